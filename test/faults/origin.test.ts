import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { findFfmpeg } from '../../src/assemble/find-ffmpeg.ts';
import { readEnvironment } from '../../src/config/read-config.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import { createClipFetcher } from '../../src/io/clip-fetcher.ts';
import { createHttpClient } from '../../src/io/http-client.ts';
import type { Article, AudioSettings } from '../../src/model.ts';
import { gatherClips } from '../../src/run/gather-clips.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { writeTone } from '../helpers/tones.ts';
import { isFull } from './newsroom.ts';

vi.setConfig({ testTimeout: 1_200_000, hookTimeout: 60_000 });

const signal = new AbortController().signal;

/** How many bytes of the clip come, of what is said to come. */
type Way = (socket: Socket, clip: Buffer, sent: number) => void;

const head = (...lines: string[]) =>
  `${['HTTP/1.1 200 OK', 'Content-Type: audio/mpeg', ...lines].join('\r\n')}\r\n\r\n`;

/** Those that HTTP itself can tell from a whole answer. */
const BROKEN: Readonly<Record<string, Way>> = {
  'is cut': (socket, clip, sent) => {
    socket.write(head(`Content-Length: ${clip.length}`));
    socket.end(clip.subarray(0, sent));
  },
  'is reset': (socket, clip, sent) => {
    socket.write(head(`Content-Length: ${clip.length}`));
    socket.write(clip.subarray(0, sent), () => socket.resetAndDestroy());
  },
  'is cut, and came in chunks': (socket, clip, sent) => {
    socket.write(head('Transfer-Encoding: chunked'));
    socket.end(`${clip.length.toString(16)}\r\n${clip.subarray(0, sent).toString('latin1')}`, 'latin1');
  },
  'is longer than was said, by what was lost': (socket, clip, sent) => {
    socket.write(head(`Content-Length: ${clip.length + clip.length - sent}`));
    socket.end(clip);
  },
};

/** Those in which only the clip itself can tell. */
const SHORT: Readonly<Record<string, Way>> = {
  'of no said length ends early': (socket, clip, sent) => {
    socket.write(head('Connection: close'));
    socket.end(clip.subarray(0, sent));
  },
  'is longer than was said': (socket, clip, sent) => {
    socket.write(head(`Content-Length: ${sent}`, 'Connection: close'));
    socket.end(clip);
  },
};

const whole: Way = (socket, clip) => void socket.end(Buffer.concat([Buffer.from(head('Connection: close')), clip]));

let clip: Buffer;
let folder: string;
let answer: (socket: Socket, path: string) => void = () => undefined;
let base: string;
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (request) => answer(socket, String(request).split(' ')[1] ?? ''));
});
let ffmpeg: Awaited<ReturnType<typeof findFfmpeg>>;
let client: ReturnType<typeof createHttpClient>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-origin-'));
  ffmpeg = await findFfmpeg(readEnvironment(), signal);
  // 1.0 s at 16 kbps: some 2,400 bytes, with a header that says how many frames there are.
  writeTone(ffmpeg.ffmpeg, join(folder, 'clip.mp3'), 700, 1, ['-ar', '22050', '-b:a', '16k', '-map_metadata', '-1']);
  clip = await readFile(join(folder, 'clip.mp3'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  base = `http://${host}`;
  client = createHttpClient({ mirrors: [], allowPrivate: [host], userAgent: 'test', timeoutMs: 5000, retries: 0 });
});
afterAll(async () => {
  await client.close();
  server.close();
});

const newFetcher = async () => {
  const directory = await mkdtemp(join(folder, 'cache-'));
  const index = memoryIndex();
  const cache = createDiskCache(directory, index);
  return { directory, index, cache, fetcher: createClipFetcher(client, cache, 1e6) };
};

/** Where an answer of so many bytes breaks off: all places of its first frames and its end; between them in the full form. */
const placesIn = (length: number) =>
  Array.from({ length }, (_, place) => place).filter(
    (place) => isFull || place < 48 || place >= length - 24 || place % 61 === 0,
  );

const filesIn = async (directory: string) =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('a clip whose download', () => {
  it.each(Object.entries(BROKEN))('%s is never taken for whole, wherever that is, and comes later', async (_, way) => {
    expect(clip.length).toBeGreaterThan(2000);
    const { directory, index, fetcher } = await newFetcher();
    const fetch = (position: number) => fetcher.fetch(`${base}/${position}`, 'https://news.example.com/', signal);
    const each = async (work: (position: number) => Promise<void>) => {
      const positions = placesIn(clip.length);
      const lane = async () => {
        for (let next = positions.pop(); next !== undefined; next = positions.pop()) await work(next);
      };
      await Promise.all(Array.from({ length: 16 }, lane));
    };
    answer = (socket, path) => way(socket, clip, Number(path.slice(1)));
    await each(async (position) => {
      await expect(fetch(position), `${position} bytes`).rejects.toMatchObject({ code: 'network', retryable: true });
    });
    expect(index.rows.size).toBe(0);
    expect(await filesIn(directory)).toEqual([]);
    answer = (socket) => whole(socket, clip, 0);
    const later = [0, 1, 100, clip.length - 1];
    for (const position of later) expect((await readFile((await fetch(position)).path)).equals(clip)).toBe(true);
    expect(index.rows.size).toBe(later.length);
  });

  const settings: AudioSettings = {
    format: 'mp3',
    bitrateKbps: 64,
    channels: 'mono',
    loudnessLufs: -16,
    truePeakDbtp: -1,
    lite: false,
  };

  it.each(Object.entries(SHORT))('%s is missing then, and there after the next run', async (_, way) => {
    const { cache, fetcher } = await newFetcher();
    const assembler = createAssembler({ ffmpeg, cache });
    // Two frames are what headers may be wrong by.
    const [frameBytes, step] = [Math.ceil((16_000 / 8) * (576 / 22_050)), isFull ? 7 : 700];
    const gather = (position: number) => {
      const url = `${base}/${position}`;
      const article: Article = {
        url: 'https://news.example.com/a',
        canonicalUrl: 'https://news.example.com/a',
        title: 'A',
        language: 'en',
        tags: [],
        blocks: [{ kind: 'clip', url, place: 'body' }],
      };
      return gatherClips(article, fetcher, assembler, settings, signal, () => undefined);
    };
    for (let position = 1; position < clip.length - 3 * frameBytes; position += step) {
      answer = (socket) => way(socket, clip, position);
      const now = await gather(position);
      expect(now.missing, `${position} bytes`).toHaveLength(1);
      answer = (socket) => whole(socket, clip, 0);
      const { found } = await gather(position);
      expect(found.get(`${base}/${position}`)?.probe.durationSeconds, `${position} bytes`).toBeGreaterThan(0.99);
    }
  });
});
