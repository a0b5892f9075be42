import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { nextTurn, releaseImports, spread } from '../../src/jobs/release-imports.ts';
import { recordAdded } from '../../src/run/add-item.ts';
import { dismissItem } from '../../src/run/dismiss-item.ts';
import { IMPORTED, waitsUntil } from '../../src/run/source-key.ts';
import { withdraw } from '../../src/run/take-back.ts';
import type { Store } from '../../src/store/store.ts';
import { STORES } from '../helpers/stores.ts';

const HOUR_MS = 3_600_000;

for (const { name, isAbsent, open } of STORES)
  describe.skipIf(isAbsent)(`imported articles, with a store on ${name}`, () => {
    let home: string;
    let store: Store;
    let now: Date;
    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'lectern-imports-'));
      store = await open(home);
      now = new Date('2026-03-01T00:00:00Z');
    });
    afterEach(async () => {
      await store.close();
      await rm(home, { recursive: true, force: true });
    });

    function showWith(perDay: number) {
      const text = `shows: [{ id: show, title: T, language: en, author: A, import: { perDay: ${perDay} }, sources: [{ files: x }] }]`;
      const [show] = parseConfig(text, 'test', home).shows;
      if (!show) throw new Error('no show');
      return show;
    }
    async function add(numbers: readonly number[], perDay: number) {
      const show = showWith(perDay);
      const waiting = await store.items.listWaiting('show', IMPORTED, { isReleased: false });
      const entries = spread(
        numbers.map((number) => `https://paper.example/${number}`),
        show,
        nextTurn(waiting, show, now),
      );
      const withItems = entries.map((one) => ({ ...one, item: { url: one.url, title: `Title ${one.url.slice(-1)}` } }));
      await store.items.saveWaiting('show', IMPORTED, withItems, now.toISOString());
    }
    const later = (hours: number) => {
      now = new Date(now.getTime() + hours * HOUR_MS);
    };
    async function release(perDay: number, limit?: number): Promise<string> {
      const jobs = await releaseImports({ store, now: () => now }, showWith(perDay), limit);
      return jobs.map(({ item }) => item.url.slice(-1)).join('');
    }
    async function makeAll(): Promise<void> {
      for (const { url } of await store.items.listWaiting('show', IMPORTED, { isReleased: true })) {
        const { nextCheckAt: _, ...item } = (await store.items.find('show', url)) ?? {};
        await store.items.save({ ...item, showId: 'show', url, status: 'published', updatedAt: now.toISOString() });
      }
    }
    const hours = async () =>
      (await store.items.listWaiting('show', IMPORTED, { isReleased: false })).map(
        ({ until }) => (Date.parse(until) - now.getTime()) / HOUR_MS,
      );

    it('have their turn one by one, as they were imported, and the next import behind them', async () => {
      await add([1, 2, 3], 4);
      await add([4, 5], 4);
      expect(await hours()).toEqual([0, 6, 12, 18, 24]);
      const released: string[] = [];
      for (let at = 0; at < 6; at += 1) {
        released.push(await release(4));
        await makeAll();
        later(6);
      }
      expect(released).toEqual(['1', '2', '3', '4', '5', '']);
    });

    it('are dated by their turn, and named again until something came of them', async () => {
      await add([1], 4);
      later(1);
      expect(await release(4)).toBe('1');
      expect(await store.items.find('show', 'https://paper.example/1')).toMatchObject({
        added: { at: now.toISOString() },
        title: 'Title 1',
      });
      later(1);
      expect(await release(4)).toBe('1');
      await makeAll();
      expect(await release(4)).toBe('');
    });

    it('belong to who brought them, who takes them back for good', async () => {
      const until = now.toISOString();
      const [hers, others] = ['https://paper.example/1', 'https://paper.example/2'];
      const save = (url: string, by?: string) =>
        store.items.saveWaiting('show', IMPORTED, [{ url, item: { url }, until, ...(by && { by }) }], until);
      await save(hers, 'ann');
      await save(others);
      const page = () => store.items.page({ showIds: ['show'], addedBy: 'ann', limit: 9, offset: 0 });
      expect((await page()).map(({ url }) => url)).toEqual([hers]);
      expect(await release(0)).toBe('12');
      expect((await page()).map(({ url, added }) => [url, added?.by])).toEqual([[hers, 'ann']]);
      await recordAdded(store.items, 'show', [{ url: others }], 'ann', now);
      expect(await withdraw(store.items, 'show', hers, 'ann', until)).toBe(false);
    });

    it('come back at their time when their page could not be had', async () => {
      await add([1], 4);
      await release(4);
      const known = await store.items.find('show', 'https://paper.example/1');
      if (!known) throw new Error('lost');
      const error = { code: 'timeout', stage: 'fetch', message: 'late', at: now.toISOString() } as const;
      const attempt = { outcome: 'failed', at: now.toISOString(), failures: 1, error } as const;
      const nextCheckAt = new Date(now.getTime() + HOUR_MS).toISOString();
      await store.items.save({ ...known, attempt, nextCheckAt });
      expect([await release(4), await release(0)]).toEqual(['', '']);
      later(1);
      expect(await release(4)).toBe('1');
    });

    it('come a day’s worth at most after a standstill, and the rest at its pace from then on', async () => {
      await add([1, 2, 3, 4, 5, 6, 7, 8], 3);
      later(100);
      expect(await release(3)).toBe('123');
      await makeAll();
      expect(await hours()).toEqual([8, 16, 24, 32, 40]);
      expect(await release(3)).toBe('');
    });

    it('keep another pace once it is configured, all at once too', async () => {
      await add([1, 2, 3, 4, 5, 6, 7], 1);
      expect(await release(1)).toBe('1');
      await makeAll();
      expect(await release(4)).toBe('');
      expect(await hours()).toEqual([6, 12, 18, 24, 30, 36]);
      later(6);
      expect(await release(0.5)).toBe('2');
      await makeAll();
      expect(await hours()).toEqual([48, 96, 144, 192, 240]);
      expect(await release(0)).toBe('34567');
    });

    it('come all at once in the order of the import, not of their addresses', async () => {
      await add([3, 1, 2], 0);
      await add([0], 0);
      expect(await release(0)).toBe('3120');
    });

    // It is of no database, and slow on a server.
    if (name === 'SQLite')
      it('come in their order, none dated ahead, however many come at once', async () => {
        const numbers = Array.from({ length: 501 }, (_, at) => at);
        await recordAdded(
          store.items,
          'show',
          [{ url: 'https://paper.example/before' }],
          'ann',
          new Date(now.getTime() - 70_000),
        );
        await add(numbers, 0);
        await releaseImports({ store, now: () => now }, showWith(0));
        const records = await store.items.list('show');
        const byUrl = new Map(records.map(({ url, cameAt }) => [url, cameAt]));
        expect(numbers.map((number) => byUrl.get(`https://paper.example/${number}`))).toEqual(
          numbers.map((number) => new Date(now.getTime() - (500 - number) * 1000).toISOString()),
        );
      });

    it('are no more than was asked for, and the others wait on', async () => {
      await add([1, 2, 3, 4], 24);
      later(2);
      expect(await release(24, 2)).toBe('12');
      await makeAll();
      expect(await hours()).toEqual([0, 1]);
    });

    it('are cancelled together, or dismissed one by one, and only those that were cancelled come back', async () => {
      await add([1, 2, 3], 4);
      const second = await store.items.find('show', 'https://paper.example/2');
      if (!second) throw new Error('lost');
      expect(waitsUntil(second)).toBe('2026-03-01T06:00:00.000Z');
      await dismissItem(store.items, second, now);
      expect(await release(4)).toBe('1');
      await makeAll();
      expect(await hours()).toEqual([12]);
      expect(await store.items.cancelWaiting('show', IMPORTED, now.toISOString())).toBe(1);
      expect(await hours()).toEqual([]);
      const urls = [1, 2, 3, 4].map((number) => `https://paper.example/${number}`);
      expect([...(await store.items.standings('show', urls))].sort()).toEqual([
        ['https://paper.example/1', { status: 'published' }],
        ['https://paper.example/2', { status: 'dismissed' }],
        ['https://paper.example/3', { status: 'dismissed', isCancelled: true }],
      ]);
      // Whatever a caller names, what was published, removed or dismissed stays so.
      await add([1, 2, 3, 4], 4);
      const waiting = await store.items.listWaiting('show', IMPORTED, { isReleased: false });
      expect(waiting.map(({ url, title }) => [url.slice(-1), title])).toEqual([
        ['3', 'Title 3'],
        ['4', 'Title 4'],
      ]);
      expect(await store.items.find('show', 'https://paper.example/1')).toMatchObject({ status: 'published' });
      // A source that lists what was cancelled has it made; what was dismissed stays so.
      await store.items.cancelWaiting('show', IMPORTED, now.toISOString());
      const listed = urls.slice(0, 3).map((url) => ({ url }));
      await store.items.saveListings('show', 'feed x', listed, now.toISOString());
      expect([...(await store.items.standings('show', urls))].sort().map(([, { status }]) => status)).toEqual([
        'published',
        'dismissed',
        'listed',
        'dismissed',
      ]);
    });
  });
