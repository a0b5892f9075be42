/** What belongs to the story is kept although it is set as things beside it are: links, raised digits, odd endings, refrains. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const [start, end] = [LONG_PROSE.slice(0, 4), LONG_PROSE.slice(4)];
const [zhStart, zhEnd] = [LONG_ZH_PROSE.slice(0, 4), LONG_ZH_PROSE.slice(4)];
const within = (middle: string) => page(paragraphs(start) + middle + paragraphs(end));
const zhWithin = (middle: string) =>
  page(paragraphs(zhStart) + middle + paragraphs(zhEnd), { lang: 'zh-CN', title: '渡口' });
const link = (text: string) => `<a href="/x/${text.length}">${text}</a>`;

describe('sentences that are links', () => {
  const said = [
    'The three men denied the charge in court on Friday.',
    'Their lawyer said that they had only borrowed the bell.',
  ];
  const zh = ['三名男子周五在法庭上否认了全部指控。', '他们的律师说，钟只是借去用一天。'];
  it.each([
    ['paragraphs in a row', (texts: readonly string[]) => texts.map((text) => `<p>${link(text)}</p>`).join('')],
    [
      'paragraphs in boxes of their own',
      (texts: readonly string[]) => texts.map((text) => `<div class="w"><p><b>${link(text)}</b></p></div>`).join(''),
    ],
    [
      'items of a list',
      (texts: readonly string[]) => `<ul>${texts.map((text) => `<li>${link(text)}</li>`).join('')}</ul>`,
    ],
  ])('are kept as %s', (_, wrap) => {
    expect(spoken(within(wrap(said)))).toEqual([...start, ...said, ...end]);
    expect(spoken(zhWithin(wrap(zh)))).toEqual([...zhStart, ...zh, ...zhEnd]);
  });

  it('are kept in lists that begin as promotions do', () => {
    const items = [
      'Sign up for the rota at the town hall before six.',
      'Join the queue at the north gate with your papers.',
    ];
    expect(spoken(within(`<ul>${items.map((text) => `<li>${link(text)}</li>`).join('')}</ul>`))).toEqual([
      ...start,
      ...items,
      ...end,
    ]);
  });

  it('are not headlines of other articles', () => {
    const titles = [
      'The mussel season begins in Sundhaven',
      'What the gulls know about the weather',
      'Who pays for the pier?',
    ];
    expect(spoken(within(`<ul>${titles.map((text) => `<li>${link(text)}</li>`).join('')}</ul>`))).toEqual(LONG_PROSE);
    expect(spoken(page(`${paragraphs(LONG_PROSE)}<p>${link('Sign up for our newsletter today.')}</p>`))).toEqual(
      LONG_PROSE,
    );
  });
});

describe('somebody’s words behind a list of other articles', () => {
  it.each([
    ['延伸閱讀：', '直到上個月，她第一次開口：「你條繩，幾時換？」', '「等佢斷之前。」'],
    ['相关阅读：', '他想了想，只说了三个字：“再等等。”', '“等谁？”'],
    ['See also:', 'She thought it over and gave one word: “Tomorrow.”', '«Demain», wrote the other.'],
  ])('are read: %s', (label, ...words) => {
    const list = `<div><p><strong>${label}</strong></p><a href="/a">The last keeper</a> <a href="/b">The yard</a></div>`;
    const texts = spoken(within(`${list}${paragraphs(words)}`));
    for (const text of words) expect(texts).toContain(text);
    expect(texts.join()).not.toContain('The last keeper');
  });
});

describe('a heading over labelled facts', () => {
  it('is read at the end of a text, too', () => {
    const facts = [
      '<strong>一号渡船</strong>',
      '船长：十二米',
      '载客：二十人',
      '<strong>二号渡船</strong>',
      '船长：十五米',
    ];
    const html = page(`${paragraphs(LONG_ZH_PROSE)}<p>主要参数：</p>${paragraphs(facts)}`, {
      lang: 'zh',
      title: '渡口',
    });
    expect(spoken(html).slice(-6)).toEqual([
      '主要参数：',
      '一号渡船',
      '船长：十二米',
      '载客：二十人',
      '二号渡船',
      '船长：十五米',
    ]);
  });
});

describe('raised digits', () => {
  it.each([
    [
      'The lake covers 36 km<sup>2</sup> and holds 1.2 × 10<sup>9</sup> m<sup>3</sup> of water.',
      'The lake covers 36 km² and holds 1.2 × 10⁹ m³ of water.',
    ],
    [
      'A speck of 10<sup>-6</sup> m is seen, and E = mc<sup>2</sup> is told.',
      'A speck of 10⁻⁶ m is seen, and E = mc² is told.',
    ],
    [
      'Au XXI<sup>e</sup> siècle, la ville fit bâtir un nouveau port, plus grand que le premier.',
      'Au XXIe siècle, la ville fit bâtir un nouveau port, plus grand que le premier.',
    ],
    [
      'Das Becken fasst 400 m<sup>3</sup>, und der Deich ist 3 km lang.',
      'Das Becken fasst 400 m³, und der Deich ist 3 km lang.',
    ],
    [
      '湖面有三十六平方公里，蓄水1.2×10<sup>9</sup>立方米，最深处有四十米。',
      '湖面有三十六平方公里，蓄水1.2×10⁹立方米，最深处有四十米。',
    ],
    ['库容在50万m<sup>3</sup>以上的水库，水面要有三亿m<sup>2</sup>。', '库容在50万m³以上的水库，水面要有三亿m²。'],
  ])('stay where they belong to units and powers: %s', (html, text) => {
    expect(spoken(within(`<p>${html}</p>`))).toContain(text);
  });

  it.each([
    'The survey was made in 2019.<sup>3</sup>',
    'The survey was made in 2019<sup><a href="#fn3">[3]</a></sup>.',
    'The survey<sup class="reference">4</sup> was made in 2019.',
    'The survey<a href="#fn:1" role="doc-noteref">1</a> was made in 2019.',
  ])('go where they are marks of notes: %s', (html) => {
    expect(spoken(within(`<p>${html}</p>`)).join(' ')).toMatch(/The survey was made in 2019\./);
  });
});

describe('what follows a picture or a button', () => {
  it.each([
    '<figure><img src="/a.jpg"><figcaption>Mud on the stairs. Photo: L. Marsh</figcaption></figure><p>TEXT</p>',
    '<p><img src="/a.jpg"></p><p>TEXT</p>',
  ])('is text though no full stop ends it: %s', (html) => {
    const text = 'And then, in front of everybody, the old clock on the landing began to strike —';
    expect(spoken(within(html.replace('TEXT', text)))).toEqual([...start, text, ...end]);
  });

  it.each([
    '<a class="button" href="#comments">Comments</a>',
    '<p><a href="#comments">12 comments</a></p>',
    '<p><a href="#rest">Read more</a></p>',
    '<p>Join the conversation</p>',
    '<a class="read-more-button" href="#">Read more</a>',
  ])('is text behind %s', (button) => {
    expect(spoken(within(button))).toEqual(LONG_PROSE);
  });

  it('is text in a container that a button unfolds', () => {
    expect(spoken(page(`${paragraphs(start)}<div class="read-more-content">${paragraphs(end)}</div>`))).toEqual(
      LONG_PROSE,
    );
  });

  it('is a post that the article quotes, in a box for social media', () => {
    const post = 'We have never seen the water stand so high, and we have lived here for eighty years.';
    expect(
      spoken(within(`<div class="social-embed"><blockquote class="twitter-tweet"><p>${post}</p></blockquote></div>`)),
    ).toContain(post);
    expect(
      spoken(within(`<div class="social-media-embed"><blockquote class="tweet"><p>${post}</p></blockquote></div>`)),
    ).toContain(post);
    expect(spoken(within('<div class="social-media"><a href="/f">Facebook</a> <a href="/t">X</a></div>'))).toEqual(
      LONG_PROSE,
    );
    expect(spoken(within('<div class="social"><a href="/f">Facebook</a> <a href="/t">Twitter</a></div>'))).toEqual(
      LONG_PROSE,
    );
  });
});

describe('the end of an article', () => {
  const last = ['The pump has a new seal this week. It was made in Thika.', 'Thank you.'];

  it('is heard below a call that stands in the text', () => {
    const call =
      '<div class="cta"><div><strong>Help us keep the water running.</strong> <a href="/g">Give</a></div></div>';
    expect(spoken(page(paragraphs(LONG_PROSE) + call + paragraphs(last)))).toEqual([...LONG_PROSE, ...last]);
  });

  it.each(['Join the queue', 'Help us all', 'Support the arts'])('is heard below the heading %s', (heading) => {
    expect(spoken(page(`${paragraphs(LONG_PROSE)}<h2>${heading}</h2>${paragraphs(last)}`))).toEqual([
      ...LONG_PROSE,
      heading,
      ...last,
    ]);
  });

  it('is not what a publication says of itself', () => {
    const call = '<h3>Support the Wexley Post</h3><p>We have no owner. Our paper was founded by its readers.</p>';
    expect(spoken(page(paragraphs(LONG_PROSE) + call))).toEqual(LONG_PROSE);
  });
});

describe('repetitions', () => {
  const refrain =
    'And the ferry goes over, and the ferry comes home, and nobody asks where the water has gone, in the grey of the morning.';
  const zhRefrain =
    '船过去了，船又回来了，没有人问河水去了哪里，在灰色的早晨，在没有风的河上，在我们小时候站过的那个码头。';

  it('by the author are said again', () => {
    const texts = [LONG_PROSE[0], refrain, LONG_PROSE[1], refrain, LONG_PROSE[2], refrain].map(String);
    expect(spoken(page(paragraphs(texts)))).toEqual(texts);
    const verses = [0, 2, 4].map((at) => [LONG_PROSE[at] ?? '', LONG_PROSE[at + 1] ?? '', refrain]);
    expect(spoken(page(verses.map((verse) => `<div class="verse">${paragraphs(verse)}</div>`).join('')))).toEqual(
      verses.flat(),
    );
    const zh = [LONG_ZH_PROSE[0], zhRefrain, LONG_ZH_PROSE[1], zhRefrain].map(String);
    expect(spoken(page(paragraphs(zh), { lang: 'zh', title: '渡口' }))).toEqual(zh);
  });

  it.each([
    ['a pulled quotation', '<aside class="pullquote"><p>Nobody cheered louder than the stokers</p></aside>'],
    ['a quotation box', `<blockquote>${LONG_PROSE[1]}</blockquote>`],
    ['a second copy for small screens', `<div class="mobile">${paragraphs(LONG_PROSE.slice(0, 6))}</div>`],
  ])('by the page are said once: %s', (_, block) => {
    expect(spoken(page(paragraphs(LONG_PROSE) + block))).toEqual(LONG_PROSE);
  });
});

it.each([
  '<h2>Manage your preferences</h2>',
  '<h2>Check your settings below</h2>',
  '<ul><li>View in browser</li><li>Manage your preferences</li><li>Unsubscribe</li></ul>',
])('what an author calls a part of a story of letters is kept: %s', (box) => {
  const texts = [...box.matchAll(/<(?:h2|li)>([^<]+)/g)].map(([, text]) => text);
  expect(spoken(within(box))).toEqual([...start, ...texts, ...end]);
});

it.each([LONG_PROSE, LONG_ZH_PROSE])('the paragraphs of figures in a row are kept: %s', (...texts) => {
  const figure = (line: string) => `<figure><img src="/q.jpg" width="800" height="500" alt=""><p>${line}</p></figure>`;
  expect(spoken(page(texts.slice(0, 5).map(figure).join('')))).toEqual(texts.slice(0, 5));
  const steps = ['Mix the flour with water.', 'Let it rest for a night.'];
  expect(spoken(within(steps.map((step) => `<h3>Step</h3>${figure(step)}`).join('')))).toEqual(
    expect.arrayContaining(steps),
  );
});

it('what stands around a long quotation is kept where the text is marked and a sharing box ends it', () => {
  const [open, quoted, close] = [
    'Now there is a talk of it:',
    LONG_PROSE.join(' '),
    'Here is the link to it, as promised.',
  ];
  const markup = `<div class="entry-content"><p>${open}</p><blockquote><p>${quoted}</p></blockquote><p>${close}</p><div class="sharedaddy"><h3>Share:</h3><ul><li><a href="/t">Post</a></li></ul></div></div>`;
  expect(spoken(page(markup))).toEqual([open, quoted, close]);
});

it('a figure’s paragraph is kept where it is no line below one picture', () => {
  const picture = '<img src="/q.jpg" width="800" height="500" alt="">';
  const line = 'The quay at noon. Somebody had swept it first.';
  expect(spoken(within(`<figure>${picture}<p>${line}</p></figure>`))).toEqual(LONG_PROSE);
  const told = `${LONG_PROSE[0]} ${LONG_PROSE[1]} ${line}`;
  expect(spoken(within(`<figure>${picture}<p>${told}</p></figure>`))).toContain(told);
  expect(spoken(within(`<figure>${picture}<p>${line}</p><p>Nobody came.</p></figure>`))).toContain(line);
  expect(spoken(within(`<div>${picture}<p>${line}</p></div>`))).toContain(line);
});

describe('a box whose name says that it is beside the text', () => {
  const said = 'The council has voted to close the harbour, and nobody who lives there was asked, said the master.';
  it.each([
    ['cta', `<div class="cta"><p>${said}</p></div>`, said],
    ['cta with a long text', `<div class="cta-text"><p>${LONG_PROSE[0]} ${said}</p></div>`, said],
    ['meta-content', `<div class="article-meta-content"><p>${said}</p></div>`, said],
    ['meta-box', `<div class="meta-box">${said}</div>`, said],
    ['tablist', `<div role="tablist"><h3 role="tab">Why</h3><p>The council says nothing.</p></div>`, 'says nothing'],
  ])('is read where it holds sentences of its own: %s', (_, box, words) => {
    const texts = LONG_PROSE.map((text) => `<p>${text} Then.</p>`);
    expect(spoken(page(texts.toSpliced(2, 0, box).join('')))?.join(' ')).toContain(words);
  });

  it.each([
    '<div class="cta-block"><p>See what returns cost you.</p><a href="/d">Book a demonstration</a></div>',
    '<div class="post-meta-content"><a href="/a">Ann Roos</a> <span>4 min read</span></div>',
    '<div role="tablist"><span role="tab">Show Notes</span><span role="tab">Transcript</span></div>',
  ])('is left out where it holds none: %s', (box) => {
    const texts = LONG_PROSE.map((text) => `<p>${text}</p>`);
    expect(spoken(page(texts.toSpliced(2, 0, box).join('')))).toEqual(LONG_PROSE);
  });
});
