/** `lectern runs`: what the last runs did, and what one of them did with each article. */

import type { Config } from '../config/read-config.ts';
import { openStore } from '../drivers/open-state.ts';
import { usageError } from '../errors.ts';
import type { RunRecord } from '../store/store.ts';
import { describeRunEvent } from './describe-run-event.ts';
import { describeError, type Output } from './output.ts';
import { describeSummary } from './terminal.ts';

/** @throws LecternError `usage` for an id that no run has */
export async function runsCommand(
  config: Config,
  { id, limit, json }: { readonly id?: string; readonly limit: number; readonly json: boolean },
  output: Output,
): Promise<number> {
  const store = await openStore(config);
  try {
    if (id === undefined) {
      const runs = await store.runs.list(limit);
      if (runs.length === 0 && !json) output.write('There was no run yet.\n');
      for (const run of runs) output.write(json ? `${JSON.stringify(run)}\n` : `${describeRun(run)}\n`);
      return 0;
    }
    // The first eight digits, as `lectern runs` prints them, are enough.
    const full = (await store.runs.list(1000)).find((run) => run.id.startsWith(id));
    const run = full && (await store.runs.find(full.id));
    if (!run) throw usageError(`There was no run ${id}.`, '`lectern runs` lists them.');
    if (json) {
      output.write(`${JSON.stringify(run)}\n`);
      return 0;
    }
    output.write(`${describeRun(run)}\n`);
    for (const item of run.items) {
      const cost =
        item.seconds === undefined ? '' : ` (${item.seconds} s, ${item.sentencesSynthesised ?? 0} sentences)`;
      output.write(`  ${item.outcome.padEnd(9)} ${item.showId} ${item.title ?? item.url}${cost}\n`);
      if (item.reason !== undefined) output.write(`            ${item.reason}\n`);
      for (const line of item.error ? describeError(item.error) : []) output.write(`            ${line}\n`);
    }
    for (const notice of run.notices) output.write(`  ${describeRunEvent(notice, 'en', config.timezone).text}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

/** How a run that is over ended, if not as it should. */
const ENDED = {
  finished: '',
  stopped: ', stopped',
  failed: ', failed',
  lost: ', lost: its process was killed',
} as const;

function describeRun({ id, trigger, startedAt, finishedAt, outcome, summary }: RunRecord): string {
  const seconds = finishedAt === undefined ? undefined : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  const length = seconds === undefined || outcome === 'lost' ? '' : `, ${seconds.toFixed(0)} s`;
  const state = outcome === undefined ? ', under way' : `${length}${ENDED[outcome]}`;
  return `${id.slice(0, 8)} ${startedAt} ${trigger}${state}${summary ? `: ${describeSummary(summary)}` : ''}`;
}
