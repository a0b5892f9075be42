import { describe, expect, it } from 'vitest';
import { recognizeFormat } from '../../../src/extract/documents/recognize-format.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('what is no document is named', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'a picture (PNG)'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'a picture (JPEG)'],
    ['ID3\x04\0\0\0\0', 'a recording (MP3)'],
    ['\0\0\0\x18ftypisom', 'a video (MP4)'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Office document from before 2007, or one with a password'],
    ['{\\rtf1\\ansi Hello}', 'a rich text document (RTF)'],
    [`${'\0'.repeat(60)}BOOKMOBI`, 'a Kindle book'],
    ['\x1f\x8b\x08\0', 'a compressed file (gzip)'],
    ['Some words\0\0\x01\x02 and bytes', 'a file that is no text'],
    ['GIF89a\x01\0\x01\0', 'a picture (GIF)'],
    [`notes.txt${'\0'.repeat(248)}ustar\x0000`, 'an archive (tar)'],
    [`notes.txt${'\0'.repeat(248)}ustar  \0`, 'an archive (tar)'],
    ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'a picture (SVG)'],
    ['<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'a feed'],
    ['{"title": "A", "text": "B"}', 'data (JSON)'],
  ])('%j is %s', (head, what) => {
    // Whatever its name says.
    expect(recognizeFormat(latin1(head), { fileName: 'report.txt' })).toEqual({ unknown: what });
  });

  it('names a ZIP archive by what is in it', () => {
    const archive = (name: string) =>
      latin1(
        `PK\x03\x04${'\0'.repeat(26)}PK\x01\x02${'\0'.repeat(24)}${String.fromCharCode(name.length)}\0${'\0'.repeat(16)}${name}`,
      );
    expect(recognizeFormat(archive('xl/workbook.xml'), { fileName: 'a.docx' })).toEqual({
      unknown: 'an Excel workbook',
    });
    expect(recognizeFormat(archive('word/document.xml'), { fileName: 'a.zip' })).toEqual({ format: 'docx' });
    expect(recognizeFormat(archive('META-INF/container.xml'))).toEqual({ format: 'epub' });
    expect(recognizeFormat(archive('notes/a.txt'), { fileName: 'a.epub' })).toEqual({ unknown: 'an archive (ZIP)' });
  });
});

describe('text', () => {
  it.each([
    ['<!doctype html><p>A page.</p>', { fileName: 'a.txt' }, 'html'],
    ['Words in front.\n<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>', {}, 'html'],
    ['Words that a server calls a page.', { contentType: 'text/html; charset=utf-8' }, 'html'],
    ['Words in a saved page.', { fileName: 'saved.HTM' }, 'html'],
    ['<!doctype html><p>A\0 page with a zero.</p>', {}, 'html'],
    ['A\0 page that a server calls one.', { contentType: 'text/html' }, 'html'],
    ['ID3 tags name what is heard.', {}, 'plain-text'],
    ['OTTO was a king.', {}, 'plain-text'],
    ['All his AIFF recordings are lost.', {}, 'plain-text'],
    ['A PDF begins with %PDF-1.7, as all know.', {}, 'plain-text'],
    [`${'-'.repeat(257)}ustara`, {}, 'plain-text'],
    ['# Heading\n\nText.', { fileName: 'notes.md' }, 'markdown'],
    ['# Heading\n\nText.', { contentType: 'text/markdown' }, 'markdown'],
    ['# Heading\n\nText.', { fileName: 'notes.txt' }, 'plain-text'],
    ['Title: of a text\nDate: unknown\n\nNo mail.', {}, 'plain-text'],
    ['Received: from a\nFrom: A <a@example.org>\nSubject: Letter\n\nText.', { fileName: 'letter.txt' }, 'eml'],
    [
      'Received:from a\nFrom:a@example.org\nX-CM-TRANSID:gCh0CgD3\nSubject:Letter\n\nText.',
      { fileName: 'letter.txt' },
      'eml',
    ],
    [
      `${Array.from({ length: 300 }, (_, at) => `Received: from host ${at} by another`).join('\n')}\nSubject: A\n\nText.`,
      {},
      'eml',
    ],
    ['https://example.org/\nReceived: from a\nSubject: A\n\nText.', {}, 'plain-text'],
    [
      'From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b',
      {},
      'mhtml',
    ],
    [
      'To: b@example.org\nFrom: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b',
      {},
      'eml',
    ],
    ['%PDF-1.7\n', { fileName: 'a.txt' }, 'pdf'],
  ] as const)('%j as %j is %s', (text, name, format) => {
    expect(recognizeFormat(latin1(text), name)).toEqual({ format });
  });

  it.each(['utf16le', 'utf16be'] as const)('in %s is known with a byte order mark and without', (encoding) => {
    const little = Buffer.from('The harbour was quiet. 港口很安静。\nThe ferry had left.\n', 'utf16le');
    const bytes = encoding === 'utf16le' ? little : Buffer.from(little).swap16();
    const mark = encoding === 'utf16le' ? [0xff, 0xfe] : [0xfe, 0xff];
    for (const one of [bytes, Buffer.concat([Buffer.from(mark), bytes])])
      expect(recognizeFormat(one, { fileName: 'a.txt' })).toEqual({ format: 'plain-text' });
  });
});
