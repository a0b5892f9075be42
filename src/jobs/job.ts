/** The unit of work: plain data that any process can take up. Everything that Lectern does is one of these. */
import type { StoredError } from '../errors.ts';
import type { FileOriginal } from '../model.ts';
import type { HookNews } from '../run/call-hook.ts';

/** An article of a show, by the source that lists it (absent for one that a person added) and its address; `original`: of a file that was added. */
export type ItemRef = { readonly source?: string; readonly url: string; readonly original?: FileOriginal };

/**
 * Why an article is looked at. `retry`: a person wants what failed tried again. `rebuild`: made again though nothing
 * changed. `remake`: made again from what is stored, for a better voice or lost media.
 */
export type MakeReason = 'new' | 'changed' | 'recheck' | 'retry' | 'rebuild' | 'remake';

export type ListJob = {
  /** `list-files`: files lie on one machine, so that only a process there can list them. */
  readonly kind: 'list-source' | 'list-files';
  readonly showId: string;
  /** Its key, see `sourceKey`. */
  readonly source: string;
  /** A person asked: what failed is tried again now, and a resting source is woken. */
  readonly isByHand?: true;
  /** At most so many articles of the show in this batch. */
  readonly limit?: number;
};

export type Job =
  | ListJob
  | {
      readonly kind: 'make-episode';
      readonly showId: string;
      readonly item: ItemRef;
      readonly reason: MakeReason;
      /** Hash of what the source says of the article: with another one it is another job. */
      readonly input?: string;
      /** ISO 8601, as far as it is known: of what is listed together the newest is made first. */
      readonly publishedAt?: string;
      /** A person named the article: filters and an earlier removal do not count. */
      readonly bypassFilters?: true;
      /** An episode of its own, though another has its text or address. */
      readonly allowDuplicate?: true;
    }
  /** A stretch of a long text, see `spread-narration.ts`. */
  | { readonly kind: 'narrate-part'; readonly showId: string; readonly episodeId: string; readonly part: number }
  /** `tick`: ISO 8601 instant at which the digest was due. */
  | { readonly kind: 'make-digest'; readonly showId: string; readonly tick: string }
  /** `isAnew`: every file is written again. */
  | { readonly kind: 'publish-show'; readonly showId: string; readonly isAnew?: true }
  | { readonly kind: 'publish-site' }
  | { readonly kind: 'apply-retention'; readonly showId: string }
  | { readonly kind: 'reconcile-media'; readonly showId: string }
  /** `hook`: see `hookIdOf`; its address and its secret stay in the configuration. */
  | (HookNews & { readonly kind: 'notify'; readonly hook: string })
  | { readonly kind: 'ping-hubs'; readonly showId: string }
  /** The neural voice, where it is wanted, lacking and to be had. `patienceMs`: how long a place may take to answer. */
  | { readonly kind: 'install-voice'; readonly patienceMs: number };

export type JobKind = Job['kind'];

/** How an attempt at a job ended. `lost`: its process ended without a word, which makes the job due again. */
export type Outcome =
  | { readonly kind: 'done'; readonly changed: boolean }
  | { readonly kind: 'postponed'; readonly until: string; readonly why?: StoredError }
  | { readonly kind: 'failed'; readonly why: StoredError }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'lost' };

/** Enqueueing two jobs with the same key is the same as enqueueing one. */
export function keyOf(job: Job): string {
  switch (job.kind) {
    case 'make-episode': {
      const asked = [job.reason === 'rebuild' || job.reason === 'remake' ? job.reason : 'look', job.input ?? ''];
      const bypasses = [job.bypassFilters ?? false, job.allowDuplicate ?? false];
      return JSON.stringify([job.kind, job.showId, job.item.url, ...asked, ...bypasses, job.publishedAt ?? '']);
    }
    case 'list-source':
    case 'list-files':
      return JSON.stringify([job.kind, job.showId, job.source, job.isByHand ?? false, job.limit ?? 0]);
    case 'narrate-part':
      return JSON.stringify([job.kind, job.showId, job.episodeId, job.part]);
    case 'make-digest':
      return JSON.stringify([job.kind, job.showId, job.tick]);
    case 'publish-show':
      return JSON.stringify([job.kind, job.showId, job.isAnew ?? false]);
    case 'publish-site':
      return job.kind;
    case 'notify': {
      const { event, url = '' } = job.message;
      return JSON.stringify([job.kind, job.showId, url, event, job.change, job.hook]);
    }
    case 'install-voice':
      return JSON.stringify([job.kind, job.patienceMs]);
    default:
      return JSON.stringify([job.kind, job.showId]);
  }
}

