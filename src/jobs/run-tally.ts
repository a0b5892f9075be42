/** Counts what a batch of jobs did, from its events. */
import type { StoredError } from '../errors.ts';
import type { RunNotice, RunSummary, ToldNotice } from '../store/store.ts';
import type { ItemEvent, ItemOutcome, RunEvent } from './events.ts';

export type RunTally = {
  add(event: RunEvent): void;
  summary(): RunSummary;
  readonly items: readonly ItemEvent[];
  /** Failures that are no article's: a source that lists nothing, a feed that cannot be written. */
  readonly showErrors: readonly StoredError[];
  /** The first of each kind that were told beside the articles, cut where they are long. */
  readonly notices: readonly ToldNotice[];
};

/** In one run; each has some hundred bytes. */
const MOST_OF_A_KIND = 100;
const MOST_CHARACTERS = 1000;
const MOST_PROBLEMS = 10;

/** What is kept of an event with the run's row. */
function toNotice(event: RunEvent, at: string): ToldNotice | undefined {
  switch (event.kind) {
    case 'notice':
    case 'removed':
    case 'show-failed':
    case 'rule-broken':
      return { at, event: cutLong(event) };
    default:
      return undefined;
  }
}

const cutLong = (event: RunNotice): RunNotice =>
  JSON.parse(JSON.stringify(event), (_, value: unknown) => {
    if (typeof value === 'string') return value.slice(0, MOST_CHARACTERS);
    return Array.isArray(value) ? value.slice(0, MOST_PROBLEMS) : value;
  });

export function createRunTally(now: () => Date = () => new Date()): RunTally {
  const counts: Record<ItemOutcome, number> = {
    new: 0,
    updated: 0,
    remade: 0,
    unchanged: 0,
    duplicate: 0,
    filtered: 0,
    postponed: 0,
    failed: 0,
  };
  const items: ItemEvent[] = [];
  const showErrors: StoredError[] = [];
  const notices: ToldNotice[] = [];
  const sums = { sentencesSynthesised: 0, sentencesReused: 0, audioSeconds: 0, missingClips: 0 };
  return {
    items,
    showErrors,
    notices,
    add(event) {
      const notice = toNotice(event, now().toISOString());
      // Failures are told last, behind what retention took.
      if (notice && notices.filter((one) => one.event.kind === event.kind).length < MOST_OF_A_KIND)
        notices.push(notice);
      if (event.kind === 'listed') counts.unchanged += event.untouched;
      if (event.kind === 'show-failed') showErrors.push(event.error);
      if (event.kind !== 'item') return;
      counts[event.outcome] += 1;
      items.push(event);
      sums.sentencesSynthesised += event.sentencesSynthesised ?? 0;
      sums.sentencesReused += event.sentencesReused ?? 0;
      sums.audioSeconds += event.encodedSeconds ?? 0;
      sums.missingClips += event.missingClips?.length ?? 0;
    },
    summary() {
      const { remade, postponed, ...always } = counts;
      return { ...always, ...(remade > 0 && { remade }), ...(postponed > 0 && { postponed }), ...sums };
    },
  };
}
