/** Counts what a batch of jobs did, from its events. */
import type { StoredError } from '../errors.ts';
import type { RunSummary } from '../store/store.ts';
import type { ItemEvent, ItemOutcome, RunEvent } from './events.ts';

export type RunTally = {
  add(event: RunEvent): void;
  summary(): RunSummary;
  readonly items: readonly ItemEvent[];
  /** Failures that are no article's: a source that lists nothing, a feed that cannot be written. */
  readonly showErrors: readonly StoredError[];
};

export function createRunTally(): RunTally {
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
  const sums = { sentencesSynthesised: 0, sentencesReused: 0, audioSeconds: 0, missingClips: 0 };
  return {
    items,
    showErrors,
    add(event) {
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
