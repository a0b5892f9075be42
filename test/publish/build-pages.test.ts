import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Episode } from '../../src/model.ts';
import { buildEpisodePage } from '../../src/publish/build-episode-page.ts';
import { buildOpml } from '../../src/publish/build-opml.ts';
import { LISTENING } from '../../src/publish/build-page.ts';
import { buildShowPage } from '../../src/publish/build-show-page.ts';
import { buildSiteFiles } from '../../src/publish/build-site-files.ts';
import { buildSitePage } from '../../src/publish/build-site-page.ts';
import { buildEpisodePartials } from '../../src/publish/episode-partials.ts';
import { toClipName } from '../../src/publish/list-clips.ts';
import { buildListed, readListed } from '../../src/publish/listed-episode.ts';
import { EPISODES_PER_PAGE } from '../../src/publish/show-pages.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './sample-episode.ts';
import { buildFeed, buildShowFiles } from './whole-show.ts';

const LOOK = { coverFileName: 'cover.png' };

const listed = (episode: Episode) => readListed(buildListed(sampleShow(), episode, {}));

const page = (episode: Episode) => load(buildEpisodePage(sampleShow(), episode, sampleSite(), LOOK));

const showPage = (episodes = listed(sampleEpisode()), language = 'zh-Hans') =>
  buildShowPage(sampleShow(), sampleSite(), {
    hasLite: true,
    episodes,
    count: 1,
    language: { language, languages: [language] },
    place: { fileName: 'index.html' },
  });

/** Everything that a browser would fetch without being asked. */
function loaded(html: string): readonly string[] {
  const $ = load(html);
  const all = $('script, img, audio, source, iframe, link[rel="stylesheet"], link[rel="icon"]').toArray();
  return all.map((each) => $(each).attr('src') ?? $(each).attr('href') ?? '');
}

