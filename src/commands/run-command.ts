/** `lectern run` and `lectern add`: the scheduled job, by hand. */
import { openApp } from '../app.ts';
import { type Config, readEnvironment } from '../config.ts';
import { type RunReport, type RunRequest, run } from '../pipeline.ts';
import { createRunView, describeSummary, type Output } from './terminal.ts';

export type RunCommandOptions = RunRequest & { readonly json: boolean };

/** @returns the exit status: 0 all well, 3 some articles failed, 1 none could run */
export async function runCommand(
  config: Config,
  { json, ...request }: RunCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, (notice) => output.warn(`${notice}\n`));
  const view = createRunView(output, json);
  try {
    const report = await run(app.parts, request, signal, view.onEvent);
    view.close();
    if (!json) {
      output.write(`${request.dryRun ? 'Nothing was made (dry run). ' : ''}${describeSummary(report.summary)}\n`);
      if (!request.dryRun && countDone(report) > 0) for (const line of whereToListen(config)) output.write(`${line}\n`);
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

function whereToListen({ site, shows, paths }: Config): readonly string[] {
  return [
    `The episodes are in ${paths.media}, the feed in ${paths.feed}.`,
    `\`npm start\` serves them; subscribe in a podcast app to ${site.baseUrl}/${shows[0]?.id ?? ''}/feed.xml`,
  ];
}
