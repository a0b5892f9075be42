/** The store's ports: what is known of every article and episode, what each run did, and which cached files are whole. */
import type { ErrorCode, Stage } from '../errors.ts';
import type { CacheIndex } from '../io/cache.ts';
import type { Episode } from '../model.ts';

/** A failure as it is kept. */
export type StoredError = {
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly message: string;
  readonly hint?: string;
  /** ISO 8601 instant. */
  readonly at: string;
};

export type ItemStatus = 'published' | 'duplicate' | 'failed';

/** One source item of a show, by its address. */
export type ItemRecord = {
  readonly showId: string;
  readonly url: string;
  readonly status: ItemStatus;
  /** What the outcome was worked out from: the document, the settings, the program. Equal: nothing to do. */
  readonly inputHash: string;
  readonly title?: string;
  /** The episode that came of it, or that it repeats. */
  readonly episodeId?: string;
  /** Tries since the last success. */
  readonly attempts: number;
  readonly error?: StoredError;
  /** ISO 8601 instant. */
  readonly updatedAt: string;
};

/** A published episode. Its row is written after its files are in place. */
export type EpisodeRecord = {
  readonly episode: Episode;
  /** The item it was made from; another item with the same canonical URL is a duplicate. */
  readonly itemUrl: string;
  /** What the audio was made from: script, clips, settings. Equal: nothing to synthesise or encode. */
  readonly audioHash: string;
};

export type Library = {
  findItem(showId: string, url: string): Promise<ItemRecord | undefined>;
  listItems(showId: string): Promise<readonly ItemRecord[]>;
  saveItem(item: ItemRecord): Promise<void>;
  findEpisode(showId: string, id: string): Promise<EpisodeRecord | undefined>;
  /** Newest first by publication, then by id, so that the order never wavers. */
  listEpisodes(showId: string): Promise<readonly Episode[]>;
  /** Saves an episode and its item in one transaction. */
  saveEpisode(record: EpisodeRecord, item: ItemRecord): Promise<void>;
};

/** What was last written to `feed/`, by a hash of what it was rendered from. */
export type RenderIndex = {
  find(showId: string): Promise<ReadonlyMap<string, string>>;
  /** `name` is an episode's id, or empty for the show's own files. */
  save(showId: string, name: string, hash: string): Promise<void>;
};

export type RunSummary = {
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly sentencesSynthesised: number;
  readonly sentencesReused: number;
  readonly audioSeconds: number;
  readonly missingClips: number;
};

export type RunRecord = {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly summary?: RunSummary;
};

export type Runs = {
  start(id: string, startedAt: string): Promise<void>;
  finish(id: string, finishedAt: string, summary: RunSummary): Promise<void>;
  list(limit: number): Promise<readonly RunRecord[]>;
};

export type Store = {
  readonly library: Library;
  readonly renders: RenderIndex;
  readonly runs: Runs;
  readonly cacheIndex: CacheIndex;
  close(): Promise<void>;
};

/** Leave to be the only one at work on something; given up when the process ends, however it ends. */
export type Lease = {
  release(): void;
};

export type Leases = {
  /** @returns `undefined` and who holds it when another process does */
  acquire(name: string): { readonly lease: Lease } | { readonly lease?: undefined; readonly holder: string };
};