describe('the page of an episode', () => {
  it('shows the article with every spoken sentence marked by when it is heard', () => {
    const $ = page(sampleEpisode());
    const cues = $('.cue')
      .toArray()
      .map((each) => [$(each).attr('data-start'), $(each).text().trim()]);
    expect(cues.slice(0, 3)).toEqual([
      ['0', '老桥今天重新开放'],
      ['2.9', '老桥修了三年。'],
      ['5.2', '今天早上它重新开放了。'],
    ]);
    expect($('h1').text()).toBe('老桥今天重新开放');
    expect($('.text > p').first().text()).toBe('老桥修了三年。今天早上它重新开放了。');
    expect($('.text > h2 .cue').attr('data-end')).toBe('17');
  });

  it('shows links, emphasis, code and tables as the author wrote them, with what is heard marked across them', () => {
    const text = 'Read the minutes at https://paper.example/a now. Then run count now, or not.';
    const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    const spans = [
      { kind: 'link', ...at('https://paper.example/a'), url: 'https://paper.example/a' },
      { kind: 'emphasis', ...at('now. Then') },
      { kind: 'code', ...at('count') },
      { kind: 'link', ...at('or not'), url: 'javascript:alert(1)' },
    ] as const;
    const rows = [
      ['Year', 'Lamps'],
      ['2025', '<b>1242'],
    ];
    const blocks = [
      { kind: 'paragraph', text, spans },
      { kind: 'table', text: 'Year Lamps 2025 1242', rows },
    ] as const;
    const { timeline } = sampleEpisode();
    const said = ['Read the minutes at a web address now.', 'Then run count now, or not.'];
    const cues = said.map((one, index) => ({
      start: index,
      end: index + 1,
      kind: 'speech' as const,
      text: one,
      block: 0,
    }));
    const $ = page(sampleEpisode({ article: sampleArticle({ blocks }), timeline: { ...timeline, cues } }));
    expect($('.text > p').text()).toBe(text);
    expect($('.cue').first().html()).toBe(
      'Read the minutes at <a href="https://paper.example/a" rel="noopener noreferrer">https://paper.example/a</a> <em>now.</em>',
    );
    expect($('.cue').last().html()).toBe('<em>Then</em> run <code>count</code> now, or not.');
    expect($('table th').text()).toBe('YearLamps');
    expect($('table td').last().text()).toBe('<b>1242');
  });

  it('says when each word is heard, what is said in a recording and how loud it is', () => {
    const { timeline } = sampleEpisode();
    const words = [
      { start: 2.9, end: 3.5, text: '老桥' },
      { start: 3.6, end: 5, text: '修了三年。' },
    ];
    const transcript = [{ start: 9, end: 11, text: '桥墩要换', origin: 'machine' }] as const;
    const cues = timeline.cues.map((cue, index) =>
      index === 1 ? { ...cue, words } : index === 3 ? { ...cue, transcript, peaks: [0, 100] } : cue,
    );
    const $ = page(sampleEpisode({ timeline: { ...timeline, cues } }));
    expect($('#c1').attr('data-words')).toBe('0-2@0 2-7@0.7');
    expect($('.wave path').attr('d')).toBe('M0 48h3v4h-3zM4 0h3v100h-3z');
    expect($('.said').text()).toBe('桥墩要换 (机器听写)');
    expect($('.said .cue').attr('data-start')).toBe('9');
  });

  it('gives a clip its own time and says its lead-in beside it', () => {
    const { timeline } = sampleEpisode();
    const [first, second, third, clip, ...rest] = timeline.cues;
    const leadIn = { start: 8.1, end: 8.5, kind: 'speech', text: '下面是录音。', block: 1 } as const;
    const cues = [first, second, third, leadIn, clip, ...rest].flatMap((cue) => cue ?? []);
    const $ = page(sampleEpisode({ timeline: { ...timeline, cues } }));
    expect($('figure.clip').attr('data-start')).toBe('8.5');
    expect($('figure.clip .time').text()).toBe('0:08–0:15');
    expect($('figure.clip').prev().text()).toBe('下面是录音。');
  });

  it('marks a clip as original sound with its source, and a missing clip as missing, without the error’s text', () => {
    const $ = page(sampleEpisode());
    const clip = $('figure.clip.cue');
    expect(clip.find('.badge').text()).toBe('原声');
    expect(clip.find('a').attr('href')).toBe('https://paper.example/audio/engineer.mp3');
    expect(clip.attr('data-start')).toBe('8.5');
    const { timeline } = sampleEpisode();
    const unheard = sampleEpisode({
      timeline: { ...timeline, cues: timeline.cues.filter((cue) => cue.kind === 'speech') },
      missingClips: [
        { url: 'https://paper.example/audio/engineer.mp3', reason: '/srv/clips/engineer.mp3 is cut off.' },
        { url: 'file:///srv/clips/crowd.mp3', reason: 'There is no file /srv/clips/crowd.mp3.' },
      ],
    });
    expect(page(unheard)('figure.clip.missing').text()).toContain('这段录音暂时无法取得');
    expect(page(unheard)('section.missing li').text()).toBe('原声 (这段录音暂时无法取得)');
    expect(page(unheard).html()).not.toContain('/srv/');
  });

  it('says the same length as the feed', () => {
    const feed = buildFeed(sampleShow(), [sampleEpisode()], sampleSite(), { coverFileName: 'cover.png' });
    expect(feed).toContain('<itunes:duration>21</itunes:duration>');
    expect(page(sampleEpisode())('time[datetime^="PT"]').text()).toBe('0:21');
    expect(load(showPage())('time[datetime^="PT"]').first().attr('datetime')).toBe('PT0H0M21S');
  });

  it('shows what the author wrote where the narrator leaves out words or says others', () => {
    const blocks = [{ kind: 'paragraph', text: 'First one.[3] Second one.' }] as const;
    const article = sampleArticle({ language: 'en', blocks });
    const { timeline } = sampleEpisode();
    const cue = (start: number, text: string) => ({ start, end: start + 1, kind: 'speech', text, block: 0 }) as const;
    const heard = (...texts: readonly string[]) =>
      page(sampleEpisode({ article, timeline: { ...timeline, cues: texts.map((text, index) => cue(index, text)) } }));
    expect(heard('First one.', 'Second one.')('.text > p').text()).toBe('First one.[3] Second one.');
    const other = heard('First one.', 'Something else.');
    expect(other('.text > p').text()).toBe('First one.[3] Second one.');
    expect(other('.cue').last().text()).toBe('[3] Second one.');
    expect(heard('First one.', 'Second one.', 'Nobody wrote this.')('.cue').last().text()).toBe('Nobody wrote this.');
  });

  it('works without script: native controls, chapters as links to existing places, no fetch before play', () => {
    const $ = page(sampleEpisode());
    expect($('audio').attr('controls')).toBeDefined();
    expect($('audio').attr('preload')).toBe('none');
    expect($('audio').attr('src')).toBe('../../media/harbour/abc123.0f1e2d3c.mp3');
    const targets = $('.chapters a')
      .toArray()
      .map((each) => $(each).attr('href') ?? '');
    expect(targets).toHaveLength(3);
    for (const target of targets) expect($(target), target).toHaveLength(1);
  });

  it('speaks the language of the show, and says in which language the article is', () => {
    const english = buildEpisodePage(sampleShow({ language: 'en-GB' }), sampleEpisode(), sampleSite(), LOOK);
    const $ = load(english);
    expect($('html').attr('lang')).toBe('en');
    expect($('h1').attr('lang')).toBe('zh-Hans');
    expect($('.badge').text()).toBe('Original sound');
    const taiwan = buildEpisodePage(sampleShow({ language: 'zh-TW' }), sampleEpisode(), sampleSite(), LOOK);
    expect(load(taiwan)('.badge').text()).toBe('原聲');
  });
});

