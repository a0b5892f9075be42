/** Walks over the frames of an MP3 file as it was downloaded: whether it can be joined to others as it is. */
import { writeFile } from 'node:fs/promises';
import { type Cache, cacheKey } from '../io/cache.ts';
import { readPieces } from '../io/file-pieces.ts';
import { parseMp3Header, parseXingHeader } from './mp3-frames.ts';

export type Mp3Walk = {
  readonly sampleRate: number;
  readonly samplesPerFrame: number;
  readonly channels: number;
  readonly frames: number;
  /** The bytes of its audio frames within the file: without tags and without an Info header. */
  readonly from: number;
  readonly to: number;
  /** What its encoder put before and after the sound, samples. */
  readonly delay: number;
  readonly padding: number;
};

const walkVersion = 1;
/** Behind the last frame there may be tags, but not another part of the recording. */
const trailingBytes = 65_536;

/** @returns `undefined` when the frames are not all alike, or something lies between them */
export async function walkMp3(
  cache: Cache,
  path: string,
  key: string,
  skipBytes: number,
  signal: AbortSignal,
): Promise<Mp3Walk | undefined> {
  const entryKey = cacheKey('mp3-walk', walkVersion, key);
  const known = await cache.get(entryKey);
  // Our own facts, written below.
  if (known) return known.meta['walk'] as Mp3Walk | undefined;
  const walk = await walkFile(path, skipBytes, signal);
  await cache.put(entryKey, 'json', async (temporary) => {
    await writeFile(temporary, JSON.stringify(walk ?? {}));
    return walk ? { walk } : {};
  });
  return walk;
}

async function walkFile(path: string, skipBytes: number, signal: AbortSignal): Promise<Mp3Walk | undefined> {
  const walker = createMp3Walker(skipBytes);
  for await (const chunk of readPieces(path, { from: skipBytes, to: Number.POSITIVE_INFINITY }, signal))
    walker.push(chunk);
  return walker.finish();
}

export type Mp3Walker = { push(chunk: Uint8Array): void; finish(): Mp3Walk | undefined };

/** The walk itself, over chunks of any size. `position` is where the first chunk lies in its file. */
export function createMp3Walker(position: number): Mp3Walker {
  let carry: Uint8Array = new Uint8Array(0);
  let at = position;
  let first: Pick<Mp3Walk, 'sampleRate' | 'samplesPerFrame' | 'channels'> | undefined;
  let ends = { delay: 576, padding: 0 };
  let from = position;
  let frames = 0;
  let ended = false;
  let behind = 0;
  let alike = true;

  /** @returns the length of the frame at `offset`, 0 when it is not all there yet, -1 when there is none */
  function frameAt(bytes: Uint8Array, offset: number): number {
    const header = parseMp3Header(bytes, offset);
    if (!header) return bytes.length - offset >= 4 ? -1 : 0;
    if (offset + header.byteLength > bytes.length) return 0;
    const xing = frames === 0 && !first ? parseXingHeader(bytes, offset, header) : undefined;
    first ??= header;
    if (xing) {
      ends = { delay: xing.delay ?? ends.delay, padding: xing.padding ?? ends.padding };
      from = at + header.byteLength;
      return header.byteLength;
    }
    if (header.sampleRate !== first.sampleRate || header.channels !== first.channels) alike = false;
    if (header.samplesPerFrame !== first.samplesPerFrame) alike = false;
    frames += 1;
    return header.byteLength;
  }

  return {
    push(chunk) {
      if (ended) {
        behind += chunk.length;
        return;
      }
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      let offset = 0;
      for (let length = frameAt(bytes, 0); length !== 0; length = frameAt(bytes, offset)) {
        if (length < 0) {
          ended = true;
          behind = bytes.length - offset;
          return;
        }
        offset += length;
        at += length;
      }
      carry = Uint8Array.from(bytes.subarray(offset));
    },
    finish() {
      if (!first || frames === 0 || !alike || behind > trailingBytes) return undefined;
      const { sampleRate, samplesPerFrame, channels } = first;
      return { sampleRate, samplesPerFrame, channels, frames, from, to: at, ...ends };
    },
  };
}
