/** `lectern import`: what was saved elsewhere, shown first, then made episodes at the show's pace. */
import { createInterface } from 'node:readline/promises';
import { openApp } from '../app.ts';
import { findShow } from '../config/find-shows.ts';
import { type Config, readEnvironment, type ShowConfig } from '../config/read-config.ts';
import { usageError } from '../errors.ts';
import { type ImportPlan, planImport, saveImport } from '../jobs/plan-import.ts';
import { IMPORTED } from '../run/source-key.ts';
import { type ChosenItems, chooseItems, type ImportChoice, type WantedItem } from '../sources/imports/choose-items.ts';
import type { Items } from '../store/store.ts';
import { describeRow } from '../words/unreadable-row.ts';
import type { Output } from './output.ts';
import { type FileExports, readExportFiles } from './read-export-files.ts';
import { printSubscriptions, writeSubscriptions } from './write-subscriptions.ts';

export type ImportCommandOptions = ImportChoice & {
  readonly files: readonly string[];
  readonly showId?: string;
  readonly yes: boolean;
  /** What waits is wanted no more. */
  readonly cancel: boolean;
  /** Feeds are put into the configuration, where they are only printed without. */
  readonly write?: boolean;
  readonly json: boolean;
};

/** Asks whoever sits at the terminal; absent where nobody does. */
export type Ask = (question: string) => Promise<boolean>;

export async function askYes(question: string): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test((await reader.question(question)).trim());
  } finally {
    reader.close();
  }
}

/** @returns 0, or 3 when rows could not be read and the others were taken */
export async function importCommand(
  config: Config,
  { files, showId, ...options }: ImportCommandOptions,
  output: Output,
  signal: AbortSignal,
  ask?: Ask,
): Promise<number> {
  const show = findShow(config, showId);
  if (options.cancel && files.length > 0)
    throw usageError('--cancel goes without files.', 'Name the show with --show; all that waits in it is cancelled.');
  const read: FileExports[] = [];
  for (const file of files) read.push(await readExportFiles(file));
  const exports = read.flatMap((one) => one.exports);
  const feeds = exports.flatMap((one) => one.feeds);
  if (feeds.length > 0) {
    if (options.write) await writeSubscriptions(config, show, feeds, options.json, output);
    else printSubscriptions(feeds, options.json, output);
  }
  if (files.length > 0 && exports.every(({ format }) => format === 'OPML')) return feeds.length === 0 ? 1 : 0;

  const app = await openApp(config, readEnvironment(), process.cwd(), signal, (notice) => output.warn(`${notice}\n`));
  try {
    const { items, episodes } = app.parts.store;
    if (options.cancel || options.yes) await app.moveRenamed();
    if (options.cancel) return await cancel(items, show, options.json, output);
    if (files.length === 0) return await tellWaiting(items, show, options.json, output);
    const chosen = chooseItems(
      exports.flatMap((one) => one.items),
      options,
    );
    const plan = await planImport({ items, episodes }, show, chosen);
    const isWanted = tellPlan(read, chosen, plan, show, options, output);
    const isDone = isWanted && (options.yes || (await ask?.(`Add them to ${show.id}? [y/N] `))) === true;
    if (isDone) await saveImport(items, show, plan, signal);
    if (options.json) return status(read);
    if (isDone) output.write(`${whatNext(show, plan)}\n`);
    else if (isWanted) output.write('Nothing is written yet: `--yes` adds them.\n');
    return status(read);
  } finally {
    await app.close();
  }
}

const status = (read: readonly FileExports[]) =>
  read.some(({ exports }) => exports.some(({ problems }) => problems.length > 0)) ? 3 : 0;

const SHOWN_FIRST = 5;
const SHOWN_PROBLEMS = 20;

