/** Forms for readers' answers, boxes that set a page's looks, labels above the title and lines below pictures; and text that resembles them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const SENT = paragraphs(LONG_PROSE.slice(0, 6));
const REST = paragraphs(LONG_PROSE.slice(6));

const TITLE = 'Electric ferry reaches Wexley';
const unheaded = (body: string) =>
  `<html lang="en"><title>${TITLE}</title><body><article>${body}</article></body></html>`;

/** What is read beside the prose. */
function added(body: string): readonly string[] {
  const html = body.includes('<h1>') ? unheaded(body) : page(body, { title: TITLE });
  const { article } = extractArticle(html, URL_OF_PAGE);
  return (article?.blocks ?? []).flatMap((block) =>
    'text' in block && block.kind !== 'figure' && !LONG_PROSE.includes(block.text) ? [block.text] : [],
  );
}

const FORM =
  '<form><label>Name <input type="text" name="n"></label><label>What happened? <textarea></textarea></label><button>Send</button></form>';

describe('a form for subscribers is not read', () => {
  const asks =
    '<p class="inread__title">Newsletter “Tides”</p><p>How shall we live with the sea? Each week, our best pieces on it.</p><form><input type="email" placeholder="Your e-mail"><button>Sign up</button></form>';

  it.each(['aside', 'div'])('in a part that has the article’s name in front, in a <%s>', (name) => {
    expect(added(`${SENT}<${name} class="article__inread">${asks}</${name}>${REST}`)).toEqual([]);
  });
});

describe('a form for readers is not read', () => {
  it.each([
    [
      'with its pitch and its promise',
      `<div class="bx"><h3>Did You Lose a Boat? Help Us Report.</h3><p>We read everything you send, but cannot answer it all.</p>${FORM}<p>We take your privacy seriously.</p></div>`,
    ],
    [
      'in boxes of their own',
      `<section><div><div><h2>Tell us about your ferry</h2></div><div><p>Our reporters want to hear from you.</p></div></div><div><div>${FORM}</div></div></section>`,
    ],
    [
      'in German',
      `<div><h3>Erzählen Sie uns davon</h3><p>Wir lesen alles, was Sie uns schreiben.</p><form><label>Ihr Name <input type="text"></label><textarea></textarea></form></div>`,
    ],
    [
      'in Spanish',
      `<div><h3>Cuéntanos tu historia</h3><p>Leeremos todo lo que nos envíes, y tu nombre no se publicará.</p><form><label>Nombre <input type="text"></label><textarea></textarea></form></div>`,
    ],
  ])('%s', (_, box) => {
    expect(added(SENT + box + REST)).toEqual([]);
  });

  it.each([
    [
      'a paragraph of the story before it',
      `<div><p>The mayor kept her word for a year.</p>${FORM}</div>`,
      'The mayor kept her word for a year.',
    ],
    [
      'words of others',
      '<div><p>“You owe us a ferry,” he wrote, and we believed him.</p><textarea></textarea></div>',
      '“You owe us a ferry,” he wrote, and we believed him.',
    ],
    [
      'the end of the story beside a form, where the whole page is one',
      '<form><section><p>We took the last boat home.</p><p>It was late, and your sister slept.</p><div><textarea></textarea></div></section></form>',
      'We took the last boat home.',
    ],
    [
      'what is said before code to copy',
      '<div><p>You may set our map into your own page.</p><textarea readonly>code</textarea></div>',
      'You may set our map into your own page.',
    ],
  ])('but %s', (_, box, text) => {
    expect(added(SENT + box + REST)).toContain(text);
  });
});

it.each([
  'We found that your brain lies to you.',
  'You can try our algorithm for yourself.',
  'Paste your own poem below, and we will tell you its metre.',
  'We asked every reader to send us what she saw, and your answers filled eleven notebooks.',
])('a sentence over a field that is no form for readers is read: %s', (text) => {
  const box = `<div><h3>For you</h3><p>${text}</p><textarea></textarea></div>`;
  expect(added(SENT + box + REST)).toEqual(['For you', text]);
});

const SELECT = '<select><option>Small</option><option>Large</option></select>';

