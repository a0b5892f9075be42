/** One text in English and one in Chinese, as programs of many kinds write them; what is to be heard comes from the source. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../helpers/zip.ts';
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

describe('what its writer hid is not read, what shows is', () => {
  it('in Word, by runs and styles, as it stands after what was changed', async () => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const run = (properties: string, text: string) =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text} </w:t></w:r>`;
    const style = (id: string, inside: string) =>
      `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${id}"/>${inside}</w:style>`;
    const kind = (what: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${what}+xml`;
    const type = (part: string, what: string) => `<Override PartName="${part}" ContentType="${kind(what)}"/>`;
    const related = (id: string, what: string, to: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${what}" Target="${to}"/></Relationships>`;
    const body = [
      run('<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>', 'Shown again.'),
      run('<w:rPrChange w:id="2" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange><w:vanish/>', 'Hidden now.'),
      run('<w:rStyle w:val="Secret"/>', 'Hidden by a style.'),
      run('<w:rStyle w:val="Deep"/>', 'Hidden by what a style is based on.'),
      run('<w:rStyle w:val="Open"/>', 'Shown by a style.'),
      run('<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>', 'Shown by itself.'),
    ].join('');
    const docx = zipOf({
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${type('/word/document.xml', 'document.main')}${type('/word/styles.xml', 'styles')}</Types>`,
      '_rels/.rels': related('r1', 'officeDocument', 'word/document.xml'),
      'word/_rels/document.xml.rels': related('r1', 'styles', 'styles.xml'),
      'word/styles.xml': `<w:styles ${space}>${style('Secret', '<w:rPr><w:vanish/></w:rPr>')}${style('Deep', '<w:basedOn w:val="Secret"/>')}${style('Open', '<w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="false"/></w:rPr>')}<w:style w:type="paragraph" w:styleId="Veil"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
      'word/document.xml': `<w:document ${space}><w:body><w:p><w:pPr><w:pStyle w:val="Veil"/></w:pPr>${run('', 'Hidden whole.')}</w:p><w:p>${body}</w:p></w:body></w:document>`,
    });
    expect(heard(await readBytes(docx))).toEqual(['Shown again. Shown by a style. Shown by itself.']);
  });

  it('in OpenDocument, by fields, sections and styles of both files', async () => {
    const spaces = ['office', 'text', 'style']
      .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
      .join(' ');
    const style = (name: string, family: string, inside: string, parent = '') =>
      `<style:style style:name="${name}" style:family="${family}" style:parent-style-name="${parent}">${inside}</style:style>`;
    const hides = '<style:text-properties text:display="none"/>';
    const odt = zipOf({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content ${spaces}><office:automatic-styles>${style('T1', 'text', '', 'Secret')}</office:automatic-styles><office:body><office:text>
        <text:p>One <text:hidden-text text:is-hidden="false">shown </text:hidden-text><text:hidden-text text:is-hidden="true">hidden </text:hidden-text>field.</text:p>
        <text:p>Two <text:span text:style-name="Secret">hidden </text:span><text:span text:style-name="T1">hidden </text:span>styles.</text:p>
        <text:p text:style-name="Secret">Three is a style of paragraphs.</text:p>
        <text:p text:style-name="Veil">Hidden whole.</text:p>
        <text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>Hidden by a field.</text:p>
        <text:p><text:hidden-paragraph text:condition="ooow:0" text:is-hidden="false"/>Four stays.</text:p>
        <text:section text:name="a" text:display="condition" text:is-hidden="true"><text:p>Hidden section.</text:p></text:section>
        <text:section text:name="b" text:display="condition"><text:p>Five is a section.</text:p></text:section>
        </office:text></office:body></office:document-content>`,
      'styles.xml': `<office:document-styles ${spaces}><office:styles>${style('Secret', 'text', hides)}${style('Secret', 'paragraph', '')}${style('Veil', 'paragraph', hides)}</office:styles></office:document-styles>`,
    });
    expect(heard(await readBytes(odt))).toEqual([
      'One shown field.',
      'Two styles.',
      'Three is a style of paragraphs.',
      'Four stays.',
      'Five is a section.',
    ]);
  });
});
