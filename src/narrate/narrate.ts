/** Script → audio: each sentence spoken once, ever; checked; tried again; given to another voice before it fails by name. */
import { LecternError, toLecternError } from '../errors.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import { allowManyListeners } from '../io/many-listeners.ts';
import type { SpeechSegment } from '../model.ts';
import { expectedSeconds } from './check-speech.ts';
import {
  createSentenceMaker,
  type HeardText,
  type Proofing,
  type Shown,
  type SpokenSentence,
} from './make-sentence.ts';
import { findChoices } from './sentence-choices.ts';
import { parseVoice } from './speaker.ts';
import type { Speakers } from './speakers.ts';
import { TRIMMING } from './trim-silence.ts';

export type Narration = {
  /** One for each speech segment, in order; `undefined` for one that no voice can say. */
  readonly sentences: readonly (SpokenSentence | undefined)[];
  /** What no voice can say, and why. */
  readonly unspoken: readonly { readonly text: string; readonly reason: string }[];
  readonly synthesised: number;
  readonly reused: number;
};

/** `key`: what its recording is known by in the cache. */
export type MissingSentence = { readonly key: string; readonly segment: SpeechSegment; readonly seconds: number };

export type Narrator = {
  /** The version of the engine behind a driver: another version speaks differently. */
  version(driver: string): string;
  /** As `version`, for `driver:name`: another model under the same name speaks differently, too. */
  voiceVersion(voice: string): string;
  /** The sentences that nobody has spoken yet here, each once, and about how long each takes. @throws LecternError `no-voice`, `cancelled` */
  findMissing(segments: readonly SpeechSegment[], signal: AbortSignal): Promise<readonly MissingSentence[]>;
  /** @throws LecternError `speech` that names the sentences when too much cannot be said, `no-voice`, `cancelled` */
  narrate(
    segments: readonly SpeechSegment[],
    signal: AbortSignal,
    /** Seconds of audio that are there, and in all, as far as the text tells. */
    onProgress?: (doneSeconds: number, totalSeconds: number) => void,
  ): Promise<Narration>;
  /** What was heard of a sentence, and when each of its words, seconds from its start; `undefined` where nobody listened. */
  findHeard(sentence: SpokenSentence, of: Shown): Promise<HeardText | undefined>;
};

