/** Leaves out notes behind the last sentence of a text: no word tells them, but several weak signs together. */
import { isCorrection } from './corrections.ts';
import { type ChildNode, type Element, isElement, onlyChild, textOf } from './dom.ts';
import { dropFactFields } from './fact-fields.ts';
import { isSpoken, isTold } from './line-shape.ts';
import { isOwnClosing } from './own-closing.ts';
import type { Piece, Region } from './pieces.ts';
import { isMarked } from './selection.ts';
import type { Verdict } from './verdict.ts';

const BEGUN = 250;
/** Pieces from the end that may be such notes, and how much they may say each. */
const LAST = 6;
const LONGEST = 320;
/** A call to answer that says hardly more. */
const BRIEF = 60;
/** So much of the text stands in the element that holds it. */
const MOST = 0.6;
/** Less of a text than this is set as its notes are. */
const RARE = 0.35;
/** Signs that a note has at least. */
const ENOUGH = 4;

/** What a publication says of how it works and what it asks, by the shape of the whole sentence. */
const SURE: readonly RegExp[] = [
  /[\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{2,20}[.)\]]{0,3}$/,
  /^(?:(?:An?|This) [\w’ ]{3,40} )?(?:(?:appear(?:s|ed)|ran|was (?:first |originally )?(?:published|printed)) )?(?:from|in|for) (?:the|our) (?:\w+ )?(?:print|web|online) (?:edition|version)\b|\bin print\b.{1,80}\bwith the headline\b|(?:^|[.!] )our transcripts? (?:is|are|may)\b/i,
  /(?<!\b(?:I|you|we|they|to|would|could|did|not|never|who|men|people) )\b(?:pitch|write to|message) (?:us|the editors?) (?:at|through|via) /i,
  /\b(?:gives?|pays?|earns?) (?:me|us) a (?:small )?commission\b|\baffiliate links?\b|\blinks?\b.{1,120}\b(?:commission|few (?:pence|cents|pennies))\b/i,
  /(?:^|[.!?:] )(?:please )?(?:send|share|forward|pass) (?:this|the) (?:issue|letter|newsletter|episode) (?:along|on)(?:[.!;]|$)/i,
  /^(?:The|This|Our) (?:work|research|study|project) (?:was|is) (?:paid for|funded|supported) (?:in part )?by (?:the |an? )?[A-Z](?!.*(?:,|—) ?(?:and|as|but|so|though|which|who|yet)\b)/,
  /^(?:[A-Z][\w’-]{1,20} ){2,3}(?:took|made) the (?:pictures|photographs|photos|recordings)[.;](?!.*\b(?:he|she|they|I|we)\b)/,
];
/** What a note may be about, in a sentence that tells nothing of others or of another time; each counts once. */
const ABOUT: readonly RegExp[] = [
  /\b(?:some|the|all|any) links (?:on|in) (?:this|our|my) (?:blog|site|website|magazine|newsletter|piece|article|post)\b|\bsupport (?:this|our) (?:blog|site|magazine|newsletter|newsroom|podcast)\b/i,
  /\b(?:stories|articles|pieces|reports|work) like this (?:are|is) (?:paid for|funded|made possible)\b|\bdoors (?:open )?at (?:\d|six|seven|eight|nine)\b|\btickets (?:at the (?:door|desk)|from [£$€\d])/i,
  /\bpaid for in part by\b|\busage rights\b/i,
  /\b(?:funded|supported|sponsored|produced|edited|mixed|recorded|translated|illustrated) (?:in part )?by (?:the )?(?:[A-Z][\w’-]{1,20}(?: (?:and|of|the|for))*[ .]?){2,8}$/,
  /^[^.!?,]{2,40} (?:lent|loaned) us (?:the|an?|its|two|three) [\w’ -]{2,30} for (?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:days?|weeks?|months?)\b(?!.*\b(?:we|I|he|she|they)\b)|\breview (?:unit|copy|sample)\b/i,
];

/** A link to write to the author, by the letters of its words; an answer is a stronger sign. */
const [WRITES, ANSWERS] = [
  /^(?:write|(?:send|drop|shoot)(?:me|us)|message(?:me|us)|contact|getintouch|reachout|schreib|écri[sv]|escr[ií]b|scriv|escrev|[写寫]信)/i,
  /^(?:reply|respond|e-?mail|sendanemail|antwort|répon|rispond|contest|回[复覆]|[发發][邮郵]件)/i,
];

