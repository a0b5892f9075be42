import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { EpisodeSave, Store } from '../../src/store/store.ts';
import { finish, type Installation } from '../helpers/command-line.ts';
import { createNewsroom, createRandom, expectRulesKept, isFull, outcomeOf, summaryOf } from './newsroom.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

const random = createRandom();

/** Writes `length` bytes over those at `position`: arbitrary ones, or this one. */
async function overwrite(path: string, position: number, length: number, byte?: number): Promise<void> {
  const file = await open(path, 'r+');
  const bytes = Array.from({ length }, () => byte ?? Math.floor(random() * 256));
  await file.write(Buffer.from(bytes), 0, length, position);
  await file.close();
}

async function overwriteSomewhere(path: string): Promise<void> {
  const { size } = await stat(path);
  for (let hole = 0; hole < 12; hole += 1) await overwrite(path, Math.floor(random() * (size - 2000)), 2000);
}

type Damage = readonly [what: string, isKept: boolean, harm: (path: string) => Promise<unknown>];

const DAMAGES: readonly Damage[] = [
  ['is no database', true, (path) => writeFile(path, 'a letter to the editor, put here by mistake '.repeat(300))],
  ['is overwritten at its head', true, (path) => overwrite(path, 0, 5000)],
  ...Array.from(
    { length: isFull ? 20 : 1 },
    (_, round): Damage => [`is overwritten in many places (${round + 1})`, true, overwriteSomewhere],
  ),
  ['is cut in half', true, async (path) => truncate(path, Math.floor((await stat(path)).size / 2))],
  ['is empty', false, (path) => truncate(path, 0)],
  ['is gone', false, (path) => rm(path)],
];

describe('a database', () => {
  let home: Installation;
  let before: Awaited<ReturnType<typeof outcomeOf>>;
  const database = () => home.path('data/lectern.db');
  beforeAll(async () => {
    home = await createNewsroom(['kites-en', 'well-en']);
    await home.run('run');
    before = await outcomeOf(home);
    await cp(home.path('data'), home.path('data-before'), { recursive: true, preserveTimestamps: true });
  });
  afterAll(() => home.remove());

  async function startOver() {
    await rm(home.path('data'), { recursive: true });
    await cp(home.path('data-before'), home.path('data'), { recursive: true, preserveTimestamps: true });
  }

  it.each(DAMAGES)('that %s is replaced: the same feed, and nothing is made again', async (_, isKept, harm) => {
    await startOver();
    await harm(database());
    const finished = await home.run('run', '--json');
    expect(finished.status, finished.stderr).toBe(0);
    expect(finished.stderr).toMatch(isKept ? /is damaged.*kept as.*broken-.*2 episodes/ : /was gone.*2 episodes/);
    expect(summaryOf(finished)).toMatchObject({ failed: 0, new: 0, updated: 0, unchanged: 2, sentencesSynthesised: 0 });
    expect(await outcomeOf(home)).toEqual(before);
    await expectRulesKept(home);
    const aside = (await readdir(home.path('data'))).filter((name) => /^lectern\.db\.broken-[\dTZ-]+$/.test(name));
    expect(aside).toHaveLength(isKept ? 1 : 0);
    // What was rebuilt is the same however the database was lost.
    if (!isFull && isKept) return;
    const next = await home.run('run');
    expect(next.stderr).toBe('');
    expect(next.stdout).toMatch(/2 unchanged/);
  });

  it('that is corrupt is left alone by reading commands, and `doctor` names the remedy', async () => {
    await startOver();
    await overwrite(database(), 0, 5000);
    const broken = await readFile(database());
    const list = await home.run('list');
    expect(list.status).toBe(1);
    expect(list.stderr).toMatch(/is damaged[\s\S]*start `lectern run`/);
    expect((await home.run('doctor')).stdout).toMatch(/NOT database: .*is damaged/);
    expect((await readFile(database())).equals(broken)).toBe(true);
  });

  it('that another program locks is waited for, then reported with that program', async () => {
    await startOver();
    const module = new URL('../../dist/store/sqlite/connection.js', import.meta.url).href;
    const hold = `const { openConnection } = await import(${JSON.stringify(module)}); const held = openConnection(process.argv[1]);
      held.exec('begin immediate'); console.log('held'); process.stdin.on('data', () => { held.exec('rollback'); process.exit(); });`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', hold, database()]);
    await once(holder.stdout, 'data');
    const refused = await home.run('run');
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toMatch(
      new RegExp(`is held by process ${holder.pid} \\(.+\\)[\\s\\S]*Wait`),
    );
    const child = home.start('run');
    const waited = finish(child);
    // It has started when it says something, or is waiting after so long.
    await Promise.race([once(child.stdout ?? child, 'data'), new Promise((done) => setTimeout(done, 3000))]);
    holder.stdin.write('\n');
    expect(await waited).toMatchObject({ status: 0, stdout: expect.stringMatching(/2 unchanged/) });
  });
});

