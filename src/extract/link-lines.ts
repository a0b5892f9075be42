/** Tells lines that are links from sentences that hold some. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import type { Mark } from './spans.ts';
import { cjkShare, textWeight } from './text-weight.ts';

/** Running text behind a linked sentence weighs this. */
export const LINKED_SENTENCE = 60;
export const SENTENCE_WORDS = 5;

/** The author is dead. */
const [FEWEST_WORDS, LIGHTEST] = [3, 18];
const SENTENCE_WEIGHT = 30;
/** Visit the shop: what a button says, with a full stop or without. */
const BUTTON = new RegExp(
  `^(?:${[
    '(?:visit|meet|take|buy|view|learn|see|shop|browse|explore|discover|get|join|try|order|book|find|download|watch) (?:the|our|all|more|an?|now|here)',
    'lesen sie|hören sie|sehen sie|entdecken sie|zum (?:ganzen |vollständigen )?artikel|zu[mr] (?:shop|startseite|übersicht|galerie)|mehr (?:lesen|erfahren|dazu)|alle (?:artikel|bilder|fotos|videos)',
    'voir|lire|lisez|écouter|écoutez|découvrir|découvrez|regarder|visitez|achetez|commandez|consulter|consultez',
    'ver|leer|lee|visita|visite|descubre|descubra|compra|compre|consulta|consulte|escucha|mira|conoce',
    'vedi|guarda|scopri|scoprite|visitate|acquista|ascolta|vai',
    'veja|confira|descubra|conheça|ouça|acesse',
    'смотрите|смотреть|узнайте|узнать|перейти|перейдите|купите|купить|посетите|читать',
  ].join('|')})(?!\\p{L})|^(?:前往|[点點][此击擊]|[进進]入|查看|立即|[马馬]上|[请請欢歡]|了解)`,
  'iu',
);
/** What a longer button leads to. */
const OF_SITE =
  /(?<!\p{L})(?:shops?|stores?|archives?|archivo|galler\p{Ll}+|photos?|fotos?|videos?|vidéos?|articles?|artikel|articol\p{Ll}|artículos?|artigos?|offers?|offres?|ofertas?|offerte|angebote?|tickets?|catalog\p{Ll}*|podcasts?|newsletters?|фото\p{Ll}*|стать\p{Ll}+)(?!\p{L})/iu;

/** Headlines end without a full stop, and teasers with three of them. */
export function isWholeSentence({ kind, text, weight }: Piece): boolean {
  if (kind !== 'paragraph' && kind !== 'listItem' && kind !== 'quote') return false;
  if (!/(?<!\.)[.。]["”’」』)）]?$/.test(text)) return false;
  const isHan = cjkShare(text) > 0.3;
  const size = isHan ? weight : text.split(' ').length;
  if (size >= (isHan ? SENTENCE_WEIGHT : SENTENCE_WORDS)) return true;
  if (size < (isHan ? LIGHTEST : FEWEST_WORDS)) return false;
  return !BUTTON.test(text) || (size > FEWEST_WORDS && !isHan && !OF_SITE.test(text));
}

/** A line that is mostly a link, or a link behind a label as "Read also:", in whatever language. */
export function isLink({ text, weight, linkWeight, marks }: Piece): boolean {
  if (weight === 0 || linkWeight / weight > 0.7) return weight > 0;
  if (linkWeight <= weight * 0.3) return false;
  // Si lo conociste, escríbeme: an address.
  const label = /,.*@\S{1,60}$/u.test(text) ? undefined : LINK_LABEL.exec(text)?.[0];
  return (label !== undefined && linkWeight >= weight - textWeight(label)) || isBehindNotice(text, marks?.() ?? []);
}
const LINK_LABEL = /^[^:：.!?。！？|»>]{2,25}\s?[:：|»>]\s?/;

/** 請繼續往下閱讀花東縱谷稻浪轉黃: a link to the end, which touches what only a site says. */
function isBehindNotice(text: string, marks: readonly Mark[]): boolean {
  const links = marks.filter(({ kind }) => kind === 'link');
  const [link] = links;
  if (links.length !== 1 || !link || link.before === 0) return false;
  const letters = text.replace(/\s/g, '');
  const label = letters.slice(0, link.before);
  if (link.before + link.letters.length !== letters.length || endsSentence(link.letters)) return false;
  return boilerplateReason({ text: label, weight: textWeight(label), linkWeight: 0 }) !== '';
}

/** What a link says that is no sentence of the text. */
export const POINTS = /(?<!\p{L})(?:here|hier|ici|aqu[ií]|qui|这里|這裡|此处)(?!\p{Ll})/iu;

/** What leads to a list weighs so much at least, what is said behind a link so much. */
const [LEAD_IN, REMARK] = [30, 6];

/** A list whose every item says something of its own behind the link, below a paragraph that leads to it with a colon. */
export function isAnnotatedList({ first, end }: Region, pieces: readonly Piece[]): boolean {
  const above = pieces[first - 1];
  if (end - first < 2 || above?.kind !== 'paragraph' || above.weight < LEAD_IN || above.linkWeight > 0) return false;
  if (!/[：:]$/.test(above.text) || boilerplateReason(above) !== '') return false;
  return pieces.slice(first, end).every((piece) => piece.kind === 'listItem' && hasRemark(piece));
}

/** 给缆绳打结，写冬天。 */
function hasRemark({ text, linkWeight, marks }: Piece): boolean {
  const last = linkWeight > 0 ? marks?.().findLast(({ kind }) => kind === 'link') : undefined;
  if (!last) return false;
  const remark = text.replace(/\s/g, '').slice(last.before + last.letters.length);
  const isSaid = /[.。!！?？]["”’」』)）]?$/.test(remark) || /^(?:[，：]|[—–]{1,2})\p{Script=Han}{3}/u.test(remark);
  return (
    isSaid && textWeight(remark) >= REMARK && /\p{L}{2}/u.test(remark) && !CREDIT.test(remark) && !COUNT.test(remark)
  );
}
/** When and by whom a text was written. */
const CREDIT = /^\W{0,4}(?:by|von|par|作者|文)(?!\p{Ll})|\d{4}/iu;
/** What a site says of any of its articles, the spaces taken out. */
const COUNT =
  /^\W{0,4}(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:comments?|minutes?|mins?)|opinion\W|(?:in)?pictures\W)/iu;
