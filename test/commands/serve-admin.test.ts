import { load } from 'cheerio';
import { describe, expect, it, vi } from 'vitest';
import { createFactsReader } from '../../src/commands/serve-admin.ts';
import { createRunTally } from '../../src/jobs/run-tally.ts';
import { noteRules } from '../../src/run/broken-rules.ts';
import { itemIdOf } from '../../src/store/item-id.ts';
import { anEpisode } from '../contracts/store-contract.ts';
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
    const page = load(await admin.renderStatus({ formToken: 'f', language: 'en' }));
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

it('tells of a feed that broke a rule in whatever process wrote it', async () => {
  const { admin, store } = await createItemsPlace();
  const health = async () => load(await admin.renderStatus({ formToken: 'f', language: 'en' }))('#health').text();
  await noteRules(store.renders, 'harbour', true);
  expect(await health()).toContain('The feed of Harbour breaks a rule');
  await noteRules(store.renders, 'harbour', false);
  expect(await health()).not.toContain('breaks a rule');
  await store.close();
});

it('names dropped shows, and takes a failure of the database for none', async () => {
  const { admin, store, published } = await createItemsPlace();
  published.push('harbour/', 'old/');
  const item = { url: 'https://paper.example/1', status: 'listed', updatedAt: '2026-01-01T00:00:00.000Z' } as const;
  await store.items.save({ showId: 'old', ...item });
  const draw = () => admin.renderStatus({ formToken: 'f', language: 'en' });
  expect(load(await draw())('#shows').text()).toContain('Dropped show old');
  vi.spyOn(store, 'hasShow').mockRejectedValue(new Error('The database is away.'));
  await expect(draw()).rejects.toThrow('The database is away.');
  await store.close();
});

it('offers every voice for an article whose language is not known, and counts what it does not list', async () => {
  const { admin, store } = await createItemsPlace();
  const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  const fail = (showId: string, url: string, day: number) => {
    const error = { code: 'internal', stage: 'narrate', message: 'It broke.', at: at(day) } as const;
    const attempt = { outcome: 'failed', at: at(day), failures: 1, error } as const;
    return store.items.save({ showId, url, status: 'listed', updatedAt: at(day), attempt });
  };
  for (let index = 0; index < 50; index += 1) await fail('harbour', `https://paper.example/${index}`, 1);
  await fail('inner', 'https://paper.example/newest', 2);
  const page = load(await admin.renderStatus({ formToken: 'f', language: 'en' }));
  expect(page('#health').text()).toContain('51 articles failed');
  const first = page('#failures li').first();
  expect(first.text()).toContain('https://paper.example/newest');
  expect(first.find('[name=voice] option').text()).toContain('espeak:cmn');
  await store.close();
});

