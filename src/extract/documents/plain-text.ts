/** Plain text → HTML: paragraphs where the writer meant some, hard-wrapped lines put together again, the title found. */
import type { DocumentText } from './document-types.ts';
import { escapeText } from './escape-text.ts';
import { joinWrapped } from './join-wrapped.ts';

/** A title is one line of at most so many characters; a Chinese one says as much in a third. */
const TITLE_LIMIT = 120;
const HAN_TITLE_LIMIT = 40;
const INDENT = /^(?:\u3000{1,4}|\u00a0{2,8}|\t| {2,8})(?=\S)/;
const RULE = /^\s{0,20}(?:[-=*_~#—─＊]\s?){3,100}$/;
/** A number that a program may have left for a page's. */
const PAGE = /^\s{0,80}(?:[-–—]\s?)?(\d{1,4})(?:\s?[-–—])?$/;
/** In the middle of a page, or between dashes. */
const SET_IN = /^(?:\t| {3})|[-–—]/;

/** Reads a text. Its first line is the title where it stands by itself, unless it is known to have none. */
export function readPlainText(input: string, { isTitled = true } = {}): DocumentText {
  const lines = withoutPageNumbers(
    input
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/\f/g, `\n${PAGE_END}\n`)
      .split('\n')
      .map((line) => (line === PAGE_END ? line : line.trimEnd())),
  );
  const paragraphs = withoutNotes(splitParagraphs(lines));
  const [first = ''] = paragraphs;
  const isTitle = isTitled && paragraphs.length > 1 && isTitleLine(first);
  const title = isTitle ? first.trim() : undefined;
  const [, second = ''] = paragraphs;
  const byline = isTitle ? readByline(second, isHeadLine(lines)) : undefined;
  const body = paragraphs.slice(byline !== undefined ? 2 : isTitle ? 1 : 0);
  const html = body.map((text, at) => {
    const tag = isItem(text) && BULLET.test(text) ? 'li' : isHeading(text, body[at + 1]) ? 'h2' : 'p';
    return `<${tag}>${escapeText(tag === 'li' ? text.replace(BULLET, '') : text)}</${tag}>`;
  });
  return { html: html.join('\n'), title, byline };
}

const PAGE_END = '\f';

/** Leaves out numbers at a page's end, within a paragraph and set in. A year, and a number that stands like a heading, are the text's. */
function withoutPageNumbers(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '' && line !== PAGE_END);
  const isPageNumber = (line: string, at: number): boolean => {
    const number = PAGE.exec(line)?.[1];
    if (number === undefined || at === first || (Number(number) >= 1000 && Number(number) <= 2100)) return false;
    if (nextFilled(lines, at, 1) === PAGE_END || nextFilled(lines, at, -1) === PAGE_END) return true;
    const [before = '', after = ''] = [lines[at - 1], lines[at + 1]];
    if (before === '' && after === '') return SET_IN.test(line);
    return !line.startsWith('\u3000') && !PAGE.test(before) && !PAGE.test(after);
  };
  return lines.filter((line, at) => !isPageNumber(line, at)).map((line) => (line === PAGE_END ? '' : line));
}

function nextFilled(lines: readonly string[], from: number, step: 1 | -1): string | undefined {
  let at = from + step;
  while (lines[at] === '') at += step;
  return lines[at];
}

/** Lines are wrapped at fewer columns than that; the first ones tell how wide a text is. */
const WIDEST = 140;
const WIDTHS = 5000;
/** A line of less than that share of the widest ends before its edge. */
const SHORT = 0.6;

function splitParagraphs(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line !== '' && !RULE.test(line));
  const blank = lines.some((line, at) => line === '' && (lines[at - 1] ?? '') !== '' && at < lines.length - 1);
  // A line that is set in below one that is not; those of a list's items hang.
  const indented = lines.filter((line, at) => {
    const before = lines[at - 1] ?? '';
    return before !== '' && INDENT.test(line) && !INDENT.test(before) && !isItem(before) && !isItem(line);
  }).length;
  const isIndented = indented > (blank ? 2 : 0);
  // Without either, a line is a paragraph, unless lines are wrapped at one width.
  const byLine = !blank && !isIndented && !isWrapped(filled);
  const groups: string[][] = [];
  const widest = Math.max(0, ...filled.slice(0, WIDTHS).map(widthOf));
  let open = false;
  // Title and author stand above the first paragraph that is set in.
  let isHead = isIndented;
  // Above the first empty line, a title and an author may stand in a line each.
  let isTop = true;
  for (const line of lines) {
    if (line === '' || RULE.test(line)) {
      if (open) isTop = false;
      open = false;
      continue;
    }
    isHead &&= !INDENT.test(line);
    const begins =
      !open ||
      byLine ||
      (isIndented && INDENT.test(line)) ||
      (isTop && groups.length < 2 && widthOf(line) < widest * SHORT) ||
      (isHead && widthOf(line) < widest * SHORT) ||
      isItem(line) ||
      isLine(widest, line, groups.at(-1)?.at(-1) ?? '');
    if (begins) groups.push([line]);
    else groups.at(-1)?.push(line);
    open = true;
  }
  return groups.map((group) => joinWrapped(group.map((line) => line.trim())));
}

