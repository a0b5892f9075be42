/** What the short lines around a body look like: who wrote it and when, credits, labels of lists and of comments. */
import { parseDate } from './parse-date.ts';
import { textWeight } from './text-weight.ts';

const DATE_WORDS =
  /\b(?:last |first )?(?:updated?|published|posted|modified|created|filed|online|printed|aktualisiert|stand|veröffentlicht|publié|mis à jour|publicado|actualizado)\b|\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\b(?:a\.?m\.?|p\.?m\.?|gmt|est|edt|et|pst|pdt|pt|ist|bst|cet|utc|nt|uhr|at|on|by|am|um|ago|hours?|minutes?|days?)\b|\d+|发布|發布|发表|時間|时间|日期|更新|来源|來源|年|月|日|星期.|周./gi;
const BYLINE =
  /^(?:by|from|von|par|por|contributed by|story by|written by|posted by|words by|text by|reported by)[:\s]+[^.!?]{2,90}$|^[^.!?]{2,50},\s?(?:staff|special|associated press|reuters|afp|correspondent|daily news|chief|senior|sports|political)?\s?(?:writers?|reporters?|correspondents?|editors?|columnists?)\b.{0,60}$|^(?:special|staff|our|a) (?:correspondent|reporter|writer)s?$|^(?:reuters|associated press|afp|ap|ians|pti|upi|aap|xinhua|bloomberg|cnn|dpa|agencies|staff and agencies)$/i;
const CHINESE_META =
  /^(?:[（(【[]?\s?(?:作者|记者|記者|文|来源|來源|编辑|編輯|责任编辑|责编|校对|时间|時間|日期|发布时间|发布日期|发表于|发表时间|更新时间|出处|稿源|浏览|阅读|点击|字号|字体|标签|关键词|分享到|撰文|摄影|图片来源|本报记者|实习记者)\s?[：:／/|]|(?:本报|本網|本网)?(?:实习)?(?:记者|記者)\s?[\u4e00-\u9fff·\s、]{2,20}$|[\u4e00-\u9fff]{0,8}(?:报|報|社|网|網)(?:实习)?(?:记者|記者)[\u4e00-\u9fff\s]{2,16}(?:发自|報道|报道|报导)?[\u4e00-\u9fff]{0,6}$|[\u4e00-\u9fff·]{0,16}(?:记者|記者)\s?[\u4e00-\u9fff·]{2,5}\s?[/／]\s?(?:文|摄|图))/;
const CREDIT =
  /^(?:photos?|picture|image|source|file photo|credit|graphic|illustration|quelle|foto|bild|fotos|crédit|crédits|fuente|图|圖|图片|摄影|图源|资料图)\s?(?:by|:|：|\/|／|来源|由).{0,120}$|(?:contributed to this (?:report|story|article)\.?$|^(?:on the net:?|the associated press\.?|_{2,}|-{3,}|\*{3,}|\(?(?:copyright|©).{0,80})$)|^\(?(?:reuters|afp|ap|ians|pti|upi|aap|xinhua|dpa|cnn)(?:\/[a-z]{2,8})?\)?\.?$/i;

/** True for a line that says when, by whom or where an article appeared, and nothing else. */
export function isMetaLine(text: string, weight: number): boolean {
  if (weight > 260) return false;
  if (/^[\W_]{0,30}$/u.test(text) && !/\p{L}|\p{N}/u.test(text)) return true;
  if (weight < 150 && BYLINE.test(text)) return true;
  if (CHINESE_META.test(text) && !/[。！？]$/.test(text)) return true;
  if (weight < 200 && CREDIT.test(text)) return true;
  if (!/\d/.test(text)) return false;
  const dated =
    parseDate(text) !== undefined || /\b\d{1,2}[/.]\d{1,2}\b.{0,12}\d{1,2}:\d{2}|\b\d{1,2}:\d{2}\b/.test(text);
  if (!dated) return false;
  const rest = textWeight(text.replace(DATE_WORDS, '').replace(/[^\p{L}]/gu, ''));
  return rest <= 42 && rest <= weight * 0.75;
}

/** True for a caption or its credit that no markup sets apart. */
export function isCaptionText(text: string): boolean {
  return /(?:\((?:photo|image|picture|file|foto|ap|afp|reuters|getty)[^)]{0,80}\)|（(?:图|圖|图片|资料)[^）]{0,60}）|(?:摄|攝)[）)]?|(?:供图|供圖|视频截图|網路圖片|网络图片|资料图片?|資料圖片?|新华社发|图源.{0,12}|来源[:：]?网络)[）)]?|\/\s?(?:getty images|afp|reuters|ap photo|shutterstock|istock))\s?\.?$|file photo(?:graph)?\.?"?$|photograph(?:er|s)?\s?:|\bphoto by\b|^(?:photo|foto|picture|image|图片?|圖片?|▲|△)\s?[:：▲△]/i.test(
    text.slice(-160) === text ? text : `${text.slice(0, 40)} ${text.slice(-120)}`,
  );
}

