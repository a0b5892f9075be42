/** Measures narration fragments, remembering each, so that a changed sentence is the only one that is read again. */
import { writeFile } from 'node:fs/promises';
import { type Cache, cacheKey } from '../io/cache.ts';
import { samplePeak } from './audible-range.ts';
import { createLoudnessMeter, edgeSilenceSeconds, type LoudnessHistogram } from './loudness-meter.ts';
import { readNarration } from './narration-pcm.ts';
import type { NarrationFragment } from './plan-fragments.ts';

export type NarrationMeasure = { readonly histogram: LoudnessHistogram; readonly peak: number };

const measureVersion = 1;

/** Identifies a fragment's samples. */
export function narrationKey(fragment: NarrationFragment): readonly unknown[] {
  return [
    fragment.sampleRate,
    fragment.samples,
    fragment.sentences.map(({ part, at }) => [part.key, part.samples, at]),
  ];
}

export async function measureNarration(
  cache: Cache,
  fragment: NarrationFragment,
  signal: AbortSignal,
): Promise<NarrationMeasure> {
  const key = cacheKey('narration-measure', measureVersion, narrationKey(fragment));
  const known = await cache.get(key);
  // Our own facts, written below.
  if (known) return known.meta as NarrationMeasure;
  const meter = createLoudnessMeter(fragment.sampleRate, 1);
  const edge = new Int16Array(Math.round(edgeSilenceSeconds * fragment.sampleRate));
  let peak = 0;
  meter.push(edge);
  await readNarration(
    fragment,
    (samples) => {
      meter.push(samples);
      peak = Math.max(peak, samplePeak(samples));
    },
    signal,
  );
  meter.push(edge);
  const measure = { histogram: meter.histogram(), peak: peak / 32768 };
  await cache.put(key, 'json', async (temporary) => {
    await writeFile(temporary, JSON.stringify(measure));
    return measure;
  });
  return measure;
}
