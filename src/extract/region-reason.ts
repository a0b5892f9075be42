/** Says why a whole region of the body is left out: forms, boxes, what its markup sets beside the article, lists of links. */
import { isAuthorsList } from './author-lists.ts';
import { boilerplateReason } from './boilerplate-rules.ts';
import { isListOfFilms } from './box-labels.ts';
import { isSummaryOfComments } from './comment-summaries.ts';
import { isOfOtherDevice } from './device-notices.ts';
import { hintOfWords } from './element-hints.ts';
import { isFollowBox } from './follow-boxes.ts';
import { endsSentence } from './line-shape.ts';
import { isAnnotatedList, isWholeSentence } from './link-lines.ts';
import { isStamp } from './live-stamps.ts';
import { isMachineSummary } from './machine-summaries.ts';
import { holds as holdsElement } from './named-boxes.ts';
import { isNeighbourBox } from './neighbour-boxes.ts';
import type { Piece, Region } from './pieces.ts';
import { areSettings } from './reading-settings.ts';
import type { Scores } from './score-regions.ts';
import { holds, isInside } from './selection.ts';
import {
  CARD,
  endsInButton,
  isAppeal,
  isCallBeside,
  isCallToScan,
  isCutTeaser,
  isLinkCard,
  isOffer,
  onlyCalls,
  SMALL_BOX,
  smallBoxReason,
} from './small-boxes.ts';
import { areFirstPoints, headsPoints } from './standfirst.ts';

/** Below this score a region marked as beside the article is left out. */
const ASIDE_SCORE = 40;
/** What a form for subscribers says, and how much at most. */
const ASKS =
  /newsletter|inbox|subscri|sign(?:ing)? up|e-?mail|updates|alerts|letters? an? |donat|contribut|abonn|anmeld|spend|inscri|faire un don|postfach|boîte|boletín|suscr|correo|donar|订阅|訂閱|邮箱|郵箱|電郵|电邮|信箱|私[隐隱]|[隐隱]私|退[订訂]/i;
const FORM = 700;
/** A box with a field and less text than this says only what the field is for. */
const FIELD = 100;
const BOX_PIECES = 10;
/** Pieces of a box with a call and what it is for. */
const BELOW = 3;
/** The reason of what the markup calls something else. */
export const MARKED = 'marked as not the article';

type Body = {
  /** The page's address. */
  readonly url: string;
  readonly pieces: readonly Piece[];
  readonly scores: Scores;
  readonly titleAt: number;
  /** Index of the body's last piece of running text. */
  readonly lastProse: () => number;
};

/** Why the region is left out whole; `undefined` when it is not. */
export function regionReason(region: Region, body: Body): string | undefined {
  const { pieces, scores, lastProse, url } = body;
  const believed = !scores.misleading.has(region);
  if (isMachineSummary(region, body)) return 'a summary by machine';
  if (isOfOtherDevice(region, pieces, boilerplateReason)) return 'access notice';
  if (region.hasField && isForm(region, body)) return 'subscription form';
  if (region.hasAnswer && isCallout(region, body)) return 'a form for readers';
  if (region.choices > 0 && isOfChoices(region, body)) return 'reading settings';
  if (isHeadOfEntry(region, pieces)) return undefined;
  const boxed = reasonOfBox(region, body);
  if (boxed !== undefined) return boxed;
  if (believed && (region.hint === 'drop' || region.hint === 'comments')) return MARKED;
  const score = scores.ofRegion.get(region) ?? 0;
  const sumsUp = () => headsPoints(pieces, region.first) || areFirstPoints(pieces, region, body.titleAt);
  if (believed && region.hint === 'against' && score < ASIDE_SCORE && !sumsUp()) return 'marked as beside the article';
  if (score >= ASIDE_SCORE || region.end - region.first < 2) return undefined;
  const inside = pieces.slice(region.first, region.end).filter(({ weight }) => weight > 0);
  if (region.end <= lastProse() && inside.every(isWholeSentence)) return undefined;
  if (inside.every(isIngredient) || isAnnotatedList(region, pieces)) return undefined;
  const links = inside.reduce((sum, { linkWeight }) => sum + linkWeight, 0);
  if (links <= weightOf(inside) / 2 || isAuthorsList(region, pieces, url)) return undefined;
  return 'a list of links';
}

/** The head of an entry of a live report, whose time leads to the entry. */
function isHeadOfEntry({ first, end }: Region, pieces: readonly Piece[]): boolean {
  const last = pieces[end - 1];
  return end - first === 2 && last?.kind === 'heading' && last.linkWeight === 0 && isStamp(pieces, first);
}

