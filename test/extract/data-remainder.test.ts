/** Texts of which a page draws the beginning, or leaves gaps in, and carries the whole in a script. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, paragraphs } from './sample-page.ts';

const TITLE = 'The quay';
const SHOWN = LONG_PROSE.slice(0, 7);
const REST = LONG_PROSE.slice(7);
const SKELETON = '<div class="skeleton"></div>';
const scriptText = (value: unknown) => JSON.stringify(value).replaceAll('</', '<\\u002F');
const next = (pageProps: unknown) =>
  `<script id="__NEXT_DATA__" type="application/json">${scriptText({ props: { pageProps } })}</script>`;
const page = (text: string, script: string, head = '') =>
  `<html lang="en"><head><title>${TITLE} | Courier</title>${head}</head><body><h1>${TITLE}</h1><article><div class="text">${text}</div></article>${script}</body></html>`;
const read = (html: string) => {
  const { article } = extractArticle(html, 'https://courier.example/1');
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : []));
};
const begun = (script: string, head = '') => read(page(`${paragraphs(SHOWN)}${SKELETON}`, script, head));
const OTHERS = Array.from({ length: 12 }, (_, at) => ({
  title: `Other news ${at}`,
  url: `/${at}`,
  content: `A sentence about something else, number ${at}, which nobody on the quay has ever heard of.`,
}));

describe('a text that a page draws the beginning of', () => {
  const html = paragraphs(LONG_PROSE);
  const text = (text: string) => ({ type: 'text', text });
  it.each<[string, string]>([
    [
      'elements',
      next({
        globalContent: {
          headlines: { basic: TITLE },
          canonical_url: '/1',
          content_elements: LONG_PROSE.map((content) => ({ type: 'text', content })),
          related_content: { basic: OTHERS },
        },
      }),
    ],
    [
      'lines of marked parts in blocks',
      next({
        article: {
          title: TITLE,
          blocks: [
            { blockType: 'text', htmlTokens: SHOWN.map((content) => [{ type: 'text', content }]) },
            { blockType: 'related', articles: OTHERS },
            {
              blockType: 'text',
              htmlTokens: REST.map((content) => [
                { type: 'text', content: content.slice(0, 9) },
                { type: 'boldLink', content: content.slice(9) },
              ]),
            },
          ],
        },
      }),
    ],
    ['markup', next({ post: { title: TITLE, bodyHtml: html }, others: OTHERS })],
    [
      'the tree of an editor',
      `<script>window.__INITIAL_STATE__=${scriptText({
        post: {
          title: TITLE,
          doc: {
            type: 'doc',
            content: LONG_PROSE.map((one) => ({
              type: 'paragraph',
              content: [text(one.slice(0, 8)), text(one.slice(8))],
            })),
          },
        },
      })}</script>`,
    ],
    [
      'models',
      `<script>window.__DATA__=${scriptText({
        blocks: LONG_PROSE.map((one) => ({
          type: 'text',
          model: {
            blocks: [{ type: 'paragraph', model: { text: one, blocks: [{ type: 'fragment', model: { text: one } }] } }],
          },
        })),
      })}</script>`,
    ],
    [
      'portable text',
      next({
        post: {
          title: TITLE,
          slug: 'quay',
          body: LONG_PROSE.map((one) => ({
            _type: 'block',
            style: 'normal',
            children: [{ _type: 'span', text: one }],
          })),
        },
      }),
    ],
    [
      'nodes',
      next({
        fields: {
          title: TITLE,
          richText: {
            nodeType: 'document',
            content: LONG_PROSE.map((value) => ({
              nodeType: 'paragraph',
              content: [{ nodeType: 'text', value, marks: [] }],
            })),
          },
        },
      }),
    ],
    [
      'blocks with attributes',
      next({
        post: {
          title: TITLE,
          date: '2026-01-02',
          editorBlocks: LONG_PROSE.map((content) => ({ name: 'core/paragraph', attributes: { content } })),
        },
      }),
    ],
    [
      'blocks with data',
      next({ post: { title: TITLE, blocks: LONG_PROSE.map((one) => ({ type: 'paragraph', data: { text: one } })) } }),
    ],
    [
      'paragraphs of JSON-LD',
      `<script type="application/ld+json">${scriptText({ '@type': 'NewsArticle', headline: TITLE, articleBody: LONG_PROSE.join('\n\n') })}</script>`,
    ],
    [
      'parts of it',
      next({
        page: {
          title: TITLE,
          slug: 'quay',
          sections: [{ paragraphs: LONG_PROSE.slice(0, 9) }, { heading: 'The fare', paragraphs: LONG_PROSE.slice(9) }],
        },
      }),
    ],
  ])('goes on as its data do: %s', (_, script) => {
    expect(begun(script)?.filter((one) => one !== 'The fare')).toEqual(LONG_PROSE);
  });

  it('goes on in the one line of its JSON-LD', () => {
    const body = scriptText({ '@type': 'NewsArticle', headline: TITLE, articleBody: LONG_PROSE.join(' ') });
    expect(begun(`<script type="application/ld+json">${body}</script>`)).toEqual([...SHOWN, REST.join(' ')]);
  });

  it('has its headings, its lists, its links and its quotations', () => {
    const blocks = [
      ...LONG_PROSE.slice(0, 8).map((content) => ({ type: 'text', content })),
      { type: 'header', level: 3, content: 'The fare' },
      { type: 'list', items: ['One pier and no more.', 'Two boats.'].map((content) => ({ type: 'text', content })) },
      { type: 'quote', content: 'The fare stays what it was, and so does the ferryman.' },
      { type: 'promo', content: OTHERS[0]?.content },
      { type: 'image', caption: 'The quay at noon, before the rain.' },
      { type: 'text', content: 'They <a href="/boats">sold the boats</a> in May &amp; June.' },
    ];
    const { article } = extractArticle(
      page(`${paragraphs(SHOWN)}${SKELETON}`, next({ story: { title: TITLE, content_elements: blocks } })),
      'https://courier.example/1',
    );
    expect(article?.blocks.slice(7).map((block) => [block.kind, 'text' in block && block.text])).toEqual([
      ['paragraph', LONG_PROSE[7]],
      ['heading', 'The fare'],
      ['listItem', 'One pier and no more.'],
      ['listItem', 'Two boats.'],
      ['quote', 'The fare stays what it was, and so does the ferryman.'],
      ['paragraph', 'They sold the boats in May & June.'],
    ]);
    expect(article?.blocks.at(-1)).toMatchObject({ spans: [{ url: 'https://courier.example/boats' }] });
  });

  it('goes on in Chinese, where its letters are escaped', () => {
    const script = `<script>window.__STATE__=${scriptText({
      title: '过海',
      content: paragraphs(LONG_ZH_PROSE),
    }).replace(/[\u4e00-\u9fff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)}</script>`;
    const html = `<html lang="zh"><title>过海</title><h1>过海</h1><article>${paragraphs(LONG_ZH_PROSE.slice(0, 6))}<div class="lazyload-placeholder"></div></article>${script}</html>`;
    expect(read(html)).toEqual(LONG_ZH_PROSE);
  });

  it('has what is missing in its middle, and nothing twice', () => {
    const quote = `<blockquote class="pullquote">${LONG_PROSE[2]?.slice(0, 60)}</blockquote>`;
    const [first, last] = [LONG_PROSE.slice(0, 5), LONG_PROSE.slice(9)];
    const text = `<div class="text">${paragraphs(first)}</div>${quote}<div class="lazy-block"></div><div class="text">${paragraphs(last)}</div>`;
    expect(read(page(text, next({ post: { title: TITLE, html: paragraphs(LONG_PROSE) } })))).toEqual(
      expect.arrayContaining([...LONG_PROSE]),
    );
    expect(
      read(page(text, next({ post: { title: TITLE, html: paragraphs(LONG_PROSE) } })))?.filter((one) =>
        LONG_PROSE.includes(one),
      ),
    ).toEqual(LONG_PROSE);
  });

  it('has the whole of a paragraph that is drawn cut short', () => {
    const cut = `<p>${LONG_PROSE[6]?.slice(0, 60)}…</p>`;
    const script = next({ post: { title: TITLE, html: paragraphs(LONG_PROSE) } });
    expect(read(page(paragraphs(LONG_PROSE.slice(0, 6)) + cut, script))).toEqual(LONG_PROSE);
    const own = [...SHOWN, 'She looked at the boat, and then at the quay, and said nothing for a long time…'];
    const same = next({ post: { title: TITLE, html: paragraphs([...own, LONG_PROSE[8] ?? '']) } });
    expect(read(page(paragraphs(own), same))).toEqual(own);
  });

  it('goes on with what is sent behind the page', () => {
    const text = `${paragraphs(SHOWN)}<!--$?--><template id="B:0"></template><div class="skeleton"></div><!--/$-->`;
    const sent = `<div hidden id="S:0">${paragraphs(REST)}</div><script>$RC("B:0","S:0")</script>`;
    expect(read(page(text, sent))).toEqual(LONG_PROSE);
    expect(read(page(text, sent.replaceAll('S:0', 'S:1')))).toEqual(SHOWN);
  });

  it('goes on without anything that waits for it where much is missing', () => {
    const more = Array.from(
      { length: 12 },
      (_, at) => `On day ${at + 2} the ferry went out at ${at + 3} and came back with the tide.`,
    );
    const script = next({ post: { title: TITLE, html: paragraphs([...LONG_PROSE, ...more]) } });
    expect(read(page(paragraphs(SHOWN), script))).toEqual([...LONG_PROSE, ...more]);
  });
});

describe('data that do not go on with a text', () => {
  const rest = (more: object, content: string = paragraphs(LONG_PROSE)) =>
    next({ post: { title: TITLE, content, ...more } });
  const SOLD =
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The quay","isAccessibleForFree":false}</script>';
  it.each<[string, string, string?]>([
    ['data that are sold', rest({ isPremium: true })],
    ['data that are not free', rest({ is_free: false })],
    ['data of a level', rest({ content_restrictions: { content_code: 'premium' } })],
    ['data that a number calls sold', rest({ isPremium: 1 })],
    ['data that ask for a subscription', rest({ subscriptionRequired: true })],
    ['data that may not be read', rest({ hasAccess: false })],
    ['data for those who pay', rest({ audience: 'only_paid' })],
    ['data that JSON-LD does not call free', rest({ isAccessibleForFree: 'False' })],
    ['data behind a wall', rest({ paywall: { enabled: true } })],
    [
      'other articles without titles',
      next({
        stories: [
          { slug: 'quay', paragraphs: SHOWN },
          { slug: 'mill', paragraphs: OTHERS.map(({ content }) => content) },
        ],
      }),
    ],
    [
      'other articles whose titles stand apart',
      next({
        stories: [
          { meta: { title: TITLE }, paragraphs: SHOWN },
          { meta: { title: 'Other news' }, paragraphs: OTHERS.map(({ content }) => content) },
        ],
      }),
    ],
    [
      'teasers',
      next({
        title: TITLE,
        modules: [
          { type: 'text', paragraphs: SHOWN },
          { type: 'text-teasers', items: OTHERS.map(({ content }) => content) },
        ],
      }),
    ],
    ['other articles', next({ posts: [{ title: TITLE, slug: 'a', content: paragraphs(SHOWN) }, ...OTHERS] })],
    [
      'other articles without addresses',
      next({ posts: [{ title: TITLE, content: paragraphs(SHOWN) }, ...OTHERS.map(({ url, ...other }) => other)] }),
    ],
    [
      'comments',
      next({ post: { title: TITLE, content: paragraphs(SHOWN), comments: REST.map((text) => ({ text })) } }),
    ],
    ['another text', next({ post: { title: 'Another', content: paragraphs(REST) } })],
    ['a note on the author', rest({}, paragraphs([...SHOWN, 'Ruth Quill is a writer.']))],
  ])('%s', (_, script, head) => {
    expect(begun(script, head)).toEqual(SHOWN);
  });

  it.each<[string, string, string]>([
    ['below a wall', '', '<div class="wall"><p>Subscribe to continue reading this article.</p></div>'],
    ['on a page that sells its text', SOLD, ''],
    ['of a tier that is sold', '<meta property="article:content_tier" content="locked">', ''],
  ])('leave a beginning what it is: %s', (_, head, wall) => {
    const result = extractArticle(
      page(`${paragraphs(SHOWN)}${SKELETON}${wall}`, rest({}), head),
      'https://courier.example/1',
    );
    expect(result).toMatchObject({ code: 'teaser' });
    expect(result.article).toBeUndefined();
  });

  it('are not read behind a whole text that they say a little more than', () => {
    const more = [
      ...LONG_PROSE,
      'Ruth Quill is a writer on Wexley and its boats, and has been one since the first of them came.',
    ];
    const images = '<img class="lazyload" src="/a.jpg" alt=""><div class="ad-placeholder"></div>';
    expect(read(page(`${paragraphs(LONG_PROSE)}${images}`, rest({}, paragraphs(more))))).toEqual(LONG_PROSE);
  });

  it('are not read where an editor has changed words of a short paragraph since', () => {
    const [edited, old] = ['By evening the queue had gone at last', 'By evening the queue had gone'].map(
      (begin) => `${begin}, and only gulls were left to look at the boat and the sea.`,
    );
    const drawn = [...LONG_PROSE.slice(0, 9), edited ?? ''];
    const script = rest({}, paragraphs([...LONG_PROSE.slice(0, 9), old ?? '']));
    expect(read(page(`${paragraphs(drawn)}${SKELETON}`, script))).toEqual(drawn);
  });

  it('go on where paragraphs end alike', () => {
    const all = LONG_PROSE.map(
      (text) => `${text} So it was, and so it will be, they say, until the sea has had enough of us.`,
    );
    expect(read(page(`${paragraphs(all.slice(0, 7))}${SKELETON}`, rest({}, paragraphs(all))))).toEqual(all);
  });

  it('are taken where the site counts what its readers read', () => {
    const metered = `${SOLD}<meta property="article:content_tier" content="metered">`;
    expect(begun(rest({}), metered)).toEqual(LONG_PROSE);
  });
});
