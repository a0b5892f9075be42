/** The files of one episode under `feed/<show>/`, as names and contents for the caller to write. */
import type { Episode, Show } from '../model.ts';
import { buildChapters } from './build-chapters.ts';
import { buildEmbedPage, buildEpisodePage, type EpisodeLook } from './build-episode-page.ts';
import { buildOembed } from './build-link-preview.ts';
import { buildSrt, buildTranscriptJson, buildVtt } from './build-transcript.ts';
import { nameIn, planLanguages } from './page-languages.ts';
import type { Site } from './site-urls.ts';

export type PublishedFile = {
  /** Relative to the folder it is published in, with `/` between segments. */
  readonly path: string;
  readonly content: string | Uint8Array;
};

/** Paths are relative to `feed/<show>/`. The files depend on this episode and the show only. */
export function* buildEpisodeFiles(
  show: Show,
  episode: Episode,
  site: Site,
  look: EpisodeLook,
): Iterable<PublishedFile> {
  const at = (name: string) => `${episode.id}/${name}`;
  yield { path: at('transcript.vtt'), content: buildVtt(episode) };
  yield { path: at('transcript.srt'), content: buildSrt(episode) };
  yield { path: at('transcript.json'), content: buildTranscriptJson(episode) };
  yield { path: at('chapters.json'), content: buildChapters(show, episode) };
  if (!show.isPrivate) {
    yield { path: at('embed.html'), content: buildEmbedPage(show, episode, site, look) };
    yield { path: at('oembed.json'), content: buildOembed(show, episode, site, look) };
  }
  for (const page of planLanguages(site, show.language))
    yield {
      path: at(nameIn('index.html', page.language, page.languages[0] ?? '')),
      content: buildEpisodePage(show, episode, site, look, page),
    };
}
