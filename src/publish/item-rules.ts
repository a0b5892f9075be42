/** The rules for the items of a feed and for the files that they name. */
import { audioFormats, formatOfMimeType } from '../formats/audio-formats.ts';
import { APPLE, checkPicture, type FeedRule, findAll, findText, PODCASTING2, PSP1, RSS2 } from './feed-rules.ts';
import type { FeedElement, PublishedFeed } from './published-feed.ts';

type Item = readonly FeedElement[];

/** A rule that every item has to keep; what is wrong is said with the item's title. */
function each(
  id: string,
  source: string,
  says: string,
  problems: (item: Item, feed: PublishedFeed) => readonly (string | false)[],
): FeedRule {
  return {
    id,
    says,
    source,
    check: (feed) =>
      feed.items.flatMap((item) => {
        const title = findText(item, 'title') ?? 'an item';
        return problems(item, feed).flatMap((problem) => (problem === false ? [] : [`${title}: ${problem}`]));
      }),
  };
}

/** RFC 2822 with a four-digit year, in English: what RSS 2.0 asks for. */
const DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;

function checkEnclosure(item: Item, feed: PublishedFeed): readonly (string | false)[] {
  const found = findAll(item, 'enclosure');
  const [enclosure] = found;
  if (enclosure === undefined || found.length !== 1) return [`it has ${found.length} enclosures`];
  const { url = '', type = '', length = '' } = enclosure.attributes;
  const file = feed.file(url);
  const format = formatOfMimeType(type);
  return [
    !/^https?:\/\//.test(url) && `the address "${url}" is not absolute`,
    format === undefined && `the type is "${type}"`,
    format?.extension !== undefined &&
      !url.endsWith(`.${format.extension}`) &&
      `the address ${url} does not end like ${type}`,
    file === undefined && `there is no file for ${url}`,
    file !== undefined &&
      String(file.byteLength) !== length &&
      `the length is ${length}, the file has ${file.byteLength}`,
  ];
}

function checkVtt(url: string, text: string | undefined): string | false {
  if (text === undefined) return `there is no file for ${url}`;
  if (!text.startsWith('WEBVTT')) return `${url} does not begin with WEBVTT`;
  let last = 0;
  for (const [, hours, minutes, seconds, toHours, toMinutes, toSeconds] of text.matchAll(
    /^(\d{2,}):(\d{2}):(\d{2}\.\d{3}) --> (\d{2,}):(\d{2}):(\d{2}\.\d{3})$/gm,
  )) {
    const start = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    const end = Number(toHours) * 3600 + Number(toMinutes) * 60 + Number(toSeconds);
    if (end <= start || start < last) return `${url} has a cue that goes backwards at ${start} s`;
    last = start;
  }
  return false;
}

function checkTranscripts(item: Item, feed: PublishedFeed): readonly (string | false)[] {
  return findAll(item, 'podcast:transcript').map(({ attributes: { url = '', type = '' } }) => {
    const text = feed.file(url)?.text;
    if (type === 'text/vtt') return checkVtt(url, text);
    return text === undefined && `there is no file for ${url}`;
  });
}

function checkChapters(item: Item, feed: PublishedFeed): readonly (string | false)[] {
  const duration = Number(findText(item, 'itunes:duration'));
  return findAll(item, 'podcast:chapters').map(({ attributes: { url = '' } }) => {
    const text = feed.file(url)?.text;
    if (text === undefined) return `there is no file for ${url}`;
    const starts = readChapterStarts(text);
    if (starts === undefined) return `${url} is not a chapters file of version 1.2`;
    const isAscending = starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? 0));
    if (!isAscending) return `${url} has chapters out of order`;
    return (starts.at(-1) ?? 0) > duration + 1 && `${url} has a chapter past the end of the audio`;
  });
}

function readChapterStarts(text: string): readonly number[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('chapters' in parsed) || !Array.isArray(parsed.chapters))
      return undefined;
    if (!('version' in parsed) || parsed.version !== '1.2.0') return undefined;
    const starts = parsed.chapters.map((chapter: { readonly startTime?: unknown }) => chapter.startTime);
    return starts.every((start) => typeof start === 'number') ? starts : undefined;
  } catch {
    return undefined;
  }
}

function checkAlternates(item: Item, feed: PublishedFeed): readonly (string | false)[] {
  const alternates = findAll(item, 'podcast:alternateEnclosure');
  const own = alternates.flatMap(({ attributes, children }) => {
    const first = children.find((child) => child.name === 'podcast:source')?.attributes['uri'] ?? '';
    const integrity = children.find((child) => child.name === 'podcast:integrity')?.attributes['value'] ?? '';
    const file = feed.file(first);
    return [
      file === undefined && `there is no file for ${first}`,
      file !== undefined &&
        attributes['length'] !== String(file.byteLength) &&
        `the length of ${first} is not ${attributes['length']}`,
      !/^sha(256|384|512)-[A-Za-z0-9+/]+=*$/.test(integrity) && `the integrity of ${first} is "${integrity}"`,
    ];
  });
  const defaults = alternates.filter(({ attributes }) => attributes['default'] === 'true').length;
  return [...own, alternates.length > 0 && defaults !== 1 && `${defaults} of its files are the default one`];
}

