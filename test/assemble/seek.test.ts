/** What is heard after a seek, in ffmpeg and in Chromium, against where the timeline has it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssembledAudio, RenderedFile } from '../../src/assemble/assembler.ts';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { clipPart, createTestCache, ffmpeg, pause, settings, tags, writeWav } from './synthetic-audio.ts';

const CHROMIUM = '/usr/bin/chromium';
const { signal } = new AbortController();
const isFull = process.env['FAULTS'] === 'full';
const seconds = 210;
const allowedSeconds = 0.03;

/** Glides of seven seconds, each from another pitch, so that no two places sound alike. Phase in turns. */
function phaseAt(time: number): number {
  const glide = Math.floor(time / 7);
  const within = time - glide * 7;
  return (400 + 1000 * ((glide * 0.618) % 1)) * within + 100 * within * within;
}

/** The rate at which pieces are compared: the glides stay below 3 kHz. */
const coarseRate = 8000;
const [reachSeconds, stepSeconds] = [0.4, 0.002];

/** Where in the glides a piece was taken from, looked for 0.4 s around `near`; its likeness is 1 at best. */
function locate(piece: ArrayLike<number>, rate: number, near: number): { readonly at: number; readonly like: number } {
  const coarse = averages(piece, rate);
  const power = coarse.reduce((sum, value) => sum + value ** 2, 0);
  const from = near - reachSeconds;
  const turns = Float64Array.from(
    { length: coarse.length + 2 * reachSeconds * coarseRate + 1 },
    (_, i) => 2 * Math.PI * phaseAt(from + i / coarseRate),
  );
  const [cosines, sines] = [turns.map(Math.cos), turns.map(Math.sin)];
  let [best, at] = [0, Number.NaN];
  for (let shift = 0; shift + coarse.length <= turns.length; shift += stepSeconds * coarseRate) {
    let [real, imaginary] = [0, 0];
    for (let i = 0; i < coarse.length; i += 1) {
      real += (coarse[i] ?? 0) * (cosines[shift + i] ?? 0);
      imaginary += (coarse[i] ?? 0) * (sines[shift + i] ?? 0);
    }
    const like = Math.sqrt((2 * (real ** 2 + imaginary ** 2)) / (power * coarse.length));
    if (like > best) [best, at] = [like, from + shift / coarseRate];
  }
  return { at, like: best };
}

/** A piece at the coarse rate. */
function averages(piece: ArrayLike<number>, rate: number): Float64Array {
  return Float64Array.from({ length: Math.floor((piece.length * coarseRate) / rate) }, (_, index) => {
    const middle = (index * rate) / coarseRate;
    let sum = 0;
    for (let i = Math.max(0, Math.ceil(middle - 2.5)); i <= middle + 2.5; i += 1) sum += piece[i] ?? 0;
    return sum;
  });
}

/** Places that are the same in every run, some of them just behind the start of an Ogg page. */
const places = [
  ...Array.from({ length: isFull ? 20 : 4 }, (_, i) => 5 + ((i * 0.6180339 + 0.37) % 1) * (seconds - 12)),
  ...(isFull ? [40.98, 82.01, 123.04, 164.07] : [82.01, 164.07]),
];

let folder: string;
const made = new Map<string, AssembledAudio>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-seek-'));
  const path = join(folder, 'glides.wav');
  const samples = Int16Array.from({ length: seconds * 22050 }, (_, i) =>
    Math.round(6000 * Math.sin(2 * Math.PI * phaseAt(i / 22050))),
  );
  await writeWav(path, samples, 22050);
  const parts = [pause(1), await clipPart(path)];
  const assembler = createAssembler({ ffmpeg, cache: createTestCache(join(folder, 'cache')) });
  for (const format of ['mp3', 'm4a', 'opus'] as const) {
    const directory = await mkdtemp(join(folder, 'out-'));
    const wanted = { ...settings, format, lite: format === 'mp3' ? 'aac' : false } as const;
    made.set(format, await assembler.assemble({ parts, settings: wanted, tags, directory }, signal));
  }
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const kinds = ['mp3', 'm4a', 'opus', 'lite'] as const;

function fileOf(kind: (typeof kinds)[number]): { readonly file: RenderedFile; readonly origin: number } {
  const audio = made.get(kind === 'lite' ? 'mp3' : kind);
  const file = kind === 'lite' ? audio?.lite : audio?.main;
  if (!file) throw new Error(`No ${kind} was made.`);
  return { file, origin: audio?.timeline.cues[0]?.start ?? 0 };
}

/** How far from the timeline each place sounds, s. */
async function judge(
  kind: (typeof kinds)[number],
  rate: number,
  hear: (place: number) => Promise<ArrayLike<number>>,
): Promise<readonly number[]> {
  const { origin } = fileOf(kind);
  const errors: number[] = [];
  for (const place of places) {
    const { at, like } = locate(await hear(place), rate, place - origin);
    expect(like, `${kind} at ${place}`).toBeGreaterThan(0.5);
    errors.push(at + origin - place);
  }
  return errors;
}

