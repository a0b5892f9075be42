/** What a finished file is made of, in the order in which it is heard. */
import { readPieces } from '../io/file-pieces.ts';
import type { Layout } from './plan-layout.ts';

export type Stretch =
  | { readonly kind: 'frames'; readonly path: string; readonly frames: number }
  | { readonly kind: 'silence'; readonly frames: number };

/** @param paths the segments' kept frames, in order */
export function planStretches(paths: readonly string[], layout: Layout): readonly Stretch[] {
  const pause = (units: number): readonly Stretch[] => (units > 0 ? [{ kind: 'silence', frames: units }] : []);
  return [
    ...pause(layout.leadUnits),
    ...layout.placements.flatMap((placement, index) => [
      { kind: 'frames', path: paths[index] ?? '', frames: placement.units } as const,
      ...pause(placement.gapUnits),
    ]),
  ];
}

export type JoinedFile = { readonly sha256: string; readonly byteLength: number };

/** The bytes of all stretches, front to back; each piece is only valid until the next one is asked for. */
export async function* readStretches(
  stretches: readonly Stretch[],
  silence: Uint8Array,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (const stretch of stretches) {
    signal.throwIfAborted();
    if (stretch.kind === 'silence') for (let i = 0; i < stretch.frames; i += 1) yield silence;
    else yield* readPieces(stretch.path, undefined, signal);
  }
}
