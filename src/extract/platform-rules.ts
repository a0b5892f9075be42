/** Calls, appeals and controls that newsrooms and platforms set among the paragraphs of an article, as a table of rules. */
import { type BoilerplateRule, NETWORK, oneOf } from './boilerplate-rule.ts';

/** Several accounts: on BBC Sounds, Facebook, and X. */
const ACCOUNT = `(?:(?:[\\p{L}.&’'-]{1,20} ){0,2}sounds|${NETWORK}|ig|fb|line|微博|微信|抖音|小[红紅][书書]|[脸臉][书書]|推特|噗浪|B站)`;
const ACCOUNTS = `${ACCOUNT}(?:\\s?[,、，]\\s?(?:(?:on|auf|sur|en|su|no|na) )?${ACCOUNT}){0,9}(?:\\s?[,、，]?\\s?(?:and|or|und|oder|et|ou|y|e|o|ed|&|和|或|[与與]|及)\\s?(?:(?:on|auf|sur|en|su|no|na) )?| ?、 ?|, )${ACCOUNT}`;
/** A publication, or what it reports on: us, Suffolk news. A name alone may be anybody's. */
const HOUSE =
  "(?:(?:[\\p{L}.&’'-]{2,24} ){1,4}(?:news|sports?|radio|football|weather|updates|podcast)|us|me|our (?:coverage|reporting|team|newsroom|stories|work|journey|page|show|podcast)|the (?:show|podcast|paper|station|newsroom))";
const OURS = '(?:uns(?:ere[mnr]? (?:seite|kanal|team|redaktion))?|nous|(?:notre|nuestr[oa]|noss[oa]) \\p{L}{4,12}|nos)';
const FOLLOW =
  '(?:you can )?(?:follow|find|like|join|connect with|keep up with|catch up with|stay (?:connected|in touch) with|see more (?:of|from))';

export const PLATFORM_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'subscription line',
    shape: 'label',
    maxWeight: 120,
    pattern:
      /^(?:follow|join|find) (?:us|\p{Lu}[\p{L} .'’&]{1,40}) on (?:whatsapp|telegram|instagram|facebook|tiktok|threads|bluesky|youtube|x|google (?:news|discover))(?: channels?)?[.!:]?$/iu,
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 200,
    pattern:
      /^(?:keep|stay) up (?:to date )?with (?:all )?(?:the|our) latest (?:\p{L}+ ){0,2}(?:news|stories|headlines|updates)\b[^.]{0,60}\.?$/iu,
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 400,
    pattern:
      /\bsign up (?:for|to) [^.]{2,60} to (?:get|receive|read) (?:more )?(?:stories|news|reporting|investigations|articles)\b[^.]{0,80}\.?$/i,
  },
  {
    reason: 'subscription line',
    shape: 'whole',
    maxWeight: 240,
    pattern: oneOf(
      `^${FOLLOW} ${HOUSE} on ${ACCOUNTS}[.!]?$`,
      `^follow (?:[\\p{L}.&’'-]{2,24} ){1,4}on (?=[^.!?]{0,60}\\p{L} sounds(?!\\p{L}))${ACCOUNTS}[.!]?$`,
      `^listen to (?:the best of )?(?:[\\p{L}.&’'-]{2,24} ){1,4}on sounds and follow (?:[\\p{L}.&’'-]{2,24} ){1,4}on ${ACCOUNTS}[.!]?$`,
      `^folg(?:en sie|e|t) ${OURS} (?:auch )?auf ${ACCOUNTS}[.!]?$`,
      `^(?:retrouvez|suivez|rejoignez)(?:-nous| (?:aussi )?${OURS}) (?:aussi )?sur ${ACCOUNTS}[.!]?$`,
      `^(?:s[ií]gue(?:nos)?|síganos|encuéntranos|seguici|seguiteci|siga(?:-nos)?|acompanhe(?:-nos)?)(?: (?:a )?${OURS})? (?:en|su|no|na|em) ${ACCOUNTS}[.!]?$`,
      `^(?:[歡欢]迎)?(?:也?可)?在\\s?${ACCOUNTS}\\s?(?:上)?(?:追[蹤踪]|[關关]注|[訂订][閱阅])我[們们][!！。]?$`,
    ),
  },
  {
    reason: 'text size',
    shape: 'whole',
    maxWeight: 90,
    pattern:
      /^(?:(?:放大|[缩縮]小)字[体體][\s|｜]*){2}(?:[默][认認])?$|^(?:(?:字[体體號号]|文字|[内內]文)大小\s?[：:]?|字[体體號号]\s?[：:])(?:[\s|｜/／、·]*(?:特?[大小]|中|[缩縮][小]|放大|[标標][准準]|[默][认認]|A\s?[+-]|[-+]))*$/,
  },
  {
    reason: 'contact line',
    shape: 'whole',
    maxWeight: 260,
    pattern:
      /^[【（(]?(?:[读讀]者|客服|新[闻聞](?:[线線]索)?|[报報]料|[举舉][报報]|[监監]督|[广廣]告|[联聯][系络繫絡])(?:服[务務])?(?:[热熱][线線]|[电電][话話]|[邮郵]箱|微信)?\s?[：:]\s?[\w\s@.+()（）-]{5,60}[】）)]?$/,
  },
  {
    reason: 'rights line',
    shape: 'notice',
    maxWeight: 500,
    pattern:
      /^(?:特[别別]提[醒示]|[声聲]明|温馨提示)\s?[：:]\s?如(?:果)?(?:我[们們]|本[报報站网網刊])?(?:使用|[刊转轉][载載登]|[采採]用|引用)[^。]{0,20}(?:[图圖]片|作品|文章|[内內]容)[^。]{0,30}(?:[联聯][系繫]|[来來][电電]|稿酬)/,
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 200,
    pattern:
      /^[（(]?(?:除(?:署名|注明|特[别別][标標說说]明)[^。，]{0,6}[，,]\s?)?(?:封面|文中|[题題]|配|首|[头頭]|本文)?(?:[图圖]片?|照片|影像)(?:均|皆|都)?(?:[来來]源\s?[：:][^。，]{2,40}|由[^。，]{2,20}(?:提供|[拍摄][摄攝]?|授[权權]))[）)]?$/,
  },
  {
    reason: 'appeal for donations',
    shape: 'notice',
    maxWeight: 400,
    pattern:
      /^(?:喜[欢歡]|[觉覺]得)(?:我|[这這]篇|本文)[^。]{0,16}(?:[吗嗎嘛][？?]|[，,])[^。]{0,40}(?:支持|[赞讚]|打[赏賞]|[订訂][阅閱]|[关關]注)/,
  },
];
