/** A damaged database → the file moved out of the way, and what can still be read of it in a new one. */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { type Connection, openConnection, type Row } from './connection.ts';
import { damageMarkOf } from './guard-connection.ts';

/** Moves a database with its log to `<path>.broken-<time>`. @returns that path */
export function quarantine(path: string, now: Date): string {
  const aside = `${path}.broken-${now.toISOString().replace(/[:.]/g, '-')}`;
  // The log first: a database without its log is an older one, a log beside a new database would damage that.
  for (const suffix of ['-wal', '-shm', ''])
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${aside}${suffix}`);
  rmSync(damageMarkOf(path), { force: true });
  return aside;
}

/** What is worth having; what was rendered is rendered again. */
const TABLES = [
  'items',
  'episodes',
  'fingerprints',
  'retired_files',
  'episode_numbers',
  'feeds',
  'sources',
  'runs',
  'run_items',
  'ticks',
  'host_rests',
  'people',
  'cache_entries',
];

const JSON_COLUMNS = ['validators', 'error', 'episode', 'state', 'summary', 'item', 'meta', 'asked', 'found'];

/** Copies the rows that can be read from the damaged database `from` into the new one `into`. @returns how many */
export async function salvageRows(from: string, into: string): Promise<number> {
  let salvaged = 0;
  try {
    const [source, target] = [openConnection(from, { isReadOnly: true }), openConnection(into, { timeoutMs: 10_000 })];
    try {
      for (const table of TABLES) salvaged += salvageTable(source, target, table);
      // What people were called before they could add articles.
      salvaged += salvageTable(source, target, 'subscribers', 'people');
    } finally {
      await source.close();
      await target.close();
    }
  } catch {
    // It is no database any more.
  }
  return salvaged;
}

function salvageTable(source: Connection, target: Connection, table: string, into = table): number {
  let salvaged = 0;
  target.exec('begin immediate');
  try {
    for (const row of readRows(source, table)) {
      if (!isSound(row)) continue;
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      const insert = `insert or ignore into ${into} (${columns.join(', ')}) values (${marks})`;
      salvaged += target.run(insert, Object.values(row)).changes;
    }
  } catch {
    // The rest of the table is lost.
  }
  target.exec('commit');
  return salvaged;
}

/** One at a time: those before the damage are had. */
function* readRows(source: Connection, table: string): Generator<Row> {
  let before: unknown = -1;
  for (;;) {
    const found = source.get(`select rowid as salvaged_row, * from ${table} where rowid > ? order by rowid`, [before]);
    if (!found) return;
    const { salvaged_row: number, ...row } = found;
    yield row;
    before = number;
  }
}

/** SQLite does not notice other bytes within a text; an episode's row carries the hash of its own. */
function isSound(row: Row): boolean {
  const { episode, revision } = row;
  if (typeof episode === 'string') {
    if (createHash('sha256').update(episode).digest('hex').slice(0, 32) !== revision) return false;
  }
  try {
    for (const name of JSON_COLUMNS) if (typeof row[name] === 'string') JSON.parse(row[name]);
    return true;
  } catch {
    return false;
  }
}
