/** Measures narration segments, remembering each, so that a changed sentence is the only one that is read again. */
import { writeFile } from 'node:fs/promises';
import { type Cache, cacheKey } from '../io/cache.ts';
import { samplePeak } from './audible-range.ts';
import { createLoudnessMeter, edgeSilenceSeconds, type LoudnessHistogram } from './loudness-meter.ts';
import { readNarration } from './narration-pcm.ts';
import type { NarrationSegment } from './plan-segments.ts';

export type NarrationMeasure = { readonly histogram: LoudnessHistogram; readonly peak: number };

const measureVersion = 1;

/** Identifies a segment's samples. */
export function narrationKey(segment: NarrationSegment): readonly unknown[] {
  return [segment.sampleRate, segment.samples, segment.sentences.map(({ part, at }) => [part.key, part.samples, at])];
}

export async function measureNarration(
  cache: Cache,
  segment: NarrationSegment,
  signal: AbortSignal,
): Promise<NarrationMeasure> {
  const key = cacheKey('narration-measure', measureVersion, narrationKey(segment));
  const known = await cache.get(key);
  // Our own facts, written below.
  if (known) return known.meta as NarrationMeasure;
  const meter = createLoudnessMeter(segment.sampleRate, 1);
  const edge = new Int16Array(Math.round(edgeSilenceSeconds * segment.sampleRate));
  let peak = 0;
  meter.push(edge);
  await readNarration(
    segment,
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
