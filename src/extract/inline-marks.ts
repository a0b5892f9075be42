/** Judges inline elements: what is a mark or a card for eyes only, what is raised, where a browser shows a space. */
import { attribute, type ChildNode, type Element, innerText, isElement, textOf } from './dom.ts';
import { isAddressOfPost } from './embed-notices.ts';
import { isLinkToHeading } from './heading-links.ts';
import { isForReaders, siblingOf } from './hidden-words.ts';
import { BOXES, LETTER } from './inline-gaps.ts';
import { remember } from './remember.ts';
import { isWindowNoteOfLink } from './window-notes.ts';
import { hasTextBefore, isWordNote } from './word-notes.ts';

const LIMIT = 60;
const PARTS = 24;
const classesOf = (element: Element) => attribute(element, 'class').slice(0, 160);

const EDIT_MARK =
  /^[[\s(【]{0,3}(?:[¶#§🔗⚓∞]|edit(?: (?:source|section))?|bearbeiten|quelltext bearbeiten|modifier(?: le code)?|editar|编辑|編輯|permalink|copy link|link to (?:this|heading)\b.{0,40})?[\])\s】|]{0,3}$/iu;
/** Links of headings to the top of the page. */
const WAY_BACK =
  /^[[(]?(?:[↑⇧⬆]\ufe0f?|(?:back|return) to (?:the )?(?:top|contents|table of contents|index)|nach oben|zurück zum inhalt|retour (?:en haut|au sommaire)|volver (?:arriba|al índice)|torna (?:su|all[’']indice)|(?:返回|回到?)(?:顶部|頂部|目录|目錄))[\])]?$/iu;
const EDIT_CLASS =
  /(?:^|[\s_-])(?:headerlink|header-?anchor|heading-?(?:anchor|link)|anchor-?link|anchorjs-link|hash-?link|mw-editsection|edit-?section|permalink)(?:$|[\s_-])/i;
/** The number of a printed page or column that the text runs over. */
const COLUMN_CLASS = /(?:^|\s)(?:column|page)-?num(?:ber)?(?:$|\s)|(?:^|\s)(?:pagenum|page-?break|pb)(?:$|\s)/i;
const NOTE_LINK = /#(?:_?(?:fn|ftn|footnote|note|cite|en|endnote|ref|sdfootnote)|[^#]{0,40}(?:footnote|citation))/i;
const NOTE_TEXT = /^[[(（【]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|[注註]\d{0,3}|note \d{1,2}|[①-⑳])[\])）】]?$/i;
/** What a link in brackets behind a sentence is called, which leads to where it comes from. */
const SOURCE =
  /^(?:(?:the )?source|quelle|(?:la )?source|(?:la )?fuente|(?:la )?fonte|источник|来源|來源|出處|出处|ref|link)(?: ?\d{1,2})?$/iu;
const BRACKETED = /^[[［【][^\]］】]{1,24}[\]］】]$/;

/** A font that draws a picture for a word: link, open_in_new. */
const ICON_CLASS = /(?:^|\s)material-(?:icons|symbols)(?:-\w{1,12})?(?:$|\s)/i;
const COUNT_CLASS = /(?:^|\s)(?:clicks|click-?count|link-?count)(?:$|\s)/i;
/** How many read or like the article, drawn beside an icon. */
const COUNTER_CLASS =
  /(?:^|[\s_-])(?:(?:views?|reads?|likes?|comments?|hits)[_-]?(?:counts?|num(?:ber)?)|counter)(?:$|\s)/i;

/** What classes say of an element in a line, each string of them looked at once. */
type ClassMarks = {
  readonly isColumn: boolean;
  readonly isEdit: boolean;
  readonly isCount: boolean;
  readonly isCounter: boolean;
  readonly isIcon: boolean;
};
const NO_MARKS: ClassMarks = {
  isColumn: false,
  isEdit: false,
  isCount: false,
  isCounter: false,
  isIcon: false,
};
const marksOfClasses = remember(
  (classes: string): ClassMarks => ({
    isColumn: COLUMN_CLASS.test(classes),
    isEdit: EDIT_CLASS.test(classes),
    isCount: COUNT_CLASS.test(classes),
    isCounter: COUNTER_CLASS.test(classes),
    isIcon: ICON_CLASS.test(classes),
  }),
);

/** True for an inline element that nobody reads as part of the sentence around it. */
export function isSilent(element: Element, inHeading: boolean): boolean {
  const { name } = element;
  const classes = classesOf(element);
  const marks = classes === '' ? NO_MARKS : marksOfClasses(classes);
  if (isWordNote(element, classes)) return true;
  if (marks.isColumn && (name === 'span' || name === 'a') && /\d/.test(innerText(element, 20))) return true;
  if (marks.isIcon && /^[a-z\d_]{2,40}$/.test(innerText(element, LIMIT))) return true;
  if (marks.isCount && isCountOfLink(element)) return true;
  if (marks.isCounter && isCountAlone(element)) return true;
  if (inHeading ? isHeadingMark(element) : marks.isEdit && EDIT_MARK.test(innerText(element, LIMIT))) return true;
  if (isForReaders(element) || isWindowNoteOfLink(element)) return true;
  if (STRUCK.has(name)) return isStruckOut(element);
  if (name === 'span' && isPrice(element)) return true;
  return name === 'a' && (isNoteLink(element) || isLinkToHeading(element) || isAddressOfPost(element));
}

/** What a site writes behind the name of a listed firm: (115.39, 2.79, 2.47%). */
const isPrice = (element: Element): boolean =>
  /quote|stock|ticker|hangqing/i.test(`${attribute(element, 'id')} ${attribute(element, 'class')}`.slice(0, 160)) &&
  /^[（(](?:[+-]?[\d.]{1,12},\s?){1,3}[+-]?[\d.]{1,8}%[）)]$/.test(innerText(element, LIMIT));

/** Elements that a browser draws a line through. */
const STRUCK: ReadonlySet<string> = new Set(['del', 's', 'strike']);

/** Letters of what is struck out of a sentence: a mark that nobody closed goes on to the end. */
const STRUCK_LIMIT = 300;

/** True for words struck out of a sentence; a whole item may be struck out because it is done. */
function isStruckOut(element: Element): boolean {
  const { parent, children } = element;
  if (!parent || children.some((child) => isElement(child) && (BOXES.test(child.name) || child.name === 'br')))
    return false;
  if (!saysWords.has(parent)) saysWords.set(parent, parent.children.some(isUnstruck));
  return saysWords.get(parent) === true && innerText(element, STRUCK_LIMIT).length < STRUCK_LIMIT;
}

/** Whether anything in an element is not struck out, looked at once for all that is. */
const saysWords = new WeakMap<object, boolean>();
const isUnstruck = (node: ChildNode) =>
  isElement(node) ? !STRUCK.has(node.name) && innerText(node, 4) !== '' : LETTER.test(textOf(node) ?? '');

/** The quotation marks that a browser draws around a `<q>`; none where the author wrote them, too. */
export function quotesAround(element: Element, before: string): readonly [open: string, close: string] | undefined {
  const own = innerText(element, LIMIT);
  if (own === '' || /^["“”„«‘「『]/.test(own) || /["“„«»‹›‘‚「『]\s?$/.test(before)) return undefined;
  return isWithinQuote(element) ? ['‘', '’'] : ['“', '”'];
}

const isWithinQuote = ({ parent }: Element) => parent !== null && 'name' in parent && parent.name === 'q';

/** True for an element within a heading that marks the link to it, or the one by which it is edited. */
export function isHeadingMark(element: Element): boolean {
  const { name } = element;
  const classes = classesOf(element);
  const isMark = EDIT_MARK.test(innerText(element, LIMIT));
  if (isMark && classes !== '' && marksOfClasses(classes).isEdit) return true;
  if (isMark && /^(?:a|span|button)$/.test(name)) return isMarkInHeading(element);
  return name === 'a' && (isWayBack(element) || isLinkToHeading(element));
}

const isWayBack = (link: Element) =>
  attribute(link, 'href').startsWith('#') && WAY_BACK.test(innerText(link, LIMIT)) && hasTextBefore(link);

/** How often a link was followed, at its end. */
const isCountOfLink = (element: Element) =>
  hasTextBefore(element) &&
  /^\d[\d.,]{0,8}[km]?$/i.test(innerText(element, LIMIT)) &&
  ((element.parent && 'name' in element.parent && element.parent.name === 'a') ||
    (element.prev !== null && isElement(element.prev) && element.prev.name === 'a'));

const COUNT = /^\d[\d.,]{0,8}[kKmM万萬]?$/;
/** A bare counter counts anything, such as the boats of a yard. */
const COUNTED_UP = /(?:^|\s)counter(?:$|\s)/i;

const isCountAlone = (element: Element) => {
  const before = siblingOf(element, 'prev');
  // A number may begin a sentence, or stand over what it counts: 4500 people came.
  const isAlone = [before, siblingOf(element, 'next')].every((other) => !other || innerText(other, 4) === '');
  const isDrawn = before !== undefined && isElement(before);
  return isAlone && (isDrawn || !COUNTED_UP.test(attribute(element, 'class'))) && COUNT.test(innerText(element, LIMIT));
};

/** Names of a kicker, and those that a run-in word has, too. */
const KICKER_CLASS =
  /(?:^|[\s_-])(?:(kicker|eyebrow|surtitre|antetitulo|occhiello|dachzeile|spitzmarke|super-?title|over-?title)|over-?line|top-?line|rubri(?:c|k|que)|ressort|keyword|category|label|badge|tag)(?:$|[\s_-])/i;

/** True for the name of a section or genre that a style sheet sets apart in front of a paragraph: Reportage, Analysis. */
export function isKicker(element: Element): boolean {
  const { next } = element;
  const called = KICKER_CLASS.exec(classesOf(element));
  if (!called) return false;
  const text = innerText(element, LIMIT);
  if (text.length > 40 || !/[\p{L}\p{N}]$/u.test(text)) return false;
  const behind = (next && textOf(next)) ?? '';
  // A word that runs into its sentence has a space behind it.
  return /^[\p{Lu}«“"„]/u.test(called[1] ? behind.trimStart() : behind);
}

/** True for who is quoted, behind the words of a quotation in the same element. */
export function isLastOfQuote({ parent, next }: Element): boolean {
  for (let at = next; at; at = at.next) if (innerText(at, 4) !== '') return false;
  return parent !== null && 'name' in parent && /^(?:blockquote|p|footer|div)$/.test(parent.name);
}

/** A link that holds a picture is no mark, nor is the only thing in its heading. */
function isMarkInHeading(element: Element): boolean {
  const { parent } = element;
  return parent?.children.slice(0, PARTS).some((other) => other !== element && innerText(other, LIMIT) !== '') === true;
}

function isNoteLink(element: Element): boolean {
  const role = attribute(element, 'role') || attribute(element, 'epub:type');
  const href = attribute(element, 'href');
  // Most links lead to another page, which costs no look at their text.
  if (role === '' && !href.includes('#')) return isBracketed(element) && SOURCE.test(innerText(element, LIMIT));
  const text = innerText(element, LIMIT);
  if (!NOTE_TEXT.test(text) && text !== '') return false;
  if (/noteref/.test(role) || NOTE_LINK.test(href)) return true;
  // [1] that leads to another place of the page.
  return href.startsWith('#') && /\d/.test(text) && (/^[[［【]/.test(text) || isBracketed(element));
}

const isBracketed = ({ prev, next }: Element) =>
  /[[［【]\s?$/.test((prev && textOf(prev)) ?? '') && /^\s?[\]］】]/.test((next && textOf(next)) ?? '');

/** True for what is hidden from screen readers and yet read: a browser shows it, and no copy for them stands beside it. */
export const isOnlyShown = (element: Element): boolean => isLoneDropCap(element) || isTitleOfBox(element);

function isLoneDropCap(element: Element): boolean {
  if (element.attribs['aria-hidden'] !== 'true' || 'hidden' in element.attribs) return false;
  if (!/^[“"«「]?\p{L}$/u.test(innerText(element, 8))) return false;
  const next = element.next;
  return next !== null && next !== undefined && /^[\p{Ll}\p{Script=Han}]/u.test(textOf(next) ?? '');
}

/** The title of a box whose label says it. */
function isTitleOfBox(element: Element): boolean {
  const { attribs, parent } = element;
  if (attribs['aria-hidden'] !== 'true' || 'hidden' in attribs || !parent || !('attribs' in parent)) return false;
  const label = parent.attribs['aria-label'] ?? '';
  return label !== '' && label === innerText(element, LIMIT * 2);
}

/** True for an element that draws the first letter of a paragraph large. */
export function isDropCap(element: Element): boolean {
  return (
    /drop-?cap|first-?letter|initial-?letter|lettrine/i.test(classesOf(element)) &&
    /^[“"«「]?\p{L}$/u.test(innerText(element, 8))
  );
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−–n'].map((from, at) => [from, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ'][at] ?? from]),
);
/** What a power is raised on: ten or two, a unit, a variable, a bracket that holds a sum. */
const BASE =
  /(?:^|[^\p{L}\p{N}.,])(?:10|2|[kcdmnµμh]?m|[kmµ]?g|s|ft|in|mi|yd|mc|[\p{Script=Latin}\p{Script=Greek}])$|\d\s?(?:ft|in|mi|yd|s)$|[\d\p{Script=Han}]\s?[kcdmnµμh]?m$|[×·*x⋅]\s?10$|(?:平方|立方)?(?:公里|千米|厘米|毫米|分米|米)$|\([^()]{0,40}[+\-−*/=][^()]{0,40}\)$/u;

export type Raised = { readonly kind: 'note' | 'text' } | { readonly kind: 'power'; readonly text: string };

/** What a raised text is: a mark of a note, a power (with its raised digits), or only text set high. */
export function readRaised(element: Element, before: string): Raised {
  const text = innerText(element, LIMIT, (inner) => isWordNote(inner, classesOf(inner)));
  const linked = element.children.some((child) => isElement(child) && child.name === 'a');
  if (linked || /note|ref|cite/i.test(`${classesOf(element)} ${attribute(element, 'id')}`))
    return {
      kind: NOTE_TEXT.test(text) || BRACKETED.test(text) || /^[\d,;–\-\s[\]]{1,16}$/.test(text) ? 'note' : 'text',
    };
  return readRaisedText(text, before);
}

/** {@link readRaised} by the text alone. */
export function readRaisedText(text: string, before: string): Raised {
  if (/^[+\-−–]?(?:\d{1,3}|n)$/.test(text) && BASE.test(before.slice(-60)))
    return { kind: 'power', text: [...text].map((sign) => RAISED[sign] ?? sign).join('') };
  if (/^[+\-−–]\d{1,3}$/.test(text) || /^\d{0,2}[+\-−–]$/.test(text))
    return { kind: 'power', text: [...text].map((sign) => RAISED[sign] ?? sign).join('') };
  // Ordinals: 2ᵉ, XXIᵉ, nᵒ.
  if (/^[aoerd]$/.test(text) && /(?:\d|[IVXLC]|[nN])$/.test(before)) return { kind: 'text' };
  // Between two notes' marks.
  if (/^[,;]$/.test(text)) return { kind: 'note' };
  return { kind: NOTE_TEXT.test(text) || BRACKETED.test(text) ? 'note' : 'text' };
}

/** Takes back the bracket that opened in front of a note's mark, and tells whether there was one. */
export function takeBracket(parts: string[]): boolean {
  const open = /[\s\u00a0]{0,3}[[(（【]\s?$/u;
  const before = parts.at(-1) ?? '';
  const isOpen = open.test(before);
  if (isOpen) parts.splice(-1, 1, before.replace(open, ''));
  return isOpen;
}

/** What stands behind a note's mark, without the bracket that closes there. */
export const withoutBracket = (text: string): string => text.replace(/^\s?[\])）】]/u, '');
