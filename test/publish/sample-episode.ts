/** A show and an episode with everything in it, for the tests of the publisher and the server. */
import type { Article, Episode, Show } from '../../src/model.ts';
import type { Site } from '../../src/publish/site-urls.ts';

export function sampleSite(overrides: Partial<Site> = {}): Site {
  return { baseUrl: 'https://radio.example/pod', generator: 'Lectern test', ...overrides };
}

export function sampleShow(overrides: Partial<Show> = {}): Show {
  return {
    id: 'harbour',
    title: '港口听报',
    description: '把港口的新闻读给你听。',
    language: 'zh-CN',
    author: '港口编辑部',
    owner: { name: '编辑部', email: 'editor@radio.example' },
    categories: ['News > Daily News', 'Society & Culture'],
    explicit: false,
    ...overrides,
  };
}

export function sampleArticle(overrides: Partial<Article> = {}): Article {
  return {
    url: 'https://paper.example/2024/bridge.html',
    canonicalUrl: 'https://paper.example/2024/bridge',
    title: '老桥今天重新开放',
    byline: '林晓',
    publishedAt: '2024-05-18T09:00:00+08:00',
    language: 'zh-Hans',
    siteName: '港口日报',
    tags: ['桥'],
    blocks: [
      { kind: 'paragraph', text: '老桥修了三年。今天早上它重新开放了。' },
      { kind: 'clip', url: 'https://paper.example/audio/engineer.mp3', label: '工程师谈修桥', place: 'body' },
      { kind: 'heading', level: 2, text: '居民怎么说' },
      { kind: 'paragraph', text: '居民们一早就来了。' },
      { kind: 'figure', text: '桥上的人群', imageUrl: 'https://paper.example/crowd.jpg' },
    ],
    ...overrides,
  };
}

export function sampleEpisode(overrides: Partial<Episode> = {}): Episode {
  return {
    id: 'abc123',
    showId: 'harbour',
    guid: 'urn:lectern:harbour:abc123',
    article: sampleArticle(),
    publishedAt: '2024-05-18T01:30:00.000Z',
    updatedAt: '2024-05-18T01:30:00.000Z',
    enclosure: {
      fileName: 'abc123.0f1e2d3c.mp3',
      mimeType: 'audio/mpeg',
      byteLength: 123_456,
      sha256: 'a'.repeat(64),
      bitrateKbps: 64,
    },
    timeline: {
      durationSeconds: 20.6,
      sampleRate: 44_100,
      samples: 908_460,
      cues: [
        { start: 0, end: 2.5, kind: 'speech', text: '老桥今天重新开放', block: -1 },
        { start: 2.9, end: 5, kind: 'speech', text: '老桥修了三年。', block: 0 },
        { start: 5.2, end: 8.0004, kind: 'speech', text: '今天早上它重新开放了。', block: 0 },
        { start: 8.5, end: 15, kind: 'clip', text: '工程师谈修桥', block: 1 },
        { start: 15.5, end: 17, kind: 'speech', text: '居民怎么说', block: 2 },
        { start: 17.4, end: 20.6, kind: 'speech', text: '居民们一早就来了。', block: 3 },
      ],
      chapters: [
        { start: 0, title: '老桥今天重新开放' },
        { start: 8.5, title: '工程师谈修桥', url: 'https://paper.example/audio/engineer.mp3' },
        { start: 15.5, title: '居民怎么说' },
      ],
    },
    missingClips: [],
    ...overrides,
  };
}
