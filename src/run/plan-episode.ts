/** What a dry run knows of an episode that it does not make. */
import type { ShowConfig } from '../config/read-config.ts';
import { firstIdOf, toAudioSettings } from '../config/show-settings.ts';
import type { Article, Enclosure } from '../model.ts';
import type { EpisodeRecord } from '../store/store.ts';
import { estimateReadingSeconds } from './decide-mode.ts';
import { identifyEpisode, publicationInstant } from './episode-identity.ts';

/** An episode whose length is estimated from its text and whose files do not exist: for retention and duplicates only. */
export function planEpisode(
  show: ShowConfig,
  article: Article,
  itemUrl: string,
  previous: EpisodeRecord | undefined,
  now: Date,
): EpisodeRecord {
  if (previous) return { ...previous, episode: { ...previous.episode, article } };
  const identity = identifyEpisode(firstIdOf(show), article.canonicalUrl);
  const durationSeconds = estimateReadingSeconds(article);
  const { bitrateKbps } = toAudioSettings(show);
  const enclosure: Enclosure = {
    fileName: identity.id,
    mimeType: 'application/octet-stream',
    byteLength: Math.round((durationSeconds * bitrateKbps * 1000) / 8),
    sha256: '',
    bitrateKbps,
  };
  return {
    episode: {
      ...identity,
      showId: show.id,
      article,
      publishedAt: publicationInstant(article, now),
      updatedAt: now.toISOString(),
      enclosure,
      timeline: { durationSeconds, sampleRate: 1, samples: 0, cues: [], chapters: [] },
      missingClips: [],
    },
    itemUrl,
    audioHash: '',
  };
}
