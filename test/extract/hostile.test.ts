/** No page, however broken or hostile, makes the extraction throw, overflow or run away. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { guardMarkup } from '../../src/extract/guard-markup.ts';
import { decodeHtml } from '../../src/io/decode-html.ts';
import { FUZZ_LIMIT_MS, fuzz } from '../fuzz/runs.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const WHOLE = page(
  `<p>By Ruth Quill</p>${paragraphs(PROSE)}<figure><img src="/x.jpg"><figcaption>x</figcaption></figure><p>Listen: <audio src="/a.mp3"></audio></p>
   <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><script>play("/b.mp3")</script><!-- note --><ul><li>one</li></ul>`,
  { head: '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"x"}]}</script>' },
);

/** What went wrong inside, if anything: `extractArticle` itself never throws. */
function faultsOf(html: string): readonly string[] {
  return extractArticle(html, URL_OF_PAGE).report.problems.filter((problem) => problem.startsWith('Extraction failed'));
}

const tag = fc.constantFrom(
  ...'a b p div span table tr td th li ul h1 h2 br img audio source script style title pre figure figcaption svg math select option template noscript iframe object embed form constructor meta link base time'.split(
    ' ',
  ),
);
const attribute = fc.tuple(
  fc.constantFrom(
    'class',
    'id',
    'href',
    'src',
    'data-x',
    'style',
    'role',
    'rel',
    'itemprop',
    'content',
    'property',
    'datetime',
    '__proto__',
    'on=',
    '"',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const piece = fc.oneof(
  fc
    .tuple(tag, fc.array(attribute, { maxLength: 4 }))
    .map(([name, list]) => `<${name} ${list.map(([key, value]) => `${key}="${value}"`).join(' ')}>`),
  tag.map((name) => `</${name}>`),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...PROSE,
    '<!--',
    '-->',
    '<![CDATA[',
    '\ud800',
    '\u0000',
    '[audio ',
    '2024年5月18日',
    'Comments',
    '</',
    '<',
  ),
);

describe('any page', { timeout: FUZZ_LIMIT_MS * 2 }, () => {
  it('made of random markup', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        expect(faultsOf(pieces.join(''))).toEqual([]);
      }),
      fuzz(100),
    );
  });

  it('cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(WHOLE.length), (end) => {
        expect(faultsOf(WHOLE.slice(0, end))).toEqual([]);
      }),
      fuzz(80),
    );
  });

  it('of random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.option(fc.string()), (bytes, type) => {
        const { html } = decodeHtml(bytes, type ?? undefined);
        expect(faultsOf(html)).toEqual([]);
      }),
      fuzz(80),
    );
  });

  it('with selectors and addresses of any kind', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (selector, url) => {
        const { report } = extractArticle(WHOLE, url, {
          selectors: { body: selector, remove: [selector], clips: selector },
        });
        expect(report.problems.filter((problem) => problem.startsWith('Extraction failed'))).toEqual([]);
      }),
      fuzz(80),
    );
  });
});

describe('a page made to hurt', { timeout: 60_000 }, () => {
  const prose = paragraphs(PROSE);
  const many = (text: string, times: number) => text.repeat(times);
  it.each([
    ['100,000 nested elements', many('<div>', 100_000) + prose],
    ['100,000 nested inline elements', many('<span>', 100_000) + prose],
    [
      '100,000 open formatting elements',
      Array.from({ length: 100_000 }, (_, index) => `<b class=x${index}>`).join('') + prose,
    ],
    ['formatting that every paragraph opens anew', many('<font color=1><p>x', 60_000) + prose],
    ['openings for browsers without script', `${many('<noscript>', 30_000)}${many(' ', 300_000)}<p>x</p></noscript>`],
    ['end tags that close nothing', many('<div><table><td></div>', 30_000) + prose],
    ['nested tables', many('<table><tr><td>', 20_000) + prose],
    ['nested lists', many('<ul><li>', 25_000) + prose],
    ['nested buttons', many('<button><p>', 30_000) + prose],
    ['a million attributes', `<div ${many('a=1 b=2 ', 500_000)}>${prose}`],
    ['unclosed quotes', many('<a href="', 200_000) + prose],
    ['unclosed comments', many('<!--', 200_000) + prose],
    ['unclosed scripts', many('<script>', 100_000) + prose],
    ['eight megabytes in one paragraph', many('The end is near, said he. ', 310_000)],
    ['twenty megabytes of white space', many(' \n', 10_000_000)],
    ['brackets', many('（', 1_500_000)],
    ['deep JSON-LD', `<script type="application/ld+json">${many('[', 100_000)}</script>${prose}`],
    ['words struck out among 60,000 others that are', `${prose}<p>${many('<s>a</s>', 60_000)}</p>`],
    ['60,000 bold words before line breaks', `<p>${many('<b>word<br></b><i></i>', 60_000)}</p>${prose}`],
    ['60,000 bold line breaks below a bold line', `<p><b>The ferries</b>${many('<b><br></b>', 60_000)}</p>${prose}`],
    ['100,000 recordings', many('<a href="/a.mp3">x</a>', 100_000)],
    ['half a surrogate', WHOLE.replace('harbour', '\udc00harbour\ud800')],
  ])('%s', (_, html) => {
    expect(faultsOf(html)).toEqual([]);
  });

  it('keeps the text that stands inside too deep a nesting', () => {
    const { article } = extractArticle(`${many('<div>', 5_000)}${prose}`, URL_OF_PAGE);
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual([...PROSE]);
  });

  it('keeps the whole of a long article in which a hundred formatting elements were left open', () => {
    const last = 'And with that the harbour master put down his pen.';
    const { article } = extractArticle(
      `${many('<b>', 100)}${many(`<p>${PROSE[0]}</p>`, 2000)}<p>${last}</p>`,
      URL_OF_PAGE,
    );
    expect(article?.blocks.at(-1)).toMatchObject({ text: last });
  });

  it('says so when it was cut, as of twenty megabytes of paragraphs', () => {
    const { problems } = extractArticle(many('<p>hello world, <b>dear</b> reader.</p>\n', 520_000), URL_OF_PAGE).report;
    expect(problems).toEqual([expect.stringContaining('too long')]);
  });

  it('is cut where it has more tags than can be read in a moment', () => {
    const { html, cut } = guardMarkup(many('<p>x', 700_000));
    expect(cut).toBe(true);
    expect(html.length / '<p>x'.length).toBeLessThan(150_000);
  });

  it('sets aside no more of its scripts than is looked through', () => {
    const { scripts } = guardMarkup(many(`<script>${'x'.repeat(1e6)}</script>`, 6) + prose);
    expect(scripts.join('').length).toBeGreaterThan(0);
    expect(scripts.join('').length).toBeLessThanOrEqual(4e6);
  });

  it('loses no word of an ordinary page in the guard', () => {
    const bare = (text: string) =>
      text.replace(/<script[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(bare(guardMarkup(WHOLE).html)).toBe(bare(WHOLE));
    expect(guardMarkup(WHOLE).scripts).toHaveLength(2);
  });
});
