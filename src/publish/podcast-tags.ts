/** The elements of Podcasting 2.0 (podcastindex.org/namespace/1.0) that say more than what every feed says. */
import type { Episode, FeedTags, Show } from '../model.ts';
import { toRfc2822 } from './format-time.ts';
import { listAuthors } from './list-authors.ts';
import { listClips } from './list-clips.ts';
import { sourceOf } from './name-chapters.ts';
import { pageText } from './page-text.ts';
import { toLine } from './safe-text.ts';
import { isSynthetic, listNarrators } from './synthetic-voice.ts';

/** An element in the notation of the `xml` package that `podcast` is built on. */
export type Element = Readonly<Record<string, unknown>>;

/** What the specification allows for a title or a name. */
const MOST_CHARACTERS = 128;

const shorten = (text: string) => [...toLine(text)].slice(0, MOST_CHARACTERS).join('');

function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, text = ''): Element {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const attributesOf = { _attr: Object.fromEntries(given) };
  if (text === '') return { [name]: attributesOf };
  const attr = given.length === 0 ? [] : [attributesOf];
  return { [name]: [...attr, text] };
}

/** The name that others give to a recording made by a machine; `true` is all that it can say. */
const AI_CONTENT = element('podcast:txt', { purpose: 'ai-content' }, 'true');

const persons = ({ persons = [] }: FeedTags): readonly Element[] =>
  persons.map(({ name, ...attributes }) => element('podcast:person', attributes, shorten(name)));

/** What the show's configuration says, and that it is narrated. */
export function channelTags(show: Show, image: string): readonly Element[] {
  const tags = show.feedTags ?? {};
  const { funding = [], license, location, txt = [], trailers = [] } = tags;
  return [
    ...(show.isNarrated ? [AI_CONTENT] : []),
    ...txt.map(({ purpose, text }) => element('podcast:txt', { purpose }, toLine(text))),
    ...funding.map(({ url, text }) => element('podcast:funding', { url }, shorten(text))),
    ...(license ? [element('podcast:license', { url: license.url }, shorten(license.name))] : []),
    ...(location ? [locationElement(location)] : []),
    ...persons(tags),
    ...trailers.map(({ title, url, publishedAt, byteLength, mimeType, season }) =>
      element(
        'podcast:trailer',
        { url, pubdate: toRfc2822(publishedAt), length: byteLength, type: mimeType, season },
        shorten(title),
      ),
    ),
    element('podcast:image', { href: image, 'aspect-ratio': '1/1', purpose: 'artwork', alt: shorten(show.title) }),
    ...(tags.complete ? [{ 'itunes:complete': 'Yes' }] : []),
  ];
}

function locationElement({ name, ...attributes }: NonNullable<FeedTags['location']>): Element {
  return element('podcast:location', attributes, shorten(name));
}

/** Shorter ones say nothing, of longer ones the beginning is heard. */
const SOUNDBITE_SECONDS = { least: 3, most: 120 };
const MOST_SOUNDBITES = 5;

function soundbites(episode: Episode): readonly Element[] {
  // The recording is the whole episode, or nearly.
  if (!isSynthetic(episode)) return [];
  const clips = listClips(episode).filter(({ start, end }) => end - start >= SOUNDBITE_SECONDS.least);
  return clips.slice(0, MOST_SOUNDBITES).map(({ start, end, name }) => {
    const duration = Math.min(end - start, SOUNDBITE_SECONDS.most);
    return element('podcast:soundbite', { startTime: start.toFixed(3), duration: duration.toFixed(3) }, shorten(name));
  });
}

/** Who wrote and who reads; what the channel says of people counts only where an item says nothing, so it is said again. */
export function itemTags(show: Show, episode: Episode, image: string | undefined): readonly Element[] {
  const source = sourceOf(episode.article);
  const authors = listAuthors(episode.article).map(shorten);
  const narrators = listNarrators(episode, show.language).map(shorten);
  return [
    ...authors.map((name) => element('podcast:person', { role: 'author', group: 'writing' }, name)),
    ...narrators.map((name) => element('podcast:person', { role: 'narrator', group: 'cast' }, name)),
    ...persons(show.feedTags ?? {}),
    ...(isSynthetic(episode) ? [AI_CONTENT] : []),
    ...(source === undefined
      ? []
      : [element('podcast:contentLink', { href: source }, pageText(show.language).originalArticle)]),
    ...soundbites(episode),
    ...(image === undefined
      ? []
      : [element('podcast:image', { href: image, 'aspect-ratio': '1/1', purpose: 'artwork' })]),
  ];
}
