/** Articles that a page carries only in a script, in the forms that today's frameworks write. */
import { describe, expect, it } from 'vitest';
import { parseLiteral, parseWrappedLiteral } from '../../src/extract/data-literal.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE } from './sample-page.ts';

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

describe('a literal', () => {
  it.each([
    [
      "{a:1,\"b\":[true,!0,!1,null,void 0],'c':'it\\'s \\u00e9\\x41',d:-1.5e3,}",
      { a: 1, b: [true, true, false, null, null], c: "it's éA", d: -1500 },
    ],
    ['/* x */ [ /* y */ 1, // z\n 2 ]', [1, 2]],
    ['{when:new Date(1700000000000),list:Array(3)}', { when: 1700000000000, list: 3 }],
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