/** @returns whether there is anything to add */
function tellPlan(
  read: readonly FileExports[],
  chosen: ChosenItems,
  { fresh, known, turns, notKept }: ImportPlan,
  show: ShowConfig,
  { json, yes }: Pick<ImportCommandOptions, 'json' | 'yes'>,
  output: Output,
): boolean {
  const problems = read.flatMap(({ exports }) =>
    exports.flatMap((one) =>
      one.problems.map(({ file, ...row }) => ({ file, place: `${row.unit} ${row.number}`, message: describeRow(row) })),
    ),
  );
  const readBefore = chosen.wanted.filter(({ isRead }) => isRead).length;
  const { oldest, newest } = rangeOf(chosen.wanted);
  if (json) {
    const files = read.flatMap(({ file, exports }) =>
      exports.map(({ format, items }) => ({ file, format, entries: items.length })),
    );
    const { duplicates, leftOut, noAddresses } = chosen;
    const found = { files, duplicates, leftOut, noAddresses, problems, read: readBefore, oldest, newest, known };
    const items = fresh.map(({ item: { content: _, ...item }, savedAt }, at) => ({
      ...item,
      ...(savedAt !== undefined && { savedAt }),
      waitsUntil: turns[at],
    }));
    const plan = { kind: 'import', show: show.id, isDryRun: !yes, perDay: show.import.perDay, ...found };
    output.write(`${JSON.stringify({ ...plan, toAdd: fresh.length, notKept, items })}\n`);
    return fresh.length > 0;
  }
  for (const { file, exports } of read)
    for (const { format, items } of exports)
      if (format !== 'OPML') output.write(`${file}: ${format}, ${count(items.length, 'entry', 'entries')}\n`);
  const saved = oldest === undefined ? '' : `, saved from ${day(oldest)} to ${day(newest ?? oldest)}`;
  output.write(`  ${count(chosen.wanted.length, 'article', 'articles')} to be had${saved}\n`);
  const lines = [
    [readBefore, 'of them read before (--only-unread leaves them out)'],
    [chosen.leftOut, 'left out as asked'],
    [chosen.duplicates, 'named more than once'],
    [chosen.noAddresses.length, `no address of the web: ${sampleOf(chosen.noAddresses)}`],
    [
      total(known),
      `known already: ${Object.entries(known)
        .map(([name, number]) => `${number} ${name}`)
        .join(', ')}`,
    ],
    [problems.length, 'cannot be read:'],
  ] as const;
  for (const [number, what] of lines) if (number > 0) output.write(`  ${number} ${what}\n`);
  for (const { file, message } of problems.slice(0, SHOWN_PROBLEMS)) output.write(`    ${file}, ${message}\n`);
  if (fresh.length === 0) {
    output.write(`There is nothing to add to ${show.id}.\n`);
    return false;
  }
  output.write(`${count(fresh.length, 'article', 'articles')} for ${show.id}, ${paceOf(show)}, ${lastOf(turns)}:\n`);
  for (const { item, savedAt } of fresh.slice(0, SHOWN_FIRST))
    output.write(`  ${savedAt === undefined ? '          ' : day(savedAt)}  ${item.title ?? item.url}\n`);
  if (fresh.length > SHOWN_FIRST) output.write(`  … and ${fresh.length - SHOWN_FIRST} more\n`);
  if (notKept > 0)
    output.write(
      `At least ${notKept} of them are too old for the show’s \`keep\`: each is narrated, and removed in the same run. With \`order: added\` episodes are dated when their turn has come, and stay.\n`,
    );
  return true;
}

function rangeOf(wanted: readonly WantedItem[]): { readonly oldest?: string; readonly newest?: string } {
  const days = wanted.flatMap(({ savedAt }) => savedAt ?? []).sort();
  const [oldest] = days;
  const newest = days.at(-1);
  return oldest === undefined || newest === undefined ? {} : { oldest, newest };
}

const day = (instant: string) => instant.slice(0, 10);
const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;
const total = (known: ImportPlan['known']) => Object.values(known).reduce((sum, number) => sum + number, 0);

function sampleOf(addresses: readonly string[]): string {
  const shown = addresses.slice(0, 3).map((address) => (address.length > 60 ? `${address.slice(0, 60)}…` : address));
  return [...shown, ...(addresses.length > 3 ? ['…'] : [])].join(', ');
}

const paceOf = ({ import: { perDay } }: ShowConfig) => (perDay === 0 ? 'all at once' : `${perDay} a day`);

const lastOf = (turns: readonly string[]) => `the last on ${day(turns.at(-1) ?? '')}`;

const whatNext = ({ id }: ShowConfig, { fresh }: ImportPlan) =>
  `Added ${fresh.length} to ${id}. \`lectern serve\` makes each in its turn, and \`lectern run\` those whose turn has come; \`lectern import --cancel --show ${id}\` cancels what waits.`;

async function cancel(items: Items, show: ShowConfig, json: boolean, output: Output): Promise<number> {
  const cancelled = await items.cancelWaiting(show.id, IMPORTED, new Date().toISOString());
  output.write(
    json
      ? `${JSON.stringify({ kind: 'cancelled', show: show.id, cancelled })}\n`
      : `${count(cancelled, 'article', 'articles')} of ${show.id} will not be made; to import the same file again brings them back.\n`,
  );
  return 0;
}

async function tellWaiting(items: Items, show: ShowConfig, json: boolean, output: Output): Promise<number> {
  const waiting = await items.listWaiting(show.id, IMPORTED, { isReleased: false });
  const [next] = waiting;
  if (json) output.write(`${JSON.stringify({ kind: 'waiting', show: show.id, waiting })}\n`);
  else if (!next) output.write(`Nothing imported waits in ${show.id}. Name the files to import.\n`);
  else
    output.write(
      `${count(waiting.length, 'imported article waits', 'imported articles wait')} in ${show.id}, ${paceOf(show)}: the next from ${day(next.until)}, ${lastOf(waiting.map(({ until }) => until))}.\n`,
    );
  return 0;
}
