/** An OpenDocument text (LibreOffice) → HTML: headings, lists, tables; notes, comments and deleted text are not for ears. */
import { attribute, type ChildNode, type Element, isElement, textOf } from '../dom.ts';
import { openArchive } from './archive.ts';
import { DocumentRefusal, type DocumentText } from './document-types.ts';
import { escapeText } from './escape-text.ts';
import { findAll, parseXml, plainText } from './parse-xml.ts';

/** OpenDocument 1.3, part 3: what holds nothing of the text itself. */
const SILENT = new Set(
  `text:note office:annotation office:annotation-end text:tracked-changes text:table-of-content text:alphabetical-index
  text:illustration-index text:table-index text:object-index text:user-index text:sequence-decls text:variable-decls
  text:hidden-paragraph office:forms draw:frame draw:custom-shape draw:line draw:rect text:page-number text:page-count text:soft-page-break
  text:bookmark-ref office:scripts style:header style:footer text:ruby-text`.split(/\s+/),
);

/** @throws DocumentRefusal */
export async function readOdt(bytes: Uint8Array): Promise<DocumentText> {
  const archive = await openArchive(bytes);
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest && findAll(parseXml(manifest), 'encryption-data').length > 0)
    throw new DocumentRefusal('has a password', 'password');
  const content = await archive.read('content.xml');
  if (!content) throw new DocumentRefusal('is damaged: it has no content', 'damaged');
  const root = parseXml(content);
  const [body] = findAll(root, 'text').filter(({ name }) => name === 'office:text');
  if (!body) throw new DocumentRefusal('is damaged: it has no text', 'damaged');
  const styles = await archive.read('styles.xml');
  const all = [...(styles ? [parseXml(styles)] : []), root].flatMap((one) => findAll(one, 'style'));
  const meta = await archive.read('meta.xml');
  const found = {
    names: new Map(all.map(namesOf)),
    raised: styled(all, isRaised),
    hidden: styled(all, isHidden),
  };
  const html = body.children.map((child) => toHtml(child, found)).join('\n');
  return { html, ...readMeta(meta) };
}

type Styles = {
  readonly names: ReadonlyMap<string, string>;
  readonly raised: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
};

/** The keys of those that say it, or whose nearest parent that says anything does. */
function styled(all: readonly Element[], says: (style: Element) => boolean | undefined): ReadonlySet<string> {
  const styles = new Map(all.map((style) => [keyOf(style), style]));
  const holds = (style: Element | undefined, depth = 0): boolean => {
    if (!style || depth > MOST_PARENTS) return false;
    const parent = `${attribute(style, 'style:family')} ${attribute(style, 'style:parent-style-name')}`;
    return says(style) ?? holds(styles.get(parent), depth + 1);
  };
  return new Set([...styles].filter(([, style]) => holds(style)).map(([key]) => key));
}

const MOST_PARENTS = 20;

/** Styles of text and of paragraphs may be called alike. */
const keyOf = (style: Element) => `${attribute(style, 'style:family')} ${attribute(style, 'style:name')}`;
const styleOf = (node: Element) =>
  `${node.name === 'text:p' || node.name === 'text:h' ? 'paragraph' : 'text'} ${attribute(node, 'text:style-name')}`;

const property = (style: Element, name: string) =>
  findAll(style, 'text-properties')
    .map((properties) => attribute(properties, name))
    .find((value) => value !== '');

function isHidden(style: Element): boolean | undefined {
  const display = property(style, 'text:display');
  return display === undefined ? undefined : display === 'none';
}

/** `super 58%`, or the share of the height by which it is raised. */
function isRaised(style: Element): boolean | undefined {
  const position = property(style, 'style:text-position');
  return position === undefined ? undefined : /^(?:super|[1-9]\d{0,2}%)/.test(position);
}

/** A section, a field or a style says it of what it holds; a field within a paragraph, of the whole. */
function isHiddenHere(node: Element, { hidden }: Styles): boolean {
  if (hidden.has(styleOf(node)) || attribute(node, 'text:display') === 'none') return true;
  if (node.name === 'text:section') return attribute(node, 'text:display') === 'condition' && saysHidden(node);
  if (node.name === 'text:hidden-text') return saysHidden(node);
  return (node.name === 'text:p' || node.name === 'text:h') && findAll(node, 'hidden-paragraph').some(saysHidden);
}

const saysHidden = (element: Element) => attribute(element, 'text:is-hidden') === 'true';

/** An automatic style is called P1; what it is made from says what it is for. */
function namesOf(style: Element): readonly [string, string] {
  const own = attribute(style, 'style:name');
  const parent = attribute(style, 'style:parent-style-name');
  return [own, /^(?:P|T|Text_20_body)\d{0,5}$/.test(own) && parent !== '' ? parent : own];
}

function toHtml(node: ChildNode, styles: Styles): string {
  const text = textOf(node);
  if (text !== undefined) return escapeText(text);
  if (!isElement(node) || SILENT.has(node.name)) return '';
  if (isHiddenHere(node, styles)) return '';
  const inside = () => node.children.map((child) => toHtml(child, styles)).join('');
  switch (node.name) {
    case 'text:h': {
      const level = Math.min(6, Math.max(1, Number(attribute(node, 'text:outline-level')) || 1));
      return `<h${level}>${inside()}</h${level}>`;
    }
    case 'text:p':
      return paragraph(
        inside(),
        styles.names.get(attribute(node, 'text:style-name')) ?? attribute(node, 'text:style-name'),
      );
    case 'text:list':
      return `<ul>${inside()}</ul>`;
    case 'text:list-item':
    case 'text:list-header':
      return `<li>${inside()}</li>`;
    case 'text:span':
      return styles.raised.has(styleOf(node)) ? `<sup>${inside()}</sup>` : inside();
    case 'text:s':
    case 'text:tab':
      return ' ';
    case 'text:line-break':
      return '<br>';
    case 'text:a':
      return `<a href="${escapeText(attribute(node, 'xlink:href'))}">${inside()}</a>`;
    case 'table:table':
      return `<table>${inside()}</table>`;
    case 'table:table-row':
      return `<tr>${inside()}</tr>`;
    case 'table:table-cell':
      return `<td>${inside()}</td>`;
    default:
      return inside();
  }
}

function paragraph(html: string, style: string): string {
  if (
    /^(?:Header|Footer|Contents|Footnote|Endnote|Caption|Figure|Illustration|Table_20_(?:Heading|Index))/i.test(style)
  )
    return /^Table_20_Heading/i.test(style) ? `<p>${html}</p>` : '';
  if (/^Title$/i.test(style)) return `<h1>${html}</h1>`;
  if (/^(?:Quotations|Quote|Block)/i.test(style)) return `<blockquote><p>${html}</p></blockquote>`;
  if (/^(?:Preformatted|Source_20_Text)/i.test(style)) return `<pre class="code">${html}</pre>`;
  return `<p>${html}</p>`;
}

function readMeta(bytes: Uint8Array | undefined): Omit<DocumentText, 'html'> {
  if (!bytes) return {};
  const root = parseXml(bytes);
  const text = (...names: readonly string[]) =>
    names
      .flatMap((name) => findAll(root, name).map((element) => plainText(element).trim()))
      .find((value) => value !== '');
  return { title: text('title'), byline: text('initial-creator', 'creator'), language: text('language') };
}
