import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { finish, type Installation } from '../helpers/command-line.ts';
import {
  configurationOf,
  createNewsroom,
  createRandom,
  expectHonestFeed,
  expectNothingLeft,
  expectRulesKept,
  finishedSentences,
  isFull,
  outcomeOf,
  summaryOf,
} from './newsroom.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 180_000 });

const random = createRandom();

/**
 * Kills before each run to the end, and how often all of that is done. A third might be the third of one article, whose
 * job is then given up.
 */
const [KILLS, ROUNDS] = isFull ? [2, 50] : [2, 1];
/** In English: the stand-in for Chinese takes two seconds to load. */
const NAMES = isFull ? undefined : ['orchard-en', 'kites-en', 'well-en'];

/** A second show has one of the articles. */
const TWO = `${configurationOf('{ files: "seeds/articles/*.html" }')}
  - id: other
    title: Other
    language: zh-CN
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources: [{ files: "seeds/articles/${isFull ? '*-zh' : 'orchard-en'}.html" }]
`;

/** Has made its episodes, undisturbed. */
let whole: Installation;
let undisturbed: Awaited<ReturnType<typeof outcomeOf>>;
let undisturbedOther: typeof undisturbed;
let sentences = 0;
let tookMs = 0;

beforeAll(async () => {
  whole = await createNewsroom(NAMES, TWO);
  const startedAt = performance.now();
  const finished = await whole.run('run', '--json');
  expect(finished.status, finished.stdout + finished.stderr).toBe(0);
  sentences = summaryOf(finished).sentencesSynthesised;
  tookMs = performance.now() - startedAt;
  undisturbed = await outcomeOf(whole);
  undisturbedOther = await outcomeOf(whole, 'other');
});
afterAll(() => whole.remove());

/** What was finished before is still there, and was not made again. */
async function expectKept(home: Installation, before: ReadonlyMap<string, number>) {
  const now = await finishedSentences(home);
  for (const [name, writtenAt] of before) expect(now.get(name), name).toBe(writtenAt);
  return now;
}

/** A run to the end has all that an undisturbed one has, and makes only what was not finished. */
async function expectCompleted(home: Installation) {
  const before = await finishedSentences(home);
  const finished = await home.run('run', '--json');
  expect(finished.status, finished.stdout + finished.stderr).toBe(0);
  expect(summaryOf(finished).sentencesSynthesised).toBe(sentences - before.size);
  await expectKept(home, before);
  expect(await outcomeOf(home)).toEqual(undisturbed);
  await expectNothingLeft(home);
  await expectRulesKept(home);
}

async function killAfter(home: Installation, ms: number, ...args: string[]) {
  const child = home.start(...args);
  const ended = once(child, 'exit');
  await sleep(ms);
  child.kill('SIGKILL');
  await ended;
}

describe('kill -9', () => {
  let home: Installation;
  afterAll(() => home.remove());

  it(`at ${KILLS * ROUNDS} moments of a run costs what was under way, and nothing else`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      home = await createNewsroom(NAMES);
      let finished: ReadonlyMap<string, number> = new Map();
      for (let kill = 0; kill < KILLS; kill += 1) {
        await killAfter(home, tookMs * (0.1 + random() * 0.9), 'run');
        await expectHonestFeed(home);
        finished = await expectKept(home, finished);
      }
      await expectCompleted(home);
      if (round < ROUNDS - 1) await home.remove();
    }
  });
});

describe('what killed processes left', () => {
  it('is cleared away by the next run, wherever it lies, and what a living one has under way stays', async () => {
    const killed = whole.start('list');
    await once(killed, 'exit');
    const remains = (pid: number | undefined) => [
      `data/processes/${pid}-0123456789ab`,
      join('data', 'work', `episode-${pid}-AbCdEf`, 'half.mp3'),
      `data/cache/tmp/${pid}-0123456789ab.wav`,
      ...['feed/sample', 'media/sample', 'data/backup/sample'].map(
        (name) => `${name}/.lectern-${pid}-0123456789ab.tmp`,
      ),
    ];
    const [dead, alive] = [remains(killed.pid), remains(process.pid)];
    for (const name of [...dead, ...alive]) {
      await mkdir(whole.path(name, '..'), { recursive: true });
      await writeFile(whole.path(name), '');
    }
    expect((await whole.run('run')).status).toBe(0);
    const left = new Set(await readdir(whole.directory, { recursive: true }));
    expect(dead.filter((name) => left.has(name))).toEqual([]);
    expect(alive.filter((name) => !left.has(name))).toEqual([]);
  });
});

describe('kill -9 of `serve`', () => {
  it('during a scheduled run is made good by the next start', async () => {
    for (let round = 0; round < (isFull ? 5 : 1); round += 1) {
      const home = await createNewsroom(NAMES);
      for (let kill = 0; kill < (isFull ? KILLS : 1); kill += 1) {
        await killAfter(home, tookMs * (0.3 + random() * 0.7), 'serve', '--port', '0');
        await expectHonestFeed(home);
      }
      await expectCompleted(home);
      await home.remove();
    }
  });
});

describe('of two processes at once', () => {
  it('one can be killed: the other goes on, and what was left is made by the next', async () => {
    for (let round = 0; round < (isFull ? 10 : 1); round += 1) {
      const home = await createNewsroom(NAMES, TWO);
      const first = home.start('run', '--show', 'sample', '--json');
      const second = finish(home.start('run', '--show', 'other', '--json'));
      const ended = once(first, 'exit');
      await sleep(tookMs * (0.3 + random() * 0.6));
      first.kill('SIGKILL');
      await ended;
      const survivor = await second;
      expect(survivor.status, survivor.stdout + survivor.stderr).toBe(0);
      expect(summaryOf(survivor)).toMatchObject({ new: isFull ? 2 : 1, failed: 0 });
      const before = await finishedSentences(home);
      const last = await home.run('run', '--json');
      expect(last.status, last.stdout + last.stderr).toBe(0);
      expect(summaryOf(last).sentencesSynthesised).toBe(sentences - before.size);
      await expectKept(home, before);
      expect(await outcomeOf(home)).toEqual(undisturbed);
      expect(await outcomeOf(home, 'other')).toEqual(undisturbedOther);
      await expectNothingLeft(home);
      await home.remove();
    }
  });
});
