/** The names of a shared site in SQL. */
import { CompiledQuery, type Selectable, sql } from 'kysely';
import type { IndexedObject, ObjectIndex } from '../../io/object-index.ts';
import type { Schema } from '../schema.ts';
import type { Database } from './database.ts';

/** SQLite takes 32,766 parameters in one statement; this many names are asked for at once. */
const NAMES_AT_ONCE = 500;

/** The folder of a key, with its slash, and its name there. */
function split(key: string): { readonly folder: string; readonly name: string } {
  const at = key.lastIndexOf('/') + 1;
  return { folder: key.slice(0, at), name: key.slice(at) };
}

/** Behind all that begin with a prefix that ends with a slash: `0` is the character after it. */
const endOf = (prefix: string) => `${prefix.slice(0, -1)}0`;

export function createObjectIndex({ query, write }: Pick<Database, 'query' | 'write'>): ObjectIndex {
  const below = (prefix: string) => {
    const all = query.selectFrom('site_objects');
    return prefix === '' ? all : all.where('folder', '>=', prefix).where('folder', '<', endOf(prefix));
  };
  const texts: string[] = [];
  /** Composed once for each number of names, since a server asks this all day: composing costs more than the answer. */
  const textFor = (count: number): string => {
    const named = () => sql.join(Array(count).fill(sql`(folder = ${''} and name = ${''})`), sql` or `);
    texts[count] ??= sql`select * from site_objects where ${named()}`.compile(query).sql;
    return texts[count];
  };
  return {
    async find(keys) {
      const found = new Map<string, IndexedObject>();
      for (let start = 0; start < keys.length; start += NAMES_AT_ONCE) {
        const some = keys.slice(start, start + NAMES_AT_ONCE).map(split);
        const parameters = some.flatMap(({ folder, name }) => [folder, name]);
        const { rows } = await query.executeQuery<Row>(CompiledQuery.raw(textFor(some.length), parameters));
        for (const row of rows) found.set(row.folder + row.name, toIndexedObject(row));
      }
      return found;
    },
    async findBelow(prefix) {
      const rows = await below(prefix).selectAll().execute();
      return new Map(rows.map((row) => [row.folder + row.name, toIndexedObject(row)]));
    },
    async list(prefix) {
      const named = await query.selectFrom('site_objects').select('name').where('folder', '=', prefix).execute();
      const folders = await below(prefix).select('folder').distinct().where('folder', '<>', prefix).execute();
      const next = folders.map(({ folder }) => folder.slice(0, folder.indexOf('/', prefix.length) + 1));
      return [...named.map(({ name }) => name), ...new Set(next.map((folder) => folder.slice(prefix.length)))];
    },
    async save(key, { object, byteLength, sha256, md5, modifiedAt }) {
      const row = { object, byte_length: byteLength, sha256, md5, modified_at: modifiedAt };
      await write((transaction) =>
        transaction
          .insertInto('site_objects')
          .values({ ...split(key), ...row })
          .onConflict((conflict) => conflict.columns(['folder', 'name']).doUpdateSet(row))
          .execute(),
      );
    },
    async remove(key) {
      const { folder, name } = split(key);
      await write((transaction) => {
        const all = transaction.deleteFrom('site_objects');
        return (
          key.endsWith('/')
            ? all.where('folder', '>=', key).where('folder', '<', endOf(key))
            : all.where('folder', '=', folder).where('name', '=', name)
        ).execute();
      });
    },
    async findUnnamed(objects) {
      const named = new Set<string>();
      for (let start = 0; start < objects.length; start += NAMES_AT_ONCE) {
        const some = objects.slice(start, start + NAMES_AT_ONCE);
        const rows = await query.selectFrom('site_objects').select('object').where('object', 'in', some).execute();
        for (const { object } of rows) named.add(object);
      }
      return objects.filter((object) => !named.has(object));
    },
  };
}

type Row = Selectable<Schema['site_objects']>;

const toIndexedObject = (row: Row): IndexedObject => ({
  object: row.object,
  byteLength: row.byte_length,
  sha256: row.sha256,
  md5: row.md5,
  modifiedAt: row.modified_at,
});
