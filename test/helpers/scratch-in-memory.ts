/**
 * Temporary folders of tests lie in memory where Linux has room for them: on a disk each `fsync` takes milliseconds, in
 * which a core waits. What a power cut leaves is tested with a disk that is played (faults/power-cut).
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';

const ENOUGH_BYTES = 1.5e9;

/** The suite itself takes some three of it. */
const ENOUGH_MEMORY = 6e9;

/** Once for all projects of the suite, before its workers are started. */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR']?.startsWith(IN_MEMORY) || !hasRoom()) return undefined;
  const before = process.env['TMPDIR'];
  sweep();
  const folder = mkdtempSync(join(IN_MEMORY, `lectern-tests-${process.pid}-`));
  // PostgreSQL's own user has to get through it.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    remove(folder);
  };
}

/** A suite that was killed has left its folder, which takes memory until it goes. */
function sweep(): void {
  for (const name of readdirSync(IN_MEMORY)) {
    const [, pid] = /^lectern-tests-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) remove(join(IN_MEMORY, name));
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A test that failed has left something mounted there.
  }
}

function hasRoom(): boolean {
  if (freemem() < ENOUGH_MEMORY) return false;
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
