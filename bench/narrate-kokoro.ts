/**
 * What the neural voice costs, as ratios in one run; with the folder in KOKORO_MODEL that holds the published `model.onnx`
 * and `voices/`. Linux only: what children used is read in /proc. The wall clock says something on an idle machine only.
 *
 *   npm run build && KOKORO_MODEL=DIR npm exec jiti bench/narrate-kokoro.ts [-- --sentences 24 --series 300]
 *
 * A bare session is a process with the model, one thread, and the symbols of each sentence, that writes nothing. Loading
 * the model counts on every side. `--series`: so many sentences in one pool, during which the memory of its workers is read
 * every second; the highest of each tenth of the time is printed. 0 leaves it out, and `--sentences 0` all but it.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractArticle } from '../src/extract/extract-article.ts';
import { normalizeText } from '../src/narrate/normalize/normalize-text.ts';
import { splitSentences } from '../src/narrate/sentences.ts';

const built = (path: string) => JSON.stringify(new URL(`../dist/${path}`, import.meta.url).href);
const { prepareModel } = (await import(
  new URL('../dist/narrate/kokoro/prepare-model.js', import.meta.url).href
)) as typeof import('../src/narrate/kokoro/prepare-model.ts');

const source = process.env['KOKORO_MODEL'];
const argument = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const wanted = argument('sentences', 24);
const inSeries = argument('series', 300);
const VOICE = 'zf_xiaoxiao';

/** What a process and its children used. */
type Used = {
  readonly cpu: number;
  readonly wall: number;
  readonly audio: number;
  /** The peaks of all processes together. */
  readonly megabytes: number;
  /** What the workers held together, every second. */
  readonly series: readonly number[];
};

const METER = `
  import { readFileSync, readdirSync } from 'node:fs';
  const started = performance.now();
  const children = () => readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim().split(' ').filter(Boolean);
  const held = (pid, what) => {
    try {
      return Number(new RegExp(what + ':\\\\s+(\\\\d+)').exec(readFileSync('/proc/' + pid + '/status', 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const peaks = () => [process.pid, ...children()].reduce((sum, pid) => sum + held(pid, 'VmHWM'), 0);
  const series = [];
  setInterval(() => series.push(children().reduce((sum, pid) => sum + held(pid, 'VmRSS'), 0)), 1000).unref();
  const report = (audio, megabytes) => {
    const { user, system } = process.cpuUsage();
    const ticks = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
    const ofChildren = (Number(ticks[13]) + Number(ticks[14])) / 100;
    const cpu = (user + system) / 1e6 + ofChildren;
    console.log(JSON.stringify({ cpu, wall: (performance.now() - started) / 1000, audio, megabytes, series }));
    process.exit();
  };
  const [config, sentences] = process.argv.slice(1).map((text) => JSON.parse(text));`;

const BARE = `${METER}
  const { openModel } = await import(${built('narrate/kokoro/open-model.js')});
  const { createPhonemizer } = await import(${built('narrate/kokoro/phonemize.js')});
  const { tokensOf } = await import(${built('narrate/kokoro/symbols.js')});
  const { readStyle } = await import(${built('narrate/kokoro/voice-files.js')});
  const model = await openModel(config.runtime, config.model);
  const style = readStyle(config.folder, '${VOICE}');
  const phonemizer = createPhonemizer();
  let samples = 0;
  for (const text of sentences) {
    const { symbols } = await phonemizer.phonemize(text, { language: 'zh', accent: 'american' });
    const tokens = tokensOf(symbols);
    samples += (await model.run(tokens, style.slice((tokens.length - 1) * 256, tokens.length * 256), 1)).length;
  }
  report(samples / 24000, peaks());`;

const POOL = `${METER}
  const { createKokoroSpeaker } = await import(${built('narrate/drivers/kokoro.js')});
  const { createDiskCache } = await import(${built('io/cache.js')});
  const { createNarrator } = await import(${built('narrate/narrate.js')});
  const { createSpeakerPool } = await import(${built('narrate/speaker-pool.js')});
  const { createSpeakers } = await import(${built('narrate/speakers.js')});
  const rows = new Map();
  const index = {
    findAll: async (keys) => keys.flatMap((key) => rows.get(key) ?? []),
    save: async (row) => void rows.set(row.key, row),
    forget: async (key) => void rows.delete(key),
    forgetUnused: async () => false,
    touchAll: async () => undefined,
    totalBytes: async () => 0,
    listOldest: async () => [],
  };
  const speaker = createKokoroSpeaker({ folder: config.folder, processes: config.processes });
  const narrator = createNarrator(createSpeakers(createSpeakerPool({ size: 1 }), new Map(), [speaker]), createDiskCache(config.cache, index));
  const segments = sentences.map((text) => ({ kind: 'speech', text, shown: text, language: 'zh', voice: 'kokoro:${VOICE}', block: 0 }));
  const { sentences: spoken } = await narrator.narrate(segments, new AbortController().signal);
  const megabytes = peaks();
  await speaker.close();
  report(spoken.reduce((sum, { samples, sampleRate }) => sum + samples / sampleRate, 0), megabytes);`;

