/** The rules for a channel that apps and directories publish, each with where it is written. */

import { findXmlFault } from '../formats/find-xml-fault.ts';
import { parseCategory } from './apple-categories.ts';
import type { FeedElement, PublishedFeed } from './published-feed.ts';

export type FeedRule = {
  readonly id: string;
  readonly says: string;
  /** The document that has the rule. */
  readonly source: string;
  /** What is wrong, in words; empty when nothing is. */
  readonly check: (feed: PublishedFeed) => readonly string[];
  /** What an operator should know although no rule is broken. */
  readonly notes?: (feed: PublishedFeed) => readonly string[];
};

export const PSP1 = 'PSP-1 (Podcast Standards Project)';
export const APPLE = 'Apple, "A podcaster’s guide to RSS"';
export const PODCASTING2 = 'Podcasting 2.0 namespace 1.0';
export const RSS2 = 'RSS 2.0 specification';

export const findAll = (elements: readonly FeedElement[], name: string): readonly FeedElement[] =>
  elements.filter((element) => element.name === name);
export const findText = (elements: readonly FeedElement[], name: string): string | undefined =>
  elements.find((element) => element.name === name)?.text;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A rule that exactly one element of the channel has to keep. */
function one(name: string, source: string, says: string, problem: (element: FeedElement) => string | false): FeedRule {
  return {
    id: `channel-${name.replace(':', '-')}`,
    says,
    source,
    check({ channel }) {
      const found = findAll(channel, name);
      if (found.length !== 1) return [`<${name}> is there ${found.length} times`];
      return found.flatMap((element) => problem(element) || []);
    },
  };
}

const filled = ({ name, text }: FeedElement) => text === '' && `<${name}> is empty`;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export const CHANNEL_RULES: readonly FeedRule[] = [
  {
    id: 'well-formed',
    says: 'The document is well-formed XML in UTF-8.',
    source: 'XML 1.0 §2.1',
    check({ xml }) {
      const fault = findXmlFault(xml);
      const head = /^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(xml)
        ? []
        : ['the XML declaration does not say UTF-8'];
      return fault === undefined ? head : [...head, fault];
    },
  },
  {
    id: 'root',
    says: 'The root is RSS 2.0 with the namespaces that the elements need.',
    source: PSP1,
    check({ root }) {
      if (root?.attributes['version'] !== '2.0') return ['there is no <rss version="2.0">'];
      const needed = {
        'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
        'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      };
      return Object.entries(needed).flatMap(([name, uri]) =>
        root.attributes[name] === uri ? [] : [`${name} is not ${uri}`],
      );
    },
  },
  {
    id: 'no-leaks',
    says: 'No value is empty of meaning: undefined, null, NaN or [object Object].',
    source: 'our own',
    check({ channel, items }) {
      const all = [...channel, ...items.flat()].flatMap((element) => [element, ...element.children]);
      return all.flatMap(({ name, text, attributes }) =>
        [text, ...Object.values(attributes)].some((value) =>
          /^(undefined|null|NaN|\[object Object\]|Invalid Date)$/.test(value),
        )
          ? [`<${name}> holds a value that was never meant`]
          : [],
      );
    },
  },
  {
    id: 'self-link',
    says: 'The feed names its own address.',
    source: PSP1,
    check({ channel, url }) {
      const self = findAll(channel, 'atom:link').find(({ attributes }) => attributes['rel'] === 'self');
      const href = self?.attributes['href'];
      return href === url ? [] : [`atom:link rel="self" is ${href ?? 'missing'}, not ${url}`];
    },
  },
  one('title', PSP1, 'The show has a title.', filled),
  one('link', PSP1, 'The show has a web page.', ({ text }) => !/^https?:\/\//.test(text) && `<link> is "${text}"`),
  one('description', PSP1, 'The description has between 1 and 4,000 bytes.', ({ text }) => {
    const bytes = Buffer.byteLength(text);
    return (bytes === 0 || bytes > 4000) && `<description> has ${bytes} bytes`;
  }),
  one('language', PSP1, 'The language is a BCP 47 tag.', ({ text }) => !isLanguage(text) && `<language> is "${text}"`),
  one('itunes:author', APPLE, 'The author is named.', filled),
  one(
    'itunes:explicit',
    PSP1,
    'Explicit is true or false.',
    ({ text }) => !/^(true|false)$/.test(text) && `it is "${text}"`,
  ),
  one(
    'podcast:guid',
    PODCASTING2,
    'The feed has an identity, a UUIDv5.',
    ({ text }) => !UUID.test(text) && `it is "${text}"`,
  ),
  one(
    'podcast:locked',
    PSP1,
    'Moving the feed is allowed or locked.',
    ({ text }) => !/^(yes|no)$/.test(text) && `it is "${text}"`,
  ),
  {
    id: 'category',
    says: 'Each category is on Apple’s list.',
    source: APPLE,
    check({ channel }) {
      const found = findAll(channel, 'itunes:category');
      if (found.length === 0) return ['there is none'];
      return found.flatMap(({ attributes, children }) => {
        const text = attributes['text'] ?? '';
        const sub = children[0]?.attributes['text'];
        const known = parseCategory(sub === undefined ? text : `${text} > ${sub}`);
        return known?.text === text && known.subcategory === sub
          ? []
          : [`"${[text, sub].filter(Boolean).join(' > ')}" is not`];
      });
    },
  },
  {
    id: 'owner',
    says: 'An owner that is named has an e-mail address.',
    source: APPLE,
    check({ channel }) {
      return findAll(channel, 'itunes:owner').flatMap(({ children }) => {
        const email = findText(children, 'itunes:email') ?? '';
        return EMAIL.test(email) ? [] : [`the address is "${email}"`];
      });
    },
  },
  {
    id: 'cover',
    says: 'The cover is a square PNG or JPEG of 1400 to 3000 pixels in RGB.',
    source: APPLE,
    check(feed) {
      const href = findAll(feed.channel, 'itunes:image')[0]?.attributes['href'];
      if (href === undefined) return ['there is no <itunes:image>'];
      return checkPicture(href, feed);
    },
  },
  {
    id: 'history',
    says: 'The documents that a feed’s older items are in are there, and each names its neighbours.',
    source: 'RFC 5005 §4',
    check({ channel, file, url }) {
      const links = findAll(channel, 'atom:link').flatMap(({ attributes: { rel = '', href = '' } }) =>
        /^(current|prev-archive|next-archive)$/.test(rel) && file(href) === undefined ? [`there is no ${href}`] : [],
      );
      const isArchive = findAll(channel, 'fh:archive').length > 0;
      return /archive-\d+\.xml$/.test(url) && !isArchive ? [...links, 'it does not say that it is an archive'] : links;
    },
  },
];

/** What is wrong with a picture that a feed names. */
export function checkPicture(href: string, { file }: Pick<PublishedFeed, 'file'>): readonly string[] {
  const image = file(href)?.image;
  if (image === undefined) return [`${href} is no picture of this site`];
  const problems: (string | false)[] = [
    image.width !== image.height && `${href} is ${image.width}×${image.height}, not square`,
    (image.width < 1400 || image.width > 3000) && `${href} is ${image.width} pixels wide`,
    !image.isRgb && `${href} is not RGB`,
    !new RegExp(image.format === 'png' ? '\\.png$' : '\\.jpe?g$').test(href) &&
      `${href} does not end like a ${image.format}`,
  ];
  return problems.filter((problem) => problem !== false);
}
