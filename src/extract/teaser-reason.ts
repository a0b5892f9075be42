/** Tells the beginning of a text that is sold from a whole one that an offer stands below. */
import { isEndMark } from './end-mark.ts';
import { endsSentence } from './line-shape.ts';
import { articleObjects } from './page-facts.ts';
import { isPaywall, isSalesText, readsOnWith } from './paywall-words.ts';
import type { Piece, Region } from './pieces.ts';
import type { ReadPage } from './read-body.ts';
import { isInside } from './selection.ts';
import { isDialog } from './windows.ts';

/** A text as short as this may be the beginning of one that is sold. */
const SHORT = 2200;
const VERY_SHORT = 1200;
const PARAGRAPHS = 8;
const MOST_OFFERED = 400;
/** Comments this heavy in front of a wall show that the text above them is whole. */
const MAX_WEIGHT_BEFORE_WALL = 100;

/** A window that comes up over any page of a site. */
const isPopUp = ({ element }: Region) =>
  element !== undefined &&
  (isDialog(element) || /(?:^|[\s_-])(?:modal|pop-?up)(?:$|[\s_-])/i.test(element.attribs['class'] ?? ''));

const LINE = 200;
/** What is told below a wall weighs at least two short paragraphs, and below a beginning much more. */
const MORE_TEXT = 150;
const MUCH_TEXT = 600;
/** The beginnings above walls seldom have as many paragraphs. */
const MORE_THAN_BEGUN = 5;
const isLine = (piece: Piece | undefined) => piece !== undefined && piece.weight < LINE;

/** What a style sheet hides by the plainest of names, on screens of every width. */
const isUnshown = ({ element }: Region) => {
  const words = element?.attribs['class'] ?? '';
  return (
    /(?:^|\s)(?:hidden|d-none|is-hidden|u-hidden|hide|display-none)(?:$|\s)/.test(words) &&
    !/:(?:block|flex|grid|inline)/.test(words)
  );
};

/** Whether readers' comments stand between a text and a wall, outside the wall's own box. */
function hasContentBeforeWall(pieces: readonly Piece[], last: number, wall: Piece): boolean {
  const box = wall.region.parent;
  const comments = pieces
    .slice(last + 1, pieces.indexOf(wall))
    .filter(({ region }) => isInside(region, isComments) && !isInside(region, (around) => around === box));
  return comments.reduce((sum, { weight }) => sum + weight, 0) > MAX_WEIGHT_BEFORE_WALL;
}

/** Whether who else worked on a text, or the mark of its end, stands between it and a wall: what is cut short has lost both. */
function isEnded(pieces: readonly Piece[], verdicts: ReadPage['verdicts'], last: number, wall: Piece): boolean {
  return pieces.slice(last + 1, pieces.indexOf(wall)).some(({ text }, at) => {
    const reason = verdicts[last + 1 + at]?.reason ?? '';
    return isEndMark(text) || reason === 'behind the end' || (reason === 'credits' && !OF_PICTURE.test(text));
  });
}
const OF_PICTURE = /\b(?:photo|image|picture|illustrat|graphic|video|foto|bild|grafik|imagen|immagin)/i;

/** Asks for a name and not for money: Create a free account to read this story. */
const asksNoMoney = (text: string) => FREE.test(text) && ACCOUNT.test(text) && !MONEY.test(text);
/** One that only asks for a name may stand below any text; one to go on says that there is more. */
const isLong = (paragraphs: number, wall: string) => paragraphs >= (GOES_ON.test(wall) ? PARAGRAPHS : MORE_THAN_BEGUN);
const GOES_ON = /continu|keep|finish|rest|weiter|suite|segui|resto|продолж|继|繼|剩|続/i;
const FREE =
  /(?<!\p{L})(?:free|kostenlos\p{L}{0,2}|kostenfrei\p{L}{0,2}|gratis|gratuit\p{L}{0,6}|бесплатн\p{L}{1,4})(?!\p{L})|免[费費]|無料/iu;
const ACCOUNT =
  /account|register|sign (?:up|in)|konto|registri|anmeld|compte|inscri|cuenta|reg[ií]str|conta(?!\p{L})|cadastr|аккаунт|регистр|[账帳賬][号號户戶]|注[册冊]|登[录錄]|登録/iu;
const MONEY =
  /\d|subscri|abonn|suscr|assin|trial|test|probe|essai|prueba|prova|limit|used|reached|subscription|試用|试用|[订訂][阅閱]|付[费費]/i;

const isComments = ({ hint }: Region) => hint === 'comments';

/** A wall below a headline that is a link says of another article that it is sold. */
function isOfCard(pieces: readonly Piece[], { region: { parent } }: Piece, start: number): boolean {
  if (!parent || (parent.first <= start && start < parent.end)) return false;
  return pieces
    .slice(parent.first, parent.end)
    .some(({ kind, weight, linkWeight }) => kind === 'heading' && linkWeight >= weight * 0.9);
}

