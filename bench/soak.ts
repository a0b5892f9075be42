/**
 * What a long life costs: memory, handles and threads while one process makes many tiny articles, and what listeners
 * notice of a run, and a run of listeners.
 *
 *   npm run build && npm exec jiti bench/soak.ts                    2,000 articles, 200 listeners: a quarter of an hour
 *   npm run build && npm exec jiti bench/soak.ts -- --articles N --listeners N
 *
 * The real pipeline with its narrators, ffmpeg and store in this process, a run for each batch of articles as the clock
 * would have it; the listeners ask a server in a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from 'cheerio';
import { Agent, request } from 'undici';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    articles: { type: 'string', default: '2000' },
    listeners: { type: 'string', default: '200' },
    batch: { type: 'string', default: '50' },
  },
});
const [ARTICLES, LISTENERS, BATCH] = [Number(values.articles), Number(values.listeners), Number(values.batch)];
const DIST = new URL('../dist/', import.meta.url);
const CLI = fileURLToPath(new URL('bundle/cli.js', DIST));

// What is measured is the program as it is installed.
const { openApp } = (await import(new URL('app.js', DIST).href)) as typeof import('../src/app.ts');
const { parseConfig } = (await import(
  new URL('config/read-config.js', DIST).href
)) as typeof import('../src/config/read-config.ts');

const CONFIGURATION = `
shows:
  - id: soak
    title: Soak
    language: en
    author: Bench
    keep: { episodes: 200 }
    audio: { lite: false }
    sources: [{ files: "seeds/articles/*.html" }]
`;

const SECOND = ['It was quiet after that.', '那以后就安静了。', 'Nobody was surprised.', '谁也没有觉得奇怪。'];

/** Of words of its own: the same ones in another order would be taken for a reprint. */
function article(number: number): string {
  const word = (index: number) =>
    createHash('md5').update(`${number} ${index}`).digest('hex').replace(/\d/g, '').slice(0, 6);
  const first = `The ${word(1)} of ${word(2)} kept its ${word(3)} for the ${word(4)} and a ${word(5)} of ${word(6)}.`;
  return `<html lang="en"><head><title>Walk ${word(7)} ${number}</title></head><body><article><h1>Walk ${word(7)} ${number}</h1><p>${first}</p><p>${SECOND[number % SECOND.length]}</p></article></body></html>`;
}

async function createHome(root: string, name: string): Promise<string> {
  const home = join(root, name);
  await mkdir(join(home, 'seeds/articles'), { recursive: true });
  await writeFile(join(home, 'seeds/lectern.yaml'), CONFIGURATION);
  return home;
}

const addArticles = async (home: string, from: number, count: number) => {
  for (let number = from; number < from + count; number += 1)
    await writeFile(join(home, `seeds/articles/${number}.html`), article(number));
};

type Sample = {
  readonly megabytes: number;
  readonly files: number;
  readonly threads: number;
  readonly handles: number;
};

