/** Sees to it that every segment lies in the cache, encoding what is missing. */
import type { AudioSettings } from '../model.ts';
import type { AssembleProgress } from './assembler.ts';
import { type EncodeContext, type EncodeTarget, type EncodeWork, encodeSegments } from './encode-segments.ts';
import type { NarrationSegment } from './plan-segments.ts';
import { encodeSource, type PreparedSegment } from './prepare-segments.ts';

/** A segment and its renditions. */
export type Piece = {
  readonly prepared: Pick<PreparedSegment, 'segment' | 'pcmPath'>;
  readonly seconds: number;
  readonly targets: readonly EncodeTarget[];
};

/** Half a second of nothing: the source of the frames that pauses are made of. */
export const silenceSegment: NarrationSegment = {
  kind: 'narration',
  voice: '',
  sampleRate: 44100,
  sentences: [],
  samples: 22050,
};

/** Frames that it is encoded to. */
export const silenceFrames = 12;

/** @returns which pieces had to be encoded, in one rendition at least */
export async function ensureSegments(
  context: Omit<EncodeContext, 'onProgress'> & { readonly settings: AudioSettings },
  pieces: readonly Piece[],
  totalSeconds: number,
  onProgress: ((progress: AssembleProgress) => void) | undefined,
  signal: AbortSignal,
): Promise<ReadonlySet<Piece>> {
  const works: EncodeWork[] = [];
  const planned = new Set<string>();
  const encoded = new Set<Piece>();
  for (const piece of pieces) {
    const found = await Promise.all(piece.targets.map((target) => context.cache.get(target.cacheKey)));
    const missing = piece.targets.filter((_, number) => !found[number]);
    if (missing.length > 0) encoded.add(piece);
    // The same sentence or clip twice in one episode is encoded once.
    const fresh = missing.filter((target) => !planned.has(target.cacheKey));
    for (const target of fresh) planned.add(target.cacheKey);
    if (fresh.length > 0)
      works.push({
        source: await encodeSource(piece.prepared, context.settings, signal),
        seconds: piece.seconds,
        targets: fresh,
      });
  }
  const missingSeconds = works.reduce((sum, work) => sum + work.seconds, 0);
  const report = (seconds: number) =>
    onProgress?.({ doneSeconds: Math.max(0, totalSeconds - Math.max(0, missingSeconds - seconds)), totalSeconds });
  report(0);
  await encodeSegments({ ...context, onProgress: report }, works, signal);
  report(missingSeconds);
  return encoded;
}
