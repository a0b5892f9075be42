import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/serve/choose-language.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const ALL = ['zh-Hans', 'zh-Hant', 'en'];

describe('the language that is chosen', () => {
  it.each([
    [undefined, 'zh-Hans'],
    ['', 'zh-Hans'],
    ['*', 'zh-Hans'],
    ['de-AT,de;q=0.9', 'zh-Hans'],
    ['de, en;q=0.8', 'en'],
    ['en-GB,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['en;q=0.2, zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['yue', 'zh-Hant'],
    ['zh-SG', 'zh-Hans'],
    ['en;q=0, zh-HK;q=0.1', 'zh-Hant'],
    ['x'.repeat(5000), 'zh-Hans'],
  ])('for %s is %s', (header, language) => {
    expect(chooseLanguage(header, ALL)).toBe(language);
  });
});

describe('pages in three languages', () => {
  let site: PublishedSite;
  beforeAll(async () => {
    site = await serveSite({ languages: ALL });
  });
  afterAll(() => site?.stop());

  const get = async (path: string, language?: string) => {
    const response = await fetch(`${site.origin}${path}`, language ? { headers: { 'Accept-Language': language } } : {});
    return { response, $: load(await response.text()) };
  };

  it.each(['/', '/harbour/', '/harbour/abc123/'])('%s is sent in the reader’s, and caches are told', async (path) => {
    for (const [asked, sent] of [
      ['en-US', 'en'],
      ['zh-TW', 'zh-Hant'],
      ['fr', 'zh-Hans'],
    ] as const) {
      const { response, $ } = await get(path, asked);
      expect($('html').attr('lang'), asked).toBe(sent);
      expect(response.headers.get('vary')).toContain('Accept-Language');
      const again = await fetch(response.url, {
        headers: { 'Accept-Language': asked, 'If-None-Match': response.headers.get('etag') ?? '' },
      });
      expect([again.status, again.headers.get('vary')]).toEqual([304, response.headers.get('vary')]);
    }
  });

  it('lead to one another, and a reader who chose one stays in it', async () => {
    const { $ } = await get('/harbour/abc123/index.en.html', 'zh-CN');
    expect($('html').attr('lang')).toBe('en');
    expect($('h1').attr('lang')).toBe('zh-Hans');
    expect(
      $('.trail a')
        .map((_index, each) => $(each).attr('href'))
        .toArray(),
    ).toEqual(['../../index.en.html', '../index.en.html']);
    for (const path of ['/', '/harbour/', '/harbour/abc123/'])
      for (const chosen of ALL) {
        const page = await get(`${path}index.${chosen}.html`.replace('.zh-Hans', ''), 'en');
        expect(page.$('html').attr('lang'), path).toBe(chosen);
        // Every link of a page leads to one in the same language, whatever the browser asks for.
        const links = page.$('.trail a, .entry h2 a, .entry h3 a, .shows h3 a').toArray();
        for (const href of links.map((each) => page.$(each).attr('href') ?? '')) {
          const { pathname } = new URL(href, page.response.url);
          const next = await get(pathname, chosen === 'en' ? 'zh-TW' : 'en');
          expect([next.response.status, next.$('html').attr('lang')], pathname).toEqual([200, chosen]);
        }
        for (const each of page.$('.foot a').toArray()) {
          const { pathname } = new URL(page.$(each).attr('href') ?? '', page.response.url);
          const next = await get(pathname, 'zh-TW');
          expect(next.$('html').attr('lang'), pathname).toBe(page.$(each).attr('lang'));
        }
      }
    expect((await get('/index.de.html')).response.status).toBe(404);
    const others = $('.foot a')
      .map((_index, each) => $(each).attr('href'))
      .toArray();
    expect(others).toEqual(['index.html', 'index.zh-Hant.html']);
    for (const name of others) expect((await get(`/harbour/abc123/${name}`)).response.status).toBe(200);
    const list = await get('/harbour/index.en.html');
    expect(list.$('.entry h2 a').attr('href')).toBe('abc123/index.en.html');
    const alternates = $('link[rel=alternate][hreflang]')
      .map((_index, each) => $(each).attr('href'))
      .toArray();
    expect(alternates).toContain('https://radio.example/pod/harbour/abc123/index.zh-Hant.html');
  });

  it('say in the reader’s language that an address leads nowhere', async () => {
    for (const [asked, sent] of [
      ['en-US', 'en'],
      ['zh-TW', 'zh-Hant'],
      ['fr', 'zh-Hans'],
    ] as const) {
      const { response, $ } = await get('/nothing', asked);
      expect([response.status, response.headers.get('vary'), $('html').attr('lang')]).toEqual([
        ...[404, expect.stringContaining('Accept-Language')],
        sent,
      ]);
    }
  });

  it('only the embedded player may be framed by others, under both of its addresses', async () => {
    for (const path of ['/harbour/abc123/embed.html', '/embed/harbour/abc123']) {
      const { response, $ } = await get(path);
      expect(response.headers.get('content-security-policy'), path).toContain('frame-ancestors *');
      expect(response.headers.get('x-frame-options')).toBeNull();
      const media = new URL($('audio').attr('src') ?? '', `https://radio.example${path}`);
      expect(media.pathname).toBe('/media/harbour/abc123.0f1e2d3c.mp3');
    }
    const { response } = await get('/harbour/abc123/');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect((await get('/embed/harbour/')).response.status).toBe(404);
  });

  it('tell others what an episode is: OpenGraph, JSON-LD, oEmbed', async () => {
    const { $ } = await get('/harbour/abc123/');
    expect($('meta[property="og:audio"]').attr('content')).toBe(
      'https://radio.example/pod/media/harbour/abc123.0f1e2d3c.mp3',
    );
    expect($('meta[name="twitter:player"]').attr('content')).toBe(
      'https://radio.example/pod/harbour/abc123/embed.html',
    );
    expect(JSON.parse($('script[type="application/ld+json"]').text())).toMatchObject({
      '@type': 'PodcastEpisode',
      name: '老桥今天重新开放',
      inLanguage: 'zh-Hans',
      duration: 'PT0H0M21S',
    });
    const address = new URL($('link[type="application/json+oembed"]').attr('href') ?? '').pathname.replace('/pod', '');
    const oembed = (await (await fetch(site.origin + address)).json()) as { readonly html: string };
    expect(oembed).toMatchObject({ version: '1.0', type: 'rich', title: '老桥今天重新开放' });
    expect(load(oembed.html)('iframe').attr('src')).toBe('https://radio.example/pod/harbour/abc123/embed.html');
  });
});
