/** How Chinese platforms, papers and stations tell title, account and day, and what they set beside pictures and into lines. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const TITLE = '电动渡轮抵达小镇';
const read = (html: string, url = URL_OF_PAGE) => extractArticle(html, url).article;
const around = (top: string, bottom = '', head = '') =>
  page(`${top}${paragraphs(LONG_ZH_PROSE)}${bottom}`, { lang: 'zh-CN', title: TITLE, head });
const textsOf = (html: string) =>
  read(html)?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
const ld = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const UNDATED = 'https://courier.example/ferry';

describe('the account is', () => {
  it.each([
    [
      'linked behind the source',
      '<div>2026-02-19 16:05:22 来源: <a href="/dy/media/T150.html">海线自然</a><span>福建</span></div>',
      '海线自然',
    ],
    [
      'linked as a home',
      '<div><a href="https://share.example/mediaShare/home/1609123/media">海线自然</a><div><time>2026年03月08日</time></div></div>',
      '海线自然',
    ],
    ['linked as a user', '<div><a href="/user_4320">海线自然</a><span>3小时前</span></div>', '海线自然'],
    [
      'named in the box of a button to follow',
      '<div class="_1D"><div><img src="avatar.jpeg"></div><div><p>绿茵快报</p><div><span>辽宁</span></div></div><div>关注</div></div>',
      '绿茵快报',
    ],
    [
      'not what it says of itself',
      '<div class="author-info"><a class="author-avatar" href="/author/8Q"><img src="a.png" alt="海线观察局"></a><div><span class="media-name">海线观察局</span><span class="media-desc">海线观察局官方账号</span><p class="media-info"><span>2026-03-09 20:14</span><span>发布于江苏</span></p></div><button>+关注</button></div>',
      '海线观察局',
    ],
    [
      'the same in Taiwan',
      '<div class="x9"><div>綠茵快報</div><div>12小時前</div><button>x</button><div>追蹤</div></div>',
      '綠茵快報',
    ],
  ])('%s', (_, top, name) => {
    expect(read(around(top))?.byline).toBe(name);
  });

  it('the reviewer, and not what a card says of what he has written', () => {
    const head =
      '<header><a href="/people/du/"><span property="v:reviewer">渡船人老何</span></a> <span>评论</span> <a href="/subject/36/">渡口以北</a><span class="main-meta">2026-04-19 23:41:07<span>江苏</span></span></header>';
    const card =
      '<div class="main-author"><p class="author-intro">渡船人老何 <a href="#">关注</a></p><div class="main-author-meta">已写 87 篇影评 · 获得 12043 次有用</div></div>';
    expect(read(around(head, card))?.byline).toBe('渡船人老何');
  });

  it('one that the data name and the page sets before the day', () => {
    const head = '<script>var all = {"subscribe":{"cateSource":"海线自然"}};</script>';
    const line = (name: string) => `<div><span>${name}</span><span>2026年02月17日</span></div>`;
    expect(read(around(line('海线自然'), '', head))?.byline).toBe('海线自然');
    expect(read(around(line('小镇'), '', head))?.byline).toBeUndefined();
  });

  it('the podcast that an episode belongs to', () => {
    const head = ld({
      '@type': 'PodcastEpisode',
      name: TITLE,
      partOfSeries: { '@type': 'PodcastSeries', name: '慢半拍电台' },
    });
    expect(read(around('<div>慢半拍电台</div>', '', head))?.byline).toBe('慢半拍电台');
  });

  it('not the software, the desk or a button', () => {
    for (const name of ['网站管理员', '系统管理员', 'webeditor', '新闻编辑部', '信息发布员', '本站小编'])
      expect(read(around('', '', `<meta name="author" content="${name}">`))?.byline).toBeUndefined();
    expect(read(around('<div><div>登录</div><div>首页</div><div>关注</div></div>'))?.byline).toBeUndefined();
  });

  it('not read again in brackets below the text', () => {
    const top = '<div><div><p>绿茵快报</p></div><div>关注</div></div>';
    expect(textsOf(around(top, '<p>（绿茵快报 赛程君）</p>'))).toEqual(LONG_ZH_PROSE);
    expect(textsOf(around(top, '<p>（他没有回答。）</p>')).at(-1)).toBe('（他没有回答。）');
  });
});

describe('the day is', () => {
  it.each([
    [
      "the search engine's",
      around('<p>2024-05-20 09:00 发布</p>', '', ld({ '@id': UNDATED, title: TITLE, pubDate: '2024-05-18T23:14:02' })),
    ],
    ['the first one', around('<div>2024-05-20 09:00:00 发布</div><div>于 2024-05-18 23:14:02 首次发布</div>')],
    [
      'told on pointing',
      around('', '<div><span data-tooltip="发布于 2024-05-18 12:20">编辑于 2024-12-01 10:44</span></div>'),
    ],
    [
      'told to a search engine in a hidden field',
      around('<p>昨天</p><div style="display:none"><span id="pubtime_baidu">2024-05-18 12:20:00</span></div>'),
    ],
    ['told to who hears the page', around('<div><span aria-label="发布时间：2024-05-18 22:03">昨天</span></div>')],
    ['a title in another language', around('<div><span title="Published May 18, 2024">vor zwei Tagen</span></div>')],
    [
      'not that of a draft',
      around('<p>2024年5月18日 10:15</p>', '', '<meta name="DC.date.created" content="2024-05-15T22:15:30+00:00">'),
    ],
    ...[
      '<div><span data-time="2024-05-18 16:08:21">3小时前</span><span>责任编辑：苏木</span></div>',
      '<div><span class="t" data-timestamp="1716019701"></span>苏木</div>',
      '<div><relative-time datetime="2024-05-18T16:08:21+08:00">3小时前</relative-time></div>',
      '<div data-publish-time="2024/5/18 16:08"><i>3小时前</i></div>',
      '<div><span data-update-time="2024-05-20 09:00">刚刚更新</span><span data-pubdate="2024-05-18">上月</span></div>',
    ].map((line): [string, string] => ['held by an attribute above the text', around(line)]),
    [
      'the publication below a table that tells the signing',
      around('').replace(
        '<div class="entry">',
        '<table><tr><td>成文日期：</td><td>2024-05-15</td></tr></table><p>发布时间：2024-05-18 来源：镇政府</p><div class="entry">',
      ),
    ],
    [
      'not that of a picture',
      around(
        '<figure><img src="/a.jpg"><figcaption>2023年4月12日，搁浅的渔船。</figcaption></figure><div>2024.05.18 10:15 EDT</div>',
      ),
    ],
    ['not that of a change', around('<p>编辑于 2024-12-01 10:44</p><p>发布于 2024-05-18 10:44</p>')],
  ])('%s', (_, html) => {
    expect(read(html, UNDATED)?.publishedAt).toMatch(/^2024-05-18/);
  });
});

it('a day in an attribute of another article is not the day', () => {
  const other = '<div class="item"><a href="/b">冬季停航三天</a><span data-time="2024-05-11 16:08">昨天</span></div>';
  expect(read(around('<p>苏木</p>', other), UNDATED)?.publishedAt).toBeUndefined();
});

describe('the title is', () => {
  const paper = (list: string) =>
    `<html lang="zh"><head><title>沅洲日报-数字报</title></head><body><ul>${list}</ul><table><tr><td>——还田一线见闻</td></tr><tr><td><strong>稻香重回青龙湾</strong></td></tr><tr><td>本报记者 林一</td></tr></table><div id="ozoom">${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;
  const PAPER = 'http://epaper.town.example/html/2026-04/23/content_40211.htm';

  it('what the list of an issue calls this page', () => {
    const list =
      '<li><a href="content_40210.htm">春茶采摘忙</a></li><li><a href="content_40211.htm">稻香重回青龙湾</a></li>';
    expect(read(paper(list), PAPER)?.title).toBe('稻香重回青龙湾');
  });

  const station = (heading: string) =>
    `<html lang="zh-hk"><head><title>小鎮電台一台 - 文化專輯</title><meta property="og:title" content="小鎮電台一台"></head><body><div><a href="/radio">夜渡記</a></div>${heading}<div class="itemFullText">${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;

  it('the heading that is shown, when the metadata call the page by a name that is not', () => {
    expect(read(station('<h2 class="itemTitle">末班船上的三種口音</h2>'))?.title).toBe('末班船上的三種口音');
  });

  it('that of the metadata, when the heading leads elsewhere or is no headline', () => {
    expect(read(station('<h2 class="itemTitle"><a href="/b">末班船</a></h2>'))?.title).toBe('小鎮電台一台');
    expect(read(station('<h2 class="widget-title">末班船上的三種口音</h2>'))?.title).toBe('小鎮電台一台');
  });
});

describe('beside a picture', () => {
  const PICTURE = '<img src="/a.jpg" alt="渡口的新船今早入港">';

  it.each([
    [
      'a sentence in its box',
      `<div class="photo boxTitle"><a href="#">${PICTURE}</a><p>新船今早入港。（資料照）</p></div>`,
    ],
    ['what browsers say in its place', `<div class="w1">${PICTURE}<span>渡口的新船今早入港</span></div>`],
    ['a box with a code to scan', '<div class="app-kaihu-qr"><span>炒股就看小镇研报，权威又专业。</span></div>'],
    [
      'a box that loads an app',
      '<div id="app-qr"><div><img src="/app.png"><span>精准解读，一手掌握。</span></div></div>',
    ],
    [
      'a caption in line, behind a box of the picture',
      `<div class="d2"><div class="_1Z">${PICTURE}</div><span class="bjh-image-caption">站台票正面，剪口在右上角。</span></div>`,
    ],
    [
      'a caption in line, behind a linked picture and before a box',
      `<div class="d2"><a href="/a.jpg">${PICTURE}</a><em class="caption">站台票正面，剪口在右上角。</em><div>${PICTURE}</div></div>`,
    ],
    [
      'a line with the class of what pictures show',
      `<p class="photo_img_2019">${PICTURE}</p><p class="photo_alt_2019">新船今早入港</p>`,
    ],
    ['a described picture', `<div>${PICTURE}<div class="img_descr">新船今早入港。</div></div>`],
  ])('%s is not read', (_, markup) => {
    const html = page(`${paragraphs(LONG_ZH_PROSE.slice(0, 6))}${markup}${paragraphs(LONG_ZH_PROSE.slice(6))}`, {
      lang: 'zh',
      title: TITLE,
    });
    expect(textsOf(html)).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    `<div class="image-content">${PICTURE}<p>孩子们给它起了名字。</p></div>`,
    `<p class="photo_img_2019">${PICTURE}</p><p class="photo_txt_2019">孩子们给它起了名字。</p>`,
  ])('a paragraph of the text is: %s', (box) => {
    const html = page(`${paragraphs(LONG_ZH_PROSE.slice(0, 6))}${box}${paragraphs(LONG_ZH_PROSE.slice(6))}`, {
      lang: 'zh',
      title: TITLE,
    });
    expect(textsOf(html)).toContain('孩子们给它起了名字。');
  });

  it.each([
    [
      'a sentence that goes on around a word of such a class',
      `<p>${PICTURE}<span class="caption">站台票</span>那时候只卖五分钱，后来涨到了一元。</p>`,
    ],
    [
      'a sentence behind the words in a box',
      `<div><div>船来了。${PICTURE}</div><span class="caption">站台票</span>那时候只卖五分钱，后来涨到了一元。</div>`,
    ],
  ])('%s is read', (_, markup) => {
    expect(textsOf(around('', markup)).at(-1)).toContain('站台票那时候只卖五分钱，后来涨到了一元。');
  });
});

describe('above the text', () => {
  const box = (text: string) =>
    `<section><section style="text-align:center"><p style="font-size:13px">${text}</p></section></section>`;
  const above = (markup: string) =>
    textsOf(
      `<html lang="zh"><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1><div class="m1"><span>原创</span><a href="#">物理小卖部</a></div><div id="js_content" class="rich_media_content">${markup}${paragraphs(LONG_ZH_PROSE)}</div></body></html>`,
    ).slice(0, -LONG_ZH_PROSE.length);

  it.each(['物理小卖部 · 第 63 单', '物理小卖部｜第六十三夜', '《物理小卖部》第 12 期', '物理小卖部 Vol.12'])(
    "a column's name and its number are not read: %s",
    (label) => {
      expect(above(box(label))).toEqual([]);
    },
  );

  it.each([
    '上卷 · 第 3 章',
    '渡口 · 第 63 天',
    '渡口 · 第 1 期',
    '《渡口》第三辑',
    '渡口 第3集',
    '渡口 Vol. 3',
    '物理小卖部 · 第 3 章',
    '物理小卖部开到第 63 单',
    '兰州 · 第一站',
  ])('a part of the text is read: %s', (label) => {
    expect(above(box(label))).toEqual([label]);
  });

  it('several such lines are parts of the text', () => {
    const texts = textsOf(around(box('读城 · 第 1 期'), `${box('读城 · 第 2 期')}<p>这一期里没有城，只有两条河。</p>`));
    expect(texts).toContain('读城 · 第 2 期');
  });

  it.each(['公共服务研究者', '河西大学法学院副教授', '專欄作家', '自由撰稿人', '渡口晚报记者'])(
    "the author's post below the name is not read: %s",
    (post) => {
      expect(above(`<p><strong>作者｜江一帆</strong></p><p><strong>${post}</strong></p>`)).toEqual([]);
    },
  );

  it.each(['最后一个研究者', '钢琴教师', '他是一名公共服务研究者', '谁来当评论员', '公共服务研究者的账本'])(
    'a heading below the name is: %s',
    (heading) => {
      expect(above(`<p><strong>作者｜江一帆</strong></p><p><strong>${heading}</strong></p>`)).toEqual([heading]);
    },
  );

  it('a heading proper below the name, and a line below one between paragraphs, are', () => {
    expect(above('<p>作者：王小明</p><h2>城市研究者</h2>')).toEqual(['城市研究者']);
    expect(textsOf(around('', '<p>文：王小明</p><p>民间学者</p><p>他们都走了，只剩下那条河。</p>'))).toContain(
      '民间学者',
    );
  });

  it.each([
    ['【静夜思】', '作者：李白', '【登高】', '作者：杜甫'],
    ['【第一章】', '文／王小明', '【第二章】', '文／李一'],
    ['【杭州】', '2024年5月18日', '【苏州】', '2024年5月19日'],
  ])('titles of poems, parts and places over an author or a day are read: %s', (one, by, other, by2) => {
    const markup = `<p>${one}</p><p>${by}</p>${paragraphs(LONG_ZH_PROSE.slice(0, 4))}<p>${other}</p><p>${by2}</p>${paragraphs(LONG_ZH_PROSE.slice(4))}`;
    expect(textsOf(page(markup, { lang: 'zh-CN', title: TITLE }))).toEqual(expect.arrayContaining([one, other]));
  });

  it('a post as a heading without a name above it is read', () => {
    expect(above('<p><strong>公共服务研究者</strong></p>')).toEqual(['公共服务研究者']);
  });
});

describe('lines', () => {
  const lines = (markup: string) => textsOf(around('', markup)).slice(LONG_ZH_PROSE.length);

  it('of Chinese are joined without a space, and of other scripts with one', () => {
    expect(lines('<p>索引明明在，为什么不走？<br>盯着建表语句看了十分钟，才发现问题。</p>')).toEqual([
      '索引明明在，为什么不走？盯着建表语句看了十分钟，才发现问题。',
    ]);
    expect(lines('<p>老人说：“再等等。”<br>“等谁？”我问他，他没有回答，只是看着河面。</p>')).toEqual([
      '老人说：“再等等。”“等谁？”我问他，他没有回答，只是看着河面。',
    ]);
    expect(lines('<p>索引明明在，为什么不走？<br>MySQL 会对字段做隐式转换，这才是原因。</p>')).toEqual([
      '索引明明在，为什么不走？ MySQL 会对字段做隐式转换，这才是原因。',
    ]);
  });

  it('of Chinese that end in no sign have a space between them, but where they are only wrapped', () => {
    expect(lines('<p>第二天早上的安排<br>集合地点在旧煤码头<br>带好雨衣</p>')).toEqual([
      '第二天早上的安排 集合地点在旧煤码头 带好雨衣',
    ]);
    const wrapped = '渡轮在防波堤外面等了一个多钟头<br>直到雾散了才慢慢地靠到栈桥边上<br>没有人抱怨。';
    expect(lines(`<p>${wrapped}</p>`)).toEqual([wrapped.replaceAll('<br>', '')]);
    expect(lines('<p>渡<br>口<br>旧<br>事</p>')).toEqual(['渡口旧事']);
    expect(lines('<p>朝から雨が降り<br>舟は出なかった。</p>')).toEqual(['朝から雨が降り舟は出なかった。']);
  });

  it('of a list are paragraphs of their own', () => {
    expect(lines('<p>上船之前要做三件事<br>1、在窗口换票<br>2、把自行车推到左边<br>（3）听大副的话</p>')).toEqual([
      '上船之前要做三件事',
      '1、在窗口换票',
      '2、把自行车推到左边',
      '（3）听大副的话',
    ]);
    expect(lines('<p>票价从去年的两块<br>3.5元起涨到了五块。</p>')).toEqual(['票价从去年的两块 3.5元起涨到了五块。']);
  });

  it('of labels stay apart, so that each is judged', () => {
    expect(lines('<div>製作：夜渡記節目組<br>重溫：每集播出後可於網上收聽</div>')).toEqual([]);
    expect(lines('<p>编辑|林静<br>责编|王海<br>校对|周伟成</p>')).toEqual([]);
  });

  it('of a listing are code, whatever its cells are', () => {
    const listing =
      '<figure class="highlight plaintext"><table><tr><td class="gutter"><pre><span>1</span><br></pre></td><td class="code"><pre><span>退群前: 112</span><br><span>退群后: 65</span></pre></td></tr></table></figure>';
    expect(
      textsOf(around('', `${listing}<p>就这样过了两个星期，没有人问我。</p>`)).slice(LONG_ZH_PROSE.length),
    ).not.toContain('退群前: 112 退群后: 65');
  });

  it('of a list between title and text sum it up', () => {
    const list =
      '<div data-testid="article-summary"><ul><li>小镇的渡口下月停用，五十多名船工只有三十一人获得安排，老船长不在名单之上。</li></ul></div>';
    const html = `<html lang="zh"><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1>${list}<div class="entry">${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;
    expect(textsOf(html)[0]).toMatch(/^小镇的渡口下月停用/);
  });
});

describe('a heading', () => {
  const texts = LONG_ZH_PROSE.map((text) => `<section><p>${text}</p></section>`);
  const numbered = (number: string, line: string) =>
    `<section><section style="display:flex"><section><strong>${number}</strong></section><section>${line}</section></section></section>`;
  const kinds = (markup: string) =>
    (read(around('', markup))?.blocks ?? []).flatMap((block) =>
      'text' in block ? [`${block.kind}: ${block.text}`] : [],
    );
  const article = (one: string, two: string) =>
    texts.slice(0, 3).join('') + one + texts.slice(3, 6).join('') + two + texts.slice(6).join('');
  const page1 = (one: string, two: string) => kinds(`<div>${article(one, two)}</div>`);

  it('is the line that shares a box with its number, which is not read', () => {
    const found = page1(numbered('01', '三块钱到十五块钱'), numbered('02', '菜场搬了四回'));
    expect(found).toContain('heading: 三块钱到十五块钱');
    expect(found).toContain('heading: 菜场搬了四回');
    expect(found.join()).not.toContain('01');
  });

  it('is not a line of figures, nor one number alone', () => {
    expect(page1(numbered('3', '艘新船已经下水'), '')).toContain('paragraph: 艘新船已经下水');
    expect(page1(numbered('3', '艘新船已经下水。'), numbered('4', '艘还在船厂。'))).toContain(
      'paragraph: 艘新船已经下水。',
    );
  });
});

describe('above what a platform says of itself', () => {
  const notice =
    '<blockquote><p>Harbour 是小镇的写作社区，我们主张分享真实的产品体验，有实用价值的经验与思考。我们会不定期挑选 Harbour 最优质的文章，展示来自用户的最真实的体验和观点。</p><p>文章代表作者个人观点，小镇仅对标题和排版略作修改。</p></blockquote>';

  it('its label is not read, and a heading of the author is', () => {
    expect(textsOf(around(`<p><strong>Harbour 首页推荐</strong></p>${notice}`))).toEqual(LONG_ZH_PROSE);
    expect(textsOf(around(`<h2>渡口的来历</h2>${notice}`))).toEqual(['渡口的来历', ...LONG_ZH_PROSE]);
  });
});

describe('below an article', () => {
  const behind = (markup: string) => textsOf(around('', markup)).slice(LONG_ZH_PROSE.length);

  it.each([
    [
      'who wrote it',
      '<div class="c1"><p>【专家简介】</p><p>付晓岚，神经内科副主任医师，从事临床工作十八年。</p><p>门诊时间：周二上午</p></div>',
    ],
    ['who spoke', '<h3>本期主播</h3><p>栗子（周栗）、老孟（孟海川）</p>'],
    ['how to listen', '<h3>收听方式</h3><p>各大播客客户端搜索“慢半拍”。</p>'],
    ['where a novel is published', '<p>（本章完）</p><p>请记住本书首发域名：www.shuxiangge.example.net。</p>'],
    [
      'what is heard when',
      '<h3>时间轴</h3><ul><li><a href="#t">02:10</a> 最慢的一趟</li><li><a href="#t">14:32</a> 半夜的餐车</li></ul>',
    ],
  ])('nothing tells %s', (_, markup) => {
    expect(behind(markup)).toEqual([]);
  });

  it('what is told by the clock is', () => {
    const lines = ['14:05 船队离开了老煤码头', '14:40 第一艘船过了防波堤'];
    expect(behind(`<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`)).toEqual(lines);
  });
});

describe('what is no article', () => {
  it('is a beginning above a paywall, with a line of the site below it', () => {
    const wall =
      '<div class="wall"><p>本文共计4820字，您已阅读7%</p><p>订阅后继续阅读</p></div><div>推荐进入小镇数据库，可随时查阅船只与航线。</div><p>小镇的数据每天更新一次。</p>';
    const html = `<html lang="zh"><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1><div class="text">${paragraphs(LONG_ZH_PROSE.slice(0, 3))}</div>${wall}</body></html>`;
    const result = extractArticle(html, URL_OF_PAGE);
    expect('code' in result ? result.code : undefined).toBe('teaser');
  });

  it('is a shell with a few labels', () => {
    const html =
      '<html lang="zh"><head><title>看点</title></head><body><div id="root"></div><div style="display:none"><p>请完成下列验证后继续</p><p>拖动下方滑块完成拼图</p></div><div hidden><span>关于看点</span><span>用户协议</span><span>隐私政策</span><span>网络谣言曝光台</span></div><script>window.a=1</script></body></html>';
    const result = extractArticle(html, URL_OF_PAGE);
    expect('code' in result ? result.code : undefined).toBe('drawn-by-script');
  });
});

describe('names, days and players of Chinese media', () => {
  it('the writer before who took the pictures, without a space', () => {
    const top =
      '<div class="authors"><span>文 </span><a href="/author/1">葉子寧</a><span>攝影 </span><a href="/author/2">高宇</a><span>設計 </span><a href="/author/3">羅以琳</a></div>';
    expect(read(around(top))?.byline).toBe('葉子寧');
  });

  it('nobody whom a caption credits', () => {
    const dl =
      '<dl class="media_pic"><dt><img src="/a.jpg"></dt><dd>资料图：镇上的一处码头，门口贴着迁址公告。图：小镇记者 张岳</dd></dl>';
    const html = around(dl);
    expect(read(html)?.byline).toBeUndefined();
    expect(textsOf(html)).toEqual(LONG_ZH_PROSE);
  });

  it('who is named by the details of the author', () => {
    expect(
      read(around('<div><span class="author-details">梅以文</span> <span>（發自柏林）</span></div>'))?.byline,
    ).toBe('梅以文');
  });

  it('the day in China that readers see, not that of Greenwich', () => {
    const head = ld({ '@type': 'Article', headline: TITLE, datePublished: '2024-05-17T16:00:00.000Z' });
    expect(read(around('<div class="date">2024.5.18</div>', '', head))?.publishedAt).toBe('2024-05-18T00:00:00+08:00');
    expect(read(around('<p>5月18日 00:00</p>', '', head))?.publishedAt).toBe('2024-05-18T00:00:00+08:00');
    const far = `<ol>${'<li><a href="/t">小镇</a></li>'.repeat(12)}</ol>`;
    const below = (line: string) => read(around('', `${far}<div class="foot">${line}</div>`, head))?.publishedAt;
    expect(below('发布于 2024-05-18 00:00・浙江')).toBe('2024-05-18T00:00:00+08:00');
    expect(below('编辑于 2024-05-20 21:11・浙江')).toMatch(/^2024-05-17T16:00/);
    expect(read(around('<p>小镇</p>', '', head))?.publishedAt).toMatch(/^2024-05-17T16:00/);
  });

  it('the only player above the text, though it stands among pictures', () => {
    const html = `<html lang="zh"><head><title>${TITLE}</title></head><body><h2 class="itemTitle">${TITLE}</h2><div class="itemSlideShow"><p>港口。</p><div class="audioBar"><script>new MediaPlayer({"file":"https://audio.example/a.mp3","title":"報道"})</script></div></div><div class="itemFullText">${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;
    expect(read(html)?.blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : []))).toEqual([
      'https://audio.example/a.mp3',
    ]);
  });

  it("a player's title is its label, also where its box carries the address", () => {
    const player =
      '<div class="audio-player" data-audio="https://audio.example/a.mp3"><h3 class="player-title">聽：一間書店</h3><audio><source src="https://audio.example/a.mp3"></audio><span>06:38</span></div>';
    const html = page(`${paragraphs(LONG_ZH_PROSE.slice(0, 6))}${player}${paragraphs(LONG_ZH_PROSE.slice(6))}`, {
      lang: 'zh',
      title: TITLE,
    });
    expect(textsOf(html)).toEqual(LONG_ZH_PROSE);
  });

  it('a pulled quote of the title is not read', () => {
    const quote = '<div class="quote-big">老煤码头的每一艘船都有人在乎</div>';
    const html = page(`${paragraphs(LONG_ZH_PROSE.slice(0, 6))}${quote}${paragraphs(LONG_ZH_PROSE.slice(6))}`, {
      lang: 'zh',
      title: '专访船长：老煤码头的每一艘船都有人在乎',
    });
    expect(textsOf(html)).toEqual(LONG_ZH_PROSE);
  });
});

describe('what scripts and recipes tell', () => {
  it('is the day that a configuration holds, and the reporter whose name ends in a role', () => {
    const script = "<script>var $CONFIG = {}; $CONFIG['create_at'] = '2024-05-18 22:14:03';</script>";
    expect(read(around('', script), UNDATED)?.publishedAt).toMatch(/^2024-05-18/);
    expect(read(around('<p>記者陳怡文／台南報導</p>'))?.byline).toBe('陳怡文');
  });

  it('is what goes into a dish, though it is linked, and the day of a recipe', () => {
    const list =
      '<ul><li class="ingredient"><a href="/i/1">中卷</a> <span>2隻</span></li><li class="ingredient"><a href="/i/2">老薑</a> <span>6片</span></li></ul>';
    const html = around(
      '',
      `${list}<p>转大火，数到三十，淋酱油和米酒，收到剩一半。</p>`,
      ld({ '@type': 'Recipe', name: TITLE, datePublished: '2024-05-18' }),
    );
    expect(textsOf(html)).toContain('中卷 2隻');
    expect(read(html, UNDATED)?.publishedAt).toBe('2024-05-18');
  });
});

describe('above a speech', () => {
  const SPEECH = '在2026届毕业典礼上的讲话：请记得回头看看';
  const speech = (lines: string) =>
    `<html lang="zh"><head><title>${SPEECH}</title></head><body><h2>${SPEECH}</h2><div class="text">${lines}${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;
  const middle = (text: string) => `<p style="text-align:center">${text}</p>`;

  it('its title in parts, who gave it and when are not read', () => {
    const html = speech(
      middle('<strong>请记得回头看看</strong>') +
        middle('——在2026届本科生毕业典礼上的讲话') +
        middle('河西大学校长 罗方岩') +
        middle('（2026年6月24日）'),
    );
    expect(textsOf(html)).toEqual(LONG_ZH_PROSE);
    expect(read(html)?.byline).toBe('罗方岩');
  });

  it('a motto is', () => {
    expect(textsOf(speech(middle('灯亮着，船就会回来')))[0]).toBe('灯亮着，船就会回来');
  });
});

describe('reporters', () => {
  it.each([
    ['before their place', '<div><span>許政俊 周明慶</span> / 屏東報導</div>', '許政俊, 周明慶'],
    [
      'in a box of credits',
      '<div class="credits"><div><span>文</span>｜<a href="/author/1">李庭歡</a></div><div><span>攝影</span>｜<a href="/author/2">王漢順</a></div></div>',
      '李庭歡',
    ],
  ])('%s', (_, top, name) => {
    expect(read(around(top))?.byline).toBe(name);
  });

  it('of a preview of another page: its heading is not read', () => {
    const card = '<div class="media-block"><a href="/a/1"><h4>萨赫勒的雨季正在变短</h4></a></div>';
    const html = page(`${paragraphs(LONG_ZH_PROSE.slice(0, 6))}${card}${paragraphs(LONG_ZH_PROSE.slice(6))}`, {
      lang: 'zh',
      title: TITLE,
    });
    expect(textsOf(html)).toEqual(LONG_ZH_PROSE);
  });
});

describe('an article in an old or a quiet layout', () => {
  it('in an item of a list has its headings and captions', () => {
    const html = `<html lang="zh"><head><title>${TITLE}</title></head><body><ul><li class="left-main"><h3>${TITLE}</h3><div class="all-txt">${paragraphs(LONG_ZH_PROSE.slice(0, 6))}<p><img src="/a.jpg"></p><p>老煤码头（作者供图）</p><p><strong>账不能只算一头</strong></p>${paragraphs(LONG_ZH_PROSE.slice(6))}</div></li><li><h4>最热</h4><p>一</p></li></ul></body></html>`;
    const blocks = read(html)?.blocks ?? [];
    expect(blocks.filter(({ kind }) => kind === 'listItem')).toEqual([]);
    expect(textsOf(html)).toEqual([...LONG_ZH_PROSE.slice(0, 6), '账不能只算一头', ...LONG_ZH_PROSE.slice(6)]);
  });

  it('reads a poem above the note on it, and no note on the poet', () => {
    const verses = ['雪落在旧铁轨上<br>像一封没有写完的信', '扳道工走了以后<br>风替他值夜'];
    const note =
      '诗人没有写离别，只写了一段停用的铁路。最后一句把等待写成了一件已经完成的事，读来像是在替整座小城点灯。';
    const html = `<html lang="zh"><head><title>为你读诗｜雪夜的来信</title></head><body><article><h1>为你读诗｜雪夜的来信</h1><div><span>作者：顾晚</span> <span>朗读：林汐</span> <time>2026-01-07</time></div><div class="player"><audio src="https://media.example/1.mp3"></audio></div><div class="poem">${paragraphs(verses)}</div><div class="note"><h3>赏析</h3><p>${note}</p><p>${note}他说。</p><p>顾晚，诗人，1984年生于鹤岗，著有诗集《第三根枕木》。</p></div></article></body></html>`;
    expect(textsOf(html)).toEqual([
      '雪落在旧铁轨上 像一封没有写完的信',
      '扳道工走了以后 风替他值夜',
      '赏析',
      note,
      `${note}他说。`,
    ]);
    expect(read(html)?.byline).toBe('顾晚');
  });

  it('has no words on the author below a line that names him', () => {
    const card = '<section><p>作者：林一帆</p><p>90后，河阴人，在南方写代码，回北方写字。</p></section>';
    expect(textsOf(around('', card))).toEqual(LONG_ZH_PROSE);
    const sentence = '<section><p>我也是河阴人，在南方写代码。</p></section>';
    expect(textsOf(around('', sentence)).at(-1)).toBe('我也是河阴人，在南方写代码。');
  });

  it('has no count of minutes or of articles', () => {
    expect(textsOf(around('<p>2 分钟</p><p>这是「河阴旧事」的第 88 篇文章</p>'))).toEqual(LONG_ZH_PROSE);
  });
});

describe('the source that ends the line right below a picture', () => {
  const below = (line: string) =>
    textsOf(
      page(
        `${paragraphs(LONG_ZH_PROSE.slice(0, 6))}<p><img src="/a.jpg"></p><p>${line}</p>${paragraphs(LONG_ZH_PROSE.slice(6))}`,
        { lang: 'zh', title: TITLE },
      ),
    ).includes(line);

  it.each([
    '渡口的清晨，图／半杯财经',
    '渡口的清晨，摄/林一',
    '渡口的清晨 图｜小镇周刊',
    '渡口的清晨；图：受访者',
    '渡口的清晨，图源：小镇周刊',
    '渡口的清晨，图片来自受访者',
    '渡口的清晨，照片由受访者提供',
    '渡口的清晨 ©林一',
    '渡口的清晨，来源：受访者',
    '渡口的清晨，来源：小镇新闻网',
    '渡口的清晨，圖／業者提供',
    '《渡口》剧照',
  ])('makes a caption: %s', (line) => expect(below(line)).toBe(false));

  it.each([
    '我拿出手机，照片来自三年前',
    '这是我外婆，照片由我妈妈保存',
    '我给他看这张图，他说：图上是他',
    '船来了，图都是我自己拍的',
    '他学画，图样来自官府',
    '我要走了，图个清净',
    '先看目录，图：第三页是我画的',
    '他卖米，来源：自家田里',
    '那年春天，图书馆开了门',
    '第二天，摄影师来了',
    '渡口的清晨，图／林一，都在信里。',
  ])('makes no sentence one: %s', (line) => expect(below(line)).toBe(true));
});
