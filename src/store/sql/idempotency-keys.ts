/** Requests that name themselves, and what was answered to them. */
import type { IdempotencyKeys } from '../store.ts';
import type { Database } from './database.ts';

export function createIdempotencyKeys({ write }: Pick<Database, 'write'>): IdempotencyKeys {
  return {
    take: (key, bodyHash, { now, stale, expired }) =>
      write(async (transaction) => {
        await transaction
          .deleteFrom('idempotency_keys')
          .where(({ eb, or, and }) =>
            or([
              eb('taken_at', '<', expired),
              and([eb('key', '=', key), eb('answer', 'is', null), eb('taken_at', '<', stale)]),
            ]),
          )
          .execute();
        const { numInsertedOrUpdatedRows = 0n } = await transaction
          .insertInto('idempotency_keys')
          .values({ key, body_hash: bodyHash, answer: null, taken_at: now })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows > 0n) return undefined;
        const row = await transaction
          .selectFrom('idempotency_keys')
          .select(['body_hash', 'answer'])
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        return { bodyHash: row.body_hash, ...(row.answer !== null && { answer: row.answer }) };
      }),
    async save(key, answer) {
      await write((transaction) =>
        transaction.updateTable('idempotency_keys').set({ answer }).where('key', '=', key).execute(),
      );
    },
    async forget(key) {
      await write((transaction) => transaction.deleteFrom('idempotency_keys').where('key', '=', key).execute());
    },
  };
}