describe('the name of a clip', () => {
  it.each([
    ['128kbps收听：', ''],
    ['AAC收听:', ''],
    ['点击下载音频 MP3（3.2MB）', ''],
    ['Listen now (MP3, 64 kbps)', ''],
    ['播放', ''],
    ['工程师谈修桥：', '工程师谈修桥'],
    ['听听老船工怎么说', '听听老船工怎么说'],
    ['Interview with Ada Marsh (MP3)', 'Interview with Ada Marsh (MP3)'],
    ['Playing by ear', 'Playing by ear'],
    [undefined, ''],
  ])('%s is %s', (label, name) => {
    expect(toClipName(label)).toBe(name);
  });
});

describe('every page', () => {
  const show = sampleShow();
  const front = { show, hasLite: true, newest: listed(sampleEpisode()) };
  const pages: readonly (readonly [string, string])[] = [
    ['episode', buildEpisodePage(show, sampleEpisode(), sampleSite(), LOOK)],
    ['show', showPage()],
    ['site', buildSitePage([front], sampleSite())],
  ];

  it.each(pages)('%s fetches only relative addresses and has no inline script or style', (_name, html) => {
    const addresses = loaded(html);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).not.toMatch(/^([a-z]+:|\/)/i);
    const $ = load(html);
    expect($('style, [style], script:not([src]):not([type="application/ld+json"])')).toHaveLength(0);
    expect(
      $('*')
        .toArray()
        .flatMap((each) => Object.keys($(each).attr() ?? {}))
        .filter((name) => /^on/.test(name)),
    ).toEqual([]);
  });

  it.each(pages)('%s says itself that it runs and loads nothing from elsewhere', (_name, html) => {
    const policy = load(html)('meta[http-equiv="Content-Security-Policy"]').attr('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    const sources = policy.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
  });

  it('leads by its tags to what else has them', () => {
    const article = sampleArticle({ tags: ['#桥', '桥', ' ', 'Uncategorized', 'A & B', 'a & b', 'x'.repeat(61)] });
    const $ = page(sampleEpisode({ article }));
    const links = $('.tags a').toArray();
    expect(links.map((link) => [$(link).attr('href'), $(link).text()])).toEqual([
      ['../#tag=%E6%A1%A5', '桥'],
      ['../#tag=A%20%26%20B', 'A & B'],
    ]);
    const all = Array.from({ length: 20 }, (_, at) => sampleArticle({ tags: [`t${at % 15}`, 'Often'] }));
    const $$ = load(showPage(all.flatMap((one) => listed(sampleEpisode({ article: one })))));
    // Without script there is no search, and no tag that leads nowhere.
    expect(
      $$('form.search[hidden] .tags a')
        .toArray()
        .map((link) => $$(link).attr('href')),
    ).toEqual(['Often', ...Array.from({ length: 11 }, (_, at) => `t${at}`)].map((tag) => `#tag=${tag}`));
    expect($$('.tags')).toHaveLength(1);
    const mixed = [
      ...all.map((article) => ({ ...article, language: 'zh-CN' })),
      sampleArticle({ tags: ['Boats', 'often'], language: 'en-GB' }),
    ].flatMap((article) => listed(sampleEpisode({ article })));
    const firstFor = (language: string) =>
      load(showPage(mixed, language))('.tags a')
        .get()
        .slice(0, 3)
        .map((link) => $$(link).text());
    expect([firstFor('en'), firstFor('zh-Hant')]).toEqual([
      ['Often', 'Boats', 't0'],
      ['Often', 't0', 't1'],
    ]);
  });

  it('shows a reader’s labels only where the show does', () => {
    const episode = sampleEpisode({ article: sampleArticle({ tags: ['Boats'], readerTags: ['job search'] }) });
    const show = sampleShow();
    const drawn = (one: typeof show) =>
      JSON.stringify([
        buildEpisodePartials(one, episode, sampleSite(), {}),
        buildEpisodePage(one, episode, sampleSite(), LOOK),
      ]);
    expect(drawn(show)).toContain('Boats');
    expect(drawn(show)).not.toContain('job search');
    expect(drawn({ ...show, showsReaderTags: true }).split('job search').length).toBeGreaterThan(5);
  });

  it('withstands hostile articles', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"onload="x',
        "'><img src=x>",
        '</textarea>',
        '--></style>',
        '\u202Eevil',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const blocks = [
          { kind: 'paragraph', text: first },
          { kind: 'heading', level: 6, text: second },
          { kind: 'clip', url: `javascript:${first}`, label: second, place: 'body' },
          { kind: 'figure', text: first, imageUrl: `data:text/html,${second}` },
          { kind: 'code', text: second },
        ] as const;
        const article = sampleArticle({
          title: first,
          byline: second,
          siteName: first,
          canonicalUrl: second,
          url: first,
          tags: [first, second],
          blocks,
        });
        const html = buildEpisodePage(
          sampleShow({ title: second }),
          sampleEpisode({ article, missingClips: [{ url: second, label: first, reason: second }] }),
          sampleSite(),
          LOOK,
        );
        const $ = load(html);
        expect($('script[src]')).toHaveLength(2);
        expect($('script:not([src])')).toHaveLength(1);
        expect(() => JSON.parse($('script:not([src])').text())).not.toThrow();
        expect($('iframe, style, textarea')).toHaveLength(0);
        expect(loaded(html).filter((address) => /^[a-z]+:/i.test(address))).toEqual([]);
        expect(html).not.toContain('\u202E');
        for (const link of $('main a').toArray()) expect($(link).attr('href')).not.toMatch(/^(javascript|data):/i);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the page of a show', () => {
  it('offers the feed to copy, to open in apps and as a QR code', () => {
    const $ = load(showPage());
    expect($('.address input').val()).toBe('https://radio.example/pod/harbour/feed.xml');
    expect($('.apps a').first().attr('href')).toBe('podcast://radio.example/pod/harbour/feed.xml');
    expect($('svg.qr path').attr('d')).toMatch(/^M0 0h7v1h-7z/);
    expect($('.episodes h2 a').attr('href')).toBe('abc123/');
  });

  const pagesOf = (count: number) =>
    new Map(
      buildShowFiles(
        sampleShow(),
        Array.from({ length: count }, (_, index) => sampleEpisode({ id: `e${count - index}` })),
        sampleSite(),
      )
        .filter(({ path }) => /^(index|page-\d+)\.html$/.test(path))
        .map(({ path, content }) => [path, String(content)]),
    );
  const idsOf = (html = '') => {
    const $ = load(html);
    return $('.episodes li')
      .toArray()
      .map((each) => $(each).attr('data-id'));
  };

  it('spreads many episodes over pages, none twice and none left out, each linked to the next older', () => {
    const count = EPISODES_PER_PAGE * 3 + 2;
    const pages = pagesOf(count);
    const seen: (string | undefined)[] = [];
    for (let name: string | undefined = 'index.html'; name !== undefined; ) {
      const html: string | undefined = pages.get(name);
      seen.push(...idsOf(html));
      name = load(html ?? '')('.pager a[rel="next"]').attr('href');
    }
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => `e${count - index}`));
    expect(load(pages.get('page-1.html') ?? '')('.pager a[rel="prev"]').attr('href')).toBe('page-2.html');
  });

  it('leaves older pages as they are when episodes are added, but for the link to a page that is new', () => {
    for (let count = EPISODES_PER_PAGE * 3 - 1; count < EPISODES_PER_PAGE * 3 + 2; count += 1) {
      const [before, after] = [pagesOf(count), pagesOf(count + 1)];
      for (const [name, html] of before) {
        if (name === 'index.html') continue;
        if (after.size === before.size) expect(after.get(name)).toBe(html);
        else expect(idsOf(after.get(name))).toEqual(idsOf(html));
      }
    }
  });
});

