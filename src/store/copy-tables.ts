/** Tables of one database → the same rows in another, checked by reading both again. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { LecternError } from '../errors.ts';
import { type Database, toParameter } from './sql/database.ts';
import type { Table } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** How many rows there are, and a hash of all of them in order. */
export type TableDigest = { readonly rows: number; readonly sha256: string };

export type TableCopy = {
  readonly table: string;
  readonly rows: number;
  /** Whether they had to be written. */
  readonly isCopied: boolean;
};

/**
 * Makes a table of `to` the same as that of `from`, which nobody writes to meanwhile. One that a killed process has half
 * copied is begun again; one that is the same is left alone. `onRows` is told how many rows are written.
 *
 * @throws LecternError `invalid` when both differ afterwards
 */
export async function copyTable(
  from: Pick<Database, 'query'>,
  to: Pick<Database, 'query' | 'write'>,
  table: Table,
  signal: AbortSignal,
  onRows: (written: number) => void = () => undefined,
): Promise<TableCopy> {
  const wanted = await digestTable(from, table, signal);
  if (isSame(await digestTable(to, table, signal), wanted))
    return { table: table.name, rows: wanted.rows, isCopied: false };
  await to.write((transaction) => sql`delete from ${sql.table(table.name)}`.execute(transaction));
  const written = await addRows(from, to, table, signal, onRows);
  const found = await digestTable(to, table, signal);
  if (!isSame(found, wanted))
    throw new LecternError(
      `The table ${table.name} has ${found.rows} rows that are not the ${wanted.rows} of the original.`,
      {
        code: 'invalid',
        stage: 'store',
        hint: 'Let no other program write to either database, and run the command again.',
      },
    );
  return { table: table.name, rows: written, isCopied: true };
}

/** Adds the rows whose keys `to` does not have. @returns how many there were */
export async function addRows(
  from: Pick<Database, 'query'>,
  to: Pick<Database, 'write'>,
  table: Table,
  signal: AbortSignal,
  onRows: (written: number) => void = () => undefined,
): Promise<number> {
  let written = 0;
  for await (const rows of readRows(from, table, signal)) {
    await to.write((transaction) =>
      // Only this module's callers name tables, from tables.ts.
      (transaction as unknown as Kysely<Record<string, Row>>)
        .insertInto(table.name)
        .values([...rows])
        // A transaction whose end nobody heard of may have been committed.
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
    written += rows.length;
    onRows(written);
  }
  return written;
}

const isSame = (one: TableDigest, other: TableDigest) => one.rows === other.rows && one.sha256 === other.sha256;

async function digestTable(database: Pick<Database, 'query'>, table: Table, signal: AbortSignal): Promise<TableDigest> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of readRows(database, table, signal)) {
    count += rows.length;
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  }
  return { rows: count, sha256: hash.digest('hex') };
}

/** How many rows a table has. */
export async function countRows({ query }: Pick<Database, 'query'>, { name }: Table): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(query);
  return Number(rows[0]?.rows ?? 0);
}

/** In the order of the key, each row with its columns in the order of their names. */
async function* readRows(
  { query }: Pick<Database, 'query'>,
  { name, key, instants, rowsAtOnce }: Table,
  signal: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after = sql``;
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await sql<Row>`
      select * from ${sql.table(name)} ${after} order by ${columns} limit ${rowsAtOnce}`.execute(query);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => toComparable(row, instants));
    after = sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}

function toComparable(row: Row, instants: readonly string[]): Row {
  const names = Object.keys(row).sort();
  const comparable = (name: string) => (instants.includes(name) ? toInstant(row[name]) : toParameter(row[name]));
  return Object.fromEntries(names.map((name) => [name, comparable(name)]));
}

/** Older versions wrote some without milliseconds. */
function toInstant(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? new Date(0).toISOString() : at.toISOString();
}
