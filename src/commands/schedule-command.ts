/** `lectern schedule`: when the clock will strike next, and when it last did. */

import { nextTimes } from '../config/cron-expression.ts';
import type { Config } from '../config/read-config.ts';
import { openStore } from '../drivers/open-state.ts';
import { planJobs } from '../jobs/scheduled-jobs.ts';
import type { Output } from './output.ts';

/** Upcoming runs that are listed of each job. */
const LISTED = 5;

export async function scheduleCommand(
  config: Config,
  { json, now = new Date() }: { readonly json: boolean; readonly now?: Date },
  output: Output,
): Promise<number> {
  const store = await openStore(config);
  try {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: config.timezone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    for (const { name, cron, about } of planJobs(config)) {
      const last = await store.ticks.find(name);
      const next = nextTimes(cron, config.timezone, now, LISTED);
      if (json) {
        output.write(`${JSON.stringify({ name, cron, about, timezone: config.timezone, last, next })}\n`);
        continue;
      }
      output.write(`${about} (${cron}, ${config.timezone})\n`);
      output.write(`  last  ${last === undefined ? 'never' : format.format(new Date(last))}\n`);
      for (const time of next) output.write(`  next  ${format.format(time)}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