/** True for the line above readers' comments, and for the invitation to write one. */
export function isCommentLabel(text: string): boolean {
  return /^(?:(?:\d{1,5}|no|latest|all|reader|readers'?|user|recent|view|show|hide)\s)?(?:reader\s)?(?:comments?|responses?|replies|talkback|kommentare?|commentaires?|comentarios?|commenti|reacties)(?:\s?[(:]\s?\d{0,5}\s?\)?)?\s?:?$|^(?:have your say|your (?:say|comments?|views?|opinions?|thoughts)|(?:add|post|leave|write|make|submit) (?:a|your|new) (?:comment|reply|response|opinion)|what do you think\s?\??|join the (?:discussion|conversation|debate)|tell us what you think|\d{1,5} (?:comments?|responses?|replies|thoughts|kommentare)|(?:schreibe|hinterlasse) einen kommentar|kommentar (?:schreiben|verfassen|hinterlassen)|laisser un commentaire|deja (?:un|tu) comentario|lascia un commento|(?:网友|最新|热门|精彩|相关|全部|发表|我要|查看)?(?:评论|評論|跟帖|回复|留言)(?:列表)?\s?(?:[(（:：]?\s?\d{0,6}\s?[)）条]?)?)$|^(?:# ?re\b|add your comment|post your comment|notify me of|网友评论|發表評論|共有\d{1,5}条评论)/i.test(
    text.trim(),
  );
}

/** True for the line that names the writer of one comment. */
export function isCommentSignature(text: string): boolean {
  return /^(?:posted|submitted|comment|written) by:?\s.{1,80}\d|report (?:this|abuse)(?: comment| post)?\s?$|^# ?re:|^.{1,60}\b(?:says|wrote|said):?\s?$|^.{1,40} (?:on|at) .{1,20}\d{4}.{0,20}(?:said|says|wrote)|^(?:\d{1,4}\s?(?:楼|樓)|.{1,24}\s?(?:发表于|發表於|回复于|评论于))|^.{2,60}\|\s.{3,20}\d{4}.{0,12}\d{1,2}:\d{2}|^.{2,40},\s.{2,40}\d{1,2}\/\d{1,2}\/\d{4}\s\d{1,2}:\d{2}/i.test(
    text.slice(0, 160),
  );
}

/** True for the label above a list of other articles. */
export function isRelatedLabel(text: string): boolean {
  return /^(?:(?:related|more|other|recent|latest|popular|top|further|similar|recommended|featured|trending|also|sports?|business|world|local|breaking)\s(?:to this story|stories|story|articles?|news|posts?|links?|content|topics?|headlines|coverage|reading|internet links|videos?|information|from|on|in|about|picks)\b.{0,40}|related:?|see also:?|read (?:more|also|next):?.{0,60}|also (?:read|see):?.{0,60}|(?:external|useful|internet) links:?|related internet links.{0,20}|on the web:?|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|don'?t miss.{0,20}|in other news.{0,20}|recommended(?: for you)?|what to read next|story tools|article tools|mehr zum thema.{0,30}|weitere (?:artikel|beiträge|themen|informationen|aktuelle themen).{0,40}|lesen sie auch.{0,40}|das könnte (?:sie|dich) auch.{0,30}|ähnliche (?:artikel|beiträge|themen)|verwandte (?:artikel|beiträge|themen)|auch interessant:?|à lire aussi.{0,30}|lire aussi.{0,40}|sur le même (?:sujet|thème)|te puede interesar.{0,20}|lea? también.{0,40}|leggi anche.{0,40}|相关(?:阅读|新闻|文章|报道|链接|专题|推荐|内容|资料)|相關(?:閱讀|新聞|文章|報導|連結)|延伸(?:阅读|閱讀)|推荐(?:阅读|文章|新闻)|热门(?:文章|新闻|推荐|阅读)|更多(?:新闻|精彩|内容|文章|报道|相关).{0,12}|猜你喜欢|你可能(?:会|也)?喜欢|大家都在看|精彩推荐|今日热点|点击进入专题)\s?[:：>»]?\s?$/i.test(
    text.trim(),
  );
}
