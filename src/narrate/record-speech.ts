/** Samples → a checked WAV file: where a sentence becomes something to keep, in whichever thread spoke it. */
import { writeFileSync } from 'node:fs';
import { LecternError } from '../errors.ts';
import { digestBytes, type FileDigest } from '../io/cache.ts';
import { findSpeechFault } from './check-speech.ts';
import type { Pcm } from './speaker.ts';
import { encodeWav } from './wav.ts';

/** What is known of a sentence's file. */
export type Recording = FileDigest & {
  /** Hz. */
  readonly sampleRate: number;
  readonly samples: number;
};

export type Sentence = {
  readonly text: string;
  readonly driver: string;
  readonly voice: string;
};

/**
 * Writes what a narrator gave for a sentence, if it can be the whole of it.
 *
 * @throws LecternError `speech` with the fault
 */
export function recordSpeech({ text, driver, voice }: Sentence, pcm: Pcm, path: string): Recording {
  const fault = findSpeechFault(text, pcm, driver);
  if (fault !== undefined)
    throw new LecternError(`${driver}:${voice}: ${fault}`, { code: 'speech', stage: 'narrate', retryable: true });
  const wav = encodeWav(pcm);
  // Most often in a thread that has nothing else to do.
  writeFileSync(path, wav);
  return { sampleRate: pcm.sampleRate, samples: pcm.samples.length, ...digestBytes(wav) };
}
