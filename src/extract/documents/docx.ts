/** A Word document (Office Open XML) → HTML: headings, lists and notes as its styles say; no pictures, nothing from elsewhere. */
import mammoth from 'mammoth';
import { attribute, type DocumentNode, type Element, isElement } from '../dom.ts';
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
  const styles = await archive.read('word/styles.xml');
  const hidden = styles ? findHiddenStyles(parseXml(styles)) : new Set<string>();
  for (const name of READ) {
    const member = await archive.read(name);
    // Its nesting and its entities are looked at before the library walks it.
    if (member) parseXml(member);
    if (member) texts.set(name, withoutHidden(decodeXml(member), hidden));
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
      'damaged',
    );
  }
}

/** Properties of a run are shorter. */
const MOST_PROPERTIES = 5000;
const PLACE = /<w:(p|r|pStyle)(?:\s[^<>]*)?>/g;

/** Word shows no hidden text, and the library does not say which it is. `hidden`: styles that hide. */
function withoutHidden(tracked: string, hidden: ReadonlySet<string>): string {
  const xml = withoutElements(withoutElements(tracked, 'w:rPrChange'), 'w:pPrChange');
  const parts: string[] = [];
  let from = 0;
  let isHiddenParagraph = false;
  for (const { 0: mark, 1: name, index } of xml.matchAll(PLACE)) {
    if (name !== 'r') isHiddenParagraph = name === 'pStyle' && hidden.has(valIn(mark));
    if (name !== 'r' || index < from || mark.endsWith('/>')) continue;
    const own = propertiesAt(xml, index + mark.length);
    const [vanish] = VANISH.exec(own) ?? [];
    const [style = ''] = /<w:rStyle\s[^<>]{1,300}>/.exec(own) ?? [];
    // Styles of both kinds that hide undo each other (ECMA-376, 17.7.3).
    const isHidden = vanish === undefined ? hidden.has(valIn(style)) !== isHiddenParagraph : isOn(valIn(vanish));
    if (!isHidden) continue;
    const end = xml.indexOf('</w:r>', index);
    if (end < 0) break;
    if (/<w:r[\s>]/.test(xml.slice(index + mark.length, end))) continue;
    parts.push(xml.slice(from, index));
    from = end + '</w:r>'.length;
  }
  return parts.join('') + xml.slice(from);
}

const VANISH = /<w:vanish(?:\s{0,9}\/|\s[^<>]{0,99})?>/;
const isOn = (value: string) => !/^(?:0|false|off)$/.test(value);
const valIn = (tag: string) => /w:val\s{0,9}=\s{0,9}["']([^"']{0,300})/.exec(tag)?.[1] ?? '';

/** What a run says of itself, at the place where its tag ends. */
function propertiesAt(xml: string, at: number): string {
  const own = xml.slice(at, at + MOST_PROPERTIES).trimStart();
  return own.startsWith('<w:rPr>') ? own.slice(0, Math.max(0, own.indexOf('</w:rPr>'))) : '';
}

/** Without what was before a change that is tracked. */
function withoutElements(xml: string, name: string): string {
  const close = `</${name}>`;
  const parts: string[] = [];
  let from = 0;
  for (let at = xml.indexOf(`<${name}`); at >= 0; at = xml.indexOf(`<${name}`, from)) {
    const end = xml.indexOf(close, at);
    if (end < 0) break;
    parts.push(xml.slice(from, at));
    from = end + close.length;
  }
  return parts.join('') + xml.slice(from);
}

/** The ids of the styles that hide, by themselves or by what they are based on. */
function findHiddenStyles(root: DocumentNode): ReadonlySet<string> {
  const styles = new Map(findAll(root, 'style').map((style) => [attribute(style, 'w:styleId'), style]));
  const child = (element: Element | undefined, name: string) =>
    element?.children.filter(isElement).find((one) => one.name === name);
  const hides = (id: string, depth = 0): boolean => {
    const style = styles.get(id);
    if (!style || depth > MOST_BASES) return false;
    const own = child(child(style, 'w:rPr'), 'w:vanish');
    const base = child(style, 'w:basedOn');
    return own ? isOn(attribute(own, 'w:val')) : base !== undefined && hides(attribute(base, 'w:val'), depth + 1);
  };
  return new Set([...styles.keys()].filter((id) => hides(id)));
}

/** Word's own limit is lower. */
const MOST_BASES = 20;

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
