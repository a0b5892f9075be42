/** Finds the sentences that a page pulls out of its text and shows once more, with or without a clause between them. */
import { endsSentence, isHanNames, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { calledBy } from './quote-elements.ts';
import { holds, isInside } from './selection.ts';
import { squash } from './squash.ts';
import type { Verdict } from './verdict.ts';

const PULLED =
  /pull-?(?:quote|out)|(?:^|[\s_-])pull(?:ed)?(?:$|[\s_-])|(?:call|block)out-?quote|quote-?(?:box|card|share|big|large|block|highlight)|(?:big|large|high-?light)-?quote|(?:^|[\s_-])jin-?ju(?:$|[\s_-])|tweetable/i;
/** A longer quotation is the author's own. */
const LONGEST = 400;
/** Shorter lines may be said twice. */
const REFRAIN = 90;
const LEAST_WORDS = 3;
const LEAST_RUN = 2;
/** Words of the text that may stand between two parts of a quotation, and places where one is cut. */
const GAP = 24;
const CUTS = 12;
/** Words of a quotation that may be cut in the middle of a clause. */
const LONG = 12;
/** Words of a text that are searched, and quotations. */
const SEARCHED = 8000;
const QUOTES = 40;
const WORD = /\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const CREDIT = 80;

/** Boxes that a page may set around what it says twice, and the author around short lines of her own. */
const QUOTE_BOX =
  /(?:^|[\s_-])(?:quotes?|quotation|zitate?|exergue|citations?|citas?|citazion[ei]|citat|destacad[oa]s?|destaque|frase|highlight(?:ed)?)(?:$|[\s_-])/i;
const RULED = /border(?:-left)?\s{0,3}:\s{0,3}[1-9]/i;

/** Two clauses; a shorter line the author may say again. */
const CLAUSES = /[,，;；.。!！?？]["”’」』]?\s?[\p{L}\p{N}]/u;
const LEAST_CLAUSES = 30;
const IN_MARKS = /^["“”„«»「『‹].{2,400}["”“»«」』›][.。]?$/s;

const isMark = (piece: Piece | undefined) => piece !== undefined && /^["“”„«»「」『』❝❞]{1,2}$/.test(piece.text);

const isBox = ({ first, end, element }: Region, pieces: readonly Piece[]) =>
  end - first <= 3 &&
  pieces.slice(first, end).filter((piece) => !isMark(piece)).length === 1 &&
  (QUOTE_BOX.test(calledBy(element)) || RULED.test(element?.attribs['style']?.slice(0, 400) ?? ''));

/** True for the box of a sentence that is pulled out of the text. */
export function isPulled(region: Region, body: Region): boolean {
  return isInside(region, (at) => !holds(at, body) && PULLED.test(calledBy(at.element)));
}

/** Changes the verdicts on quotations that the text of `body` says too, and on the names below them. */
export function dropPulledQuotes(pieces: readonly Piece[], verdicts: Verdict[], body: Region, reason: string): void {
  const isInBox = ({ kind, text, weight, region }: Piece) =>
    kind === 'paragraph' &&
    (weight >= REFRAIN || IN_MARKS.test(text) || (weight >= LEAST_CLAUSES && CLAUSES.test(text))) &&
    isInside(region, (at) => !holds(at, body) && isBox(at, pieces));
  /** A mark stands alone before it and another behind it. */
  const isInMarks = ({ kind, region }: Piece) =>
    kind === 'paragraph' && isMark(pieces[region.first - 1]) && isMark(pieces[region.end]);
  const isSetOff = (piece: Piece) => isPulled(piece.region, body) || isInBox(piece) || isInMarks(piece);
  const isQuote = (piece: Piece) => piece.kind === 'quote' || isSetOff(piece);
  const isText = (piece: Piece) => /^(?:paragraph|listItem)$/.test(piece.kind) && !isSetOff(piece);
  const texts = new Map<boolean, readonly string[]>();
  let quotes = 0;
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (!piece || piece.weight === 0 || piece.weight > LONGEST || !verdicts[at]?.kept || !isQuote(piece)) continue;
    // What a sentence announces is quoted and not pulled.
    if (/[:：]["”]?$/.test(pieces[at - 1]?.text ?? '') && verdicts[at - 1]?.kept) continue;
    quotes += 1;
    if (quotes > QUOTES) return;
    if (isRefrain(piece, at)) continue;
    const text = textOf(isPulled(piece.region, body));
    const words = wordsOf(piece.text);
    if (!isSaidIn(words, cutsOf(piece.text), text) && !(isPullQuote(piece.region) && isToldIn(words, text))) continue;
    verdicts[at] = { kept: false, reason };
    const next = pieces[at + 1];
    if (next && verdicts[at + 1]?.kept && isCreditOf(next, piece, isPulled(next.region, body)))
      verdicts[at + 1] = { kept: false, reason };
  }

  /** The words of the text, of which a pulled box may also repeat a quotation. */
  function textOf(withQuotes: boolean): readonly string[] {
    const known = texts.get(withQuotes);
    if (known !== undefined) return known;
    const isQuoted = (one: Piece) => withQuotes && one.kind === 'quote' && !isPulled(one.region, body);
    const text = pieces
      .slice(body.first, body.end)
      .filter((one, index) => verdicts[body.first + index]?.kept && (isText(one) || isQuoted(one)))
      .flatMap((one) => wordsOf(one.text))
      .slice(0, SEARCHED);
    texts.set(withQuotes, text);
    return text;
  }

  /** A whole paragraph that the author quotes again, in a quotation that no name or box makes a pulled one. */
  function isRefrain({ kind, text: words, weight, region }: Piece, at: number): boolean {
    const isPulledOut = kind === 'quote' || isPulled(region, body);
    if (weight >= REFRAIN || (isPulledOut && isInside(region, (one) => !holds(one, body) && isSetApart(one))))
      return false;
    const own = squash(words);
    const isSame = (one: Piece) => one.kind === 'paragraph' && one.weight === weight && squash(one.text) === own;
    return pieces.slice(body.first, at).some((one, index) => verdicts[body.first + index]?.kept && isSame(one));
  }
}

const isSetApart = ({ element }: Region) =>
  /^(?:aside|figure)$/.test(element?.name ?? '') ||
  (/^(?:blockquote|q|p)$/.test(element?.name ?? '') && (element?.attribs['class'] ?? '') !== '') ||
  PULLED.test(calledBy(element));

/** What the page's author calls a pull quote may say the text's words in another way. */
const isPullQuote = (region: Region) =>
  [region, region.parent].some((one) => /(?:^|[\s_-])pull-?quote(?:$|[\s_-])/i.test(calledBy(one?.element)));
const TOLD = 0.7;
/** Words of a text that stand together: a long one has any word somewhere. */
const STRETCH = 120;

/** Whether one stretch of the text has most of the longer words. */
function isToldIn(words: readonly string[], text: readonly string[]): boolean {
  const long = new Set(words.filter((word) => word.length > 3));
  if (long.size < LEAST_WORDS) return false;
  const counts = new Map<string, number>();
  return text.some((word, at) => {
    const left = text[at - STRETCH];
    if (left !== undefined && long.has(left)) count(left, -1);
    if (long.has(word)) count(word, 1);
    return counts.size >= long.size * TOLD;
  });

  function count(word: string, change: number): void {
    const times = (counts.get(word) ?? 0) + change;
    if (times > 0) counts.set(word, times);
    else counts.delete(word);
  }
}

const wordsOf = (text: string) => text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];

/** How many words stand before each mark within a quotation, where a clause of the text may be left out. */
function cutsOf(text: string): readonly number[] {
  let words = 0;
  const clauses = text.split(/[^\p{L}\p{N}\s'’“”"-]+/u).map((clause) => wordsOf(clause).length);
  const cuts = clauses.map((length) => {
    words += length;
    return words;
  });
  return cuts.filter((cut) => cut >= LEAST_RUN && cut <= words - LEAST_RUN).slice(0, CUTS);
}

/** Who said it, in the box of the quotation. */
function isCreditOf({ text, weight, region, kind }: Piece, quote: Piece, isInBox: boolean): boolean {
  if (kind === 'heading' || weight > CREDIT || endsSentence(text)) return false;
  const { parent } = quote.region;
  if (region.element?.name === 'footer' && (region.parent === parent || region.parent === parent?.parent)) return true;
  if (region.parent !== quote.region.parent && region.first > quote.region.first) return false;
  if (/^[—–-]/.test(text)) return true;
  if (kind !== 'quote' && !isInBox) return false;
  return isHanNames(text) && (isNames(text) || (isNamedWithRole(text) && isInside(region, (at) => isSetApart(at))));
}

/** Ruth Alder, former inspector; Ruth Alder (mayor): no clause that goes on. */
function isNamedWithRole(text: string): boolean {
  const [name = '', role = '', ...more] = text.split(/\s?[,(|]\s?/, 4);
  return more.length === 0 && name.includes(' ') && isNames(name) && !CLAUSE.test(role);
}
const CLAUSE =
  /^(?:who|whose|which|that|how|what|when|where|why|not|and|but|or|so|if|as|he|she|it|they|we|i|you|nicht|und|aber|wie|er|sie|ich|wir|qui|que|pas|et|mais|il|elle|je|comme|quien|cómo|no|y|pero|che|come|non|e|ma|quem|como|não|mas|кто|как|не|и|но|он|она|я)(?!\p{L})/iu;

/** Whether the words stand in the text in their order, whole or in two clauses that are not far from each other. */
function isSaidIn(words: readonly string[], cuts: readonly number[], text: readonly string[]): boolean {
  const { length } = words;
  if (length < LEAST_WORDS) return false;
  const begun = runsIn(words, text);
  if (begun.includes(length)) return true;
  const ended = runsIn(words.toReversed(), text.toReversed()).toReversed();
  const isCut = (head: number, tail: number) =>
    (length >= LONG && Math.min(head, length - LEAST_RUN) >= Math.max(length - tail, LEAST_RUN)) ||
    cuts.some((cut) => cut <= head && cut >= length - tail);
  return begun.some((head, at) => {
    if (head < LEAST_RUN) return false;
    const end = at + length - 1;
    for (let gap = 0; gap <= GAP; gap += 1) if (isCut(head, ended[end + gap] ?? 0)) return true;
    return false;
  });
}

/** How many words from the first on stand in the text at each of its places, found in one pass (the Z algorithm). */
function runsIn(words: readonly string[], text: readonly string[]): readonly number[] {
  const all = [...words, '', ...text];
  const runs = all.map(() => 0);
  let [from, to] = [0, 0];
  for (let at = 1; at < all.length; at += 1) {
    let run = at < to ? Math.min(to - at, runs[at - from] ?? 0) : 0;
    while (at + run < all.length && all[run] === all[at + run]) run += 1;
    runs[at] = run;
    if (at + run > to) [from, to] = [at, at + run];
  }
  return runs.slice(words.length + 1);
}
