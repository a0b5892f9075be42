/** Heads as e-papers lay them out: the line over the title, the title and those below it, in rows of a heading or a table. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { attribute, type Element, eachElement, innerText, isElement } from './dom.ts';
import { isCaptionText, isMetaLine } from './edge-lines.ts';
import { isHanCredits } from './han-credits.ts';
import { isHanNames } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

const ROW = /^(?:td|th|p|div)$/;
const HEADING = /^h[1-3]$/;
const MAIN = /(?:^|[\s_-])(?:main-?title|zheng-?ti|zhu-?ti|zhu-?biao-?ti)(?:$|[\s_-])/i;
const TITLE_LIMIT = 300;
const ROWS = 8;

/**
 * The title among several rows of a heading: what the page's metadata say, or what is set otherwise than the rows around
 * it; `undefined` where nothing tells.
 */
export function titleInRows(heading: Element, isNamed: (text: string) => boolean): string | undefined {
  const rows: Element[] = [];
  eachElement(heading, (one) => {
    if (ROW.test(one.name) && !holdsRow(one)) rows.push(one);
    return rows.length <= ROWS;
  });
  const parts = rows.map((row) => ({ text: innerText(row, TITLE_LIMIT), class: attribute(row, 'class') }));
  const said = parts.filter(({ text }) => text !== '');
  if (said.length < 2 || rows.length > ROWS || !said.some(({ text }) => /\p{Script=Han}/u.test(text))) return undefined;
  const countOf = (name: string) => parts.filter((part) => part.class === name).length;
  const isOdd = (part: { readonly class: string }) =>
    countOf(part.class) === 1 && parts.some((other) => countOf(other.class) > 1);
  for (const found of [
    said.filter(({ text }) => isNamed(text)),
    said.filter((part) => MAIN.test(part.class)),
    said.filter(isOdd),
  ])
    if (found.length === 1) return found[0]?.text;
  return undefined;
}

function holdsRow(element: Element): boolean {
  let holds = false;
  eachElement(element, ({ name }) => {
    holds ||= ROW.test(name);
    return !holds;
  });
  return holds;
}

/** Characters of a line that says more than who wrote the article or where it stands. */
const SAYS = 8;
const MOST = 300;
/** 本报记者 林一, □ 林一 文/图, 小镇讯. */
const WRITER =
  /[记記]者|通[讯訊][员員]|特[约約]|[摄攝]影|(?:^|\s)文[/／]|[编編][辑輯]|^[□■◎●○▪]|[来來]源|[讯訊電电]$|^[（(][^）)]{0,20}[）)]$/;

/** True for a row below the title's in the same heading or table, which says something: the subtitle of a paper's article. */
export function isRowBelowTitle(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const title = pieces[titleAt];
  const head = title && headOf(title);
  if (!head || at <= titleAt || at > titleAt + ROWS) return false;
  for (let row = titleAt + 1; row <= at; row += 1) if (headOf(pieces[row]) !== head) return false;
  const piece = pieces[at];
  if (!piece || !/^(?:heading|paragraph)$/.test(piece.kind) || piece.linkWeight > 0) return false;
  const { text, weight } = piece;
  if ((text.match(/\p{Script=Han}/gu)?.length ?? 0) < SAYS || weight > MOST || squash(text) === squash(title.text))
    return false;
  if (WRITER.test(text) || isHanNames(text) || isHanCredits(text)) return false;
  return !isMetaLine(text, weight) && !isCaptionText(text) && boilerplateReason(piece) === '';
}

/** The heading of several rows, or the table in which a piece has a row of one cell to itself. */
function headOf(piece: Piece | undefined): Element | undefined {
  let row: Element | undefined;
  for (let at = piece?.region.element; at; ) {
    if (HEADING.test(at.name)) return row && at;
    if (at.name === 'table') return at;
    if (at.name === 'tr' && !isSoleCell(at)) return undefined;
    row = at;
    const { parent }: Element = at;
    at = parent && isElement(parent) ? parent : undefined;
  }
  return undefined;
}

function isSoleCell(row: Element): boolean {
  let [cells, others] = [0, 0];
  eachElement(row, ({ name }) => {
    if (name === 'td' || name === 'th') cells += 1;
    else if (/^(?:img|table|li|input)$/.test(name)) others += 1;
    return cells < 2 && others === 0;
  });
  return cells === 1 && others === 0;
}
