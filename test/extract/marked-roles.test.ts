/** Names in an author's box that took pictures, drew or edited, by the label beside each. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const byline = (box: string, head = '', prose = LONG_ZH_PROSE) =>
  extractArticle(page(box + paragraphs(prose), { head, lang: prose === LONG_PROSE ? 'en' : 'zh-TW' }), URL_OF_PAGE)
    .article?.byline;
const link = (name: string) => `<a href="/author/${encodeURIComponent(name)}">${name}</a>`;
const row = (label: string, ...names: string[]) =>
  `<div class="metadata__Author"><span class="title">${label}</span>${names.map(link).join('')}</div>`;

describe('of the names in an author’s box', () => {
  it.each([
    [`<div>${row('文', '魏晴', '羅建')}${row('攝影', '林郁珊')}${row('責任編輯', '潘亦然')}</div>`, '魏晴, 羅建'],
    [`<div>${row('攝影', '林郁珊')}${row('文字', '魏晴')}</div>`, '魏晴'],
    [
      `<div class="m__AuthorSection-s1"><div class="m__AuthorRow-s2"><div class="m__AuthorJobTitle-s3">文字</div><div class="m__AuthorNames-s4">${link('魏晴')}${link('羅建')}</div></div><div class="m__AuthorRow-s2"><div class="m__AuthorJobTitle-s3">攝影</div><div class="m__AuthorNames-s4">${link('林郁珊')}</div></div><div class="m__RawAuthorText-s5">核稿／潘亦然；責任編輯／郭一凡</div></div>`,
      '魏晴, 羅建',
    ],
    [`<div>${row('撰文', '魏晴')}${row('設計', '潘亦然')}${row('核稿編輯', '郭一凡')}</div>`, '魏晴'],
  ])('those who wrote are the authors: %s', (box, names) => expect(byline(box)).toBe(names));

  it.each([
    [
      `<div class="who"><div><i>Text</i>${link('Ruth Quill')}</div><div><i>Photos</i>${link('Bo Bell')}</div></div>`,
      'Ruth Quill',
    ],
    [
      `<div class="who"><div><i>Photographs by</i>${link('Bo Bell')}</div><div><i>Words by</i>${link('Ruth Quill')}</div></div>`,
      'Ruth Quill',
    ],
    [
      `<ul><li>${link('Ruth Quill')}<i>Reporter</i></li><li>${link('Bo Bell')}<i>Photographer</i></li></ul>`,
      'Ruth Quill',
    ],
    [`<div>${link('Ruth Quill')}<i>Editor</i></div>`, 'Ruth Quill'],
    [`<p>By ${link('Ruth Quill')} and ${link('Ann Ames')}</p>`, 'Ruth Quill, Ann Ames'],
  ])('in Latin script, too: %s', (box, names) => expect(byline(box, '', LONG_PROSE)).toBe(names));

  it('those whom the data call photographers or editors are none', () => {
    const author = [
      { '@type': 'Person', name: 'Bo Bell', roleName: 'Photographer' },
      { '@type': 'Person', name: 'Ruth Quill', roleName: 'Writer' },
      { '@type': 'Person', name: 'Ann Ames', roleName: 'Editor' },
    ];
    const head = (of: unknown) =>
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', author: of })}</script>`;
    expect(byline('', head(author), LONG_PROSE)).toBe('Ruth Quill');
    expect(byline('', head(author.slice(1).map((one) => ({ ...one, roleName: 'Designer' }))), LONG_PROSE)).toBe(
      'Ruth Quill, Ann Ames',
    );
    const users = [
      { '@type': 'Person', name: 'Ruth Quill', role: 'editor' },
      { '@type': 'Person', name: 'Ann Ames', role: 'author' },
    ];
    expect(byline('', head(users), LONG_PROSE)).toBe('Ruth Quill, Ann Ames');
    expect(byline('', head([author[2]]), LONG_PROSE)).toBe('Ann Ames');
  });
});

describe('a writer', () => {
  const who = (name: string) => `<span class="author">${name}</span>`;
  const one = who('Ruth Quill');
  it.each([
    ...['Design', 'Art', 'Photography', 'Video', 'Translation', '设计', '摄影'].map((section) => [
      `<a class="category" href="/s">${section}</a> ${one}`,
      'Ruth Quill',
    ]),
    [`<p>Art</p>${one}`, 'Ruth Quill'],
    [`<a class="category" href="/s">Design</a> ${who('By Ruth Quill')}`, 'Ruth Quill'],
    [`<a class="category" href="/s">Design</a> <div>${one}, ${who('Ann Ames')}</div>`, 'Ruth Quill, Ann Ames'],
    [`<div>Photographs by ${one}</div>`, 'Ruth Quill'],
    [`<ul><li>${link('Ruth Quill')}<i>Photography</i></li><li>${link('Ann Ames')}</li></ul>`, 'Ruth Quill, Ann Ames'],
    [`<ul><li>${link('Bo Bell')}<i>(Photos)</i></li><li>${link('Ruth Quill')}</li></ul>`, 'Ruth Quill'],
    [`<ul><li>${link('Ruth Quill')}<i>Designer</i></li><li>${link('Ann Ames')}</li></ul>`, 'Ruth Quill, Ann Ames'],
  ])('is named behind a section’s name, with a post, and as the only one: %s', (box, names) =>
    expect(byline(box, '', LONG_PROSE)).toBe(names),
  );
});

describe('an editor in the author’s field', () => {
  it.each([
    '<div><span>编辑：宋清禾</span><span>责任编辑：柳文</span></div>',
    '<div>责编：宋清禾 校对：柳文</div>',
    '<div>责编 宋清禾</div>',
  ])('is no author: %s', (end) => {
    const html = page(paragraphs(LONG_ZH_PROSE) + end, {
      head: '<meta name="author" content="宋清禾">',
      lang: 'zh-CN',
    });
    expect(extractArticle(html, URL_OF_PAGE).article?.byline).toBeUndefined();
  });
});
