/** What is kept of an article that a run has looked at. */
import type { LecternError } from '../errors.ts';
import type { Article } from '../model.ts';
import type { ItemRecord, ItemStatus } from '../store/store.ts';
import type { Work } from './plan-work.ts';
import { nextCheck } from './recheck-policy.ts';

/** The article that a run looks at, and when. */
export type Looked = {
  readonly parts: { readonly now: () => Date };
  readonly show: { readonly id: string };
  readonly work: Work;
};

/** What was found at its address. */
export type FoundArticle = {
  readonly article: Article;
  readonly id: string;
  readonly inputHash: string;
  readonly seen: Pick<ItemRecord, 'documentHash' | 'validators'>;
};

export function toRecord(context: Looked, found: FoundArticle, status: ItemStatus, attempts = 0): ItemRecord {
  const { parts, show, work } = context;
  const { article, id, inputHash, seen } = found;
  const changedAt = article.publishedAt;
  return {
    showId: show.id,
    url: work.url,
    ...listing(work),
    status,
    inputHash,
    ...seen,
    title: article.title,
    episodeId: id,
    attempts,
    updatedAt: parts.now().toISOString(),
    ...plan(context, { status, attempts, ...(changedAt !== undefined && { changedAt }) }),
  };
}

/** What the source says. */
export const listing = ({ sourceKey, listingHash }: Work): Pick<ItemRecord, 'source' | 'listingHash'> => ({
  ...(sourceKey !== undefined && { source: sourceKey }),
  ...(listingHash !== undefined && { listingHash }),
});

/** When it is to be looked at again. */
export function plan(
  { parts, work }: Looked,
  about: { status: ItemStatus; attempts: number; changedAt?: string; error?: LecternError },
): Pick<ItemRecord, 'nextCheckAt'> {
  const { status, attempts, changedAt, error } = about;
  // A feed that carries the text says itself when it changed.
  if (attempts === 0 && work.source?.text === 'feed') return {};
  const nextCheckAt = nextCheck(
    {
      url: work.url,
      status,
      attempts,
      isRetryable: error?.retryable ?? true,
      isPermanent: error?.permanent ?? false,
      ...(error?.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
      ...(changedAt !== undefined && { changedAt }),
    },
    parts.now(),
    Math.random(),
  );
  return nextCheckAt === undefined ? {} : { nextCheckAt };
}
