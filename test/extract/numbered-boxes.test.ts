/** Boxes that are numbered one after another: paragraphs, sections, entries of a live report, and posts of a thread. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, URL_OF_PAGE } from './sample-page.ts';

const linesOf = (body: string) =>
  extractArticle(page(body), URL_OF_PAGE).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));

describe('numbered boxes', () => {
  it.each([
    ['paragraphs', (text: string, at: number) => `<p id="p${at + 1}">${text}</p>`],
    ['boxes of a paragraph', (text: string, at: number) => `<div id="p-${at + 1}"><p>${text}</p></div>`],
    [
      'entries of a live report with their reporters',
      (text: string, at: number) =>
        `<div class="live-post" id="post-${at + 9000}"><span class="author">Ann Ames</span><p>${text}</p></div>`,
    ],
  ])('that are %s are all read', (_, box) => {
    const lines = linesOf(LONG_PROSE.map(box).join('')) ?? [];
    expect(LONG_PROSE.filter((text) => !lines.includes(text))).toEqual([]);
  });

  it.each(['section', 'li'])('that are parts under headings of their own are all read: %s', (name) => {
    const part = (text: string, at: number) =>
      `<${name} id="post-${at + 9000}"><header><span class="author">Ann Ames</span><h2>Part ${at + 1}</h2></header><p>${text}</p></${name}>`;
    const lines = linesOf(LONG_PROSE.map(part).join('')) ?? [];
    expect(LONG_PROSE.filter((text) => !lines.includes(text))).toEqual([]);
  });

  it.each([
    ['with a heading for the topic', (at: number) => `<h3>${at ? 'Re: ' : ''}Electric ferry reaches Wexley</h3>`],
    ['without headings', () => ''],
  ])('that are posts of a thread are read no further than the first: %s', (_, heading) => {
    const post = (text: string, at: number) =>
      `<div class="post" id="post_${at + 1}">${heading(at)}<div class="user-info"><a href="/u/${at}">stoker${at}</a></div><p>${text}</p></div>`;
    const [first, second] = LONG_PROSE;
    const lines = linesOf(LONG_PROSE.map(post).join('')) ?? [];
    expect(lines).toContain(first);
    expect(lines).not.toContain(second);
  });
});

describe('the day over entries', () => {
  const entries = (days: readonly string[]) =>
    linesOf(
      LONG_PROSE.map(
        (text, at) =>
          `<section><div><time>${days[at % days.length]}</time></div><h2>Part ${at}</h2><p>${text}</p></section>`,
      ).join(''),
    );

  it('is not read where all have the same', () => {
    expect(entries(['01/28/2026'])).not.toContain('01/28/2026');
    expect(entries(['28. Januar 2026'])).not.toContain('28. Januar 2026');
  });

  it('is read where each has its own', () => {
    const days = LONG_PROSE.map((_, at) => `${at + 1} May 1931`);
    expect(entries(days)).toContain('2 May 1931');
  });
});