/** In a small box that calls, or below the call that a box begins with: Get the Morning Letter. */
export function isInSmallBox(region: Region, at: number, body: Region, page: Body): boolean {
  const isBelowCall = (box: Region) => {
    const call = page.pieces[box.first];
    return box.first < at && box.end - box.first <= BELOW && call && boilerplateReason(call) === 'subscription line';
  };
  return isInside(region, (box) => !holds(box, body) && (isBelowCall(box) || reasonOfBox(box, page) !== undefined));
}

const holdsTitle = ({ first, end }: Region, { titleAt }: Body) => titleAt >= first && titleAt < end;

function reasonOfBox(region: Region, body: Body): string | undefined {
  const { first, end } = region;
  if (end === first || end - first > BOX_PIECES || holdsTitle(region, body)) return undefined;
  const inside = body.pieces.slice(first, end).filter(({ kind, weight }) => kind !== 'clip' && weight > 0);
  const weight = weightOf(inside);
  if (inside.length === 0 || weight > SMALL_BOX) return undefined;
  // What a platform says of itself it sets in a box of its own.
  const isSetApart = /^(?:blockquote|aside)$/.test(region.element?.name ?? '');
  if ((isSetApart || isOfPublisher(inside)) && inside.some((piece) => boilerplateReason(piece) === 'platform notice'))
    return 'platform notice';
  if (weight <= CARD && ((endsInButton(inside) && !isOfSeries(region)) || isCallToScan(inside))) return 'promotion';
  if (region.element?.name === 'aside' && weight <= CARD && isCallBeside(inside)) return 'promotion';
  if (weight <= CARD && (isOffer(inside, region) || isAppeal(inside, region))) return 'promotion';
  if (isFollowBox(inside, region)) return 'subscription line';
  if (isSummaryOfComments(inside, region)) return 'comment policy';
  const calls = onlyCalls(inside);
  if (calls !== undefined) return calls;
  if (isLinkCard(inside, region, body.url) || isListOfFilms(inside, region)) return 'related link';
  if (isNeighbourBox(inside)) return 'related link';
  if (isCutTeaser(inside) && !isOfSeries(region)) return 'related link';
  return smallBoxReason(
    inside.map(({ text }) => text),
    weight,
  );
}

/** Several lines in which a publication tells what it is and does, and nothing else. */
const isOfPublisher = (inside: readonly Piece[]) =>
  inside.length > 1 &&
  inside.every(
    (piece) =>
      (piece.weight < FIELD && !endsSentence(piece.text)) || boilerplateReason(piece) !== '' || SELF.test(piece.text),
  );
const SELF =
  /我[们們](?:主[张張]|[会會]|[将將]|希望|致力|鼓[励勵]|相信|[欢歡]迎|提供|[坚堅]持|每[周週月天]|不定期)|^.{1,20}是[^。]{0,24}(?:社[区區]|平[台臺]|[栏欄]目|[专專][栏欄]|[计計][划劃]|[频頻]道|刊物|媒[体體]|[电電]子[报報]|播客|品牌|[机機][构構])/;

/** What stands in an article among its paragraphs, and is not the whole of it, by its further name: article__item newsletter. */
const ITEM = /(?:^|\s)[\w-]{1,24}__item(?:$|\s)/;
/** A part of an article beside its text: article__inread. */
const PART =
  /(?:^|\s)(?:article|story|post|entry|news)__(?!(?:body|content|text|copy|main|inner|wrap|section|page|item|block|element|paragraph|row|col|grid|module|component|chapter|part))[\w-]{1,40}(?=$|\s)/;

/** The box of a field for an address or an amount, with the few words that ask for it. */
function isForm(region: Region, body: Body): boolean {
  const words = region.element?.attribs['class']?.slice(0, 200) ?? '';
  const isItem = ITEM.test(words) && hintOfWords(words.replace(ITEM, ' ').trim()) === 'drop';
  const isPart =
    region.element?.name === 'aside' || (PART.test(words) && hintOfWords(words.replace(PART, ' ').trim()) !== 'favour');
  if ((region.hint === 'favour' && !isItem && !isPart) || holdsTitle(region, body)) return false;
  const inside = body.pieces.slice(region.first, region.end);
  const weight = weightOf(inside);
  // What becomes of the address says no more than the field.
  const asking = weightOf(inside.filter((piece) => boilerplateReason(piece) === ''));
  if (weight > FORM) return false;
  return asking < FIELD || region.element?.name === 'form' || ASKS.test(inside.map(({ text }) => text).join('\n'));
}

