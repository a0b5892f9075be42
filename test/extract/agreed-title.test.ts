/** Titles of pages whose largest heading names a section or the site. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function titleOf(body: string, title: string): string | undefined {
  const html = `<html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;
  return extractArticle(html, URL_OF_PAGE).article?.title;
}

const TEXT = `<div class="story">${paragraphs(PROSE)}</div>`;

it('is the lower heading that the window says below a section', () => {
  const body = `<h1>U.S. &amp; World</h1><h2>Ferry crosses without a drop of oil</h2>${TEXT}`;
  expect(titleOf(body, 'courier.example - Ferry crosses without a drop of oil')).toBe(
    'Ferry crosses without a drop of oil',
  );
});

it('is the heading below one that links to the blog', () => {
  const body = `<h1><a href="index?blog=15">Courier: Views</a></h1><h2>Another ferry, another hope for the harbour</h2>${TEXT}`;
  expect(titleOf(body, 'Courier: Views : Another ferry, another hope for the harbour')).toBe(
    'Another ferry, another hope for the harbour',
  );
});

it.each([
  '<h2>Saturday, May 18th, 2024</h2><h1>Ferry crosses without a drop of oil</h1>',
  '<h2>Ferry crosses without a drop of oil</h2><h3>Mayor thanks the lenders</h3>',
])('is the first headline below a section that nothing else says: %s', (headings) => {
  expect(titleOf(`<h1>Business</h1>${headings}${TEXT}`, 'Courier Online')).toBe('Ferry crosses without a drop of oil');
});

it('is the section where the window says it', () => {
  const body = `<h1>Business</h1><h2>What the ferries have to do with it</h2>${TEXT}`;
  expect(titleOf(body, 'Business | Courier')).toBe('Business');
});

it('is the line that the window says, not a heading below', () => {
  const body = `<p>Ferry crosses without a drop of oil</p>${TEXT}<h1>Other news in shipping</h1><p>A crane fell.</p>`;
  expect(titleOf(body, 'Ferry crosses without a drop of oil')).toBe('Ferry crosses without a drop of oil');
});

const share = (title: string) =>
  `<a href="http://share.example/submit?url=http://courier.example&amp;title=${title}">Share</a>`;

it('is the line that links hand to other services', () => {
  const line = '<span class="heading">FERRY CROSSES WITHOUT OIL</span>';
  const body = `<div>Read about the bridge that never came</div>${line}${TEXT}${share('FERRY%20CROSSES+WITHOUT OIL')}`;
  expect(titleOf(body, 'Courier - Shipping News | Ships, Live Tides')).toBe('FERRY CROSSES WITHOUT OIL');
});

it('is none of several that links hand to other services', () => {
  const lines = '<p>Ferry crosses without oil</p>';
  const body = `<h1>Notes from the harbour town</h1>${lines}${TEXT}<p>Crane falls on pier</p>${share('Ferry crosses without oil')}${share('Crane falls on pier')}`;
  expect(titleOf(body, 'Courier')).toBe('Notes from the harbour town');
});

it('is no sentence of the text that a link beside it hands on, and none of its headings', () => {
  const said = 'Why the stokers cheered that day';
  expect(titleOf(`<h1>A ferry at last</h1>${TEXT}${share(encodeURIComponent(PROSE[1]))}`, 'Courier')).toBe(
    'A ferry at last',
  );
  expect(titleOf(`<h1>A ferry at last</h1>${TEXT}<h2>${said}</h2>${share(said)}${TEXT}`, 'Courier')).toBe(
    'A ferry at last',
  );
});
