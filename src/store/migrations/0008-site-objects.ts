/** Which object of a bucket each name of the site stands for. */
import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text, instant, whole } = columnTypes(database);
  await database.schema
    .createTable('site_objects')
    // Empty, or ends with a slash: what is below a show is asked for by its range.
    .addColumn('folder', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('object', text, (column) => column.notNull())
    .addColumn('byte_length', whole, (column) => column.notNull())
    .addColumn('sha256', text, (column) => column.notNull())
    .addColumn('md5', text, (column) => column.notNull())
    .addColumn('modified_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('site_objects_key', ['folder', 'name'])
    .execute();
  await database.schema.createIndex('site_objects_object').on('site_objects').column('object').execute();
}
