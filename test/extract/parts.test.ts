/** An article that the page sets into several containers is heard whole, however small one of them is. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const frame = (inner: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><title>The quay | Wexley Courier</title></head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>
   <main><article><h1>The quay</h1>${inner}</article></main><aside><h3>Most read</h3><ul><li><a href="/a">A cat that sails</a></li></ul></aside>
   <footer>© Wexley Courier. All rights reserved.</footer></body></html>`;

type Layout = readonly [name: string, between: string, wrap: (part: string) => string, around: (all: string) => string];
const same = (all: string) => all;
const LAYOUTS: readonly Layout[] = [
  [
    'an advertisement',
    '<aside class="ad">Advertisement</aside>',
    (part) => `<div class="article-body">${part}</div>`,
    same,
  ],
  [
    'a figure',
    '<figure><img src="/q.jpg" alt="The quay"></figure>',
    (part) => `<section class="part">${part}</section>`,
    same,
  ],
  [
    'an unmarked box inside the element that holds the text',
    '<div class="x7"><div>Advertisement</div></div>',
    (part) => `<div>${part}</div>`,
    (all) => `<div itemprop="articleBody">${all}</div>`,
  ],
  ['a button', '<div class="more"><a href="#">展开全文</a></div>', (part) => `<div class="c">${part}</div>`, same],
];

describe.each([
  ['English', 'en', LONG_PROSE],
  ['Chinese', 'zh-CN', LONG_ZH_PROSE],
] as const)('in %s', (_, lang, prose) => {
  it.each(LAYOUTS)('loses nothing on either side of %s', (_name, between, wrap, around) => {
    for (let at = 1; at < prose.length; at += 1) {
      const body = around(wrap(paragraphs(prose.slice(0, at))) + between + wrap(paragraphs(prose.slice(at))));
      expect(spoken(frame(body, lang)), `split before paragraph ${at + 1}`).toEqual([...prose]);
    }
  });

  it('takes the last paragraphs that stand behind the container of the text', () => {
    const at = prose.length - 1;
    const body = `<div class="text">${paragraphs(prose.slice(0, at))}</div><h2>2</h2>${paragraphs(prose.slice(at))}`;
    expect(spoken(frame(body, lang)).at(-1)).toBe(prose.at(-1));
  });

  it('reads what is hidden until somebody asks for the whole text', () => {
    const at = 4;
    const label = lang === 'en' ? 'Continue reading' : '展开全文';
    const body = `<div class="shown">${paragraphs(prose.slice(0, at))}</div><div class="unfold"><span>${label}</span></div><div class="rest" style="display:none">${paragraphs(prose.slice(at))}</div>`;
    expect(spoken(frame(body, lang))).toEqual([...prose]);
  });
});

it('leaves out what stands behind the text and is not of the article', () => {
  const behind = [
    '<div class="p2"><h4>About the author</h4><p>Ruth Quill has written about boats for twenty years, and lives on one of them.</p></div>',
    '<div class="p2"><h3>Related stories</h3><p>In Sundhaven the mussel season has begun, and the boats go out before dawn again.</p></div>',
    '<div class="comments"><p>I was there, and it was wonderful to see the children on the pier.</p></div>',
    '<div class="p2"><h4><a href="/x">The mussel season begins</a></h4><p>In Sundhaven the boats go out before dawn again, and the pots are full.</p></div>',
    '<div class="p2"><h4>Newsletter</h4><p>Get the best of the harbour in your inbox every morning, free of charge.</p></div>',
  ];
  for (const block of behind)
    expect(spoken(frame(`<div class="text">${paragraphs(LONG_PROSE)}</div>${block}`)), block).toEqual([...LONG_PROSE]);
});

describe('thanks below a heading of their own', () => {
  const NOTES =
    '<h2>References</h2><ol><li>Holm, S., 2019. Great tits. J. Bioac. 12, 3–9.</li><li>Bell, T., 2020. Swifts. J. Bioac. 13, 1–8.</li></ol>';
  const thanks = (text: string) => `<h2>Acknowledgements</h2><p>${text}</p>`;
  const closing = (markup: string) =>
    spoken(frame(`<div class="text">${paragraphs(LONG_PROSE)}${markup}</div>`)).slice(LONG_PROSE.length);

  it.each([
    'I thank Torben at the gatehouse, who learned to tell the boxes apart before I did.',
    'Thanks to Ruth for the ladder, to Bo for the other ladder, and to class 5B, who funded both with cake.',
    'My brother held the lamp. He would like it known that he was cold, and that he granted himself a beer.',
    'I thank the night work crew, who supported the roof while the paper was dry.',
    'The reviewers of my youth were three aunts and a dog, and I thank them all.',
  ])('are read where an author gives them (%s)', (text) => {
    expect(closing(thanks(text))).toEqual(['Acknowledgements', text]);
    expect(closing(thanks(text) + NOTES)).toEqual(['Acknowledgements', text]);
  });

  it.each([
    'This work was supported by the Northfield Research Council.',
    'We thank two anonymous reviewers for their comments.',
    'The fieldwork was paid for by grant NS-4471 of the Northfield Academy.',
    'Ruth Quill acknowledges funding from the Lantern Trust.',
  ])('are left out where a paper tells of its funds and referees (%s)', (text) => {
    expect(closing(thanks(text))).toEqual([]);
  });

  it('are left out behind the references', () => {
    expect(closing(NOTES + thanks('We thank Ruth Ferrand for a map.'))).toEqual([]);
  });
});

it('takes no second post for a part of the first', () => {
  const post = (title: string, prose: readonly string[]) =>
    `<div class="post"><h2>${title}</h2><div class="post-body">${paragraphs(prose)}</div></div>`;
  const html = `<title>Logbook</title><div>${post('Quay', LONG_PROSE.slice(0, 11))}${post('Older', LONG_PROSE.slice(11))}</div>`;
  expect(spoken(html).slice(-11)).toEqual(LONG_PROSE.slice(0, 11));
});

describe('chunks between advertisements', () => {
  const AD = '<div class="ad"><span>Advertisement</span></div>';
  const [first, second, third] = [LONG_PROSE.slice(0, 4), LONG_PROSE.slice(4, 8), LONG_PROSE.slice(8)];
  const chunked = (chunk: (texts: readonly string[], at: number) => string) =>
    frame([first, second, third].map(chunk).join(AD));

  it('reads every paragraph whose class names the wall before it, in whichever container it stands', () => {
    const walled = (texts: readonly string[], at: number) =>
      `<section class="grid"><div class="col">${texts.map((text, n) => `<p class="${n === at ? 'lead paywall' : 'paywall'}">${text}</p>`).join('')}</div><aside class="rail"></aside></section>`;
    expect(spoken(chunked(walled))).toEqual([...LONG_PROSE]);
  });

  it('reads chunks that carry the name of what is beside an article, when nothing else holds text', () => {
    const named = (texts: readonly string[], at: number) =>
      `<div class="chunk chunk-${at} subscription">${texts.map((text) => `<div class="para">${text}</div>`).join('')}</div>`;
    expect(spoken(chunked(named))).toEqual([...LONG_PROSE]);
  });

  it('leaves out boxes that lead to other articles, although they hold more than the article', () => {
    const teasers = LONG_PROSE.slice(3).map(
      (text, at) => `<div class="promo"><h3><a href="/${at}">News number ${at}</a></h3><p>${text}</p></div>`,
    );
    expect(spoken(frame(paragraphs(LONG_PROSE.slice(0, 3)) + teasers.join('')))).toEqual(LONG_PROSE.slice(0, 3));
  });

  it('keeps the paragraphs apart that stand in elements of the site’s own making', () => {
    const made = (texts: readonly string[]) =>
      `<story-chunk>${texts.map((text) => `<story-text>${text}</story-text>`).join('\n')}</story-chunk>`;
    expect(spoken(chunked(made))).toEqual([...LONG_PROSE]);
  });

  it('reads a word on in its sentence that stands in an element of the site’s own making', () => {
    const [sentence = ''] = LONG_PROSE;
    const marked = sentence.replace('harbour', '<glossary-term>harbour</glossary-term>');
    expect(spoken(frame(`<p>${marked}</p>${paragraphs(LONG_PROSE.slice(1))}`))).toEqual([...LONG_PROSE]);
  });

  it('takes a box for a heading whose role it is', () => {
    const { article } = extractArticle(
      frame(`${paragraphs(first)}<div role="heading" aria-level="3">A letter to the editor</div>${paragraphs(second)}`),
      URL_OF_PAGE,
    );
    expect(article?.blocks.filter(({ kind }) => kind === 'heading')).toMatchObject([
      { text: 'A letter to the editor' },
    ]);
  });
});

describe('elements of a site’s own making within a sentence', () => {
  const [sentence = '', ...rest] = LONG_PROSE;
  const words = (text: string) =>
    text
      .split(' ')
      .map((word) => `<x-w>${word}</x-w>`)
      .join(' ');
  const drop = (text: string) => `<x-drop>${text[0]}</x-drop><x-rest>${text.slice(1)}</x-rest>`;

  it.each([
    ['a first letter', drop],
    ['words', words],
    ['short parts', (text: string) => text.replace(/^.*?(?=,)/, '<x-a>$&</x-a>')],
  ])('are no paragraphs: %s', (_, made) => {
    const read = [...LONG_PROSE];
    expect(spoken(frame(`<div>${made(sentence)}</div>${paragraphs(rest)}`))).toEqual(read);
    expect(spoken(frame(`<x-line>${made(sentence)}</x-line>${paragraphs(rest)}`))).toEqual(read);
    expect(spoken(frame(`<table><tr><td>${made(sentence)}</td></tr></table>${paragraphs(rest)}`))).toEqual(read);
  });
});

describe('a postscript behind boxes of the site', () => {
  const TAGS = '<div class="tags"><a href="/t/ferry">Ferries</a> <a href="/t/north">North</a></div>';
  const DONATE = '<div class="donate"><p>Keep us afloat.</p><a href="/give">Give now</a></div>';
  const LINES = [
    'Two weeks later the second ferry ran aground on the same rock.',
    'The mayor resigned on the same evening.',
  ];

  it.each(['epilogue', 'postscript', 'update', 'bodytext2'])('is read in a box called %s', (name) => {
    const prose = `<div class="paragraph">${paragraphs(LONG_PROSE)}</div>`;
    const box = `<div class="${name}">${paragraphs(LINES)}</div>`;
    expect(spoken(frame(prose + TAGS + DONATE + box))).toEqual([...LONG_PROSE, ...LINES]);
  });
});

describe('boxes of the site behind a short text', () => {
  const TEXT = LONG_PROSE.slice(0, 2);
  const OTHERS = [...LONG_PROSE.slice(2), ...LONG_PROSE.slice(2)].slice(0, 12);

  it.each(['advert', 'promo', 'newsletter', 'sponsored', 'related'])('do not outweigh it: %s', (name) => {
    const boxes = OTHERS.map((text, at) => `<div class="${name}"><p>${at + 1}. ${text}</p></div>`).join('');
    expect(spoken(frame(paragraphs(TEXT) + boxes))).toEqual(TEXT);
  });
});
