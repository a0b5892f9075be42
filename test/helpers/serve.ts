/** `lectern serve` in a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Circumstances, Installation } from './command-line.ts';

export const ADMIN_TOKEN = 'a-token-for-the-test-only';

export type Served = {
  readonly server: ChildProcess;
  readonly base: string;
  /** What it has logged so far. */
  log(): string;
};

/** Starts it on a free port, and waits until it answers. */
export async function serve(home: Installation, { env, ...more }: Circumstances = {}): Promise<Served> {
  const started = { ...more, env: { LECTERN_ADMIN_TOKEN: ADMIN_TOKEN, ...env } };
  const server = home.startUnder(started, 'serve', '--port', '0');
  let [stdout, stderr] = ['', ''];
  server.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const base = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error(stderr)));
    server.stdout?.on('data', (chunk) => {
      stdout += chunk;
      const found = /Serving (http:\/\/\S+)\//.exec(stdout)?.[1];
      if (found && stdout.includes('Ctrl-C')) resolve(found);
    });
  });
  return { server, base, log: () => stderr };
}

/** Asks for a document until it is as wanted. */
export async function waitFor(url: string, isWanted: (text: string) => boolean): Promise<string> {
  for (;;) {
    const response = await fetch(url);
    const text = response.ok ? await response.text() : '';
    if (isWanted(text)) return text;
    await sleep(200);
  }
}

/** Waits until the log says so. */
export async function waitForLog({ log, server }: Served, what: RegExp): Promise<void> {
  while (!what.test(log())) {
    if (server.exitCode !== null) throw new Error(log());
    await sleep(50);
  }
}
