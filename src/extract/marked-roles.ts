/** Of the elements that a page marks as authors, tells those of photographers, artists and editors by the labels beside them. */
import { type ChildNode, type Element, innerText, isDescendant, isElement } from './dom.ts';

/** Boxes around a name, in which its label may stand. */
const LEVELS = 3;
/** Letters of a label, and elements beside a name that are looked at. */
const [LABEL, BESIDE] = [40, 24];
const LINE = 200;

const HAN_HELPER =
  '(?:(?:[责責]任|[执執]行|特[约約]|[视視][觉覺]|[图圖]片|[网網][络絡])?(?:[编編][辑輯]|[责責][编編]|校[对對]|[审審][核校]|[核审審定校改]稿)|(?:特[约約])?[摄攝][影像](?:[师師]|[记記]者)?|[图圖]片|[照相]片|[设設][计計](?:[师師])?|美[编編術术]|插[画畫图圖]|[绘繪][图圖]|[图圖]表|[制製][图圖]|[视視][频頻]|影[片像音]|剪[辑輯接]|[翻编編][译譯]|工程[师師]?|[监監后後][制製]|[制製]作|[录錄配]音|[统統][筹籌]|企[划劃]|[核查][证證]|事[实實][查核]{2})';
const HELPER =
  '(?:photo(?:s|graph(?:s|y|er|ers|ed)?)?|pictures?|images?|illustrat(?:ions?|ed|ors?)|art(?:work)?|art direction|graphics?|design(?:ed|ers?)?|video(?:graph(?:y|ers?))?|animations?|edit(?:ed|ing|ors?)|copy ?edit(?:ing|ors?)|fact[- ]check(?:ed|ing|ers?)|translat(?:ion|ed|ors?)|produc(?:ed|tion|ers?)|development|fotos?|fotografie|bilder|illustrationen|grafik|redaktion|redigiert|photos?|photographies?|édition|infographie|fotografía|edición|ilustración|edizione|illustrazioni|edição|ilustração)';
const AND = '(?:\\s?(?:,|、|/|／|&|and|und|et|y|e|和|及|與|与)\\s?)';
const HELPERS = `(?:${HAN_HELPER}(?:${AND}?${HAN_HELPER}){0,2}|${HELPER}(?:${AND}${HELPER}){0,2})`;
/** 攝影／, Photographs by, Editing: */
const OF_HELPERS = new RegExp(`^${HELPERS}(?:\\s(?:by|von|par|por|di|de)\\s?[：:／/]?|\\s?[：:／/])$`, 'iu');
/** 攝影, Design: in a list of credits a part in the article, elsewhere a section or a post. */
const BARE = new RegExp(`^${HELPERS}\\s?[：:／/|｜–—-]?$`, 'iu');
const OF_WRITERS =
  /^(?:(?:text|words|story|writ(?:ten|ing|ers?)|report(?:ing|ed)|texte|textes|texto|testo|tekst|текст)(?:\s(?:by|von|par|por|di|de))?|[图圖]?文字?|[採采][访訪](?:[报報][导導道])?|撰[文稿寫写]|[记記作]者)\s?[：:／/|｜–—-]?$/iu;
/** What a person did, behind the name; an author may be an editor or a designer, too. */
const HELPER_BEHIND =
  /^[(（|｜/／,，·–—-]?\s?(?:[摄攝][影像](?:[师師]|[记記]者)?|插[画畫][师師]?|(?:photo|video)grapher|fotograf(?:in|o|a)?|photographe|illustrator(?:in)?|illustratrice|illustrateur)\s?[)）]?$/iu;
/** What was done, behind the name in brackets; without them it may be the section. */
const WORK_BEHIND = /^[(（]\s?(?:(?:photo|video)graphy|photos?|illustrations?)\s?[)）]$/i;
const SIGNS = /^[\s,，、&＆/／·|｜和及與与;；]{0,6}(?:and|und|et|y|e)?\s?$/u;

/** 核稿／林一；責任編輯／王二: a line of those who helped. */
const LINE_OF_HELPERS = new RegExp(`^${HAN_HELPER}\\s?[：:／/|｜]`, 'u');
const WRITER_IN_LINE = /(?:文字?|[採采][访訪写寫]|撰[文稿]|[记記作]者)\s?[：:／/|｜]/;

