/** A new file that is written front to back and hashed on the way. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

export type HashedFile = { readonly sha256: string; readonly byteLength: number };

/** Small pieces, such as frames of silence, are gathered until there is this much to write. */
const gatheredBytes = 1 << 18;

/** Writes the pieces to `path`, flushed to the disk. Leaves the half-written file behind when it fails. */
export async function writeHashed(path: string, pieces: AsyncIterable<Uint8Array>): Promise<HashedFile> {
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  const gathered = Buffer.allocUnsafeSlow(gatheredBytes);
  let filled = 0;
  let byteLength = 0;
  async function put(bytes: Uint8Array): Promise<void> {
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  async function flush(): Promise<void> {
    await put(gathered.subarray(0, filled));
    filled = 0;
  }
  try {
    for await (const piece of pieces) {
      byteLength += piece.length;
      if (filled + piece.length > gatheredBytes) await flush();
      if (piece.length >= gatheredBytes) await put(piece);
      else {
        gathered.set(piece, filled);
        filled += piece.length;
      }
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), byteLength };
}
