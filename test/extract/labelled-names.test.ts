/** Authors whom a page lists among its properties, under a label. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const pageOf = (properties: string, prose = LONG_PROSE, behind = '') =>
  extractArticle(
    `<html><head><title>The weir</title></head><body><main><h1>The weir</h1><div class="props">${properties}</div><article>${paragraphs(prose)}${behind}</article></main></body></html>`,
    URL_OF_PAGE,
  ).article;
const property = (label: string, value: string) =>
  `<div class="p"><div class="n"><span>${label}</span></div><div class="v">${value}</div></div>`;
const portrait = '<img alt="Profile image" src="/a.jpg">';

it.each([
  ['a portrait', property('Author', `<span>${portrait}<span>Ann Ames</span></span>`), 'Ann Ames'],
  ['a letter', property('Author', '<div><div>A</div><div>Ann Ames</div></div>'), 'Ann Ames'],
  ['a letter run together', property('Author', '<span><span>A</span><span>Ann Ames</span></span>'), 'Ann Ames'],
  [
    'two portraits',
    property('Authors', `<span>${portrait}<b>Ann Ames</b></span><span>${portrait}<b>Bo Bell</b></span>`),
    'Ann Ames, Bo Bell',
  ],
  [
    'two boxes',
    property('Authors', `<div>${portrait}Ann Ames</div><div>${portrait}Bo Bell</div>`),
    'Ann Ames, Bo Bell',
  ],
  ['another label', property('Created by', 'Ann Ames') + property('Topic', 'River Life'), 'Ann Ames'],
  [
    'a table',
    '<table><tr><th>Created</th><td>May 3, 2024</td></tr><tr><th>Author</th><td>Ann Ames</td></tr></table>',
    'Ann Ames',
  ],
])('are named behind %s', (_, properties, names) => expect(pageOf(properties)?.byline).toBe(names));

it('are named in Chinese and Japanese', () => {
  expect(pageOf(property('作者', `${portrait}<span>林一舟</span>`), LONG_ZH_PROSE)?.byline).toBe('林一舟');
});

it('leaves the label out behind the text, too', () => {
  const behind = `<div class="p"><div>Author</div><div>${portrait}<span>Ann Ames</span></div></div>`;
  const read = pageOf('', LONG_PROSE, behind)?.blocks ?? [];
  expect(read.some((block) => 'text' in block && block.text === 'Author')).toBe(false);
});

it('reads a word that stands over no name', () => {
  const read = pageOf('', LONG_PROSE, '<p>Author</p><p>It is a word that she never liked, and never used.</p>')?.blocks;
  expect(read?.some((block) => 'text' in block && block.text === 'Author')).toBe(true);
});

const facts = (...rows: readonly (readonly [string, string])[]) =>
  `<dl>${rows.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`;
const day = ['Published', '5 February 2026'] as const;

it.each([
  [
    facts(['From:', '<a href="/d">Department for Rivers, Weirs and Mills</a>'], day),
    'Department for Rivers, Weirs and Mills',
  ],
  [facts(['Issued by', 'Ministry of Mills'], day), 'Ministry of Mills'],
  [
    facts(['From:', '<a href="/d">Department for Rivers</a> and <a href="/o">Office of Mills</a>'], day),
    'Department for Rivers, Office of Mills',
  ],
  [facts(['From:', '<a href="/d">Department for Rivers</a>'], ['Author', 'Ann Ames']), 'Ann Ames'],
  [facts(['From', 'Kellin'], ['To', 'Wexley'], day), undefined],
  ['<ul><li>From the Department of Rivers</li><li>Mills</li></ul>', undefined],
])('the office of a notice signs it when nobody else does: %s', (list, byline) =>
  expect(pageOf(list)?.byline).toBe(byline),
);
