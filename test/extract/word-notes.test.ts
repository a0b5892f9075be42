/** Notes that explain a word within its sentence, the buttons that open them, and author's words near to them. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const within = (html: string): readonly string[] => {
  const body = paragraphs(LONG_PROSE.slice(0, 6)) + html + paragraphs(LONG_PROSE.slice(6));
  const blocks = extractArticle(page(body), URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) => ('text' in one && !LONG_PROSE.includes(one.text) ? [one.text] : []));
};
const NOTE = 'A packet is a boat that sails on fixed days.';
const SENTENCE = 'The crew of the packet went ashore before noon on Friday.';

describe('a note on a word', () => {
  it.each([
    `<abbr title="${NOTE}"><span>packet</span><div><p>${NOTE}</p></div></abbr>`,
    `<span class="annotation"><span class="a__Word">packet</span><div class="annotation__AnnotationContent-sc-r2"><p>${NOTE}</p></div></span>`,
    `<a class="term">packet<span class="term__popup">${NOTE}</span></a>`,
    `packet<span class="footnote">${NOTE}</span>`,
    `packet<sup class="fn">1<span class="fn-text">${NOTE}</span></sup>`,
    `packet<aside class="note">${NOTE}</aside>`,
    `packet <details><summary>What is that?</summary><p>${NOTE}</p></details>`,
    `<button popovertarget="p">packet</button><span popover id="p">${NOTE}</span>`,
    `<button aria-controls="c" aria-expanded="false">packet</button><span id="c" hidden>${NOTE}</span>`,
    `<span>packet</span><span role="dialog">${NOTE}</span>`,
  ])('is left out of its sentence, whose word is read: %s', (word) => {
    expect(within(`<div>The crew of the ${word} went ashore before noon on Friday.</div>`)).toEqual([SENTENCE]);
  });

  it.each([
    `<p>The crew of the <b>packet</b><aside>${NOTE}</aside> went ashore before <i>noon</i> on Friday.</p>`,
    `<p>The crew of the packet <aside><p>${NOTE}</p></aside> went ashore before noon on Friday.</p>`,
    `<p>The crew of the packet <details><summary>?</summary>${NOTE}</details> went ashore before noon on Friday.</p>`,
    `<p>The crew of the packet went ashore before noon on Friday<aside>${NOTE}</aside>.</p>`,
  ])('is left out of a paragraph, whose sentence goes on behind it: %s', (html) =>
    expect(within(html)).toEqual([SENTENCE]),
  );

  it('is left out of a Chinese sentence, too', () =>
    expect(within('<p>那条班轮<aside>按日开行的船。</aside>周五中午前就靠了岸，船员都回了家。</p>')).toEqual([
      '那条班轮周五中午前就靠了岸，船员都回了家。',
    ]));

  it.each([
    ['<p>The crew went ashore.<aside><p>Nobody had told them why. They went.</p></aside> The packet stayed.</p>', 3],
    [
      '<p>The crew went ashore.</p><details><summary>Why did they go?</summary><p>They were hungry.</p></details><p>The packet stayed.</p>',
      4,
    ],
    [
      '<p>They went in three boats,</p><aside><p>The fourth had sunk. Nobody wept.</p></aside><p>and came back in two.</p>',
      3,
    ],
    [
      '<p>This is how they went</p><details><summary>How did they go?</summary><p>Hand over hand.</p></details><p>and nobody fell.</p>',
      4,
    ],
  ])('is told from a box between sentences or paragraphs: %s', (html, count) =>
    expect(within(html)).toHaveLength(count),
  );

  it.each([
    `<p>The crew of the <abbr title="Wexley Packet Company">WPC</abbr> went ashore.</p>`,
    `<p>The crew (<span class="note-text">all of them</span>) went ashore.</p>`,
    `<p>The crew of the packet <span class="footnote">A boat of the company’s</span> went ashore.</p>`,
    `<p><a href="/p"><b>Packet</b> <span>a boat that sails on fixed days</span></a> is what they said.</p>`,
    `<p><span class="definition">A packet is a boat that sails on fixed days</span>, he wrote.</p>`,
    `<p>The note said: <span class="annotation">Come ashore on Friday</span>.</p>`,
    `<div class="note-text"><p>${NOTE}</p></div>`,
    `<aside><p>He wrote a line for the paper which nobody ever printed, and which I keep in a drawer of the desk that was his until the spring.</p></aside>`,
    `<p><abbr title="${NOTE}">Packet</abbr> <em>is the word for it.</em></p>`,
    `<p>They sang: <em class="tip">Go ashore, go ashore on the Friday tide</em> until noon.</p>`,
  ])('is told from words of the author’s: %s', (html) => {
    expect(within(html)).toEqual([html.replace(/<[^>]+>/g, '')]);
  });

  it.each([
    '<p>By the pier <button>Share</button> the crew went ashore.</p>',
    '<p>The crew of the packet<button aria-controls="c">1</button> went ashore.</p>',
  ])('reads no button that is no word of a sentence: %s', (html) => {
    expect(within(html)).toEqual([html.replace(/<button.*?<\/button>|<[^>]+>/g, '').replace('  ', ' ')]);
  });
});
