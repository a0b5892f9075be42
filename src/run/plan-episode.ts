/** What a dry run knows of an episode that it does not make. */
import type { ShowConfig } from '../config/read-config.ts';
import { firstIdOf, toAudioSettings } from '../config/show-settings.ts';
import { clipKey } from '../io/clip-fetcher.ts';
import type { Article, Enclosure } from '../model.ts';
import type { EpisodeRecord } from '../store/store.ts';
import type { ItemParts } from './article-context.ts';
import { estimateReadingSeconds } from './decide-mode.ts';
import { identifyEpisode, publicationInstant } from './episode-identity.ts';
import type { GatheredClip, GatheredClips } from './gather-clips.ts';
import { hasEnclosures, takeOver } from './make-episode.ts';
import { type AudioRequest, planAudio } from './plan-audio.ts';

/**
 * What would become of an episode that is there: `page` when its audio stays as it is. Told without fetching a recording;
 * one that is not at hand is taken to be another.
 */
export async function planUpdate(
  parts: Pick<ItemParts, 'maker' | 'store' | 'logins'>,
  request: AudioRequest & { readonly previous: EpisodeRecord },
  signal: AbortSignal,
): Promise<'updated' | 'page' | 'unchanged'> {
  const { maker } = parts;
  const { article, previous } = request;
  const clips = await findClips(parts, request, signal);
  if (!planAudio(request, clips).isAsBefore || !(await hasEnclosures(maker, previous.episode))) return 'updated';
  return takeOver(previous.episode, article, clips).changed ? 'page' : 'unchanged';
}

/** Clips as they lie in the cache or beside a saved article. */
async function findClips(
  { maker, store, logins }: Pick<ItemParts, 'maker' | 'store' | 'logins'>,
  { article, previous: { episode }, pages }: AudioRequest & { readonly previous: EpisodeRecord },
  signal: AbortSignal,
): Promise<GatheredClips> {
  const found = new Map<string, GatheredClip>();
  for (const url of new Set(article.blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : [])))) {
    const key = clipKey(url, pages?.(url) ?? '', logins);
    const [row] = url.startsWith('file:') ? [] : await store.cacheIndex.findAll([key]);
    const file = url.startsWith('file:')
      ? await maker.clips.fetch(url, article.url, signal).catch(() => undefined)
      : row && { path: '', sha256: String(row.meta['sha256']) };
    // Neither its length nor its format is part of what decides the audio of an episode that is there.
    if (file) found.set(url, { file, probe: { codec: '', sampleRate: 0, channels: 0, durationSeconds: 0 } });
  }
  return { found, missing: episode.missingClips.filter(({ url }) => !found.has(url)) };
}

/** An episode whose length is estimated from its text and whose files do not exist: for retention and duplicates only. */
export function planEpisode(
  show: ShowConfig,
  article: Article,
  itemUrl: string,
  previous: EpisodeRecord | undefined,
  now: Date,
  publishedAt = publicationInstant(article, now),
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
      publishedAt,
      updatedAt: now.toISOString(),
      enclosure,
      timeline: { durationSeconds, sampleRate: 1, samples: 0, cues: [], chapters: [] },
      missingClips: [],
    },
    itemUrl,
    audioHash: '',
  };
}
