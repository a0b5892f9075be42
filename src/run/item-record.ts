/** What is kept of an article that was looked at. */
import type { SourceConfig } from '../config/read-config.ts';
import type { LecternError } from '../errors.ts';
import type { MakeJob } from '../jobs/list-articles.ts';
import type { Article } from '../model.ts';
import type { Attempt, ItemRecord, ItemStatus } from '../store/store.ts';
import { nextCheck } from './recheck-policy.ts';

/** The article that is looked at, and what is known of it. */
export type Looked = {
  readonly parts: { readonly now: () => Date };
  readonly show: { readonly id: string };
  readonly source: SourceConfig | undefined;
  readonly job: MakeJob;
  readonly known: ItemRecord | undefined;
};

/** What was found at its address. */
export type FoundArticle = {
  readonly article: Article;
  readonly id: string;
  readonly inputHash: string;
  readonly seen: Pick<ItemRecord, 'documentHash' | 'validators'>;
  readonly notes: readonly string[];
  /** What tells that the page holds only the beginning. */
  readonly teaser?: string;
};

/** `failures`: clips that could not be had count as a failure, so that they are looked for again. */
export function toRecord(context: Looked, found: FoundArticle, status: ItemStatus, failures = 0): ItemRecord {
  const { article, id, inputHash, seen } = found;
  const changedAt = article.publishedAt;
  return {
    ...itemOf(context),
    status,
    inputHash,
    ...seen,
    title: article.title,
    episodeId: id,
    attempt: done(context, failures),
    updatedAt: context.parts.now().toISOString(),
    ...scheduleCheck(context, { status, failures, ...(changedAt !== undefined && { changedAt }) }),
  };
}

export const done = ({ parts }: Pick<Looked, 'parts'>, failures = 0): Attempt => ({
  outcome: 'done',
  at: parts.now().toISOString(),
  failures,
});

/** What the source says: the listing that is being gone through. */
export const itemOf = ({
  show,
  job,
  known,
}: Looked): Pick<
  ItemRecord,
  'showId' | 'url' | 'source' | 'listing' | 'listingHash' | 'added' | 'asked' | 'importedBy' | 'cameAt'
> => ({
  showId: show.id,
  url: job.item.url,
  ...(job.item.source !== undefined && { source: job.item.source }),
  ...listingOf(job, known),
  ...(job.input !== undefined && { listingHash: job.input }),
  ...(known?.added && { added: known.added }),
  ...(known?.asked && { asked: known.asked }),
  ...(known?.importedBy !== undefined && { importedBy: known.importedBy }),
  ...(known?.cameAt !== undefined && { cameAt: known.cameAt }),
});

/** What was added keeps its content's hash, so that it can be made again when nobody has it any more. */
function listingOf({ item: { url, original } }: MakeJob, known: ItemRecord | undefined): Pick<ItemRecord, 'listing'> {
  if (original) return { listing: { ...known?.listing, url, original } };
  return known?.listing ? { listing: known.listing } : {};
}

/** When it is to be looked at again. */
export function scheduleCheck(
  { parts, source, job }: Looked,
  about: { status: ItemStatus; failures: number; changedAt?: string; error?: LecternError },
): Pick<ItemRecord, 'nextCheckAt'> {
  const { status, failures, changedAt, error } = about;
  // A feed that carries the text says itself when it changed.
  if (failures === 0 && source?.text === 'feed') return {};
  const nextCheckAt = nextCheck(
    {
      url: job.item.url,
      failures,
      isRetryable: error?.retryable ?? true,
      isPermanent: error?.permanent ?? false,
      isRemoved: status === 'removed',
      ...(error?.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
      ...(changedAt !== undefined && { changedAt }),
    },
    parts.now(),
    Math.random(),
  );
  return nextCheckAt === undefined ? {} : { nextCheckAt };
}
