/**
 * The store's ports: what is known of every article and episode, what each run did, who may listen, what was rendered.
 * Instants are as `Date.prototype.toISOString` writes them.
 */

import type { StoredError } from '../errors.ts';
import type { CacheIndex } from '../io/cache.ts';
import type { HostRests } from '../io/host-gate.ts';
import type { ObjectIndex } from '../io/object-index.ts';
import type { Outcome } from '../jobs/job.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Episode, FileOriginal, Mode, NumberedEpisode, SourceItem, SourceState, Validators } from '../model.ts';
import type { Why } from '../words/why.ts';

/** What stands of an article, however its last attempt ended. `listed`: nothing came of it so far. */
export type ItemStatus =
  | 'listed'
  | 'published'
  | 'duplicate'
  | 'filtered'
  /** Its page holds only the beginning of it. */
  | 'teaser'
  | 'removed'
  /** The operator has seen that it fails, and wants no more tries. */
  | 'dismissed';

/** How the last attempt at an article ended; it changes nothing of what stands. */
export type Attempt = {
  readonly outcome: Outcome['kind'];
  /** ISO 8601 instant. */
  readonly at: string;
  /** Failures in a row, this one included. */
  readonly failures: number;
  readonly error?: StoredError;
};

/** How somebody wants an article made, where that is not as its show has it. */
export type Asked = {
  readonly mode?: Mode;
  /** Language → `driver:name`. */
  readonly voices?: Readonly<Record<string, string>>;
};

/** What extraction found, before anything is narrated. */
export type Found = {
  readonly byline?: string;
  /** BCP 47. */
  readonly language: string;
  readonly characters: number;
  /** Estimated, without recordings. */
  readonly minutes: number;
  /** Recordings that the article carries. */
  readonly clips: number;
};

/** That somebody added an article, and not its source alone. */
export type Added = {
  /** The id of a person; absent for the operator. */
  readonly by?: string;
  /** ISO 8601 instant of the last time. */
  readonly at: string;
  readonly found?: Found;
};

/** One source item of a show, by its address. */
export type ItemRecord = {
  readonly showId: string;
  readonly url: string;
  readonly added?: Added;
  /** By whoever may, of what a source lists too. */
  readonly asked?: Asked;
  /** A person's id, of what she brought from elsewhere; absent for what the operator did. */
  readonly importedBy?: string;
  /** The key of the source that lists it; absent for one that was added by hand. */
  readonly source?: string;
  /** What the source said of it when it was last listed. */
  readonly listing?: SourceItem;
  /** Hash of the listing that was last gone through; another one means that the source says it changed. */
  readonly listingHash?: string;
  readonly status: ItemStatus;
  /** What the status was worked out from: the document, the settings, the program. Equal: nothing to do. */
  readonly inputHash?: string;
  /** SHA-256 of the document's bytes, hex. */
  readonly documentHash?: string;
  readonly validators?: Validators;
  readonly title?: string;
  /** The episode that came of it, or that it repeats. */
  readonly episodeId?: string;
  /** Why no episode came of it, in words, and by name. */
  readonly reason?: string;
  readonly why?: Why;
  readonly attempt?: Attempt;
  /** ISO 8601 instant from which the article is looked at again without its source naming it as changed. */
  readonly nextCheckAt?: string;
  /** ISO 8601 instant at which it came to the show, a second before what came with it and after it. */
  readonly cameAt?: string;
  /** ISO 8601 instant. */
  readonly updatedAt: string;
};

/** What people are told of an article: its status, or how its last attempt ended when nothing stands. */
export type ShownStatus = ItemStatus | 'failed' | 'postponed';

export const shownStatus = ({ status, attempt }: Pick<ItemRecord, 'status' | 'attempt'>): ShownStatus =>
  status === 'listed' && (attempt?.outcome === 'failed' || attempt?.outcome === 'postponed') ? attempt.outcome : status;

/** Which items a page of a list holds. */
export type ItemPage = {
  readonly showIds: readonly string[];
  /** A person's id: only what she added or imported. */
  readonly addedBy?: string | undefined;
  readonly status?: ShownStatus | undefined;
  readonly limit: number;
  readonly offset: number;
};

