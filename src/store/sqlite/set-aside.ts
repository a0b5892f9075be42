/** A damaged database → the file moved out of the way, and what can still be read of it in a new one. */
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { damageMarkOf } from './guard-connection.ts';

/** Moves a database with its log to `<path>.broken-<time>`. @returns that path */
export function setAside(path: string, now: Date): string {
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
  'sources',
  'runs',
  'run_items',
  'ticks',
  'host_rests',
  'subscribers',
  'cache_entries',
];

const JSON_COLUMNS = ['validators', 'error', 'episode', 'state', 'summary', 'item', 'meta'];

/** Copies the rows that can be read from the damaged database `from` into the new one `into`. @returns how many */
export function salvageRows(from: string, into: string): number {
  let salvaged = 0;
  try {
    const [source, target] = [new Database(from, { readonly: true }), new Database(into, { timeout: 10_000 })];
    try {
      for (const table of TABLES) salvaged += salvageTable(source, target, table);
    } finally {
      source.close();
      target.close();
    }
  } catch {
    // It is no database any more.
  }
  return salvaged;
}

type Row = Readonly<Record<string, unknown>>;

function salvageTable(source: Database.Database, target: Database.Database, table: string): number {
  let salvaged = 0;
  target.exec('begin immediate');
  try {
    for (const row of source.prepare<[], Row>(`select * from ${table}`).iterate()) {
      if (!isSound(row)) continue;
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      const { changes } = target
        .prepare(`insert or ignore into ${table} (${columns.join(', ')}) values (${marks})`)
        .run(...Object.values(row));
      salvaged += changes;
    }
  } catch {
    // The rest of the table is lost.
  }
  target.exec('commit');
  return salvaged;
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
