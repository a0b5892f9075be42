/** Which kind of document bytes are, by what they hold. A name only decides between Markdown and plain text. */
import type { ForeignDocument } from '../../words/why.ts';

export type DocumentFormat = 'html' | 'epub' | 'pdf' | 'docx' | 'odt' | 'markdown' | 'plain-text' | 'mhtml' | 'eml';

/** What is known of a document besides its bytes. */
export type DocumentName = {
  readonly fileName?: string | undefined;
  /** The `Content-Type` that a server sent. */
  readonly contentType?: string | undefined;
};

/** `unknown` names what it is instead, with its article: “a picture (PNG)”. */
export type Recognized =
  | { readonly format: DocumentFormat; readonly unknown?: undefined }
  | { readonly format?: undefined; readonly unknown: ForeignDocument };

/** Bytes at a place, as Latin-1, and what has them: signatures as in the formats' own specifications. The first that fits. */
const SIGNATURES: readonly (readonly [at: number, bytes: string, what: ForeignDocument])[] = [
  [0, '\x89PNG\r\n', 'a picture (PNG)'],
  [0, '\xff\xd8\xff', 'a picture (JPEG)'],
  [0, 'GIF87a', 'a picture (GIF)'],
  [0, 'GIF89a', 'a picture (GIF)'],
  [8, 'WEBP', 'a picture (WebP)'],
  [0, 'II*\0', 'a picture (TIFF)'],
  [0, 'MM\0*', 'a picture (TIFF)'],
  [0, '\0\0\x01\0', 'a picture (ICO)'],
  [4, 'ftypavi', 'a picture (AVIF)'],
  [4, 'ftyphei', 'a picture (HEIC)'],
  [4, 'ftyphev', 'a picture (HEIC)'],
  [4, 'ftypmif1', 'a picture (HEIC)'],
  [0, '8BPS', 'a picture (Photoshop)'],
  [0, 'ID3', 'a recording (MP3)'],
  [0, '\xff\xfb', 'a recording (MP3)'],
  [0, '\xff\xfa', 'a recording (MP3)'],
  [0, '\xff\xf3', 'a recording (MP3)'],
  [0, '\xff\xf2', 'a recording (MP3)'],
  [0, '\xff\xf1', 'a recording (AAC)'],
  [0, '\xff\xf9', 'a recording (AAC)'],
  [0, 'OggS', 'a recording (Ogg)'],
  [0, 'fLaC', 'a recording (FLAC)'],
  [8, 'WAVEfmt', 'a recording (WAV)'],
  [8, 'AIFF', 'a recording (AIFF)'],
  [4, 'ftypM4', 'a recording (M4A)'],
  [4, 'ftyp', 'a video (MP4)'],
  [8, 'AVI LIST', 'a video (AVI)'],
  [0, '\x1aE\xdf\xa3', 'a video (Matroska or WebM)'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Office document from before 2007, or one with a password'],
  [0, '{\\rtf', 'a rich text document (RTF)'],
  [0, 'AT&TFORM', 'a scanned document (DjVu)'],
  [60, 'BOOKMOBI', 'a Kindle book'],
  [60, 'TEXtREAd', 'a Palm book'],
  [0, 'ITSF', 'a help file (CHM)'],
  [0, '%!PS', 'a PostScript document'],
  [0, '\x1f\x8b', 'a compressed file (gzip)'],
  [0, 'BZh', 'a compressed file (bzip2)'],
  [0, '\xfd7zXZ', 'a compressed file (xz)'],
  [0, '\x28\xb5\x2f\xfd', 'a compressed file (Zstandard)'],
  [0, '7z\xbc\xaf', 'an archive (7z)'],
  [0, 'Rar!', 'an archive (RAR)'],
  [257, 'ustar\0', 'an archive (tar)'],
  [257, 'ustar  ', 'an archive (tar)'],
  [0, 'SQLite format 3\0', 'a database (SQLite)'],
  [0, '\x7fELF', 'a program'],
  [0, 'MZ\x90\0', 'a program'],
  [0, '\xca\xfe\xba\xbe', 'a program'],
  [0, '\xcf\xfa\xed\xfe', 'a program'],
  [0, '\0asm', 'a program'],
  [0, 'wOF2', 'a font'],
  [0, 'wOFF', 'a font'],
  [0, 'OTTO', 'a font'],
  [0, '\0\x01\0\0\0', 'a font'],
];

/** Names in a ZIP archive, and what has them. The first that fits. */
const ARCHIVES: readonly (readonly [RegExp, ForeignDocument])[] = [
  [/^xl\/workbook\.(?:xml|bin)$/, 'an Excel workbook'],
  [/^ppt\/presentation\.xml$/, 'a PowerPoint presentation'],
  [/^visio\/document\.xml$/, 'a Visio drawing'],
  [/^AndroidManifest\.xml$/, 'an Android program'],
  [/^META-INF\/MANIFEST\.MF$/, 'a Java program'],
  [/^FixedDocSeq\.fdseq$/i, 'an XPS document'],
  [/^Index\/Document\.iwa$/, 'an iWork document'],
];

const OPEN_DOCUMENTS: Readonly<Record<string, ForeignDocument>> = {
  spreadsheet: 'an OpenDocument spreadsheet',
  presentation: 'an OpenDocument presentation',
  graphics: 'an OpenDocument drawing',
  formula: 'an OpenDocument formula',
};

/** Markup and header lines are looked for in so much of a text. */
const HEAD_CHARACTERS = 8000;
/** A message that went through many servers has so long a head. */
const MESSAGE_HEAD = 65_536;

/** Recognises a document. Never throws; no bytes are read aloud that are no text. */
export function recognizeFormat(bytes: Uint8Array, name: DocumentName = {}): Recognized {
  const head = latin1(bytes.subarray(0, 1024));
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return recognizeArchive(bytes);
  // Readers look for it within the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (/^\s{0,40}%PDF-/.test(head)) return { format: 'pdf' };
  const text = isText(bytes);
  const isPage = FIRST.test(withoutProlog(head.trimStart()));
  if (head.includes('%PDF-1.') && !text && !isPage) return { format: 'pdf' };
  const found = SIGNATURES.find(
    ([at, signature]) => head.startsWith(signature, at) && !(text && WORDS.test(signature)),
  );
  if (found) return { unknown: found[2] };
  // Browsers show a page with a stray zero in it.
  if (!text && !isPage && typeOf(name) !== 'text/html') return { unknown: 'a file that is no text' };
  return recognizeText(bytes, name);
}

/** Signatures that a text may have at the same place; RTF and PostScript are text themselves. */
const WORDS = /^(?!\{\\rtf|%!PS)[ -~]+$/;

const typeOf = ({ contentType = '' }: DocumentName) => contentType.split(';')[0]?.trim().toLowerCase() ?? '';

function recognizeArchive(bytes: Uint8Array): Recognized {
  const names = listNames(bytes);
  // OCF and OpenDocument want it first, as it is.
  const first = latin1(bytes.subarray(30, 200));
  const media = first.startsWith('mimetype') ? first.slice('mimetype'.length) : '';
  if (media.startsWith('application/epub+zip') || names.includes('META-INF/container.xml')) return { format: 'epub' };
  if (names.includes('word/document.xml')) return { format: 'docx' };
  if (media.startsWith('application/vnd.oasis.opendocument.text')) return { format: 'odt' };
  const open = Object.entries(OPEN_DOCUMENTS).find(([kind]) => media.includes(`opendocument.${kind}`));
  if (open) return { unknown: open[1] };
  for (const [pattern, what] of ARCHIVES) if (names.some((one) => pattern.test(one))) return { unknown: what };
  return { unknown: 'an archive (ZIP)' };
}

const MOST_NAMES = 5000;

/** The names in the central directory (APPNOTE 4.3.12); what reads the archive checks it. */
function listNames(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = buffer.indexOf('PK\x01\x02', 0, 'latin1');
  while (at >= 0 && at + 46 <= buffer.length && names.length < MOST_NAMES) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(latin1(buffer.subarray(at + 46, at + 46 + length)));
    at = buffer.indexOf('PK\x01\x02', at + 46 + length, 'latin1');
  }
  return names;
}

const SAMPLE_BYTES = 65_536;
/** From this share of control characters on, bytes are no text in any encoding. */
const MOST_CONTROLS = 0.01;

function isText(bytes: Uint8Array): boolean {
  if (isUtf16(bytes)) return true;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    // Tab, line feed, form feed, carriage return; escape begins characters in ISO-2022-JP.
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  return controls <= sample.length * MOST_CONTROLS;
}

const WRITTEN =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u0020-\u007e\u00a0-\u00bf\u2010-\u2030\u3000-\u303f\uff00-\uff65\s\ufeff]/gu;
const BREAK = /[\s，。、；：,.]/g;
/** Of a text in the right order of bytes; the wrong one gives letters of every script. */
const MOST = 0.97;
const BREAKS = 0.01;

