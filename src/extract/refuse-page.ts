/** Tells pages that hold no whole article by what they are: lists, pages that a script draws, beginnings before a paywall. */
import type { PageFault } from '../words/why.ts';
import { type Element, innerText } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { articleObjects } from './page-facts.ts';
import type { Piece, Region } from './pieces.ts';
import type { ReadPage } from './read-body.ts';
import { SAID_BEFORE } from './repeats.ts';
import { isInside } from './selection.ts';
import { teaserReason } from './teaser-reason.ts';

/** Why a page gives no article, in a word for programs and in a sentence. */
export type Refusal = { readonly code: PageFault; readonly reason: string };

/** Cards and their text on a page that lists articles. */
const CARDS = 4;
const CARD_WEIGHT = 700;
const CARD_SHARE = 0.6;
/** The link at the end of a teaser. */
const MORE =
  /\s?[[【（(]?(?:(?:[查点點][看击擊]|[阅閱][读讀])?(?:[详詳][细細情]|全文|更多|原文)|(?:read |see |learn )?more|weiterlesen|mehr|lire la suite|leer más)[\]】）)]?[\s>»›→.…]{0,4}$/i;

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
