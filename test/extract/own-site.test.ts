/** The author of a site that is called by the author's name is told; a house that signs with its own is not. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, page, paragraphs, ZH_PROSE } from './sample-page.ts';

type Site = {
  readonly name: string;
  readonly author?: string;
  readonly mark?: string;
  readonly more?: string;
  readonly prose?: readonly string[];
};

function bylineOf({ name, author = name, mark = 'rel="author"', more = '', prose = PROSE }: Site): string | undefined {
  const head = `<meta property="og:site_name" content="${name}"><meta name="author" content="${author}">${more}`;
  const top = `<header><a href="/" ${mark}>${name}</a></header>`;
  return extractArticle(page(top + paragraphs(prose), { head }), 'https://notes.example/1').article?.byline;
}

const data = (about: object) => `<script type="application/ld+json">${JSON.stringify(about)}</script>`;

describe('the name of the site is the author’s where the page says so twice', () => {
  it.each<[string, Site, string]>([
    ['by rel', { name: 'Ann Ames' }, 'Ann Ames'],
    ['by rel among others', { name: 'Ann van der Ames', mark: 'rel="author me"' }, 'Ann van der Ames'],
    ['by microformats', { name: 'Ann Ames', mark: 'class="p-author h-card"' }, 'Ann Ames'],
    [
      'by its data and rel',
      {
        name: 'Ann Ames',
        author: '',
        more: data({ '@type': 'BlogPosting', author: { '@type': 'Person', name: 'Ann Ames' } }),
      },
      'Ann Ames',
    ],
    ['in Chinese', { name: '周小舟', prose: ZH_PROSE }, '周小舟'],
  ])('%s', (_, site, byline) => {
    expect(bylineOf(site)).toBe(byline);
  });
});

describe('and is nobody’s', () => {
  it.each<[string, Site]>([
    ['where only the metadata say so', { name: 'Ann Ames', mark: '' }],
    ['where only the mark says so', { name: 'Ann Ames', author: '' }],
    ['where only a class of the theme says so', { name: 'Ann Ames', mark: 'class="site-author"' }],
    ['where it is a house’s', { name: 'Wexley Courier' }],
    ['where it has an article in front', { name: 'The Long Pier' }],
    ['where it is one word', { name: 'Tides' }],
    [
      'where the page has a publisher',
      { name: 'Ann Ames', more: '<meta property="article:publisher" content="https://faces.example/annames">' },
    ],
    [
      'where the data call it a newsroom',
      { name: 'Ann Ames', more: data({ '@type': 'NewsMediaOrganization', name: 'Ann Ames' }) },
    ],
    ['where it is a house’s, in Chinese', { name: '小镇日报', prose: ZH_PROSE }],
  ])('%s', (_, site) => {
    expect(bylineOf(site)).toBeUndefined();
  });
});
