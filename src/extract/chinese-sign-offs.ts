/** Tells the sentences with which an account takes leave of its readers: a question or thanks, and a call to follow it. */
import { isCallToVisitor, TELLS } from './chinese-calls.ts';

const LONGEST = 150;
const SENTENCES = 5;
const SENTENCE = /[^。！!？?~～]{1,90}[。！!？?~～]{0,3}\s?/gu;
const STOPS = /[。！!？?~～\s]+$/u;
/** 你们村里也有这样的人吗？ calls by what follows it. */
const QUESTION = /[你您]|大家|各位|朋友|本文|文章/u;
const LONGEST_QUESTION = 48;

const PRESS =
  '(?:[点點](?:一?[个個])?(?:[赞讚]|“?在看”?|[关關]注|收藏|小心心|[爱愛]心)|按[赞讚]|[关關]注|星[标標]|收藏|[转轉][发發]|分享|在看|打[赏賞]|留言|[评評][论論]|三[连連]|追[踪蹤])';
const AGAIN = '(?:下[期次篇回]|明[天日]|下[周週]|改天)';
/** Calls that no other sentence would need. */
const CALL = new RegExp(
  `^(?:${[
    `(?:(?:如果|要是)?(?:[你您大家各位朋友们們]{0,6})?(?:也|[觉覺]得)?(?:喜[欢歡]|有用|不[错錯]|有[帮幫]助|[写寫]得好)[^，,]{0,12}[，,]?)?(?:就|那就|那|[请請]|[记記]得|[别別]忘了?|[麻][烦煩]|[欢歡]迎|不妨){0,2}(?:大家|[你您]|[给給]我)?(?:在?[评評][论論][区區]|在?下方|文末)?${PRESS}(?:[、，,和\\s]?${PRESS}){0,4}(?:一下|支持一下|再走|不迷路|哦|喔|吧|啦|[讨討][论論]|交流|，?就是[对對]我最大的[\\u4e00-\\u9fff]{2,4}){0,3}(?:[“「『][^”」』]{1,16}[”」』])?(?:[，,]每[^，,]{1,6}(?:更新|[见見]))?`,
    `[关關]注我(?:[们們])?[，,][^，,]{2,20}`,
    '(?:[请請]|[欢歡]迎|[别別]忘了?)?(?:把[它他这這]篇?)?(?:分享|[转轉][发發]?)[给給](?:[你您]的|更多|身[边邊]的)[^，,]{2,10}',
    '(?:(?:[请請]|[欢歡]迎)?[关關]注[，,])?(?:[请請]|[别別]忘了?)?(?:支持我[们們]|[设設][为為]星[标標])',
    '(?:[欢歡]迎|[请請])?在?(?:[评評][论論]|留言)[区區](?:[说說聊]|告[诉訴]|[写寫]下|留下|[见見])[^，,]{0,16}(?:[，,][^，,]{2,14})?',
  ].join('|')})$`,
  'u',
);
/** Good night; see you tomorrow. */
const LEAVE = `(?:[早晚]安|拜拜|再[见見]|祝好|以上|(?:那|好了?)?(?:今天|本期|[这這]期)?就?先?(?:[写寫聊说說讲講])?到[这這][里裡儿兒](?:吧|了|啦)?|祝(?:大家|各位|[你您][们們]?)[^，,]{2,8}|(?:我[们們]|咱[们們]?)?${AGAIN}再?[见見])`;
/** What stands around a call and is none. */
const FRAME = new RegExp(
  `^(?:${[
    '(?:好了?[，,]|那么?[，,]?|最[后後][，,])?(?:以上(?:就是|便是)?|今[天日]|本期|[这這]期|本文|本篇|全文)[^，,]{0,14}(?:到?[这這][里裡儿兒]|到此|[结結]束|完|[内內]容|分享)(?:了|啦)?(?:[，,]希望[^，,]{2,16})?',
    '(?:非常|衷心|再次)?(?:感[谢謝]|[谢謝]{2})(?=[^，,]{0,10}(?:[你您看听聽]|大家|各位|[阅閱][读讀]|支持|[关關]注)|$)(?:[你您大家各位朋友们們]{0,6})的?(?:耐心)?(?:[阅閱][读讀]|[观觀]看|收[看听聽]|支持|[关關]注|看到|[读讀]到|喜[欢歡]|[陪]伴)?[^，,]{0,8}',
    '(?:原[创創]|[写寫](?:文|作)|[码碼]字|整理|[创創]作|更文)不易(?:[，,][^，,]{2,12})?',
    `(?:我[们們]|咱[们們]?)?${AGAIN}[^，,]{0,6}(?:再?[见見]|再聊|接[着著]聊)`,
    `${LEAVE}(?:[，,]${LEAVE}){0,2}`,
    '我是[^，,了]{1,10}(?:[，,][^，,了]{2,20})?',
    '(?:[你您][们們]?|大家)的(?:支持|[关關]注|[点點][赞讚]|鼓[励勵])[^，,]{0,20}[动動]力',
    '(?:我[们們]|小[编編])?[会會將将]?(?:[选選抽][出取]|送出)[^，,]{2,20}(?:[送赠贈]|[奖獎礼禮])[^，,]{0,12}',
    '[点點][赞讚]數?数?最[高多]的[^，,]{2,20}',
    '本[号號刊台]每[^，,]{1,6}(?:更新|[发發]布)',
    '希望(?:能?[对對])?(?:[你您大家各位们們]{1,4})[^，,]{2,16}',
  ].join('|')})$`,
  'u',
);

/** What is quoted and is no name of a button, nor that of the account. */
const QUOTED = /(?<![关關]注|星[标標])[“「『](?!在看)/u;

/** True for several sentences of which one calls, and none says anything else. `text` holds Chinese. */
export function isSignOff(text: string): boolean {
  if (text.length > LONGEST || QUOTED.test(text)) return false;
  const sentences = text.match(SENTENCE) ?? [];
  if (sentences.length < 2 || sentences.length > SENTENCES || sentences.join('') !== text) return false;
  const isCall = (sentence: string) => {
    const bare = sentence.replace(STOPS, '');
    return CALL.test(bare) || isCallToVisitor(sentence.trim());
  };
  const calls = sentences.map(isCall);
  return (
    calls.includes(true) &&
    sentences.every((sentence, at) => {
      if (calls[at]) return true;
      if (/[？?]\s?$/.test(sentence))
        return calls[at + 1] === true && sentence.length <= LONGEST_QUESTION && QUESTION.test(sentence);
      return isFrame(sentence);
    })
  );
}

/** True for a sentence that stands around a call and says nothing: thanks, who writes, when to meet again. */
export function isFrame(sentence: string): boolean {
  const bare = sentence.replace(STOPS, '');
  return FRAME.test(bare) && !(TELLS.test(bare) && !/^(?:我是|今|好)/.test(bare));
}
