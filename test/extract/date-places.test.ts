/** Which of several dates on a page is the day of publication. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, paragraphs } from './sample-page.ts';

function dateOf(body: string): string | undefined {
  const html = `<html lang="en"><head><title>Ferry crosses without oil</title></head><body>${body}</body></html>`;
  return extractArticle(html, 'https://courier.example/ferry').article?.publishedAt;
}

const TEXT = `<div class="story">${paragraphs(PROSE)}</div>`;
const HEADING = '<h1>Ferry crosses without oil</h1>';

it('is the nearest one over the title', () => {
  expect(dateOf(`<p>Sunday, May 26, 2024</p><p>Weather</p><p>Saturday, May 18, 2024</p>${HEADING}${TEXT}`)).toBe(
    '2024-05-18',
  );
});

it('is the one below the title before one over it', () => {
  expect(
    dateOf(`<div><p>Sunday, May 26, 2024</p>${HEADING}<p>Saturday, May 18, 2024</p>${paragraphs(PROSE)}</div>`),
  ).toBe('2024-05-18');
});

it('is that of a change below the title before today’s on top of the page', () => {
  const menu = Array.from({ length: 20 }, (_, at) => `<p>Menu ${at}</p>`).join('');
  expect(dateOf(`<p>Sunday 26 May 2024</p>${menu}${HEADING}<p>Last Updated: 12:59am 18 May 2024</p>${TEXT}`)).toBe(
    '2024-05-18',
  );
});

it.each([
  ['Sunday 26 May 2024', '2024-05-08'],
  ['May 26, 2024', '2024-08-05'],
])('has day and month in the order of the names on the page: %s', (today, wanted) => {
  const menu = Array.from({ length: 20 }, (_, at) => `<p>Menu ${at}</p>`).join('');
  expect(dateOf(`<p>${today}</p>${menu}${HEADING}<p>Published: 08/05/2024</p>${TEXT}`)).toBe(wanted);
});

it('is the one whose element says so, not that on which the page is read', () => {
  const today = '<div class="header__date"><time class="date">12:46 GMT, Nov 25, 2015</time></div>';
  const both =
    '<div class="d"><time class="date">Published time: 18 Nov, 2015 15:41</time><time class="date">Edited time: 18 Nov, 2015 16:59</time></div>';
  expect(dateOf(`${today}${HEADING}${both}${TEXT}`)).toBe('2015-11-18');
  const article = extractArticle(
    `<html lang="en"><head><title>Ferry crosses without oil</title></head><body><div>${HEADING}${both}${paragraphs(PROSE)}</div></body></html>`,
    'https://courier.example/ferry',
  ).article;
  expect(article?.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(PROSE);
});
