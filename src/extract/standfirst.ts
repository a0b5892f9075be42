/** Tells the lines between a title and its text that sum the article up. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { eachElement, isElement } from './dom.ts';
import { isCaptionText, isMetaLine, relatedLabel } from './edge-lines.ts';
import { namesInHanLine } from './han-byline.ts';
import { isLabelOfPoints } from './key-points.ts';
import { endsSentence, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { squash } from './squash.ts';
import { isItemOfPoints } from './summary-points.ts';
import { cjkShare } from './text-weight.ts';

/** The lightest summary that the metadata repeat. */
const STANDFIRST = 20;
const WORDS = 8;
/** Words of one that its class calls so. */
const FEW = 3;
const SUMMARY =
  /(?:^|[\s_-])(?:sub-?(?:titles?|head(?:line)?s?)|standfirst|dek|deck|strapline|excerpt|summary|lead|lede|intro|chapo|abstract|description|bajada|entradilla|sottotitolo|catenaccio|ingress|vorspann)(?:$|[\s_-])/i;
/** Characters of a cut summary that no label begins with. */
const LEAST_CUT = 20;
const ZH_WEIGHT = 60;
/** A Chinese subtitle has no full stop, but says more than one thing. */
const CLAUSES = /^[^：:|｜\d]{4,60}[，；！？ ][^：:|｜]{4,60}$/;
const MOST = 500;
const NEAR = 12;
const SUBTITLE = /(?:^|[\s_-])(?:sub-?(?:title|headline)|standfirst|dek|deck|strapline)(?:$|[\s_-])|^sub$/i;

/** Wrappers between a title, or its summary, and the box that holds both. */
const WRAPPERS = 3;
/** A box of more text is no head of an article. */
const HEAD = 900;

/** True for a summary in the box of the title, right behind it, which says something and is no line about the article. */
export function isBesideTitle(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  const title = pieces[titleAt];
  if (!piece || !title) return false;
  if (at !== titleAt + 1 && !isNextOfSummary(pieces, at, titleAt) && !isBehindByline(pieces, at, titleAt)) return false;
  if (!hasSubtitleClass(piece) && !isInHead(piece, title, pieces)) return false;
  const { kind, text, weight, linkWeight } = piece;
  if (!/^(?:paragraph|heading|quote)$/.test(kind) || linkWeight > 0 || weight > MOST) return false;
  if (isMetaLine(text, weight) || isCaptionText(text) || boilerplateReason(piece) !== '') return false;
  if (cjkShare(text) > 0.3)
    return endsSentence(text)
      ? weight >= ZH_WEIGHT
      : (hasSubtitleClass(piece) || kind === 'heading') && CLAUSES.test(text) && namesInHanLine(text).length === 0;
  return !isNames(text) && text.split(' ').length >= (isNamedSummary(piece.region) ? FEW : WORDS);
}

/** True for a line above the text that sums the article up, which the metadata repeat. */
export function isDescription({ kind, text, weight, linkWeight }: Piece, described: string): boolean {
  if (!/^(?:paragraph|heading|quote)$/.test(kind) || linkWeight > 0) return false;
  const own = squash(text);
  // A sentence of a few words: 草不会等你。
  if (own !== '' && own === described && endsSentence(text)) return true;
  if (weight < STANDFIRST) return false;
  if (own.length > described.length / 2 && described.startsWith(own)) return true;
  // Metadata cut a summary off.
  return weight <= MOST && endsSentence(text) && described.length >= LEAST_CUT && own.startsWith(described);
}

/** A headline's second line, which a dash begins: ——小镇船队改造的三年. */
const DASHED = /^[—―─]{2}\s?(?=[^—]{0,40}\p{Script=Han})[^。—]{6,60}$/u;

/** True for the second line of a Chinese headline; a name behind a dash is its author's. */
export function isDashedLine(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const { kind, text, linkWeight } = pieces[at] ?? { text: '' };
  if (!DASHED.test(text) || linkWeight || (kind !== 'heading' && kind !== 'paragraph')) return false;
  if (namesInHanLine(text).length > 0 || /[记記]者|作者|[：:]/.test(text)) return false;
  return pieces.slice(titleAt + 1, at).every(({ weight }) => weight < ZH_WEIGHT);
}

