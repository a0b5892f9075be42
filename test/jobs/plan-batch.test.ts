import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { planBatch } from '../../src/jobs/plan-batch.ts';
import { spread } from '../../src/jobs/release-imports.ts';
import { planJobs } from '../../src/jobs/scheduled-jobs.ts';
import { IMPORTED } from '../../src/run/source-key.ts';
import { openMemoryStore } from '../../src/store/sqlite/open-sqlite-store.ts';

it('looks after a show without sources by its own clock, which is when its imports have their turn', async () => {
  const config = parseConfig(
    `
schedule: "*/30 * * * *"
shows:
  - { id: inbox, title: T, language: en, author: A, schedule: "0 5 * * *" }
  - { id: news, title: T, language: en, author: A, sources: [{ page: "https://paper.example/" }] }
`,
    'test.yaml',
    '/nowhere',
  );
  expect(planJobs(config).map(({ cron, about }) => [cron, about])).toEqual([
    ['0 5 * * *', 'sources of inbox'],
    ['*/30 * * * *', 'sources of news'],
  ]);
  const store = await openMemoryStore();
  const [inbox] = config.shows;
  if (!inbox) throw new Error('unreachable: it is configured');
  const now = new Date('2026-03-01T05:00:00Z');
  const url = 'https://paper.example/1';
  const waiting = spread([url], inbox, now).map((one) => ({ ...one, item: { url } }));
  await store.items.saveWaiting('inbox', IMPORTED, waiting, now.toISOString());
  // What planning needs of them.
  const parts = {
    config,
    store,
    queue: store.queue,
    now: () => now,
    kokoro: () => ({ voices: [], isQuick: true }),
  } as unknown as JobParts;
  const made = async (cron: string) =>
    (await planBatch(parts, { kind: 'sources', cron }, 'schedule')).flatMap((job) =>
      job.kind === 'make-episode' ? [job.item.url] : [],
    );
  expect(await made('*/30 * * * *')).toEqual([]);
  expect(await made('0 5 * * *')).toEqual([url]);
  await store.close();
});