describe('the status page of an installation', () => {
  const operator = { kind: 'operator' } as const;
  const at = '2026-01-01T00:00:00.000Z';

  it('tells what each of the last runs said, also of one that an earlier process did', async () => {
    const { admin, store, events, control } = await createItemsPlace();
    const worker = 'alive';
    await store.runs.start({ id: 'before', worker, trigger: 'manual', startedAt: at });
    const item = { showId: 'harbour', url: 'https://paper.example/1', outcome: 'failed' } as const;
    const error = { code: 'timeout', stage: 'fetch', message: 'It answered 500.', hint: 'Later.', at } as const;
    await store.runs.addItem('before', { ...item, error });
    const summary = createRunTally().summary();
    const notice = { kind: 'notice', showId: 'harbour', message: 'Its mailbox rests.' } as const;
    await store.runs.note('before', [{ at, event: notice }]);
    await store.runs.finish('before', at, 'finished', summary);
    const { id: now } = control.request({ kind: 'publish', showId: 'harbour' }, 'api');
    await store.runs.start({ id: now, worker, trigger: 'api', startedAt: '2026-01-02T00:00:00.000Z' });
    events.publish([now], { kind: 'run-started', runId: now, trigger: 'api', shows: ['harbour'] });
    events.publish([now], { kind: 'notice', showId: 'harbour', message: 'Its feed has moved.' });
    const page = load(await admin.renderStatus({ formToken: 'f', language: 'en' }));
    const said = (id: string) =>
      page(`#run-${id} li`)
        .toArray()
        .map((line) => page(line).text());
    expect(said('before')).toEqual([
      'failed: https://paper.example/1 (It answered 500. Later.)',
      expect.stringMatching(/^[\d:]+ .*Its mailbox rests\.$/),
    ]);
    expect(said(now)).toEqual([
      expect.stringMatching(/^[\d:]+ The run began: harbour$/),
      expect.stringMatching(/^[\d:]+ .*Its feed has moved\.$/),
    ]);
    await store.close();
  });

  it('shows articles and failures of a run that said more than there is room for, also of one that it saw whole', async () => {
    const { admin, store, events, control } = await createItemsPlace();
    const urlOf = (number: number) => `https://paper.example/${number}`;
    const error = { code: 'timeout', stage: 'fetch', message: 'It answered 500.', at } as const;
    const many = Array.from({ length: 320 }, (_, number) => number);
    const items = many.map((number) => ({
      ...{ showId: 'harbour', url: urlOf(number) },
      ...(number === 1 ? { outcome: 'failed' as const, error } : { outcome: 'new' as const }),
    }));
    const told = many.map((number) =>
      number === 1
        ? ({
            kind: 'show-failed',
            showId: 'harbour',
            error: { ...error, message: 'The feed is not written.' },
          } as const)
        : ({ kind: 'notice', showId: 'harbour', message: `Notice ${number}.` } as const),
    );
    await store.runs.start({ id: 'before', worker: 'alive', trigger: 'manual', startedAt: at });
    for (const item of items) await store.runs.addItem('before', item);
    const notices = told.map((event) => ({ at, event }));
    await store.runs.note('before', notices);
    await store.runs.finish('before', at, 'finished', createRunTally().summary());
    const { id: now } = control.request({ kind: 'publish', showId: 'harbour' }, 'api');
    await store.runs.start({ id: now, worker: 'alive', trigger: 'api', startedAt: '2026-01-02T00:00:00.000Z' });
    events.publish([now], { kind: 'run-started', runId: now, trigger: 'api', shows: ['harbour'] });
    for (const item of items) events.publish([now], { kind: 'item', ...item });
    for (const event of told) events.publish([now], event);
    const page = load(await admin.renderStatus({ formToken: 'f', language: 'en' }));
    for (const id of ['before', now]) {
      const lines = page(`#run-${id} li`)
        .toArray()
        .map((line) => page(line).text());
      const has = (text: string) => lines.filter((line) => line.includes(text)).length;
      expect([has('paper.example'), has('It answered 500.')]).toEqual([300, 1]);
      expect([lines.length, has('The feed is not written.')]).toEqual([600, 1]);
      expect(lines.at(-1)).toContain('Notice 319.');
      expect(has('Notice 0.')).toBe(0);
    }
    await store.close();
  });

  it('tells of episodes with sentences that were not spoken, and has one read by another voice from what is stored', async () => {
    const { admin, store } = await createItemsPlace();
    const url = 'https://paper.example/formula';
    const unspoken = [{ text: '∮E·dl = 0', block: 1, cue: 1 }];
    const episode = { ...anEpisode('formula', at), showId: 'harbour', unspoken };
    const error = { code: 'timeout', stage: 'fetch', message: 'It answered 500.', at } as const;
    const attempt = { outcome: 'failed', at, failures: 1, error } as const;
    const item = { showId: 'harbour', url, status: 'published', episodeId: 'formula', updatedAt: at, attempt } as const;
    await store.episodes.save(
      { episode, itemUrl: url, audioHash: 'a' },
      { ...item, source: 'page https://paper.example/' },
    );
    const draw = async () => load(await admin.renderStatus({ formToken: 'f', language: 'en' }));
    const id = `harbour.${itemIdOf(url)}`;
    const page = await draw();
    expect(page('#doubtful').text()).toContain('∮E·dl = 0');
    expect(page('#doubtful a').attr('href')).toBe('harbour/formula/');
    expect(page('#doubtful [name=item]').val()).toBe(id);
    await admin.items.retry(operator, id, { voice: 'espeak:cmn' });
    const asked = async () => (await store.items.find('harbour', url))?.asked;
    expect(await asked()).toEqual({ voices: { zh: 'espeak:cmn' } });
    // It is no article that somebody added.
    expect((await store.items.find('harbour', url))?.added).toBeUndefined();
    const jobs = await store.queue.list({ showId: 'harbour', kind: 'make-episode' });
    expect(jobs.map(({ job }) => job)).toMatchObject([{ item: { url }, reason: 'remake', bypassFilters: true }]);
    await expect(admin.items.retry(operator, id, { voice: 'flite:nobody' })).rejects.toThrow('no voice flite:nobody');
    await admin.items.retry(operator, id, { voice: 'auto' });
    expect(await asked()).toBeUndefined();
    await admin.items.remove(operator, id);
    expect((await draw())('#doubtful[data-fresh]').html()).toBe('');
    expect((await store.items.find('harbour', url))?.status).toBe('removed');
    await store.close();
  });
});

it('counts how right the latest episodes were heard to be, whichever process made them', async () => {
  const { config, control, store } = await createItemsPlace();
  const workers = { list: async () => [] };
  const readFacts = createFactsReader({ config, control, store, queue: store.queue, workers });
  const heardInHarbour = async () => (await readFacts()).shows.find(({ id }) => id === 'harbour')?.heard;
  const publish = async (day: number, errors: number) => {
    const episode = anEpisode(`episode${day}`, `2026-01-${10 + day}T00:00:00.000Z`);
    const voice = { voice: 'kokoro:af_heart', sentences: 4, units: 50, errors, spokenAgain: 0 };
    const itemUrl = `https://paper.example/${day}`;
    const own = { ...episode, showId: 'harbour', proof: { voices: [voice], worst: [] } };
    const item = { showId: 'harbour', url: itemUrl, status: 'published', updatedAt: episode.updatedAt } as const;
    await store.episodes.save({ episode: own, itemUrl, audioHash: 'h' }, item);
  };
  expect(await heardInHarbour()).toEqual([]);
  await publish(1, 1);
  await publish(2, 4);
  expect(await heardInHarbour()).toEqual([{ voice: 'kokoro:af_heart', units: 100, errors: 5 }]);
  // Only the latest ten say how it is now.
  for (let day = 3; day <= 12; day += 1) await publish(day, 0);
  expect(await heardInHarbour()).toEqual([{ voice: 'kokoro:af_heart', units: 500, errors: 0 }]);
  await store.close();
});
