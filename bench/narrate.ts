/**
 * What narrating costs, as ratios in one run.
 *
 *   npm run build && npm exec jiti bench/narrate.ts [-- --characters 10000]
 *
 * The text is made up of the sentences of the Chinese sample article with other numbers in them, so that each is new.
 * Every thread speaks for a while before anything is measured ({@link WARM_UP}), so warm is compared with warm.
 *
 * - Two cores against one: the wall clock of a whole narration (threads, cache, checks, files) on one core with one
 *   thread, over that on two with two. Only on an otherwise idle machine does it say anything.
 * - The pool, and the whole narration, against the bare engine: the CPU time of all threads of one process that is bound
 *   to one core. The same sentences are spoken by the engine in a loop, then by a pool of one thread, then narrated into
 *   an empty cache, by turns and a few at a time, so that other work on the machine weighs on all three alike.
 * - One changed sentence: the wall clock of narrating the text again with one other sentence, as a new process finds it
 *   (a new cache on the same files: every row is looked up and every file's content is checked), over that of narrating
 *   it all, on two threads; and the same in CPU time, which other work does not disturb.
 * - The neural voice, with KOKORO_MODEL: see narrate-kokoro.ts.
 * - Memory: the peak of a process that narrates a hundred times the text, less that of one that narrates it once.
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
const { startThreads } = await built<typeof import('../src/narrate/speaker-workers.ts')>('narrate/speaker-workers.js');
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
  /** Seconds of wall clock. */
  readonly narrate: (sentences: readonly Speech[]) => Promise<number>;
  /** The pool alone. */
  readonly speak: (sentences: readonly Speech[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A narrator on warm threads. */
async function openBench(threads: number, folder: string): Promise<Bench> {
  const pool = createSpeakerPool({ size: threads, start: startThreads(workerUrl) });
  const speakers = createSpeakers(pool, new Map([['espeak', engineVersion('espeak')]]), []);
  const say = ({ text }: Speech) => pool.synthesize({ driver: 'espeak', voice: 'cmn', language: 'zh', text }, signal);
  const warmUp = (await makeSentences(2000)).slice(0, WARM_UP);
  await Promise.all(warmUp.flatMap((one) => Array.from({ length: threads }, () => say(one))));
  const index = memoryIndex();
  return {
    // Each time another cache on the same files and rows: what a new process finds.
    async narrate(sentences) {
      const narrator = createNarrator(speakers, createDiskCache(folder, index));
      const started = performance.now();
      await narrator.narrate(sentences, signal);
      return (performance.now() - started) / 1000;
    },
    async speak(sentences) {
      await Promise.all(sentences.map(say));
    },
    close: () => pool.close(),
  };
}

/** CPU seconds of all threads of this process. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Sentences that one side speaks before it is the next one's turn. */
const TURN = 10;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * The CPU time of a pool of one thread, and of the whole narration, over that of the bare engine for the same sentences:
 * the medians of all turns, as other work on the machine comes in bursts.
 */
async function compareOverhead(sentences: readonly Speech[]): Promise<readonly number[]> {
  const bare = createEspeakSpeaker();
  const speakBare = async ({ text }: Speech) => {
    await bare.synthesize(text, { voice: 'cmn', language: 'zh' }, signal);
  };
  for (const sentence of (await makeSentences(2000)).slice(0, WARM_UP)) await speakBare(sentence);
  return inFolder(async (folder) => {
    const bench = await openBench(1, folder);
    const sides = [
      async (turn: readonly Speech[]) => {
        for (const sentence of turn) await speakBare(sentence);
      },
      bench.speak,
      bench.narrate,
    ];
    const turns: (readonly number[])[] = [];
    for (let from = 0; from + TURN <= sentences.length; from += TURN) {
      const spent: number[] = [];
      for (const side of sides) {
        const before = cpuSeconds();
        await side(sentences.slice(from, from + TURN));
        spent.push(cpuSeconds() - before);
      }
      turns.push(spent);
    }
    await bench.close();
    return [1, 2].map((side) => median(turns.map((spent) => (spent[side] ?? 0) / (spent[0] ?? 0))));
  });
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

/** The numbers that this bench prints last in a process of its own, on so many cores. */
function inProcess(mode: string, value: number, cores: string): readonly number[] {
  const paths = ['../node_modules/.bin/jiti', import.meta.url].map((path) => new URL(path, import.meta.url).pathname);
  const args = [process.execPath, ...paths, mode, String(value)];
  const [program = '', ...rest] = process.platform === 'linux' ? ['taskset', '-c', cores, ...args] : args;
  const lines = execFileSync(program, rest, { encoding: 'utf8' }).trim().split('\n');
  return (lines.at(-1) ?? '').split(' ').map(Number);
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
} else if (process.argv.includes('--overhead')) {
  const ratios = await compareOverhead(await makeSentences(argument('overhead', 1000)));
  process.stdout.write(`${ratios.join(' ')}\n`);
} else {
  const characters = argument('characters', 10_000);
  const sentences = await makeSentences(characters);
  process.stdout.write(`${sentences.length} sentences\n`);
  const [pooled = 0, narrated = 0] = inProcess('--overhead', characters, '0');
  // Interleaved, and the fastest of three counts, so that other work on the machine weighs on all alike.
  const least = { one: Infinity, two: Infinity, changed: Infinity, twoCpu: Infinity, changedCpu: Infinity };
  const measure = async (which: 'two' | 'changed', work: () => Promise<number>) => {
    const before = cpuSeconds();
    least[which] = Math.min(least[which], await work());
    least[`${which}Cpu`] = Math.min(least[`${which}Cpu`], cpuSeconds() - before);
  };
  for (let round = 0; round < 3; round += 1) {
    const [one = 0] = inProcess('--one-thread', characters, '0');
    least.one = Math.min(least.one, one);
    await inFolder(async (folder) => {
      const bench = await openBench(2, folder);
      await measure('two', () => bench.narrate(sentences));
      const changed = sentences.map((one, at) => (at === 0 ? { ...one, text: `${one.text}这是新的一句。` } : one));
      await measure('changed', () => bench.narrate(changed));
      await bench.close();
    });
  }
  report('two cores against one, wall clock', least.one / least.two, '≥ 1.8');
  report('the pool against the bare engine, CPU time on one core', pooled, '≤ 1.10');
  report('pool, cache, checks and files against it', narrated, '≤ 1.10');
  report('one changed sentence against the whole, wall clock', least.changed / least.two, '≤ 0.03');
  report('the same in CPU time', least.changedCpu / least.twoCpu, '≤ 0.03');

  const [small, large] = [1000, 100_000].map((count) => inProcess('--peak', count, '0,1')[0]);
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
      (performance.now() - started) / 1000 / least.two,
      '(what it gains)',
    );
  } catch (thrown) {
    process.stdout.write(`the system's espeak-ng: skipped (${thrown instanceof Error ? thrown.message : thrown})\n`);
  }

  await import('./narrate-kokoro.ts');
}
