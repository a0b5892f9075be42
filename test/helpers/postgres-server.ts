/**
 * Real PostgreSQL servers, each in a temporary folder and on a port of its own. The files of one run of the tests share a
 * server, which the first of them starts; each has a database of its own.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The folder with the server's programs; `undefined` where there is none, and whoever needs it is skipped. */
export const postgresPrograms = [
  ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []),
  ...(process.env['PATH'] ?? '').split(delimiter),
].find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));

export type PostgresServer = {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Ends the server as `pg_ctl` would: its clients are cut off (`fast`), or it is killed as by a crash (`immediate`). */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  /** After {@link PostgresServer.stop}: on the same port, with the same databases. */
  start(): Promise<void>;
  /** Ends it and removes all that it had. */
  remove(): Promise<void>;
};

/** A server of a test's own, to be stopped and started; it syncs as in earnest unless `isHasty`. */
export async function startPostgresServer({ isHasty = false } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-postgres-'));
  const port = await freePort();
  await initialise(folder);
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(...asServerUser('postgres', serverArguments(folder, port, isHasty)), { stdio: 'ignore' });
    await reach(addressOf(port, 'postgres'), server);
  };
  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  };
  await start();
  return {
    createDatabase: () => createDatabase(port),
    start,
    stop,
    async remove() {
      await stop('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The address of a new, empty database on the server of this run of the tests, which ends with it. */
export async function createSharedDatabase(): Promise<string> {
  // The process that runs the test files' processes.
  const runner = process.ppid;
  const folder = join(tmpdir(), `lectern-postgres-of-${runner}-${startOf(runner)}`);
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  const note = join(folder, 'port');
  if (isFirst) {
    const port = await startShared(folder, runner).catch((thrown: unknown) => String(thrown));
    await writeFile(`${note}.new`, String(port));
    await rename(`${note}.new`, note);
  }
  while (!existsSync(note)) await sleep(50);
  const port = Number(await readFile(note, 'utf8'));
  if (Number.isNaN(port)) throw new Error(`PostgreSQL did not start: ${await readFile(note, 'utf8')}`);
  return createDatabase(port);
}

/** The address of a new database with all that is in another one, to which nobody is connected. */
export const copyDatabase = (address: string): Promise<string> =>
  createDatabase(Number(new URL(address).port), new URL(address).pathname.slice(1));

/** Ends with the process `runner`, however that ends. */
const SUPERVISOR = `runner=$1; folder=$2; shift 2
"$@" >"$folder/log" 2>&1 & server=$!
while kill -0 "$runner" 2>/dev/null && kill -0 "$server" 2>/dev/null; do sleep 0.5; done
kill -QUIT "$server" 2>/dev/null; wait "$server"; rm -rf "$folder"`;

async function startShared(folder: string, runner: number): Promise<number> {
  const data = join(folder, 'data');
  await mkdir(data);
  const port = await freePort();
  await initialise(data);
  const [program, parameters] = asServerUser('postgres', serverArguments(data, port, true));
  const supervisor = spawn('sh', ['-c', SUPERVISOR, 'sh', String(runner), folder, program, ...parameters], {
    stdio: 'ignore',
    detached: true,
  });
  supervisor.unref();
  await reach(addressOf(port, 'postgres'), supervisor);
  return port;
}

/** When a process started, so that a later one with its number is another. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

const serverArguments = (data: string, port: number, isHasty: boolean): string[] => [
  ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  ...['-c', 'shared_buffers=32MB', '-c', 'max_connections=200', '-c', 'autovacuum=off', '-c', 'max_wal_size=4GB'],
  ...(isHasty ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
];

async function initialise(data: string): Promise<void> {
  const ids = serverUser();
  if (ids) await chown(data, ids.uid, ids.gid);
  // A locale that sorts otherwise than bytes do, as most servers have one.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en', '--encoding=UTF8'];
  const initdb = ['-D', data, '--auth=trust', '--username=lectern', '--no-sync', '--no-instructions', ...locale];
  const [program, parameters] = asServerUser('initdb', initdb);
  execFileSync(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** PostgreSQL refuses to be root. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = (users.find((line) => line.startsWith('postgres:')) ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function asServerUser(name: string, parameters: string[]): [program: string, parameters: string[]] {
  const program = join(postgresPrograms ?? '', name);
  const ids = serverUser();
  if (!ids) return [program, parameters];
  accessSync('/usr/bin/setpriv');
  const user = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  return ['/usr/bin/setpriv', [...user, program, ...parameters]];
}

const addressOf = (port: number, database: string) => `postgres://lectern@127.0.0.1:${port}/${database}`;

async function reach(address: string, server: ChildProcess): Promise<void> {
  for (;;) {
    const client = new pg.Client(address);
    try {
      await client.connect();
      return;
    } catch (thrown) {
      if (server.exitCode !== null) throw thrown;
      await sleep(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function createDatabase(port: number, template = 'template1'): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client(addressOf(port, 'postgres'));
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return addressOf(port, name);
}
