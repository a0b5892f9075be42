/** Headings as targets of links: the links by which they offer their own address, and classes that say what leads to them. */
import { type ChildNode, type Element, innerText, isElement, textOf } from './dom.ts';
import { sentencesIn, unlinkedText } from './named-boxes.ts';
import { splitCase } from './split-case.ts';
import { squash } from './squash.ts';

const LIMIT = 200;
const WRAPPERS = 2;
/** Less beside a link is a number. */
const WORD = 3;

const isHeading = ({ name, attribs }: Element) => /^h[1-6]$/.test(name) || attribs['role'] === 'heading';
const isBlank = (node: ChildNode) => (isElement(node) ? node.name === 'svg' : (textOf(node) ?? '').trim() === '');

/** True for a link that stands behind or before a heading and leads to it, or that says the words of its own heading again. */
export function isLinkToHeading(link: Element): boolean {
  const target = /#(.{1,200})$/.exec(link.attribs['href'] ?? '')?.[1];
  if (link.name !== 'a' || target === undefined) return false;
  const [before, behind] = [besideOf(link, 'prev'), besideOf(link, 'next')];
  const leadsTo = (node: ChildNode | undefined) =>
    !!node && isElement(node) && isHeading(node) && isNamed(node, target);
  if (leadsTo(before)) return !behind || isElement(behind);
  if (leadsTo(behind)) return !before || isElement(before);
  const heading = headingAround(link);
  return heading !== undefined && isNamed(heading, target) && repeatsRest(link, heading);
}

function besideOf(element: Element, side: 'prev' | 'next'): ChildNode | undefined {
  let at = element[side];
  while (at && isBlank(at)) at = at[side];
  return at ?? undefined;
}

/** Whether an id is that of a heading, or of an element right around it. */
function isNamed({ attribs, parent }: Element, target: string): boolean {
  const ids = [attribs['id'], parent && 'attribs' in parent ? parent.attribs['id'] : undefined];
  return ids.some((id) => id !== undefined && (id === target || id === decoded(target)));
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

function headingAround(link: Element): Element | undefined {
  let at = link.parent;
  for (let level = 0; level < WRAPPERS && at && 'attribs' in at; level += 1, at = at.parent)
    if (isHeading(at)) return at;
  return undefined;
}

/** What else a link says that repeats its heading: Direct link to Costs; 名为“费用”的章节. */
const SAYS_LINK = /[“”„"«»「」]|link|lien|enlace|anchor|链接|連結|鏈接|リンク|링크/iu;
/** The end of words that go on in a link: Never, never again. */
const GOES_ON = /[,:;、，：；–—-]$/u;

/** Whether a link holds all that its heading says besides. */
function repeatsRest(link: Element, heading: Element): boolean {
  const text = innerText(link, LIMIT);
  const whole = innerText(heading, LIMIT * 2);
  const others = (whole.endsWith(text) ? whole.slice(0, -text.length) : whole.replace(text, '')).trim();
  const [rest, own] = [squash(others), squash(text)];
  if (rest.length < WORD || !/\p{L}/u.test(rest) || GOES_ON.test(others)) return false;
  return own.endsWith(rest) || (own.includes(rest) && SAYS_LINK.test(text));
}

const LIST = /(?:^|[_-])(?:toc|table-?of-?contents|nav|nav-?bar|menu)(?:$|[_-])/i;
const TARGET =
  /(?:^|[_-])(?:anchor|target|offset|scroll|spy|in|no|js|ignore|skip|exclude|omit|item|entry|level-?\d?)(?:$|[_-])/i;
/** A box around a heading is called by fewer: an item or entry is one of the list. */
const BOX_TARGET = /(?:^|[_-])(?:anchor|target|offset)(?:$|[_-])/i;

/** The classes of a heading, or of a box around one, but those that name the list of contents that leads to it, or does not: toc-anchor, no-toc. */
export function withoutTargets(classes: string, { name, children }: Element): string {
  if (!/toc|contents|nav|menu/i.test(classes)) return classes;
  const target = /^h[1-6]$/.test(name)
    ? TARGET
    : children.some((node) => isElement(node) && isHeading(node)) && BOX_TARGET;
  if (!target) return classes;
  const isTarget = (word: string) => LIST.test(word) && target.test(word);
  const split = splitCase(classes);
  return split
    .split(/\s+/)
    .filter((word) => !isTarget(word))
    .join(' ');
}

/** Words of an id that a program made of a text. */
const SLUG = 3;
const LEAST_SENTENCES = 2;

/**
 * Whether an id says an element's own words again, as that of a term in a glossary, or those of the heading of a section
 * of the text, as generators of documentation do: tuning-ad-hoc-queries, sharing-with-others.
 */
export function isNamedByText(element: Element): boolean {
  const id = element.attribs['id'] ?? '';
  if (!/^(?:dt|p|li|div|section)$/.test(element.name) || id.split(/[-_]/).length < SLUG) return false;
  if (!/^(?:div|section)$/.test(element.name)) return squash(innerText(element, 2 * id.length)).startsWith(squash(id));
  const first = element.children.find((node) => isElement(node) && innerText(node, 1) !== '');
  if (!first || !isElement(first) || !isHeading(first)) return false;
  return squash(innerText(first, LIMIT)) === squash(id) && sentencesIn(unlinkedText(element)) >= LEAST_SENTENCES;
}
