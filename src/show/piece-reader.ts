/** Reads the kept pieces of episodes for a publication: each once, a few at a time, and never all of them at once. */
import { setImmediate } from 'node:timers/promises';
import { LecternError } from '../errors.ts';
import type { Pieces } from '../publish/episode-pieces.ts';
import type { RenderIndex } from '../store/store.ts';

export type PieceReader = {
  /** Spares reading what was made just now. */
  add(name: string, pieces: Pieces): void;
  /** @returns the pieces by name; asked for another name than those given, it throws */
  read(names: readonly string[]): Promise<(name: string) => Pieces>;
};

/** Read between two turns of the event loop: some 10 ms. */
const AT_ONCE = 50;

/** Enough for the feed, the search index and the front page to share what they are made of. */
const MOST_KEPT = 700;

export function createPieceReader(renders: Pick<RenderIndex, 'findPieces'>, showId: string): PieceReader {
  const kept = new Map<string, Pieces>();

  /** The longest unused go first. */
  function keep(name: string, pieces: Pieces): void {
    kept.delete(name);
    kept.set(name, pieces);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  return {
    add: keep,
    async read(names) {
      const found = new Map<string, Pieces>();
      const missing: string[] = [];
      for (const name of names) {
        const pieces = kept.get(name);
        if (pieces === undefined) missing.push(name);
        else found.set(name, pieces);
      }
      for (let start = 0; start < missing.length; start += AT_ONCE) {
        for (const [name, pieces] of await renders.findPieces(showId, missing.slice(start, start + AT_ONCE))) {
          found.set(name, pieces);
          keep(name, pieces);
        }
        await setImmediate();
      }
      return (name) => {
        const pieces = found.get(name);
        // A document must never be written without what belongs in it.
        if (pieces === undefined)
          throw new LecternError(`The pieces of ${showId}/${name} are lost.`, {
            code: 'internal',
            stage: 'publish',
            hint: `Have the show written anew with \`lectern rebuild --show ${showId}\`.`,
          });
        return pieces;
      };
    },
  };
}
