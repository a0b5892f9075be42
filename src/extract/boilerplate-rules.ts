/** Tells why a text is not part of the article it stands in: by the rules' expressions, and by what else shows such lines. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { isCallToVisitor } from './chinese-calls.ts';
import { isSignOff } from './chinese-sign-offs.ts';
import { isOfSiteWords } from './chinese-site-words.ts';
import { isCitation } from './citation-lines.ts';
import { isConsentText } from './consent-text.ts';
import { isCallForContributions } from './contribution-calls.ts';
import { isDateLine } from './edge-lines.ts';
import { isFirmNotice } from './firm-notices.ts';
import { isHanCredits } from './han-credits.ts';
import { isSignOffInJapanese } from './japanese-sign-offs.ts';
import { isLatinCredits } from './latin-credits.ts';
import { endsSentence, isHanNames, isReported, isSpoken, isTold } from './line-shape.ts';
import { hasOwnPart } from './own-part.ts';
import { isOwnSentence } from './own-sentence.ts';
import { isReaderAppeal, READER_APPEAL } from './reader-appeals.ts';
import { isCallToReader } from './reader-calls.ts';
import { createRuleIndex, type RuleLine, readText } from './rule-index.ts';
import { RULE_LISTS } from './rule-lists.ts';
import { RULE_TABLES } from './rule-tables.ts';
import { textWeight } from './text-weight.ts';

const commonLines = createRuleIndex(RULE_LISTS.common, RULE_TABLES?.common);
const letterLines = createRuleIndex(RULE_LISTS.letters, RULE_TABLES?.letters);
const hanLines = createRuleIndex(RULE_LISTS.han, RULE_TABLES?.han);
const LETTERS =
  /[A-Za-z\u00c0-\u024f\u0400-\u04ff]{2}|[\u3041-\u30fa]|最終更新|配信$|記事|広告|無断転載|残り|写真[提・／：:]|^-{1,2} ?30 ?-/;

const HAN = /[\u4e00-\u9fff]/;
const KANA = /[\u3041-\u30ff]/;

/** From this share of links on a line counts as a link. */
const LINKED = 0.25;
const LINK = 0.9;
const CONSENT_LIMIT = 2000;
const CREDITS = 260;
const APPEAL = 420;
const CITATION = 600;

/** Reasons of what calls, which an author's paragraph may end in. */
const CALLS: ReadonlySet<string> = new Set([
  'comment policy',
  'contact line',
  'fundraising',
  'promotion',
  'share line',
  'subscription line',
]);

const known = new WeakMap<object, string>();

/** Why a block is not part of the article, in a few words; `''` when no rule says so. Weights are text weights. */
export function boilerplateReason(piece: {
  readonly text: string;
  readonly weight: number;
  readonly linkWeight: number;
  readonly kind?: string;
}): string {
  let reason = known.get(piece);
  if (reason === undefined) {
    reason = findReason(piece.text, piece.weight, piece.linkWeight, piece.kind);
    known.set(piece, reason);
  }
  return reason;
}

function findReason(text: string, weight: number, linkWeight: number, kind = 'paragraph'): string {
  const reason = reasonByShape(text, weight, linkWeight, kind);
  // Every sentence of an appeal is one, whatever clause it goes on with.
  return reason === '' && kind === 'paragraph' && weight <= APPEAL && !HAN.test(text) && isReaderAppeal(text, isOfSite)
    ? READER_APPEAL
    : reason;
}

function reasonByShape(text: string, weight: number, linkWeight: number, kind: string): string {
  const reason = reasonByRules(text, weight, linkWeight, kind);
  if (kind !== 'heading' && CALLS.has(reason) && hasOwnPart(text, reason, isOfSite)) return '';
  // A link from within a sentence may lead to the site; one from end to end says no more than the sentence.
  if (reason === '' || kind === 'heading' || (linkWeight > 0 && linkWeight < weight)) return reason;
  if (!isFirmNotice(reason, text) && isOwnSentence(text.slice(0, 600))) return '';
  const blank = text.replace(SIGN, (quoted) => quoted.replaceAll(/\p{Script=Han}/gu, '某'));
  return blank !== text && /。[”」』]?$/.test(text) && reasonByRules(blank, weight, linkWeight, kind) === ''
    ? ''
    : reason;
}

/** A sentence about the words of a sign quotes them; what the reader is to look up, press or send stands behind a verb, or is a button's name. */
const SIGN =
  /(?<![复複覆击擊选選索寻尋注入送按加][\s：:]?)(?<![点點个個方角面为為](?=[“「『](?:[阅閱][读讀]原文|在看|星[标標]|[赞讚])[”」』]))[“「『][^”」』]{2,40}[”」』]/gu;

const isOfSite = (sentence: string): boolean => reasonByRules(sentence, textWeight(sentence), 0, 'paragraph') !== '';

