/** `lectern run`, `add`, `retry` and `rebuild`: the scheduled job, by hand. */
import { openApp, openReading } from '../app.ts';
import { type Config, readEnvironment } from '../config/read-config.ts';
import { bringVoice } from '../jobs/bring-voice.ts';
import type { RunRequest } from '../jobs/plan-batch.ts';
import type { RunReport } from '../jobs/runner.ts';
import { createRunView, describeSummary, type Output } from './terminal.ts';
import { createInstallView } from './voices-install-command.ts';

export type RunCommandOptions = {
  readonly json: boolean;
  readonly offline: boolean;
  /** Says what would be done; makes and writes nothing. */
  readonly dryRun?: boolean;
};

/** How long a run waits for a place that has the better voice. */
const PATIENCE_MS = 5000;

/** @returns the exit status: 0 all well, 3 some articles failed, 1 none could run */
export async function runCommand(
  config: Config,
  request: RunRequest,
  { json, offline, dryRun = false }: RunCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const environment = readEnvironment();
  const isOffline = offline || environment.LECTERN_OFFLINE !== undefined;
  if (!dryRun) await prepareVoice(config, { json, isOffline }, output, signal);
  const warn = (notice: string) => output.warn(`${notice}\n`);
  const app = await openApp(config, environment, process.cwd(), signal, warn, { isDryRun: dryRun });
  const view = createRunView(output, json);
  try {
    if (!dryRun) await app.moveRenamed();
    app.parts.events.subscribe(undefined, view.onEvent);
    const report = await app.runner.run(request, { trigger: 'manual' }, signal);
    view.close();
    if (!json) {
      output.write(`${dryRun ? 'Nothing was made (dry run). ' : ''}${describeSummary(report.summary)}\n`);
      if (!dryRun && countDone(report) > 0) for (const line of whereToListen(config)) output.write(`${line}\n`);
    }
    return exitStatus(report);
  } finally {
    view.close();
    await app.close();
  }
}

/** Brings the voice that the shows want, where it can be had, and says which speaks. */
async function prepareVoice(
  config: Config,
  { json, isOffline }: { json: boolean; isOffline: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { http } = openReading(config);
  // A program that reads JSON is told of the run only.
  const told = json ? { ...output, write: () => undefined, isTerminal: false } : output;
  const view = createInstallView(told);
  try {
    const options = { open: http.open, signal, patienceMs: PATIENCE_MS, onProgress: view.show, isOffline };
    const line = await bringVoice(config, options);
    view.close();
    if (line !== undefined) told.write(`${line}\n`);
  } finally {
    view.close();
    await http.close();
  }
}

const countDone = ({ summary }: RunReport): number =>
  summary.new + summary.updated + summary.unchanged + (summary.duplicate ?? 0);

function exitStatus(report: RunReport): number {
  if (report.summary.failed + report.showErrors.length === 0) return 0;
  return countDone(report) > 0 ? 3 : 1;
}

function whereToListen({ site, shows, paths, storage }: Config): readonly string[] {
  return [
    storage === 'disk'
      ? `The episodes are in ${paths.media}, the feed in ${paths.feed}.`
      : `The episodes and the feed are in the bucket ${storage.s3.bucket}.`,
    `\`npm start\` serves them; subscribe in a podcast app to ${site.baseUrl}/${shows[0]?.id ?? ''}/feed.xml`,
  ];
}
