import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callHook, type Hook, type HookMessage, hookIdOf, nameHook } from '../../src/run/call-hook.ts';

const MESSAGE: HookMessage = {
  event: 'published',
  showId: 'show',
  at: '2026-03-01T00:00:00Z',
  title: '渡口"; rm -rf /',
  feedUrl: 'https://radio.example/show/feed.xml',
};
const { signal } = new AbortController();

describe('a hook', () => {
  let home: string;
  let posts: { url: string; json?: unknown; headers: Readonly<Record<string, string>> }[];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-hook-'));
    posts = [];
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const call = (hook: Omit<Hook, 'on'>, stop = signal) =>
    callHook(
      {
        post: async (url, { json, headers }) => {
          posts.push({ url, json, headers });
          return { url, bytes: new Uint8Array(), contentType: undefined };
        },
      },
      { on: ['published'], ...hook },
      MESSAGE,
      stop,
    );

  it('that is a server gets the message, signed where there is a secret', async () => {
    await call({ url: 'https://a.example/' });
    await call({ url: 'https://b.example/', secret: 'hush' });
    const signature = createHmac('sha256', 'hush').update(JSON.stringify(MESSAGE)).digest('hex');
    expect(posts).toEqual([
      { url: 'https://a.example/', json: MESSAGE, headers: {} },
      { url: 'https://b.example/', json: MESSAGE, headers: { 'x-lectern-signature': `sha256=${signature}` } },
    ]);
  });

  it('that is a program gets the message on standard input, and nothing of it on its command line', async () => {
    const program = join(home, 'hook.mjs');
    await writeFile(
      program,
      `import{writeFileSync,readFileSync}from'node:fs';writeFileSync(process.argv[2],JSON.stringify([process.argv.length,JSON.parse(readFileSync(0,'utf8'))]))`,
    );
    await call({ command: [process.execPath, program, join(home, 'told.json')] });
    expect(JSON.parse(await readFile(join(home, 'told.json'), 'utf8'))).toEqual([3, MESSAGE]);
  });

  it('that is a failing program is reported with its stderr, and can be retried', async () => {
    const failing = [process.execPath, '-e', 'console.error("no such room"); process.exit(3)'];
    await expect(call({ command: failing })).rejects.toMatchObject({
      retryable: true,
      message: expect.stringMatching(/status 3\. no such room/),
    });
    await expect(call({ command: [join(home, 'not-there')] })).rejects.toThrow(/not-there could not be run/);
  });

  it('that is a program is ended by a stop', async () => {
    const stop = new AbortController();
    const called = call({ command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'] }, stop.signal);
    stop.abort();
    await expect(called).rejects.toMatchObject({ retryable: true });
  });

  it('is named by its origin or program, and known by its whole target, of which its id shows nothing', () => {
    const hook = { on: ['failed'], url: 'https://a.example/hook?key=secret' } as const;
    expect(nameHook(hook)).toBe('The hook https://a.example');
    expect(nameHook({ on: ['failed'], command: ['tell', 'key'] })).toBe('The hook tell');
    expect(hookIdOf(hook)).not.toContain('secret');
    expect(hookIdOf(hook)).toBe(hookIdOf({ ...hook, on: ['stale'], secret: 'hush' }));
    expect(hookIdOf(hook)).not.toBe(hookIdOf({ on: ['failed'], url: 'https://a.example/hook?key=other' }));
  });
});
