/**
 * How much sooner a long text is heard when several machines speak it.
 *
 *   npm run build && LECTERN_TEST_S3=/path/to/server npm exec jiti bench/spread.ts
 *   … npm exec jiti bench/spread.ts -- --minutes 180 --pace 6 --workers 1,3        three hours of text: 45 minutes
 *   … LECTERN_TEST_KOKORO=/path/to/data/voices/kokoro npm exec jiti bench/spread.ts -- --kokoro [--workers 1]
 *
 * Workers, each in a folder of its own, with one PostgreSQL and one S3 server. The narrator is a server on loopback that
 * takes a fifteenth (`--pace 15`) of what it says, one sentence of each worker at a time, so that the machine's cores do not count: one,
 * two and three workers, about a minute. With `--kokoro` it is the neural voice, each of one or two workers on a core of
 * its own; that takes some minutes. What one worker does alone at the end, joining and encoding, is part of it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openState } from '../src/drivers/open-state.ts';
import { expectedSeconds } from '../src/narrate/check-speech.ts';
import { startOrigin } from '../test/helpers/origin.ts';
import { startPostgresServer } from '../test/helpers/postgres-server.ts';
import { S3_KEYS, S3_REGION, startS3Server } from '../test/helpers/s3-server.ts';
import { longPage, startSpeechServer } from '../test/helpers/speech-server.ts';

const CLI = fileURLToPath(new URL('../dist/bundle/cli.js', import.meta.url));
const KOKORO = process.env['LECTERN_TEST_KOKORO'];
const isNeural = process.argv.includes('--kokoro');

function argument(name: string): readonly number[] | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1]?.split(',').map(Number);
}

/** Of text, as it is heard. */
const [MINUTES = 11] = argument('minutes') ?? [];
const SENTENCES = Math.round(MINUTES * 14.5);
/** How many times as quick as it is heard a sentence is spoken. */
const [PACE = 15] = argument('pace') ?? [];
const counts = argument('workers') ?? (isNeural ? [1, 2] : [1, 2, 3]);

const root = await mkdtemp(join(tmpdir(), 'lectern-bench-spread-'));
const database = await startPostgresServer();
const s3 = await startS3Server();
const origin = await startOrigin((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(longPage(SENTENCES));
});
const speech = await startSpeechServer((text) => sleep((1000 / PACE) * expectedSeconds(text, 'openai')));

async function startWorker(home: string, state: string, bucket: string, core: number): Promise<ChildProcess> {
  await mkdir(join(home, 'seeds'), { recursive: true });
  if (isNeural && KOKORO !== undefined) {
    await mkdir(join(home, 'data/voices'), { recursive: true });
    await symlink(KOKORO, join(home, 'data/voices/kokoro'));
  }
  await writeFile(
    join(home, 'seeds/lectern.yaml'),
    `narrators: { openai: { baseUrl: "${speech.url}", concurrency: 1 }, kokoro: { download: never } }
fetch: { delaySeconds: 0, robots: ignore, allowPrivate: ["${origin.host}"] }
state: "${state}"
storage: { s3: { endpoint: "${s3.endpoint}", region: ${S3_REGION}, bucket: ${bucket} } }
shows: [{ id: long, title: Long, author: Bench, language: en, voices: ${isNeural ? 'auto' : '{ en: "openai:tone" }'}, sources: [{ page: "${origin.url}/long" }] }]
`,
  );
  const bound = isNeural ? ['taskset', '-c', String(core)] : [];
  const [program = '', ...parameters] = [...bound, process.execPath, CLI, 'worker', '--offline'];
  return spawn(program, parameters, {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...S3_KEYS },
  });
}

async function measure(count: number): Promise<number> {
  const address = await database.createDatabase();
  const bucket = `spread${count}`;
  await s3.createBucket(bucket);
  const { queue, shared, close } = await openState(
    { state: address, paths: { data: join(root, `asker${count}`) } },
    { onNotice: (notice) => console.error(notice) },
  );
  const workers = await Promise.all(
    Array.from({ length: count }, (_, at) => startWorker(join(root, `${count}-${at}`), address, bucket, at)),
  );
  while (((await shared?.workers.list()) ?? []).length < count) await sleep(50);
  const since = performance.now();
  const item = { url: `${origin.url}/long` };
  await queue.enqueue([{ kind: 'make-episode', showId: 'long', item, reason: 'new', bypassFilters: true }]);
  while ((await queue.list()).length > 0) await sleep(50);
  const seconds = (performance.now() - since) / 1000;
  for (const one of workers) {
    one.kill('SIGTERM');
    if (one.exitCode === null) await new Promise((resolve) => one.once('exit', resolve));
  }
  await close();
  return seconds;
}

try {
  if (isNeural && KOKORO === undefined) console.log('Skipped: LECTERN_TEST_KOKORO names no voice.');
  else {
    let alone: number | undefined;
    for (const count of counts) {
      const seconds = await measure(count);
      alone ??= seconds;
      console.log(
        `${count} ${count === 1 ? 'worker' : 'workers'}: ${seconds.toFixed(1)} s, ${(alone / seconds).toFixed(2)} times as quick`,
      );
    }
  }
} finally {
  await speech.close();
  await origin.close();
  s3.stop();
  await database.remove();
  await rm(root, { recursive: true, force: true });
}
