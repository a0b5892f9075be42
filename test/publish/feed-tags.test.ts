import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { examineConfig } from '../../src/config/read-config.ts';
import { toPublishable } from '../../src/config/show-settings.ts';
import type { Episode, Show } from '../../src/model.ts';
import { checkFeed } from '../../src/publish/check-feed.ts';
import { readFeed } from '../../src/publish/published-feed.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildFeed } from './whole-show.ts';

const xmlOf = (show: Partial<Show> = {}, episode: Partial<Episode> = {}) =>
  buildFeed(sampleShow(show), [sampleEpisode(episode)], sampleSite(), { coverFileName: 'cover.png' });

function examine(feed: string, more = '') {
  const written = `shows: [{ id: a, title: A, language: en, author: A, ${more} feed: ${feed}, sources: [{ files: x }] }]`;
  return examineConfig(written, 'lectern.yaml', '/tmp');
}

function tagsOf(feed: string, more = ''): Partial<Show> {
  const { config, problems } = examine(feed, more);
  expect(problems).toEqual([]);
  const [show] = config?.shows ?? [];
  if (!show) throw new Error('unreachable');
  const { feedTags = {}, isNarrated = false, categories } = toPublishable(show).show;
  return { feedTags, isNarrated, categories };
}

const refused = (feed: string, more = '') =>
  examine(feed, more).problems.map(({ path, message }) => `${path}: ${message}`);

/** The rules of `lectern check` that look at the document alone. */
function broken(xml: string): readonly string[] {
  const url = 'https://radio.example/pod/harbour/feed.xml';
  const files = /^(cover|item-(enclosure|link|transcript|chapters|alternate)|history)$/;
  return checkFeed({ ...readFeed(xml), url, file: () => undefined })
    .filter(({ id, problems }) => problems.length > 0 && !files.test(id))
    .map(({ id }) => id);
}

describe('a feed by itself', () => {
  it('says of each episode who reads, that the voice is synthetic, where the article is, and which clips are worth hearing', () => {
    const xml = xmlOf({ isNarrated: true }, { voices: ['kokoro:zf_xiaoxiao'] });
    const $ = load(xml, { xml: true });
    expect($('channel > podcast\\:txt[purpose="ai-content"]').text()).toBe('true');
    expect($('item > podcast\\:txt[purpose="ai-content"]').text()).toBe('true');
    expect($('item > podcast\\:person[role="narrator"]').text()).toBe('Kokoro zf_xiaoxiao（合成语音）');
    expect($('item > podcast\\:contentLink').attr('href')).toBe('https://paper.example/2024/bridge');
    expect($('item > podcast\\:soundbite').attr()).toEqual({ startTime: '8.500', duration: '6.500' });
    expect($('item > podcast\\:soundbite').text()).toBe('工程师谈修桥');
    expect($('item > content\\:encoded').text()).toContain('本集由合成语音朗读（Kokoro zf_xiaoxiao）。');
    expect(broken(xml)).toEqual([]);
  });

  it('says nothing of a voice where only the recording is heard', () => {
    const { timeline } = sampleEpisode();
    const cues = timeline.cues.filter(({ kind }) => kind === 'clip');
    const xml = xmlOf({}, { timeline: { ...timeline, cues } });
    expect(xml).not.toMatch(/ai-content|narrator|合成|soundbite/);
  });
});

it('names the hubs that hear of it, but not in a private feed or the small one', () => {
  const site = sampleSite({ hubs: ['https://hub.example/'], usesPodping: true });
  const feedOf = (show: Partial<Show>, lite = false) =>
    buildFeed(sampleShow(show), [sampleEpisode()], site, { coverFileName: 'cover.png', lite });
  expect(feedOf({})).toMatch(/<atom:link rel="hub" href="https:\/\/hub.example\/"\/>/);
  expect(feedOf({})).toContain('<podcast:podping usesPodping="true"/>');
  expect(broken(feedOf({}))).toEqual([]);
  for (const xml of [feedOf({ isPrivate: true }), feedOf({}, true)]) expect(xml).not.toMatch(/hub.example|podping/);
});

