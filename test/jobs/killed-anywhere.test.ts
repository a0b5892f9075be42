/** A process that dies before or after any call of a port: the next one finishes its work, once. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BEFORE,
  copyFolder,
  type Home,
  type Hooks,
  isRead,
  type Kill,
  makeFolders,
  openSqliteHome,
  startHooks,
} from './interrupted-runs.ts';

const isFull = process.env['FAULTS'] === 'full';

/** All that a listener, or the next run, meets. */
async function look({ folder, store, queue }: Home) {
  const feed = await readFile(join(folder, 'feed/show/feed.xml'), 'utf8');
  return {
    episodes: (await store.episodes.list('show')).map(({ guid, enclosure }) => `${guid} ${enclosure.sha256}`),
    statuses: (await store.items.list('show')).map(({ url, status }) => `${url} ${status}`).sort(),
    left: (await queue.list()).map(({ job }) => job.kind),
    media: (await readdir(join(folder, 'media/show'))).sort(),
    retired: [...(await store.retiredFiles.list('show'))].sort(),
    site: (await readdir(join(folder, 'feed/show'))).sort(),
    feed: feed.replace(/<(lastBuildDate|atom:updated)>.*?<\/\1>/g, ''),
  };
}

describe('a run whose process dies', () => {
  let folder: string;
  let hooks: Hooks;
  const image = () => join(folder, 'image');
  const opened: Home[] = [];
  let points: readonly Kill[];
  let names: readonly string[];
  let wanted: Awaited<ReturnType<typeof look>>;

  const withHome = async <T>(name: string, use: (home: Home) => Promise<T>): Promise<T> => {
    const path = join(folder, name);
    await copyFolder(image(), path);
    const home = await openSqliteHome(path);
    opened.push(home);
    return use(home);
  };

  beforeAll(async () => {
    hooks = await startHooks();
    folder = await mkdtemp(join(tmpdir(), 'lectern-killed-'));
    await makeFolders(image());
    const home = await openSqliteHome(image());
    await hooks.run(home, 'earlier', { items: BEFORE });
    await home.close();
    await withHome('whole', async (whole) => {
      const calls = await hooks.run(whole, 'only');
      wanted = await look(whole);
      expect(hooks.toldTo(whole)).toEqual(hooks.news(whole));
      const leavesNothing = (index: number) => isRead(calls[index]?.method ?? '');
      names = calls.map(({ port, method }) => `${port}.${method}`);
      // Of each call the first and the last: with FAULTS=full all are tried.
      const isTried = (name: string, index: number) => [names.indexOf(name), names.lastIndexOf(name)].includes(index);
      const every = names.flatMap((_, index) => [
        // What is only read changes nothing: to die after it is to die before it. To die before a call is to die after
        // the one before, unless they are under way together: with FAULTS=full both are tried.
        ...(index > 0 && (!isFull || leavesNothing(index - 1)) ? [] : [{ at: index + 1, when: 'before' } as const]),
        ...(leavesNothing(index) ? [] : [{ at: index + 1, when: 'after' } as const]),
      ]);
      points = every.filter(({ at }) => isFull || isTried(names[at - 1] ?? '', at - 1));
    });
  });
  afterAll(async () => {
    await hooks.close();
    // Those that close at once share what closing costs.
    await Promise.all(opened.map(({ close }) => close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('has something to lose: two episodes, one that goes, files to replace and nothing left to do', () => {
    expect(wanted.episodes).toHaveLength(2);
    expect(wanted.retired).toHaveLength(2);
    expect(wanted.left).toEqual([]);
    expect(points.length).toBeGreaterThan(isFull ? 100 : 25);
  });

  it('has said what it removed', async () => {
    const at = names.indexOf('runs.note') + 1;
    expect(names.lastIndexOf('queue.complete')).toBeGreaterThan(at);
    await withHome('told', async (home) => {
      await hooks.run(home, 'first', { kill: { at, when: 'after' } });
      await hooks.run(home, 'second');
      const lost = (await home.store.runs.list(5)).find(({ outcome }) => outcome === 'lost');
      const { notices = [] } = (lost && (await home.store.runs.find(lost.id))) ?? {};
      expect(notices.map(({ event }) => event.kind)).toEqual(['removed']);
    });
  });

  it.each(['before', 'after'] as const)(
    '%s any call of a port: nothing is lost, made twice or half published',
    async (when) => {
      for (const kill of points.filter((point) => point.when === when))
        await withHome(`${when}-${kill.at}`, async (home) => {
          const calls = await hooks.run(home, 'first', { kill });
          // Whatever is in the feed is there, whole.
          const media = await readdir(join(home.folder, 'media/show'));
          const feed = await readFile(join(home.folder, 'feed/show/feed.xml'), 'utf8');
          for (const [, name] of feed.matchAll(/<enclosure [^>]*media\/show\/([^"?]+)/g)) expect(media).toContain(name);
          await hooks.run(home, 'second');
          const last = calls.at(-1);
          const where = `killed ${when} call ${kill.at}, ${last?.port}.${last?.method}`;
          expect(await look(home), where).toEqual(wanted);
          // A hook that was called and not yet ticked off is called again.
          const done = (when === 'before' ? calls.slice(0, -1) : calls).map(({ method }) => method);
          const isUnsure = done.lastIndexOf('post') > done.lastIndexOf('complete');
          const told = hooks.toldTo(home);
          expect([...new Set(told)], where).toEqual(hooks.news(home));
          expect(told.length, where).toBe(hooks.news(home).length + (isUnsure ? 1 : 0));
        });
    },
    600_000,
  );
});
