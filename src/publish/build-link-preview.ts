/** What other sites show of an episode when somebody links to it: OpenGraph, Twitter card, JSON-LD and oEmbed. */
import type { Episode, Show } from '../model.ts';
import { buildSummary } from './build-show-notes.ts';
import { toIsoDuration } from './format-time.ts';
import { listAuthors } from './list-authors.ts';
import { listTags } from './list-tags.ts';
import { escapeMarkup, toLegalText, toLine } from './safe-text.ts';
import { SMALL_COVER } from './shrink-picture.ts';
import { coverUrl, episodeFileUrl, episodeUrl, feedUrl, mediaUrl, type Site, showUrl } from './site-urls.ts';

export type PreviewLook = { readonly coverFileName: string; readonly art?: string };

/** Pixels of the player in somebody's page. */
const EMBED = { width: 560, height: 200 };

const titleOf = (show: Show, episode: Episode) => toLine(episode.article.title) || toLine(show.title);

const pictureOf = (show: Show, episode: Episode, site: Site, { coverFileName, art }: PreviewLook) =>
  art === undefined ? coverUrl(site, show, coverFileName) : episodeFileUrl(site, episode, art, show);

/** As OpenGraph writes it, `zh_TW`: the language with the country that it says or that most of its readers are in. */
function toLocale(language: string): string {
  try {
    const { language: code, region } = new Intl.Locale(language).maximize();
    return region === undefined ? code : `${code}_${region}`;
  } catch {
    return language;
  }
}

/** JSON that may stand in a `<script>`: no text of a stranger's ends it. */
const toScript = (value: unknown) => toLegalText(JSON.stringify(value)).replaceAll('<', '\\u003c');

/** schema.org `PodcastEpisode`. */
function buildJsonLd(show: Show, episode: Episode, site: Site, look: PreviewLook): string {
  const { article, enclosure, timeline } = episode;
  const tags = listTags(article, show);
  const authors = listAuthors(article);
  return toScript({
    '@context': 'https://schema.org',
    '@type': 'PodcastEpisode',
    name: titleOf(show, episode),
    url: episodeUrl(site, episode, show),
    description: buildSummary(show, episode),
    datePublished: article.publishedAt ?? episode.publishedAt,
    inLanguage: article.language,
    duration: toIsoDuration(timeline.durationSeconds),
    image: pictureOf(show, episode, site, look),
    ...(tags.length > 0 && { keywords: tags.join(', ') }),
    ...(authors.length > 0 && { author: authors.map((name) => ({ '@type': 'Person', name })) }),
    associatedMedia: {
      '@type': 'AudioObject',
      contentUrl: mediaUrl(site.baseUrl, show, enclosure.fileName),
      encodingFormat: enclosure.mimeType,
      contentSize: String(enclosure.byteLength),
      duration: toIsoDuration(timeline.durationSeconds),
    },
    partOfSeries: {
      '@type': 'PodcastSeries',
      name: toLine(show.title),
      url: showUrl(site, show),
      webFeed: feedUrl(site, show),
    },
  });
}

/** For the `<head>`. Of a private show nothing is told to others. */
export function buildLinkPreview(show: Show, episode: Episode, site: Site, look: PreviewLook): string {
  if (show.isPrivate) return '';
  const title = titleOf(show, episode);
  const picture = pictureOf(show, episode, site, look);
  const embed = episodeFileUrl(site, episode, 'embed.html', show);
  // A card with a player is taken over TLS only.
  const card = embed.startsWith('https:') ? 'player' : 'summary';
  const facts: readonly (readonly [string, string])[] = [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:description', buildSummary(show, episode)],
    ['og:url', episodeUrl(site, episode, show)],
    ['og:site_name', toLine(show.title)],
    ['og:locale', toLocale(episode.article.language)],
    ['og:image', picture],
    ['og:audio', mediaUrl(site.baseUrl, show, episode.enclosure.fileName)],
    ['og:audio:type', episode.enclosure.mimeType],
    ['twitter:card', card],
    ['twitter:title', title],
    ['twitter:image', picture],
    ...(card === 'player'
      ? ([
          ['twitter:player', embed],
          ['twitter:player:width', String(EMBED.width)],
          ['twitter:player:height', String(EMBED.height)],
        ] as const)
      : []),
  ];
  const tags = facts.map(([name, content]) => {
    const key = name.startsWith('og:') ? 'property' : 'name';
    return `<meta ${key}="${name}" content="${escapeMarkup(content)}">\n`;
  });
  const oembed = escapeMarkup(episodeFileUrl(site, episode, 'oembed.json', show));
  return `${tags.join('')}<link rel="alternate" type="application/json+oembed" href="${oembed}" title="${escapeMarkup(title)}">
<script type="application/ld+json">${buildJsonLd(show, episode, site, look)}</script>
`;
}

/** oEmbed 1.0, §2.3.4.4: how another site shows the episode. */
export function buildOembed(show: Show, episode: Episode, site: Site, look: PreviewLook): string {
  const title = titleOf(show, episode);
  const embed = escapeMarkup(episodeFileUrl(site, episode, 'embed.html', show));
  const small =
    look.art === undefined ? coverUrl(site, show, SMALL_COVER) : episodeFileUrl(site, episode, SMALL_COVER, show);
  return `${JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: toLine(show.title),
    provider_url: showUrl(site, show),
    thumbnail_url: small,
    thumbnail_width: 400,
    thumbnail_height: 400,
    html: `<iframe src="${embed}" width="100%" height="${EMBED.height}" title="${escapeMarkup(title)}" loading="lazy" allow="autoplay; clipboard-write" style="border:0;border-radius:12px"></iframe>`,
    width: EMBED.width,
    height: EMBED.height,
  })}\n`;
}
