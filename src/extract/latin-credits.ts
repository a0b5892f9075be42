/** Tells a line of credits in European languages by its labels and by the names behind each. */
import { ignoringCase } from './ignoring-case.ts';
import { isNames } from './line-shape.ts';

const WORK =
  '(?:texte?s?|foto(?:s|grafie|grafía|grafia)?|photos?|bild(?:er)?|grafik|video|vidéo|illustration(?:en|s)?|redaktion|schlussredaktion|bildredaktion|lektorat|korrektorat|fakten-?check|(?:bild|foto)(?:nachweise?|quellen?|rechte)|(?:photo|image|picture) credits?|crédits? photos?|créditos (?:de las fotos|fotográficos)|crediti fotografici|online-umsetzung|schnitt|kamera|sprecher(?:in)?|übersetzung|moderation|produktion|regie|autor(?:in|es|as)?|auteure?s?|rédaction|relecture|édition|vérification|traduction|réalisation|production|montage|imagen(?: destacada)?|imágenes|redacción|edición|corrección|revisión|verificación|producción|traducción|ilustración|testi?|foto di|immagini?|redazione|a cura di|revisione|verifica(?: dei fatti)?|traduzione|montaggio|illustrazion[ei]|imagens?|redação|edição|reportagem|tradução|ilustração|quelle|source|fuente|fonte|автор(?:ы)?|текст|редактор(?:ы)?|корректор|фото(?:граф)?|иллюстрации|фактчекер|переводчик|продюсер)';
/** In which order the pictures of a page are named. */
const ORDER =
  "(?:,? \\(?(?:(?:from )?(?:the )?top(?: to bottom)?|(?:from )?left(?: to right)?|clockwise from (?:top )?(?:left|right|top)|von oben(?: nach unten)?|von links(?: nach rechts)?|de haut en bas|de gauche à droite|de arriba abajo|de izquierda a derecha|dall[’']alto in basso|da sinistra a destra)\\)?)?";
const LABEL = ignoringCase(`(?:^|[\\s,;.|·])${WORK}(?: ?(?:[,/&+]|und|et|y|e) ${WORK})?${ORDER} ?[:：](?=\\s|\\p{Lu})`);
/** Text von Ute Brandl, Fotos von Gregor Ahl; a picture of a town is one of its kind. */
const BY = ignoringCase(`(?:^|[\\s,;.|·])${WORK}(?: ?(?:[,/&+]|und|et|y|e) ${WORK})? (?:von|by|par|por) (?=\\p{Lu})`);
const LONGEST = 120;

/** True for labels and names alone: Text: Ute Brandl, Fotos: Gregor Ahl. */
export function isLatinCredits(text: string): boolean {
  if (isCredited(text, BY, 2)) return true;
  return /[:：]/.test(text) && isCredited(text, LABEL, 1);
}

function isCredited(text: string, label: RegExp, least: number): boolean {
  const [before = '', ...names] = text.split(label);
  return (
    before === '' &&
    names.length >= least &&
    names.every((one) => {
      const name = one.replace(/^[\s(]{1,3}|[\s.,;|·)]{1,3}$/gu, '');
      return (
        name.length > 1 &&
        name.length <= LONGEST &&
        /^\p{L}/u.test(name) &&
        !/[.!?] /.test(name.replace(/\b\p{Lu}[\p{L}]{0,2}\./gu, '')) &&
        isNames(name) &&
        !/(?<!\p{L})\p{Script=Cyrillic}/u.test(name.replace(/(?<!\p{L})\p{Lu}\p{L}*|(?<!\p{L})для(?!\p{L})/gu, ''))
      );
    })
  );
}