export type Items = {
  find(showId: string, url: string): Promise<ItemRecord | undefined>;
  /** By {@link itemIdOf} its address. */
  findById(showId: string, id: string): Promise<ItemRecord | undefined>;
  /** What was added last first, then what no person added, most recently updated first. */
  page(page: ItemPage): Promise<readonly ItemRecord[]>;
  /** Most recently updated first. */
  list(showId: string): Promise<readonly ItemRecord[]>;
  /** From within a job it changes nothing of who added the article, and nothing at all of one that was taken back. */
  save(item: ItemRecord): Promise<void>;
  /**
   * What a person decides by how the articles stand, read and written as one: all or none. `decide` may be asked again,
   * and answers `undefined` for what is to stay. @returns what was written
   */
  change(
    showId: string,
    urls: readonly string[],
    decide: (known: ItemRecord | undefined, url: string) => ItemRecord | undefined,
  ): Promise<readonly ItemRecord[]>;
  /** What a source lists, in the order in which it came, before anything is made of it; what is known of the articles stays, but for an import that was cancelled. */
  saveListings(showId: string, source: string, listings: readonly SourceItem[], now: string): Promise<void>;
  /** Those of the addresses that a source has listed before, and how many it has listed in all. */
  listings(showId: string, source: string, urls: readonly string[]): Promise<KnownListings>;
  /** Those of a source whose time to be looked at again has come, the longest overdue first; `failed`: those too, unless for good. */
  listDue(
    showId: string,
    source: string,
    due: { readonly now: string; readonly limit: number; readonly failed?: boolean },
  ): Promise<readonly ItemRecord[]>;
  /** Those whose last attempt failed and that nobody has dismissed, the latest first. */
  listFailed(showId: string): Promise<readonly ItemRecord[]>;
  /** Those that an episode was made of, or that repeat it. */
  listOfEpisode(showId: string, episodeId: string): Promise<readonly ItemRecord[]>;
  /** When the last of a show's articles came. */
  lastCameAt(showId: string): Promise<string | undefined>;
  /** When the first of those of the addresses came that nothing came of so far; `undefined` when it is not known of any. */
  firstCameAt(showId: string, urls: readonly string[]): Promise<string | undefined>;
  /** Of all shows, those of which a document is kept: in what is listed of them, or under what their address names. */
  listOriginals(): Promise<readonly { readonly url: string; readonly original?: FileOriginal }[]>;
  countByStatus(showId: string): Promise<Readonly<Partial<Record<ShownStatus, number>>>>;
  /** How those of the addresses stand that are known, whatever source lists them. */
  standings(showId: string, urls: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Adds articles that are made later, each from its own moment on, or moves that moment. Those that are known stay as
   * they are, unless they wait for the same source or its waiting was cancelled.
   */
  saveWaiting(showId: string, source: string, waiting: readonly ToWait[], now: string): Promise<void>;
  /**
   * Those of a source that nothing came of and that have a moment, the earliest first. `isReleased`: their time has come,
   * and somebody asked for them, or not yet.
   */
  listWaiting(
    showId: string,
    source: string,
    which: { readonly isReleased: boolean; readonly until?: string; readonly limit?: number },
  ): Promise<readonly Waiting[]>;
  /** As {@link listWaiting} of those that are not released; `by`: only what this person brought. */
  countWaiting(showId: string, source: string, by?: string): Promise<WaitingCount>;
  /** Those that wait are dismissed; `by`: only those that this person brought. @returns how many */
  cancelWaiting(showId: string, source: string, now: string, by?: string): Promise<number>;
};

/** How an article stands. `isCancelled`: it waited, and nobody wanted it before its time. */
export type Standing = { readonly status: ItemStatus; readonly waits?: true; readonly isCancelled?: true };

/** An article that is made later. */
export type ToWait = {
  readonly url: string;
  /** Absent: what is known of it stays. */
  readonly item?: SourceItem;
  /** The person who brought it; absent for the operator. Counts with `item`. */
  readonly by?: string;
  /** ISO 8601 instant. */
  readonly until: string;
};

export type Waiting = {
  readonly url: string;
  readonly title?: string;
  /** The person who brought it. */
  readonly by?: string;
  /** ISO 8601 instant. */
  readonly until: string;
};

/** When the first and the last have their turn; ISO 8601 instants. */
export type WaitingCount = { readonly count: number; readonly next?: string; readonly last?: string };

export type KnownListings = { readonly byUrl: ReadonlyMap<string, KnownListing>; readonly count: number };

/** `hash`: of the listing that was last gone through; absent while there was none. */
export type KnownListing = { readonly hash?: string; readonly status: ItemStatus };

/** What is saved together with an episode. */
export type EpisodeSave = {
  /** Without one, the one that is known stays. */
  readonly fingerprint?: string | undefined;
  /** The episode is a digest of these. */
  readonly digestOf?: readonly string[];
};

/** A published episode. Its row is written after its files are in place. */
export type EpisodeRecord = {
  readonly episode: Episode;
  /** The item it was made from; another item with the same canonical URL is a duplicate. */
  readonly itemUrl: string;
  /** What the audio was made from: script, clips, settings. Equal: nothing to synthesise or encode. */
  readonly audioHash: string;
  /** Whether a voice spoke for want of a better one; `undefined` in version 0.1, which had no better one. */
  readonly isByStandIn?: boolean;
};

/** What is known of an episode without reading its text and timeline. */
export type EpisodeHead = {
  readonly id: string;
  readonly title: string;
  readonly publishedAt: string;
  /** Hash of the episode's row; another one means that something about the episode changed. */
  readonly revision: string;
  readonly durationSeconds: number;
  /** Of its audio files together. */
  readonly byteLength: number;
  readonly fileName: string;
  readonly liteFileName?: string;
  /** ISO 8601 instant of its first version. */
  readonly createdAt: string;
  /** As in {@link EpisodeRecord}. */
  readonly isByStandIn?: boolean;
  /** The digest episode that it was joined into. */
  readonly digestId?: string;
};

export type EpisodeFile = { readonly id: string; readonly fileName: string };

export type Episodes = {
  find(showId: string, id: string): Promise<EpisodeRecord | undefined>;
  /**
   * Newest first by publication, then by id, so that the order never wavers.
   *
   * @param only those whose first version was made at this ISO 8601 instant or later
   */
  heads(showId: string, only?: { readonly createdSince: string }): Promise<readonly EpisodeHead[]>;
  /** The audio files that episodes name, in any order. */
  files(showId: string): Promise<readonly EpisodeFile[]>;
  /** Another one after each change of any episode of the show; `undefined` as long as nothing changes in an old library. */
  mark(showId: string): Promise<string | undefined>;
  /** Whole episodes, in the order of {@link Episodes.heads}. */
  list(showId: string): Promise<readonly Episode[]>;
  /**
   * Saves an episode and its item in one transaction, and retires the files that it no longer names. @returns whether it
   * did: a job saves nothing of an article that was taken back
   */
  save(record: EpisodeRecord, item: ItemRecord, more?: EpisodeSave): Promise<boolean>;
  /** Of all shows, the addresses of pictures that are kept with the documents they came in. */
  listPictures(): Promise<readonly string[]>;
  /** Forgets an episode, retires its files and marks its items `removed`, in one transaction. */
  remove(showId: string, id: string, now: string): Promise<void>;
  /**
   * Episodes whose text has nearly the same fingerprint (64 bits, 16 hex digits; at most 10 bits differ), the oldest
   * first, at most 20: all with at most 3 other bits, most of the rest.
   */
  findSimilar(showId: string, fingerprint: string): Promise<readonly string[]>;
};

/** Audio files that no episode names any more; they stay a while for those who are listening to them. */
export type RetiredFiles = {
  list(showId: string, before?: string): Promise<readonly string[]>;
  forget(showId: string, fileName: string): Promise<void>;
};

/** What was last written to `feed/`, by a hash of what it was rendered from, with partials that other files are made of. */
export type RenderIndex = {
  /** `name` → hash. A name is an episode's id, or one that is no id for the show's own files. */
  find(showId: string): Promise<ReadonlyMap<string, string>>;
  /** The partials that were saved with these names. */
  findPartials(
    showId: string,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  save(showId: string, name: string, hash: string, partials?: Readonly<Record<string, string>>): Promise<void>;
  forget(showId: string, name: string): Promise<void>;
};

/** The numbers of serial shows' episodes; those of removed ones stay taken. */
export type EpisodeNumbers = {
  list(showId: string): Promise<readonly NumberedEpisode[]>;
  /** What has a number keeps it. */
  add(showId: string, numbered: readonly NumberedEpisode[]): Promise<void>;
};

/** A feed as apps know it. `address`: the one at which it was published first, of a private show as if it were public. */
export type KnownFeed = { readonly guid: string; readonly address: string };

/** What the feeds of shows are known by for ever; `kind` is the name of the document without its ending. */
export type Feeds = {
  find(showId: string, kind: string): Promise<KnownFeed | undefined>;
  /** @returns what is known already, else what is given */
  findOrSave(showId: string, kind: string, feed: KnownFeed): Promise<KnownFeed>;
  /** The operator has set another guid. */
  rename(showId: string, kind: string, guid: string): Promise<void>;
};

export type SourceMemory = {
  find(showId: string, source: string): Promise<SourceState | undefined>;
  save(showId: string, source: string, state: SourceState): Promise<void>;
  /** All of a show that something is remembered of, also those that are not configured any more. */
  names(showId: string): Promise<readonly string[]>;
};

export type RunSummary = {
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly filtered: number;
  /** Absent from runs of older versions, which counted duplicates as unchanged. */
  readonly duplicate?: number;
  /** Spoken again by the better voice. */
  readonly remade?: number;
  /** Absent from runs of older versions, as is every count that they did not have. */
  readonly postponed?: number;
  readonly failed: number;
  readonly sentencesSynthesised: number;
  readonly sentencesReused: number;
  readonly audioSeconds: number;
  readonly missingClips: number;
};

export type RunTrigger = 'schedule' | 'manual' | 'api';

export type RunRecord = {
  readonly id: string;
  readonly trigger: RunTrigger;
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** Absent while it is under way. */
  readonly outcome?: RunOutcome;
  readonly summary?: RunSummary;
};

/** What a run tells beside what it did with each article. */
export type RunNotice =
  /** What the operator should know, though nothing failed: a source that moved, or rests. */
  | { readonly kind: 'notice'; readonly showId?: string; readonly message: string; readonly why?: Why }
  /** Retention took an episode. */
  | {
      readonly kind: 'removed';
      readonly showId: string;
      readonly episodeId: string;
      readonly title: string;
      readonly reason: string;
      readonly why?: Why;
    }
  /** A job failed as a whole, and no article alone. */
  | { readonly kind: 'show-failed'; readonly showId?: string; readonly error: StoredError }
  /** The feed as it was just written breaks a rule. */
  | {
      readonly kind: 'rule-broken';
      readonly showId: string;
      readonly rule: string;
      readonly problems: readonly string[];
    };

export type ToldNotice = {
  /** ISO 8601 instant. */
  readonly at: string;
  readonly event: RunNotice;
};

/** `lost`: its process ended without a word; `failed`: it ended by a failure that is no article's. */
export type RunOutcome = 'finished' | 'stopped' | 'failed' | 'lost';

/** What a run did with one article. Unchanged ones are only counted. */
export type RunItem = {
  readonly showId: string;
  readonly url: string;
  readonly outcome: 'new' | 'updated' | 'remade' | 'unchanged' | 'duplicate' | 'filtered' | 'postponed' | 'failed';
  readonly title?: string;
  readonly episodeId?: string;
  readonly error?: StoredError;
  readonly reason?: string;
  readonly why?: Why;
  /** What it cost. */
  readonly seconds?: number;
  readonly sentencesSynthesised?: number;
  readonly sentencesReused?: number;
  readonly audioSeconds?: number;
  readonly byteLength?: number;
};

/** Runs that the history keeps. */
export const RUNS_KEPT = 500;

export type Runs = {
  /** `worker`: the process that does it. */
  start(run: Pick<RunRecord, 'id' | 'trigger' | 'startedAt'> & { readonly worker: string }): Promise<void>;
  addItem(runId: string, item: RunItem): Promise<void>;
  /** All that it has told so far beside its articles. */
  note(id: string, notices: readonly ToldNotice[]): Promise<void>;
  finish(id: string, finishedAt: string, outcome: RunOutcome, summary: RunSummary): Promise<void>;
  /** Those under way whose process has ended become `lost`. */
  finishLost(now: string, isAlive: (worker: string) => Promise<boolean>): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly RunRecord[]>;
  find(
    id: string,
  ): Promise<(RunRecord & { readonly items: readonly RunItem[]; readonly notices: readonly ToldNotice[] }) | undefined>;
  /** Forgets all but the newest. */
  prune(keep: number): Promise<void>;
};

/** When something on the clock was last done, so that what was missed is made up for once. */
export type Ticks = {
  find(name: string): Promise<string | undefined>;
  save(name: string, at: string): Promise<void>;
  /** Saves `at` unless it was done at `due` or later. @returns whether it did: of several processes one does */
  take(name: string, due: string, at: string): Promise<boolean>;
};

/** `listen`: to a private show; `add`: articles to the show. */
export const RIGHTS = ['listen', 'add'] as const;
export type Right = (typeof RIGHTS)[number];

/** Somebody with tokens of their own for a show. Only the hashes of the tokens are kept: SHA-256, hex. */
export type Person = {
  readonly id: string;
  readonly showId: string;
  readonly name: string;
  readonly may: readonly Right[];
  /** Of the token in the address of the feed. */
  readonly tokenHash: string;
  /** Of the token that adds; a person who may not add has none. */
  readonly addHash?: string;
  readonly createdAt: string;
  readonly revokedAt?: string;
};

export type People = {
  add(person: Person): Promise<void>;
  /** Revoked ones too, the oldest first. */
  list(showId: string): Promise<readonly Person[]>;
  /** @returns whether there was one to revoke */
  revoke(showId: string, id: string, at: string): Promise<boolean>;
};

/** What was answered to a request that names itself; kept for a day. */
export type IdempotencyKeys = {
  /**
   * Takes a key, unless it is taken: then what is known of it. Forgets keys that were taken before `expired`; one without
   * an answer that was taken before `stale` is that of a killed process, and free.
   */
  take(
    key: string,
    bodyHash: string,
    times: { readonly now: string; readonly stale: string; readonly expired: string },
  ): Promise<{ readonly bodyHash: string; readonly answer?: string } | undefined>;
  save(key: string, answer: string): Promise<void>;
  /** For a request that failed: it may be sent again. */
  forget(key: string): Promise<void>;
};

export type Store = {
  readonly items: Items;
  readonly episodes: Episodes;
  readonly retiredFiles: RetiredFiles;
  readonly episodeNumbers: EpisodeNumbers;
  readonly feeds: Feeds;
  readonly renders: RenderIndex;
  readonly sources: SourceMemory;
  readonly runs: Runs;
  readonly ticks: Ticks;
  readonly hostRests: HostRests;
  readonly people: People;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly cacheIndex: CacheIndex;
  /** For a site in a bucket. */
  readonly siteObjects: ObjectIndex;
  /** Whether anything is kept of a show. */
  hasShow(showId: string): Promise<boolean>;
  /**
   * Moves all that is kept of a show to another id, as one. What the other has of the same article, made before its
   * former id was known, gives way.
   */
  renameShow(from: string, to: string, now: string): Promise<void>;
  /** @throws LecternError `lost-claim` unless the job at work is still this worker's, or there is none */
  assertClaim(): Promise<void>;
  /** Runs `work` while no other process that shares the store runs one of the same name; waits its turn until `signal`. */
  exclusively<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  close(): Promise<void>;
};

/** A store with the queue that lies in the same database. */
export type StoreWithQueue = Store & { readonly queue: Queue };
