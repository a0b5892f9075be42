/** Tells where a page waits for text that a script is to bring: boxes without any, called placeholders. */
import { type Element, innerText, isDescendant, isElement } from './dom.ts';

const PENDING = /skeleton|placeholder|shimmer|lazy|loading|spinner/i;
const ADVERT = /(?:^|[\s_-])(?:ads?|advert\w*|banner|sponsor\w*)(?:$|[\s_-])/i;

/** Whether something without any text behind an element, and before another, waits for text. */
export function isAwaited(from: Element, until: Element | undefined): boolean {
  let around: Element | undefined = from;
  for (let level = 0; around && level < 5 && !/^(?:article|main|body)$/.test(around.name); level += 1) {
    for (let next = around.next; next; next = next.next) {
      if (!isElement(next)) continue;
      if (until && (next === until || isDescendant(until, next))) return waits(next, until);
      if (waits(next, until)) return true;
    }
    around = around.parent && isElement(around.parent as Element) ? (around.parent as Element) : undefined;
  }
  return false;
}

function waits(element: Element, until: Element | undefined): boolean {
  const { attribs, name } = element;
  if (/^(?:img|picture|video|iframe|script|figure|aside|footer|nav|section)$/.test(name)) return false;
  const words = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`;
  if (ADVERT.test(words)) return false;
  const isPending = attribs['aria-busy'] === 'true' || PENDING.test(words);
  if (isPending && innerText(element, 40) === '' && !holdsMedia(element)) return true;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child === until) return false;
    if (waits(child, until)) return true;
  }
  return false;
}

const holdsMedia = ({ children }: Element): boolean =>
  children.some(
    (child) => isElement(child) && (/^(?:img|picture|video|iframe)$/.test(child.name) || holdsMedia(child)),
  );
