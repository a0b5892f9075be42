/** Finds the sentences that a page pulls out of its text and shows once more, with or without a clause between them. */
import { endsSentence, isHanNames, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { holds } from './selection.ts';
import type { Verdict } from './verdict.ts';

const PULLED =
  /pull-?(?:quote|out)|(?:^|[\s_-])pull(?:ed)?(?:$|[\s_-])|(?:call|block)out-?quote|quote-?(?:box|card|share)|tweetable/i;
/** A longer quotation is the author's own. */
const LONGEST = 400;
const LEAST_WORDS = 3;
/** Of the words of a quotation; one that goes on from page to page has two or three parts. */
const RUNS = 3;
const LEAST_RUN = 2;
/** Words of the text that may stand between two parts. */
const GAP = 25;
/** Words of a text that are searched, and places where a quotation may begin. */
const SEARCHED = 8000;
const WORD = /\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const CREDIT = 80;

/** True for the box of a sentence that is pulled out of the text. */
export function isPulled(region: Region, body: Region): boolean {
  for (let at: Region | undefined = region; at?.element && !holds(at, body); at = at.parent)
    if (PULLED.test(at.element.attribs['class'] ?? '')) return true;
  return false;
}

/** Changes the verdicts on quotations that the text of `body` says too, and on the names below them. */
export function dropPulledQuotes(pieces: readonly Piece[], verdicts: Verdict[], body: Region, reason: string): void {
  const isQuote = (piece: Piece) => piece.kind === 'quote' || isPulled(piece.region, body);
  const isText = ({ kind }: Piece) => kind === 'paragraph' || kind === 'listItem';
  let text: readonly string[] | undefined;
  let places: ReadonlyMap<string, readonly number[]> | undefined;
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (!piece || piece.weight === 0 || piece.weight > LONGEST || !verdicts[at]?.kept || !isQuote(piece)) continue;
    // What a sentence announces is quoted and not pulled.
    if (/[:：]["”]?$/.test(pieces[at - 1]?.text ?? '') && verdicts[at - 1]?.kept) continue;
    text ??= pieces
      .slice(body.first, body.end)
      .filter((one, index) => verdicts[body.first + index]?.kept && isText(one) && !isPulled(one.region, body))
      .flatMap((one) => wordsOf(one.text))
      .slice(0, SEARCHED);
    places ??= placesOf(text);
    if (!isSaidIn(wordsOf(piece.text), text, places)) continue;
    verdicts[at] = { kept: false, reason };
    const next = pieces[at + 1];
    if (next && verdicts[at + 1]?.kept && isCreditOf(next, piece)) verdicts[at + 1] = { kept: false, reason };
  }
}

const wordsOf = (text: string) => text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];

function placesOf(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  words.forEach((word, at) => {
    const known = places.get(word);
    if (known) known.push(at);
    else places.set(word, [at]);
  });
  return places;
}

/** Who said it, in the box of the quotation. */
function isCreditOf({ text, weight, region, kind }: Piece, quote: Piece): boolean {
  if (kind === 'heading' || weight > CREDIT || endsSentence(text)) return false;
  const isBeside = region.parent === quote.region.parent || region.first <= quote.region.first;
  if (!isBeside) return false;
  return /^[—–-]/.test(text) || (kind === 'quote' && isNames(text) && isHanNames(text));
}

/** Whether the words stand in the text in their order, in a few parts that are not far from each other. */
function isSaidIn(
  words: readonly string[],
  text: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): boolean {
  if (words.length < LEAST_WORDS) return false;
  const runAt = (from: number, place: number) => {
    let length = 0;
    while (from + length < words.length && words[from + length] === text[place + length]) length += 1;
    return length;
  };
  for (const start of places.get(words[0] ?? '') ?? []) {
    let from = 0;
    let place = start;
    let longest = 0;
    for (let run = 0; run < RUNS && from < words.length; run += 1) {
      let length = runAt(from, place);
      for (let skipped = 0; run > 0 && length < LEAST_RUN && skipped < GAP; skipped += 1) {
        place += 1;
        length = runAt(from, place);
      }
      if (length < LEAST_RUN) break;
      longest = Math.max(longest, length);
      from += length;
      place += length;
    }
    if (from === words.length && longest * 2 >= words.length) return true;
  }
  return false;
}
