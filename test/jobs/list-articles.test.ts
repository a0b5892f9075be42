import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { LecternError } from '../../src/errors.ts';
import { priorityOf } from '../../src/jobs/job.ts';
import { listArticles, type SourceLister } from '../../src/jobs/list-articles.ts';
import type { SourceItem, SourceState } from '../../src/model.ts';
import { sourceKey } from '../../src/run/source-key.ts';
import type { ItemRecord, Store } from '../../src/store/store.ts';
import { STORES } from '../helpers/stores.ts';

const FEED = 'https://paper.example/feed.xml';
const signal = new AbortController().signal;

for (const { name, isAbsent, open } of STORES)
  describe.skipIf(isAbsent)(`the articles that a source gives work for, with a store on ${name}`, () => {
    let home: string;
    let store: Store;
    let now: Date;
    /** What the source lists; absent while it says that nothing changed. */
    let listed: readonly SourceItem[] | undefined;
    let asked: (SourceState | undefined)[];
    let reasons: string[];
    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'lectern-plan-'));
      store = await open(home);
      now = new Date('2026-03-01T00:00:00Z');
      listed = [];
      asked = [];
      reasons = [];
    });
    afterEach(async () => {
      await store.close();
      await rm(home, { recursive: true, force: true });
    });

    const config = (source: string, more = '') =>
      parseConfig(
        `shows: [{ id: show, title: T, language: en, author: A ${more}, sources: [${source}] }]`,
        'test',
        home,
      );
    const listSource: SourceLister = async (_, state) => {
      asked.push(state);
      return {
        unchanged: listed === undefined,
        items: listed ?? [],
        state: { failures: 0, validators: { etag: '"1"' } },
        notices: [],
      };
    };
    /** Plans as a run does, and keeps the state as a run that was gone through does. */
    async function plan(
      options: { source?: string; more?: string; isByHand?: boolean; lister?: SourceLister } = {},
    ): Promise<readonly string[] | undefined> {
      const { source = `{ feed: "${FEED}" }`, more = '', isByHand = false, lister = listSource } = options;
      const read = config(source, more);
      const [show] = read.shows;
      const [first] = show?.sources ?? [];
      if (!show || !first) throw new Error('no source');
      const parts = { config: read, store, listSource: lister, now: () => now };
      const planned = await listArticles(parts, show, first, isByHand, signal);
      if (!planned) return undefined;
      reasons = planned.jobs.map(({ reason }) => reason);
      for (const { item, input } of planned.jobs)
        await keep(item.url, { status: 'published', ...(input !== undefined && { listingHash: input }) });
      await store.sources.save('show', sourceKey(first), planned.state);
      return planned.jobs.map(({ item: { url } }) => url.slice(url.lastIndexOf('/') + 1));
    }
    const keep = async (url: string, more: Partial<ItemRecord> = {}) => {
      const known = await store.items.find('show', url);
      await store.items.save({
        showId: 'show',
        url,
        status: 'published',
        updatedAt: now.toISOString(),
        ...known,
        ...more,
      });
    };
    const page = (name: string, more: Partial<SourceItem> = {}): SourceItem => ({
      url: `https://paper.example/${name}`,
      ...more,
    });

    it('enqueues new and changed articles once', async () => {
      listed = [page('a'), page('b')];
      expect(await plan()).toEqual(['a', 'b']);
      expect(await plan()).toEqual([]);
      listed = [page('c'), page('a', { updatedAt: '2026-03-02T00:00:00Z' }), page('b')];
      expect(await plan()).toEqual(['c', 'a']);
    });

    it('enqueues what a serial show is to play from the first part on, unless only the last parts are kept', async () => {
      listed = ['c', 'b', 'a'].map((name, at) => page(name, { publishedAt: `2026-02-0${3 - at}T00:00:00Z` }));
      const more = ', type: serial';
      expect(await plan({ more: `${more}, keep: { episodes: 2 }` })).toEqual(['c', 'b', 'a']);
      const [show] = config(`{ feed: "${FEED}/2" }`, more).shows;
      const parts = { config: config(`{ feed: "${FEED}/2" }`, more), store, listSource, now: () => now };
      const url = 'https://other.example/';
      listed = listed.map((item) => ({ ...item, url: item.url.replace('https://paper.example/', url) }));
      if (!show?.sources[0]) throw new Error('no source');
      const { jobs = [] } = (await listArticles(parts, show, show.sources[0], false, signal)) ?? {};
      // Among equals the queue keeps the order.
      expect(new Set(jobs.map(priorityOf)).size).toBe(1);
      expect(jobs.map(({ item }) => item.url.slice(url.length))).toEqual(['a', 'b', 'c']);
    });

    it('is nothing while the source says that nothing changed, but for articles whose time has come', async () => {
      listed = [page('a'), page('b')];
      await plan();
      listed = undefined;
      await keep('https://paper.example/b', { nextCheckAt: '2026-03-01T06:00:00Z' });
      expect(await plan()).toEqual([]);
      now = new Date('2026-03-01T07:00:00Z');
      expect(await plan()).toEqual(['b']);
      // The source was asked as it always is: it is listed again only if the article has changed.
      expect(asked.at(-1)?.validators).toEqual({ etag: '"1"' });
    });

    it('is what failed, at once when a person asks and else when its time has come', async () => {
      listed = [page('a')];
      await plan();
      await keep('https://paper.example/a', {
        attempt: { outcome: 'failed', at: '2026-03-01T00:00:00Z', failures: 1 },
        nextCheckAt: '2026-03-01T01:00:00Z',
      });
      expect(await plan()).toEqual([]);
      expect(await plan({ isByHand: true })).toEqual(['a']);
    });

    it('is everything when the settings have changed, and only what was not listed before when just its limit has', async () => {
      listed = [page('a'), page('b')];
      await plan();
      expect(await plan({ more: ', mode: narration' })).toEqual(['a', 'b']);
      expect(asked.at(-1)?.validators).toBeUndefined();
      listed = [page('a'), page('b'), page('c')];
      expect(await plan({ more: ', mode: narration', source: `{ feed: "${FEED}", limit: 9 }` })).toEqual(['c']);
      expect(asked.at(-1)?.validators).toBeUndefined();
    });

    it('stores the listing of an article for its make-episode job', async () => {
      const enclosures = [{ url: 'https://paper.example/a.mp3', mimeType: 'audio/mpeg' }];
      listed = [page('a', { enclosures, content: '<p>Text.</p>' })];
      await plan();
      expect(reasons).toEqual(['new']);
      expect((await store.items.find('show', 'https://paper.example/a'))?.listing).toEqual(listed[0]);
      listed = [page('a', { enclosures, content: '<p>Other.</p>' })];
      await plan();
      expect(reasons).toEqual(['changed']);
      expect((await store.items.find('show', 'https://paper.example/a'))?.listing?.content).toBe('<p>Other.</p>');
    });

    it('lists the source whole when it says nothing new, but a due article of version 0.1 has no listing', async () => {
      await keep('https://paper.example/a', {
        source: `feed ${FEED}`,
        listingHash: 'x',
        nextCheckAt: '2026-02-01T00:00:00Z',
      });
      let times = 0;
      const lister: SourceLister = async (source, state, stop) => {
        times += 1;
        if (times === 1) return { ...(await listSource(source, state, stop)), unchanged: true, items: [] };
        return { ...(await listSource(source, state, stop)), items: [page('a', { content: 'c' })] };
      };
      expect(await plan({ lister })).toEqual(['a']);
      expect((await store.items.find('show', 'https://paper.example/a'))?.listing?.content).toBe('c');
    });

    it('leaves out dismissed articles, also when their listing changes', async () => {
      listed = [page('a')];
      await plan();
      await keep('https://paper.example/a', { status: 'dismissed', nextCheckAt: '2026-02-01T00:00:00Z' });
      listed = [page('a', { title: 'Another' })];
      expect(await plan({ isByHand: true })).toEqual([]);
    });

    it('enqueues neither articles of another source nor removed ones', async () => {
      await keep('https://paper.example/a', { source: 'feed https://other.example/' });
      await keep('https://paper.example/c', { source: 'digest' });
      listed = [page('a'), page('b'), page('c')];
      expect(await plan({ source: `{ feed: "${FEED}" }, { feed: "https://other.example/" }` })).toEqual(['b']);
      await keep('https://paper.example/b', { status: 'removed', nextCheckAt: '2026-01-01T00:00:00Z' });
      listed = undefined;
      expect(await plan()).toEqual([]);
    });

    it('enqueues what waits of a source whose senders or tags were changed since', async () => {
      await keep('https://paper.example/a', { status: 'listed', source: `feed ${FEED} (former choice)` });
      listed = [page('a')];
      expect(await plan()).toEqual(['a']);
      expect((await store.items.find('show', 'https://paper.example/a'))?.source).toBe(`feed ${FEED}`);
    });

    it('goes on in a mailbox where it was left, and makes stored mails from what came first, under other settings', async () => {
      const source = '{ mail: { host: mail.example, user: ann, password: p4ss } }';
      const mail = { uidValidity: '1', lastUid: 9, unmarked: [9] };
      const lister: SourceLister = async (...asking) => {
        const now = await listSource(...asking);
        return { ...now, state: { ...now.state, mail } };
      };
      const letter = (name: string, sha256: string): SourceItem => ({ url: `urn:uuid:/${name}`, original: { sha256 } });
      const original = async (name: string) =>
        (await store.items.find('show', `urn:uuid:/${name}`))?.listing?.original?.sha256;
      listed = [letter('a', 'real')];
      expect(await plan({ source, lister })).toEqual(['a']);
      listed = [letter('b', 'other'), letter('a', 'forged')];
      const more = ', mode: narration';
      expect(await plan({ source, lister, more })).toEqual(['b', 'a']);
      expect(asked.at(-1)?.mail).toEqual(mail);
      expect(await original('a')).toBe('real');
      // So is one of which nothing was made yet.
      await keep('urn:uuid:/c', {
        ...{ status: 'listed', source: 'mail ann@mail.example/INBOX', listing: letter('c', 'real') },
      });
      listed = [letter('c', 'forged')];
      expect(await plan({ source, lister, more })).toEqual(['c']);
      expect(await original('c')).toBe('real');
      listed = [];
      expect(await plan({ source, lister })).toEqual(['a', 'b', 'c']);
    });

    it('goes on in a mailbox where it was left when other senders are taken from it, unless both are configured', async () => {
      const source = (from: string) => `{ mail: { host: mail.example, user: ann, password: p4ss, from: ["${from}"] } }`;
      const mail = { uidValidity: '1', lastUid: 9 };
      const lister: SourceLister = async (...asking) => {
        const now = await listSource(...asking);
        return { ...now, state: { ...now.state, mail } };
      };
      const left = async (asked_: string) => {
        await plan({ source: asked_, lister });
        return asked.at(-1)?.mail;
      };
      expect(await left(source('a@paper.example'))).toBeUndefined();
      expect(await left(`${source('b@paper.example')}, ${source('a@paper.example')}`)).toBeUndefined();
      expect(await left(source('c@paper.example'))).toEqual(mail);
      expect(await left(source('c@paper.example').replace('user: ann', 'user: bob'))).toBeUndefined();
    });

    it('goes on where the furthest of those that read a mailbox was left, by its latest numbers', async () => {
      const state = (uidValidity: string, lastUid: number) => ({ failures: 0, mail: { uidValidity, lastUid } });
      const mailbox = 'mail ann@mail.example/INBOX';
      await store.sources.save('show', `${mailbox} (a@a.example)`, state('9', 80));
      await store.sources.save('show', `${mailbox} (b@a.example)`, state('10', 5));
      await store.sources.save('show', `${mailbox} (c@a.example)`, state('10', 7));
      await store.sources.save('show', `${mailbox} (d@a.example)`, state('10', 6));
      await plan({ source: '{ mail: { host: mail.example, user: ann, password: p4ss } }' });
      expect(asked.at(-1)?.mail).toEqual({ uidValidity: '10', lastUid: 7 });
    });

    it('dates what a list in reading order names first before what follows', async () => {
      const order = async () => {
        const items = (await store.items.list('show')).filter(({ cameAt }) => cameAt !== undefined);
        return items.sort((a, b) => ((a.cameAt ?? '') < (b.cameAt ?? '') ? -1 : 1)).map(({ url }) => url.slice(-1));
      };
      const chapters = ['a', 'b', 'c', 'd'].map((name, at) => page(name, { title: `第${at + 1}章 The ${name}` }));
      listed = chapters.slice(0, 3);
      await plan();
      expect(await order()).toEqual(['a', 'b', 'c']);
      now = new Date('2026-03-02T00:00:00Z');
      listed = [...chapters, page('e')];
      await plan();
      expect(await order()).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    it('dates the articles of an account, and of a list that may be longer, as those that come last first', async () => {
      const came = async (...names: readonly string[]) => {
        const items = await Promise.all(names.map((name) => store.items.find('show', `https://paper.example/${name}`)));
        return items
          .sort((a, b) => ((a?.cameAt ?? '') < (b?.cameAt ?? '') ? -1 : 1))
          .map((item) => item?.url.slice(-1));
      };
      const account = '{ wallabag: { url: "https://w.example/", user: a, password: b, clientId: a, clientSecret: b } }';
      listed = [page('a'), page('b')];
      await plan({ source: account });
      // One was read there; what changed is listed alone.
      listed = [page('a', { updatedAt: '2026-03-01T00:00:00Z' }), page('b', { title: 'B' }), page('d'), page('c')];
      await plan({ source: account });
      expect(await came('c', 'd')).toEqual(['c', 'd']);
      listed = [page('g'), page('h')];
      await plan({ source: `{ feed: "${FEED}", limit: 2 }` });
      listed = [...listed, page('f'), page('e')];
      await plan({ source: `{ feed: "${FEED}", limit: 4 }` });
      expect(await came('e', 'f')).toEqual(['e', 'f']);
    });

    it('enqueues a saved file whose time or size changed', async () => {
      const path = join(home, 'a.html');
      await writeFile(path, 'one');
      listed = [{ url: pathToFileURL(path).href }];
      const source = '{ files: "*.html" }';
      expect(await plan({ source })).toEqual(['a.html']);
      expect(await plan({ source })).toEqual([]);
      await utimes(path, new Date('2026-03-01'), new Date('2026-03-01'));
      expect(await plan({ source })).toEqual(['a.html']);
    });

    it('leaves a server that failed alone for a while, unless a person asks; a folder never', async () => {
      const broken = new LecternError('The server answered 500.', {
        code: 'http-status',
        stage: 'fetch',
        retryable: true,
      });
      const lister: SourceLister = async () => {
        throw broken;
      };
      await expect(plan({ lister })).rejects.toThrow(/500/);
      expect(await plan()).toBeUndefined();
      expect(await plan({ isByHand: true })).toEqual([]);
      const source = '{ files: "*.html" }';
      await expect(plan({ lister, source })).rejects.toThrow(/500/);
      expect(await plan({ source })).toEqual([]);
      expect((await store.sources.find('show', 'files *.html'))?.failures).toBe(0);
    });
  });
