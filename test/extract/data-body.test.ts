/** Articles that a page carries only in a script, in the forms that today's frameworks write. */
import { describe, expect, it } from 'vitest';
import { parseLiteral, parseWrappedLiteral } from '../../src/extract/data-literal.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE } from './sample-page.ts';

const HTML = LONG_PROSE.map((text) => `<p>${text}</p>`).join('');
const QUOTED = JSON.stringify(HTML).replaceAll('</', '<\\u002F');
const TITLE = 'The quay';
const OTHER = '{"title":"Other","content":"<p>Short.</p>"}';
const ARTICLE = `{"title":"${TITLE}","authorName":"Ruth Quill","content":${QUOTED}}`;

/** As React's server writes its rows, the long text in a row of its own. */
const flight = () => {
  const rows = `0:["$","main",null,{"post":{"title":"${TITLE}","content":"$1b"}}]\n1b:T${Buffer.byteLength(HTML).toString(16)},${HTML}2:[]\n`;
  const half = Math.floor(rows.length / 2);
  return [rows.slice(0, half), rows.slice(half)]
    .map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part).replaceAll('</', '<\\u002F')}])</script>`)
    .join('');
};

/** As Nuxt writes its payload: a list whose numbers are places in it. */
const devalued = () =>
  JSON.stringify([
    ['ShallowReactive', 1],
    { data: 2 },
    ['Ref', 3],
    { article: 4 },
    { title: 5, content: 6, self: 4 },
    TITLE,
    HTML,
  ]).replaceAll('</', '<\\u002F');

describe('an article in a script', () => {
  it.each([
    [
      'assigned',
      `<script>window.__INITIAL_STATE__={"a":{"list":[${OTHER}],"article":${ARTICLE}}};(function(){var s;}());</script>`,
    ],
    ['assigned with undefined', `<script>window.__INITIAL_STATE__ = {"a":undefined,"article":${ARTICLE}}</script>`],
    ['behind another assignment', `<script>var a = 1; window.__APOLLO_STATE__ = {"Article:1":${ARTICLE}};</script>`],
    [
      'as a string',
      `<script>window.__STATE__ = JSON.parse(${JSON.stringify(`{"article":${ARTICLE}}`).replaceAll('</', '<\\u002F')});</script>`,
    ],
    [
      'as a string that is encoded',
      `<script>window.__STATE__ = JSON.parse(decodeURIComponent("${encodeURIComponent(`{"article":${ARTICLE}}`)}"));</script>`,
    ],
    [
      'as a function call',
      `<script>window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{articleInfo:{title:a,content:b,tags:[],read:c}}],error:null,state:{}}}("${TITLE}",${QUOTED},void 0));</script>`,
    ],
    ['as a devalued payload', `<script type="application/json" id="__NUXT_DATA__">${devalued()}</script>`],
    ['pushed in parts', flight()],
  ])('%s', (_, script) => {
    const html = `<html lang="en"><title>Courier</title><body><div id="app"><p>Loading…</p></div>${script}</body></html>`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    expect(article?.title).toBe(TITLE);
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_PROSE);
  });

  it('is read where the page shows a request for consent and lines about the author', () => {
    const consent =
      '<div id="sdk"><div role="alertdialog" aria-modal="true"><h2>Privacy Centre</h2><p>When you visit any site, it may store or retrieve information in the form of cookies. This information might be about you or your device.</p><p>These cookies are necessary for the site to function and cannot be switched off. They are set in response to what you do, such as filling in forms or logging in.</p></div></div>';
    const lines = `<div><p>It has one needle, no screen, and it knew about the storm before my phone did.</p><div>Ruth Quill</div><div>is a senior writer who has spent nine years on objects with too many buttons, and is not done.</div><h2>The Daily</h2><p>A free digest of the news that matters most to you.</p></div>`;
    const blocks = LONG_PROSE.map((html) => ({ __typename: 'ParagraphBlock', contents: { html } }));
    const list = {
      __typename: 'ListBlock',
      items: ['One pier.', 'Two boats.'].map((html) => ({ __typename: 'ListItem', contents: { html } })),
    };
    const data = JSON.stringify({ node: { title: TITLE, blocks: [...blocks, list] } }).replaceAll('</', '<\\u002F');
    const html = `<title>${TITLE} | Courier</title><h1>${TITLE}</h1>${lines}<script id="__NEXT_DATA__" type="application/json">${data}</script>${consent}`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    const texts = article?.blocks.map((block) => 'text' in block && block.text);
    expect(texts).toEqual([...LONG_PROSE, 'One pier.', 'Two boats.']);
  });

  it('is not read where the page shows its text', () => {
    const html = `<title>Boats</title><h1>Boats</h1><article>${LONG_PROSE.slice(0, 5)
      .map((text) => `<p>${text}</p>`)
      .join('')}</article><script>window.__STATE__=${ARTICLE}</script>`;
    expect(extractArticle(html, 'https://courier.example/1').article?.blocks).toHaveLength(5);
  });
});

describe('the end of an article that the page shows the beginning of', () => {
  const shown = LONG_PROSE.slice(0, 8);
  const blocks = [
    { blockType: 'summary', summary: [LONG_PROSE[0]] },
    { blockType: 'text', htmlTokens: LONG_PROSE.slice(1, 8).map((content) => [{ type: 'text', content }]) },
    { blockType: 'gallery', images: [{ caption: 'The pier' }] },
    {
      blockType: 'text',
      htmlTokens: [
        [{ type: 'heading', level: 3, content: 'Rain' }],
        [
          { type: 'text', content: 'At noon ' },
          { type: 'boldLink', content: 'the rain' },
          { type: 'text', content: ' began.' },
        ],
        [{ type: 'text', content: LONG_PROSE[11] }],
      ],
    },
  ];
  const read = (title: string, head = '') => {
    const data = JSON.stringify({ props: { article: { title, blocks } } });
    const html = `<html lang="en"><title>${TITLE}</title>${head}<h1>${TITLE}</h1><article>${shown.map((text) => `<p>${text}</p>`).join('')}<div class="placeholder"></div></article><section><h2>More</h2></section><script id="__NEXT_DATA__" type="application/json">${data}</script></html>`;
    const found = extractArticle(html, 'https://courier.example/1').article?.blocks ?? [];
    return found.map((block) => ('text' in block ? block.text : ''));
  };

  it('is read from its data', () =>
    expect(read(TITLE)).toEqual([...shown, 'Rain', 'At noon the rain began.', LONG_PROSE[11]]));
  it('is not read behind a wall', () => {
    const wall = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>';
    expect(read(TITLE, wall)).toEqual(shown);
  });
});

describe('a literal', () => {
  it.each([
    [
      "{a:1,\"b\":[true,!0,!1,null,void 0],'c':'it\\'s \\u00e9\\x41',d:-1.5e3,}",
      { a: 1, b: [true, true, false, null, null], c: "it's éA", d: -1500 },
    ],
    ['/* x */ [ /* y */ 1, // z\n 2 ]', [1, 2]],
    ['{when:new Date(1700000000000),list:Array(3)}', { when: 1700000000000, list: 3 }],
    [
      "{a:'-xy-'.slice(1, -1),b:JsDecode('y'),c:'' || 'z',d:'1' * 1,e:/a\\/[/]b/g,f:'q'.replace(/q/,'r')}",
      { a: 'xy', b: 'y', c: '', d: '1', e: null, f: 'q' },
    ],
    ['{"a":1} && alert(1)', { a: 1 }],
    ['{a:alert(1)}', undefined],
    ['{a:b}', undefined],
    ['{a:', undefined],
    ['"never closed', undefined],
    ['['.repeat(5000), undefined],
  ])('%s', (text, value) => expect(parseLiteral(text)).toEqual(value));

  it('stands for what a function would return', () => {
    expect(parseWrappedLiteral('(function(a,b){return {x:a,y:[b,"a"]}}(1,{"z":null}))')).toEqual({
      x: 1,
      y: [{ z: null }, 'a'],
    });
    expect(parseWrappedLiteral('(function(a){return run(a)}(1))')).toBeUndefined();
  });
});

describe('what stands beside the article in a script', () => {
  it('names its title, its writer and the time that is shown with it', () => {
    const state = `{"data":{"title":"${TITLE}","writer":"Ruth Quill","showTime":"2026-03-12 06:31:05","content":${QUOTED}}}`;
    const html = `<html lang="en"><head><title>The Courier</title></head><body><script>window.__NEWS__ = ${state}</script></body></html>`;
    const { article } = extractArticle(html, 'https://courier.example/a');
    expect(article).toMatchObject({ title: TITLE, byline: 'Ruth Quill' });
    expect(article?.publishedAt).toMatch(/^2026-03-12/);
  });
});

const ZH_TITLE = '十九分钟过海';
const ZH_HTML = LONG_ZH_PROSE.map((text) => `<p>${text}</p>`).join('');
const scriptText = (value: unknown) => JSON.stringify(value).replaceAll('</', '<\\u002F');
/** Stands beside the article in all of them. */
const STREAM = [{ title: '末班船上的修鞋匠', author: '王二', newsTime: '2024-05-01 08:00:00', url: '/2' }];

describe('an article in a script of a Chinese platform', () => {
  const halves = [LONG_ZH_PROSE.slice(0, 5), LONG_ZH_PROSE.slice(5)].map((texts) =>
    texts.map((text) => `<p>${text}</p>`).join(''),
  );
  const listed = {
    newsstream: STREAM,
    docData: {
      title: ZH_TITLE,
      newsTime: '2024-05-18 07:45:00',
      author: '林一帆',
      contentData: {
        contentList: [
          { data: halves[0], type: 'text' },
          { data: { title: '视频：码头', playUrl: 'https://v.example/1.mp4' }, type: 'video' },
          { data: halves[1], type: 'text' },
        ],
      },
    },
  };
  const encoded = {
    articleInfo: { title: ZH_TITLE, publishTime: '1715990400', mediaUser: { name: '林一帆' }, content: ZH_HTML },
    feed: STREAM,
  };
  const escaped = `&quot;${ZH_HTML.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}&quot;`;
  const nodes = LONG_ZH_PROSE.map((text) => ({
    para_type: 1,
    text: {
      nodes: [
        { type: 'TEXT_NODE_TYPE_WORD', word: { words: text.slice(0, 9) } },
        { type: 'TEXT_NODE_TYPE_WORD', word: { words: text.slice(9) } },
      ],
    },
  }));

  it.each([
    ['in a list of contents', `<script>var a={};\nvar allData = ${scriptText(listed)};\nvar adKeys = [1];</script>`],
    [
      'encoded as a part of an address is',
      `<script id="RENDER_DATA" type="application/json">${encodeURIComponent(JSON.stringify(encoded))}</script>`,
    ],
    [
      'cut out of a string',
      `<script>var BASE_DATA = {articleInfo:{title:'"${ZH_TITLE}"'.slice(1, -1),content:'${escaped}'.slice(6, -6),groupId:'7'.replace(/a/g,'')}};</script>`,
    ],
    [
      'chosen from a list',
      `<script>var $render_data = [${scriptText({ status: { status_title: ZH_TITLE, text: LONG_ZH_PROSE.join('<br /><br />') } })}][0] || {};</script>`,
    ],
    [
      'decoded by a function of the platform',
      `<script>window.cgiDataNew = {title: JsDecode('${ZH_TITLE}'), content_noencode: JsDecode('${LONG_ZH_PROSE.join('\\x0a')}'), ori_create_time: '1715990400' * 1, is_async: '0' === '1'};</script>`,
    ],
    [
      'under the name of a part',
      `<script>window.initialState=${scriptText({ detail: { data: { widgetTitle: ZH_TITLE, widgetContent: ZH_HTML } }, list: STREAM })}</script>`,
    ],
    [
      'as numbered paragraphs',
      `<script>window.__INITIAL_STATE__=${scriptText({ detail: { basic: { title: ZH_TITLE }, modules: [{ module_content: { paragraphs: nodes } }] } })};(function(){}());</script>`,
    ],
    [
      'as blocks whose kinds are numbers',
      `<script>window.initData = ${scriptText({ content: { title: ZH_TITLE, content: LONG_ZH_PROSE.map((value) => ({ type: 1, value })) } })}</script>`,
    ],
    [
      'under a heading of its own',
      `<script>window.jsonData = ${scriptText({ superlanding: [{ itemData: { header: ZH_TITLE, sections: LONG_ZH_PROSE.map((content) => ({ type: 'text', content })) } }] })}</script>`,
    ],
    [
      'as free content',
      `<script id="__NEXT_DATA__" type="application/json">${scriptText({ note: { public_title: ZH_TITLE, free_content: ZH_HTML } })}</script>`,
    ],
  ])('%s', (_, script) => {
    const html = `<html lang="zh"><title>${ZH_TITLE}_渡口网</title><body><div id="root"></div>${script}</body></html>`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    expect(article?.title).toBe(ZH_TITLE);
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_ZH_PROSE);
  });

  it('has its own author and day, and not those of others', () => {
    const html = `<html lang="zh"><title>${ZH_TITLE}_渡口网</title><body><div id="root"></div><script>var allData = ${scriptText(listed)};</script></body></html>`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    expect(article).toMatchObject({ byline: '林一帆' });
    expect(article?.publishedAt).toMatch(/^2024-05-18/);
  });
});

describe('another text in the object of the article', () => {
  const other = Array.from({ length: 90 }, (_, at) => `Whoever takes part agrees to point ${at + 1} of the list.`).join(
    ' ',
  );
  it.each<[string, Record<string, unknown>]>([
    ['its terms', { terms_content: other }],
    ['rules in a part', { site: { rules_html: other } }],
    ['the next article', { next: { content: other } }],
    ['the previous post', { prevPost: { body: other } }],
    ['a comment', { topComment: { content: other } }],
    ['the life of its author', { author: { intro_html: other } }],
    ['the life of a user', { userInfo: { data: { content: other } } }],
    ['questions', { faq: { content: other } }],
    ['what is hot', { hot: [{ text: other }] }],
    ['a part of any name', { sponsor: { content: other } }],
    ['a text of any name', { banner_html: other, gift_content: other }],
    ['answers in a list', { data: { replies: [{ id: 1, content: other }] } }],
  ])('is not taken for it: %s', (_, more) => {
    const state = scriptText({ article: { title: TITLE, content: HTML, ...more } });
    const html = `<html lang="en"><title>${TITLE}</title><div id="app"></div><script>window.__DATA__=${state}</script></html>`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_PROSE);
  });

  it.each<[string, Record<string, unknown>]>([
    ['data', { data: { content: HTML } }],
    ['detail', { detail: { article: { body: HTML } } }],
    ['page', { page: { free_content: HTML }, feed: [{ content: other }] }],
  ])('does not stand before what is wrapped with its title (%s)', (_, wrapped) => {
    const state = scriptText({ title: TITLE, ...wrapped, sponsor: { content: other } });
    const html = `<html lang="en"><title>${TITLE}</title><div id="app"></div><script>window.__DATA__=${state}</script></html>`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_PROSE);
  });

  it('has a label where its blocks are numbered', () => {
    const blocks = [
      ...LONG_PROSE.map((text) => ({ t: 1, text })),
      { t: 7, label: 'Code', value: 'Scan it in the evening.' },
    ];
    const state = scriptText({ article: { title: TITLE, content: blocks } });
    const html = `<html lang="en"><title>${TITLE}</title><div id="app"></div><script>window.__DATA__=${state}</script></html>`;
    const { article } = extractArticle(html, 'https://courier.example/1');
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_PROSE);
  });
});

describe('the account of data that carry a text', () => {
  const zh = LONG_ZH_PROSE.map((text) => `<p>${text}</p>`).join('');
  const read = (data: object) =>
    extractArticle(
      `<html lang="zh"><head><title>渡口的夜班船_小镇新闻</title></head><body><div id="app"></div><script>window.DATA = ${JSON.stringify(data).replaceAll('</', '<\\/')};</script></body></html>`,
      'https://news.courier.example/rain/a/1',
    ).article;
  const story = { title: '渡口的夜班船', media: '城乡慢报', originContent: { text: zh } };

  it('is named where nobody signs', () => {
    expect(read({ ...story, media_id: '23870114' })?.byline).toBe('城乡慢报');
    const signed = { ...story, media_id: '23870114', originContent: { text: `<p>文/魏晴</p>${zh}` } };
    expect(read(signed)?.byline).toBe('魏晴');
  });

  it('is none without a number, or when it is no name', () => {
    expect(read(story)?.byline).toBeUndefined();
    expect(read({ ...story, media_id: '1', media: [{ url: '/a.jpg' }] })?.byline).toBeUndefined();
  });
});

describe('what a page holds for browsers without script', () => {
  const page = (body: string) =>
    extractArticle(
      `<html lang="en"><head><title>${TITLE}</title></head><body><div id="app"></div><script src="/app.js"></script>${body}</body></html>`,
      'https://courier.example/1',
    );
  const textsOf = (body: string) => page(body).article?.blocks.map((block) => 'text' in block && block.text);
  const post = `<div class="post"><h1>${TITLE}</h1>${HTML}</div>`;

  it('is the article where a script draws the rest', () => {
    expect(textsOf(`<noscript data-path="/t/1">${post}</noscript>`)).toEqual(LONG_PROSE);
    expect(page(`<noscript data-path="/t/1">${post}`).article).toBeUndefined();
  });

  it('is not read beside an article, nor when it only asks for a script', () => {
    const asks = '<p>Please enable JavaScript in your browser to run this app.</p>'.repeat(20);
    expect(page(`<noscript>${asks}</noscript>`)).toMatchObject({ code: 'drawn-by-script' });
    expect(textsOf(`${post}<noscript>${asks}<p>The quay is closed today, said nobody.</p></noscript>`)).toEqual(
      LONG_PROSE,
    );
  });
});

describe('beside a text that only a script holds', () => {
  const STANDFIRST = 'Why does a town without a railway have a station?';
  const AUDIO = 'https://media.courier.example/quay/read.mp3';
  const data = (more: string) =>
    `<script>window.__NUXT__={"data":[{"article":{"title":"${TITLE}",${more}"content":${QUOTED}}}]}</script>`;
  const read = (head: string, script: string) =>
    extractArticle(
      `<html lang="en"><head><title>${TITLE}</title><meta name="description" content="${STANDFIRST}"></head><body><div><h1>${TITLE}</h1>${head}<div class="text"><p>Loading…</p></div></div>${script}</body></html>`,
      'https://courier.example/quay',
    ).article?.blocks.map((block) => (block.kind === 'clip' ? block.url : block.text));

  it('the standfirst that the page draws is read first', () => {
    expect(read(`<div class="intro">${STANDFIRST}</div>`, data(''))).toEqual([STANDFIRST, ...LONG_PROSE]);
    expect(read('', data(`"intro":"${STANDFIRST}",`))).toEqual(LONG_PROSE);
  });

  it.each([`"audio":{"audioUrl":"${AUDIO}","duration":1124},`, `"voiceUrl":"${AUDIO}",`, `"listen_url":"${AUDIO}",`])(
    'its recording is heard: %s',
    (more) => {
      expect(read('', data(more))).toContain(AUDIO);
    },
  );

  it('a recording of another article is not', () => {
    expect(read('', data(`"related":{"audioUrl":"${AUDIO}"},`))).toEqual(LONG_PROSE);
  });
});