/** Of the jobs in one lane only one is claimed at a time: a feed has one writer, an article one maker. */
export function laneOf(job: Job): string {
  switch (job.kind) {
    case 'make-episode':
      return `article ${job.showId} ${job.item.url}`;
    case 'list-source':
    case 'list-files':
      return `source ${job.showId} ${job.source}`;
    case 'narrate-part':
      return `part ${job.showId} ${job.episodeId} ${job.part}`;
    case 'make-digest':
      return `digest ${job.showId}`;
    case 'publish-site':
      return 'site';
    case 'notify':
      // Not before the row that it tells of is written, or never will be.
      if (job.isOfDigest) return `digest ${job.showId}`;
      return job.message.url === undefined ? `hooks ${job.showId}` : `article ${job.showId} ${job.message.url}`;
    case 'ping-hubs':
      return `hubs ${job.showId}`;
    case 'install-voice':
      // A run does not wait for what a server installs: the folder has a lock of its own.
      return keyOf(job);
    default:
      return `show ${job.showId}`;
  }
}

/**
 * Whether one that is enqueued while it is at work is done once more: it may not have seen what it was enqueued for. The
 * key of an asked remake does not name the voice.
 */
export const isDoneAgain = (job: Job): boolean =>
  job.kind === 'make-episode'
    ? job.reason === 'remake' && job.bypassFilters === true
    : ['publish-show', 'publish-site', 'apply-retention', 'reconcile-media', 'ping-hubs'].includes(job.kind);

const PRIORITY: Readonly<Record<JobKind, number>> = {
  'install-voice': 10,
  'publish-show': 9,
  'reconcile-media': 8,
  'list-source': 7,
  'list-files': 7,
  // Somebody waits for it, who has an article in hands.
  'narrate-part': 7,
  'make-digest': 4,
  'make-episode': 5,
  'apply-retention': 2,
  'publish-site': 1,
  'ping-hubs': 0,
  notify: 0,
};

/** A server has workers of their own for these, so that neither a hook nor a download that takes long holds up anything. */
export const KINDS_BESIDE = { hooks: ['notify', 'ping-hubs'], voice: ['install-voice'] } as const;

const BESIDE: readonly JobKind[] = Object.values(KINDS_BESIDE).flat();

// The names are the kinds, every one of them.
export const ALL_KINDS = Object.keys(PRIORITY) as readonly JobKind[];

/** All but those beside. */
export const MAIN_KINDS: readonly JobKind[] = ALL_KINDS.filter((kind) => !BESIDE.includes(kind));

const ASKED_RANK = PRIORITY['make-episode'] + 1;
const REMAKE_RANK = PRIORITY['apply-retention'] + 1;

/** The ranks that jobs of a kind can have, see {@link splitPriority}. */
export const ranksOf = (kind: JobKind): readonly number[] =>
  kind === 'make-episode' ? [ASKED_RANK, PRIORITY[kind], REMAKE_RANK] : [PRIORITY[kind]];

/**
 * The higher rank comes first. Within one, the later minute (since 1970) does, and what has none before all others; among
 * equals, what was enqueued first. What a person named comes before what is only new, and newer articles before older
 * ones: a show that keeps so many episodes then makes no other ones. So an article without a date, which has to be read
 * to be put in order, comes before them all.
 */
export function splitPriority(job: Job): { readonly rank: number; readonly minutes?: number } {
  if (job.kind !== 'make-episode') return { rank: PRIORITY[job.kind] };
  if (job.bypassFilters) return { rank: ASKED_RANK };
  if (job.reason === 'remake') return { rank: REMAKE_RANK };
  const rank = PRIORITY['make-episode'];
  const minutes = job.publishedAt === undefined ? Number.NaN : Math.floor(Date.parse(job.publishedAt) / 60_000);
  return Number.isNaN(minutes) ? { rank } : { rank, minutes };
}

/** Room between two ranks: minutes until the year 2160. */
const RANK_STEP = 100_000_000;

/** Both in one number, the higher first. */
export function priorityOf(job: Job): number {
  const { rank, minutes = RANK_STEP - 1 } = splitPriority(job);
  return rank * RANK_STEP + (job.kind === 'make-episode' ? Math.min(Math.max(minutes, 0), RANK_STEP - 1) : 0);
}
