/** Safari's engine, as Debian has it (webkit2gtk-driver), on a screen of its own, driven by W3C WebDriver. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { freePort } from './free-port.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';

export const hasWebKit = existsSync(DRIVER) && existsSync(SCREEN);

export type WebKit = {
  open(url: string): Promise<void>;
  /** As a person does, without which nothing may play. @param at which of those that the CSS selector finds */
  tap(selector: string, at?: number): Promise<void>;
  /** The value of a JavaScript expression, its promise's if it is one. @throws Error with what it threw */
  ask(expression: string): Promise<unknown>;
  close(): Promise<void>;
};

/** @param width CSS pixels */
export async function startWebKit(width: number): Promise<WebKit> {
  const screen = spawn(SCREEN, ['-displayfd', '1', '-screen', '0', '1280x1024x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdout.once('data', (data) => resolve(String(data).trim()));
    screen.once('exit', () => reject(new Error('Xvfb ended.')));
  });
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });

  async function call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    const answer = await request(`http://127.0.0.1:${port}/session${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const { value } = (await answer.body.json()) as { readonly value: unknown };
    if (answer.statusCode >= 400) throw new Error(`WebDriver: ${JSON.stringify(value)}`);
    return value;
  }

  const stop = async () => {
    for (const child of [driver, screen]) await ended(child);
  };
  try {
    const session = await patiently(() => call('POST', '', { capabilities: {} }));
    const { sessionId } = session as { readonly sessionId: string };
    await call('POST', `/${sessionId}/window/rect`, { width, height: 900 });
    return {
      open: async (url) => void (await call('POST', `/${sessionId}/url`, { url })),
      async ask(expression) {
        const script = `const done = arguments[arguments.length - 1];
          (async () => (${expression}))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const answer = await call('POST', `/${sessionId}/execute/async`, { script, args: [] });
        const { value, error } = answer as { readonly value?: unknown; readonly error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      },
      async tap(selector, at = 0) {
        const found = await call('POST', `/${sessionId}/elements`, { using: 'css selector', value: selector });
        const [element] = Object.values((found as Readonly<Record<string, string>>[])[at] ?? {});
        await call('POST', `/${sessionId}/element/${element}/click`, {});
      },
      async close() {
        await call('DELETE', `/${sessionId}`).catch(() => undefined);
        await stop();
      },
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** The driver listens a moment after it has been started. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (thrown) {
      if (tries === 100 || (thrown as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw thrown;
      await sleep(100);
    }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
