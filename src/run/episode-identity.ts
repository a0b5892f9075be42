/** What of an episode never changes: its guid and path segment, from the show and the canonical URL alone, and its date. */
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { v5 as uuidv5 } from 'uuid';
import type { Article } from '../model.ts';

/** RFC 9562 appendix A, the namespace for URLs. */
const URL_NAMESPACE = uuidv5.URL;

export type EpisodeIdentity = {
  /** A UUIDv5 (RFC 9562 §5.5). */
  readonly guid: string;
  /** Its first twelve hex digits: the path segment under the show. */
  readonly id: string;
};

export function identifyEpisode(showId: string, canonicalUrl: string): EpisodeIdentity {
  const guid = uuidv5(`${showId} ${canonicalUrl}`, URL_NAMESPACE);
  return { guid, id: guid.replaceAll('-', '').slice(0, 12) };
}

/**
 * A file's address as everybody may see it, and as it stays when the whole installation moves: relative to the working
 * directory (`file:///seeds/articles/a.html`). Other addresses are returned as they are.
 */
export function toPublicUrl(url: string, workingDirectory: string): string {
  if (!url.startsWith('file:')) return url;
  const inside = relative(workingDirectory, fileURLToPath(url));
  if (inside.startsWith('..') || inside === '') return url;
  return `file:///${pathToFileURL(`/${inside}`).pathname.replace(/^\/(?:[A-Za-z]:\/)?/, '')}${new URL(url).hash}`;
}

/**
 * A day becomes its noon, so that it stays that day in most time zones. The date of an article that is dated ahead is
 * not believed: apps hide what is not yet published.
 */
export function publicationInstant({ publishedAt }: Pick<Article, 'publishedAt'>, now: Date): string {
  if (publishedAt === undefined) return now.toISOString();
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(publishedAt) ? `${publishedAt}T12:00:00Z` : publishedAt);
  return Number.isNaN(at.getTime()) || at > now ? now.toISOString() : at.toISOString();
}
