/** Whether what was heard can be what was to be said: how far they are apart, and the longest stretch that is wrong. */
import { alignUnits, type Step } from './align-units.ts';
import { isComparable, listUnits, type ReadSyllables, type Unit } from './list-units.ts';

/** Raised when the same hearing gets another verdict: part of the cache key of every verdict. */
export const COMPARISON = 'compared@4';

export type SpeechFault = 'missing' | 'repeated' | 'added' | 'moved' | 'silence' | 'other words' | 'other language';

export type Verdict = {
  /** `none`: the recogniser says nothing of the voice. */
  readonly kind: 'good' | 'bad' | 'none';
  /** Units (words, syllables) that were to be said. */
  readonly units: number;
  /** How many of them are wrong, misheard ones by how far they are from what was heard. */
  readonly errors: number;
  /** With `bad`. */
  readonly fault?: SpeechFault;
  /** What is missing, repeated, added or moved; how long it is when that was not heard as words. */
  readonly text?: string;
  /** With `none`. */
  readonly why?:
    | 'nothing heard'
    | 'endless repetition'
    | 'other language'
    | 'language not compared'
    | 'voice not followed';
};

/** Limits on the weight of a stretch: what recognisers get wrong of good speech stays below. */
type Limits = { readonly missing: number; readonly extra: number; readonly wrong: number; readonly divergence: number };
const LIMITS: Readonly<Record<Unit['kind'], Limits>> = {
  word: { missing: 2.5, extra: 2.5, wrong: 4, divergence: 0.4 },
  syllable: { missing: 3.5, extra: 3.5, wrong: 5, divergence: 0.4 },
};

/** Below so many units a recogniser has no context to hear by, and a wrong word proves nothing. */
const FEW_UNITS = 4;
const FEW_DIVERGENCE = 0.8;

/**
 * @param said normalised, in `language`
 * @param heard as the recogniser wrote it
 */
export function compareSpeech(said: string, heard: string, language: string, read: ReadSyllables): Verdict {
  const verdict = compareReading(said, heard, language, read);
  // A number that was said figure by figure is written as one that was not.
  if (verdict.errors === 0 || !/\d\d/.test(heard)) return verdict;
  const spelled = compareReading(said, heard.replace(/\d/g, ' $& '), language, read);
  return spelled.kind !== 'none' && spelled.errors < verdict.errors ? spelled : verdict;
}

function compareReading(said: string, heard: string, language: string, read: ReadSyllables): Verdict {
  const none = (why: NonNullable<Verdict['why']>, units = 0): Verdict => ({ kind: 'none', units, errors: 0, why });
  if (!isComparable(said, language)) return none('language not compared');
  const units = listUnits(said, language, read);
  const { length } = units;
  if (length === 0) return none('language not compared');
  if (!/[\p{L}\p{N}]/u.test(heard)) return none('nothing heard', length);
  if (!isComparable(heard, language) || isOtherScript(said, heard)) return none('other language', length);
  const heardUnits = listUnits(heard, language, read);
  if (isEndless(heardUnits) && !isEndless(units)) return none('endless repetition', length);

  const steps = alignUnits(units, heardUnits);
  const errors = Math.min(
    length,
    sum(steps, ({ cost }) => cost),
  );
  const good: Verdict = { kind: 'good', units: length, errors: Math.round(errors * 100) / 100 };
  const bad = (fault: SpeechFault, text: string): Verdict => ({ ...good, kind: 'bad', fault, text });
  const isShort = length < FEW_UNITS;
  const limits = LIMITS[units.filter(({ kind }) => kind === 'syllable').length * 2 > length ? 'syllable' : 'word'];
  if (errors / length > (isShort ? FEW_DIVERGENCE : limits.divergence)) return bad('other words', heard);
  const [missing, extra] = [heaviest(steps, weighMissing), heaviest(steps, weighExtra)];
  const gone = units.slice(missing.said.from, missing.said.to);
  const added = heardUnits.slice(extra.heard.from, extra.heard.to);
  if (!isShort && Math.min(missing.weight, extra.weight) >= LEAST_MOVED && isAlike(gone, added))
    return bad('moved', textOf(gone));
  if (!isShort && missing.weight > limits.missing) return bad('missing', textOf(gone));
  if (extra.weight > limits.extra)
    return bad(isRepeated(added, heardUnits, extra.heard) ? 'repeated' : 'added', textOf(added));
  const tail = heardUnits.slice(heardUnits.length - countTail(steps));
  if (sum(tail, lettersOf) >= LONG_TAIL) return bad('added', textOf(tail));
  const wrong = heaviest(steps, weighWrong);
  if (wrong.weight > limits.wrong)
    return bad('other words', textOf(heardUnits.slice(wrong.heard.from, wrong.heard.to)));
  return good;
}

