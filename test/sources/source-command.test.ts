import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sourceImportCommand, sourceTestCommand } from '../../src/commands/source-command.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { guessLinks } from '../../src/sources/guess-links.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';
import { startOrigin } from '../helpers/origin.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function screen() {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  return { output: { write, warn: write, isTerminal: false }, text: () => written };
}

/** A site with these pages; everything else is not found. */
async function site(pages: (url: string) => Readonly<Record<string, string>>) {
  const origin = await startOrigin((request, response) => {
    const body = pages(origin.url)[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': body.startsWith('<') ? 'text/html' : 'text/plain' }).end(body);
  });
  closers.push(origin.close);
  const config = parseConfig(
    `fetch: { allowPrivate: ["${origin.host}"], delaySeconds: 0 }
shows: [{ id: a, title: A, language: en, author: A, sources: [{ files: a }] }]`,
    'test.yaml',
    '/',
  );
  const test = async (path: string, json = false, before = origin.url) => {
    const { output, text } = screen();
    const status = await sourceTestCommand(config, { url: `${before}${path}`, json }, output, signal);
    return { status, text: text() };
  };
  return { origin, test };
}

const headlines = [
  'The lock froze early this winter',
  'A new ferry for the old harbour',
  'What the bridge keeper counted',
  'Ice on the upper basin again',
];
const front = (more = '') => `<html><head><title>Canal Post</title>${more}</head><body>
  <header><a href="/">Canal Post</a></header><nav><ul>${['Boats and ferries', 'Weather on water', 'Letters to us', 'About the paper', 'Old editions here'].map((name) => `<li><a href="/section-${name.length}/all-of-it/">${name}</a></li>`).join('')}</ul></nav>
  <main id="news">${headlines.map((headline, index) => `<div class="card ${index === 0 ? 'first' : ''}"><a class="picture" href="/2026/03/story-${index}.html"><img src="x.png"></a><h2 class="headline"><a href="/2026/03/story-${index}.html?utm_source=front">${headline}</a></h2><p>Read <a href="/authors/ada">by Ada Bell of the Post</a></p></div>`).join('')}</main>
  <aside><h2><a href="/2025/01/old-story-about-a-tug.html">An old story about a tug boat</a></h2></aside><footer><a href="/imprint-and-privacy.html">Imprint and privacy</a></footer></body></html>`;
const story = `<html lang="en"><head><title>The lock froze early</title></head><body><article><h1>The lock froze early</h1>${'<p>The keeper of the lock walked along the frozen basin every morning and wrote down how thick the ice was, as the keepers before him had done.</p>'.repeat(5)}</article></body></html>`;

describe('a site without a feed', () => {
  it('is followed by the links in the middle of its page', async () => {
    const { test } = await site(() => ({ '/': front(), '/2026/03/story-0.html': story }));
    const { status, text } = await test('/');
    expect(status).toBe(0);
    expect(text).toContain('4 articles');
    for (const headline of headlines.slice(0, 3)) expect(text).toContain(headline);
    expect(text).toMatch(/“The lock froze early”.*en.*characters, 0 recordings/);
    const pasted = parse(text.slice(text.indexOf('  - index:'))) as readonly { index: string; links: string }[];
    expect(pasted).toEqual([{ index: expect.stringMatching(/^http:/), links: 'h2.headline a' }]);
  });

  it('and without links that look like articles is told to be none', async () => {
    const { test } = await site(() => ({ '/': '<html><body><p>Nothing to see.</p></body></html>' }));
    const { status, text } = await test('/');
    expect(status).toBe(1);
    expect(text).toContain('No feed');
  });
});

describe('a feed that is broken', () => {
  const whole = '<?xml version="1.0"?>\n<rss version="2.0"><channel>\n<title>x</title>\n';

  it.each([
    ['is never closed', `${whole}<item><title>One</title>`, /line \d+: <item> is never closed/],
    ['has another root', '<?xml version="1.0"?>\n<rss2><channel/></rss2>', /its root is <rss2>, and not <rss>/],
    ['is broken JSON', '{"version":"https://jsonfeed.org/version/1.1",\n"items":[{]}', /line 2: /],
    ['is text', 'Service unavailable', /it begins with “Service unavailable”/],
    ['is empty', '', /is empty/],
  ])('is told as what is broken: it %s', (_what, text, message) => {
    expect(() => parseFeed(text, 'https://example.org/feed')).toThrow(message);
  });

  it('is told by source test, by its own address and by its site', async () => {
    const { test } = await site(() => ({
      '/': '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
      '/feed.xml': `${whole}<item><title>One</title>`,
    }));
    await expect(test('/feed.xml')).rejects.toThrow(
      /feed\.xml cannot be read as a feed: line 4: <item> is never closed/,
    );
    const { status, text } = await test('/');
    expect(text).toMatch(/broken: .*feed\.xml cannot be read as a feed: line 4/);
    expect(status).toBe(1);
  });
});

describe('a long feed', () => {
  it('is suggested with a limit, under an address without a scheme too', async () => {
    const { test, origin } = await site((url) => ({
      '/feed.xml': `<rss version="2.0"><channel><title>x</title>${Array.from({ length: 40 }, (_, at) => `<item><title>Story</title><link>${url}/${at}</link></item>`).join('')}</channel></rss>`,
    }));
    const { text } = await test('/feed.xml', false, origin.host);
    expect(parse(text.slice(text.indexOf('  - feed:')))).toEqual([{ feed: `${origin.url}/feed.xml`, limit: 30 }]);
  });
});

describe('a site with feeds and sitemaps', () => {
  const feed = (url: string) =>
    `<rss version="2.0"><channel><title>x</title>${headlines.map((headline, index) => `<item><title>${headline}</title><link>${url}/2026/03/story-${index}.html</link><pubDate>0${index + 1} Mar 2026 08:00 GMT</pubDate><enclosure url="${url}/a.mp3" type="audio/mpeg"/></item>`).join('')}</channel></rss>`;
  const pages = (url: string) => ({
    '/': front(
      '<link rel="alternate" type="application/rss+xml" href="/news.rss"><link rel="alternate" type="application/rss+xml" href="/gone.rss">',
    ),
    '/news.rss': feed(url),
    '/robots.txt': 'User-agent: *\nDisallow:\nSitemap: /map.xml\n',
    '/map.xml': `<urlset><url><loc>${url}/a</loc></url></urlset>`,
    '/2026/03/story-3.html': story,
  });

  it('is followed by its feed, and the other ways are there to choose', async () => {
    const { test, origin } = await site(pages);
    const { status, text } = await test('/');
    expect(status).toBe(0);
    expect(text).toContain(
      `feed ${origin.url}/news.rss: 4 items, 0 with their whole text, 4 with recordings, newest 2026-03-04`,
    );
    expect(text).toContain(`sitemap ${origin.url}/map.xml: 1 pages`);
    expect(text).toMatch(/story-3\.html:\n {2}“The lock froze early”/);
    expect(parse(text.slice(text.indexOf('  - feed:')))).toEqual([{ feed: `${origin.url}/news.rss` }]);
    expect(text).toContain('# - index:');
    expect(text).toContain('# - sitemap:');
  });

  it('is found from the address of the feed or the sitemap itself, for programs too', async () => {
    const { test, origin } = await site(pages);
    const found = JSON.parse((await test('/news.rss', true)).text) as object;
    expect(found).toMatchObject({
      feeds: [{ url: `${origin.url}/news.rss`, items: 4, withAudio: 4 }],
      yaml: expect.stringContaining('feed:'),
    });
    expect((await test('/map.xml')).text).toContain('  - sitemap:');
  });

  it('is found at the usual addresses when nothing names it', async () => {
    const { test, origin } = await site((url) => ({ '/blog/': '<html><body>x</body></html>', '/rss.xml': feed(url) }));
    expect((await test('/blog/')).text).toContain(`- feed: ${origin.url}/rss.xml`);
  });
});

describe('the links of a page', () => {
  const at = 'https://news.example.org/';
  it('in Chinese are found among menus and rankings', () => {
    const list = [
      '运河上的船闸今年冬天提前结冰',
      '新渡轮开往旧港口',
      '守桥人一天数了多少条船',
      '上游水坝重新开放给公众参观',
    ];
    const html = `<div class="menu"><ul>${['首页', '新闻', '视频', '关于我们'].map((name, index) => `<li><a href="/c/${index}000/">${name}</a></li>`).join('')}</ul></div>
      <div class="list-box"><ul class="news-list">${list.map((title, index) => `<li class="li_${index}"><a href="/a/2026030${index}.shtml">${title}</a><span>03-0${index}</span></li>`).join('')}</ul></div>`;
    const guess = guessLinks(html, at);
    expect(guess?.items.map(({ title }) => title)).toEqual(list);
  });

  it('to other sites, or too few, are no list', () => {
    const foreign = [1, 2, 3, 4].map(
      (id) => `<li><a href="https://other.example/story-${id}000">A long headline of another site</a></li>`,
    );
    expect(guessLinks(`<ul>${foreign.join('')}</ul>`, at)).toBeUndefined();
    expect(guessLinks('<h2><a href="/a/12345">One single headline that is long</a></h2>', at)).toBeUndefined();
  });
});

describe('an OPML file', () => {
  const file = async (text: string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'lectern-opml-')), 'feeds.opml');
    await writeFile(path, text);
    return path;
  };
  const opml = (outlines: string) => `<?xml version="1.0"?><opml version="2.0"><head/><body>${outlines}</body></opml>`;

  it('becomes sources to paste, each feed once, in its folders', async () => {
    const { output, text } = screen();
    const path = await file(
      opml(`<outline text="Water"><outline text="Canal: news #1" type="rss" xmlUrl="https://canal.example/feed?a=1&amp;b=2"/>
        <outline text="Twice" xmlUrl="https://canal.example/feed?a=1&amp;b=2"/></outline><outline text="Ice" xmlUrl="https://ice.example/atom"/><outline text="Page only" htmlUrl="https://x.example/"/>`),
    );
    expect(await sourceImportCommand({ file: path, json: false }, output)).toBe(0);
    expect(parse(text())).toEqual({
      sources: [{ feed: 'https://canal.example/feed?a=1&b=2' }, { feed: 'https://ice.example/atom' }],
    });
    expect(text()).toContain('# Water');
    expect(text()).toContain('Canal: news #1');
  });

  it('without feeds, or that is none, is told', async () => {
    const { output, text } = screen();
    expect(
      await sourceImportCommand({ file: await file(opml('<outline text="Nothing"/>')), json: false }, output),
    ).toBe(1);
    expect(text()).toContain('names no feeds');
    await expect(
      sourceImportCommand({ file: await file('<html>no</html>'), json: false }, output),
    ).rejects.toMatchObject({ code: 'unreadable' });
    await expect(sourceImportCommand({ file: '/nowhere.opml', json: false }, output)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
