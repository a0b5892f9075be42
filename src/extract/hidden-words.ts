/** Words in a line that only screen readers say: by their class or style, beside what is drawn for eyes. */
import { attribute, type ChildNode, type Element, innerText, isElement, textOf } from './dom.ts';
import { LETTER } from './inline-gaps.ts';
import { remember } from './remember.ts';
import { splitCase } from './split-case.ts';
import { isWindowNote } from './window-notes.ts';

const LIMIT = 160;
const LABEL = 40;
/** What toolkits call them, with what their builds set around it: ssrcss-1f39n02-VisuallyHidden, styles_srOnly__2fX3c. */
const NAMES =
  '(?:sr-?only|sr-text|screen-?readers?(?:-?(?:text|only|users?))?|(?:visual(?:ly)?|accessib(?:ly|ility)|a11y)-?hidden|hidden-?(?:visually|accessible|accessibly)|a11y-?(?:text|only)|assistive-?text|element-invisible)';
const READER_CLASS = new RegExp(
  `(?:^|[\\s_-])(?<!(?:not|no)-)${NAMES}(?:-(?:focusable|text|label|sc-\\w{1,16})|_{1,2}[\\w-]{1,40}|-module_{1,2}[\\w-]{1,40})?(?:$|\\s)|(?:^|\\s)aural(?:$|\\s)`,
  'i',
);
/** Shown in a wider window. */
const SHOWN_WIDE = /(?:^|\s)(?:sm|md|lg|xl|2xl):not-sr-only(?:$|\s)/;
/** Names that whole parts of a page have, too, until a script shows them. */
const WEAK_CLASS = /(?:^|\s)(?:[a-z]{1,6}-)?(?:u-hidden|off-?screen|offscreen-text|hidden-text)(?:$|\s)/i;
const INLINE = /^(?:span|small|em|i|b|strong|sup)$/;

type Shown = 'readers' | 'weak' | 'all';
const shownTo = remember((classes: string): Shown => {
  const split = splitCase(classes);
  if (READER_CLASS.test(split) && !SHOWN_WIDE.test(classes)) return 'readers';
  return WEAK_CLASS.test(split) ? 'weak' : 'all';
});

/** True for what only readers of screens are told, unless it stands for letters drawn for eyes or labels what follows. */
export const isForReaders = (element: Element): boolean => isHiddenFromEyes(element) && !isLabel(element);

function isHiddenFromEyes(element: Element): boolean {
  const classes = attribute(element, 'class').slice(0, LIMIT);
  const shown = classes === '' ? 'all' : shownTo(classes);
  const isHidden = shown === 'readers' || (shown === 'weak' && INLINE.test(element.name)) || isClipped(element);
  return isHidden && !isReadersCopy(element);
}

/** 作者, before a name: the label of what follows, by which lines of author and role are known. */
const isLabel = (element: Element): boolean =>
  siblingOf(element, 'next') !== undefined && /^\p{L}[\p{L} ]{0,30}\s?[,:，：]\s?$/u.test(innerText(element, LABEL));

/** True for what a style cuts down to nothing or sets off the page. */
function isClipped({ attribs: { style } }: Element): boolean {
  return (
    style !== undefined &&
    (/(?:^|[;\s])clip(?:-path)?\s{0,3}:\s{0,3}(?:rect\(\s?0|rect\(1px|inset\((?:50|100)%)/i.test(style) ||
      /(?:^|[;\s])text-indent\s{0,3}:\s{0,3}-\d{4}/i.test(style) ||
      [
        /(?:^|[;\s])width\s{0,3}:\s{0,3}[01]px/i,
        /(?:^|[;\s])height\s{0,3}:\s{0,3}[01]px/i,
        /overflow\s{0,3}:\s{0,3}hidden/i,
      ].every((rule) => rule.test(style)))
  );
}

/** A text for screen readers that stands for letters drawn for eyes is the sentence's own. */
function isReadersCopy(element: Element): boolean {
  const besides = [siblingOf(element, 'prev'), siblingOf(element, 'next')];
  if (besides.some((other) => other && isElement(other) && isDrawnForEyes(other)))
    return !isWindowNote(innerText(element, LIMIT));
  const next = besides[1];
  return (
    innerText(element, 4).length === 1 &&
    !isDropCapPair(element) &&
    next !== undefined &&
    /^\p{L}/u.test(textOf(next) ?? '')
  );
}

const isDrawnForEyes = (element: Element) =>
  attribute(element, 'aria-hidden') === 'true' && innerText(element, 4) !== '';

/** Whether the same letter was drawn just before, not hidden from readers. */
function isDropCapPair(element: Element): boolean {
  const before = siblingOf(element, 'prev');
  return before !== undefined && isElement(before) && innerText(before, 4) === innerText(element, 4);
}

/** The next sibling on a side that is not white space. */
export function siblingOf(element: Element, direction: 'prev' | 'next'): ChildNode | undefined {
  let at = element[direction];
  while (at && textOf(at)?.trim() === '') at = at[direction];
  return at ?? undefined;
}

/** True for hidden words of a heading; a hidden colon joins its parts. */
export const areHiddenWords = (element: Element): boolean =>
  isHiddenFromEyes(element) && LETTER.test(innerText(element, LIMIT));
