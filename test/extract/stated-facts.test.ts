/** What metadata say in shapes that software gives them, and names and days that are not the article's. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (head: string, body = paragraphs(LONG_PROSE), lang = 'en') =>
  extractArticle(page(body, { head, lang }), 'https://courier.example/ferry').article;

describe('structured data', () => {
  const data =
    '{"@type":"NewsArticle","headline":"Electric ferry reaches Wexley","author":{"@type":"Person","name":"Ann Ames"},"datePublished":"2020-07-10T14:15:42Z","dateModified":"2025-01-07T09:08:22Z"}';
  const block = (text: string) =>
    `<meta property="article:modified_time" content="2025-01-07T09:08:22Z"><script type="application/ld+json">${text}</script>`;

  it.each([
    data,
    `\n<![CDATA[\n${data}\n]]>\n`,
    `//<![CDATA[\n${data}\n//]]>`,
    `/* <![CDATA[ */ ${data} /* ]]> */`,
    `/*<![CDATA[*/${data}/*]]>*/`,
    `<!-- ${data} -->`,
    `<!--//--><![CDATA[//><!--\n${data}\n//--><!]]>`,
    `${data};`,
    `[${data},]`,
    data.replace('"},', '",},').replace(/\}$/, ',}'),
    data.replace('ferry reaches', 'ferry\n\treaches'),
    data.replace('"Ann Ames"', '"Ann Ames","description":"Writes of boats, [all of them,]"'),
  ])('are read as software wraps or breaks them: %s', (text) => {
    const article = read(block(text));
    expect(article?.byline).toBe('Ann Ames');
    expect(article?.publishedAt).toBe('2020-07-10T14:15:42Z');
  });
});

describe('the byline', () => {
  const creators = (...names: readonly string[]) =>
    names.map((name) => `<meta name="DC.Creator" content="${name}">`).join('');

  it.each([
    [creators('Kooman, F.', 'Jong, Michiel de'), 'F. Kooman, Michiel de Jong'],
    [creators('Ames, Ann'), 'Ann Ames'],
    [creators('Ann Ames, Bo Bell'), 'Ann Ames, Bo Bell'],
    ['<meta name="author" content="Ann Ames, Software Engineer">', 'Ann Ames'],
    [
      '<meta name="author" content="Ann Ames, Senior Product Designer and Bo Bell, Research Scientist">',
      'Ann Ames, Bo Bell',
    ],
    ['<meta name="author" content="Ann Ames, Bo Bell">', 'Ann Ames, Bo Bell'],
  ])('has names in their order and no posts: %s', (head, names) => expect(read(head)?.byline).toBe(names));

  it.each([
    ['青网校园崔宁宁', '崔宁宁'],
    ['小镇晚报林晓', '林晓'],
    ['石埕通讯社魏晴', '魏晴'],
    ['小镇阿飞', '小镇阿飞'],
  ])('is without the house before it: %s', (author, name) =>
    expect(read(`<meta name="author" content="${author}">`, paragraphs(LONG_ZH_PROSE), 'zh')?.byline).toBe(name),
  );

  const items = (...links: readonly string[]) => `<ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul>`;
  it.each([
    items(
      '<a href="http://v.town.example/">视频</a>',
      '<a href="http://space.town.example/x/">太空</a>',
      '<a href="/digi/">数码</a>',
    ),
    items('<a href="/blog">部落格</a>', '<a href="/guestbook">留言</a>', '<a href="/blog/profile/steven">名片</a>'),
  ])('is no item of a menu: %s', (menu) => {
    const html = `<html lang="zh"><head><title>电动渡轮绕过防波堤</title></head><body>${menu}<h1>电动渡轮绕过防波堤</h1><div>${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;
    expect(extractArticle(html, URL_OF_PAGE).article?.byline).toBeUndefined();
  });
});

describe('the day', () => {
  const around = (before: string, after = '') => {
    const html = `<html lang="en"><head><title>Boats</title></head><body><h1>Boats</h1>${before}<div class="story">${paragraphs(LONG_PROSE)}</div>${after}</body></html>`;
    return extractArticle(html, 'https://courier.example/boats').article?.publishedAt;
  };
  const row = (label: string) =>
    `<table class="infobox"><tr><th>Seat</th><td>Wexley</td></tr><tr><th>${label}</th><td>February 28, 1998; 18 years ago</td></tr></table>`;

  it('is none that a table tells of something else', () => {
    expect(around(row('Founded'))).toBeUndefined();
    expect(around(row('Date of publication'))).toBe('1998-02-28');
  });

  it('is none on which a note’s work was looked at', () => {
    const notes = '<ol class="references"><li>^ "The Story of Boats". Open Sources. Retrieved 2016-05-01.</li></ol>';
    expect(around('', notes)).toBeUndefined();
    expect(around('', `${notes}<ul><li>This page was last modified on 28 October 2016, at 06:56.</li></ul>`)).toBe(
      '2016-10-28',
    );
  });
});
