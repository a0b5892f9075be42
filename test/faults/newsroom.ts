/** Short articles with clips in Chinese and English, what a run makes of them, and how much of a suite to do. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import { expect } from 'vitest';
import { openFolders } from '../../src/drivers/open-published.ts';
import { checkPublished } from '../../src/publish/check-published.ts';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import type { RunSummary } from '../../src/store/store.ts';
import { createInstallation, type Finished, type Installation } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';

/** `FAULTS=full npm run test:faults`: many more moments and places. */
export const isFull = process.env['FAULTS'] === 'full';

/** The same moments each time, so that what was found is found again. `FAULTS_SEED` has others. */
export function createRandom(seed = Number(process.env['FAULTS_SEED'] ?? 20_260_801)): () => number {
  let state = seed >>> 0;
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CLIPS = fileURLToPath(new URL('../../seeds/articles/clips', import.meta.url));

type Story = {
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly clip: string;
};

const STORIES: Readonly<Record<string, Story>> = {
  'bridge-zh': {
    language: 'zh-CN',
    title: '老桥上的钟又响了',
    paragraphs: [
      '停了十一年的桥头大钟，昨天早上六点又响了起来。',
      '修钟的是两个退休的木匠，他们说只换了三个齿轮。',
      '住在河边的人起初以为听错了，后来都走到窗口去看。',
    ],
    clip: 'ferry-zh-2.m4a',
  },
  'orchard-zh': {
    language: 'zh-CN',
    title: '果园把梯子借给邻居',
    paragraphs: ['南坡的果园有四十架梯子，采摘季以外都靠在墙边。', '今年春天，园主写了一张纸条，说谁要用都可以来拿。'],
    clip: 'ferry-zh-3.opus',
  },
  'kites-en': {
    language: 'en',
    title: 'The school that mends kites',
    paragraphs: [
      'Every Friday the children bring broken kites.',
      'Nobody knows who left the red one there.',
      'A teacher keeps the string in a tin.',
    ],
    clip: 'lamps-en-1.mp3',
  },
  'well-en': {
    language: 'en',
    title: 'A well is dug twice',
    paragraphs: ['The first time they found a cart wheel.', 'The second time there was water before noon.'],
    clip: 'lamps-en-1.ogg',
  },
  'orchard-en': {
    language: 'en',
    title: 'The orchard lends its ladders',
    paragraphs: ['Forty ladders stand against the wall.', 'This spring anybody may take one home.'],
    clip: 'lamps-en-1.ogg',
  },
};

const FOUR = ['bridge-zh', 'orchard-zh', 'kites-en', 'well-en'];

function toPage({ language, title, paragraphs, clip }: Story, name: string): string {
  const [first = '', ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<link rel="canonical" href="https://news.example.com/${name}"><meta property="article:published_time" content="2026-03-${10 + name.length}T08:00:00Z"></head>
<body><article><h1>${title}</h1>${first}<audio controls src="clips/${clip}"></audio>${rest.join('\n')}</article></body></html>`;
}

/** `rest` is put under the show. */
export const configurationOf = (sources: string, rest = '') => `
shows:
  - id: sample
    title: Sample
    language: zh-CN
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources: [${sources}]
${rest}`;

/** The default. */
const BASE_URL = 'http://localhost:8080';

const ALL = '{ files: "seeds/articles/*.html" }';

/** An installation with these articles, by default four in Chinese and English. */
export async function createNewsroom(
  names: readonly string[] = FOUR,
  configuration: string = configurationOf(ALL),
): Promise<Installation> {
  const home = await createInstallation(configuration);
  await mkdir(home.path('seeds/articles/clips'));
  for (const name of names) {
    const story = STORIES[name];
    if (!story) throw new Error(`There is no story ${name}.`);
    await writeFile(home.path('seeds/articles', `${name}.html`), toPage(story, name));
    await cp(join(CLIPS, story.clip), home.path('seeds/articles/clips', story.clip));
  }
  return home;
}

/** All that a listener gets: guids with their dates and enclosures, transcripts, the bytes of the audio. */
export async function outcomeOf(home: Installation, showId = 'sample') {
  const feed = load(await readFile(home.path('feed', showId, 'feed.xml'), 'utf8'), { xml: true });
  const items = feed('item')
    .toArray()
    .map((item) => ({
      guid: feed(item).find('guid').text(),
      published: feed(item).find('pubDate').text(),
      enclosure: feed(item).find('enclosure').attr(),
    }));
  const published = await listFiles(home.path('feed', showId));
  const transcripts = [...published].flatMap(([name, { sha256 }]) =>
    /transcript\.json$|chapters\.json$/.test(name) ? [[name, sha256]] : [],
  );
  const audio = [...(await listFiles(home.path('media', showId)))].map(([name, { sha256 }]) => [name, sha256]);
  return { items, transcripts: transcripts.sort(), audio: audio.sort() };
}

/** What the last line of `run --json` says. */
export function summaryOf({ stdout, stderr }: Finished): RunSummary {
  for (const line of stdout.trim().split('\n').reverse()) {
    // A line of the program's own events.
    const event = JSON.parse(line) as { readonly kind: string; readonly summary?: RunSummary };
    if (event.kind === 'run-finished' && event.summary) return event.summary;
  }
  throw new Error(`The run has no summary:\n${stdout}\n${stderr}`);
}

/** The finished sentences, from the file of each to the instant it was written. */
export async function finishedSentences(home: Installation): Promise<ReadonlyMap<string, number>> {
  const files = await listFiles(home.path('data/cache')).catch(() => new Map());
  const known = new Set<string>();
  try {
    const database = openConnection(home.path('data/lectern.db'), { isReadOnly: true });
    for (const { name } of database.all("select key || '.' || extension as name from cache_entries"))
      known.add(String(name));
    await database.close();
  } catch {
    // Killed before there was a database with tables.
  }
  return new Map(
    [...files].flatMap(([name, { changedMs }]) =>
      name.endsWith('.wav') && known.has(name.split('/').at(-1) ?? '') ? [[name, changedMs] as const] : [],
    ),
  );
}

/** Every rule of `lectern check` is kept. */
export async function expectRulesKept(home: Installation, showId = 'sample'): Promise<void> {
  const published = openFolders({ feed: home.path('feed'), media: home.path('media') });
  const rules = await checkPublished({ ...published, baseUrl: BASE_URL, showId }, new AbortController().signal);
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter(({ problems }) => problems.length > 0)).toEqual([]);
}

/** Nothing half-made lies about. */
export async function expectNothingLeft(home: Installation): Promise<void> {
  const names = await readdir(home.directory, { recursive: true });
  expect(names.filter((name) => /\.tmp$|cache\/tmp\/.|data\/work\/./.test(name))).toEqual([]);
}

/** Every enclosure that a feed names is there, with the length that it says. */
export async function expectHonestFeed(home: Installation, showId = 'sample'): Promise<void> {
  const feed = await readFile(home.path('feed', showId, 'feed.xml'), 'utf8').catch(() => '');
  const files = await listFiles(home.path('media', showId)).catch(() => new Map());
  for (const { attribs } of load(feed, { xml: true })('enclosure').toArray())
    expect(files.get(new URL(attribs['url'] ?? '').pathname.split('/').at(-1) ?? '')?.bytes).toBe(
      Number(attribs['length']),
    );
}
