/** A new file that is written front to back and hashed on the way. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

export type HashedFile = { readonly sha256: string; readonly byteLength: number };

/** Chunks are buffered up to this size before a write. */
const gatheredBytes = 1 << 18;

/** Writes the chunks to `path` and fsyncs it. Leaves the half-written file behind when it fails. */
export async function writeHashed(path: string, chunks: AsyncIterable<Uint8Array>): Promise<HashedFile> {
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
    for await (const chunk of chunks) {
      byteLength += chunk.length;
      if (filled + chunk.length > gatheredBytes) await flush();
      if (chunk.length >= gatheredBytes) await put(chunk);
      else {
        gathered.set(chunk, filled);
        filled += chunk.length;
      }
    }
    await flush();
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), byteLength };
}
