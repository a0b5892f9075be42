/** Boxes that call, offer or refer, labels that belong to films and paragraphs' numbers; and text that resembles them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (html: string) => extractArticle(html, URL_OF_PAGE).article;
const added = (box: string, behind = false) => {
  const [first, second] = behind ? [LONG_PROSE, []] : [LONG_PROSE.slice(0, 6), LONG_PROSE.slice(6)];
  const blocks = read(page(paragraphs(first) + box + paragraphs(second)))?.blocks ?? [];
  return blocks.flatMap((block) =>
    'text' in block && !LONG_PROSE.includes(block.text) ? [`${block.kind}: ${block.text}`] : [],
  );
};

describe('a box is not read', () => {
  it.each([
    [
      'that sells',
      '<div><div>SPONSORED</div><div><p>Harlow keep you dry to the elbow. Ten per cent off.</p><a>Shop</a></div></div>',
    ],
    [
      'that invites',
      '<div><h3>Plan your visit</h3><p>On view through June 30, in Gallery 4.</p><a>Book free tickets</a></div>',
    ],
    [
      'that asks for a tip',
      '<div><h3>Have a tip?</h3><p>Do you know of a bridge? Our reporters are on Signal.</p></div>',
    ],
    [
      'that is an aside and a sidebar',
      `<aside class="content-sidebar"><h4>Disclosure</h4><p>${'He owns no shares in it. '.repeat(9)}</p></aside>`,
    ],
    [
      'of another article',
      '<div class="related-content related-content--article"><span>RELATED ARTICLE</span><span>How to read a map</span></div>',
    ],
    [
      'of a film’s title',
      '<div class="x-video__placeholder"><p class="x-video__title">The most watched films</p></div>',
    ],
  ])('%s', (_, box) => expect(added(box)).toEqual([]));

  it('of readers’ reviews', () => {
    const reviews =
      '<section><h2>Reviews (2)</h2><div><b>Gus</b><p>Made it twice this week, and the table went quiet for once.</p></div></section>';
    expect(added(reviews, true)).toEqual([]);
  });
});

describe('a box is read', () => {
  it.each([
    ['that ends in a paragraph', '<div><p>They had one word for it.</p><p>Shop</p></div>'],
    ['that ends in an item', '<ul><li>Wash the pot</li><li>Order more clay</li></ul>'],
    ['that asks otherwise', '<div><h3>Have a seat?</h3><p>Do you know of a bridge that nobody has crossed?</p></div>'],
    [
      'that is an aside',
      '<aside class="note"><p>The pier is eighty metres long and was built before the war, by men who had never seen the sea and did not care for it.</p></aside>',
    ],
    [
      'about reviews',
      '<div><h2>Reviews</h2><p>Two papers sent their critics, and one of them stayed to the end of it.</p></div>',
    ],
    ['about a film', '<div class="video-essay"><p>The most watched films are the shortest ones.</p></div>'],
  ])('%s', (_, box) => expect(added(box)).not.toEqual([]));
});

describe('a judgment', () => {
  const numbered = (at: number) => `<section><span>${at}.</span><div><p>${LONG_PROSE[at]}</p></div></section>`;
  const html = page(`<p class="x-simple x-heading">Background</p>${[0, 1, 2, 3, 4].map(numbered).join('')}`);

  it('is read without the numbers of its paragraphs', () => {
    const texts = read(html)?.blocks.flatMap((block) => ('text' in block ? [`${block.kind}: ${block.text}`] : []));
    expect(texts).toEqual(['heading: Background', ...LONG_PROSE.slice(0, 5).map((text) => `paragraph: ${text}`)]);
  });

  it('keeps a number that is said', () => {
    expect(added('<p>Forty-two, or in figures</p><p>42</p>')).toHaveLength(2);
  });
});

describe('a section’s name over the title', () => {
  const post = (over: string) =>
    read(
      `<html lang="en"><head><title>The cake</title></head><body><article>${over}<h1>The cake</h1>${paragraphs(LONG_PROSE)}</article></body></html>`,
    )?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));

  it('is not read', () => expect(post('<span><a>Dinner</a></span>')).toEqual(LONG_PROSE));
});

describe('the author', () => {
  const head = (line: string) =>
    read(
      `<html lang="en"><head><title>The light</title></head><body><article><header><h1>The light</h1>${line}</header>${paragraphs(LONG_PROSE)}</article></body></html>`,
    )?.byline;

  it('is the link before the line of the date', () => {
    expect(head('<div><a href="/q">Imogen Quaye</a><p>Posted on <time>Feb 11</time></p></div>')).toBe('Imogen Quaye');
  });

  it('is no other link', () => {
    expect(head('<div><a href="/q">Imogen Quaye</a><p>Three boats came in on Tuesday</p></div>')).toBeUndefined();
  });

  it('has a card behind the text that is not read', () => {
    const sign = '<p>By <a rel="author">Imogen Quaye</a></p>';
    const texts = read(
      `<html lang="en"><head><title>The light</title></head><body><article><h1>The light</h1>${sign}${paragraphs(LONG_PROSE)}<section><h3>Imogen Quaye</h3><p>Boats, bread</p></section></article></body></html>`,
    )?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
    expect(texts).toEqual(LONG_PROSE);
  });
});
