/**
 * What assembling costs, as ratios against a limit or a peer in the same run.
 *
 *   npm exec jiti bench/assemble.ts              a scaled-down run of a few minutes
 *   npm exec jiti bench/assemble.ts -- --full    54 minutes of clips, 300 sentences, 6 hours
 *   … -- --only first,narration                  some of it (see `measures`)
 *   … -- --folder DIR                            keeps what is made there, and takes it from there the next time
 *
 * Each is measured by turns with what it is compared with, three times, and the cheapest of each counts.
 * Uses LECTERN_FFMPEG, or an ffmpeg on the PATH, or the one in the npm package. Linux: CPU times come from /proc.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Assembler } from '../src/assemble/assembler.ts';
import { findFfmpeg } from '../src/assemble/find-ffmpeg.ts';
import { hashFile } from '../src/io/cache.ts';
import { buildWavHeader } from '../src/io/wav-header.ts';
import type { AudioPart, AudioSettings } from '../src/model.ts';
import { memoryIndex } from '../test/helpers/memory-index.ts';

/** What is measured is what was built: jiti's own code takes seven times as long for a loop over samples. */
const built = async <T>(path: string) => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as T;
const { createAssembler } =
  await built<typeof import('../src/assemble/create-assembler.ts')>('assemble/create-assembler.js');
const { createDiskCache } = await built<typeof import('../src/io/cache.ts')>('io/cache.js');

const execute = promisify(execFile);
const { signal } = new AbortController();
const jiti = fileURLToPath(new URL('../node_modules/.bin/jiti', import.meta.url));
const full = process.argv.includes('--full');
const clipSeconds = full ? 162 : 30;
const clipCount = 20;
const sentenceCount = full ? 300 : 60;
const sentencePause = 0.3;
const longHours = full ? 6 : 0.6;

const ffmpeg = await findFfmpeg(process.env, signal);
const settings: AudioSettings = {
  format: 'mp3',
  bitrateKbps: 64,
  channels: 'mono',
  loudnessLufs: -19,
  truePeakDbtp: -1,
  lite: false,
};
const tags = { title: 't', artist: 'a', album: 'b', language: 'en', comment: '', sourceUrl: '', lyrics: '' };

type Cost = {
  readonly wall: number;
  readonly cpu: number;
  readonly ownCpu: number;
  /** Of this process, and of the largest ffmpeg. */
  readonly peakMegabytes: number;
  readonly ffmpegMegabytes: number;
};

/** Runs one piece of work in a process of its own, so that its memory and its children's time are its own. */
async function measure(work: string, folder: string): Promise<Cost> {
  const arguments_ = [fileURLToPath(import.meta.url), '--work', work, '--folder', folder, ...(full ? ['--full'] : [])];
  const child = spawn(jiti, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout) output += String(chunk);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

async function ffmpegRun(...args: string[]): Promise<void> {
  await execute(ffmpeg.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args], { maxBuffer: 1 << 28 });
}

/** Something like speech: a buzz and coloured noise, in syllables and phrases, no two seeds alike. */
function speechlike(seed: number, seconds: number, rate: number): Int16Array {
  const samples = new Int16Array(Math.round(seconds * rate));
  const pitch = 100 + ((seed * 37) % 130);
  const gain = 9000 * 10 ** ((((seed * 5) % 17) - 12) / 20);
  let random = seed * 7919 + 1;
  let [slow, smooth] = [0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    random = (Math.imul(random, 1664525) + 1013904223) | 0;
    slow += 0.2 * (random / 2 ** 31 - slow);
    const time = i / rate;
    const buzz = 2 * ((time * pitch) % 1) - 1;
    const syllable =
      Math.max(0, Math.sin(2 * Math.PI * 4.3 * time)) * (Math.sin(2 * Math.PI * 0.29 * time) > -0.6 ? 1 : 0.02);
    smooth += 0.4 * (syllable * (buzz + 2.5 * slow) - smooth);
    samples[i] = Math.max(-32768, Math.min(32767, gain * smooth));
  }
  return samples;
}

async function encodeSpeech(
  seed: number,
  seconds: number,
  rate: number,
  codec: readonly string[],
  to: string,
): Promise<void> {
  const source = `${to}.source.wav`;
  await writeFile(source, wav(asBytes(speechlike(seed, seconds, rate)), rate));
  await ffmpegRun('-i', source, ...codec, to);
  await rm(source);
}