/** The box of a form in which readers tell what they know, with what the newsroom says to them and nothing else. */
function isCallout(region: Region, body: Body): boolean {
  if (region.hint === 'favour' || holdsTitle(region, body)) return false;
  const inside = body.pieces.slice(region.first, region.end);
  if (weightOf(inside) > FORM) return false;
  const told = inside.filter(({ kind, region: at }) => kind !== 'heading' && !isInForm(at, region));
  const says = ({ kind, text }: Piece) =>
    kind === 'paragraph' && !/[“"„«「]/.test(text) && !TELLS.test(text) && (OURS.test(text) || YOURS.test(text));
  const words = inside.map(({ text }) => text).join('\n');
  return (
    told.every((piece) => says(piece) || boilerplateReason(piece) !== '') &&
    inside.some(({ text }) => ANSWERS.test(text)) &&
    OURS.test(words) &&
    YOURS.test(words)
  );
}

/** Within a region; some pages are a form from end to end. */
function isInForm(region: Region, box: Region): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) {
    if (at.element?.name === 'form') return true;
    if (at === box) return false;
  }
  return false;
}

/** Words of a story, not of a call. */
const TELLS = /\b(?:he|she|they|were|had|did|asked|told|wrote|sent|came|went|found)\b/i;
/** What readers are to do, or what becomes of it: Tell us. Help us report. We read everything you send. */
const ANSWERS =
  /(?<!\p{L})(?:(?:tell|help|send|write(?: to)?|let|show|contact|e-?mail|message) us|hear from you|you (?:send|tell|write|share|submit)|(?:contact|reach|quote|get back to) you|share your|(?:your (?:story|stories|experiences?|answers?|responses?|message)))(?!\p{L})|(?<!\p{L})(?:erzähl|schreib|schick|meld|antwort|raconte|écri|envo|répond|partag|témoign|cu[eé]nt|escr[ií]b|env[ií]|comp[aá]rt|scriv|invia|mand|cont[ea]|escrev|respond|compartilh|расска|напиш|пиши|пришл|отправ|ответ)|告[诉訴]我|[来來]信|投稿|[给給]我[们們]|[联聯][系繫絡络]/iu;

const OURS =
  /(?<!\p{L})(?:we|us|our|wir|uns|unser\p{L}{0,2}|nous|nos|notre|(?:\p{L}{3,12})?nos|nuestr\p{L}{1,2}|noi|(?:\p{L}{3,12})?ci|nostr\p{L}|nós|noss\p{L}{1,2}|мы|нас|нам|наш\p{L}{0,3})(?!\p{L})|我[们們]|[记記]者/iu;
const YOURS =
  /(?<!\p{L})(?:you|your|sie|ihr\p{L}{0,2}|du|dein\p{L}{0,2}|vous|votre|vos|usted(?:es)?|tú?|tus?|te|su|sua|ti|tuo\p{L}?|tua|você|вы|вас|вам|ваш\p{L}{0,3})(?!\p{L})|[您你]/iu;

/** The box that sets a page's looks, or a form that says what is to be chosen and no more. */
function isOfChoices(region: Region, body: Body): boolean {
  if (holdsTitle(region, body)) return false;
  const inside = body.pieces.slice(region.first, region.end).filter(({ weight }) => weight > 0);
  if (areSettings(inside, region.choices)) return true;
  const { element } = region;
  if (element?.name !== 'form' || !holdsElement(element, ({ name }) => name === 'select')) return false;
  return weightOf(inside) < FIELD && inside.every(({ text }) => !endsSentence(text));
}

/** What goes into a dish, whatever else of it is linked. */
export const isIngredient = ({ kind, region: { element } }: Piece) =>
  kind === 'listItem' && /ingredient/i.test(`${element?.attribs['class'] ?? ''} ${element?.attribs['itemprop'] ?? ''}`);

const weightOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { weight }) => sum + weight, 0);

/** One of several boxes of a kind with text in them, as the entries of a live report. */
function isOfSeries({ element, parent }: Region): boolean {
  const alike = (parent?.children ?? []).filter(
    (other) =>
      other.end > other.first &&
      other.element?.name === element?.name &&
      other.element?.attribs['class'] === element?.attribs['class'],
  );
  return alike.length > 2;
}
