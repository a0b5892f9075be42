/** A sentence in the cache: spoken if nobody has, heard if that is wanted, spoken otherwise as long as it is heard wrong. */
import { LecternError, toLecternError } from '../errors.ts';
import type { Cache, CacheEntry } from '../io/cache.ts';
import type { CueWord, SpeechSegment } from '../model.ts';
import { listRetakes } from './speak-again.ts';
import { type Spoken, speakSentence } from './speak-sentence.ts';
import type { Speakers } from './speakers.ts';
import type { Verdict } from './verify/compare-speech.ts';
import type { ProofListener } from './verify/proof-listener.ts';
import { timeWords } from './verify/time-words.ts';

/** What became of a sentence that was heard again. */
export type Proof = {
  /** What it was asked for by: not the key of the recording when that was spoken again. */
  readonly askedKey: string;
  /** What is kept in the cache of every recording of it that was heard, the last one's last. */
  readonly entries: readonly string[];
  /** Of the last one; absent where nobody can hear its voice. */
  readonly verdict?: Verdict;
};

export type SpokenSentence = {
  readonly path: string;
  readonly key: string;
  readonly sampleRate: number;
  readonly samples: number;
  /** The voice that spoke in the end, which is another than the script's after a failure. */
  readonly voice: string;
  readonly proof?: Proof;
};

/**
 * Of a sentence that its voice is never heard to say right, `mark` keeps what is least wrong, else the stand-in's, else
 * shows it unspoken; `fail`: its article fails
 */
export type Proofing = { readonly listener: ProofListener; readonly onFailure: 'mark' | 'fail' };

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
  findWords(sentence: SpokenSentence, shown: string): Promise<readonly CueWord[] | undefined>;
  /** Whether such an error is the article's, not the sentence's. */
  isFatal(thrown: unknown): boolean;
};

export function createSentenceMaker(speakers: Speakers, cache: Cache, proofing?: Proofing): SentenceMaker {
  const { listener } = proofing ?? {};
  const misheard = new WeakSet<object>();

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
    const [known] = isNew ? [] : (await listening.findAll([key], signal)).values();
    return known ?? listening.hear({ key, path, voice, text, language, speed }, signal);
  }

  return {
    async findAll(wanted, signal) {
      const entries = await cache.getAll([...wanted.keys()], signal);
      const takes = [...entries].map(([key, entry]) => toTake(key, entry));
      const isToBeHeard = ({ key, voice }: Take) =>
        listener?.applies({ key, voice, language: wanted.get(key)?.language ?? '' }) ?? false;
      const toHear = takes.filter(isToBeHeard).map(({ key }) => key);
      const verdicts = toHear.length > 0 && listener ? await listener.findAll(toHear, signal) : NONE;
      const isSettled = (take: Take) => !isToBeHeard(take) || (verdicts.get(take.key)?.kind ?? 'bad') !== 'bad';
      const toHeard = (take: Take): SpokenSentence => {
        const verdict = verdicts.get(take.key);
        return verdict
          ? { ...take, proof: { askedKey: take.key, entries: [listener?.keyOf(take.key) ?? ''], verdict } }
          : take;
      };
      return new Map(takes.filter(isSettled).map((take) => [take.key, toHeard(take)]));
    },

    async make(askedKey, segment, signal) {
      const own = () => record(askedKey, (path) => speakSentence(speakers, segment, path, signal), signal);
      const { language } = segment;
      const isHeard = (voice: string) => listener?.applies({ key: askedKey, voice, language }) ?? false;
      const heard: string[] = [];
      const faults: string[] = [];
      const rejected: Rejected[] = [];
      const reject = (key: string, voice: string, verdict: Verdict, find: Find) => {
        heard.push(listener?.keyOf(key) ?? '');
        faults.push(`${voice}: ${describeFault(verdict)}`);
        rejected.push({ key, verdict, find });
      };
      const take = async (key: string, voice: string, find: Find) => {
        const known = listener && (await listener.findAll([key], signal)).get(key);
        // Spoken on another machine, which has kept what was wrong to itself.
        if (known?.kind === 'bad') return reject(key, voice, known, find);
        const { entry, isNew } = await find();
        const taken = toTake(key, entry);
        if (!listener || !isHeard(taken.voice)) return { sentence: withProof(taken, askedKey, heard), isNew };
        const verdict = await hear(listener, taken, isNew, segment, signal);
        if (verdict?.kind === 'bad') return reject(key, taken.voice, verdict, find);
        if (verdict) heard.push(listener.keyOf(key));
        return { sentence: withProof(taken, askedKey, heard, verdict), isNew };
      };
      const fail = () => {
        const error = new LecternError(
          `The sentence “${segment.text.slice(0, 80)}” is heard otherwise than it is written (${[...new Set(faults)].join('; ')}).`,
          {
            code: 'speech',
            stage: 'narrate',
            hint: 'Listen to it with `lectern voices say`; give odd words a spelling in pronounce, or set verify.when to never.',
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
        return { sentence: withProof(toTake(least.key, entry), askedKey, heard, least.verdict), isNew };
      };

      const first = await take(askedKey, segment.voice, own);
      if (first) return first;
      for (const { key, voice, record: speak } of listRetakes(speakers, segment, askedKey)) {
        const kept = isHeard(voice) ? undefined : await keepLeastWrong();
        if (kept) return kept;
        const find = () => record(key, async (path) => ({ recording: await speak(path, signal), voice }), signal);
        const taken = await take(key, voice, find).catch((thrown: unknown) => {
          const error = toLecternError(thrown, 'narrate');
          if (error.code !== 'speech' && error.code !== 'timeout' && error.code !== 'no-voice') throw error;
          faults.push(error.message);
          return undefined;
        });
        if (taken) return taken;
      }
      const kept = await keepLeastWrong();
      if (kept) return kept;
      throw fail();
    },

    async findWords({ key, samples, sampleRate }, shown) {
      const { words = [] } = (await listener?.findHearing(key)) ?? {};
      if (words.length === 0) return undefined;
      const { readSyllables } = await import('./verify/read-syllables.ts');
      return timeWords(shown, words, samples / sampleRate, readSyllables);
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

const withProof = (take: Take, askedKey: string, entries: readonly string[], verdict?: Verdict): SpokenSentence =>
  entries.length === 0 ? take : { ...take, proof: { askedKey, entries: [...entries], ...(verdict && { verdict }) } };

/** A fault in words. */
export const describeFault = ({ fault = 'other words', text = '' }: Verdict) => `${fault} “${text.slice(0, 60)}”`;
