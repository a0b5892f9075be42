/** What mail programs and their senders set around a text for the one reader: known line by line. */

/** A line with both signs, in whatever order. */
const bothOf = (of: string, sign: string): RegExp =>
  new RegExp(
    `^(?=.{0,160}$)(?=.{0,160}(?<![\\p{L}])(?:${of})(?![\\p{L}]))(?=.{0,160}(?<![\\p{L}])(?:${sign})(?![\\p{L}]))`,
    'iu',
  );

/** Ends what is wanted of a mail, or stands above it. */
const AROUND: readonly RegExp[] = [
  // View in browser.
  /^(?:view|read|open|see|click|having trouble|trouble|problems?|can(?:no|['’])t|if (?:this|you)|not displaying|images?|email not).{0,60}\b(?:browser|online|on (?:the )?web|web ?version|in (?:the )?app|this (?:e-?mail|message|newsletter|post|issue)|images?|properly|correctly)\b.{0,60}$/i,
  /^(?:web|online)[ -]?version\b.{0,30}$|^(?:listen|open) in (?:the )?(?:app|\w+ app)$/i,
  /^.{0,20}(?:(?:在)?浏览器(?:中|里|内)?(?:打开|查看|阅读|浏览)|网页版|网页版本|線上版|在线阅读|无法正常(?:显示|浏览|阅读)|看不到(?:图片|此邮件|本邮件)).{0,30}$/,
  /(?:im|in ihrem|in deinem) browser (?:ansehen|öffnen|anzeigen|lesen)|^online[ -]?(?:ansehen|lesen)|version en ligne|voir (?:cet? |ce )?(?:e-?mail|message)?.{0,20}navigateur|(?:ver|verlo|abrir) .{0,30}navegador|visualizza .{0,30}browser|ブラウザで(?:見る|表示|読む|開く)|(?:открыть|посмотреть|просмотреть) .{0,20}браузере/i,
  // Forwarded to you; subscribe.
  /^(?:was this|were you|did (?:someone|somebody|a friend)|has (?:someone|this)|(?:someone|a friend|got|get|if (?:this|you|someone|a friend))|(?:received|been)|forwarded)\b.{0,80}\bforward(?:ed)?\b.{0,120}$|^forwarded (?:this|to you).{0,120}$/i,
  /^(?:subscribe|sign up|join|get (?:it|this|the newsletter)|become|upgrade|start (?:your|a) (?:free )?(?:trial|subscription)|claim|give|gift|share|refer|invite|tell|pledge)\b.{0,60}\b(?:here|now|for free|subscri\w+|paid|inbox|newsletter|friends?|post|issue|rewards?|trial|gift|twitter|facebook|linkedin|whatsapp)\b.{0,20}$/i,
  /^.{0,20}(?:(?:转发|分享)给(?:您|你|朋友|好友|更多)|(?:好友|朋友)转发|点击(?:此处|这里)?订阅|立即订阅|免费订阅|欢迎订阅).{0,30}$/,
  // Address books.
  /\b(?:add|adding) .{0,60}\b(?:address book|contacts?|safe senders?|allow ?list|white ?list)\b|\bwhite-?list (?:us|our|this)\b|(?:加入|添加到?).{0,20}(?:通讯录|通訊錄|联系人|白名单)/i,
  // Why it came, and how it ends.
  /\b(?:unsubscribe|opt[ -]out|manage (?:your |my )?(?:e-?mail |subscription )?(?:preferences|subscriptions?)|(?:update|change|edit) (?:your |my )?(?:e-?mail )?(?:profile|preferences|subscription|settings|address|frequency)|e-?mail (?:preferences|settings)|stop receiving|no longer (?:wish|want)|don['’]t want (?:to receive|these|emails)|why (?:did|am) I (?:get|receiv)\w{0,5}|mute (?:this|thread))\b/i,
  /^.{0,60}\b(?:you(?:['’]re| are| were| have)? (?:are )?(?:receiving|received|getting|got|subscribed to) (?:this|it|these|our) (?:e-?mails?|newsletters?|messages?|mailings?|updates?|because|list)|this (?:e-?mail|message|newsletter|issue) (?:was|has been|is) (?:sent|mailed|delivered) (?:to|because|from)|(?:e-?mail )?sent (?:to|by) \S+@|you(?:['’]re| are) on (?:the|a) (?:free|paid) (?:list|plan))\b/i,
  /退订|取消订阅|取消訂閱|管理订阅|订阅管理|(?:您|你)(?:之所以)?收到(?:这封|此|本|該|该)|如(?:果)?(?:您|你)?不(?:想|愿|希望)(?:再)?(?:继续)?(?:收到|接收)|本邮件(?:由系统|发送)|请勿(?:直接)?回复|系统自动发/,
  /\b(?:abmelden|abbestellen|austragen|désabonn\w{0,8}|désinscri\w{0,8}|darse? de baja|dar de baja|cancelar (?:la |mi )?suscripción|cancelar (?:a )?(?:inscrição|assinatura)|descadastrar|annulla(?:re)? l['’]iscrizione|disiscri\w{0,8}|cancella(?:ti|rsi)|uitschrijven|afmelden|wypisz|отпис\w{1,8})(?![\p{L}])|配信停止|購読(?:を)?(?:解除|停止)|отписаться/iu,
  // A call, a hint, a reason, of the mail itself.
  ...[
    [
      '(?:this|our|the|these) (?:e-?mails?|newsletters?|message|mailing|issue|edition|post)|e-?mail',
      'click|tap|sign(?:ed|ing)? up|subscri\\w{0,5}|display\\w{0,4}|looking right|browser|online|in the app|share|forward\\w{0,3}|because you|opted|registered',
    ],
    ['friends?', 'subscribe|sign up|join (?:us|here)'],
    [
      'diese[rsnm]? (?:e-?mail|newsletter|nachricht|mail)',
      'angemeldet|erhalten|klick\\w{0,4}|darstell\\w{0,4}|dargestellt|browser|weiter\\w{0,12}',
    ],
    [
      '(?:ce|cet|cette) (?:e-?mail|message|newsletter|courriel|lettre)',
      'cliquez|inscrit\\w{0,2}|recevez|afficher|lire|partage\\w{0,3}',
    ],
    [
      '(?:este|esta) (?:correo|mensaje|boletín|e-?mail|newsletter)',
      'clic|suscri\\w{0,8}|recibes|recibe|navegador|compart\\w{0,4}',
    ],
    [
      'questa (?:e-?mail|newsletter|mail)|questo (?:messaggio|invio)',
      'clicca|iscritt\\w|ricevi|ricevuto|browser|inoltra\\w{0,3}',
    ],
  ].map(([of = '', sign = '']) => bothOf(of, sign)),
  /^(?:rate (?:this|today|our)|how (?:did|was|do) (?:you|we|this|today)).{0,80}$|^(?:buy me a (?:coffee|beer|book)|leave (?:me )?a tip|tip jar|support (?:my|our) work|preferences|settings|profile)[.!]?$/i,
  /^.{0,20}(?:扫码|扫一扫|二维码|长按|公众号|视频号).{0,12}(?:关注|订阅|加入|公众号|添加)/,
  // The site that a link leads to.
  /^(?:[a-z\d-]{1,40}\.){1,4}[a-z]{2,12}$/i,
  // Rights, and whose program it is.
  /^(?:©|\(c\)|copyright\b|all rights reserved|版权所有|alle rechte|tous droits)|\ball rights reserved\.?$/i,
  /^(?:powered by|sent (?:with|by|via|using)|made with|created with|published (?:with|on|via)|built with|delivered by|start (?:writing|publishing|your own)|create your own|get (?:started|the app)|run your newsletter)\b.{0,60}$/i,
  /^(?:like|comment|restack|share|reply|tweet|forward|print|listen|save|read (?:more|on|in app|online|the (?:full|whole|rest).{0,20})|continue reading|learn more|leave a comment|see (?:more|all)|subscribe|sign up|follow us|connect with us|find us on|more from us|archives?|privacy(?: policy)?|terms(?: of (?:use|service))?|contact(?: us)?|help|faq|advertise(?: with us)?|about(?: us)?|阅读全文|查看全文|阅读原文|点击查看|分享|评论|点赞|关注我们)(?:\s*[→»›>⟶]+)?$/i,
  /^(?:thanks for reading|thank you for (?:reading|subscribing|supporting|being)|see you (?:next|in)|until next (?:time|week)).{0,40}\b(?:subscri\w+|free to)\b.{0,120}$/i,
  /^(?:reply to this e-?mail|hit reply|questions\? |follow (?:us|me) on|find (?:us|me) on|our mailing address|our address)\b.{0,160}$/i,
];

const NETWORK =
  /(?:twitter|x(?:\.com)?|facebook|fb|instagram|ig|linkedin|you ?tube|tiktok|threads|mastodon|bluesky|pinterest|reddit|whatsapp|telegram|discord|slack|github|rss|web ?site|homepage|web|e-?mail|share|tweet|like|comments?|restack|forward|follow|facebook messenger|spotify|apple podcasts|微博|微信|公众号|知乎|豆瓣|小红书|抖音|哔哩哔哩|b站|头条)/i;
const SOCIAL = new RegExp(`^(?:${NETWORK.source})(?:[\\s|•·∙/,，、&+-]{1,8}(?:${NETWORK.source})){0,20}$`, 'i');

const SPONSOR =
  /^(?:(?:paid |sponsored )?(?:sponsor(?:ed|s|ship)?|advert(?:isement|orial|ising)?|ad|partner(?:ed|ship)?|promotion|promoted)(?: (?:content|post|message|by|with|section).{0,40})?|(?:this (?:issue|edition|newsletter|week|email)(?: is|['’]s)? )?(?:(?:brought to you|sponsored|presented|supported|made possible) by|in (?:partnership|collaboration) with|together with).{0,60}|(?:a )?(?:message|word) from (?:our |today['’]s |this week['’]s )?(?:sponsors?|partners?).{0,40}|from our (?:sponsors?|partners?)|today['’]s sponsors?.{0,40}|广告|赞助(?:商|内容)?|推广|本期赞助.{0,20}|特约赞助.{0,20}|anzeige|werbung|publicité|publicidad|annuncio|реклама|広告|スポンサー.{0,10})\s*[:：]?$/i;

/** Of several words, and ended as one: labels are not. */
const SENTENCE = /\S+\s\S+\s\S+\s\S+\s\S+[.!?。！？]$/;

/** Hi Ann, */
const SALUTATION =
  /^(?:(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|liebe[rs]?|sehr geehrte[rs]?|bonjour|cher|chère|hola|querid[oa]s?|ciao|car[oaie]|olá|здравствуйте|привет)(?:[\s,]+[^.!?。]{0,40})?[,!:]?|(?:尊敬的|亲爱的|親愛的)[^。！？]{1,20}[，,：:！!]?|[^。！？，]{0,12}(?:您|你)好[，,：:！!]?)$/iu;

/** Streets, boxes and codes, as laws on mail want them at its end. */
const POSTAL =
  /\bP\.?\s?O\.? Box\b|\b(?:street|st|avenue|ave|road|rd|boulevard|blvd|suite|ste|floor|lane|drive|way|square|PMB|straße|str|rue|via|calle)\b\.?.{0,80}\b[A-Z]{0,2}\s?\d{4,6}(?:-\d{4})?\b|^[^,]{3,60},[^,]{2,40},\s?[A-Z]{2}\s\d{5}\b|^(?:地址|邮编|联系地址)[：:]/i;

const MOST_AROUND = 400;
const MOST_ADDRESS = 200;

export type LineKind = 'around' | 'social' | 'sponsor' | 'salutation' | 'postal';

/** What a line of a mail is, if it is none of its text. */
export function judgeLine(text: string): LineKind | undefined {
  const line = text.replace(/^[\s|•·∙>*–—-]{1,10}|[\s|•·∙*–—-]{1,10}$/g, '');
  if (line === '') return undefined;
  if (line.length <= 120 && !SENTENCE.test(line) && SPONSOR.test(line)) return 'sponsor';
  if (line.length <= MOST_ADDRESS && SOCIAL.test(line)) return 'social';
  if (line.length <= 60 && SALUTATION.test(line)) return 'salutation';
  if (line.length <= MOST_AROUND && AROUND.some((pattern) => pattern.test(line))) return 'around';
  return line.length <= MOST_ADDRESS && POSTAL.test(line) ? 'postal' : undefined;
}

/** The label of the link that leads to a mail's own page on the web. */
export const leadsToOriginal = (label: string): boolean =>
  label.length <= 100 &&
  /\b(?:view|read|open|see|listen|watch)\b.{0,60}\b(?:browser|online|on (?:the )?web|in (?:the )?app)\b|\b(?:web|online) ?version\b|浏览器|网页版|在线阅读|線上版|navigateur|navegador|im browser|ブラウザ|браузере/i.test(
    label,
  );
