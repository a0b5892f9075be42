/** One episode as an RSS `<item>`, built by the `podcast` package. */
import { Podcast } from 'podcast';
import { formatOfMimeType } from '../formats/audio-formats.ts';
import type { Enclosure, Episode, NumberedEpisode, Show } from '../model.ts';
import { buildShowNotes, buildSummary } from './build-show-notes.ts';
import { toRfc2822 } from './format-time.ts';
import { listTags } from './list-tags.ts';
import { pageText } from './page-text.ts';
import { type Element, itemTags } from './podcast-tags.ts';
import { toLine } from './safe-text.ts';
import { episodeFileUrl, episodeUrl, mediaUrl, type Site } from './site-urls.ts';

export type FeedItemOptions = {
  /** True for the feed whose enclosures are the small renditions. */
  readonly lite: boolean;
  /** Base addresses that serve the same `media/` folder; each becomes a `podcast:source`, but of private shows. */
  readonly mediaMirrors: readonly string[];
  /** File name of a picture of its own in the episode's folder; without one, apps show the show's cover. */
  readonly art?: string;
  /** Of a serial show. */
  readonly number?: Pick<NumberedEpisode, 'season' | 'number'> | undefined;
};

/** The type without its parameters, and the codec where the type alone does not tell it. */
function mediaType(mimeType: string): { readonly type: string; readonly codecs?: string } {
  const type = mimeType.split(';')[0]?.trim() ?? mimeType;
  const codecs = formatOfMimeType(type)?.codecs;
  return codecs === undefined ? { type } : { type, codecs };
}

function alternate(
  site: Site,
  show: Show,
  file: Enclosure,
  isDefault: boolean,
  options: FeedItemOptions,
  title: string,
) {
  // A mirror asks nobody for a token.
  const mirrors = show.isPrivate ? [] : options.mediaMirrors;
  const sources = [site.baseUrl, ...mirrors].map((base) => ({
    'podcast:source': { _attr: { uri: mediaUrl(base, show, file.fileName) } },
  }));
  const attributes = {
    ...mediaType(file.mimeType),
    length: file.byteLength,
    bitrate: Math.round(file.bitrateKbps * 1000),
    title,
    ...(isDefault ? { default: 'true' } : {}),
  };
  const digest = `sha256-${Buffer.from(file.sha256, 'hex').toString('base64')}`;
  return {
    'podcast:alternateEnclosure': [
      { _attr: attributes },
      ...sources,
      { 'podcast:integrity': { _attr: { type: 'sri', value: digest } } },
    ],
  };
}

function numberElements({ series }: Episode, { number }: FeedItemOptions): Element[] {
  if (number === undefined) return [];
  const name = toLine(series?.seasonName ?? '');
  const season = [...(name === '' ? [] : [{ _attr: { name } }]), number.season];
  return [...(number.season === undefined ? [] : [{ 'podcast:season': season }]), { 'podcast:episode': number.number }];
}

function podcastElements(show: Show, episode: Episode, site: Site, options: FeedItemOptions): Element[] {
  const { language } = episode.article;
  const transcript = (fileName: string, type: string) => ({
    'podcast:transcript': {
      _attr: { url: episodeFileUrl(site, episode, fileName, show), type, language: toLine(language) },
    },
  });
  const files = episode.lite === undefined ? [episode.enclosure] : [episode.enclosure, episode.lite];
  const words = pageText(show.language);
  const cues = episode.timeline.cues.length > 0;
  return [
    ...(cues ? [transcript('transcript.vtt', 'text/vtt'), transcript('transcript.srt', 'application/x-subrip')] : []),
    ...(cues ? [transcript('transcript.json', 'application/json')] : []),
    ...(episode.timeline.chapters.length === 0
      ? []
      : [
          {
            'podcast:chapters': {
              _attr: { url: episodeFileUrl(site, episode, 'chapters.json', show), type: 'application/json+chapters' },
            },
          },
        ]),
    ...itemTags(
      show,
      episode,
      options.art === undefined ? undefined : episodeFileUrl(site, episode, options.art, show),
    ),
    ...files.map((file) => {
      const isDefault = (file === episode.lite) === options.lite;
      const title = `${file === episode.lite ? `${words.lite} ` : ''}${file.bitrateKbps} kbps`;
      return alternate(site, show, file, isDefault, options, title);
    }),
    ...numberElements(episode, options),
    // Of the item; the channel's are from Apple's list.
    ...listTags(episode.article, show).map((tag) => ({ category: tag })),
    { 'atom:updated': new Date(episode.updatedAt).toISOString() },
  ];
}

/** Whether this element only repeats the description, as `podcast` adds it unasked. */
const repeatsDescription = (element: Element) => 'itunes:summary' in element;

/**
 * The item's XML, indented to stand in a channel. A pure function of its arguments, so that a feed can be put together
 * from items built earlier.
 */
export function buildFeedItem(show: Show, episode: Episode, site: Site, options: FeedItemOptions): string {
  const enclosure = options.lite ? (episode.lite ?? episode.enclosure) : episode.enclosure;
  const title = toLine(episode.article.title) || toLine(show.title);
  const pageUrl = episodeUrl(site, episode, show);
  const { number } = options;
  const podcast = new Podcast({ title: 'x', namespaces: { iTunes: true, podcast: true, simpleChapters: false } });
  podcast.addItem({
    title,
    description: buildSummary(show, episode),
    content: buildShowNotes(show, episode, pageUrl),
    url: pageUrl,
    guid: episode.guid,
    date: toRfc2822(episode.publishedAt),
    enclosure: {
      url: mediaUrl(site.baseUrl, show, enclosure.fileName),
      size: enclosure.byteLength,
      type: mediaType(enclosure.mimeType).type,
    },
    itunesTitle: title,
    itunesAuthor: toLine(episode.article.byline ?? '') || toLine(show.author),
    itunesExplicit: show.explicit,
    // A number would be printed as HH:MM:SS; Apple asks for seconds.
    itunesDuration: String(Math.round(episode.timeline.durationSeconds)),
    itunesEpisodeType: 'full',
    ...(number?.season !== undefined && { itunesSeason: number.season }),
    ...(number && { itunesEpisode: number.number }),
    ...(options.art === undefined ? {} : { itunesImage: episodeFileUrl(site, episode, options.art, show) }),
    customElements: podcastElements(show, episode, site, options),
  });
  for (const item of podcast.items)
    item.customElements = item.customElements?.filter((element) => !repeatsDescription(element)) ?? [];
  const xml = podcast.buildXml({ indent: '  ' });
  return xml.slice(xml.indexOf('<item>'), xml.lastIndexOf('</item>') + '</item>'.length);
}
