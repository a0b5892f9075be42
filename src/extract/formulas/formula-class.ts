/** What a class says of an element that may hold a formula. */
import { attribute, type Element } from '../dom.ts';
import { remember } from '../remember.ts';

/**
 * `drawn`: by a program, with what it was drawn from. `mathJax`: by MathJax 2, which leaves its source behind it.
 * `written`: its text is TeX. `math`: its text is TeX, or HTML. `picture`: of an image.
 */
export type FormulaClass = 'drawn' | 'mathJax' | 'written' | 'math' | 'picture';

const names = (words: string) => new RegExp(`(?:^|\\s)(?:${words})(?:$|\\s)`);
const CLASSES: readonly (readonly [FormulaClass, RegExp])[] = [
  [
    'drawn',
    names('katex(?:-display|-error|--inline|--display)?|MathJax\\w{0,12}|mjx-chtml|MJXc-display|mwe-math-element'),
  ],
  ['mathJax', names('MathJax(?:_Display|_SVG|_SVG_Display|_CHTML|_MathML|_Preview)?|mjx-chtml|MJXc-display')],
  ['written', names('ztext-math|(?:wp-)?katex-eq|arithmatex|math-container|js-(?:inline|display)-math')],
  ['math', names('math')],
  [
    'picture',
    names(
      'latex|tex|math|mathcode|math-(?:inline|display)|mwe-math-fallback-image-(?:inline|display)|Wirisformula|ql-img-(?:inline|displayed)-formula',
    ),
  ],
];
const NONE: ReadonlySet<FormulaClass> = new Set();
const find = remember(
  (classes: string): ReadonlySet<FormulaClass> =>
    new Set(CLASSES.flatMap(([kind, pattern]) => (pattern.test(classes) ? [kind] : []))),
);
const DISPLAY = /(?:^|[\s_-])(?:display|displayed|block)(?:$|[\s_-])/i;

const wordsOf = (element: Element) => attribute(element, 'class').slice(0, 160);

/** All that the element's classes say. */
export function formulaClasses(element: Element): ReadonlySet<FormulaClass> {
  const words = wordsOf(element);
  return words === '' ? NONE : find(words);
}

/** Whether a class says that a formula is set off from the text. */
export const isDisplayClass = (element: Element): boolean => DISPLAY.test(wordsOf(element));
