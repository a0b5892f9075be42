/** One text in English and one in Chinese, as programs of many kinds write them; what is to be heard comes from the source. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { heard, readBytes } from './read.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/documents/', import.meta.url));
type Source = {
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly heard: readonly string[];
};
const source = (language: string): Source => JSON.parse(readFileSync(`${FOLDER}${language}.json`, 'utf8'));

/** Formats that keep what a paragraph is; elsewhere only the words and their paragraphs are compared. */
const KEEPS_KINDS = /^(?:pandoc2?-.*\.(?:epub|docx|odt)|libreoffice-.*\.(?:docx|odt)|chromium-.*\.mhtml|html-.*\.eml)$/;
/** What prints a page prints the author's name below the title, and does not say whose it is. */
const PRINTS_AUTHOR = /^(?:chromium|groff)-.*\.pdf$/;
const HEADS = /^(?:h\d|quote|listItem) /;

const files = readdirSync(FOLDER).filter((name) => /-(?:english|chinese)\.\w+$/.test(name));

it('has five documents of each format at least', () => {
  const formats = new Map<string, number>();
  for (const name of files) {
    const format = name.slice(name.lastIndexOf('.') + 1);
    formats.set(format, (formats.get(format) ?? 0) + 1);
  }
  expect(Object.fromEntries(formats)).toMatchObject({ epub: 6, pdf: 7, docx: 5, odt: 5, eml: 5, mhtml: 5 });
});

describe('what is heard is what the source says, without notes, their marks, running heads and page numbers', () => {
  it.each(files)('%s', async (name) => {
    const { title, author, lang, heard: wanted } = source(name.includes('chinese') ? 'chinese' : 'english');
    const document = await readBytes(readFileSync(FOLDER + name), { fileName: name });
    const own = PRINTS_AUTHOR.test(name) ? [author, ...wanted] : wanted;
    const plain = (texts: readonly string[]) => texts.map((text) => text.replace(HEADS, ''));
    if (KEEPS_KINDS.test(name)) expect(heard(document)).toEqual(own);
    else expect(plain(heard(document))).toEqual(plain(own));
    expect(document.article.title).toBe(title);
    if (!PRINTS_AUTHOR.test(name)) expect(document.article.byline).toBe(author);
    // Where a document does not say in which language it is, its text does.
    expect(document.article.language.slice(0, 2)).toBe(lang.slice(0, 2));
  });

  it('takes the cover out of a book', async () => {
    const { cover } = await readBytes(readFileSync(`${FOLDER}pandoc-english.epub`));
    expect(
      Buffer.from(cover ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('knows the address that a saved page is from, and the day of a letter', async () => {
    const page = await readBytes(readFileSync(`${FOLDER}chromium-english.mhtml`));
    expect(page.article).toMatchObject({
      url: 'http://news.example.org/en/clock.html',
      canonicalUrl: 'http://news.example.org/en/clock.html',
    });
    const letter = await readBytes(readFileSync(`${FOLDER}newsletter-english.eml`));
    expect(letter.article.publishedAt).toBe('2024-05-18T01:30:00Z');
  });

  it('refuses a PDF with a password by name', async () => {
    await expect(readBytes(readFileSync(`${FOLDER}password.pdf`))).rejects.toThrow(/^has a password$/);
  });
});
