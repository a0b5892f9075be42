/** A sentence in the cache: spoken if nobody has, heard if that is wanted, spoken otherwise as long as it is heard wrong. */
import { LecternError, toLecternError } from '../errors.ts';
import type { Cache, CacheEntry } from '../io/cache.ts';
import type { CueWord, SpeechSegment } from '../model.ts';
import { findChoices, saveChoice } from './sentence-choices.ts';
import { listRetakes, type Retake } from './speak-again.ts';
import { type Spoken, speakSentence } from './speak-sentence.ts';
import type { Speakers } from './speakers.ts';
import type { Verdict } from './verify/compare-speech.ts';
import type { ProofListener } from './verify/proof-listener.ts';
import { timeWords } from './verify/time-words.ts';

/** What became of a sentence that was heard again. */
export type Proof = {
  /** What is kept in the cache of every recording of it that was heard, the last one's last. */
  readonly entries: readonly string[];
  /** Of the last one; absent where nobody can hear its voice. */
  readonly verdict?: Verdict;
};

export type SpokenSentence = {
  readonly path: string;
  readonly key: string;
  /** What it was asked for by, where that is not the key of its recording: it was spoken again. */
  readonly askedKey?: string;
  readonly sampleRate: number;
  readonly samples: number;
  /** The voice that spoke in the end, which is another than the script's after a failure. */
  readonly voice: string;
  readonly proof?: Proof;
  /** It was to be heard, and the recogniser failed. */
  readonly isUnheard?: true;
};

/**
 * Of a sentence that its voice is never heard to say right, `mark` keeps what is least wrong, else the stand-in's, else
 * shows it unspoken; `fail`: its article fails
 */
export type Proofing = { readonly listener: ProofListener; readonly onFailure: 'mark' | 'fail' };

/** What a recogniser wrote down of a sentence; `words`: those of the sentence, where they were found in it. */
export type HeardText = { readonly text: string; readonly words?: readonly CueWord[] };

/** A sentence as a reader sees it. */
export type Shown = { readonly text: string; readonly language: string };

