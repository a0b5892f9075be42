import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweepTemporaryFiles, temporaryPathFor, writeIfChanged } from '../../src/io/atomic-files.ts';
import { cacheKey, createDiskCache, digestBytes, type FileDigest } from '../../src/io/cache.ts';
import { createClipFetcher } from '../../src/io/clip-fetcher.ts';
import { isOwned, removeAbandoned } from '../../src/io/dead-processes.ts';
import { createHttpClient } from '../../src/io/http-client.ts';
import { markProcess } from '../../src/io/process-marks.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { startOrigin } from '../helpers/origin.ts';

const folder = () => mkdtemp(join(tmpdir(), 'lectern-files-'));
const { signal } = new AbortController();

describe('a written file', () => {
  it('is not touched when it would be the same', async () => {
    const path = join(await folder(), 'deep', 'feed.xml');
    expect(await writeIfChanged(path, 'one')).toBe(true);
    await utimes(path, 1, 1);
    expect(await writeIfChanged(path, 'one')).toBe(false);
    expect((await stat(path)).mtimeMs).toBe(1000);
    expect(await writeIfChanged(path, 'two')).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('two');
  });

  it('leaves only what a living process has under way', async () => {
    const directory = await folder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const dead = `.lectern-${pid}-0123456789ab.tmp`;
    const alive = temporaryPathFor(join(directory, 'x'));
    await mkdir(join(directory, 'show'));
    await writeFile(join(directory, 'show', dead), '');
    await writeFile(alive, '');
    await writeFile(join(directory, 'episode.mp3'), '');
    expect(await sweepTemporaryFiles(directory)).toBe(1);
    expect(await readdir(join(directory, 'show'))).toEqual([]);
    expect(await readdir(directory)).toHaveLength(3);
  });
});

