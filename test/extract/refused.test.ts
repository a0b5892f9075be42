/** Pages that hold no whole article: the text is read from their data, or they are refused by what they are. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (html: string) => extractArticle(html, URL_OF_PAGE);
const spoken = (html: string) => read(html).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
const COOKIES =
  'We use cookies to improve your experience. You can change your settings at any time, and read in our policy what we keep about you and for how long.';
const shell = (data: string, title = 'The quay') =>
  `<html><head><title>${title} | Courier</title><meta property="og:title" content="${title}">${data}</head><body><div id="app">Loading…</div><div class="c">${COOKIES}</div><script src="/app.js"></script></body></html>`;
const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

describe('a page drawn by script', () => {
  const html = paragraphs(LONG_PROSE);
  it.each([
    [
      'JSON-LD',
      `<script type="application/ld+json">${json({ '@type': 'NewsArticle', headline: 'The quay', articleBody: LONG_PROSE.join('\n\n') })}</script>`,
    ],
    [
      '__NEXT_DATA__ with markup',
      `<script id="__NEXT_DATA__" type="application/json">${json({ props: { pageProps: { post: { title: 'The quay', contentHtml: html }, more: [{ title: 'Other', body: 'Short.' }] } } })}</script>`,
    ],
    [
      'an assigned state',
      `<script>window.__INITIAL_STATE__ = ${json({ article: { title: 'The quay', body: html } })};</script>`,
    ],
    [
      'a list of blocks',
      `<script type="application/json">${json({ story: { title: 'The quay', content: LONG_PROSE.map((text) => ({ type: 'paragraph', text })) } })}</script>`,
    ],
    [
      'a tree of an editor',
      `<script type="application/json">${json({
        page: {
          title: 'The quay',
          body: {
            type: 'doc',
            content: LONG_PROSE.map((text) => ({
              type: 'paragraph',
              content: [
                { type: 'text', text: text.slice(0, 20) },
                { type: 'text', text: text.slice(20) },
              ],
            })),
          },
        },
      })}</script>`,
    ],
  ])('is read from %s', (_, data) => {
    expect(spoken(shell(data))).toEqual(LONG_PROSE);
  });

  it('is read from Chinese data, with what it says of author and date', () => {
    const data = {
      article: {
        title: '渡口',
        author: { name: '林一' },
        publishedAt: '2026-05-04T08:00:00+08:00',
        content: paragraphs(LONG_ZH_PROSE),
      },
    };
    const { article } = read(shell(`<script type="application/json">${json(data)}</script>`, '渡口'));
    expect(article).toMatchObject({ byline: '林一', publishedAt: '2026-05-04T08:00:00+08:00' });
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(LONG_ZH_PROSE);
  });

  it('is refused by name when it carries none', () => {
    expect(read(shell(''))).toMatchObject({ code: 'drawn-by-script' });
    expect(
      read(shell(`<script type="application/json">${json({ menu: ['Home', 'News'], title: 'The quay' })}</script>`)),
    ).toMatchObject({ code: 'drawn-by-script' });
  });

  it('keeps its own text where it shows one', () => {
    const data = `<script type="application/json">${json({ article: { title: 'Another', body: paragraphs(LONG_PROSE.slice(6)) } })}</script>`;
    expect(spoken(page(paragraphs(LONG_PROSE.slice(0, 6)), { head: data }))).toEqual(LONG_PROSE.slice(0, 6));
  });
});

describe('a page that lists articles', () => {
  const cards = (texts: readonly string[]) =>
    texts
      .map(
        (text, at) =>
          `<div class="card"><a href="/n/${at}"><h3>Why the river keeps rising, part ${at}</h3></a><p>${text}</p><time>${at + 1} Aug 2026</time></div>`,
      )
      .join('');

  it('is refused', () => {
    expect(read(`<title>News | Courier</title><main><h1>News</h1>${cards(LONG_PROSE)}</main>`)).toMatchObject({
      code: 'list',
    });
    const zh = LONG_ZH_PROSE.map(
      (text, at) =>
        `<li class="item"><h2><a href="/n/${at}">江心洲轮渡的第${at}天与它的乘客们</a></h2><p>${text}</p></li>`,
    ).join('');
    expect(read(`<html lang="zh"><title>要闻</title><ul>${zh}</ul></html>`)).toMatchObject({ code: 'list' });
    for (const more of ['……[详细]', '…… <a href="/n">閱讀全文 »</a>', ' … Read more']) {
      const cut = zh.replaceAll('。</p>', `${more}</p>`);
      expect(read(`<html lang="zh"><title>要闻</title><ul>${cut}</ul></html>`)).toMatchObject({ code: 'list' });
    }
  });

  it.each([
    [
      'its data say what it is',
      `<script type="application/ld+json">${json({ '@type': 'CollectionPage' })}</script>`,
      '',
    ],
    ['its body does', '', 'archive category'],
  ])('is refused though it calls itself an article, when %s', (_, head, name) => {
    const html = `<html><head><meta property="og:type" content="article">${head}<title>News | Courier</title></head><body class="${name}"><main><h1>News</h1><p>${LONG_PROSE[0]}</p>${cards(LONG_PROSE.slice(1))}</main></body></html>`;
    expect(read(html)).toMatchObject({ code: 'list' });
  });

  it('is not an article whose sections have linked headings', () => {
    const head = '<meta property="og:type" content="article">';
    expect(read(page(cards(LONG_PROSE), { head })).article).toBeDefined();
    expect(
      read(page(LONG_PROSE.map((text, at) => `<h2>${at}. Part of the quay</h2><p>${text}</p>`).join(''))).article,
    ).toBeDefined();
  });
});

describe('the beginning of an article', () => {
  const sold = (free: boolean | undefined) =>
    `<script type="application/ld+json">${json({ '@type': 'NewsArticle', headline: 'The quay', isAccessibleForFree: free })}</script>`;
  const twice = [...LONG_PROSE, ...LONG_PROSE.map((text) => `${text} Again.`)];
  const OFFER =
    '<div class="x9"><h3>The Courier</h3><p>Get unlimited digital access to every story, every puzzle and every recipe, and to the full archive since 1911, on all of your devices.</p><p>Only 1 dollar a week for the first year, for you and for two more of your family. Cancel whenever you like.</p><p>Subscribe to continue reading this article.</p></div>';
  const wall = '<div class="x9"><p>Subscribe to continue reading this article.</p></div>';

  it.each([
    ['a wall below a short text', page(paragraphs(LONG_PROSE.slice(0, 4)) + wall)],
    [
      'a page that says it is sold, and breaks off',
      page(`${paragraphs(LONG_PROSE.slice(0, 8))}<p>And then the harbour master opened the …</p>`, {
        head: sold(false),
      }),
    ],
    [
      'a wall below a row of buttons',
      page(
        `${paragraphs(twice)}<ul class="tools">${'<li><a href="#s">Share by e-mail</a></li>'.repeat(8)}</ul>${wall}`,
        { head: sold(false) },
      ),
    ],
    ['a wall that tells what it sells', page(`${paragraphs(LONG_PROSE)}${OFFER}`)],
    ['a wall that tells what it sells, on a page that says so', page(paragraphs(twice) + OFFER, { head: sold(false) })],
    [
      'a wall below other articles',
      page(
        `${paragraphs(twice)}<div class="related"><h3>Related</h3>${'<p><a href="/a">A cat that sails on its own, and what it eats when the fish market is closed</a></p>'.repeat(5)}</div>${OFFER}`,
        { head: sold(false) },
      ),
    ],
    [
      'a Chinese wall that tells what it sells',
      page(
        `${paragraphs(LONG_ZH_PROSE)}<div class="x9"><h3>小镇周刊</h3><p>成为会员，即可无限阅读全部文章、每日精选和一九一一年以来的全部存档，还可以与家人分享三个账户，收听全部节目。</p><p>每周仅需一元，随时可以取消，首月免费，并赠送一份纸质年鉴。老读者续订另有优惠，详情见会员中心。</p><p>订阅后阅读全文</p></div>`,
        { head: sold(false), lang: 'zh', title: '渡口' },
      ),
    ],
    ['a short text of a page that says it is sold', page(paragraphs(LONG_PROSE.slice(0, 3)), { head: sold(false) })],
    [
      'a preview',
      page(`${paragraphs(LONG_PROSE.slice(0, 4))}<p>You’re reading a free preview. Upgrade to paid to read on.</p>`),
    ],
    [
      'a German wall',
      page(`${paragraphs(LONG_PROSE.slice(0, 4))}<p>Jetzt weiterlesen mit Plus</p>`, { head: sold(false) }),
    ],
    [
      'a Chinese wall',
      page(`${paragraphs(LONG_ZH_PROSE.slice(0, 4))}<p>订阅后继续阅读全文</p>`, { lang: 'zh', title: '渡口' }),
    ],
  ])('is refused as a teaser, and handed over as such: %s', (_, html) => {
    const result = read(html);
    expect(result).toMatchObject({ code: 'teaser' });
    expect(result.article === undefined && result.teaser?.blocks.length).toBeGreaterThan(1);
  });

  it.each([
    [
      'en',
      LONG_PROSE,
      '<h2>This story is for members</h2><p>Subscribe to continue reading.</p><p>A member? Log in</p>',
    ],
    ['zh', LONG_ZH_PROSE, '<h2>本文為會員專屬內容</h2><p>訂閱即可繼續閱讀全文。</p><p>已經是會員？登入</p>'],
  ])('is handed over without the box of its wall (%s)', (lang, prose, box) => {
    const result = read(page(`${paragraphs(prose.slice(0, 4))}<aside>${box}</aside>`, { lang, head: sold(false) }));
    const teaser = result.article ? undefined : result.teaser;
    expect(teaser?.blocks.map((block) => 'text' in block && block.text)).toEqual(prose.slice(0, 4));
  });

  it.each([
    ['a whole text of a page that says it is sold', page(paragraphs(twice), { head: sold(false) })],
    [
      'a promise of a subscription below a free text',
      page(paragraphs(LONG_PROSE.slice(0, 5)) + wall, { head: sold(true) }),
    ],
    [
      'a whole text with an offer below readers’ comments and other articles',
      page(
        `${paragraphs(twice)}<section class="comments"><h4>What readers say</h4><p>I crossed on the first morning and heard nothing but the gulls, which is more than my father could say.</p><p>The fee is too high for those who cross twice a day, and nobody on the council does.</p></section>
<ul><li><a href="/a">A cat that sails on its own, and what it eats when the fish market is closed</a></li></ul>${wall}`,
        { head: sold(false) },
      ),
    ],
    [
      'a sentence about subscribers',
      page(
        paragraphs([
          ...LONG_PROSE.slice(0, 5),
          'The paper has ten thousand subscribers, and each of them got a letter.',
        ]),
      ),
    ],
    [
      'a whole text below which a window asks for subscribers',
      page(paragraphs(LONG_PROSE.slice(0, 6))).replace(
        '</body>',
        '<div class="jetpack-subscribe-modal"><p>Subscribe now to keep reading and get access to the full archive.</p></div></body>',
      ),
    ],
    ['a short story', page(paragraphs(LONG_PROSE.slice(0, 2)))],
  ])('is not %s', (_, html) => {
    expect(read(html).article).toBeDefined();
  });

  const some = LONG_PROSE.slice(0, 7);
  const zh = LONG_ZH_PROSE.slice(0, 8);
  const between = (at: number, box: string) => paragraphs(some.slice(0, at)) + box + paragraphs(some.slice(at));
  const shapes: readonly (readonly [string, string])[] = [
    ...[
      '<em><a href="/n">Sign up for Unlocking the Coast</a>, our weekly newsletter, for news about boats and harbours.</em>',
      'Sign up for our newsletter to unlock a tenth off your first order.',
      'Subscribe to Unlocked, our podcast, wherever you listen.',
      'Subscribe to read the full archive of our letters.',
      'Sign up to access this week’s extra episode and the full interview with the mayor.',
      'Register to view the full programme of the ferry festival.',
      'Sign in to our app to keep reading where you left off.',
      'Sign in to read the full conversation, or join it.',
      'Log in to view this video on our player.',
      'Keep reading for more',
      'Become a member to unlock events, mugs and our thanks.',
      'This story is available to members a week early. Join us.',
      '<em>Editor’s note: This story is for members of the ferry club who asked for it.</em>',
      'You’ve read all the way to the end, thank you.',
      'You’ve reached your stop when the bell rings twice.',
      'The rest of the story is known to every child on the quay.',
      'To keep reading in that cabin was to go against the wind.',
      'Unlock the gate, he told them, and the town will come by itself.',
      'Abonnez-vous pour lire notre lettre du vendredi.',
      'Il vous reste 10 jours pour vous inscrire.',
      'Para seguir leyendo sobre los barcos: <a href="/b">El puerto</a>',
      'Mit dem Newsletter alle Artikel lesen, die zählen.',
    ].map((line) => [`“${line}” below it`, paragraphs([...some, line])] as const),
    [
      'a newsletter’s box after its first paragraph',
      between(
        1,
        '<div class="x9"><h2>Unlock the Editor’s Digest for free</h2><p>Ruth Alder selects her favourite stories in this weekly newsletter.</p></div>',
      ),
    ],
    [
      'a newsletter’s box after its third',
      between(
        3,
        '<aside><h3>Tide Table</h3><p>Sign up to read the full list of sailings every Friday.</p><form><input type="email"><button>Sign up</button></form></aside>',
      ),
    ],
    ['a box that says “Subscribe” in it', between(4, '<div class="x9"><p>Subscribe</p></div>')],
    ['a wall’s words in it', between(5, '<p>Subscribe to continue reading</p>')],
    [
      'a wall’s words between two containers of it',
      `<div>${paragraphs(some.slice(0, 5))}</div>${wall}<div>${paragraphs(some.slice(5))}</div>`,
    ],
    [
      'a donation box below it',
      `${paragraphs(some)}<div class="x9"><h3>Support us</h3><p>Become a member to unlock events and mugs.</p><a href="/d">Donate</a></div>`,
    ],
    [
      'an app’s banner below it',
      `${paragraphs(some)}<div class="x9"><p>Register in our app to keep reading offline.</p><a href="/app">Get the app</a></div>`,
    ],
    [
      'comments for subscribers below it',
      `${paragraphs(some)}<div class="comments"><h3>Comments</h3><p>This content is only available to subscribers.</p></div>`,
    ],
    [
      'cards of articles that are sold below it',
      `${paragraphs(some)}<div class="x9"><h4><a href="/3">The lock keeper’s dog, and the boats it knows</a></h4><p>This article is for subscribers</p></div>`,
    ],
    [
      'a list of articles that are sold below it',
      `${paragraphs(some)}<ul><li><a href="/1">Why the fish market closed, and who will open it again</a> This post is for paid subscribers</li></ul>`,
    ],
  ];
  it.each(shapes)('is not a text with %s', (_, body) => {
    for (const head of ['', sold(undefined), sold(true)]) {
      const blocks = spoken(page(body, { head }));
      expect(blocks).toEqual(expect.arrayContaining(some));
    }
  });

  it.each([
    '订阅我们的电子报，解锁更多港口故事。',
    '成为会员，解锁更多福利',
    '本文为会员投稿，不代表本站观点。',
    '剩余的钱，镇上拿去订阅了报纸。',
    '以上内容仅供参考，付费前请向码头问清楚。',
    '登录App，继续阅读更多精彩文章',
    '全文仅三千字，订阅号里先发过。',
    '读完试读结束的那一页，他去了码头。',
  ])('is not a Chinese text with “%s” below it', (line) => {
    const html = page(paragraphs([...zh, line]), { lang: 'zh', title: '渡口' });
    expect(spoken(html)).toEqual(expect.arrayContaining(zh));
  });

  it.each([
    'Subscribe to keep reading',
    'Sign in to read the full story',
    'Log in to read the rest of this article.',
    'Already a subscriber? Log in to keep reading.',
    'Create a free account to keep reading',
    'Become a member to unlock this story.',
    'Subscribe now to unlock',
    'Subscribe to unlock full access',
    'Subscribe to Wexley Notes to keep reading this post and get 7 days of free access to the full post archives.',
    'This post is for paid subscribers',
    'Sorry, this content is reserved for our members.',
    'You’ve reached your limit of free articles.',
    'You have used all your free articles this month',
    'You’ve read your last free article',
    'To continue reading, subscribe or log in.',
    'Keep reading for $1',
    'Continue reading with a Courier subscription',
    'The rest of this article is for subscribers.',
    'Unlock the full story for 1 pound',
    'Weiterlesen mit Plus',
    'Dieser Artikel ist nur für Abonnenten',
    'La suite est réservée aux abonnés.',
    'Il vous reste 75% de cet article à lire.',
    'Abonnez-vous pour lire la suite',
    'Para seguir leyendo, suscríbete',
    'Suscríbete para seguir leyendo',
  ])('is refused above “%s”', (line) => {
    expect(read(page(`${paragraphs(some)}<div class="x9"><p>${line}</p></div>`))).toMatchObject({ code: 'teaser' });
  });

  it.each([
    '登录后继续阅读',
    '成为会员，阅读全文',
    '购买后解锁本文剩余内容',
    '开通会员，解锁全文',
    '本文为付费内容',
    '本文为会员专享',
    '此内容仅供订阅用户阅读',
    '您已阅读30%',
    '还剩70%未读，需订阅',
    '剩余2300字，付费解锁',
    '试读已结束，购买后继续',
    '您正在试读本文，还有 92% 的内容（约 5480 字）需开通会员后阅读',
  ])('is refused above the Chinese “%s”', (line) => {
    const html = page(`${paragraphs(zh)}<div class="x9"><p>${line}</p></div>`, { lang: 'zh', title: '渡口' });
    expect(read(html)).toMatchObject({ code: 'teaser' });
  });

  it('is not a long text of a page that is sold, with a note in italics below it that ends in no point', () => {
    const note = '<p><em>Ruth Alder is the Courier’s correspondent in Wexley and writes about ferries</em></p>';
    expect(spoken(page(paragraphs(twice) + note, { head: sold(false) }))).toEqual(expect.arrayContaining(twice));
  });
});

describe('a page whose title begins as that of a search does', () => {
  const cards = [1, 2, 3, 4]
    .map(
      (at) =>
        `<div class="card"><h3><a href="/${at}">A story of the harbour, part ${at}</a></h3><p>${LONG_PROSE[at]}</p></div>`,
    )
    .join('');
  it.each([
    ['Results for the third quarter: who won', undefined],
    ['Résultats du bac : les filles en tête', undefined],
    ['Resultados de las elecciones', undefined],
    ['Search results are getting worse', undefined],
    ['Results for “harbour”', 'list'],
    ['Search results for harbour', 'list'],
    ['42 results for harbour', 'list'],
    ['搜索结果', 'list'],
  ])('%s', (title, code) => {
    const text = code ? '' : paragraphs(LONG_PROSE);
    const box = code ? cards : `<h2>Results for the port</h2>${cards.replaceAll('card', 'more')}`;
    const result = read(page(text + box, { title }));
    expect('code' in result ? result.code : undefined).toBe(code);
  });
});
