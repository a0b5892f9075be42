/** The HTML of a mail → the page that its sender meant: no layout tables, nothing hidden, nothing for the one reader. */
import { type CheerioAPI, load } from 'cheerio';
import { attribute, type ChildNode, type Element, eachElement, innerText, isElement, textOf } from '../../dom.ts';
import { guardMarkup } from '../../guard-markup.ts';
import { squash } from '../../squash.ts';
import { findSurroundings, type Leaf } from './find-surroundings.ts';
import { leadsToOriginal } from './mail-lines.ts';
import { toPublicLink } from './public-link.ts';
import { withoutGreeting } from './salutation.ts';

export type MailContext = {
  /** Addresses and names that are the reader's, in lower case. */
  readonly own: readonly string[];
  readonly subject: string;
  /** As the mail may call the reader. */
  readonly names: readonly string[];
};

export type CleanPage = {
  readonly html: string;
  /** The mail's own page on the web, if its address tells nothing of the reader. */
  readonly original?: string;
};

const HIDDEN =
  /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all|max-height\s{0,3}:\s{0,3}0|font-size\s{0,3}:\s{0,3}[01](?:px)?\s{0,3}(?:;|!|$)|opacity\s{0,3}:\s{0,3}0\s{0,3}(?:;|!|$)|line-height\s{0,3}:\s{0,3}[01](?:px)?\s{0,3}(?:;|!|$)/i;
const PREVIEW = /(?:^|[\s_-])(?:preheader|pre-header|preview(?:-?text)?)(?:$|[\s_-])/i;
const NEVER = new Set([
  'head',
  'style',
  'script',
  'title',
  'img',
  'svg',
  'picture',
  'form',
  'input',
  'button',
  'map',
  'object',
  'hr',
]);
const LAYOUT = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'center']);
/** A table with one of them is no table of figures. */
const NO_CELL = new Set(['table', 'p', 'h1', 'h2', 'h3', 'ul', 'ol']);
const BOXES = new Set([
  ...[
    'div',
    'section',
    'article',
    'main',
    'header',
    'footer',
    'aside',
    'table',
    'tbody',
    'thead',
    'tfoot',
    'tr',
    'td',
    'th',
  ],
  ...[
    'center',
    'ul',
    'ol',
    'dl',
    'body',
    'html',
    'blockquote',
    'p',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'li',
    'pre',
    'dt',
    'dd',
  ],
]);

/** What fills the preview of a mail up, so that nothing of its text shows there. */
const FILLER = /[\u034f\u00ad\u2007\u200b-\u200f\u2060\ufeff]/g;

