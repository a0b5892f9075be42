/** An EPUB → the texts of its files in reading order, its chapters by its own contents, and what it says of itself. */

import { attribute, type DocumentNode, type Element, innerText } from '../dom.ts';
import { type Archive, openArchive } from './archive.ts';
import { type BookPart, DocumentRefusal, type DocumentText } from './document-types.ts';
import { decodeXml, findAll, localName, parseXml, plainText } from './parse-xml.ts';

/** A file of the reading order. */
/** `path`: in the archive. */
export type BookFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isChosen: boolean;
};

export type Book = Omit<DocumentText, 'html' | 'problems'> & {
  readonly problems: readonly string[];
  readonly archive: Archive;
  /** Paths in the archive, in reading order. */
  readonly spine: readonly string[];
  /** The first file of each chapter, in order. */
  readonly chapters: readonly BookPart[];
  readonly coverPath: string | undefined;
  readonly styleSheets: readonly string[];
};

/** Longer, nobody prints a book. */
const MOST_FILES = 5000;

/** @throws DocumentRefusal */
export async function openBook(bytes: Uint8Array): Promise<Book> {
  const archive = await openArchive(bytes);
  await refuseProtected(archive);
  const container = await archive.read('META-INF/container.xml');
  if (!container) throw new DocumentRefusal('is damaged: it has no list of its contents', 'damaged');
  const [rootFile] = findAll(parseXml(container), 'rootfile');
  const packagePath = rootFile ? attribute(rootFile, 'full-path') : '';
  const packageBytes = await archive.read(packagePath);
  if (!packageBytes) throw new DocumentRefusal('is damaged: it has no list of its contents', 'damaged');
  const root = parseXml(packageBytes);
  const items = new Map(findAll(root, 'item').map((item) => [attribute(item, 'id'), item]));
  const pathOf = (item: Element | undefined) =>
    item ? findPath(archive, packagePath, attribute(item, 'href')) : undefined;
  const skipped = listSkipped(archive, root, packagePath);
  const listed = findAll(root, 'itemref')
    .filter((ref) => attribute(ref, 'linear') !== 'no')
    .map((ref) => items.get(attribute(ref, 'idref')))
    .filter((item) => item === undefined || !/(?:^|\s)nav(?:\s|$)/.test(attribute(item, 'properties')))
    .map(pathOf);
  const found = listed.filter((path) => path !== undefined);
  const spine = found.filter((path) => !skipped.has(path)).slice(0, MOST_FILES);
  return {
    archive,
    spine: [...new Set(spine)],
    chapters: await readChapters(archive, root, items, pathOf, spine),
    coverPath: pathOf(findCover(root, items)),
    styleSheets: [...items.values()]
      .filter((item) => attribute(item, 'media-type') === 'text/css')
      .flatMap((item) => pathOf(item) ?? []),
    ...readMetadata(root),
    problems: listed.length > found.length ? [missing(listed.length - found.length)] : [],
  };
}

const missing = (count: number) =>
  count === 1
    ? 'A file of the reading order is not in the book.'
    : `${count} files of the reading order are not in the book.`;

/** Fonts may be obscured (EPUB 3.3, OCF, appendix A), which is no protection of the text. */
async function refuseProtected(archive: Archive): Promise<void> {
  const encryption = await archive.read('META-INF/encryption.xml');
  const encrypted = encryption ? findAll(parseXml(encryption), 'EncryptedData') : [];
  const isText = encrypted.some((data) => {
    const [method] = findAll(data, 'EncryptionMethod');
    const algorithm = method ? attribute(method, 'Algorithm') : '';
    return !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(algorithm);
  });
  if (isText || archive.find('META-INF/rights.xml') || archive.find('META-INF/license.lcpl'))
    throw new DocumentRefusal(
      'is protected against copying (DRM), and only the reader it was sold for can open it',
      'protected',
    );
}

/** The cover, the title page and the contents of EPUB 2 (OPF 2.0.1, 2.6). */
function listSkipped(archive: Archive, root: DocumentNode, packagePath: string): ReadonlySet<string> {
  const skipped = findAll(root, 'reference').filter((reference) =>
    /^(?:cover|toc|title-page|copyright-page|index|loi|lot)$/i.test(attribute(reference, 'type')),
  );
  return new Set(
    skipped.flatMap((reference) => {
      const href = attribute(reference, 'href');
      // A place within a file says nothing of the whole file.
      return href.includes('#') ? [] : (findPath(archive, packagePath, href) ?? []);
    }),
  );
}

function readMetadata(root: DocumentNode): Omit<DocumentText, 'html'> {
  const [metadata] = findAll(root, 'metadata');
  if (!metadata) return {};
  const texts = (name: string) =>
    findAll(metadata, name)
      .map((element) => ({ element, text: plainText(element).replace(/\s+/g, ' ').trim() }))
      .filter(({ text }) => text !== '');
  const roles = new Map(
    findAll(metadata, 'meta')
      .filter((meta) => attribute(meta, 'property') === 'role')
      .map((meta) => [attribute(meta, 'refines').slice(1), plainText(meta).trim()]),
  );
  const authors = texts('creator').filter(({ element }) => {
    const role = attribute(element, 'opf:role') || roles.get(attribute(element, 'id')) || 'aut';
    return role === 'aut';
  });
  return {
    title: texts('title')[0]?.text,
    byline:
      authors
        .map(({ text }) => text)
        .slice(0, 5)
        .join(', ') || undefined,
    language: texts('language')[0]?.text,
  };
}

