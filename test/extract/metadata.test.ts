/** Title, author, date, language and origin, in the forms that pages write them. */
import { describe, expect, it } from 'vitest';
import { type ExtractOptions, extractArticle } from '../../src/extract/extract-article.ts';
import type { Article } from '../../src/model.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE, ZH_PROSE } from './sample-page.ts';

function read(html: string, url = 'https://courier.example/ferry', options: ExtractOptions = {}): Article {
  const result = extractArticle(html, url, options);
  if (!result.article) throw new Error(result.reason);
  return result.article;
}

const body = `<div class="entry">${paragraphs(PROSE)}</div>`;
const zhBody = `<div class="entry">${paragraphs(ZH_PROSE)}</div>`;
const zhPage = (line: string) => page(`${line}${paragraphs(ZH_PROSE)}`, { lang: 'zh-CN', title: '电动渡轮抵达小镇' });
const withLd = (json: string) =>
  page(paragraphs(PROSE), { head: `<script type="application/ld+json">${json}</script>` });

describe('title', () => {
  it('is a first-level heading by its role, within a heading that has a kicker too', () => {
    const title = 'Night train: How a guard from Hagen changed the railway';
    const heading =
      '<h2 class="title"><span class="kicker">Rail</span> <span role="heading" aria-level="1">The guard who kept the night train</span></h2>';
    const html = `<title>${title} | Courier</title><meta property="og:title" content="${title}"><article>${heading}${body}</article>`;
    expect(read(html).title).toBe('The guard who kept the night train');
    const motto = '<div role="heading" aria-level="1">Stories of water and stone</div>';
    const post = `<title>The Weaver</title>${motto}<article><h2 class="entry-title">Ferry comes in</h2>${body}</article>`;
    expect(read(post).title).not.toBe('Stories of water and stone');
  });

  it.each([
    [
      'drawn smaller',
      '<h1><span class="lg:text-xl">On the Auer</span> <span class="lg:text-7xl">The river forgets nothing</span></h1>',
    ],
    ['in small letters', '<h1><small>On the Auer</small> The river forgets nothing</h1>'],
    [
      'so called in data',
      '<h1><i>On the Auer</i> <b>The river forgets nothing</b></h1><script type="application/json">{"topline":"On the Auer"}</script>',
    ],
  ])('has no kicker that is %s', (_, heading) => {
    const head = '<meta property="og:title" content="On the Auer: The river forgets nothing">';
    expect(read(`${head}${heading}${body}`).title).toBe('The river forgets nothing');
  });

  it.each([
    [
      'drawn smaller, before a hidden colon',
      '<h2><span class="lg:text-xl">On the Auer</span> <span class="hidden">:</span> <span class="lg:text-7xl">The river forgets nothing</span></h2>',
    ],
    [
      'left out in data',
      '<h1><span class="a">On the Auer</span><span class="hidden">: </span><span class="b">The river forgets nothing</span></h1><script type="application/json">{"headline_main":"The river forgets nothing"}</script>',
    ],
    [
      'left out in the window’s title',
      '<title>The river forgets nothing</title><h1><em>On the Auer:</em> <span>The river forgets nothing</span></h1>',
    ],
    [
      'so called by its class, before a hidden colon',
      '<h1><span class="heading__kicker">On the Auer</span><span class="visually-hidden">: </span><span class="heading__title">The river forgets nothing</span></h1>',
    ],
  ])('has no kicker that is %s', (_, heading) => {
    const head = '<meta property="og:title" content="On the Auer: The river forgets nothing">';
    const article = read(`${head}${heading}${body}`);
    expect([article.title, article.blocks.length]).toEqual(['The river forgets nothing', PROSE.length]);
  });

  it.each([
    ['The storm:', 'What we know so far', '{"related":[{"title":"What we know so far","url":"/b"}]}'],
    ['The winter of Skarn', 'Live updates', '{"menu":{"title":"Live updates"}}'],
    ['Ann Ames', 'Letters from the pier', '{"column":{"headline":"Letters from the pier"}}'],
  ])('is whole where a card or a menu has the title of its end: %s', (first, second, data) => {
    const title = `${first} ${second}`;
    const heading = `<h1><span>${first}</span> <span>${second}</span></h1><script type="application/json">${data}</script>`;
    expect(read(`${heading}${body}`).title).toBe(title);
    expect(read(`<meta property="og:title" content="${title}">${heading}${body}`).title).toBe(title);
  });

  it('ends in no colon before the topic behind it', () => {
    const heading =
      '<h1><span>The river forgets nothing</span> <span class="aural">: </span> <small class="topline">Rivers</small></h1>';
    expect(read(`${heading}${body}`).title).toBe('The river forgets nothing');
  });

  it('keeps a first part that a colon in an element of its own joins', () => {
    const head = '<meta property="og:title" content="The tide: A life on the pier">';
    const heading = '<h1><b>The tide</b> <i>:</i> <b>A life on the pier</b></h1>';
    expect(read(`${head}${heading}${body}`).title).toBe('The tide: A life on the pier');
  });

  it('keeps its first part and the colon of the metadata', () => {
    const head = '<meta property="og:title" content="The tide: A life on the pier">';
    for (const size of ['text-5xl', 'x'])
      expect(
        read(
          `${head}<h1><span class="${size}">The tide</span> <span class="text-xl">A life on the pier</span></h1>${body}`,
        ).title,
      ).toBe('The tide: A life on the pier');
  });

  it.each([
    ['the heading', '<title>Ferry comes in | Courier</title><h1>Ferry comes in</h1>'],
    ['the document title without the site', '<title>Ferry comes in - Wexley Courier</title>'],
    ['a Chinese site suffix cut', '<title>Ferry comes in_小镇新闻网</title>'],
    ['og:title', '<title>Courier</title><meta property="og:title" content="Ferry comes in">'],
    ['JSON-LD', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry comes in"}</script>'],
    [
      'not the name of the site',
      '<title>Ferry comes in | Courier</title><h1><a href="/">Courier</a></h1><h2>Ferry comes in</h2>',
    ],
    [
      'without the label of its kind',
      '<title>REPORT. Ferry comes in | Courier</title><h1><span class="c-title__label">Report</span> Ferry comes in</h1>',
    ],
    ['without its kicker', '<title>Ferry comes in</title><h1><span class="kicker">Harbour</span> Ferry comes in</h1>'],
    ['a line of a page without headings', '<title>Courier: Ferry comes in</title><p><b>Ferry comes in</b></p>'],
  ])('%s', (_, top) => {
    expect(read(top + body).title).toBe('Ferry comes in');
  });

  it.each([
    ['Harbour</span><span>: </span><span>Ferry comes in', 'Harbour: Ferry comes in'],
    ['渡口</span><span>：</span><span>电动渡轮停靠老煤码头', '渡口：电动渡轮停靠老煤码头'],
    ['Harbour</span> – <span>Ferry comes in', 'Ferry comes in'],
    ['Winter</span> <span>- 40 degrees and a bridge', 'Winter - 40 degrees and a bridge'],
  ])('keeps a kicker that a colon joins to it, or a minus: %s', (heading, title) => {
    expect(read(`<title>${title}</title><h1><span class="kicker">${heading}</span></h1>${body}`).title).toBe(title);
  });

  it.each([
    ['电动渡轮停靠老煤码头\n<span class="article-tag"><span>原创</span></span>', '电动渡轮停靠老煤码头'],
    ['<i class="badge">独家</i>电动渡轮停靠老煤码头', '电动渡轮停靠老煤码头'],
    ['我妈的语音<em class="tag-original">【原創】</em>', '我妈的语音'],
    ['<span class="c-badge">Exclusive</span> Ferry comes in', 'Ferry comes in'],
    ['Ferry comes in <span class="label label--plus">Plus</span>', 'Ferry comes in'],
    ['<span class="flag">Exklusiv</span> Die Fähre legt an', 'Die Fähre legt an'],
    ['町に新しい船が来た<span class="tag">会員限定</span>', '町に新しい船が来た'],
    ['电动渡轮停靠老煤码头  <em class="icon_free">限时免费</em>', '电动渡轮停靠老煤码头'],
    ['电动渡轮停靠老煤码头<i class="vip-icon">VIP专享</i>', '电动渡轮停靠老煤码头'],
    ['<em>独家报道</em>电动渡轮停靠老煤码头', '电动渡轮停靠老煤码头'],
    ['<span>电动渡轮停靠老煤码头 <b class="ico-pay">付费阅读</b></span>', '电动渡轮停靠老煤码头'],
    ['町に新しい船が来た<span class="Icon">有料会員記事</span>', '町に新しい船が来た'],
    ['Le bac rentre au port <span>Réservé aux abonnés</span>', 'Le bac rentre au port'],
    ['<span class="flag__premium">Article réservé aux abonnés</span> Le bac rentre au port', 'Le bac rentre au port'],
    ['<div><span>Exclusivo para suscriptores</span> La barca vuelve</div>', 'La barca vuelve'],
    ['<small>Nur für Abonnenten</small> Die Fähre legt an', 'Die Fähre legt an'],
    ['Ferry comes in <sup>Members only</sup>', 'Ferry comes in'],
    ['La barca torna <span class="premium">Per abbonati</span>', 'La barca torna'],
    ['Für Abonnenten <em>neu</em>', 'Für Abonnenten neu'],
    ['Ferries are <em class="icon">free</em>', 'Ferries are free'],
    ['电动渡轮今天<em>免费</em>停靠', '电动渡轮今天免费停靠'],
    ['为什么大家都说要<em>原创</em>', '为什么大家都说要原创'],
    ['Why is every ferry <span class="tag">new</span> this year', 'Why is every ferry new this year'],
    ['The ferry is <em>live</em>', 'The ferry is live'],
    ['<span class="tag">Ferry</span> comes in', 'Ferry comes in'],
    ['Why we are all <span class="label">so exclusive</span>', 'Why we are all so exclusive'],
    ['电动渡轮<span class="tag">首次停靠</span>', '电动渡轮首次停靠'],
  ])('has no badge: %s', (heading, title) => {
    expect(read(`<title>${title}_Courier</title><h1>${heading}</h1>${zhBody}`).title).toBe(title);
  });

  it('has no badge where it is short, and is not read again with one', () => {
    const article = read(`<title>Courier</title><h1>我妈的语音<em class="tag-original">【原創】</em></h1>${zhBody}`);
    expect(article.title).toBe('我妈的语音');
    expect(article.blocks.filter(({ kind }) => kind === 'heading')).toEqual([]);
  });

  it.each([
    ['Some Like It <span class="tag">Hot</span>', 'Some Like It Hot'],
    ['What Is <span class="label">New</span>', 'What Is New'],
    ['The Places Where We <em class="pill">Live</em>', 'The Places Where We Live'],
    ['Das Ende vom <span class="tag">Abo</span>', 'Das Ende vom Abo'],
    ['我最想说的是<span class="tag">原创</span>', '我最想说的是原创'],
    ['今天的渡轮全部<em>免费</em>', '今天的渡轮全部免费'],
    ['Meine Briefe an die <span>Abonnenten</span>', 'Meine Briefe an die Abonnenten'],
    ['Understanding the keyword <code class="label">new</code>', 'Understanding the keyword new'],
    ['Ce que veut dire <span class="tag">exclusif</span>', 'Ce que veut dire exclusif'],
  ])('has a word in the dress of a badge where the page says it elsewhere, too: %s', (heading, title) => {
    expect(read(`<title>${title} | Courier</title><h1>${heading}</h1>${body}`).title).toBe(title);
    const head = `<title>Courier</title><meta property="og:title" content="${title}">`;
    expect(read(`${head}<h1>${heading}</h1>${body}`).title).toBe(title);
  });

  it.each([
    'Der Zug hält hier wieder – jedenfalls am Wochenende',
    'The train stops here again - on weekends',
    'Le train s’arrête de nouveau — le week-end',
    'El tren vuelve a parar · los domingos',
    'Il treno torna | la domenica',
  ])('keeps what stands behind a dash where a heading shows it below a kicker: %s', (title) => {
    const kicker = `<h2><span class="block">Bahn in der Uckermark</span><span>${title}</span></h2>`;
    const summary = 'Twenty-eight years after the line was closed, a club of pensioners has brought it back.';
    const head = `<title>Uckermark: A village and its railway - Courier</title><meta property="og:title" content="${title}"><meta property="og:description" content="${summary}">`;
    const article = read(
      `<html><head>${head}</head><body><article><header>${kicker}<div>${summary}</div></header>${body}</article></body></html>`,
    );
    expect(article.title).toBe(title);
    expect(article.blocks.map((block) => 'text' in block && block.text)).toContain(summary);
  });

  it.each([
    '<h3>Comments on: Ferry comes in at last | Harbour Ledger</h3>',
    '<h3>Comments on: <em>Ferry comes in at last | Harbour Ledger</em></h3>',
    '<h4>Share “Ferry comes in at last | Harbour Ledger”</h4>',
    '<h3>Kommentare zu: Ferry comes in at last | Harbour Ledger</h3>',
    '<div class="comments"><h3>Ferry comes in at last | Harbour Ledger</h3></div>',
  ])('has the site cut off where only a heading of another text says it: %s', (heading) => {
    const head = '<title>Courier</title><meta property="og:title" content="Ferry comes in at last | Harbour Ledger">';
    expect(read(`${head}${body}${heading}`).title).toBe('Ferry comes in at last');
  });

  it('has the site cut off by its name below a kicker, too', () => {
    const title = 'Ferry comes in at last – Harbour Ledger';
    const head = `<title>Courier</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="Harbour Ledger">`;
    expect(read(`${head}<h2><span>News</span><b>${title}</b></h2>${body}`).title).toBe('Ferry comes in at last');
  });

  it('has the site cut off where no heading shows it', () => {
    const head =
      '<title>Courier</title><meta property="og:title" content="Ferry comes in at last – The Wexley Courier">';
    expect(read(`${head}<h2>Ferry comes in at last</h2>${body}`).title).toBe('Ferry comes in at last');
  });

  describe('that no two places of the page agree on', () => {
    const site = (title: string, markup: string, lang = 'en') =>
      `<html lang="${lang}"><head><title>${title}</title></head><body><div>${markup}</div></body></html>`;
    const ferries = 'Wexley welcomes its first electric ferries';
    const zhFerries = '电动渡轮停靠老煤码头';

    it.each([
      ['the site, over a bold line', site('Morris Daily Herald', `<p><b>${ferries}</b></p>${body}`), ferries],
      ['a section', site('Sports Wire', `<h1>Latest News</h1><p class="hd">${ferries}</p>${body}`), ferries],
      ['a button', site('Courier', `<h2>Save this Article</h2><div>${ferries}</div>${body}`), ferries],
      ['a Chinese site', site('小镇娱乐', `<div>${zhFerries}</div>${zhBody}`, 'zh'), zhFerries],
      [
        'a site and its section',
        site('威河新闻网_(新闻)', `<div>渡轮——小镇迎来电的年代</div>${zhBody}`, 'zh'),
        '渡轮——小镇迎来电的年代',
      ],
      [
        'the first step to the page',
        site('小镇娱乐', `<p>小镇娱乐 &gt; 旧事 &gt; 闲话</p><div>惊曝渡轮换装内幕 票价或将翻倍</div>${zhBody}`, 'zh'),
        '惊曝渡轮换装内幕 票价或将翻倍',
      ],
      [
        'a Chinese site, over Latin words in Chinese',
        site('小镇娱乐', `<div>Wexley Ferry抵达老煤码头</div>${zhBody.replace('第一艘', '第一艘Wexley Ferry')}`, 'zh'),
        'Wexley Ferry抵达老煤码头',
      ],
      [
        'a forum, above a labelled question',
        site('小镇论坛 :: null', `<p>主题：你们知道渡轮为什么改用电池吗？</p>${zhBody}`, 'zh'),
        '你们知道渡轮为什么改用电池吗？',
      ],
    ])('is the headline that shares its words with the text, not %s', (_, html, title) => {
      const article = read(html);
      expect(article.title).toBe(title);
      expect(article.blocks.map((block) => 'text' in block && block.text)).not.toContain(title);
    });

    it.each([
      ['a poetic one', site('Nineteen minutes', `<h1>Coal and lightning</h1>${body}`), 'Coal and lightning'],
      [
        'one over a standfirst',
        site('Courier', `<h1>Coal and lightning</h1><p>${PROSE[0].slice(0, 130)}…</p>${body}`),
        'Coal and lightning',
      ],
      [
        'one that the last step to the page names',
        site('电与煤', `<p>小镇 &gt; 旧事 &gt; 电与煤</p><div>票价不变的内幕与渡轮换装之争</div>${zhBody}`, 'zh'),
        '电与煤',
      ],
      ['one over sections', site('小镇娱乐', `<h1>十九分钟</h1><h3>一、渡轮停靠码头</h3>${zhBody}`, 'zh'), '十九分钟'],
    ])('stays %s', (_, html, title) => {
      expect(read(html).title).toBe(title);
    });
  });

  it.each([
    ['渡轮停靠老煤码头（第2页）', '渡轮停靠老煤码头'],
    ['渡轮停靠老煤码头(页 1)', '渡轮停靠老煤码头'],
    ['渡轮停靠老煤码头（二）', '渡轮停靠老煤码头（二）'],
  ])('is said without the number of the page: %s', (written, title) => {
    expect(read(`<title>${written}</title><h1>${written}</h1>${zhBody}`).title).toBe(title);
  });

  it('is the beginning of the text when the page has none', () => {
    expect(PROSE[0].startsWith(read(body).title)).toBe(true);
  });
});

describe('author', () => {
  it.each([
    ['JSON-LD', withLd('{"@type":"NewsArticle","author":{"@type":"Person","name":"Ruth Quill"}}')],
    [
      'a graph',
      withLd(
        '{"@graph":[{"@type":"Article","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Ruth Quill"}]}',
      ),
    ],
    ['meta', page(paragraphs(PROSE), { head: '<meta name="author" content="By Ruth Quill">' })],
    ['rel=author', page(`<p><a rel="author" href="/staff/ruth">Ruth Quill</a></p>${paragraphs(PROSE)}`)],
    ['a class', page(`<span class="byline">By Ruth Quill | May 18, 2024</span>${paragraphs(PROSE)}`)],
    ['a line', page(`<p>By Ruth Quill</p>${paragraphs(PROSE)}`)],
  ])('%s', (_, html) => {
    expect(read(html).byline).toBe('Ruth Quill');
  });

  it.each([
    ['记者…报导', '<p>【小镇日报2024年5月18日】（小镇日报记者林一采访报导）</p>'],
    ['作者：', '<p>来源：小镇日报　作者：林一</p>'],
    ['记者/文', '<p>本报记者林一/文</p>'],
    ['（记者 …）', '<p>（总台记者 林一）</p>'],
  ])('%s', (_, line) => {
    expect(read(zhPage(line)).byline).toBe('林一');
  });

  it.each([
    ['an organisation', withLd('{"@type":"NewsArticle","author":{"@type":"Organization","name":"Wexley Courier"}}')],
    ['an account', page(paragraphs(PROSE), { head: '<meta name="author" content="admin">' })],
    ['a host name', page(paragraphs(PROSE), { head: '<meta name="author" content="courier.example.com">' })],
    [
      'a commenter',
      page(`${paragraphs(PROSE)}<div class="comments"><span class="author">Ann Onym</span><p>Nice.</p></div>`),
    ],
  ])('is not %s', (_, html) => {
    expect(read(html).byline).toBeUndefined();
  });
});

describe('date', () => {
  it.each([
    [
      'JSON-LD with its zone',
      withLd('{"@type":"NewsArticle","datePublished":"2024-05-18T09:30:00+02:00"}'),
      '2024-05-18T09:30:00+02:00',
    ],
    [
      'meta in UTC',
      page(paragraphs(PROSE), { head: '<meta property="article:published_time" content="2024-05-18T09:30:00Z">' }),
      '2024-05-18T09:30:00Z',
    ],
    ['a time element', page(`<time datetime="2024-05-18 09:30">yesterday</time>${paragraphs(PROSE)}`), '2024-05-18'],
    ['an English line', page(`<p>Posted on May 18th, 2024 at 9:30 pm</p>${paragraphs(PROSE)}`), '2024-05-18'],
    ['a British line', page(`<p>Saturday 18 May 2024</p>${paragraphs(PROSE)}`), '2024-05-18'],
    ['a German line', page(`<p>18.05.2024, 9:30 Uhr</p>${paragraphs(PROSE)}`), '2024-05-18'],
    ['a Chinese line', zhPage('<p>2024年05月18日09:30　来源：小镇日报</p>'), '2024-05-18'],
    ['a Chinese dateline', zhPage('<p>【小镇日报2024年5月18日】（小镇日报记者林一采访报导）</p>'), '2024-05-18'],
  ])('%s', (_, html, expected) => {
    expect(read(html).publishedAt).toBe(expected);
  });

  it('comes from the address when the page says nothing', () => {
    expect(read(page(paragraphs(PROSE)), URL_OF_PAGE).publishedAt).toBe('2024-05-18');
    expect(read(page(paragraphs(PROSE)), 'https://courier.example/20240518/ferry.html').publishedAt).toBe('2024-05-18');
  });

  it('takes the zone that the operator names for times without one', () => {
    const html = zhPage('<p>2024-05-18 09:30:15</p>');
    expect(read(html, undefined, { timeZone: 'Asia/Shanghai' }).publishedAt).toBe('2024-05-18T09:30:15+08:00');
    expect(read(html, undefined, { timeZone: 'No/Where' }).publishedAt).toBe('2024-05-18');
  });

  it('is never a day that no calendar has', () => {
    expect(read(page(`<p>2024-02-31</p>${paragraphs(PROSE)}`)).publishedAt).toBeUndefined();
  });
});

describe('language', () => {
  const german =
    'Der Hafen erwachte am Donnerstag nur langsam, als die erste der neuen Fähren um die Mole kam und an der alten Kohlenbrücke festmachte.';
  const traditional =
    '週四清晨，第一艘電動渡輪繞過防波堤，緩緩停靠在老煤碼頭，岸邊的人群發出一陣歡呼，樂隊奏起了熟悉的曲子，孩子們揮舞著手裡的小旗。';
  it.each([
    ['declared', page(paragraphs(PROSE), { lang: 'en-GB' }), 'en-GB'],
    ['underscored', page(paragraphs(PROSE), { lang: 'en_US' }), 'en-US'],
    ['not declared', page(paragraphs([german, german, german]), { lang: '' }), 'de'],
    ['declared wrongly by a template', page(paragraphs([german, german, german]), { lang: 'en' }), 'de'],
    ['Chinese with its region', page(zhBody, { lang: 'zh-CN' }), 'zh-CN'],
    ['simplified', page(zhBody, { lang: 'zh' }), 'zh-Hans'],
    ['traditional', page(paragraphs([traditional, traditional]), { lang: '' }), 'zh-Hant'],
    [
      'traditional on a page that claims zh-CN',
      page(paragraphs([traditional, traditional]), { lang: 'zh-CN' }),
      'zh-Hant',
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html).language).toBe(expected);
  });
});

