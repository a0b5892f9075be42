/** What the short lines around a body look like: who wrote it and when, credits, labels of lists and of comments. */
import { isHanName, REPORT_KIND } from './han-names.ts';
import { ignoringCase } from './ignoring-case.ts';
import { isInfoLine } from './info-line.ts';
import { endsSentence, isHanNames, isNames } from './line-shape.ts';
import { DATED, MONTH_NAMES, parseDate } from './parse-date.ts';
import { withoutReadingTime } from './reading-time.ts';
import { DAY_LABELS, isSignedLine } from './signed-line.ts';
import { cjkShare, textWeight } from './text-weight.ts';

const DATE_WORDS = ignoringCase(
  [
    String.raw`\b(?:last |first |originally |ursprünglich |zuerst |initialement )?(?:updated?|published|posted|modified|edited|created|filed|online|printed|debated|delivered|revised|revision|substantive|reviewed|aktualisiert|stand|veröffentlicht|publié|mis à jour|publicado|actualizado|modificat[oa]|modifica|pubblicato|aggiornato|atualizado)(?: origina(?:l|ria)mente)?(?: (?:time|date)(?=\s?:))?(?!\p{L})`,
    String.raw`(?<!\p{L})(?:${DAY_LABELS}|em|op|às|kl|(?:há|hace|il y a|vor) \d{1,2} \p{L}{2,8}|\d{1,2} \p{L}{3,10} (?:fa|geleden))(?!\p{L})|\b\d{1,2}h(?:\d{2})?\b`,
    String.raw`\b(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|jueves|viernes|domingo)\b`,
    String.raw`(?<!\p{L})(?:${MONTH_NAMES}|miércoles|sábado)(?!\p{L})`,
    String.raw`\b(?:a\.?m\.?|p\.?m\.?|gmt|[ecmp][sd]?t|ist|bst|cet|cest|utc|nt|uhr|at|on|by|am|um|ago|hours?|minutes?|days?|de|le|du|el|il|alle|ore)\b`,
    String.raw`\d+(?:st|nd|rd|th|er|[ap]\.?m\b)?`,
    '发布|發布|发表|發表|時間|时间|日期|更新|来源|來源|年|月|日|星期.|周.|週.',
  ].join('|'),
  'g',
);
const BYLINE =
  /^(?:by|from|von|par|por|contributed by|story by|written by|posted by|words by|text by|reported by)[:\s]+(?!(?:this|that|it|he|she|they|we|noon|night|now|then|\w+day|january|february|march|april|may|june|july|august|september|october|november|december)\b)(?:[^.!?]|(?<=\b[a-z])\.){2,140}$|^[^.!?]{2,40}, (?:\p{L}+ ){1,3}news service$|^[^.!?]{2,50},\s?(?:staff|special|associated press|reuters|afp|correspondent|daily news|chief|senior|sports|political)?\s?(?:writers?|reporters?|correspondents?|editors?|columnists?)\b.{0,60}$|^[^.!?]{2,60} reporting (?:from|in) [^.!?]{2,40}$|^(?:special|staff|our|a) (?:correspondent|reporter|writer)s?$|^(?:reuters|associated press|afp|ap|ians|pti|upi|aap|xinhua|bloomberg|cnn|dpa|agencies|staff and agencies)$/iu;
