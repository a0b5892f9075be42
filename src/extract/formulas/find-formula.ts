/** Recognises the elements in which pages keep formulas, whatever program has drawn them. */
import { attribute, type Element, eachElement, innerText, isElement, rawInnerText, textOf } from '../dom.ts';
import { formulaClasses, isDisplayClass } from './formula-class.ts';
import { formulaPicture } from './formula-pictures.ts';
import { linearMath } from './linear-math.ts';
import type { TexReader } from './parse-tex.ts';

export type Formula = {
  /** One line, or several of equations below each other; `''` of an empty formula. */
  readonly text: string;
  /** Whether it is set off from the text around it. */
  readonly isDisplay: boolean;
};

export type FormulaSources = {
  /** Texts of the scripts that the markup guard set aside. */
  readonly scripts: readonly string[];
  readonly readTex: TexReader;
};

const LETTERS = 8000;
const SIBLINGS = 8;
const DATA = ['data-tex', 'data-formula', 'data-latex', 'data-katex'];
const OWN_ELEMENT = /^(?:math-renderer|d-math|tex-math)$/;

/** The formula that an element is; `undefined` for every other element. */
export function findFormula(element: Element, sources: FormulaSources): Formula | undefined {
  const { name } = element;
  if (name === 'math') return ofMath(element, false);
  if (name === 'mjx-container') return ofDrawn(element, attribute(element, 'display') === 'true', sources);
  if (name === 'script') return ofScript(element, sources);
  if (name === 'img') return ofPicture(element, sources);
  const tex = texOfData(element);
  if (tex !== '') return { text: sources.readTex(tex), isDisplay: isSetOff(element, tex) };
  const classes = formulaClasses(element);
  if (classes.has('drawn')) return ofDrawn(element, isDisplayClass(element), sources);
  if (classes.has('written') || classes.has('math') || OWN_ELEMENT.test(name)) return ofWritten(element, sources);
  return undefined;
}

/** Whether it is what MathJax 2 has drawn of the formula that stands behind it in TeX. */
export function isDrawnTwice(element: Element): boolean {
  if (!formulaClasses(element).has('mathJax')) return false;
  let left = SIBLINGS;
  for (let at = element.next; at && left > 0; at = at.next, left -= 1) {
    if (!isElement(at)) {
      if ((textOf(at) ?? '').trim() !== '') return false;
    } else if (isMathScript(at)) return true;
    else if (!formulaClasses(at).has('mathJax')) return false;
  }
  return false;
}

const isMathScript = (element: Element) =>
  element.name === 'script' && /^math\/tex/i.test(attribute(element, 'type').trim());
const texOfData = (element: Element) =>
  DATA.map((name) => attribute(element, name).trim()).find((value) => value !== '') ?? '';

function ofMath(math: Element, isDisplay: boolean): Formula {
  const isBlock = /^(?:block|display)$/.test(attribute(math, 'display') || attribute(math, 'mode'));
  return { text: linearMath(math), isDisplay: isDisplay || isBlock };
}

function ofScript(element: Element, { scripts, readTex }: FormulaSources): Formula | undefined {
  if (!isMathScript(element)) return undefined;
  const tex = scripts[Number(element.attribs['data-set-aside'])] ?? '';
  return { text: readTex(tex), isDisplay: /mode\s{0,3}=\s{0,3}display/i.test(attribute(element, 'type')) };
}

function ofPicture(image: Element, { readTex }: FormulaSources): Formula | undefined {
  const found = formulaPicture(image);
  return found && { text: readTex(found.tex), isDisplay: found.isDisplay };
}

/** What KaTeX, MathJax and wikis draw: MathML for screen readers, beside it letters or a picture of the same. */
function ofDrawn(element: Element, isDisplayed: boolean, sources: FormulaSources): Formula {
  let math: Element | undefined;
  let tex = texOfData(element);
  let spoken = attribute(element, 'aria-label');
  let picture: Formula | undefined;
  let stripped: Element | undefined;
  let isDisplay = isDisplayed;
  eachElement(element, (inner) => {
    const classes = attribute(inner, 'class');
    isDisplay ||= /katex-display|mwe-math-(?:mathml|fallback-image)-display/.test(classes);
    if (inner.name === 'math') math ??= inner;
    else if (inner.name === 'annotation' && /tex/i.test(attribute(inner, 'encoding'))) tex ||= rawInnerText(inner);
    else if (inner.name === 'img') picture ??= ofPicture(inner, sources);
    else if (classes === 'katex-mathml') stripped ??= inner;
    tex ||= texOfData(inner);
    if (inner.name === 'mjx-speech') spoken ||= attribute(inner, 'aria-label');
    return undefined;
  });
  const found = math && ofMath(math, isDisplay);
  if (found && found.text !== '') return found;
  if (tex.trim() !== '') return { text: sources.readTex(tex), isDisplay };
  if (picture) return { ...picture, isDisplay: isDisplay || picture.isDisplay };
  // Some sites strip the tags of MathML: what is left of it ends with a line of TeX.
  if (stripped) return { text: sources.readTex(lastLine(stripped)), isDisplay };
  const text = innerText(element, LETTERS) || spoken;
  return { text: /[\\^_]/.test(text) ? sources.readTex(text) : text, isDisplay };
}

const lastLine = (element: Element) => rawInnerText(element, LETTERS).trim().split('\n').at(-1) ?? '';

const BETWEEN_SIGNS = /^(?:\\\(.*\\\)|\\\[.*\\\]|\$.+\$|\\begin\{.*\})$/s;

/** An element whose text is TeX, between its signs or without any. */
function ofWritten(element: Element, { readTex }: FormulaSources): Formula | undefined {
  const text = rawInnerText(element, LETTERS).trim();
  if (text === '' || element.children.some((child) => isElement(child) && child.name !== 'br')) return undefined;
  const isMarked = !formulaClasses(element).has('math') || /(?:^|\s)inline(?:$|\s)/.test(attribute(element, 'class'));
  const isTex = BETWEEN_SIGNS.test(text) || isMarked || isDisplayClass(element) || /\\[a-z]|[_^]/i.test(text);
  return isTex ? { text: readTex(text), isDisplay: isSetOff(element, text) } : undefined;
}

/** Whether a formula in TeX stands apart: as its signs say, or its element does. */
function isSetOff(element: Element, tex: string): boolean {
  if (/^(?:\\\[|\$\$|\\begin)/.test(tex)) return true;
  if (/^(?:\\\(|\$)/.test(tex)) return false;
  const { name, attribs } = element;
  const isBox = /^(?:div|figure|section)$/.test(name) || 'block' in attribs || attribs['data-eeimg'] === '2';
  return isBox || isDisplayClass(element) || /block/.test(attribs['data-formula-type'] ?? '');
}
