/** Sections of a Chinese text with a button for comments each, lists of facts, headings in two lines, notes behind the end. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const TITLE = '电动渡轮来了，十九分钟过海';

function spoken(body: string): readonly string[] {
  const { article } = extractArticle(page(body, { lang: 'zh-CN', title: TITLE }), URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const PARTS = [LONG_ZH_PROSE.slice(0, 5), LONG_ZH_PROSE.slice(5, 8), LONG_ZH_PROSE.slice(8)];
const HEADINGS = ['老码头', '新学校', '栈桥'];
const READ = HEADINGS.flatMap((heading, at) => [heading, ...(PARTS[at] ?? [])]);

it('who asks, in a line of his own above a short answer, is read', () => {
  const { article } = extractArticle(
    page(
      `${paragraphs(LONG_ZH_PROSE)}<p>记者</p><p>明白</p>${paragraphs(LONG_ZH_PROSE.map((text) => text.slice(2)))}`,
      { lang: 'zh' },
    ),
    URL_OF_PAGE,
  );
  expect(article?.blocks.map((block) => ('text' in block ? block.text : ''))).toContain('记者');
});

describe('a button for comments below each section', () => {
  const sections = (button: (count: number) => string, wrap = (inner: string) => `<div class="item">${inner}</div>`) =>
    HEADINGS.map((heading, at) =>
      wrap(
        `<h2 class="item-title">${heading}</h2><div class="text">${paragraphs(PARTS[at] ?? [])}</div>${button(at + 2)}`,
      ),
    ).join('');

  it.each([
    [
      'in a box of comments',
      (count: number) => `<div class="comment-bar"><span class="btn">评论 ${count}</span></div>`,
    ],
    ['in a box of no name', (count: number) => `<div><span>评论 ${count}</span></div>`],
    ['as a link', (count: number) => `<p><a href="#c${count}">${count}条评论</a></p>`],
  ])('ends no text: %s', (_, button) => {
    expect(spoken(`<div class="wrapper">${sections(button)}</div>`)).toEqual(READ);
  });

  it('ends none where sections have no class', () => {
    const wrap = (inner: string) => `<section>${inner.replaceAll(/ class="[^"]*"/g, '')}</section>`;
    expect(spoken(`<div class="wrapper">${sections((count) => `<span>评论 ${count}</span>`, wrap)}</div>`)).toEqual(
      READ,
    );
  });

  it('ends none before a last section of another kind', () => {
    const brief = '<div class="brief"><h2>短讯</h2><ul><li>渡口：冬季停航三天，春天恢复。</li></ul></div>';
    const html = `<div class="wrapper">${sections((count) => `<span class="btn">评论 ${count}</span>`)}${brief}</div>`;
    expect(spoken(html)).toEqual([...READ, '短讯', '渡口：冬季停航三天，春天恢复。']);
  });

  it('is told from the label above the comments', () => {
    const comment = '<div><p>孙女上学再也不用等到天黑了，真好，我也要去坐一次。</p></div>';
    const html = `<div class="text">${paragraphs(LONG_ZH_PROSE)}</div><div><h3>全部评论(3)</h3>${comment}${comment}</div>`;
    expect(spoken(html)).toEqual(LONG_ZH_PROSE);
  });

  it('is told from a label that is a heading as those of the text are', () => {
    const comments = '<h2>评论</h2><h2>林一</h2><p>我不同意。</p><h2>王二</h2><p>我同意。</p>';
    expect(spoken(`<h2>老码头</h2>${paragraphs(LONG_ZH_PROSE)}${comments}`)).toEqual(['老码头', ...LONG_ZH_PROSE]);
  });
});

describe('keywords in a list', () => {
  const listed = (...items: readonly string[]) =>
    spoken(
      `${paragraphs(PARTS[0] ?? [])}<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>${paragraphs(PARTS[1] ?? [])}`,
    );

  it('are read among facts of what the text tells of', () => {
    expect(listed('平台：手机与网页', '关键词：航海、潮汐')).toContain('关键词：航海、潮汐');
    expect(listed('标签：航海', '价格：十八元', '语言：中文')).toContain('标签：航海');
  });

  it.each([
    [['作者：林一', '关键词：航海、潮汐']],
    [['来源：小镇新闻网', '标签：航海']],
    [['平台：手机与网页', '标签：<a href="/t">航海</a>']],
    [['关键词：航海、潮汐']],
  ])('are left out: %j', (items) => {
    const line = items.at(-1)?.replace(/<[^>]+>/g, '') ?? items[0];
    expect(listed(...items)).not.toContain(line);
  });
});

describe('the second line of a headline', () => {
  const head = (line: string) => `<h1>${TITLE}</h1>${line}<div class="content">${paragraphs(LONG_ZH_PROSE)}</div>`;
  const read = (line: string) => {
    const html = `<html lang="zh-CN"><head><title>${TITLE}_小镇网</title></head><body><div class="wrap">${head(line)}</div></body></html>`;
    return extractArticle(html, URL_OF_PAGE).article;
  };
  const first = (line: string) => read(line)?.blocks.map((block) => ('text' in block ? block.text : ''))[0];

  it.each([
    '<h4>——小镇船队改造的三年</h4>',
    '<p class="fu">——小镇船队改造的三年</p>',
    '<div class="author">本报记者　林一</div><h4>——小镇船队改造的三年</h4>',
  ])('begins the text: %s', (line) => {
    expect(first(line)).toBe('——小镇船队改造的三年');
    expect(read(line)?.title).toBe(TITLE);
  });

  it.each(['<h4>——林一</h4>', '<h4>——本报记者 林一</h4>', '<h4>小镇船队 改造</h4>'])('is no name: %s', (line) => {
    expect(first(line)).toBe(LONG_ZH_PROSE[0]);
  });

  it('is of the title in the same heading', () => {
    const html = `<html lang="zh-CN"><head><title>小镇网</title></head><body><article><h1>${TITLE}<br>——小镇船队改造的三年</h1>${paragraphs(LONG_ZH_PROSE)}</article></body></html>`;
    expect(extractArticle(html, URL_OF_PAGE).article?.title).toBe(`${TITLE}——小镇船队改造的三年`);
  });
});

describe('a heading in two lines', () => {
  it.each([
    ['<h2>谁来开——<br>“老船长”也要上课</h2>', '谁来开——“老船长”也要上课'],
    [
      '<p style="text-align:center"><strong>谁来开——</strong><br><strong>“老船长”也要上课</strong></p>',
      '谁来开——“老船长”也要上课',
    ],
    ['<h3>谁来开？<br>老船长也要上课</h3>', '谁来开？老船长也要上课'],
    ['<h3>谁来开<br>老船长也要上课</h3>', '谁来开 老船长也要上课'],
    ['<h3>Part 1<br>老船长也要上课</h3>', 'Part 1 老船长也要上课'],
    ['<h3>Who sails —<br>and who learns</h3>', 'Who sails — and who learns'],
  ])('is joined: %s', (heading, text) => {
    expect(spoken(`${paragraphs(PARTS[0] ?? [])}${heading}${paragraphs(PARTS[1] ?? [])}`)).toContain(text);
  });
});

describe('behind the sign of the end', () => {
  const behind = (line: string) => spoken(`${paragraphs(LONG_ZH_PROSE)}<p>— END —</p><p>${line}</p>`);

  it.each([
    '编者按：文中村名与人名均为化名。截至发稿，屋顶已经修好。',
    '（应受访者要求，小蒲为化名。）',
    '注：文中数据截至2024年12月，由渡轮公司提供。',
    '【编者注】初稿把航速误写为十二节，实为十五节。',
    '补记：船名最后定为“迎春”，票数只差一张。',
  ])('a note on the text is read: %s', (line) => {
    expect(behind(line)).toEqual([...LONG_ZH_PROSE, line]);
  });

  it.each([
    '编者按：本文转载自渡口观察，已获授权，略有删改。',
    '编者注：欢迎关注我们的公众号，回复“渡轮”领取船票。',
    '注：文中图片均由受访者提供，版权归原作者所有。',
    '渡口观察，专注海岛与航运，每周三更新。',
    '作者：林一，小镇记者，写船也写海。',
  ])('the account’s own is not: %s', (line) => {
    expect(behind(line)).toEqual(LONG_ZH_PROSE);
  });
});

describe('those who took part', () => {
  const last = (line: string) => spoken(`${paragraphs(LONG_ZH_PROSE)}<p>　　${line}</p>`);

  it.each(['（陶然参与采写）', '（记者陶然、林一参与采访）', '陶然、林一参与采写', '（陶然對本文亦參與報導）'])(
    'are not read: %s',
    (line) => expect(last(line)).toEqual(LONG_ZH_PROSE),
  );

  it.each([
    '农民参与报道',
    '（他也参与采写过这本书）',
    '她参与采写了那本厂志。',
    '陶然参与采写过三届。',
    '（谁都可以参与写作）',
  ])('but in a sentence of the text: %s', (line) => expect(last(line)).toEqual([...LONG_ZH_PROSE, line]));
});

describe('a box of paragraphs behind an advertisement', () => {
  const REST = ['她把船票夹在课本里。', '船长说，冬天照样开船。', '汽笛改成铃声，免得吵醒桥洞里睡着的那群野鸭。'];
  const split = (ad: string, rest: readonly string[]) =>
    spoken(
      `<div class="q1"><div class="q2">${paragraphs(LONG_ZH_PROSE)}</div><div class="q3"><div>${ad}</div><a href="/ad">免息分期，新车开回家</a></div><div class="q4">${paragraphs(rest)}</div></div>`,
    );

  it('goes on with the text', () => {
    expect(split('广告', REST)).toEqual([...LONG_ZH_PROSE, ...REST]);
  });

  it.each([
    ['without the label', '赞助', REST],
    ['of fewer sentences', '广告', ['渡口观察是一家关注海岛与航运的媒体，每周三更新。']],
  ])('but not one %s', (_, ad, rest) => {
    expect(split(ad, rest)).toEqual(LONG_ZH_PROSE);
  });
});

describe('the card of a section', () => {
  const bold = (text: string) => `<section><strong>${text}</strong></section>`;
  const card = (labels: readonly string[], line: (text: string) => string) =>
    HEADINGS.map((heading, at) => {
      const own = labels.map((label) => `<section><span>${label.replace('#', String(at + 1))}</span></section>`);
      return `<section><section>${own[0]}<section>${own.slice(1).join('')}${line(heading)}</section></section></section>${paragraphs(PARTS[at] ?? [])}`;
    }).join('');

  it.each([['01', 'PART ONE'], ['PART ONE'], ['PART #'], ['/ 01 /'], ['Chapter.#', '0#'], ['NO.#']])(
    'is read as its heading alone: %s %s',
    (...labels) => {
      expect(spoken(card(labels, bold))).toEqual(READ);
      expect(spoken(card(labels, (text) => `<p>${text}</p>`))).toEqual(READ);
    },
  );

  it('stands before what leads to a list, too', () => {
    const plain = card(['0#'], (text) => `<p>${text}</p>`);
    const [before = ''] = PARTS[0] ?? [];
    const led = plain.replace(before, `${before.slice(0, -1)}：`);
    expect(spoken(led)).toEqual(READ.map((text) => (text === before ? `${before.slice(0, -1)}：` : text)));
  });

  it('is no line in front of a paragraph', () => {
    const [first = '', ...rest] = LONG_ZH_PROSE;
    expect(spoken(paragraphs([first, 'PART ONE', ...rest]))).toEqual([first, 'PART ONE', ...rest]);
  });
});

describe('a clause of the text in a card', () => {
  const SAID = '镇议会争论了九年，其间有两次';
  const mark = (sign: string) => `<section><span>${sign}</span></section>`;
  const within = (html: string) =>
    spoken(paragraphs(LONG_ZH_PROSE.slice(0, 8)) + html + paragraphs(LONG_ZH_PROSE.slice(8)));

  it.each([
    ['border:1px solid', '“', '”'],
    ['background:#eee', '“', '”'],
    ['border-left:3px solid', '「', '」'],
    ['', '❝', '❞'],
  ])('is not read twice: %s %s', (style, open, close) => {
    const html = `<section style="${style}">${mark(open)}<section><span>${SAID}</span></section>${mark(close)}</section>`;
    expect(within(html)).toEqual(LONG_ZH_PROSE);
  });

  it('is read where the text says it otherwise', () => {
    const own = '镇议会争论了九十年，没有结果';
    const html = `<section style="border:1px solid">${mark('“')}<section><span>${own}</span></section>${mark('”')}</section>`;
    expect(within(html)).toContain(own);
  });
});
