/** A published feed as it is read back for checking: what an app would see, not what was meant. */
import { load } from 'cheerio';
import type { ImageFacts } from './read-image-facts.ts';
import { splitItems, toIdentity } from './split-items.ts';

export type FeedElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text of the element and all within it. */
  readonly text: string;
  readonly children: readonly FeedElement[];
};

export type PublishedFeed = {
  readonly xml: string;
  /** Where it is published. */
  readonly url: string;
  readonly root: FeedElement | undefined;
  readonly channel: readonly FeedElement[];
  /** The items to be checked, and all of them, of which the others may have no more than title, guid and date. */
  readonly items: readonly (readonly FeedElement[])[];
  readonly allItems: readonly (readonly FeedElement[])[];
  /** What was found at an address of this site; `undefined` when there is nothing, or it is another site's. */
  readonly file: (url: string) => PublishedFileFacts | undefined;
};

export type PublishedFileFacts = {
  readonly byteLength: number;
  /** For transcripts, chapters and pages. */
  readonly text?: string;
  readonly image?: ImageFacts;
};

/** What {@link readFeed} finds in the text alone. */
export type ReadFeed = Pick<PublishedFeed, 'xml' | 'root' | 'channel' | 'items' | 'allItems'>;

/**
 * The elements of a feed's channel and of its items. Lenient: faults of the syntax are another rule's matter.
 *
 * @param isChecked tells from an item's text whether it is to be checked; every item when absent
 */
export function readFeed(xml: string, isChecked?: (itemXml: string) => boolean): ReadFeed {
  if (isChecked === undefined) {
    const { items, ...read } = parseFeed(xml);
    return { xml, ...read, items, allItems: items };
  }
  const split = splitItems(xml);
  const checked = split.items.map(isChecked);
  const cut = split.items.map((item, index) => (checked[index] ? item : toIdentity(item)));
  const { items, ...read } = parseFeed([split.head, ...cut, split.tail].join(''));
  return { xml, ...read, items: items.filter((_, index) => checked[index]), allItems: items };
}

function parseFeed(xml: string): Pick<PublishedFeed, 'root' | 'channel' | 'items'> {
  const $ = load(xml, { xml: true });
  const elements = $('rss > channel > *');
  const convert = (element: typeof elements): FeedElement => ({
    name: element.get(0)?.name ?? '',
    attributes: element.attr() ?? {},
    text: element.text().trim(),
    children: element
      .children()
      .toArray()
      .map((child) => convert($(child))),
  });
  const channel = elements.toArray().map((element) => convert($(element)));
  const attributes = $.root().children('rss').first().attr();
  const root = attributes === undefined ? undefined : { name: 'rss', attributes, text: '', children: [] };
  return {
    root,
    channel: channel.filter(({ name }) => name !== 'item'),
    items: channel.filter(({ name }) => name === 'item').map(({ children }) => children),
  };
}

/** Every address in a feed that this site should have a file for, in order, once each. */
export function listFeedFiles(feed: Pick<PublishedFeed, 'channel' | 'items'>): readonly string[] {
  const all = [...feed.channel, ...feed.items.flat()];
  const named = all.flatMap(({ name, attributes, children }) => [
    ...(name === 'enclosure' || name === 'podcast:transcript' || name === 'podcast:chapters'
      ? [attributes['url']]
      : []),
    ...(name === 'itunes:image' || isHistoryLink(name, attributes) ? [attributes['href']] : []),
    ...children.filter((child) => child.name === 'podcast:source').map((child) => child.attributes['uri']),
  ]);
  const pages = feed.items.flatMap((item) => item.filter(({ name }) => name === 'link').map(({ text }) => text));
  return [...new Set([...named, ...pages].filter((url) => url !== undefined && url !== ''))].filter(
    (url) => url !== undefined,
  );
}

/** Whether a channel's element links it to the other documents of its feed (RFC 5005 §4). */
function isHistoryLink(name: string, attributes: FeedElement['attributes']): boolean {
  return name === 'atom:link' && /^(current|prev-archive|next-archive)$/.test(attributes['rel'] ?? '');
}
