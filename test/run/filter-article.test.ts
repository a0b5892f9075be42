import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import type { Article, SourceItem } from '../../src/model.ts';
import { type Filters, findFilterReason, listingReason } from '../../src/run/filter-article.ts';
import { splitTags } from '../../src/run/split-tags.ts';

const now = new Date('2026-03-10T12:00:00Z');
const url = 'https://canal.example/a';
const article: Article = {
  url,
  canonicalUrl: url,
  title: '第560期：The lock keeper',
  publishedAt: '2026-03-01T12:00:00Z',
  language: 'zh-Hans',
  tags: ['Boats'],
  blocks: [
    { kind: 'paragraph', text: '看守人 counts every boat.' },
    { kind: 'code', text: 'secret' },
  ],
};
const withClip: Article = { ...article, blocks: [...article.blocks, { kind: 'clip', url, place: 'body' }] };
const reason = (filters: Filters, one = article, item: SourceItem = { url }) =>
  findFilterReason(one, item, filters, now);

describe('an article', () => {
  it.each<[Filters, RegExp]>([
    [{ titleIncludes: ['weather', 'snow'] }, /titleIncludes.*weather, snow/],
    [{ titleExcludes: ['LOCK'] }, /LOCK.*titleExcludes/],
    [{ titleExcludes: ['/^第\\d+期/'] }, /titleExcludes/],
    [{ textIncludes: ['secret'] }, /textIncludes/],
    [{ textExcludes: ['every boat'] }, /textExcludes/],
    [{ tagIncludes: ['news'] }, /Boats.*tagIncludes.*news/],
    [{ tagExcludes: ['boats'] }, /Boats.*tagExcludes/],
    [{ languages: ['en', 'z'] }, /zh-Hans.*en, z/],
    [{ minCharacters: 20 }, /19 characters.*20/],
    [{ maxCharacters: 18 }, /19 characters.*18/],
    [{ maxAgeDays: 8 }, /9 days.*8/],
    [{ hasAudio: true }, /no recording/],
    [{ titleIncludes: ['lock'], maxAgeDays: 1 }, /maxAgeDays/],
  ])('that %j does not want is left out, and why is said', (filters, says) => {
    expect(reason(filters)?.text).toMatch(says);
  });

  it.each<Filters>([
    {},
    { titleIncludes: [], tagIncludes: [], languages: [], textExcludes: [] },
    { titleIncludes: ['weather', 'lock KEEPER'], titleExcludes: ['/^lock/'] },
    { tagIncludes: ['boat'], languages: ['zh'], minCharacters: 19, maxCharacters: 19, maxAgeDays: 9, hasAudio: false },
  ])('that %j wants stays', (filters) => expect(reason(filters)).toBeUndefined());

  it('is judged by what its source says too', () => {
    const item = { url, tags: ['Water'], publishedAt: '2026-01-01T00:00:00Z', enclosures: [{ url }] };
    expect(reason({ tagIncludes: ['water'] }, article, item)).toBeUndefined();
    expect(reason({ hasAudio: false }, article, item)?.text).toMatch(/has a recording/);
    expect(reason({ hasAudio: true }, withClip)).toBeUndefined();
    const { publishedAt: _, ...undated } = article;
    expect(reason({ maxAgeDays: 30 }, undated, item)?.text).toMatch(/days old/);
    expect(reason({ maxAgeDays: 30 }, undated)).toBeUndefined();
  });

  it('of a day is as young as the end of it', () => {
    expect(reason({ maxAgeDays: 1 }, { ...article, publishedAt: '2026-03-09' })).toBeUndefined();
    expect(reason({ maxAgeDays: 1 }, { ...article, publishedAt: '2026-03-08' })?.text).toMatch(/days old/);
  });
});

it('tells the labels that its reader gave an article from its author’s tags', () => {
  const kept = { tags: ['to-hear', 'health', 'Boats'] };
  const config = parseConfig(
    `shows: [{ id: a, title: A, language: en, author: A, sources: [{ feed: "https://f.example/" }, { linkding: { url: "https://l.example", token: t, tags: [to-hear] } }] }]`,
    '',
    '.',
  );
  const [feed, list] = config.shows[0]?.sources ?? [];
  expect(splitTags(kept, feed, article)).toEqual({ tags: ['to-hear', 'health', 'Boats'] });
  expect(splitTags(kept, list, article)).toEqual({ tags: ['Boats'], readerTags: ['health'] });
  const others = { ...kept, tags: ['To-Hear', 'health', 'BOATS'] };
  expect(splitTags(others, list, article)).toEqual({ tags: ['Boats'], readerTags: ['health'] });
  // Imported.
  expect(splitTags(kept, undefined, article)).toEqual({ tags: ['Boats'], readerTags: ['to-hear', 'health'] });
});

describe('a listing', () => {
  const item = { url, title: 'Snow on the canal', tags: ['Weather'], publishedAt: '2026-02-01T00:00:00Z' };
  it.each<[Filters, RegExp]>([
    [{ titleExcludes: ['snow'] }, /titleExcludes/],
    [{ titleIncludes: ['ice'] }, /titleIncludes/],
    [{ tagExcludes: ['weather'] }, /tagExcludes/],
    [{ maxAgeDays: 7 }, /maxAgeDays/],
  ])('is enough to leave an article out by %j', (filters, says) =>
    expect(listingReason(item, filters, now)?.text).toMatch(says),
  );

  it.each<Filters>([
    { tagIncludes: ['boats'] },
    { minCharacters: 9 },
    { hasAudio: true },
    { textIncludes: ['x'] },
    { languages: ['en'] },
  ])('is not enough for %j', (filters) => expect(listingReason(item, filters, now)).toBeUndefined());

  it('that says nothing decides nothing', () =>
    expect(listingReason({ url }, { titleIncludes: ['ice'], tagExcludes: ['x'], maxAgeDays: 1 }, now)).toBeUndefined());
});