/** Such a recording breaks no rule of the feed's, but with that app nothing is heard: to be said, not refused. */
function findUnplayed({ items }: PublishedFeed): readonly string[] {
  return audioFormats.flatMap(({ name, mimeType, notPlayedBy }) => {
    if (notPlayedBy === undefined) return [];
    const count = items.filter((item) => findAll(item, 'enclosure')[0]?.attributes['type'] === mimeType).length;
    const others = audioFormats.filter((format) => format.notPlayedBy === undefined).map(({ codec }) => codec);
    if (count === 0) return [];
    return [
      `${count} recordings are ${toTitle(name)}, which ${notPlayedBy} does not play; ${others.join(' or ')} play everywhere`,
    ];
  });
}

const toTitle = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

export const ITEM_RULES: readonly FeedRule[] = [
  each('item-title', PSP1, 'Each item has a title.', (item) => [
    (findText(item, 'title') ?? '') === '' && 'it has none',
  ]),
  {
    ...each(
      'item-enclosure',
      APPLE,
      'Each item has one recording, with its exact length, its type and the ending of that type.',
      checkEnclosure,
    ),
    notes: findUnplayed,
  },
  {
    id: 'item-guid',
    says: 'Each item has an identity of its own.',
    source: PSP1,
    check({ allItems }) {
      const seen = new Set<string>();
      return allItems.flatMap((item) => {
        const guid = item.find(({ name }) => name === 'guid');
        const title = findText(item, 'title') ?? 'an item';
        if (!guid?.text) return [`${title}: it has none`];
        if (seen.has(guid.text)) return [`${title}: another item has the same`];
        seen.add(guid.text);
        return guid.attributes['isPermaLink'] === 'false' || /^https?:/.test(guid.text)
          ? []
          : [`${title}: it is no link and does not say so`];
      });
    },
  },
  each('item-date', RSS2, 'Each item is dated as RFC 2822 has it.', (item) => {
    const date = findText(item, 'pubDate') ?? '';
    return [!DATE.test(date) && `the date is "${date}"`];
  }),
  {
    id: 'item-order',
    says: 'The newest item comes first.',
    source: PSP1,
    check({ allItems: items }) {
      const dates = items.map((item) => Date.parse(findText(item, 'pubDate') ?? ''));
      const late = dates.findIndex((date, index) => index > 0 && date > (dates[index - 1] ?? date));
      return late < 0 ? [] : [`${findText(items[late] ?? [], 'title') ?? 'an item'} is newer than the one before it`];
    },
  },
  each('item-duration', APPLE, 'Each item says how many seconds it lasts.', (item) => {
    const duration = findText(item, 'itunes:duration') ?? '';
    return [!/^[1-9]\d*$/.test(duration) && `the duration is "${duration}"`];
  }),
  each('item-explicit', PSP1, 'Explicit is true or false.', (item) => {
    const explicit = findText(item, 'itunes:explicit') ?? '';
    return [!/^(true|false)$/.test(explicit) && `it is "${explicit}"`];
  }),
  each('item-link', PSP1, 'Each item has a page.', (item, feed) => {
    const link = findText(item, 'link') ?? '';
    return [feed.file(link) === undefined && `there is no page for "${link}"`];
  }),
  each('item-image', APPLE, 'A picture of an item is a square of 1400 to 3000 pixels in RGB.', (item, feed) =>
    findAll(item, 'itunes:image').flatMap(({ attributes: { href = '' } }) => checkPicture(href, feed)),
  ),
  each('item-notes', PSP1, 'The notes are there, and link to the web only.', (item) => {
    const notes = findText(item, 'content:encoded') ?? '';
    const bad = /<(script|iframe|style|img)\b/i.exec(notes)?.[1];
    const scheme = /href="(?!https?:)([^":]*):/i.exec(notes)?.[1];
    return [
      (findText(item, 'description') ?? '') === '' && 'it has no description',
      notes === '' && 'it has no notes',
      bad !== undefined && `the notes hold <${bad}>`,
      scheme !== undefined && `the notes link to ${scheme}:`,
    ];
  }),
  each('item-transcript', PODCASTING2, 'Each transcript is there, its cues in order.', checkTranscripts),
  each('item-chapters', PODCASTING2, 'Each chapters file is there, in order and within the audio.', checkChapters),
  each(
    'item-alternate',
    PODCASTING2,
    'Each alternate file is there, with its length and a digest; one is the default.',
    checkAlternates,
  ),
];