/** By its mark, or by what a text with zero bytes says when it is read so. */
export function isUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, 4000));
  if (sample.length < 8 || !sample.includes(0)) return undefined;
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    return (
      (text.match(WRITTEN)?.length ?? 0) > text.length * MOST && (text.match(BREAK)?.length ?? 0) > text.length * BREAKS
    );
  });
}

function recognizeText(bytes: Uint8Array, name: DocumentName): Recognized {
  const { fileName = '' } = name;
  const utf16 = isUtf16(bytes);
  const text = utf16
    ? new TextDecoder(utf16).decode(bytes.subarray(0, HEAD_CHARACTERS * 2))
    : latin1(bytes.subarray(0, HEAD_CHARACTERS)).replace(/^\xef\xbb\xbf/, '');
  const type = typeOf(name);
  const start = text.trimStart();
  const head = headOf(latin1(bytes.subarray(0, MESSAGE_HEAD)).trimStart());
  if (isMessage(head)) {
    if (
      /^content-type:\s{0,4}multipart\/related/im.test(head) &&
      /^(?:snapshot-content-location|mime-version)/im.test(head)
    )
      return { format: isSavedPage(head, fileName) ? 'mhtml' : 'eml' };
    return { format: 'eml' };
  }
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type) || /\.x?html?$/i.test(fileName)) return { format: 'html' };
  if (isHtml(start)) return { format: 'html' };
  const other = nameMarkup(start);
  if (other !== undefined) return { unknown: other };
  if (/\.(?:md|markdown|mdown|mkdn?)$/i.test(fileName) || type === 'text/markdown') return { format: 'markdown' };
  return { format: 'plain-text' };
}

