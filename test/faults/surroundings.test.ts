import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { toLecternError } from '../../src/errors.ts';
import { type Circumstances, finish, type Installation } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';
import { startOrigin } from '../helpers/origin.ts';
import { ffmpegPath } from '../helpers/tones.ts';
import {
  configurationOf,
  createNewsroom,
  expectHonestFeed,
  expectNothingLeft,
  expectRulesKept,
  isFull,
  outcomeOf,
  summaryOf,
} from './newsroom.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

/** In English: the stand-in for Chinese takes two seconds to load. */
const [ONE, TWO] = [['kites-en'], ['kites-en', 'well-en']];

/** Has made its episodes, undisturbed. */
let whole: Installation;
let undisturbed: Awaited<ReturnType<typeof outcomeOf>>;
let ffmpeg: string;

beforeAll(async () => {
  ffmpeg = await ffmpegPath();
  whole = await createNewsroom(TWO);
  await whole.run('run');
  undisturbed = await outcomeOf(whole);
});
afterAll(() => whole.remove());

/** Each by itself, or all one after the other in one installation. */
const grouped = <Moment>(moments: readonly Moment[]): readonly (readonly Moment[])[] =>
  isFull ? moments.map((moment) => [moment]) : [moments];

/** Back in order, all is made. Recordings that were published meanwhile stay a while for those who have their address. */
async function expectCompleted(home: Installation) {
  const { status, stdout, stderr } = await home.run('run');
  expect(status, stdout + stderr).toBe(0);
  const outcome = await outcomeOf(home);
  const names = new Set(undisturbed.audio.map(([name]) => name));
  expect({ ...outcome, audio: outcome.audio.filter(([name]) => names.has(name)) }).toEqual(undisturbed);
  await expectNothingLeft(home);
  await expectRulesKept(home);
}

const runUnder = (home: Installation, circumstances: Circumstances) =>
  finish(home.startUnder(circumstances, 'run', '--json'));

describe('an ffmpeg', () => {
  const [LIES, RUBBISH] = ['writes nothing, and says that all is well', 'writes rubbish, and says that all is well'];

  /** What it does, once. */
  const FAULTS: Readonly<Record<string, string>> = {
    'is killed': 'kill -9 $$',
    'gives up': 'echo "a fault" >&2; exit 1',
    'gives up half-way': `"$REAL" "$@" & sleep 0.05; kill -9 $!; exit 1`,
    [LIES]: 'exit 0',
    [RUBBISH]: `for last; do :; done; case "$last" in file:*) head -c 20000 /dev/urandom > "\${last#file:}";; *) head -c 20000 /dev/urandom;; esac; exit 0`,
  };

  /** One run of which these jobs go wrong, and one that makes what is missing. Whether the first came to the last of them. */
  async function disturb(faults: ReadonlyMap<number, string>): Promise<boolean> {
    const cases = [...faults].map(([job, does]) => `${job}) ${does};;`);
    const home = await createNewsroom(TWO);
    const script = home.path('ffmpeg.sh');
    // What only asks for abilities is let through. A folder is made by one of two at once.
    await writeFile(
      script,
      `#!/bin/sh
REAL=${ffmpeg}
case "$*" in */silence.wav*) exec "$REAL" "$@";; esac
job=1
until mkdir ${home.path('job')}-$job 2>/dev/null; do job=$((job + 1)); done
case $job in
${cases.join('\n')}
*) exec "$REAL" "$@";;
esac
`,
    );
    await chmod(script, 0o755);
    await runUnder(home, { env: { LECTERN_FFMPEG: script } });
    const isReached = (await readdir(home.directory)).includes(`job-${[...faults.keys()].at(-1)}`);
    await expectHonestFeed(home);
    await rm(script);
    await expectCompleted(home);
    await home.remove();
    return isReached;
  }

  it.runIf(isFull).each(Object.entries(FAULTS))(
    'that %s at any of its jobs breaks no episode, and the next run makes what is missing',
    async (_, does) => {
      let job = 1;
      while (await disturb(new Map([[job, does]]))) job += 1;
      expect(job).toBeGreaterThan(3);
    },
  );

  it.runIf(!isFull)(
    'that fails, lies and writes rubbish breaks no episode, and the next run makes what is missing',
    async () => {
      // A job that is killed ends as one that gives up does.
      const { 'gives up': first = '', [LIES]: third = '', [RUBBISH]: fourth = '' } = FAULTS;
      expect(
        await disturb(
          new Map([
            [1, first],
            [3, third],
            [4, fourth],
          ]),
        ),
      ).toBe(true);
    },
  );
});

