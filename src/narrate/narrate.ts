/** Script → audio: each sentence spoken once, ever; checked; tried again; given to another voice before it fails by name. */
import { LecternError, toLecternError } from '../errors.ts';
import { type Cache, type CacheEntry, cacheKey } from '../io/cache.ts';
import { allowManyListeners } from '../io/many-listeners.ts';
import type { Segment } from '../model.ts';
import { expectedSeconds } from './check-speech.ts';
import { parseVoice, type Recording } from './speaker.ts';
import type { Speakers } from './speakers.ts';
import { TRIMMING } from './trim-silence.ts';

type SpeechSegment = Extract<Segment, { kind: 'speech' }>;

export type SpokenSentence = {
  readonly path: string;
  readonly key: string;
  readonly sampleRate: number;
  readonly samples: number;
  /** The voice that spoke in the end, which is another than the script's after a failure. */
  readonly voice: string;
};

export type Narration = {
  /** One for each speech segment, in order. */
  readonly sentences: readonly SpokenSentence[];
  readonly synthesised: number;
  readonly reused: number;
};

export type Narrator = {
  /** The version of the engine behind a driver: another version speaks differently. */
  version(driver: string): string;
  /** As `version`, for `driver:name`: another model under the same name speaks differently, too. */
  voiceVersion(voice: string): string;
  /** @throws LecternError `speech` that names the sentence, `no-voice`, `cancelled` */
  narrate(
    segments: readonly SpeechSegment[],
    signal: AbortSignal,
    /** Seconds of audio that are there, and in all, as far as the text tells. */
    onProgress?: (doneSeconds: number, totalSeconds: number) => void,
  ): Promise<Narration>;
};

export function createNarrator(speakers: Speakers, cache: Cache): Narrator {
  const secondsOf = ({ text, voice }: SpeechSegment) => expectedSeconds(text, parseVoice(voice).driver);

  const findOrSpeak = (key: string, segment: SpeechSegment, signal: AbortSignal) =>
    cache.findOrPut(
      key,
      'wav',
      async (path, tell) => {
        const { recording, voice } = await speak(speakers, segment, path, signal);
        tell(recording);
        return { sampleRate: recording.sampleRate, samples: recording.samples, voice };
      },
      signal,
    );

  return {
    version: speakers.version,
    voiceVersion: speakers.voiceVersion,
    async narrate(segments, signal, onProgress) {
      const voices = new Set(segments.map(({ voice }) => voice));
      const versions = new Map([...voices].map((voice) => [voice, speakers.voiceVersion(voice)]));
      const keys = segments.map(({ text, voice, language }) =>
        cacheKey('sentence', TRIMMING, versions.get(voice), voice, language, text),
      );
      const wanted = new Map(segments.map((segment, at) => [keys[at] ?? '', segment]));
      const known = await cache.getAll([...wanted.keys()], signal).catch((thrown: unknown) => {
        throw toLecternError(thrown, 'narrate');
      });
      const entries = new Map(known);
      let synthesised = 0;

      const total = segments.reduce((sum, segment) => sum + secondsOf(segment), 0);
      const missing = [...wanted].filter(([key]) => !entries.has(key));
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
          const { entry, isNew } = await findOrSpeak(key, segment, either);
          entries.set(key, entry);
          if (isNew) synthesised += 1;
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
      const sentences = keys.map((key) => toSentence(key, entries.get(key)));
      return { sentences, synthesised, reused: segments.length - synthesised };
    },
  };
}

function toSentence(key: string, entry: CacheEntry | undefined): SpokenSentence {
  if (!entry) throw new LecternError('A sentence is missing.', { code: 'internal', stage: 'narrate' });
  const { path, meta } = entry;
  const [sampleRate, samples] = [Number(meta['sampleRate']), Number(meta['samples'])];
  return { path, key, sampleRate, samples, voice: String(meta['voice']) };
}

/** Twice with its own voice, then with eSpeak, which has a voice for most languages. */
async function speak(
  speakers: Speakers,
  { text, language, voice }: SpeechSegment,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly recording: Recording; readonly voice: string }> {
  const faults: string[] = [];
  const fallback = /\p{Script=Han}/u.test(text) ? 'espeak:cmn' : 'espeak:auto';
  for (const candidate of [voice, voice, ...(fallback === voice ? [] : [fallback])]) {
    const { driver, name } = parseVoice(candidate);
    try {
      const recording = await speakers.record({ driver, voice: name, language, text }, path, signal);
      return { recording, voice: candidate };
    } catch (thrown) {
      const error = toLecternError(thrown, 'narrate');
      const isConfiguration = error.code === 'no-voice' && candidate === voice;
      // Neither a stop nor a full disk is a fault of the voice.
      if (error.code === 'cancelled' || error.code === 'disk-full' || isConfiguration) throw error;
      faults.push(error.message);
    }
  }
  throw new LecternError(
    `The sentence “${text.slice(0, 80)}” could not be spoken (${[...new Set(faults)].join('; ')}).`,
    {
      code: 'speech',
      stage: 'narrate',
      hint: `Name another voice for ${language} in voices, or give its odd words a spelling in pronounce.`,
    },
  );
}
