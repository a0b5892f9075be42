/** Samples → a checked WAV file: where a sentence becomes something to keep, in whichever thread spoke it. */
import { writeFileSync } from 'node:fs';
import { LecternError } from '../errors.ts';
import { digestBytes } from '../io/cache.ts';
import { findSpeechFault } from './check-speech.ts';
import type { Pcm, Recording, SpeakRequest } from './speaker.ts';
import { trimSilence } from './trim-silence.ts';
import { encodeWav } from './wav.ts';

/**
 * Writes what a narrator gave for a sentence, if it can be the whole of it, without the silence at its ends.
 *
 * @throws LecternError `speech` with the fault
 */
export function recordSpeech({ text, driver, voice, speed }: SpeakRequest, pcm: Pcm, path: string): Recording {
  const fault = findSpeechFault(text, pcm, driver, speed);
  if (fault !== undefined)
    throw new LecternError(`${driver}:${voice}: ${fault}`, { code: 'speech', stage: 'narrate', retryable: true });
  const { samples, sampleRate } = trimSilence(pcm);
  const wav = encodeWav({ samples, sampleRate });
  // Most often in a thread or a process that has nothing else to do.
  writeFileSync(path, wav);
  return { sampleRate, samples: samples.length, ...digestBytes(wav) };
}
