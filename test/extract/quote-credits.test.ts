/** Who is quoted below a quotation that is set apart, each with what stands there alike and is read. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const SAID = 'We never thought that it would be so quiet on the water.';
const CUT = 'Nobody on the quay has heard it go';

function added(html: string): readonly string[] {
  const blocks = extractArticle(page(html), URL_OF_PAGE).article?.blocks ?? [];
  const texts = blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : []));
  return texts.filter((text) => !LONG_PROSE.includes(text) && !LONG_ZH_PROSE.includes(text));
}
const within = (box: string) => added(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6)));

describe('who is quoted', () => {
  it.each([
    '<cite>Ruth Alder, mayor since 2019</cite>',
    '<span class="c-attribution b-quote__citation">Ruth Alder, mayor of the town</span>',
    '<footer>— Ruth Alder</footer>',
    '<div class="templatequotecite">— <cite>Ruth Alder, letter of 2 October</cite></div>',
    '<p class="quote__author">Mayor Alder</p>',
    '<p class="author">Ruth Alder</p><p class="role">Mayor of Wexley</p>',
    '<div class="field field--name-field-attribution field__item">Ruth Alder, mayor</div>',
    '<footer class="c-zitat__autor">Ruth Alder, Bürgermeisterin</footer><cite class="c-zitat__quelle">in der Harbour Post</cite>',
    '<footer class="quoteAuthor"><span>Ruth Alder</span><span>Alcaldesa</span></footer>',
  ])('in its box is not read: %s', (credit) => {
    for (const text of [SAID, CUT])
      expect(within(`<blockquote class="wp-block-quote is-layout-flow"><p>${text}</p>${credit}</blockquote>`)).toEqual([
        text,
      ]);
    expect(within(`<div class="article-quote"><p class="quote-text">${SAID}</p>${credit}</div>`)).toEqual([SAID]);
  });

  it.each([
    `<figure class="zitat"><blockquote><p>${SAID}</p></blockquote><figcaption>Ruth Alder, Bürgermeisterin</figcaption></figure>`,
    `<div class="citation"><p>${SAID}</p><p class="citation__auteur">Ruth Alder, maire de Wexley</p></div>`,
    `<div class="field field--name-field-quote"><p>${SAID}</p><div class="quote-attribution">Ruth Alder</div></div>`,
    `<aside><blockquote>${SAID}</blockquote><footer><cite>Alder</cite></footer></aside>`,
    `<div><blockquote><p>${SAID}</p></blockquote><div class="attribution"><p>Ruth Alder</p><p>Mayor</p></div></div>`,
    `<blockquote><p>${SAID}</p></blockquote><p class="quote-credit">Ruth Alder, mayor</p>`,
  ])('in another box or right behind it is not read: %s', (box) => {
    expect(within(box)).toEqual([SAID]);
  });

  it('is not read below a sentence that is pulled out of the text', () => {
    const words = 'The boat was never late again in all those years, and nobody knew why';
    const told = `<p>“${words},” Ruth Alder said to the people on the quay that day.</p>`;
    for (const box of [
      `<aside class="bb-pullquote"><blockquote class="pullquote"><p class="pullquote__text">“${words}.”</p><p class="pullquote__attr">Ruth Alder, former mayor</p></blockquote></aside>`,
      `<aside><blockquote><p>“${words}”</p><p>Ruth Alder, mayor of Wexley</p></blockquote></aside>`,
      `<blockquote class="pull"><p>${words}.</p><p>Ruth Alder (mayor)</p></blockquote>`,
      `<div data-component="pull-quote-block"><p>“${words}”</p><p>– Ruth Alder</p></div>`,
      `<div data-component="quote-block"><blockquote><p>“${words}”</p></blockquote><p>– Ruth Alder</p></div>`,
    ])
      expect(within(told + box)).toHaveLength(1);
    for (const line of [
      'Nobody, not even his wife',
      'Ruth Alder, who was there, denies it',
      'Mother Mary, how he lied',
      'Nobody (or so they say)',
      'Ruth Alder, and she alone',
      'Ruth Alder, drowned in the harbour',
      '沈船长，他是对的',
      '王铁山（数铆钉的人后来死了）',
    ])
      expect(within(`${told}<blockquote><p>${words}.</p><p>${line}</p></blockquote>`).slice(1)).toContain(line);
    for (const line of ['Ruth Alder, who was there', 'Mother Mary, how he lied', 'Nobody, not even his wife'])
      expect(within(`${told}<blockquote class="pull"><p>${words}.</p><p>${line}</p></blockquote>`)).toHaveLength(2);
    for (const line of ['Nobody answered, not even the gulls', 'On the quay, in the rain', 'Ruth Alder wept.'])
      expect(within(`${told}<blockquote class="pull"><p>${words}.</p></blockquote><p>${line}</p>`)).toHaveLength(2);
  });

  it('is read where the text names them nowhere else', () => {
    for (const name of ['A stoker', 'Jonas Feld, ferryman', '——林秀芝'])
      expect(within(`<blockquote><p>${SAID}</p><cite>${name}</cite></blockquote>`)).toEqual([SAID, name]);
  });

  it('is not read below a Chinese quotation', () => {
    const said = '船上没有一点声音，我们都不敢相信';
    const told = '<p>港务局的林秀芝和船工老许那天都在码头上等船，雾很大，谁也没有说话。</p>';
    const withinZh = (box: string) =>
      added(`${paragraphs(LONG_ZH_PROSE.slice(0, 4))}${told}${box}${paragraphs(LONG_ZH_PROSE.slice(4))}`).slice(1);
    expect(withinZh(`<blockquote class="yinyong"><p>“${said}”</p><cite>——港务局 林秀芝</cite></blockquote>`)).toEqual([
      `“${said}”`,
    ]);
    expect(withinZh(`<div class="quote-box"><p>${said}</p><p class="quote-author">——船工老许</p></div>`)).toEqual([
      said,
    ]);
  });

  it('behind a dash alone is left out where the text tells of them', () => {
    const box = (name: string) => `<blockquote><p>${SAID}</p><p>— ${name}</p></blockquote>`;
    const told = '<p>Ruth Alder came to the quay with her two sons that morning.</p>';
    expect(within(told + box('Ruth Alder'))).toHaveLength(2);
    expect(within(told + box('Alder, mayor of the town'))).toHaveLength(2);
    expect(within(told + box('Jonas Feld, The Ferrymen'))).toHaveLength(3);
  });
});

describe('the last line of a quotation', () => {
  it.each([
    '<p>Ruth Alder knew it before.</p>',
    '<footer>Ruth Alder said it on Friday.</footer>',
    '<cite>said the mayor after the vote</cite>',
    '<p class="author">And so did Ruth Alder!</p>',
    '<p>and the boats came home</p>',
  ])('that belongs to its words is read: %s', (line) => {
    expect(within(`<blockquote><p>${SAID}</p>${line}</blockquote>`)).toHaveLength(2);
  });

  it('is read where it names the source of an epigraph or of a poem', () => {
    const epigraph = `<blockquote><p>${SAID}</p><cite>Jonas Feld</cite></blockquote>`;
    expect(added(epigraph + paragraphs(LONG_PROSE))).toEqual([SAID, 'Jonas Feld']);
    const verses = 'the water is a door<br>nobody shuts it<br>the boat goes in and out';
    expect(within(`<blockquote><p>${verses}</p><cite>Jonas Feld</cite></blockquote>`).at(-1)).toBe('Jonas Feld');
    expect(within(`<blockquote class="poem"><p>${SAID}</p><cite>Jonas Feld</cite></blockquote>`)).toHaveLength(2);
  });

  it('is read where the words of many are the text', () => {
    const voice = (text: string, at: number) =>
      `<blockquote><p>${text}</p><cite>Reader ${at + 1}, Wexley</cite></blockquote>`;
    const html = paragraphs(LONG_PROSE.slice(0, 3)) + LONG_PROSE.slice(3).map(voice).join('');
    expect(added(html)).toHaveLength(LONG_PROSE.length - 3);
  });

  it('is read below a letter or a diary of its own', () => {
    const told = '<p>Ruth Alder came to the quay with her two sons that morning.</p>';
    const signed = (before: string, box: string) => within(`${told}<p>${before}</p><blockquote>${box}</blockquote>`);
    expect(signed('She showed me the last page of the diary.', `<p>${SAID}</p><p>— Ruth Alder</p>`)).toHaveLength(4);
    expect(signed('It was signed with two names.', `<p>${SAID}</p><footer>Ruth Alder</footer>`)).toHaveLength(4);
    expect(signed('So it goes on.', `<p>Dear council, ${SAID}</p><footer>Yours, Ruth Alder</footer>`)).toHaveLength(4);
    expect(signed('So it goes on.', '<p>— Who opened the gate?</p><p>— Ruth Alder</p>')).toHaveLength(4);
  });

  it('is read in a list of letters', () => {
    const told = '<p>Ruth Alder, Bo Bell and Cy Coole have written to us.</p>';
    const letter = (name: string) => `<blockquote><p>${SAID}</p><p>— ${name}</p></blockquote>`;
    expect(within(told + ['Ruth Alder', 'Bo Bell', 'Cy Coole'].map(letter).join(''))).toHaveLength(7);
  });

  it.each([
    '<ul class="by-the-numbers"><li>eleven centimetres since the war</li></ul>',
    '<p class="source">It is a sentence that the town has learned by heart</p>',
    '<p class="role">A role nobody wanted: keeper of the third gate</p>',
    '<p class="name">The second law of the quay</p>',
    '<p><cite>but it was</cite></p>',
    '<p class="name">Ann Ames</p><p>They never leaked.</p><p class="name">Bo Bell</p>',
  ])('is read where it is no name or one of several: %s', (line) => {
    const texts = [...line.matchAll(/>([^<>]+)</g)].map(([, text]) => text);
    expect(within(`<div class="quotes"><p>${SAID}</p>${line}</div>`)).toEqual([SAID, ...texts]);
    expect(added(`${paragraphs(LONG_PROSE)}<div class="quotes"><p>${SAID}</p>${line}</div>`)).toEqual([SAID, ...texts]);
  });

  it('is no speaker of an interview behind it', () => {
    const turn = (name: string, text: string) => `<div class="speaker">${name}</div><p>${text}</p>`;
    const talk = turn('Ruth Alder', 'It was my grandmother who sold mussels there.') + turn('Courier', 'Who bought?');
    expect(within(`<blockquote>${SAID}</blockquote>${talk}`)).toContain('Ruth Alder');
  });
});
