/** What is never spoken: addresses, note marks, code, emoji, credits, share lines, labels of clips. */

type Unspoken = { readonly reason: string; readonly pattern: RegExp };

const TOP_LEVEL = 'com|org|net|gov|edu|cn|hk|tw|uk|io|info|tv|me|co|eu|de|fr|jp|ru|au|ca|us|news|app|dev|ai';
const MARK = String.raw`(?:\d{1,3}|注\s?\d{0,3}|註\s?\d{0,3}|note \d{1,3}|[a-z](?=\s?[\]］])(?![\]］]\p{L})|citation needed|来源请求|來源請求)`;
const CREDIT_WORD =
  '图片来源|圖片來源|图片说明|圖片說明|图片|圖片|图源|圖源|图|圖|照片|摄影|攝影|资料图|資料圖|配图|视频截图|' +
  'Photo credit|Photo by|Photo|Photograph|Image credit|Image|Picture|Credit|Photos|Getty Images';
const CLIP_ACTION = '收听|收聽|试听|試聽|播放|下载|下載|在线收听|点击收听|點擊收聽|点此收听|收看|Listen|Download|Play';

/** In this order; each pattern bounds its repetitions. */
const INLINE: readonly Unspoken[] = [
  { reason: 'code', pattern: /```[^`]{0,4000}```/gu },
  { reason: 'code', pattern: /`[^`\n]{0,80}[(){}<>=;$[\]|\\][^`\n]{0,80}`/gu },
  {
    reason: 'markup',
    pattern:
      /<\/?(?:a|b|i|u|p|em|strong|span|div|br|img|su[bp]|font|h[1-6]|li|ul|ol)(?:\s[^<>]{0,300}=[^<>]{0,300})?\s?\/?>/giu,
  },
  {
    reason: 'e-mail address',
    pattern:
      /(?:(?<!\p{L})(?:E-?Mail|Courriel|Correo|Почта):\s?)?(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/giu,
  },
  {
    reason: 'web address',
    pattern: /(?:https?|ftp):\/\/[^\s<>"'“”‘’「」『』《》（）【】，。；！？、\p{Script=Han}]{1,2000}/giu,
  },
  {
    reason: 'web address',
    pattern: new RegExp(
      String.raw`(?<![\w@.-])(?:www\.(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}|(?:[a-z0-9-]{1,63}\.){1,4}(?:${TOP_LEVEL})(?=\/)|(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|gov|edu)\.(?:cn|tw|hk|uk)(?![\w-]))(?:[:\/?][\w\-.~:\/?#@!$&*+,;=%]{0,1000}[\w\/=])?\/?`,
      'giu',
    ),
  },
  // "Amazon.com rose" is about the company and stays; an address is written small.
  {
    reason: 'web address',
    pattern: /(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,3}(?:com|org|net|(?:co|org|ac|gov|nhs)\.uk)(?![\w-]|\.\w)/gu,
  },
  {
    reason: 'footnote mark',
    pattern: new RegExp(String.raw`[\[［〔【]\s?${MARK}(?:\s?[,，、–-]\s?${MARK}){0,5}\s?[\]］〕】]`, 'giu'),
  },
  {
    reason: 'footnote mark',
    pattern:
      /(?<=[\p{Script=Han}，。！？；：、”」』》）)])(?<!\([^()]{0,40}[=+−·⁄][^()]{0,40}\))[¹²³⁰⁴-⁹]{1,3}(?!\p{L})/gu,
  },
  {
    reason: 'footnote mark',
    pattern:
      /(?<!(?<!\p{L})(?:sin|cos|tan|cot|log|sinh|cosh|tanh))(?<=(?:\p{Ll}{3,30}|\p{Ll}{2,30}[.,;:!?"”’)]))[¹²³⁰⁴-⁹]{1,3}/gu,
  },
  { reason: 'footnote mark', pattern: /[†‡※]{1,3}|(?<=[\p{L}”」.,。，])\*{1,3}(?=[\s，。,.；;]|$)/gu },
  {
    reason: 'picture credit',
    pattern: new RegExp(
      String.raw`[（(【\[]\s*(?:${CREDIT_WORD})\s*(?:[:：/／|]|by |来自|來自|由)[^（()）【】\[\]]{0,80}[)）】\]]`,
      'giu',
    ),
  },
  {
    reason: 'picture credit',
    pattern:
      /[（(【][^（()）【】，。]{0,30}(?:供图|供圖|图源网络|资料图片?|資料圖片?|(?:记者|記者|通讯员|社)[^（()）]{0,20}(?:摄影?|攝影?))[)）】]|[（(][\p{Script=Han}·]{2,4}\s?(?<![拍])[摄攝][)）]/gu,
  },
  {
    reason: 'picture credit',
    pattern:
      /\((?:AP|AFP|Reuters|Getty Images|EPA|Xinhua|[^()/]{2,40})(?: Photo|\/(?:AP|AFP|Reuters|Getty Images|EPA|Xinhua)[^()]{0,40})\)/gu,
  },
  {
    reason: 'label of a clip',
    pattern: new RegExp(
      String.raw`(?:[（(【\[]\s*)?(?:(?<!\p{L})(?:音频|音頻|录音|錄音|Audio|MP3)\s?[（(]?)?(?:\d{2,3}\s?kbps[)）]?\s?[|/／]?\s?){1,4}(?:(?:${CLIP_ACTION})\s?[|/／]?\s?(?:\d{2,3}\s?kbps\s?)?){1,4}\s?[:：]?(?:\s*[)）】\]])?`,
      'giu',
    ),
  },
  {
    reason: 'label of a clip',
    pattern:
      /[（(【[]\s?(?:点击|點擊|点此|按此)?(?:收听|收聽|试听|試聽|播放|下载|下載|听录音|聽錄音)(?:音频|音頻|录音|錄音|全文|原声)?\s?[)）】\]]/gu,
  },
  {
    reason: 'call to a link',
    pattern:
      /[（(【]\s?(?:更多|具体|具體|相关|相關|完整)?(?:[详詳]情|[内內]容|信息|[报報][道導导]|全文|原文|[视視][频頻])?[，,]?\s?[请請可]?(?:[点點][击擊]|[点點]此|戳)(?:这里|這裡|此处|此處|[链鏈連][接結]|下方|查看|[阅閱][读讀]|了解|[进進]入|[：:]){1,4}[^（()）【】。！？]{0,60}(?:[)）】]|$)/gu,
  },
  {
    reason: 'end mark',
    pattern:
      /(?<=[。！？.!?…]["”」』’]?)\s{0,3}(?:[（(【[]\s?(?:全文|本文|正文)?(?:完|[终終]|[结結]束)\s?[)）】\]]|[■□◆♦∎])\s{0,3}$/gu,
  },
  { reason: 'emoji', pattern: /(?<=^|\s)[:;][-’']?[)(DPp](?=\s|$|[.,!?](?:\s|$))/gu },
  {
    reason: 'emoji',
    pattern:
      /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|(?<=\p{Extended_Pictographic})[\u200D\uFE0F])+\uFE0F?/gu,
  },
];

const SHARE_PLACES =
  '微信|微博|新浪微博|朋友圈|QQ空间|QQ|豆瓣|知乎|LINE|Facebook|Twitter|X|WhatsApp|Telegram|LinkedIn|Reddit|Pinterest|Email|Instagram|Threads|Weibo|WeChat|Copy link|Print|复制链接|複製連結|打印|列印|邮箱|Messenger|and|or|或|和';
const SHARE_SEPARATED = String.raw`(?:(?:${SHARE_PLACES})[\s,，、|/·]{0,4}){1,12}`;

/** Reasons why a whole block has nothing for ears. Each pattern must match the block from end to end. */
const WHOLE: readonly Unspoken[] = [
  {
    reason: 'share line',
    pattern: new RegExp(
      String.raw`^(?:分享到?|分享至|转发到?|轉發到?|Share(?: this)?(?: article| story| page| post)?(?: on| via| to| with)?)[\s:：]{0,4}(?:${SHARE_SEPARATED})?[.。]?$`,
      'iu',
    ),
  },
  {
    reason: 'share line',
    pattern: new RegExp(String.raw`^(?:关注|關注|Follow)(?: us)?(?: on)?[\s:：]{0,4}${SHARE_SEPARATED}[.。]?$`, 'iu'),
  },
  {
    reason: 'share line',
    pattern:
      /^(?:长按|長按|扫码|掃碼|扫一扫|掃一掃|扫描|掃描|微信扫|识别)(?=[^。！？]{0,40}(?:二维码|二維碼|关注|關注|公众号|识别|小程序))[^。！？]{0,60}[。！]?$|^(?:点击)?(?:阅读原文|閱讀原文|查看原文)[。！]?$/u,
  },
  {
    reason: 'picture credit',
    pattern: new RegExp(
      String.raw`^[（(【\[▲△▼]?\s*(?:${CREDIT_WORD})\s*(?:[:：/／|])[^。！？]{0,80}[)）】\]。.]?$`,
      'iu',
    ),
  },
  { reason: 'picture credit', pattern: /^[^，。！？,]{0,40}(?:供图|供圖|资料图|資料圖|图源网络)[)）]?[。]?$/u },
  { reason: 'footnote', pattern: /^(?:\[\d{1,3}\]|[¹²³⁴-⁹])\s?\S/u },
  {
    reason: 'label of a clip',
    pattern: new RegExp(
      String.raw`^(?:点击|點擊|点此|按此|请)?\s?(?:在线)?(?:${CLIP_ACTION})(?:音频|音頻|录音|錄音|全文|原声| the audio| this article| audio| mp3| now)?\s?[:：►▶]?$`,
      'iu',
    ),
  },
];

/** Marks at the end of an address that belong to the sentence around it. */
const SENTENCE_MARKS = /[).,;:!?\]]{1,20}$/u;

/** What stands before an address that its sentence cannot do without. */
const WANTS_ADDRESS = /(?:^|\s)(?:at|on|via|from|to|visit|see|under|through)\s{1,3}$/iu;
const WANTS_ADDRESS_ZH =
  /(?:访问|訪問|登录|登錄|登陆|打开|打開|浏览|瀏覽|前往|点击|點擊|参见|參見|发至|發至|发到|發到|寄至|联系|聯繫|通过|透過|[在到至从從])\s?$/u;
const TRADITIONAL = /[訪問錄開瀏覽點擊參見發聯繫從]/u;

/** The same in other languages: what an address of a page and of mail is called. */
const WANTED_ELSEWHERE: Readonly<Record<string, readonly [before: RegExp, page: string, mail: string]>> = {
  de: [/(?:^|\s)(?:unter|auf|via)\s{1,3}$/iu, 'einer Webadresse', 'einer E-Mail-Adresse'],
  fr: [/(?:^|\s)(?:sur|via)\s{1,3}$/iu, 'un site web', ''],
  es: [/(?:^|\s)(?:en|vía|via)\s{1,3}$/iu, 'una página web', ''],
  it: [/(?:^|\s)(?:su|via)\s{1,3}$/iu, 'un sito web', ''],
  pt: [/(?:^|\s)(?:em|via)\s{1,3}$/iu, 'uma página na internet', ''],
  ru: [/(?:^|\s)на\s{1,3}$/iu, 'сайте', 'электронную почту'],
};

/** "The minutes are at." is no sentence: what an address is for stays, in a word, where a preposition or verb waits for it. */
function nameInstead(reason: string, before: string, language: string): string {
  if (!/address$/u.test(reason)) return '';
  const isMail = reason === 'e-mail address';
  if (/^(?:en|zh|yue)/iu.test(language) && WANTS_ADDRESS.test(before))
    return isMail ? 'an e-mail address' : 'a web address';
  const elsewhere = WANTED_ELSEWHERE[language.slice(0, 2).toLowerCase()];
  if (elsewhere?.[0].test(before)) return elsewhere[isMail ? 2 : 1];
  if (!WANTS_ADDRESS_ZH.test(before)) return '';
  if (TRADITIONAL.test(before)) return isMail ? '信箱' : '網站';
  return isMail ? '邮箱' : '网站';
}

/** Something that was taken out of a text because it is not for ears. */
export type Removed = { readonly text: string; readonly reason: string };

/** A text without what is never spoken, and what was taken out. */
export type SpeakableText = { readonly text: string; readonly removed: readonly Removed[] };

/**
 * Takes the never-spoken pieces out of a text and leaves the rest of each sentence as it is; brackets left empty go
 * with them. Linear in the length of the text.
 *
 * @param language BCP 47 tag: whose words stand for an address that its sentence cannot do without.
 */
export function removeUnspoken(text: string, language = 'en'): SpeakableText {
  const removed: Removed[] = [];
  let rest = text;
  for (const { pattern, reason } of INLINE) {
    rest = rest.replace(pattern, (found, at: number, whole: string) => {
      const after = reason === 'web address' && !found.includes('(') ? (SENTENCE_MARKS.exec(found)?.[0] ?? '') : '';
      removed.push({ text: found.slice(0, found.length - after.length).trim(), reason });
      return ` ${nameInstead(reason, whole.slice(Math.max(0, at - 24), at), language)}${after}`;
    });
  }
  if (removed.length === 0) return { text, removed };
  const tidy = rest
    .replace(/ {2,}/gu, ' ')
    .replace(/[（(【[「『《<〈“][\s:：]{0,8}[)）】\]」』》>〉”]/gu, '')
    .replace(/(?<=[\p{Script=Han}，。！？；：、”」』》）]) (?=[\p{Script=Han}，。！？；：、“「『《（])/gu, '')
    .replace(/ (?=[,.;:!?)，。！？；：、”」』》）]|$)/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim();
  return { text: tidy, removed };
}

/** Why a whole block is left unspoken (a share line, a picture credit, a clip's label); `undefined` for text to be read. */
export function unspokenReason(text: string): string | undefined {
  const line = text.trim();
  return line.length > 200 ? undefined : WHOLE.find(({ pattern }) => pattern.test(line))?.reason;
}

/** Whether anything is left to be said: at least one letter or figure. */
export function hasSpeech(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * A clip's label as the name of a chapter: without bit rates and the words of a player's button; `undefined` when
 * nothing is left that names something.
 */
export function clipTitle(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const name = removeUnspoken(label)
    .text.replace(/\d{2,3}\s?kbps/giu, ' ')
    .replace(new RegExp(`(?:在线|点击|點擊|点此|按此|请)?(?:${CLIP_ACTION})(?:\\s+to\\b)?`, 'giu'), ' ')
    .replace(
      /(?<![\p{L}])(?:mp3|m4a|aac|ogg|opus|flac|wav|wma|audio|here|now|file)(?![\p{L}])|^(?:音频|音頻|录音|錄音)$/giu,
      ' ',
    )
    .replace(/[\s:：►▶|/，,、（）()【】[\]-]{1,20}$|^[\s:：►▶|/，,、）)】\]-]{1,20}/gu, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
  const open = (name.match(/[（(【]/gu) ?? []).length;
  const closed = open > (name.match(/[)）】]/gu) ?? []).length ? `${name}）` : name;
  return (closed.match(/\p{L}/gu) ?? []).length >= 2 ? closed : undefined;
}
