/** What processes left that carry their number in the name, and whether they still run. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files and folders of processes that have ended. The first group of `pattern` is a process's number. */
export async function findAbandoned(
  directory: string,
  pattern: RegExp,
  { recursive = false } = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { parentPath, name } of await readdir(directory, { recursive, withFileTypes: true }).catch(() => [])) {
    const pid = pattern.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(parentPath, name);
    if (!(await isOwned(path, Number(pid)))) found.push(path);
  }
  return found;
}

/** A program that the dead process had started, such as ffmpeg, may go on to write into a folder while it is emptied. */
const TRIES = { maxRetries: 20, retryDelay: 10 };

/** Removes what {@link findAbandoned} finds. @returns how many */
export async function removeAbandoned(...where: Parameters<typeof findAbandoned>): Promise<number> {
  const found = await findAbandoned(...where);
  for (const path of found) await rm(path, { recursive: true, force: true, ...TRIES });
  return found.length;
}

/**
 * Whether the process that left a file under its number still runs. Numbers come again, ours above all: in a container
 * every process is number 1. So ours counts only for what was written since we began.
 */
export async function isOwned(path: string, pid: number): Promise<boolean> {
  if (pid !== process.pid) return isAlive(pid);
  const found = await stat(path).catch(() => undefined);
  // File systems keep times in steps; two seconds is the coarsest.
  return found !== undefined && found.mtimeMs >= performance.timeOrigin - 2000;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
