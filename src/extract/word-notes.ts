/** Tells the notes that explain a word where it stands in its sentence, and which a browser shows only on demand. */
import { attribute, type Element, innerText, isElement, textOf } from './dom.ts';
import { BLOCK } from './element-names.ts';
import { holds } from './named-boxes.ts';
import { remember } from './remember.ts';

const CARD_CLASS =
  /(?:^|[\s_-])(?:tooltip-?(?:text|content|body|inner|box)|hover-?card|popover|tippy-?(?:box|content)|(?:glossary|term|definition)-?(?:definition|popup|pop-?over|card|tip|text|content)|infotip|side-?note|margin-?note)(?:$|[\s_-])/i;
const TOOLTIP_CLASS = /(?:^|\s)tooltip(?:$|\s)/i;
/** A note in the element of its word: the same names elsewhere are the author's own boxes. */
const NOTE_CLASS =
  /(?:^|[\s_-])(?:annotation|foot-?note|fn|note|gloss(?:ary)?|dictionary|definition|explanation|info-?card|term)[_-]{0,2}(?:content|text|body|card|box|bubble|pop-?up|pop-?over|tip|def(?:inition)?|desc(?:ription)?)(?:$|[\s_-])/i;
const OF_WORD = /^(?:a|abbr|b|button|dfn|em|i|mark|span|strong|sup|u)$/;
/** What a style sheet draws elsewhere when no space stands between it and the word before. */
const SET_ELSEWHERE =
  /(?:^|[\s_-])(?:foot-?notes?|annotations?|gloss(?:ary)?|definition|tip(?:-?content)?)(?:$|[\s_-])/i;
const LEAST = 20;
/** What a button is called that explains the word on it. */
const WORD_CLASS =
  /(?:^|[\s_-])(?:gloss(?:ary)?|term|tool-?tip|definition|defined|info-?(?:card|button)|annotat(?:ed|ion))(?:$|[\s_-])/i;
/** Letters of a title that is a note. */
const TITLE = 12;
const LIMIT = 60;
const PARTS = 24;

const saidBy = remember((classes: string) => ({
  isCard: CARD_CLASS.test(classes),
  isTooltip: TOOLTIP_CLASS.test(classes),
  isNote: NOTE_CLASS.test(classes),
  isElsewhere: SET_ELSEWHERE.test(classes),
}));

/** True for a note that no browser shows in the run of the sentence. */
export function isWordNote(element: Element, classes: string): boolean {
  const role = attribute(element, 'role');
  if (role === 'tooltip' || (role === 'dialog' && isNoteDialog(element))) return true;
  const { isCard, isTooltip, isNote, isElsewhere } = classes === '' ? NOTHING : saidBy(classes);
  if (isCard || (isTooltip && hasTextBefore(element) && isPlain(element))) return true;
  if (isElsewhere && isGluedToWord(element, innerText(element, LIMIT))) return true;
  const isBox =
    /^(?:aside|details)$/.test(element.name) || ((isNote || isElsewhere) && /^(?:div|section)$/.test(element.name));
  if (isBox && breaksSentence(element)) return true;
  const { parent } = element;
  if (!parent || !('attribs' in parent) || !OF_WORD.test(parent.name)) return false;
  const title = (parent.attribs['title'] ?? '').trim();
  if (!isNote && title.length < TITLE) return false;
  return hasTextBefore(element) && (isNote || innerText(element, title.length + 1) === title);
}

/** Beside its word, and brief. One beside its button may hold the recording of the text, one beside boxes the text itself. */
function isNoteDialog(element: Element): boolean {
  let { prev } = element;
  while (prev && textOf(prev)?.trim() === '') prev = prev.prev;
  if (!prev || (isElement(prev) && BLOCK.has(prev.name)) || !hasTextBefore(element)) return false;
  return innerText(element, NOTE).length < NOTE && !holds(element, isPlayer);
}

const isPlayer = ({ name }: Element) => name === 'audio' || name === 'video';
const NOTHING = { isCard: false, isTooltip: false, isNote: false, isElsewhere: false };

/** ferry<span class="footnote">A ferry is a boat …</span> */
function isGluedToWord({ prev }: Element, text: string): boolean {
  return text.length >= LEAST && /^\p{Lu}/u.test(text) && !!prev && /\p{Ll}$/u.test(textOf(prev) ?? '');
}

/** Whether the text before an element ends in a word and that behind it goes on with the sentence. */
function breaksSentence({ prev, next }: Element): boolean {
  if (!prev || !next || !/^\s{0,40}[\p{Ll},;]/u.test(textOf(next) ?? '')) return false;
  const before = textOf(prev) ?? (isElement(prev) && OF_WORD.test(prev.name) ? innerText(prev, PARAGRAPH) : '');
  return /[\p{L}\d,]$/u.test(before.trimEnd());
}
const PARAGRAPH = 2000;
const NOTE = 800;

/** True for a button on a word of a sentence, which goes on behind it: the word is read. */
export function isWordButton(button: Element): boolean {
  const { attribs, prev } = button;
  const opens = ['aria-controls', 'aria-expanded', 'aria-describedby', 'popovertarget'].some((name) => name in attribs);
  if (!opens && !WORD_CLASS.test(attribute(button, 'class').slice(0, 160))) return false;
  const before = (prev && textOf(prev)) ?? '';
  if (!/[\p{Ll}\p{Script=Han},，、「“‘(（-]$/u.test(before.trimEnd())) return false;
  let next = button.next;
  while (next && isElement(next)) next = next.next;
  const behind = (next && textOf(next)) ?? '';
  return (
    /^\s{0,40}(?:[\p{Ll}\p{Script=Han},.;:，。、；：)）」”’]|\d)/u.test(behind) &&
    /^\p{L}{2}/u.test(innerText(button, LIMIT))
  );
}

/** Whether words stand before an element in the same parent. */
export function hasTextBefore(element: Element): boolean {
  let at = element.prev;
  for (let steps = 0; at && steps < PARTS; steps += 1, at = at.prev) if (innerText(at, LIMIT) !== '') return true;
  return false;
}

const isPlain = (element: Element) =>
  !element.children.some((child) => isElement(child) && /tooltip/i.test(attribute(child, 'class').slice(0, 160)));
