/** Where a new episode stands among the others: what it is dated, and what it is a part of. */
import type { Article, EpisodeSeries } from '../model.ts';
import { secondsAfter } from '../store/seconds-after.ts';
import type { ArticleContext } from './article-context.ts';
import { publicationInstant, toPublicUrl } from './episode-identity.ts';
import { directoryOf } from './read-original.ts';

/** What a new episode is dated: as its article is, chapters one after the other, or when it came. */
export function dateOf({ parts, show, known, item }: ArticleContext, article: Article): string {
  const now = parts.now();
  if (show.order === 'added') return known?.cameAt ?? now.toISOString();
  const at = publicationInstant(article, now);
  // Counted on from now, chapters without a date would lie ahead, and apps hide them.
  if (item.part !== undefined && at === now.toISOString() && known?.cameAt !== undefined) return known.cameAt;
  return secondsAfter(at, (item.part ?? 1) - 1);
}

/** What an article is a part of: a season that its source is, or the book that it is a chapter of. */
export function describeSeries(context: ArticleContext): { readonly series?: EpisodeSeries } {
  const { job, source, item } = context;
  const { season } = source ?? {};
  const part = item.part === undefined ? {} : { number: item.part };
  if (typeof season === 'number') return { series: { key: `season ${season}`, season, ...part } };
  if (season)
    return { series: { key: `season ${season.number}`, season: season.number, seasonName: season.name, ...part } };
  const book = toPublicUrl(job.item.url, directoryOf(context)).replace(/#.*$/, '');
  return item.part === undefined ? {} : { series: { key: book, ...part } };
}
