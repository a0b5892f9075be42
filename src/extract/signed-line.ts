/** Tells the line that names the writer with post, place and day: Par Ann Ames, envoyée spéciale à Skarn Publié le … */
import { endsSentence } from './line-shape.ts';
import { MONTH_NAMES, parseDate } from './parse-date.ts';

const NAME =
  "\\p{Lu}[\\p{L}.’'-]{1,24}(?: (?:\\p{Lu}[\\p{L}.’'-]{0,24}|(?:van|von|de|del|della|der|den|di|da|du|la|le|dos|el|al|y|et|e|und|and|en|och|og|i|и)(?= ))){1,9}";
/** Who wrote, in words that begin no text. */
const WRITTEN = [
  '(?:Written|Reported|(?:Story|Article|Report|Analysis)(?: written)?) by',
  '(?:Rédigé|[ÉE]crit|Réalisé|Propos recueillis|(?:Article|Texte|Reportage|Récit|Enquête)(?: (?:rédigé|écrit|réalisé|signé)e?)?) par',
  '(?:Geschrieben|Verfasst|Aufgezeichnet|(?:Eine? )?(?:Artikel|Beitrag|Bericht|Reportage|Analyse|Kommentar)) von',
  '(?:Escrito|Redactado|Redigido|(?:Artículo|Reportaje|Crónica|Texto|Artigo|Reportagem|Matéria)(?: (?:escrit|redactad)[oa])?) por',
  '(?:Scritto|Redatto|(?:Articolo|Testo|Servizio)(?: (?:scritto|redatto))?) da|Articolo di',
  '(?:Geschreven|(?:Artikel|Tekst|Verslag)(?: geschreven)?) door|Skriven av|Skrevet a[vf]',
  'Автор(?:ы)? (?:статьи|текста|материала):?|Материал подготовил[аи]?|Tekst (?:napisał|przygotował)a?:?',
].join('|');
const WROTE = new RegExp(`^(?:${WRITTEN}) (?=\\p{Lu})`, 'u');
const FURTHER = new RegExp(`^(?:(?:,| et| and| und| y| e| en| och| og| i| и) ${NAME}){0,5}$`, 'u');
const SIGNED = new RegExp(
  `^(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Door|Av|Af|Przez|Words by|Text(?: by|:)|Texte ?:|Texto:|Testo:|Автор:?|Текст:|${WRITTEN}) ${NAME}(?=$|[\\s,.|·•–—(/])`,
  'u',
);
/** Words over the day on which a page was published or changed, as a part of an expression. */
export const DAY_LABELS =
  '(?:first |last )?(?:published|updated|posted|modified)|(?:zuletzt )?(?:veröffentlicht|aktualisiert)|stand(?=:)|(?:publié|mis à jour|modifié)e?|publicad[oa]|actualizad[oa]|atualizad[oa]|modificad[oa]|pubblicato|aggiornato|gepubliceerd|bijgewerkt|geactualiseerd|опубликован[оа]|обновлен[оа]|обновлён|publicerad|uppdaterad|publisert|oppdatert|publiceret|opdateret|opublikowano|aktualizacja';
const LABEL = new RegExp(`(?<!\\p{L})(?:${DAY_LABELS})(?!\\p{L})`, 'giu');
const WHEN = new RegExp(
  String.raw`(?<!\p{L})(?:${MONTH_NAMES}|\p{L}{1,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|alle|ore|del|las|uhr|uur|min(?:ut[a-z]{1,3})?\.?|read|lecture|lesezeit|lectura|lettura|leitura|leestijd|temps|tempo|tiempo|mez|mesz|gmt|bst|cet|cest|est|edt|pst|pdt|utc|года|kl)(?!\p{L})`,
  'giu',
);
/** Whom a paper has where it reports from, as a part of an expression. */
export const POST_OF_REPORTER =
  '(?:(?:(?:from |de |von )?(?:our|notre|nos|nuestr[oa]s?|nosso|nossa|unsere?[mnr]?|onze)|(?:dalla|dal|dai|il|la) nostr[oai]) )?(?:(?:special |foreign |staff )?correspondents?|reporters?|envoyée?s? spéciale?s?|envoyés spéciaux|correspondant(?:e|s|es)?(?: (?:permanent|régional|particuli[eè]r)e?s?)?|enviad[oa]s? especia(?:l|les|is)|corresponsal(?:es)?|correspondentes?|inviat[oaie](?: special[ei])?|corrispondent[ei]|(?:sonder|auslands)?korrespondent(?:in|en|innen)?|reporter(?:in|innen)?|verslaggevers?|redact(?:or|eur)|редактор|корреспондент|собкор|спецкор|(?:специальный|собственный) корреспондент)';
