/** Libraries of any size for the benches, made by no narrator, with an origin on loopback that lists their articles. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '../src/config/read-config.ts';
import { toWorkHash } from '../src/config/work-hash.ts';
import type { Episode } from '../src/model.ts';
import { identifyEpisode } from '../src/run/episode-identity.ts';
import { sourceKey } from '../src/run/source-key.ts';
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts';

const CLI = fileURLToPath(new URL('../dist/bundle/cli.js', import.meta.url));
/** Tells, at the end of the measured process, what it used. */
const METER = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();writeSync(3,JSON.stringify({cpu:(u.userCPUTime+u.systemCPUTime)/1e6,mb:u.maxRSS/1024}))})",
)}`;

export type Used = { readonly cpu: number; readonly mb: number; readonly wall: number; readonly stdout: string };

/** The articles that the origin lists beside the known ones, for each size. */
export const fresh = new Map<number, number>();

const origin = createServer((request, response) => {
  const [, size = '', name = ''] = (request.url ?? '').split('/');
  const news = fresh.get(Number(size)) ?? 0;
  if (name === 'feed.xml') {
    const etag = `"${news}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    const links = Array.from({ length: news }, (_, index) => `new-${index}`).reverse();
    const items = links.map((link) => `<item><title>${link}</title><link>${base()}/${size}/${link}</link></item>`);
    return response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>x</link><description>d</description>${items.join('')}</channel></rss>`,
    );
  }
  if (!name.startsWith('new-')) return response.writeHead(404).end();
  const number = Number(name.slice(4)) * 1000 + Number(size);
  // Every story of words of its own: the same ones in another order would be taken for a reprint.
  const word = (index: number) =>
    createHash('md5').update(`${number} ${index}`).digest('hex').replace(/\d/g, '').slice(0, 7);
  const sentence = (index: number) =>
    `The ${word(index)} of ${word(index + 100)} kept its ${word(index + 200)} for the ${word(index + 300)} and a ${word(index + 400)}.`;
  const text = Array.from({ length: 8 }, (_, index) => `<p>${sentence(index)}</p>`).join('');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  return response.end(
    `<html lang="en"><head><title>Story ${number}</title></head><body><article><h1>Story ${number}</h1>${text}</article></body></html>`,
  );
});
await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
const { port } = origin.address() as AddressInfo;
const base = () => `http://127.0.0.1:${port}`;

const configuration = (size: number) => `
site: { baseUrl: "http://localhost:8080" }
fetch: { allowPrivate: ["127.0.0.1:${port}"], delaySeconds: 0 }
shows:
  - { id: library, title: Library, language: en, author: Bench, sources: [{ feed: "${base()}/${size}/feed.xml" }] }
`;

function episodeOf(size: number, index: number): Episode {
  const url = `${base()}/${size}/old-${index}`;
  const moment = new Date(Date.UTC(2015, 0, 1) + index * 3_600_000).toISOString();
  const text = `The ledger of entry ${index} was closed in the evening, and nobody asked for it again.`;
  const { id, guid } = identifyEpisode('library', url);
  return {
    id,
    guid,
    showId: 'library',
    article: {
      url,
      canonicalUrl: url,
      title: `Old story ${index}`,
      language: 'en',
      tags: [],
      blocks: Array.from({ length: 10 }, () => ({ kind: 'paragraph' as const, text })),
    },
    publishedAt: moment,
    updatedAt: moment,
    enclosure: {
      fileName: `${id}.0123456789abcdef.mp3`,
      mimeType: 'audio/mpeg',
      byteLength: 4,
      sha256: 'ab'.repeat(32),
      bitrateKbps: 64,
    },
    timeline: {
      durationSeconds: 120,
      sampleRate: 44_100,
      samples: 44_100 * 120,
      cues: Array.from({ length: 20 }, (_, cue) => ({
        start: cue * 6,
        end: cue * 6 + 5.5,
        kind: 'speech' as const,
        text,
        block: Math.floor(cue / 2),
      })),
      chapters: [],
    },
    missingClips: [],
  };
}

/** An installation that has made and published `size` episodes. */
export async function createLibrary(root: string, size: number): Promise<string> {
  const home = join(root, String(size));
  await mkdir(join(home, 'seeds'), { recursive: true });
  await mkdir(join(home, 'media/library'), { recursive: true });
  await mkdir(join(home, 'data'), { recursive: true });
  await writeFile(join(home, 'seeds/lectern.yaml'), configuration(size));
  const config = parseConfig(configuration(size), 'bench', home);
  const [show] = config.shows;
  const source = show?.sources[0];
  if (!show || !source) throw new Error('The configuration of the bench has no source.');
  const store = await openSqliteStore(join(home, 'data/lectern.db'));
  for (let index = 0; index < size; index += 1) {
    const episode = episodeOf(size, index);
    const { url } = episode.article;
    const item = {
      showId: 'library',
      url,
      source: sourceKey(source),
      status: 'published' as const,
      inputHash: 'known',
      listingHash: 'known',
      title: episode.article.title,
      episodeId: episode.id,
      updatedAt: episode.updatedAt,
    };
    await store.episodes.save({ episode, itemUrl: url, audioHash: 'known' }, item);
    await writeFile(join(home, 'media/library', episode.enclosure.fileName), 'mp3\n');
  }
  await store.sources.save('library', sourceKey(source), {
    failures: 0,
    validators: { etag: '"0"' },
    settingsHash: toWorkHash(show, source, config).current,
  });
  await store.close();
  fresh.set(size, 0);
  await measure(home, 'run');
  return home;
}

/** Runs the program to its end, or until it serves. */
export const measure = (home: string, ...args: readonly string[]): Promise<Used> => measureNode(home, CLI, ...args);

/** {@link measure} of whatever Node is given. */
export function measureNode(home: string, ...args: readonly string[]): Promise<Used> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', METER, ...args], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let stdout = '';
  let used = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
    // A server is measured until it says that it serves.
    if (stdout.includes('Serving')) child.kill('SIGTERM');
  });
  let servingAt: number | undefined;
  child.stdout?.once('data', () => {
    servingAt = performance.now();
  });
  child.stdio[3]?.on('data', (chunk) => {
    used += chunk;
  });
  return new Promise((resolve) =>
    child.once('close', () => {
      const ended = args[1] === 'serve' ? (servingAt ?? Number.NaN) : performance.now();
      resolve({ ...(JSON.parse(used || '{"cpu":0,"mb":0}') as Used), wall: (ended - startedAt) / 1000, stdout });
    }),
  );
}

export function closeOrigin(): void {
  origin.closeAllConnections();
  origin.close();
}
