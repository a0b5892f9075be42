/** What Chinese reporters and platforms write below a text of their own: who to add on a network, and what it takes to reprint the text. */
import type { BoilerplateRule } from './boilerplate-rule.ts';

const WHO = '(?:作者|[记記]者|主[笔筆]|[编編][辑輯]|撰稿人?|分析[师師]|研究[员員]|[专專][栏欄]|[笔筆]者|我是|同行)';
const NETWORK = '(?:微信|WeChat|wechat|LINE|Line|好友|[Vv]信|企[鹅鵝])';
/** What is to be said with it. */
const SELF =
  '(?:身[份分]|姓名|公司|[单單]位|[职職][位务務][称稱]?|[来來]意|[机機][构構]|行[业業]|企[业業]|品牌|[岗崗]位)';
const SAY = '(?:(?:[敬烦煩]?[请請]|[务務]必|需|需要)(?:[备備][注註]|[注註標标說说]明)|[备備][注註][：:“「]?)';
const FRAME = '[#＃（(【[*＊※\\s]{0,3}';
/** A way to write or to ring. */
const ADDRESS = '(?:[\\w.+-]{1,40}(?:@|\\(at\\)|#)[\\w-]{1,40}\\.[\\w.-]{2,20}|\\d{3,4}[-—\\s]?\\d{6,8}|\\d{7,11})';
const OWN = '(?:如|若|凡|倘若?|欲|需|有意|有[转轉]|任何|[转轉][载載]|本[刊报報站网網号號文台]|版[权權]|[联聯]系)';

export const CHINESE_AUTHOR_CONTACTS: readonly BoilerplateRule[] = [
  {
    // 我是渡口记者林一，关注航运，添加微信请备注身份。
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 420,
    pattern: new RegExp(
      `^${FRAME}(?:注[：:])?(?=[^。！？]{0,40}${WHO})(?=.{0,130}${NETWORK})[^“「”」他她]{2,130}${SAY}[^。“「他她]{0,12}${SELF}[^。“「他她]{0,24}[。）)】\\]]{0,2}$`,
    ),
  },
  {
    // 如有意转载，请发邮件至 rights@…，获得书面授权后方可转载。
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 500,
    pattern: new RegExp(
      `^${FRAME}(?=${OWN})(?=[^“「他她]{0,24}(?:[转轉][载載]|刊[登用]))(?=.{0,90}(?:[请請]|[须須需]|[欢歡]迎))[^“「他她]{2,120}${ADDRESS}[^“「他她]{0,60}$`,
    ),
  },
  {
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 300,
    pattern: new RegExp(
      `^${FRAME}(?:如|若|凡|欲|需)[^。“「他她]{0,16}[转轉][载載][^。“「他她]{0,8}[，,](?:敬?[请請]|[须須][先经經])[^。“「他她]{2,50}方可(?:[转轉][载載]|刊[登发發用]|使用|[发發]布)。?$`,
    ),
  },
  {
    // 您的鼓励是我创作的动力！
    reason: 'promotion',
    shape: 'whole',
    maxWeight: 120,
    pattern:
      /^(?:[您你][们們]?|大家|各位)的(?:每一?[个個份次])?(?:支持|鼓[励勵]|[点點][赞讚]|[关關]注|[赞讚打][赏賞]|喜[欢歡]|[转轉][发發])(?:[、和与與](?:支持|鼓[励勵]|[点點][赞讚]|[关關]注|[转轉][发發]))?[，,]?(?:就|都|[将將])?是(?:我[们們]?|作者|小[编編]|[创創]作者)[^。，]{0,12}[动動]力[！!。~～]{0,2}$/,
  },
];
