/** Tells pages that hold no whole article by what they are: lists, pages that a script draws, beginnings before a paywall. */
import type { PageFault } from '../words/why.ts';
import { type Element, innerText } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { articleObjects } from './page-facts.ts';
import { isPaywall, isSalesText, readsOnWith } from './paywall-words.ts';
import type { Piece, Region } from './pieces.ts';
import type { ReadPage } from './read-body.ts';
import { SAID_BEFORE } from './repeats.ts';
import { isInside } from './selection.ts';
import { isDialog } from './windows.ts';

/** Why a page gives no article, in a word for programs and in a sentence. */
export type Refusal = { readonly code: PageFault; readonly reason: string };

/** Cards and their text on a page that lists articles. */
const CARDS = 4;
const CARD_WEIGHT = 700;
const CARD_SHARE = 0.6;
/** The link at the end of a teaser. */
const MORE =
  /\s?[[【（(]?(?:(?:[查点點][看击擊]|[阅閱][读讀])?(?:[详詳][细細情]|全文|更多|原文)|(?:read |see |learn )?more|weiterlesen|mehr|lire la suite|leer más)[\]】）)]?[\s>»›→.…]{0,4}$/i;
/** A text as short as this may be the beginning of one that is sold. */
const SHORT = 2200;
const VERY_SHORT = 1200;
const PARAGRAPHS = 8;
const MOST_OFFERED = 400;
/** Comments this heavy in front of a wall show that the text above them is whole. */
const MAX_WEIGHT_BEFORE_WALL = 100;

/** Minutes of a match and results alone are no text. */
export const WORDS = /\p{L}/u;

/** Why the page is no whole article; `undefined` when nothing says so. */
export function findRefusal(
  page: ReadPage,
  scripts: boolean,
  text: string,
  byline: string | undefined,
): Refusal | undefined {
  if (!WORDS.test(text))
    return scripts
      ? {
          code: 'drawn-by-script',
          reason: 'The page is drawn by a script in the browser and carries no text to be read.',
        }
      : { code: 'no-text', reason: 'The page has no running text and no recording.' };
  const stands = standIn(page);
  if (stands !== undefined) return stands;
  if (scripts && isShell(page))
    return {
      code: 'drawn-by-script',
      reason: 'The page is drawn by a script in the browser and carries a few labels and no text to be read.',
    };
  if (isList(page)) return { code: 'list', reason: 'The page lists articles and holds none itself.' };
  const why = teaserReason(page, byline);
  return why === undefined
    ? undefined
    : { code: 'teaser', reason: `The page holds only the beginning of its article: ${why}.` };
}

