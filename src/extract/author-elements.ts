/** Names in the elements that a page marks as its author's, or as the account that publishes it. */

import { namesInLatinLine } from './byline-in-text.ts';
import {
  attribute,
  type ChildNode,
  collapse,
  type Element,
  innerText,
  isDescendant,
  isElement,
  textOf,
} from './dom.ts';
import { hintOf } from './element-hints.ts';
import { namesInHanLine } from './han-byline.ts';
import { isHanName, isOrganisation, isPenName, withoutWork } from './han-names.ts';
import { isNames } from './line-shape.ts';
import { isOutlet } from './outlet-name.ts';
import { isLinkLabel, splitNames, withoutStation } from './person-name.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';

/** Words that stand in an author's box but name nobody. */
const NO_NAME =
  /\b(?:edition|edited|recipe|invitation|authors|photo|foto|contributors?|follow|more|about|all|posts?|articles?|read|subscribe|super|press|team|share|profile|comments?|hours?|days?|ago|member|joined|points?)\b/i;
/** Whether words of an author's box, in the shape of a name, say something else: View Profile. */
export const namesNobody = (text: string): boolean => NO_NAME.test(text);
/** Classes of what an author's box tells besides the name. */
const ABOUT =
  /author\w{0,12}[_-]{0,2}(?:badge|bio|desc\w{0,8}|detail|count|job|role|position|twitter|social|avatar|image|img|photo|pic|date|time)/i;
/** Text between the names of one byline, at most. */
const BETWEEN = 40;
const NEAR_LEVELS = 4;
const BREAKS = /^(?:p|div|li|ul|ol|dl|dt|dd|br|h[1-6]|section|header|footer|article|td|tr|figure|time)$/;

/** Small words of one author's post at most. */
const MOST_SMALL = 6;

/** Where an element stands in the run of pieces; -1 when it is not shown. */
export type Position = (element: Element) => number;

/** Looks positions up in the regions of a page's pieces. */
export function createPosition(pieces: readonly Piece[]): Position {
  const regions = new Map<unknown, Region>();
  for (const { region } of pieces)
    for (let at: Region | undefined = region; at && !regions.has(at.element); at = at.parent)
      regions.set(at.element, at);
  return (element) => {
    for (let at: unknown = element; at && typeof at === 'object'; at = 'parent' in at ? at.parent : undefined) {
      const region = regions.get(at);
      if (region) return region.element?.name === 'body' ? -1 : region.first;
    }
    return -1;
  };
}

/** The first marked name, and those that stand beside it. */
export function namesOfElements(elements: readonly Element[], siteName: string | undefined): readonly string[] {
  const people = elements.filter((element) => findName(element) !== undefined);
  const leaves = elements.filter((element) => {
    const told = innerText(element, 400);
    const isAbout =
      (ABOUT.test(attribute(element, 'class')) && !isHanName(told.slice(0, 40))) ||
      (told.split(' ').length > MOST_WORDS && /\p{Ll}[.!?]$/u.test(told.trim()));
    // KVLN | By: the house of who is named behind it.
    if (isAbout || BEFORE_NAME.test(told) || people.some((other) => isDescendant(element, other))) return false;
    if (people.includes(element)) return true;
    return !elements.some((other) => isDescendant(other, element) && namesOf(other, siteName).length > 0);
  });
  const at = leaves.findIndex((element) => namesOf(element, siteName).length > 0);
  const first = leaves[at];
  if (!first) return [];
  const names = [...namesOf(first, siteName)];
  for (const next of leaves.slice(at + 1)) {
    if (ROLE.test(attribute(next, 'class'))) continue;
    const more = namesOf(next, siteName).filter((name) => !names.includes(name) && isFurther(name, names));
    if (more.length === 0) continue;
    const around = commonParent(first, next);
    if (!around) break;
    const size = [...names, ...more].join('').length;
    const told = innerText(around, 600);
    if (told.replace(/\s/g, '').length > size + BETWEEN * names.length) break;
    // Illustrations by: nobody behind it wrote.
    if (OF_OTHERS.test(told.slice(told.indexOf(names[0] ?? ''), Math.max(0, told.indexOf(more[0] ?? ''))))) break;
    names.push(...more);
  }
  return names.slice(0, 12);
}

