import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createNotifier, type HookMessage, type NotifierOptions } from '../../src/run/notify.ts';

const MESSAGE: HookMessage = {
  event: 'published',
  showId: 'show',
  at: '2026-03-01T00:00:00Z',
  title: '渡口"; rm -rf /',
  feedUrl: 'https://radio.example/show/feed.xml',
};

type Posts = { url: string; json?: unknown; headers: Readonly<Record<string, string>> }[];

describe('hooks', () => {
  let home: string;
  let problems: string[];
  let posts: Posts;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-hook-'));
    problems = [];
    posts = [];
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const create = (
    hooks: NotifierOptions['hooks'],
    fail: (attempt: number) => LecternError | undefined = () => undefined,
  ) =>
    createNotifier({
      hooks,
      hubs: [],
      http: {
        post: async (url, options) => {
          posts.push({ url, json: options.json, headers: options.headers });
          const error = fail(posts.length);
          if (error) throw error;
          return { url, bytes: new Uint8Array(), contentType: undefined };
        },
      },
      onProblem: (message) => problems.push(message),
      pausesMs: [1, 1],
    });
  const busy = new LecternError('The server answered 503.', { code: 'http-status', stage: 'fetch', retryable: true });

  it('are told only of what they asked for', async () => {
    const notifier = create([
      { on: ['failed'], url: 'https://a.example/' },
      { on: ['published'], url: 'https://b.example/' },
    ]);
    notifier.tell(MESSAGE);
    await notifier.close(5000);
    expect(posts).toEqual([{ url: 'https://b.example/', json: MESSAGE, headers: {} }]);
  });

  it('are told again when they could not hear, and given up after that with a word to the operator', async () => {
    const patient = create([{ on: ['published'], url: 'https://a.example/hook' }], (attempt) =>
      attempt < 3 ? busy : undefined,
    );
    patient.tell(MESSAGE);
    await patient.close(5000);
    expect(posts).toHaveLength(3);
    expect(problems).toEqual([]);
    const hopeless = create([{ on: ['published'], url: 'https://a.example/hook?key=secret' }], () => busy);
    hopeless.tell(MESSAGE);
    await hopeless.close(5000);
    expect(posts).toHaveLength(6);
    expect(problems.join()).toContain('https://a.example could not be told: The server answered 503.');
    expect(problems.join()).not.toContain('secret');
  });

  it('that are programs get the message on standard input, and nothing of it on their command line', async () => {
    const program = join(home, 'hook.mjs');
    await writeFile(
      program,
      `import{writeFileSync,readFileSync}from'node:fs';writeFileSync(process.argv[2],JSON.stringify([process.argv.length,JSON.parse(readFileSync(0,'utf8'))]))`,
    );
    const notifier = create([{ on: ['published'], command: [process.execPath, program, join(home, 'told.json')] }]);
    notifier.tell(MESSAGE);
    await notifier.close(20_000);
    expect(JSON.parse(await readFile(join(home, 'told.json'), 'utf8'))).toEqual([3, MESSAGE]);
  });

  it('that are programs and fail are named with what they complained of', async () => {
    const notifier = create([
      { on: ['published'], command: [process.execPath, '-e', 'console.error("no such room"); process.exit(3)'] },
      { on: ['published'], command: [join(home, 'not-there')] },
    ]);
    notifier.tell(MESSAGE);
    await notifier.close(30_000);
    expect(problems.join('\n')).toMatch(/status 3\. no such room/);
    expect(problems.join('\n')).toMatch(/not-there could not be run/);
  });

  it('never hold up the one who tells, and are given up when the program ends', async () => {
    const notifier = create([{ on: ['published'], command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] }]);
    notifier.tell(MESSAGE);
    await notifier.close(50);
    expect(problems).toHaveLength(1);
  });
});
