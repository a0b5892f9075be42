/** Walks a parsed page once and lays its text out as pieces in reading order, each with the region it stands in. */

import { isBareVerb, isClipLabel, labelOf, tellsBeforePlayer, withoutCall } from './clip-labels.ts';
import { clipsOfElement, clipsOfScript, type FoundClip, PLAYERS } from './clip-sources.ts';
import { isFieldLabel, markField, markFieldsIn } from './contact-fields.ts';
import { type ChildNode, collapse, type DocumentNode, type Element, isElement, textOf } from './dom.ts';
import {
  drawsBold,
  headingLevel,
  holdsArticle,
  isBlock,
  isCode,
  isDrawnItem,
  keepsLines,
  type LinesKept,
  rawText,
  readImage,
  splitLines,
  withoutMailSignature,
} from './element-content.ts';
import { hintOf } from './element-hints.ts';
import { SKIPPED } from './element-names.ts';
import { headsFolded, isFolded, isReadButton, openerLabel, unfoldsText } from './folded-text.ts';
import { isHidden } from './hidden-elements.ts';
import { hasGapBefore } from './inline-gaps.ts';
import {
  isDropCap,
  isKicker,
  isLastOfQuote,
  isOnlyShown,
  isSilent,
  quotesAround,
  readRaised,
  takeBracket,
  withoutBracket,
} from './inline-marks.ts';
import { behindBreak, endsHanPart, isBeforeIndent, isBeforeItem, LINE_BREAK, startsParagraph } from './line-breaks.ts';
import { isShort, mergeFigure } from './merge-boxes.ts';
import { hiddenNarration } from './narration.ts';
import type { Piece, PieceKind, Region } from './pieces.ts';
import { mergePlayer, promoteLink } from './player-box.ts';
import { readTable } from './read-table.ts';
import { fontSizeOf } from './sized-headings.ts';
import { markOf } from './spans.ts';
import { BEGUN, emptyRun, headsText, piecesOfRun } from './text-run.ts';
import { textWeight } from './text-weight.ts';
import { readTypedTable } from './typed-table.ts';
import { withoutWindowNote } from './window-notes.ts';

export type CollectOptions = {
  /** Texts of the scripts that the markup guard set aside. */
  readonly scripts: readonly string[];
  /** Elements to leave out. */
  readonly removed: ReadonlySet<Element>;
  /** Whether hidden elements are read too. */
  readonly hidden: boolean;
  /** What the page's metadata call the article, squashed. */
  readonly named: string;
};

/** From this share of links on the words before a button lead to another page. */
const TEASER = 0.7;
const FIELDS: ReadonlySet<string> = new Set(['input', 'select', 'textarea']);
/** What a region holds when it begins. */
const nothingIn = (first: number) => ({ children: [], first, end: 0, hasField: false, hasAnswer: false, choices: 0 });