describe('origin', () => {
  const reprint =
    '<p>本文由小镇日报制作，转载请注明出处及原文链接：<a class="src_link" href="https://daily.example/post/7">原文</a></p>';

  it('is rel=canonical, then og:url, then the address itself', () => {
    const og = '<meta property="og:url" content="https://courier.example/og">';
    expect(read(page(body, { head: `<link rel="canonical" href="/canonical">${og}` })).canonicalUrl).toBe(
      'https://courier.example/canonical',
    );
    expect(read(page(body, { head: og })).canonicalUrl).toBe('https://courier.example/og');
    expect(read(page(body)).canonicalUrl).toBe('https://courier.example/ferry');
  });

  it('is not the front page that a template names', () => {
    expect(read(page(body, { head: '<link rel="canonical" href="/">' })).canonicalUrl).toBe(
      'https://courier.example/ferry',
    );
  });

  it('is the source of a reprint, when the page names no address of its own', () => {
    const html = page(`${paragraphs(ZH_PROSE)}${reprint}`, { lang: 'zh-CN' });
    expect(read(html)).toMatchObject({
      canonicalUrl: 'https://daily.example/post/7',
      sourceUrl: 'https://daily.example/post/7',
    });
    const own = page(`${paragraphs(ZH_PROSE)}${reprint}`, { head: '<link rel="canonical" href="/own">' });
    expect(read(own)).toMatchObject({
      canonicalUrl: 'https://courier.example/own',
      sourceUrl: 'https://daily.example/post/7',
    });
    const unmarked = page(
      `${paragraphs(PROSE)}<p>Originally published on <a href="https://daily.example/en/8">The Daily</a>.</p>`,
    );
    expect(read(unmarked).sourceUrl).toBe('https://daily.example/en/8');
  });

  it('gives site, picture and tags', () => {
    const head =
      '<meta property="og:site_name" content="Wexley Courier"><meta property="og:image" content="/lead.jpg"><meta property="article:tag" content="ferry"><meta property="article:tag" content="harbour">';
    expect(read(page(body, { head }))).toMatchObject({
      siteName: 'Wexley Courier',
      imageUrl: 'https://courier.example/lead.jpg',
      tags: ['ferry', 'harbour'],
    });
  });

  it('links to the next page, the AMP and the print version', () => {
    const links = (html: string, url: string) => extractArticle(html, url).report.links;
    const head = '<link rel="amphtml" href="/amp/ferry">';
    const html = page(`${paragraphs(PROSE)}<a href="/2024/ferry_2.html">下一页</a> <a href="/print/ferry">Print</a>`, {
      head,
    });
    expect(links(html, 'https://courier.example/2024/ferry.html')).toEqual({
      next: 'https://courier.example/2024/ferry_2.html',
      amp: 'https://courier.example/amp/ferry',
      print: 'https://courier.example/print/ferry',
    });
    // The next article is not the next page.
    expect(
      links(
        page(`${paragraphs(PROSE)}<a rel="next" href="/news/125.html">Next</a>`),
        'https://courier.example/news/124.html',
      ),
    ).toEqual({});
    expect(
      links(page(`${paragraphs(PROSE)}<a href="?page=3">3</a>`), 'https://courier.example/news?id=9&page=2'),
    ).toEqual({});
    expect(
      links(page(`${paragraphs(PROSE)}<a href="?id=9&amp;page=3">3</a>`), 'https://courier.example/news?id=9&page=2')
        .next,
    ).toContain('page=3');
  });
});