/** A further line of a summary that papers set as several: a heading or a line of a class like the one above it. */
function isNextOfSummary(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const [piece, over] = [pieces[at], pieces[at - 1]];
  if (!piece || !over || at <= titleAt + 1 || at > titleAt + MOST_LINES || piece.kind !== over.kind) return false;
  if (piece.kind !== 'heading' && ![piece.region, piece.region.parent].some(isNamedSummary)) return false;
  const [own, other] = [piece.region.element, over.region.element];
  if (own?.name !== other?.name || own?.attribs['class'] !== other?.attribs['class']) return false;
  return isBesideTitle(pieces, at - 1, titleAt);
}
const MOST_LINES = 4;

/** A summary by its class that comes behind the lines which say who wrote the text, and when. */
function isBehindByline(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  if (!piece || at <= titleAt + 1 || at > titleAt + MOST_LINES || !isNamedSummary(piece.region)) return false;
  return pieces.slice(titleAt + 1, at).every((line) => {
    const { kind, text, weight, region } = line;
    if (kind !== 'paragraph' || weight > BYLINE || endsSentence(text)) return false;
    return isMetaLine(text, weight) || WRITER.test(region.element?.attribs['class']?.slice(0, 200) ?? '');
  });
}
const BYLINE = 90;
const WRITER =
  /(?:^|[\s_-])(?:by-?lines?|authors?|autor(?:es|i)?|autore|firma|signatures?|writers?|date|meta)(?:$|[\s_-])/i;

const hasSubtitleClass = ({ region: { element } }: Piece) =>
  SUBTITLE.test(element?.attribs['class']?.slice(0, 200) ?? '');

const isNamedSummary = (region: Region | undefined) =>
  SUMMARY.test(region?.element?.attribs['class']?.slice(0, 200) ?? '');

/** Whether a piece stands in the title's box, or in a wrapper of its own beside the title's. */
function isInHead(piece: Piece, title: Piece, pieces: readonly Piece[]): boolean {
  if (piece.region.parent === title.region.parent) return true;
  const boxes = boxesOf(title.region);
  let box: Region | undefined = piece.region;
  for (let level = 0; box && level <= WRAPPERS; level += 1, box = box.parent) {
    if (boxes.includes(box)) break;
    if (/^(?:comments|against|caption)$/.test(box.hint) || (box.hint === 'drop' && !isFoot(box))) return false;
  }
  if (!box || !boxes.includes(box) || /^(?:body|main)$/.test(box.element?.name ?? 'body')) return false;
  const weight = pieces.slice(box.first, box.end).reduce((sum, one) => sum + one.weight, 0);
  return weight <= HEAD;
}

function boxesOf(region: Region): readonly Region[] {
  const boxes: Region[] = [];
  for (let at = region.parent; at && boxes.length < WRAPPERS; at = at.parent) boxes.push(at);
  return boxes;
}

/** The lower part of the head. */
const isFoot = ({ element }: Region) =>
  element?.name !== 'footer' && /(?:^|[\s_-])foot(?:er)?(?:$|\s)/i.test(element?.attribs['class'] ?? '');

/** The index of the only first-level heading before the body and near it; -1 when there is none, or another one. */
export function headlineBefore(pieces: readonly Piece[], end: number): number {
  const isHeadline = (piece: Piece) => piece.kind === 'heading' && piece.level === 1 && piece.linkWeight === 0;
  const at = pieces.slice(0, end).findLastIndex(isHeadline);
  return at >= end - NEAR && at < end - 1 && pieces.findIndex(isHeadline) === at ? at : -1;
}

/** True for a summary that is set as a heading and says so by its class. */
export function isSubtitle(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  if (titleAt < 0 || at !== titleAt + 1 || piece?.kind !== 'heading') return false;
  return hasSubtitleClass(piece);
}

/** True for a box of nothing but points, before the first paragraph below the title. */
export function areFirstPoints(pieces: readonly Piece[], { first, end }: Region, titleAt: number): boolean {
  if (titleAt < 0 || first <= titleAt || first > titleAt + NEAR) return false;
  const isProse = ({ kind, text, weight }: Piece) => kind === 'paragraph' && weight > MOST / 4 && endsSentence(text);
  if (pieces.slice(titleAt + 1, first).some(isProse)) return false;
  for (let at = first; at < end; at += 1) if (!isItemOfPoints(pieces, at)) return false;
  return end > first;
}

/** True for a heading or label that announces the points below it as a summary. */
export function headsPoints(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const isLabel = piece?.kind === 'heading' || piece?.kind === 'paragraph';
  return isLabel && isLabelOfPoints(piece) && isItemOfPoints(pieces, at + 1);
}

/** True for any heading over points, in boxes that nothing sets beside the article. */
export function headsOwnPoints(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'heading' || piece.linkWeight > 0 || relatedLabel(piece.text) !== undefined) return false;
  for (let around: Region | undefined = piece.region; around; around = around.parent)
    if (around.hint === 'against') return false;
  return isItemOfPoints(pieces, at + 1);
}

