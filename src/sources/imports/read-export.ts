/** Files that other programs gave out → what was saved there, recognised by what they hold. */
import type { UnreadableRow } from '../../words/unreadable-row.ts';
import { readOpml, type Subscription } from '../read-opml.ts';
import { bookmarks } from './bookmarks.ts';
import { firefox } from './firefox.ts';
import { instapaper } from './instapaper.ts';
import { parseMarkup } from './markup.ts';
import { omnivore } from './omnivore.ts';
import { parseCsv } from './parse-csv.ts';
import { pinboard } from './pinboard.ts';
import { pocketPage, pocketTable } from './pocket.ts';
import { raindrop } from './raindrop.ts';
import { readwiseReader } from './readwise-reader.ts';
import { type ImportFormat, isObject, type ReadSibling, type SavedItem } from './saved-item.ts';
import { wallabagEntries, wallabagTable } from './wallabag.ts';

/** The first that recognises a file reads it: those with more signs come first. */
const FORMATS: readonly ImportFormat[] = [
  pocketTable,
  pocketPage,
  instapaper,
  readwiseReader,
  wallabagEntries,
  wallabagTable,
  omnivore,
  raindrop,
  firefox,
  pinboard,
  bookmarks,
];

type PageFormat = Extract<ImportFormat, { kind: 'html' }>;
type TableFormat = Extract<ImportFormat, { kind: 'csv' }>;

const OPML = 'OPML';

/** All that is understood, as people are told it. */
export const IMPORT_FORMATS: readonly string[] = [...FORMATS.map(({ name }) => name), OPML];

export type ExportFile = { readonly name: string; readonly text: string };

export type ImportProblem = UnreadableRow & { readonly file: string };

export type ReadExport = {
  /** See {@link IMPORT_FORMATS}. */
  readonly format: string;
  readonly items: readonly SavedItem[];
  readonly problems: readonly ImportProblem[];
  /** Of a list of subscriptions. */
  readonly feeds: readonly Subscription[];
};

/** By its beginning, which says enough of tables and pages; `undefined` for what is none, and for what is JSON. */
export function recognizeExport(written: string): string | undefined {
  const beginning = written.replace(/^\uFEFF/, '').trimStart();
  if (isOpml(beginning)) return OPML;
  return (beginning.startsWith('<') ? findMarkup(beginning) : findTable(beginning))?.name;
}

const isOpml = (beginning: string) => beginning.startsWith('<') && /<opml[\s>]/i.test(beginning);

/** `undefined` for a file of no known format. */
export async function readExport(file: ExportFile, sibling: ReadSibling): Promise<ReadExport | undefined> {
  const text = file.text.replace(/^\uFEFF/, '');
  const beginning = text.slice(0, 4000).trimStart();
  if (isOpml(beginning)) return { format: OPML, items: [], problems: [], feeds: readOpml(text, file.name) };
  if (/^[[{]/.test(beginning)) return readJson({ ...file, text }, sibling);
  if (beginning.startsWith('<')) return readMarkup(text, beginning);
  return readTable({ ...file, text });
}

const found = (format: string, items: readonly SavedItem[], problems: readonly ImportProblem[] = []): ReadExport => ({
  format,
  items,
  problems,
  feeds: [],
});

async function readJson(file: ExportFile, sibling: ReadSibling): Promise<ReadExport | undefined> {
  const value = parseJson(file.text);
  for (const format of FORMATS) {
    if (format.kind !== 'json') continue;
    const entries = format.list(value);
    if (!entries) continue;
    const items: SavedItem[] = [];
    const problems: ImportProblem[] = [];
    for (const [at, entry] of entries.entries()) {
      const item = isObject(entry) ? await format.read(entry, sibling) : 'broken';
      if (item === 'broken' || item?.url === '')
        problems.push({ file: file.name, unit: 'entry', number: at + 1, fault: 'no-address' });
      else if (item) items.push(item);
    }
    return found(format.name, items, problems);
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findMarkup(beginning: string): PageFormat | undefined {
  for (const format of FORMATS) if (format.kind === 'html' && format.recognizes(beginning)) return format;
  return undefined;
}

function readMarkup(text: string, beginning: string): ReadExport | undefined {
  const format = findMarkup(beginning);
  const root = format && parseMarkup(text);
  return format && root ? found(format.name, format.read(root)) : undefined;
}

/** By its first line. */
function findTable(text: string): TableFormat | undefined {
  const { header } = parseCsv(text.slice(0, 4000).split(/\r|\n/, 1)[0] ?? '');
  for (const format of FORMATS)
    if (format.kind === 'csv' && format.columns.every((column) => header.includes(column))) return format;
  return undefined;
}

function readTable({ name, text }: ExportFile): ReadExport | undefined {
  // A file that is no table is not gone through for one.
  const format = findTable(text);
  if (!format) return undefined;
  const { header, rows, broken } = parseCsv(text);
  const places = new Map(header.map((column, at) => [column, at]));
  const problem = (number: number, fault: ImportProblem['fault']) => ({
    file: name,
    unit: 'line' as const,
    number,
    fault,
  });
  const problems = broken.map((line) => problem(line, 'open-quotation'));
  const items: SavedItem[] = [];
  for (const { line, fields } of rows) {
    const item = format.read((column) => fields[places.get(column) ?? -1] ?? '');
    if (item.url.trim() !== '') items.push(item);
    else problems.push(problem(line, fields.length < header.length ? 'not-whole' : 'no-address'));
  }
  return found(format.name, items, problems);
}
