/** `lectern run`, `add`, `retry` and `rebuild`: the scheduled job, by hand. */
import { randomUUID } from 'node:crypto';
import { openApp } from '../app.ts';
import { type Config, readEnvironment } from '../config/read-config.ts';
import type { RunRequest } from '../jobs/plan-batch.ts';
import type { RunReport } from '../jobs/runner.ts';
import type { Output } from './output.ts';
import { createRunView, describeSummary } from './terminal.ts';

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
  const warn = (notice: string) => output.warn(`${notice}\n`);
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, warn, {
    isDryRun: dryRun,
    isOffline: offline,
  });
  const view = createRunView(output, json);
  try {
    if (!dryRun) await app.moveRenamed();
    const runId = randomUUID();
    app.parts.events.subscribe(runId, view.onEvent);
    const isShared = config.state !== 'sqlite';
    if (!dryRun && isShared) await app.bringVoiceHere(PATIENCE_MS);
    const bringing = dryRun || isShared ? {} : { voicePatienceMs: PATIENCE_MS };
    const report = await app.runner.run(request, { runId, trigger: 'manual', ...bringing }, signal);
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
