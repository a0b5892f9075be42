/** Script → audio: each sentence spoken once, ever; checked; tried again; given to another voice before it fails by name. */
import { setMaxListeners } from 'node:events';
import { writeFile } from 'node:fs/promises';
import PQueue from 'p-queue';
import { LecternError, toLecternError } from '../errors.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { Segment } from '../model.ts';
import { expectedSeconds, findSpeechFault } from './check-speech.ts';
import { type Pcm, parseVoice } from './speaker.ts';
import type { Speakers } from './speakers.ts';
import { encodeWav } from './wav.ts';

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
  /** @throws LecternError `speech` that names the sentence, `no-voice`, `cancelled` */
  narrate(
    segments: readonly SpeechSegment[],
    signal: AbortSignal,
    /** Seconds of audio that are there, and in all, as far as the text tells. */
    onProgress?: (doneSeconds: number, totalSeconds: number) => void,
  ): Promise<Narration>;
};

export function createNarrator(speakers: Speakers, cache: Cache): Narrator {
  const keyOf = ({ text, voice, language }: SpeechSegment) =>
    cacheKey('sentence', speakers.version(parseVoice(voice).driver), voice, language, text);

  const findOrSpeak = (segment: SpeechSegment, signal: AbortSignal) =>
    cache.findOrPut(
      keyOf(segment),
      'wav',
      async (path) => {
        const { pcm, voice } = await speak(speakers, segment, signal);
        await writeFile(path, encodeWav(pcm));
        return { sampleRate: pcm.sampleRate, samples: pcm.samples.length, voice };
      },
      signal,
    );

  return {
    version: speakers.version,
    async narrate(segments, signal, onProgress) {
      // No more sentences are held at once than engines can take.
      const queue = new PQueue({ concurrency: speakers.concurrency });
      const found = new Map<string, ReturnType<typeof findOrSpeak>>();
      const total = segments.reduce((sum, { text, voice }) => sum + expectedSeconds(text, parseVoice(voice).driver), 0);
      let done = 0;
      const stop = new AbortController();
      const either = AbortSignal.any([signal, stop.signal]);
      // Every waiting sentence listens, and an article may have thousands.
      setMaxListeners(0, either);
      const sentences = segments.map(async (segment) => {
        const key = keyOf(segment);
        let pending = found.get(key);
        if (!pending) {
          pending = queue.add(() => findOrSpeak(segment, either), { signal: either });
          found.set(key, pending);
        }
        const { entry } = await pending;
        done += expectedSeconds(segment.text, parseVoice(segment.voice).driver);
        onProgress?.(done, total);
        return {
          path: entry.path,
          key,
          sampleRate: Number(entry.meta['sampleRate']),
          samples: Number(entry.meta['samples']),
          voice: String(entry.meta['voice']),
        };
      });
      try {
        const all = await Promise.all(sentences);
        const outcomes = await Promise.all(found.values());
        const synthesised = outcomes.filter(({ isNew }) => isNew).length;
        return { sentences: all, synthesised, reused: segments.length - synthesised };
      } catch (thrown) {
        stop.abort();
        await Promise.allSettled(sentences);
        throw toLecternError(signal.aborted ? signal.reason : thrown, 'narrate');
      }
    },
  };
}

/** Twice with its own voice, then with eSpeak, which has a voice for most languages. */
async function speak(
  speakers: Speakers,
  { text, language, voice }: SpeechSegment,
  signal: AbortSignal,
): Promise<{ readonly pcm: Pcm; readonly voice: string }> {
  const faults: string[] = [];
  const fallback = /\p{Script=Han}/u.test(text) ? 'espeak:cmn' : 'espeak:auto';
  for (const candidate of [voice, voice, ...(fallback === voice ? [] : [fallback])]) {
    const { driver, name } = parseVoice(candidate);
    try {
      const pcm = await speakers.synthesize({ driver, voice: name, language, text }, signal);
      const fault = findSpeechFault(text, pcm, driver);
      if (fault === undefined) return { pcm, voice: candidate };
      faults.push(`${candidate}: ${fault}`);
    } catch (thrown) {
      const error = toLecternError(thrown, 'narrate');
      const isConfiguration = error.code === 'no-voice' && candidate === voice;
      if (error.code === 'cancelled' || isConfiguration) throw error;
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
