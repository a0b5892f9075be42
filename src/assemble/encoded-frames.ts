/** Cuts an encoded file into whole frames, keeping exactly those that a fragment spans. */
import { open, readFile } from 'node:fs/promises';
import { LecternError } from '../errors.ts';
import { readChunks } from '../io/read-chunks.ts';
import type { Rendition } from './rendition.ts';

/**
 * Copies `count` frames of a freshly encoded fragment to a file, leaving out the encoder's lead.
 *
 * @throws LecternError `ffmpeg` when there are fewer
 */
export async function keepFrames(
  rendition: Rendition,
  from: string,
  to: string,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  const splitter = rendition.format.createSplitter();
  const file = await open(to, 'w');
  let index = -rendition.skipFrames;
  try {
    for await (const chunk of readChunks(from, undefined, signal)) {
      if (index >= count) break;
      const kept: Uint8Array[] = [];
      for (const frame of splitter.push(chunk)) {
        if (index >= 0 && index < count) kept.push(frame);
        index += 1;
      }
      await file.writeFile(Buffer.concat(kept));
    }
  } finally {
    await file.close();
  }
  if (index >= count) return;
  throw new LecternError(`The encoder gave ${Math.max(0, index)} frames of the ${count} that were asked for.`, {
    code: 'ffmpeg',
    stage: 'assemble',
    hint: 'Run `lectern doctor` to see which ffmpeg is used; another build may help.',
  });
}

/** One frame from the middle of encoded silence, where the encoder has settled. */
export async function readMiddleFrame(rendition: Pick<Rendition, 'format'>, path: string): Promise<Uint8Array> {
  const frames = rendition.format.createKeptSplitter().push(await readFile(path));
  const middle = frames[frames.length >> 1];
  if (!middle) throw new RangeError('There is no frame of silence.');
  return middle;
}
