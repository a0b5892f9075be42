/** `lectern worker`: does the jobs that others ask for, until it is told to stop; a changed configuration is taken up. */
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import { type AppOptions, openApp } from '../app.ts';
import { type Config, readConfig, readEnvironment } from '../config/read-config.ts';
import { toLecternError } from '../errors.ts';
import type { JobKind } from '../jobs/job.ts';
import { createJobMetrics, type JobMetrics, publicName, serveMetrics } from '../serve/job-metrics.ts';
import { renderAll } from '../serve/request-metrics.ts';
import { moveRenamedPatiently } from './move-renamed-patiently.ts';
import type { Output } from './output.ts';
import { createRunView } from './terminal.ts';

export type WorkerCommandOptions = {
  readonly concurrency: number;
  readonly only?: readonly JobKind[];
  /** Whether the files of sources lie on this machine. */
  readonly files?: boolean;
  /** Where Prometheus asks; absent: nowhere. */
  readonly metricsPort?: number;
  readonly metricsHost: string;
  /** How long a stop waits for the jobs at work. */
  readonly drainSeconds: number;
  readonly json: boolean;
  /** Nobody is asked for the better voice. */
  readonly offline: boolean;
  readonly configFile: string;
};

/** Editors write a file in several steps. */
const STEADY_MS = 300;

export async function workerCommand(
  config: Config,
  options: WorkerCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const jobs = createJobMetrics();
  const { metricsPort: port, metricsHost: host } = options;
  const stopMetrics =
    port === undefined ? undefined : await serveMetrics(() => renderAll([jobs.registry]), { host, port });
  const watcher = watch(options.configFile, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: STEADY_MS },
  });
  try {
    for (let next: Config | undefined = config; next && !signal.aborted; ) {
      const current: Config = next;
      const changed = new AbortController();
      const look = () =>
        readConfig(options.configFile).then(
          (read) => {
            if (JSON.stringify(read) === JSON.stringify(current)) return;
            next = read;
            changed.abort();
          },
          (thrown: unknown) => {
            const { message, hint = '' } = toLecternError(thrown, 'config');
            output.warn(`The changed configuration is not used, the former one is: ${message} ${hint}\n`);
          },
        );
      watcher.on('all', look).on('ready', look);
      void look();
      await work(
        current,
        { ...options, onJobEnd: jobs.observe, hear: jobs.hear },
        output,
        AbortSignal.any([signal, changed.signal]),
      );
      watcher.off('all', look).off('ready', look);
    }
    return 0;
  } finally {
    await watcher.close();
    await stopMetrics?.();
  }
}

type Work = WorkerCommandOptions & Pick<Required<AppOptions>, 'onJobEnd'> & Pick<JobMetrics, 'hear'>;

/** Until the signal says so, and the jobs at work have ended or the patience with them has. */
async function work(config: Config, options: Work, output: Output, signal: AbortSignal): Promise<void> {
  const { concurrency, only, drainSeconds, json, offline, files: hasFiles, onJobEnd, hear } = options;
  const warn = (notice: string) => output.warn(`${notice}\n`);
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, warn, {
    role: 'worker',
    isServing: true,
    isOffline: offline,
    concurrency,
    only,
    hasFiles,
    onJobEnd,
  });
  const view = createRunView({ ...output, isTerminal: false }, json);
  try {
    await moveRenamedPatiently(app, warn, signal);
    app.parts.events.subscribe(undefined, (event, _batches, isOwn) => {
      if (!isOwn) return;
      view.onEvent(event);
      if (event.kind === 'item' && event.heard) hear(publicName(config, event.showId), event.heard);
    });
    if (!json) output.write(`Taking ${only?.join(', ') ?? 'all'} jobs, ${concurrency} at a time. Ctrl-C stops it.\n`);
    app.runner.start();
    await app.bringVoice();
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const drained = app.runner.drain();
    await Promise.race([drained, sleep(drainSeconds * 1000, undefined, { ref: false })]);
    await app.runner.stop();
  } finally {
    view.close();
    await app.close();
  }
}
