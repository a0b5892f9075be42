/** Run history in SQL. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import type { RunItem, RunOutcome, RunRecord, Runs, RunTrigger, ToldNotice } from '../store.ts';
import type { Database } from './database.ts';
import { fromJson } from './json-column.ts';

export function createRuns({ query, write, writeAlone }: Database): Runs {
  return {
    async start({ id, trigger, startedAt, worker }) {
      await write((transaction) =>
        transaction.insertInto('runs').values({ id, trigger, worker, started_at: startedAt }).execute(),
      );
    },
    async addItem(runId, item) {
      await writeAlone(`run ${runId}`, (transaction) =>
        transaction
          .insertInto('run_items')
          .values(({ selectFrom }) => ({
            run_id: runId,
            position: selectFrom('run_items')
              .select(sql<number>`coalesce(max(position), -1) + 1`.as('next'))
              .where('run_id', '=', runId),
            show_id: item.showId,
            url: item.url,
            item: JSON.stringify(item),
          }))
          .execute(),
      );
    },
    async note(id, notices) {
      await write((transaction) =>
        transaction
          .updateTable('runs')
          .set({ notices: JSON.stringify(notices) })
          .where('id', '=', id)
          .execute(),
      );
    },
    async finish(id, finishedAt, outcome, summary) {
      await write((transaction) =>
        transaction
          .updateTable('runs')
          .set({ finished_at: finishedAt, outcome, summary: JSON.stringify(summary) })
          .where('id', '=', id)
          .execute(),
      );
    },
    async finishLost(now, isAlive) {
      const open = await query.selectFrom('runs').select(['id', 'worker']).where('outcome', 'is', null).execute();
      for (const { id, worker } of open)
        if (worker === null || !(await isAlive(worker)))
          await write((transaction) =>
            transaction
              .updateTable('runs')
              .set({ outcome: 'lost', finished_at: now })
              .where('id', '=', id)
              // It may have ended since it was asked for.
              .where('outcome', 'is', null)
              .execute(),
          );
    },
    async list(limit) {
      const rows = await newest(query, limit).selectAll().execute();
      return rows.map(toRun);
    },
    async find(id) {
      const row = await query.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const items = await query
        .selectFrom('run_items')
        .select(['item', 'show_id'])
        .where('run_id', '=', id)
        .orderBy('position')
        .execute();
      return {
        ...toRun(row),
        notices: row.notices === null ? [] : fromJson<readonly ToldNotice[]>(row.notices),
        items: items.map(({ item, show_id }) => ({ ...fromJson<RunItem>(item), showId: show_id })),
      };
    },
    async prune(keep) {
      await write(async (transaction) => {
        await transaction.deleteFrom('runs').where('id', 'not in', newest(transaction, keep).select('id')).execute();
        await transaction
          .deleteFrom('run_items')
          .where('run_id', 'not in', transaction.selectFrom('runs').select('id'))
          .execute();
      });
    },
  };
}

const newest = (connection: Kysely<Schema>, limit: number) =>
  connection.selectFrom('runs').orderBy('started_at', 'desc').orderBy('id').limit(limit);

const toRun = (row: Selectable<Schema['runs']>): RunRecord => ({
  id: row.id,
  // Written from a RunTrigger by start.
  trigger: row.trigger as RunTrigger,
  startedAt: row.started_at,
  ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  ...(row.outcome !== null && { outcome: row.outcome as RunOutcome }),
  ...(row.summary !== null && { summary: fromJson(row.summary) }),
});
