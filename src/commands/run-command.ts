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
      if (!dryRun && countDone(report) > 0)
        for (const line of whereToListen(config, shownShow(config, request))) output.write(`${line}\n`);
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

/** What is added without a show goes to the first. */
const shownShow = ({ shows }: Config, { kind, showId }: RunRequest) =>
  showId ?? (kind === 'add' ? shows[0]?.id : undefined);

/** The address of a private show holds a token, which no command tells again. */
function whereToListen({ site, shows, paths, storage }: Config, showId: string | undefined): readonly string[] {
  const chosen = shows.filter(({ id }) => showId === undefined || id === showId);
  const show = chosen.find(({ access }) => access === undefined) ?? chosen[0];
  const subscribe =
    show?.access === undefined
      ? `subscribe in a podcast app to ${site.baseUrl}/${show?.id ?? ''}/feed.xml`
      : show.access.subscribers
        ? `\`lectern person add NAME --show ${show.id}\` tells a listener her own address`
        : `subscribe in a podcast app to the address with the token of ${show.id} (access.token)`;
  return [
    storage === 'disk'
      ? `The episodes are in ${paths.media}, the feed in ${paths.feed}.`
      : `The episodes and the feed are in the bucket ${storage.s3.bucket}.`,
    `\`npm start\` serves them; ${subscribe}`,
  ];
}