/** True for a label, or a line of helpers, that is called the author's as the names beside it are. */
function namesNoWriter(element: Element): boolean {
  const text = innerText(element, LINE);
  if (OF_WRITERS.test(text) || OF_HELPERS.test(text) || (/\p{Script=Han}/u.test(text) && BARE.test(text))) return true;
  return LINE_OF_HELPERS.test(text) && !WRITER_IN_LINE.test(text);
}

/** The elements without those whose label says that they only took pictures, drew, translated or edited, unless all did. */
export function withoutHelpers(all: readonly Element[]): readonly Element[] {
  const named = all.filter((element) => !namesNoWriter(element));
  const elements = named.length > 0 ? named : all;
  const labels = elements.map((element) => labelBefore(element, elements));
  const isPart = partsIn(labels);
  const wrote = withoutBoxes(
    elements,
    elements.filter((_, at) => isPart(labels[at] ?? '')),
  );
  if (wrote.length === 0) return elements;
  const others = withoutBoxes(
    wrote,
    wrote.filter((element) => isBehind(labelBehind(element))),
  );
  return others.length > 0 ? others : wrote;
}

const isBehind = (words: string) => HELPER_BEHIND.test(words) || WORK_BEHIND.test(words);

/** Tells labels of parts other than writing; bare words are such only beside a label of who wrote. */
function partsIn(labels: readonly string[]): (label: string) => boolean {
  const isList = labels.some((label) => OF_WRITERS.test(label));
  return (label) => OF_HELPERS.test(label) || (isList && BARE.test(label));
}

/** What data call somebody's part in an article. */
const ROLE_KEY = /^(?:roles?|role_?name|role_?type|credit|credit_?type|contribution(?:_?type)?|contributor_?type)$/i;

/** The people in a list of data without those whose part is another than writing, unless all have such a one. */
export function writersOf(people: readonly unknown[]): readonly unknown[] {
  const roles = people.map(rolesOf);
  const isPart = partsIn(roles.flat());
  const isHelper = (role: string) => isPart(role) || isBehind(role) || isBehind(`(${role})`);
  const wrote = people.filter((_, at) => {
    const own = roles[at] ?? [];
    return own.length === 0 || !own.every(isHelper);
  });
  return wrote.length > 0 ? wrote : people;
}

function rolesOf(person: unknown): readonly string[] {
  if (typeof person !== 'object' || person === null) return [];
  const values = Object.entries(person).flatMap(([key, value]) => (ROLE_KEY.test(key) ? [value].flat() : []));
  return values.map((value) => (typeof value === 'string' ? value.slice(0, LABEL).trim() : ''));
}

/** Without those left out, and without the boxes that hold none but them. */
function withoutBoxes(elements: readonly Element[], out: readonly Element[]): readonly Element[] {
  if (out.length === 0) return elements;
  const left = elements.filter((element) => !out.includes(element));
  const holds = (box: Element, some: readonly Element[]) => some.some((one) => one !== box && isDescendant(one, box));
  const isBox = (box: Element) => holds(box, out) && !left.some((one) => holds(box, [one]) && !holds(one, out));
  return left.filter((element) => !isBox(element));
}

/** The words before a name in its box, or before the box; other names of the same label are passed over. */
function labelBefore(element: Element, elements: readonly Element[]): string {
  let at: Element = element;
  for (let level = 0; level < LEVELS; level += 1) {
    let count = 0;
    for (let before: ChildNode | null = at.prev; before && count < BESIDE; before = before.prev, count += 1) {
      const text = nodeText(before);
      if (SIGNS.test(text) || holdsAny(before, elements)) continue;
      return text;
    }
    const { parent } = at;
    if (!parent || !isElement(parent as ChildNode) || (parent as Element).name === 'body') return '';
    at = parent as Element;
    // A box of a whole line of names has no label outside.
    if (innerText(at, LINE).length >= LINE) return '';
  }
  return '';
}

/** The last words in the box of a name, if the name is all else that it holds. */
function labelBehind(element: Element): string {
  const beside = element.parent?.children.filter((node) => !SIGNS.test(nodeText(node))) ?? [];
  const only = beside.length === 2 && beside[0] === element ? beside[1] : undefined;
  return only ? nodeText(only) : '';
}

function nodeText(node: ChildNode): string {
  return (isElement(node) ? innerText(node, LABEL + 1) : node.type === 'text' ? node.data : '').trim();
}

const holdsAny = (node: ChildNode, elements: readonly Element[]) =>
  isElement(node) && elements.some((element) => element === node || isDescendant(element, node));
