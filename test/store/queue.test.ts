import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryQueue, openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
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

describeQueue('SQLite in memory', async (surroundings) => ({
  queue: await openMemoryQueue(surroundings),
  close: async () => undefined,
}));
