/** Builds the one Info header of a joined MP3: how long it is, what to cut at both ends, where to seek. */
import { parseMp3Header } from './mp3-frames.ts';

export type InfoHeaderFacts = {
  /** A frame of the stream, whose version, rate and channels the header's own frame repeats. */
  readonly sampleFrame: Uint8Array;
  readonly frames: number;
  /** Of all audio frames, without this header and without tags. */
  readonly audioBytes: number;
  /** Samples that a decoder must drop at the start and at the end, as LAME counts them. */
  readonly delay: number;
  readonly padding: number;
};

const lameTagBytes = 36;
const infoBytes = 120;

/**
 * One whole MPEG frame that decodes to silence and carries the header (the de-facto layout of Xing's header with LAME's
 * extension; delay and padding are what makes playback gapless).
 */
export function buildInfoHeader(facts: InfoHeaderFacts): Uint8Array {
  const source = parseMp3Header(facts.sampleFrame, 0);
  if (!source) throw new RangeError('Not an MPEG audio frame.');
  const needed = source.sideEnd + infoBytes + lameTagBytes;
  const { bytes, sideEnd } = silentFrame(facts.sampleFrame, needed);
  const view = new DataView(bytes.buffer);
  let at = sideEnd;
  const ascii = (text: string) => {
    for (const character of text) bytes[at++] = character.charCodeAt(0);
  };
  const uint32 = (value: number) => {
    view.setUint32(at, Math.min(value, 0xffffffff));
    at += 4;
  };
  const total = facts.audioBytes + bytes.length;
  ascii('Info');
  uint32(0x0f);
  uint32(facts.frames);
  uint32(total);
  for (let i = 0; i < 100; i += 1) {
    // At a constant bitrate bytes are time.
    const offset = i === 0 ? 0 : (i / 100) * facts.audioBytes + bytes.length;
    bytes[at++] = Math.min(255, Math.floor((offset / total) * 256));
  }
  uint32(0);
  // Decoders read delay and padding only behind a name that they know; this one is libavcodec's.
  ascii('Lavc58.00');
  bytes[at++] = 0x01;
  bytes[at++] = 0;
  at += 8;
  bytes[at++] = 0;
  bytes[at++] = Math.min(255, source.bitrateKbps);
  const gap = (facts.delay << 12) | facts.padding;
  bytes[at++] = gap >>> 16;
  bytes[at++] = (gap >>> 8) & 0xff;
  bytes[at++] = gap & 0xff;
  at += 4;
  uint32(total);
  at += 2;
  view.setUint16(at, crc16(bytes.subarray(0, at)));
  return bytes;
}

/** An empty frame of the same kind at the lowest bitrate that has room for `needed` bytes. */
function silentFrame(sample: Uint8Array, needed: number): { bytes: Uint8Array<ArrayBuffer>; sideEnd: number } {
  for (let index = 1; index < 15; index += 1) {
    const head = Uint8Array.from(sample.subarray(0, 4));
    // No checksum, the bitrate of this index, no padding.
    head[1] = (head[1] ?? 0) | 1;
    head[2] = (index << 4) | ((head[2] ?? 0) & 0x0c);
    const header = parseMp3Header(head, 0);
    if (!header || header.byteLength < needed) continue;
    const bytes = new Uint8Array(header.byteLength);
    bytes.set(head);
    return { bytes, sideEnd: header.sideEnd };
  }
  throw new RangeError('No bitrate has room for an Info header.');
}

/** CRC-16/ARC, as LAME's tag wants it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}
