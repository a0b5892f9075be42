/** Takes out of a book's or document's text what is there for eyes: notes, their marks' targets, page numbers, contents. */
import {
  attribute,
  type ChildNode,
  type DocumentNode,
  type Element,
  eachElement,
  innerText,
  isElement,
  textOf,
} from '../dom.ts';

/** EPUB 3 Structural Semantics and DPUB-ARIA: what is beside the text. */
const BESIDE =
  /(?:^|\s)(?:doc-)?(?:footnotes?|endnotes?|rearnotes?|pagebreak|page-list|toc|toc-brief|landmarks|loi|lot|lov|loa|index|backlink|cover|titlepage|halftitlepage|copyright-page)(?:$|\s)/;
const NOTE_CLASS =
  /(?:^|\s)(?:footnotes?|endnotes?|footnotes-list|footnote-item|footnote-backref|footnote-back)(?:$|\s)/i;
const PAGE_CLASS = /(?:^|\s)(?:page-?num(?:ber)?|page-?break|pagenum)(?:$|\s)/i;
/** What a style sheet sets large, which is still the paragraph's first letter, and code. */
const KEPT_CLASS = /drop-?cap|first-?letter|lettrine|code|highlight|language-/i;
const MARK = /^[[(（【〔]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4}|[注註]\s?\d{0,3}|[①-⑳㉑-㉟])[\])）】〕]?$/iu;
/** A place in the text that a note leads back to. */
const BACK = /^(?:↩|↑|\^|←|⏎|back|return|返回)[\ufe0e\ufe0f]?$/iu;
const BLOCKS = new Set(['p', 'li', 'dd', 'dt', 'div', 'aside', 'section', 'tr', 'blockquote', 'body']);
const NOTE_CHARACTERS = 6000;

/** Notes by `file#id`, so that marks of one file of a book find notes in another. */
export type NoteTargets = ReadonlySet<string>;

const typeOf = (element: Element) => `${attribute(element, 'epub:type')} ${attribute(element, 'role')}`;

/** The places that marks of notes in this file lead to. `file` is its own name. */
export function listNoteTargets(root: DocumentNode, file: string): readonly string[] {
  const found: string[] = [];
  eachElement(root, (element) => {
    if (element.name !== 'a') return undefined;
    const href = attribute(element, 'href');
    const target = toTarget(href, file);
    if (target === undefined || BACK.test(innerText(element, 20))) return undefined;
    if (/noteref/.test(typeOf(element)) || (MARK.test(innerText(element, 20)) && isRaised(element))) found.push(target);
    return undefined;
  });
  return found;
}

/** A mark stands high or in brackets; a list of contents has plain numbers. */
function isRaised(link: Element): boolean {
  if (/^[[(（【〔*†‡§①-⑳注註]/u.test(innerText(link, 20))) return true;
  if (link.children.some((child) => isElement(child) && child.name === 'sup')) return true;
  const { parent } = link;
  return parent !== null && 'name' in parent && parent.name === 'sup';
}

function toTarget(href: string, file: string): string | undefined {
  const [path = '', id = ''] = href.split('#', 2);
  if (id === '' || /^[a-z][a-z\d+.-]{0,20}:/i.test(href)) return undefined;
  const name = path === '' ? file : decode(path.slice(path.lastIndexOf('/') + 1));
  return `${name}#${decode(id)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The elements to leave out of a file. Classes that say nothing to a listener are taken off, since a page's rules read them. */
export function findSilent(root: DocumentNode, file: string, notes: NoteTargets): ReadonlySet<Element> {
  const silent = new Set<Element>();
  const marked: Element[] = [];
  eachElement(root, (element) => {
    const { name } = element;
    const classes = attribute(element, 'class');
    const isBeside = BESIDE.test(typeOf(element)) && name !== 'body' && name !== 'html';
    if (
      isBeside ||
      name === 'nav' ||
      (name === 'aside' && isNote(element, file, notes)) ||
      NOTE_CLASS.test(classes) ||
      (PAGE_CLASS.test(classes) && innerText(element, 20).length < 12)
    ) {
      silent.add(element);
      return false;
    }
    const id = attribute(element, 'id') || attribute(element, 'name');
    if (id !== '' && notes.has(`${file}#${id}`)) marked.push(element);
    return undefined;
  });
  for (const element of marked) {
    const block = blockAround(element);
    if (block && !isNoteText(block, element)) continue;
    if (block && block.name !== 'body' && innerText(block, NOTE_CHARACTERS + 1).length <= NOTE_CHARACTERS)
      silent.add(block);
  }
  eachElement(root, (element) => {
    const classes = element.attribs['class'];
    if (classes !== undefined && !KEPT_CLASS.test(classes)) element.attribs['class'] = '';
    return undefined;
  });
  return silent;
}

/** A mark leads to where its note begins; what leads back, into the middle of a paragraph or to one without a mark. */
function isNoteText(block: Element, target: Element): boolean {
  const start = innerText(block, 40);
  if (/^[[(（【〔]?(?:\d{1,4}|[*†‡§¶]{1,4}|[注註]|[①-⑳㉑-㉟])/u.test(start))
    return block === target || !hasTextBefore(block, target);
  let leadsBack = false;
  eachElement(block, (element) => {
    leadsBack ||= element.name === 'a' && BACK.test(innerText(element, 20));
    return undefined;
  });
  return leadsBack;
}

function hasTextBefore(block: Element, target: Element): boolean {
  let text = '';
  const walk = (node: ChildNode): boolean => {
    if (node === target) return true;
    text += textOf(node) ?? '';
    return isElement(node) && node.children.some(walk);
  };
  block.children.some(walk);
  return /\p{L}/u.test(text);
}

const isNote = (element: Element, file: string, notes: NoteTargets) =>
  notes.has(`${file}#${attribute(element, 'id')}`) || /note/.test(typeOf(element));

function blockAround(element: Element): Element | undefined {
  let at: Element['parent'] | Element = element;
  while (at && 'name' in at && !BLOCKS.has(at.name)) at = at.parent;
  if (!at || !('name' in at)) return undefined;
  // The item of a list holds all paragraphs of its note.
  const { parent } = at;
  const isOnly =
    parent && 'name' in parent && parent.name === 'li' && attribute(parent, 'id') === attribute(element, 'id');
  return isOnly ? parent : at;
}

/** The number of a page, as it is printed or read out. */
const PAGE_MARK = /^[[(]?(?:p(?:age|g?\.)?|seite|s\.)?\s?(?:\d{1,5}|[ivxlc]{1,9})[\])]?$/i;

/** Whether nothing but headings is left of a file of which notes or contents were taken out, more than the marks of pages. */
export function hasOnlyHeadings(root: DocumentNode, silent: ReadonlySet<Element>): boolean {
  const isText = (element: Element) => {
    const removed = innerText(element, 100).trim();
    return /\p{L}/u.test(removed) && !PAGE_MARK.test(removed);
  };
  if (![...silent].some(isText)) return false;
  let text = '';
  const walk = (node: ChildNode): void => {
    if (!isElement(node)) {
      text += textOf(node) ?? '';
      return;
    }
    if (silent.has(node) || /^(?:h[1-6]|head|script|style|title)$/.test(node.name)) return;
    for (const child of node.children) walk(child);
  };
  for (const child of root.children) walk(child);
  return !/[\p{L}\p{N}]/u.test(text);
}