/** A whole paragraph in italics signs a text off. */
const isNote = ({ text, marks }: Piece) =>
  marks?.().some(
    ({ kind, before, letters }) => kind === 'emphasis' && before === 0 && letters === text.replace(/\s/g, ''),
  ) === true;

const weightOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { weight }) => sum + weight, 0);

/** Whether an article is told further below a wall, and not its author, its publication or what else there is. */
function isToldOn(above: readonly Piece[], below: readonly Piece[], names: readonly string[]): boolean {
  const isAbout = ({ text }: Piece) =>
    names.some((name) => text.replace(/^the /i, '').startsWith(name.replace(/^the /i, '')));
  const end = below.findIndex(isAbout);
  const told = below
    .slice(0, end < 0 ? below.length : end)
    .filter(({ kind, text }) => kind === 'paragraph' && endsSentence(text) && !isSalesText(text));
  const weight = weightOf(told);
  if (weight < MORE_TEXT) return false;
  if (told.length > 2 || weight >= weightOf(above)) return true;
  const begun = above.filter(({ kind }) => kind === 'paragraph').length;
  return told.length > 1 && (weight > MUCH_TEXT || begun >= MORE_THAN_BEGUN);
}

/** What says that a text breaks off; `undefined` when nothing does, or too little. */
export function teaserReason(
  { facts, pieces, verdicts, weight, siteName }: ReadPage,
  byline: string | undefined,
): string | undefined {
  const access = articleObjects(facts).map((object) => String(object['isAccessibleForFree']).toLowerCase());
  if (access.includes('true') && !access.includes('false')) return undefined;
  const sold =
    access.includes('false') ||
    /^(?:locked|metered_?locked|premium|paid)$/i.test(facts.meta.get('article:content_tier') ?? '');
  const kept = pieces.flatMap((piece, at) =>
    verdicts[at]?.kept && piece.kind !== 'clip' && piece.kind !== 'figure' ? [at] : [],
  );
  const [start = 0] = kept;
  const isWall = (piece: Piece) =>
    piece.weight < 400 &&
    (isPaywall(piece.text) || (siteName !== undefined && readsOnWith(piece.text, siteName))) &&
    (sold || !isInside(piece.region, isPopUp)) &&
    !isInside(piece.region, isUnshown) &&
    !isInside(piece.region, isComments) &&
    !isOfCard(pieces, piece, start);
  // What a wall offers may be kept below it, as may a line of the site's own.
  const walls = pieces.filter(isWall).map(({ region }) => region.parent);
  const isWallBox = (around: Region) => walls.includes(around) && !(around.first <= start && start < around.end);
  const offers = kept.filter((at) => {
    const region = walls.length > 0 ? pieces[at]?.region : undefined;
    return region && isInside(region, isWallBox);
  });
  const offered = offers.reduce((sum, at) => sum + (pieces[at]?.weight ?? 0), 0);
  const own = offered > MOST_OFFERED ? kept : kept.filter((at) => !offers.includes(at));
  const goesOn = (wall: Piece) => {
    const from = pieces.indexOf(wall);
    const told = kept.filter((at) => !offers.includes(at)).map((at) => ({ at, piece: pieces[at] }));
    return isToldOn(
      told.flatMap(({ at, piece }) => (piece && at < from ? [piece] : [])),
      told.flatMap(({ at, piece }) => (piece && at > from ? [piece] : [])),
      [...(byline?.split(', ') ?? []), ...(siteName ? [siteName] : [])],
    );
  };
  const wallFrom = (at: number) => pieces.slice(Math.max(0, at - 2)).find((piece) => isWall(piece) && !goesOn(piece));
  const last =
    own
      .slice(-2)
      .toReversed()
      .find((at, back) => wallFrom(at) && (back === 0 || isLine(pieces[own.at(-1) ?? 0]))) ??
    own.at(-1) ??
    -1;
  const wall = wallFrom(last);
  const ends = pieces[last]?.text ?? '';
  const breaksOff =
    /(?:…|\.{3}|\[…\]|\[\.{3}\]|……)["”」]?$/.test(ends) ||
    (!endsSentence(ends) && pieces[last]?.kind === 'paragraph' && ends.length > 60 && !isNote(pieces[last]));
  // The beginnings that are given away have few paragraphs.
  const isWhole = kept.length >= PARAGRAPHS && endsSentence(ends) && !breaksOff;
  const isOffer =
    wall !== undefined &&
    ((isWhole && weight >= VERY_SHORT && hasContentBeforeWall(pieces, last, wall)) ||
      (!breaksOff && !sold && isLong(kept.length, wall.text) && asksNoMoney(wall.text)) ||
      (!breaksOff && !sold && isEnded(pieces, verdicts, last, wall)));
  if (wall && !isOffer && (sold || breaksOff || weight < SHORT)) return `“${wall.text.slice(0, 80)}” stands below it`;
  if (sold && breaksOff) return 'the page says that it is not free to read, and the text breaks off';
  if (sold && weight < VERY_SHORT && !isWhole) return 'the page says that it is not free to read';
  return undefined;
}
