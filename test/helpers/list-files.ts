/** A folder as a map from path to the hash of its bytes and the time of its last change. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

export type FileState = { readonly sha256: string; readonly changedMs: number; readonly bytes: number };

export async function listFiles(directory: string): Promise<ReadonlyMap<string, FileState>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, FileState>();
  for (const entry of entries.filter((one) => one.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    files.set(relative(directory, path), {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      changedMs: (await stat(path)).mtimeMs,
      bytes: bytes.length,
    });
  }
  return files;
}
