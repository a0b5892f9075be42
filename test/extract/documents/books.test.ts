import { describe, expect, it } from 'vitest';
import { listParts } from '../../../src/extract/documents/read-document.ts';
import { bookOf, pageOf } from '../../helpers/zip.ts';
import { heard, readBytes } from './read.ts';

const partsOf = (bytes: Uint8Array) => listParts({ bytes, decode: (one) => Buffer.from(one).toString() });

const NAV = `<nav epub:type="toc"><ol><li><a href="one.xhtml">Arrival</a><ol><li><a href="one.xhtml#b">Later</a></li></ol></li><li><a href="three.xhtml">Departure</a></li></ol></nav>`;

const book = bookOf({
  metadata:
    '<dc:title>Two Journeys</dc:title><dc:creator id="a">Ann Lee</dc:creator><dc:creator id="t">Tom Low</dc:creator><meta refines="#t" property="role">trl</meta><dc:language>en-GB</dc:language>',
  chapters: {
    'cover.xhtml': pageOf('<section epub:type="cover"><p>Cover words</p></section>'),
    'nav.xhtml': pageOf(NAV),
    'one.xhtml':
      pageOf(`<h1 id="a"><a id="top"/>Arrival</h1><p>We came by <i>boat</i><a epub:type="noteref" href="#n1">1</a> at dawn.<span epub:type="pagebreak" title="12" id="p12"/></p>
      <aside epub:type="footnote" id="n1"><p>Note one.</p></aside>
      <p>It rained<sup><a href="notes.xhtml#n2" id="r2">2</a></sup> until <span class="pagenum">13</span>noon.</p><h2 id="b">Later</h2>`),
    'two.xhtml': pageOf('<p>A part without a name goes on with the chapter.</p><p>* * *</p>'),
    'three.xhtml': pageOf(
      '<h1>Departure</h1><p>We left by train, see <a href="one.xhtml#a">1</a>.</p><script>alert("x")</script>',
    ),
    'notes.xhtml': pageOf('<h1>Notes</h1><p id="n2"><a href="one.xhtml#r2">2</a> Note two, in a file of its own.</p>'),
  },
  manifest:
    '<item id="extra" href="extra.xhtml" media-type="application/xhtml+xml"/><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>',
  spine: '<itemref idref="extra" linear="no"/>',
  files: { 'OPS/extra.xhtml': pageOf('<p>Beside the order.</p>') },
});

