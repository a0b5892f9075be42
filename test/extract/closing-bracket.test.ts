/** Brackets behind the last sentence that sign a text, and brackets of its author. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const SAID = 'The last ferry left at a quarter past six. “And there he comes,” said the mate, and “Cast off!”';
const NOTE = '<p>Correction: An earlier version said that the ferry carries 1,900 people. It carries 900.</p>';
const by = (name: string) =>
  name === '' ? '' : `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"${name}"}}</script>`;
const read = (bracket: string, name: string, note = '') =>
  extractArticle(
    page(`${paragraphs(LONG_PROSE)}<p>${SAID} ${bracket}</p>${note}`, {
      head: `<meta property="og:site_name" content="Wexley Courier">${by(name)}`,
      lang: 'de',
    }),
    URL_OF_PAGE,
  ).article;
const last = (...told: Parameters<typeof read>) =>
  read(...told)?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))[LONG_PROSE.length];

describe('a bracket behind the last sentence', () => {
  it.each([
    ['(Ute Brandl, 20.1.2026)', 'Ute Brandl'],
    ['(Ute Brandl, 20. Jänner 2026)', 'Ute Brandl'],
    ['(Ute Brandl, Bo Bell, Jan. 20, 2026)', 'Ute Brandl, Bo Bell'],
    ['(Ute Brandl und Bo Bell)', 'Ute Brandl, Bo Bell'],
    ['(Ute Brandl/APA)', 'Ute Brandl'],
    ['(Ute Brandl aus Skarn, 20.1.2026)', 'Ute Brandl'],
    ['(Ute Brandl, Wexley Courier, 20.1.2026)', 'Ute Brandl'],
    ['(Von Ute Brandl)', 'Ute Brandl'],
    ['(di Marta Rossi)', 'Marta Rossi'],
    ['(Marta Rossi - ANSA)', 'Marta Rossi'],
    ['(Luc Roy avec AFP)', 'Luc Roy'],
    ['(L. Roy)', 'Luc Roy'],
    ['[Luc Roy]', 'Luc Roy'],
    ['(ubr)', 'Ute Brandl'],
    ['(hol, APA)', ''],
    ['(red, APA, 20.1.2026)', ''],
    ['(APA/dpa, 20.1.2026)', ''],
    ['(Mit Material der dpa)', ''],
    ['(Con información de EFE)', ''],
    ['(AFP)', ''],
    ['(sda).', ''],
  ])('signs it and is not read: %s', (bracket, name) => {
    expect(last(bracket, name)).toBe(SAID);
    expect(last(bracket, name, NOTE)).toBe(SAID);
  });

  it.each([
    ['(Ruth Alder)', 'Ute Brandl'],
    ['(Ute Brandl was on board.)', 'Ute Brandl'],
    ['(Ute Brandl, 1808)', 'Ute Brandl'],
    ['(She was buried on 20.1.2026)', 'Ute Brandl'],
    ['(20.1.2026)', 'Ute Brandl'],
    ['(Psalm 23)', 'Ute Brandl'],
    ['(apart from the mayor)', ''],
    ['(file under ferries)', 'Ute Brandl'],
    ['(UNO)', ''],
    ['(lol)', 'Ute Brandl'],
    ['(sighs)', 'Ute Brandl'],
    ['(and so did she, with AFP)', 'Ute Brandl'],
  ])('is the author’s own: %s', (bracket, name) => expect(last(bracket, name)).toBe(`${SAID} ${bracket}`));

  it('names the author where nothing else does', () => {
    expect(read('(Ute Brandl, Bo Bell, 20.1.2026)', '', NOTE)?.byline).toBe('Ute Brandl, Bo Bell');
    expect(read('(Ute Brandl, APA, 20.1.2026)', '')?.byline).toBe('Ute Brandl');
    expect(read('(Ruth Alder)', '')?.byline).toBeUndefined();
    expect(read('(Carl Sorrel Press, 2021)', '')?.byline).toBeUndefined();
  });

  it('behind a picture’s sentence is its credit', () => {
    const picture = '<img src="/ferry.jpg" alt=""><p>A ferry leaves the pier. (AFP)</p>';
    const { article } = extractArticle(page(paragraphs(LONG_PROSE) + picture), URL_OF_PAGE);
    expect(article?.blocks.some((block) => 'text' in block && block.text.startsWith('A ferry leaves'))).toBe(false);
  });
});
