/** Boxes that call, offer or refer, labels that belong to films and paragraphs' numbers; and text that resembles them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (html: string) => extractArticle(html, URL_OF_PAGE).article;
const added = (box: string, behind = false) => {
  const [first, second] = behind ? [LONG_PROSE, []] : [LONG_PROSE.slice(0, 6), LONG_PROSE.slice(6)];
  const blocks = read(page(paragraphs(first) + box + paragraphs(second)))?.blocks ?? [];
  return blocks.flatMap((block) =>
    'text' in block && !LONG_PROSE.includes(block.text) ? [`${block.kind}: ${block.text}`] : [],
  );
};

describe('a box is not read', () => {
  it.each([
    [
      'that asks for support',
      '<div class="x"><h4>Dear readers!</h4><p>We work because you are there. A monthly gift takes a minute.</p><button>Support us</button></div>',
    ],
    [
      'that asks for support in Russian',
      '<div class="x"><h4>Дорогие читатели!</h4><p>Без вас нам не выжить. Это займет минуту.</p><button><span>Поддержать «Пристань»</span></button></div>',
    ],
    [
      'that asks for support in Chinese',
      '<div class="x"><div>亲爱的读者</div><div>我们能够工作，是因为有你们。每月捐助只需一分钟。</div><a href="/s">支持我们</a></div>',
    ],
    [
      'of films',
      '<div class="c"><p><strong>VÍDEOS: mais assistidos da semana</strong></p><div class="content-playlist"><ul><li>Um cão abre o portão</li><li>Chuva de granizo</li></ul><span>50 vídeos</span></div></div>',
    ],
    [
      'of films in German',
      '<div class="c"><h3>Die meistgesehenen Videos</h3><ul class="video-list"><li>Ein Hund</li></ul></div>',
    ],
    [
      'that sells',
      '<div><div>SPONSORED</div><div><p>Harlow keep you dry to the elbow. Ten per cent off.</p><a>Shop</a></div></div>',
    ],
    [
      'that invites',
      '<div><h3>Plan your visit</h3><p>On view through June 30, in Gallery 4.</p><a>Book free tickets</a></div>',
    ],
    [
      'that asks for a tip',
      '<div><h3>Have a tip?</h3><p>Do you know of a bridge? Our reporters are on Signal.</p></div>',
    ],
    [
      'that is an aside and a sidebar',
      `<aside class="content-sidebar"><h4>Disclosure</h4><p>${'He owns no shares in it. '.repeat(9)}</p></aside>`,
    ],
    [
      'of another article',
      '<div class="related-content related-content--article"><span>RELATED ARTICLE</span><span>How to read a map</span></div>',
    ],
    [
      'that previews another page',
      '<aside class="onebox"><header><a href="https://gazette.example/kiln">Gazette</a></header><article><h3><a href="https://gazette.example/kiln">Runners duck as a kiln passes</a></h3><p>Organisers have praised the calm of 1,200 runners.</p></article></aside>',
    ],
    [
      'that is a bookmark',
      '<figure class="kg-bookmark-card"><div><h4><a href="/kiln">Runners duck as a kiln passes</a></h4><p>Organisers praised their calm.</p></div></figure>',
    ],
    [
      'that asks for money',
      '<div class="wpd"><h3>Local news takes time.</h3><p>We are a nonprofit newsroom, and readers like you make it possible.</p><form><label>Monthly</label><label>Donation amount</label><input type="number" value="15"><p>Your contribution is appreciated.</p></form></div>',
    ],
    [
      'that asks for an address without the word',
      '<div><div>Five short letters a year about old boats and new problems.</div><input type="text" placeholder="Your address"><a href="#">Yes please</a></div>',
    ],
    [
      'whose heading calls as its text does',
      '<div><h4>Download the free route card</h4><p>Enter your email and we will send you the PDF.</p></div>',
    ],
    [
      'that tells the press whom to ask',
      '<div><h3>Media enquiries</h3><p>Press Office, +44 1632 960 111, <a href="mailto:p@x.example">p@x.example</a></p></div>',
    ],
    [
      'about its author',
      '<section><h4>Sobre la firma</h4><div><p><a href="/b">Begoña Iriarte</a></p><p>Redactora de Cultura. Ha escrito sobre los ruidos de la provincia.</p></div></section>',
    ],
    ['of links below a heading', '<section><h3>Archivado en</h3><ul><li><a href="/a">Aragón</a></li></ul></section>'],
    [
      'whose field is all that it has',
      '<div><h3>Der Hafen am Morgen</h3><p>Jeden Tag um sechs, kurz und gut.</p><form><input type="email"></form></div>',
    ],
    [
      'of another language about its author',
      '<section><h4>Über die Autorin</h4><div><p>Sie schreibt über den Hafen und über das Wetter.</p></div></section>',
    ],
    [
      'of a film’s title',
      '<div class="x-video__placeholder"><p class="x-video__title">The most watched films</p></div>',
    ],
  ])('%s', (_, box) => expect(added(box)).toEqual([]));

  it('of readers’ reviews', () => {
    const reviews =
      '<section><h2>Reviews (2)</h2><div><b>Gus</b><p>Made it twice this week, and the table went quiet for once.</p></div></section>';
    expect(added(reviews, true)).toEqual([]);
  });
});

describe('a box is read', () => {
  it.each([
    [
      'with a button to see more',
      '<div class="x"><h4>Dear readers!</h4><p>So began the letter that you and we have never read.</p><button>Enlarge</button></div>',
    ],
    [
      'about films',
      '<div class="c"><h3>Most watched videos</h3><ul><li>The dog, which opens a gate.</li><li>The hail of May.</li></ul></div>',
    ],
    [
      'with a linked heading and links elsewhere',
      '<blockquote><h3><a href="/kiln">The kiln</a></h3><p>It came from <a href="/works">the works</a> on a cart with two horses.</p></blockquote>',
    ],
    [
      'with a field and a story',
      `<div><p>${'They counted the boats that came and went. '.repeat(20)}</p><input type="number"></div>`,
    ],
    [
      'of points with a heading of its own',
      '<div><h2>Summary</h2><p>They had one word for it, and it was not this one.</p></div>',
    ],
    ['that ends in a paragraph', '<div><p>They had one word for it.</p><p>Shop</p></div>'],
    ['that ends in an item', '<ul><li>Wash the pot</li><li>Order more clay</li></ul>'],
    ['that asks otherwise', '<div><h3>Have a seat?</h3><p>Do you know of a bridge that nobody has crossed?</p></div>'],
    [
      'that is an aside',
      '<aside class="note"><p>The pier is eighty metres long and was built before the war, by men who had never seen the sea and did not care for it.</p></aside>',
    ],
    [
      'about reviews',
      '<div><h2>Reviews</h2><p>Two papers sent their critics, and one of them stayed to the end of it.</p></div>',
    ],
    ['about a film', '<div class="video-essay"><p>The most watched films are the shortest ones.</p></div>'],
  ])('%s', (_, box) => expect(added(box)).not.toEqual([]));
});

describe('the points that sum an article up', () => {
  it.each(['Summary', 'Key points', 'Das Wichtigste in Kürze', 'L’essentiel', 'Claves', '内容提要'])(
    'are read below their heading, "%s"',
    (label) => {
      const box = `<div><h2>${label}</h2><ul><li>Two storms strip the vines</li><li>Buyers are told to wait</li></ul></div>`;
      expect(added(box)).toEqual([
        `heading: ${label}`,
        'listItem: Two storms strip the vines',
        'listItem: Buyers are told to wait',
      ]);
    },
  );

  it('are read in a box with the class of one beside the text, and nothing else is', () => {
    const widget = (label: string, items: string) =>
      added(`<div class="context-widget"><h2 class="context-widget__title">${label}</h2><ul>${items}</ul></div>`);
    const points =
      '<li>Two storms strip the vines of their flowers</li><li>Buyers are told to wait until the summer</li>';
    expect(widget('Summary', points)).toHaveLength(3);
    const links =
      '<div><h2>Companies</h2><ul><li><a href="/f">Ferry Works</a></li><li><a href="/c">Coal Pier</a></li></ul></div>';
    expect(
      added(`<div class="context-widget"><div><p>Key points</p><ul>${points}</ul></div>${links}</div>`),
    ).toHaveLength(3);
    expect(widget('More from the coast', points)).toEqual([]);
    expect(widget('Summary', points.replace(/<li>(.*?)<\/li>/g, '<li><a href="/x">$1</a></li>'))).toEqual([]);
  });
});

describe('a note that ends an article', () => {
  it.each([
    'Ruth Quill ist Redakteurin im Ressort Hafen.',
    'Ruth Quill est journaliste au service international du Courrier.',
    'Ruth Quill es periodista y autora de varios libros sobre puertos.',
  ])('is not read with its heading: %s', (note) => {
    expect(added(`<div><h3>Zur Person</h3><p>${note}</p></div>`, true)).toEqual([]);
    expect(added(`<p>${note}</p>`)).toHaveLength(1);
  });
});

describe('a judgment', () => {
  const numbered = (at: number) => `<section><span>${at}.</span><div><p>${LONG_PROSE[at]}</p></div></section>`;
  const html = page(`<p class="x-simple x-heading">Background</p>${[0, 1, 2, 3, 4].map(numbered).join('')}`);

  it('is read without the numbers of its paragraphs', () => {
    const texts = read(html)?.blocks.flatMap((block) => ('text' in block ? [`${block.kind}: ${block.text}`] : []));
    expect(texts).toEqual(['heading: Background', ...LONG_PROSE.slice(0, 5).map((text) => `paragraph: ${text}`)]);
  });

  it('keeps a number that is said', () => {
    expect(added('<p>Forty-two, or in figures</p><p>42</p>')).toHaveLength(2);
  });
});

describe('a section’s name over the title', () => {
  const post = (over: string) =>
    read(
      `<html lang="en"><head><title>The cake</title></head><body><article>${over}<h1>The cake</h1>${paragraphs(LONG_PROSE)}</article></body></html>`,
    )?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));

  it('is not read', () => expect(post('<span><a>Dinner</a></span>')).toEqual(LONG_PROSE));
});

describe('the author', () => {
  const head = (line: string) =>
    read(
      `<html lang="en"><head><title>The light</title></head><body><article><header><h1>The light</h1>${line}</header>${paragraphs(LONG_PROSE)}</article></body></html>`,
    )?.byline;

  it('is the link before the line of the date', () => {
    expect(head('<div><a href="/q">Imogen Quaye</a><p>Posted on <time>Feb 11</time></p></div>')).toBe('Imogen Quaye');
  });

  it('is no other link', () => {
    expect(head('<div><a href="/q">Imogen Quaye</a><p>Three boats came in on Tuesday</p></div>')).toBeUndefined();
  });

  it('has a card behind the text that is not read', () => {
    const sign = '<p>By <a rel="author">Imogen Quaye</a></p>';
    const texts = read(
      `<html lang="en"><head><title>The light</title></head><body><article><h1>The light</h1>${sign}${paragraphs(LONG_PROSE)}<section><h3>Imogen Quaye</h3><p>Boats, bread</p></section></article></body></html>`,
    )?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
    expect(texts).toEqual(LONG_PROSE);
  });
});