/** Lays out everything below `root`. Its depth is bounded by the markup guard, so recursion is safe. */
export function collectPieces(root: DocumentNode, options: CollectOptions): { pieces: Piece[]; root: Region } {
  const pieces: Piece[] = [];
  const top: Region = { element: undefined, parent: undefined, hint: 'none', ...nothingIn(0) };
  let run = emptyRun();
  let [links, players, bold, fontSize] = [0, 0, 0, 1];
  /** Whether a paragraph came: a sub-title before it sums the article up. */
  let begun = false;
  let underHidden = false;
  let preserved: LinesKept | undefined;
  /** Whether the writer's signature began in a text of kept lines. */
  let signed = false;
  /** Whether white space is skipped, as behind a large first letter. */
  let joinNext = false;
  /** Whether the bracket around a note's mark is still open. */
  let inNote = false;
  /** Whether an inline element before was left out, whose spaces a mark does not need. */
  let leftOut = false;
  let kind: PieceKind = 'paragraph';
  let level: Piece['level'] = 1;
  let region = top;

  function addText(input: string): void {
    const shown = inNote ? withoutBracket(input) : input;
    const text = joinNext ? shown.trimStart() : shown;
    if (text === '') return;
    if (leftOut && /^[,.;:!?)](?:\s|$)/.test(text)) run.parts.push(run.parts.pop()?.trimEnd() ?? '');
    joinNext = false;
    inNote = false;
    leftOut = false;
    const weight = textWeight(text);
    run.parts.push(text);
    run.weight += weight;
    if (links > 0) run.linkWeight += weight;
    if (bold > 0) run.boldWeight += weight;
    if (weight > 0) run.fontSize = Math.min(run.fontSize, fontSize);
  }

  function addLines(text: string): void {
    if (signed) return;
    if (!preserved || kind !== 'paragraph') {
      addText(text);
      return;
    }
    const own = preserved === 'paragraphs' ? withoutMailSignature(text) : text;
    for (const [at, line] of splitLines(own, preserved).entries()) {
      if (at > 0) flush();
      addText(line);
    }
    signed = own !== text;
  }

  function add(piece: Pick<Piece, 'kind' | 'text'> & Partial<Piece>): void {
    pieces.push({ level: 1, weight: textWeight(piece.text), linkWeight: 0, region, ...piece });
  }

  /** Ends the run of text. */
  function flush(): void {
    if (run.parts.length === 0 && run.clips.length === 0) return;
    const ended = run;
    run = emptyRun();
    joinNext = false;
    leftOut = false;
    const found = piecesOfRun(ended, { kind, level, region, begun, before: pieces.at(-1) });
    begun ||= kind === 'paragraph' && ended.weight >= BEGUN && found.some((piece) => piece.kind !== 'clip');
    pieces.push(...found);
  }

  /** A player takes the short text before it as its label: in its own block, or in the block just above. */
  function addPlayer(clips: readonly FoundClip[]): void {
    if (clips.length === 0) return;
    players += clips.length;
    const pending = collapse(run.parts.join(''));
    const isTeaser =
      clips[0]?.element?.name === 'button' && run.linkWeight > 0 && run.linkWeight >= run.weight * TEASER;
    let label = '';
    const isSentence = /[.。!！?？…][”"」』]?$/.test(pending) || tellsBeforePlayer(pending);
    if (pending !== '' && run.clips.length === 0 && run.weight <= 120 && !isSentence) {
      label = withoutCall(collapse(labelOf(run.parts)));
      run = emptyRun();
    } else flush();
    const before = pieces.at(-1);
    const below = before && before.region.first >= (region.parent ?? region).first;
    if (label === '' && before && below && before.weight > 0 && before.weight <= 100 && isClipLabel(before.text)) {
      label = before.kind === 'heading' ? before.text : withoutCall(before.text);
      pieces.pop();
      for (let at: Region | undefined = before.region; at && at !== region; at = at.parent)
        at.end = Math.min(at.end, pieces.length);
    }
    for (const clip of clips) {
      const isNamed = label === '' || (clip.label !== undefined && isBareVerb(label));
      add({ kind: 'clip', text: '', clip: { ...clip, ...(!isNamed && { label }), ...(isTeaser && { isTeaser }) } });
    }
  }

  function withKind(next: PieceKind, nextLevel: Piece['level'], inside: () => void): void {
    flush();
    const [outerKind, outerLevel] = [kind, level];
    kind = next;
    level = nextLevel;
    inside();
    flush();
    kind = outerKind;
    level = outerLevel;
  }

  function visitBlock(element: Element, clips: readonly FoundClip[]): void {
    flush();
    const outer = region;
    const own: Region = { element, parent: outer, hint: hintOf(element), ...nothingIn(pieces.length) };
    outer.children.push(own);
    region = own;
    const before = players;
    addPlayer(clips);
    const [around, outerSize] = [preserved, fontSize];
    preserved ??= keepsLines(element);
    fontSize = fontSizeOf(element, outerSize);
    readBlock(element, own);
    flush();
    own.end = pieces.length;
    if (players === before && promoteLink(pieces, own)) players += 1;
    const isPlayer = players > before && mergePlayer(pieces, own, options.named);
    if (!isPlayer && (element.name === 'figure' || (own.hint === 'caption' && isShort(element))))
      mergeFigure(pieces, own);
    preserved = around;
    signed &&= around !== undefined;
    fontSize = outerSize;
    region = outer;
  }

  function readBlock(element: Element, own: Region): void {
    const { name } = element;
    const children = () => {
      for (const child of element.children) visit(child);
    };
    const table = name === 'table' ? readTable(element) : name === 'pre' ? readTypedTable(element) : undefined;
    const ownLevel = headingLevel(element);
    if (table !== undefined) add({ kind: 'table', ...table });
    else if (name === 'pre' && isCode(element)) add({ kind: 'code', text: rawText(element).trim() });
    else if (ownLevel !== undefined && !(kind === 'figure' && isShort(element))) {
      if (ownLevel === 1) begun = false;
      withKind('heading', ownLevel, children);
    } else if (name === 'summary' && headsFolded(element)) withKind('heading', 4, children);
    else if (name === 'blockquote') withKind('quote', 1, children);
    else if (name === 'figcaption' || (own.hint === 'caption' && name !== 'figure' && isShort(element)))
      withKind('figure', 1, children);
    else if (name === 'li' && holdsArticle(element)) children();
    else if (name === 'li' || name === 'dd' || name === 'dt' || isDrawnItem(element))
      withKind(kind === 'figure' || kind === 'quote' ? kind : 'listItem', 1, children);
    else children();
  }

  function visit(node: ChildNode): void {
    const text = textOf(node);
    if (text !== undefined) addLines(withoutWindowNote(text, node));
    if (text !== undefined || !isElement(node) || options.removed.has(node)) return;
    const { name } = node;
    if (name === 'script') {
      const script = options.scripts[Number(node.attribs['data-set-aside'])];
      if (script !== undefined) addPlayer(clipsOfScript(script, node.attribs['type'] ?? ''));
      addPlayer(clipsOfElement(node));
      return;
    }
    if (FIELDS.has(name)) markField(node, region);
    if (isFieldLabel(node)) {
      markFieldsIn(node, region);
      return;
    }
    if (name === 'video' || name === 'button') addPlayer(clipsOfElement(node));
    // The button that unfolds a part of the text.
    if (name === 'button' && unfoldsText(node)) withKind('heading', 4, () => addText(openerLabel(node)));
    else if (name === 'button' && isReadButton(node)) addText(openerLabel(node));
    if (SKIPPED.has(name)) return;
    // A player hidden from eyes has buttons drawn beside it.
    if (!PLAYERS.has(name) && isSilent(node, kind === 'heading')) {
      if (name === 'a') inNote = takeBracket(run.parts);
      leftOut = true;
      return;
    }
    if (run.weight === 0 && isKicker(node)) return;
    const concealed = isHidden(node) && !PLAYERS.has(name) && !isOnlyShown(node) && !isFolded(node);
    // What is hidden within something hidden stays so, even when hidden text is read.
    if (concealed && (!options.hidden || underHidden)) {
      addPlayer(hiddenNarration(node));
      return;
    }
    const outer = underHidden;
    underHidden ||= concealed;
    visitShown(node);
    underHidden = outer;
  }

  function visitShown(node: Element): void {
    const { name } = node;
    const clips = clipsOfElement(node);
    if (clips[0]?.isLink) run.clips.push(...clips);
    else if (PLAYERS.has(name) || !isBlock(node)) addPlayer(clips);
    if (PLAYERS.has(name)) return;
    if (name === 'sup') addRaised(node);
    else if (name === 'br') addBreak(node);
    else if (name === 'img') addImage(node);
    else if (isBlock(node) || (name === 'cite' && kind === 'quote' && isLastOfQuote(node))) visitBlock(node, clips);
    else {
      if (hasGapBefore(node, run.parts.at(-1) ?? '')) run.parts.splice(-1, 1, (run.parts.at(-1) ?? '').trimEnd(), ' ');
      const isLink = name === 'a' && node.attribs['href'] !== undefined;
      const isBold = drawsBold(node);
      const mark = markOf(node);
      const [own, from, outerSize] = [run, run.parts.length, fontSize];
      fontSize = fontSizeOf(node, outerSize);
      if (isLink) links += 1;
      if (isBold) bold += 1;
      const quotes = name === 'q' ? quotesAround(node, run.parts.at(-1) ?? '') : undefined;
      if (quotes) addText(quotes[0]);
      for (const child of node.children) visit(child);
      if (quotes) addText(quotes[1]);
      if (isLink) links -= 1;
      if (mark && own === run) run.marked.push({ ...mark, from, to: run.parts.length });
      if (isBold) bold -= 1;
      fontSize = outerSize;
      if (isDropCap(node)) joinNext = !/^[“"«]?[AIOÀYÉ]$/.test(run.parts.at(-1)?.trim() ?? '');
    }
  }

  function addRaised(element: Element): void {
    const raised = readRaised(element, run.parts.slice(-8).join(''));
    if (raised.kind === 'power') addText(raised.text);
    else if (raised.kind === 'text') for (const child of element.children) visit(child);
  }

  function addBreak(element: Element): void {
    if (kind === 'heading') run.parts.push(endsHanPart(run.parts) ? '' : ' ');
    else if (run.weight === 0 && run.isNextLine) run.isNextLine = false;
    else if (
      startsParagraph(element, run.parts) ||
      (kind === 'paragraph' && headsText(run, behindBreak(element, bold > 0)))
    ) {
      flush();
      run.isNextLine = !isBeforeIndent(element) && !isBeforeItem(element);
    } else if (run.parts.length > 0) run.parts.push(LINE_BREAK);
  }

  function addImage(element: Element): void {
    const image = readImage(element, links > 0);
    if (image && run.weight === 0) add({ kind: 'figure', text: collapse(image.text), weight: 0, imageUrl: image.url });
  }

  for (const child of root.children) visit(child);
  flush();
  top.end = pieces.length;
  return { pieces, root: top };
}
