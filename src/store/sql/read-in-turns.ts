/** Reads many rows a part at a time: SQLite answers at once, and a server in this process is to answer meanwhile. */
import { setImmediate } from 'node:timers/promises';

const ROWS_AT_ONCE = 500;

/** `readAfter` reads so many rows, or those that are left, from behind the last one that was read. `atOnce`: of large rows fewer. */
export async function readInTurns<T>(
  readAfter: (last: T | undefined, limit: number) => Promise<readonly T[]>,
  atOnce = ROWS_AT_ONCE,
): Promise<readonly T[]> {
  const rows: T[] = [];
  for (;;) {
    const part = await readAfter(rows.at(-1), atOnce);
    rows.push(...part);
    if (part.length < atOnce) return rows;
    await setImmediate();
  }
}
