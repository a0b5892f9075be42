/** Text that looks like furniture and is the author's: headings with anchors, refrains, verses, sections. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (html: string) => extractArticle(html, URL_OF_PAGE).article;
const linesOf = (html: string) =>
  read(html)?.blocks.flatMap((block) => ('text' in block ? [`${block.kind}: ${block.text}`] : [])) ?? [];
const around = (box: string) =>
  linesOf(page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6)))).filter(
    (line) => !LONG_PROSE.includes(line.replace('paragraph: ', '')),
  );

describe('a class that says what is beside an element', () => {
  it.each([
    'anchorWithStickyNavbar_LWe7',
    'anchorTargetStickyNavbar_Vzrq',
    'anchorTargetHideOnScrollNavbar_vjPI',
    'has-sidebar',
    'no-footer',
    'no_toc',
    'toc-anchor',
    'js-nav-target',
    'navbar-offset',
  ])('%s drops nothing', (name) => {
    const link = '<a class="hash-link" href="#a">\u200b</a>';
    expect(around(`<h2 class="anchor ${name}" id="a">The pier${link}</h2>`)).toEqual(['heading: The pier']);
  });

  it.each(['toc-anchor', 'table-of-contents__Anchor-sc-1', 'tocTarget', 'js-nav-target'])(
    '%s around a heading drops nothing',
    (name) => {
      expect(around(`<div id="a" class="${name}"><h2 class="headings__H1-sc-1d2w3">The pier</h2></div>`)).toEqual([
        'heading: The pier',
      ]);
    },
  );

  it.each(['toc-item', 'table-of-contents', 'toc-list-anchor'])('%s drops its list', (name) => {
    const list = '<ul><li><a href="#a">The pier</a></li><li><a href="#b">The boats</a></li></ul>';
    expect(around(`<div class="${name}">${list}</div>`)).toEqual([]);
  });

  it.each(['post-body-paragraph ab ad toc bk', 'ac nav bio cb'])('%s, made by a program, drops nothing', (name) => {
    expect(around(`<p class="${name}">They had one word for it.</p>`)).toEqual([
      'paragraph: They had one word for it.',
    ]);
  });

  it('hides no word that is stressed', () => {
    const html = around('<p>They had one word for it, <em class="vh">bridge</em>.</p>');
    expect(html).toEqual(['paragraph: They had one word for it, bridge.']);
  });

  it.each(['related-title', 'newsletter-heading', 'toc-title'])('%s drops its heading', (name) => {
    expect(around(`<h3 class="${name}">The pier</h3>`)).toEqual([]);
  });

  it.each(['sticky-navbar', 'sidebar', 'page-footer'])('%s drops its box', (name) => {
    expect(around(`<div class="${name}"><a href="/x">The pier</a></div>`)).toEqual([]);
  });
});

describe('the title as a line of the text', () => {
  const [one, two, three] = PROSE.map((text) => text.slice(0, 100).replace(/,?\s\S*$/, '.'));
  const body = (line: string) => `<p>${one}</p>${line}<p>${two}</p><p>${three}</p>${paragraphs(LONG_PROSE.slice(3))}`;
  const said = (line: string) => linesOf(page(body(line), { title: 'Leave the gate open' }));

  it('is a refrain among paragraphs', () => {
    expect(said('<p>Leave the gate open.</p>')).toContain('paragraph: Leave the gate open.');
  });

  it.each(['<h2>Leave the gate open</h2>', '<p>Leave the gate open</p>', '<div><p>Leave the gate open.</p></div>'])(
    'is the title again in %s',
    (line) => expect(said(line).join()).not.toContain('Leave the gate open'),
  );

  it('is a heading where another of its kind heads a further part, as in a newsletter', () => {
    const part = (name: string, text: string) => `<h3 class="part">${name}</h3><p>${text}</p>`;
    const more = part('The stokers', 'They had shovelled coal for forty years, and now they sat in a school.');
    const own = part('Leave the gate open', 'She left it open for the boy who never came home from the sea.');
    const all = (parts: string) => linesOf(page(paragraphs(LONG_PROSE) + parts, { title: 'Leave the gate open' }));
    const three = more + own + more.replace('stokers', 'pilots').replace('forty', 'fifty');
    expect(all(three)).toContain('heading: Leave the gate open');
    const points = '<p>In today’s letter:</p><ul><li>A gate and a boy</li><li>What stokers learn</li></ul>';
    const behind = own + three.replace(own, '');
    expect(all(points + behind)).toContain('heading: Leave the gate open');
    expect(all(behind).join()).not.toContain('heading: Leave the gate open');
    expect(all(more + own.replace('part', 'card') + more).join()).not.toContain('the gate');
    expect(all(more + own).join()).not.toContain('the gate');
    expect(all(own + more).join()).not.toContain('the gate');
    expect(all(three.replaceAll('part', 'recipe')).join()).not.toContain('the gate');
  });
});

describe('a quotation pulled into a box', () => {
  const pulled = (name: string, text: string) => around(`<aside class="${name}"><p>“${text}”</p></aside>`);

  it('is not read a second time', () => {
    expect(pulled('story__pull', 'The band played on under the roof of the fish market.')).toEqual([]);
  });

  it.each([
    [
      'with a clause left out',
      'Crowds had gathered since dawn, and a brass band from the secondary school played until the mayor asked for a moment of quiet.',
    ],
    ['from both sides of an aside', 'At noon the rain began. Under the roof of the fish market.'],
  ])('is not read a second time %s', (_, text) => {
    expect(around(`<blockquote>${text}</blockquote>`)).toEqual([]);
  });

  it('takes its name along', () => {
    const line =
      '<figure class="wp-pullquote"><blockquote><p>“At noon the rain began.”</p><cite>Ruth Alder, Wexley</cite></blockquote></figure>';
    expect(around(line)).toEqual([]);
  });

  it('takes its name along where a dash or its box says so', () => {
    const text = '“At noon the rain began. The band played on.”';
    expect(around(`<div class="wp-block-pullquote"><p>${text}</p><p>— Ruth Alder, mayor</p></div>`)).toEqual([]);
    expect(around(`<div class="wp-block-pullquote"><p>${text}</p><p>Ruth Alder</p></div>`)).toEqual([]);
    expect(around(`<div class="wp-block-pullquote"><p>${text}</p></div><p>Ruth Alder</p>`)).toHaveLength(1);
  });

  it.each([
    ['a box named for quotations', `<div class="article-quote">${LONG_PROSE[5]}</div>`],
    [
      'a box in another language',
      '<div class="c-exergue"><p>« At noon the rain began. The band played on. »</p></div>',
    ],
    [
      'a box with a rule beside it',
      '<section style="border-left:3px solid #2f4f4f"><p>“At noon the rain began.”</p></section>',
    ],
  ])('is not read a second time from %s', (_, box) => {
    expect(around(box)).toEqual([]);
  });

  it('is read from a box with a rule beside it, where nothing else says it', () => {
    const own = 'At noon the band left, and the rain stayed until the evening.';
    expect(around(`<section style="border-left:3px solid #2f4f4f"><p>${own}</p></section>`)).toEqual([
      `paragraph: ${own}`,
    ]);
    expect(around(`<p class="quote">${own}</p>`)).toEqual([`paragraph: ${own}`]);
  });

  it('is no heading in a box named for what it draws', () => {
    const words = '<h3>The second ferry</h3>';
    expect(around(`<div class="highlight">${words}</div>`)).toEqual(['heading: The second ferry']);
    expect(around('<p class="highlight">The second ferry</p>')).toEqual(['paragraph: The second ferry']);
  });

  it('is not read a second time without who says it', () => {
    const said = '<p>“We lost the boat,” she said, “but we kept the bell.” Nobody laughed at the harbour.</p>';
    expect(around(`${said}<div class="quote">“We lost the boat, but we kept the bell.”</div>`)).toHaveLength(1);
    expect(around(`${said}<div class="quote">“We kept the boat, but we lost the bell.”</div>`)).toHaveLength(2);
  });

  it('is read where a sentence announces it, and where its words are another’s', () => {
    expect(
      around('<p>The diary has one line for it:</p><blockquote>At noon the rain began.</blockquote>'),
    ).toHaveLength(2);
    expect(around('<blockquote>The rain began, and by noon the band had gone.</blockquote>')).toHaveLength(1);
  });

  it.each([
    [
      'The town was poor and full of stories, and people there were proud of the river.',
      'The town was proud of the river.',
    ],
    [
      'The bridge is old, the mayor said, and it must not go on so: it will fall before winter comes.',
      'The bridge is old. It must go before winter comes.',
    ],
    [
      'I will not cross it again, she said. I will not wait for the boat, and I will go home by the road.',
      'I will not cross. I will not wait. I will go home.',
    ],
  ])('is read where its words lie scattered: %s', (text, own) => {
    for (const box of [`<div class="quote">“${own}”</div>`, `<blockquote>${own}</blockquote>`])
      expect(around(`<p>${text}</p>${box}`)).toHaveLength(2);
  });

  it.each(['class="highlight"', 'class="quote"', 'class="code-highlight"', 'style="border-left: 3px solid"'])(
    'is the author’s own where a short line stands in a box with %s',
    (attribute) => {
      const text = '<p>We do not know why the bridge fell on that day in March.</p>';
      expect(around(`${text}<div ${attribute}><p>We do not know.</p></div>`)).toHaveLength(2);
      expect(around(`<p>It ran on.</p><p>Nobody asked.</p><p ${attribute}>It ran on.</p>`)).toHaveLength(3);
    },
  );

  it('is looked for in one pass, however often its words come back', () => {
    const boxes = `<div class="quote"><p>${'a b c '.repeat(60)}x y z.</p></div>`.repeat(40);
    const started = performance.now();
    around(`<p>${'a b c a b c a b d '.repeat(3000)}</p>${boxes}`);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is read where it is a whole short paragraph again, as a refrain', () => {
    const refrain = 'Leave the gate open.';
    const quoted = (open: string, close: string) =>
      around(`<p>${refrain}</p><p>Nobody asked them why.</p>${open}${refrain}${close}`).length;
    expect(quoted('<blockquote><p>', '</p></blockquote>')).toBe(3);
    expect(quoted('<aside><blockquote>', '</blockquote></aside>')).toBe(2);
    expect(quoted('<div class="pullquote"><p>', '</p></div>')).toBe(2);
  });

  it('is told in Chinese', () => {
    const zh = (box: string) =>
      linesOf(page(paragraphs(LONG_ZH_PROSE) + box, { lang: 'zh', title: '渡口' })).filter((text) =>
        text.startsWith('quote'),
      );
    expect(zh('<blockquote>两家面包房免费送出了面包，没有向任何一条船收钱</blockquote><p>船开了。</p>')).toEqual([]);
    expect(zh('<blockquote>面包房里没有灯，船也没有来。</blockquote><p>船开了。</p>')).toHaveLength(1);
  });

  it('is read when nothing else says it', () => {
    expect(pulled('story__note', 'Nobody had asked the gulls.')).not.toEqual([]);
  });
});

describe('the last section of an article', () => {
  const body = (last: string) =>
    linesOf(
      `<html lang="en"><title>The pier | Courier</title><body><h1>The pier</h1><div class="section-4"><div class="box"><div class="rich-text-block">${paragraphs(LONG_PROSE)}</div></div></div>${last}</body></html>`,
    ).filter((line) => !LONG_PROSE.includes(line.replace('paragraph: ', '')));
  const line = 'He put out his left hand without looking, and there it was.';

  it('is read from a section of its own, without what follows there', () => {
    const card =
      '<div class="author-card"><b>Ruth Quill</b><p>Ruth joined the practice in 2017 and never took the lift.</p></div>';
    const last = `<div class="section-5"><div class="inner"><div class="rich-text-block"><p>${line}</p></div>${card}</div></div>`;
    expect(body(`<div class="section-9"><a href="/x">Book a call</a></div>${last}`)).toEqual([`paragraph: ${line}`]);
  });

  it.each([
    [
      'of another kind',
      `<div class="section-5"><div class="inner"><div class="quiet"><p>${line}</p></div></div></div>`,
    ],
    [
      'below a heading of its own',
      `<div class="section-5"><h2>A bench nobody sits on</h2><div class="rich-text-block"><p>${line}</p></div></div>`,
    ],
    ['in a footer', `<div class="footer"><div class="rich-text-block"><p>${line}</p></div></div>`],
  ])('is none in a container %s', (_, last) => expect(body(last)).toEqual([]));

  it('is read in a second container whose classes say nothing', () => {
    const part = (text: string) =>
      `<div class="ac cb"><div class="ci"><p class="pw-post-body-paragraph rs">${text}</p></div></div>`;
    const html = `<html lang="en"><title>The pier</title><body><article><h1>The pier</h1><div>${LONG_PROSE.slice(0, 1)
      .map(
        (text) => `<div class="ac cb"><div class="ci bh"><p>${text}</p>${paragraphs(LONG_PROSE.slice(1))}</div></div>`,
      )
      .join('')}${part(line)}</div></article></body></html>`;
    expect(linesOf(html).at(-1)).toBe(`paragraph: ${line}`);
  });
});

describe('a last sentence that is a link', () => {
  const link = (text: string) =>
    linesOf(page(`${paragraphs(LONG_PROSE)}<p><a href="/x">${text}</a></p>`)).slice(LONG_PROSE.length);

  it('is read', () => {
    const text = 'The second ferry will be named on Sunday, and everybody may come.';
    expect(link(text)).toEqual([`paragraph: ${text}`]);
  });

  it.each([
    'The petition to the council of Wexley is here.',
    'Zur Petition an den Rat von Wexley geht es hier.',
    'How the ferry got its name',
  ])('is not when it points to itself or is a headline: %s', (text) => expect(link(text)).toEqual([]));
});

describe('an item that begins as a promotion does', () => {
  it.each([
    [
      'se puede reír, si es sin querer;',
      'se puede cantar al volver;',
      'suscríbase quien quiera al ruido, a partir de la una.',
    ],
    [
      'Wash the pot before you leave it.',
      'Donate what is left to the school.',
      'Subscribe to our idea of bread, or to yours.',
    ],
    [
      'Man darf lachen, wenn es leise ist.',
      'Abonnieren Sie den Kanal der Stille und keine E-Mail.',
      'Man darf niesen.',
    ],
  ])('is read among others: %s', (...items) => {
    const list = `<ul>${items.map((text) => `<li>${text}</li>`).join('')}</ul>`;
    expect(around(list)).toEqual(items.map((text) => `listItem: ${text}`));
  });

  it('is read among other steps in Chinese, a paragraph each', () => {
    const steps = ['登录“云溪办”小程序，点击“惠民菜”专区', '拨打12345政务服务便民热线', '查看所在社区公告栏'];
    const list = `<p>市民可以通过以下方式了解投放点：</p><ul>${steps.map((step) => `<li><p>${step}</p></li>`).join('')}</ul>`;
    const html = page(paragraphs(LONG_ZH_PROSE) + list + paragraphs(LONG_ZH_PROSE.slice(0, 1)), {
      lang: 'zh',
      title: '渡口',
    });
    expect(linesOf(html)).toEqual(expect.arrayContaining(steps.map((step) => expect.stringContaining(step))));
  });

  it('is left out among its like', () => {
    expect(around('<ul><li>Subscribe to our newsletter today</li><li>Support our journalism now</li></ul>')).toEqual(
      [],
    );
  });
});

describe('a list of links', () => {
  const told = [
    ['给缆绳打结', '，写冬天。'],
    ['灯塔不等人', '，写祖父。'],
    ['第三次学游泳', '——写女儿'],
  ];
  const list = (items: readonly (readonly string[])[]) =>
    `<ul>${items.map(([link, remark]) => `<li><a href="/${link}">${link}</a>${remark}</li>`).join('')}</ul>`;
  const behind = (html: string) =>
    linesOf(page(paragraphs(LONG_ZH_PROSE) + html, { lang: 'zh', title: '渡口' })).slice(LONG_ZH_PROSE.length);

  it('is read where each has its remark and a paragraph leads to them', () => {
    const lead = '关于这条河我还写过几篇，先后不论：';
    expect(behind(`<p>${lead}</p>${list(told)}`)).toEqual([
      `paragraph: ${lead}`,
      ...told.map((item) => `listItem: ${item.join('')}`),
    ]);
  });

  it.each([
    ['below a label', `<p>相关阅读：</p>${list(told)}`],
    ['below a heading', `<h3>相关</h3>${list(told)}`],
    [
      'with days for remarks',
      `<p>镇上的读者这几天还看了下面这些：</p>${list([
        ['给缆绳打结', '，2024-05-18。'],
        ['灯塔不等人', '，2024-05-17。'],
      ])}`,
    ],
    [
      'with writers for remarks',
      `<p>镇上的读者这几天还看了下面这些：</p>${list([
        ['给缆绳打结', '，作者林一。'],
        ['灯塔不等人', '，作者王二。'],
      ])}`,
    ],
    ['below a paragraph that only ends', `<p>关于这条河我还写过几篇，先后不论。</p>${list(told)}`],
    ...[' 3 comments.', ' Five minutes to read.', ' (Opinion) It is time to build.', ' In Pictures.'].map((remark) => [
      `with what a site says for remarks:${remark}`,
      `<p>Here are some other stories from the harbor this week:</p>${list([
        ['Council delays vote on the wall', remark],
        ['Farmers count drowned sheep in the low fields', remark],
      ])}`,
    ]),
    [
      'without remarks',
      `<p>相关阅读：</p>${list([
        ['给缆绳打结', ''],
        ['灯塔不等人', ''],
      ])}`,
    ],
  ])('is left out %s', (_, html) => {
    expect(behind(html).filter((line) => line.startsWith('listItem'))).toEqual([]);
  });
});

describe('a link behind what only a site says', () => {
  const link = '<a href="/a">花东纵谷稻浪转黄</a>';
  const read = (line: string) =>
    linesOf(
      page(paragraphs(LONG_ZH_PROSE.slice(0, 6)) + line + paragraphs(LONG_ZH_PROSE.slice(6)), {
        lang: 'zh',
        title: '渡口',
      }),
    ).filter((text) => !LONG_ZH_PROSE.includes(text.replace('paragraph: ', '')));

  it.each(['請繼續往下閱讀', '延伸阅读', '相关阅读 ', '推荐阅读'])('is left out with it: %s', (label) => {
    expect(read(`<div class="x"><span>${label}</span>${link}</div>`)).toEqual([]);
  });

  it.each(['那年秋天我写下了', '她把这一篇叫作', '我又去读了一遍'])('is read in a sentence: %s', (words) => {
    expect(read(`<p>${words}${link}。</p>`)).toEqual([`paragraph: ${words}花东纵谷稻浪转黄。`]);
  });
});

describe('the line over a headline, in it', () => {
  it('is no heading of the text, nor is the headline', () => {
    const html = `<html lang="de"><head><title>Ein Storch gegen die Glocke | Abend</title><meta property="og:title" content="Ein Storch gegen die Glocke"></head><body><article><h1><span>Streit in Wexley</span><span>Ein Storch gegen die Glocke</span></h1><p><b>${LONG_PROSE[0]}</b></p><div>Von Friederike von Alten, Potsdam</div>${paragraphs(LONG_PROSE.slice(1))}</article></body></html>`;
    expect(linesOf(html)).toEqual(LONG_PROSE.map((text) => `paragraph: ${text}`));
  });
});

describe('single line breaks', () => {
  const lines = [
    'Draw the well, and they will come.',
    'Draw the path, and they will come for that.',
    'Draw the goat, sir.',
  ];

  it.each(['p', 'blockquote'])('in a short %s are one text', (name) => {
    const kind = name === 'p' ? 'paragraph' : 'quote';
    expect(around(`<${name}>${lines.join('<br>\n')}</${name}>`)).toEqual([`${kind}: ${lines.join(' ')}`]);
  });

  it.each([
    ['two breaks', `<p>${lines.join('<br> <br>')}</p>`],
    ['indented lines', `<p>${lines.join('<br>\u3000\u3000')}</p>`],
    ['a box of no paragraph', `<div>${lines.join('<br>')}</div>`],
  ])('are none in %s', (_, box) => expect(around(box)).toHaveLength(lines.length));

  it('leave long texts apart', () => {
    expect(linesOf(page(`<p>${LONG_PROSE.join('<br>')}</p>`)).length).toBe(LONG_PROSE.length);
  });

  it('do not bring back a line that was left out', () => {
    expect(around(`<p>${lines[0]}<br>Sign up for our newsletter.</p>`)).toEqual([`paragraph: ${lines[0]}`]);
  });

  it('keep what is marked where it is', () => {
    const html = page(`${paragraphs(LONG_PROSE)}<p>${lines[0]}<br>Draw <em>the goat</em>, sir.</p>`);
    const block = read(html)?.blocks.find((one) => 'text' in one && one.text.endsWith('sir.'));
    expect(block).toMatchObject({ spans: [{ kind: 'emphasis', start: 40, end: 48 }] });
  });
});

describe('first-level headings of sections', () => {
  const section = (at: number) =>
    `<h1 class="para">0${at} 渡口</h1>${paragraphs(LONG_ZH_PROSE.slice(at * 2, at * 2 + 3))}`;

  it('are none the title', () => {
    const body = `<div class="top"><span>老渡口的最后一班船</span></div><div>${paragraphs(LONG_ZH_PROSE.slice(0, 2))}${[1, 2, 3].map(section).join('')}</div>`;
    const article = read(
      `<html lang="zh"><head><title>老渡口的最后一班船 - 小站</title></head><body>${body}</body></html>`,
    );
    expect(article?.title).toBe('老渡口的最后一班船');
    expect(article?.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(3);
  });
});

describe('a label that names the kind of its box', () => {
  it.each([
    '<div class="theme-admonition"><div class="admonitionHeading">tip</div><div><p>Mind the gap at low water.</p></div></div>',
    '<div class="callout"><p>Warning</p><p>Mind the gap at low water.</p></div>',
    '<details class="info"><summary>Info</summary><p>Mind the gap at low water.</p></details>',
    '<div class="note"><p>Hinweis:</p><p>Mind the gap at low water.</p></div>',
    '<div class="admonitionblock"><table><tr><td><div class="title">Avertissement</div></td><td><p>Mind the gap at low water.</p></td></tr></table></div>',
    '<aside class="msg message"><span>!</span><div><p>Mind the gap at low water.</p></div></aside>',
  ])('is not read: %s', (box) => expect(around(box)).toEqual(['paragraph: Mind the gap at low water.']));

  it.each([
    '<div><p>Attention</p><p>Mind the gap at low water.</p></div>',
    '<div class="callout"><p>Low water</p><p>Mind the gap at low water.</p></div>',
    '<aside class="aside--note" aria-label="Low water"><p aria-hidden="true">Low water</p><p>Mind the gap at low water.</p></aside>',
  ])('is read: %s', (box) => expect(around(box)).toHaveLength(2));

  it.each(['Image', 'Photo', 'Bild', 'Imagen', 'Изображение', '图片', '圖'])(
    'is not read above a picture: %s',
    (word) => {
      const figure = '<figure><img src="/a.jpg"></figure>';
      const said = (html: string) => around(html).filter((line) => !line.startsWith('figure'));
      expect(said(`<div><span>${word}</span></div>${figure}`)).toEqual([]);
      expect(said(`<p>${word}</p>${figure}`)).toEqual([`paragraph: ${word}`]);
      expect(said(`<h3>${word}</h3>${figure}<p>It had no frame.</p>`)).toContain(`heading: ${word}`);
      expect(said(`<div><span>${word}</span></div><p>That was the word on the crate.</p>`)).toHaveLength(2);
      expect(said(`<div><span>The ${word} that she kept</span></div>${figure}`)).toHaveLength(1);
    },
  );

  it('is read where other boxes of its kind have titles of their own', () => {
    const box = (title: string) =>
      `<div class="admonition"><p class="admonition-title">${title}</p><p>Mind the gap at low water.</p></div>`;
    expect(around(box('From the pilot') + box('Warning'))).toContain('paragraph: Warning');
    expect(around(box('Tip') + box('Warning'))).not.toContain('paragraph: Warning');
  });

  it.each([
    ['<div class="code"><div>', '</div><div><pre><code>ramp: 100</code></pre></div></div>'],
    ['<div class="highlight"><span class="filename">', '</span><pre><code>ramp: 100</code></pre></div>'],
    ['<div class="code-title"><span>', '</span></div><div><pre><code>ramp: 100</code></pre></div>'],
    ['<p><code>', '</code></p><pre><code>ramp: 100</code></pre>'],
    [
      '<table class="highlight"><tr><th>',
      '</th></tr><tr><td class="linenos"><pre>1</pre></td><td><pre><code>ramp: 100</code></pre></td></tr></table>',
    ],
  ])('is the name of a file over its code: %s', (before, behind) => {
    expect(around(`${before}pier/schedule.yaml${behind}`)).toEqual(['code: ramp: 100']);
    expect(around(`${before}The schedule of May${behind}`)).toContain('paragraph: The schedule of May');
  });

  it('may be that of a section', () => {
    expect(around('<h2>schedule.yaml</h2><pre><code>ramp: 100</code></pre>')).toContain('heading: schedule.yaml');
  });

  it.each(['Node.js', 'Vue.js', 'example.com:', 'v2.x'])('is another name: %s', (name) => {
    expect(around(`<p>${name}</p><pre><code>ramp: 100</code></pre>`)).toContain(`paragraph: ${name}`);
  });

  it('is not the last of a list', () => {
    const list = '<ul><li>index.html</li><li>app.css</li></ul><pre><code>ramp: 100</code></pre>';
    expect(around(list).join(' ')).toContain('app.css');
  });

  it('is one among which the reader chooses', () => {
    const tabs = '<div><input type="radio"><label>npm</label><input type="radio"><label>pnpm</label></div>';
    expect(around(`<div>${tabs}<div><pre><code>npm i ferry</code></pre></div></div>`)).toEqual(['code: npm i ferry']);
  });
});

describe('an aside', () => {
  const SAID = '<p>Never step on the ramp while it moves.</p>';

  it.each(['<aside class="msg message">', '<aside class="tip">', '<aside class="editors-note">', '<aside>'])(
    'that holds a note of the author is read: %s',
    (tag) => expect(around(`${tag}${SAID}</aside>`)).toEqual(['paragraph: Never step on the ramp while it moves.']),
  );

  it.each([
    `<aside class="side-note">${SAID}</aside>`,
    `<aside class="sidebar note">${SAID}</aside>`,
    `<aside class="message related">${SAID}</aside>`,
    `<aside><h3>Most read</h3>${SAID}</aside>`,
    '<aside><p>A cat that sails on its own</p></aside>',
    '<aside class="tip"><p>Do you have a tip? Write to our newsroom at tips@courier.example.</p></aside>',
  ])('beside the text is not: %s', (box) => expect(around(box)).toEqual([]));
});
