/** Tells a paragraph in Chinese or Japanese in which one sentence is about something, whatever its other sentences call for. */
import { isOfSiteThings, isOfVisitor, isTold } from './chinese-calls.ts';
import { isFrame } from './chinese-sign-offs.ts';
import { isSignOffInJapanese } from './japanese-sign-offs.ts';

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ASKS = /[?？]["”’」』)）»]?$/u;
const ENDS = /[.!。！]["”’」』)）»]?$/u;
/** What the site asks of every text, and what it wants besides an answer. */
const OF_ANY_HAN =
  /本文|文章|互[动動]|[话話][题題]|[错錯][别別误誤字]|有[误誤]|[这這]篇|本[期篇]|[视視][频頻]|[节節]目|教程|我[们們]|小[编編]|[观觀]看|打(?:[几幾]|多少)?分|(?:[你您][们們]?|大家|各位)[^，。]{0,3}怎[么麼](?:看|想)|有(?:什[么麼]|何|哪些)(?:看法|想法|意[见見])/u;
const ASKS_MUCH_HAN =
  /[点點一]{1,3}[个個]?[赞讚]|[关關]注|收藏|[转轉][发發]|[扫掃]|私信|公[众眾][号號]|微信|[抽送選选][^。？]{0,6}(?:本|份|[位个個名])|[礼禮奖獎]/u;
/** What readers are offered or asked to give, which a site praises first: 每天读懂一件大事。点击下载客户端。 */
const OFFER_HAN =
  /邀[请請]|[诚誠]邀|加入我|[和与與跟]我[们們][^，。]{0,3}(?:一[起同道]|同行)|[点點][击擊]|[了瞭]解(?:更多|[详詳]情)|[欢歡]迎[您你]|公[众眾][号號]|下[载載]|[订訂][阅閱]|購読|[扫掃]|[Aa][Pp][Pp]|客[户戶]端|小程序|[会會][员員]|登録|ダウンロード|アプリ|レター|メルマガ|無料|こちら|[您你][们們]?的[^，。]{0,6}支持|捐|[赞贊讚]助|打[赏賞]/u;
/** Who says so is a person, or tells of another time. */
const OF_ONE_HAN = /我(?![们們])|了[。！，]/u;
/** What readers do who answer. */
const ANSWER_HAN =
  /告[诉訴]|[说說聊讲講谈談][说說聊讲講谈談给給]|分享|留言|[评評][论論]|[写寫][下给給]|回[答复複覆]|[来來]信|[邮郵]件/u;
/** Words of which any question may consist. */
const ANY_HAN =
  /[你您]|大家|各位|[们們]|朋友|伙伴|夥伴|[读讀]者|[网網]友|[觉覺]得|[认認][为為]|以[为為]|怎[么麼][样樣看想办辦]?|如何|[对對]此|[对對]於?于?|看待?|什[么麼]|哪些|[还還]?有[过過]?|[没沒]有|类似|類似|[经經][历歷]|知道|[补補]充|想法|意[见見]|建[议議]|[问問][题題]|疑[问問]|感受|[观觀][点點]|看法|喜[欢歡]|同意|[赞贊]同|[认認]同|支持|反[对對]|[学學][会會到]了?|看懂|[帮幫]助|其他|更多|[这這那][个個件些种種]?|事情?|呢|[吗嗎]|吧|啊|了|的|是|[会會]|想|[说說]|不|能|[们們]|也|又|，|,|\s/gu;
/** Of whom and what Japanese sites speak around a call. */
const OF_SITE_IN_JAPANESE =
  /フォロー|発信し|Instagram|Twitter|YouTube|Facebook|TikTok|SNS|登録|購読|会員|メルマガ|レター|アプリ|ログイン|記事|コメント|感想|意見|スキ|いいね|シェア|チャンネル|配信|サイト|ブログ|[Nn]ote|LINE|公式|リンク|クリック|お読み|ご覧|ありがとう|お願い|ください|皆様|皆さん|みなさん|読者|無料|お届け|更新|知らせ|当[社院店]|弊社|私たち|編集部|募集|最新|楽しみ/u;
const OWN_LETTERS = 3;
const SHORTEST_HAN = 8;

/**
 * True for such sentences.
 *
 * @param mayTell Whether a statement is enough; a question on something always is.
 * @param isRest Tells the sentences for which there is no rule.
 */
export function hasOwnHanPart(
  sentences: readonly string[],
  mayTell: boolean,
  isRest: (sentence: string) => boolean,
): boolean {
  const text = sentences.join('');
  const isOffer = OFFER_HAN.test(text);
  if (KANA.test(text)) return mayTell && !isOffer && sentences.some((one) => isOwnInJapanese(one) && isRest(one));
  const tells = (one: string) => isOwnInChinese(one) && (!isOffer || OF_ONE_HAN.test(one)) && isRest(one);
  return asksInChinese(sentences, isRest) || (mayTell && sentences.some(tells));
}

/** True for a question on something, and behind it nothing but the call to answer. */
export function asksInChinese(sentences: readonly string[], isRest: (sentence: string) => boolean): boolean {
  const last = sentences.findLastIndex((sentence) => ASKS.test(sentence));
  const calls = sentences.slice(last + 1).join('');
  if (KANA.test(calls) || last < 0 || !ANSWER_HAN.test(calls) || ASKS_MUCH_HAN.test(calls)) return false;
  return sentences
    .slice(0, last + 1)
    .some(
      (sentence) =>
        ASKS.test(sentence) &&
        !OF_ANY_HAN.test(sentence) &&
        !isOfSiteThings(sentence) &&
        sentence.replace(ANY_HAN, '').replace(/\P{Script=Han}/gu, '').length >= OWN_LETTERS &&
        isRest(sentence),
    );
}

function isOwnInChinese(sentence: string): boolean {
  if (!ENDS.test(sentence) || isOfVisitor(sentence) || isFrame(sentence)) return false;
  return sentence.length > SHORTEST_HAN || isTold(sentence);
}

const isOwnInJapanese = (sentence: string) =>
  ENDS.test(sentence) &&
  sentence.length > SHORTEST_HAN &&
  !OF_SITE_IN_JAPANESE.test(sentence) &&
  !isSignOffInJapanese(sentence);