/** Up to the first empty line; without one, up to the last line, which may be cut. */
function headOf(text: string): string {
  const end = text.search(/\r?\n\r?\n/);
  return text.slice(0, end >= 0 ? end : Math.max(0, text.lastIndexOf('\n')));
}

/** Some programs write no space behind the colon; an address is no header. */
const HEADER = /^[A-Za-z][\w-]{1,60}:(?!\/\/)/;
/** What only a message has; a text may begin with “Title:” or “Subject:”. */
const OF_MESSAGES =
  /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-[\w-]{1,40}|snapshot-content-location):/im;

/** RFC 5322: header lines from the first line on, one of them a message's own. */
function isMessage(text: string): boolean {
  const head = text.replace(/^From \S{1,200} .{1,60}\r?\n/, '');
  const lines = head.split(/\r?\n/);
  if (!lines.every((line) => HEADER.test(line) || /^[ \t]/.test(line))) return false;
  return OF_MESSAGES.test(head) && /^(?:from|date|subject|content-type):/im.test(head);
}

/** A browser's saved page names no recipient. */
const isSavedPage = (head: string, fileName: string) =>
  /^snapshot-content-location:/im.test(head) ||
  /\.mht(?:ml)?$/i.test(fileName) ||
  !/^(?:to|message-id|received):/im.test(head);

/** Without the declaration, comments and processing instructions in front of the first element; a doctype stays. */
function withoutProlog(text: string): string {
  let rest = text;
  for (let parts = 0; parts < 20; parts += 1) {
    const close = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
    const end = close === undefined ? -1 : rest.indexOf(close);
    if (close === undefined || end < 0) break;
    rest = rest.slice(end + close.length).trimStart();
  }
  return rest;
}

const FIRST =
  /^<(?:!doctype html|html|head|body|meta|title|main|article|section|div|p|h[1-6]|table|ul|ol|blockquote|figure|span|a|center|font|header|nav|link|script|style)[\s>/]/i;

/** From the first tag on, or a fragment with several of the elements that only pages have. */
function isHtml(text: string): boolean {
  if (FIRST.test(withoutProlog(text))) return true;
  const closing = text.match(/<\/(?:p|div|h[1-6]|article|section|body|span|table|li|blockquote|a)>/gi)?.length ?? 0;
  return closing >= 4 && /<\/(?:p|div|article|section|body)>/i.test(text);
}

function nameMarkup(text: string): ForeignDocument | undefined {
  const shown = withoutProlog(text);
  const declared = shown.startsWith('<!') ? withoutProlog(shown.slice(shown.indexOf('>') + 1).trimStart()) : shown;
  const root = /^<([\w:-]{1,40})[\s>/]/.exec(declared)?.[1];
  switch (root?.toLowerCase()) {
    case 'svg':
      return 'a picture (SVG)';
    case 'rss':
    case 'feed':
    case 'rdf:rdf':
      return 'a feed';
    case 'fictionbook':
      return 'a FictionBook';
    case 'urlset':
    case 'sitemapindex':
      return 'a sitemap';
    case undefined:
      break;
    default:
      return 'an XML document';
  }
  if (/^\s{0,40}[[{]/.test(text) && isJson(text)) return 'data (JSON)';
  return undefined;
}

/** The beginning of a long one cannot be parsed, but looks like nothing else. */
const isJson = (text: string) =>
  /^\s{0,40}(?:\{\s{0,40}"[^"\n]{0,200}"\s{0,10}:|\[\s{0,40}(?:\{|\[|"[^"\n]{0,200}"\s{0,10},|-?\d[\d.]{0,20}\s{0,10},))/.test(
    text,
  );

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
