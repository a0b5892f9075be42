/** Tells the line above a report that only says where, or who reported when. */
import { namesInDeskLine } from './desk-lines.ts';
import { isHanNames } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { POST_OF_REPORTER } from './signed-line.ts';

/** 【小鎮報專訊】, 【小镇日报消息】 alone; 【三个好消息】 is a heading. */
const OF_PAPER = /^【[^】，。！？\s]{2,16}(?:[专專報报][讯訊]|[报報社网網台臺]消息)】$/;

/** 本报渡口3月3日电 below its report, 据河声社电. */
const OF_AGENCY =
  /^[（(【]?(?:[据據][\u4e00-\u9fff]{2,4}社[电電]|[据據]?(?:本[报報刊台臺网網]|[\u4e00-\u9fff]{2,4}社)[\u4e00-\u9fff]{0,8}(?:\d{1,2}月)?\d{1,2}日[专專]?[电電讯訊])[）)】]?$/;

/** True when a whole paragraph only says who reported when, as 【…2024年5月18日】（…记者…报导）. */
export function isDateline(text: string): boolean {
  if (text.length > 120) return false;
  if (namesInDeskLine(text) !== undefined || OF_PAPER.test(text) || OF_AGENCY.test(text)) return true;
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
  return /\d{4}年\d{1,2}月|[报報][导導道]/.test(text) || (/[记記]者.{2}|.{2}[记記]者/.test(text) && isHanNames(text));
}

const PLACE = "\\p{Lu}[\\p{L}.'’-]{1,24}(?: (?:\\p{Lu}[\\p{L}.'’-]{1,24}|of|on|de|del|la|am|an|der|sur)){0,4}";
const AGENCY =
  '(?:(?![IVXLC]+(?!\\p{L}))\\p{Lu}{2,6}|\\((?:\\p{Lu}{2,6}|afp|ansa|apa|dpa|efe|sda|\\p{Lu}\\p{L}{2,20}(?: \\p{Lu}\\p{L}{2,20})?)\\))';
/** LONDON (Reuters) —, Skarn, Norland WN —: a place, and the agency or the paper behind it. */
const PLACE_LINE = new RegExp(
  `^${PLACE}(?:, ${PLACE})?(?:,? \\d{1,2}\\.? \\p{L}{3,9}\\.?)?,?(?: ${AGENCY})?\\s?[—–-]{0,2}$`,
  'u',
);
/** Letters without brackets may end anything; behind a place in a country they are an agency's. */
const WITH_AGENCY = new RegExp(`(?:^(?=[^(]*\\(|[^,]*, ).* ${AGENCY})\\s?[—–-]{1,2}$`, 'u');
const SOURCE = /(?:^|[\s_-])(?:date-?line|source)(?:$|[\s_-])/i;
const MARKED = /(?:^|[\s_-])(?:date-?line|location|place|source|city)(?:$|[\s_-])/i;

/** True for a line of its own over the first paragraph that says where its report comes from. */
export function isPlaceLine({ kind, text, weight, region }: Piece): boolean {
  if (kind !== 'paragraph' || weight > 60 || !/[—–-]$|, /.test(text)) return false;
  const isIn = (box: RegExp) =>
    [region.element, region.parent?.element].some((one) => box.test(one?.attribs['class'] ?? ''));
  // A style sheet may set the place apart from the agency.
  if (!PLACE_LINE.test(text)) return isIn(SOURCE) && /^\p{Lu}[^.!?]*[—–]$/u.test(text);
  return WITH_AGENCY.test(text) || isIn(MARKED);
}

const POST = new RegExp(
  `(?:^|(?<=[,—–-] ))(?:${POST_OF_REPORTER}|correspondance|bureau (?:européen|africain|asiatique|américain))(?!\\p{L})`,
  'iu',
);
const FROM = '(?:à|au|aux|en|in|a|ad|de|du|da|di|aus|from|em) ';
const WHERE =
  "\\p{Lu}[\\p{L}.'’-]{1,24}(?: (?:\\p{Lu}[\\p{L}.'’-]{1,24}|of|on|de|del|la|le|am|an|der|sur)){0,4}(?: [([]\\p{Lu}[\\p{L} '’-]{1,30}[)\\]])?";
const BEFORE_POST = new RegExp(`^(?:(?:${FROM})?${WHERE}(?:, ${WHERE}){0,2}(?:, | [—–-] ))?$`, 'u');
const BEHIND_POST = new RegExp(`^(?:,? (?:${FROM})?${WHERE}(?:, ${WHERE})?)?$`, 'u');

/** True for a paragraph that says what its reporter is, and where: (Marvejols, Lozère, envoyée spéciale). */
export function isPostLine({ kind, text, linkWeight }: Piece): boolean {
  if (kind !== 'paragraph' || linkWeight > 0 || text.length > 100) return false;
  const inside = /^[(（[](.+)[)）\]]$/.exec(text)?.[1];
  const line = inside ?? text;
  const post = POST.exec(line);
  if (!post || (inside === undefined && !line.includes(' '))) return false;
  return BEFORE_POST.test(line.slice(0, post.index)) && BEHIND_POST.test(line.slice(post.index + post[0].length));
}
