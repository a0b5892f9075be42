/** A new file that is written front to back and hashed on the way. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { JoinedFile } from './stretches.ts';

/** Frames of silence are gathered until there is this much to write; larger pieces are not copied first. */
const largePiece = 1 << 18;

/** Writes the pieces to `path`, flushed to the disk. Leaves the half-written file behind when it fails. */
export async function writeHashed(path: string, pieces: AsyncIterable<Uint8Array>): Promise<JoinedFile> {
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  let byteLength = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  async function put(bytes: Uint8Array): Promise<void> {
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  async function flush(): Promise<void> {
    const bytes = Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    if (bytes.length > 0) await put(bytes);
  }
  try {
    for await (const piece of pieces) {
      byteLength += piece.length;
      if (piece.length >= largePiece) {
        await flush();
        await put(piece);
        continue;
      }
      pending.push(piece);
      pendingBytes += piece.length;
      if (pendingBytes >= largePiece) await flush();
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), byteLength };
}
