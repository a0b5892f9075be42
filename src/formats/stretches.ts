/** The stretches of a finished file, fragments and silence, in order. */
import { readChunks } from '../io/read-chunks.ts';

export type Stretch =
  | { readonly kind: 'frames'; readonly path: string; readonly frames: number }
  | { readonly kind: 'silence'; readonly frames: number };

/** The bytes of all stretches in order; a chunk is only valid until the next one is asked for. */
export async function* readStretches(
  stretches: readonly Stretch[],
  silence: Uint8Array,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (const stretch of stretches) {
    signal.throwIfAborted();
    if (stretch.kind === 'silence') for (let i = 0; i < stretch.frames; i += 1) yield silence;
    else yield* readChunks(stretch.path, undefined, signal);
  }
}