function mailOf({ marks }: Piece): number {
  const words = marks?.().flatMap(({ href, letters }) => (/^mailto:/i.test(href ?? '') ? [letters] : [])) ?? [];
  return words.some((word) => ANSWERS.test(word)) ? 2 : words.some((word) => WRITES.test(word)) ? 1 : 0;
}

function aboutOf(piece: Piece): number {
  const sure = SURE.some((one) => one.test(piece.text)) ? 2 : 0;
  if (isTold(piece.text)) return sure;
  const isMail = piece.linkWeight > 0 && mailOf(piece) > 0;
  return sure + (isMail ? 2 : 0) + ABOUT.filter((one) => one.test(piece.text)).length;
}

/** Changes the verdicts on the last pieces of `body`. */
export function dropClosingNotes(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  dropFactFields(pieces, verdicts, body);
  const kept: number[] = [];
  for (let at = body.first; at < body.end; at += 1)
    if (verdicts[at]?.kept && !/^(?:clip|figure)$/.test(pieces[at]?.kind ?? '')) kept.push(at);
  const weightOf = (all: readonly number[]) => all.reduce((sum, at) => sum + (pieces[at]?.weight ?? 0), 0);
  const last = kept.slice(-LAST);
  const notes = last.slice(last.findLastIndex((at) => !mayBeNote(pieces[at])) + 1);
  if (notes.length === 0) return;
  const all = weightOf(kept);
  const isRare = (is: (piece: Piece) => boolean) =>
    weightOf(kept.filter((at) => pieces[at] !== undefined && is(pieces[at]))) < all * RARE;
  const [isSmallRare, isSlantRare] = [isRare(isSmall), isRare(isSlanted)];
  const container = holderOf();
  let classes: ReadonlyMap<string, number> | undefined;

  const isNote = notes.map(() => false);
  for (let index = notes.length - 1; index >= 0; index -= 1) {
    const at = notes[index] ?? -1;
    const piece = pieces[at];
    if (!piece || all - weightOf(notes.slice(index)) < BEGUN) break;
    const isLast = isNote.slice(index + 1).every(Boolean);
    isNote[index] = isLast && signsOf(piece, at, index) >= ENOUGH;
    const isBetween = () => {
      const [above, below] = [pieces[notes[index - 1] ?? -1], pieces[notes[index + 1] ?? -1]];
      if (!above || !below || above.region.parent !== piece.region.parent) return false;
      return below.region.parent === piece.region.parent && signsOf(above, notes[index - 1] ?? -1, index - 1) >= ENOUGH;
    };
    if (!isNote[index] && isLast && index < notes.length - 1) isNote[index] = isBetween();
    if (!isNote[index]) break;
    verdicts[at] = { kept: false, reason: 'closing note' };
  }

  function signsOf(piece: Piece, at: number, index: number): number {
    const { element } = piece.region;
    if (!element) return 0;
    const about = aboutOf(piece);
    if (about === 0) return 0;
    const beginsBox = notes.slice(0, index + 1).some((note) => isBehindRule(pieces[note]?.region.element));
    // So wire services end a report.
    const endsReport = /^_{3,}$/.test(pieces[at - 1]?.text ?? '');
    const isNamed = hasOwnClass(at);
    const signs = [
      beginsBox || endsReport,
      (isSmallRare && isSmall(piece)) || (isSlantRare && isSlanted(piece)),
      isNamed,
      isCallBelow(notes.at(-1) ?? at),
      piece.linkWeight > 0,
      piece.weight <= BRIEF && piece.linkWeight > 0 && mailOf(piece) > 1,
      isMarked(piece.region, body),
      isNamed && container !== undefined && isOutside(piece.region, container),
      verdicts[at - 1]?.kept === false && LEFT_OUT.test(verdicts[at - 1]?.reason ?? ''),
      isInOwnBox(piece.region),
    ];
    return signs.filter(Boolean).length + Math.min(2, about);
  }

  /** Whether several notes, and nothing else, share a box. */
  function isInOwnBox(region: Region): boolean {
    const [first = body.end] = notes;
    for (let at = region.parent; at && at !== body && at.first >= first && at.end <= body.end; at = at.parent)
      if (notes.filter((note) => at !== undefined && note >= at.first && note < at.end).length > 1) return true;
    return false;
  }

  /** Whether the piece, or a box around it, has a class that little of the text has. */
  function hasOwnClass(at: number): boolean {
    classes ??= weightOfClasses();
    return namesAround(pieces[at]?.region, body).some((name) => (classes?.get(name) ?? 0) < all * RARE);
  }

  function weightOfClasses(): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    for (const at of kept)
      for (const name of new Set(namesAround(pieces[at]?.region, body)))
        weights.set(name, (weights.get(name) ?? 0) + (pieces[at]?.weight ?? 0));
    return weights;
  }

  /** Whether a button, a field or a line that calls follows. */
  function isCallBelow(at: number): boolean {
    const below = pieces.slice(at + 1, at + 3).find(({ weight, kind }) => weight > 0 && kind !== 'figure');
    if (!below) return false;
    if (below.weight <= 60 && below.linkWeight >= below.weight * 0.8) return true;
    return (
      below.region.hasField ||
      /^(?:subscription|share|promotion|reader appeal|fundraising|copyright)/.test(verdictOf(below))
    );
  }

  function verdictOf(piece: Piece): string {
    return verdicts[pieces.indexOf(piece)]?.reason ?? '';
  }

  /** The smallest region inside the body that holds most of its text. */
  function holderOf(): Region | undefined {
    const sums = [0];
    for (let at = body.first; at < body.end; at += 1)
      sums.push((sums.at(-1) ?? 0) + (verdicts[at]?.kept ? (pieces[at]?.weight ?? 0) : 0));
    const inside = ({ first, end }: Region) => (sums[end - body.first] ?? 0) - (sums[first - body.first] ?? 0);
    const least = inside(body) * MOST;
    let found: Region | undefined;
    for (let at: Region | undefined = body; at; ) {
      const next: Region | undefined = at.children.find((child) => inside(child) >= least);
      if (next) found = next;
      at = next;
    }
    return found;
  }
}

