/** Everything under `feed/<show>/` at once and in memory: what a publication writes, without a disk or a store. */
import type { Episode, Show } from '../model.ts';
import { buildCover, MADE_COVER } from './build-cover.ts';
import { buildEpisodeFiles, type PublishedFile } from './build-episode-files.ts';
import { buildEpisodePartials, type Partials } from './episode-partials.ts';
import { planShowDocuments } from './show-documents.ts';
import type { Site } from './site-urls.ts';

/** `episodes` newest first. */
export function buildShowFiles(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: { readonly maxItems?: number } = {},
): readonly PublishedFile[] {
  const coverFileName = MADE_COVER;
  const partials = new Map<string, Partials>(
    episodes.map((episode) => [episode.id, buildEpisodePartials(show, episode, site, {})]),
  );
  const listed = episodes.map(({ id, publishedAt, lite }) => ({
    id,
    hash: '',
    publishedAt,
    hasLite: lite !== undefined,
  }));
  const files: PublishedFile[] = [{ path: coverFileName, content: buildCover(show) }];
  for (const episode of episodes) files.push(...buildEpisodeFiles(show, episode, site, { coverFileName }));
  for (const document of planShowDocuments(show, listed, site, { coverFileName, frame: '', ...options })) {
    const content = document.build((name) => partials.get(name) ?? {});
    if (document.isPart) partials.set(document.name, { part: content });
    else files.push({ path: document.name, content });
  }
  return files;
}
