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
  it.each(['anchorWithStickyNavbar_LWe7', 'has-sidebar', 'no-footer'])('%s drops nothing', (name) => {
    const link = '<a class="hash-link" href="#a">\u200b</a>';
    expect(around(`<h2 class="anchor ${name}" id="a">The pier${link}</h2>`)).toEqual(['heading: The pier']);
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
});

describe('a quotation pulled into a box', () => {
  const pulled = (name: string, text: string) => around(`<aside class="${name}"><p>“${text}”</p></aside>`);

  it('is not read a second time', () => {
    expect(pulled('story__pull', 'The band played on under the roof of the fish market.')).toEqual([]);
  });

  it('is read when nothing else says it', () => {
    expect(pulled('story__note', 'Nobody had asked the gulls.')).not.toEqual([]);
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
  ])('is not read: %s', (box) => expect(around(box)).toEqual(['paragraph: Mind the gap at low water.']));

  it.each([
    '<div><p>Attention</p><p>Mind the gap at low water.</p></div>',
    '<div class="callout"><p>Low water</p><p>Mind the gap at low water.</p></div>',
  ])('is read: %s', (box) => expect(around(box)).toHaveLength(2));

  it('is the name of a file over its code', () => {
    const code = (label: string) =>
      `<div class="code"><div>${label}</div><div><pre><code>ramp: 100</code></pre></div></div>`;
    expect(around(code('schedule.yaml'))).toEqual(['code: ramp: 100']);
    expect(around(code('The schedule of May'))).toContain('paragraph: The schedule of May');
  });
});
