/** A long article that two workers speak together, each in a folder of its own as on a machine of its own. */
import type { ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSharedWork, type SharedWork } from '../../src/jobs/bullmq/open-shared-work.ts';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts';
import { createInstallation, finish, type Installation } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';
import { longPage, type SpeechServer, startSpeechServer } from '../helpers/speech-server.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Over ten minutes by the estimate, in four parts of three. */
const SENTENCES = 150;

const ITEM = '/long';
const isFull = process.env['FAULTS'] === 'full';
const canRun = isFull && s3Program !== undefined && postgresPrograms !== undefined;

describe.skipIf(!canRun)('two workers that speak a long text together', () => {
  let origin: Origin;
  let speech: SpeechServer;
  let s3: S3Server;
  let shared: SharedWork;
  let database: pg.Client;
  const homes: Installation[] = [];
  const workers: ChildProcess[] = [];
  /** Which texts each worker had spoken, by the key that it sends. */
  const asked: Record<string, string[]> = { maker: [], helper: [], alone: [] };
  let beforeAnswer: (key: string) => Promise<unknown> = async () => undefined;

  async function openMachine(places: string): Promise<Installation> {
    const home = await createInstallation(`
narrators: { openai: { baseUrl: "${speech.url}", key: env:SPEECH_KEY, concurrency: 1 }, kokoro: { download: never } }
fetch: { delaySeconds: 0, robots: ignore, allowPrivate: ["${origin.host}"] }
${places}
shows:
  - { id: harbour, title: Harbour, author: Ann, language: en, cover: seeds/cover.png, voices: { en: "openai:tone" }, sources: [{ page: "${origin.url}${ITEM}" }] }
`);
    homes.push(home);
    return home;
  }

  beforeAll(async () => {
    origin = await startOrigin((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(longPage(SENTENCES));
    });
    speech = await startSpeechServer(async (text, key) => {
      asked[key]?.push(text);
      await beforeAnswer(key);
    });
    s3 = await startS3Server();
    await s3.createBucket('long');
  });
  afterAll(async () => {
    for (const one of workers) one.kill('SIGKILL');
    await shared?.close();
    await database?.end();
    await speech?.close();
    await origin?.close();
    s3?.stop();
    for (const home of homes) await home.remove();
  });

  it('make the very file that one alone makes, though one is killed in the middle of its second part', async () => {
    const state = await createSharedDatabase();
    const places = `state: ${state}
storage: { s3: { endpoint: "${s3.endpoint}", region: ${S3_REGION}, bucket: long } }`;
    const start = async (key: string, ...args: string[]) => {
      const home = await openMachine(places);
      const worker = home.startUnder(
        { env: { ...S3_KEYS, SPEECH_KEY: key } },
        'worker',
        '--offline',
        '--json',
        ...args,
      );
      for (const stream of [worker.stdout, worker.stderr]) stream?.resume();
      workers.push(worker);
      return worker;
    };
    const tables = await openPostgresStore(state, { cacheFile: (await openMachine(places)).path('data/cache.db') });
    await tables.close();
    const helper = await start('helper', '--only', 'narrate-part');
    await start('maker');
    shared = await openSharedWork(state, { onNotice: () => undefined });
    database = new pg.Client(state);
    await database.connect();
    while ((await shared.workers.list()).length < 2) await sleep(50);

    let onKilled: () => void = () => undefined;
    const killed = new Promise<void>((resolve) => {
      onKilled = resolve;
    });
    let firstPart: readonly string[] = [];
    beforeAnswer = async (key) => {
      if (key !== 'helper') return killed;
      const parts = await s3.listKeys('long');
      // Its first part is there, and a sentence of the second.
      if (firstPart.length > 0 || !parts.some((name) => name.endsWith('.wavs'))) return undefined;
      firstPart = asked['helper']?.slice(0, -1) ?? [];
      helper.kill('SIGKILL');
      await database.query(
        `update bullmq.job set locked_until_ms = 0, stalled_marked = true where processed_by like $1`,
        [`${helper.pid}-%`],
      );
      await database.query(`delete from bullmq.meta where field = 'stalled-check'`);
      onKilled();
    };
    const job = {
      kind: 'make-episode',
      showId: 'harbour',
      item: { url: `${origin.url}${ITEM}` },
      reason: 'new',
    } as const;
    await shared.queue.enqueue([{ ...job, bypassFilters: true }]);
    while ((await shared.queue.list()).length > 0) await sleep(100);

    const made = asked['maker'] ?? [];
    expect(firstPart.length).toBeGreaterThan(20);
    expect(made.filter((text) => firstPart.includes(text))).toEqual([]);
    expect(new Set([...firstPart, ...made]).size).toBe(firstPart.length + made.length);

    const alone = await openMachine('');
    const added = alone.startUnder({ env: { SPEECH_KEY: 'alone' } }, 'add', `${origin.url}${ITEM}`, '--offline');
    expect(await finish(added)).toMatchObject({ status: 0 });
    expect([...firstPart, ...made].sort()).toEqual([...(asked['alone'] ?? [])].sort());
    const [name = ''] = (await readdir(alone.path('media/harbour'))).filter((file) => file.endsWith('.mp3'));
    const key = (await s3.listKeys('long')).find((one) => one.endsWith('.mp3')) ?? '';
    // The name has the hash of the bytes.
    expect(key).toBe(`public/media/harbour/${name}`);
    expect((await s3.get('long', key)).equals(await readFile(alone.path(`media/harbour/${name}`)))).toBe(true);
    expect((await s3.listKeys('long')).filter((one) => one.includes('parts/'))).toEqual([]);
  });
});
