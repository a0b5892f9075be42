/** Tells the boxes in which readers follow a text's topics and authors: names with a button each, and how it works. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { type Element, innerText, textOf } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { holds } from './named-boxes.ts';
import type { Piece, Region } from './pieces.ts';

/** What a button says that follows an account or a topic. */
export const FOLLOW =
  /^[+＋✓]?\s?(?:已?[关關]注|追[踪蹤]|[订訂][阅閱]|フォロー(?:する|中)?|follow(?:ing)?|notify me|add to my\p{L}{1,8}|folgen|gefolgt|suivre|suivi|seguir|siguiendo|seguindo|segui(?:ti)?|volg(?:en|end)?|följ|følg|obserwuj|следить)$/iu;
const NAMED = /^[Ff]ollow \p{Lu}[\p{L}.’'-]{0,24}(?: (?:\p{Lu}[\p{L}.’'-]{0,24}|of|the|and|de|van|von|&)){0,5}$/u;
/** The step of a guide that leads to a button: Tap Follow. */
const STEP =
  /(?:^|[\s,])(?:tap|click|press|hit|select|choose|push|tippen? sie auf|tippe auf|klicken? sie auf|klicke auf|appuyez sur|cliquez sur|pulsa|toca|haz clic en|clicca|premi|clique em|toque em|点[击按]|點[擊按]|按下?)(?: (?:on|the))*\s?$/iu;
const LABEL = 60;

/** True for a box of names and of notices with a button to follow what they name. */
export function isFollowBox(inside: readonly Piece[], { element }: Region): boolean {
  if (!element || !inside.every((piece) => isLabel(piece) || isNotice(piece))) return false;
  const [first, ...others] = inside;
  if (first && others.length > 0 && NAMED.test(first.text) && others.every(isNotice)) return true;
  if (inside.some(isFollowText)) return inside.length > 1;
  return holds(element, isFollowButton) && !inside.some(isPoint);
}

/** Words of a point that sums the text up; fewer name a topic. */
const WORDS = 5;
const HAN_CLAUSE = /\p{Script=Han}{4}.{0,40}\p{Script=Han}{4}/u;

/** A clause in a list with no button: names to follow may stand in the next panel of its box. */
function isPoint({ kind, text, region: { parent: list } }: Piece): boolean {
  if (kind !== 'listItem' || (text.split(' ').length < WORDS && !HAN_CLAUSE.test(text))) return false;
  return list?.element !== undefined && !holds(list.element, isFollowButton);
}

/** A button that is drawn as a link or as text; a line of verse may consist of a word of Latin script. */
const isFollowText = ({ text, linkWeight }: Piece) =>
  FOLLOW.test(text) && (linkWeight > 0 || !/\p{Script=Latin}/u.test(text));

/** In such a box a heading says the same as a paragraph. */
const isNotice = (piece: Piece) =>
  boilerplateReason(piece.kind === 'heading' ? { ...piece, kind: 'paragraph' } : piece) !== '';

const isLabel = ({ kind, text, weight }: Piece) =>
  (kind === 'paragraph' || kind === 'listItem') && weight <= LABEL && !endsSentence(text);

const isFollowButton = (element: Element) =>
  (element.name === 'button' || element.attribs['role'] === 'button') &&
  FOLLOW.test(innerText(element, LABEL)) &&
  !(element.prev && STEP.test(textOf(element.prev) ?? ''));
