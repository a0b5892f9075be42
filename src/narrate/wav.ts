/** PCM s16le mono in a WAV file: how sentences lie in the cache. */
import { LecternError } from '../errors.ts';
import { buildWavHeader, WAV_HEADER_BYTES } from '../io/wav-header.ts';
import type { Pcm } from './speaker.ts';

/** The canonical 44-byte header (RIFF, WAVE_FORMAT_PCM) and the samples. */
export function encodeWav({ samples, sampleRate }: Pcm): Buffer {
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  return Buffer.concat([buildWavHeader(sampleRate, data.length), data]);
}

/** Reads a mono 16-bit PCM WAV, whatever chunks stand before its data. @throws LecternError `speech` for anything else */
export function decodeWav(file: Buffer): Pcm {
  const refuse = (why: string) =>
    new LecternError(`The engine wrote a file that is no mono 16-bit WAV: ${why}.`, {
      code: 'speech',
      stage: 'narrate',
    });
  if (file.length < WAV_HEADER_BYTES || file.toString('latin1', 0, 4) !== 'RIFF') throw refuse('no RIFF header');
  let sampleRate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    if (id === 'fmt ') {
      if (file.readUInt16LE(at + 10) !== 1 || file.readUInt16LE(at + 22) !== 16) throw refuse('another sample format');
      sampleRate = file.readUInt32LE(at + 12);
    }
    if (id === 'data') {
      if (sampleRate === 0) throw refuse('no format before its data');
      const end = Math.min(at + 8 + size, file.length);
      const bytes = file.subarray(at + 8, end - ((end - at) % 2));
      const samples = new Int16Array(bytes.length / 2);
      for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(index * 2);
      return { samples, sampleRate };
    }
    at += 8 + size + (size % 2);
  }
  throw refuse('no data');
}