const HAN_NAMES = '[\\u4e00-\\u9fff·]{2,4}(?:[\\s、，,和]{1,2}[\\u4e00-\\u9fff·]{2,4}){0,5}';
const HAN_REPORT = '\\s?(?:[发發]自|[报報][道導导]|[综綜]合|[编編][译譯]|摄影|攝影|文|/|／|通讯员|$)';
const CHINESE_META = new RegExp(
  `^(?:[（(【[]?\\s?(?:作者|记者|記者|文\\s?[、/／]?\\s?[图圖]|[图圖]\\s?[、/／]?\\s?文|文|来源|來源|编辑|編輯|责任编辑|責任編輯|责编|責編|校对|校對|出处|出處|稿源|撰文|摄影|攝影|图片来源|圖片來源|本报记者|本報記者|实习记者|浏览|瀏覽|阅读|閱讀|点击|點擊|字号|字體|字体|标签|標籤|关键词|關鍵詞|分享到)\\s?[：:／/|]` +
    `|(?:[□■◎●○◆▪]\\s?)?(?:[\\u4e00-\\u9fff]{0,8}(?:报|報|社|网|網|新闻|新聞|台|刊|客户端|在线|融媒)(?:[“"「][\\u4e00-\\u9fff]{2,10}[”"」])?)?(?:实习|實習|见习|見習|专栏|專欄|首席|特派|[全融]媒[体體])?(?:记者|記者)\\s?(?!${REPORT_KIND})${HAN_NAMES}${HAN_REPORT}[\\u4e00-\\u9fff\\s、／/（()）]{0,16}$` +
    `|[\\u4e00-\\u9fff·]{2,12}(?:记者|記者)\\s${HAN_NAMES}\\s(?:文\\s?[/／、]?\\s?[图圖摄攝]|[图圖]\\s?[/／、]?\\s?文)片?$` +
    '|[（(][\\u4e00-\\u9fff·]{2,6}\\s(?:[编編]?[译譯]|整理|[摄攝])[）)]$' +
    '|原[创創]\\s[^\\s，。：:|]{2,16}\\s[^\\s，。]{2,16}\\s(?:19|20)\\d{2}\\s?[-/.年][^，。]{3,24}$' +
    '|原[创創]\\s?[：:]\\s?[^\\s，。：:|]{2,16}\\s[^\\s，。：:|]{2,20}$' +
    '|(?:主|第[一二三]|联合|聯合|共同)作者\\s?[：:]?\\s?[\\u4e00-\\u9fff·]{2,4}$' +
    '|[\\u4e00-\\u9fff·]{0,16}(?:记者|記者)\\s?[\\u4e00-\\u9fff·]{2,5}\\s?[/／]\\s?(?:文|摄|攝|图|圖))',
);
/** 林一 | 文; 散文/图文 is none. */
const NAME_AND_TEXT = /^([\u4e00-\u9fff·]{2,4})\s?[/／|｜]\s?(?:[图圖][/／]?)?文$/;
const CHINESE_DATE_LABEL =
  /^[（(【[]?\s?(?:时间|時間|日期|发布时间|發布時間|发布日期|發布日期|发表于|發表於|发表时间|更新时间|更新時間)\s?[：:]?\s?\d/;
const CREDIT =
  /^(?:photos?|picture|image|source|file photo|credit|graphic|illustration|quelle|foto|bild|fotos|crédit|crédits|fuente|图|圖|图片|圖片|摄影|攝影|图源|圖源|资料图|資料圖)\s?(?:by|:|：|\/|／|来源|來源|由).{0,120}$/i;
const THANKS =
  /contributed to this (?:report|story|article)\.?$|^(?:on the net:?|the associated press\.?|_{2,}|-{3,}|\*{3,})$|^\(?(?:reuters|afp|ap|ians|pti|upi|aap|xinhua|dpa|cnn)(?:\/[a-z]{2,8})?\)?\.?$/i;
const KEYWORDS = /^[^|，。]{1,16}[|｜][^|，。]{1,16}[|｜][^|，。]{1,16}(?:$|[|｜])/;
/** Words that say that a line is about a text and not part of it. */
const SAYS_META =
  /[发發]布|[发發]表|更新|[来來]源|作者|[记記]者|[编編][辑輯]|[报報]|[网網]|社|[频頻]道|留言|[浏瀏][览覽]|[阅閱][读讀]|[评評][论論]/;

/** What a bulletin board writes over a post: 作者cellowind (風琴), 看板StoryTrain. */
const BOARD =
  /^(?:作者|[發发]信人)\s?[：:]?\s?[A-Za-z]\w{1,15}\s?[（(][^）)]{0,24}[)）](?:[,，]?\s?(?:看板|信[區区])\s?[：:]?\s?[\w-]{2,24})?$|^(?:看板|信[區区])\s?[：:]?\s?[\w-]{2,24}$|^(?:-{2}\s?)?※\s?(?:[發发]信站|文章[網网]址|[編编][輯辑])\s?[：:]/;

/** Ann Ames ann at weavers.example.org Tue Mar 10 21:14:07 GMT 2026, over a mail in an archive. */
const MAIL_HEADER =
  /^\p{Lu}[^.!?<>@]{2,50}\s<?[\w.+-]{1,40}(?:@|\sat\s|\(at\)|\[at\])\s?[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}>?\s.{0,20}\d.{8,36}$/u;

/** Lines of labels and figures are heavier than others. */
const INFO = 500;

/** True for a line that says when, by whom or where an article appeared, and nothing else. */
export function isMetaLine(line: string, weight: number): boolean {
  const text = withoutReadingTime(line);
  if (weight <= INFO && /[\u4e00-\u9fff]/.test(text) && isInfoLine(text)) return true;
  if (weight > 260) return false;
  if (BOARD.test(text) || (MAIL_HEADER.test(text) && parseDate(text) !== undefined)) return true;
  if (/^[\W_]{0,30}$/u.test(text) && !/\p{L}|\p{N}/u.test(text)) return true;
  if (weight < 200 && (THANKS.test(text) || KEYWORDS.test(text))) return true;
  if (isSignedLine(text)) return true;
  const named = isNames(text) && isHanNames(text);
  const sentence = endsSentence(text) && !(named && weight < 60 && /\p{Ll}\.$/u.test(text));
  if (named && !sentence) {
    if (weight < 150 && (BYLINE.test(text) || CHINESE_META.test(text))) return true;
    if (isHanName(NAME_AND_TEXT.exec(text)?.[1] ?? '')) return true;
  }
  if (!sentence && weight < 200 && CREDIT.test(text) && (named || weight <= 40)) return true;
  return isDateLine(text, weight);
}

/** Today, 17:40, as sites write over what appeared today. */
const DAY =
  "today|yesterday|heute|gestern|aujourd[’']hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|dziś|dzisiaj|wczoraj|dnes|včera|danes|včeraj|danas|jučer|juče|сегодня|вчера|сьогодні|вчора|днес|i ?dag|i ?g[åa]r|tänään|eilen|šodien|vakar|šiandien|täna|eile|ma|tegnap|azi|bugün|dün|σήμερα|χθες";
const AT = 'at|um|à|a las|alle|alle ore|ore|às|om|o|v|в|kl\\.?';
const AGO = ignoringCase(
  String.raw`^(?:(?:updated?|published|posted)\s)?(?:\d{1,2} (?:second|minute|hour|day|week|month)s? ago|vor \d{1,2} (?:sekunde|minute|stunde|tag|woche|monat)(?:e?n)?|il y a \d{1,2} (?:seconde|minute|heure|jour|semaine)s?|hace \d{1,2} (?:segundo|minuto|hora|día|semana)s?|\d{1,2} (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]) fa|há \d{1,2} (?:minuto|hora|dia|semana)s?|\d{1,2} (?:минут[уы]?|час(?:а|ов)?|день|дня|дней) назад|\d{1,2}\s?(?:秒|分[钟鐘]?|小[时時]|[时時][间間]|[天日周週]|[个個]月)前|[今昨][天日]\s?\d{1,2}:\d{2}|(?:${DAY})(?:,|,? (?:${AT}))? ?\d{1,2}[:.]\d{2}(?: ?(?:uhr|h|[ap]\.?m\.?))?)$`,
);

/** True for how long ago an article appeared, in figures. Anywhere but above it a story says the same. */
export function isAgo(text: string): boolean {
  return text.length <= 40 && AGO.test(text);
}

const CLOCK = /\d:\d{2}/;

/** True for a line of a date and, at most, a time, a place, names and a few words as "Updated". */
export function isDateLine(line: string, weight: number): boolean {
  // Most lines have neither the one nor the other, and what follows is dear.
  if (weight > 260 || !(DATED.test(line) || CLOCK.test(line))) return false;
  const text = withoutReadingTime(line);
  if (!/\d/.test(text) || !isHanNames(text)) return false;
  const hasClock = CLOCK.test(text);
  const dated =
    parseDate(text) !== undefined ||
    (hasClock && /\b\d{1,2}[/.-]\d{1,2}\b.{0,12}\d{1,2}:\d{2}|\d{1,2}:\d{2}(?::\d{2})?\s(?:19|20)\d{2}\b/.test(text));
  if (!dated && !hasClock) return false;
  const left = text.replace(DATE_WORDS, ' ');
  const rest = textWeight(left.replace(/[^\p{L}]/gu, ''));
  if (!dated) return rest === 0 || CHINESE_DATE_LABEL.test(text);
  if (rest === 0) return true;
  if (endsSentence(text) || rest > 42 || rest > weight * 0.75) return false;
  // Nobody tells the seconds in prose.
  if (/\d{1,2}:\d{2}:\d{2}/.test(text)) return true;
  return isNames(left)
    ? rest <= 24 || cjkShare(left) < 0.5 || SAYS_META.test(text)
    : /\bby \p{Lu}.{0,40}\d$/u.test(text);
}

/** True for such a line that tells how long reading takes, too, or of two days, as no entry of a report does. */
export function isHeadLine(text: string, weight: number): boolean {
  const isFull = withoutReadingTime(text) !== text || (text.match(LABELS)?.length ?? 0) > 1;
  return isFull && isDateLine(text, weight);
}
const LABELS = ignoringCase(`(?<!\\p{L})(?:${DAY_LABELS})(?!\\p{L})`, 'g');

/** True for a caption or its credit that no markup sets apart. */
export function isCaptionText(text: string): boolean {
  return /(?:\((?:photo|image|picture|foto|file(?=\)| (?:photo|image|picture|footage))|(?:ap|afp|reuters|getty)(?!\p{L}))[^)]{0,80}\)|（(?:图|圖|图片|资料)[^）]{0,60}）|(?:摄|攝)[）)]?|(?:供图|供圖|视频截图|網路圖片|网络图片|资料图片?|資料圖片?|新华社发|图源.{0,12}|来源[:：]?网络|[|｜/／©]\s?(?:pixabay|unsplash|pexels|wikimedia(?: commons)?|flickr|pxhere|giphy|图虫(?:创意)?|视觉中国|視覺中國|东方IC|東方IC|站酷(?:海洛)?))[）)]?|\/\s?(?:getty images|afp|reuters|ap photo|shutterstock|istock))\s?\.?$|\b(?:undated|this|a|an|in) (?:\w+ )?file photo(?:graph)?\.?"?$|photograph(?:er|s)?\s?:|\bphoto by\b|^(?:(?:photo|foto|picture|image|图片?|圖片?|▲|△|(?:photo|image|picture) credits?|bild(?:quelle|nachweis|rechte)|fotoquelle|crédits?(?: photo)?|fotografía)\s?[:：▲△]|©\s?\p{L})|^[（(]?(?:[上下左右题題配]|[资資]料|示意)?[图圖]片?\s?(?:[①-⑳一二三四五六七八九十]|\d{1,2})?\s?[：:]|^[图圖][为為]|(?:^|[。\s|｜（(])(?:[图圖]片?|[摄攝]影?)\s?[／/：:]\s?[\p{Script=Han}·／/\s]{2,16}[）)]?$/iu.test(
    text.slice(-160) === text ? text : `${text.slice(0, 40)} ${text.slice(-120)}`,
  );
}

