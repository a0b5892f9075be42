/** Widens a body by the parts of the article that the page sets into containers beside it, however small they are. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isCallToVisitor } from './chinese-calls.ts';
import { commentLabel, isMetaLine, relatedLabel } from './edge-lines.ts';
import { endLabel } from './end-labels.ts';
import { isBodyElement } from './hidden-elements.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { isCallToReader } from './reader-calls.ts';
import type { Scores } from './score-regions.ts';
import { CARD, endsInButton } from './small-boxes.ts';

/** What a container of running text is called. */
const TEXT = /text|prose|body|copy|content|article|story|entry/i;

export type WholeBody = {
  /** May hold only some of its element's children. */
  readonly body: Region;
  /** Indexes of the pieces between the parts that belong to none of them. */
  readonly between: ReadonlySet<number>;
};

/** A part of the page beside the body: a region, or a piece that stands directly in the region around it. */
type Part = { readonly first: number; readonly end: number; readonly region: Region | undefined };

/** Outside an element that is marked as the text, a part must hold a paragraph of this weight. */
const PARAGRAPH = 40;
/** From this share of links on a part is no running text. */
const LINKED = 0.3;
/** Containers above the body that are looked at. */
const LEVELS = 5;
const LABEL = 110;
/** Sentences of a further part that nothing but its place tells, and the label of the box before it. */
const PROSE = 3;
const ADVERT = /^(?:[广廣]告|advertisement|anzeige|publicité|publicidade?|pubblicità|реклама)$/i;
/** So many boxes of the site with words in them, and a further one of so many lines. */
const [BOXES, LINES_OF_BOX] = [2, 2];
/** Elements that may stand between two parts of a text. */
const BETWEEN = /^(?:h[2-6]|ul|ol|dl|blockquote|figure|pre|table|p)$/;

/**
 * The body with its further parts: those in containers of the same kind, and plain prose behind it in the same article.
 *
 * @param titleAt Index of the title, -1 when it is not on the page; nothing above it is taken.
 */
