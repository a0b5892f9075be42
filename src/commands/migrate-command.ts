/** `lectern migrate --to STATE`: all that is known of articles, episodes and listeners, into another database. */
import { postgresUrl } from '../config/config-terms.ts';
import { type Config, readSecret } from '../config/read-config.ts';
import { openStore, withState } from '../drivers/open-state.ts';
import { LecternError } from '../errors.ts';
import { addRows, copyTable, countRows } from '../store/copy-tables.ts';
import type { StateHome } from '../store/state-home.ts';
import { CACHE_TABLE, STATE_TABLES } from '../store/tables.ts';
import type { Output } from './output.ts';

export type MigrateOptions = {
  /** As the configuration would have it. */
  readonly to: string;
  readonly isDryRun: boolean;
};

/** @returns 0 when every row is there */
export async function migrateCommand(
  config: Config,
  { to, isDryRun }: MigrateOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const target = { state: toState(to), paths: config.paths };
  if (target.state === config.state) throw usage('The state is there already.', 'Name where it is to be.');
  const onKept = (path: string) => output.write(`What was in its place is kept as ${path}.\n`);
  // What killed processes had begun is brought to its end first, and older tables up to this version.
  const store = await openStore(config, { onRecovery: (notice) => output.warn(`${notice}\n`) });
  await store.close();
  return withState(config, { isTarget: false, onKept }, async (from) => {
    if (isDryRun) return plan(from, output);
    await withState(target, { isTarget: true, onKept }, (into) => copyAll(from, into, output, signal));
    output.write(`Everything is there. Now set \`state: ${withoutPassword(to)} in ${config.file}.\n`);
    output.write(`${from.name} was not changed; remove it once all is well.\n`);
    return 0;
  });
}

/** What has a password belongs into the environment. */
const withoutPassword = (to: string) =>
  URL.parse(to)?.password ? 'env:NAME` (with the address as NAME in the environment)' : `${to}\``;

/** @throws LecternError `usage` */
function toState(written: string): Config['state'] {
  const state = readSecret(written);
  if (state === 'sqlite' || postgresUrl.safeParse(state).success) return state;
  throw usage('That is no state.', '`--to` takes sqlite, postgres://USER:PASSWORD@HOST/DATABASE, or env:NAME.');
}

const usage = (message: string, hint: string) => new LecternError(message, { code: 'usage', stage: 'cli', hint });

async function plan(from: StateHome, output: Output): Promise<number> {
  for (const table of STATE_TABLES) output.write(`${table.name}: ${await countRows(from.tables, table)} rows\n`);
  output.write(`Nothing was copied (dry run) from ${from.name}.\n`);
  return 0;
}

async function copyAll(from: StateHome, into: StateHome, output: Output, signal: AbortSignal): Promise<void> {
  output.write(`From ${from.name} to ${into.name}:\n`);
  for (const table of STATE_TABLES) {
    const onRows = (written: number) => {
      if (output.isTerminal) output.write(`\r  ${table.name}: ${written} rows`);
    };
    const { rows, isCopied } = await copyTable(from.tables, into.tables, table, signal, onRows);
    output.write(
      `${output.isTerminal ? '\r' : ''}  ${table.name}: ${rows} rows${isCopied ? ', the same' : ', the same already'}\n`,
    );
  }
  await addRows(from.cache, into.cache, CACHE_TABLE, signal);
  await from.assertAlone();
  await into.assertAlone();
  const jobs = await copyJobs(from, into);
  output.write(`  ${jobs} waiting jobs\n`);
}

/** Those that were given up are done with; whoever waits for others has ended. */
const copyJobs = (from: StateHome, into: StateHome): Promise<number> =>
  from.withQueue((source) =>
    into.withQueue(async (queue) => {
      const waiting = (await source.list()).filter(({ state }) => state !== 'dead');
      for (const { job, dueAt } of waiting) await queue.enqueue([job], { dueAt });
      return waiting.length;
    }),
  );
