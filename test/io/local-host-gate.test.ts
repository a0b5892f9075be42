import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalHostGate } from '../../src/io/local-host-gate.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { describeHostGate } from '../contracts/host-gate-contract.ts';

const { signal } = new AbortController();

describeHostGate('in a process, with rests in SQLite', async (surroundings) => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-gate-'));
  const store = await openSqliteStore(join(folder, 'lectern.db'));
  return {
    open: (delaySeconds) => createLocalHostGate({ delaySeconds, ...surroundings, rests: store.hostRests }),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('rests that are kept', () => {
  it('do not count when the clock was put back by more than the longest', async () => {
    const rests = { find: async () => '2026-03-02T12:00:00.000Z', save: async () => undefined };
    const at = (time: string) => createLocalHostGate({ delaySeconds: 0, rests, wallClock: () => Date.parse(time) });
    await expect(at('2026-03-01T12:00:00Z').enter('a', signal)).rejects.toMatchObject({ code: 'http-status' });
    (await at('2026-03-01T11:00:00Z').enter('a', signal))();
  });

  it('hold nobody up when they cannot be read, and hold in their own process when they cannot be kept', async () => {
    const fail = async () => {
      throw new Error('The disk is full.');
    };
    const gate = createLocalHostGate({ delaySeconds: 0, rests: { find: fail, save: fail } });
    (await gate.enter('a', signal))();
    await gate.rest('a', 600_000);
    await expect(gate.enter('a', signal)).rejects.toMatchObject({ retryable: true });
  });
});
