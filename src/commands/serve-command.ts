/** `lectern serve`: the HTTP server and the scheduler, until it is told to stop. */
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { pino } from 'pino';
import { createAccess, type PrivateShow } from '../access.ts';
import { openApp, VERSION } from '../app.ts';
import { type Config, readEnvironment, type ShowConfig } from '../config.ts';
import { toLecternError } from '../errors.ts';
import { run } from '../pipeline.ts';
import { buildQrSvg } from '../publish/build-subscribe-panel.ts';
import { createRunControl } from '../run-control.ts';
import type { RunEvent } from '../run-events.ts';
import { type Schedule, startSchedule } from '../schedule.ts';
import { planJobs } from '../scheduled-jobs.ts';
import { createServer } from '../serve/create-server.ts';
import { listen } from '../serve/listen.ts';
import { toPublishable } from '../show-settings.ts';
import { tryVoices } from '../try-voices.ts';
import { assertAdminToken, createServeAdmin, readFacts } from './serve-admin.ts';
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
  const environment = readEnvironment();
  const token = environment.LECTERN_ADMIN_TOKEN;
  if (token !== undefined) assertAdminToken(token);
  const log = pino({ base: null }, pino.destination({ fd: 2, sync: true }));
  const warn = (message: string) => log.warn(message);
  const onError = (thrown: unknown) => log.error(toLecternError(thrown, 'store').message);
  const app = await openApp(config, environment, process.cwd(), signal, warn);
  const { publisher, store } = app.parts;
  const control = createRunControl({
    run: (request, stop, onEvent) => run(app.parts, request, stop, onEvent),
    onEvent: (event) => logEvent(log, event),
    onError,
  });
  try {
    const shows = config.shows.map(toPublishable);
    for (const show of shows) await publisher.publishShow(show);
    await publisher.publishSite(shows);
    let schedule: Schedule | undefined;
    const version = `Lectern ${VERSION}`;
    const adminOptions = { config, store, control, version, nextRun: () => schedule?.next() };
    const server = createServer({
      feedDirectory: config.paths.feed,
      mediaDirectory: config.paths.media,
      shows: shows.map(({ show }) => show),
      baseUrl: config.site.baseUrl,
      access: createAccess({ shows: config.shows.flatMap(toPrivateShow), subscribers: store.subscribers }),
      drawQr: buildQrSvg,
      log: (entry) => log.info(entry, 'request'),
      onError: (thrown, request) => log.error({ ...request, error: String(thrown) }, 'request failed'),
      health: async () => ({ ok: true, detail: { lastRun: (await store.runs.list(1))[0] ?? null } }),
      facts: () => readFacts(adminOptions),
      stopping: signal,
      ...(token !== undefined && { admin: createServeAdmin(token, adminOptions) }),
    });
    const port = options.port ?? defaultPort(config.site.baseUrl);
    const listening = await listen(server, { host: options.host, port });
    for (const line of await describeAddresses(config, options.host, listening.port, output.isTerminal))
      output.write(`${line}\n`);
    for (const { voice, error } of await tryVoices(config, app.speakers, signal))
      if (error) log.error({ voice, hint: error.hint }, `A voice cannot speak: ${error.message}`);
    if (options.schedule)
      schedule = startSchedule({
        jobs: planJobs(config),
        timezone: config.timezone,
        ticks: store.ticks,
        now: () => new Date(),
        onTick: (job) => control.request(job.request, 'schedule').finished,
        onError,
        onNotice: warn,
      });
    if (!signal.aborted) await once(signal, 'abort');
    // No more ticks, then no more connections; downloads and the work in hand end side by side, the store last.
    await Promise.all([schedule?.stop(), listening.close(GRACE_MS), control.stop()]);
    return 0;
  } finally {
    await control.stop();
    await app.close();
  }
}

/** What the show's token and subscribers are, when it is a private one. */
function toPrivateShow({ id, access }: ShowConfig): readonly PrivateShow[] {
  if (!access) return [];
  return [{ id, subscribers: access.subscribers, ...(access.token !== undefined && { token: access.token }) }];
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
  const show = config.shows.find(({ access }) => access === undefined);
  const path = show ? `/${show.id}/feed.xml` : '/';
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