const SHELL = 600;
const NOT_FOUND =
  /\b(?:page|article|post|story|content|file|site)\b.{0,20}\b(?:not (?:be )?found|could ?n[o’']t be found|can(?:no|['’])t be found|does(?:n['’]t| not) exist|no longer (?:exists|available)|isn[’']t available)|^(?:error )?(?:404|410)\b|\b(?:404|410)(?: error)?$|^not found$|^nothing (?:was )?found|(?:seite|artikel|inhalt) (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|no se encontró la página|pagina non trovata|página não encontrada|(?:页面|頁面|文章|网页|網頁|内容)(?:不存在|已[删刪]除|未找到|走丢了)|找不到(?:该|此|這|这|您)?[^。]{0,6}(?:页面|頁面|网页|網頁|文章)/i;
const LOG_IN =
  /^(?:(?:please |you must |you need to )?(?:log|sign) ?in\b(?! the)|(?:log|sign) ?in to\b|anmelden\b|einloggen\b|bitte (?:melden|loggen)|connexion\b|connectez-vous|se connecter|inicia(?:r)? sesión|acced[ei]\b|iniciar sessão|(?:请|請)?(?:先)?[登][录錄入](?:$|后|後|[^“”「]{0,8}$))/i;

/** What a page says that a site shows instead of an article; `undefined` for every page with more than a few words. */
function standIn({ facts, title, weight }: ReadPage): Refusal | undefined {
  if (weight > SHELL || articleObjects(facts).length > 0 || facts.meta.has('article:published_time')) return undefined;
  const headings = facts.headings.slice(0, 3).map((heading) => innerText(heading, 120).trim());
  const named = [title, facts.documentTitle, ...headings];
  if (named.some((text) => NOT_FOUND.test(text)))
    return { code: 'not-there', reason: 'The page says that what was asked for is not there.' };
  const asks = named.filter((text) => LOG_IN.test(text)).length;
  return asks > 1 ? { code: 'asks-login', reason: 'The page asks its visitor to log in.' } : undefined;
}

/** A few labels without a headline, a day, a sentence or a recording. */
function isShell({ facts, pieces, verdicts, weight }: ReadPage): boolean {
  if (weight > SHELL || articleObjects(facts).length > 0 || facts.headings.length > 0 || facts.times.length > 0)
    return false;
  return !pieces.some(
    ({ kind, text }, at) => verdicts[at]?.kept && (kind === 'clip' || kind === 'heading' || endsSentence(text)),
  );
}

/** Above what a site's search found. */
const SEARCHED =
  /^(?:search results?(?: for\b|\s{0,3}(?:$|[|:–—-]|["“]))|\d[\d.,]{0,9} (?:search )?(?:results?|suchergebnisse|résultats|resultados|risultati) (?:for|found|für|pour|para|per)\b|(?:results? for|suchergebnisse für|résultats (?:de recherche )?pour|resultados (?:de búsqueda )?para|risultati (?:della ricerca )?per)\s?:?\s?["“”„«'‘]|(?:[“"「]?.{1,20}[”"」]?的)?搜[索寻尋][结結]果\s{0,3}(?:$|[|_:：–—-]))/iu;

function isList({ facts, pieces, verdicts, weight }: ReadPage): boolean {
  const searched = SEARCHED.test(facts.documentTitle.trim());
  const declared =
    facts.jsonLd.some(({ '@type': type }) => /CollectionPage|ItemList/.test(String(type))) || isArchive(pieces);
  const collection = searched || declared;
  const isArticle =
    articleObjects(facts).length > 0 ||
    facts.meta.has('article:published_time') ||
    // Themes and plugins say so of every page.
    (facts.meta.get('og:type') === 'article' && !collection);
  if (isArticle) return false;
  // Cards may carry the same placeholder.
  const isKept = (at: number) => verdicts[at]?.kept === true || verdicts[at]?.reason === SAID_BEFORE;
  const lists = (isShown: (at: number) => boolean, share: number) => {
    const { most, listed } = cardsOf(pieces, isShown);
    return most >= (searched ? CARDS / 2 : CARDS) && listed >= weight * share;
  };
  // What lists are of may be marked as beside an article.
  return lists(isKept, declared ? 0 : CARD_SHARE) || (collection && lists(() => true, 1));
}

/** How many cards of a kind show a headline that is a link and a sentence, and what the text of all cards weighs. */
function cardsOf(
  pieces: readonly Piece[],
  isShown: (at: number) => boolean,
): { readonly most: number; readonly listed: number } {
  const cards = new Map<Region, number>();
  pieces.forEach((piece, at) => {
    if (piece.weight < 12 || piece.linkWeight < piece.weight * 0.9) return;
    if (piece.kind !== 'heading' && piece.kind !== 'paragraph' && !isHeadOfTeaser(pieces, at)) return;
    const card = cardOf(piece, pieces);
    if (
      card &&
      pieces
        .slice(card.first, card.end)
        .some(
          (other, index) =>
            other !== piece && isShown(card.first + index) && endsSentence(other.text.replace(MORE, '')),
        )
    )
      cards.set(card, at);
  });
  const alike = new Map<string, number>();
  let listed = 0;
  for (const card of cards.keys()) {
    const key = kindOf(card.element);
    alike.set(key, (alike.get(key) ?? 0) + 1);
    for (let at = card.first; at < card.end; at += 1) if (isShown(at)) listed += pieces[at]?.weight ?? 0;
  }
  return { most: Math.max(0, ...alike.values()), listed };
}

/** A linked item over the beginning of a text in the same item, as newspapers list the articles of a page. */
function isHeadOfTeaser(pieces: readonly Piece[], at: number): boolean {
  const [piece, below] = [pieces[at], pieces[at + 1]];
  if (piece?.kind !== 'listItem' || below?.kind !== 'listItem' || below.linkWeight > below.weight / 2) return false;
  const isSame = isInside(below.region, ({ element, first }) => element?.name === 'li' && first <= at);
  return isSame && /(?:…|\.{3})\s?$/.test(below.text.replace(MORE, '…'));
}

/** A page whose body says by its class that it lists posts, as those of WordPress do. */
function isArchive([piece]: readonly Piece[]): boolean {
  const isListed = ({ element }: Region) =>
    element?.name === 'body' &&
    /(?:^|\s)(?:archive|category|search-results)(?:$|\s)/.test(element.attribs['class'] ?? '');
  return piece !== undefined && isInside(piece.region, isListed);
}

const kindOf = (element: Element | undefined) => `${element?.name} ${element?.attribs['class']?.split(/\s+/)[0] ?? ''}`;

/** The largest container around a linked headline that holds one such headline and little else. */
function cardOf(headline: Piece, pieces: readonly Piece[]): Region | undefined {
  let card: Region | undefined;
  for (let region: Region | undefined = headline.region; region?.element; region = region.parent) {
    if (region.end - region.first > 12 || /^(?:main|body|ul|ol)$/.test(region.element.name)) break;
    const inside = pieces.slice(region.first, region.end);
    if (inside.reduce((sum, { weight }) => sum + weight, 0) > CARD_WEIGHT) break;
    const headlines = inside.filter(
      (piece) => piece.kind === headline.kind && piece.weight >= 12 && piece.linkWeight >= piece.weight * 0.9,
    );
    if (headlines.length > 1) break;
    card = region;
  }
  return card;
}

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
function teaserReason(
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
  const isOffer = isWhole && weight >= VERY_SHORT && wall !== undefined && hasContentBeforeWall(pieces, last, wall);
  if (wall && !isOffer && (sold || breaksOff || weight < SHORT)) return `“${wall.text.slice(0, 80)}” stands below it`;
  if (sold && breaksOff) return 'the page says that it is not free to read, and the text breaks off';
  if (sold && weight < VERY_SHORT && !isWhole) return 'the page says that it is not free to read';
  return undefined;
}
