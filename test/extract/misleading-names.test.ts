/** Names of elements that seem to set the article's own text beside it. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const textsOf = (html: string) =>
  extractArticle(html, URL_OF_PAGE).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];

describe('a section whose id repeats its heading', () => {
  const around = (section: string) =>
    page(paragraphs(LONG_PROSE.slice(0, 6)) + section + paragraphs(LONG_PROSE.slice(6)));
  const text = [
    'The ferry is shared by two towns.',
    'Each of them pays for one half of the coal. Nobody pays for both.',
  ];

  it.each([
    ['sharing-with-a-single-harbour', 'Sharing with a single harbour<a class="headerlink" href="#s">¶</a>'],
    ['related_work_in_ports', 'Related work in ports'],
    ['the-menu-of-the-night-boat', 'The menu of the night boat'],
    ['who-are-the-sponsors-of-piers', 'Who are the sponsors of piers?'],
  ])('is read: %s', (id, heading) => {
    const section = `<div class="section" id="${id}"><span id="s"></span><h2>${heading}</h2>${paragraphs(text)}</div>`;
    expect(textsOf(around(section))).toEqual(expect.arrayContaining(text));
  });

  it.each([
    ['related', 'Related', paragraphs(text)],
    ['more-from-this-harbour', 'More from this harbour', '<ul><li><a href="/a">A cat that sails</a></li></ul>'],
    ['related-to-this', 'Related to this', '<p>Nobody shares a boat. <a href="/a">A cat that sails</a></p>'],
  ])('is left out where it is a box of the site: %s', (id, heading, inside) => {
    const texts = textsOf(around(`<div class="section" id="${id}"><h2>${heading}</h2>${inside}</div>`));
    expect(texts).not.toContain(heading);
  });
});

describe('the frame of a whole page that is called after its adverts', () => {
  const ticker = Array.from(
    { length: 30 },
    (_, at) => `<li><a href="/${at}">14:${10 + at}</a><p>${LONG_PROSE[at % 12]} Said at ${at}.</p></li>`,
  ).join('');
  const html = (main: string) => `<!doctype html><html lang="en"><head><title>A pier for Wexley | Courier</title></head>
<body><div id="ad-portal"><div ${main}><article><h1>A pier for Wexley</h1><div itemprop="articleBody">${paragraphs(
    LONG_PROSE.slice(0, 6),
  )}</div></article><aside id="sidebar"><ul>${ticker}</ul></aside></div></div><div class="footer">${paragraphs(
    LONG_PROSE.slice(6).map((text) => `${text} ${text} ${text} Told again.`),
  )}</div></body></html>`;

  it.each(['role="main"', 'class="c" role="main"'])('does not hide the article behind a ticker: %s', (main) =>
    expect(textsOf(html(main))).toEqual(LONG_PROSE.slice(0, 6)),
  );
});

describe('a class that only sets looks', () => {
  const inside = '<h2>Monthly</h2><p>A plan that you may end whenever you like.</p><p>We take cards.</p>';
  const texts = (name: string) =>
    textsOf(page(`${paragraphs(LONG_PROSE)}<div class="${name}">${inside}</div>`)).filter(
      (text) => !LONG_PROSE.includes(text),
    );

  it.each([
    'newsletter-wrapper text-lg',
    'newsletter text-center',
    'related lg:text-sm content-center',
    'p-16 newsletter-wrapper w-full text-18 leading-160 border-t text-blurple',
    'newsletter text-gray-500',
  ])('does not make a box of the site the text: %s', (name) => expect(texts(name)).toEqual([]));

  it.each(['text-lg', 'story text-lg', 'text-content', 'newsletter text-body', 'p-16 w-full mt-4 text-blurple'])(
    'does not set the text apart: %s',
    (name) => expect(texts(name)).toHaveLength(3),
  );
});
