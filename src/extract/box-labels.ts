/** Tells the labels that site makers set over boxes of code and advice, and that no author wrote. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { type Element, isElement } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { holds, namesAdvice } from './named-boxes.ts';
import type { Piece, Region } from './pieces.ts';

const ADVICE =
  /^(?:tip|note|info|information|warning|caution|danger|important|hint|success|error|see also|tipp|hinweis|bemerkung|warnung|achtung|vorsicht|gefahr|wichtig|fehler|siehe auch|astuce|remarque|attention|prudence|avertissement|indication|erreur|voir aussi|nota|consejo|truco|sugerencia|advertencia|atención|precaución|peligro|importante|ver también|dica|aviso|cuidado|atenção|perigo|veja também|suggerimento|consiglio|attenzione|avvertimento|pericolo|vedi anche|let op|opmerking|waarschuwing|belangrijk|примечание|внимание|предупреждение|важно|осторожно|опасно|подсказка|совет|uwaga|ostrzeżenie|wskazówka|ważne|提示|注意|警告|[说說]明|[备備]注|重要|小心|危[险險]|[错錯][误誤]|信息|小技巧|小[贴貼]士|注[釈釋记記]|補足|参考|ヒント|メモ|危険|エラー)\s?[!！:：]?$/i;
/** What is written as a file is: Node.js, example.com, v2.x. */
const NO_FILE =
  /^(?:(?:node|vue|next|nuxt|express|react|angular|ember|backbone|alpine|three|d3|p5|chart|moment|discord)\.js|[\w.-]{1,60}\.(?:com|org|net|io|dev|x)):?$/i;
