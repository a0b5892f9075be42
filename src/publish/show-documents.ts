/** The documents of a show that are made of its episodes' partials: which there are, of what, and when one has to be made again. */
import { createHash } from 'node:crypto';
import type { Show } from '../model.ts';
import { buildShowManifest } from './build-manifest.ts';
import { MANIFEST } from './build-page.ts';
import { joinSearchIndex, SEARCHED_TEXTS } from './build-search-index.ts';
import { buildShowPage } from './build-show-page.ts';
import type { Partials } from './episode-partials.ts';
import { type FeedKind, planFeedDocuments } from './feed-archives.ts';
import type { FeedIdentity } from './feed-guid.ts';
import { joinFeed } from './join-feed.ts';
import { buildQueueEntry, readListed } from './listed-episode.ts';
import { nameIn, planLanguages } from './page-languages.ts';
import { planShowPages } from './show-pages.ts';
import type { Site } from './site-urls.ts';

/** An episode as far as it decides which documents there are. */
export type DocumentEpisode = {
  readonly id: string;
  /** Another one means that its partials are others. */
  readonly hash: string;
  readonly publishedAt: string;
  readonly hasLite: boolean;
};

export type ShowDocument = {
  /** File name in the show's folder; of a part, a name that begins with `#`. */
  readonly name: string;
  /** No file, but kept as the partial `part` under its name, for other documents. */
  readonly isPart: boolean;
  /** The same hash, the same content. */
  readonly hash: string;
  /** Ids of episodes, and names of parts, whose partials it is made of. */
  readonly needs: readonly string[];
  readonly build: (partialsOf: (name: string) => Partials) => string;
};

export type ShowDocumentOptions = {
  readonly coverFileName: string;
  /** Of the show's pages. */
  readonly hue?: number;
  /** Episodes in the feed, the older ones in archives; all when absent. */
  readonly maxItems?: number;
  /** What the feeds are known by; by their addresses when absent. */
  readonly identities?: Readonly<Partial<Record<FeedKind, FeedIdentity>>>;
  /** What else decides how documents look: another one makes them all again. */
  readonly frame: string;
};

type Listed = { readonly id: string; readonly hash: string };

function hashOf(name: string, frame: string, layout: unknown, listed: readonly Listed[]): string {
  const hash = createHash('sha256').update(JSON.stringify([name, frame, layout]));
  for (const { id, hash: own } of listed) hash.update(`${id} ${own}\n`);
  return hash.digest('hex').slice(0, 32);
}

const idsOf = (listed: readonly Listed[]) => listed.map(({ id }) => id);

function planFeed(
  kind: FeedKind,
  show: Show,
  episodes: readonly DocumentEpisode[],
  site: Site,
  { coverFileName, maxItems, identities, frame }: ShowDocumentOptions,
): readonly ShowDocument[] {
  return planFeedDocuments(kind, episodes, maxItems).map((document): ShowDocument => {
    const { fileName, previous = '', next = '' } = document;
    return {
      name: fileName,
      isPart: false,
      hash: hashOf(fileName, frame, [previous, next], document.episodes),
      needs: idsOf(document.episodes),
      build(partialsOf) {
        const partials = document.episodes.map(({ id }) => partialsOf(id));
        const dated = document.episodes.map(({ publishedAt }, index) => ({
          publishedAt,
          updatedAt: partials[index]?.['updatedAt'] ?? publishedAt,
        }));
        const items = partials.map((partial) => partial[kind === 'lite' ? 'lite' : 'item'] ?? '');
        return joinFeed(show, { ...document, episodes: dated }, items, site, coverFileName, identities?.[kind]);
      },
    };
  });
}

/** Titles in one part of the search index; the newest that are no part yet, with the texts, are fewer than in a feed. */
const TITLES_A_PART = 100;

