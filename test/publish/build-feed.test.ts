import { load } from 'cheerio';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Episode, Show } from '../../src/model.ts';
import { buildFeedItem } from '../../src/publish/build-feed-item.ts';
import { feedGuid } from '../../src/publish/feed-guid.ts';
import { sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildFeed, buildFeedDocuments, type FeedOptions } from './whole-show.ts';

const OPTIONS: FeedOptions = { coverFileName: 'cover.png' };
const LITE = {
  fileName: 'abc123.77aa88bb.opus',
  mimeType: 'audio/ogg',
  byteLength: 40_000,
  sha256: 'b'.repeat(64),
  bitrateKbps: 24,
};

function read(show: Show, episodes: readonly Episode[], options = OPTIONS) {
  return load(buildFeed(show, episodes, sampleSite(), options), { xml: true });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the channel', () => {
  it('says what PSP-1 and Apple require', () => {
    const $ = read(sampleShow(), [sampleEpisode()]);
    const channel = (selector: string) => $(`channel > ${selector}`);
    expect(channel('title').text()).toBe('港口听报');
    expect(channel('link').text()).toBe('https://radio.example/pod/harbour/');
    expect(channel('language').text()).toBe('zh-CN');
    expect(channel('atom\\:link').attr()).toEqual({
      href: 'https://radio.example/pod/harbour/feed.xml',
      rel: 'self',
      type: 'application/rss+xml',
    });
    expect(channel('itunes\\:explicit').text()).toBe('false');
    expect(channel('itunes\\:author').text()).toBe('港口编辑部');
    expect(channel('itunes\\:owner > itunes\\:email').text()).toBe('editor@radio.example');
    expect(channel('itunes\\:image').attr('href')).toBe('https://radio.example/pod/harbour/cover.png');
    expect(channel('image > url').text()).toBe('https://radio.example/pod/harbour/cover.png');
    expect(
      channel('itunes\\:category')
        .toArray()
        .map((each) => $(each).attr('text')),
    ).toEqual(['News', 'Society & Culture']);
    expect(channel('itunes\\:category > itunes\\:category').attr('text')).toBe('Daily News');
    expect(channel('podcast\\:guid').text()).toBe(feedGuid('https://radio.example/pod/harbour/feed.xml'));
    expect(channel('podcast\\:locked').text()).toBe('no');
    expect(channel('podcast\\:medium').text()).toBe('podcast');
  });

  it('has no owner at all when the show names none, since an empty address is refused', () => {
    const { owner: _owner, ...ownerless } = sampleShow();
    const $ = read(ownerless, [sampleEpisode()]);
    expect($('itunes\\:owner')).toHaveLength(0);
    expect($('podcast\\:locked').attr('owner')).toBeUndefined();
  });

  it('falls back to a category of Apple’s for one that Apple does not know', () => {
    const $ = read(sampleShow({ categories: ['Gossip > Neighbours'] }), []);
    expect($('channel > itunes\\:category').attr('text')).toBe('News');
  });

  it('cuts a description at 4,000 bytes without breaking a character', () => {
    const text = read(sampleShow({ description: '港'.repeat(3000) }), [])('channel > description').text();
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4000);
    expect(text).toMatch(/^港+$/);
  });

  it('is dated by its newest change and not by the clock', () => {
    const episodes = [
      sampleEpisode({ id: 'new', publishedAt: '2024-05-19T00:00:00Z', updatedAt: '2024-05-19T00:00:00Z' }),
      sampleEpisode({ id: 'old', updatedAt: '2024-05-20T10:00:00Z' }),
    ];
    const show = sampleShow({ description: 'About <lastBuildDate>never</lastBuildDate> and its traps' });
    vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') });
    const first = buildFeed(show, episodes, sampleSite(), OPTIONS);
    vi.setSystemTime(new Date('2031-02-03T00:00:00Z'));
    expect(buildFeed(show, episodes, sampleSite(), OPTIONS)).toBe(first);
    const $ = load(first, { xml: true });
    expect($('channel > lastBuildDate').text()).toBe('Mon, 20 May 2024 10:00:00 GMT');
    expect($('channel > pubDate').text()).toBe('Sun, 19 May 2024 00:00:00 GMT');
    expect($('channel > description').text()).toBe(show.description);
  });

  it('is a feed also before the first episode', () => {
    const $ = read(sampleShow(), []);
    expect($('channel > title').text()).toBe('港口听报');
    expect($('item, lastBuildDate, pubDate')).toHaveLength(0);
  });
});