export type SentenceMaker = {
  /** Those that are there, spoken and, where that is wanted, heard to be right, by the keys asked for. */
  findAll(
    wanted: ReadonlyMap<string, SpeechSegment>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, SpokenSentence>>;
  /** @throws LecternError `speech` when no voice says it right */
  make(
    key: string,
    segment: SpeechSegment,
    signal: AbortSignal,
  ): Promise<{ readonly sentence: SpokenSentence; readonly isNew: boolean }>;
  /** As in the narrator. */
  findHeard(sentence: SpokenSentence, of: Shown): Promise<HeardText | undefined>;
  /** Whether such an error is the article's, not the sentence's. */
  isFatal(thrown: unknown): boolean;
};

export function createSentenceMaker(speakers: Speakers, cache: Cache, proofing?: Proofing): SentenceMaker {
  const { listener } = proofing ?? {};
  const misheard = new WeakSet<object>();
  /** Keys without a saved choice when `findAll` ran. */
  const unchosen = new Set<string>();

  /** Finds a recording, or has it made. */
  const record = (key: string, speak: (path: string) => Promise<Spoken>, signal: AbortSignal) =>
    cache.findOrPut(
      key,
      'wav',
      async (path, tell) => {
        const { recording, voice } = await speak(path);
        tell(recording);
        return { sampleRate: recording.sampleRate, samples: recording.samples, voice };
      },
      signal,
    );

  async function hear(
    listening: ProofListener,
    { path, key, voice }: Take,
    isNew: boolean,
    segment: SpeechSegment,
    signal: AbortSignal,
  ) {
    const { text, language, speed } = segment;
    // A verdict that outlived its recording says nothing of another one.
    const [known] = isNew ? [] : (await listening.findAll([{ key, language }], signal)).values();
    return known ?? listening.hear({ key, path, voice, text, language, speed }, signal);
  }

  const isListened = (key: string, { voice, language }: Pick<SpeechSegment, 'voice' | 'language'>) =>
    listener?.applies({ key, voice, language }) ?? false;

  const recordAgain = ({ key, voice, record: speak }: Retake, signal: AbortSignal) =>
    record(key, async (path) => ({ recording: await speak(path, signal), voice }), signal);

  /** What somebody who listened has chosen, for one who does not. */
  async function follow(askedKey: string, segment: SpeechSegment, signal: AbortSignal) {
    if (unchosen.has(askedKey)) return undefined;
    const chosen = (await findChoices(cache, [askedKey], signal)).get(askedKey);
    if (!chosen || chosen.key === askedKey) return undefined;
    const found = chosen.entry && { entry: chosen.entry, isNew: false };
    const retake = [...listRetakes(speakers, segment, askedKey)].find(({ key }) => key === chosen.key);
    const { entry, isNew } = found ?? (retake && (await orUnspoken(recordAgain(retake, signal)))) ?? {};
    return entry && { sentence: { ...toTake(chosen.key, entry), askedKey }, isNew: isNew ?? false };
  }

  return {
    async findAll(wanted, signal) {
      const unlistened = [...wanted].flatMap(([key, segment]) => (isListened(key, segment) ? [] : [key]));
      const choices = await findChoices(cache, unlistened, signal);
      for (const key of unlistened) if (!choices.has(key)) unchosen.add(key);
      const chosen = [...choices].flatMap(([askedKey, { key, entry }]): [string, SpokenSentence][] =>
        entry ? [[askedKey, { ...toTake(key, entry), ...(key !== askedKey && { askedKey }) }]] : [],
      );
      const entries = await cache.getAll(
        [...wanted.keys()].filter((key) => !choices.has(key)),
        signal,
      );
      const takes = [...entries].map(([key, entry]) => toTake(key, entry));
      const languageOf = (key: string) => wanted.get(key)?.language ?? '';
      const isToBeHeard = ({ key, voice }: Take) => isListened(key, { voice, language: languageOf(key) });
      const toRecorded = ({ key }: Take) => ({ key, language: languageOf(key) });
      const toHear = takes.filter(isToBeHeard).map(toRecorded);
      const verdicts = toHear.length > 0 && listener ? await listener.findAll(toHear, signal) : NONE;
      const isSettled = (take: Take) => !isToBeHeard(take) || (verdicts.get(take.key)?.kind ?? 'bad') !== 'bad';
      const toHeard = (take: Take): SpokenSentence => {
        const verdict = verdicts.get(take.key);
        return verdict ? { ...take, proof: { entries: [listener?.keyOf(toRecorded(take)) ?? ''], verdict } } : take;
      };
      return new Map([...chosen, ...takes.filter(isSettled).map((take) => [take.key, toHeard(take)] as const)]);
    },

    async make(askedKey, segment, signal) {
      const { language } = segment;
      const isHeard = (voice: string) => isListened(askedKey, { voice, language });
      const chosen = isHeard(segment.voice) ? undefined : await follow(askedKey, segment, signal);
      if (chosen) return chosen;
      const heard: string[] = [];
      const faults: string[] = [];
      const rejected: Rejected[] = [];
      const reject = (key: string, voice: string, verdict: Verdict, find: Find) => {
        heard.push(listener?.keyOf({ key, language }) ?? '');
        faults.push(`${voice}: ${describeFault(verdict)}`);
        rejected.push({ key, verdict, find });
      };
      const settle = async (take: Take, isNew: boolean, verdict?: Verdict) => {
        if (rejected.length > 0) await saveChoice(cache, askedKey, take.key);
        else if (verdict) {
          const chosen = (await findChoices(cache, [askedKey], signal)).get(askedKey);
          // Heard to be right now: what was chosen instead of it is taken back.
          if (chosen && chosen.key !== take.key) await saveChoice(cache, askedKey, take.key);
        }
        const isUnheard = verdict === undefined && isHeard(take.voice);
        const sentence: SpokenSentence = {
          ...take,
          ...(take.key !== askedKey && { askedKey }),
          ...(heard.length > 0 && { proof: { entries: [...heard], ...(verdict && { verdict }) } }),
          ...(isUnheard && { isUnheard }),
        };
        return { sentence, isNew };
      };
      const take = async (key: string, voice: string, find: Find) => {
        const known = (await listener?.findAll([{ key, language }], signal))?.get(key);
        // Spoken on another machine, which has kept what was wrong to itself.
        if (known?.kind === 'bad') return reject(key, voice, known, find);
        const { entry, isNew } = await find();
        const taken = toTake(key, entry);
        if (!listener || !isHeard(taken.voice)) return settle(taken, isNew);
        const verdict = await hear(listener, taken, isNew, segment, signal);
        if (verdict?.kind === 'bad') return reject(key, taken.voice, verdict, find);
        if (verdict) heard.push(listener.keyOf({ key, language }));
        return settle(taken, isNew, verdict);
      };
      const fail = () => {
        const error = new LecternError(
          `The sentence “${segment.text.slice(0, 80)}” is heard otherwise than it is written (${[...new Set(faults)].join('; ')}).`,
          {
            code: 'speech',
            stage: 'narrate',
            hint: 'Listen to it with `lectern voices say`; give odd words a spelling in pronounce, or set verify.when to never.',
            why: { kind: 'misheard', sentence: segment.text.slice(0, 80) },
          },
        );
        misheard.add(error);
        return error;
      };
      /** What was heard to be wrong, and is better than nothing or a voice that nobody hears. */
      const keepLeastWrong = async () => {
        if (proofing?.onFailure === 'fail') throw fail();
        const least = rejected
          .filter(({ verdict }) => !isFarOff(verdict))
          .sort((one, other) => one.verdict.errors - other.verdict.errors)[0];
        if (!least) return undefined;
        const { entry, isNew } = await least.find();
        return settle(toTake(least.key, entry), isNew, least.verdict);
      };

      const own = () => record(askedKey, (path) => speakSentence(speakers, segment, path, signal), signal);
      const first = await take(askedKey, segment.voice, own);
      if (first) return first;
      for (const retake of listRetakes(speakers, segment, askedKey)) {
        const kept = isHeard(retake.voice) ? undefined : await keepLeastWrong();
        if (kept) return kept;
        const spoken = take(retake.key, retake.voice, () => recordAgain(retake, signal));
        const taken = await orUnspoken(spoken, (message) => faults.push(message));
        if (taken) return taken;
      }
      const kept = await keepLeastWrong();
      if (kept) return kept;
      throw fail();
    },

    async findHeard({ key, samples, sampleRate }, shown) {
      const heard = await listener?.findHearing({ key, language: shown.language });
      if (!heard) return undefined;
      if (heard.words.length === 0) return { text: heard.text };
      const { readSyllables } = await import('./verify/read-syllables.ts');
      const words = timeWords(shown.text, heard.words, samples / sampleRate, readSyllables);
      return { text: heard.text, ...(words && { words }) };
    },

    isFatal: (thrown) => proofing?.onFailure === 'fail' && thrown instanceof LecternError && misheard.has(thrown),
  };
}

const NONE: ReadonlyMap<string, Verdict> = new Map();

type Find = () => Promise<{ readonly entry: CacheEntry; readonly isNew: boolean }>;

/** A way to speak it that was heard to be wrong. */
type Rejected = { readonly key: string; readonly verdict: Verdict; readonly find: Find };

/** So wrong that any other voice is better. */
const isFarOff = ({ fault, units, errors }: Verdict) =>
  fault === 'missing' || fault === 'silence' || fault === 'other language' || errors > units / 2;

type Take = Pick<SpokenSentence, 'path' | 'key' | 'sampleRate' | 'samples' | 'voice'>;

function toTake(key: string, { path, meta }: CacheEntry): Take {
  const [sampleRate, samples] = [Number(meta['sampleRate']), Number(meta['samples'])];
  return { path, key, sampleRate, samples, voice: String(meta['voice']) };
}

/** `undefined` for what a voice cannot say. */
async function orUnspoken<T>(spoken: Promise<T>, onFailure?: (message: string) => void): Promise<T | undefined> {
  try {
    return await spoken;
  } catch (thrown) {
    const error = toLecternError(thrown, 'narrate');
    if (error.code !== 'speech' && error.code !== 'timeout' && error.code !== 'no-voice') throw error;
    onFailure?.(error.message);
    return undefined;
  }
}

/** A fault in words. */
export const describeFault = ({ fault = 'other words', text = '' }: Verdict) => `${fault} “${text.slice(0, 60)}”`;
