import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { createItemsPlace } from '../serve/items-api.ts';

it('has a job that was given up done again, and ignores one that is gone', async () => {
  const { admin, store } = await createItemsPlace();
  const { queue, close } = store;
  const why = { code: 'timeout', stage: 'publish', message: 'late', at: '2026-01-01T00:00:00.000Z' } as const;
  await queue.enqueue([{ kind: 'ping-hubs', showId: 'a' }]);
  const claim = await queue.claim('w');
  if (claim) await queue.giveUp(claim, why);
  await admin.retryJob('nothing');
  expect(await queue.claim('w')).toBeUndefined();
  await admin.retryJob(claim?.id ?? '');
  expect(await queue.claim('w')).toMatchObject({ job: { kind: 'ping-hubs' }, timesLost: 0 });
  await close();
});

it('shows the runs of other processes that are under way, and none of a process that was killed', async () => {
  const { admin, store } = await createItemsPlace();
  const begin = (id: string, worker: string) =>
    store.runs.start({ id, worker, trigger: 'manual', startedAt: '2026-01-01T00:00:00.000Z' });
  const shown = async () => {
    const page = load(await admin.renderStatus({ formToken: 'f' }));
    return page('#current li')
      .toArray()
      .map((item) => page(item).text());
  };
  expect(await shown()).toEqual([]);
  await begin('elsewhere', 'alive');
  await begin('killed', 'dead');
  expect(await shown()).toEqual([expect.stringMatching(/by hand/i)]);
  expect((await store.runs.find('killed'))?.outcome).toBe('lost');
  await store.close();
});
