/** What the work on one article has at hand. */
import type { Config, ShowConfig } from '../config/read-config.ts';
import type { StoredError } from '../errors.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { Originals } from '../io/originals.ts';
import type { SiteLogins } from '../io/site-logins.ts';
import type { JobReport } from '../jobs/job-report.ts';
import type { MakeJob } from '../jobs/list-articles.ts';
import type { Queue } from '../jobs/queue.ts';
import type { SourceItem, Validators } from '../model.ts';
import type { KokoroState } from '../narrate/choose-voices.ts';
import type { ShowPublisher } from '../show/show-publisher.ts';
import type { ItemRecord, Store } from '../store/store.ts';
import type { Looked } from './item-record.ts';
import type { EpisodeMaker, SpreadNarration } from './make-episode.ts';

export type ItemParts = {
  readonly config: Config;
  readonly workingDirectory: string;
  readonly store: Store;
  readonly read: DocumentReader;
  /** For an article that a person named. */
  readonly readAsked: DocumentReader;
  /** `undefined` when the document is still what the validators stand for. */
  readonly readIfChanged: (
    url: string,
    validators: Validators,
    signal: AbortSignal,
  ) => Promise<HttpDocument | undefined>;
  /** Of sites that the operator has an account with. */
  readonly logins?: Pick<SiteLogins, 'siteOf' | 'mark'>;
  /** What was added or sent, and what other machines' files held. */
  readonly originals?: Originals;
  readonly maker: EpisodeMaker;
  /** What of Kokoro can speak now: asked for each episode, and not again until it is made. */
  readonly kokoro: () => KokoroState;
  readonly publisher: ShowPublisher;
  /** Nothing is made: only what would be. */
  readonly isDryRun?: boolean;
  readonly now: () => Date;
};

export type MadeArticle = {
  /** Whether there is something new to publish. */
  readonly changed: boolean;
  /** The server asks to wait. `until`: ISO 8601 instant. */
  readonly postponed?: { readonly until: string; readonly why: StoredError };
  /** It is made in its turn, now that its date is known. */
  readonly next?: MakeJob;
};

/** What is common to all that works on a claimed job. */
export type JobContext = {
  readonly signal: AbortSignal;
  readonly report: JobReport;
  /** Throws unless the job is still this worker's: before every write. */
  readonly assertHeld: () => Promise<void>;
  readonly spread?: SpreadNarration | undefined;
};

export type ArticleContext = Looked & {
  readonly parts: ItemParts & { readonly queue: Pick<Queue, 'list'> };
  readonly show: ShowConfig;
  /** What the source says of it. */
  readonly item: SourceItem;
  readonly signal: AbortSignal;
  readonly report: JobReport;
  readonly assertHeld: () => Promise<void>;
  readonly spread?: SpreadNarration | undefined;
  /** Says that something moves. */
  readonly alive: () => void;
  /** As the row is by now. */
  known: ItemRecord | undefined;
  /** What the article was found to be called, should it fail later. */
  title?: string;
};
