/**
 * What narrating costs, as ratios in one run.
 *
 *   npm run build && npm exec jiti bench/narrate.ts [-- --characters 10000]
 *
 * The text is made up of the sentences of the Chinese sample article with other numbers in them, so that each is new.
 */
import { execFileSync } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractArticle } from '../src/extract/extract-article.ts';
import type { Segment } from '../src/model.ts';
import { createNativeEspeakSpeaker } from '../src/narrate/drivers/espeak-native.ts';
import { normalizeText } from '../src/narrate/normalize/normalize-text.ts';
import { splitSentences } from '../src/narrate/sentences.ts';
import { engineVersion } from '../src/narrate/speaker.ts';
import { memoryIndex } from '../test/helpers/memory-index.ts';

/** What is measured is what was built. */
const built = async <T>(path: string) => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as T;
const { createDiskCache } = await built<typeof import('../src/io/cache.ts')>('io/cache.js');
const { createEspeakSpeaker } =
  await built<typeof import('../src/narrate/drivers/espeak.ts')>('narrate/drivers/espeak.js');
const { createNarrator } = await built<typeof import('../src/narrate/narrate.ts')>('narrate/narrate.js');
const { createSpeakerPool } = await built<typeof import('../src/narrate/speaker-pool.ts')>('narrate/speaker-pool.js');
const { createSpeakers } = await built<typeof import('../src/narrate/speakers.ts')>('narrate/speakers.js');

type Speech = Extract<Segment, { kind: 'speech' }>;

const { signal } = new AbortController();
setMaxListeners(0, signal);
const workerUrl = new URL('../dist/narrate/speaker-worker.js', import.meta.url);
const argument = (name: string, otherwise: number) =>
  Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) || otherwise;
const sample = new URL('../seeds/articles/ferry-zh.html', import.meta.url);

async function makeSentences(characters: number): Promise<readonly Speech[]> {
  const { article } = extractArticle(await readFile(sample, 'utf8'), sample.href);
  const lines = (article?.blocks ?? []).flatMap((block) =>
    block.kind === 'paragraph' ? splitSentences(block.text, 'zh') : [],
  );
  const sentences: Speech[] = [];
  for (let total = 0, round = 0; total < characters; round += 1)
    for (const line of lines) {
      const text = normalizeText(`第${round + 1}遍，${line}`, 'zh');
      sentences.push({ kind: 'speech', text, shown: line, language: 'zh', voice: 'espeak:cmn', block: 0 });
      total += text.length;
      if (total >= characters) break;
    }
  return sentences;
}

/** V8 compiles an engine's hot code while it speaks; that is over after about so many sentences a thread. */
const WARM_UP = 60;

