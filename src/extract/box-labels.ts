/** Tells the labels that site makers set over boxes of code and advice, and that no author wrote. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';

const ADVICE =
  /^(?:tip|note|info|information|warning|caution|danger|important|hint|success|tipp|hinweis|warnung|achtung|astuce|remarque|attention|提示|注意|警告|[说說]明)$/i;
const ADVICE_CLASS = /(?:^|[\s_-])(?:admonition|callout|alert|message-box|custom-block|hint)(?:$|[\s_-])/i;
const FILE =
  /^(?:[\w.@~-]{1,40}\/){0,8}[\w.@-]{1,60}\.[a-z]{1,6}\d?$|^(?:Dockerfile|Makefile|\.[a-z]{3,16}(?:rc|ignore)?)$/;
const CODE_LANGUAGE = /^[A-Za-z][A-Za-z+#.-]{0,11}$/;
const isCodeBox = (box: Region) =>
  /(?:^|[\s_-])(?:language|lang|highlight|code|snippet)(?:$|[\s_-])/i.test(classesOf(box));
const LEVELS = 3;

/** True for a word that only names the kind of its box, and for the name of a file right over its code. */
export function isBoxLabel(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const next = pieces[at + 1];
  if (!piece || !next || piece.kind === 'quote' || piece.text.length > 120) return false;
  if (isScore(piece)) return true;
  if (ADVICE.test(piece.text)) return boxOf(piece, next, (box) => ADVICE_CLASS.test(classesOf(box)));
  const isInside = isCodeBox(piece.region) && next.region.end <= piece.region.end;
  if (next.kind === 'code' && CODE_LANGUAGE.test(piece.text) && (isInside || boxOf(piece, next, isCodeBox)))
    return true;
  // A sentence may end in the name of a file, but does not consist of one.
  return next.kind === 'code' && FILE.test(piece.text) && boxOf(piece, next, () => true);
}

/** The figure that a test ends in, drawn in a box of its own. */
const isScore = ({ text, region }: Piece) =>
  /^\d{1,3}(?:\.\d)?(?:\s?[/／]\s?\d{1,3}|\s?分)?$/.test(text) &&
  /(?:^|[\s_-])(?:score|rating)(?:$|[\s_-])/i.test(classesOf(region));

const FILM_CLASS = /(?:^|[\s_-])video(?:[_-]{1,2}[a-z]{1,20}){0,3}[_-]{1,2}(?:title|headline|name)(?:$|\s)/i;

/** True for the title of a film, which is not heard. */
export function isFilmTitle({ text, level, kind, region }: Piece): boolean {
  if (text.length > 160 || (kind === 'heading' && level === 1) || endsSentence(text)) return false;
  return FILM_CLASS.test(classesOf(region));
}

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
