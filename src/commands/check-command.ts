/** `lectern check`: holds the published feed and its files against the rules, and says rule by rule what passed. */

import type { Config } from '../config/read-config.ts';
import { openPublished } from '../drivers/open-published.ts';
import { openStore } from '../drivers/open-state.ts';
import { checkPublished } from '../publish/check-published.ts';
import type { Output } from './output.ts';

/** @returns 0 when every rule is kept, 1 when one is not */
export async function checkCommand(
  config: Config,
  { showId, json }: { readonly showId?: string; readonly json: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  let broken = 0;
  const store = await openStore(config);
  try {
    const published = await openPublished(config, store.siteObjects);
    for (const show of config.shows.filter(({ id }) => showId === undefined || id === showId)) {
      const rules = await checkPublished({ ...published, baseUrl: config.site.baseUrl, showId: show.id }, signal);
      if (!json) output.write(`${show.id}\n`);
      for (const rule of rules) {
        if (rule.problems.length > 0) broken += 1;
        if (json) output.write(`${JSON.stringify({ showId: show.id, ...rule })}\n`);
        else {
          output.write(`${rule.problems.length === 0 ? 'ok ' : 'NOT'} ${rule.says}   [${rule.source}]\n`);
          for (const problem of rule.problems) output.write(`      ${problem}\n`);
          for (const note of rule.notes) output.write(`      note: ${note}\n`);
        }
      }
    }
  } finally {
    await store.close();
  }
  return broken === 0 ? 0 : 1;
}