describe('a book', () => {
  it('is read in its order, without notes, page numbers, contents and cover', async () => {
    const document = await readBytes(book);
    expect(document.article).toMatchObject({ title: 'Two Journeys', byline: 'Ann Lee', language: 'en-GB' });
    expect(heard(document)).toEqual([
      'h1 Arrival',
      'We came by boat at dawn.',
      'It rained until noon.',
      'h2 Later',
      'A part without a name goes on with the chapter.',
      'h1 Departure',
      'We left by train, see 1.',
    ]);
  });

  it('is divided by its own contents, each chapter up to the next one', async () => {
    const parts = await partsOf(book);
    expect(parts).toEqual([
      { part: 'OPS/one.xhtml', title: 'Arrival' },
      { part: 'OPS/three.xhtml', title: 'Departure' },
    ]);
    const [first, second] = await Promise.all(parts.map(({ part }) => readBytes(book, { part })));
    expect(first?.article.title).toBe('Two Journeys · Arrival');
    expect(first && heard(first).at(-1)).toBe('A part without a name goes on with the chapter.');
    // The title has named it.
    expect(second && heard(second)).toEqual(['We left by train, see 1.']);
    await expect(readBytes(book, { part: 'OPS/none.xhtml' })).rejects.toThrow('has no chapter OPS/none.xhtml');
  });

  it('is divided into what holds text: no title page, no page of a part', async () => {
    const chapters = {
      'title.xhtml': pageOf('<h1>A Book</h1><p>Ann Lee</p>'),
      'part.xhtml': pageOf('<h1>Part One</h1>'),
      'one.xhtml': pageOf('<h1>Arrival</h1><p>We came by boat.</p>'),
      'two.xhtml': pageOf('<h1>Departure</h1><p>We left by train.</p>'),
    };
    const metadata = '<dc:title>A Book</dc:title><dc:creator>Ann Lee</dc:creator>';
    expect((await partsOf(bookOf({ chapters, metadata }))).map(({ part }) => part)).toEqual([
      'OPS/one.xhtml',
      'OPS/two.xhtml',
    ]);
  });

  it('is divided into what is heard: recordings and lists, no tables and captions alone', async () => {
    const chapters = {
      'a.xhtml': pageOf('<h1>Arrival</h1><audio src="https://a.example/a.mp3" controls="controls"></audio>'),
      'b.xhtml': pageOf(
        '<h1>Times</h1><table><tr><th>Boat</th><th>Train</th></tr><tr><td>9</td><td>10</td></tr></table>',
      ),
      'c.xhtml': pageOf('<h1>Things</h1><ul><li>A coat.</li></ul>'),
      'd.xhtml': pageOf('<h1>Plates</h1><figure><img src="a.png"/><figcaption>The quay.</figcaption></figure>'),
      'e.xhtml': pageOf('<audio src="https://a.example/e.mp3" controls="controls"></audio>'),
    };
    const sung = bookOf({ chapters });
    const parts = (await partsOf(sung)).map(({ part }) => part);
    expect(parts).toEqual(['OPS/a.xhtml', 'OPS/c.xhtml', 'OPS/e.xhtml']);
    const read = await Promise.all(parts.map((part) => readBytes(sung, { part })));
    expect(read.map(({ article }) => article.blocks.at(-1)?.kind)).toEqual(['clip', 'listItem', 'clip']);
  });

  it('is read as UTF-8, whatever charset a converter left in its files', async () => {
    const stale = pageOf('<p>Füße – “naïve”.</p>').replace(
      '<head>',
      '<head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"/>',
    );
    expect(heard(await readBytes(bookOf({ chapters: { 'a.xhtml': stale } })))).toEqual(['Füße – “naïve”.']);
  });

  it('keeps the title of a part whose page has but the number of a page beside it', async () => {
    const part = pageOf('<h1>Part One</h1><span epub:type="pagebreak" id="p1">Page 12</span>');
    const chapters = { 'a.xhtml': part, 'b.xhtml': pageOf('<p>Words of the book.</p>') };
    expect(heard(await readBytes(bookOf({ chapters, metadata: '<dc:title>A Book</dc:title>' })))).toEqual([
      'h1 Part One',
      'Words of the book.',
    ]);
  });

  it('finds files by another case of their names, and says how many it lacks', async () => {
    const missing = bookOf({
      chapters: { 'a.xhtml': pageOf('<p>One.</p>') },
      manifest: '<item id="b" href="TEXT/b.xhtml"/><item id="c" href="c.xhtml"/>',
      spine: '<itemref idref="b"/><itemref idref="c"/><itemref idref="none"/>',
      files: { 'OPS/Text/B.xhtml': pageOf('<p>Two.</p>') },
    });
    const document = await readBytes(missing);
    expect(heard(document)).toEqual(['One.', 'Two.']);
    expect(document.report.problems).toEqual(['2 files of the reading order are not in the book.']);
  });

  it('has what stands before the first entry of its contents in its first chapter', async () => {
    const foreword = bookOf({
      chapters: {
        'foreword.xhtml': pageOf('<p>Words before.</p>'),
        'one.xhtml': pageOf('<p>Words of one.</p>'),
        'three.xhtml': pageOf('<p>Words of three.</p>'),
      },
      manifest: '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>',
      files: { 'OPS/nav.xhtml': pageOf(NAV) },
    });
    const [first, last] = ['OPS/one.xhtml', 'OPS/three.xhtml'].map((part) => readBytes(foreword, { part }));
    expect(first && heard(await first)).toEqual(['Words before.', 'Words of one.']);
    expect(last && heard(await last)).toEqual(['Words of three.']);
  });

  it('without contents has a chapter for each of its files', async () => {
    const plain = bookOf({
      chapters: { 'a.xhtml': pageOf('<p>One.</p>'), 'b.xhtml': pageOf('<h2>Two</h2><p>Two.</p>') },
    });
    expect(await partsOf(plain)).toEqual([
      { part: 'OPS/a.xhtml', title: '1' },
      { part: 'OPS/b.xhtml', title: '2' },
    ]);
    expect((await readBytes(plain, { part: 'OPS/b.xhtml', fileName: 'days.epub' })).article.title).toBe('Two');
  });

  const encrypted = (algorithm: string) =>
    `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>`;
  const chapters = { 'a.xhtml': pageOf('<p>Words that can be read.</p>') };

  it.each([
    ['META-INF/encryption.xml', encrypted('http://www.w3.org/2001/04/xmlenc#aes128-cbc')],
    ['META-INF/rights.xml', '<rights/>'],
    ['META-INF/license.lcpl', '{}'],
  ])('with %s that protects its text is refused by name', async (name, content) => {
    await expect(readBytes(bookOf({ chapters, files: { [name]: content } }))).rejects.toThrow(
      'protected against copying',
    );
  });

  it('whose fonts are obscured is read', async () => {
    const files = { 'META-INF/encryption.xml': encrypted('http://www.idpf.org/2008/embedding') };
    expect(heard(await readBytes(bookOf({ chapters, files })))).toEqual(['Words that can be read.']);
  });
});
