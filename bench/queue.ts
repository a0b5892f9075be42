/**
 * How the shared queue and store bear many workers, whose work is a sleep of two seconds.
 *
 *   npm exec jiti bench/queue.ts               8, 32 and 64 workers in four processes: about four minutes
 *   npm exec jiti bench/queue.ts -- 16 48      so many
 *
 * PostgreSQL is a server of its own on loopback, which syncs as in earnest. Each article is claimed, "narrated", saved
 * under its claim, told of and completed, and its show is published, which does nothing here; who asked for them waits as
 * `lectern serve` does. Linear is one article per worker and two seconds. Processor time is told of the four processes and
 * of the server's, which share the machine's cores.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openState, type State } from '../src/drivers/open-state.ts';
import type { Job } from '../src/jobs/job.ts';
import { createWorker } from '../src/jobs/worker.ts';
import { startPostgresServer } from '../test/helpers/postgres-server.ts';

const PROCESSES = 4;
/** So many that the start, in which all articles are put in, counts little. */
const ROUNDS = 24;
const WORK_MS = 2000;

const open = (state: string, data: string): Promise<State> =>
  openState({ state, paths: { data } }, { onNotice: (notice) => console.error(notice) });

/** One process: `count` workers until its standard input ends. */
async function work(state: string, data: string, count: number): Promise<void> {
  const { store, queue, shared, close } = await open(state, data);
  const workers = Array.from({ length: count }, () =>
    createWorker({
      queue,
      id: String(process.pid),
      now: () => new Date(),
      onFailure: async (_batches, job, error) => console.error(job.kind, error),
      async handle(job, { batches }) {
        if (job.kind !== 'make-episode') return { outcome: { kind: 'done', changed: false } };
        await sleep(WORK_MS);
        const { showId, item } = job;
        const at = new Date().toISOString();
        await store.items.save({ showId, url: item.url, status: 'published', updatedAt: at });
        for (const batch of batches()) await store.runs.addItem(batch, { showId, url: item.url, outcome: 'new' });
        shared?.events.publish(batches(), { kind: 'item', showId, url: item.url, outcome: 'new' });
        await shared?.events.flush();
        return { outcome: { kind: 'done', changed: true }, next: [{ kind: 'publish-show', showId }] };
      },
    }),
  );
  for (const worker of workers) worker.start();
  process.stdout.write('ready\n');
  for await (const _ of process.stdin);
  await Promise.all(workers.map((worker) => worker.drain()));
  await close();
}

/** Seconds of processor time of the processes whose command lines have this in them. */
async function processorTime(mark: string): Promise<number> {
  let ticks = 0;
  for (const pid of await readdir('/proc')) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!/^\d+$/.test(pid) || !command.includes(mark)) continue;
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ').at(-1)?.split(' ') ?? [];
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / 100;
}

async function measure(state: string, root: string, count: number): Promise<void> {
  const children: ChildProcess[] = [];
  for (let index = 0; index < PROCESSES; index += 1) {
    const data = join(root, `${count}-${index}`);
    const parameters = ['exec', 'jiti', import.meta.filename, '--', '--worker', state, data, String(count / PROCESSES)];
    children.push(spawn('npm', parameters, { stdio: ['pipe', 'pipe', 'inherit'] }));
  }
  await Promise.all(children.map((child) => new Promise((resolve) => child.stdout?.once('data', resolve))));
  const { store, queue, close } = await open(state, join(root, `${count}`));
  const asker = createWorker({
    ...{ queue, id: 'bench', isIdle: true, now: () => new Date() },
    handle: () => Promise.reject(new Error('others work')),
    onFailure: async () => undefined,
  });
  const batch = `of-${count}`;
  const jobs = Array.from(
    { length: count * ROUNDS },
    (_, index): Job => ({
      kind: 'make-episode',
      showId: `show${index % 10}`,
      item: { url: `${count}/${index}` },
      reason: 'new',
    }),
  );
  await store.runs.start({ id: batch, trigger: 'manual', worker: 'bench', startedAt: new Date().toISOString() });
  // A connection's process has the database in its title.
  const marks = ['--worker', `${new URL(state).pathname.slice(1)} `];
  const spent = () => Promise.all(marks.map(processorTime));
  const before = await spent();
  const since = performance.now();
  await queue.enqueue(jobs, { batch });
  await asker.finish(batch, new AbortController().signal);
  const seconds = (performance.now() - since) / 1000;
  const cpu = (await spent()).map((all, at) => ((1000 * (all - (before[at] ?? 0))) / jobs.length).toFixed(1));
  const linear = (ROUNDS * WORK_MS) / 1000;
  console.log(
    `${count} workers: ${(jobs.length / seconds).toFixed(1)} articles/s, ${(linear / seconds).toFixed(2)} of linear  reach 0.9; CPU an article: ${cpu[0]} ms in the workers, ${cpu[1]} ms in the server`,
  );
  await close();
  for (const child of children) child.stdin?.end();
  await Promise.all(children.map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))));
}

const [role, state = '', data = '', count = ''] = process.argv.slice(process.argv.indexOf('--worker'));
if (role === '--worker' && process.argv.includes('--worker')) await work(state, data, Number(count));
else {
  const asked = process.argv
    .slice(2)
    .map(Number)
    .filter((number) => number > 0);
  const server = await startPostgresServer();
  const root = await mkdtemp(join(tmpdir(), 'lectern-bench-queue-'));
  try {
    for (const each of asked.length > 0 ? asked : [8, 32, 64]) await measure(await server.createDatabase(), root, each);
  } finally {
    await server.remove();
    await rm(root, { recursive: true, force: true });
  }
}
