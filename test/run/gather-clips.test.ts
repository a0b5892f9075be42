import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { findFfmpeg } from '../../src/assemble/find-ffmpeg.ts';
import { readEnvironment } from '../../src/config/read-config.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import { createClipFetcher } from '../../src/io/clip-fetcher.ts';
import { createHttpClient } from '../../src/io/http-client.ts';
import type { Article } from '../../src/model.ts';
import { type ClipBytes, gatherClips } from '../../src/run/gather-clips.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { startOrigin, trickle } from '../helpers/origin.ts';

it('a clip that trickles, has no end or is a live stream is missing, and the others are there', async () => {
  const { signal } = new AbortController();
  const clip = await readFile(new URL('../../seeds/articles/clips/lamps-en-1.mp3', import.meta.url));
  const origin = await startOrigin((request, response) => {
    if (request.url === '/trickle') return trickle(1)(request, response);
    if (request.url === '/endless') return trickle(1000)(request, response);
    if (request.url === '/live') return response.writeHead(200, { 'icy-name': 'Radio' }).write(clip);
    response.writeHead(200, { 'content-length': clip.length }).end(clip);
  });
  const folder = await mkdtemp(join(tmpdir(), 'lectern-clips-'));
  const http = createHttpClient({
    mirrors: [],
    allowPrivate: [origin.host],
    userAgent: 'test',
    timeoutMs: 30_000,
    limits: { clip: { graceMs: 300, leastBytesPerSecond: 1000, mostMs: 20_000, mostUnsizedMs: 500 } },
  });
  try {
    const cache = createDiskCache(folder, memoryIndex());
    const assembler = createAssembler({ ffmpeg: await findFfmpeg(readEnvironment(), signal), cache });
    const paths = ['/trickle', '/endless', '/live', '/good'];
    const article: Article = {
      url: 'https://canal.example/a',
      canonicalUrl: 'https://canal.example/a',
      title: 'Ice',
      language: 'en',
      tags: [],
      blocks: paths.map((path) => ({ kind: 'clip', url: `${origin.url}${path}`, place: 'body' })),
    };
    const settings = {
      format: 'mp3',
      bitrateKbps: 64,
      channels: 'mono',
      loudnessLufs: -16,
      truePeakDbtp: -1,
      lite: false,
    } as const;
    const heard: ClipBytes[] = [];
    const fetcher = createClipFetcher(http, cache, 1e9);
    const { found, missing } = await gatherClips(
      article,
      fetcher,
      assembler,
      settings,
      signal,
      (_done, _all, bytes) => {
        if (bytes) heard.push(bytes);
      },
    );
    expect([...found.keys()]).toEqual([`${origin.url}/good`]);
    expect(missing.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('too slowly'),
      expect.stringContaining('no end in sight'),
      expect.stringContaining('live stream'),
    ]);
    // For pages in other languages.
    expect(missing.map(({ why }) => why?.kind)).toEqual(['slow', 'live-stream', 'live-stream']);
    expect([...origin.requests].sort()).toEqual(paths.map((path) => `GET ${path}`).sort());
    expect(heard[0]?.received).toBeGreaterThan(0);
  } finally {
    await http.close();
    await origin.close();
    await rm(folder, { recursive: true });
  }
});
