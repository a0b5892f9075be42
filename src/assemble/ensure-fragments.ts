/** Encodes the fragments that the cache lacks. */
import type { AudioSettings } from '../model.ts';
import type { AssembleProgress } from './assembler.ts';
import { type EncodeContext, type EncodeTarget, type EncodeWork, encodeFragments } from './encode-fragments.ts';
import type { NarrationFragment } from './plan-fragments.ts';
import { encodeSource, type PreparedFragment } from './prepare-fragments.ts';

/** A fragment and the renditions that it is needed in. */
export type EncodeRequest = {
  readonly prepared: Pick<PreparedFragment, 'fragment'>;
  readonly seconds: number;
  readonly targets: readonly EncodeTarget[];
};

/** Half a second of silence, whose frames fill pauses. */
export const silenceFragment: NarrationFragment = {
  kind: 'narration',
  voice: '',
  sampleRate: 44100,
  sentences: [],
  samples: 22050,
};

/** Frames of {@link silenceFragment}. */
export const silenceFrames = 12;

/** @returns the requests of which at least one rendition was not in the cache */
export async function ensureFragments(
  context: Omit<EncodeContext, 'onProgress'> & { readonly settings: AudioSettings },
  requests: readonly EncodeRequest[],
  totalSeconds: number,
  onProgress: ((progress: AssembleProgress) => void) | undefined,
  signal: AbortSignal,
): Promise<ReadonlySet<EncodeRequest>> {
  const works: EncodeWork[] = [];
  const planned = new Set<string>();
  const encoded = new Set<EncodeRequest>();
  for (const request of requests) {
    const found = await Promise.all(request.targets.map((target) => context.cache.get(target.cacheKey)));
    const missing = request.targets.filter((_, number) => !found[number]);
    if (missing.length > 0) encoded.add(request);
    // The same sentence or clip twice in one episode is encoded once.
    const fresh = missing.filter((target) => !planned.has(target.cacheKey));
    for (const target of fresh) planned.add(target.cacheKey);
    if (fresh.length > 0)
      works.push({
        source: await encodeSource(request.prepared, context.settings, signal),
        seconds: request.seconds,
        targets: fresh,
      });
  }
  const missingSeconds = works.reduce((sum, work) => sum + work.seconds, 0);
  const report = (seconds: number) =>
    onProgress?.({ doneSeconds: Math.max(0, totalSeconds - Math.max(0, missingSeconds - seconds)), totalSeconds });
  report(0);
  await encodeFragments({ ...context, onProgress: report }, works, signal);
  report(missingSeconds);
  return encoded;
}
