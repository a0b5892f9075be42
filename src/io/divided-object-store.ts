/** Objects in two places: what anybody may have, and what only listeners who are let in may. */
import type { ObjectStore } from './object-store.ts';

export type Division = {
  readonly open: ObjectStore;
  readonly closed: ObjectStore;
  readonly isOpen: (key: string) => boolean;
};

/** Shared between the stores of this process, so that a copy is made between the places themselves. */
const divisions = new WeakMap<ObjectStore, Division>();

export function createDividedObjectStore(division: Division): ObjectStore {
  const { open, closed } = division;
  const placeOf = (key: string) => placeIn(division, key);
  const store: ObjectStore = {
    put: (key, content) => placeOf(key).put(key, content),
    putFile: (key, path) => placeOf(key).putFile(key, path),
    copyFrom(other, key, as = key) {
      const theirs = divisions.get(other);
      return placeOf(as).copyFrom(theirs ? placeIn(theirs, key) : other, key, as);
    },
    open: (key, range) => placeOf(key).open(key, range),
    stat: (key) => placeOf(key).stat(key),
    list: async (prefix) => [...new Set((await Promise.all([open.list(prefix), closed.list(prefix)])).flat())],
    async remove(keyOrPrefix) {
      await Promise.all([open.remove(keyOrPrefix), closed.remove(keyOrPrefix)]);
    },
    async sweep() {
      await open.sweep();
      await closed.sweep();
    },
  };
  divisions.set(store, division);
  return store;
}

const placeIn = ({ open, closed, isOpen }: Division, key: string) => (isOpen(key) ? open : closed);

/** Moves what lies below a prefix in the other place than its own; each object is there until it is here. */
export async function moveAcross(store: ObjectStore, prefix: string): Promise<void> {
  const division = divisions.get(store);
  if (division === undefined) return;
  const { open, closed, isOpen } = division;
  const [here, there] = isOpen(prefix) ? [open, closed] : [closed, open];
  for (const name of await there.list(prefix)) {
    if (name.endsWith('/')) continue;
    await here.copyFrom(there, prefix + name);
    await there.remove(prefix + name);
  }
}
