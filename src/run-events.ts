/** What a run tells while it works, for a terminal, a log or a program. */
import type { MissingClip } from './model.ts';
import type { RunSummary, StoredError } from './store/store.ts';

export type ItemOutcome = 'new' | 'updated' | 'unchanged' | 'duplicate' | 'filtered' | 'failed';

export type RunEvent =
  | { readonly kind: 'run-started'; readonly runId: string; readonly shows: readonly string[] }
  | { readonly kind: 'show-started'; readonly showId: string; readonly items: number }
  | {
      readonly kind: 'progress';
      readonly showId: string;
      readonly url: string;
      readonly title: string;
      readonly stage: 'clips' | 'narrate' | 'assemble';
      readonly done: number;
      readonly total: number;
      readonly unit: 'clips' | 'seconds';
    }
  | {
      readonly kind: 'item';
      readonly showId: string;
      readonly url: string;
      readonly outcome: ItemOutcome;
      readonly title?: string;
      readonly episodeId?: string;
      readonly durationSeconds?: number;
      readonly missingClips?: readonly MissingClip[];
      readonly notes?: readonly string[];
      readonly error?: StoredError;
    }
  | { readonly kind: 'show-failed'; readonly showId: string; readonly error: StoredError }
  | { readonly kind: 'published'; readonly showId: string; readonly episodes: number; readonly filesWritten: number }
  /** The feed as it was just written breaks a rule. */
  | {
      readonly kind: 'rule-broken';
      readonly showId: string;
      readonly rule: string;
      readonly problems: readonly string[];
    }
  | { readonly kind: 'run-finished'; readonly runId: string; readonly summary: RunSummary };

export type OnRunEvent = (event: RunEvent) => void;