describe('the cache', () => {
  const put = (cache: ReturnType<typeof createDiskCache>, key: string, text: string) =>
    cache.put(key, 'txt', async (path) => {
      await writeFile(path, text);
      return { words: 2 };
    });

  it('gives back what was put in', async () => {
    const cache = createDiskCache(await folder(), memoryIndex());
    const key = cacheKey('a', 1);
    expect(await cache.get(key)).toBeUndefined();
    await put(cache, key, 'two words');
    const entry = await cache.get(key);
    expect(entry).toMatchObject({ byteLength: 9, meta: { words: 2 } });
    expect(await readFile(entry?.path ?? '', 'utf8')).toBe('two words');
  });

  it.each([
    ['cut short', (path: string) => truncate(path, 3)],
    ['lengthened', (path: string) => writeFile(path, 'two words more')],
    ['changed', (path: string) => writeFile(path, 'TWO WORDS')],
    [
      'changed in one bit, its size and time as before',
      async (path: string) => {
        const { mtime } = await stat(path);
        await writeFile(path, 'two wordr');
        await utimes(path, mtime, mtime);
      },
    ],
    ['removed', (path: string) => rm(path)],
  ])('takes an entry that was %s for none', async (_name, damage) => {
    const directory = await folder();
    const index = memoryIndex();
    const [key, good] = [cacheKey('b'), cacheKey('good')];
    const earlier = createDiskCache(directory, index);
    await put(earlier, good, 'two words');
    await damage((await put(earlier, key, 'two words')).path);
    expect([
      ...(await createDiskCache(directory, index).getAll([key, good, cacheKey('never')], signal)).keys(),
    ]).toEqual([good]);
    expect([...index.rows.keys()]).toEqual([good]);
    await damage((await put(earlier, key, 'two words')).path);
    const later = createDiskCache(directory, index);
    expect(await later.get(key)).toBeUndefined();
    expect([...index.rows.keys()]).toEqual([good]);
    await put(later, key, 'two words');
    expect(await later.get(key)).toBeDefined();
  });

  it('takes an entry that was written by an earlier version, or is large, for none when its bytes are others', async () => {
    const directory = await folder();
    const index = memoryIndex();
    const earlier = createDiskCache(directory, index);
    const large = Buffer.alloc(5e6, 'sound');
    const entries = [
      { key: cacheKey('small'), was: Buffer.from('two words'), is: Buffer.from('two wordz') },
      { key: cacheKey('large'), was: large, is: Buffer.concat([large.subarray(0, -1), Buffer.from('z')]) },
      { key: cacheKey('longer'), was: large, is: Buffer.concat([large, Buffer.from('z')]) },
    ];
    for (const { key, was, is } of entries)
      for (const sha256 of [undefined, createHash('sha256').update(was).digest('hex')]) {
        const { path } = await earlier.put(key, 'bin', (temporary) => writeFile(temporary, was).then(() => ({})));
        const row = index.rows.get(key);
        // As rows were before there were CRCs.
        if (row && sha256 !== undefined) index.rows.set(key, { ...row, sha256, meta: {} });
        expect(await createDiskCache(directory, index).get(key)).toBeDefined();
        await writeFile(path, is);
        expect(await createDiskCache(directory, index).get(key)).toBeUndefined();
      }
  });

  it('believes what the writer tells of the bytes, and notices afterwards when it was not so', async () => {
    const directory = await folder();
    const index = memoryIndex();
    const cache = createDiskCache(directory, index);
    const write = (told: string) => async (path: string, tell: (digest: FileDigest) => void) => {
      await writeFile(path, 'as written');
      tell(digestBytes(Buffer.from(told)));
      return {};
    };
    await cache.put(cacheKey('true'), 'txt', write('as written'));
    await cache.put(cacheKey('false'), 'txt', write('otherwise.'));
    const found = await createDiskCache(directory, index).getAll([...index.rows.keys()], signal);
    expect([...found.keys()]).toEqual([cacheKey('true')]);
  });

  it('goes on when its folder is removed while it is used', async () => {
    const directory = await folder();
    const cache = createDiskCache(directory, memoryIndex());
    await put(cache, cacheKey('f'), 'two words');
    await rm(directory, { recursive: true });
    const again = await cache.findOrPut(
      cacheKey('f'),
      'txt',
      async (path) => {
        await writeFile(path, 'two words');
        return {};
      },
      signal,
    );
    expect(again.isNew).toBe(true);
    expect(await readFile(again.entry.path, 'utf8')).toBe('two words');
  });

  describe('when it is pruned', () => {
    beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
    afterEach(() => vi.useRealTimers());
    const later = () => vi.setSystemTime(Date.now() + 1000);

    it('gives up what was not used for the longest time', async () => {
      const [directory, index] = [await folder(), memoryIndex()];
      const cache = createDiskCache(directory, index);
      for (const name of ['old', 'used', 'new']) await put(cache, cacheKey(name), '1234567890');
      later();
      await createDiskCache(directory, index).get(cacheKey('used'));
      later();
      expect(await cache.prune(100)).toBe(0);
      expect(await cache.prune(20)).toBe(10);
      expect([...index.rows.keys()]).toEqual([cacheKey('used'), cacheKey('new')]);
    });

    it('keeps to its limit, sparing entries in use', async () => {
      const [directory, index] = [await folder(), memoryIndex()];
      const cache = createDiskCache(directory, index);
      for (const name of ['a', 'b', 'c']) await cache.protect(() => put(cache, cacheKey(name), '1234567890'));
      later();
      await cache.protect(async () => {
        await cache.get(cacheKey('b'));
        await put(cache, cacheKey('d'), '1234567890');
        later();
        expect(await cache.prune(0)).toBe(20);
        expect([...index.rows.keys()]).toEqual([cacheKey('b'), cacheKey('d')]);
        expect((await cache.get(cacheKey('b')))?.byteLength).toBe(10);
      });
      later();
      expect(await cache.prune(10)).toBe(10);
      expect(await cache.prune(0)).toBe(10);
      expect(index.rows.size).toBe(0);
      expect(await cache.get(cacheKey('b'))).toBeUndefined();
    });

    it('leaves an entry that somebody is putting in', async () => {
      const [directory, index] = [await folder(), memoryIndex()];
      const cache = createDiskCache(directory, index);
      await put(cache, cacheKey('a'), '1234567890');
      later();
      await writeFile(join(directory, 'tmp', `${cacheKey('a')}.lock`), String(process.pid));
      expect(await cache.prune(0)).toBe(0);
      expect((await cache.get(cacheKey('a')))?.byteLength).toBe(10);
    });
  });

  it('keeps nothing of a failure', async () => {
    const directory = await folder();
    const cache = createDiskCache(directory, memoryIndex());
    const failing = cache.put(cacheKey('c'), 'txt', async (path) => {
      await writeFile(path, 'half');
      throw new Error('the engine fell over');
    });
    await expect(failing).rejects.toThrow('fell over');
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
    expect(await cache.get(cacheKey('c'))).toBeUndefined();
  });

  it('writes once for all concurrent askers, and does not wait for a dead process', async () => {
    const directory = await folder();
    const index = memoryIndex();
    // Two caches on one folder stand for two processes.
    const caches = [createDiskCache(directory, index), createDiskCache(directory, index)];
    const key = cacheKey('d');
    let writes = 0;
    const write = async (path: string) => {
      writes += 1;
      await writeFile(path, 'spoken');
      return {};
    };
    const asked = [0, 1, 0, 1].map((which) => caches[which]?.findOrPut(key, 'txt', write, signal));
    const found = await Promise.all(asked);
    expect(found.map((one) => one?.isNew).filter(Boolean)).toHaveLength(1);
    expect(writes).toBe(1);

    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(join(directory, 'tmp', `${cacheKey('e')}.lock`), String(pid));
    expect((await caches[0]?.findOrPut(cacheKey('e'), 'txt', write, signal))?.isNew).toBe(true);
  });

  it('tells keys apart by all of their parts', () => {
    const keys = [cacheKey('a', 'b'), cacheKey('ab'), cacheKey(['a', 'b']), cacheKey('a', 'b', ''), cacheKey('b', 'a')];
    expect(new Set(keys).size).toBe(5);
  });
});

