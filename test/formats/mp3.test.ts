/** The parts of an MP3 that players read: frame headers, the Info header, its table for seeking. */

import { expect, test } from 'vitest';
import { buildInfoHeader } from '../../src/formats/info-header.ts';
import { id3Length, parseMp3Header, parseXingHeader } from '../../src/formats/mp3-frames.ts';

const frame = Uint8Array.from([0xff, 0xfb, 0x50, 0xc4]);

test('a header says rate, channels and length, for MPEG 1, 2 and 2.5', () => {
  expect(parseMp3Header(frame, 0)).toMatchObject({
    byteLength: 208,
    sampleRate: 44100,
    samplesPerFrame: 1152,
    channels: 1,
    bitrateKbps: 64,
  });
  const half = parseMp3Header(Uint8Array.from([0xff, 0xf3, 0x32, 0xc4]), 0);
  expect(half).toMatchObject({ sampleRate: 22050, samplesPerFrame: 576, bitrateKbps: 24, byteLength: 79 });
  expect(parseMp3Header(Uint8Array.from([0xff, 0xe3, 0x40, 0x04]), 0)).toMatchObject({
    sampleRate: 11025,
    channels: 2,
  });
});

test('layer II, reserved values, free format and a truncated header are rejected', () => {
  for (const bytes of [
    [0xff, 0xfd, 0x50, 0xc4],
    [0xff, 0xeb, 0x50, 0xc4],
    [0xff, 0xfb, 0xf0, 0xc4],
    [0xff, 0xfb, 0x00, 0xc4],
    [0xff, 0xfb, 0x5c, 0xc4],
    [0xff, 0xfb],
  ])
    expect(parseMp3Header(Uint8Array.from(bytes), 0)).toBeUndefined();
});

test('an Info header is read back as it was written', () => {
  const facts = { sampleFrame: frame, frames: 1234, audioBytes: 200_000, delay: 576, padding: 1105 };
  const bytes = buildInfoHeader(facts);
  const header = parseMp3Header(bytes, 0);
  expect(header?.byteLength).toBe(bytes.length);
  const read = header && parseXingHeader(bytes, 0, header);
  expect(read).toEqual({ frames: 1234, bytes: 200_000 + bytes.length });
  // As LAME's tag has them: twelve bits each.
  const gap = 20 + (header?.sideEnd ?? 0) + 120;
  expect(Buffer.from(bytes).readUIntBE(gap + 1, 3)).toBe((576 << 12) | 1105);
  const table = bytes.subarray((header?.sideEnd ?? 0) + 16, (header?.sideEnd ?? 0) + 116);
  expect([table[0], table[50], table[99]]).toEqual([0, 128, 253]);
});

test('the length of an ID3 tag counts its footer, and is 0 for a broken size', () => {
  const tag = (flags: number, ...size: number[]) => Uint8Array.from([0x49, 0x44, 0x33, 4, 0, flags, ...size]);
  expect(id3Length(tag(0, 0, 0, 2, 1), 0)).toBe(10 + 257);
  expect(id3Length(tag(0x10, 0, 0, 2, 1), 0)).toBe(20 + 257);
  expect(id3Length(tag(0, 0, 0, 0x80, 1), 0)).toBe(0);
  expect(id3Length(frame, 0)).toBe(0);
});
