/** Tells the small boxes that platforms set into and behind a text by what stands in them together. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isTold } from './chinese-calls.ts';
import { attribute, type Element, eachElement, innerText } from './dom.ts';
import { endsSentence, isNames } from './line-shape.ts';
import { isPaywall } from './paywall-words.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';

/** A box with more text than this is a part of the article. */
export const SMALL_BOX = 600;
export const CARD = 300;

/** 总资产12 共写了8.4W字 获得1,120个赞: what an account has done, in figures. */
const FIGURES =
  /^(?:(?:总资产|共?写了|[获獲]得?[赞讚]?|[赞讚]|粉[丝絲][数數]?|[关關]注[数數者]?|文章[数數]?|作品[数數]?|原[创創]|[访訪][问問]量?|[总總]?[阅閱][读讀][数數量]?|[获獲][收]藏|收藏|被?[转轉][发發]|[评評][论論]|[积積]分|等[级級]|加入于?)(?:\s?[：:])?\s?\d[\d,.]*(?:\s?[万萬WwKk+]{1,2})?(?:\s?(?:字|篇|个[赞讚]?|個[讚]?|次|人|[条條]))?[\s·|｜，,]{0,3}){2,8}$/u;
/** 36 主题 412 帖子 1980 积分. */
const COUNTED =
  /(?:\d[\d,.]*\s?[万萬WwKk+]{0,2}\s?(?:主[题題]|帖子|[积積]分|文章|粉[丝絲]|[关關]注|[获獲][赞讚]|精[华華]|回[复覆]|日志|好友|食[谱譜]|追[踪蹤]者?|作品|[内內]容[数數]|[会會][员員]|[综綜]合[评評]分|[评評]分|人?(?:做|看|[读讀])[过過](?:[这這][^\s]{1,4})?|人?收藏)\s?){2}/u;
/** 还没有人赞赏，支持一下; 12人赞赏了该文章. */
const TIPS =
  /^(?:[还還][没沒]有人|[已]?有?\s?\d{1,6}\s?人(?:已[经經]?)?)(?:[赞讚][赏賞]|打[赏賞])|^(?:[赞讚][赏賞]|打[赏賞])(?:支持|作者|一下)[！!]?$/;
const END_OF =
  /^(?:end of|ende(?: von| der| des)?|fin(?:al)? (?:de|del|du)|fim (?:de|do|da)|fine(?: di)?|конец(?: истории)?|[结結]尾)\s(.{2,60})$/iu;