const BEFORE_NAME = /\p{L}\s?[|/·•–—-]?\s(?:by|von|par|por|di|door|av|af)\s?:?$/iu;
const OF_OTHERS =
  /(?<!\p{L})(?:illustrat(?:ions?|ed)|illustrationen|photo(?:s|graphs?|graphy|graphed)?|pictures|images?|art(?:work)?|graphics?|video|animations?|design(?:ed)?|translat(?:ions?|ed)|edit(?:ed|ing)|produc(?:ed|tion)|fact-check(?:ed|ing)|reviewed|fotos?|bilder|grafik(?:en)?|zeichnungen|übersetz(?:t|ung)|dessins?|traduc(?:tion|ción)|fotografías?|ilustraciones|foto(?:grafie)?|illustrazioni|traduzione|ilustrações|tradução|фото|иллюстрации|перевод)\s?(?:(?:by|von|aus|de|par|por|di|da)(?!\p{L})|[:：])/iu;
const INLINE = /^(?:a|b|bdi|cite|em|i|small|span|strong|u)$/;
const BETWEEN_NAMES = /^(?:[\s,，、&＆]|和|及|與|与){0,8}/;
const DAY = /\d{1,4}\s?[年月日]/g;

/** Whether Chinese names stand in one list: commas or “and” between them, and no role or other word behind. */
export function areListed(elements: readonly Element[], names: readonly string[]): boolean {
  const [first = ''] = names;
  let at: Element['parent'] = elements.find((element) => innerText(element, 60).includes(first)) ?? null;
  for (let level = 0; at && 'attribs' in at && level <= NEAR_LEVELS; level += 1, at = at.parent) {
    const text = innerText(at, 600);
    if (INLINE.test(at.name) || !names.every((name) => text.includes(name))) continue;
    let rest = text.slice(text.indexOf(first));
    for (const name of names) {
      rest = rest.replace(BETWEEN_NAMES, '');
      if (!rest.startsWith(name)) return false;
      rest = rest.slice(name.length);
    }
    return !/\p{L}/u.test(rest.replace(DAY, ''));
  }
  return false;
}

/** Beside a name stand posts, sections and buttons too: only what is surely another name is one. */
function isFurther(name: string, names: readonly string[]): boolean {
  if (cjkShare(name) > 0.3) return isHanName(name);
  if (names.some((other) => name.includes(other) || other.includes(name))) return false;
  return PERSON.test(name) && !/\s(?:of|for|at)\s/.test(name);
}

/** Of a name, before it may be a sentence. */
const MOST_WORDS = 6;

const PERSON = /^\p{Lu}\S*(?:\s(?:\p{Lu}\S*|\p{Ll}{1,3}))*\s\p{Lu}\S*$/u;

/** The name of a person's account on a forum, in small letters. */
export const ACCOUNT =
  /^(?!.{0,20}(?:admin|editor|desk|news|staff|team|web|redak))[a-z]{1,20}(?:_[a-z0-9]{1,20}){1,2}$/;

/** The name that an element gives, line by line: a post, a place or a button may stand below it. */
function namesOf(element: Element, siteName: string | undefined): readonly string[] {
  const own = attribute(element, 'content');
  if (own !== '') return namesInField(own, siteName);
  const marked = findName(element) ?? findName(element, isInCard);
  if (marked !== undefined) {
    const names = namesInField(marked, siteName).filter((name) => !isLinkLabel(name));
    if (names.length > 0) return names;
    // The name of an account, which no list of authors would have.
    if (ACCOUNT.test(marked)) return [marked];
  }
  const several = namesOfSeveral(element);
  if (several.length > 1) return several;
  for (const told of linesOf(element)) {
    const line = withoutStation(told);
    if (NO_NAME.test(line) || line.length > 200 || isTold(line)) continue;
    const names = namesInField(line, siteName).filter((name) => !isLinkLabel(name));
    if (names.length > 0) return names.length === 1 ? linkedBeside(element, names) : names;
  }
  return [];
}

/** Words of a sentence in an author's element: no field of names begins so, or has as many small words between them. */
function isTold(line: string): boolean {
  if (/^(?:so|then|what|how|why|when|where|there|it|he|she|they|we|this|that|if)\s/i.test(line)) return true;
  const small = line.match(/(?<![\p{L}'’-])\p{Ll}{2,20}(?![\p{L}'’-])/gu) ?? [];
  return small.filter((word) => !isNames(word)).length > MOST_SMALL;
}

const NAME = 60;
const OF_SEVERAL = /(?:^|[\s_-])(?:authors|autoren|autores|auteurs|autori|bylines)(?:$|[\s_-])/i;
const ROLE = /(?:^|[\s_-])(?:role|title|job|position|desc\w{0,8}|bio|twitter|avatar|date|time)(?:$|[\s_-])/i;

