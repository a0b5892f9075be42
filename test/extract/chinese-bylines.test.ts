/** Who wrote a Chinese page: forums, blogs, journals, courses, radio stations, and buttons that are nobody. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs } from './sample-page.ts';

const TITLE = '电动渡轮抵达小镇';
const URL_OF_THREAD = 'https://bbs.courier.example/thread-1-1-1.html';
const read = (html: string) => extractArticle(html, URL_OF_THREAD).article;
const around = (top: string, bottom = '', head = '') =>
  page(`${top}${paragraphs(LONG_ZH_PROSE)}${bottom}`, { lang: 'zh-CN', title: TITLE, head });
const jsonLd = (...names: readonly string[]) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'BlogPosting', author: names.map((name) => ({ '@type': 'Person', name })) })}</script>`;

const otherCards = (...accounts: readonly string[]) =>
  accounts
    .map(
      (name, at) =>
        `<div class="see"><a href="/a/${at}">老码头改造完成公示第${at}期</a><span class="see-author">${name}</span></div>`,
    )
    .join('');

describe('the author of a Chinese page is', () => {
  it.each([
    [
      "the thread's first poster",
      around(
        '<div class="authi"><a href="space-uid-2201.html">海盐面包</a></div><div>楼主 发表于 2024-11-5 22:16:48</div>',
      ),
      '海盐面包',
    ],
    [
      'the member that a forum links by its number',
      around('<div class="u"><a href="/home.php?mod=space&amp;uid=2201">海盐面包</a></div>'),
      '海盐面包',
    ],
    ['the member of a forum', around('<small>By <a href="/member/haiyan">海盐面包</a> · 3 天前</small>'), '海盐面包'],
    ['who is called the first poster', around('<p>楼主：海盐面包　时间：2024-11-05 22:16:48</p>'), '海盐面包'],
    ['who edited a post last', around('<i>本帖最后由 海盐面包 于 2024-11-6 08:02 编辑</i><br><br>'), '海盐面包'],
    ['the commentator of the site', around('<div>河岸网评论员 石光</div>'), '石光'],
    ['named right below the title without a sign', around('<p>作者尹素秋</p>'), '尹素秋'],
    ['set to the right by itself', around('<p style="text-align:right">尹素秋</p>'), '尹素秋'],
    ...[
      '<p>本文来自微信公众号<a href="/x">“渡口观察”</a>（ID：dukou），作者：尹素秋，编辑：何乐天，经授权发布。</p>',
      '<p>本文转载自公众号「渡口观察」，原作者：尹素秋。</p>',
      '<p>本文首发于“渡口观察”，文 | 尹素秋，编辑 | 何乐天。</p>',
    ].map((line): [string, string, string] => [
      'the writer whom the line on the source names, and not the account',
      around(`<div class="author"><a class="author-name" href="/user/1">渡口观察</a></div>${line}`),
      '尹素秋',
    ]),
    ...[
      '<p><span>作者：渡口周末记者 尹素秋</span>\n<span>渡口周末实习生 何乐天</span></p>',
      '<div><span>渡口周末记者 尹素秋</span>\n<em>渡口周末特约撰稿 何乐天</em></div>',
      '<p>渡口周末记者 尹素秋</p><p>渡口周末实习生 何乐天</p><p>责任编辑：苏木</p>',
    ].map((line): [string, string, string] => [
      'each reporter in an element of its own',
      around(line),
      '尹素秋, 何乐天',
    ]),
    [
      'not who took the pictures, in a line of its own',
      around('<p>渡口周末记者 尹素秋</p><p>渡口周末摄影记者 何乐天</p>'),
      '尹素秋',
    ],
    [
      'all who are called authors in a line each',
      around(
        '<div><span>主作者</span><a href="/u/1">尹素秋</a></div><div><span>联合作者</span><a href="/u/2">何乐天</a></div>',
      ),
      '尹素秋, 何乐天',
    ],
    ['spaced and in the middle', around('<p align="center">校长　尹　洪</p>'), '尹洪'],
    [
      'all who are linked where the data name the first',
      around(
        '<h4 class="article-author-name"><a href="/author/yin/">尹素秋</a>, <a href="/author/he/">何樂天</a></h4>',
        '',
        jsonLd('尹素秋'),
      ),
      '尹素秋, 何樂天',
    ],
    [
      'the writer alone where another took the pictures',
      around(
        '<div class="authors"><div><span class="author-title">文字</span><a rel="author" href="/a">尹素秋</a></div><div><span class="author-title">攝影</span><a rel="author" href="/b">何樂天</a></div></div>',
        '',
        jsonLd('尹素秋'),
      ),
      '尹素秋',
    ],
    ...[
      '<div class="authors"><div><span class="author-title">作者</span><a rel="author" href="/a">尹素秋</a></div><div><span class="author-title">譯者</span><a rel="author" href="/b">何樂天</a></div></div>',
      '<p class="authors"><a rel="author" href="/a">尹素秋</a><span>（文）</span><a rel="author" href="/b">何樂天</a><span>（攝影）</span></p>',
      '<p class="authors"><a rel="author" href="/a">尹素秋</a><em>撰稿人</em><a rel="author" href="/b">何樂天</a><em>攝影師</em></p>',
      '<p class="authors"><a rel="author" href="/a">尹素秋</a>、<a rel="author" href="/b">何樂天</a> 插畫</p>',
      '<p class="authors"><span><a rel="author" href="/a">尹素秋</a> <a rel="author" href="/b">何樂天</a></span><span>（攝影）</span></p>',
      '<p class="authors"><a rel="author" href="/a">尹素秋</a> <span>编辑</span><a rel="author" href="/b">何樂天</a></p>',
    ].map((byline): [string, string, string] => [
      'the writer alone where another has a part of another name',
      around(byline, '', jsonLd('尹素秋')),
      '尹素秋',
    ]),
    [
      'all who stand in a list before the day, wherever the data’s one stands',
      around(
        '<p class="authors"><a rel="author" href="/a">尹素秋</a>和<a rel="author" href="/b">何樂天</a> <time>2026年3月4日</time></p>',
        '',
        jsonLd('何樂天'),
      ),
      '尹素秋, 何樂天',
    ],
    ['behind a square', around('<p>■尹素秋</p>'), '尹素秋'],
    ['the account before day and place', around('<p>听潮的人 2026-03-04 10:20 发布于浙江</p>'), '听潮的人'],
    [
      'one of labels side by side',
      around('<div><span>来源：材料学院</span><span>作者：姚静怡</span><span>发布时间：2026-03-02</span></div>'),
      '姚静怡',
    ],
    [
      'one of labels in a line each',
      around('<div>\n<span>阅读：816</span>\n  <span>来源：转载</span>\n  <span>作者：姚静怡</span>\n</div>'),
      '姚静怡',
    ],
    ['behind a stroke', around('<p>发表于2026-03-04 10:20| 116次阅读| 来源材料学院| 作者姚静怡</p>'), '姚静怡'],
    ['named in the licence below a post', around('', '<div><span>文章作者: </span><a href="/">盐屿</a></div>'), '盐屿'],
    [
      'a pen name that data and metadata agree on',
      around('', '', `${jsonLd('盐屿')}<meta name="author" content="盐屿">`),
      '盐屿',
    ],
    [
      'named like the blog itself',
      `<html lang="zh"><head><title>${TITLE} | 盐屿的抽屉</title>${jsonLd('盐屿')}</head><body><h1>${TITLE}</h1><div class="entry">${paragraphs(LONG_ZH_PROSE)}</div></body></html>`,
      '盐屿',
    ],
    [
      'marked above a post of a site that is called after him',
      `<html lang="zh"><head><title>${TITLE} - 盐屿札记</title></head><body><h1>${TITLE}</h1><div class="author"><a href="/author/1/">盐屿</a></div><div class="entry">${paragraphs(LONG_ZH_PROSE)}</div></body></html>`,
      '盐屿',
    ],
    [
      'both in a list whose labels only screen readers hear',
      around(
        '<ul><li><p>作者, 埃琳·莫斯特</p><p>职称, 小镇台记者</p></li><li><p>作者, 温慕白</p><p>职称, 小镇台</p></li><li>发自, 塔玛港</li></ul>',
      ),
      '埃琳·莫斯特, 温慕白',
    ],
    ['the writer and not the translator', around('<p>【文/马修·霍尔，翻译/小镇网 唐砚秋】</p>'), '马修·霍尔'],
    ['the writer before who read and checked', around('<p>文／林一，审校／王二，朗读／张三</p>'), '林一'],
    [
      'labelled for those who hear the page',
      around(
        '<ul><li><span class="visually-hidden-text">作者, </span><span>林一</span></li><li><span class="visually-hidden-text">角色, </span><span>小镇中文记者</span></li><li><span class="visually-hidden-text">Reporting from </span><span>发自渡口</span></li></ul>',
      ),
      '林一',
    ],
    ['labelled in English', around('<ul><li>Author, 林一</li><li>Role, 小镇中文特约记者</li></ul>'), '林一'],
    ['behind the name of its paper', around('<div>文｜小镇 林一</div>').replace('</title>', '_小镇网</title>'), '林一'],
    [
      'in a hidden field for a search engine',
      around('<div style="display:none"><span id="author_baidu">作者：尹素秋 何乐天</span></div>'),
      '尹素秋, 何乐天',
    ],
    ['in a shown field for a search engine', around('<span id="author_baidu">尹素秋 何乐天</span>'), '尹素秋, 何乐天'],
    [
      'not the editor of a hidden field',
      around(
        '<div style="display:none"><span id="author_baidu">记者 尹素秋</span><span id="editor_baidu">编辑：何乐天</span></div>',
        '',
        '<meta name="author" content="何乐天">',
      ),
      '尹素秋',
    ],
    [
      'the account before the accounts of a list below',
      around(
        '<div class="user-info"><h4><a href="https://mp.hub.example/profile?id=7">渡口观察</a></h4><em>1186</em>文章</div>',
        otherCards('渡声号', '河岸志', '听潮的人', '海盐面包'),
        '<meta name="mediaid" content="渡口观察">',
      ),
      '渡口观察',
    ],
    [
      'the account before a label with a count',
      around(
        '<h4><a href="/profile?id=7">渡口观察</a></h4>',
        '<span class="author-fans">粉丝 3.2万</span>',
        '<meta name="mediaid" content="渡口观察">',
      ),
      '渡口观察',
    ],
    [
      'each of three in one box below',
      around('', '<p><a class="author">尹素秋</a> <a class="author">何乐天</a> <a class="author">苏木青</a></p>'),
      '尹素秋, 何乐天, 苏木青',
    ],
    ['a pen name of words', around('<p data-testid="author-name">野外问号</p>'), '野外问号'],
    [
      'not the editor whom the metadata name',
      around('<p>作者：林一</p>', '<p>责任编辑：王二、张三</p>', '<meta name="author" content="王二">'),
      '林一',
    ],
    [
      'in the metadata of a translation',
      around('', '', '<meta name="byline" content="ELLEN HARTWELL">'),
      'Ellen Hartwell',
    ],
    [
      'in an address beside the time',
      around('<div><address>Ellen Hartwell</address><time datetime="2025-05-27">2025年5月27日</time></div>'),
      'Ellen Hartwell',
    ],
    [
      'each author of a paper',
      around(
        '<p>作者简介: 韦青岩（1988—），男，副教授</p>',
        '',
        ['韦青岩', '段若溪', '何知远'].map((name) => `<meta name="citation_author" content="${name}">`).join(''),
      ),
      '韦青岩, 段若溪, 何知远',
    ],
    ['each side of a square', around('<p>作者：严又青 ▪ 范一苇　　责编：秦朗</p>'), '严又青, 范一苇'],
    ['each side of a point', around('<p>作者：严又青 · 范一苇</p>'), '严又青, 范一苇'],
    ['one of a foreign name', around('<p>作者：安妮·布兰特</p>'), '安妮·布兰特'],
    [
      'each of two links without a space',
      around(
        '<div><span>作者：</span><a class="from-author__name">何蓓</a><a class="from-author__name">若安</a></div>',
        '',
        jsonLd('何蓓', '若安'),
      ),
      '何蓓, 若安',
    ],
    [
      'each of two links in one box',
      around('<div class="author"><a href="/a">何蓓</a><a href="/b">罗安</a></div>'),
      '何蓓, 罗安',
    ],
    [
      'each of two, whose paper is named again before the second',
      around(
        '<p class="author">作者：<span>小镇周末记者 何蓓</span> <span>小镇周末实习生 罗安</span> <span>发自南岭</span></p>',
      ),
      '何蓓, 罗安',
    ],
    [
      'the reporter, without the one of another work',
      around('<p class="author">作者：小镇周末记者 何蓓 小镇周末摄影记者 罗安</p>'),
      '何蓓',
    ],
    ['who gives a course', around('<div class="info"><span class="author">卓明远·日常算术课</span></div>'), '卓明远'],
    [
      'who gives a course named after her',
      around('<div class="info"><span class="author">卓明远的算术课</span></div>'),
      '卓明远',
    ],
  ])('%s', (_, html, byline) => {
    expect(read(html)?.byline).toBe(byline);
  });

  it.each([
    ['a button', around('', '<p align="right">【<a href="javascript:window.close();">关闭</a>】</p>')],
    ['buttons', around('', '<p>【打印】【返回】</p><p>［登录］</p>')],
    ['a section', around('<p>【时政】</p>')],
    ['a postal address', around('<address>南岭市大学路1号</address>')],
    ['an address below the text', around('', '<footer><address>Wexley Courier House</address></footer>')],
    ['an editor', around('', '<p>（责编：王二、张三）</p>', '<meta name="author" content="张三">')],
    ['an editor in the data', around('', '<div>責任編輯：王二</div>', jsonLd('王二'))],
    ['the site in its own data', around('', '', jsonLd('小镇新闻网'))],
    ['a site in a hidden field', around('<span style="display:none" id="author_baidu">作者：小镇网</span>')],
    [
      'an editor in a hidden field',
      around('<p hidden id="editor_baidu">责任编辑：王二</p>', '', '<meta name="author" content="王二">'),
    ],
    ['the accounts of a list below', around('', otherCards('渡声号', '河岸志', '听潮的人'))],
    ['a label with a count', around('', '<span class="author-fans">粉丝12</span>')],
    ['a poster of a reply', around('', '<div class="comments"><a href="space-uid-88.html">跳岛老狼</a></div>')],
  ])('not %s', (_, html) => {
    expect(read(html)?.byline).toBeUndefined();
  });
});

it('lines of reporters are not read, and a sentence on one is', () => {
  const texts = (top: string) => read(around(top))?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  const line = '<div><span>渡口周末记者 尹素秋</span>\n<em>渡口周末特约撰稿 何乐天</em></div>';
  const told = '渡口周末记者尹素秋和实习生何乐天坐上了头班船。';
  expect(texts(line)).toEqual(LONG_ZH_PROSE);
  expect(texts(`${line}<p>${told}</p>`)).toEqual([told, ...LONG_ZH_PROSE]);
  const title = '如何成为一名记者';
  expect(texts(`${line}<h2>${title}</h2>`)).toEqual([title, ...LONG_ZH_PROSE]);
});

describe('a line below the text', () => {
  const readWith = (line: string) => {
    const article = read(around('', `<p>${line}</p>`));
    return {
      byline: article?.byline,
      texts: article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])),
    };
  };
  it.each([
    ['（作者尹素秋系渡口大学教授）', '尹素秋'],
    ['（本文作者尹素秋为渡口大学教授）', '尹素秋'],
    ['（尹素秋 作者系渡口大学教授）', '尹素秋'],
    ['（执笔人：尹素秋）', '尹素秋'],
    ['尹素秋 | 文', '尹素秋'],
    ['（尹素秋 译）', undefined],
    ['（尹素秋 整理）', undefined],
    ['本报渡口3月3日电', undefined],
    ['（本报渡口3月3日电）', undefined],
    ['（据河声社电）', undefined],
  ])('is not read: %s', (line, byline) => {
    expect(readWith(line)).toEqual({ byline, texts: LONG_ZH_PROSE });
  });

  it.each([
    '他给报社打了电话。',
    '尹素秋为此写过一首诗。',
    '作者高兴，读者也高兴。',
    '作者尹素秋是渡口人',
    '（作者高中是在渡口念的）',
    '（作者周末，常在渡口散步）',
    '■记者调查',
    '◆记者观察',
    '【金台随感】',
    '【黄河谣】',
    '（江山多娇）',
    '（江河万里）',
    '●记者探访',
    '见习记者日记',
    '特派记者直击现场报道全程',
    '散文/图文',
    '【三个好消息】',
    '【一则旧消息】',
    '【小道消息】',
    '【重大消息】',
  ])('is read: %s', (line) => {
    expect(readWith(line)).toEqual({ byline: undefined, texts: [...LONG_ZH_PROSE, line] });
  });
});

it('reads the lecturer in the notice of a lecture and names no author', () => {
  const lines = ['时间：3月5日下午两点', '地点：渡口图书馆', '主讲人：尹素秋（渡口大学教授）', '主题：水闸的两百年'];
  const article = read(around('', `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`));
  expect(article?.byline).toBeUndefined();
  expect(article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))).toEqual([
    ...LONG_ZH_PROSE,
    ...lines,
  ]);
});

describe('a line of a newsroom above the text', () => {
  const blocksOf = (top: string) => read(around(top))?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  it.each([
    ['社會中心／尹素秋報導', '尹素秋'],
    ['國際中心尹素秋／綜合報導', '尹素秋'],
    ['生活中心／綜合報導', undefined],
    ['网搜小组／综合报道', undefined],
    ['【渡口報專訊】', undefined],
    ['【渡口日报消息】', undefined],
    ['□ 渡口日报全媒体记者 尹素秋', '尹素秋'],
    ['圖文／渡口週刊', '渡口週刊'],
    ['主讲人：尹素秋', '尹素秋'],
    ['《渡口财经》记者 尹素秋｜河岸报道', '尹素秋'],
    ['渡口日报 | 作者 尹素秋', '尹素秋'],
    ['原创 尹素秋 渡口观察 2026-03-04 08:15', '尹素秋'],
  ])('is not read: %s', (line, byline) => {
    expect(blocksOf(`<p>${line}</p>`)).toEqual(LONG_ZH_PROSE);
    expect(read(around(`<p>${line}</p>`))?.byline).toBe(byline);
  });

  it.each([
    '■记者调查',
    '【三个好消息】',
    '渡口的新闻中心／一次没有人报道',
    '研究中心主任谈报道',
    '【渡口報專訊】渡輪靠岸了。',
  ])('is told from text: %s', (line) => {
    expect(blocksOf(`<p>${line}</p>`)).toEqual([line, ...LONG_ZH_PROSE]);
  });

  it('gives way to that of the reporter below it', () => {
    expect(read(around('<p>文、圖／渡口週刊</p><p>記者尹素秋、何樂天／綜合報導</p>'))?.byline).toBe('尹素秋, 何樂天');
  });

  it('goes on in the next one behind a square', () => {
    expect(read(around('<p>□ 渡口日报全媒体记者 尹素秋</p><p>□ 本报通讯员 何乐天</p>'))?.byline).toBe('尹素秋, 何乐天');
  });

  it('is an item of a list where the day is one, too', () => {
    const author = '<li class="publish-author"><span>渡口時報 <a href="/r/1">尹素秋</a></span></li>';
    expect(read(around(`<ul><li class="publish-date">2026.03.04</li>${author}</ul>`))?.byline).toBe('尹素秋');
    expect(read(around(`<ul><li>渡口</li>${author}</ul>`))?.byline).toBeUndefined();
  });
});

it('a column of reporters is no reporter', () => {
  expect(read(around('<p>渡口周末记者 尹素秋</p><p>记者万里行</p>'))?.byline).toBe('尹素秋');
});

describe('the title of a Chinese page is read', () => {
  it.each([
    [
      "without the thread's type",
      `<title>${TITLE} - 徒步走廊 - 野海咖论坛</title>`,
      `<h1><a href="/t/7">[游记]</a> <span>${TITLE}</span></h1>`,
      TITLE,
    ],
    [
      'with the bracket that belongs to it',
      `<title>【独家】${TITLE}_小镇网</title>`,
      `<h1>【独家】${TITLE}</h1>`,
      `【独家】${TITLE}`,
    ],
    [
      'not as the column in front of it',
      `<title>文化万象 - ${TITLE}</title><meta property="og:title" content="文化万象 - ${TITLE}"><meta property="og:site_name" content="小镇广播">`,
      `<a href="/c">文化万象</a><h1 class="a-page-title article__title">${TITLE}</h1>`,
      TITLE,
    ],
  ])('%s', (_, head, heading, title) => {
    const html = `<html lang="zh"><head>${head}</head><body><article>${heading}<div>${paragraphs(LONG_ZH_PROSE)}</div></article></body></html>`;
    expect(read(html)?.title).toBe(title);
  });

  it("not from the site's own heading", () => {
    const html = `<html lang="zh"><head><title>${TITLE} | 小镇网</title></head><body><h1 class="page-title"><a href="/">小镇网</a></h1><h2>${TITLE}</h2><div>${paragraphs(LONG_ZH_PROSE)}</div></body></html>`;
    expect(read(html)?.title).toBe(TITLE);
  });
});

describe('the line right below the title', () => {
  const textsOf = (html: string) =>
    read(html)?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];

  it('is not read where it only names the author', () => {
    expect(textsOf(around('<p>作者尹素秋</p>'))).toEqual(LONG_ZH_PROSE);
  });

  it.each(['作者何在', '作者高明', '作者已死', '作者尹素秋在渡口住了三年'])(
    'is read where it says more: %s',
    (line) => {
      expect(textsOf(around(`<p>${line}</p>`))).toEqual([line, ...LONG_ZH_PROSE]);
      expect(read(around(`<p>${line}</p>`))?.byline).toBeUndefined();
    },
  );

  it('is read where a text has begun', () => {
    const [first = '', ...rest] = LONG_ZH_PROSE;
    const html = page(paragraphs([first, '作者尹素秋', ...rest]), { lang: 'zh', title: TITLE });
    expect(textsOf(html)).toEqual([first, '作者尹素秋', ...rest]);
  });
});
