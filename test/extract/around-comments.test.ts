/** White space around comments, decoys in a page's style sheet, and small boxes and lines of the house. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { textsWithin as within } from './lines-at.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

describe('words', () => {
  it.each([
    '<div>The captain<!-- --> and <!-- -->Bo Jo<!-- --> <!-- -->walked home<!-- -->.</div>',
    '<div>The captain and Bo Jo<!-- -->\n   <!-- -->walked home.</div>',
    '<div>The captain<!--a--> <!--b--><b>and</b><!--c--> <!--d-->Bo Jo walked <!-- -->home.</div>',
  ])('are apart where comments stand on both sides of the space between them: %s', (markup) =>
    expect(within(markup)).toEqual(['The captain and Bo Jo walked home.']),
  );
});

describe('a sentence in a class that is neither shown nor spoken', () => {
  const decoy = '<p class="cmUyMmY2ODg">This tale has been unlawfully lifted from the harbour without its owner.</p>';
  it.each(['.cmUyMmY2ODg{\n display: none;\n speak: never;\n}', '.cmUyMmY2ODg{speak:none;display:none}'])(
    'is left out: %s',
    (rule) => expect(within(decoy, `<style>${rule}</style>`)).toEqual([]),
  );

  it('is read where only a script’s class hides it', () =>
    expect(within(decoy, '<style>.cmUyMmY2ODg{display:none}</style>')).toHaveLength(1));
});

describe('a call to prefer a site in the news of a search engine', () => {
  const link = '<a href="https://www.google.com/preferences/source?q=courier.example">*</a>';
  it.each([
    `<div style="border:2px solid"><p><strong>Maak de Courier jouw voorkeursbron in Google</strong></p><p>Met een nieuwe functie van Google bepaal je zelf welke bronnen je als eerste ziet. Volg ons en mis niets.</p><div>${link}</div></div>`,
    `<aside><p>Die Fähre zuerst in der Suche sehen? Den Kurier als bevorzugte Quelle wählen.</p>${link}</aside>`,
    `<div><span>將小鎮報設為優先來源</span>${link}</div>`,
  ])('is left out: %s', (box) => expect(within(box)).toEqual([]));

  it('is read in a sentence of the text', () => {
    const text = 'Since last summer readers may choose their sources in the settings of the search.';
    expect(within(`<p>${text.replace('the settings', link.replace('*', 'the settings'))}</p>`)).toEqual([text]);
  });
});

describe('a line of the house', () => {
  it.each([
    'Do you still have questions? Head over to the Wexley Community to find answers.',
    'Have more questions? Visit our forum.',
    'Ann Ames and Bo de Jong contributed.',
  ])('is left out: %s', (text) => expect(within(`<p>${text}</p>`)).toEqual([]));

  it.each([
    'Do you still have questions? Nobody in the town had any, for once.',
    'Everybody in the harbour contributed.',
  ])('is read where it is the author’s: %s', (text) => expect(within(`<p>${text}</p>`)).toEqual([text]));

  const signed = (line: string, box = 'author_fmt') => {
    const html = `<div class="${box}">By <a rel="author" href="/ann">Ann Ames, MA</a><br>${line}</div>${paragraphs(LONG_PROSE)}`;
    return extractArticle(page(html), URL_OF_PAGE).article?.blocks.flatMap((block) =>
      'text' in block ? [block.text] : [],
    )[0];
  };
  it('is left out behind the name in the author’s box, and read elsewhere', () => {
    expect(signed('Courier Health News')).toBe(LONG_PROSE[0]);
    expect(signed('The view from the pier', 'story')).toContain('The view from the pier');
  });

  it('is left out where it presents the author in the byline’s element', () => {
    const told = (name: string) => {
      const html = `<p class="${name}"><span>By</span> <a href="/authors/ann">Ann Ames</a>, <span>an editor and author of the Pier letter. She has covered the port for ten years.</span></p>${paragraphs(LONG_PROSE)}`;
      return extractArticle(
        page(html, { head: '<meta name="author" content="Ann Ames">' }),
        URL_OF_PAGE,
      ).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))[0];
    };
    expect(told('article-byline')).toBe(LONG_PROSE[0]);
    expect(told('story')).toContain('an editor');
  });
});
