/** `lectern serve`: the HTTP server and the scheduler, until it is told to stop. */
import { networkInterfaces } from 'node:os';
import { pino } from 'pino';
import { openApp } from '../app.ts';
import { type Config, readEnvironment } from '../config.ts';
import { toLecternError } from '../errors.ts';
import { run } from '../pipeline.ts';
import type { RunEvent } from '../run-events.ts';
import { startSchedule } from '../schedule.ts';
import { createServer } from '../serve/create-server.ts';
import { listen } from '../serve/listen.ts';
import { toPublishable } from '../show-settings.ts';
import { tryVoices } from '../try-voices.ts';
import type { Output } from './terminal.ts';
import { buildTerminalQr } from './terminal-qr.ts';

export type ServeCommandOptions = { readonly host: string; readonly port?: number; readonly schedule: boolean };

/** A download that is under way may take this long after the stop. */
const GRACE_MS = 4000;

export async function serveCommand(
  config: Config,
  options: ServeCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const log = pino({ base: null }, pino.destination({ fd: 2, sync: true }));
  const app = await openApp(config, readEnvironment(), process.cwd(), signal);
  try {
    const { publisher, store } = app.parts;
    const shows = config.shows.map(toPublishable);
    for (const show of shows) await publisher.publishShow(show);
    await publisher.publishSite(shows);
    const server = createServer({
      feedDirectory: config.paths.feed,
      mediaDirectory: config.paths.media,
      shows: shows.map(({ show }) => show),
      baseUrl: config.site.baseUrl,
      log: (line) => log.info(line),
      health: async () => ({ ok: true, detail: { lastRun: (await store.runs.list(1))[0] ?? null } }),
    });
    const port = options.port ?? defaultPort(config.site.baseUrl);
    const listening = await listen(server, { host: options.host, port });
    for (const line of await describeAddresses(config, options.host, listening.port, output.isTerminal))
      output.write(`${line}\n`);
    for (const { voice, error } of await tryVoices(config, app.speakers, signal))
      if (error) log.error({ voice, hint: error.hint }, `A voice cannot speak: ${error.message}`);
    const runOnce = (stop: AbortSignal) => run(app.parts, {}, stop, (event) => logEvent(log, event));
    const schedule = options.schedule
      ? startSchedule({
          ...config,
          onTick: runOnce,
          onError: (thrown) => log.error(toLecternError(thrown, 'store').message),
          onNotice: (message) => log.warn(message),
        })
      : undefined;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await schedule?.stop();
    await listening.close(GRACE_MS);
    return 0;
  } finally {
    await app.close();
  }
}

function defaultPort(baseUrl: string): number {
  const { port, hostname } = new URL(baseUrl);
  // Behind a proxy the public address says nothing about the port here.
  return /^(localhost|127\.|\[::1\])/.test(hostname) && port ? Number(port) : 8080;
}

function logEvent(log: pino.Logger, event: RunEvent): void {
  if (event.kind === 'progress') return;
  const failed =
    event.kind === 'show-failed' ||
    event.kind === 'rule-broken' ||
    (event.kind === 'item' && event.outcome === 'failed');
  log[failed ? 'warn' : 'info'](event, event.kind);
}

async function describeAddresses(
  config: Config,
  host: string,
  port: number,
  isTerminal: boolean,
): Promise<readonly string[]> {
  const path = `/${config.shows[0]?.id ?? ''}/feed.xml`;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const lan = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  const feed = `${config.site.baseUrl}${path}`;
  return [
    `Serving http://${isEverywhere ? 'localhost' : host}:${port}/`,
    `The feed:   ${feed}`,
    ...(isEverywhere && lan ? [`In your network: http://${lan}:${port}${path}`] : []),
    ...(isEverywhere ? [] : ['Only this machine is answered; --host 0.0.0.0 lets the network in.']),
    ...(isTerminal ? [await buildTerminalQr(isEverywhere && lan ? `http://${lan}:${port}${path}` : feed)] : []),
    'Ctrl-C stops it.',
  ];
}
