/** Tells the paragraph above a Chinese report that only says who reported when, or in which column. */
import { isMetaLine } from './edge-lines.ts';
import { isHanNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';

/** True when a whole paragraph only says who reported when, as 【…2024年5月18日】（…记者…报导）. */
export function isDateline(text: string): boolean {
  if (text.length > 120) return false;
  if (/^[【（([]\s?(?:采[访訪]|整理|撰文|文|[编編][译譯])\s?[/／|｜]\s?[^。，！？]{2,30}[】）)\]]$/.test(text))
    return true;
  const rest = text
    .replace(/【[^】]{0,60}】|〔[^〕]{0,60}〕|\[[^\]]{0,60}\]|（[^）]{0,60}）|\([^)]{0,60}\)/g, '')
    .replace(/^[\u4e00-\u9fff]{2,12}[讯訊电電]$/, '')
    .trim();
  // What is told in brackets has commas and stops; names are apart by other signs, or by a title that follows.
  if (
    rest.length > 2 ||
    /[。！？]|[，,](?!\s?(?:特[约約]|本[报報]|[实實][习習]|[记記]者|通[讯訊][员員]|[编編]|[摄攝]))/.test(text)
  )
    return false;
  return /\d{4}年\d{1,2}月|[报報][导導道]/.test(text) || (/[记記]者/.test(text) && isHanNames(text));
}

const COUNT = '[\\d一二三四五六七八九十百零〇两兩]{1,5}';
/** 小站夜话 · 第 63 期, 《小站》Vol. 12: the column's name and its number. */
const NUMBERED_COLUMN = new RegExp(
  `^(?=[^。，！？：:“「]{4,32}$)(.{2,16}?)(?:\\s{0,2}[·•・．|｜丨/／—–-]{1,2}\\s{0,2}|\\s|(?<=》))(?:第\\s?${COUNT}\\s?(?<counter>[\\u4e00-\\u9fff])|(?:vol|no|ep)\\.?\\s?\\d{1,4})$`,
  'iu',
);
/** What parts of a book are counted by, and what issues are. */
const [PARTS, ISSUES] = [/[章回节節卷幕部场場名步条條]/, /[期集辑輯弹彈]/];

/** True for a column's name and number over the text, which no other line of the body is like. Without an issue's word the page names the column above. */
export function isNumberOfColumn(pieces: readonly Piece[], at: number, { first, end }: Region): boolean {
  const found = NUMBERED_COLUMN.exec(pieces[at]?.text ?? '');
  if (!found) return false;
  const { 1: name = '', groups } = found;
  const counter = groups?.['counter'];
  if (counter !== undefined && PARTS.test(counter)) return false;
  if (counter !== undefined && !ISSUES.test(counter) && !pieces.slice(0, first).some(({ text }) => text.includes(name)))
    return false;
  return pieces.slice(first, end).filter(({ text }) => NUMBERED_COLUMN.test(text)).length === 1;
}

const AUTHOR = /^(?:作者|撰文|文|特[约約]?撰稿人?)\s?[｜|丨︱：:/／]\s?[\u4e00-\u9fff·]{2,12}$/;
const WRITER =
  '(?:研究[者员員生]|[学學]者|(?:[副]?教)授|[评評][论論](?:[员員]|人)|撰稿人|[专專][栏欄]作[家者]|媒[体體]人|博士生?)';
const HOUSE =
  '(?:大[学學]|[学學][院校会會]|[医醫]院|研究[院所]|中心|公司|[协協][会會]|[报報]社?|[杂雜][志誌]|律所|事[务務]所)';

const WORD = '[^的了是我你他她这這那谁誰当當成做不，。！？：:“「《]';
const POST = new RegExp(
  `^(?!最[后後]|一[个個位名])(?:${WORD}{2,24}${WRITER}|(?:自由|[专專][栏欄])(?:撰稿人|作[家者]))$|^${WORD}{2,20}${HOUSE}${WORD}{0,12}(?:[教律][师師]|[医醫][生师師]|[记記]者|[编編][辑輯]|主[任编編]|[院所][长長]|[创創][始办辦]人|[顾顧][问問]|分析[师師]|工程[师師])$`,
);

/** True for what somebody is, right below the line that names the author. */
export function isPostOfAuthor({ text, linkWeight }: Piece, above: Piece | undefined): boolean {
  if (linkWeight > 0 || !above || !AUTHOR.test(above.text)) return false;
  return POST.test(text);
}

/** True for the name of a column that stands over the line of its author: 【读书者说】 */
export function isColumnOverAuthor({ kind, text }: Piece, below: Piece | undefined): boolean {
  return (
    kind === 'paragraph' && /^【[^】。！？]{2,12}】$/.test(text) && !!below && isMetaLine(below.text, below.weight)
  );
}
