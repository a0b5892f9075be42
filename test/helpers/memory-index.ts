/** The rows of a cache, in memory. */
import type { CacheIndex, CacheRow } from '../../src/io/cache.ts';

export function memoryIndex(): CacheIndex & { readonly rows: Map<string, CacheRow> } {
  const rows = new Map<string, CacheRow>();
  const used = new Map<string, string>();
  return {
    rows,
    findAll: async (keys) => keys.flatMap((key) => rows.get(key) ?? []),
    async save(row) {
      rows.set(row.key, row);
      used.set(row.key, new Date().toISOString());
    },
    forget: async (key) => void rows.delete(key),
    forgetUnused: async (key, since) => (used.get(key) ?? '') < since && rows.delete(key),
    async touchAll(keys, at) {
      for (const key of keys) used.set(key, at);
    },
    totalBytes: async () => [...rows.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
    listOldest: async (limit, before) =>
      [...rows.values()].filter(({ key }) => (used.get(key) ?? '') < before).slice(0, limit),
  };
}
