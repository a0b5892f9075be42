/** What the status page shows of runs: those under way, and the latest with what they said. */
import type { ControlEvent, RunControl } from '../jobs/run-control.ts';
import { sayFault } from '../publish/fault-words/choose-fault-words.ts';
import type { StatusLine, StatusView } from '../publish/status-page/status-view.ts';
import { statusText } from '../publish/status-words/choose-status-text.ts';
import type { RunItem, Store } from '../store/store.ts';

const RUNS_SHOWN = 10;

/** Of each run: so many lines on its articles, and so many on the rest. */
const LINES_SHOWN = 300;

/** Of other processes too, whose events do not come here when each has its own. */
export async function listCurrent(
  { runs }: Pick<Store, 'runs'>,
  control: Pick<RunControl, 'current' | 'find'>,
): Promise<StatusView['current']> {
  const recorded = (await runs.list(RUNS_SHOWN)).filter(
    ({ id, outcome }) => outcome === undefined && !control.find(id),
  );
  return [...control.current(), ...recorded.map(({ trigger }) => ({ state: 'running' as const, trigger }))];
}

export async function listRuns(
  { runs }: Pick<Store, 'runs'>,
  control: Pick<RunControl, 'eventsSince'>,
  describe: (event: Pick<ControlEvent, 'at' | 'event'>) => StatusLine,
  language: string,
): Promise<StatusView['runs']> {
  return Promise.all(
    (await runs.list(RUNS_SHOWN)).map(async ({ id, trigger, startedAt, finishedAt, outcome, summary }) => ({
      ...{ id, trigger, startedAt, lines: await listLines(id) },
      ...(finishedAt !== undefined && { finishedAt }),
      ...(outcome !== undefined && outcome !== 'finished' && { ended: outcome }),
      ...(summary && {
        counts: {
          new: summary.new,
          updated: summary.updated,
          remade: summary.remade ?? 0,
          unchanged: summary.unchanged,
          duplicate: summary.duplicate ?? 0,
          filtered: summary.filtered,
          postponed: summary.postponed ?? 0,
          failed: summary.failed,
        },
      }),
    })),
  );

  async function listLines(id: string): Promise<StatusView['runs'][number]['lines']> {
    const told = control.eventsSince(0, id).filter(({ event }) => event.kind !== 'progress');
    const describeAll = (events: readonly Pick<ControlEvent, 'at' | 'event'>[]) =>
      events.map((one) => ({ line: describe(one), isItem: one.event.kind === 'item' }));
    if (told.some(({ event }) => event.kind === 'run-started')) return chooseShown(describeAll(told));
    // Of a run whose beginning is forgotten, what was recorded is more.
    const { items = [], notices = [] } = (await runs.find(id)) ?? {};
    const rest = notices.length > 0 ? notices : told.filter(({ event }) => event.kind !== 'item');
    return chooseShown([
      ...items.map((item) => ({ line: toLine(item, language), isItem: true })),
      ...describeAll(rest),
    ]);
  }
}

type Line = StatusView['runs'][number]['lines'][number];

/** In their order; of too many, failures stay before others, and the latest before earlier ones. */
function chooseShown(lines: readonly { readonly line: Line; readonly isItem: boolean }[]): readonly Line[] {
  const choose = (which: boolean) =>
    lines
      .flatMap(({ line, isItem }) => (isItem === which ? [line] : []))
      .reverse()
      .sort((one, other) => Number(other.isBad) - Number(one.isBad))
      .slice(0, LINES_SHOWN);
  const shown = new Set([...choose(true), ...choose(false)]);
  return lines.flatMap(({ line }) => (shown.has(line) ? [line] : []));
}

function toLine({ outcome, title, url, error, reason, why }: RunItem, language: string): Line {
  const faults = [...(error ? [error] : []), ...(reason === undefined ? [] : [{ message: reason, why }])];
  const note = faults.map((fault) => sayFault(language, fault)).join(' ');
  const text = `${statusText(language).outcomes[outcome]}: ${title ?? url}${note === '' ? '' : ` (${note})`}`;
  return { text, isBad: outcome === 'failed' };
}
