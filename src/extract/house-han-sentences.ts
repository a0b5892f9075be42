/** The same judgement as on sentences of Latin script of those in Chinese and Japanese. */
import { isOfVisitor, isTold } from './chinese-calls.ts';
import { isFrame } from './chinese-sign-offs.ts';
import type { Offer } from './house-sentences.ts';
import { asksInChinese } from './own-han-part.ts';
import { sentencesIn } from './own-part.ts';

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

const NEWSROOM: Offer = {
  offer: /投稿|[来來]稿|稿[费費酬]|[征徵]稿|(?:我[们們]的?|[编編][辑輯]部的?)[记記]者|取材班|編集部/u,
  topic: /[线線]索|投稿|稿[费費酬]|[征徵]集|[编編][辑輯]|[记記]者|[报報][社纸紙]|取材|編集|新聞/u,
};
const OFFERS: readonly Offer[] = [
  NEWSROOM,
  { offer: /[设設]?[为為]?星[标標]|[关關]注我[们們]/u, topic: /星[标標]|公[众眾][号號]|[账帳賬][号號]/u },
  { offer: /招募|招聘|[简簡][历歷]/u, topic: /招[募聘]|[简簡][历歷]|[实實][习習]|求[职職]/u },
  {
    offer:
      /(?:我[们們]的?|每[周週日月])[^，。]{0,4}通[讯訊]|[电電]子[报報]|(?:你|您)的[邮郵]箱|留下(?:你的|您的)?[^，。]{0,4}[邮郵][箱件]|ニュースレター|メルマガ/u,
    topic: /通[讯訊]|[电電]子[报報]|[邮郵][箱件]|信[件箱封]|[写寫寄][^，。]{0,4}信|ニュースレター|メルマガ|手紙/u,
  },
  { offer: /社群|[读讀听聽书書]者?[友]?群|交流群|[进進入]群|小助手/u, topic: /社群|群[里裡聊主]|微信群/u },
  {
    offer: /我[们們]的播客|小宇宙|喜[马馬]拉雅|[本这這]期[节節]目|ポッドキャスト/u,
    topic: /播客|[节節]目|[电電]台|ポッドキャスト|番組|ラジオ局/u,
  },
  {
    offer:
      /(?:成[为為](?:我[们們]的?)?|我[们們]的)[会會][员員]|[会會][员員][计計][划劃]|[会會][员員][^，。]{0,4}元|会員|会費/u,
    topic: /[会會][员員]|[会會]費|捐[款助]|支援|寄付/u,
  },
  {
    offer: /(?:[读讀]者|[见見]面|分享)[会會]|沙[龙龍]/u,
    topic: /[读讀]者|[见見]面[会會]|分享[会會]|沙[龙龍]|[讲講]座|活[动動]/u,
  },
];
/** What a reader is told to do. */
const CALL =
  /[请請](?!问|問|假|客|教|到了|来了)|[欢歡]迎|[点點][击擊]|[扫掃][码碼描]|搜索|[报報]名|加入|ください|お届けし(?:ます|ています)|参加できます|配信中/u;
const WE = /我[们們]|咱[们們]|本[刊站社报報号號]|私たち|編集部|取材班/u;
/** Who offers it, or where it is to be had. */
const WHO =
  /我[们們]|本[刊站社报報号號]|投稿|稿[费費]|[扫掃][码碼]|小程序|小宇宙|公[众眾][号號]|私たち|編集部|取材班|ニュースレター|メルマガ|ポッドキャスト/u;
/** In Japanese who offers something says so politely. */
const POLITE = /(?:ます|ください|です|ません|ましょう)[。！]?$/u;
const OF_HOUSE_IN_JAPANESE =
  /登録|購読|会員|会費|レター|メルマガ|アプリ|ポッドキャスト|記事|取材|編集部|フォーム|無料|配信|お届け|お聴き|お読み|お寄せ|お聞かせ|聞かせて|参加|仲間|私たち|あなた|みなさま|皆様/u;
/** What a house has begun, and what it wants to hear of. */
const OFFERED = /(?:[建开開推][出立设設通]?|上[新线線]|[请請]到)了|的人和事/gu;
const QUOTED = /[“「『][^”」』]{2,200}[”」』]/gu;
const [LONGEST, FEWEST, MOST] = [240, 2, 6];

/** What a house offers in such a paragraph; none of one in which somebody says anything else. */
export function offersOf(text: string): readonly Offer[] {
  if (text.length > LONGEST || /^[“「『]|我(?![们們])/u.test(text) || !WHO.test(text) || !CALL.test(text)) return [];
  const sentences = sentencesIn(text);
  if (sentences.length < FEWEST || sentences.length > MOST) return [];
  if (!sentences.every(KANA.test(text) ? isOfHouseInJapanese : isOfHouseInChinese)) return [];
  const found = OFFERS.filter(({ offer }) => offer.test(text));
  return found.includes(NEWSROOM) || !asksInChinese(sentences, () => true) ? found : [];
}

/** True for a text in which we speak. What is quoted is somebody else’s. */
export const speaksAsWe = (text: string): boolean => WE.test(text.replace(QUOTED, ''));

const isOfHouseInChinese = (sentence: string) =>
  !isTold(sentence.replace(QUOTED, '').replace(OFFERED, '')) &&
  (isOfVisitor(sentence) ||
    isFrame(sentence) ||
    /^(?:[长長]期)?[征徵]集/.test(sentence) ||
    OFFERS.some(({ offer }) => offer.test(sentence)));

const isOfHouseInJapanese = (sentence: string) => POLITE.test(sentence) && OF_HOUSE_IN_JAPANESE.test(sentence);
