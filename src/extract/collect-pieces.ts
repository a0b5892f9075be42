/** Walks a parsed page once and lays its text out as pieces in reading order, each with the region it stands in. */

import { attribute, type ChildNode, collapse, type DocumentNode, type Element, isElement, textOf } from './dom.ts';
import { type Hint, hintOf, isHidden } from './element-hints.ts';
import { clipsOfElement, clipsOfScript, type FoundClip } from './find-clips.ts';
import { readTable } from './read-table.ts';
import { textWeight } from './text-weight.ts';

/** A block-level element and the run of pieces below it. */
export type Region = {
  readonly element: Element | undefined;
  readonly parent: Region | undefined;
  readonly hint: Hint;
  readonly children: Region[];
  /** Index of the first piece below. */
  readonly first: number;
  /** Index behind the last piece below. */
  end: number;
};

export type PieceKind = 'heading' | 'paragraph' | 'quote' | 'listItem' | 'figure' | 'table' | 'code' | 'clip';

/** One candidate for a block. */
export type Piece = {
  readonly kind: PieceKind;
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  /** Weight of the text, and of the part of it that is links. */
  readonly weight: number;
  readonly linkWeight: number;
  readonly region: Region;
  /** Everything in it is bold or italic or small. */
  readonly styled: boolean;
  readonly imageUrl?: string;
  readonly clip?: FoundClip;
};

export type CollectOptions = {
  readonly scripts: readonly string[];
  /** Elements to leave out. */
  readonly removed: ReadonlySet<Element>;
  /** Whether hidden elements are read too. */
  readonly hidden: boolean;
};

