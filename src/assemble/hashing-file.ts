/** A new file that is written front to back and hashed on the way. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export type HashingFile = {
  write(bytes: Uint8Array): Promise<void>;
  /** Appends a whole file. */
  append(path: string, signal: AbortSignal): Promise<void>;
  /** Bytes so far. */
  byteLength(): number;
  /** Flushes to the disk and closes; the SHA-256 in hex. */
  finish(): Promise<string>;
  abandon(): Promise<void>;
};

export async function createHashingFile(path: string): Promise<HashingFile> {
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  let written = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;

  async function flush(): Promise<void> {
    const bytes = Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  async function write(bytes: Uint8Array): Promise<void> {
    pending.push(bytes);
    pendingBytes += bytes.length;
    written += bytes.length;
    if (pendingBytes >= 1 << 20) await flush();
  }
  return {
    write,
    async append(source, signal) {
      for await (const chunk of createReadStream(source, { highWaterMark: 1 << 18, signal })) await write(chunk);
    },
    byteLength: () => written,
    async finish() {
      await flush();
      await file.sync();
      await file.close();
      return hash.digest('hex');
    },
    async abandon() {
      await file.close();
    },
  };
}