describe('a store', () => {
  const open = async (onRecovery?: (notice: string) => void) => {
    const path = join(await mkdtemp(join(tmpdir(), 'lectern-faults-')), 'data', 'lectern.db');
    return { path, store: await openSqliteStore(path, onRecovery && { onRecovery }) };
  };

  async function addEpisode(store: Store, id: string, more: EpisodeSave = {}): Promise<void> {
    const url = `https://news.example.com/${id}`;
    const text = `What happened in ${id} was told on the next day. `.repeat(100);
    const article = { url, canonicalUrl: url, title: id, language: 'en', tags: [] };
    const updatedAt = '2026-01-02T00:00:00.000Z';
    await store.episodes.save(
      {
        itemUrl: url,
        audioHash: `hash of ${id}`,
        episode: {
          id,
          showId: 'sample',
          guid: `guid of ${id}`,
          article: { ...article, blocks: [{ kind: 'paragraph', text }] },
          publishedAt: '2026-01-01T00:00:00.000Z',
          updatedAt,
          enclosure: { fileName: `${id}.mp3`, mimeType: 'audio/mpeg', byteLength: 1, sha256: 'ab', bitrateKbps: 64 },
          timeline: { durationSeconds: 1, sampleRate: 44_100, samples: 44_100, cues: [], chapters: [] },
          missingClips: [],
        },
      },
      { showId: 'sample', url, status: 'published', inputHash: 'x', episodeId: id, updatedAt },
      { fingerprint: '0123456789abcdef', ...more },
    );
  }

  it('is restored from its backup with removals, digests and people', async () => {
    const { path, store } = await open();
    for (const id of ['first', 'second', 'third']) await addEpisode(store, id);
    await store.episodes.remove('sample', 'second', '2026-01-03T00:00:00.000Z');
    await addEpisode(store, 'digest', { digestOf: ['third'] });
    const known = { showId: 'sample', may: ['listen'], createdAt: '2026-01-01T00:00:00.000Z' } as const;
    await store.people.add({ ...known, id: '1', name: 'Ada', tokenHash: 'a' });
    await store.people.add({ ...known, id: '2', name: 'Bo', tokenHash: 'b' });
    await store.people.revoke('sample', '2', '2026-01-04T00:00:00.000Z');
    const people = await store.people.list('sample');
    await store.close();
    // As a version wrote them in which people only listened.
    const kept = join(path, '..', 'backup', 'sample', 'subscribers.json');
    await writeFile(kept, (await readFile(kept, 'utf8')).replaceAll('"may":["listen"],', ''));
    await writeFile(path, '');
    const again = await openSqliteStore(path, { onRecovery: () => undefined });
    expect((await again.episodes.heads('sample')).map(({ id, digestId }) => [id, digestId])).toEqual([
      ['digest', 'digest'],
      ['first', undefined],
      ['third', 'digest'],
    ]);
    expect((await again.items.find('sample', 'https://news.example.com/second'))?.status).toBe('removed');
    expect(await again.episodes.findSimilar('sample', '0123456789abcdef')).toEqual(['digest', 'first', 'third']);
    expect((await again.episodes.find('sample', 'first'))?.audioHash).toBe('hash of first');
    expect(await again.people.list('sample')).toEqual(people);
    await again.close();
  });

  it('that becomes corrupt is reported, and rebuilt by the next exclusive opener', async () => {
    const made = await open();
    for (let number = 0; number < 24; number += 1) await addEpisode(made.store, `story${number}`);
    await made.store.close();
    const { path } = made;
    const store = await openSqliteStore(path);
    const { size } = await stat(path);
    // Behind the back of the one that has it open.
    for (let position = 65_536; position < size; position += 4096) await overwrite(path, position, 4096, 255);
    await expect(store.episodes.list('sample')).rejects.toMatchObject({ code: 'unreadable' });
    const notices: string[] = [];
    const options = { onRecovery: (notice: string) => void notices.push(notice) };
    await expect(openSqliteStore(path, options)).rejects.toMatchObject({
      code: 'busy',
      hint: expect.stringMatching(/End every `lectern serve`/),
    });
    await store.close();
    const both = await Promise.all([openSqliteStore(path, options), openSqliteStore(path, options)]);
    expect(notices).toHaveLength(1);
    for (const one of both) {
      expect(await one.episodes.list('sample')).toHaveLength(24);
      await one.close();
    }
  });

  it('of a version that kept no backup gets one when it is opened', async () => {
    const { path, store } = await open();
    await addEpisode(store, 'first');
    await store.close();
    await rm(join(path, '..', 'backup'), { recursive: true });
    const options = { onRecovery: () => undefined };
    await (await openSqliteStore(path, options)).close();
    await writeFile(path, '');
    const again = await openSqliteStore(path, options);
    expect((await again.episodes.find('sample', 'first'))?.audioHash).toBe('hash of first');
    await again.close();
  });

  it('whose first backup was cut short has all of it after the next start', async () => {
    const { path, store } = await open();
    for (const id of ['first', 'second', 'third']) await addEpisode(store, id);
    await store.episodes.remove('sample', 'third', '2026-01-03T00:00:00.000Z');
    const known = { showId: 'sample', may: ['listen'], createdAt: '2026-01-01T00:00:00.000Z' } as const;
    await store.people.add({ ...known, id: '1', name: 'Ada', tokenHash: 'a' });
    await store.close();
    const backup = join(path, '..', 'backup');
    for (const name of ['.filled', 'sample/second.json', 'sample/third.json', 'sample/subscribers.json'])
      await rm(join(backup, name), { force: true });
    const options = { onRecovery: () => undefined };
    await (await openSqliteStore(path, options)).close();
    await writeFile(path, '');
    const again = await openSqliteStore(path, options);
    expect((await again.episodes.heads('sample')).map(({ id }) => id)).toEqual(['first', 'second']);
    expect((await again.items.find('sample', 'https://news.example.com/third'))?.status).toBe('removed');
    expect(await again.people.list('sample')).toMatchObject([{ name: 'Ada' }]);
    await again.close();
  });

  it('that a newer version wrote is refused in words, and left as it is', async () => {
    const { path, store } = await open();
    await addEpisode(store, 'first');
    await store.close();
    const newer = openConnection(path);
    newer.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2031-01-01')");
    await newer.close();
    const notices: string[] = [];
    await expect(openSqliteStore(path, { onRecovery: (notice) => void notices.push(notice) })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('newer Lectern'),
    });
    expect(notices).toEqual([]);
    expect((await readdir(join(path, '..'))).filter((name) => name.includes('broken'))).toEqual([]);
  });

  it('that is damaged where nothing is read for a while is known to be when it is opened', async () => {
    const { path, store } = await open();
    await addEpisode(store, 'first');
    await store.close();
    const inside = openConnection(path, { isReadOnly: true });
    const page = inside.get("select rootpage from sqlite_master where name = 'runs'")?.['rootpage'];
    await inside.close();
    await overwrite(path, (Number(page) - 1) * 4096, 4096, 255);
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'unreadable' });
    const again = await openSqliteStore(path, { onRecovery: () => undefined });
    expect(await again.runs.list(1)).toEqual([]);
    await again.close();
    expect(
      (await readdir(join(path, '..'))).filter((name) => /^lectern\.db\.broken-[\dTZ-]+$/.test(name)),
    ).toHaveLength(1);
  });

  it('in which a run met damage is known to be damaged, though it is too large to be looked through', async () => {
    const { path, store } = await open();
    await addEpisode(store, 'first');
    await store.close();
    await writeFile(`${path}.damaged`, '');
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'unreadable' });
    const again = await openSqliteStore(path, { onRecovery: () => undefined });
    expect(await again.episodes.heads('sample')).toHaveLength(1);
    await again.close();
    await (await openSqliteStore(path)).close();
  });

  it('with a changed byte in an episode’s text is rebuilt without that text', async () => {
    const { path, store } = await open();
    for (const id of ['kept', 'lost', 'cut']) await addEpisode(store, id);
    await store.close();
    const inside = openConnection(path);
    inside.exec(`update episodes set episode = replace(episode, 'was told', 'was sold') where id in ('kept', 'lost');
      update episodes set episode = substr(episode, 1, 100) where id = 'cut';`);
    await inside.close();
    await rm(join(path, '..', 'backup', 'sample', 'lost.json'));
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: 'unreadable' });
    const again = await openSqliteStore(path, { onRecovery: () => undefined });
    const texts = JSON.stringify(await again.episodes.list('sample'));
    expect((await again.episodes.heads('sample')).map(({ id }) => id).sort()).toEqual(['cut', 'kept']);
    expect(texts).toContain('was told');
    expect(texts).not.toContain('was sold');
    await again.close();
  });

  it('takes what two processes write at once', async () => {
    const { path, store } = await open();
    await addEpisode(store, 'first');
    await store.close();
    const module = new URL('../../dist/store/sqlite/open-sqlite-store.js', import.meta.url).href;
    const script = `const { openSqliteStore } = await import(${JSON.stringify(module)}); const [path, name] = process.argv.slice(1);
      const store = await openSqliteStore(path); const { episode, ...record } = await store.episodes.find('sample', 'first');
      const item = await store.items.find('sample', record.itemUrl);
      for (let n = 0; n < 40; n += 1) { const id = name + n; await store.episodes.save({ ...record, episode: { ...episode, id } }, { ...item, url: id, episodeId: id }, '0123456789abcdef'); }
      await store.close();`;
    const run = (name: string) => finish(spawn(process.execPath, ['--input-type=module', '-e', script, path, name]));
    const ended = await Promise.all(['left', 'right'].map(run));
    expect(ended.map(({ status, stderr }) => [status, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const again = await openSqliteStore(path);
    expect(await again.episodes.heads('sample')).toHaveLength(81);
    await again.close();
  });
});