describe('what the configuration adds to a feed', () => {
  const ALL = `{
    locked: true, complete: true,
    funding: [{ url: "https://a.example/give", text: "Give & take" }],
    license: { name: cc-by-4.0 },
    location: { name: Lisbon, geo: "geo:38.72,-9.14", osm: R5400890, country: pt },
    txt: [{ purpose: verify, text: abc }],
    persons: [{ name: Ann Lee, role: host, href: "https://a.example/ann" }],
    trailers: [{ title: Soon, url: "https://a.example/t.mp3", publishedAt: 2024-05-18, byteLength: 5, mimeType: audio/mpeg }],
    namespaces: { radio: "https://a.example/ns" },
    elements: ['<radio:station radio:kind="fm">Harbour <radio:wave/></radio:station>', '<googleplay:block>yes</googleplay:block>'],
  }`;
  const OWNER = 'owner: { name: A, email: a@a.example }, category: [News > Politics, Society & Culture],';

  it('stands in it, well-formed, and keeps every rule', () => {
    const xml = xmlOf(tagsOf(ALL, OWNER));
    const $ = load(xml, { xml: true });
    const channel = (name: string) => $(`channel > ${name.replace(':', '\\:')}`);
    expect(channel('podcast:locked').text()).toBe('yes');
    expect(channel('itunes:complete').text()).toBe('Yes');
    expect(channel('podcast:funding').text()).toBe('Give & take');
    expect(channel('podcast:license').text()).toBe('cc-by-4.0');
    expect(channel('podcast:location').attr()).toEqual({ geo: 'geo:38.72,-9.14', osm: 'R5400890', country: 'pt' });
    expect(channel('podcast:txt[purpose="verify"]').text()).toBe('abc');
    expect(channel('podcast:trailer').attr('pubdate')).toBe('Sat, 18 May 2024 00:00:00 GMT');
    expect(channel('podcast:person').text()).toBe('Ann Lee');
    // What an item says of people replaces what the channel says.
    expect($('item > podcast\\:person[role="host"]').text()).toBe('Ann Lee');
    expect(
      channel('itunes:category')
        .toArray()
        .map((one) => $(one).attr('text')),
    ).toEqual(['News', 'Society & Culture']);
    expect($('rss').attr('xmlns:radio')).toBe('https://a.example/ns');
    expect($('rss').attr('xmlns:googleplay')).toBe('http://www.google.com/schemas/play-podcasts/1.0');
    expect(channel('radio:station').text()).toBe('Harbour ');
    expect(broken(xml)).toEqual([]);
  });

  it.each([
    ['what is no XML', `{ elements: ["<itunes:x>"] }`, 'well-formed'],
    ['two elements in one', `{ elements: ["<itunes:x/><itunes:y/>"] }`, '2 root elements'],
    ['the end of the channel', `{ elements: ["</channel><channel>"] }`, 'nothing is open'],
    ['a script', `{ elements: ["<itunes:x><script/></itunes:x>"] }`, 'nothing that runs'],
    ['a handler', `{ elements: ["<itunes:x onload='a'/>"] }`, 'nothing that runs'],
    ['a processing instruction', `{ elements: ["<?xml-stylesheet href='x'?>"] }`, 'processing instructions'],
    ['an undeclared prefix', `{ elements: ["<radio:x/>"] }`, 'radio in feed.namespaces'],
    ['an undeclared prefix of an attribute', `{ elements: ["<itunes:x radio:y='1'/>"] }`, 'radio in feed.namespaces'],
    ['an element without a prefix', `{ elements: ["<item/>"] }`, 'with a prefix'],
    ['a prefix that the feed has', `{ namespaces: { itunes: "https://a.example" } }`, 'another prefix'],
    ['a lock without an owner', '{ locked: true }', 'together with an owner'],
    ['an invented category', '{}', 'Apple’s list', 'category: [Invented],'],
  ])('may not be %s', (_, feed, message, more = '') => {
    expect(refused(feed, more).join()).toContain(message);
  });
});

it.each([
  ['podcast-soundbite', 'duration="6.500"', 'duration="60"'],
  ['podcast-contentLink', 'href="https://paper.example/2024/bridge"', 'href="file:///a"'],
  ['podcast-person', '>林晓</podcast:person>', '></podcast:person>'],
  ['podcast-txt', 'purpose="ai-content"', `purpose="${'x'.repeat(129)}"`],
  ['prefixes', '<podcast:medium>', '<radio:x/><podcast:medium>'],
  ['podcast-image', /(<podcast:image href=")https/, '$1ftp'],
  ['itunes-type', '>episodic<', '>weekly<'],
] as const)('the rule %s finds a feed that breaks it', (id, from, to) => {
  const xml = xmlOf({ isNarrated: true }, { article: sampleArticle() });
  const changed = xml.replace(from, to);
  expect(changed).not.toBe(xml);
  expect(broken(changed)).toContain(id);
});
