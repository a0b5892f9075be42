/** Writes the trees of blocks that editors and their frameworks store as markup, for the parser. */
import type { JsonObject } from './page-facts.ts';

const TEXT_KEYS = [
  'text',
  'value',
  'content',
  'contents',
  'html',
  'body',
  'data',
  'children',
  'nodes',
  'props',
  'items',
  'paragraphs',
  'word',
  'words',
  'rich',
  'model',
  'attributes',
  'fields',
  'blocks',
];
/** May hold a block's text under a name of its own. */
const LIKE_TEXT_KEY = /text|tokens?$|content|html|paragraphs?$|body$/i;

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const hasTag = (text: string) => /<\/?[a-z][^<>]*>/i.test(text);
const inlineHtml = (text: string) => (hasTag(text) ? text : escapeText(text));
const hasMarkup = (text: string) => /<(?:p|br|div|h[1-6]|ul|ol|blockquote)\b/i.test(text);

/** Markup of a text, or of a tree of blocks as editors store it. */
export function toHtml(value: unknown, depth = 0): string {
  if (typeof value === 'string') {
    if (hasMarkup(value)) return value;
    if (/&lt;(?:p|div|br|h[1-6])\b/.test(value))
      return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const lines = value
      .split(/\n\s*\n|\r\n|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return lines.map((line) => `<p>${inlineHtml(line)}</p>`).join('\n');
  }
  if (depth > 8 || !isObject(value)) return '';
  if (Array.isArray(value))
    return value
      .slice(0, 3000)
      .map((item) => (isLine(item) ? `<p>${spansHtml(item, depth + 1)}</p>` : toHtml(item, depth + 1)))
      .join('\n');
  // Checked to be an object; its values stay unknown.
  return blockToHtml(value as JsonObject, depth);
}

function blockToHtml(block: JsonObject, depth: number): string {
  const kind = [
    block['type'],
    block['_type'],
    block['nodeType'],
    block['__typename'],
    block['kind'],
    block['tag'],
    block['name'],
    block['style'],
    block['blockType'],
    block['block_type'],
  ]
    .filter((name): name is string => typeof name === 'string')
    .join(' ')
    .toLowerCase();
  if (
    /image|picture|photo|video|audio|embed|advert|promo|related|newsletter|script|iframe|gallery|link-?list|interstitial|recirc|teaser|recommend|comment/.test(
      kind,
    )
  )
    return '';
  const isBlock = /paragraph|heading|header|block|quote|list|text|^(?:p|h[1-6]|li|ul|ol|doc|root)\b|section|body/.test(
    kind,
  );
  // Editors may number the kinds of their blocks; what has a name, a label or an address is no block.
  const isNumbered =
    kind === '' &&
    depth > 0 &&
    !Object.keys(block).some((key) => /title|author|user|name|label|url|pic|img/i.test(key));
  if (!isBlock && !isNumbered) return '';
  const items =
    /\blist\b|^(?:ul|ol)\b|list(?:block)?$|lists?\b/.test(kind) && !/list-?item/.test(kind) ? itemsOf(block) : [];
  if (items.length > 0) return `<ul>${items.map((item) => `<li>${itemHtml(item, depth)}</li>`).join('')}</ul>`;
  const inner = innerHtml(block, depth);
  if (inner.trim() === '' || (isNumbered && /^\s*(?:https?:)?\/\/\S+$/.test(inner))) return '';
  if (/heading|header|\bh[1-6]\b|sub-?head/.test(kind)) {
    const named = /\bh([1-6])\b|heading-?([1-6])/.exec(kind);
    const level = named?.[1] ?? named?.[2] ?? (/^[1-6]$/.test(String(block['level'])) ? block['level'] : 2);
    return `<h${level}>${inner}</h${level}>`;
  }
  if (/quote/.test(kind)) return `<blockquote><p>${inner}</p></blockquote>`;
  if (/list-?item|\bli\b/.test(kind)) return `<li>${inner}</li>`;
  const { heading } = block;
  if (hasMarkup(inner)) return typeof heading === 'string' ? `<h2>${inlineHtml(heading)}</h2>${inner}` : inner;
  return `<p>${inner}</p>`;
}

/** The text of a block: a string, or its marked parts in order. */
function innerHtml(block: JsonObject, depth: number): string {
  for (const key of [
    ...TEXT_KEYS,
    ...Object.keys(block).filter((name) => LIKE_TEXT_KEY.test(name) && isObject(block[name])),
  ]) {
    const value = block[key];
    if (typeof value === 'string' && value.trim() !== '') return inlineHtml(value);
    if (Array.isArray(value) && value.length > 0) {
      if (value.every(isInline) && !isParagraphs(value)) return spansHtml(value, depth + 1);
      const nested = toHtml(value, depth + 1);
      if (nested !== '') return nested;
    } else if (isObject(value)) {
      const nested = innerHtml(value as JsonObject, depth + 1);
      if (nested !== '') return nested;
    }
  }
  return '';
}

/** A list's items, in the list or in what it wraps them in. */
function itemsOf(block: JsonObject): readonly unknown[] {
  for (const key of ['items', 'listItems', 'list_items', 'children', 'content', 'nodes']) {
    const value = block[key];
    if (Array.isArray(value)) return value;
  }
  const { data } = block;
  return isObject(data) && !Array.isArray(data) ? itemsOf(data as JsonObject) : [];
}

function itemHtml(item: unknown, depth: number): string {
  if (typeof item === 'string') return inlineHtml(item);
  return isObject(item) && !Array.isArray(item) && depth < 8 ? innerHtml(item as JsonObject, depth + 1) : '';
}

/** Sentences in a list are paragraphs, and no parts of one. */
const isParagraphs = (items: readonly unknown[]) =>
  items.length > 1 && items.every((item) => typeof item === 'string' && /[.!?。！？…]["”’»」』)]?\s*$/.test(item));

const isInline = (item: unknown) => typeof item === 'string' || isSpan(item);

/** One line in a list of lines: its parts, of which only the last may end a sentence. */
const isLine = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every(isSpan);

const spansHtml = (spans: readonly unknown[], depth: number): string =>
  spans.map((span) => (typeof span === 'string' ? escapeText(span) : innerHtml(span as JsonObject, depth))).join('');

/** A part of a line: marked text, or a link around some. */
function isSpan(value: unknown): boolean {
  if (!isObject(value) || Array.isArray(value)) return false;
  const object = value as JsonObject;
  const kind = String(
    object['type'] ?? object['_type'] ?? object['nodeType'] ?? object['__typename'] ?? '',
  ).toLowerCase();
  return /^(?:text|fragment|span|link|hyperlink|bold|italic|strong|em|a|code|inline|text_?(?:inline|node|run|leaf)|bold_?link|text_node_type_\w+|)$/.test(
    kind,
  );
}