describe('the site', () => {
  it('publishes assets, OPML, a page for what is not found and a front page', () => {
    const front = { show: sampleShow(), hasLite: false, newest: [] };
    const files = [...buildSiteFiles([front], sampleSite(), [{ name: 'lectern.js', content: 'x' }])];
    expect(files.map((file) => file.path)).toEqual([
      'assets/lectern.js',
      'assets/app.webmanifest',
      'opml.xml',
      '404.html',
      'index.html',
    ]);
    const notFound = load(String(files[3]?.content));
    expect(notFound('link[rel="stylesheet"]').attr('href')).toBe('/pod/assets/lectern.css');
  });

  it('lists every feed in the OPML', () => {
    const $ = load(buildOpml([sampleShow({ title: 'A & <B>' })], sampleSite()), { xml: true });
    expect($('outline').attr('xmlUrl')).toBe('https://radio.example/pod/harbour/feed.xml');
    expect($('outline').attr('text')).toBe('A & <B>');
  });
});

describe('feed/ and media/ as static files', () => {
  it('hold everything that their pages link to and load', () => {
    const lite = { ...sampleEpisode().enclosure, fileName: 'abc123.55667788.opus' };
    const show = sampleShow();
    const episodes = Array.from({ length: EPISODES_PER_PAGE * 2 + 1 }, (_, index) =>
      sampleEpisode({ id: `e${index}`, lite }),
    );
    const front = { show, hasLite: true, newest: episodes.slice(0, 3).flatMap(listed) };
    const modules = LISTENING.modules.map((name) => `${name}.js`);
    const assetNames = [
      'icon.svg',
      'lectern.css',
      'lectern.js',
      `${LISTENING.script}.js`,
      ...LISTENING.styles,
      ...modules,
    ];
    const assets = assetNames.map((name) => ({ name, content: '' }));
    const site = sampleSite({ baseUrl: 'https://radio.example' });
    const files = new Map([
      ...[...buildSiteFiles([front], site, assets)].map(({ path, content }) => [path, content] as const),
      ...buildShowFiles(show, episodes, site).map(({ path, content }) => [`harbour/${path}`, content] as const),
      ...['abc123.0f1e2d3c.mp3', 'abc123.55667788.opus'].map((name) => [`media/harbour/${name}`, ''] as const),
    ]);
    let links = 0;
    for (const [path, content] of files) {
      if (!path.endsWith('.html')) continue;
      const $ = load(String(content));
      for (const each of $('[href], [src]').toArray()) {
        const address = $(each).attr('href') ?? $(each).attr('src') ?? '';
        const { origin, pathname } = new URL(address, `https://radio.example/${path}`);
        if (origin !== 'https://radio.example') continue;
        links += 1;
        const file = pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
        expect(files.has(file), `${address} in ${path}`).toBe(true);
      }
    }
    expect(links).toBeGreaterThan(500);
  });
});