describe('a clip', () => {
  const http = createHttpClient({ mirrors: [], allowPrivate: [], userAgent: 'test', timeoutMs: 1000, retries: 0 });
  const fetcher = async () => createClipFetcher(http, createDiskCache(await folder(), memoryIndex()), 1e6);

  it('of a saved article lies below its folder, and nowhere else', async () => {
    const root = await folder();
    await mkdir(join(root, 'articles', 'clips'), { recursive: true });
    await writeFile(join(root, 'articles', 'clips', 'a.mp3'), 'sound');
    await writeFile(join(root, 'secret.mp3'), 'private');
    await symlink(join(root, 'secret.mp3'), join(root, 'articles', 'clips', 'link.mp3'));
    const article = pathToFileURL(join(root, 'articles', 'a.html')).href;
    const url = (name: string) => pathToFileURL(join(root, name)).href;
    const clips = await fetcher();
    expect((await clips.fetch(url('articles/clips/a.mp3'), article, signal)).sha256).toBe(
      createHash('sha256').update('sound').digest('hex'),
    );
    await expect(clips.fetch(url('secret.mp3'), article, signal)).rejects.toMatchObject({ code: 'no-permission' });
    await expect(clips.fetch(url('articles/clips/link.mp3'), article, signal)).rejects.toMatchObject({
      code: 'no-permission',
    });
    await expect(clips.fetch(url('articles/clips/b.mp3'), article, signal)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(clips.fetch(url('articles/clips/a.mp3'), 'https://example.org/', signal)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('from the web is downloaded once', async () => {
    const origin = await startOrigin((request, response) => {
      if (request.url === '/page.mp3') response.setHeader('content-type', 'text/html');
      response.end('sound');
    });
    const client = createHttpClient({
      mirrors: [],
      allowPrivate: [origin.host],
      userAgent: 'test',
      timeoutMs: 1000,
      retries: 0,
    });
    const clips = createClipFetcher(client, createDiskCache(await folder(), memoryIndex()), 1e6);
    const first = await clips.fetch(`${origin.url}/a.mp3`, 'https://example.org/', signal);
    expect(await clips.fetch(`${origin.url}/a.mp3`, 'https://example.org/', signal)).toEqual(first);
    await expect(clips.fetch(`${origin.url}/page.mp3`, 'https://example.org/', signal)).rejects.toMatchObject({
      code: 'wrong-type',
    });
    expect(origin.requests).toEqual(['GET /a.mp3', 'GET /page.mp3']);
    await client.close();
    await origin.close();
  });
});

describe('what a killed process left', () => {
  it('goes also while a program that it started still writes there', async () => {
    const directory = await folder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    // Enough to meet a write between the look into the folder and its removal.
    for (let round = 0; round < 10; round += 1) {
      const left = join(directory, `episode-${pid}-${round}`);
      await mkdir(left);
      for (let part = 0; part < 30; part += 1) await writeFile(join(left, `${part}.out`), '');
      const orphan = spawn('sh', [
        '-c',
        'echo; for a in 1 2 3 4 5 6 7 8 9; do for b in 1 2 3 4 5 6 7 8 9; do for c in 1 2 3 4 5 6 7 8 9; do : >"$0/$a$b$c.wav" || exit; done; done; done',
        left,
      ]);
      const ended = once(orphan, 'exit');
      await once(orphan.stdout, 'data');
      expect(await removeAbandoned(directory, /^episode-(\d+)-/)).toBe(1);
      await ended;
    }
    expect(await readdir(directory)).toEqual([]);
    await rm(directory, { recursive: true });
  });
});

describe('the mark of a process', () => {
  it('reports a killed process until its leftovers are cleared', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lectern-marks-'));
    const first = await markProcess(directory);
    expect(first.hasFoundDead).toBe(false);
    await first.remove();
    expect((await markProcess(directory)).hasFoundDead).toBe(false);
    // No process has this number.
    await writeFile(join(directory, '4194999-000000000000'), '');
    const next = await markProcess(directory);
    expect(next.hasFoundDead).toBe(true);
    expect((await markProcess(directory)).hasFoundDead).toBe(true);
    await next.buryDead();
    expect((await markProcess(directory)).hasFoundDead).toBe(false);
    await rm(directory, { recursive: true });
  });

  it('is not taken for ours when an earlier process had our number, as in a container', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lectern-marks-'));
    const path = join(directory, `${process.pid}-000000000000`);
    await writeFile(path, '');
    expect(await isOwned(path, process.pid)).toBe(true);
    await utimes(path, new Date(0), new Date(0));
    expect(await isOwned(path, process.pid)).toBe(false);
    expect((await markProcess(directory)).hasFoundDead).toBe(true);
    await rm(directory, { recursive: true });
  });
});
