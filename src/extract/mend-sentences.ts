/** Puts a sentence together again that the parser ends at a box in it: no box stands in a paragraph (HTML, § 4.4.1). */
import type { CheerioAPI } from 'cheerio';
import { type ChildNode, innerText, isElement, textOf } from './dom.ts';
import { BLOCK } from './element-names.ts';

const LETTERS = 2000;
const UNENDED = /[\p{L}\p{N},，、)）”’»]$/u;
const GOES_ON = /^\s{0,40}[\p{Ll}\p{Script=Han},;:.!?…，。；：、！？]/u;

/** Takes the note out of the middle of its sentence, and sets what stands behind it into the sentence's paragraph. */
export function mendSentences($: CheerioAPI): void {
  for (const note of $('p + aside, p + details').toArray()) {
    const before = note.prev;
    if (!before || !isElement(before) || !UNENDED.test(innerText(before, LETTERS))) continue;
    const rest: ChildNode[] = [];
    let at = note.next;
    for (; at && !(isElement(at) && BLOCK.has(at.name)); at = at.next) rest.push(at);
    // The paragraph's own end tag, which has nothing to end, leaves an empty one.
    const isEnded = at && isElement(at) && at.name === 'p' && at.children.length === 0;
    const [first] = rest;
    if (!isEnded || !first || !GOES_ON.test(textOf(first) ?? '')) continue;
    $(before).append(...rest);
    $(note).remove();
  }
}