function asBytes(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

const codecs: readonly (readonly [string, readonly string[]])[] = [
  ['mp3', ['-ar', '44100', '-ac', '2', '-c:a', 'libmp3lame', '-q:a', '4']],
  ['m4a', ['-ar', '44100', '-ac', '2', '-c:a', 'aac', '-b:a', '128k']],
  ['mp3', ['-ar', '22050', '-ac', '1', '-c:a', 'libmp3lame', '-b:a', '48k', '-write_xing', '0']],
  ['ogg', ['-ar', '44100', '-ac', '2', '-c:a', 'libvorbis', '-q:a', '3']],
  ['opus', ['-ar', '48000', '-ac', '1', '-c:a', 'libopus', '-b:a', '32k']],
  ['flac', ['-ar', '44100', '-ac', '2', '-c:a', 'flac']],
];

async function makeInputs(folder: string, only: ReadonlySet<string>): Promise<void> {
  if (['first', 'changed', 'peer', 'long'].some((one) => only.has(one))) {
    await mkdir(join(folder, 'mixed'), { recursive: true });
    for (let i = 0; i <= clipCount; i += 1) {
      const [extension, codec] = codecs[i % codecs.length] ?? ['flac', []];
      await encodeSpeech(
        i + 1,
        clipSeconds,
        44100,
        codec,
        join(folder, 'mixed', `${String(i).padStart(3, '0')}.${extension}`),
      );
    }
    const clips = await mixedClips(folder);
    await joinedPcm(clips.slice(0, clipCount), join(folder, 'ready.wav'), '44100');
  }
  if (only.has('narration')) {
    await mkdir(join(folder, 'sentences'), { recursive: true });
    const pcm = asBytes(speechlike(99, sentenceCount * 10, 22050));
    const bytes = 22050 * 2 * 10;
    for (let i = 0; i < sentenceCount; i += 1)
      await writeFile(join(folder, 'sentences', `${i}.wav`), wav(pcm.subarray(i * bytes, (i + 1) * bytes), 22050));
    // What is heard in the end: the pauses are encoded as well.
    const pause = new Uint8Array(22050 * 2 * sentencePause);
    const heard = Array.from({ length: sentenceCount }, (_, i) => [pcm.subarray(i * bytes, (i + 1) * bytes), pause]);
    await writeFile(join(folder, 'sentences.wav'), wav(Buffer.concat(heard.flat()), 22050));
  }
}

async function joinedPcm(clips: readonly string[], to: string, rate: string): Promise<void> {
  const inputs = clips.flatMap((clip) => ['-i', clip]);
  await ffmpegRun(
    ...inputs,
    '-filter_complex',
    `${clips.map((_, i) => `[${i}:a]aresample=${rate},aformat=channel_layouts=mono[a${i}];`).join('')}${clips.map((_, i) => `[a${i}]`).join('')}concat=n=${clips.length}:v=0:a=1`,
    '-c:a',
    'pcm_s16le',
    to,
  );
}

const wav = (pcm: Uint8Array, rate: number): Buffer => Buffer.concat([buildWavHeader(rate, pcm.length), pcm]);

async function mixedClips(folder: string): Promise<readonly string[]> {
  return Array.from({ length: clipCount + 1 }, (_, i) =>
    join(folder, 'mixed', `${String(i).padStart(3, '0')}.${codecs[i % codecs.length]?.[0]}`),
  );
}

async function toClips(paths: readonly string[]): Promise<readonly AudioPart[]> {
  const clips: AudioPart[] = [];
  // One by one, as they are hashed when they are fetched: all at once they would fill the memory that is measured.
  for (const [block, path] of paths.entries())
    clips.push({ kind: 'clip', path, key: await hashFile(path), url: path, block });
  return clips;
}

function cacheAt(folder: string) {
  const index = memoryIndex();
  const { rows } = index;
  const file = join(folder, 'rows.json');
  return {
    cache: createDiskCache(folder, index),
    load: async () => {
      for (const row of JSON.parse(await readFile(file, 'utf8').catch(() => '[]'))) rows.set(row.key, row);
    },
    save: () => writeFile(file, JSON.stringify([...rows.values()])),
  };
}

/** Has `work` done with a cache, whose rows are kept for the next unless it is this process's own, or `isKept` says no. */
async function withCache(
  folder: string,
  cacheName: string,
  work: (assembler: Assembler) => Promise<unknown>,
  isKept = true,
): Promise<void> {
  const cacheFolder = join(folder, cacheName);
  await mkdir(cacheFolder, { recursive: true });
  const { cache, load, save } = cacheAt(cacheFolder);
  await load();
  await work(createAssembler({ ffmpeg, cache }));
  if (cacheName.includes(String(process.pid))) await rm(cacheFolder, { recursive: true });
  else if (isKept) await save();
}

const assemble = (folder: string, cacheName: string, parts: readonly AudioPart[], isKept = true): Promise<void> =>
  withCache(
    folder,
    cacheName,
    async (assembler) => {
      const directory = await mkdtemp(join(folder, 'out-'));
      await assembler.assemble({ parts, settings, tags, directory }, signal);
      await rm(directory, { recursive: true });
    },
    isKept,
  );

/** Every piece of work that is measured, by name. */
const works: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  encode: (folder) =>
    ffmpegRun(
      '-i',
      join(folder, 'ready.wav'),
      '-c:a',
      'libmp3lame',
      '-b:a',
      '64k',
      '-threads',
      '1',
      join(folder, 'limit.mp3'),
    ),
  // As each clip is when it was fetched.
  probe: async (folder) =>
    withCache(folder, 'cache-probed', async (assembler) => {
      for (const path of (await mixedClips(folder)).slice(0, clipCount)) await assembler.probe(path, signal, settings);
    }),
  first: async (folder) =>
    assemble(folder, 'cache-probed', await toClips((await mixedClips(folder)).slice(0, clipCount)), false),
  warm: async (folder) =>
    assemble(folder, 'cache-clips', await toClips((await mixedClips(folder)).slice(0, clipCount))),
  changed: async (folder) => assemble(folder, 'cache-clips', await toClips((await mixedClips(folder)).slice(1)), false),
  peer: async (folder) => {
    const clips = (await mixedClips(folder)).slice(0, clipCount);
    const inputs = clips.flatMap((clip) => ['-i', clip]);
    const graph = `${clips.map((_, i) => `[${i}:a]aresample=44100,aformat=channel_layouts=mono[a${i}];`).join('')}${clips.map((_, i) => `[a${i}]`).join('')}concat=n=${clips.length}:v=0:a=1,loudnorm=I=-19:TP=-1:LRA=11`;
    const { stderr } = await execute(
      ffmpeg.ffmpeg,
      ['-nostdin', '-hide_banner', ...inputs, '-filter_complex', `${graph}:print_format=json`, '-f', 'null', '-'],
      { maxBuffer: 1 << 28 },
    );
    const found = JSON.parse(stderr.slice(stderr.lastIndexOf('{'), stderr.lastIndexOf('}') + 1));
    const measured = `measured_I=${found.input_i}:measured_TP=${found.input_tp}:measured_LRA=${found.input_lra}:measured_thresh=${found.input_thresh}:offset=${found.target_offset}:linear=true`;
    await ffmpegRun(
      ...inputs,
      '-filter_complex',
      `${graph}:${measured},aresample=44100`,
      '-c:a',
      'libmp3lame',
      '-b:a',
      '64k',
      join(folder, 'peer.mp3'),
    );
  },
  'encode-sentences': (folder) =>
    ffmpegRun(
      '-i',
      join(folder, 'sentences.wav'),
      '-ar',
      '44100',
      '-c:a',
      'libmp3lame',
      '-b:a',
      '64k',
      '-threads',
      '1',
      join(folder, 'limit.mp3'),
    ),
  narration: async (folder) => {
    const parts = Array.from({ length: sentenceCount }, (_, i): AudioPart[] => [
      {
        kind: 'speech',
        path: join(folder, 'sentences', `${i}.wav`),
        key: `${i}`,
        sampleRate: 22050,
        samples: 220500,
        voice: 'v',
        text: `${i}`,
        block: Math.floor(i / 4),
      },
      { kind: 'pause', seconds: sentencePause },
    ]).flat();
    await assemble(folder, `cache-${process.pid}`, parts);
  },
  short: async (folder) => assemble(folder, `cache-${process.pid}`, await toClips(await longClips(folder, 1 / 6))),
  long: async (folder) => assemble(folder, `cache-${process.pid}`, await toClips(await longClips(folder, 1))),
};

