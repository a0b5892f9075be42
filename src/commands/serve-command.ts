/** `lectern serve`: the HTTP server and the scheduler, until it is told to stop; a changed configuration is taken up. */
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { networkInterfaces } from 'node:os';
import { dirname, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import { pino } from 'pino';
import { type Config, readConfig, readEnvironment } from '../config/read-config.ts';
import { toLecternError } from '../errors.ts';
import { listen } from '../serve/listen.ts';
import { type Installation, openInstallation } from './installation.ts';
import type { Output } from './output.ts';
import { assertAdminToken } from './serve-admin.ts';
import { buildTerminalQr } from './terminal-qr.ts';

export type ServeCommandOptions = {
  readonly host: string;
  readonly port?: number;
  readonly schedule: boolean;
  /** It does jobs, beside answering. */
  readonly work: boolean;
  /** Whether the files of sources lie on this machine. */
  readonly files?: boolean;
  /** Nobody is asked for the better voice. */
  readonly offline: boolean;
  readonly configFile: string;
};

/** A download that is under way may take this long after the stop. */
const GRACE_MS = 4000;

/** What could not be opened is tried again after so long. */
const AGAIN_MS = 10_000;

/** Editors write a file in several steps. */
const STEADY_MS = 300;

export async function serveCommand(
  config: Config,
  options: ServeCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const environment = readEnvironment();
  if (environment.LECTERN_ADMIN_TOKEN !== undefined) assertAdminToken(environment.LECTERN_ADMIN_TOKEN);
  const log = pino({ base: null }, pino.destination({ fd: 2, sync: true }));
  let changing: Promise<void> = Promise.resolve();
  let isRenewing = false;
  /** Why the file as it is now is not in use. */
  let refused: string | undefined;
  /** The latest valid one, in use or not: who may listen goes by it at once. */
  let latest = config;
  const open = (from: Config) =>
    openInstallation(
      from,
      {
        ...{ environment, log, onDamage },
        ...{
          isOffline: options.offline,
          isIdle: !options.work,
          hasFiles: options.files,
          latest: () => latest,
          refused: () => refused,
        },
      },
      signal,
    );

  /** One change after the other; one that fails is told of. */
  function change(work: () => Promise<void>, failure: string): Promise<void> {
    changing = changing.then(work).catch((thrown: unknown) => {
      const { message, hint } = toLecternError(thrown, 'config');
      log.error({ hint }, `${failure}: ${message}`);
    });
    return changing;
  }

  /** A stop may come in its middle. */
  async function start(): Promise<void> {
    await current.start(options).catch((thrown: unknown) => {
      if (!signal.aborted) throw thrown;
    });
  }

  /** The next exclusive opener rebuilds a corrupt database. */
  function onDamage(): void {
    if (isRenewing) return;
    isRenewing = true;
    void change(renew, 'The library could not be opened again');
  }
  async function renew(): Promise<void> {
    await current.stop();
    await current.close();
    for (let next: Installation | undefined; !next; ) {
      if (signal.aborted) return;
      next = await open(config).catch(async (thrown: unknown) => {
        const { message, hint } = toLecternError(thrown, 'store');
        log.error({ hint }, message);
        await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
        return undefined;
      });
      await next?.prepare();
      current = next ?? current;
    }
    // Damage from here on is that of the new one.
    isRenewing = false;
    await start();
  }

  let current = await open(config);
  const listener: RequestListener = (request, response) => current.listener(request, response);
  try {
    await current.prepare();
    const port = options.port ?? defaultPort(config.site.baseUrl);
    const listening = await listen(listener, { host: options.host, port });
    for (const line of await describeAddresses(config, options.host, listening.port, output.isTerminal))
      output.write(`${line}\n`);
    await start();

    const takeUp = async (): Promise<void> => {
      const next = await readConfig(options.configFile);
      if (JSON.stringify(next) === JSON.stringify(config)) {
        refused = undefined;
        return;
      }
      log.info('The configuration has changed; it is taken up when the job at work is done.');
      // What cannot be opened leaves the former one as it is.
      const opened = await open(next);
      const before: Installation = current;
      await before.drain();
      await opened.prepare();
      if (signal.aborted) return opened.close();
      current = opened;
      refused = undefined;
      // Drain requests and a late run before closing the old instance.
      setTimeout(() => void before.idle().then(() => before.close()), GRACE_MS).unref();
      await start();
      config = next;
      log.info('The changed configuration is in use.');
    };
    const takeUpOrTell = () =>
      takeUp().catch((thrown: unknown) => {
        const { message, hint = '' } = toLecternError(thrown, 'config');
        // The page's readers need not know the file's folder.
        refused = `${message} ${hint}`.replaceAll(`${dirname(resolve(options.configFile))}${sep}`, '').trim();
        throw thrown;
      });
    const watcher = watch(options.configFile, {
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: STEADY_MS },
    });
    let changes = 0;
    const applyAccess = async (): Promise<void> => {
      changes += 1;
      const mine = changes;
      // One that cannot be used is told of when it is to be taken up.
      const next = await readConfig(options.configFile).catch(() => undefined);
      if (!next || mine !== changes) return;
      latest = next;
      await current.applyAccess();
    };
    const onChange = () => {
      // Not in turn with other changes: these wait for the run at work.
      applyAccess().catch((thrown: unknown) => log.error(toLecternError(thrown, 'publish').message));
      void change(takeUpOrTell, 'The changed configuration is not used, the former one is');
    };
    // Looked at once more when the watch begins: it may have been saved since it was read.
    watcher.on('all', onChange).on('ready', onChange);

    if (!signal.aborted) await once(signal, 'abort');
    await watcher.close();
    // No more ticks, then no more connections; downloads and the work in hand end side by side, the store last.
    await Promise.all([current.stop(), listening.close(GRACE_MS)]);
    await changing;
    return 0;
  } finally {
    await current.close();
  }
}

function defaultPort(baseUrl: string): number {
  const { port, hostname } = new URL(baseUrl);
  // Behind a proxy the public address says nothing about the port here.
  return /^(localhost|127\.|\[::1\])/.test(hostname) && port ? Number(port) : 8080;
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