/** A sentence of a list that sums the article up. */
const isPoint = ({ kind, text, linkWeight }: Piece) => kind === 'listItem' && linkWeight === 0 && endsSentence(text);

/** Whether a piece between title and body may be the article's first: a paragraph, a point or the author's quotation. */
export function mayLead(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  if (!piece || isBiography(pieces, at, titleAt)) return false;
  return piece.kind === 'paragraph' || isPoint(piece) || isOwnQuotation(pieces, at, titleAt);
}

/** is a features writer: the name stands over it, or in front. */
export const SAYS_POST = /^(?:(?:is|was) (?:an?|the)|covers|writes|reports|edits|has (?:written|covered|reported))\s/;

/** True for a biography behind an author's name: of a line with the name, or in a box that the name in the byline links to. */
function isBiography(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const [piece, over] = [pieces[at], pieces[at - 1]];
  if (!piece || !over || at - 1 <= titleAt) return false;
  if (SAYS_POST.test(piece.text)) return over.weight > 0 && isNames(over.text);
  const author = piece.kind === 'listItem' && saysPost(piece.text);
  if (author) return pieces.slice(titleAt + 1, at).some(({ text }) => text.includes(author) && isNames(text));
  if (over.kind !== 'heading') return false;
  const name = over.text.trim();
  if (name.length < 4 || !isNames(name) || !piece.text.startsWith(name)) return false;
  const ids = new Set<string>();
  for (let box: Region | undefined = piece.region; box; box = box.parent) {
    const id = box.element?.attribs['id'];
    if (id) ids.add(`#${id}`);
  }
  return (
    ids.size > 0 && pieces.slice(titleAt + 1, at - 1).some((line) => line.text.includes(name) && linksTo(line, ids))
  );
}

function linksTo({ region: { element } }: Piece, hrefs: ReadonlySet<string>): boolean {
  let found = false;
  if (element)
    eachElement(element, ({ name, attribs }) => {
      found ||= name === 'a' && hrefs.has(attribs['href'] ?? '');
      return !found;
    });
  return found;
}

/** Classes of quotations that a site sets there: readers' praise, posts, authors. */
const QUOTED_BY_SITE = /(?:^|[\s_-])(?:testimonials?|tweet|embed|reviews?|rating|promo|bio|author)(?:$|[\s_-])/i;
/** A call that speaks of the site: Listen to our new podcast! */
const OUR_CALL =
  /^(?=.{0,400}\bour\b)(?:.{0,200}[.!?…]\s)?(?:listen|subscribe|join|sign up|read|follow|get|buy|download|watch|try|order)\b/is;
const NAME = /^\p{Lu}\S{1,20}(?:\s\p{Lu}\S{0,20}){1,3}(?=\s\p{Ll})/u;

/** The name with which a line begins that goes on with what its owner is or does. */
function saysPost(text: string): string | undefined {
  const name = NAME.exec(text)?.[0];
  return name !== undefined && SAYS_POST.test(text.slice(name.length + 1)) ? name : undefined;
}

/** True for a quotation between title and text that is the author's, and no praise, post, call or biography of the site's. */
function isOwnQuotation(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'quote' || piece.linkWeight > 0 || OUR_CALL.test(piece.text)) return false;
  if (boilerplateReason(piece) !== '' || isCited(piece)) return false;
  const name = saysPost(piece.text);
  if (name !== undefined && pieces.slice(titleAt + 1, at).some(({ text }) => text.includes(name))) return false;
  for (let box: Region | undefined = piece.region; box && box.element?.name !== 'body'; box = box.parent)
    if (QUOTED_BY_SITE.test((box.element?.attribs['class'] ?? '').slice(0, 200))) return false;
  return true;
}

/** Whether a quotation names its source, in it or right behind it. */
function isCited({ region }: Piece): boolean {
  let quote: Region | undefined = region;
  while (quote && quote.element?.name !== 'blockquote') quote = quote.parent;
  const element = quote?.element;
  if (!element) return false;
  const behind = element.next && !isElement(element.next) ? element.next.next : element.next;
  if (behind && isElement(behind) && SOURCE.test(behind.name)) return true;
  let isNamed = false;
  eachElement(element, ({ name }) => {
    isNamed ||= SOURCE.test(name);
    return !isNamed;
  });
  return isNamed;
}
const SOURCE = /^(?:cite|footer|figcaption)$/;