export function widenBody(pieces: readonly Piece[], scores: Scores, body: Region, titleAt: number): WholeBody {
  const between = new Set<number>();
  let found = body;
  let around = body.parent;
  for (let level = 0; around?.element && level < LEVELS; ) {
    const { name } = around.element;
    // Layouts of tables wrap one part three times.
    if (!/^(?:table|tbody|tr|td)$/.test(name) || around.end > found.end) level += 1;
    if (name === 'html' || isBeside(around)) break;
    found = widenWithin(around, found);
    if (name === 'article' || name === 'main' || name === 'body') break;
    around = around.parent;
  }
  return { body: found, between };

  function widenWithin(region: Region, inner: Region): Region {
    const parts = partsOf(region);
    const at = parts.findIndex(({ first, end }) => first <= inner.first && end >= inner.end && end > first);
    const own = parts[at];
    if (!own) return inner;
    let last = at;
    const ofSite = new Set<Part>();
    const plain = new Set<Part>();
    for (let next = at + 1; next < parts.length; next += 1) {
      const part = parts[next];
      if (!part || isBarrier(part)) break;
      if (!isAlike(part, own) && isLineAmongBoxes(part, parts.slice(last + 1, next))) ofSite.add(part);
      else if (isAlike(part, own) || isProseIn(region, part) || innerText(part)) last = next;
      else if (isAdvert(parts[next - 1]) && next - 2 === last && isPlainProse(part, own)) {
        plain.add(part);
        last = next;
      }
    }
    let first = at;
    for (let next = at - 1; next >= 0; next -= 1) {
      const part = parts[next];
      if (!part || part.first <= titleAt || isBarrier(part)) break;
      if (titleAt >= 0 && isAlike(part, own)) first = next;
    }
    const [from, to] = [parts[first], parts[last]];
    if (!from || !to || first === last) return inner;
    for (const part of parts.slice(first, last + 1))
      if (
        part !== own &&
        !plain.has(part) &&
        !isAlike(part, own) &&
        (ofSite.has(part) || !isProseIn(region, part)) &&
        !mayStandBetween(part)
      )
        for (let piece = innerText(part)?.end ?? part.first; piece < part.end; piece += 1) between.add(piece);
    const children = region.children.filter((child) => child.first >= from.first && child.end <= to.end);
    return { ...region, children, first: from.first, end: to.end };
  }

  /** A sentence in a box of a class of its own behind others of the site, as of tags and of gifts: 【读者活动】… */
  function isLineAmongBoxes({ first, end, region }: Part, passed: readonly Part[]): boolean {
    if (!region?.element?.attribs['class'] || !/^(?:div|section|aside)$/.test(region.element.name)) return false;
    if (isBodyElement(region.element) || region.hint === 'favour') return false;
    const boxes = passed.filter(
      (part) => part.region && pieces.slice(part.first, part.end).some(({ weight }) => weight > 0),
    );
    if (boxes.length < BOXES || !boxes.some((part) => part.region && isBeside(part.region))) return false;
    const texts = pieces.slice(first, end).filter(({ weight }) => weight > 0);
    const weight = texts.reduce((sum, piece) => sum + piece.weight, 0);
    if (texts.length > LINES_OF_BOX || weight > CARD || texts.some(({ kind }) => kind !== 'paragraph')) return false;
    return texts.some((piece) => !endsSentence(piece.text) || isOfSite(piece));
  }

  function isOfSite(piece: Piece): boolean {
    const { text } = piece;
    return text.startsWith('【') || boilerplateReason(piece) !== '' || isCallToReader(text) || isCallToVisitor(text);
  }

  function isBeside(region: Region): boolean {
    return /^(?:drop|comments|against)$/.test(region.hint) && !scores.misleading.has(region);
  }

  /** What ends an article: readers' comments, other articles, and lists of them. */
  function isBarrier({ first, region }: Part): boolean {
    if (region?.hint === 'comments' || region?.element?.name === 'article') return true;
    const label = pieces[first];
    if (!label || label.weight > LABEL) return false;
    const { text } = label;
    return commentLabel(text) !== undefined || relatedLabel(text) !== undefined || endLabel(text) !== undefined;
  }

  /** The weight of the heaviest sentence in a part of running text; 0 for everything else. */
  function proseOf({ first, end }: Part): number {
    let weight = 0;
    let links = 0;
    let prose = 0;
    for (let at = first; at < end; at += 1) {
      const piece = pieces[at];
      if (!piece || piece.kind === 'clip' || piece.kind === 'figure') continue;
      if (piece.kind === 'heading' && piece.linkWeight > 0) return 0;
      weight += piece.weight;
      links += piece.linkWeight;
      if (piece.weight > prose && isSentence(piece, at)) prose = piece.weight;
    }
    return links >= weight * LINKED ? 0 : prose;
  }

  function isSentence(piece: Piece, at: number): boolean {
    const { kind, text, weight } = piece;
    if (kind === 'heading' || !endsSentence(text) || (scores.ofPiece[at] ?? 0) <= 0) return false;
    return !isMetaLine(text, weight) && boilerplateReason(piece) === '';
  }

  function isProseIn(region: Region, part: Part): boolean {
    if ((part.region && isBeside(part.region)) || isCall(part)) return false;
    if (region.element && isBodyElement(region.element)) return proseOf(part) > 0;
    return region.hint === 'favour' && proseOf(part) >= PARAGRAPH;
  }

  /** A small box that says what it is. */
  function isAdvert(part: Part | undefined): boolean {
    if (!part?.region || !ADVERT.test(pieces[part.first]?.text ?? '')) return false;
    return pieces.slice(part.first, part.end).reduce((sum, { weight }) => sum + weight, 0) <= CARD;
  }

  /** Paragraphs that stand directly in an element of the body's name, as the body's own do. */
  function isPlainProse(part: Part, own: Part): boolean {
    const { region } = part;
    if (!region?.element || !own.region || isBeside(region) || isCall(part) || isPost(part)) return false;
    if (region.element.name !== own.region.element?.name || proseOf(part) < PARAGRAPH) return false;
    const prose = (around: Region) =>
      around.children.filter(
        ({ element, first }) =>
          element?.name === 'p' && pieces[first] !== undefined && isSentence(pieces[first], first),
      );
    return prose(region).length >= PROSE && prose(own.region).length >= PROSE;
  }

  /** A few words over a button, as a newsletter's. */
  function isCall({ first, end }: Part): boolean {
    const texts = pieces.slice(first, end).filter(({ weight }) => weight > 0);
    return texts.reduce((sum, { weight }) => sum + weight, 0) <= CARD && endsInButton(texts);
  }

  /** Containers of one kind: the same element with the same class, or with what is built alike in it. */
  function isAlike(part: Part, own: Part): boolean {
    if (!part.region || !own.region) return false;
    if (!isOfClass(part.region, own.region) && !isBuiltAlike(part.region, own.region)) return false;
    if (part.region?.parent?.element?.name === 'body') return false;
    return !isPost(part) && proseOf(part) > 0;
  }

  /** A container of the body's own kind that a further section of the page begins with. */
  function innerText({ first, region }: Part): Region | undefined {
    const { name, attribs } = body.element ?? {};
    if (!TEXT.test(attribs?.['class'] ?? '')) return undefined;
    for (let at = region; at && at.first === first && !isBeside(at); at = at.children[0])
      if (at.element?.name === name && at.element?.attribs['class'] === attribs?.['class'])
        return proseOf({ ...at, region: at }) >= PARAGRAPH ? at : undefined;
    return undefined;
  }

  /** One of several posts on a page: its title, and below it a container for its text. */
  function isPost({ first, region }: Part): boolean {
    const title = pieces[first];
    const isTitle = title !== undefined && title.weight < LABEL && !endsSentence(title.text);
    return isTitle && region?.children.some(holdsBody) === true;
  }

  function mayStandBetween({ first, end, region }: Part): boolean {
    if (region?.element && BETWEEN.test(region.element.name)) return true;
    for (let at = first; at < end; at += 1) {
      const kind = pieces[at]?.kind;
      if (kind !== 'figure' && kind !== 'clip' && kind !== 'table' && kind !== 'heading') return false;
    }
    return true;
  }
}