async function sample(): Promise<Sample> {
  globalThis.gc?.();
  const count = async (folder: string) => (await readdir(folder).catch(() => [])).length;
  return {
    megabytes: process.memoryUsage.rss() / 1e6,
    files: await count('/proc/self/fd'),
    threads: await count('/proc/self/task'),
    handles: process.getActiveResourcesInfo().length,
  };
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

/** Many articles through one process. */
async function soak(root: string): Promise<void> {
  const home = await createHome(root, 'soak');
  process.chdir(home);
  const { signal } = new AbortController();
  const app = await openApp(parseConfig(CONFIGURATION, 'bench', home), process.env, home, signal, console.warn);
  const samples: Sample[] = [];
  const startedAt = performance.now();
  for (let done = 0; done < ARTICLES; done += BATCH) {
    await addArticles(home, done, Math.min(BATCH, ARTICLES - done));
    const { summary } = await app.runner.run({ kind: 'sources' }, { trigger: 'schedule' }, signal);
    if (summary.failed > 0 || summary.new === 0) throw new Error(`A run went wrong: ${JSON.stringify(summary)}`);
    samples.push(await sample());
    const { megabytes, files, threads, handles } = samples.at(-1) ?? (await sample());
    const line = `${done + BATCH} articles: ${megabytes.toFixed(0)} MB, ${files} files, ${threads} threads, ${handles} handles`;
    console.error(`  ${line}, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  }
  await app.close();
  const third = Math.floor(samples.length / 3);
  const [second, last] = [samples.slice(third, 2 * third), samples.slice(-third)];
  const compare = (name: keyof Sample) => {
    const [before, after] = [mean(second.map((one) => one[name])), mean(last.map((one) => one[name]))];
    return `${name} ${before.toFixed(0)} → ${after.toFixed(0)} (${(after / before).toFixed(3)})`;
  };
  console.log(
    `${ARTICLES} articles in one process, second third → last third; limit for memory 1.10, for the rest 1.00`,
  );
  console.log(`  ${(['megabytes', 'files', 'threads', 'handles'] as const).map(compare).join(', ')}`);
}

function start(home: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], { cwd: home, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** The wall time of `lectern run`, in seconds. */
async function timeRun(home: string): Promise<number> {
  const startedAt = performance.now();
  const child = start(home, 'run');
  child.stdout?.resume();
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`The run ended with ${status}.`);
  return (performance.now() - startedAt) / 1000;
}

/** Runs with and without listeners at a server beside them. */
async function listen(root: string): Promise<void> {
  const home = await createHome(root, 'listen');
  await addArticles(home, 0, 10);
  await timeRun(home);
  const server = start(home, 'serve', '--port', '0', '--no-schedule');
  const base = await new Promise<string>((resolve) => {
    let stdout = '';
    server.stdout?.on('data', (chunk) => {
      stdout += chunk;
      const found = /Serving (http:\/\/\S+)\//.exec(stdout)?.[1];
      if (found && stdout.includes('Ctrl-C')) resolve(found);
    });
  });
  const dispatcher = new Agent({ connections: LISTENERS });
  const feed = load(await (await request(`${base}/soak/feed.xml`)).body.text(), { xml: true });
  const media = feed('enclosure')
    .toArray()
    .map(({ attribs }) => ({ path: new URL(attribs['url'] ?? '').pathname, length: Number(attribs['length']) }));
  const count = { requests: 0, failed: 0, bytes: 0 };

  /** As an app plays: a piece, then, a while later, the next. */
  async function listener(number: number, stop: AbortSignal): Promise<void> {
    const { path, length } = media[number % media.length] ?? { path: '', length: 1 };
    for (let from = 0; !stop.aborted; from = (from + 8192) % length) {
      const to = Math.min(from + 8191, length - 1);
      try {
        const { statusCode, body } = await request(`${base}${path}`, {
          dispatcher,
          headers: { range: `bytes=${from}-${to}` },
        });
        const got = (await body.arrayBuffer()).byteLength;
        count.bytes += got;
        if (statusCode !== 206 || got !== to - from + 1) count.failed += 1;
      } catch {
        count.failed += 1;
      }
      count.requests += 1;
      // 8 KB are a second of sound.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  const rounds: { readonly idle: number; readonly busy: number }[] = [];
  let next = 10;
  for (let round = 0; round < 3; round += 1) {
    const runOne = async () => {
      await addArticles(home, next, 20);
      next += 20;
      return timeRun(home);
    };
    const idle = await runOne();
    const stopping = new AbortController();
    const listeners = Array.from({ length: LISTENERS }, (_, number) => listener(number, stopping.signal));
    const busy = await runOne();
    stopping.abort();
    await Promise.all(listeners);
    rounds.push({ idle, busy });
  }
  server.kill('SIGTERM');
  await dispatcher.close();
  const [idle, busy] = [Math.min(...rounds.map((one) => one.idle)), Math.min(...rounds.map((one) => one.busy))];
  console.log(`a run of 20 articles with ${LISTENERS} listeners at a server beside it, of its time without: limit 1.5`);
  console.log(
    `  ${(busy / idle).toFixed(2)} (${idle.toFixed(1)} → ${busy.toFixed(1)} s); ${count.requests} requests, ${(count.bytes / 1e6).toFixed(1)} MB, ${count.failed} failed`,
  );
}

const root = await mkdtemp(join(tmpdir(), 'lectern-soak-'));
try {
  if (LISTENERS > 0) await listen(root);
  if (ARTICLES > 0) await soak(root);
} finally {
  process.chdir(tmpdir());
  await rm(root, { recursive: true, force: true });
}
process.exit(0);
