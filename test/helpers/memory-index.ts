/** The rows of a cache, in memory. */
import type { CacheIndex, CacheRow } from '../../src/io/cache.ts';

export function memoryIndex(): CacheIndex & { readonly rows: Map<string, CacheRow> } {
  const rows = new Map<string, CacheRow>();
  return {
    rows,
    find: async (key) => rows.get(key),
    save: async (row) => void rows.set(row.key, row),
    forget: async (key) => void rows.delete(key),
  };
}
