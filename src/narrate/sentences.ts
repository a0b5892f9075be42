/** A paragraph cut into sentences that a voice can say in one breath of the engine. */
import { localeOf, primarySubtag } from './language-tags.ts';
import { findLanguage } from './languages.ts';
import { ENGLISH_STOPS } from './normalize/en-stops.ts';
import { type CompiledStops, compileStops, type SentenceStops } from './sentence-stops.ts';

/** Longest piece that no engine cuts short (Kokoro stops a Chinese piece at 25–30 s, about 100 characters). */
const MAX_CJK_CHARACTERS = 100;
const MAX_LATIN_CHARACTERS = 350;

/** What is longer is cut again anyway; a text of nothing but abbreviations must not take quadratic time. */
const LONGEST_JOINED = 2000;

/** What may be seen of a sentence before its full stop: at 1600 Pennsylvania Ave. */
const LONGEST_STOP = 64;

const OPENERS_AT_END = /[\s]*[“‘「『（(《〈【[]{1,8}\s*$/u;
const CLOSERS_AT_START = /^\s*[”’」』）)》〉】\]]{1,8}[，。！？；：、,.;:!?]?/u;

/**
 * The sentences of a text, in order; nothing but white space between them is lost. Abbreviations, initials and decimals
 * do not end one; quotation marks stay with what they enclose; a sentence too long for an engine is cut at its clauses.
 */
export function splitSentences(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: 'sentence' });
  const raw = text.split(/\n+/u).flatMap((line) =>
    joinBack(
      Array.from(segmenter.segment(line), ({ segment }) => segment),
      stopsOf(language),
    ),
  );
  return raw.flatMap((sentence) => cutLong(sentence.trim(), language)).filter((sentence) => sentence !== '');
}

const compiled = new Map<SentenceStops, CompiledStops>();

function stopsOf(language: string): CompiledStops {
  const stops = findLanguage(language)?.stops ?? ENGLISH_STOPS;
  const known = compiled.get(stops) ?? compileStops(stops);
  compiled.set(stops, known);
  return known;
}

function joinBack(segments: readonly string[], goesOn: CompiledStops): string[] {
  const sentences: string[] = [];
  let carried = '';
  for (const segment of segments) {
    let current = carried + segment;
    carried = '';
    const last = sentences.at(-1);
    const closers = closersOf(current.slice(0, 24), last);
    if (last !== undefined && closers !== undefined) {
      const space = /\s$/u.test(last) && closers.startsWith('»') ? ' ' : '';
      sentences[sentences.length - 1] = last.trimEnd() + space + closers;
      current = current.slice(closers.length);
      // „Ruhe!“ rief er; „Eisloch e. V.“ 412 Mitglieder.
      const goesOnBehind = /^\s*\p{Ll}/u.test(current) || goesOn(last.slice(-LONGEST_STOP), current.trimStart());
      if (/^\s*“/u.test(closers) && last.length < LONGEST_JOINED && goesOnBehind) {
        sentences[sentences.length - 1] += current;
        continue;
      }
      if (current.trim() === '') continue;
    } else if (last !== undefined && last.length < LONGEST_JOINED && continues(last, current, goesOn)) {
      sentences.pop();
      current = last + current;
    }
    const opener = OPENERS_AT_END.exec(current.slice(-24))?.[0];
    if (opener !== undefined) {
      carried = opener;
      current = current.slice(0, -opener.length);
    }
    if (current.trim() !== '') sentences.push(current);
  }
  if (carried.trim() !== '') sentences.push((sentences.pop() ?? '') + carried);
  return sentences;
}

/** `»` closes where `«` has opened, German opens with it; `“` closes where `„` has. */
function closersOf(start: string, last: string | undefined): string | undefined {
  const closers = CLOSERS_AT_START.exec(start)?.[0];
  if (closers !== undefined || last === undefined) return closers;
  if (last.lastIndexOf('„') > last.lastIndexOf('“')) return /^\s*“[,.;:!?]?/u.exec(start)?.[0];
  return last.lastIndexOf('«') > last.lastIndexOf('»') ? /^\s*»[,.;:!?]?/u.exec(start)?.[0] : undefined;
}

/** A speaker who falters in the middle of a quotation. */
function faltersInQuotation(before: string): boolean {
  if (!/(?:\.{3}|…)\s*$/u.test(before)) return false;
  const count = (mark: RegExp) => (before.match(mark) ?? []).length;
  return count(/“|„/gu) > count(/”/gu) || count(/«/gu) > count(/»/gu) || count(/"/gu) % 2 === 1;
}

function continues(before: string, after: string, goesOn: CompiledStops): boolean {
  if (!/[\p{L}\p{N}]/u.test(after)) return true;
  const tail = before.slice(-LONGEST_STOP);
  if (/[.?!…]["”’)]*\s*$/u.test(tail) && /^\p{Ll}/u.test(after)) return true;
  // Japanese says と of what was said: 「…。」と彼は言った。
  if (/[」』]\s*$/u.test(tail) && /^(?:と|って)/u.test(after)) return true;
  if (goesOn(tail, after)) return true;
  if (faltersInQuotation(before.slice(-LONGEST_JOINED))) return true;
  if (/\d\.\s*$/u.test(tail) && /^\d/u.test(after)) return true;
  // A list mark by itself ("1. ") belongs to its line.
  return /^\s*\d{1,2}\.\s*$/u.test(before);
}

const CLAUSE_ENDS: readonly RegExp[] = [
  /[；;](?!\d)["”」』)）]?/gu,
  /[，,：](?!\d)["”」』)）]?|——/gu,
  /[、:)）》」』”](?!\d)/gu,
  /\s/gu,
];

function cutLong(sentence: string, language: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (isTooLong(rest, language)) {
    const at = cutPoint(rest, language);
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest];
}

/** Characters weigh by how long they take to say: a Latin letter about as long as 2/7 of a Chinese character. */
function limitOf(text: string, language: string): number {
  const cjk = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
  const isCjk = ['zh', 'yue', 'ja', 'ko'].includes(primarySubtag(language)) || cjk.test(text.slice(0, 40));
  const latin = isCjk ? MAX_CJK_CHARACTERS / MAX_LATIN_CHARACTERS : 1;
  const most = isCjk ? MAX_CJK_CHARACTERS : MAX_LATIN_CHARACTERS;
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) {
    weight += isCjk && !/[\u2E80-\uFFEF]/.test(text[at] ?? '') ? latin : 1;
    if (weight > most) return at;
  }
  return text.length;
}

function isTooLong(text: string, language: string): boolean {
  return limitOf(text, language) < text.length;
}

function cutPoint(text: string, language: string): number {
  const limit = limitOf(text, language);
  const head = text.slice(0, limit);
  for (const pattern of CLAUSE_ENDS) {
    const ends = [...head.matchAll(pattern)].map((match) => match.index + match[0].length);
    const best = ends.filter((end) => end >= limit / 3 && end < text.length).at(-1);
    if (best !== undefined) return best;
  }
  return withoutSplitting(text, limit);
}

/** A cut with no mark to cut at: never inside a surrogate pair, a combining sequence, a word or a number. */
function withoutSplitting(text: string, limit: number): number {
  const inside = (at: number) =>
    /[\uDC00-\uDFFF\p{M}]/u.test(text[at] ?? '') || (/[\w.]/.test(text[at - 1] ?? '') && /[\w.]/.test(text[at] ?? ''));
  let at = limit;
  while (at > limit / 2 && inside(at)) at -= 1;
  return inside(at) ? limit + (/[\uDC00-\uDFFF]/.test(text[limit] ?? '') ? 1 : 0) : at;
}