function findCover(root: DocumentNode, items: ReadonlyMap<string, Element>): Element | undefined {
  const named = [...items.values()].find((item) => /(?:^|\s)cover-image(?:\s|$)/.test(attribute(item, 'properties')));
  const meta = findAll(root, 'meta').find((element) => attribute(element, 'name') === 'cover');
  const found = named ?? (meta && items.get(attribute(meta, 'content')));
  return found && /^image\/(?:jpeg|png|gif|webp)$/.test(attribute(found, 'media-type')) ? found : undefined;
}

/** By the navigation document or the NCX, the outermost level; without either, each file is a chapter. */
async function readChapters(
  archive: Archive,
  root: DocumentNode,
  items: ReadonlyMap<string, Element>,
  pathOf: (item: Element | undefined) => string | undefined,
  spine: readonly string[],
): Promise<readonly BookPart[]> {
  const nav = pathOf([...items.values()].find((item) => /(?:^|\s)nav(?:\s|$)/.test(attribute(item, 'properties'))));
  const [spineElement] = findAll(root, 'spine');
  const ncx = pathOf(items.get(spineElement ? attribute(spineElement, 'toc') : ''));
  const entries = (nav && (await readNav(archive, nav))) || (ncx && (await readNcx(archive, ncx))) || [];
  const found = new Map<string, string>();
  for (const { path, title } of entries) if (spine.includes(path) && !found.has(path)) found.set(path, title);
  if (found.size > 1) return [...found].map(([part, title]) => ({ part, title }));
  return spine.map((part, at) => ({ part, title: `${at + 1}` }));
}

type Entry = { readonly path: string; readonly title: string };

async function readNav(archive: Archive, path: string): Promise<readonly Entry[] | undefined> {
  const bytes = await archive.read(path);
  if (!bytes) return undefined;
  const toc = findAll(parseXml(bytes), 'nav').find((nav) => /(?:^|\s)toc(?:\s|$)/.test(attribute(nav, 'epub:type')));
  const [list] = toc ? findAll(toc, 'ol') : [];
  return list?.children.flatMap((item): readonly Entry[] => {
    if (!('attribs' in item)) return [];
    const [link] = findAll(item, 'a');
    return link ? [{ path: findPath(archive, path, attribute(link, 'href')) ?? '', title: innerText(link, 300) }] : [];
  });
}

async function readNcx(archive: Archive, path: string): Promise<readonly Entry[] | undefined> {
  const bytes = await archive.read(path);
  if (!bytes) return undefined;
  const [map] = findAll(parseXml(bytes), 'navMap');
  return map?.children.flatMap((point): readonly Entry[] => {
    if (!('attribs' in point) || localName(point) !== 'navPoint') return [];
    const [content] = findAll(point, 'content');
    const [label] = findAll(point, 'navLabel');
    return content
      ? [{ path: findPath(archive, path, attribute(content, 'src')) ?? '', title: label ? innerText(label, 300) : '' }]
      : [];
  });
}

/** High, or so small that it is set high by other means. */
const RAISED =
  /vertical-align\s{0,3}:\s{0,3}(?:super|text-top|(?:[2-9]\d|\d?\.[2-9])\d{0,4}(?:%|em|ex))|font-size\s{0,3}:\s{0,3}(?:0?\.[3-6]\d{0,4}em|[3-6]\d(?:\.\d{1,4})?%)/i;
const MOST_SHEETS = 20;
const MOST_SHEET_CHARACTERS = 500_000;

/** The classes that set text high, as marks of notes and powers are set by programs that know no `<sup>`. */
export async function readRaisedClasses({ archive, styleSheets }: Book): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const path of styleSheets.slice(0, MOST_SHEETS)) {
    const bytes = await archive.read(path);
    const text = bytes ? decodeXml(bytes).slice(0, MOST_SHEET_CHARACTERS) : '';
    for (const rule of text.split('}')) {
      const [selector = '', body = ''] = rule.split('{', 2);
      if (!RAISED.test(body)) continue;
      for (const [, name] of selector.matchAll(/\.([\w-]{1,80})/g)) if (name) found.add(name);
    }
  }
  return found;
}

/** The member that a file of the archive names. */
const findPath = (archive: Archive, from: string, href: string) => archive.find(resolvePath(from, href));

/** A path in the archive; never one outside it. */
function resolvePath(from: string, href: string): string {
  const url = URL.parse(href.split('#', 1)[0] ?? '', `http://book.invalid/${encodeURI(from)}`);
  try {
    return url && url.host === 'book.invalid' ? decodeURIComponent(url.pathname.slice(1)) : '';
  } catch {
    return '';
  }
}

/**
 * The files of the book. Of one chapter, those up to the file where the next one begins are chosen, of the first also
 * those before it; the others may hold the marks of its notes.
 *
 * @throws DocumentRefusal
 */
export async function readFiles(book: Book, part: string | undefined): Promise<readonly BookFile[]> {
  const { spine, chapters, archive } = book;
  const begin = part === undefined ? 0 : spine.indexOf(part);
  if (begin < 0) throw new DocumentRefusal(`has no chapter ${part}`, 'no-chapter');
  const begins = new Set(chapters.map((chapter) => chapter.part));
  const next = part === undefined ? -1 : spine.findIndex((path, at) => at > begin && begins.has(path));
  const from = spine.slice(0, begin).some((path) => begins.has(path)) ? begin : 0;
  const files: BookFile[] = [];
  for (const [at, path] of spine.entries()) {
    const bytes = await archive.read(path);
    const isChosen = at >= from && (next < 0 || at < next);
    if (bytes) files.push({ path, name: path.slice(path.lastIndexOf('/') + 1), bytes, isChosen });
  }
  return files;
}