async function run(script: string, config: unknown, sentences: readonly string[]): Promise<Used> {
  const args = ['--input-type=module', '-e', script, JSON.stringify(config), JSON.stringify(sentences)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64e6 });
  return JSON.parse(stdout) as Used;
}

function report(what: string, value: number, reach: string): void {
  process.stdout.write(`${what.padEnd(72)} ${value.toFixed(2).padStart(8)}   ${reach}\n`);
}

async function makeSentences(count: number): Promise<readonly string[]> {
  const sample = new URL('../seeds/articles/ferry-zh.html', import.meta.url);
  const { article } = extractArticle(await readFile(sample, 'utf8'), sample.href);
  const lines = (article?.blocks ?? [])
    .flatMap((block) => (block.kind === 'paragraph' ? splitSentences(block.text, 'zh') : []))
    // What only another language's eSpeak can say would weigh on the phonemizer, not on the model.
    .filter((line) => !/[A-Za-z]/.test(line));
  return Array.from({ length: count }, (_, at) => {
    const round = Math.floor(at / lines.length);
    return normalizeText(`${round === 0 ? '' : `第${round}遍，`}${lines[at % lines.length]}`, 'zh');
  });
}

if (source === undefined) process.stdout.write('the neural voice: skipped (KOKORO_MODEL names no folder)\n');
else {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-kokoro-'));
  try {
    await cp(join(source, 'voices', `${VOICE}.bin`), join(folder, 'voices', `${VOICE}.bin`));
    const original = join(source, 'model.onnx');
    const record = await prepareModel(original, folder, new AbortController().signal);
    process.stdout.write(`${JSON.stringify(record)}\n`);
    const { findOnnxRuntime } = (await import(
      new URL('../dist/narrate/kokoro/find-runtime.js', import.meta.url).href
    )) as typeof import('../src/narrate/kokoro/find-runtime.ts');
    const runtime = findOnnxRuntime().runtime?.path;
    const bare = (model: string, sentences: readonly string[]) => run(BARE, { runtime, model, folder }, sentences);
    const kept = join(folder, 'model.onnx');
    const pool = (processes: number, sentences: readonly string[]) =>
      run(POOL, { folder, processes, cache: join(folder, `cache-${Math.random()}`) }, sentences);
    if (wanted > 0) {
      const sentences = await makeSentences(wanted);
      const plain = await bare(original, sentences);
      const half = (which: number) => sentences.filter((_, at) => at % 2 === which);
      const halves = await Promise.all([0, 1].map((which) => bare(kept, half(which))));
      const two = await pool(2, sentences);
      const halvesCpu = halves.reduce((sum, { cpu }) => sum + cpu, 0);
      report('CPU s per second of audio, a bare session as it comes', plain.cpu / plain.audio, '');
      report('CPU s per second of audio, pool', two.cpu / two.audio, '');
      report('CPU against it', two.cpu / two.audio / (plain.cpu / plain.audio), '≤ 0.55');
      report('audio per second on two cores against it on one', plain.wall / two.wall, '≥ 3.3');
      report('pool, checks, cache and files against bare sessions, CPU', two.cpu / halvesCpu, '≤ 1.05');
      report('peak MB of two workers and the program', two.megabytes, '≤ 1300');
    }
    if (inSeries > 0) {
      const { series, megabytes } = await pool(2, await makeSentences(inSeries));
      const tenths = Array.from({ length: 10 }, (_, tenth) =>
        Math.max(
          0,
          ...series.slice(Math.floor((tenth * series.length) / 10), Math.floor(((tenth + 1) * series.length) / 10)),
        ),
      );
      report(`peak MB of two workers and the program with ${inSeries} sentences`, megabytes, '≤ 1300');
      process.stdout.write(`MB of the workers, the most in each tenth: ${tenths.map(Math.round).join(' ')}\n`);
      const [early, late] = [Math.max(...tenths.slice(2, 5)), Math.max(...tenths.slice(7))];
      report('the last three tenths against the third to fifth', late / early, '≤ 1.05');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