describe('an item', () => {
  it('says what apps need to download, sort and show it', () => {
    const $ = read(sampleShow(), [sampleEpisode()]);
    const item = (selector: string) => $(`item > ${selector}`);
    expect(item('guid').text()).toBe('urn:lectern:harbour:abc123');
    expect(item('guid').attr('isPermaLink')).toBe('false');
    expect(item('title').text()).toBe('老桥今天重新开放');
    expect(item('link').text()).toBe('https://radio.example/pod/harbour/abc123/');
    expect(item('pubDate').text()).toBe('Sat, 18 May 2024 01:30:00 GMT');
    expect(item('enclosure').attr()).toEqual({
      url: 'https://radio.example/pod/media/harbour/abc123.0f1e2d3c.mp3',
      length: '123456',
      type: 'audio/mpeg',
    });
    expect(item('itunes\\:duration').text()).toBe('21');
    expect(item('itunes\\:author').text()).toBe('林晓');
    expect(item('podcast\\:person').text()).toBe('林晓');
    expect(item('category').text()).toBe('桥');
    expect(item('podcast\\:chapters').attr('type')).toBe('application/json+chapters');
    expect(
      item('podcast\\:transcript')
        .toArray()
        .map((each) => $(each).attr('type')),
    ).toEqual(['text/vtt', 'application/x-subrip', 'application/json']);
    expect(item('podcast\\:alternateEnclosure > podcast\\:integrity').attr('value')).toBe(
      `sha256-${Buffer.from('a'.repeat(64), 'hex').toString('base64')}`,
    );
  });

  it('names in its notes the source, the clips with their times, and what is missing, and nothing of the machine', () => {
    const missing = [
      { url: 'https://paper.example/audio/mayor.mp3', label: '市长讲话', reason: 'HTTP 404' },
      { url: 'file:///srv/articles/clips/crowd.mp3', reason: 'There is no file /srv/articles/clips/crowd.mp3.' },
    ];
    const $ = read(sampleShow(), [sampleEpisode({ missingClips: missing })]);
    const notes = load($('item > content\\:encoded').text());
    const hrefs = notes('a')
      .toArray()
      .map((each) => notes(each).attr('href'));
    expect(hrefs).toContain('https://paper.example/2024/bridge');
    expect(hrefs).toContain('https://paper.example/audio/engineer.mp3');
    expect(notes('body').text()).toContain('0:08 工程师谈修桥');
    expect(notes('body').text()).toContain('市长讲话 (这段录音暂时无法取得)');
    expect(notes('body').text()).toContain('原声 (这段录音暂时无法取得)');
    expect($.xml()).not.toContain('/srv/');
  });

  it('names in its notes a correction with its date, and where else nearly the same was said', () => {
    const $ = read(sampleShow(), [
      sampleEpisode({
        revisedAt: '2024-06-01T08:00:00Z',
        alsoAt: [
          { url: 'https://other.example/bridge', title: '大桥重开' },
          { url: 'https://third.example/b' },
          { url: 'https://other.example/bridge' },
          { url: 'javascript:alert(1)', title: 'x' },
        ],
      }),
    ]);
    const notes = load($('item > content\\:encoded').text());
    expect(notes('body').text()).toContain('更新：2024-06-01');
    expect(
      notes('ul')
        .last()
        .find('a')
        .toArray()
        .map((each) => [notes(each).text(), notes(each).attr('href')]),
    ).toEqual([
      ['大桥重开', 'https://other.example/bridge'],
      ['third.example', 'https://third.example/b'],
    ]);
  });

  it('has a picture of its own when there is one, and otherwise the show’s', () => {
    const xml = (art?: string) =>
      buildFeedItem(sampleShow(), sampleEpisode(), sampleSite(), {
        lite: false,
        mediaMirrors: [],
        ...(art === undefined ? {} : { art }),
      });
    expect(xml('cover.jpg')).toContain('<itunes:image href="https://radio.example/pod/harbour/abc123/cover.jpg"/>');
    expect(xml()).not.toContain('itunes:image');
  });

  it('of a private show leads only to addresses that hold the placeholder for a token', () => {
    const xml = buildFeedItem(sampleShow({ isPrivate: true }), sampleEpisode(), sampleSite(), {
      lite: false,
      mediaMirrors: ['https://mirror.example'],
      art: 'cover.jpg',
    });
    expect(xml).not.toContain('mirror.example');
    const own = xml.match(/https:\/\/radio\.example\/pod\/[^"<]*/g) ?? [];
    expect(own.length).toBeGreaterThan(7);
    for (const url of own) expect(url).toMatch(/^https:\/\/radio\.example\/pod\/~\//);
  });

  it('carries the time of its last change, so that readers notice a correction', () => {
    const changed = sampleEpisode({ updatedAt: '2024-06-01T00:00:00Z' });
    expect(read(sampleShow(), [changed])('atom\\:updated').text()).toBe('2024-06-01T00:00:00.000Z');
  });

  it('offers every mirror of the media as a source', () => {
    const $ = read(sampleShow(), [sampleEpisode()], { ...OPTIONS, mediaMirrors: ['https://mirror.example/x/'] });
    expect(
      $('podcast\\:source')
        .toArray()
        .map((each) => $(each).attr('uri')),
    ).toEqual([
      'https://radio.example/pod/media/harbour/abc123.0f1e2d3c.mp3',
      'https://mirror.example/x/media/harbour/abc123.0f1e2d3c.mp3',
    ]);
  });
});

describe('the lite feed', () => {
  it.each([
    ['audio/x-m4a', 'audio/x-m4a', undefined],
    ['audio/ogg', 'audio/ogg', 'opus'],
    ['audio/ogg; codecs=opus', 'audio/ogg', 'opus'],
    ['audio/mpeg', 'audio/mpeg', undefined],
  ])('says of %s its type, length, rate and codec', (mimeType, type, codecs) => {
    const episode = sampleEpisode({ lite: { ...LITE, mimeType } });
    const lite = read(sampleShow(), [episode], { ...OPTIONS, lite: true });
    expect(lite('item > enclosure').attr()).toMatchObject({ type, length: '40000' });
    const alternate = read(sampleShow(), [episode])('podcast\\:alternateEnclosure').last().attr();
    expect(alternate).toMatchObject({ type, length: '40000', bitrate: '24000' });
    expect(alternate?.['codecs']).toBe(codecs);
  });

  it('lists only what has a small rendition, as its enclosure, under an identity of its own', () => {
    const episodes = [sampleEpisode({ id: 'with', lite: LITE }), sampleEpisode({ id: 'without' })];
    const $ = read(sampleShow(), episodes, { ...OPTIONS, lite: true });
    expect($('item')).toHaveLength(1);
    expect($('item > enclosure').attr('url')).toBe('https://radio.example/pod/media/harbour/abc123.77aa88bb.opus');
    expect($('item > enclosure').attr('type')).toBe('audio/ogg');
    expect($('channel > atom\\:link').attr('href')).toBe('https://radio.example/pod/harbour/lite.xml');
    expect($('channel > podcast\\:guid').text()).toBe(feedGuid('https://radio.example/pod/harbour/lite.xml'));
  });

  it('is titled as what it is and kept out of directories, where the other feed is found', () => {
    const lite = read(sampleShow(), [sampleEpisode({ lite: LITE })], { ...OPTIONS, lite: true });
    expect(lite('channel > title').text()).toBe('港口听报（省流量版）');
    expect(lite('channel > itunes\\:block').text()).toBe('Yes');
    expect(lite('channel > podcast\\:block').text()).toBe('yes');
    const feed = read(sampleShow(), [sampleEpisode({ lite: LITE })]);
    expect(feed('channel > title').text()).toBe('港口听报');
    expect(feed('channel > itunes\\:block, channel > podcast\\:block')).toHaveLength(0);
  });

  it('is also an alternate enclosure of the main feed, which stays the default', () => {
    const $ = read(sampleShow(), [sampleEpisode({ lite: LITE })]);
    const alternates = $('podcast\\:alternateEnclosure').toArray();
    expect(alternates.map((each) => $(each).attr('default'))).toEqual(['true', undefined]);
  });
});

describe('a long-running show', () => {
  const episodes = Array.from({ length: 11 }, (_, index) =>
    sampleEpisode({
      id: `e${11 - index}`,
      guid: `g${11 - index}`,
      publishedAt: new Date(Date.UTC(2024, 0, 12 - index)).toISOString(),
    }),
  );
  const documents = (count: number) =>
    new Map(
      [...buildFeedDocuments(sampleShow(), episodes.slice(-count), sampleSite(), { ...OPTIONS, maxItems: 3 })].map(
        ({ path, content }) => [path, content],
      ),
    );
  const guids = (xml = '') => {
    const $ = load(xml, { xml: true });
    return $('item > guid')
      .toArray()
      .map((each) => $(each).text());
  };
  const link = (xml = '', rel = '') => load(xml, { xml: true })(`channel > atom\\:link[rel="${rel}"]`).attr('href');

  it('keeps every episode in reach: the feed, then archive after archive', () => {
    const all = documents(11);
    expect([...all.keys()]).toEqual(['archive-1.xml', 'archive-2.xml', 'archive-3.xml', 'feed.xml']);
    expect(guids(all.get('feed.xml'))).toEqual(['g11', 'g10', 'g9']);
    const seen = new Set<string>();
    let name: string | undefined = 'feed.xml';
    while (name !== undefined) {
      for (const guid of guids(all.get(name))) seen.add(guid);
      name = link(all.get(name), 'prev-archive')?.split('/').at(-1);
    }
    expect(seen.size).toBe(11);
    expect(link(all.get('archive-1.xml'), 'current')).toBe('https://radio.example/pod/harbour/feed.xml');
    expect(link(all.get('archive-1.xml'), 'next-archive')).toBe('https://radio.example/pod/harbour/archive-2.xml');
    expect(load(all.get('archive-1.xml') ?? '', { xml: true })('fh\\:archive')).toHaveLength(1);
  });

  it('never changes an archive that is there', () => {
    for (let count = 4; count < 11; count += 1) {
      const [before, after] = [documents(count), documents(count + 1)];
      for (const [name, xml] of before) if (name !== 'feed.xml') expect(guids(after.get(name))).toEqual(guids(xml));
    }
  });

  it('says how often it appears', () => {
    const frequency = (list: readonly Episode[]) => read(sampleShow(), list)('podcast\\:updateFrequency').attr('rrule');
    expect(frequency(episodes)).toBe('FREQ=DAILY');
    expect(frequency(episodes.slice(0, 3))).toBeUndefined();
    const weekly = episodes.map((episode, index) => ({
      ...episode,
      publishedAt: new Date(Date.UTC(2024, 0, 100 - index * 7)).toISOString(),
    }));
    expect(frequency(weekly)).toBe('FREQ=WEEKLY');
  });
});

describe('the identity of a feed', () => {
  it.each([
    ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['http://podnews.net/rss//', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ])('of %s is the one that the specification gives', (address, guid) => {
    expect(feedGuid(address)).toBe(guid);
  });
});
