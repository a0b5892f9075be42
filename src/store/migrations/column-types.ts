/** Types of columns that give back what was put in, on every database. */
import { type ColumnDataType, type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

export type ColumnTypes = {
  /** Ordered by its bytes. */
  readonly text: ColumnDataType | RawBuilder<unknown>;
  /** As `Date.prototype.toISOString` writes it. */
  readonly instant: ColumnDataType | RawBuilder<unknown>;
  /** A count that may pass two thousand million. */
  readonly whole: ColumnDataType;
  readonly fraction: ColumnDataType;
};

const SQLITE: ColumnTypes = { text: 'text', instant: 'text', whole: 'integer', fraction: 'real' };

const POSTGRES: ColumnTypes = {
  // Whatever language the database is set up for.
  text: sql`text collate "C"`,
  instant: 'timestamptz',
  whole: 'bigint',
  fraction: 'double precision',
};

export const columnTypes = (database: Kysely<unknown>): ColumnTypes =>
  database.getExecutor().adapter instanceof PostgresAdapter ? POSTGRES : SQLITE;
