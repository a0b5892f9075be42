/** The small tables: what was rendered, what sources said, when the clock last struck, which hosts rest, who may listen. */

import type { HostRests } from '../../io/host-gate.ts';
import type { SourceState } from '../../model.ts';
import type { People, RenderIndex, Right, SourceMemory, Ticks } from '../store.ts';
import type { Database } from './database.ts';
import { fromJson } from './json-column.ts';
import { readInTurns } from './read-in-turns.ts';

/** SQLite takes 32,766 parameters in one statement; this many names are asked for at once. */
const NAMES_AT_ONCE = 500;

export function createRenderIndex({ query, write }: Database): RenderIndex {
  return {
    async find(showId) {
      const ofShow = query.selectFrom('renders').select(['name', 'hash']).where('show_id', '=', showId).orderBy('name');
      const rows = await readInTurns<{ readonly name: string; readonly hash: string }>((last, limit) =>
        (last ? ofShow.where('name', '>', last.name) : ofShow).limit(limit).execute(),
      );
      return new Map(rows.map((row) => [row.name, row.hash]));
    },
    async findPartials(showId, names) {
      const found = new Map<string, Readonly<Record<string, string>>>();
      for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
        const rows = await query
          .selectFrom('renders')
          .select(['name', 'pieces'])
          .where('show_id', '=', showId)
          .where('name', 'in', names.slice(start, start + NAMES_AT_ONCE))
          .execute();
        for (const { name, pieces } of rows) if (pieces !== null) found.set(name, fromJson(pieces));
      }
      return found;
    },
    async save(showId, name, hash, pieces) {
      const row = { hash, pieces: pieces ? JSON.stringify(pieces) : null };
      await write((transaction) =>
        transaction
          .insertInto('renders')
          .values({ show_id: showId, name, ...row })
          .onConflict((conflict) => conflict.columns(['show_id', 'name']).doUpdateSet(row))
          .execute(),
      );
    },
    async forget(showId, name) {
      await write((transaction) =>
        transaction.deleteFrom('renders').where('show_id', '=', showId).where('name', '=', name).execute(),
      );
    },
  };
}

export function createSourceMemory({ query, write }: Database): SourceMemory {
  return {
    async find(showId, source) {
      const row = await query
        .selectFrom('sources')
        .select('state')
        .where('show_id', '=', showId)
        .where('source', '=', source)
        .executeTakeFirst();
      return row && fromJson<SourceState>(row.state);
    },
    async names(showId) {
      const rows = await query
        .selectFrom('sources')
        .select('source')
        .where('show_id', '=', showId)
        .orderBy('source')
        .execute();
      return rows.map(({ source }) => source);
    },
    async save(showId, source, state) {
      const row = { show_id: showId, source, state: JSON.stringify(state) };
      await write((transaction) =>
        transaction
          .insertInto('sources')
          .values(row)
          .onConflict((conflict) => conflict.columns(['show_id', 'source']).doUpdateSet(row))
          .execute(),
      );
    },
  };
}

export function createTicks({ query, write }: Database): Ticks {
  return {
    async find(name) {
      const row = await query.selectFrom('ticks').select('at').where('name', '=', name).executeTakeFirst();
      return row?.at;
    },
    async save(name, at) {
      await write((transaction) =>
        transaction
          .insertInto('ticks')
          .values({ name, at })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
          .execute(),
      );
    },
    take: (name, due, at) =>
      write(async (transaction) => {
        const { numInsertedOrUpdatedRows = 0n } = await transaction
          .insertInto('ticks')
          .values({ name, at })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }).where('ticks.at', '<', due))
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows > 0n;
      }),
  };
}

export function createHostRests({ query, write }: Database): HostRests {
  return {
    async find(host) {
      const row = await query.selectFrom('host_rests').select('until').where('host', '=', host).executeTakeFirst();
      return row?.until;
    },
    async save(host, until, now) {
      await write(async (transaction) => {
        await transaction.deleteFrom('host_rests').where('until', '<', now).execute();
        await transaction
          .insertInto('host_rests')
          .values({ host, until })
          .onConflict((conflict) => conflict.column('host').doUpdateSet({ until }))
          .execute();
      });
    },
  };
}

export function createPeople({ query, write }: Database): People {
  return {
    async add({ id, showId, name, may, tokenHash, addHash, createdAt, revokedAt }) {
      const row = {
        show_id: showId,
        name,
        may: may.join(','),
        token_hash: tokenHash,
        add_hash: addHash ?? null,
        created_at: createdAt,
        revoked_at: revokedAt ?? null,
      };
      await write((transaction) =>
        transaction
          .insertInto('people')
          .values({ id, ...row })
          .execute(),
      );
    },
    async list(showId) {
      const rows = await query
        .selectFrom('people')
        .selectAll()
        .where('show_id', '=', showId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        showId: row.show_id,
        name: row.name,
        // Written by add, or by the migration of those who may listen.
        may: row.may.split(',') as Right[],
        tokenHash: row.token_hash,
        ...(row.add_hash !== null && { addHash: row.add_hash }),
        createdAt: row.created_at,
        ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
      }));
    },
    async revoke(showId, id, at) {
      const { numUpdatedRows } = await write((transaction) =>
        transaction
          .updateTable('people')
          .set({ revoked_at: at })
          .where('show_id', '=', showId)
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst(),
      );
      return numUpdatedRows > 0n;
    },
  };
}
