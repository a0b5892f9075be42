/** A document's bytes in, its article out, whatever its format. Each format's library is loaded when one is read. */
import type { Block } from '../../model.ts';
import { extractArticle } from '../extract-article.ts';
import { buildArticle } from './build-article.ts';
import { demandArticle } from './demand-article.ts';
import type { DocumentPart } from './document-blocks.ts';
import type { BookPart, DocumentInput, DocumentText, ReadDocument } from './document-types.ts';
import { isUtf16 } from './recognize-format.ts';

/**
 * Reads a document. Pure: nothing outside of the bytes is looked at.
 *
 * @throws DocumentRefusal which says by name why it is not read
 */
export async function readDocument(input: DocumentInput): Promise<ReadDocument> {
  const { bytes, format } = input;
  switch (format) {
    case 'plain-text': {
      const { readPlainText } = await import('./plain-text.ts');
      return readText(input, readPlainText(textOf(input)));
    }
    case 'markdown': {
      const { readMarkdown } = await import('./markdown.ts');
      return readText(input, readMarkdown(textOf(input)));
    }
    case 'docx': {
      const { readDocx } = await import('./docx.ts');
      return readText(input, await readDocx(bytes));
    }
    case 'odt': {
      const { readOdt } = await import('./odt.ts');
      return readText(input, await readOdt(bytes));
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts');
      return readText(input, await readPdf(bytes));
    }
    case 'epub':
      return readBook(input);
    case 'eml': {
      const { readMail } = await import('./mail/read-mail.ts');
      return readMail(bytes, input.url, input.page);
    }
    case 'mhtml':
      return readArchive(input);
  }
}

/** UTF-16 is known by its zeros, UTF-8 by being valid; other encodings by what is said of them, or by their bytes. */
function textOf({ bytes, contentType, decode }: Pick<DocumentInput, 'bytes' | 'contentType' | 'decode'>): string {
  const utf16 = isUtf16(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  // ASCII alone may be an encoding that writes other characters with it (ISO-2022-JP).
  if (!bytes.some((byte) => byte > 127)) return decode(bytes, contentType);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes, contentType);
  }
}

/** The chapters of an EPUB that are heard, by its own contents: no title page, no page of a part. @throws DocumentRefusal */
export async function listParts({
  bytes,
  decode,
}: Pick<DocumentInput, 'bytes' | 'decode'>): Promise<readonly BookPart[]> {
  const [{ openBook, readFiles }, { buildBlocks, notesOf, parsePart }] = await Promise.all([
    import('./epub.ts'),
    import('./document-blocks.ts'),
  ]);
  const book = await openBook(bytes);
  const files = await readFiles(book, undefined);
  const parts = files.map((file) => parsePart(textOf({ bytes: file.bytes, decode }), file.name));
  const notes = notesOf(parts);
  const told = new Set([book.title, book.byline]);
  const begins = new Set(book.chapters.map(({ part }) => part));
  const full = new Set<string>();
  let chapter = book.chapters[0]?.part ?? '';
  for (const [at, part] of parts.entries()) {
    const { path = '' } = files[at] ?? {};
    if (begins.has(path)) chapter = path;
    const { blocks } = buildBlocks(part, notes);
    if (blocks.some((block) => isHeard(block, told))) full.add(chapter);
  }
  return book.chapters.filter(({ part }) => full.has(part));
}

/** Headings alone are a title page's; captions, tables and code are not spoken. */
function isHeard(block: Block, told: ReadonlySet<string | undefined>): boolean {
  if (block.kind === 'clip') return true;
  const isSpoken = block.kind === 'paragraph' || block.kind === 'quote' || block.kind === 'listItem';
  return isSpoken && /\p{L}/u.test(block.text) && !told.has(block.text.trim());
}

async function readText(input: DocumentInput, { html, ...about }: DocumentText): Promise<ReadDocument> {
  const { parsePart } = await import('./document-blocks.ts');
  return readParts(input, about, [parsePart(html)]);
}

async function readParts(
  input: DocumentInput,
  about: Omit<DocumentText, 'html'>,
  parts: readonly DocumentPart[],
  all = parts,
): Promise<ReadDocument> {
  const { buildBlocks, notesOf } = await import('./document-blocks.ts');
  const notes = notesOf(all);
  const read = parts.map((part) => buildBlocks(part, notes));
  const cut = parts.some(({ isCut }) => isCut)
    ? ['A part of the document is too long: only its beginning was read.']
    : [];
  return buildArticle(
    input,
    { ...about, problems: [...(about.problems ?? []), ...cut] },
    read.flatMap(({ blocks }) => blocks),
    read.flatMap(({ reported }) => reported),
  );
}

async function readBook(input: DocumentInput): Promise<ReadDocument> {
  const [{ openBook, readFiles, readRaisedClasses }, { parsePart }] = await Promise.all([
    import('./epub.ts'),
    import('./document-blocks.ts'),
  ]);
  const book = await openBook(input.bytes);
  const files = await readFiles(book, input.part);
  const raised = await readRaisedClasses(book);
  const all = files.map(({ name, bytes }) => parsePart(textOf({ bytes, decode: input.decode }), name, raised));
  const parts = all.filter((_, at) => files[at]?.isChosen);
  const chapter = book.chapters.find(({ part }) => part === input.part);
  const { title, byline, language, problems } = book;
  const read = await readParts(input, { title, byline, language, chapter: chapter?.title, problems }, parts, all);
  const cover = book.coverPath === undefined ? undefined : await book.archive.read(book.coverPath);
  return { ...read, ...(cover && { cover }) };
}

async function readArchive(input: DocumentInput): Promise<ReadDocument> {
  const { readSavedPage } = await import('./mail/message.ts');
  const { bytes, decode, url } = input;
  const page = await readSavedPage(bytes, decode);
  const result = extractArticle(page.html, page.url ?? url, input.page);
  const article = demandArticle(result);
  return { article: { ...article, url: page.url ?? url }, report: result.report };
}