function isOfClass({ element: one }: Region, { element: other }: Region): boolean {
  const words = one?.attribs['class'];
  return one?.name === other?.name && !!words && words === other?.attribs['class'];
}

/** Sections of a text whose outermost containers are named apart: all within is called the same, down to the paragraphs. */
function isBuiltAlike(one: Region, other: Region): boolean {
  let [left, right] = [one, other];
  for (;;) {
    const [inLeft, inRight] = [onlyChild(left), onlyChild(right)];
    if (!inLeft || !inRight) break;
    if (!isOfClass(inLeft, inRight)) return false;
    [left, right] = [inLeft, inRight];
  }
  if (left === one) return false;
  const called = paragraphWords(right);
  const words = [...paragraphWords(left)];
  return words.length > 0 && words.every((word) => word !== '' && called.has(word));
}

const onlyChild = ({ children: [child, ...others] }: Region) => (others.length === 0 ? child : undefined);

/** The first word of the class of each paragraph in a container. */
const paragraphWords = (region: Region): ReadonlySet<string> =>
  new Set(
    region.children.flatMap((child) =>
      child.element?.name === 'p'
        ? [(child.element.attribs['class'] ?? '').split(/\s/, 1)[0] ?? '']
        : [...paragraphWords(child)],
    ),
  );

function holdsBody(region: Region): boolean {
  return (region.element !== undefined && isBodyElement(region.element)) || region.children.some(holdsBody);
}

function partsOf(around: Region): readonly Part[] {
  const parts: Part[] = [];
  let at = around.first;
  const loose = (to: number) => {
    for (; at < to; at += 1) parts.push({ first: at, end: at + 1, region: undefined });
  };
  for (const region of around.children) {
    loose(region.first);
    if (region.end > region.first) parts.push({ first: region.first, end: region.end, region });
    at = Math.max(at, region.end);
  }
  loose(around.end);
  return parts;
}
