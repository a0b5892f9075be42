/** Which model lies under a voice's name: another one there speaks differently. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { VOICE_RECORD } from './voice-record.ts';

/**
 * 16 hex digits over the checksums that the installation recorded and the sizes of the model's files; for a folder that
 * was filled by hand over sizes and times. `none` where there is no such folder.
 */
export function modelFingerprint(folder: string): string {
  try {
    const recorded = readChecksums(folder);
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== VOICE_RECORD)
      .map(({ name }) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return recorded ? [name, size] : [name, size, mtimeMs];
      });
    return createHash('sha256')
      .update(JSON.stringify([recorded, files.sort()]))
      .digest('hex')
      .slice(0, 16);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw thrown;
  }
}

function readChecksums(folder: string): readonly string[] | undefined {
  try {
    const { sources } = JSON.parse(readFileSync(join(folder, VOICE_RECORD), 'utf8')) as {
      sources: readonly { sha256: string }[];
    };
    return sources.map(({ sha256 }) => sha256);
  } catch {
    return undefined;
  }
}
