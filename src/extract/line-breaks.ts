/** Where a `<br>` begins a paragraph, and what it is within one. */
import { type ChildNode, type Element, isElement, textOf } from './dom.ts';

/** A `<br>` in a collected text, where line breaks of the markup are only white space. */
export const LINE_BREAK = '\u2028';

/** A break begins a paragraph when the next line is indented or an item of a list, or a whole sentence stands before it. */
export function startsParagraph(br: Element, parts: readonly string[]): boolean {
  const { next } = br;
  if (isBreak(parts.at(-1)) || isBeforeIndent(br) || (next && isElement(next) && next.name === 'br')) return true;
  const before = parts.slice(-6).join('').trimEnd();
  const line = ((next && textOf(next)) ?? '').trim();
  if (before !== '' && isBeforeItem(br)) return true;
  if (
    LABELLED.test(before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf(LINE_BREAK)) + 1)) &&
    LABELLED.test(line)
  )
    return true;
  return before.length > 20 && /[。！？.!?]["”’」』）)]?$/.test(before);
}

/** What a break parts from the words before it: from those in bold also where it is the last thing in their element. */
export function behindBreak(br: Element, isBold: boolean): ChildNode | null {
  if (!isBold) return br.next;
  const { parent, next } = br;
  const isLast = !next || (next.next === null && (textOf(next) ?? '-').trim() === '');
  return isLast && parent && isElement(parent) && /^(?:b|strong)$/.test(parent.name) ? parent.next : null;
}

/** Also one that only stands in the markup, as between two `<br>`. */
const isBreak = (part: string | undefined): boolean => part === LINE_BREAK || part === '\n';

/** Whether a heading's first line ends with a sign of Chinese script, behind which no space is written. */
export const endsHanPart = (parts: readonly string[]): boolean =>
  /[\u2e80-\u9fff][”’」』》）]?(?:[—…]{1,2}|[，。：；！？、])\s{0,8}$/.test(parts.slice(-4).join(''));

/** 製作：…, 重溫：…: a list of labels, a line each. */
const LABELLED = /^\s{0,20}[\u4e00-\u9fff]{2,6}\s?[：:|｜]\s?\S.{0,60}$/;

/** 1、…, （1）…, ★…: a Chinese item behind its number or sign. */
const ITEM = /^(?:\d{1,2}\s?[、.．)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|[•●○■□◆◇★☆▲△▶►➤])\s?\p{Script=Han}/u;

/** Whether white space indents the line behind a break. */
export function isBeforeIndent({ next }: Element): boolean {
  return /^\s{0,20}(?:\u3000|\u00a0{2})/.test((next && textOf(next)) ?? '');
}

/** Whether an item of a list begins the line behind a break. */
export function isBeforeItem({ next }: Element): boolean {
  return ITEM.test(((next && textOf(next)) ?? '').trimStart());
}

/** Lines that a program wrapped are long and of one width, but the last. */
const WRAPPED = { fewest: 3, shortest: 15, spread: 3, long: 25 };
const KANA = /[\u3041-\u30ff]/;

/** The same text, with a space where Chinese shows a new line; lines that are only wrapped go on without. */
export function joinHanLines(text: string): string {
  if (!text.includes(LINE_BREAK)) return text;
  const lines = text.split(LINE_BREAK).map((line) => line.trim());
  if (KANA.test(text) || isWrapped(lines)) return lines.join('\n');
  return lines.map((line, at) => (at < lines.length - 1 && isOpen(line) ? `${line} ` : `${line}\n`)).join('');
}

/** No sign ends it. */
const isOpen = (line: string) => /[\p{L}\p{N}）)》%]$|[\p{L}\p{N}][”」』]$/u.test(line.slice(-2));

function isWrapped(lines: readonly string[]): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const { length } of lines.slice(0, -1)) [least, most] = [Math.min(least, length), Math.max(most, length)];
  // Written from top to bottom.
  if (most <= 1) return true;
  if (lines.length < WRAPPED.fewest) return least >= WRAPPED.long;
  return least >= WRAPPED.shortest && most - least <= WRAPPED.spread;
}
