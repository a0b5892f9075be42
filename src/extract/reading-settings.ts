/** Tells the box by which a reader sets the looks of a page: lists, sliders and buttons to choose from, and their labels. */
import { ignoringCase } from './ignoring-case.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

const HEAVIEST = 160;
/** A note on a label: * Subscribers only. */
const NOTE = 60;

/** What may be set. */
const SET =
  'sizes?|width|fonts?|text|themes?|contrast|spacing|height|speed|display|view|appearance|colou?rs?|settings|options|links|background|typeface|margins?|justification|schrift\\p{L}*|text(?:größe|breite)|darstellung|ansicht|kontrast|zeilen(?:abstand|höhe)|hintergrund\\p{L}*|farb(?:e|en|schema)|lese(?:einstellungen|modus)|taille|police|texte|affichage|vitesse|interligne|contraste?|largeur|thème|couleurs?|réglages|confort de lecture|tamaño|letra|fuente|texto|velocidad|interlineado|ancho|fondo|ajustes|tipografía|dimension[ei]|carattere|testo|interlinea|larghezza|contrasto|sfondo|velocità|impostazioni|tamanho|fonte|espaçamento|largura|шрифт\\p{L}*|размер\\p{L}*|(?:межстрочный )?интервал|цвет|фона?|ширина|яркость|настройки';
/** Words beside it, and what it may be set to. */
const BESIDE =
  "the|your|story|article|page|reading|line|letter|word|font|choose|adjust|change|family|mode|of|and|d[aeiou]|de[lrs]?|d[’']|la|las|los|le|les|do|da|und|et|y|e|и|lecture|lectura|lettura|leitura|modo|tema|small(?:er)?|medium|large[rst]?|standard|normal|default|wide|narrow|automatic|auto|system|light|dark|sepia|black|white|serif|sans|klein|mittel|groß|hell|dunkel|petite?|moyenne?|grande?|claire?|sombre|pequeñ[ao]|median[ao]|clar[ao]|oscur[ao]|piccol[ao]|medi[ao]|chiar[ao]|scur[ao]|pequen[ao]|médi[ao]|escur[ao]|чтения|текста|строк|маленький|средний|крупный|светлая|т[её]мная";
const HAN =
  '字[体體](?:大小)?|字[号號型]|文字(?:サイズ|大小)|行[距高間间]|段距|[间間]距|背景(?:[颜顏]?色)?|[页頁][宽寬]|[宽寬]度|主[题題]|[阅閱][读讀](?:[设設][置定]|模式)|[显顯]示[设設]置|表示[設设]定|夜[间間]模式|[护護]眼模式|亮度';
const WORDS = ignoringCase(
  `(?<!\\p{L})(?:${SET}|${BESIDE})(?!\\p{L})|${HAN}|(?<!\\d)\\d{1,3}(?!\\d)|默[认認]|[预預][设設]|[大中小](?![\\u4e00-\\u9fff]{2})`,
  'g',
);
const NAMES_SETTING = ignoringCase(`(?<!\\p{L})(?:${SET})(?!\\p{L})|${HAN}`);
const REST = /^[\s.,%*†:：·|/&+–-]*$/;

/** Text size; Size Width * Links; 字号 行距. */
export const isSetting = (text: string): boolean =>
  text.length <= NOTE && NAMES_SETTING.test(text) && REST.test(text.replace(WORDS, ''));
/** Small Standard Large: what is chosen. */
const isChoice = (text: string) => text.length <= NOTE && REST.test(text.replace(WORDS, ''));
const isNote = ({ text, weight }: Piece) => weight <= NOTE && /^[*†]/.test(text) && !endsSentence(text);

/** True for the texts of a box with `choices` lists, sliders or buttons in it, when they name what these set and nothing else. */
export function areSettings(inside: readonly Piece[], choices: number): boolean {
  const weight = inside.reduce((sum, piece) => sum + piece.weight, 0);
  if (choices === 0 || inside.length === 0 || weight > HEAVIEST) return false;
  const isLabel = ({ kind, text }: Piece) =>
    (/^(?:paragraph|listItem)$/.test(kind) || (kind === 'heading' && isSetting(text))) && !endsSentence(text);
  const named = inside.filter(({ text }) => isSetting(text)).length;
  const said = inside.filter((piece) => isChoice(piece.text) || isNote(piece)).length;
  return named > 0 && inside.every(isLabel) && (said === inside.length || (choices > 1 && named * 2 >= inside.length));
}
