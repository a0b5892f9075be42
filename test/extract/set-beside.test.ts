/** Headings, numbers, captions and boxes that only their look tells apart, each with one alike that belongs to the text. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function lines(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return (
    article?.blocks.flatMap((block) =>
      'text' in block && block.kind !== 'figure' ? [block.kind === 'heading' ? `# ${block.text}` : block.text] : [],
    ) ?? []
  );
}

const [start, end] = [LONG_PROSE.slice(0, 6), LONG_PROSE.slice(6)];
const [zhStart, zhEnd] = [LONG_ZH_PROSE.slice(0, 6), LONG_ZH_PROSE.slice(6)];
/** What is read of a text put into the middle of an article. */
function read(middle: string): readonly string[] {
  const all = lines(page(paragraphs(start) + middle + paragraphs(end)));
  return all.filter((line) => !LONG_PROSE.includes(line));
}
function readZh(middle: string): readonly string[] {
  const all = lines(
    page(paragraphs(zhStart) + middle + paragraphs(zhEnd), { lang: 'zh-CN', title: '电动渡轮开进韦克斯利港' }),
  );
  return all.filter((line) => !LONG_ZH_PROSE.includes(line));
}

describe('headings', () => {
  it('are read whatever words their anchors are made of', () => {
    expect(read('<h2 id="the-four-tools">The four tools</h2>')).toEqual(['# The four tools']);
    expect(read('<h3 id="share-and-share-alike">Share and share alike</h3>')).toEqual(['# Share and share alike']);
  });

  it.each([
    ['<p class="sub-title">卖完就关门</p>', '# 卖完就关门'],
    ['<p><span class="text-big-title">一、人们买的不是票，是“准时”</span></p>', '# 一、人们买的不是票，是“准时”'],
    ['<p><strong>第一种解释：为了赶路</strong></p>', '# 第一种解释：为了赶路'],
    // A speaker's name and a sentence are none.
    ['<p><strong>船长：为了赶路</strong></p>', '船长：为了赶路'],
    ['<p class="sub-title">船到岸的时候，天已经黑了。</p>', '船到岸的时候，天已经黑了。'],
  ])('are known by their class and their number: %s', (html, expected) => {
    expect(readZh(html)).toEqual([expected]);
  });

  it('are read without the number in a box above them, and a number that is the heading is read', () => {
    expect(readZh('<section><strong>02</strong></section><h2>麻雀比我们先知道</h2>')).toEqual(['# 麻雀比我们先知道']);
    expect(readZh('<h2>2</h2>')).toEqual(['# 2']);
    expect(read('<p>Then the clerk called the number:</p><p>12</p>')).toEqual([
      'Then the clerk called the number:',
      '12',
    ]);
  });
});

describe('boxes in the text', () => {
  it.each([
    [
      'a promotion of a page builder',
      '<section class="elementor-section elementor-element elementor-inner-promo"><h3>Sail with us on Saturdays</h3><p>Tickets from £4.</p></section>',
    ],
    [
      'a maintenance box of a wiki',
      '<table class="plainlinks metadata ambox ambox-content"><tr><td>This article needs more sources.</td></tr></table>',
    ],
    ['a video card', '<div class="qq-video-card"><span>02:14</span><p>Climb a hill with an old surveyor</p></div>'],
    ['a code to scan', '<div id="q" class="wx_qrcode"><p>Wexley Courier on your phone</p></div>'],
    ['a boilerplate', '<div class="boilerplate"><h4>About Wexley</h4><p>Founded in 1871, Wexley has a pier.</p></div>'],
  ])('are not read: %s', (_, html) => {
    expect(read(html)).toEqual([]);
  });

  it('are read where the words mean something else', () => {
    expect(read('<p class="inline-promontory">Past the promontory the wind fell.</p>')).toEqual([
      'Past the promontory the wind fell.',
    ]);
    expect(read('<section class="elementor-section elementor-element"><p>She slept on deck.</p></section>')).toEqual([
      'She slept on deck.',
    ]);
  });
});

describe('a section front', () => {
  const card = (headline: string, text: string) =>
    `<div class="item"><h3><a href="/a/${headline.length}">${headline}</a></h3><p>${text}</p></div>`;
  const headlines = [
    '一碗米粉里的四十年记忆',
    '旧衣回收箱里的衣服去了哪里',
    '周末去看七处免费花园',
    '小学操场下修了雨水花园',
    '他给村里的桥写书',
  ];

  it('is refused when its cards all say the same', () => {
    const cards = headlines.map((one) =>
      card(one, '记者近日从有关部门了解到，此事已有新的进展，附近居民对此期待已久……'),
    );
    const { article, code } = extractArticle(page(cards.join(''), { lang: 'zh-CN', title: '社会新闻' }), URL_OF_PAGE);
    expect(article).toBeUndefined();
    expect(code).toBe('list');
  });
});

describe('lines that address the reader', () => {
  it.each(['端傳媒正在進行夏季會員招募，立即加入，支持獨立的深度報導。', '【采访/韦克斯利报 段晨】'])(
    'are not read: %s',
    (line) => {
      expect(readZh(`<p>${line}</p>`)).toEqual([]);
    },
  );

  it.each(['夏令營的會員招募昨天結束，報名的孩子比去年多。', '【采访】他说，船一靠岸，他就知道自己回来了。'])(
    'are read when they tell of something: %s',
    (line) => {
      expect(readZh(`<p>${line}</p>`)).toEqual([line]);
    },
  );

  it('are not read in place of an embedded post, nor when they ask for a review', () => {
    expect(
      read('<p>An dieser Stelle finden Sie einen externen Inhalt von Instagram, der den Artikel ergänzt.</p>'),
    ).toEqual([]);
    expect(read('<p>If you like the show, please leave us a review wherever you listen.</p>')).toEqual([]);
    const told = [
      'An dieser Stelle findet sich heute nur noch eine Wiese.',
      'Please leave us a review, the landlord had written on every door.',
    ];
    expect(read(paragraphs(told))).toEqual(told);
  });
});
