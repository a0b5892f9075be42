/** Lays the text of a page's data beside the text that the page draws: what it draws nowhere, and where that belongs. */
import { load } from 'cheerio';
import { isAwaited } from './awaited-text.ts';
import { escapeText } from './data-markup.ts';
import type { Element } from './dom.ts';
import { isPaywall } from './paywall-words.ts';
import type { Piece, Region } from './pieces.ts';
import { squash } from './squash.ts';
import { textWeight } from './text-weight.ts';

/** Markup to be read behind an element of the page, or instead of one that is cut short. */
export type Remainder = { readonly after: Element; readonly html: string; readonly replaces: boolean };

/** Letters by which a long paragraph is known where its end was edited. */
const START = 40;
/** Drawn paragraphs that are looked for within one of the data's. */
const AHEAD = 50;
/** Less is a note on the author, or another line of the site's. */
const LEAST = 60;
/** So much of the text that is drawn must be in the data. */
const SHARE = 0.6;
/** Where nothing on the page waits for it, a rest weighs this much of the text that is drawn, and this much at all. */
const [LARGE_SHARE, LARGE] = [0.5, 600];

const weightOf = (parts: readonly { readonly weight: number }[]) => parts.reduce((sum, { weight }) => sum + weight, 0);
export const isText = ({ kind, weight }: Piece) => kind !== 'clip' && kind !== 'figure' && weight > 0;
export const isWall = ({ weight, text }: Pick<Piece, 'weight' | 'text'>) => weight < 400 && isPaywall(text);

/** A part of the data that the page does not draw. */
type Missing = { readonly weight: number; readonly text: string; readonly html: string };

/** The runs of the data's pieces that the page draws nowhere, each behind the drawn piece that comes before it. */
export function alignRemainder(
  kept: readonly Piece[],
  all: readonly Piece[],
  data: readonly Piece[],
): readonly Remainder[] {
  const isDrawn = createDrawn(all.map(({ text }) => squash(text)).join('\n'));
  const keys = kept.map(({ text }) => squash(text));
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const start = key.slice(0, START);
    const alike = places.get(start);
    if (alike) alike.push(index);
    else places.set(start, [index]);
  }
  const found: { readonly last: Piece; readonly next?: Piece; readonly run: readonly Missing[]; isCut: boolean }[] = [];
  let [at, matched, cutAt] = [-1, 0, -1];
  let run: Missing[] = [];
  const match = (own: number) => {
    const [last, next] = [kept[at], kept[own]];
    if (last && next && run.length > 0) found.push({ last, next, run, isCut: cutAt === at });
    run = [];
    at = own;
    matched += next?.weight ?? 0;
  };
  for (const piece of data) {
    const key = squash(piece.text);
    const isCut = (index: number) => isBegun(kept[index]?.text ?? '', keys[index] ?? '', key);
    const own = places
      .get(key.slice(0, START))
      ?.find((index) => index > at && (isSame(key, keys[index] ?? '') || isCut(index)));
    let end = 0;
    if (own !== undefined) match(own);
    if (own !== undefined && isCut(own)) {
      cutAt = own;
      run.push(missing(piece));
    }
    // The whole text may be one line.
    for (let next = at + 1; own === undefined && next < Math.min(keys.length, at + AHEAD); next += 1) {
      const other = keys[next] ?? '';
      const from = other.length < START ? -1 : key.indexOf(other, end);
      if (from < 0) continue;
      match(next);
      end = from + other.length;
    }
    if (own === undefined && !isDrawn(key.slice(end))) run.push(end === 0 ? missing(piece) : restOf(piece, end));
  }
  const last = kept[at];
  if (last && run.length > 0) found.push({ last, run, isCut: cutAt === at });
  // Lines of the site may be kept behind the text.
  const [weight, behind] = [weightOf(kept.slice(0, at + 1)), weightOf(kept.slice(at + 1))];
  if (matched < weight * SHARE || behind > matched) return [];
  return found.flatMap(({ last: before, next, run: lost, isCut }) => {
    const size = weightOf(lost);
    const from = before.region.element;
    if (!from || size < LEAST || lost.some(isWall)) return [];
    const isLarge = next === undefined && size >= LARGE && size >= weight * LARGE_SHARE;
    if (!isLarge && !isCut && !isAwaited(from, next?.region.element)) return [];
    return [
      {
        after: isCut ? from : outermost(before),
        replaces: isCut,
        html: lost
          .map(({ html }) => html)
          .join('\n')
          .replaceAll('</ul>\n<ul>', ''),
      },
    ];
  });
}

function missing({ kind, text, weight, region: { element, first, end } }: Piece): Missing {
  const own =
    element && end - first === 1 && IN_TEXT.test(element.name) ? markup.html(element) : `<p>${escapeText(text)}</p>`;
  const html = kind === 'quote' ? `<blockquote>${own}</blockquote>` : element?.name === 'li' ? `<ul>${own}</ul>` : own;
  return { weight, text, html };
}
const IN_TEXT = /^(?:p|h[1-6]|li|blockquote|table|pre)$/;
const markup = load('');

/** What a line holds behind so many of its letters. */
function restOf({ text }: Piece, letters: number): Missing {
  let at = 0;
  for (let left = letters; left > 0 && at < text.length; at += 1) left -= squash(text[at] ?? '').length;
  const rest = text.slice(at).replace(/^[^\p{L}\p{N}“‘"「『¿¡(]+/u, '');
  return { weight: textWeight(rest), text: rest, html: `<p>${escapeText(rest)}</p>` };
}

/** Whether a text of the data is the one that is drawn; where both are long, its end may differ a little. */
const isSame = (key: string, drawn: string) =>
  key === drawn || (key.length >= START && key.length < drawn.length + START && drawn.startsWith(key.slice(0, START)));

/** Whether a page draws the beginning of a paragraph and dots behind it. */
const isBegun = (text: string, drawn: string, key: string) =>
  /(?:…|\.{3})$/.test(text) && drawn.length >= START && key.length > drawn.length && key.startsWith(drawn);

/** A test for texts that the page draws, in which an editor may have changed some words. */
function createDrawn(drawn: string): (key: string) => boolean {
  let parts: Set<string> | undefined;
  return (key) => {
    if (key.length < 2 * PART) return drawn.includes(key);
    parts ??= new Set(Array.from({ length: drawn.length }, (_, from) => drawn.slice(from, from + PART)));
    let [count, same] = [0, 0];
    for (let from = 0; from + PART <= key.length; from += PART) {
      count += 1;
      same += parts.has(key.slice(from, from + PART)) ? 1 : 0;
    }
    return same * 2 >= count;
  };
}
/** Letters of which no two texts have many in common. */
const PART = 12;

/** The list, the quotation or the table whose end a piece is, or else its own element. */
function outermost({ region }: Piece): Element {
  let around: Region = region;
  while (around.parent?.element && around.parent.end === around.end && IN_LIST.test(around.element?.name ?? ''))
    around = around.parent;
  return around.element as Element;
}
const IN_LIST = /^(?:li|ul|ol|dl|dd|dt|blockquote|tr|td|tbody|table)$/;
