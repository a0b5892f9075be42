/** Titles of which the page shows a part, or which begin as another place of the page does. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, paragraphs, URL_OF_PAGE, ZH_PROSE } from './sample-page.ts';

const TEXT = `<div class="story">${paragraphs(LONG_PROSE)}</div>`;
const read = (head: string, body: string) =>
  extractArticle(`<html lang="en"><head>${head}</head><body>${body}</body></html>`, URL_OF_PAGE).article;
const named = (text: string) => `<meta property="og:title" content="${text}">`;

describe('the title', () => {
  it.each([
    ['The Rhine is the slow road of the barges', 'The Rhine, revisited: the slow road of the barges - Courier'],
    [
      'Wexley’s New Ferry is the quiet moment of boats',
      'Wexley’s New Ferry tried out: the quiet moment of boats | Courier',
    ],
  ])('is the whole heading where another one ends in its second half: %s', (heading, title) =>
    expect(read(`<title>${title}</title>`, `<h1>${heading}</h1>${TEXT}`)?.title).toBe(heading),
  );

  it('is the heading without a kicker that the window sets before a colon in other words', () =>
    expect(
      read('<title>Rhine: Why the barges wait - Courier</title>', `<h1>River Why the barges wait</h1>${TEXT}`)?.title,
    ).toBe('Why the barges wait'));

  it('is whole where its heading ends in a colon, and neither half is read again', () => {
    const whole = 'The Harbour School Project: Better Ferries for Students';
    const halves =
      '<h2 data-align="center">Harbour School Project:</h2><h4 data-align="center">Better Ferries for Students</h4>';
    const article = read(`<title>${whole} — Pages</title>${named(whole)}`, `<article>${halves}${TEXT}</article>`);
    expect(article?.title).toBe(whole);
    expect(article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))).toEqual(LONG_PROSE);
  });

  it('is no name of the site in other words', () => {
    const site = '<meta property="og:site_name" content="Harbour Evening News">';
    const title = 'Boats 1.8 - The Bountiful Change';
    const head = `<title>${title} - Harbour Evening News</title>${named(title)}${site}`;
    expect(read(head, `<h1>Harbour News</h1>${TEXT}`)?.title).toBe(title);
    const own = head.replaceAll(title, 'Harbour News');
    expect(read(own, `<h1>Harbour News</h1>${TEXT}`)?.title).toBe('Harbour News');
  });

  it.each([
    [
      ['Nobody has meaningfully changed anything about the coal piers of this town so far. It rains.'],
      'Nobody has meaningfully changed anything about the coal piers of this town so far',
    ],
    [['Version 3.5 of the ferry came. It floats.'], 'Version 3.5 of the ferry came'],
    [[`Nobody had ${'changed and mended '.repeat(8)}it.`], `Nobody had ${'changed and mended '.repeat(4)}`.trim()],
    [
      ZH_PROSE,
      '周四清晨，第一艘电动渡轮绕过防波堤，缓缓停靠在老煤码头，岸边的人群发出一阵欢呼，乐队奏起了熟悉的曲子，孩子们挥舞着手里的小旗',
    ],
  ])('is the first sentence or whole words of a page without one', (texts, title) =>
    expect(read('', paragraphs(texts))?.title).toBe(title),
  );
});
