/**
 * What publishing costs when one episode is new, and when none is, against a small library and against building it all.
 *
 *   npm exec jiti bench/publish.ts                   10,000 episodes of 300 sentences: some minutes, 1.5 GB in the temporary folder
 *   npm exec jiti bench/publish.ts -- --episodes N
 *
 * CPU time (user and system) of this process, the store in SQLite on disk, files written as they always are.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskObjectStore } from '../src/io/disk-object-store.ts';
import type { Episode, Show } from '../src/model.ts';
import { checkPublished } from '../src/publish/check-published.ts';
import { createShowPublisher, type Publication, type ShowPublisher } from '../src/show/show-publisher.ts';
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/store/store.ts';

const wanted = process.argv.indexOf('--episodes');
const MANY = wanted < 0 ? 10_000 : Number(process.argv[wanted + 1]);
const FEW = 10;
const ROUNDS = 9;
const CUES = 300;
const signal = new AbortController().signal;
const site = { baseUrl: 'https://radio.example', generator: 'bench' };

const showOf = (id: string): Show => ({
  id,
  title: '测试 bench',
  description: 'A feed to be measured.',
  language: 'zh-CN',
  author: 'bench',
  categories: ['News'],
  explicit: false,
});

const SENTENCES = ['港口今天下了雨，渡轮照常开航。', '码头上的人比昨天多了一倍。', '船长说风浪不大，午后会停。'];

/** An article of some 60 paragraphs of five sentences, the higher the index the newer. */
function episodeOf(showId: string, index: number): Episode {
  const id = index.toString(16).padStart(12, '0');
  const sentence = (cue: number) => `${SENTENCES[(index + cue) % 3]}${cue}`;
  const cues = Array.from({ length: CUES }, (_, cue) => ({
    start: cue * 4,
    end: cue * 4 + 3.7,
    kind: 'speech' as const,
    text: sentence(cue),
    block: Math.floor(cue / 5),
  }));
  const blocks = Array.from({ length: CUES / 5 }, (_, block) => ({
    kind: 'paragraph' as const,
    text: cues
      .slice(block * 5, block * 5 + 5)
      .map(({ text }) => text)
      .join(''),
  }));
  const moment = new Date(Date.UTC(2015, 0, 1) + index * 3_600_000).toISOString();
  const url = `https://paper.example/${index}`;
  const enclosure = (extension: string, bitrateKbps: number) => ({
    fileName: `${id}.0123456789abcdef.${extension}`,
    mimeType: extension === 'mp3' ? 'audio/mpeg' : 'audio/x-m4a',
    byteLength: 9_600_000,
    sha256: 'ab'.repeat(32),
    bitrateKbps,
  });
  return {
    id,
    showId,
    guid: `urn:bench:${index}`,
    article: {
      url,
      canonicalUrl: url,
      title: `第${index}条新闻`,
      byline: '记者',
      language: 'zh-Hans',
      tags: [],
      blocks,
    },
    publishedAt: moment,
    updatedAt: moment,
    enclosure: enclosure('mp3', 64),
    lite: enclosure('m4a', 24),
    timeline: {
      durationSeconds: CUES * 4,
      sampleRate: 44_100,
      samples: CUES * 4 * 44_100,
      cues,
      chapters: [{ start: 0, title: 'a' }],
    },
    missingClips: [],
  };
}

function save(store: Store, showId: string, index: number): Promise<unknown> {
  const episode = episodeOf(showId, index);
  const item = {
    showId,
    url: episode.article.url,
    status: 'published' as const,
    inputHash: 'x',
    updatedAt: episode.updatedAt,
  };
  return store.episodes.save({ episode, itemUrl: item.url, audioHash: 'x' }, item);
}

type Cost = { readonly cpu: number; readonly wall: number };

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const [before, started] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, wall: performance.now() - started };
}

/**
 * The most CPU time that this process used between two turns of its event loop, ms. Not the time on the clock, in which
 * a busy machine's other work and slow disks would stand.
 */