export function cleanMailPage(source: string, { own, subject, names }: MailContext): CleanPage {
  const $ = load(guardMarkup(source, { everything: true }).html);
  const root = $.root()[0];
  // Cheerio always gives a root; the type only does not say so.
  if (!root) return { html: source };
  const removed: Element[] = [];
  eachElement(root, (element) => {
    const { name } = element;
    const isHidden =
      NEVER.has(name) ||
      'hidden' in element.attribs ||
      HIDDEN.test(attribute(element, 'style')) ||
      (PREVIEW.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`) &&
        innerText(element, 400).length < 300);
    if (isHidden) removed.push(element);
    return !isHidden;
  });
  $(removed).remove();
  const original = findOriginal($, own, subject);
  flatten($, root);
  const leaves = listLeaves(root);
  const surrounding = findSurroundings(
    leaves.map(({ leaf }) => leaf),
    { own, subject },
  );
  for (const at of surrounding.keys()) {
    const { nodes } = leaves[at] ?? { nodes: [] };
    $(nodes).remove();
  }
  for (const box of findSponsorBoxes(leaves, surrounding)) $(box).remove();
  for (const { nodes } of leaves.slice(0, GREETED)) ungreet(nodes, names);
  cleanLinks($, own);
  return { html: $.root().find('body').html() ?? '', ...(original !== undefined && { original }) };
}

/** The reader is greeted in one of the first lines. */
const GREETED = 8;

function ungreet(nodes: readonly ChildNode[], names: readonly string[]): void {
  for (const node of nodes) {
    if ('data' in node && typeof node.data === 'string' && node.data.trim() !== '') {
      node.data = withoutGreeting(node.data.trimStart(), names);
      return;
    }
    if (!isElement(node)) continue;
    ungreet(node.children, names);
    return;
  }
}

/** Tables that hold no figures become boxes. */
function flatten($: CheerioAPI, root: Parameters<typeof eachElement>[0]): void {
  const kept: Element[] = [];
  const holders = listHolders(root, ({ name }) => NO_CELL.has(name));
  eachElement(root, (element) => {
    if (element.name === 'table' && !holders.has(element) && isData($, element)) {
      kept.push(element);
      return false;
    }
    return undefined;
  });
  const inKept = new Set(kept.flatMap((table) => [table, ...$(table).find('*').get()] as Element[]));
  eachElement(root, (element) => {
    if (LAYOUT.has(element.name) && !inKept.has(element)) element.name = 'div';
    return undefined;
  });
}

function isData($: CheerioAPI, table: Element): boolean {
  if (/presentation|none/.test(attribute(table, 'role'))) return false;
  const rows = $(table).find('tr').get();
  const cells = rows.map((row) => $(row).children('td, th').get());
  const hasHead = $(table).find('th').length > 1;
  return (
    rows.length > 1 && cells.filter((one) => one.length > 1).length === rows.length && (hasHead || rows.length > 2)
  );
}

type Place = { readonly leaf: Leaf; readonly nodes: readonly ChildNode[]; readonly parent: Element };

/** Every line or paragraph: what has text and no box within it, and stretches of text beside boxes. */
function listLeaves(root: Parameters<typeof eachElement>[0]): readonly Place[] {
  const places: Place[] = [];
  const holders = listHolders(root, ({ name }) => BOXES.has(name));
  const add = (nodes: readonly ChildNode[], parent: Element) => {
    const text = nodes
      .map((node) => innerText(node))
      .join(' ')
      .replace(FILLER, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (text === '') return;
    const links = nodes.flatMap((node) => (isElement(node) ? linksOf(node) : []));
    const linked = links.reduce((sum, link) => sum + innerText(link).length, 0);
    places.push({ nodes, parent, leaf: { text, links: links.length, linkShare: linked / text.length } });
  };
  const walk = (parent: Element): void => {
    let run: ChildNode[] = [];
    const end = () => {
      if (run.length > 0) add(run, parent);
      run = [];
    };
    for (const child of parent.children) {
      if (isElement(child) && (BOXES.has(child.name) || holders.has(child))) {
        end();
        walk(child);
      } else if (isElement(child) && child.name === 'br' && isBreak(child)) end();
      else if (isElement(child) || textOf(child) !== undefined) run.push(child);
    }
    end();
  };
  for (const child of root.children) if (isElement(child)) walk(child);
  return places;
}

/** Elements that a box stands in, at whatever depth. */
function listHolders(
  root: Parameters<typeof eachElement>[0],
  isBox: (element: Element) => boolean,
): ReadonlySet<Element> {
  const holders = new Set<Element>();
  eachElement(root, (element) => {
    if (!isBox(element)) return undefined;
    for (let at = parentOf(element); at && !holders.has(at); at = parentOf(at)) holders.add(at);
    return undefined;
  });
  return holders;
}

/** Two of them part paragraphs. */
const isBreak = (element: Element): boolean => {
  let next = element.next;
  while (next && textOf(next)?.trim() === '') next = next.next;
  return next !== null && isElement(next) && next.name === 'br';
};

const linksOf = (element: Element): readonly Element[] =>
  element.name === 'a' ? [element] : element.children.flatMap((child) => (isElement(child) ? linksOf(child) : []));

/** A sponsor's box goes with its label, unless it is most of the mail. */
function findSponsorBoxes(leaves: readonly Place[], surrounding: ReadonlyMap<number, string>): readonly Element[] {
  const whole = leaves.reduce((sum, { leaf }) => sum + leaf.text.length, 0);
  return leaves.flatMap(({ parent }, at) => {
    if (surrounding.get(at) !== 'sponsor') return [];
    let best: Element | undefined;
    for (let box: Element | undefined = parent; box && box.name !== 'body'; box = parentOf(box)) {
      if (innerText(box).length > whole * 0.3) break;
      best = box;
    }
    return best ? [best] : [];
  });
}

const parentOf = ({ parent }: Element): Element | undefined =>
  parent !== null && 'attribs' in parent ? parent : undefined;

function findOriginal($: CheerioAPI, own: readonly string[], subject: string): string | undefined {
  for (const link of $('a[href]').get()) {
    const label = innerText(link);
    const isOriginal = leadsToOriginal(label) || (squash(label) === squash(subject) && subject !== '');
    const address = isOriginal ? toPublicLink(attribute(link, 'href'), own) : undefined;
    if (address !== undefined && new URL(address).pathname !== '/') return address;
  }
  return undefined;
}

function cleanLinks($: CheerioAPI, own: readonly string[]): void {
  for (const link of $('a').get()) {
    const address = toPublicLink(attribute(link, 'href'), own);
    if (address === undefined) $(link).replaceWith($(link).contents());
    else link.attribs = { href: address };
  }
}
