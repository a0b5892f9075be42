/** Reads MPEG audio layer III frame headers (ISO/IEC 11172-3 §2.4.1.3 and 13818-3 for the lower rates). */

export type Mp3Header = {
  /** Of the whole frame, its header included. */
  readonly byteLength: number;
  readonly sampleRate: number;
  readonly samplesPerFrame: 1152 | 576;
  readonly channels: 1 | 2;
  readonly bitrateKbps: number;
  /** Bytes of header, checksum and side information: where a Xing or Info header would stand. */
  readonly sideEnd: number;
};

const bitrates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitrates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const rates = new Map([
  [3, [44100, 48000, 32000]],
  [2, [22050, 24000, 16000]],
  [0, [11025, 12000, 8000]],
]);

/** The header at `at`, or `undefined` when there is none (also for free-format frames, which state no length). */
export function parseMp3Header(bytes: Uint8Array, at: number): Mp3Header | undefined {
  const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  if (a !== 0xff || b === undefined || c === undefined || d === undefined) return undefined;
  if ((b & 0xe6) !== 0xe2) return undefined;
  const version = (b >> 3) & 3;
  const sampleRate = rates.get(version)?.[(c >> 2) & 3];
  const bitrateKbps = (version === 3 ? bitrates1 : bitrates2)[c >> 4];
  if (!sampleRate || !bitrateKbps) return undefined;
  const samplesPerFrame = version === 3 ? 1152 : 576;
  const channels = d >> 6 === 3 ? 1 : 2;
  const sideInfo = version === 3 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  return {
    byteLength: Math.floor(((samplesPerFrame / 8) * bitrateKbps * 1000) / sampleRate) + ((c >> 1) & 1),
    sampleRate,
    samplesPerFrame,
    channels,
    bitrateKbps,
    sideEnd: 4 + (b & 1 ? 0 : 2) + sideInfo,
  };
}

/** The length of the frame at `at`, 0 when there is none. */
export function mp3FrameLength(bytes: Uint8Array, at: number): number {
  return parseMp3Header(bytes, at)?.byteLength ?? 0;
}

/** What a Xing or Info header states about the file that it opens. Any of it may be a lie. */
export type XingHeader = { readonly frames?: number; readonly bytes?: number };

/** The Xing or Info header in the frame at `at`, if that frame is one. */
export function parseXingHeader(bytes: Uint8Array, at: number, header: Mp3Header): XingHeader | undefined {
  const start = at + header.sideEnd;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (start + 8 > Math.min(bytes.byteLength, at + header.byteLength)) return undefined;
  const name = view.getUint32(start);
  if (name !== 0x58696e67 && name !== 0x496e666f) return undefined;
  const flags = view.getUint32(start + 4);
  const read = (at: number) => (at + 4 <= bytes.byteLength ? view.getUint32(at) : undefined);
  const frames = flags & 1 ? read(start + 8) : undefined;
  const byteCount = flags & 2 ? read(start + (flags & 1 ? 12 : 8)) : undefined;
  return { ...(frames !== undefined && { frames }), ...(byteCount !== undefined && { bytes: byteCount }) };
}

/** Fraunhofer's VBRI header, 32 bytes behind the frame header at `at`, if that frame is one. */
export function parseVbriHeader(bytes: Uint8Array, at: number): XingHeader | undefined {
  const start = at + 36;
  if (start + 18 > bytes.byteLength) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(start) !== 0x56425249) return undefined;
  return { bytes: view.getUint32(start + 10), frames: view.getUint32(start + 14) };
}

/** The length of an ID3v2 tag at `at`, header and footer included; 0 when there is none (ID3v2.4 structure §3.1). */
export function id3Length(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x49 || bytes[at + 1] !== 0x44 || bytes[at + 2] !== 0x33) return 0;
  const size = [6, 7, 8, 9].map((offset) => bytes[at + offset] ?? 0xff);
  if (size.some((byte) => byte > 127)) return 0;
  const body = size.reduce((sum, byte) => sum * 128 + byte, 0);
  return 10 + body + ((bytes[at + 5] ?? 0) & 0x10 ? 10 : 0);
}
