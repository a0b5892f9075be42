/** E-papers: the title and the lines around it in rows of a heading or a table, pictures in tables beside the text. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, paragraphs } from './sample-page.ts';

const [KICKER, TITLE, SUBTITLE] = [
  '小镇新闻·渡口四十年',
  '电动渡轮驶进老煤码头',
  '过海不到二十分钟，夜班船照常开行，票价不变',
];
const URL_OF_PAPER = 'http://epaper.town.example/html/2026-04/23/content_11.htm';

const row = (name: string, text: string) => `<tr valign="top"><td class="${name}" align="center">${text}</td></tr>`;
const rows = (kicker: string, title: string, subtitle: string, last = '') =>
  row('font02', kicker) + row('font01', title) + row('font02', subtitle) + row('font02', last);
const table = (inner: string) => `<table width="100%"><tbody>${inner}</tbody></table>`;
const picture = (caption: string) =>
  table(
    `<tr><td><img src="../../../images/2026-04/23/A01/p23_b.jpg"></td></tr><tr><td class="font6">${caption}</td></tr>`,
  );
const text = (before = '') =>
  `<div id="ozoom">${before}<founder-content><!--enpcontent-->${paragraphs(LONG_ZH_PROSE)}<!--/enpcontent--></founder-content></div>`;

function paper(inner: string, { name = '沅洲日报-数字报', listed = TITLE } = {}): string {
  const list = `<ul><li><a href="content_10.htm">春茶采摘忙</a></li><li><a href="content_11.htm">${listed}</a></li></ul><map name="PagePicMap"><area coords="1,2,3,4" shape="polygon" href="./content_11.htm"></map>`;
  const tools =
    '<table><tr><td>2026年04月23日 星期四</td><td><a href="content_10.htm">上一篇</a></td><td><a href="#">放大</a> <a href="#">缩小</a></td></tr></table>';
  return `<html><head><title>${name}</title></head><body><table><tr><td><img src="Page_b.jpg" usemap="#PagePicMap">${list}</td><td>${tools}${inner}</td></tr></table><table><tr><td>版权所有 沅洲日报社</td></tr></table></body></html>`;
}

function read(html: string) {
  const { article } = extractArticle(html, URL_OF_PAPER);
  const texts = article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : []));
  return { title: article?.title, above: texts?.slice(0, -LONG_ZH_PROSE.length), end: texts?.at(-1) };
}

describe('the title of an e-paper is its main line, and the line below it is read', () => {
  const heading = (inner: string) => `<h1>${table(inner)}</h1>`;
  it.each([
    [
      'in a heading, as the window says',
      paper(heading(rows('', TITLE, SUBTITLE)) + text(), { name: `${TITLE}--小镇网` }),
    ],
    ['in a heading, by the class of its row', paper(heading(rows(KICKER, TITLE, SUBTITLE, '本报记者 林一')) + text())],
    [
      'in a heading of a page that no list names',
      paper(heading(rows(KICKER, TITLE, SUBTITLE)) + text(), { listed: '开镰' }),
    ],
    [
      'in a heading of paragraphs',
      paper(
        `<h1><p class="yinti">${KICKER}</p><p class="zhengti">${TITLE}</p><p class="futi">${SUBTITLE}</p></h1>${text()}`,
      ),
    ],
    ['in a table', paper(table(rows(KICKER, TITLE, SUBTITLE, '本报记者 林一 通讯员 王二')) + text())],
    [
      'in the table of the text',
      paper(table(`${rows(KICKER, TITLE, SUBTITLE, '□本报记者 林一')}<tr><td>${text()}</td></tr>`)),
    ],
    [
      'in headings of three levels',
      paper(
        `<div class="article"><h3>${KICKER}</h3><h1>${TITLE}</h1><h2>${SUBTITLE}</h2><p class="sec">本报记者　林一</p>${text()}</div>`,
      ),
    ],
    [
      'in paragraphs with classes',
      paper(
        `<div><p class="introtitle">${KICKER}</p><p class="BSHARE_TEXT">${TITLE}</p><p class="subtitle">${SUBTITLE}</p>${text()}</div>`,
        {
          name: TITLE,
        },
      ),
    ],
    ['above a picture', paper(heading(rows(KICKER, TITLE, SUBTITLE)) + text(picture('渡轮停靠老煤码头')))],
  ])('%s', (_, html) => expect(read(html)).toEqual({ title: TITLE, above: [SUBTITLE], end: LONG_ZH_PROSE.at(-1) }));

  it('two lines below it are read', () => {
    const second = '孩子们可以给第二艘船起名';
    expect(read(paper(heading(rows('', TITLE, SUBTITLE, second)) + text())).above).toEqual([SUBTITLE, second]);
  });

  it.each([
    '2026年04月23日 星期四',
    '（上）',
    '本报记者 林一 通讯员 王二',
    '来源：沅洲日报 作者：林一',
    '图/王二 文/林一',
  ])('what tells of the article below it is not: %s', (line) =>
    expect(read(paper(heading(rows('', TITLE, line)) + text()))).toMatchObject({ title: TITLE, above: [] }),
  );

  it('a headline in two paragraphs of one class is one', () => {
    expect(read(paper(`<h1><p>电动渡轮驶进</p><p>老煤码头</p></h1>${text()}`, { listed: '开镰' })).title).toBe(
      '电动渡轮驶进老煤码头',
    );
  });
});

describe('of a table with a picture', () => {
  const head = table(rows('', TITLE, ''));
  const CAPTION = '4月20日，电动渡轮停靠在老煤码头，岸边的人群发出一阵欢呼。';

  it.each([
    ['before the text', paper(head + picture(CAPTION) + text())],
    ['at the beginning of the text', paper(head + text(picture(CAPTION)))],
    ['two of them', paper(head + text(picture(CAPTION) + picture(`${CAPTION}本报记者 林一 摄`)))],
    ['behind the text', paper(head + text() + picture(CAPTION))],
  ])('the line below it is not read, %s', (_, html) => {
    expect(read(html)).toEqual({ title: TITLE, above: [], end: LONG_ZH_PROSE.at(-1) });
  });

  it('the paragraphs below it are, in the midst of the text', () => {
    const cells =
      '<tr><td><img src="a.jpg"></td></tr><tr><td><p>渡口的灯亮了一夜，没有人去睡。</p><p>天亮的时候，第一班船开了。</p></td></tr>';
    const body = paragraphs(LONG_ZH_PROSE.slice(0, 6)) + table(cells) + paragraphs(LONG_ZH_PROSE.slice(6));
    const { article } = extractArticle(paper(`${head}<div id="ozoom">${body}</div>`), URL_OF_PAPER);
    const texts = article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
    expect(texts).toContain('渡口的灯亮了一夜，没有人去睡。');
    expect(texts).toContain('天亮的时候，第一班船开了。');
  });
});
