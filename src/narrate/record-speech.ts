/** Samples → a checked WAV file: where a sentence becomes something to keep, in whichever thread spoke it. */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { LecternError } from '../errors.ts';
import { digestBytes, type FileDigest } from '../io/cache.ts';
import { buildWavHeader } from '../io/wav-header.ts';
import { findSpeechFault } from './check-speech.ts';
import type { Pcm, Recording, SpeakRequest } from './speaker.ts';
import { trimSilence } from './trim-silence.ts';

/**
 * Writes what a narrator gave for a sentence, if it can be the whole of it, without the silence at its ends. The samples
 * are changed.
 *
 * @throws LecternError `speech` with the fault
 */
export function recordSpeech({ text, driver, voice, speed }: SpeakRequest, pcm: Pcm, path: string): Recording {
  const fault = findSpeechFault(text, pcm, driver, speed);
  if (fault !== undefined)
    throw new LecternError(`${driver}:${voice}: ${fault}`, { code: 'speech', stage: 'narrate', retryable: true });
  const { samples, sampleRate } = trimSilence(pcm);
  return { sampleRate, samples: samples.length, ...writeWav(path, { samples, sampleRate }) };
}

/** Header and samples are not joined first: {@link trimSilence}. */
function writeWav(path: string, { samples, sampleRate }: Pcm): FileDigest {
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const header = buildWavHeader(sampleRate, data.length);
  // Most often in a thread or a process that has nothing else to do.
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, header);
    writeFileSync(file, data);
  } finally {
    closeSync(file);
  }
  return digestBytes(header, data);
}