/** Titles beyond the newest texts are kept in parts, filled from the oldest on, so that one episode costs one of them. */
function planSearch(episodes: readonly DocumentEpisode[], frame: string): readonly ShowDocument[] {
  const count = Math.max(0, Math.floor((episodes.length - SEARCHED_TEXTS) / TITLES_A_PART));
  const parts = Array.from({ length: count }, (_, index): ShowDocument => {
    const name = `#search-${index + 1}`;
    const end = episodes.length - index * TITLES_A_PART;
    const listed = episodes.slice(end - TITLES_A_PART, end);
    return {
      name,
      isPart: true,
      hash: hashOf(name, frame, 0, listed),
      needs: idsOf(listed),
      build: (partialsOf) => listed.map(({ id }) => partialsOf(id)['title'] ?? '').join(','),
    };
  });
  const rest = episodes.slice(0, episodes.length - count * TITLES_A_PART);
  const older = parts.toReversed();
  const index: ShowDocument = {
    name: 'search.json',
    isPart: false,
    hash: hashOf(
      'search.json',
      frame,
      older.map(({ hash }) => hash),
      rest,
    ),
    needs: [...idsOf(rest), ...older.map(({ name }) => name)],
    build: (partialsOf) =>
      joinSearchIndex([
        ...rest.map(({ id }, place) => partialsOf(id)[place < SEARCHED_TEXTS ? 'search' : 'title'] ?? ''),
        ...older.map(({ name }) => partialsOf(name)['part'] ?? ''),
      ]),
  };
  return [...parts, index];
}

function planPages(
  show: Show,
  episodes: readonly DocumentEpisode[],
  site: Site,
  { frame, hue, maxItems }: ShowDocumentOptions,
): readonly ShowDocument[] {
  const hasLite = episodes.some((episode) => episode.hasLite);
  const places = new Map(episodes.map(({ id }, index) => [id, index]));
  return planShowPages(episodes).flatMap(({ place, episodes: listed }) => {
    const first = place.number === undefined ? episodes.length - 1 : (places.get(listed[0]?.id ?? '') ?? 0);
    const inFeed = maxItems !== undefined && first >= maxItems ? { inFeed: maxItems } : {};
    return planLanguages(site, show.language).map((language) => {
      const name = nameIn(place.fileName, language.language, language.languages[0] ?? '');
      return {
        name,
        isPart: false,
        hash: hashOf(name, frame, [hasLite, place, inFeed], listed),
        needs: idsOf(listed),
        build: (partialsOf: (name: string) => Partials) =>
          buildShowPage(show, site, {
            ...(hue === undefined ? {} : { hue }),
            hasLite,
            episodes: listed.flatMap(({ id }) => readListed(partialsOf(id)['listed'] ?? '')),
            count: episodes.length,
            place,
            language,
            ...inFeed,
          }),
      };
    });
  });
}

/** A private show is an app by itself: its listener's token leads to no other page of the site. */
const planManifest = (show: Show, frame: string): ShowDocument => ({
  name: MANIFEST,
  isPart: false,
  hash: hashOf(MANIFEST, frame, 0, []),
  needs: [],
  build: () => buildShowManifest(show),
});

/** The part of which the front page is made. */
export const NEWEST_PART = '#newest';
const NEWEST = 12;

/** How far back a player finds what comes next. */
const QUEUED = 100;

/** The newest episodes, for the front page and for players that have come to an end. */
function planNewest(episodes: readonly DocumentEpisode[], frame: string): readonly ShowDocument[] {
  const plan = (name: string, isPart: boolean, most: number, render: (json: string) => string): ShowDocument => {
    const listed = episodes.slice(0, most);
    return {
      name,
      isPart,
      hash: hashOf(name, frame, 0, listed),
      needs: idsOf(listed),
      build: (partialsOf) =>
        `[${listed
          .map(({ id }) => render(partialsOf(id)['listed'] ?? ''))
          .filter((json) => json !== '')
          .join(',')}]`,
    };
  };
  return [plan(NEWEST_PART, true, NEWEST, (json) => json), plan('episodes.json', false, QUEUED, buildQueueEntry)];
}

/**
 * All of them, in the order in which they are to be written: the feeds come after what they lead to. `episodes` newest
 * first. Without an episode that has a small rendition there is no `lite.xml`.
 */
export function planShowDocuments(
  show: Show,
  episodes: readonly DocumentEpisode[],
  site: Site,
  options: ShowDocumentOptions,
): readonly ShowDocument[] {
  const small = episodes.filter(({ hasLite }) => hasLite);
  return [
    ...planPages(show, episodes, site, options),
    ...(show.isPrivate ? [planManifest(show, options.frame)] : []),
    ...planNewest(episodes, options.frame),
    ...planSearch(episodes, options.frame),
    ...(small.length === 0 ? [] : planFeed('lite', show, small, site, options)),
    ...planFeed('feed', show, episodes, site, options),
  ];
}
