/** Reads the kept partials of episodes for a publication: each once, a few at a time, and never all of them at once. */
import { setImmediate } from 'node:timers/promises';
import { LecternError } from '../errors.ts';
import type { Partials } from '../publish/episode-partials.ts';
import type { RenderIndex } from '../store/store.ts';

export type PartialReader = {
  /** Spares reading what was made just now. */
  add(name: string, partials: Partials): void;
  /** @returns the partials by name; asked for another name than those given, it throws */
  read(names: readonly string[]): Promise<(name: string) => Partials>;
};

/** Read between two turns of the event loop: some 10 ms. */
const AT_ONCE = 50;

/** Enough for the feed, the search index and the front page to share what they are made of. */
const MOST_KEPT = 1200;

export function createPartialReader(renders: Pick<RenderIndex, 'findPartials'>, showId: string): PartialReader {
  const kept = new Map<string, Partials>();

  /** The longest unused go first. */
  function keep(name: string, partials: Partials): void {
    kept.delete(name);
    kept.set(name, partials);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  return {
    add: keep,
    async read(names) {
      const found = new Map<string, Partials>();
      const missing: string[] = [];
      for (const name of names) {
        const partials = kept.get(name);
        if (partials === undefined) missing.push(name);
        else found.set(name, partials);
      }
      for (let start = 0; start < missing.length; start += AT_ONCE) {
        for (const [name, partials] of await renders.findPartials(showId, missing.slice(start, start + AT_ONCE))) {
          found.set(name, partials);
          keep(name, partials);
        }
        await setImmediate();
      }
      return (name) => {
        const partials = found.get(name);
        // A document must never be written without what belongs in it.
        if (partials === undefined)
          throw new LecternError(`The partials of ${showId}/${name} are lost.`, {
            code: 'internal',
            stage: 'publish',
            hint: `Have the show written anew with \`lectern rebuild --show ${showId}\`.`,
          });
        return partials;
      };
    },
  };
}
