/** A Word document (Office Open XML) → HTML: headings, lists and notes as its styles say; no pictures, nothing from elsewhere. */
import mammoth from 'mammoth';
import { type Archive, openArchive } from './archive.ts';
import { DocumentRefusal, type DocumentText } from './document-types.ts';
import { decodeXml, findAll, parseXml, plainText } from './parse-xml.ts';

/** Word's own names of the styles of titles, in the languages whose documents keep them. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Caption'] => figure > figcaption:fresh",
  "p[style-name='Image Caption'] => figure > figcaption:fresh",
  "p[style-name='Source Code'] => pre.code:separator('\n')",
  "p[style-name='toc 1'] => !",
  "p[style-name='toc 2'] => !",
  "p[style-name='toc 3'] => !",
  "p[style-name='TOC Heading'] => !",
  "p[style-name='Contents Heading'] => !",
  "p[style-name='Header'] => !",
  "p[style-name='Footer'] => !",
  "p[style-name='footnote text'] => p:fresh",
  'comment-reference => !',
];

/** @throws DocumentRefusal */
export async function readDocx(bytes: Uint8Array): Promise<DocumentText> {
  const archive = await openArchive(bytes);
  const about = await readProperties(archive);
  const texts = new Map<string, string>();
  for (const name of READ) {
    const member = await archive.read(name);
    // Its nesting and its entities are looked at before the library walks it.
    if (member) parseXml(member);
    if (member) texts.set(name, withoutHidden(decodeXml(member)));
  }
  // The library may be given an archive that is open already; its types do not say so.
  const input = { file: openFile(archive, texts) } as unknown as { readonly buffer: Buffer };
  try {
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    });
    return { html: value, ...about };
  } catch (thrown) {
    if (thrown instanceof DocumentRefusal) throw thrown;
    throw new DocumentRefusal(
      `is damaged (${String(thrown instanceof Error ? thrown.message : thrown).slice(0, 200)})`,
    );
  }
}

const HIDDEN = /<w:vanish(?:\s{0,9}\/|\s[^<>]{0,99})?>/g;
/** Properties of a run are shorter. */
const MOST_PROPERTIES = 5000;

/** Word shows no hidden text, and the library does not say which it is. */
function withoutHidden(xml: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of xml.matchAll(HIDDEN)) {
    if (index < from || /="(?:0|false|off)"/.test(mark)) continue;
    const before = xml.slice(Math.max(from, index - MOST_PROPERTIES), index);
    const start = Math.max(before.lastIndexOf('<w:r>'), before.lastIndexOf('<w:r '));
    // Only properties that are the run's own: those of a paragraph hide its mark alone.
    const own = start < 0 ? '' : before.slice(before.indexOf('>', start) + 1);
    if (!own.trimStart().startsWith('<w:rPr>') || own.includes('</w:rPr>')) continue;
    const end = xml.indexOf('</w:r>', index);
    if (end < 0) break;
    if (/<w:r[\s>]/.test(xml.slice(index, end))) continue;
    parts.push(xml.slice(from, index - before.length + start));
    from = end + '</w:r>'.length;
  }
  return parts.join('') + xml.slice(from);
}

const READ = [
  ...['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml', 'word/numbering.xml'],
  ...['word/_rels/document.xml.rels', 'word/footnotes.xml', 'word/endnotes.xml'],
];

/** Only what was looked at; all else is as if it were not there. */
function openFile(archive: Archive, texts: ReadonlyMap<string, string>) {
  return {
    exists: (name: string) => texts.has(name),
    async read(name: string, encoding?: string) {
      const text = texts.get(name);
      if (text !== undefined) return encoding === undefined ? Buffer.from(text) : text;
      // Pictures are asked for and not shown.
      return encoding === undefined && archive.find(name) !== undefined ? Buffer.alloc(0) : '';
    },
    write: () => undefined,
  };
}

async function readProperties(archive: Archive): Promise<Omit<DocumentText, 'html'>> {
  const core = await archive.read('docProps/core.xml');
  if (!core) return {};
  const root = parseXml(core);
  const text = (name: string) => {
    const [found] = findAll(root, name);
    const value = found ? plainText(found).trim() : '';
    return value === '' ? undefined : value;
  };
  return { title: text('title'), byline: text('creator'), language: text('language') };
}