const BUTTON =
  /^(?:(?:shop|buy|book|get|give|order|register|join|donate|subscribe|sign up|support|contribute|start|try|request|claim|download|explore|discover|apply|reserve|become|send|adopt|sponsor|browse|upgrade|contact|talk to|see how|see all|watch|take the|find (?:a|an|your))(?: [\p{L}’']+){0,3}|(?:tap|click) here|(?:learn|find out) more|(?:rec[ií]b[ea]l[oa]s?|abbonati|iscriviti|sostienici|dona(?: ora)?|suscr[ií]bete|apúntate|únete|hazte soci[oa]|assine|inscreva-se|apoie|contribua|s[’']abonner|abonnez-vous|je m[’']abonne|s[’']inscrire|inscrivez-vous|faire un don|je donne|(?:jetzt )?(?:abonnieren|anmelden|bestellen|spenden|testen|unterstützen)|mehr erfahren|aanmelden|abonneer|abonneren|doneer|word lid|zapisz się|subskrybuj|wesprzyj|dołącz|подписаться|поддержать|оформить|prenumerera|bli medlem|abonner|støtt oss|støt os)(?: [\p{L}’']+){0,3}|(?:登録|購読|応援|フォロー|会員登録)する|(?:特集|連載|記事|ニュース|動画|写真)一覧(?:へ|を見る)?|(?:立即|马上|馬上)[\u4e00-\u9fff]{2,4})[!›»→]?$/iu;
/** 扫码下载，随时看新闻 */
const SCAN =
  /^[请請]?(?:[用]?微信)?(?:[扫掃][码碼描]|[扫掃]一[扫掃]|[长長]按)[^。？！“「]{0,10}(?:下[载載]|[关關]注|[进進入]群|[订訂][阅閱]|[添参參加][加与與入]|[领領]取|了解|打[开開]|[阅閱][读讀]|看|[听聽])[^。“「]{0,20}[！!]?$/;
/** 加入, 我要贊助, 成为街坊: what is done at a press, and not what unfolds. */
const HAN_BUTTON =
  /^(?:立即|[马馬]上|[现現]在|我要|[免][费費]|去)?(?:加入|[订訂][阅閱購购]|[赞贊讚]助|支持|捐[款助]|[报報]名|[购購][买買票]|[抢搶][购購票]|[领領]取|下[载載]|[关關]注|追[踪蹤]|[预預][约約]|[开開]通|[参參]加|登[记記]|成[为為][\u4e00-\u9fff]{2,4})[\u4e00-\u9fff]{0,3}[！!›»→>]?$/u;
/** Over what a site asks of those who write below its articles, down to the button. */
const RULES_OF_REPLYING =
  /^(?:the |our )?(?:rules (?:of|for) (?:replying|replies|commenting|comments|posting)|comment(?:ing)? (?:rules|guidelines|policy))\s?:?$/i;
const REPLY =
  /^(?:reply|comment|(?:leave|post|add|write) (?:a|your) (?:reply|comment))(?: (?:to|on) (?:this|our) \p{L}{1,12}| below| here| now)?$/iu;
/** Over what a newsletter's editor chooses. */
const UNLOCKED_FREE = /^unlock (?:the|our) .{3,40} for free$/i;
/** Over an appeal to who reads often. */
const READ_COUNT =
  /^(?:(?:you|congratulations, you)(?:[’']ve| have)? (?:now |already )?(?:read|enjoyed|viewed) (?:(?:an?|one) free|(?:\d{1,4}|two|three|four|five|your (?:first|last)|more than \d{1,4})(?: free)?) (?:articles?|stories|story|pieces?)|(?:du hast|sie haben)(?: (?:bereits|schon))? \d{1,4} artikel|vous avez (?:déjà )?lu \d{1,4} articles?|(?:ya )?(?:has|ha) leído \d{1,4} artículos?|hai (?:già )?letto \d{1,4} articol[io]|(?:já )?leu \d{1,4} artigos?|вы (?:уже )?прочитали \d{1,4} (?:стат|текст|материал)\p{L}{1,3}|[你您][已經经读讀過过]{1,4}\s?\d{1,4}\s?篇)(?!\p{L})(?:$|[!,]| (?:this|in|over|during|since|so far|already|for|from|on|diesen|im|innerhalb|ce|cette|au|en|dans|este|esta|questo|nell|neste|nesta|за|в|на)(?!\p{L})|\p{Script=Han}).{0,60}(?<![.!?。])$/iu;
const CARD_TEXTS = 4;
const BUTTON_WEIGHT = 25;
const BLURB = 160;
const ASKS: ReadonlySet<string> = new Set(['subscription line', 'fundraising', 'appeal for donations']);
const TEXT = /^(?:p|li|dd|dt|td|blockquote|h[1-6])$/;
/** Have a tip?: what newsrooms ask their readers. */
const ASKS_FOR_TIPS =
  /^(?:(?:do you )?(?:have|got) (?:a|any) (?:news )?(?:tips?|story|information)(?: (?:for|to) .{2,30})?|(?:send|give) us (?:a|your) tips?|contact (?:us|our (?:reporters|newsroom)))\s?[?!:]?$/i;

/** Reasons of what calls on the reader; a heading over nothing else calls too. */
export const CALLS: ReadonlySet<string> = new Set([
  'comment policy',
  'contact line',
  'fundraising',
  'promotion',
  'reader appeal',
  'reprint line',
  'share line',
  'subscription line',
]);

/** Why the texts below a heading are left out, when all of them call on the reader or lead elsewhere. */
export function onlyCalls(pieces: readonly Piece[]): string | undefined {
  const texts = pieces.filter(({ kind }) => kind !== 'heading');
  if (texts.length === 0 || texts.length === pieces.length) return undefined;
  const isElsewhere = ({ text, weight, linkWeight }: Piece) => linkWeight >= weight * 0.9 && !endsSentence(text);
  const reasons = texts.map((piece) => (isElsewhere(piece) ? 'a list of links' : boilerplateReason(piece)));
  // A button to share does not make a call of the name above it.
  const isNamed = pieces.some(({ kind, text }) => kind === 'heading' && isNames(text.replace(/^The /, '')));
  if (isNamed && reasons.every((reason) => reason === 'share line')) return undefined;
  return reasons.every((reason) => reason === 'a list of links' || CALLS.has(reason)) ? reasons[0] : undefined;
}

const isSetApart = ({ name, attribs }: Element) =>
  /^(?:aside|figure|blockquote)$/.test(name) ||
  /(?:^|[\s_-])(?:bookmark|o?embed|preview|onebox|link-?card|media-block|teaser)(?:$|[\s_-])/i.test(
    (attribs['class'] ?? '').slice(0, 200),
  );

/** Parts between strokes, of which one is a year or a day. */
const FACTS =
  /^(?=[^，,。]{1,200}$)(?=.*\s\/\s).*(?:^|\/\s)(?:19|20)\d{2}(?:[年./-][^/]{0,10})?(?:\s?[(（][^/]{1,12}[)）])?(?:\s\/|$)/;

/** The name of a book or a film over who made it and when, beside its picture: 林一 / 2021 / 南岸出版社. */
function isFactsOfWork(pieces: readonly Piece[], element: Element): boolean {
  if (element.name !== 'div' || pieces.some(({ kind, text }) => kind === 'listItem' || endsSentence(text)))
    return false;
  if (!pieces.slice(1).some(({ text }) => FACTS.test(text))) return false;
  let isPictured = false;
  eachElement(element, ({ name }) => {
    isPictured ||= name === 'img';
    return !isPictured;
  });
  return isPictured;
}

/** True for the preview of another page: a linked heading over a few words, and every link of the box leads there. */
export function isLinkCard(pieces: readonly Piece[], { element }: Region, url: string): boolean {
  if (!element || pieces.length > CARD_TEXTS) return false;
  if (isPictureCard(pieces, element, url)) return true;
  const isHeaded = isSetApart(element) && pieces.find(({ kind }) => kind === 'heading');
  const name = isHeaded || (isFactsOfWork(pieces, element) && pieces[0]);
  if (!name || name.linkWeight < name.weight * 0.9) return false;
  const targets = new Set<string>();
  eachElement(element, (one) => {
    if (one.name === 'a') targets.add(attribute(one, 'href'));
    return targets.size < 2;
  });
  return targets.size === 1;
}

/** Reasons of what leads on: Read more. */
const MORE: ReadonlySet<string> = new Set(['related link', 'subscription line']);
const PICTURE_FILE = /^(?:#|$)|\.(?:jpe?g|png|webp|gif|avif|svg|pdf|mp3|mp4)(?:$|[?#])/i;

/** True for a headline over a few words or a “Read more”, beside a picture that links to another page of the site. */
function isPictureCard(pieces: readonly Piece[], element: Element, url: string): boolean {
  const last = pieces.at(-1);
  if (!last || pieces.length < 2) return false;
  const isHeaded = isSetApart(element) && element.name !== 'blockquote' && pieces[0]?.kind === 'heading';
  const isMore = last.weight <= BUTTON_LINK && MORE.has(boilerplateReason(last));
  if (!isHeaded && !isMore) return false;
  // Without a heading the first text is the headline.
  const told = pieces.filter(({ kind }, at) => kind !== 'heading' && !(isMore && at === 0));
  if (pieces.some(({ kind, text }) => kind !== 'heading' && endsSentence(text))) return false;
  if (told.reduce((sum, { text }) => sum + wordsIn(text), 0) > CARD_WORDS) return false;
  const links: Element[] = [];
  eachElement(element, (one) => {
    if (one.name === 'a') links.push(one);
    return links.length < 2;
  });
  const [link] = links;
  if (!link || links.length !== 1 || innerText(link, 1) !== '') return false;
  const href = attribute(link, 'href').trim();
  return !PICTURE_FILE.test(href) && hostOf(href, url) === hostOf(url, url);
}

/** Words of what a card tells beside its headline. */
const CARD_WORDS = 8;
/** Three Chinese characters weigh as two words. */
const wordsIn = (text: string) => (cjkShare(text) > 0.3 ? (text.length * 2) / 3 : text.split(/\s+/).length);
const hostOf = (address: string, base: string) =>
  URL.canParse(address, base) ? new URL(address, base).hostname.replace(/^www\./, '') : '';

/** True for a few words over a button that is no paragraph: an offer, a visit, an appeal. */
export function endsInButton(pieces: readonly Piece[]): boolean {
  const last = pieces.at(-1);
  if (!last || pieces.length < 2 || pieces.length > CARD_TEXTS || last.text.length > 40) return false;
  const isPressed = isLinkOrButton(last);
  // A last line of verse is set as the line above it.
  const isSetAlike = shapeOf(last) === shapeOf(pieces.at(-2));
  const isButton = isPressed || (!isSetAlike && !TEXT.test(last.region.element?.name ?? 'p'));
  if (!isButton || BUTTON.test(last.text)) return isButton;
  const others = pieces.slice(0, -1);
  const asks = (piece: Piece) => ASKS.has(boilerplateReason(piece)) && !/\bmore\b/i.test(piece.text);
  if (last.weight <= BUTTON_WEIGHT && others.every(asks)) return true;
  const blurb = others.reduce((sum, { kind, weight }) => (kind === 'heading' ? sum : sum + weight), 0);
  const isOffer = (piece: Piece) =>
    piece.linkWeight === 0 && !isTold(piece.text) && (!endsSentence(piece.text) || boilerplateReason(piece) !== '');
  if (isPressed && HAN_BUTTON.test(last.text) && blurb <= BLURB && others.every(isOffer)) return true;
  // What a button calls for in other words.
  const isHeaded = others.some(({ kind, linkWeight }) => kind === 'heading' && linkWeight === 0);
  return isHeaded && blurb <= BLURB && asks(last);
}

/** True for a few words of a site to its readers over a button that asks for their support. */
export function isAppeal(pieces: readonly Piece[], { element }: Region): boolean {
  const last = pieces.at(-1);
  const isLinked = last !== undefined && last.linkWeight > last.weight * 0.9 && SUPPORT.test(last.text);
  const told = isLinked ? pieces.slice(0, -1) : pieces;
  if (!element || told.length < 2 || told.length > CARD_TEXTS || told.some(({ linkWeight }) => linkWeight > 0))
    return false;
  const text = told.map((piece) => piece.text).join('\n');
  if (!WE_AND_YOU.some(([we, you]) => we.test(text) && you.test(text))) return false;
  let isCalled = isLinked;
  eachElement(element, (one) => {
    isCalled ||= one.name === 'button' && SUPPORT.test(innerText(one, BUTTON_LINK));
    return !isCalled;
  });
  return isCalled;
}

const SUPPORT =
  /^(?:(?:donate|support|contribute|give|pledge|chip in|make (?:a|your) (?:gift|donation|pledge|contribution)|subscribe|sign up|join|become an?|(?:jetzt )?(?:spenden|unterstützen|abonnieren)|faire un don|je donne|soutenir|s[’']abonner|apoyar|apoya|colabora|donar|hazte|suscríbete|sostienici|dona|abbonati|iscriviti|apoie|apoiar|contribua|contribuir|doar|assine|поддержать|помочь|пожертвовать|подписаться|оформить)(?!\p{L})|(?:立即|我要)?(?:支持|捐|[赞贊讚]助|[订訂][阅閱]))/iu;

const anyWord = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
/** Who asks and who is asked, in each language. */
const WE_AND_YOU: readonly (readonly [RegExp, RegExp])[] = [
  [anyWord('we|us|our'), anyWord('you|your|readers')],
  [anyWord('wir|uns|unser(?:e[nmrs]?)?'), anyWord('Sie|Ihnen|Ihre?[nmrs]?|du|deine?[nmrs]?|Leser(?:innen)?')],
  [anyWord('nous|notre|nos'), anyWord('vous|votre|vos|lecteurs|lectrices')],
  [anyWord('nos|nuestr[oa]s?'), anyWord('te|tu|ustedes|lector[ea]s|haz|\\p{L}{2,12}áis')],
  [anyWord('ci|noi|nostr[oaie]|\\p{L}{2,12}iamo'), anyWord('voi|vostr[oaie]|lettori|lettrici|\\p{L}{2,12}ete')],
  [anyWord('nos|noss[oa]s?'), anyWord('vocês?|leitor[ea]s|apoie|seu|sua')],
  [anyWord('мы|нас|нам|наш\\p{L}{0,3}'), anyWord('вы|вас|вам|ваш\\p{L}{0,3}|читател\\p{L}{1,3}')],
  [/我[们們]|本[刊报報]/, /[你您]|[读讀]者/],
];

const shapeOf = (piece: Piece | undefined) =>
  `${piece?.region.element?.name} ${piece?.region.element?.attribs['class'] ?? ''}`;

/** Whether a piece is a link, or is or stands in a button. */
function isLinkOrButton({ weight, linkWeight, region: { element } }: Piece): boolean {
  if (linkWeight > weight * 0.8) return true;
  if (!element) return false;
  let isButton = false;
  eachElement(element, ({ name, attribs }) => {
    const words = `${attribs['role'] ?? ''} ${attribs['class'] ?? ''}`.slice(0, 160);
    isButton ||= name === 'button' || /(?:^|[\s_-])(?:btn|button)(?:$|[\s_-])/i.test(words);
    return !isButton;
  });
  return isButton;
}

/** True for a box beside the text that speaks to the reader and ends in a link. */
export function isCallBeside(pieces: readonly Piece[]): boolean {
  const last = pieces.at(-1);
  if (!last || pieces.length < 2 || pieces.length > CARD_TEXTS || endsSentence(last.text)) return false;
  if (last.weight > BUTTON_LINK || last.linkWeight < last.weight * 0.9) return false;
  return OUR_AND_YOUR.test(pieces.map(({ text }) => text).join('\n'));
}
const BUTTON_LINK = 40;
const OUR_AND_YOUR =
  /\b(?:we|our)\b.{0,160}\byou\b|\byou\b.{0,160}\b(?:we|us|our)\b|\bour (?:reporters?|readers|newsroom|team|editors?)\b/is;

/** True for a heading over a paragraph that ends in a button, in a box with a ground of its own. */
export function isOffer(pieces: readonly Piece[], region: Region): boolean {
  const [heading, offer] = pieces;
  if (!heading || !offer || pieces.length !== 2 || heading.kind !== 'heading') return false;
  if (offer.kind !== 'paragraph' || offer.linkWeight === 0 || offer.linkWeight > BUTTON_LINK) return false;
  const button = lastLink(offer.region.element);
  return button !== undefined && offer.text.endsWith(button) && BUTTON.test(button) && hasGround(region);
}

function lastLink(element: Element | undefined): string | undefined {
  let last: Element | undefined;
  if (element)
    eachElement(element, (one) => {
      if (one.name === 'a') last = one;
      return true;
    });
  return last && innerText(last, BUTTON_LINK * 2);
}

/** Whether a box, or one around it that holds nothing else, has a ground of its own. */
function hasGround({ first, end, parent, element }: Region): boolean {
  if (!element || /^(?:body|html|main|article)$/.test(element.name)) return false;
  if (/background(?:-color)?\s{0,3}:/i.test(attribute(element, 'style').slice(0, 400))) return true;
  if (attribute(element, 'bgcolor') !== '') return true;
  return parent !== undefined && parent.first === first && parent.end === end && hasGround(parent);
}

/** True for a heading over the beginning of another text, which breaks off before a link to the rest of it. */
export function isCutTeaser([heading, told, more]: readonly Piece[]): boolean {
  if (heading?.kind !== 'heading' || told?.kind !== 'paragraph' || told.linkWeight === 0 || more) return false;
  const link = lastLink(told.region.element);
  if (link === undefined || !READ_ON.test(link) || !told.text.endsWith(link)) return false;
  return /(?:…|\.{3})[”’"»)\]]?\s{0,3}$/.test(told.text.slice(0, -link.length));
}
const READ_ON =
  /^[[(]?(?:(?:read|see|continue|more)(?!\p{L})|(?:weiter|mehr) ?lesen|zum artikel|lire (?:la suite|plus|l[’']article)|(?:leer|sigue|seguir|ver) (?:más|leyendo)|(?:leggi|continua)(?!\p{L})|(?:leia|ler|continue) (?:mais|lendo|a ler)|(?:читать|подробнее)(?!\p{L})|(?:[阅閱][读讀]|查看|[继繼][续續]|点击|點擊)\S{0,8})/iu;

/** True for a name over a call to scan its code. */
export function isCallToScan(pieces: readonly Piece[]): boolean {
  return (
    pieces.length <= CARD_TEXTS &&
    pieces.some(({ text }) => SCAN.test(text)) &&
    pieces.every(({ kind, text }) => kind !== 'heading' && !/[。.]$/.test(text))
  );
}

/** Why a box is not part of the article; `undefined` when nothing says so. `texts` are those of its pieces, `weight` is of them all. */
export function smallBoxReason(texts: readonly string[], weight: number): string | undefined {
  const [first = ''] = texts;
  // For readers who cannot see where a box ends, its last line says so.
  const ended = END_OF.exec(texts.at(-1) ?? '')?.[1];
  if (texts.length > 1 && ended !== undefined && first.startsWith(ended)) return 'a box beside the text';
  if (texts.length > 1 && READ_COUNT.test(first)) return 'fundraising';
  if (weight > CARD) return undefined;
  if (texts.length > 1 && texts.length <= CARD_TEXTS && ASKS_FOR_TIPS.test(first)) return 'contact line';
  if (texts.length > 1 && texts.some(isPaywall)) return 'paywall';
  if (RULES_OF_REPLYING.test(first) && REPLY.test(texts.at(-1) ?? '')) return 'comment policy';
  if (texts.length > 1 && UNLOCKED_FREE.test(first)) return 'subscription line';
  if (texts.some((text) => FIGURES.test(text)) || COUNTED.test(`${texts.join(' ')} `)) return 'an account’s card';
  return texts.some((text) => TIPS.test(text)) && texts.every((text) => !/[。.]$/.test(text)) ? 'promotion' : undefined;
}