/** Lines of nearly one length, but for those that end a paragraph. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 4) return false;
  const widths = lines.slice(0, WIDTHS).map(widthOf);
  const widest = Math.max(...widths);
  if (widest > WIDEST) return false;
  const full = widths.filter((width) => width > widest * 0.75).length;
  return full > widths.length * 0.6;
}

/** In columns: an ideograph is as wide as two letters. */
const widthOf = (line: string) => line.length + (line.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0);

const BULLET = /^(?:[-*•·▪]|\d{1,3}[.)])\s{1,8}/;
const isItem = (line: string) =>
  /^\s{0,12}(?:[-*•·▪]\s|\d{1,3}[.)、]\s{0,8}\S|[（(]?[一二三四五六七八九十]{1,3}[、）)])/.test(line);

/** Whether the line before ends its sentence far from the right edge: verse, addresses, short paragraphs. */
const isLine = (widest: number, line: string, before: string): boolean =>
  /[.!?。！？…:：”"」』]$/.test(before) &&
  widest <= WIDEST &&
  widthOf(before) < widest * SHORT &&
  /^[\p{Lu}\p{Script=Han}“"「『\d]/u.test(line.trimStart());

function isTitleLine(text: string): boolean {
  const limit = /\p{Script=Han}/u.test(text) ? HAN_TITLE_LIMIT : TITLE_LIMIT;
  return text.length <= limit && /\p{L}/u.test(text) && !/[.。;；,，:：]$/.test(text);
}

/** Where it stands between paragraphs by itself, and says that it is one. */
const isHeadingLine = (text: string) =>
  /^(?:chapter|part|section|book)\s(?:\d{1,3}|[ivxlc]{1,7})\b.{0,80}$|^第[\d一二三四五六七八九十百千零〇]{1,6}[章节節回卷部篇集].{0,30}$/iu.test(
    text,
  ) && !/[.。]$/.test(text);

/** A short line by itself that no sign ends, above a text. */
const isHeading = (text: string, next: string | undefined) =>
  isHeadingLine(text) ||
  (next !== undefined &&
    text.length <= (/\p{Script=Han}/u.test(text) ? HAN_HEADING : HEADING) &&
    next.length > text.length &&
    /^[\p{Lu}\p{Script=Han}\d]/u.test(text) &&
    /[\p{L}\p{N}?？]$/u.test(text) &&
    !/[，。；]/.test(text));

const HEADING = 60;
const HAN_HEADING = 20;

const NOTE = /^\[(\d{1,3}|[a-z]|\*{1,3})\]:?\s{1,8}/;

/** Notes below the text, [1] …, and the marks that lead to them. */
function withoutNotes(paragraphs: readonly string[]): readonly string[] {
  const notes = new Set(paragraphs.flatMap((text) => NOTE.exec(text)?.[1] ?? []));
  const text = paragraphs.filter((one) => !NOTE.test(one)).join('\n');
  const marked = [...notes].filter((note) => text.includes(`[${note}]`));
  if (marked.length === 0) return paragraphs;
  return paragraphs
    .filter((one) => !marked.includes(NOTE.exec(one)?.[1] ?? ''))
    .map((one) => marked.reduce((all, note) => all.replaceAll(`[${note}]`, ''), one));
}

/** Jane Doe; 王五. */
const NAME =
  /^(?:\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){1,3}|\p{Script=Han}{2,4}(?:[·・]\p{Script=Han}{1,8})?)$/u;

/** Whether the second line follows the first at once. */
const isHeadLine = (lines: readonly string[]) => {
  const first = lines.findIndex((line) => line !== '');
  return (lines[first + 1] ?? '') !== '';
};

/** by Jane Doe; 作者：王五; 文／王五. */
function readByline(text: string, isBelowTitle: boolean): string | undefined {
  if (isBelowTitle && NAME.test(text)) return text;
  const found = /^(?:by|written by)\s(\p{Lu}[\p{L}.'’ -]{2,60})$|^(?:作者|文)\s?[：:／/|｜]\s?(\S.{0,30})$/u.exec(text);
  return (found?.[1] ?? found?.[2])?.trim();
}
