/** The rows of a cache, in memory. */
import type { CacheIndex, CacheRow } from '../../src/io/cache.ts';

export function memoryIndex(): CacheIndex & { readonly rows: Map<string, CacheRow> } {
  const rows = new Map<string, CacheRow>();
  return {
    rows,
    findAll: async (keys) => keys.flatMap((key) => rows.get(key) ?? []),
    save: async (row) => void rows.set(row.key, row),
    forget: async (key) => void rows.delete(key),
    touchAll: async () => undefined,
    totalBytes: async () => [...rows.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
    listOldest: async (limit) => [...rows.values()].slice(0, limit),
  };
}
