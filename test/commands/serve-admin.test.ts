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
