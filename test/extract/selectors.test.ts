/** An operator's selectors decide, and say so when they match nothing. */
import { describe, expect, it } from 'vitest';
import { type ExtractSelectors, extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, page, URL_OF_PAGE } from './sample-page.ts';

const html = page(
  `<div data-part="intro"><p>${PROSE[0]}</p></div><div data-part="text"><p>${PROSE[1]}</p><p class="note">${PROSE[2]}</p></div>
   <b class="who">Ruth Quill</b><i class="when">2023-01-02</i><u class="what">Another title</u>
   <a class="good" href="/good.mp3">one</a><audio src="/other.mp3"></audio>`,
);
const run = (selectors: ExtractSelectors) => extractArticle(html, URL_OF_PAGE, { selectors });

describe('selectors', () => {
  it('name the body and what to remove from it', () => {
    const { article, report } = run({ body: '[data-part=text]', remove: ['.note'] });
    expect(article?.blocks).toEqual([{ kind: 'paragraph', text: PROSE[1] }]);
    expect(report.problems).toEqual([]);
  });

  it('may name several elements as the body', () => {
    const texts = run({ body: '[data-part=intro], .note' }).article?.blocks.map(
      (block) => 'text' in block && block.text,
    );
    expect(texts).toEqual([PROSE[0], PROSE[2]]);
  });

  it('name title, author, date and recordings', () => {
    const { article } = run({ title: '.what', byline: '.who', date: '.when', clips: 'a.good' });
    expect(article).toMatchObject({ title: 'Another title', byline: 'Ruth Quill', publishedAt: '2023-01-02' });
    expect(article?.blocks.filter(({ kind }) => kind === 'clip')).toMatchObject([
      { url: 'https://courier.example/good.mp3' },
    ]);
  });

  it('report which of them matches nothing', () => {
    const { article, report } = run({ remove: ['.note', '.gone'], title: 'h9.x' });
    expect(article?.title).toBe('Electric ferry reaches Wexley');
    expect(report.problems).toEqual([
      'The selector ".gone" (extract.remove[1]) matches nothing on this page.',
      'The selector "h9.x" (extract.title) matches nothing on this page.',
    ]);
  });

  it('give no article rather than another body', () => {
    const result = run({ body: 'div.gone' });
    expect(result.article === undefined && result.reason).toContain('"div.gone"');
  });

  it.each(['div[', ':nth-child(', '::', ''])('say that %j is no CSS, and never throw', (selector) => {
    const { report } = run({ remove: [selector] });
    expect(report.problems.every((problem) => problem.includes('not valid CSS'))).toBe(true);
    expect(report.problems).toHaveLength(selector === '' ? 0 : 1);
  });
});