/** Reasons of facts and calls, which notes may stand below. */
const LEFT_OUT = /^(?:subscription|promotion|reader appeal|a field of facts|fundraising|share line)/;

const isOutside = (region: Region, container: Region) => region.first < container.first || region.end > container.end;

const SAID = /\b(?:said|says|told|asked|wrote)\b/;
const mayBeNote = (piece: Piece | undefined): boolean =>
  piece?.kind === 'paragraph' &&
  piece.weight <= LONGEST &&
  !/^[“"«‘]/.test(piece.text) &&
  !SAID.test(piece.text) &&
  !isSpoken(piece.text) &&
  !isOwnClosing(piece.text) &&
  !isCorrection(piece);

/** Names of a layout say nothing of what is in it, nor do those that a program makes. */
const LAYOUT =
  /^(?:has|is|align|wp|text|layout|grid|col|row)-|\d|center|left|right|block|paragraph|inner|wrap|contain/i;

function namesAround(region: Region | undefined, body: Region): readonly string[] {
  const names: string[] = [];
  for (let at = region; at && at !== body && at.element !== body.element; at = at.parent) {
    for (const name of (at.element?.attribs['class'] ?? '').slice(0, 160).split(/\s+/))
      if (name.length >= 4 && !LAYOUT.test(name)) names.push(name);
  }
  return names;
}

const SMALL = /(?:^|[\s_-])(?:small|smaller|x-small|tiny|fine-?print|small-?print)(?:$|[\s_-])/i;

function isSmall({ region: { element }, fontSize }: Piece): boolean {
  if (fontSize !== undefined && fontSize < 1) return true;
  return element !== undefined && (SMALL.test(element.attribs['class'] ?? '') || isAllIn(element, /^small$/));
}

/** Whether all of a piece is in italics or in small print. */
export const isSlanted = ({ region: { element } }: Piece) =>
  element !== undefined && isAllIn(element, /^(?:em|i|small)$/);
const LOOKED = 40;

/** Whether all text of an element stands in elements of such names. */
function isAllIn(element: Element, names: RegExp): boolean {
  let left = LOOKED;
  const isIn = (node: ChildNode): boolean => {
    left -= 1;
    if (left < 0) return false;
    const text = textOf(node);
    if (text !== undefined) return !/[\p{L}\p{N}]/u.test(text);
    return !isElement(node) || names.test(node.name) || node.children.every(isIn);
  };
  return element.children.every(isIn);
}

const LEVELS = 4;

/** Whether a rule stands above an element, or above a box that it begins. */
function isBehindRule(element: Element | undefined): boolean {
  let at = element;
  for (let level = 0; at && level < LEVELS; level += 1) {
    let above = at.prev;
    for (let step = 0; above && step < LEVELS && !isElement(above) && (textOf(above) ?? '').trim() === ''; step += 1)
      above = above.prev;
    if (above) return isElement(above) && isRule(above);
    at = at.parent && 'attribs' in at.parent ? at.parent : undefined;
  }
  return false;
}

function isRule(element: Element): boolean {
  if (element.name === 'hr' || element.attribs['role'] === 'separator') return true;
  return onlyChild(element)?.name === 'hr';
}
