/** Days and writers over the entries of a diary, a log or a collection, and those of the page. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function readFrom(body: string) {
  const { article } = extractArticle(page(body), URL_OF_PAGE);
  const texts = (article?.blocks ?? []).flatMap((block) =>
    'text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : [],
  );
  return { texts, day: article?.publishedAt?.slice(0, 10), byline: article?.byline };
}

const URL_DAY = '2024-05-18';
const days = (line: string) => [4, 5, 6, 7].map((day) => line.replace('4', String(day)));
const headed = (lines: readonly string[]) =>
  lines.map((line, at) => `<h2>${line}</h2>${paragraphs(LONG_PROSE.slice(at * 3, at * 3 + 3))}`).join('');
const listed = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;

describe('the days of a diary', () => {
  it.each([
    'Faro, 4 de maio de 1931 às 11h',
    '4 mei 1931, op Vlieland',
    '4 maj 1931 kl 11, Lund',
    '4 mai 1931 : publiée à Lyon',
    '4 de mayo de 1931, hace 12 años',
    '4 mai 2019, lecture : 25 minutes',
    'June 4, 2019: reading time 25 min',
  ])('are read and are not the page’s: %s', (line) => {
    const lines = days(line);
    const read = { texts: lines, day: URL_DAY, byline: undefined };
    expect(readFrom(headed(lines))).toEqual(read);
    expect(readFrom(listed(lines) + paragraphs(LONG_PROSE))).toEqual(read);
    expect(readFrom(paragraphs(LONG_PROSE) + listed(lines))).toEqual(read);
  });

  it('are told from the page’s own day and that of a change', () => {
    const own = ['Published 4 May 2019', 'Updated 5 May 2019', '11:30'];
    expect(readFrom(listed(own) + paragraphs(LONG_PROSE))).toMatchObject({ texts: [], day: '2019-05-04' });
    expect(readFrom(`<h4>4 May 2019</h4>${paragraphs(LONG_PROSE)}`)).toMatchObject({ texts: [], day: '2019-05-04' });
  });
});

describe('the writers of accounts', () => {
  it.each([
    'Bericht von Ute Brandl',
    'Report by Ann Ames',
    'Récit par Luc Roy',
    'Texto por Ana Mora',
    'Reportage von Bo Bell',
  ])('are read and sign no page: %s', (line) => {
    const read = { texts: [line], day: URL_DAY, byline: undefined };
    expect(readFrom(`<h2>${line}</h2>${paragraphs(LONG_PROSE)}`)).toEqual(read);
    expect(readFrom(`<blockquote><p>${line}</p></blockquote>${paragraphs(LONG_PROSE)}`)).toEqual(read);
    expect(readFrom(paragraphs(LONG_PROSE) + listed([line]))).toEqual(read);
    const two = [line, line.replace(/\S+$/, 'Ortiz')];
    const accounts = two.map((one, at) => `<p>${one}</p>${paragraphs(LONG_PROSE.slice(at * 6, at * 6 + 6))}`).join('');
    expect(readFrom(accounts)).toEqual({ ...read, texts: two });
  });

  it('sign a page in a paragraph of their own', () =>
    expect(readFrom(`<p>Bericht von Ute Brandl</p>${paragraphs(LONG_PROSE)}`)).toMatchObject({
      texts: [],
      byline: 'Ute Brandl',
    }));
});

describe('a day with how long reading takes', () => {
  it.each([
    'Publié le 4 mai 2019 par Ann Ames, envoyée spéciale à Skarn - Lecture 6 min',
    'Publié le 4 mai 2019 dans Barques, écluses et souvenirs | Lecture 6 min',
    'Published 4 May 2019, updated 5 May 2019 – reading time 6 min',
  ])('is the page’s behind its label, and read over no entry: %s', (line) => {
    expect(readFrom(`<p>${line}</p>${paragraphs(LONG_PROSE)}`)).toMatchObject({ texts: [], day: '2019-05-04' });
    const entries = days(line).map((one, at) => `<p>${one}</p>${paragraphs(LONG_PROSE.slice(at * 3, at * 3 + 3))}`);
    expect(readFrom(entries.join('')).texts).toEqual([]);
  });
});