const POST = new RegExp(`[,·•|(–—-] ?${POST_OF_REPORTER}(?!\\p{L})([^.!?:;“”«»]{0,50})$`, 'iu');
/** The house behind a name: rbb, ARD-Studio Kairo, zzt. Skarn. */
const OF_HOUSE =
  /^, (?:rbb|taz|dpa|afp|apa|epd|kna|sid|franceinfo|swissinfo|correctiv|\p{Lu}{2,5}\d{0,2}(?:[ -](?:\p{Lu}[\p{L}\d-]{1,20}|in|aktuell)){0,3})(?:, (?:zzt\.|zurzeit|derzeit) (?:in )?\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})?)?$/u;
/** A word of a sentence, and not of a place. */
const TELLS = /(?<!\p{L})\p{Ll}{5,}|,/u;
const LONGEST = 220;
/** Names that no word introduces, where a post and a day follow. */
const NAMED = new RegExp(`^${NAME}(?:(?:, | [|/] )${NAME}){0,4}(?=[,·•|(–—-])`, 'u');
/** Dal nostro inviato Ann Ames, before or instead of a word. */
const OF_OURS =
  /^(?:dal nostr[oa] (?:inviat[oa]|corrispondente)|de (?:notre|nos) (?:envoyée?s? spéciale?s?|envoyés spéciaux|correspondante?s?)|de nuestr[oa]s? (?:enviad[oa]s? especial(?:es)?|corresponsal(?:es)?)|von unsere[mnr] (?:korrespondent(?:in|en)?|reporter(?:in)?|redakteur(?:in)?)|do nosso (?:enviado(?: especial)?|correspondente)|van onze (?:verslaggever|correspondent|redacteur)|from our (?:own |special )?correspondent)(?: (?:in|a|à|en|em|aus|te) \p{Lu}\S{1,20}| \p{Ll}{1,3} \p{Lu}\S{1,20})?[:,]? (?=\p{Lu})/iu;

/** A line whose paper names its writer as its own begins as others do. */
export const withoutOurs = (text: string) => text.replace(FROM_PLACE, 'By ').replace(OF_OURS, 'By ');
const FROM_PLACE = /^Aus (?:\p{Lu}[\p{L}-]{1,20} ){1,3}berichte[tn] (?=\p{Lu})/u;

/** A line that says at its beginning who wrote begins as others do. */
export const withBy = (text: string) => text.replace(WROTE, 'By ');

/** True for such a line with its day, or with its post alone. */
export function isSignedLine(input: string): boolean {
  if (input.length > LONGEST || endsSentence(input)) return false;
  const text = withoutOurs(input);
  if (!SIGNED.test(text))
    return (
      NAMED.test(text) &&
      text.search(LABEL) > 0 &&
      isSignedLine(`By ${text}`) &&
      POST.test(text.slice(0, text.search(LABEL)))
    );
  if (text !== input && !TELLS.test(text.replace(SIGNED, '').replace(WHEN, ' '))) return true;
  const labels = [...text.matchAll(LABEL)];
  const [label] = labels;
  if (label === undefined) {
    const behind = text.replace(SIGNED, '');
    if (WROTE.test(text) && FURTHER.test(behind)) return true;
    if (OF_HOUSE.test(behind)) return true;
    const place = text.length < 140 ? POST.exec(behind)?.[1] : undefined;
    return place !== undefined && !TELLS.test(place);
  }
  const told = text.slice(label.index).replace(LABEL, ' ');
  if (/[“”«»„!?;]/.test(text.slice(0, label.index)) || parseDate(told) === undefined) return false;
  return !/\p{L}/u.test(told.replace(WHEN, ' ').replace(/\d{1,2}h\d{0,2}/g, ' '));
}

/** Report by Ann Ames names the writer of a page, and of one account among several. */
export const namesByKind = (text: string) => text.length < LONGEST && BY_KIND.test(text) && isSignedLine(text);
const BY_KIND =
  /^(?:Eine? )?(?:Article|Report|Analysis|Texte|Reportage|Récit|Enquête|Artikel|Beitrag|Bericht|Analyse|Kommentar|Artículo|Reportaje|Crónica|Texto|Artigo|Reportagem|Matéria|Articolo|Testo|Servizio|Tekst|Verslag) (?:by|par|von|por|da|di|door) [^,·•|(–—-]{3,80}$/u;

/** The line until it says when, so that no place or label behind the name looks like a further one. */
export function untilDay(text: string): string {
  const at = isSignedLine(text) ? text.search(LABEL) : -1;
  return at < 0
    ? text
    : text
        .slice(0, at)
        .replace(/, \p{Lu}\S{2,20}\s?$/u, '')
        .replace(/[\s,|·•–—-]{1,4}$/, '');
}
