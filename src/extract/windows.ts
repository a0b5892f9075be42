/** Tells the windows that come up over a page from what an author says in one. */
import type { Element } from './dom.ts';
import { holds } from './named-boxes.ts';

/** True for a window over the page, as of a request for consent. */
export function isDialog({ name, attribs }: Element): boolean {
  return name === 'dialog' || /^(?:alert)?dialog$/.test(attribs['role'] ?? '') || attribs['aria-modal'] === 'true';
}

/** A window that comes up over the page; one that is open and only says something may be a note or a scene of the author's. */
export function isWindow(element: Element): boolean {
  const { name, attribs } = element;
  if (!isDialog(element)) return false;
  return (
    /dialog$/.test(attribs['role'] ?? '') || (name === 'dialog' && !('open' in attribs)) || holds(element, isOfSite)
  );
}

/** A field, or a link that leads off the page. */
const isOfSite = ({ name, attribs }: Element) =>
  /^(?:input|select|textarea|iframe)$/.test(name) || (name === 'a' && !/^#|^$/.test(attribs['href'] ?? ''));
