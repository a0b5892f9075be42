/** The port to what jobs tell while they work, for a terminal, a log or a program. */

import type { StoredError } from '../errors.ts';
import type { EpisodeProof, MissingClip } from '../model.ts';
import type { InstallProgress } from '../narrate/voice-models/install-voice.ts';
import type { ClipBytes } from '../run/gather-clips.ts';
import type { MadeEpisode } from '../run/make-episode.ts';
import type { RunNotice, RunSummary, RunTrigger } from '../store/store.ts';
import type { Why } from '../words/why.ts';
import type { Job } from './job.ts';

/** `remade`: another voice reads the same. */
export type ItemOutcome =
  | 'new'
  | 'updated'
  | 'remade'
  | 'unchanged'
  | 'duplicate'
  | 'filtered'
  /** Its server asks to wait. */
  | 'postponed'
  | 'failed';

export type RunEvent =
  | {
      readonly kind: 'run-started';
      readonly runId: string;
      readonly trigger: RunTrigger;
      readonly shows: readonly string[];
    }
  | RunNotice
  /** A source was listed; `untouched` known articles of it need no look. */
  | { readonly kind: 'listed'; readonly showId: string; readonly items: number; readonly untouched: number }
  | {
      readonly kind: 'progress';
      readonly showId?: string;
      /** Of the article; absent while a voice is installed. */
      readonly url?: string;
      /** Of the article, or the name of the voice's file. */
      readonly title: string;
      readonly stage: 'clips' | 'narrate' | 'assemble' | 'transcribe' | InstallProgress['stage'];
      readonly done: number;
      readonly total: number;
      readonly unit: 'clips' | 'seconds' | 'MB';
      /** While clips are fetched. */
      readonly bytes?: ClipBytes;
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
      /** Why it was filtered out. */
      readonly reason?: string;
      readonly why?: Why;
      readonly seconds?: number;
      readonly sentencesSynthesised?: number;
      readonly sentencesReused?: number;
      /** Of audio that was encoded for it. */
      readonly encodedSeconds?: number;
      readonly byteLength?: number;
      /** What was heard of its voices. */
      readonly heard?: EpisodeProof['voices'];
    }
  | { readonly kind: 'published'; readonly showId: string; readonly episodes: number; readonly filesWritten: number }
  | { readonly kind: 'run-finished'; readonly runId: string; readonly summary: RunSummary };

/** The show that a job belongs to, as events name it: not at all where it belongs to none. */
export const showOf = (job: Job): { readonly showId?: string } => ('showId' in job ? { showId: job.showId } : {});

export type Events = {
  /** Tells each listener of one of the batches, once, in the order of publication. */
  publish(batches: readonly string[], event: RunEvent): void;
  /** Hears of one batch, or of everything, from now on; `isOwn`: this process published it. @returns how to stop hearing */
  subscribe(
    batch: string | undefined,
    listener: (event: RunEvent, batches: readonly string[], isOwn: boolean) => void,
  ): () => void;
  /** Resolves when all that any process published before has been heard here. */
  flush(): Promise<void>;
};

export type ItemEvent = Extract<RunEvent, { kind: 'item' }>;
export type ProgressStage = keyof typeof UNIT;

/** What is under way; events of the same stage of the same article or file are about the same. */
export const workOf = ({ url, title, stage }: Extract<RunEvent, { kind: 'progress' }>): string =>
  `${url ?? title} ${stage}`;

/** A voice is being installed; without a total nobody knows how large it is. */
export const installEvent = ({ stage, what, done, total = done }: InstallProgress): RunEvent => ({
  kind: 'progress',
  title: what,
  stage,
  done: done / 1e6,
  total: total / 1e6,
  unit: 'MB',
});

const UNIT = { clips: 'clips', narrate: 'seconds', assemble: 'seconds', transcribe: 'seconds' } as const;

export const progressEvent = (
  about: { readonly showId: string; readonly url: string },
  title: string,
  stage: ProgressStage,
  done: number,
  total: number,
  bytes?: ClipBytes,
): RunEvent => ({ kind: 'progress', ...about, title, stage, done, total, unit: UNIT[stage], ...(bytes && { bytes }) });

/** What an episode took, and what it is. */
export const costOf = ({ episode, sentencesSynthesised, sentencesReused, encodedSeconds }: MadeEpisode) => ({
  durationSeconds: episode.timeline.durationSeconds,
  missingClips: episode.missingClips,
  sentencesSynthesised,
  sentencesReused,
  encodedSeconds,
  byteLength: episode.enclosure.byteLength + (episode.lite?.byteLength ?? 0),
  ...(episode.proof && { heard: episode.proof.voices }),
});
