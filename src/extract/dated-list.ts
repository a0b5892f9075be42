/** Tells a list of an author and a day below a title from those of comments and of teasers. */
import { attribute, type ChildNode, type Element, eachElement, innerText, isElement } from './dom.ts';

/** An item beside that of the day, in a list below the title: elsewhere such items are comments, or a teaser's. */
export function isBesideDate({ parent }: Element): boolean {
  const isDate = (other: ChildNode) =>
    isElement(other) && other.name === 'li' && /(?:^|[\s_-])(?:date|time)(?:$|[\s_-])/i.test(attribute(other, 'class'));
  return (
    parent !== null && isElement(parent as Element) && parent.children.some(isDate) && isBelowTitle(parent as Element)
  );
}

/** Whether the heading before a list, with no text between, links to no other article. */
function isBelowTitle(list: Element): boolean {
  let between = 0;
  let at: Element | null = list;
  for (let level = 0; at && level < TITLE_LEVELS; level += 1, at = at.parent as Element | null)
    for (let before = at.prev; before; before = before.prev) {
      if (!isElement(before)) continue;
      const heading = headingIn(before);
      if (heading) return heading.name === 'h1' || !holdsLink(heading);
      between += innerText(before, BETWEEN + 1).length;
      if (between > BETWEEN) return false;
    }
  return false;
}

const TITLE_LEVELS = 4;
/** Letters of a lead between a title and a list. */
const BETWEEN = 300;

function headingIn(element: Element): Element | undefined {
  if (/^h[1-4]$/.test(element.name)) return element;
  let found: Element | undefined;
  eachElement(element, (inner) => {
    if (/^h[1-4]$/.test(inner.name)) found = inner;
    return found?.name !== 'h1';
  });
  return found;
}

const holdsLink = (heading: Element): boolean =>
  heading.parent?.type === 'tag' && heading.parent.name === 'a'
    ? true
    : heading.children.some((child) => isElement(child) && (child.name === 'a' || holdsLink(child)));
