/**
 * What servers for state and storage cost the work on new articles, and what a second worker gains.
 *
 *   npm run build && LECTERN_TEST_S3=/path/to/moto_server npm exec jiti bench/scale-work.ts [-- --articles 100]
 *   … LECTERN_TEST_KOKORO=/path/to/data/voices/kokoro npm exec jiti bench/scale-work.ts -- --kokoro 40
 *
 * - PostgreSQL and S3 against SQLite and folders: the wall clock of one worker that makes the same articles, by eSpeak.
 * - With `--kokoro`: two workers, each bound to a core, against one of them: the wall clock of making so many articles by
 *   the neural voice. Only on an otherwise idle machine with two cores does it say anything.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgresServer } from '../test/helpers/postgres-server.ts';
import { S3_KEYS, S3_REGION, startS3Server } from '../test/helpers/s3-server.ts';
import { closeOrigin, createLibrary, fresh, measure } from './library.ts';

const CLI = fileURLToPath(new URL('../dist/bundle/cli.js', import.meta.url));
/** Linux' way to bind a process to cores. */
const BIND = 'taskset';
const KOKORO = process.env['LECTERN_TEST_KOKORO'];
const argument = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : Number(process.argv[at + 1]) || 0;
};

// Nobody is asked for a voice.
Object.assign(process.env, S3_KEYS, { LECTERN_OFFLINE: '1' });
const root = await mkdtemp(join(tmpdir(), 'lectern-bench-work-'));
const server = await startPostgresServer();
const s3 = await startS3Server();
let size = 0;

/** An installation that knows one article and is about to hear of `count` new ones. */
async function openHome(count: number, isShared: boolean, bucket = 'bench', state?: string): Promise<string> {
  size += 1;
  const home = await createLibrary(root, size);
  const file = join(home, 'seeds/lectern.yaml');
  let config = `${await readFile(file, 'utf8')}\nnarrators: { kokoro: { download: never } }\n`;
  if (isShared)
    config += `state: "${state ?? (await server.createDatabase())}"\nstorage: { s3: { endpoint: "${s3.endpoint}", region: ${S3_REGION}, bucket: ${bucket} } }\n`;
  await writeFile(file, config);
  fresh.set(size, count);
  return home;
}

async function compareStorage(count: number): Promise<void> {
  await s3.createBucket('bench');
  const walls: number[] = [];
  for (const isShared of [false, true]) {
    const { wall, cpu, stdout } = await measure(await openHome(count, isShared), 'run');
    if (!stdout.includes(`${count} new`)) throw new Error(`Not all were made:\n${stdout.slice(-500)}`);
    console.log(
      `${isShared ? 'PostgreSQL and S3' : 'SQLite and folders'}: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s CPU`,
    );
    walls.push(wall);
  }
  const [embedded = 0, shared = 0] = walls;
  console.log(
    `${count} articles, PostgreSQL and S3 against SQLite and folders: wall ${(shared / embedded).toFixed(2)}  limit 1.25`,
  );
}

/** A process of the program on one core. */
const start = (home: string, core: number, ...args: readonly string[]): ChildProcess =>
  spawn(BIND, ['-c', String(core), process.execPath, CLI, ...args], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

async function compareWorkers(count: number, voice: string): Promise<void> {
  const walls: number[] = [];
  for (const workers of [1, 2]) {
    const bucket = `kokoro${workers}`;
    await s3.createBucket(bucket);
    const state = await server.createDatabase();
    const home = await openHome(count, true, bucket, state);
    const second = `${home}-second`;
    await mkdir(second, { recursive: true });
    await mkdir(join(second, 'seeds'));
    await writeFile(join(second, 'seeds/lectern.yaml'), await readFile(join(home, 'seeds/lectern.yaml')));
    for (const one of [home, second]) {
      await mkdir(join(one, 'data/voices'), { recursive: true });
      await symlink(voice, join(one, 'data/voices/kokoro'));
    }
    const other = workers === 2 ? start(second, 1, 'worker') : undefined;
    if (other?.stdout) await once(other.stdout, 'data');
    const startedAt = performance.now();
    const run = start(home, 0, 'run');
    let said = '';
    run.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    await once(run, 'close');
    walls.push((performance.now() - startedAt) / 1000);
    if (!said.includes(`${count} new`)) throw new Error(`Not all were made:\n${said.slice(-500)}`);
    console.log(`${workers} of a core each: ${walls.at(-1)?.toFixed(1)} s`);
    if (other) {
      other.kill('SIGTERM');
      await once(other, 'close');
    }
  }
  const [one = 0, two = 1] = walls;
  console.log(`${count} articles by the neural voice, two workers against one: ${(one / two).toFixed(2)}  goal 1.8`);
}

try {
  const articles = argument('kokoro');
  if (articles === undefined) await compareStorage(argument('articles') ?? 100);
  else if (KOKORO === undefined) console.log('Skipped: LECTERN_TEST_KOKORO names no voice.');
  else await compareWorkers(articles || 40, KOKORO);
} finally {
  closeOrigin();
  s3.stop();
  await server.remove();
  await rm(root, { recursive: true, force: true });
}
