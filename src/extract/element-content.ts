/** Small judgements about single elements: whether text is code or a note, where a line break begins a paragraph, which pictures count. */
import { attribute, type ChildNode, type Element, eachElement, innerText, isElement, textOf } from './dom.ts';
import { hintOf } from './element-hints.ts';
import { BLOCK } from './element-names.ts';
import type { Piece } from './pieces.ts';
import { LATE_ADDRESS } from './read-tag.ts';

/** All text below an element as it is written, `<br>` as a line break. */
export function rawText(element: Element): string {
  let text = '';
  const walk = (node: ChildNode): void => {
    const data = textOf(node);
    if (data !== undefined) text += data;
    else if (isElement(node)) {
      if (node.name === 'br') text += '\n';
      for (const child of node.children) walk(child);
    }
  };
  walk(element);
  return text;
}

/** Old pages set prose in `<pre>` too: code has a code element, a class that says so, or many brackets and signs. */
export function isCode(element: Element): boolean {
  if (element.children.some((child) => isElement(child) && child.name === 'code')) return true;
  if (/code|highlight|lang|prettyprint|brush|syntax/i.test(attribute(element, 'class').slice(0, 200))) return true;
  if (isInCodeBox(element)) return true;
  const text = rawText(element).slice(0, 4000);
  const signs = text.match(/[{}<>;=$#|\\_()[\]]/g)?.length ?? 0;
  return signs > text.length * 0.03 || ((OPTION.test(text) || COMMAND.test(text)) && !PUNCTUATED.test(text));
}

/** A command's option: flag enable calendar --clinic 1. */
const OPTION = /\s--[a-z][\w-]{1,30}(?=[\s=]|$)/;
/** Of words that begin no line of verse. */
const COMMAND =
  /^\s{0,20}(?:npm|npx|pnpm|yarn|pip3?|git|sudo|docker|kubectl|curl|wget|brew|apt(?:-get)?|python3?|cargo|chmod|mkdir|ssh) [\w.@~/-]/;
const PUNCTUATED = /[.,!?]["”’)]?(?:\s|$)/;

const CODE_LEVELS = 5;

/** Whether a box around it says so: the listing of a highlighter, beside the numbers of its lines. */
function isInCodeBox(element: Element): boolean {
  let at = element.parent;
  for (let level = 0; at && 'attribs' in at && level < CODE_LEVELS; level += 1, at = at.parent) {
    const words = attribute(at, 'class').slice(0, 200);
    if (
      /(?:^|[\s_-])(?:code|code-?(?:block|box|wrap(?:per)?|area|container|snippet)|highlight|syntax-?highlighter|prettyprint|crayon|enlighter\w{0,8}|hljs|shiki|rouge)(?:$|[\s_-])/i.test(
        words,
      )
    )
      return true;
  }
  return false;
}

const IMAGE_ATTRIBUTES = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'src'];
const PICTURE_FILE = /^[^\s,{]{1,400}\.(?:jpe?g|png|webp|avif)(?:$|[?#])/i;
const SMALL = 60;

/** A picture worth showing; `undefined` for icons, tracking dots and pictures that are links to somewhere else. */
export function readImage(
  element: Element,
  linked: boolean,
): { readonly url: string; readonly text: string } | undefined {
  const isAddress = (value: string) => value !== '' && value.length < 4000 && !/^data:/i.test(value);
  const url =
    IMAGE_ATTRIBUTES.map((name) => attribute(element, name).trim()).find(isAddress) ??
    Object.entries(element.attribs).find(
      ([name, value]) => LATE_ADDRESS.test(name) && isAddress(value) && PICTURE_FILE.test(value),
    )?.[1];
  if (!url || /(?:pixel|spacer|blank|1x1|tracker|avatar|icon|logo|emoji|smil(?:ey|ies)|loading)/i.test(url))
    return undefined;
  for (const side of ['width', 'height']) {
    const size = Number.parseInt(attribute(element, side), 10);
    if (size > 0 && size < SMALL) return undefined;
  }
  if (linked) {
    const { parent } = element;
    const href = parent && 'attribs' in parent ? (parent.attribs['href'] ?? '') : '';
    // A link to nowhere opens the picture itself.
    if (!/\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])|^(?:#|javascript:|$)/i.test(href.trim())) return undefined;
  }
  return { url, text: attribute(element, 'alt').slice(0, 300) };
}

const PARAGRAPHS = 5;
const LOOKED = 300;

/** Old layouts are lists: an item that holds a heading and several paragraphs is a column of the page. */
export function holdsArticle(item: Element): boolean {
  let [paragraphs, headings, looked] = [0, 0, 0];
  // Lists may be nested as deep as the stack allows: this must not go deeper by itself.
  const left = item.children.filter(isElement).toReversed();
  for (let node = left.pop(); node && looked < LOOKED; node = left.pop()) {
    looked += 1;
    if (node.name === 'p') paragraphs += 1;
    if (/^h[1-4]$/.test(node.name)) headings += 1;
    for (let child = node.children.length - 1; child >= 0; child -= 1) {
      const inner = node.children[child];
      if (inner && isElement(inner)) left.push(inner);
    }
  }
  return headings > 0 && paragraphs >= PARAGRAPHS;
}

/** The level of a heading, of 1 to 6, which a box may have by its role; `undefined` for every other element. */
export function headingLevel({ name, attribs }: Element): Piece['level'] | undefined {
  const told =
    attribs['role'] === 'heading' ? (attribs['aria-level'] ?? '2') : /^h[1-6]$/.test(name) ? name[1] : undefined;
  // Each pattern says that the digit is one of 1 to 6.
  return told !== undefined && /^[1-6]$/.test(told) ? (Number(told) as Piece['level']) : undefined;
}

/**
 * True for an element that begins and ends a run of text: one of a layout, one that a site has made, which stands in a box
 * and among boxes, or the caption in line behind a picture.
 */
export function isBlock(element: Element): boolean {
  if (BLOCK.has(element.name)) return true;
  const { parent, prev, next } = element;
  if (element.attribs['class'] && hintOf(element) === 'caption' && isPicture(prev) && isOnLineOfPicture(prev, next))
    return true;
  if (!isMade(element) || !parent || !('attribs' in parent)) return false;
  if (!isMade(parent) && (!BLOCK.has(parent.name) || /^(?:p|h[1-6]|li|d[dt])$/.test(parent.name))) return false;
  if (!isEdge(prev, ({ prev: further }) => further) || !isEdge(next, ({ next: further }) => further)) return false;
  return holdsMadeBlocks(parent);
}

const isBlank = (node: ChildNode) => textOf(node)?.trim() === '';
const isNamed = (node: ChildNode | null, names: RegExp) => !!node && isElement(node) && names.test(node.name);
const PICTURE = /^(?:img|picture)$/;

/** Whether white space at most stands between a picture, or a box of nothing else, and what is behind it. */
function isPicture(node: ChildNode | null): boolean {
  const before = node && isBlank(node) ? node.prev : node;
  return isNamed(before, PICTURE) || (!!before && isElement(before) && holdsOnlyPicture(before));
}

function holdsOnlyPicture(box: Element): boolean {
  let holds = false;
  eachElement(box, ({ name }) => {
    holds ||= PICTURE.test(name);
    return !holds;
  });
  return holds && innerText(box, 1) === '';
}

/** Whether the line that a picture and its caption stand on holds nothing else: a sentence may go on around both. */
function isOnLineOfPicture(before: ChildNode | null, behind: ChildNode | null): boolean {
  const next = behind && isBlank(behind) ? behind.next : behind;
  if (next && !isNamed(next, PICTURE) && !endsLine(next)) return false;
  for (let at = before; at && !endsLine(at); at = at.prev)
    if (!isBlank(at) && !isPicture(at) && !(isElement(at) && hintOf(at) === 'caption')) return false;
  return true;
}

const endsLine = (node: ChildNode) => isElement(node) && (node.name === 'br' || BLOCK.has(node.name));

type Box = NonNullable<Element['parent']>;
const ofParent = new WeakMap<Box, boolean>();
/** More than this is a paragraph, whatever ends it. */
const WORDS_OF_LINE = 40;

/** Whether the made elements of a box are its paragraphs, and none of them is a word of a sentence or its first letter. */
function holdsMadeBlocks(box: Box): boolean {
  let holds = ofParent.get(box);
  if (holds === undefined) {
    const made = box.children.filter(isElement).filter(isMade);
    const texts = made.map(startOfText);
    const isLong = (text: string) => text.length > WORDS_OF_LINE || /[.!?。！？…]["”’」』）)]?$/.test(text);
    const isWord = (text: string) => text !== '' && !/\s/.test(text) && !/[\u3041-\u9fff]{4}/.test(text);
    holds =
      texts.includes(undefined) ||
      (texts.some((text) => isLong(text ?? '')) && !texts.some((text) => isWord(text ?? '')));
    ofParent.set(box, holds);
  }
  return holds;
}

/** The text of an element as far as a judgement needs it; `undefined` when there is a box in it. */
function startOfText(element: Element): string | undefined {
  let text = '';
  let looked = 0;
  const left: ChildNode[] = element.children.toReversed();
  for (let node = left.pop(); node && looked < LOOKED && text.length <= WORDS_OF_LINE; node = left.pop()) {
    looked += 1;
    text += textOf(node) ?? '';
    if (!isElement(node)) continue;
    if (BLOCK.has(node.name)) return undefined;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child) left.push(child);
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}

const isMade = ({ name }: Element) => name.includes('-');

/** True where a box ends: at the end of what is around it, or at another box. */
function isEdge(node: ChildNode | null, further: (node: ChildNode) => ChildNode | null): boolean {
  const beside = node && textOf(node)?.trim() === '' ? further(node) : node;
  return !beside || (isElement(beside) && (BLOCK.has(beside.name) || isMade(beside)));
}

/** True for an element that draws its text bold. */
export function drawsBold(element: Element): boolean {
  if (element.name === 'strong' || element.name === 'b') return true;
  if (/(?:^|[\s_-])(?:strong|bold)(?:$|\s)/i.test(attribute(element, 'class').slice(0, 160))) return true;
  if (isHeadingBox(element)) return true;
  return /font-weight\s{0,3}:\s{0,3}(?:bold|[6-9]00)/i.test(attribute(element, 'style').slice(0, 400));
}

/** True for an element whose class says that it is a heading within a text. */
export function isHeadingBox(element: Element): boolean {
  return /(?:^|[\s_-])(?:(?:big|sub|section)-?title|sub-?head(?:ing)?)(?:$|\s)/i.test(
    attribute(element, 'class').slice(0, 160),
  );
}

/** True for a box whose class calls it an item of a list, which a style sheet gives its mark. */
export function isDrawnItem({ name, attribs }: Element): boolean {
  return (
    name === 'div' &&
    /(?:^|[\s_-])(?:bulleted|bullet|numbered|ordered|to_?do)[_-]?list(?:[_-](?:item|block))?(?:$|\s)/i.test(
      (attribs['class'] ?? '').slice(0, 160),
    )
  );
}

/** True for a paragraph whose class calls it a heading. */
export function isHeadingParagraph({ name, attribs }: Element): boolean {
  return name === 'p' && /(?:^|[\s_-])heading(?:$|\s)/i.test((attribs['class'] ?? '').slice(0, 160));
}

/** A heavier line is no heading. */
export const HEADING_WEIGHT = 120;

/** Whether a bold line by itself is a heading: short, of letters, and no sentence, name of a speaker or list of names. */
export function isHeadingLine(text: string, weight: number): boolean {
  if (weight > HEADING_WEIGHT || weight < 6 || !/\p{L}/u.test(text)) return false;
  if (/[.。!！…:：,，;；]["”’」』）)]*$/.test(text)) return false;
  // A number before the colon is no speaker.
  const said = text.replace(NUMBERED, '');
  return !/[:：|｜]|^[（(【[▲△]|\d{4}[年/-]/.test(said);
}

/** A number, a time or a part of a story: 上午：一条鲟鱼的户口. */
const NUMBERED =
  /^(?:(?:[清凌]晨|早[上晨]|[上中下]午|正午|傍晚|[黄黃]昏|晚上|[深入半]?夜(?:里|裡|晚)?|午夜|[春夏秋冬](?:天|季)?|\d{1,2}[点點时時月日号號]|\d{4}年|周[一二三四五六日末]|起因|[经經][过過]|[转轉]折|[结結][局果尾论論]|尾[声聲]|序[章幕曲]?|楔子|[后後]来|[后後][记記]|[现現][场場状狀]|背景|[问問][题題]|[对對]策|建[议議]|[开開][端始头頭]|[当當]下|未[来來]|[过過]去)|第[一二三四五六七八九十\d]{1,3}[\u4e00-\u9fff]{0,4}|[一二三四五六七八九十]{1,3}、[^：:]{1,12}|\d{1,2}[.、][^：:]{1,12})[：:](?=\S)|^(?:day|part|step|chapter|week|month|act|lesson|rule|tip|phase|stage|round|lap|tag|teil|schritt|kapitel|woche|jour|partie|étape|chapitre|semaine|día|parte|paso|capítulo|giorno|passo|capitolo|dia|passo|deel|dag|stap|hoofdstuk|dzień|część|krok|день|часть|шаг|глава)\s[\p{L}\d]{1,12}[:：](?=\s\S)/iu;

const BEHIND =
  /(?<=[。！？”」）)])\s?(?:返回[^。，,]{2,8}[，,]\s?查看更多|[（(](?:责任|責任)?(?:编辑|編輯|责编|責編|编译|編譯|译者|譯者|核稿|校对|校對)\s?[：:／/][^（）()。]{2,30}[）)]\s?\d{0,8})$/;

/** A square or a suit behind the last sentence. */
const END_SIGN = /(?<=[。！？.!?…][”」』’"）)]{0,2})\s{0,3}[■□◼◻▪▫◾●◆♦⬥∎❖⊙☗]$/u;

/** A last paragraph without what stands behind its sentence: the way back to the platform, the editor. */
export function withoutTail(input: string): string {
  const text = END_SIGN.test(input.slice(-12)) ? input.replace(END_SIGN, '') : input;
  return /查看更多$|[）)]\s?\d{0,8}$/.test(text.slice(-20)) ? text.replace(BEHIND, '') : text;
}

/** Which line breaks of a text are shown: all, as a class says, or those that set paragraphs apart. */
export type LinesKept = 'lines' | 'paragraphs';

/** What a browser shows of the line breaks in an element's text. */
export function keepsLines(element: Element): LinesKept | undefined {
  if (element.name === 'pre') return 'paragraphs';
  const isShown = /(?:^|[\s_-])(?:bbs|pre-?(?:wrap|line)|whitespace-pre|white-space-pre|plain-?text)(?:$|[\s_-])/i.test(
    attribute(element, 'class').slice(0, 160),
  );
  return isShown ? 'lines' : undefined;
}

/** A text as it is written, in its paragraphs. */
export function splitLines(text: string, kept: LinesKept): readonly string[] {
  if (!text.includes('\n')) return [text];
  return text.split(
    kept === 'lines' ? /\n\s{0,40}\n\s{0,400}|(?<=[。！？…!?.][”’」』）)"]?\s?)\n/ : /\n[ \t]{0,40}\n\s{0,400}/,
  );
}

/** A mail without what stands below two hyphens (RFC 3676, § 4.3). */
export function withoutMailSignature(text: string): string {
  return text.replace(/\n-- ?\n[\s\S]*$/, '\n');
}