/** Letters of words behind the last one that was to be said, though they be two: what is no word is heard as few, long ones. */
const LONG_TAIL = 12;
const lettersOf = ({ kind, sound }: Unit) => (kind === 'word' ? sound.length : 0);

/** How many units were heard behind the last one that was to be said; 0 where they may be parts of it, as of a compound. */
function countTail(steps: readonly Step[]): number {
  const last = steps.findLastIndex(({ said }) => said > 0);
  return (steps[last]?.cost ?? 0) >= OTHER_WORD ? 0 : steps.length - 1 - last;
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);

/** A step so far off is as good as one word lost and another added. */
const OTHER_WORD = 0.6;
const other = ({ cost }: Step) => (cost >= OTHER_WORD ? 0.4 : cost - 0.8);
const weighMissing = (step: Step) => (step.heard === 0 ? 1 : step.said === 0 ? 0 : other(step));
const weighExtra = (step: Step) => (step.said === 0 ? 1 : step.heard === 0 ? 0 : other(step));
const weighWrong = ({ cost }: Step) => (cost >= 0.4 ? cost : cost - 0.7);

type Range = { readonly from: number; readonly to: number };
type Stretch = { readonly weight: number; readonly said: Range; readonly heard: Range };

/** The neighbouring steps that weigh most together. */
function heaviest(steps: readonly Step[], weigh: (step: Step) => number): Stretch {
  let most: Stretch = { weight: 0, said: { from: 0, to: 0 }, heard: { from: 0, to: 0 } };
  let [weight, said, heard, fromSaid, fromHeard] = [0, 0, 0, 0, 0];
  for (const step of steps) {
    if (weight <= 0) [weight, fromSaid, fromHeard] = [0, said, heard];
    weight += weigh(step);
    said += step.said;
    heard += step.heard;
    if (weight > most.weight)
      most = { weight, said: { from: fromSaid, to: said }, heard: { from: fromHeard, to: heard } };
  }
  return most;
}

/** Whether the same was heard just before or just behind it. */
function isRepeated(added: readonly Unit[], heard: readonly Unit[], { from, to }: Range): boolean {
  const before = heard.slice(Math.max(0, from - added.length), from);
  const behind = heard.slice(to, to + added.length);
  return [before, behind].some((beside) => isAlike(added, beside));
}

/** Lighter, it may be a word that is heard in two ways. */
const LEAST_MOVED = 1.9;

const isAlike = (some: readonly Unit[], others: readonly Unit[]) =>
  others.length > 0 && sum(alignUnits(some, others), ({ cost }) => cost) <= some.length * 0.4;

const textOf = (units: readonly Unit[]) =>
  units
    .map(({ text, kind }) => (kind === 'word' ? ` ${text} ` : text))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a text of any language is the same few words, or characters, for ever. */
export const isEndlessText = (text: string): boolean =>
  isEndless(
    (text.match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}]+/gu) ?? []).map((sound) => ({
      sound,
    })),
  );

/** Recognisers that lose the thread write the same few words for ever. */
function isEndless(units: readonly Pick<Unit, 'sound'>[]): boolean {
  for (let length = 1; length <= LONGEST_CYCLE; length += 1) {
    let same = 0;
    for (let at = length; at < units.length; at += 1) {
      same = units[at]?.sound === units[at - length]?.sound ? same + 1 : 0;
      if (same >= Math.max(LEAST_CYCLES * length, LEAST_REPEATED) - length) return true;
    }
  }
  return false;
}
const LONGEST_CYCLE = 8;
const LEAST_CYCLES = 4;
const LEAST_REPEATED = 8;

const hanShare = (text: string) =>
  (text.match(/\p{Script=Han}/gu) ?? []).length / Math.max(1, (text.match(/\p{L}+?/gu) ?? []).length);

/** Han where letters were to be heard, or the other way round. */
const isOtherScript = (said: string, heard: string) => Math.abs(hanShare(said) - hanShare(heard)) > 0.7;
