/** What the author marked in the text, and tables by their cells. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import type { Block } from '../../src/model.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function blocksOf(inside: string): readonly Block[] {
  const { article } = extractArticle(
    page(`${paragraphs(PROSE)}${inside}${paragraphs(PROSE.slice(0, 1))}`),
    URL_OF_PAGE,
  );
  if (!article) throw new Error('No article was found.');
  return article.blocks;
}
/** The marks of the block that begins so, each with the text that it covers. */
function marksOf(inside: string, begin: string): readonly string[] {
  const block = blocksOf(inside).find((one) => 'text' in one && one.text.startsWith(begin));
  if (!block || !('spans' in block)) return [];
  return (block.spans ?? []).map(
    (span) => `${span.kind}: ${block.text.slice(span.start, span.end)}${span.kind === 'link' ? ` → ${span.url}` : ''}`,
  );
}

describe('spans', () => {
  it('are links, emphasis and code, where they stand in the plain text', () => {
    const text = `<p>Keepers  of the
      <a href="/bridge">old  <em>stone</em> bridge</a> wrote <strong>twice</strong>, ran <code>lift --all</code>
      and left; twice is what they wrote.</p>`;
    expect(blocksOf(text).map((block) => ('text' in block ? block.text : ''))).toContain(
      'Keepers of the old stone bridge wrote twice, ran lift --all and left; twice is what they wrote.',
    );
    expect(marksOf(text, 'Keepers')).toEqual([
      'link: old stone bridge → https://courier.example/bridge',
      'emphasis: stone',
      'strong: twice',
      'code: lift --all',
    ]);
  });

  it('are in quotes, list items and headings, and in Chinese over a broken line', () => {
    const html = `<h2>Keepers of the <em>bridge</em></h2><blockquote><p>Quoted words of the <i>old</i> keeper of the bridge.</p></blockquote>
      <ul><li>Listed words of the <b>new</b> keeper of the bridge.</li><li>Another one of them, for company.</li></ul>
      <p>河水在夜里涨了<a href="https://river.example/">两
      米</a>，清晨到了老石桥，市政厅星期一说，桥要封到月底。</p>`;
    expect(marksOf(html, 'Keepers')).toEqual(['emphasis: bridge']);
    expect(marksOf(html, 'Quoted')).toEqual(['emphasis: old']);
    expect(marksOf(html, 'Listed')).toEqual(['strong: new']);
    expect(marksOf(html, '河水')).toEqual(['link: 两米 → https://river.example/']);
  });

  it('lead to the web only', () => {
    const links = ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', '#note'];
    const text = `<p>Keepers wrote ${links.map((href) => `<a href="${href}">words</a>`).join(' and ')} to <a href="mailto:a@b.example">us</a>.</p>`;
    expect(marksOf(text, 'Keepers')).toEqual(['link: us → mailto:a@b.example']);
  });

  it('are absent where nothing is marked', () => {
    expect(blocksOf('').filter((block) => 'spans' in block)).toEqual([]);
  });
});

it('a table keeps its cells, empty ones too, beside its text', () => {
  const table = `<table><tr><th>Day</th><th>Level</th><th>Note</th></tr><tr><td>Monday</td><td></td><td>closed</td></tr>
    <tr><td>Tuesday</td><td>2 m</td><td>open</td></tr></table>`;
  expect(blocksOf(table).find(({ kind }) => kind === 'table')).toEqual({
    kind: 'table',
    text: 'Day | Level | Note\nMonday | closed\nTuesday | 2 m | open',
    rows: [
      ['Day', 'Level', 'Note'],
      ['Monday', '', 'closed'],
      ['Tuesday', '2 m', 'open'],
    ],
  });
});
