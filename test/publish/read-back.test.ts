/** What two feed readers of the field, made by others, find in a feed. */
import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { describe, expect, it } from 'vitest';
import { feedGuid } from '../../src/publish/feed-guid.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildFeed } from './whole-show.ts';

const LITE = {
  fileName: 'abc123.77aa88bb.opus',
  mimeType: 'audio/ogg; codecs=opus',
  byteLength: 40_000,
  sha256: 'b'.repeat(64),
  bitrateKbps: 24,
};
const episodes = [
  sampleEpisode({ lite: LITE }),
  sampleEpisode({
    id: 'old',
    guid: 'urn:old',
    publishedAt: '2024-05-17T01:30:00.000Z',
    article: sampleArticle({ title: 'R&D: “1 < 2” ]]> & more' }),
  }),
];
const options = { coverFileName: 'cover.png', mediaMirrors: ['https://mirror.example'] };
const xml = buildFeed(sampleShow(), episodes, sampleSite(), options);
const SELF = 'https://radio.example/pod/harbour';
const MEDIA = 'media/harbour/abc123.0f1e2d3c.mp3';
const SMALL = 'media/harbour/abc123.77aa88bb.opus';
const digest = (hex: string) => `sha256-${Buffer.from(hex, 'hex').toString('base64')}`;

describe('feedsmith', () => {
  const feed = parseRssFeed(xml);

  it('reads the show as it was meant', () => {
    expect(feed).toMatchObject({
      title: '港口听报',
      link: `${SELF}/`,
      description: '把港口的新闻读给你听。',
      language: 'zh-CN',
      lastBuildDate: 'Sat, 18 May 2024 01:30:00 GMT',
      image: { url: `${SELF}/cover.png` },
      itunes: {
        image: `${SELF}/cover.png`,
        explicit: false,
        author: '港口编辑部',
        owner: { name: '编辑部', email: 'editor@radio.example' },
        categories: [{ text: 'News', categories: [{ text: 'Daily News' }] }, { text: 'Society & Culture' }],
      },
      podcast: { locked: { value: false }, guid: feedGuid(`${SELF}/feed.xml`), medium: 'podcast' },
      atom: { links: [{ href: `${SELF}/feed.xml`, rel: 'self' }] },
    });
    expect(feed.podcast).not.toHaveProperty('fundings');
  });

  it('reads an episode as it was meant', () => {
    expect(feed.items?.[0]).toMatchObject({
      title: '老桥今天重新开放',
      guid: { value: 'urn:lectern:harbour:abc123', isPermaLink: false },
      pubDate: 'Sat, 18 May 2024 01:30:00 GMT',
      enclosures: [{ url: `https://radio.example/pod/${MEDIA}`, length: 123_456, type: 'audio/mpeg' }],
      itunes: { duration: 21, explicit: false, author: '林晓', episodeType: 'full' },
      podcast: {
        transcripts: [
          { url: `${SELF}/abc123/transcript.vtt`, type: 'text/vtt', language: 'zh-Hans' },
          { url: `${SELF}/abc123/transcript.srt`, type: 'application/x-subrip' },
          { url: `${SELF}/abc123/transcript.json`, type: 'application/json' },
        ],
        chapters: { url: `${SELF}/abc123/chapters.json`, type: 'application/json+chapters' },
        persons: [{ display: '林晓', role: 'author', group: 'writing' }],
        alternateEnclosures: [
          {
            type: 'audio/mpeg',
            length: 123_456,
            bitrate: 64_000,
            default: true,
            sources: [{ uri: `https://radio.example/pod/${MEDIA}` }, { uri: `https://mirror.example/${MEDIA}` }],
            integrity: { type: 'sri', value: digest('a'.repeat(64)) },
          },
          {
            type: 'audio/ogg',
            codecs: 'opus',
            length: 40_000,
            bitrate: 24_000,
            sources: [{ uri: `https://radio.example/pod/${SMALL}` }, { uri: `https://mirror.example/${SMALL}` }],
            integrity: { type: 'sri', value: digest('b'.repeat(64)) },
          },
        ],
      },
    });
    expect(feed.items?.[1]?.title).toBe('R&D: “1 < 2” ]]> & more');
  });
});

describe('podcast-partytime', () => {
  it('reads the show and its episodes as they were meant', () => {
    const feed = parseFeed(xml);
    expect(feed).toMatchObject({
      title: '港口听报',
      language: 'zh-CN',
      itunesCategory: ['News > Daily News', 'Society & Culture'],
      itunesImage: `${SELF}/cover.png`,
      guid: feedGuid(`${SELF}/feed.xml`),
      pubsub: { self: `${SELF}/feed.xml` },
      locked: false,
    });
    expect(feed?.items).toHaveLength(2);
    expect(feed?.items[0]).toMatchObject({
      guid: 'urn:lectern:harbour:abc123',
      title: '老桥今天重新开放',
      duration: 21,
      enclosure: { url: `https://radio.example/pod/${MEDIA}`, length: 123_456, type: 'audio/mpeg' },
      podcastChapters: { url: `${SELF}/abc123/chapters.json` },
      podcastPeople: [{ name: '林晓', role: 'Author', group: 'Writing' }],
      alternativeEnclosures: [
        { type: 'audio/mpeg', default: true },
        { type: 'audio/ogg', bitrate: 24_000 },
      ],
    });
    expect(Object.values(feed?.pc20support ?? {}).flat()).toEqual(
      expect.arrayContaining(['locked', 'transcript', 'chapters', 'person', 'guid', 'alternateEnclosure', 'medium']),
    );
  });

  it('finds the small files in the lite feed', () => {
    const feed = parseFeed(buildFeed(sampleShow(), episodes, sampleSite(), { ...options, lite: true }));
    expect(feed?.items.map(({ enclosure }) => enclosure)).toEqual([
      { url: `https://radio.example/pod/${SMALL}`, length: 40_000, type: 'audio/ogg' },
    ]);
  });
});
