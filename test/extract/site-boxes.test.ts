/** Boxes of a site that only a name of their element sets beside the text, and texts in boxes named alike. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const added = (middle: string) =>
  extractArticle(
    page(paragraphs(LONG_PROSE.slice(0, 5)) + middle + paragraphs(LONG_PROSE.slice(5))),
    URL_OF_PAGE,
  ).article?.blocks.flatMap((block) =>
    'text' in block && block.kind !== 'figure' && !LONG_PROSE.includes(block.text) ? [block.text] : [],
  );
const offer =
  '<div class="t">The view from the harbour</div><p>Every Thursday what mattered most, chosen by Karla and Bo.</p><a href="/l">Go to it</a>';

describe('a box below the text whose whole name begins with the text’s', () => {
  const texts = (below: string) =>
    extractArticle(page(`<div class="entry-content">${paragraphs(LONG_PROSE)}</div>${below}`), URL_OF_PAGE)
      .article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
      .filter((text) => !LONG_PROSE.includes(text));

  it.each([
    '<div class="entry-author entry-author-style-normal"><b class="entry-author-name">Ann Lee</b><div class="entry-author-description author-bio"><p>Ann bakes and writes in the north of the island. Her first book came out last spring.</p></div></div>',
    '<div class="entry-related alignwide entry-related-style-wide"><h2>Similar posts</h2><ul class="posts-list"><li><article class="entry loop-entry"><h3><a href="/o">An oat loaf</a></h3><div class="entry-summary"><p>A moist loaf made with last night’s porridge, which keeps for five days and toasts…</p></div></article></li></ul></div>',
  ])('is left out: %s', (box) => expect(texts(box)).toEqual([]));

  it('is read where another of its names is the text’s', () => {
    const last = 'In the last week of the year the ferry ran twice a day, and nobody knew for whom.';
    expect(texts(`<div class="entry-related article-body"><p>${last}</p></div>`)).toEqual([last]);
  });
});

describe('a box of the site', () => {
  it.each([
    '<div data-component="newsletter" class="nlbox">*</div>',
    '<div class="nl-box">*</div>',
    '<div class="c-nlbox c-nlbox--wide">*</div>',
    '<section data-module="x-newsletter">*</section>',
    '<div data-component="NewsletterTeaser">*</div>',
    '<div data-testid="newsletter-signup-inline">*</div>',
    '<div data-qa="inline-newsletter-module">*</div>',
    '<div aria-label="Our newsletter">*</div>',
    '<div class="abo-box">*</div>',
    '<div class="article__nyhetsbrev">*</div>',
    '<newsletter-box>*</newsletter-box>',
    '<div data-component="related-stories">*</div>',
  ])('is left out: %s', (box) => expect(added(box.replace('*', offer))).toEqual([]));

  it.each([
    ['<div class="xk1">*</div>', offer],
    ['<div data-component="newsletter-paragraph">*</div>', offer],
    [
      '<div data-component="newsletter">*</div>',
      offer.replace('</p>', ' Nobody read it. It went on for forty years.</p>'),
    ],
    ['<div data-component="newsletter">*</div>', offer.replace(/<a.*/, '')],
  ])('needs such a name, a link and few sentences: %s', (box, inside) =>
    expect(added(box.replace('*', inside))?.length).toBe(2),
  );
});
