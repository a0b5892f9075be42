/** Cuts an encoded file into whole frames, keeping exactly those that a segment spans. */
import { readFile } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import { parseMp3Header } from './mp3-frames.ts';
import type { Rendition } from './rendition.ts';

/** The bytes of `count` frames of a freshly encoded segment, the encoder's lead left out. */
export async function readFrames(rendition: Rendition, path: string, count: number): Promise<Uint8Array> {
  const bytes = await readFile(path);
  const cut = rendition.format === 'mp3' ? cutMp3(bytes, count) : undefined;
  if (cut) return cut;
  throw new LecternError(`The encoder gave fewer frames than the ${count} that were asked for.`, {
    code: 'ffmpeg',
    stage: 'assemble',
    hint: 'Run `lectern doctor` to see which ffmpeg is used; another build may help.',
  });
}

function cutMp3(bytes: Uint8Array, count: number): Uint8Array | undefined {
  let at = 0;
  for (let frames = 0; frames < count; frames += 1) {
    const header = parseMp3Header(bytes, at);
    if (!header) return undefined;
    at += header.byteLength;
  }
  return at <= bytes.length ? bytes.subarray(0, at) : undefined;
}