describe('SIGTERM', () => {
  /** Ends it, and says how and after how long. */
  async function stop(child: ChildProcess) {
    const ended = finish(child);
    const askedAt = performance.now();
    child.kill('SIGTERM');
    const { status, stderr } = await ended;
    return { status, stderr, seconds: (performance.now() - askedAt) / 1000 };
  }

  const said = (child: ChildProcess, words: RegExp) =>
    new Promise<void>((resolve, reject) => {
      let stdout = '';
      child.stdout?.on('data', (chunk) => {
        stdout += chunk;
        if (words.test(stdout)) resolve();
      });
      child.once('exit', () => reject(new Error(`It ended before it said ${words}:\n${stdout}`)));
    });

  const MOMENTS: readonly (readonly [string, RegExp])[] = [
    ['at its beginning', /"kind":"run-started"/],
    ...(isFull ? [['among the clips', /"stage":"clips"/] as const] : []),
    ['while it narrates', /"stage":"narrate"/],
    ['while it encodes', /"stage":"assemble"/],
    ...(isFull ? [['when an episode is made', /"kind":"item"/] as const] : []),
    ['when it has published', /"kind":"published","showId":"sample","episodes":\d/],
  ];

  /** The installation of all of these but in the full form. */
  let shared: Installation | undefined;
  const installation = async () => {
    if (isFull) return createNewsroom(TWO);
    shared ??= await createNewsroom(TWO);
    return shared;
  };
  /** Each by itself is gone on with in the full form; else what all of them left, by the last. */
  const goOn = async (home: Installation, isLast = false) => {
    if (!isFull && !isLast) return;
    await expectCompleted(home);
    await home.remove();
  };

  it('finds nothing to end where ffmpeg is missing, which is named with the remedy', async () => {
    const home = await installation();
    const missing = await runUnder(home, { env: { LECTERN_FFMPEG: '/nowhere/ffmpeg' } });
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/LECTERN_FFMPEG names \/nowhere\/ffmpeg[\s\S]*Install ffmpeg/);
    await goOn(home);
  });

  it('ends a run that waits for a server, and one whose ffmpeg hangs', async () => {
    let asked: () => void = () => undefined;
    const origin = await startOrigin(() => asked());
    const home = await installation();
    await writeFile(
      home.path('seeds/lectern.yaml'),
      `fetch: { allowPrivate: ["${origin.host}"] }\n${configurationOf(`{ page: "${origin.url}/a" }`)}`,
    );
    const requested = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const fetching = home.start('run', '--json');
    await requested;
    expect(await stop(fetching)).toMatchObject({ status: 130 });
    await origin.close();

    await writeFile(home.path('seeds/lectern.yaml'), configurationOf('{ files: "seeds/articles/*.html" }'));
    const script = home.path('ffmpeg.sh');
    const mark = home.path('hangs');
    await writeFile(
      script,
      `#!/bin/sh\ncase "$*" in *file:*) echo $$ > ${mark}; echo hangs >&2; exec sleep 600;; esac\nexec ${ffmpeg} "$@"\n`,
    );
    await chmod(script, 0o755);
    const hanging = home.startUnder({ env: { LECTERN_FFMPEG: script } }, 'run', '--json');
    let pid = 0;
    while (pid === 0) {
      pid = Number(await readFile(mark, 'utf8').catch(() => 0));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { status, seconds } = await stop(hanging);
    expect(status).toBe(130);
    expect(seconds).toBeLessThan(5);
    // Its parent has waited for it: not even a zombie is left.
    await expect(readFile(`/proc/${pid}/stat`)).rejects.toMatchObject({ code: 'ENOENT' });
    await rm(script);
    await goOn(home);
  });

  it('ends `serve` in the middle of a scheduled run', async () => {
    const home = await installation();
    const server = home.start('serve', '--port', '0');
    await new Promise<void>((resolve) => {
      server.stderr?.on('data', (chunk) => String(chunk).includes('listed') && resolve());
    });
    const { status, seconds } = await stop(server);
    expect(status).toBe(0);
    expect(seconds).toBeLessThan(5);
    await goOn(home);
  });

  // Last: without the full form these go on with what the others left.
  it.each(grouped(MOMENTS).map((moments) => [moments.map(([when]) => when).join(', '), moments] as const))(
    '%s ends a run within five seconds, and the next goes on',
    async (_, moments) => {
      const home = await installation();
      for (const [when, words] of moments) {
        const child = home.start('run', '--json');
        await said(child, words);
        const { status, stderr, seconds } = await stop(child);
        expect([when, status, stderr]).toEqual([when, 130, expect.stringMatching(/^\{"error":\{"code":"cancelled"/)]);
        expect(seconds, when).toBeLessThan(5);
        await expectHonestFeed(home);
      }
      await goOn(home, true);
    },
  );
});

describe('too few file handles', () => {
  it.skipIf(process.platform !== 'linux')('end a run in words, break nothing, and with more it goes on', async () => {
    const home = await createNewsroom(TWO);
    // With some 100, Node itself finds no more than a part of the program.
    for (const limit of isFull ? [64, 100, 110, 120, 128, 144, 160] : [64, 120]) {
      const { status, stdout, stderr } = await finish(
        home.startUnder({ under: ['sh', '-c', `ulimit -n ${limit}; exec "$@"`, 'sh'] }, 'run'),
      );
      await expectHonestFeed(home);
      if (status !== 0) expect(stdout + stderr).not.toBe('');
    }
    await expectCompleted(home);
    await home.remove();
  });
});

describe('a clock that is put back', () => {
  const at = (days: number) =>
    `data:text/javascript,${encodeURIComponent(`const Real = Date; const shift = ${days * 86_400_000};
      globalThis.Date = class extends Real { constructor(...args) { args.length ? super(...args) : super(Real.now() + shift); } static now() { return Real.now() + shift; } };`)}`;
  const page = (text: string) =>
    `<html lang="en"><head><title>A fence</title></head><body><article><h1>A fence</h1><p>${text}</p><p>It was painted green by the people who live beside it, and they are proud of it.</p></article></body></html>`;

  it.runIf(isFull)('delays neither new nor changed nor failed articles', async () => {
    let [text, isDown] = ['The fence fell in the night.', false];
    const origin = await startOrigin((request, response) => {
      if (isDown) return response.writeHead(503).end();
      response.setHeader('content-type', request.url === '/feed.xml' ? 'application/rss+xml' : 'text/html');
      if (request.url !== '/feed.xml') return response.end(page(text));
      return response.end(
        `<rss version="2.0"><channel><title>t</title><link>x</link><description>d</description><item><title>A fence</title><link>${origin.url}/fence</link></item></channel></rss>`,
      );
    });
    const configuration = `fetch: { allowPrivate: ["${origin.host}"], delaySeconds: 0 }\n${configurationOf(`{ feed: "${origin.url}/feed.xml" }, { files: "seeds/articles/*.html" }`)}`;
    const home = await createNewsroom(ONE, configuration);
    const ahead = await runUnder(home, { node: ['--import', at(400)] });
    expect(summaryOf(ahead)).toMatchObject({ new: 2, failed: 0 });
    isDown = true;
    expect((await runUnder(home, { node: ['--import', at(400)] })).status).toBe(3);
    isDown = false;
    text = 'The fence fell in the night, and stood again at noon.';
    await writeFile(home.path('seeds/articles/fence.html'), page('Another fence stood all the while.'));
    // As the clock asks, for whom sources and articles rest.
    const server = home.start('serve', '--port', '0');
    let log = '';
    await new Promise<void>((resolve) => {
      server.stderr?.on('data', (chunk) => {
        log += chunk;
        if (log.includes('"run-finished"')) resolve();
      });
      server.once('exit', () => resolve());
    });
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    const summary = /"summary":(\{[^}]*\})/.exec(log)?.[1] ?? '{}';
    expect(JSON.parse(summary), log).toMatchObject({ new: 1, updated: 1, failed: 0 });
    await origin.close();
    await home.remove();
  });
});

describe('a half-written configuration', () => {
  it('is said to be one, wherever it breaks off, and nothing is done', async () => {
    const file = whole.path('seeds/lectern.yaml');
    const text = await readFile(file, 'utf8');
    const before = [await listFiles(whole.path('feed')), await listFiles(whole.path('media'))];
    /** A cut can leave what is valid and means less. */
    const isRefused = (end: number) => {
      try {
        parseConfig(text.slice(0, end), file, whole.directory);
        return false;
      } catch (thrown) {
        expect(toLecternError(thrown, 'config'), `${end} characters`).toMatchObject({ code: 'config' });
        return true;
      }
    };
    const refused = Array.from({ length: text.length - 3 }, (_, end) => end).filter(isRefused);
    expect(refused.length).toBeGreaterThan(text.length / 2);
    const steps = isFull ? 20 : 1;
    for (let step = 0; step < steps; step += 1) {
      await writeFile(file, text.slice(0, refused[Math.floor((step * refused.length) / steps)]));
      const { status, stderr } = await whole.run('run');
      expect(status).toBe(2);
      expect(stderr).toContain('lectern.yaml');
    }
    await writeFile(file, text);
    expect([await listFiles(whole.path('feed')), await listFiles(whole.path('media'))]).toEqual(before);
  });
});

describe('what is lost', () => {
  it('of the feed is written by the next run, though that has nothing new', async () => {
    await rm(whole.path('feed'), { recursive: true });
    expect(summaryOf(await whole.run('run', '--json'))).toMatchObject({ new: 0, updated: 0, unchanged: 2, failed: 0 });
    expect(await outcomeOf(whole)).toEqual(undisturbed);
    await expectRulesKept(whole);
  });

  it('of audio is made again from the sentences that are there, though the feed could not be written before', async () => {
    for (const name of ['media/sample', 'feed']) await rm(whole.path(name), { recursive: true });
    // A file stands where the folder of the show has to be.
    await mkdir(whole.path('feed'));
    await writeFile(whole.path('feed/sample'), '');
    expect((await whole.run('run')).status).not.toBe(0);
    await rm(whole.path('feed/sample'));
    expect(summaryOf(await whole.run('run', '--json'))).toMatchObject({ new: 0, failed: 0, sentencesSynthesised: 0 });
    expect(await outcomeOf(whole)).toEqual(undisturbed);
    await expectRulesKept(whole);
  });
});

// Last: these end with less than the others begin with.
describe('a show that keeps less than it has', () => {
  it('names no more than that in its feed after the next run', async () => {
    await writeFile(
      whole.path('seeds/lectern.yaml'),
      configurationOf('{ files: "seeds/articles/*.html" }', '    keep: { episodes: 1 }'),
    );
    expect((await whole.run('run')).status).toBe(0);
    expect((await outcomeOf(whole)).items).toHaveLength(1);
    await expectRulesKept(whole);
  });
});

describe('an episode that was removed', () => {
  it('stays away, though its article changes', async () => {
    const [first] = (await outcomeOf(whole)).items;
    const [, id = ''] = /([0-9a-f]{12})\.[0-9a-f]{16}\./.exec(first?.enclosure?.['url'] ?? '') ?? [];
    expect((await whole.run('remove', id)).status).toBe(0);
    for (const name of TWO) {
      const article = whole.path(`seeds/articles/${name}.html`);
      await writeFile(article, (await readFile(article, 'utf8')).replace('</p>', ' It is told again.</p>'));
    }
    expect((await whole.run('run')).stdout).toMatch(/0 new, 0 updated/);
    expect((await outcomeOf(whole)).items).toEqual([]);
  });
});