/** Names in elements side by side, in a box that is called one of several authors. */
function namesOfSeveral(element: Element): readonly string[] {
  if (!OF_SEVERAL.test(attribute(element, 'class'))) return [];
  const names: string[] = [];
  for (const child of element.children) {
    if (!isElement(child) || !/^(?:span|a|div|li|p|strong|b)$/.test(child.name)) continue;
    // What she does stands in a line below.
    const [text = ''] = linesOf(child);
    if (
      !ROLE.test(attribute(child, 'class')) &&
      text.length <= NAME &&
      PERSON.test(text) &&
      !NO_NAME.test(text) &&
      !isOutlet(text)
    )
      names.push(text);
  }
  return names;
}

/** With the names in links that follow the link of the first without a sign between them. */
function linkedBeside(element: Element, names: readonly string[]): readonly string[] {
  const links = element.children.filter((child) => isElement(child) && child.name === 'a').slice(0, 12);
  const texts = links.map((link) => innerText(link, 60));
  const people = texts.filter((text) => isHanName(text));
  return people.length > 1 && texts[0] === names[0] ? people : names;
}

/** The names in a field that holds an author and nothing else. */
export function namesInField(text: string, siteName: string | undefined): readonly string[] {
  if (cjkShare(text) < 0.3) {
    const written = namesInLatinLine(text, 0);
    return written.length > 0 ? written : splitNames(text, siteName).filter((name) => name.split(' ').length <= 7);
  }
  // みさき書房の人｜古看板と本: a Japanese account and what it writes about.
  if (KANA.test(text)) {
    const name = (text.split(/[｜|／/（(@＠]/)[0] ?? '')
      .replace(/^(?:文|著者|筆者|執筆|取材・文)[\s：:・]{1,2}/, '')
      .trim();
    return isPenName(name) ? [name] : [];
  }
  const own = withoutWork(text.trim());
  if (own !== text.trim()) return [own];
  const signed = namesInHanLine(text);
  if (signed.length > 0) return signed;
  const parts = text.split(/\s?[、，,;；/／|｜&＆]\s?|\s(?=[\u4e00-\u9fff]{2,4}(?:\s|$))/).map((part) => part.trim());
  const people = parts.filter((part) => isHanName(part));
  if (people.length > 0) return [...new Set(people)];
  const [name = ''] = splitNames(text, siteName);
  return isPenName(name) && !name.split(/[-·|/]/).some((part) => isOrganisation(part)) ? [name] : [];
}

const KANA = /[\u3041-\u30ff]/;
function commonParent(one: Element, other: Element): Element | undefined {
  let at = one.parent;
  for (let level = 0; at && 'attribs' in at && level < NEAR_LEVELS; level += 1, at = at.parent) {
    if (at.name === 'body' || hintOf(at) === 'comments') return undefined;
    if (isDescendant(other, at)) return at;
  }
  return undefined;
}

/** The name in a card of microformats. */
const CARD_NAME = /(?:^|\s)(?:fn|p-name)(?:$|\s)/;

const isInCard = (element: Element) => CARD_NAME.test(attribute(element, 'class'));
const isProperty = (element: Element) => attribute(element, 'itemprop') === 'name';

function findName(element: Element, isName = isProperty): string | undefined {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (isName(child)) return attribute(child, 'content') || innerText(child, 200);
    const found = findName(child, isName);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True when the next element's text follows without a space. */
function isGlued(element: Element): boolean {
  const { next } = element;
  return (
    next !== null &&
    isElement(next) &&
    /[\p{L}\p{N}]$/u.test(innerText(element, 100)) &&
    /^\p{L}/u.test(innerText(next, 40))
  );
}

function linesOf(element: Element): readonly string[] {
  const lines: string[] = [''];
  const walk = (node: ChildNode): void => {
    const text = textOf(node);
    if (text !== undefined) lines[lines.length - 1] += text;
    if (!isElement(node) || lines.length > 20 || /^(?:script|style|button|time|svg)$/.test(node.name)) return;
    if (BREAKS.test(node.name)) lines.push('');
    // By<a>Ruth Quill</a>: what style sheets set apart.
    else if (
      node.name !== 'br' &&
      /[\p{L}\p{N}]$/u.test(lines.at(-1) ?? '') &&
      /^[\p{L}\p{N}]/u.test(innerText(node, 40))
    )
      lines.push('');
    const at = lines.length;
    for (const child of node.children) walk(child);
    if (BREAKS.test(node.name) || (lines.length === at && isGlued(node))) lines.push('');
  };
  for (const child of element.children) walk(child);
  return lines.map((line) => collapse(line.slice(0, 400))).filter((line) => line !== '');
}
