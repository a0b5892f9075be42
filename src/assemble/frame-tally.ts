/** Counts the frames of a downloaded MP3 or ADTS file, and the bytes between them that are no frame. */

import { adtsFrameLength } from '../formats/adts-frames.ts';
import { id3Length, mp3FrameLength } from '../formats/mp3-frames.ts';
import { readChunks } from '../io/read-chunks.ts';

export type FrameTally = {
  /** Whole frames. */
  readonly frames: number;
  /** Whether the file ends in the middle of a frame. */
  readonly cut: boolean;
  /** The share of its bytes between the first frame and the last that are neither frame nor tag. */
  readonly holeShare: number;
};

export type FrameKind = 'mp3' | 'aac';

/** Reads the whole file: .4 s of CPU for 52 MB. */
export async function tallyFrames(
  path: string,
  kind: FrameKind,
  skipBytes: number,
  signal: AbortSignal,
): Promise<FrameTally> {
  const tally = createFrameTally(kind);
  const rest = { from: skipBytes, to: Number.POSITIVE_INFINITY };
  for await (const chunk of readChunks(path, rest, signal)) tally.push(chunk);
  return tally.finish();
}

/** A header and the one behind it have to be seen together. */
const lookahead = 10;

/** An incremental count, over chunks of any size. */
export function createFrameTally(kind: FrameKind): { push(chunk: Uint8Array): void; finish(): FrameTally } {
  const lengthAt = kind === 'mp3' ? mp3FrameLength : adtsFrameLength;
  let first: Uint8Array | undefined;
  let carry: Uint8Array = new Uint8Array(0);
  let skip = 0;
  let frames = 0;
  let frameBytes = 0;
  /** Bytes since the last frame that belong to none, and those that a frame has come behind. */
  let lost = 0;
  let holes = 0;

  /** A frame of the same stream: sync, version, layer and rate equal those of the first one. */
  function frameAt(bytes: Uint8Array, at: number): number {
    const length = lengthAt(bytes, at);
    if (length === 0 || !first) return length;
    const alike = ((bytes[at + 1] ?? 0) ^ (first[1] ?? 0)) & 0xfe || ((bytes[at + 2] ?? 0) ^ (first[2] ?? 0)) & 0x0c;
    return alike === 0 ? length : 0;
  }

  /** @returns how many bytes are dealt with */
  function read(bytes: Uint8Array, isEnd: boolean): number {
    let at = 0;
    while (at + (isEnd ? 4 : lookahead) <= bytes.length) {
      const length = frameAt(bytes, at);
      if (length > 0 && at + length > bytes.length) break;
      if (length > 0) {
        // Behind a hole a header alone may be chance; another has to follow it.
        const next = at + length;
        if (lost > 0 && next + lookahead > bytes.length && !isEnd) break;
        if (lost === 0 || next + 4 > bytes.length || frameAt(bytes, next) > 0) {
          first ??= Uint8Array.from(bytes.subarray(at, at + 4));
          holes += frames > 0 ? lost : 0;
          lost = 0;
          frames += 1;
          frameBytes += length;
          at = next;
          continue;
        }
      }
      const tag = id3Length(bytes, at);
      if (tag > 0) {
        skip = Math.max(0, at + tag - bytes.length);
        at = Math.min(bytes.length, at + tag);
        continue;
      }
      lost += 1;
      at += 1;
    }
    return at;
  }

  return {
    push(chunk) {
      const skipped = Math.min(skip, chunk.length);
      skip -= skipped;
      const fresh = chunk.subarray(skipped);
      const bytes = carry.length > 0 ? Buffer.concat([carry, fresh]) : fresh;
      carry = Uint8Array.from(bytes.subarray(read(bytes, false)));
    },
    finish() {
      const rest = carry.subarray(read(carry, true));
      return {
        frames,
        cut: lost === 0 && rest.length >= 4 && frameAt(rest, 0) > rest.length,
        holeShare: holes / Math.max(1, holes + frameBytes),
      };
    },
  };
}
