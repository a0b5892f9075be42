/** Reads how long a file claims to be, where such claims are worth something. */
import { open } from 'node:fs/promises';
import { parseMp3Header, parseVbriHeader, parseXingHeader } from '../formats/mp3-frames.ts';
import type { ClipAnalysis } from './analyze-clip.ts';
import { type FrameTally, tallyFrames } from './frame-tally.ts';
import type { DeclaredLength } from './judge-clip.ts';
import type { ClipSource } from './open-clip.ts';

const largestOggPage = 65_307;
/** No recording has fewer bits than this a second; a Xing header that says so lies. */
const leastBitsPerSecond = 4000;

export async function readDeclaredLength(
  path: string,
  source: ClipSource,
  analysis: ClipAnalysis,
  signal: AbortSignal,
): Promise<DeclaredLength> {
  if (source.demuxer === 'mp3') {
    const tally = await tallyFrames(path, 'mp3', source.skipBytes, signal);
    return mp3Length(await readPart(path, source.skipBytes, 4096), source, tally);
  }
  if (source.demuxer === 'aac') {
    // ADTS declares nothing; ffmpeg guesses.
    const { cut, holeShare } = await tallyFrames(path, 'aac', source.skipBytes, signal);
    return { cut, holeShare };
  }
  if (source.demuxer === 'ogg') {
    const from = Math.max(0, source.byteLength - largestOggPage - 4);
    return { cut: endsWithinOggPage(await readPart(path, from, source.byteLength - from)) };
  }
  if (source.demuxer === 'wav') return wavLength(await readPart(path, source.skipBytes, 4096), source);
  const seconds = analysis.declaredSeconds;
  return { cut: false, ...(seconds !== undefined && { seconds }) };
}

/** Headers count the frame that they are in, or not. */
const allowedFrames = 2;

/** Frames and bytes of a Xing, Info or VBRI header; the frames only where the bytes do not contradict them. */
export function mp3Length(
  head: Uint8Array,
  source: Pick<ClipSource, 'byteLength' | 'skipBytes'>,
  { frames, cut: endsWithinFrame, holeShare }: FrameTally,
): DeclaredLength {
  const header = parseMp3Header(head, 0);
  const xing = header && (parseXingHeader(head, 0, header) ?? parseVbriHeader(head, 0));
  if (!header || !xing) return { cut: endsWithinFrame, holeShare };
  const bytes = source.byteLength - source.skipBytes;
  const short = xing.bytes !== undefined && bytes < xing.bytes * 0.99 - 2048;
  const seconds = ((xing.frames ?? 0) * header.samplesPerFrame) / header.sampleRate;
  const believable = seconds > 0 && (Math.max(bytes, xing.bytes ?? 0) * 8) / seconds >= leastBitsPerSecond;
  // With holes between them the frames are damaged, not cut off.
  const fewer = believable && holeShare === 0 && frames + allowedFrames < (xing.frames ?? 0);
  return { cut: short || fewer || endsWithinFrame, holeShare, ...(believable && { seconds }) };
}

/** Whether the last page of an Ogg file goes on behind the file's end. */
export function endsWithinOggPage(end: Uint8Array): boolean {
  const bytes = Buffer.from(end.buffer, end.byteOffset, end.byteLength);
  const at = bytes.lastIndexOf('OggS', undefined, 'latin1');
  if (at < 0) return false;
  if (at + 27 > bytes.length) return true;
  const table = bytes.subarray(at + 27, at + 27 + (bytes[at + 26] ?? 0));
  return at + 27 + (bytes[at + 26] ?? 0) + table.reduce((sum, lacing) => sum + lacing, 0) > bytes.length;
}

/** Whether a WAV's `data` chunk goes on behind the file's end; streams write 0 or all ones for "unknown". */
export function wavLength(head: Uint8Array, source: Pick<ClipSource, 'byteLength' | 'skipBytes'>): DeclaredLength {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const at = bytes.indexOf('data', 12, 'latin1');
  if (at < 0 || at + 8 > bytes.length) return { cut: false };
  const length = bytes.readUInt32LE(at + 4);
  const unknown = length === 0 || length >= 0x7fffffff;
  const there = source.byteLength - source.skipBytes - at - 8;
  return { cut: !unknown && there < length * 0.98 };
}

async function readPart(path: string, position: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
