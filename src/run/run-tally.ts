/** Counts what a run does, and tells it on. */
import type { LecternError, StoredError } from '../errors.ts';
import type { RunSummary } from '../store/store.ts';
import type { MadeEpisode } from './make-episode.ts';
import type { ClipBytes, ItemOutcome, OnRunEvent, RunEvent } from './run-events.ts';

export type ItemEvent = Extract<RunEvent, { kind: 'item' }>;
export type RunTally = ReturnType<typeof createRunTally>;

/** `tell` hears every event as it happens; the tally keeps what the report needs. */
export function createRunTally(tell: OnRunEvent) {
  const counts: Record<ItemOutcome, number> = {
    new: 0,
    updated: 0,
    remade: 0,
    unchanged: 0,
    duplicate: 0,
    filtered: 0,
    failed: 0,
  };
  const items: ItemEvent[] = [];
  const showErrors: StoredError[] = [];
  const sums = { sentencesSynthesised: 0, sentencesReused: 0, audioSeconds: 0 };
  let untouched = 0;
  return {
    tell,
    items,
    showErrors,
    item(event: Omit<ItemEvent, 'kind'>) {
      counts[event.outcome] += 1;
      const told: ItemEvent = { kind: 'item', ...event };
      items.push(told);
      tell(told);
    },
    /** Known articles that needed no look. */
    untouched(count: number) {
      untouched += count;
    },
    failShow(showId: string, error: LecternError) {
      const stored = toStoredError(error, new Date());
      showErrors.push(stored);
      tell({ kind: 'show-failed', showId, error: stored });
    },
    made({ sentencesSynthesised, sentencesReused, encodedSeconds }: MadeEpisode) {
      sums.sentencesSynthesised += sentencesSynthesised;
      sums.sentencesReused += sentencesReused;
      sums.audioSeconds += encodedSeconds;
    },
    progress(
      about: { showId: string; url: string },
      title: string,
      stage: 'clips' | 'narrate' | 'assemble',
      done: number,
      total: number,
      bytes?: ClipBytes,
    ) {
      const unit = { clips: 'clips', narrate: 'seconds', assemble: 'seconds' } as const;
      tell({ kind: 'progress', ...about, title, stage, done, total, unit: unit[stage], ...(bytes && { bytes }) });
    },
    summary: (): RunSummary => ({
      new: counts.new,
      updated: counts.updated,
      unchanged: counts.unchanged + untouched,
      duplicate: counts.duplicate,
      filtered: counts.filtered,
      failed: counts.failed,
      ...(counts.remade > 0 && { remade: counts.remade }),
      ...sums,
      missingClips: items.reduce((sum, { missingClips }) => sum + (missingClips?.length ?? 0), 0),
    }),
  };
}

export function toStoredError({ code, stage, message, hint, permanent }: LecternError, now: Date): StoredError {
  const about = { ...(hint !== undefined && { hint }), ...(permanent && { permanent }) };
  return { code, stage, message, at: now.toISOString(), ...about };
}