it('joins further pages in order, their recordings too', () => {
  const nextPages = [2, 3].map((number) => ({
    html: page(`<p>${PROSE[number - 1]} ${PROSE[0]}</p><p><audio src="/${number}.mp3"></audio></p>`),
    url: `https://courier.example/ferry_${number}`,
  }));
  const { blocks } = read(page(paragraphs(PROSE)), 'https://courier.example/ferry', { nextPages });
  expect(blocks.map((block) => (block.kind === 'clip' ? block.url : block.kind))).toEqual([
    ...PROSE.map(() => 'paragraph'),
    'paragraph',
    'https://courier.example/2.mp3',
    'paragraph',
    'https://courier.example/3.mp3',
  ]);
});

it('does not repeat what every page of an article repeats', () => {
  const nextPages = [
    { html: page(`<p>${PROSE[0]}</p><p>${PROSE[2]}</p><p>${PROSE[1]}!</p>`), url: 'https://courier.example/ferry_2' },
  ];
  const { blocks } = read(page(paragraphs(PROSE.slice(0, 2))), 'https://courier.example/ferry', { nextPages });
  expect(blocks.map((block) => 'text' in block && block.text)).toEqual([PROSE[0], PROSE[1], PROSE[2], `${PROSE[1]}!`]);
});