function watchEventLoop(): () => number {
  let last = process.cpuUsage();
  let most = 0;
  const turn = () => {
    const now = process.cpuUsage();
    most = Math.max(most, now.user + now.system - last.user - last.system);
    last = now;
  };
  const timer = setInterval(turn, 1);
  return () => {
    turn();
    clearInterval(timer);
    return most / 1000;
  };
}

const middle = (costs: readonly Cost[]) =>
  costs.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(costs.length / 2)] ?? costs[0];
const say = ({ cpu, wall }: Cost) => `${cpu.toFixed(0)} ms CPU (${wall.toFixed(0)} ms)`;

function report(name: string, value: number, limit: number, unit = '×'): void {
  console.log(`${value <= limit ? 'reached' : 'MISSED '}  ${name}: ${value.toFixed(3)}${unit} (≤ ${limit})`);
}

async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  const store = await openSqliteStore(join(directory, 'lectern.db'));
  const siteStore = createDiskObjectStore(join(directory, 'feed'));
  const mediaStore = createDiskObjectStore(join(directory, 'media'));
  const { episodes, renders } = store;
  const publisher: ShowPublisher = createShowPublisher({
    episodes,
    renders,
    site,
    siteStore,
    readAssets: async () => [],
    version: 'bench',
  });
  const publish = (id: string): Promise<Publication> => publisher.publishShow({ show: showOf(id), maxItems: 300 });
  const check = (showId: string, changedIds: readonly string[]) =>
    checkPublished({ siteStore, mediaStore, baseUrl: site.baseUrl, showId, changedIds }, signal);
  try {
    for (let index = 0; index < MANY; index += 1) await save(store, 'many', index);
    for (let index = 0; index < FEW; index += 1) await save(store, 'few', index);
    await publisher.ensureCover({ show: showOf('many'), maxItems: 300 });

    const watched = watchEventLoop();
    const whole = await costOf(() => publish('many'));
    const heldByAll = watched();
    console.log(`All of ${MANY}: ${say(whole)}, event loop held up ${heldByAll.toFixed(0)} ms at most`);
    await publish('few');

    const costs = { many: [] as Cost[], few: [] as Cost[], manyCheck: [] as Cost[], fewCheck: [] as Cost[] };
    const idle = { many: [] as Cost[], few: [] as Cost[] };
    let heldByOne = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [id, base] of [
        ['many', MANY],
        ['few', FEW],
      ] as const) {
        await save(store, id, base + round);
        let changedIds: readonly string[] = [];
        const watchedOne = watchEventLoop();
        costs[id].push(await costOf(async () => ({ changedIds } = await publish(id))));
        heldByOne = Math.max(heldByOne, watchedOne());
        if (changedIds.length !== 1) throw new Error(`${changedIds.length} episodes were rendered, not one`);
        costs[`${id}Check`].push(await costOf(() => check(id, changedIds)));
        idle[id].push(await costOf(() => publish(id)));
      }
    }
    const of = (list: readonly Cost[]): Cost => middle(list) ?? { cpu: Number.NaN, wall: Number.NaN };
    console.log(`One new among ${MANY}: ${say(of(costs.many))}, checked in ${say(of(costs.manyCheck))}`);
    console.log(`One new among ${FEW}: ${say(of(costs.few))}, checked in ${say(of(costs.fewCheck))}`);
    console.log(`Nothing new among ${MANY}: ${say(of(idle.many))}; among ${FEW}: ${say(of(idle.few))}`);
    console.log(`Event loop held up ${heldByOne.toFixed(0)} ms at most by one new episode`);
    const heads = await costOf(() => episodes.heads('many'));
    const known = await costOf(() => renders.find('many'));
    console.log(`Of that: heads ${say(heads)}, what was rendered ${say(known)}`);
    report('one new among many against building all', of(costs.many).cpu / whole.cpu, 0.05);
    report('one new among many against one among few', of(costs.many).cpu / of(costs.few).cpu, 10);
    report('nothing new among many', of(idle.many).cpu, 100, ' ms');
    report('the event loop held up by building all', heldByAll, 50, ' ms');
  } finally {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}

await main();
