/** Encodes a fragment again at a lower rate when its encoder took more than it was asked for. */
import { rename, stat } from 'node:fs/promises';
import type { RunFfmpeg } from '../io/ffmpeg-job.ts';
import { type OpenInput, outputOf, type Recipe } from './refine-fragment.ts';
import type { Rendition } from './rendition.ts';

const attempts = 5;
/** Each further attempt aims this much below the limit. */
const aim = 0.95;

/**
 * ffmpeg's AAC encoder takes 7 % more than asked for on speech, and up to twice as much on buzzing voices. Changes the
 * file at `path` until it keeps to the rendition's `mostKbps` or the attempts are used up.
 *
 * @returns the rendition as it had to be asked for
 */
export async function shrinkFragment(
  run: RunFfmpeg,
  open: OpenInput,
  target: Recipe & { readonly frames: number },
  path: string,
  signal: AbortSignal,
): Promise<Rendition> {
  let { rendition } = target;
  const { mostKbps } = rendition;
  if (mostKbps === undefined) return rendition;
  const seconds = ((target.frames + rendition.skipFrames) * rendition.samplesPerFrame) / rendition.sampleRate;
  let askedKbps = mostKbps;
  for (let count = 1; count < attempts; count += 1) {
    const kbps = ((await stat(path)).size * 8) / 1000 / seconds;
    if (kbps <= mostKbps) break;
    askedKbps *= (aim * mostKbps) / kbps;
    rendition = { ...rendition, encoder: { ...rendition.encoder, 'b:a': `${Math.max(4, askedKbps).toFixed(1)}k` } };
    const attempt = `${path}.smaller`;
    const inputs = [await open(target.level)];
    await run({ what: 'A fragment', inputs, outputs: [outputOf({ ...target, rendition }, attempt)] }, signal);
    await rename(attempt, path);
  }
  return rendition;
}