const BLOCK = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
  tfoot th thead tr ul`.split(/\s+/),
);
const SKIPPED = new Set(
  `head script style noscript template select option optgroup button textarea input svg math canvas datalist map
  progress meter rp rt frame noframes noembed title link meta video`.split(/\s+/),
);
const STYLED = new Set('b strong i em small big font u'.split(' '));

type Inline = { parts: string[]; weight: number; linkWeight: number; styledWeight: number };

/** Lays out everything below `root`. Depth is bounded by the markup guard, so recursion is safe. */
export function collectPieces(
  root: DocumentNode | Element,
  options: CollectOptions,
): { pieces: Piece[]; root: Region } {
  const pieces: Piece[] = [];
  const top: Region = { element: undefined, parent: undefined, hint: 'none', children: [], first: 0, end: 0 };
  let inline: Inline = { parts: [], weight: 0, linkWeight: 0, styledWeight: 0 };
  let links = 0;
  let styled = 0;
  let kind: PieceKind = 'paragraph';
  let level: Piece['level'] = 1;
  let region = top;

  function addText(text: string): void {
    if (text === '') return;
    inline.parts.push(text);
    const weight = textWeight(text);
    inline.weight += weight;
    if (links > 0) inline.linkWeight += weight;
    if (styled > 0) inline.styledWeight += weight;
  }

  function flush(): void {
    if (inline.parts.length === 0) return;
    const { parts, weight, linkWeight, styledWeight } = inline;
    inline = { parts: [], weight: 0, linkWeight: 0, styledWeight: 0 };
    if (weight === 0) return;
    const text = collapse(parts.join(''));
    if (text === '') return;
    pieces.push({ kind, level, text, weight, linkWeight, region, styled: styledWeight >= weight * 0.9 });
  }

  function addPiece(piece: Pick<Piece, 'kind' | 'text'> & Partial<Piece>): void {
    pieces.push({ level: 1, weight: textWeight(piece.text), linkWeight: 0, region, styled: false, ...piece });
  }

  function addClips(found: readonly FoundClip[]): void {
    for (const clip of found) {
      const pending = collapse(inline.parts.join(''));
      if (clip.inline) {
        addPiece({ kind: 'clip', text: '', clip });
        continue;
      }
      if (pending !== '' && inline.weight <= 120 && !/[.。!！?？]["”」』]?$/.test(pending)) {
        inline = { parts: [], weight: 0, linkWeight: 0, styledWeight: 0 };
        addPiece({ kind: 'clip', text: '', clip: { ...clip, label: pending } });
      } else {
        flush();
        addPiece({ kind: 'clip', text: '', clip });
      }
    }
  }

  function enter(element: Element, inside: () => void): void {
    flush();
    const outer = region;
    region = { element, parent: outer, hint: hintOf(element), children: [], first: pieces.length, end: pieces.length };
    outer.children.push(region);
    inside();
    flush();
    region.end = pieces.length;
    region = outer;
  }

  function withKind(next: PieceKind, nextLevel: Piece['level'], inside: () => void): void {
    const [outerKind, outerLevel] = [kind, level];
    kind = next;
    level = nextLevel;
    inside();
    flush();
    kind = outerKind;
    level = outerLevel;
  }

  function children(element: Element): void {
    for (const child of element.children) visit(child);
  }

  function visitBlock(element: Element): void {
    const { name } = element;
    enter(element, () => {
      if (name === 'table') {
        const table = readTable(element);
        if (table !== undefined) {
          addPiece({ kind: 'table', text: table });
          return;
        }
      }
      if (name === 'pre' && isCode(element)) {
        addPiece({ kind: 'code', text: rawText(element).trim() });
        return;
      }
      if (/^h[1-6]$/.test(name)) {
        // The pattern has just said that the digit is one of 1 to 6.
        withKind('heading', Number(name[1]) as Piece['level'], () => children(element));
      } else if (name === 'blockquote') withKind('quote', 1, () => children(element));
      else if (name === 'figcaption' || (region.hint === 'caption' && name !== 'figure'))
        withKind('figure', 1, () => children(element));
      else if (name === 'li' || name === 'dd' || name === 'dt')
        withKind(kind === 'figure' || kind === 'quote' ? kind : 'listItem', 1, () => children(element));
      else children(element);
    });
  }

  function visit(node: ChildNode): void {
    const text = textOf(node);
    if (text !== undefined) {
      addText(text);
      return;
    }
    if (!isElement(node)) return;
    const { name } = node;
    if (options.removed.has(node)) return;
    if (name === 'script') {
      const script = options.scripts[Number(node.attribs['data-set-aside'])];
      if (script !== undefined) addClips(clipsOfScript(script));
      return;
    }
    if (SKIPPED.has(name)) return;
    if (!options.hidden && isHidden(node)) return;
    addClips(clipsOfElement(node));
    if (name === 'audio' || name === 'object' || name === 'embed' || name === 'iframe') return;
    if (name === 'br') {
      addBreak(node);
      return;
    }
    if (name === 'img') {
      addImage(node);
      return;
    }
    if (name === 'sup' && isNote(node)) return;
    if (BLOCK.has(name)) {
      visitBlock(node);
      return;
    }
    const isLink = name === 'a' && node.attribs['href'] !== undefined;
    const isStyled = STYLED.has(name);
    if (isLink) links += 1;
    if (isStyled) styled += 1;
    children(node);
    if (isLink) links -= 1;
    if (isStyled) styled -= 1;
  }

  function addBreak(element: Element): void {
    const last = inline.parts.at(-1);
    if (kind === 'heading') addText(' ');
    else if (last === '\n' || startsParagraph(element, inline.parts)) flush();
    else if (inline.parts.length > 0) inline.parts.push('\n');
  }

  function addImage(element: Element): void {
    const source = attribute(element, 'src') || attribute(element, 'data-src') || attribute(element, 'data-original');
    const small = ['width', 'height'].some((side) => {
      const size = Number.parseInt(attribute(element, side), 10);
      return size > 0 && size < 60;
    });
    if (source === '' || small || links > 0) return;
    addPiece({ kind: 'figure', text: collapse(attribute(element, 'alt')), weight: 0, imageUrl: source });
  }

  for (const child of root.children) visit(child);
  if ('name' in root && pieces.length === 0) visit(root);
  flush();
  top.end = pieces.length;
  return { pieces, root: top };
}

/** A break begins a paragraph when the next line is indented, or a whole sentence stands before it. */
function startsParagraph(br: Element, parts: readonly string[]): boolean {
  const next = br.next;
  const following = next ? textOf(next) : undefined;
  if (following !== undefined && /^\s{0,20}(?:\u3000|\u00a0{2})/.test(following)) return true;
  if (next && isElement(next) && next.name === 'br') return true;
  const before = parts.slice(-6).join('').trimEnd();
  return /[。！？.!?]["”’」』）)]?$/.test(before) && before.length > 20;
}

/** A reference mark: a number or a sign that is not said. */
function isNote(element: Element): boolean {
  const text = rawText(element).trim();
  return text.length <= 8 && /^[[(（【]?(?:\d{1,3}|[a-z]|[*†‡§#]+|注\d{0,3}|note \d+)[\])）】]?$/i.test(text);
}

function rawText(element: Element): string {
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
function isCode(element: Element): boolean {
  if (element.children.some((child) => isElement(child) && child.name === 'code')) return true;
  if (/code|highlight|lang|prettyprint|brush|syntax/i.test(attribute(element, 'class').slice(0, 200))) return true;
  const text = rawText(element).slice(0, 4000);
  const signs = text.match(/[{}<>;=$#|\\_()[\]]/g)?.length ?? 0;
  return signs > text.length * 0.03;
}