/** `proofing`: hears what was spoken, where there is a recogniser by now. */
export function createNarrator(
  speakers: Speakers,
  cache: Cache,
  proofing: () => Promise<Proofing | undefined> = async () => undefined,
): Narrator {
  const secondsOf = ({ text, voice, speed = 1 }: SpeechSegment) =>
    expectedSeconds(text, parseVoice(voice).driver) / speed;

  const openMaker = async () => createSentenceMaker(speakers, cache, await proofing());

  function keysOf(segments: readonly SpeechSegment[]): readonly string[] {
    const voices = new Set(segments.map(({ voice }) => voice));
    const versions = new Map([...voices].map((voice) => [voice, speakers.voiceVersion(voice)]));
    return segments.map(({ text, voice, language, speed }) =>
      cacheKey(
        'sentence',
        TRIMMING,
        versions.get(voice),
        voice,
        language,
        text,
        ...(speed === undefined ? [] : [speed]),
      ),
    );
  }

  return {
    version: speakers.version,
    voiceVersion: speakers.voiceVersion,
    findHeard: async (sentence, shown) => (await openMaker()).findHeard(sentence, shown),
    async findMissing(segments, signal) {
      const keys = keysOf(segments);
      const missing = new Map(segments.map((segment, at) => [keys[at] ?? '', segment]));
      const known = await cache.getAll([...missing.keys()], signal);
      const unknown = [...missing.keys()].filter((key) => !known.has(key));
      const choices = await findChoices(cache, unknown, signal);
      return [...missing]
        .filter(([key]) => !known.has(key) && !choices.get(key)?.entry)
        .map(([key, segment]) => ({ key, segment, seconds: secondsOf(segment) }));
    },
    async narrate(segments, signal, onProgress) {
      const keys = keysOf(segments);
      const wanted = new Map(segments.map((segment, at) => [keys[at] ?? '', segment]));
      const maker = await openMaker();
      const known = await maker.findAll(wanted, signal).catch((thrown: unknown) => {
        throw toLecternError(thrown, 'narrate');
      });
      const spokenByKey = new Map(known);
      const unspoken = new Map<string, { readonly text: string; readonly reason: string }>();
      let synthesised = 0;

      const total = segments.reduce((sum, segment) => sum + secondsOf(segment), 0);
      const missing = [...wanted].filter(([key]) => !spokenByKey.has(key));
      // A sentence that stands twice counts twice, and is there the first time.
      const missingSeconds = new Map(missing.map(([key]) => [key, 0]));
      segments.forEach((segment, at) => {
        const seconds = missingSeconds.get(keys[at] ?? '');
        if (seconds !== undefined) missingSeconds.set(keys[at] ?? '', seconds + secondsOf(segment));
      });
      let done = total - [...missingSeconds.values()].reduce((sum, seconds) => sum + seconds, 0);
      if (done > 0) onProgress?.(done, total);

      const stop = new AbortController();
      const either = AbortSignal.any([signal, stop.signal]);
      allowManyListeners(either);
      const waiting = missing.values();
      const lane = async () => {
        for (const [key, segment] of waiting) {
          try {
            const { sentence, isNew } = await maker.make(key, segment, either);
            spokenByKey.set(key, sentence);
            if (isNew) synthesised += 1;
          } catch (thrown) {
            const { code, message } = toLecternError(thrown, 'narrate');
            if (code !== 'speech' || maker.isFatal(thrown)) throw thrown;
            unspoken.set(key, { text: segment.shown, reason: message });
            assertFew(keys, segments, unspoken);
          }
          done += missingSeconds.get(key) ?? 0;
          onProgress?.(done, total);
        }
      };
      // No more sentences are held at once than engines can take.
      const lanes = Array.from({ length: Math.min(speakers.concurrency, missing.length) }, lane);
      try {
        await Promise.all(lanes);
      } catch (thrown) {
        stop.abort();
        await Promise.allSettled(lanes);
        throw toLecternError(signal.aborted ? signal.reason : thrown, 'narrate');
      }
      const sentences = keys.map((key) => (unspoken.has(key) ? undefined : demand(spokenByKey.get(key))));
      const spoken = sentences.filter((sentence) => sentence !== undefined).length;
      return { sentences, unspoken: [...unspoken.values()], synthesised, reused: spoken - synthesised };
    },
  };
}

/** Sentences, and share of the characters, that may be shown without being spoken. */
const MOST_UNSPOKEN = 3;
const MOST_UNSPOKEN_SHARE = 0.02;

/** A hole that is small is named where it is; a large one is no episode. @throws LecternError `speech` */
function assertFew(
  keys: readonly string[],
  segments: readonly SpeechSegment[],
  unspoken: ReadonlyMap<string, { readonly text: string; readonly reason: string }>,
): void {
  const missing = segments.filter((_segment, at) => unspoken.has(keys[at] ?? ''));
  const count = (some: readonly SpeechSegment[]) => some.reduce((sum, { shown }) => sum + [...shown].length, 0);
  if (missing.length <= MOST_UNSPOKEN && count(missing) <= count(segments) * MOST_UNSPOKEN_SHARE) return;
  const reasons = [...unspoken.values()].map(({ reason }) => reason);
  const language = missing[0]?.language ?? '';
  throw new LecternError(
    reasons.length === 1 ? (reasons[0] ?? '') : `Too much cannot be spoken: ${reasons.join(' ')}`,
    {
      code: 'speech',
      stage: 'narrate',
      hint: `Name another voice for ${language} in voices, or give odd words a spelling in pronounce.`,
      why: { kind: 'much-unspoken', language },
    },
  );
}

function demand(sentence: SpokenSentence | undefined): SpokenSentence {
  if (sentence) return sentence;
  throw new LecternError('A sentence is missing.', { code: 'internal', stage: 'narrate' });
}
