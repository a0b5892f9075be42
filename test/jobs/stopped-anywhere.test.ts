/** A process that stands still before a call of a port until another has done all its work: it writes nothing when it goes on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyDatabase, createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';
import {
  BEFORE,
  copyFolder,
  type Home,
  type Hooks,
  lookClosely,
  makeFolders,
  openSharedHome,
  openSqliteHome,
  type Stop,
  startHooks,
  writesOf,
} from './interrupted-runs.ts';

const LOCAL_WRITES = [
  ...['items.save', 'items.saveListings', 'episodes.save', 'episodes.remove', 'sources.save', 'renders.save'],
  ...['renders.forget', 'runs.addItem', 'queue.enqueue', 'hooks.post'],
  ...['mediaStore.putFile', 'siteStore.put', 'siteStore.remove'],
];
const SHARED_WRITES = [
  ...LOCAL_WRITES,
  ...['siteObjects.save', 'siteObjects.remove', 'objects.putOver', 'plain.putOver', 'plain.remove'],
  ...['originals.put', 'parts.put', 'parts.remove', 'queue.claim', 'queue.complete'],
];

describe.each([
  { name: 'SQLite and folders', isAbsent: false, isShared: false, writes: LOCAL_WRITES },
  {
    name: 'PostgreSQL, BullMQ and a bucket',
    ...{ isAbsent: postgresPrograms === undefined, isShared: true, writes: SHARED_WRITES },
  },
])('with $name, a process that is stopped before a call', ({ isAbsent, isShared, writes }) => {
  let [folder, database] = ['', ''];
  let hooks: Hooks;
  const image = () => join(folder, 'image');
  const opened: Home[] = [];

  async function openHome(name: string): Promise<Home> {
    const path = join(folder, name);
    await copyFolder(image(), path);
    const home = await (isShared ? openSharedHome(path, await copyDatabase(database)) : openSqliteHome(path));
    opened.push(home);
    return home;
  }

  beforeAll(async () => {
    if (isAbsent) return;
    folder = await mkdtemp(join(tmpdir(), 'lectern-stopped-'));
    hooks = await startHooks();
    await makeFolders(image());
    database = isShared ? await createSharedDatabase() : '';
    const home = await (isShared ? openSharedHome(image(), database) : openSqliteHome(image()));
    await hooks.run(home, 'earlier', { items: BEFORE });
    await home.close();
  });
  afterAll(async () => {
    if (isAbsent) return;
    await hooks.close();
    await Promise.all(opened.map(({ close }) => close()));
    await rm(folder, { recursive: true, force: true });
  });

  /** A process that stands still, and what lets it go on. @throws when it came to its end before that */
  async function stopAt(home: Home, name: string, isAt: Stop['isAt']) {
    let [goOn, onStopped]: (() => void)[] = [];
    const stopped = new Promise<void>((resolve) => {
      onStopped = resolve;
    });
    const meanwhile = () => {
      onStopped?.();
      return new Promise<void>((resolve) => {
        goOn = resolve;
      });
    };
    const ended = hooks.run(home, `stopped before ${name}`, { stop: { isAt, meanwhile } });
    const isStopped = await Promise.race([stopped.then(() => true), ended.then(() => false)]);
    expect(isStopped, `stopped before ${name}`).toBe(true);
    await home.expireClaims();
    const end = async () => {
      goOn?.();
      await ended;
    };
    return { name, end };
  }

  /** Another process does all the work, and then those that stand still go on. */
  async function endAll(home: Home, stopped: readonly Awaited<ReturnType<typeof stopAt>>[]) {
    await hooks.run(home, 'successor');
    const theirs = await lookClosely(home);
    expect(theirs.left).toEqual([]);
    for (const { name, end } of stopped) {
      await end();
      expect(await lookClosely(home), `stopped before ${name}`).toEqual(theirs);
    }
    expect([...new Set(hooks.toldTo(home))]).toEqual(hooks.news(home));
  }

  it.skipIf(isAbsent)(
    'writes nothing when it goes on and another has done all its work',
    async () => {
      const whole = await openHome('whole');
      const points = writesOf(await hooks.run(whole, 'only'));
      expect(hooks.toldTo(whole)).toEqual(hooks.news(whole));
      // Each goes on where the one before was stopped, and so comes to the calls that are made last.
      const names = [...new Set(points.map(({ name }) => name).reverse())].reverse();
      expect(names).toEqual(expect.arrayContaining(writes));
      const home = await openHome('one-after-the-other');
      const stopped = [];
      for (const name of names)
        stopped.push(await stopAt(home, name, (call) => call.isOfJob && name === `${call.port}.${call.method}`));
      await endAll(home, stopped);
      for (const { at, name } of process.env['FAULTS'] === 'full' ? points : []) {
        const own = await openHome(`stopped-${at}`);
        await endAll(own, [await stopAt(own, `${name}, call ${at}`, (_, number) => number === at)]);
        await opened.pop()?.close();
      }
    },
    600_000,
  );
});