type Bench = {
  readonly narrate: (sentences: readonly Speech[]) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** A narrator on warm threads; `narrate` gives the seconds of wall clock. */
async function openBench(threads: number, folder: string): Promise<Bench> {
  const pool = createSpeakerPool({ size: threads, workerUrl });
  const speakers = createSpeakers(pool, new Map([['espeak', engineVersion('espeak')]]), []);
  await Promise.all(
    (await makeSentences(2000))
      .slice(0, WARM_UP)
      .flatMap(({ text }) =>
        Array.from({ length: threads }, () =>
          pool.synthesize({ driver: 'espeak', voice: 'cmn', language: 'zh', text }, signal),
        ),
      ),
  );
  const index = memoryIndex();
  return {
    // Each time another cache on the same files and rows: what a new process finds.
    async narrate(sentences) {
      const narrator = createNarrator(speakers, createDiskCache(folder, index));
      const started = performance.now();
      await narrator.narrate(sentences, signal);
      return (performance.now() - started) / 1000;
    },
    close: () => pool.close(),
  };
}

async function narrateOnce(sentences: readonly Speech[], threads: number): Promise<number> {
  return inFolder(async (folder) => {
    const bench = await openBench(threads, folder);
    return bench.narrate(sentences).finally(() => bench.close());
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  return work(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

/** The last number that this bench prints in a process of its own, on so many cores. */
function inProcess(mode: string, value: number, cores: string): number {
  const paths = ['../node_modules/.bin/jiti', import.meta.url].map((path) => new URL(path, import.meta.url).pathname);
  const args = [process.execPath, ...paths, mode, String(value)];
  const [program = '', ...rest] = process.platform === 'linux' ? ['taskset', '-c', cores, ...args] : args;
  return Number(execFileSync(program, rest, { encoding: 'utf8' }).trim().split('\n').at(-1));
}

function report(what: string, ratio: number, reach: string): void {
  process.stdout.write(`${what.padEnd(64)} ${ratio.toFixed(3).padStart(8)}   ${reach}\n`);
}

if (process.argv.includes('--peak')) {
  const sentences = await makeSentences(argument('peak', 1000));
  await narrateOnce(sentences, 2);
  process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`);
} else if (process.argv.includes('--one-thread')) {
  const sentences = await makeSentences(argument('one-thread', 1000));
  process.stdout.write(`${await narrateOnce(sentences, 1)}\n`);
} else if (process.argv.includes('--bare')) {
  const bare = createEspeakSpeaker();
  const sentences = await makeSentences(argument('bare', 1000));
  for (const { text } of (await makeSentences(2000)).slice(0, WARM_UP))
    await bare.synthesize(text, { voice: 'cmn', language: 'zh' }, signal);
  const started = performance.now();
  for (const { text } of sentences) await bare.synthesize(text, { voice: 'cmn', language: 'zh' }, signal);
  process.stdout.write(`${(performance.now() - started) / 1000}\n`);
} else {
  const characters = argument('characters', 10_000);
  const sentences = await makeSentences(characters);
  process.stdout.write(`${sentences.length} sentences\n`);
  // Interleaved, and the fastest of three counts, so that other work on the machine weighs on all alike.
  const times = { bare: Infinity, one: Infinity, two: Infinity, changed: Infinity };
  for (let round = 0; round < 3; round += 1) {
    times.bare = Math.min(times.bare, inProcess('--bare', characters, '0'));
    times.one = Math.min(times.one, inProcess('--one-thread', characters, '0'));
    await inFolder(async (folder) => {
      const bench = await openBench(2, folder);
      times.two = Math.min(times.two, await bench.narrate(sentences));
      const changed = sentences.map((one, at) => (at === 0 ? { ...one, text: `${one.text}这是新的一句。` } : one));
      times.changed = Math.min(times.changed, await bench.narrate(changed));
      await bench.close();
    });
  }
  report('two cores against one', times.one / times.two, '≥ 1.8');
  report('pool, cache and checks against the bare engine, on one core', times.one / times.bare, '≤ 1.10');
  report('one changed sentence against the whole', times.changed / times.two, '≤ 0.03');

  const [small, large] = [1000, 100_000].map((count) => inProcess('--peak', count, '0,1'));
  process.stdout.write(
    `peak memory: 1,000 characters ${small?.toFixed(0)} MB, 100,000 characters ${large?.toFixed(0)} MB\n`,
  );
  report('MB more for a hundred times the text', (large ?? 0) - (small ?? 0), '≤ 100');

  const native = createNativeEspeakSpeaker();
  try {
    process.stdout.write(`${native.version}\n`);
    const started = performance.now();
    await Promise.all(
      sentences.map(({ text }) => native.synthesize(text, { voice: 'cmn-latn-pinyin', language: 'zh' }, signal)),
    );
    report(
      "the system's espeak-ng on all cores against two threads",
      (performance.now() - started) / 1000 / times.two,
      '(what it gains)',
    );
  } catch (thrown) {
    process.stdout.write(`the system's espeak-ng: skipped (${thrown instanceof Error ? thrown.message : thrown})\n`);
  }
}
