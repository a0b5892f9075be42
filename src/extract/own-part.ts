/** Tells a paragraph in which one sentence is about something, whatever its other sentences call for. */

import { BRANDS, type CallSigns, words } from './call-signs/signs.ts';
import { CALL_SIGNS } from './call-signs.ts';
import { isOfSiteThings, isOfVisitor, isTold } from './chinese-calls.ts';
import { isFrame } from './chinese-sign-offs.ts';
import { isSignOffInJapanese } from './japanese-sign-offs.ts';

/** Where a sentence ends, with its mark; the points of a day and of an initial end none. */
const SENTENCE =
  /(?<=(?<!(?<!\p{L})(?:\d{1,2}|(?!I)\p{Lu}))[.!?…]["”’)»]?)\s+(?=[^\p{L}\p{N}]{0,2}[\p{Lu}\p{N}])|(?<=[。！？!?])(?![。！？!?”」』）)\s]|$)\s*/u;
const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ASKS = /[?？]["”’」』)»]?$/u;
const ENDS = /[.!。！]["”’」』)»]?$/u;

/** What sites say around a call: thanks, hopes, and that they want to hear. */
const POLITE = words(
  'thanks|thank you|hope|hopefully|hear from|love to|(?:want|like) to (?:know|hear)|curious|what you think|your (?:turn|say|thoughts?|opinions?|views?|take|ideas?|feedback|voice)|agree|disagree|matters?|enjoy(?:ed)?',
  'danke|dank|hoffe(?:n)?|freue(?:n)?|meinung|würde(?:n)? (?:mich|uns)|feedback|interessiert',
  'merci|espère|espérons|avis|hâte|envie|gracias|espero|esperamos|opinión|grazie|spero|opinione|parere|obrigad[oa]|opinião',
);
/** Who says so is a person, and no site. */
const OF_ONE =
  /(?<![\p{L}])(?:I(?:[’']\p{L}{1,2})?|me|my|mine|myself|mir|mich|mein\p{L}{0,2}|moi|mon|ma|mes|mi|mis|mí|conmigo|mio|mia|miei|meu|minha|meus|mim)(?!\p{L})/giu;
const OF_ONE_ONCE = new RegExp(OF_ONE.source, 'iu');
/** What even one person says on a site only. */
const OF_PUBLISHING = words(
  BRANDS,
  'comments?|posts?|articles?|stor(?:y|ies)|episodes?|subscri\\p{L}+|kommentar\\p{L}*|beitr[aä]g\\p{L}*|artikel\\p{L}*|commentaires?|abonn\\p{L}+|art[íi]culos?|comentarios?|articol[oi]|commenti|artigos?|comentários?',
);
/** We sailed at noon; we lost the boat. */
const WE_DID =
  /(?<!\p{L})we (?:all |both |then |only |never |still )?(?:\p{Ll}{2,}ed|lost|found|saw|went|drove|came|left|ate|slept|sat|took|made|sold|bought|had|were|knew|got|met|ran|rode|swam|flew|sang|drank)(?!\p{L})/giu;
/** When something is so, which offers of sites say, too. */
const WHEN =
  /(?<!\p{L})(?:now|today|first|jetzt|heute|maintenant|aujourd[’']hui|ahora|hoy|ora|oggi|agora|hoje)(?!\p{L})/giu;
/** See you in spring; every letter says See you next week. */
const FAREWELL =
  /^(?:see you(?! (?:next|soon|tomorrow|again|later))|bis (?:zum|zur)(?! nächsten)|nos vemos(?! (?:pronto|la próxima))|ci vediamo(?! (?:presto|alla prossima))|até)(?!\p{L})/iu;
/** What a text tells how to make. */
const MADE = /(?<!\p{L})the (?:recipe|show|issue)(?!\p{L})/giu;
/** Where readers answer the author of a text. */
const ANSWER = /(?<!\p{L})(?:comm?ent(?:s|aires?|arios?|i|ários?)?|kommentar(?:en|e)?)(?!\p{L})/iu;
/** The day's stories, explained. Get them in your inbox: a call that offers what stands before it. */
const OFFERS = /(?<!\p{L})(?:get|receive|have|sign up for|want) (?:it|them|this|these)(?!\p{L})/iu;
/** What readers do who answer a question. */
const TO_ANSWER =
  /(?<!\p{L})(?:tell|let (?:me|us) know|write|comment|share|answer|reply|discuss|e-?mail|schreib|erzähl|sag|verrat|verrät|antwort|teil|kommentar|dites|racont|écri|partage|répond|réagi|commentai|cuént|cont[aá]|escr[ií]|compart|coment|d[íi]nos|scriv|raccont|dite|condivid|comment|escrev|respond)/iu;
/** What an author asks for besides, as a site does. */
const ASKS_MUCH =
  /support|donat|coffee|patreon|ko-?fi|paypal|subscri|(?<!re)member|newsletter|podcast|sign(?:ing)? up|buy|shop|order|ticket|billet|karten|entrad|bigliett|abonn|unterstütz|spend|kauf|soutenez|inscri|suscr|iscriv/i;
/** To get every issue, upgrade to paid. */
const PURPOSE = /^(?:to|if|for|um|wenn|pour|si|para|per|se) /i;
/** Words that are a paragraph's own: where a rule describes it, and where only signs show that its reader is to answer or to follow. */
const [OWN, OWN_BESIDE_SIGNS] = [7, 4];

/** A question of its own is whole, while advertisements leave words out: Looking for a new home? */
const WHOLE =
  /^(?!are you an? )(?:(?:and|so|but|now)(?: you)?,? )?(?:what|which|who|whose|where|when|why|how|do|does|did|has|have|is|are|was|were|will|would|could|can|should)(?!\p{L})/iu;
const ENGLISH_WORD = /(?<!\p{L})(?:the|you|your|what|how|this|for|to|of)(?!\p{L})/iu;
/** What is asked below any text: what readers think of it, what is wrong with it, what else they want. */
const OF_ANY = new RegExp(
  [
    words(
      'what do you (?:all )?(?:think|make|say)|(?:any|some|more|other|another|a) (?:\\p{L}+ )?(?:questions?|thoughts?|comments?|ideas?|suggestions?|feedback|stor(?:y|ies)|views?|opinions?|experiences?|information|recommendations?)|questions?|mistakes?|errors?|typos?|wrong|helpful|useful|subscriber|article|story|post|piece|essay|video|review|guide|tutorial|hinweise?|anregung|kritik|tipp|wie findest|was (?:denk|mein|sag|halt)\\p{L}+|eine geschichte|fragen|fehler|video|beitrag|artikel|une histoire|info|témoignage|suggestion|remarque|que pensez|pensez-vous de|plu|erreur|questions?|vidéo|article|te (?:ha )?(?:parece|parecido|gustado)|opinas?|piensas|error|pista|una (?:historia|storia)|sugerencia|duda|consulta|preguntas?|artículo|vídeo|pensate|pensi|piaciuto|errore|segnalazione|domanda|suggerimento|dubbi?o?|articolo|achou|acha|gostou|erro|uma história|sugestão|dúvida|pergunta|denúncia|notícia|artigo',
    ).source,
    // Have you tried any of these?
    '(?<!\\p{L})(?:this|that|these|those|it|them|one|next|das|dies|dazu|davon|darüber|cela|ça|esto|eso|ello|questo|ciò|isso|isto) ?\\?$',
  ].join('|'),
  'iu',
);
const WORDS_OF_QUESTION = 5;
/** Asks for what every reader can tell of what was told. */
const OF_YOURS = /^what(?:[’']s| is| are) yours ?\?$/i;

/** What the site asks of every text, and what it wants besides an answer. */
const OF_ANY_HAN =
  /本文|文章|互[动動]|[话話][题題]|[错錯][别別误誤字]|有[误誤]|[这這]篇|本[期篇]|[视視][频頻]|[节節]目|教程|我[们們]|小[编編]|[观觀]看|打(?:[几幾]|多少)?分/u;
const ASKS_MUCH_HAN =
  /[点點一]{1,3}[个個]?[赞讚]|[关關]注|收藏|[转轉][发發]|[扫掃]|私信|公[众眾][号號]|微信|[抽送選选][^。？]{0,6}(?:本|份|[位个個名])|[礼禮奖獎]/u;
/** What is offered to readers, which a site praises first: 每天读懂一件大事。点击下载客户端。 */
const OFFER_HAN =
  /公[众眾][号號]|下[载載]|[订訂][阅閱]|購読|[扫掃]|[Aa][Pp][Pp]|客[户戶]端|小程序|[会會][员員]|登録|ダウンロード|アプリ|レター|メルマガ|無料|こちら/u;
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
  /フォロー|登録|購読|会員|メルマガ|レター|アプリ|ログイン|記事|コメント|感想|意見|スキ|いいね|シェア|チャンネル|配信|サイト|ブログ|[Nn]ote|LINE|公式|リンク|クリック|お読み|ご覧|ありがとう|お願い|ください|皆様|皆さん|みなさん|読者|無料|お届け|更新|知らせ|当[社院店]|弊社|私たち|編集部|募集|最新|楽しみ/u;
const OWN_LETTERS = 3;
const SHORTEST_HAN = 8;
const LONGEST = 600;

/** The lifeboat is funded by its supporters: what a text tells of, and no publication of itself. */
const OF_THING =
  /^(?:The|This) (?!(?:paper|project|station|show|publication|programme|program|organi[sz]ation|community|team|series|work|reporting|story)(?!\p{L}))\p{Ll}/u;
/** Of whom a line on how to reach them tells. */
const STATEMENTS: ReadonlySet<string> = new Set(['promotion', 'share line', 'subscription line']);

/**
 * True for such a paragraph of several sentences.
 *
 * @param reason Why it would be left out: who is who stands before how to reach them, and who pays before an appeal.
 * @param isOfSite Tells the sentences for which there is a rule.
 */
export function hasOwnPart(text: string, reason: string, isOfSite: (sentence: string) => boolean): boolean {
  if (text.length > LONGEST || /^[[【].*[\]】]$/.test(text)) return false;
  const sentences = sentencesIn(text);
  if (sentences.length < 2) return false;
  const isRest = (sentence: string) => !isOfSite(sentence);
  const mayTell = STATEMENTS.has(reason) && !OFFERS.test(text);
  if (KANA.test(text))
    return mayTell && !OFFER_HAN.test(text) && sentences.some((one) => isOwnInJapanese(one) && isRest(one));
  const isOwnHan = (one: string) => isOwnInChinese(one) && (OF_ONE_HAN.test(one) || !OFFER_HAN.test(text));
  if (HAN.test(text))
    return asksInChinese(sentences, isRest) || (mayTell && sentences.some((one) => isOwnHan(one) && isRest(one)));
  const isOffer = reason === 'subscription line';
  const isOfOne = (one: string) => OF_ONE_ONCE.test(one);
  const calling = CALL_SIGNS.filter(({ call }) => call.test(text));
  return (
    calling.length > 0 &&
    calling.every(
      (signs) =>
        asksInLatin(sentences, signs, isRest) ||
        (mayTell && saysMore(isOffer ? sentences.filter(isOfOne) : sentences, false, signs, isRest)) ||
        (reason === 'fundraising' && sentences.some((one) => isOnThing(one, signs) && isRest(one))),
    )
  );
}

/** True for a question on something and a call to answer it below, which authors set behind the end, too. */
export function asksReaders(text: string): boolean {
  if (text.length > LONGEST || KANA.test(text)) return false;
  const sentences = sentencesIn(text);
  if (HAN.test(text)) return asksInChinese(sentences, () => true);
  return (
    CALL_SIGNS.some(({ call }) => call.test(text)) &&
    CALL_SIGNS.every((signs) => asksInLatin(sentences, signs, () => true))
  );
}

/** The same of a paragraph in which only signs of a language show a call. */
export const hasOwnPartBesideSigns = (text: string, signs: CallSigns): boolean => {
  const sentences = sentencesIn(text);
  return saysMore(sentences, true, signs, () => true);
};

const sentencesIn = (text: string) => text.split(SENTENCE).map((sentence) => sentence.trim());

const isOnThing = (sentence: string, { self, thing, gain }: CallSigns) =>
  OF_THING.test(sentence) && ENDS.test(sentence) && ![self, thing, gain].some((sign) => sign.test(sentence));

/** A question on something, and behind it nothing but the call to answer. */
function asksInLatin(
  sentences: readonly string[],
  { self, thing }: CallSigns,
  isRest: (sentence: string) => boolean,
): boolean {
  const last = sentences.findLastIndex((sentence) => ASKS.test(sentence));
  const calls = sentences.slice(last + 1).join(' ');
  if (last < 0 || !TO_ANSWER.test(calls) || ASKS_MUCH.test(calls)) return false;
  return sentences.slice(0, last + 1).some((sentence) => {
    const asked = sentence.replace(OF_ONE, '');
    return (
      ASKS.test(sentence) &&
      (sentence.split(' ').length >= WORDS_OF_QUESTION || OF_YOURS.test(sentence)) &&
      (WHOLE.test(sentence) || !ENGLISH_WORD.test(sentence)) &&
      ![self, thing, OF_ANY].some((sign) => sign.test(asked)) &&
      isRest(sentence)
    );
  });
}

function asksInChinese(sentences: readonly string[], isRest: (sentence: string) => boolean): boolean {
  const last = sentences.findLastIndex((sentence) => ASKS.test(sentence));
  const calls = sentences.slice(last + 1).join('');
  if (last < 0 || !ANSWER_HAN.test(calls) || ASKS_MUCH_HAN.test(calls)) return false;
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

/** Whether a paragraph has sentences that say nothing of a site: The orchard is finished. Prime it twice. */
function saysMore(
  sentences: readonly string[],
  isLoose: boolean,
  { call, self, reader, thing, gain }: CallSigns,
  isRest: (sentence: string) => boolean,
): boolean {
  const text = sentences.join(' ');
  const isOfAuthor = () => text.search(OF_ONE) >= 0 && !self.test(text.replace(OF_ONE, '').replace(WE_DID, ''));
  const isAnswer = ANSWER.test(text) || (!ASKS_MUCH.test(text) && isOfAuthor());
  const isOwn = (sentence: string) => {
    if (!ENDS.test(sentence) || POLITE.test(sentence)) return false;
    if (!isLoose && call.test(sentence)) return false;
    const told = sentence
      .replace(OF_ONE, '')
      .replace(WE_DID, '')
      .replace(MADE, '')
      .replace(WHEN, '')
      .replace(FAREWELL, '');
    if (OF_ONE_ONCE.test(sentence) && ![self, reader, OF_PUBLISHING].some((sign) => sign.test(told))) return true;
    if (!isAnswer) return !PURPOSE.test(sentence) && ![self, reader, thing, gain].some((sign) => sign.test(told));
    return !self.test(told) && !thing.test(told);
  };
  const own = sentences.filter((sentence) => isOwn(sentence) && isRest(sentence));
  const count = own.reduce((sum, sentence) => sum + sentence.split(' ').length, 0);
  return count >= (isLoose && (isAnswer || !ASKS_MUCH.test(text)) ? OWN_BESIDE_SIGNS : OWN);
}
