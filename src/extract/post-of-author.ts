/** Tells what an author is, or for whom, where it stands below the name over the text. */
import { isNames } from './line-shape.ts';
import type { Piece } from './pieces.ts';

const AUTHOR = /^(?:作者|撰文|文|特[约約]?撰稿人?)\s?[｜|丨︱：:/／]\s?[\u4e00-\u9fff·]{2,12}$/;
const WRITER =
  '(?:研究[者员員生]|[学學]者|(?:[副]?教)授|[评評][论論](?:[员員]|人)|撰稿人|[专專][栏欄]作[家者]|媒[体體]人|博士生?)';
const HOUSE =
  '(?:大[学學]|[学學][院校会會]|[医醫]院|研究[院所]|中心|公司|[协協][会會]|[报報]社?|[杂雜][志誌]|律所|事[务務]所)';

const WORD = '[^的了是我你他她这這那谁誰当當成做不，。！？：:“「《]';
const POST = new RegExp(
  `^(?!最[后後]|一[个個位名])(?:${WORD}{2,24}${WRITER}|(?:自由|[专專][栏欄])(?:撰稿人|作[家者]))$|^${WORD}{2,20}${HOUSE}${WORD}{0,12}(?:[教律][师師]|[医醫][生师師]|[记記]者|[编編][辑輯]|主[任编編]|[院所][长長]|[创創][始办辦]人|[顾顧][问問]|分析[师師]|工程[师師])$`,
);

const NAME = "\\p{Lu}[\\p{L}.’'-]{1,24}(?: (?:(?:van|von|de|der|del|di|da|la|le) )?\\p{Lu}[\\p{L}.’'-]{0,24}){1,3}";
const BY = new RegExp(`^(?:By|BY|by):? ${NAME}(?:,? (?:and|&|AND) ${NAME})?$`, 'u');
/** Sports Reporter, Courier Film and TV Editor. */
const LATIN_POST =
  /(?:^|\s)(?:(?:staff )?(?:writers?|reporters?)|correspondents?|editors?|editor-in-chief|columnists?|critics?|staff)$/i;
const LONGEST = 50;

/** True for what somebody is, right below the line that names the author. */
export function isPostOfAuthor({ kind, isBold, text, linkWeight }: Piece, above: Piece | undefined): boolean {
  if (linkWeight > 0 || !above) return false;
  if (BY.test(above.text))
    return /^(?:paragraph|heading)$/.test(kind) && text.length <= LONGEST && LATIN_POST.test(text) && isNames(text);
  return (kind === 'paragraph' || isBold === true) && AUTHOR.test(above.text) && POST.test(text);
}