const FILE = String.raw`(?:(?:[\w.@~-]{1,40}/){0,8}[\w.@-]{1,60}\.[a-z]{1,6}\d?|Dockerfile|Makefile|\.[a-z]{3,16}(?:rc|ignore)?)`;
/** A file, or those among which the reader chooses. */
const FILES = new RegExp(`^${FILE}(?: ${FILE}){0,5}:?$`);
const CODE_LANGUAGE = /^[A-Za-z][A-Za-z+#.-]{0,11}$/;
const isCodeBox = (box: Region) =>
  /(?:^|[\s_-])(?:language|lang|highlight|code|snippet)(?:$|[\s_-])/i.test(classesOf(box));
const LEVELS = 5;

const PICTURE =
  /^(?:image|photo(?:graph)?|picture|illustration|graphic|bild|foto|grafik|infographie|imagen|fotograf[ií]a|imagem|immagine|изображение|фото|картинка|[图圖配插][图圖片]|[图圖]|画像|写真)$/i;

/** The word that tells those who cannot see it what comes next: Image. Authors write theirs in a paragraph. */
const isKindOfPicture = ({ kind, text, linkWeight, region }: Piece, next: Piece) =>
  kind === 'paragraph' &&
  next.kind === 'figure' &&
  linkWeight === 0 &&
  region.element?.name === 'div' &&
  PICTURE.test(text);

const LINE_NUMBERS = /^\d[\d\s]*$/;

/** True for a word that only names the kind of its box, and for the name of a file right over its code. */
export function isBoxLabel(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const next = pieces[at + (LINE_NUMBERS.test(pieces[at + 1]?.text ?? '') ? 2 : 1)];
  if (!piece || !next || piece.kind === 'quote' || piece.text.length > 120) return false;
  if (isScore(piece) || areChoices(piece) || isKindOfPicture(piece, next)) return true;
  if (ADVICE.test(piece.text)) return boxOf(piece, next, (box) => isAdviceBox(box, piece)) && !areTitled(pieces, piece);
  const isInside = isCodeBox(piece.region) && next.region.end <= piece.region.end;
  if (next.kind === 'code' && CODE_LANGUAGE.test(piece.text) && (isInside || boxOf(piece, next, isCodeBox)))
    return true;
  // A sentence may end in the name of a file, but does not consist of one; a section may be called by it.
  const isSection = /^h[1-6]$/.test(piece.region.element?.name ?? '');
  if (next.kind !== 'code' || piece.kind === 'listItem' || !FILES.test(piece.text)) return false;
  const isOwn = isSection || NO_FILE.test(piece.text);
  return !isOwn || boxOf(piece, next, isSection ? () => true : isCodeBox);
}

/** Whether a box is one of advice, or called by what is its label: <details class="info">. */
const isAdviceBox = (box: Region, { text }: Piece) =>
  namesAdvice(classesOf(box)) || classesOf(box).split(' ').includes(text.toLowerCase());

/** Whether other boxes of its kind bear titles of their author's: then this one is part of the text, too. */
function areTitled(pieces: readonly Piece[], label: Piece): boolean {
  const own = classesOf(label.region);
  return (
    own !== '' &&
    pieces.some(
      (other, at) =>
        classesOf(other.region) === own &&
        !ADVICE.test(other.text) &&
        boxOf(other, pieces[at + 1] ?? other, (box) => isAdviceBox(box, other)),
    )
  );
}

/** The labels of the fields beside them by which the reader chooses what is shown below. */
function areChoices({ region: { element } }: Piece): boolean {
  let labels = 0;
  // An element of thousands of lines, each a piece, ends at its first.
  for (const part of element?.children ?? []) {
    if (!isElement(part) || part.name === 'input') continue;
    if (part.name !== 'label' || part.children.some(isElement)) return false;
    labels += 1;
  }
  return labels > 1;
}

/** The figure that a test ends in, drawn in a box of its own. */
const isScore = ({ text, region }: Piece) =>
  /^\d{1,3}(?:\.\d)?(?:\s?[/／]\s?\d{1,3}|\s?分)?$/.test(text) &&
  /(?:^|[\s_-])(?:score|rating)(?:$|[\s_-])/i.test(classesOf(region));

const FILM_CLASS = /(?:^|[\s_-])video(?:[_-]{1,2}[a-z]{1,20}){0,3}[_-]{1,2}(?:title|headline|name)(?:$|\s)/i;

const FILM_PLAYER = /(?:^|[\s_-])(?:video|video-?js|vjs|plyr|jwplayer|jw|player|film|youtube|vimeo)(?:$|[\s_-])/i;

/** True for the title of a film, which is not heard. */
export function isFilmTitle(piece: Piece, pieces: readonly Piece[]): boolean {
  const { text, level, kind, region } = piece;
  if (text.length > 160 || (kind === 'heading' && level === 1) || endsSentence(text)) return false;
  return FILM_CLASS.test(classesOf(region)) || (kind === 'heading' && isInBoxOfFilm(piece, pieces));
}

/** Whether a box holds a film and no other text than its heading; a film that plays by itself is the ground of a title. */
function isInBoxOfFilm(piece: Piece, pieces: readonly Piece[]): boolean {
  let box = piece.region.parent;
  for (let level = 0; box?.element && level < LEVELS; level += 1, box = box.parent) {
    if (box.end - box.first > FILM_PIECES) return false;
    const others = pieces.slice(box.first, box.end).filter((one) => one !== piece && one.kind !== 'figure');
    if (others.some((one) => one.kind === 'clip' || boilerplateReason(one) === '')) return false;
    const isVideo = FILM_PLAYER.test(classesOf(box));
    const isFilm = ({ name, attribs }: Element) =>
      (name === 'video' && 'controls' in attribs && !('autoplay' in attribs)) || (name === 'iframe' && isVideo);
    if (holds(box.element, isFilm)) return true;
  }
  return false;
}
const FILM_PIECES = 6;

const FILMS = '(?:v[ií]d[eé]os?|clips?|filme?|видео(?:ролики)?)';
const MOST_WATCHED = new RegExp(
  `(?<!\\p{L})${FILMS}(?!\\p{L}).{0,40}(?:mais|más|più|plus|les plus) (?:assistid|vist|vue|reproduzid|guardat|regardé)|(?<!\\p{L})${FILMS}(?!\\p{L}).{0,12}most[ -](?:watched|viewed|popular)|most[ -](?:watched|viewed|popular) ${FILMS}(?!\\p{L})|(?:meist(?:gesehen|geklickt)|beliebtest)e[nr]? ${FILMS}(?!\\p{L})|(?:популярны|просматриваемы)[ехй]{1,2} ${FILMS}(?!\\p{L})|[热熱][门門播][视視影][频頻片]`,
  'iu',
);
const FILM_COUNT = new RegExp(`^\\d{1,4}\\s?(?:${FILMS}|[个個]?[视視影][频頻片])$`, 'iu');
const FILM_BOX = /(?:^|[\s_-])(?:play-?list|videos?)(?:$|[\s_-])/i;

/** True for a list of a site's films, in a box that its markup, its colon or their number tells: nothing in it is a sentence. */
export function isListOfFilms(pieces: readonly Piece[], box: Region): boolean {
  const [label, ...films] = pieces;
  if (!label || films.length < 1 || !MOST_WATCHED.test(label.text) || pieces.some(({ text }) => endsSentence(text)))
    return false;
  const isBox = (region: Region): boolean => FILM_BOX.test(classesOf(region)) || region.children.some(isBox);
  return /^\p{L}{4,8}\s?[:：]/u.test(label.text) || films.some(({ text }) => FILM_COUNT.test(text)) || isBox(box);
}

/** Whether a box that a piece begins, and that another one is in, is of a certain kind. */
function boxOf(piece: Piece, next: Piece, isOfKind: (box: Region) => boolean): boolean {
  let box = piece.region.parent;
  for (let level = 0; box?.element && level < LEVELS; level += 1, box = box.parent) {
    const holdsBoth = next.region.first >= box.first && next.region.end <= box.end;
    if (box.first === piece.region.first && holdsBoth && isOfKind(box)) return true;
  }
  return false;
}

function classesOf({ element }: Region): string {
  return (element?.attribs['class'] ?? '').slice(0, 200);
}
