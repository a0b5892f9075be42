/** Splits what an encoder wrote into its frames, chunk by chunk, in the form in which segments are kept. */
import type { AudioSettings } from '../model.ts';
import { parseMp3Header } from './mp3-frames.ts';
import { readOggPage } from './ogg-pages.ts';

/**
 * Frames as they are kept: MP3 and ADTS frames as they are; an Opus packet behind its length in two bytes, big-endian.
 */
export type FrameSplitter = {
  /** The frames that are complete with this chunk. They may share its memory. */
  push(chunk: Uint8Array): readonly Uint8Array[];
};

/** Splits a stream fresh from the encoder. */
export function createFrameSplitter(format: AudioSettings['format']): FrameSplitter {
  if (format === 'opus') return createOpusSplitter();
  return createCarrySplitter(format === 'mp3' ? mp3FrameLength : adtsFrameLength);
}

/** Splits frames in their kept form. */
export function createKeptSplitter(format: AudioSettings['format']): FrameSplitter {
  if (format === 'opus') return createCarrySplitter((bytes, at) => 2 + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0));
  return createFrameSplitter(format);
}

/** ISO/IEC 13818-7 §6.2: the length of an ADTS frame, 0 when there is none. */
export function adtsFrameLength(bytes: Uint8Array, at: number): number {
  const [b, d, e, f] = [bytes[at + 1], bytes[at + 3], bytes[at + 4], bytes[at + 5]];
  if (bytes[at] !== 0xff || b === undefined || (b & 0xf6) !== 0xf0) return 0;
  if (d === undefined || e === undefined || f === undefined) return 0;
  const length = ((d & 3) << 11) | (e << 3) | (f >> 5);
  return length >= 7 ? length : 0;
}

function mp3FrameLength(bytes: Uint8Array, at: number): number {
  return parseMp3Header(bytes, at)?.byteLength ?? 0;
}

const headerBytes = 7;

function createCarrySplitter(lengthAt: (bytes: Uint8Array, at: number) => number): FrameSplitter {
  let carry: Uint8Array = new Uint8Array(0);
  return {
    push(chunk) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const frames: Uint8Array[] = [];
      let at = 0;
      while (at + headerBytes <= bytes.length || (at + 2 < bytes.length && lengthAt(bytes, at) > 0)) {
        const length = lengthAt(bytes, at);
        if (length === 0) throw new RangeError(`No frame at byte ${at}.`);
        if (at + length > bytes.length) break;
        frames.push(bytes.subarray(at, at + length));
        at += length;
      }
      carry = Uint8Array.from(bytes.subarray(at));
      return frames;
    },
  };
}

function createOpusSplitter(): FrameSplitter {
  let carry: Uint8Array = new Uint8Array(0);
  let unfinished: Uint8Array = new Uint8Array(0);
  let headers = 2;
  return {
    push(chunk) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const frames: Uint8Array[] = [];
      let at = 0;
      for (let page = readOggPage(bytes, at, unfinished); page; page = readOggPage(bytes, at, unfinished)) {
        at += page.byteLength;
        unfinished = page.unfinished;
        for (const packet of page.packets) {
          if (headers > 0) headers -= 1;
          else frames.push(Buffer.concat([Uint8Array.of(packet.length >> 8, packet.length & 0xff), packet]));
        }
      }
      carry = Uint8Array.from(bytes.subarray(at));
      return frames;
    },
  };
}