/**
 * Whether a line stands above readers' comments, or invites to write one. `weak` labels may as well be a heading or a
 * line of the article: they count only when comments are to be seen below; `bare` ones, which name nothing but
 * comments, also when little comes below.
 */
export function commentLabel(input: string): 'strong' | 'bare' | 'weak' | undefined {
  const text = input.trim();
  if (COMMENT_LABEL.test(text)) return 'strong';
  if (BARE_COMMENT_LABEL.test(text)) return 'bare';
  return WEAK_COMMENT_LABEL.test(text) ? 'weak' : undefined;
}

const COMMENT_LABEL =
  /^(?:(?:\d{1,5}|latest|all|reader|readers'?|user|recent|view|show|hide)\s(?:reader\s)?(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?)|(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?|commenti|reacties)\s?(?:\(\s?\d{0,5}\s?\)|:\s?\d{0,5})|(?:leser|nutzer|user)-?kommentare|(?:commentaires|comentarios|commenti|comentários) d(?:es|e los|e|ei|os) (?:lecteurs|lectores|lettori|leitores)|talkback|have your say|tribute wall|guest ?book|book of condolences?|condolences|(?:share|leave) (?:a|your) (?:memory|memories|tribute|condolences?)(?: of .{2,40})?|reviews?\s?\(\s?\d{1,5}\s?\)|(?:add|post|leave|write|make|submit) (?:a|your|new) (?:comment|reply|response|opinion)|join the (?:discussion|conversation|debate)|tell us what you think|\d{1,5} (?:comments?|responses?|replies|thoughts|kommentare)|(?:schreibe|hinterlasse) einen kommentar|kommentar (?:schreiben|verfassen|hinterlassen)|laisser un commentaire|deja (?:un|tu) comentario|lascia un commento|\d{1,5}\s?[条條个個]\s?(?:回复|回覆|评论|評論|留言|跟帖)(?:\s?[•·|｜].{0,40})?|(?:网友|網友|最新|热门|熱門|精彩|相关|相關|全部|发表|發表|我要|查看)(?:评论|評論|跟帖|回复|回覆|留言)(?:列表)?\s?(?:[(（:：]?\s?\d{0,6}\s?[)）条條]?)|(?:评论|評論|跟帖|回复|回覆|留言)(?:列表|\s?[(（:：]\s?\d{0,6}\s?[)）条條]?|\s?\d{1,6}))$|^(?:# ?re\b|add your comment|post your comment|notify me of|共有\d{1,5}条评论)/i;
const BARE_COMMENT_LABEL =
  /^(?:comments|kommentare|commentaires|comentarios|commenti|reacties|评论|評論|跟帖|留言)\s?:?$/i;
const WEAK_COMMENT_LABEL =
  /^(?:(?:no )?(?:comments?|responses?|replies)|kommentare?|commentaires?|comentarios?|commenti|reacties|your (?:say|comments?|views?|opinions?|thoughts)|what do you think\s?\??|评论|評論|跟帖|回复|回覆|留言)\s?:?$/i;

/** True for the line that names the writer of one comment. */
export function isCommentSignature(input: string): boolean {
  const text = input.slice(0, 160);
  if (endsSentence(input)) return false;
  if (/^(?:[推噓嘘→]|->)\s?[A-Za-z]\w{1,15}\s?[:：].{0,120}\d{1,2}\/\d{1,2}(?:\s\d{1,2}:\d{2})?$/.test(text))
    return true;
  return /^(?:posted|submitted|comment|written) by:?\s.{1,80}\d|(?:^|[·|•]\s?)report (?:this|abuse)(?: comment| post)?\s?$|^# ?re:|^.{1,40} (?:on|at) .{1,20}\d{4}.{0,20}(?:said|says|wrote)[:…\s]{0,3}$|^\d{1,4}\s?(?:楼|樓)[\s:：].{0,40}\d{1,2}:\d{2}|^.{1,24}\s?(?:发表于|發表於|回复于|回覆於|评论于|評論於)\s?[:：]?\s?(?:\d|[今昨前])|^.{2,60}\|\s.{3,20}\d{4}.{0,12}\d{1,2}:\d{2}|^.{2,40},\s.{2,40}\d{1,2}\/\d{1,2}\/\d{4}\s\d{1,2}:\d{2}/i.test(
    text,
  );
}

/** True for the short line `Ann says:`, which introduces a comment or a quotation. */
export function introducesSpeech(text: string): boolean {
  return /^.{1,60}\b(?:says|wrote|said):?\s?$/i.test(text);
}

/**
 * Whether a line is the label above a list of other articles. `weak` labels may as well be a heading of the article:
 * only what is linked below them is such a list.
 */
export function relatedLabel(input: string): 'strong' | 'weak' | undefined {
  const text = input.trim();
  if (endsSentence(text) && !/(?:\.\.\.|…|\?)$/.test(text)) return undefined;
  if (RELATED_LABEL.test(text)) return 'strong';
  return WEAK_RELATED_LABEL.test(text) ? 'weak' : undefined;
}

const RELATED_NOUNS = String.raw`(?:to this story|stories|story|articles?|news|posts?|links?|content|topics?|headlines|coverage|reading|internet links|videos?|information|from|on|in|about|picks)\b.{0,40}$`;
const WEAK_RELATED_LABEL = new RegExp(
  `^(?:more|other|recent|latest|popular|top|further|similar|featured|trending|also|sports?|business|world|local|breaking)\\s${RELATED_NOUNS}|^more [a-z]{3,14} (?:from|by|on|in|about)\\s.{2,40}$|^most (?:viewed|read|popular|watched|shared|commented|clicked|discussed) (?:(?:in|on|from) .{2,40}|today|this (?:week|month|hour)|(?:right )?now)$|^(?:(?:read (?:more|also|next)|also (?:read|see)):?\\s.{1,60}|in other news.{0,20}|don'?t miss.{0,20}|更多.{0,8}(?:新闻|精彩|内容|文章|报道|相关|新聞|內容|報導|阅读|閱讀).{0,12}|(?:编辑|編輯|小编|小編)推[荐薦])$`,
  'i',
);
const OTHER_RELATED =
  /^(?:related:?|(?:suggested|related|more|article|story) (?:topics|tags):?|topics:|tags:|see also:?|read (?:more|also|next):?|also (?:read|see):?|(?:(?:other )?internet|further|additional|academic) (?:resources|tools):?|academic tools|related entries|(?:external|useful|internet) links:?|related internet links.{0,20}|on the web:?|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|recommended(?: for you)?|most (?:popular|read|viewed|watched|shared|commented):?|(?:(?:top|more|other|latest|our) )?(?:stories|articles|picks|reads|recommendations) (?:(?:picked|chosen|selected) )?(?:just )?for you|what to read next|story tools|article tools|mehr zum thema.{0,30}|weitere (?:artikel|beiträge|themen|informationen|aktuelle themen).{0,40}|lesen sie auch.{0,40}|das könnte (?:sie|dich) auch.{0,30}|ähnliche (?:artikel|beiträge|themen)|verwandte (?:artikel|beiträge|themen)|auch interessant:?|à lire aussi.{0,30}|lire aussi.{0,40}|sur le même (?:sujet|thème)|te puede interesar.{0,20}|lea? también.{0,40}|leggi anche.{0,40}|相关(?:阅读|新闻|文章|报道|链接|专题|推荐|内容|资料)|相關(?:閱讀|新聞|文章|報導|連結)|延伸(?:阅读|閱讀)|推荐(?:阅读|文章|新闻)|热门(?:文章|新闻|推荐|阅读)|[热熱][读讀]|(?:[点點](?:我|此))?看更多.{0,8}|猜你(?:喜[欢歡]|想看)|(?:推[荐薦]|[热熱][门門]|相[关關]|更多|往期|精彩)(?:收[听聽]|[节節]目|音[频頻]|播客|[电電]台)|你可能[会會也还還]{0,2}(?:喜[欢歡]|想看|感[兴興]趣.{0,5})|大家都在看|精彩推荐|今日热点|点击进入专题)\s?[:：>»]?\s?$/;
const RELATED_LABEL = new RegExp(`^(?:related|recommended)\\s${RELATED_NOUNS}|${OTHER_RELATED.source}`, 'i');
