/** A process that is stopped in the middle of a publication into a bucket, and goes on when a successor has published. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createIndexedObjectStore } from '../../src/io/indexed-object-store.ts';
import { type ObjectStore, readObject } from '../../src/io/object-store.ts';
import { createS3ObjectStore } from '../../src/io/s3-object-store.ts';
import { contentType } from '../../src/serve/content-types.ts';
import { createShowPublisher } from '../../src/show/show-publisher.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { type S3Proxy, startS3Proxy } from '../helpers/s3-proxy.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';
import { numbered, picture } from '../publish/publishing-place.ts';
import { sampleShow, sampleSite } from '../publish/sample-episode.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

/** Each write takes a second or two. */
const isFull = process.env['FAULTS'] === 'full';

const BUCKET = 'late';

/** Publishes what it is told to, under a claim, and tells how that ended. */
const WRITER = `
const [dist, database, endpoint, region, Bucket] = process.argv.slice(1);
const names = ['store/sqlite/open-sqlite-store', 'io/s3-object-store', 'io/indexed-object-store', 'show/show-publisher', 'jobs/claim-scope', 'serve/content-types'];
Promise.all(names.map((name) => import(dist + name + '.js'))).then(async (modules) => {
  const { openSqliteStore, createS3ObjectStore, createIndexedObjectStore, createShowPublisher, withClaim, contentType } = Object.assign({}, ...modules);
  const store = await openSqliteStore(database);
  process.on('message', ({ name, show, site, claim }) => {
    const below = (folder) => createS3ObjectStore({ endpoint, region, bucket: Bucket, prefix: name + folder }, { contentType });
    const siteStore = createIndexedObjectStore({ index: store.siteObjects, objects: below('/private/objects/'), plain: below('/public/'), isPublic: () => true });
    const publisher = createShowPublisher({ ...store, site, siteStore, plainNames: siteStore.plainNames, readAssets: async () => [], version: '1' });
    withClaim(claim, () => publisher.publishShow(show)).then(() => 'published', (thrown) => thrown.code ?? String(thrown)).then((ended) => process.send(ended));
  });
  process.send('ready');
});`;

describe.skipIf(s3Program === undefined)('a writer that is stopped before a write', () => {
  let [server, proxy, writer] = [{} as S3Server, {} as S3Proxy, {} as ChildProcess];
  let folder: string;
  let store: Awaited<ReturnType<typeof openSqliteStore>>;

  beforeAll(async () => {
    Object.assign(process.env, S3_KEYS);
    folder = await mkdtemp(join(tmpdir(), 'lectern-late-'));
    await writeFile(join(folder, 'cover.png'), await picture(1400, 1400, 'png'));
    server = await startS3Server();
    await server.createBucket(BUCKET);
    proxy = await startS3Proxy(server.endpoint);
    const database = join(folder, 'lectern.db');
    // What a stopped worker holds may be taken over.
    store = await openSqliteStore(database, { isAlive: async () => false });
    const dist = new URL('../../dist/', import.meta.url).href;
    writer = spawn(process.execPath, ['-e', WRITER, dist, database, proxy.endpoint, S3_REGION, BUCKET], {
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });
    await once(writer, 'message');
  });
  afterAll(async () => {
    writer.kill('SIGKILL');
    await proxy.close();
    server.stop();
    await store.close();
    await rm(folder, { recursive: true });
  });

  function openSite(name: string) {
    const place = { endpoint: server.endpoint, region: S3_REGION, bucket: BUCKET };
    const below = (prefix: string) => createS3ObjectStore({ ...place, prefix: name + prefix }, { contentType });
    const plain = below('/public/');
    const options = { index: store.siteObjects, objects: below('/private/objects/'), plain, isPublic: () => true };
    return { plain, siteStore: createIndexedObjectStore(options) };
  }

  const claimAs = async (worker: string) => {
    const claim = await store.queue.claim(worker, { batch: undefined, kinds: undefined });
    if (!claim) throw new Error('there is nothing to claim');
    return claim;
  };

  /** @returns how the late publication ended, whether it came to its nth write, and what is shown before and after it */
  async function publishLate(n: number) {
    const showId = `show${n}`;
    const { plain, siteStore } = openSite(showId);
    const show = (title: string) => ({
      show: sampleShow({ id: showId, title }),
      maxItems: 3,
      coverFile: join(folder, 'cover.png'),
    });
    const save = (number: number) => {
      const episode = numbered(number, { showId });
      const { canonicalUrl: url } = episode.article;
      const item = { showId, url, status: 'published', inputHash: 'x' } as const;
      return store.episodes.save(
        { episode, itemUrl: url, audioHash: 'x' },
        { ...item, updatedAt: episode.updatedAt, episodeId: episode.id },
      );
    };
    const publish = (title: string) =>
      createShowPublisher({
        ...store,
        site: sampleSite(),
        siteStore,
        plainNames: siteStore.plainNames,
        readAssets: async () => [],
        version: '1',
      }).publishShow(show(title));
    const contentsOf = async (objects: ObjectStore, below: string): Promise<Record<string, string | undefined>> => {
      const found: Record<string, string | undefined> = {};
      for (const name of await objects.list(below))
        if (name.endsWith('/')) Object.assign(found, await contentsOf(objects, below + name));
        else found[below + name] = (await readObject(objects, below + name))?.bytes.toString('latin1');
      return found;
    };
    const look = async () => ({
      served: await contentsOf(siteStore, `${showId}/`),
      plain: await contentsOf(plain, `${showId}/`),
    });

    await save(1);
    await save(2);
    await publish('Former');
    // What the late one takes away, the successor shows again.
    await store.episodes.remove(showId, 'e002', '2024-02-01T00:00:00.000Z');
    await store.queue.enqueue([{ kind: 'publish-show', showId }]);
    const claim = await claimAs('late');
    let [writes, before] = [0, undefined as Awaited<ReturnType<typeof look>> | undefined];
    proxy.beforeWrite = async () => {
      writes += 1;
      if (writes !== n) return;
      writer.kill('SIGSTOP');
      const taken = await claimAs('successor');
      await save(2);
      await publish('Successor');
      before = await look();
      await store.queue.complete(taken);
      writer.kill('SIGCONT');
    };
    const { id, token } = claim;
    writer.send({ name: showId, show: show('Late'), site: sampleSite(), claim: { id, token } });
    const [ended] = await once(writer, 'message');
    if (before === undefined) await store.queue.complete(claim);
    return { ended, before, after: await look() };
  }

  it('changes nothing that its successor has published, neither what is served nor the public site', async () => {
    let n = 1;
    for (; ; n += isFull ? 1 : 7) {
      const { ended, before, after } = await publishLate(n);
      if (before === undefined) {
        expect(ended).toBe('published');
        break;
      }
      expect([n, ended]).toEqual([n, 'lost-claim']);
      expect(Object.keys(before.served).length).toBeGreaterThan(10);
      expect(before.plain).toEqual(before.served);
      expect(after, `stopped before write ${n}`).toEqual(before);
    }
    expect(n).toBeGreaterThan(10);
  });
});
