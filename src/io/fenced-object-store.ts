/** Object stores that are written to only as long as the job at work is still this worker's. */
import type { ObjectStore } from './object-store.ts';

const plainOf = new WeakMap<ObjectStore, ObjectStore>();

/** `assertClaim` throws when another worker has the job. What is between it and the write is as short as can be. */
export function withClaimChecks(plain: ObjectStore, assertClaim: () => Promise<void>): ObjectStore {
  const store: ObjectStore = {
    async put(key, content) {
      await assertClaim();
      return plain.put(key, content);
    },
    async putFile(key, path) {
      await assertClaim();
      await plain.putFile(key, path);
    },
    async copyFrom(other, key, as) {
      await assertClaim();
      // Drivers of one kind copy without reading.
      return plain.copyFrom(plainOf.get(other) ?? other, key, as);
    },
    async remove(keyOrPrefix) {
      await assertClaim();
      await plain.remove(keyOrPrefix);
    },
    open: (key, range) => plain.open(key, range),
    stat: (key) => plain.stat(key),
    list: (prefix) => plain.list(prefix),
    sweep: () => plain.sweep(),
  };
  plainOf.set(store, plain);
  return store;
}