/** Clips of 6 minutes at most, made here and cheap to make: the same audio under different first samples. */
async function longClips(folder: string, share: number): Promise<readonly string[]> {
  const count = Math.round((longHours * 3600 * share) / 360);
  return Array.from({ length: count }, (_, i) => join(folder, 'long', `${i}.flac`));
}

async function makeLong(folder: string): Promise<void> {
  await mkdir(join(folder, 'long'), { recursive: true });
  for (const [i, path] of (await longClips(folder, 1)).entries())
    await encodeSpeech(500 + i, 360, 32000, ['-c:a', 'flac', '-compression_level', '0'], path);
}

/** `[name, what it is compared with, the work, its limit, which cost counts, the goal]` */
const measures = [
  {
    name: 'first',
    title: 'mixed clips to 64k mono, first time / one encode of ready PCM',
    prepare: 'probe',
    work: 'first',
    limit: 'encode',
    cost: 'wall',
    goal: 0.7,
  },
  {
    name: 'changed',
    title: 'one clip changed / one encode of ready PCM',
    prepare: 'warm',
    work: 'changed',
    limit: 'encode',
    cost: 'wall',
    goal: 0.1,
  },
  {
    name: 'peer',
    title: 'first time / concat filter with two passes of loudnorm',
    prepare: 'probe',
    work: 'first',
    limit: 'peer',
    cost: 'wall',
    goal: 0.35,
  },
  {
    name: 'narration',
    title: 'sentences to MP3 / one encode of the joined PCM',
    work: 'narration',
    limit: 'encode-sentences',
    cost: 'cpu',
    goal: 1.15,
  },
  { name: 'long', title: 'six times as long / once', work: 'long', limit: 'short', cost: 'wall', goal: 6.5 },
] as const;

