/** `lectern serve` as it is started by hand: whom it answers, and with which secrets it does not begin. */
import type { ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, finish, type Installation } from '../helpers/command-line.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: Installation;
beforeAll(async () => {
  home = await createInstallation(
    'shows: [{ id: a, title: A, language: en, author: B, sources: [{ files: "none/*.html" }] }]',
  );
});
afterAll(() => home.remove());

/** The port once it serves; `undefined` when it ends before that. */
const portOf = (child: ChildProcess) =>
  new Promise<number | undefined>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      const port = /Serving http:\/\/[^/]*:(\d+)\//.exec(String(chunk))?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', () => resolve(undefined));
  });

const answers = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host, () => resolve(true)).on('error', () => resolve(false));
    setImmediate(() => socket.unref());
  });

describe('lectern serve', () => {
  // Of the addresses that every Linux machine has, 127.0.0.2 is the one that only a server for all addresses answers.
  it.skipIf(process.platform !== 'linux')('answers this machine only, unless it is told otherwise', async () => {
    for (const [args, open] of [
      [[], false],
      [['--host', '0.0.0.0'], true],
    ] as const) {
      const child = home.start('serve', '--port', '0', '--no-schedule', ...args);
      const ended = finish(child);
      const port = await portOf(child);
      expect(port).toBeDefined();
      expect([await answers('127.0.0.1', port ?? 0), await answers('127.0.0.2', port ?? 0)]).toEqual([true, open]);
      child.kill('SIGKILL');
      await ended;
    }
  });

  it('does not begin with an operator’s token that could be guessed', async () => {
    const child = home.startUnder({ env: { LECTERN_ADMIN_TOKEN: 'short' } }, 'serve', '--port', '0', '--no-schedule');
    const ended = finish(child);
    const port = await portOf(child);
    child.kill('SIGKILL');
    const { stderr, status } = await ended;
    expect([port, status]).toEqual([undefined, 2]);
    expect(stderr).toMatch(/LECTERN_ADMIN_TOKEN has only 5 characters/);
    expect(stderr).not.toContain('short');
  });
});
