/** Documents that no program writes: each is refused by name, or read as what it is, and nothing else is opened. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/extract/documents/archive.ts';
import { heard, readBytes } from '../extract/documents/read.ts';
import { bookOf, pageOf, zipOf } from '../helpers/zip.ts';

const zeros = Buffer.alloc(50_000_000, 32);
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const docx = (body: string) => zipOf({ '[Content_Types].xml': TYPES, 'word/document.xml': body });
const odt = (body: string, files = {}) =>
  zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': body, ...files });
const openText = (inside: string) =>
  `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${inside}</office:text></office:body></office:document-content>`;
const ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';

describe('an archive', () => {
  it('that unpacks to more than it may is refused, whatever it declares', async () => {
    const chapter = { content: zeros };
    await expect(readBytes(bookOf({ chapters: { 'a.xhtml': chapter } }))).rejects.toThrow('unpacks to more than 40 MB');
    const lying = { content: zeros, declaredBytes: 1000 };
    await expect(readBytes(bookOf({ chapters: { 'a.xhtml': lying } }))).rejects.toThrow('is a damaged archive');
    const two = zipOf({ a: { content: zeros.subarray(0, 900_000) }, b: { content: zeros.subarray(0, 900_000) } });
    const archive = await openArchive(two, { memberMegabytes: 1, megabytes: 1 });
    expect(await archive.read('a')).toHaveLength(900_000);
    await expect(archive.read('b')).rejects.toThrow('1 MB in all');
  });

  it.each(['../../outside.xhtml', '/etc/passwd', 'C:\\a.xhtml'])('with the name %s is refused', async (name) => {
    await expect(readBytes(zipOf({ mimetype: 'application/epub+zip', [name]: 'x' }))).rejects.toThrow(
      'is a damaged archive',
    );
  });

  it('that leads its contents out of it finds nothing there', async () => {
    const book = bookOf({
      chapters: { 'a.xhtml': pageOf('<p>Words of the book.</p>') },
      manifest:
        '<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/><item id="y" href="file:///etc/passwd" media-type="application/xhtml+xml"/>',
      spine: '<itemref idref="x"/><itemref idref="y"/>',
    });
    expect(heard(await readBytes(book))).toEqual(['Words of the book.']);
  });

  it('with a password, or that ends too early, is refused by name', async () => {
    const locked = bookOf({ chapters: { 'a.xhtml': { content: 'x', flags: 1 } } });
    await expect(readBytes(locked)).rejects.toThrow('has a password');
    await expect(readBytes(locked.subarray(0, 300))).rejects.toThrow();
    const sealed = odt(openText('<text:p>x</text:p>'), {
      'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>',
    });
    await expect(readBytes(sealed)).rejects.toThrow('has a password');
  });
});

describe('XML', () => {
  it.each([
    ['Word', docx(`<?xml version="1.0"?>${ENTITY}<w:document xmlns:w="w"><w:body>&e;</w:body></w:document>`)],
    ['OpenDocument', odt(ENTITY + openText('<text:p>&e;</text:p>'))],
  ])('of %s that declares entities is refused', async (_, bytes) => {
    await expect(readBytes(bytes)).rejects.toThrow('declares entities');
  });

  it("of a book's chapter gives entities no meaning", async () => {
    const chapter = `<?xml version="1.0"?>${ENTITY}<html><body><p>Before &e; after.</p></body></html>`;
    expect(heard(await readBytes(bookOf({ chapters: { 'a.xhtml': chapter } }))).join()).toContain('Before &e; after.');
  });

  it('that nests deeper than anybody writes is refused or cut', async () => {
    const deep = '<text:span>'.repeat(100_000);
    await expect(readBytes(odt(openText(`<text:p>${deep}`)))).rejects.toThrow('nests its elements');
    await expect(readBytes(docx(`<w:document>${'<w:p>'.repeat(100_000)}`))).rejects.toThrow('nests its elements');
    const book = bookOf({ chapters: { 'a.xhtml': pageOf(`<p>Words.</p>${'<div>'.repeat(100_000)}<p>More.</p>`) } });
    expect(heard(await readBytes(book))).toEqual(['Words.', 'More.']);
  });
});

describe('mail', () => {
  it('that nests its parts without end is refused', async () => {
    const parts = Array.from(
      { length: 200 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    );
    const mail = `From: a@example.org\nMessage-ID: <1>\nMIME-Version: 1.0\n${parts.join('')}`;
    await expect(readBytes(Buffer.from(mail))).rejects.toThrow('is no message that can be read');
  });
});

describe('PDF', () => {
  const pdf = (content: string | Buffer, resources = '') => {
    const stream = Buffer.from(content as string);
    const objects = [
      '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<${resources}>>>>`,
    ].map((object, at) => `${at + 1} 0 obj${object}endobj\n`);
    const filter = typeof content === 'string' ? '' : '/Filter/FlateDecode';
    return Buffer.concat([
      Buffer.from(`%PDF-1.4\n${objects.join('')}4 0 obj<</Length ${stream.length}${filter}>>stream\n`),
      stream,
      Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
    ]);
  };
  const FONT = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';

  it('without text is named as scanned', async () => {
    await expect(readBytes(pdf('0 0 300 300 re f'))).rejects.toThrow('is a scanned PDF');
    await expect(readBytes(pdf('BT /F 10 Tf 20 20 Td (7) Tj ET', FONT))).rejects.toThrow('is a scanned PDF');
  });

  it('is read without running what it carries', async () => {
    const text = 'BT /F 10 Tf 20 200 Td (The harbour was quiet again that night.) Tj ET';
    expect(heard(await readBytes(pdf(text, FONT)))).toEqual(['The harbour was quiet again that night.']);
    expect(heard(await readBytes(pdf(deflateSync(text), FONT)))).toEqual(['The harbour was quiet again that night.']);
  });

  it('that is damaged is refused by name', async () => {
    await expect(readBytes(Buffer.from('%PDF-1.7\n1 0 obj << /Type'))).rejects.toThrow(/is a (?:damaged|scanned) PDF/);
  });
});
