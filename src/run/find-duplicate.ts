/** The same text from another address: the first one stays, and says in its notes where else the text stands. */

import type { EpisodeRecord, Store } from '../store/store.ts';
import type { Told } from '../words/why.ts';
import { isSameArticle } from './compare-texts.ts';
import { fingerprintText } from './fingerprint-text.ts';
import type { FoundArticle, Looked } from './item-record.ts';

type DuplicateContext = Pick<Looked, 'show' | 'job'> & {
  readonly parts: { readonly store: Pick<Store, 'items' | 'episodes'> };
};

/** The episode that this article repeats: of another item with the same canonical address, or with the same text. */
export async function findDuplicate(
  { parts, show, job }: DuplicateContext,
  { article, id }: FoundArticle,
  previous: EpisodeRecord | undefined,
): Promise<EpisodeRecord | undefined> {
  const { items, episodes } = parts.store;
  if (job.allowDuplicate) return undefined;
  if (previous)
    return previous.itemUrl !== job.item.url && (await items.find(show.id, previous.itemUrl)) ? previous : undefined;
  const fingerprint = fingerprintText(article);
  if (fingerprint === undefined) return undefined;
  for (const candidate of await episodes.findSimilar(show.id, fingerprint)) {
    const record = candidate === id ? undefined : await episodes.find(show.id, candidate);
    if (record && isSameArticle(article, record.episode.article)) return record;
  }
  return undefined;
}

/** What the operator is told of a duplicate. */
export const duplicateReason = (url: string, { episode: { id, article } }: EpisodeRecord): Told => ({
  text: `The same article as ${id}, “${article.title}” (${article.canonicalUrl}). \`lectern add --again ${url}\` makes an episode of it all the same.`,
  why: { kind: 'same-article', title: article.title },
});

/** The notes of the first say where else the text stands. @returns whether they changed */
export async function linkDuplicate(
  { parts, show, job }: DuplicateContext,
  { article }: FoundArticle,
  id: string,
): Promise<boolean> {
  const { episodes, items } = parts.store;
  const record = await episodes.find(show.id, id);
  const item = record && (await items.find(show.id, record.itemUrl));
  if (!record || !item) return false;
  const others = record.episode.alsoAt ?? [];
  if (others.some(({ url }) => url === article.canonicalUrl) || item.url === job.item.url) return false;
  const also = { url: article.canonicalUrl, ...(article.siteName !== undefined && { title: article.siteName }) };
  return episodes.save({ ...record, episode: { ...record.episode, alsoAt: [...others, also] } }, item);
}