describe.each(kinds)('a seek in %s', (kind) => {
  test('lands within 30 ms in ffmpeg', async () => {
    const { file } = fileOf(kind);
    const errors = await judge(kind, 44100, async (place) => {
      const to = ['-t', '0.14', '-ac', '1', '-ar', '44100', '-f', 's16le', '-'];
      const args = ['-nostdin', '-v', 'error', '-ss', String(place), '-i', file.path, '-map', '0:a:0', ...to];
      const { stdout } = await promisify(execFile)(ffmpeg.ffmpeg, args, { encoding: 'buffer' });
      // A decoder that was dropped in needs a frame or two before all is right.
      const samples = new Int16Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + 0.14 * 44100 * 2));
      return samples.map((sample, index) => (index < 1800 ? 0 : sample));
    });
    for (const error of errors) expect(Math.abs(error)).toBeLessThanOrEqual(allowedSeconds);
  });
});

/** Serves the files in ranges, at a pace that leaves most of a file unread. */
async function serveSlowly(ranges: Readonly<Record<(typeof kinds)[number], number[]>>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const kind = kinds.find((one) => request.url === `/${one}`);
    if (!kind) {
      response.setHeader('Content-Type', 'text/html');
      response.end('<title>seek</title>');
      return;
    }
    const { file } = fileOf(kind);
    const bytes = await readFile(file.path);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    ranges[kind].push(from);
    response.writeHead(206, {
      'Content-Type': file.mimeType === 'audio/x-m4a' ? 'audio/mp4' : file.mimeType,
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
      'Content-Length': bytes.length - from,
    });
    response.on('error', () => {});
    let at = from;
    const send = () => {
      response.write(bytes.subarray(at, at + 12_000));
      at += 12_000;
      if (at < bytes.length) return;
      clearInterval(timer);
      response.end();
    };
    const timer = setInterval(send, 100);
    response.on('close', () => clearInterval(timer));
    send();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Runs in the page: hands on the first samples that are heard after a seek. */
const recorder = `
class Recorder extends AudioWorkletProcessor {
  constructor() { super(); this.heard = []; this.port.onmessage = () => { this.heard = []; }; }
  process([[samples]]) {
    if (!samples) return true;
    for (const sample of samples) if (this.heard.length > 0 || sample !== 0) this.heard.push(sample);
    if (this.heard.length >= 9600) { this.port.postMessage(this.heard.slice(0, 9600)); this.heard = []; }
    return true;
  }
}
registerProcessor('recorder', Recorder);`;

const listenIn = (kind: string, url: string) => `(async () => {
  const context = new AudioContext({ sampleRate: 48000 });
  const code = new Blob([${JSON.stringify(recorder)}], { type: 'text/javascript' });
  await context.audioWorklet.addModule(URL.createObjectURL(code));
  const audio = new Audio(${JSON.stringify(url)});
  const node = new AudioWorkletNode(context, 'recorder');
  context.createMediaElementSource(audio).connect(node).connect(context.destination);
  await new Promise((resolve, reject) => { audio.onloadedmetadata = resolve; audio.onerror = () => reject(audio.error.message); });
  window.hear = { ...window.hear, ${kind}: async (place) => {
    audio.pause();
    await new Promise((resolve) => setTimeout(resolve, 100));
    node.port.postMessage('again');
    const buffered = [...Array(audio.buffered.length).keys()].some((i) => audio.buffered.start(i) <= place && place < audio.buffered.end(i));
    const sought = new Promise((resolve) => { audio.onseeked = resolve; });
    audio.currentTime = place;
    await sought;
    const heard = new Promise((resolve) => { node.port.onmessage = ({ data }) => resolve(data); });
    await audio.play();
    return { samples: await heard, buffered };
  } };
})()`;

describe.skipIf(!existsSync(CHROMIUM))('a seek in Chromium (skipped when it is not installed)', { retry: 3 }, () => {
  let browser: Browser;
  let page: Page;
  let server: Server;
  const ranges = { mp3: [], m4a: [], opus: [], lite: [] };

  beforeAll(async () => {
    server = await serveSlowly(ranges);
    // With the port comes an address; a pipe has none.
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = ['--no-sandbox', '--mute-audio', '--autoplay-policy=no-user-gesture-required'];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
    page = await browser.newPage();
    await page.goto(origin);
    for (const kind of kinds) await page.evaluate(listenIn(kind, `${origin}/${kind}`));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  test.concurrent.each(kinds)(
    '%s lands within 30 ms, also where the browser has not loaded the file yet',
    async (kind) => {
      let unloaded = 0;
      const errors = await judge(kind, 48000, async (place) => {
        // What the page hands over is what `hear` above returns.
        const heard = (await page.evaluate(`hear.${kind}(${place})`)) as { samples: number[]; buffered: boolean };
        if (!heard.buffered) unloaded += 1;
        return heard.samples.map((sample, index) => (index < 2400 ? 0 : sample));
      });
      for (const error of errors) expect(Math.abs(error)).toBeLessThanOrEqual(allowedSeconds);
      expect(unloaded).toBeGreaterThan(places.length / 2 - 1);
      expect(ranges[kind].filter((from) => from > 0).length).toBeGreaterThan(places.length / 2 - 1);
    },
    120_000,
  );
});
