import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMemoryStore, openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { describeQueue } from '../contracts/queue-contract.ts';

describeQueue('SQLite', async (surroundings) => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-queue-'));
  const store = await openSqliteStore(join(folder, 'lectern.db'), surroundings);
  return {
    queue: store.queue,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

it('keeps the latest of what was given up', async () => {
  const { queue } = await openMemoryStore({ deadKept: 2 });
  const why = { code: 'timeout', stage: 'publish', message: 'late', at: '2026-01-01T00:00:00.000Z' } as const;
  for (const showId of ['a', 'b', 'c', 'd']) {
    await queue.enqueue([{ kind: 'publish-show', showId }], { batch: 'one' });
    const claim = await queue.claim('w');
    if (claim) expect(await queue.giveUp(claim, why)).toBe(true);
  }
  await queue.enqueue([{ kind: 'publish-site' }]);
  expect((await queue.list({ isDead: true })).map(({ job }) => job)).toMatchObject([{ showId: 'c' }, { showId: 'd' }]);
  expect(await queue.list()).toHaveLength(3);
});

describeQueue('SQLite in memory', async (surroundings) => ({
  queue: (await openMemoryStore(surroundings)).queue,
  close: async () => undefined,
}));