function reasonByRules(text: string, weight: number, linkWeight: number, kind: string): string {
  const head = text.slice(0, 600);
  const read = readText(head);
  const applies = ({ rule, matches }: RuleLine) =>
    weight <= rule.maxWeight &&
    !(kind === 'heading' && rule.isNeverHeading) &&
    !(rule.isOnlyParagraph && /^(?:heading|listItem|quote)$/.test(kind)) &&
    matches(read) &&
    hasShape(rule, head, weight, linkWeight);
  const found =
    commonLines(read).find(applies) ??
    (LETTERS.test(head) ? letterLines(read).find(applies) : undefined) ??
    (HAN.test(head) ? hanLines(read).find(applies) : undefined);
  const rule = found?.rule;
  if (!rule && weight <= CREDITS && !HAN.test(head)) {
    const reason = reasonOfSentences(head);
    if (reason !== '') return reason;
  }
  if (!rule && weight <= CREDITS && HAN.test(head)) {
    if (isHanCredits(head) || isCreditsWithContact(head)) return 'editor line';
    if (isCallToVisitor(head) || (KANA.test(head) ? isSignOffInJapanese(head) : isSignOff(head))) return 'promotion';
    if (isCallForContributions(head)) return 'contact line';
    if (isOfSiteWords(head, true)) return 'site notice';
  }
  if (!rule && weight <= CREDITS && !HAN.test(head)) {
    if (isLatinCredits(head)) return 'credits';
    if (isCallToReader(head, kind === 'heading' || kind === 'listItem')) return 'promotion';
  }
  if (!rule && weight <= CREDITS && isContact(head)) return 'contact line';
  if (!rule && weight <= CITATION && kind !== 'heading' && isCitation(text)) return 'citation line';
  return rule?.reason ?? (weight <= CONSENT_LIMIT && isConsentText(text) ? 'consent text' : '');
}

const CONTACT =
  /(?:^|[\s；;，,|｜])[\u4e00-\u9fff]{0,4}(?:[热熱][线線]|[电電][话話]|[邮郵]箱|信箱|反[馈饋]|[传傳]真)\s?[：:]?\s?[\w@.()（）+-]{5,40}(?=$|\s)/;

/** 责编 林一　热线 96345: how to reach them stands among their names. */
function isCreditsWithContact(text: string): boolean {
  const names = text.replace(CONTACT, ' ').trim();
  return names !== '' && names !== text && findReason(names, textWeight(names), 0) === 'editor line';
}

/** 12 min read · 3 comments */
const PARTS = /\s?[·•|]\s?/;
const HAS_PARTS = /\s[·•|]\s|\d[·•|]|[·•|]\d/;
const COUNTED =
  /^(?:\d[\d,.]*[KkMm]? (?:comments?|likes?|shares?|views?|replies|claps|notes|responses|reads?|votes|points|words?|min(?:ute)?s?)|loading(?:…|\.{3})?)$/i;
const SENTENCE = /(?<=[.!?]["”’)]?)\s(?=[(©“"\p{Lu}])/u;
const SENTENCES = 6;

/** Photos: Ann Ames. Words: Bo Bell. Of several sentences each is left out for a reason; of the first is told why. */
function reasonOfSentences(text: string): string {
  const hasParts = HAS_PARTS.test(text);
  if (!hasParts && !/[.!?]["”’)]?\s\S/.test(text)) return '';
  const sentences = text.split(hasParts ? PARTS : SENTENCE);
  if (sentences.length < 2 || sentences.length > SENTENCES) return '';
  let first = '';
  for (const sentence of sentences) {
    const reason = findReason(sentence, textWeight(sentence), 0);
    if (reason === '' && !COUNTED.test(sentence) && !isDateLine(sentence, textWeight(sentence))) return '';
    first ||= reason;
  }
  return first;
}

const MAIL = /[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}/;
const PHONE = /\+?\(?\d[\d\s()./-]{6,18}\d/;
const NAMED = 60;

/** An address and a number, and little else that is no sentence: whom to ask. */
function isContact(text: string): boolean {
  if (!text.includes('@') || !MAIL.test(text) || !PHONE.test(text)) return false;
  const rest = text.replace(MAIL, '').replace(PHONE, '');
  return textWeight(rest) <= NAMED && !endsSentence(text);
}

function hasShape({ shape }: BoilerplateRule, text: string, weight: number, linkWeight: number): boolean {
  switch (shape) {
    case 'notice':
      return !isReported(text);
    case 'present':
      return !isReported(text) && !isTold(text);
    case 'label':
      return !endsSentence(text);
    case 'linked':
      return linkWeight >= weight * LINKED;
    case 'whole':
      return !isSpoken(text);
    case 'link':
      return linkWeight >= weight * LINK;
    case 'anchored':
      return linkWeight > 0 && !endsSentence(text);
    case 'names':
      return isHanNames(text.replace(/^[^：:/]*[：:/]/, '')) && !/[。！？]$/.test(text);
  }
}
