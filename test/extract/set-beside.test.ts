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

it('reads a term whose id says its own words again, whatever they are', () => {
  const list = (id: string) =>
    read(
      `<dl><dt id="mooring">Mooring</dt><dd>Two ropes hold the ferry.</dd><dt id="${id}">Finding ad hoc moorings</dt><dd>The keeper looks for a free pile.</dd></dl>`,
    );
  expect(list('finding-ad-hoc-moorings')).toContain('Finding ad hoc moorings');
  expect(list('moorings-ad-slot')).not.toContain('Finding ad hoc moorings');
});

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
      'the card of its author, before it',
      '<div class="duet--article--author-bio-card"><div><span>Ann Ames</span> is a reporter of boats. Before joining in 2021, she wrote for a paper in the hills.</div></div>',
    ],
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
    [
      'a box that is called recommended to those who cannot see it',
      '<section aria-label="Recommended"><h2>River stories for you</h2><a href="/x"><h3>Eels move up a day early</h3></a><p>Wardens in four towns said that the eels had come early and that nobody had asked them.</p></section>',
    ],
    [
      'a sign-up that has the article’s name in front',
      '<div class="duet--article--newsletter-signup"><h2>The Weir</h2><p>Understand what flows, twice a week.</p><form><input type="email"></form></div>',
    ],
    ['a product', '<div class="ProductEmbed"><p>Goat halter</p><p>$24 at Ames’s</p></div>'],
    [
      'a form for feedback',
      '<div><h2 class="feedback--title">Feedback</h2><p class="feedback--question">Was it of use?</p><button class="feedback--answer">Yes</button><p class="feedback--response">It was.</p></div>',
    ],
    [
      'what is told of a graphic in its box',
      '<div class="c-box figure-box"><h3>SLOW WATER</h3><p>Each band marks a flood of the past thousand years.</p><img src="/g.png" alt="Bands"><p>Source: Ref. 1</p></div>',
    ],
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

  const told = [
    'The pump that saved our cellar cost less than a coat, and it ran for eight nights without a rest.',
    'My sister slept beside it, because its silence was the only alarm that we had.',
  ];
  it.each([
    'aria-label="Recommended reading"',
    'aria-label="Up next"',
    'aria-label="Share"',
    'class="product-embed"',
    'class="product-card"',
    'class="feedback-section"',
    'class="page-feedback"',
    'class="article__social__unit"',
    'class="content-bio-card"',
    'class="post__bio__module"',
    'class="entry-meta-card"',
    'class="article-sponsors-unit"',
  ])('are read where they hold the text itself: %s', (attributes) => {
    expect(read(`<section ${attributes}>${paragraphs(told)}</section>`)).toEqual(told);
  });

  it.each(['infographic', 'data-card', 'chart-card', 'figure-box'])(
    'are read around a picture where no source is named: %s',
    (name) => {
      const picture = '<img src="/pump.png" alt="" width="800" height="400">';
      expect(read(`<div class="${name}"><h3>The pump</h3>${picture}${paragraphs(told)}</div>`)).toEqual([
        '# The pump',
        ...told,
      ]);
    },
  );

  it('are left out below what is most read, and so is the line above them', () => {
    const links = ['A bridge of ice', 'The last baker', 'Eels by night'].map(
      (title, at) => `<li><a href="/a/${at}">${title}</a></li>`,
    );
    expect(read(`<h3>Most viewed in Culture</h3><ul>${links.join('')}</ul>`)).toEqual([]);
    expect(read(`<h3>Most read in Bed</h3>${paragraphs(told)}`)).toEqual(['# Most read in Bed', ...told]);
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
    const result = extractArticle(page(cards.join(''), { lang: 'zh-CN', title: '社会新闻' }), URL_OF_PAGE);
    expect(result.article === undefined && result.code).toBe('list');
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

describe('standfirsts', () => {
  const standfirst = 'The ferries were to be sold. Then a stoker came with a rope, and after him four hundred others.';
  const headed = (header: string, title = 'Ferries kept') =>
    lines(
      `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><article><header>${header}</header><div class="story-body">${paragraphs(LONG_PROSE)}</div></article></main></body></html>`,
    );

  it('in the box of the title are read, also where the page calls itself otherwise', () => {
    expect(headed(`<h1>Ferries kept</h1><p class="x">${standfirst}</p>`)[0]).toBe(standfirst);
    expect(headed(`<h1>Ferries kept</h1><h2>${standfirst.slice(0, -1)}</h2>`)[0]).toBe(standfirst.slice(0, -1));
    expect(headed(`<h1>What four hundred people did</h1><p>${standfirst}</p>`)[0]).toBe(standfirst);
  });

  it('in Chinese are short, and are told from the title by what the metadata say', () => {
    const body = (line: string) =>
      `<div><div><h1>渡口的账本</h1><div>收藏</div></div><div>${line}</div><div>${paragraphs(LONG_ZH_PROSE)}</div></div>`;
    const head = (text: string) =>
      `<html lang="zh"><head><title>渡口的账本</title><meta name="description" content="${text}"></head><body>`;
    const line = '船票降了一半，灯却要亮到更晚';
    expect(lines(head(line) + body(line))).toEqual([line, ...LONG_ZH_PROSE]);
    expect(lines(head('渡口的账本') + body('渡口的账本'))).toEqual(LONG_ZH_PROSE);
  });

  it('are told from lines about the article', () => {
    for (const line of [
      'By Ann Writer, Ruth Alder and Tom Penn for the Wexley Courier and Agencies',
      'Published on Monday 18 May 2024 at 9.30 am, updated at 10.15 am',
      'Ferries kept',
      'Share',
    ])
      expect(headed(`<h1>Ferries kept</h1><p>${line}</p>`)).toEqual(LONG_PROSE);
  });

  it('are no headings where their class names them', () => {
    const body = `<article><h1>Ferries kept</h1><h2 class="pw-subtitle-paragraph">And nobody cheered, for a week</h2>${paragraphs(LONG_PROSE)}</article>`;
    expect(lines(`<html lang="en"><head><title>Ferries kept</title></head><body>${body}</body></html>`)[0]).toBe(
      'And nobody cheered, for a week',
    );
    const plain = body.replace(' class="pw-subtitle-paragraph"', '');
    expect(lines(`<html lang="en"><head><title>Ferries kept</title></head><body>${plain}</body></html>`)[0]).toBe(
      '# And nobody cheered, for a week',
    );
  });
});

describe('captions without markup', () => {
  const picture = '<p style="text-align: center"><img src="/p.jpg" alt=""></p>';

  it('are left out where they alone are set in the middle, behind a picture or a player', () => {
    expect(readZh(`${picture}<p style="text-align:center;">改造后的鱼市弄</p>`)).toEqual([]);
    expect(readZh('<p class="f_center"><img src="/p.jpg"/><br/>改造后的鱼市弄，早上六点</p>')).toEqual([]);
    expect(readZh(`${picture}<p class="ql-align-center"><span>三号粮仓内景 临江生活圈 图</span></p>`)).toEqual([]);
    expect(
      readZh('<p><audio src="/a.mp3"></audio></p><p style="text-align:center">哭嫁歌录音片段 受访者提供</p>'),
    ).toEqual([]);
  });

  it('are left out by their number, their credit or what they say that they show', () => {
    for (const line of [
      '图①：渡轮靠岸。',
      '圖一：渡輪靠岸',
      '上图：渡轮靠岸',
      '图为渡轮靠岸。',
      '渡輪靠岸。圖／林一',
      '攝：林一／小鎮',
    ])
      expect(readZh(`${picture}<p>${line}</p>`)).toEqual([]);
    expect(readZh('<p>图为心声，他在扉页上写道。</p>')).toEqual(['图为心声，他在扉页上写道。']);
  });

  it('are left out line by line where their class names them, but not where it names every paragraph', () => {
    expect(readZh(`${picture}<p class="desc">渡轮靠岸。<br>　　人群散去。<br>　　林一摄</p>`)).toEqual([]);
    const told = ['渡轮靠岸了。', '人群散去了。'];
    expect(readZh(picture + told.map((text) => `<p class="desc">${text}</p>`).join(''))).toEqual(told);
  });

  it('may be told in clauses on a page that sets its captions so', () => {
    const centred = (text: string) => `${picture}<p style="text-align:center">${text}</p>`;
    const clause = '打尖用的剪刀，已经磨短了一寸';
    expect(readZh(`${centred('▲ 她在桌前勾条')}<p>她不说话。</p>${centred(clause)}`)).toEqual(['她不说话。']);
    expect(readZh(`<p>她不说话。</p>${centred(clause)}`)).toEqual(['她不说话。', clause]);
  });

  it.each([
    [
      'what a page tells below all its pictures',
      ['船到了。', '人下来，一个接一个', '他没有在里面', '她等到天黑']
        .map(
          (text) => `<p class="f_center"><img src="/p.jpg"/><br/>${text}${'，她又看了一遍，没有说话。'.repeat(3)}</p>`,
        )
        .join(''),
      ['船到了。', '人下来，一个接一个', '他没有在里面', '她等到天黑'].map(
        (text) => text + '，她又看了一遍，没有说话。'.repeat(3),
      ),
    ],
    ['lines set as their neighbours are', `${picture}<p>改造后的鱼市弄</p>`, ['改造后的鱼市弄']],
    ['sentences', `${picture}<p style="text-align:center">船到了。</p>`, ['船到了。']],
    [
      'poems',
      `${picture}<p style="text-align:center">船到岸边</p><p style="text-align:center">人到天边</p><p style="text-align:center">月到窗前</p><p>他念完了。</p>`,
      ['船到岸边', '人到天边', '月到窗前', '他念完了。'],
    ],
    [
      'jokes on the picture',
      `${picture}<p style="text-align:center">没桌没椅没冰箱，缺花缺草缺牌坊</p>`,
      ['没桌没椅没冰箱，缺花缺草缺牌坊'],
    ],
    ['lines behind no picture', '<p style="text-align:center">改造后的鱼市弄</p>', ['改造后的鱼市弄']],
  ])('are not taken for %s', (_, html, expected) => {
    const got = readZh(html);
    expect(got).toEqual(expected);
  });

  it.each(['Bildquelle: Ilse Trautwein', 'Photo credit: Ilse Trautwein', 'Foto: Ilse Trautwein', '© Ilse Trautwein'])(
    'are left out with the credit that ends their box: %s',
    (credit) => {
      const box = (last: string) =>
        `<div class="bild"><div><img src="/tower.webp"></div><div><p>The tower. The nest is behind the window on the left.</p><span>${last}</span></div></div>`;
      expect(read(box(credit))).toEqual([]);
      expect(read(box('They had one word for it.').replace('bild', 'teil'))).toHaveLength(2);
    },
  );

  it('are left out loose in the box of a picture where all text stands in paragraphs', () => {
    const box = (text: string, name = 'span') =>
      `<div class="x1"><div class="x2"><div><img src="/p.jpg" width="640"></div><${name} class="x3">${text}</${name}></div></div>`;
    for (const text of ['老郭的维修铺', '鱼市弄的早晨', '他的手，在灯下']) expect(readZh(box(text))).toEqual([]);
    for (const text of ['雨停了。', '他说：', '第二步打结', '3 个绳结', '“走吧”'])
      expect(readZh(box(text))).toEqual([text]);
    for (const name of ['p', 'h3', 'li']) expect(readZh(box('老郭的维修铺', name))).toHaveLength(1);
    for (const text of ['其二 拆船厂的秋天', '二 渡口', '霧の朝']) expect(readZh(box(text))).toEqual([text]);
    expect(readZh(box('老郭的维修铺', 'div'))).toEqual(['老郭的维修铺']);
    expect(readZh(box('老郭的维修铺') + box('鱼市弄的早晨'))).toEqual(['老郭的维修铺', '鱼市弄的早晨']);
    const heads = ['<div>拆船厂的秋天</div>', '<span>江豚</span>'];
    for (const head of heads)
      expect(readZh(`<section><img src="/p.jpg" width="640">${head}</section>`)).toHaveLength(1);
    const steps = Array.from(
      { length: 8 },
      (_, at) => `把旧绳子的两头都握住，在码头的柱子上打${'一二三四五六七八'[at]}个结`,
    );
    expect(readZh(steps.map((text) => box(text)).join(''))).toEqual(steps);
  });

  it('are left out within a figure where they only name somebody', () => {
    const figure = (text: string) =>
      `<figure><div><img src="/p.jpg" width="640" alt=""><span>${text}</span></div><figcaption>The pier</figcaption></figure>`;
    expect(read(figure('Rhian Prosser'))).toEqual([]);
    expect(read(figure('The rain had stopped.'))).toEqual(['The rain had stopped.']);
  });
});

describe('threads, transcripts and folded text', () => {
  it('end with the first post, and read what it quotes', () => {
    const thread = `<div itemprop="text">${paragraphs(LONG_PROSE.slice(0, 6))}<aside class="quote"><div class="title">oldfield:</div><blockquote><p>You will get three weeks of heat.</p></blockquote></aside>${paragraphs(LONG_PROSE.slice(6))}</div>
      <div itemprop="comment"><p>I take it back about the three weeks, and I do not take it back about the slime, which was real.</p></div>`;
    expect(lines(page(thread))).toEqual([
      ...LONG_PROSE.slice(0, 6),
      'You will get three weeks of heat.',
      ...LONG_PROSE.slice(6),
    ]);
  });

  it('leave a transcript out that is folded below the notes, and read an interview that has one', () => {
    const said = '<p>Nell: It is ten past four, and the spoons are moving.</p>';
    expect(read(`<details><summary>Read the transcript</summary>${said}</details>`)).toEqual([]);
    expect(read(`<h2>Transcript</h2>${said}`)).toEqual([
      '# Transcript',
      'Nell: It is ten past four, and the spoons are moving.',
    ]);
  });

  it('read what stands inside "Read more", and no box of further reading', () => {
    const [one] = ['She has written the report four times, and the fourth has a page that is blank.'];
    expect(
      read(
        `<div class="read-more"><div class="read-more__content"><p>${one}</p></div><button>Read more</button></div>`,
      ),
    ).toEqual([one]);
    expect(read('<div class="read-more"><a href="/x">A cat that sails</a></div>')).toEqual([]);
  });
});

describe('a newsletter', () => {
  it('that is offered without a call in its first sentence is not read', () => {
    const offer =
      '<p>What the boats bring in, and what it fetches on the quay. <a href="/n">Get it in your inbox.</a></p>';
    expect(read(`<div data-testid="nl"><h3>Sign Up for the Quay Newsletter</h3>${offer}</div>`)).toEqual([]);
    expect(read(offer)).toEqual([]);
  });

  it('of the story is read, whoever prints it', () => {
    const told =
      '<p>In 1931 she founded <a href="/n">the newsletter of the stokers</a>, and it outlived all of them.</p>';
    expect(read(told)).toHaveLength(1);
  });
});
