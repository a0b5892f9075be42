/** What the operator's page shows. */

import type { EpisodeProof } from '../../model.ts';
import type { Fault } from '../../words/why.ts';
import type { StatusText } from '../status-words/status-text.ts';

/** A line of what runs tell. */
export type StatusLine = {
  readonly text: string;
  readonly isBad: boolean;
  /** How far a piece of work is; the next such line takes its place. `item`: see {@link StatusView.workers}. */
  readonly progress?: { readonly done: number; readonly total: number; readonly item?: string };
  /** What the page says beyond its log may be out of date now. */
  readonly isTurn: boolean;
};

/** What a recogniser heard of a show's latest episodes. */
export type HeardShow = {
  readonly title: string;
  /** Newest first. */
  readonly episodes: readonly {
    readonly title: string;
    readonly at: string;
    readonly proof: EpisodeProof;
  }[];
  /** Worst first. */
  readonly worst: readonly {
    readonly text: string;
    readonly voice: string;
    readonly share: number;
    readonly start: number;
    readonly end: number;
    /** As the recogniser wrote it down. */
    readonly heard?: string;
    /** Below the page's folder. */
    readonly mediaPath: string;
  }[];
};

/** An episode of which sentences were not spoken, or heard to be wrong. */
export type DoubtfulEpisode = {
  readonly item: string;
  readonly title: string;
  readonly show: string;
  /** Below the page's folder; absent where listeners need a token. */
  readonly pagePath?: string;
  /** Those that could read it. */
  readonly voices: readonly string[];
  readonly sentences: readonly {
    readonly text: string;
    /** Absent: it was not spoken. */
    readonly heard?: {
      readonly share: number;
      readonly voice: string;
      readonly start: number;
      readonly end: number;
      /** Below the page's folder. */
      readonly mediaPath: string;
    };
  }[];
};

export type StatusView = {
  /** BCP 47, of the interface. */
  readonly language: string;
  readonly timeZone: string;
  readonly version: string;
  readonly formToken: string;
  /** Absent without a clock. */
  readonly nextRun?: Date;
  /** Why a changed configuration is not in use. */
  readonly refused?: string;
  readonly disks: readonly {
    readonly name: 'media' | 'data';
    readonly freeBytes: number;
    readonly totalBytes: number;
  }[];
  readonly shows: readonly {
    readonly id: string;
    readonly title: string;
    readonly isPrivate: boolean;
    readonly episodes: number;
    /** Of its audio. */
    readonly byteLength: number;
    readonly keep: { readonly episodes?: number; readonly days?: number; readonly megabytes?: number };
    readonly itemsByStatus: Readonly<Record<string, number>>;
  }[];
  /** What the installation takes; in a bucket it is not counted. */
  readonly storage: readonly {
    readonly name: keyof StatusText['storageNames'];
    /** Absent until it is counted. */
    readonly bytes?: number;
    readonly limitBytes?: number;
  }[];
  /** When each source, and each digest, has its turn. */
  readonly schedule: readonly {
    readonly show: string;
    /** Absent for the digest. */
    readonly source?: string;
    /** Absent where this server has no clock. */
    readonly next?: Date;
    /** ISO 8601 instants. */
    readonly last?: string;
    readonly restsUntil?: string;
    readonly error?: Fault;
  }[];
  /** Jobs that are due, by kind. */
  readonly queued: readonly { readonly kind: string; readonly count: number }[];
  /** Shows of which the feed was written last with a rule broken. */
  readonly brokenFeeds: readonly string[];
  /** Ids of shows that are published and not configured any more. */
  readonly dropped: readonly string[];
  readonly current: readonly {
    readonly state: keyof StatusText['states'];
    readonly trigger: keyof StatusText['triggers'];
  }[];
  /** Oldest first. */
  readonly lines: readonly StatusLine[];
  /** Beside those that are listed. */
  readonly moreFailures: { readonly articles: number; readonly jobs: number };
  /** Of articles, and of other work, which has no address. */
  readonly failures: readonly {
    readonly showId?: string;
    readonly url?: string;
    /** As the API names an article. */
    readonly item?: string;
    /** That could read it, where that may mend it. */
    readonly voices?: readonly string[];
    /** Of a job that was given up. */
    readonly job?: string;
    readonly title?: string;
    readonly fault: Fault;
    readonly attempts: number;
    readonly at: string;
  }[];
  /** The processes that do jobs, and what each is at. */
  readonly workers: readonly {
    readonly role: keyof StatusText['roles'];
    readonly machine: string;
    readonly startedAt: string;
    /** How many jobs it does at once. */
    readonly concurrency: number;
    readonly doing: readonly {
      readonly kind: string;
      readonly about: string;
      /** The article, as the API names it. */
      readonly item?: string;
      readonly progress?: {
        readonly stage: keyof StatusText['stages'];
        readonly done: number;
        readonly total: number;
      };
    }[];
  }[];
  /** Those that can be heard here. */
  readonly voices: readonly { readonly voice: string; readonly language: string; readonly sex?: string }[];
  /** How right the latest episodes were heard to be; empty where nothing was heard. */
  readonly heard: readonly HeardShow[];
  readonly doubtful: readonly DoubtfulEpisode[];
  /** Newest first. */
  readonly runs: readonly {
    readonly id: string;
    readonly trigger: keyof StatusText['triggers'];
    readonly startedAt: string;
    readonly finishedAt?: string;
    /** Absent while it is under way, and when it ended as it should. */
    readonly ended?: keyof StatusText['ended'];
    readonly counts?: Readonly<Partial<Record<keyof StatusText['outcomes'], number>>>;
    /** Oldest first. */
    readonly lines: readonly Pick<StatusLine, 'text' | 'isBad'>[];
  }[];
};
