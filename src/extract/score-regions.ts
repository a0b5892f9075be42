/** Weighs pieces and regions, and finds the region that holds the article. */
import { boilerplateReason } from './boilerplate-rules.ts';
import type { Element } from './dom.ts';
import { hintOfWords } from './element-hints.ts';
import { holds as holdsElement } from './named-boxes.ts';
import type { Piece, Region } from './pieces.ts';
import { isDialog } from './windows.ts';

/** What every piece and region is worth; positive for running text, negative for menus and links. */
export type Scores = {
  readonly ofPiece: readonly number[];
  readonly ofRegion: ReadonlyMap<Region, number>;
  /** Regions that hold too much of the page's text for their class to be believed. */
  readonly misleading: ReadonlySet<Region>;
  /** The window over the page that holds the article with its title. */
  readonly opened: Region | undefined;
};

/** A window over the page, or a box that its name says asks for consent, is never the article, however little else there is. */
const isConsentBox = (element: Element) =>
  isDialog(element) || /(?:^|[\s_-])(?:cookies?|consent|gdpr)(?:$|[\s_-])/i.test(namesOf(element));
const namesOf = ({ attribs }: Element) => `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`.slice(0, 200);

const SENTENCE_END = /[.!?。！？…][”"’»」』)）\]]*$/;

/** A piece by itself, whatever stands around it. */
export function scorePiece(piece: Piece): number {
  const { weight, linkWeight, kind, text } = piece;
  if (kind === 'heading') return weight > 100 && linkWeight === 0 ? weight * 0.5 : 0;
  if (kind === 'clip' || kind === 'figure' || kind === 'table') return 0;
  if (kind === 'code') return Math.min(weight, 400) * 0.3;
  const density = weight === 0 ? 0 : linkWeight / weight;
  const ends = SENTENCE_END.test(text);
  // What is worth the same either way, as the words of a menu, is not held against the rules.
  const isLabel = weight < 60 && density <= 0.5 && !(ends && density === 0);
  if (isLabel || (density > 0.5 && weight <= 12)) return -Math.min(weight, 12);
  if (isScriptText(text)) return -12;
  if (boilerplateReason(piece) !== '') return -Math.min(weight, 12);
  if (density > 0.5) return -Math.min(weight, 60);
  if (weight < 60) return weight * 0.3;
  const base = weight - linkWeight * 1.5;
  if (weight < 120) return base * (ends ? 0.7 : 0.3);
  return base;
}

/** What only programs and data have. A single quotation of code is no script. */
const CODE =
  /\b(?:var|let|const)\s+[\w$]{1,60}\s*=|\bfunction\b[^.;{]{0,80}\{|=>|\}\s*[;)},]|\)\s*\{|\b(?:window|document)\.\w|\$\(|"\s?:\s?["{[\d]/g;
const CODE_SIGNS = /[{}=]|\(\)|\);|&&|\|\||["']\s?[:,)\]]/g;

/** True for the text of a script whose opening tag got lost. Semicolons and brackets of prose do not count. */
export function isScriptText(text: string): boolean {
  const sample = text.slice(0, 2000);
  if ((sample.match(CODE)?.length ?? 0) < 2) return false;
  const signs = sample.match(CODE_SIGNS)?.length ?? 0;
  return signs > 5 && signs > sample.length * 0.025;
}

/**
 * Text soon after the title is worth more. The distance is counted in menu items and the like, so that an article may be
 * as long as it likes.
 */
function weighByDistance(scores: readonly number[], title: number): readonly number[] {
  if (title < 0) return scores;
  let distance = 0;
  return scores.map((score, index) => {
    if (index > title && score < 0) distance += 1;
    if (score <= 0) return score;
    return score * (index < title ? 0.6 : distance < 12 ? 1.6 : distance < 30 ? 1.3 : distance < 60 ? 1 : 0.7);
  });
}

/**
 * Scores everything. `title` is the index of the piece that is the title, -1 when none is. A region that holds most of
 * the page's text is not believed when its class says otherwise.
 */
export function scorePage(pieces: readonly Piece[], root: Region, title: number): Scores {
  const raw = weighByDistance(pieces.map(scorePiece), title);
  const sums: number[] = [0];
  for (const score of raw) sums.push((sums.at(-1) ?? 0) + Math.max(0, score));
  const total = sums.at(-1) ?? 0;
  const share = (region: Region) => ((sums[region.end] ?? 0) - (sums[region.first] ?? 0)) / (total || 1);

  const ofPiece = [...raw];
  const ofRegion = new Map<Region, number>();
  const misleading = new Set<Region>();

  const marked = markedBody(root, pieces, title);
  let opened: Region | undefined;
  const named = pieces[title]?.text;
  const isTitled = ({ first, end }: Region) =>
    pieces.slice(first, end).some(({ kind, text }) => kind === 'heading' && text === named);

  for (const region of calledAsTheText(root, pieces, share)) misleading.add(region);

  function visit(region: Region, factor: number): number {
    const containsTitle = title >= region.first && title < region.end;
    const isOther = title >= 0 && !containsTitle;
    const isShown = isWindowOfArticle(region, pieces);
    const isAsking = isOther && !isShown && region.element !== undefined && isConsentBox(region.element);
    if (isShown && (containsTitle || isTitled(region))) opened ??= region;
    const isWhole = region === opened || (containsTitle && isAroundMain(region));
    const isBeside = isOther && marked !== undefined && isApart(region, marked) && isAside(region);
    const limit = isAsking || isBeside ? 2 : isOther && region.hint === 'comments' ? 0.95 : isWhole ? 0 : 0.55;
    const believed = !misleading.has(region) && share(region) < limit;
    if (!believed) misleading.add(region);
    let own = factor;
    if (isBeside) own = -0.3;
    else if (believed && (region.hint === 'drop' || region.hint === 'comments' || region.hint === 'caption'))
      own = -0.3;
    else if (believed && region.hint === 'against') own = Math.max(factor * 0.5, 0.3);
    else if (region.hint === 'favour') own = Math.max(factor, factor * 1.3);
    if (factor < 0) own = factor;
    let sum = 0;
    // Menus between two paragraphs weigh against a region only so much, however long they are.
    let against = 0;
    let at = region.first;
    const add = (score: number) => {
      if (score >= 0) {
        sum += score - against;
        against = 0;
      } else against = Math.min(RUN_LIMIT, against - score);
    };
    const take = (to: number) => {
      for (; at < to; at += 1) {
        const score = raw[at] ?? 0;
        const weighed = score > 0 ? score * own : score;
        ofPiece[at] = weighed;
        if (score !== 0) add(weighed);
      }
    };
    for (const child of region.children) {
      take(child.first);
      add(visit(child, own));
      at = child.end;
    }
    take(region.end);
    sum -= against;
    ofRegion.set(region, sum);
    return sum;
  }
  visit(root, 1);
  return { ofPiece, ofRegion, misleading, opened };
}

/** The only element that is marked as an article's text, below the title, where it holds several paragraphs. */
function markedBody(root: Region, pieces: readonly Piece[], title: number): Region | undefined {
  const found: Region[] = [];
  const walk = (region: Region): void => {
    const { itemprop, property } = region.element?.attribs ?? {};
    if (itemprop === 'articleBody' || property === 'articleBody') found.push(region);
    else region.children.forEach(walk);
  };
  walk(root);
  const [only] = found;
  if (found.length !== 1 || !only || title < 0 || only.end <= title) return undefined;
  return pieces.slice(only.first, only.end).filter(isProse).length >= LEAST_MARKED ? only : undefined;
}
const LEAST_MARKED = 3;

const isApart = (one: Region, other: Region) => one.end <= other.first || one.first >= other.end;
const isAside = ({ element, hint }: Region) =>
  element?.name === 'aside' || element?.attribs['role'] === 'complementary' || hint === 'drop';

/** The frame of a whole page may be called after the adverts that stand around it: its main part is no advert. */
function isAroundMain({ element, hint }: Region): boolean {
  if (!element || (hint !== 'drop' && hint !== 'against')) return false;
  return holdsElement(element, ({ name, attribs }) => name === 'main' || attribs['role'] === 'main');
}

/** Prose that a window over a page may hold: sites open an article over the list that it was chosen from. */
const PARAGRAPHS = 4;
const ASKS =
  /cookie|consent|gdpr|privacy|newsletter|subscri|datenschutz|einwilligung|zustimm|confidentialité|consentement|privacidad|consentimiento|riservatezza|consenso|privacidade|конфиденциальн|[隐隱]私|同意|プライバシー|クッキー/i;

/** Whether a dialog holds several paragraphs of prose and no word of what sites ask for in such windows. */
function isWindowOfArticle({ element, first, end }: Region, pieces: readonly Piece[]): boolean {
  if (!element || end - first < PARAGRAPHS || !isDialog(element)) return false;
  const inside = pieces.slice(first, end);
  return inside.filter(isProse).length >= PARAGRAPHS && !inside.some(({ text }) => ASKS.test(text));
}

const isProse = (piece: Piece) => SENTENCE_END.test(piece.text) && scorePiece(piece) >= PROSE;
const PROSE = 40;
const ALIKE = 3;
const MOST = 0.5;
const NEARLY_ALL = 0.75;

/**
 * Regions that are set apart by a word of their class which the article's text carries, too, as paragraphs that a wall
 * hides do: most of the text stands in three or more paragraphs that are called so, or nearly all of it in such boxes,
 * wherever on the page they are.
 */
function calledAsTheText(root: Region, pieces: readonly Piece[], share: (region: Region) => number): readonly Region[] {
  const found = new Map<string, Region[]>();
  const walk = (region: Region, around: ReadonlySet<string>): void => {
    const words = besideWords(region).filter((word) => !around.has(word));
    for (const word of words) {
      const called = found.get(word);
      if (called) called.push(region);
      else found.set(word, [region]);
    }
    const inner = words.length === 0 ? around : new Set([...around, ...words]);
    for (const child of region.children) walk(child, inner);
  };
  walk(root, new Set());
  const isTeaser = ({ first, end }: Region) =>
    pieces.slice(first, end).some(({ kind, linkWeight }) => kind === 'heading' && linkWeight > 0);
  /** Boxes behind a short text, as of adverts, outweigh it. */
  const followsText = (regions: readonly Region[]) =>
    pieces.slice(0, regions[0]?.first).some((piece) => piece.kind === 'paragraph' && isProse(piece));
  const isOfText = (regions: readonly Region[]) => {
    const isMost = (texts: readonly Region[], least: number) =>
      texts.length >= ALIKE && texts.reduce((sum, one) => sum + share(one), 0) >= least;
    const paragraphs = regions.filter(({ element }) => element?.name === 'p');
    return (
      isMost(paragraphs, MOST) || (isMost(regions, NEARLY_ALL) && !regions.some(isTeaser) && !followsText(regions))
    );
  };
  const ofText = new Map([...found].filter(([, regions]) => isOfText(regions)));
  return [...ofText.values()].flat().filter((region) => besideWords(region).every((word) => ofText.has(word)));
}

/** The words of a region's class that set it apart. */
function besideWords({ element, hint }: Region): readonly string[] {
  if (!element || (hint !== 'drop' && hint !== 'against')) return [];
  const words = (element.attribs['class'] ?? '').slice(0, 160).split(/\s+/);
  return words.filter((word) => /^(?:drop|against)$/.test(hintOfWords(word)));
}

const RUN_LIMIT = 40;
const MINIMAL_POST = 300;
const DESCEND_SHARE = 0.8;

/** The smallest region that holds nearly all of what the page has to say; `undefined` when it says nothing. */
export function findBody(scores: Scores, root: Region, pieces: readonly Piece[]): Region | undefined {
  let region = scores.opened ?? root;
  if (!scores.opened && (scores.ofRegion.get(root) ?? 0) <= 0) {
    let best: Region | undefined;
    for (const [candidate, score] of scores.ofRegion)
      if (score > 0 && score > (best ? (scores.ofRegion.get(best) ?? 0) : 0)) best = candidate;
    if (!best) return undefined;
    region = best;
  }
  for (;;) {
    const score = scores.ofRegion.get(region) ?? 0;
    let best: Region | undefined;
    let bestScore = 0;
    for (const child of region.children) {
      const childScore = scores.ofRegion.get(child) ?? 0;
      if (childScore > bestScore) {
        best = child;
        bestScore = childScore;
      }
    }
    if (!best || bestScore < score * DESCEND_SHARE || best.children.length + best.end - best.first < 2) return region;
    // What the text quotes is a part of it, however long it is.
    if (best.element?.name === 'blockquote' && region.hint === 'favour') return region;
    region = firstOfItsKind(region, best, scores, pieces) ?? best;
  }
}

/** On a page of several posts the first is the article, however long a later one is. */
function firstOfItsKind(parent: Region, best: Region, scores: Scores, pieces: readonly Piece[]): Region | undefined {
  const isPost = (region: Region) => {
    const first = pieces[region.first];
    return first !== undefined && first.kind !== 'figure' && first.weight < 100 && hasFavour(region);
  };
  if (!isPost(best)) return undefined;
  return parent.children.find(
    (child) =>
      child.first < best.first &&
      child.element?.name === best.element?.name &&
      child.element?.attribs['class'] === best.element?.attribs['class'] &&
      (scores.ofRegion.get(child) ?? 0) > MINIMAL_POST &&
      isPost(child),
  );
}

function hasFavour(region: Region): boolean {
  return region.hint === 'favour' || region.children.some(hasFavour);
}
