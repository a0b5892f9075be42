/** The rules for elements that a feed need not have: those that the operator adds, and those of Podcasting 2.0. */
import { listPrefixes } from './feed-prefixes.ts';
import { APPLE, type FeedRule, findAll, findText, PODCASTING2 } from './feed-rules.ts';
import type { FeedElement, PublishedFeed } from './published-feed.ts';

const isWebUrl = (value: string | undefined) => /^https?:\/\/[^\s]+$/.test(value ?? '') && URL.canParse(value ?? '');
const isInstant = (value: string | undefined) => value !== undefined && !Number.isNaN(Date.parse(value));
const isWhole = (value: string | undefined, least = 0) => /^\d+$/.test(value ?? '') && Number(value) >= least;

/** Every element of a name, of the channel and of the items that are checked, with what it stands in. */
function everywhere({ channel, items }: PublishedFeed, name: string) {
  const inItems = items.flatMap((item) =>
    findAll(item, name).map((element) => ({ element, item, place: `${findText(item, 'title') ?? 'an item'}: ` })),
  );
  return [...findAll(channel, name).map((element) => ({ element, item: undefined, place: '' })), ...inItems];
}

type Problem = string | false;

function rule(
  name: string,
  says: string,
  problems: (element: FeedElement, item: readonly FeedElement[] | undefined) => readonly Problem[],
  source = PODCASTING2,
): FeedRule {
  return {
    id: name.replace(':', '-'),
    says,
    source,
    check: (feed) =>
      everywhere(feed, name).flatMap(({ element, item, place }) =>
        problems(element, item).flatMap((problem) => (problem === false ? [] : [`${place}<${name}> ${problem}`])),
      ),
  };
}

const MOST_NAME = 128;

/** A text that apps show. */
const named = ({ text }: FeedElement, most = MOST_NAME): Problem =>
  text === '' ? 'is empty' : [...text].length > most && `has more than ${most} characters`;

/** An attribute that is an address on the web, or is not there where it need not be. */
const addressed = ({ attributes }: FeedElement, name: string, isNeeded = true): Problem =>
  (isNeeded || name in attributes) && !isWebUrl(attributes[name]) && `has the ${name} "${attributes[name] ?? ''}"`;

const yes: readonly string[] = ['yes', 'Yes'];

export const TAG_RULES: readonly FeedRule[] = [
  {
    id: 'prefixes',
    says: 'Every prefix is declared.',
    source: 'Namespaces in XML 1.0 §2',
    check({ xml, root }) {
      const declared = new Set(Object.keys(root?.attributes ?? {}).map((name) => name.replace(/^xmlns:?/, '')));
      return [...listPrefixes(xml)].flatMap((prefix) =>
        prefix === '' || declared.has(prefix) ? [] : [`${prefix}: is not`],
      );
    },
  },
  rule(
    'itunes:new-feed-url',
    'A feed that has moved says where it is.',
    ({ text }) => [!isWebUrl(text) && `is "${text}"`],
    APPLE,
  ),
  rule(
    'itunes:type',
    'A show is episodic or serial.',
    ({ text }) => [!/^(episodic|serial)$/.test(text) && `is "${text}"`],
    APPLE,
  ),
  rule(
    'itunes:complete',
    'A show that is complete says Yes.',
    ({ text }) => [!yes.includes(text) && `is "${text}"`],
    APPLE,
  ),
  rule(
    'itunes:block',
    'A feed that is to be in no directory says Yes.',
    ({ text }) => [!yes.includes(text) && `is "${text}"`],
    APPLE,
  ),
  rule('itunes:season', 'A season is a number from 1 on.', ({ text }) => [!isWhole(text, 1) && `is "${text}"`], APPLE),
  rule(
    'itunes:episode',
    'An episode’s number is one from 1 on.',
    ({ text }) => [!isWhole(text, 1) && `is "${text}"`],
    APPLE,
  ),
  rule('podcast:season', 'Both namespaces name one season.', ({ text }, item = []) => [
    text !== findText(item, 'itunes:season') && `is "${text}", which <itunes:season> is not`,
  ]),
  rule('podcast:episode', 'Both namespaces name one number.', ({ text }, item = []) => [
    text !== findText(item, 'itunes:episode') && `is "${text}", which <itunes:episode> is not`,
  ]),
  rule('podcast:txt', 'Free text has at most 4,000 characters, its purpose 128.', (element) => [
    named(element, 4000),
    [...(element.attributes['purpose'] ?? '')].length > MOST_NAME && 'has a longer purpose',
  ]),
  rule('podcast:person', 'Each person has a name.', (element) => [
    named(element),
    addressed(element, 'img', false),
    addressed(element, 'href', false),
  ]),
  rule('podcast:funding', 'Funding leads to a page.', (element) => [named(element), addressed(element, 'url')]),
  rule('podcast:license', 'A licence has a name, and leads to its text if it does lead anywhere.', (element) => [
    named(element),
    addressed(element, 'url', false),
  ]),
  rule(
    'podcast:location',
    'A place has a name; what else is said of it is written as geo: and OSM write it.',
    (element) => [
      named(element),
      !/^(geo:-?\d.*)?$/.test(element.attributes['geo'] ?? '') && `has the geo "${element.attributes['geo']}"`,
      !/^([NWR]\d+.*)?$/.test(element.attributes['osm'] ?? '') && `has the osm "${element.attributes['osm']}"`,
    ],
  ),
  rule('podcast:trailer', 'A trailer has a title, an address and a date.', (element) => [
    named(element),
    addressed(element, 'url'),
    !isInstant(element.attributes['pubdate']) && `has the pubdate "${element.attributes['pubdate'] ?? ''}"`,
  ]),
  rule('podcast:soundbite', 'A soundbite lies within its episode.', (element, item = []) => {
    const [start, seconds] = [element.attributes['startTime'], element.attributes['duration']].map(Number);
    const length = Number(findText(item, 'itunes:duration'));
    const isWithin =
      start !== undefined &&
      seconds !== undefined &&
      start >= 0 &&
      seconds > 0 &&
      (Number.isNaN(length) || start + seconds <= length + 1);
    return [!isWithin && `begins at ${start} s and lasts ${seconds} s`, element.text !== '' && named(element)];
  }),
  rule('podcast:contentLink', 'A link to the content says where it leads.', (element) => [
    named(element),
    addressed(element, 'href'),
  ]),
  rule('podcast:image', 'Each picture has an address.', (element) => [addressed(element, 'href')]),
];
