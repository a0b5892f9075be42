/** What a heading says. */
import { attribute, type ChildNode, type Element, innerText, isElement } from './dom.ts';
import { isHeadingMark } from './inline-marks.ts';

const KICKER =
  /kicker|overline|sub-?headline|topline|dachzeile|eyebrow|fly-?title|rubric|roofline|spitzmarke|category|colon|prefix|topic-?label|super-?title|over-?title|pre-?title|intro-?title|(?:title|heading|headline)[_-]{1,2}(?:label|badge|tag|type)|sur-?titre|yin-?ti|datetime|entry-?date/i;
const LIMIT = 600;

/** A heading's text without the kicker that stands in front of it, and without the marks of links to it. */
export function headingText(heading: Element): string {
  const textIn = (node: ChildNode) => innerText(node, LIMIT, isHeadingMark);
  const marked = findWithin(heading, (element) => attribute(element, 'itemprop') === 'headline');
  if (marked) return textIn(marked);
  const parts = heading.children.filter(isElement).filter(({ name }) => name !== 'br');
  const kickers = parts.filter((part) => part.name === 'time' || KICKER.test(attribute(part, 'class')));
  const all = textIn(heading);
  if (kickers.length === 0) return all;
  const rest = heading.children
    .filter((child) => !isElement(child) || !kickers.includes(child))
    .map((child) => textIn(child));
  const text = rest
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s[:：]$/, '');
  // A colon joins the kicker to the headline.
  if (/^[:：]/.test(text)) return all.replace(/\s+(?=:)/, '');
  // Whether it joins or counts below zero: Winter -40 degrees.
  if (/^-\s?\d/.test(text)) return all;
  return text.length > 8 ? text.replace(/^[–—|/·•-]\s+/, '') : all;
}

/** The first element within another one that `accept` is true for. */
export function findWithin(element: Element, accept: (element: Element) => boolean): Element | undefined {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (accept(child)) return child;
    const found = findWithin(child, accept);
    if (found) return found;
  }
  return undefined;
}