describe('a box that sets the looks of a page is not read', () => {
  it.each([
    [
      'as a table with a note',
      `<div><div><h4>Story text</h4><table><tr><td>Size</td><td>${SELECT}</td><td>Width <em>*</em></td><td>${SELECT}</td><td>Links</td><td>${SELECT}</td></tr></table><p>* Members only<br><a href="/m">Learn more</a></p></div></div>`,
    ],
    ['as labels', `<div><h3>Reading settings</h3><label>Font ${SELECT}</label><label>Theme ${SELECT}</label></div>`],
    ['as a list', `<ul><li>Line spacing ${SELECT}</li><li>Contrast ${SELECT}</li></ul>`],
    ['with a slider', '<div><p>Text size</p><input type="range"></div>'],
    [
      'as labels in one line, with a note',
      `<div class="looks"><h4>Story text</h4><label>Size ${SELECT}</label> <label>Width * ${SELECT}</label><p>* Members only<br><a href="/m">Learn more</a></p></div>`,
    ],
    [
      'as what is chosen with one press',
      '<div><h3>Appearance</h3><fieldset><legend>Text</legend><label><input type="radio">Small</label> <label><input type="radio">Large</label></fieldset><fieldset><legend>Color</legend><label><input type="radio">Light</label> <label><input type="radio">Dark</label></fieldset></div>',
    ],
    [
      'with the values of its sliders',
      '<div><p>Text size <input type="range"> 100%</p><p>Line height <input type="range"> 1.5</p></div>',
    ],
    ['in one line of French', `<div><h4>Confort de lecture</h4><p>Taille ${SELECT} Police ${SELECT}</p></div>`],
    ['in one line of Spanish', `<div>Tamaño de letra ${SELECT} Interlineado ${SELECT}</div>`],
    ['in one line of Russian', `<div>Размер шрифта ${SELECT} Цвет фона ${SELECT}</div>`],
    ['in one line of Chinese', `<div>字号 ${SELECT} 行距 ${SELECT} 背景颜色 ${SELECT}</div>`],
    ['in one line of Japanese', `<div><p>表示設定</p>文字サイズ ${SELECT} 行間 ${SELECT}</div>`],
    ['in German', `<div><p>Schriftgröße ${SELECT}</p><p>Kontrast ${SELECT}</p></div>`],
  ])('%s', (_, box) => {
    expect(added(box + SENT + REST)).toEqual([]);
  });

  it.each([
    [
      'a heading over a choice of servings',
      `<div><h3>What goes in</h3><p>Portions ${SELECT}</p><p>Units ${SELECT}</p></div>`,
      'What goes in',
    ],
    [
      'a heading with such a word',
      `<div><h3>The view from the bridge</h3><p>1931</p>${SELECT}</div>`,
      'The view from the bridge',
    ],
    [
      'facts in a list',
      `<div><ul><li>Speed: 12 knots</li><li>Width: 9 metres</li></ul>${SELECT}${SELECT}</div>`,
      'Speed: 12 knots',
    ],
    [
      'a line of such words among others',
      `<div><p>The text and the font of 1931</p>${SELECT}${SELECT}</div>`,
      'The text and the font of 1931',
    ],
    ['a part on speed', '<h3>Speed</h3><p>The ferry makes twelve knots.</p>', 'Speed'],
    [
      'a sentence beside a choice',
      `<div><p>The size of the hull decides it all.</p>${SELECT}${SELECT}</div>`,
      'The size of the hull decides it all.',
    ],
  ])('but %s', (_, box, text) => {
    expect(added(SENT + box + REST)).toContain(text);
  });
});

describe('the label of a list or a slider is not read', () => {
  it.each([
    ['around it', `<div><label>Sort the boats by ${SELECT}</label></div>`],
    ['beside it', '<div><label for="y">Built before</label> <input type="range" id="y"></div>'],
    ['in a form with a heading', `<form><h3>Find your pier</h3><p><label>County ${SELECT}</label></p></form>`],
  ])('%s', (_, box) => {
    expect(added(SENT + box + REST)).toEqual([]);
  });

  it('but what is to be ticked, an answer and a long explanation are', () => {
    const items = [
      'Two onions',
      'The Rhine',
      'Take the slower boat whenever you have an hour to spend on the upper deck',
    ];
    const box = `<ul><li><label><input type="checkbox"> ${items[0]}</label></li></ul><p><label><input type="radio"> ${items[1]}</label></p><p><label>${items[2]} ${SELECT}</label></p>`;
    expect(added(SENT + box + REST)).toEqual(items);
  });
});

describe('around the title', () => {
  it('leaves out a list of a section and a day', () => {
    const head =
      '<header><ul><li><span>NEWS</span></li><li><time datetime="2026-03-04">04 March 2026</time></li></ul><h1>Electric ferry reaches Wexley</h1></header>';
    expect(added(head + SENT + REST)).toEqual([]);
  });

  it('reads a list of sentences', () => {
    const points =
      '<ul><li>The ferry came at nine.</li><li>It takes nineteen minutes.</li></ul><h1>Electric ferry reaches Wexley</h1>';
    expect(added(points + SENT + REST)).toContain('It takes nineteen minutes.');
  });
});

describe('below a picture', () => {
  const figure = (image: string, line: string) => `<figure><img ${image} alt="A ferry">${line}</figure>`;
  const line = '<div><span>Each ladder in the hall carries a number.</span><span>Ann Ames, Courier</span></div>';

  it.each([
    ['a box holds the line', figure('src="/a.jpg"', line)],
    ['a script fetches the picture', figure('src="data:image/gif;base64,R0" data-gl-src="/a.jpg?width=6"', line)],
    ['the address has another name', figure('data-lazy-image="/a.webp"', line)],
  ])('%s', (_, box) => {
    expect(added(SENT + box + REST)).toEqual([]);
  });

  it('reads what a figure without a picture says', () => {
    expect(added(`${SENT}<figure><div>Every third boat was late that year.</div></figure>${REST}`)).toEqual([
      'Every third boat was late that year.',
    ]);
  });
});

it('leaves out the comma between two raised marks of notes', () => {
  const line =
    '<p>Two papers<sup><a href="#r1">1</a></sup><sup>,</sup><sup><a href="#r2">2</a></sup> say how the ferry floats.</p>';
  expect(added(SENT + line + REST)).toEqual(['Two papers say how the ferry floats.']);
});
