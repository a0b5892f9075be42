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
  text:hidden-text text:hidden-paragraph office:forms draw:frame draw:custom-shape draw:line draw:rect text:page-number text:page-count text:soft-page-break
  text:bookmark-ref office:scripts style:header style:footer text:ruby-text`.split(/\s+/),
);

/** @throws DocumentRefusal */
export async function readOdt(bytes: Uint8Array): Promise<DocumentText> {
  const archive = await openArchive(bytes);
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest && findAll(parseXml(manifest), 'encryption-data').length > 0)
    throw new DocumentRefusal('has a password');
  const content = await archive.read('content.xml');
  if (!content) throw new DocumentRefusal('is damaged: it has no content');
  const root = parseXml(content);
  const [body] = findAll(root, 'text').filter(({ name }) => name === 'office:text');
  if (!body) throw new DocumentRefusal('is damaged: it has no text');
  const styles = await archive.read('styles.xml');
  const names = new Map(
    [root, ...(styles ? [parseXml(styles)] : [])].flatMap((one) => findAll(one, 'style')).map(namesOf),
  );
  const meta = await archive.read('meta.xml');
  const styled = (is: (style: Element) => boolean) =>
    new Set(
      findAll(root, 'style')
        .filter(is)
        .map((style) => attribute(style, 'style:name')),
    );
  const found = { names, raised: styled(isRaised), hidden: styled(isHidden) };
  const html = body.children.map((child) => toHtml(child, found)).join('\n');
  return { html, ...readMeta(meta) };
}

type Styles = {
  readonly names: ReadonlyMap<string, string>;
  readonly raised: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
};

const isHidden = (style: Element) =>
  findAll(style, 'text-properties').some((properties) => attribute(properties, 'text:display') === 'none');

/** `super 58%`, or the share of the height by which it is raised. */
const isRaised = (style: Element) =>
  findAll(style, 'text-properties').some((properties) =>
    /^(?:super|[1-9]\d{0,2}%)/.test(attribute(properties, 'style:text-position')),
  );

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
  // A section says it of itself.
  if (styles.hidden.has(attribute(node, 'text:style-name')) || attribute(node, 'text:display') === 'none') return '';
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
      return styles.raised.has(attribute(node, 'text:style-name')) ? `<sup>${inside()}</sup>` : inside();
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
