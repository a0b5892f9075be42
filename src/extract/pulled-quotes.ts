/** Finds the sentences that a page pulls out of its text and shows once more, with or without a clause between them. */
import { endsSentence, isHanNames, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
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
/** Parts of a quotation, and the words of one that stands between two others. */
const PARTS = 3;
const LEAST_LATER = 3;
/** Letters of the text that may stand between two parts. */
const GAP = 160;
/** Words of a text that are searched, places where a quotation may begin, and quotations. */
const SEARCHED = 8000;
const PLACES = 20;
const QUOTES = 40;
const WORD = /\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const CREDIT = 80;
/** What weighs less and is no sentence heads a part of the text. */
const LABEL = 40;

/** Boxes that a page may set around a quotation of any kind, and around what it says twice. */
const QUOTE_BOX =
  /(?:^|[\s_-])(?:quotes?|quotation|zitate?|exergue|citations?|citas?|citazion[ei]|citat|destacad[oa]s?|destaque|frase|highlight(?:ed)?)(?:$|[\s_-])/i;
const RULED = /border(?:-left)?\s{0,3}:\s{0,3}[1-9]/i;

const isBox = ({ first, end, element }: Region) =>
  end - first === 1 &&
  (QUOTE_BOX.test(element?.attribs['class'] ?? '') || RULED.test(element?.attribs['style']?.slice(0, 400) ?? ''));

/** True for the box of a sentence that is pulled out of the text. */
export function isPulled(region: Region, body: Region): boolean {
  return isInside(region, (at) => !holds(at, body) && PULLED.test(at.element?.attribs['class'] ?? ''));
}

/** Changes the verdicts on quotations that the text of `body` says too, and on the names below them. */
export function dropPulledQuotes(pieces: readonly Piece[], verdicts: Verdict[], body: Region, reason: string): void {
  const isInBox = ({ kind, text, weight, region }: Piece) =>
    kind === 'paragraph' &&
    (weight >= LABEL || endsSentence(text)) &&
    isInside(region, (at) => !holds(at, body) && isBox(at));
  const isSetOff = (piece: Piece) => isPulled(piece.region, body) || isInBox(piece);
  const isQuote = (piece: Piece) => piece.kind === 'quote' || isSetOff(piece);
  const isText = (piece: Piece) => /^(?:paragraph|listItem)$/.test(piece.kind) && !isSetOff(piece);
  const texts = new Map<boolean, string>();
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
    if (!isSaidIn(words, text) && !(isPullQuote(piece.region) && isToldIn(words, text))) continue;
    verdicts[at] = { kept: false, reason };
    const next = pieces[at + 1];
    if (next && verdicts[at + 1]?.kept && isCreditOf(next, piece, isPulled(next.region, body)))
      verdicts[at + 1] = { kept: false, reason };
  }

  /** The words of the text, of which a pulled box may also repeat a quotation. */
  function textOf(withQuotes: boolean): string {
    const known = texts.get(withQuotes);
    if (known !== undefined) return known;
    const isQuoted = (one: Piece) => withQuotes && one.kind === 'quote' && !isPulled(one.region, body);
    const text = toText(
      pieces
        .slice(body.first, body.end)
        .filter((one, index) => verdicts[body.first + index]?.kept && (isText(one) || isQuoted(one)))
        .flatMap((one) => wordsOf(one.text))
        .slice(0, SEARCHED),
    );
    texts.set(withQuotes, text);
    return text;
  }

  /** A whole paragraph that the author quotes again, in a quotation that no name or box makes a pulled one. */
  function isRefrain({ text: words, weight, region }: Piece, at: number): boolean {
    if (weight >= REFRAIN || isInside(region, (one) => !holds(one, body) && (isSetApart(one) || isBox(one))))
      return false;
    const own = squash(words);
    const isSame = (one: Piece) => one.kind === 'paragraph' && one.weight === weight && squash(one.text) === own;
    return pieces.slice(body.first, at).some((one, index) => verdicts[body.first + index]?.kept && isSame(one));
  }
}

const isSetApart = ({ element }: Region) =>
  /^(?:aside|figure)$/.test(element?.name ?? '') ||
  (/^(?:blockquote|q|p)$/.test(element?.name ?? '') && (element?.attribs['class'] ?? '') !== '') ||
  PULLED.test(element?.attribs['class'] ?? '');

/** What the page's author calls a pull quote may say the text's words in another way. */
const isPullQuote = (region: Region) =>
  [region, region.parent].some((one) =>
    /(?:^|[\s_-])pull-?quote(?:$|[\s_-])/i.test(one?.element?.attribs['class'] ?? ''),
  );
const TOLD = 0.7;

function isToldIn(words: readonly string[], text: string): boolean {
  const long = words.filter((word) => word.length > 3);
  const told = long.filter((word) => text.includes(` ${word} `));
  return long.length >= LEAST_WORDS && told.length >= long.length * TOLD;
}

const wordsOf = (text: string) => text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];

const toText = (words: readonly string[]) => ` ${words.join(' ')} `;

/** Who said it, in the box of the quotation. */
function isCreditOf({ text, weight, region, kind }: Piece, quote: Piece, isInBox: boolean): boolean {
  if (kind === 'heading' || weight > CREDIT || endsSentence(text)) return false;
  const { parent } = quote.region;
  if (region.element?.name === 'footer' && (region.parent === parent || region.parent === parent?.parent)) return true;
  if (region.parent !== quote.region.parent && region.first > quote.region.first) return false;
  return /^[—–-]/.test(text) || ((kind === 'quote' || isInBox) && isNames(text) && isHanNames(text));
}

/** Whether the words stand in the text in their order, whole or in parts that are not far from each other. */
function isSaidIn(words: readonly string[], text: string, parts = PARTS): boolean {
  const least = parts === PARTS ? LEAST_RUN : LEAST_LATER;
  for (let split = words.length; split >= least; split -= 1) {
    const rest = words.slice(split);
    if (rest.length === 1 || words.length < LEAST_WORDS || (rest.length > 0 && parts === 1)) continue;
    const head = toText(words.slice(0, split));
    let at = text.indexOf(head);
    for (let place = 0; at >= 0 && place < PLACES; place += 1, at = text.indexOf(head, at + 1)) {
      if (rest.length === 0) return true;
      const behind = at + head.length - 1;
      if (text.slice(behind, behind + GAP + 1).includes(toText(rest))) return true;
      if (rest.length >= 2 * LEAST_LATER && isSaidIn(rest, text.slice(behind, behind + 2 * GAP), parts - 1))
        return true;
    }
  }
  return false;
}
