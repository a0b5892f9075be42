/** Whatever a server sends as a page, a feed, a list of feeds or a sitemap, reading ends, with a result or a named error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { decodeHtml } from '../../src/io/decode-html.ts';
import { normalizeUrl, resolveLink } from '../../src/sources/normalize-url.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';
import { readOpml } from '../../src/sources/read-opml.ts';
import { parseSitemap } from '../../src/sources/read-sitemap.ts';
import { FUZZ_LIMIT_MS, fuzz } from './runs.ts';

const BASE = 'https://paper.example/a/b.html';
const KINDS = ['heading', 'paragraph', 'quote', 'listItem', 'clip', 'figure', 'table', 'code'];

const XML = [
  '<rss version="2.0">',
  '<channel>',
  '</channel>',
  '<item>',
  '</item>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<entry>',
  '</entry>',
  '<title>',
  '</title>',
  '<link>',
  '</link>',
  '<link href="x"/>',
  '<guid isPermaLink="false">',
  '<enclosure url="/a.mp3"/>',
  '<pubDate>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#0;',
  '&amp;',
  '<media:group>',
  '<urlset>',
  '<url>',
  '<loc>',
  'https://paper.example/x',
  '<sitemapindex>',
  '<opml>',
  '<outline xmlUrl="https://a.example/"/>',
  '<body>',
  '{"version":"https://jsonfeed.org/version/1.1","items":[',
  '{"url":"x"}',
  ']}',
  '<rdf:RDF xmlns:rdf="x">',
  'text',
  '\u0000',
  '\ud800',
];
const HTML = [
  '<p>',
  '</p>',
  '<div class="article">',
  '</div>',
  '<article>',
  '<h1>',
  '</h1>',
  '<ul><li>',
  '<table><tr><td>',
  '<audio src="/a.mp3">',
  '<a href="b.mp3">',
  '<iframe src="p?file=c.mp3">',
  '<script>',
  '</script>',
  '<script type="application/ld+json">{"@type":"NewsArticle","author":',
  '<meta name="author" content="',
  '">',
  '<base href="file:///">',
  '<template>',
  '<svg>',
  '<math>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<a',
  '<p a=',
  '"',
  "'",
  '&nbsp',
  '&#x1F600;',
  '[audio src="d.mp3"]',
  'By Ann Lee',
  '2024-05-18',
  'The harbour master counted every boat that passed the gate, and wrote it down. ',
  '港口今天关闭了，渡轮全部停航，居民在岸边等候消息。',
  '\u0000',
  '\ud800',
  '<select>',
  '<noscript>',
  '<plaintext>',
  '<textarea>',
];
const made = (pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 })
    .map((parts) => parts.join(''));

async function named(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(LecternError);
    expect(['unreadable', 'wrong-type', 'too-large']).toContain((thrown as LecternError).code);
    return undefined;
  }
}

describe('documents', { timeout: FUZZ_LIMIT_MS }, () => {
  it('of pages give an article of whole blocks, or a reason', () => {
    fc.assert(
      fc.property(made(HTML), (html) => {
        const result = extractArticle(html, BASE);
        const { article } = result;
        if (!article) {
          expect('reason' in result && result.reason).toMatch(/./);
          return;
        }
        expect(article.title).toMatch(/\S/);
        for (const block of article.blocks) {
          expect(KINDS).toContain(block.kind);
          if (block.kind === 'clip') expect(block.url).toMatch(/^https?:\/\//);
          else expect(typeof block.text).toBe('string');
        }
      }),
      fuzz(600),
    );
  });

  it('of bytes in any charset are decoded', () => {
    const type = fc.constantFrom(
      undefined,
      '',
      'text/html',
      'text/html; charset=gbk',
      'text/html;charset="utf-16"',
      'text/html; charset=nonsense',
      'x;charset=x-user-defined',
      ';;charset==',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), type, (bytes, contentType) => {
        expect(typeof decodeHtml(bytes, contentType).html).toBe('string');
      }),
      fuzz(600),
    );
  });

  it('of feeds, lists of feeds and sitemaps give addresses on the web only, or a named error', async () => {
    await fc.assert(
      fc.asyncProperty(made(XML), async (text) => {
        const found = [
          await named(() => parseFeed(text, BASE).items),
          await named(() => readOpml(text, 'x')),
          await named(() =>
            parseSitemap({ url: BASE, bytes: Buffer.from(text), contentType: undefined }, 1e6).then(
              ({ items, sitemaps }) => [...items, ...sitemaps],
            ),
          ),
        ];
        for (const one of found.flat()) {
          // An item may be a recording alone; whatever it has for an address is on the web.
          const url = typeof one === 'object' && one !== null ? Reflect.get(one, 'url') : undefined;
          if (url !== undefined) expect(url).toMatch(/^https?:\/\//);
        }
      }),
      fuzz(400),
    );
  });

  it('of whole feeds survive the loss or change of any part', async () => {
    const whole = `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>t</title>${'<item><title>One</title><link>https://paper.example/1</link><guid>1</guid><enclosure url="https://paper.example/1.mp3" type="audio/mpeg" length="1"/><pubDate>Sat, 18 May 2024 00:00:00 GMT</pubDate><description><![CDATA[<p>text</p>]]></description></item>'.repeat(3)}</channel></rss>`;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(40),
        fc.string({ unit: 'binary', maxLength: 8 }),
        async (at, length, put) => {
          await named(() => parseFeed(whole.slice(0, at) + put + whole.slice(at + length), BASE));
        },
      ),
      fuzz(300),
    );
  });

  it('of addresses, normal ones stay as they are, and links lead to the web or nowhere', () => {
    const piece = fc.constantFrom(
      'http',
      'https',
      'file',
      ':',
      '//',
      '/',
      '@',
      '[',
      ']',
      '::1',
      '127.0.0.1',
      'a.example',
      '。',
      '%',
      '%2f',
      '%00',
      '?',
      '&',
      '=',
      'utm_source',
      '#',
      '!',
      '\\',
      ' ',
      '\t',
      '\n',
      '..',
      '\u202e',
      'ⓛ',
      '\ud800',
      '0x7f',
      '1e9',
    );
    const address = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.webUrl({ withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(address, (written) => {
        const normal = normalizeUrl(written);
        expect(normalizeUrl(normal)).toBe(normal);
        const link = resolveLink(written, BASE);
        if (link === undefined) return;
        expect(link).toMatch(/^https?:\/\/[^/]/);
        expect(resolveLink(link, BASE)).toBe(link);
      }),
      fuzz(3000),
    );
  });
});
