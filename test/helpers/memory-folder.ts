/** A folder for tests in which much is written and nothing has to outlive a power cut. */
import { statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';

const ENOUGH_BYTES = 200e6;

/** In memory where Linux has room for it, as each `fsync` on a disk takes milliseconds; else as {@link mkdtemp}. */
export const makeMemoryFolder = (prefix: string): Promise<string> =>
  mkdtemp(join(hasRoom() ? IN_MEMORY : tmpdir(), prefix));

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