/** Of this process and of its children that have ended. */
function cpuSeconds(): number {
  const stat = readProc('self/stat')
    .replace(/^.*\) /, '')
    .split(' ');
  return [11, 12, 13, 14].reduce((sum, index) => sum + Number(stat[index]) / 100, 0);
}

/** Of this process alone. */
function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function runWork(name: string, folder: string): Promise<void> {
  const work = works[name];
  if (!work) throw new RangeError(`No work named ${name}.`);
  const start = performance.now();
  const before = cpuSeconds();
  const ownBefore = ownCpuSeconds();
  const largest = watchChildren();
  await work(folder);
  const wall = (performance.now() - start) / 1000;
  const cpu = cpuSeconds() - before;
  const ownCpu = ownCpuSeconds() - ownBefore;
  const peakMegabytes = highWaterMegabytes('self');
  console.log(JSON.stringify({ wall, cpu, ownCpu, peakMegabytes, ffmpegMegabytes: largest() }));
}

/** The most memory that a process has had resident so far. */
function highWaterMegabytes(process: string): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readProc(`${process}/status`))?.[1] ?? 0) / 1024;
}

/** At once, since an excursion to another thread would cost more than is measured. */
function readProc(name: string): string {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}

/** Looks at the children ten times a second; since each keeps its own high-water mark, only its last instants are missed. */
function watchChildren(): () => number {
  let largest = 0;
  const timer = setInterval(() => {
    for (const child of readProc(`self/task/${process.pid}/children`).split(' ').filter(Boolean))
      largest = Math.max(largest, highWaterMegabytes(child));
  }, 100);
  return () => {
    clearInterval(timer);
    return largest;
  };
}

/** Each is measured by turns, and its cheapest counts: other work on the machine only adds. */
const TURNS = 3;
const leastOf = (costs: readonly Cost[], cost: 'wall' | 'cpu'): Cost =>
  costs.reduce((least, one) => (one[cost] < least[cost] ? one : least));

async function main(): Promise<void> {
  const wanted = process.argv[process.argv.indexOf('--only') + 1];
  const only = new Set(process.argv.includes('--only') && wanted ? wanted.split(',') : measures.map((one) => one.name));
  const kept = process.argv.includes('--folder') ? process.argv[process.argv.indexOf('--folder') + 1] : undefined;
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'lectern-bench-')));
  try {
    console.log(`ffmpeg ${ffmpeg.version} (${ffmpeg.origin}); ${(clipCount * clipSeconds) / 60} min of clips`);
    const making = [...only].filter((one) => !existsSync(join(folder, `${one}.made`)));
    await makeInputs(folder, new Set(making));
    if (making.includes('long')) await makeLong(folder);
    for (const one of making) await writeFile(join(folder, `${one}.made`), '');
    for (const one of measures) {
      if (!only.has(one.name)) continue;
      if ('prepare' in one) await measure(one.prepare, folder);
      const [limits, works]: [Cost[], Cost[]] = [[], []];
      for (let turn = 0; turn < TURNS; turn += 1) {
        limits.push(await measure(one.limit, folder));
        works.push(await measure(one.work, folder));
      }
      const [limit, work] = [leastOf(limits, one.cost), leastOf(works, one.cost)];
      const ratio = work[one.cost] / limit[one.cost];
      const other =
        one.cost === 'wall'
          ? `CPU ${(work.cpu / limit.cpu).toFixed(2)}`
          : `wall ${(work.wall / limit.wall).toFixed(2)}`;
      console.log(
        `${one.title}: ${one.cost} ${ratio.toFixed(2)} (goal ${one.goal}); ${other}; ${work.wall.toFixed(2)} s against ${limit.wall.toFixed(2)} s; CPU in Node ${work.ownCpu.toFixed(2)} of ${work.cpu.toFixed(2)} s; memory ${work.peakMegabytes.toFixed(0)} against ${limit.peakMegabytes.toFixed(0)} MB (${(work.peakMegabytes / limit.peakMegabytes).toFixed(2)}), the largest ffmpeg ${work.ffmpegMegabytes.toFixed(0)} against ${limit.ffmpegMegabytes.toFixed(0)} MB`,
      );
    }
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}

const workAt = process.argv.indexOf('--work');
if (workAt < 0) await main();
else await runWork(process.argv[workAt + 1] ?? '', process.argv[process.argv.indexOf('--folder') + 1] ?? '');
