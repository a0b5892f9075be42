/** Puts sentences together again that a page sets in one element a line, as e-mails and old programs wrap them. */
import type { Block } from '../model.ts';

/** Lines of verse are shorter. */
const LEAST = 25;
const LEAST_HAN = 15;
const HAN = /[\u4e00-\u9fff]/;
const SPREAD = 3;
const LINES = 3;

type Paragraph = Extract<Block, { readonly kind: 'paragraph' | 'quote' | 'listItem' }>;

/** The same blocks, with the lines of a sentence in one paragraph; Chinese lines are joined without a space. */
export function joinLines(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (!block) break;
    const end = block.kind === 'paragraph' ? endOfLines(blocks, at) : at + 1;
    const lines = blocks.slice(at, end).flatMap((one) => (one.kind === 'paragraph' ? [one] : []));
    joined.push(lines.length > 1 ? lines.reduce(join) : block);
    at = end;
  }
  return joined;
}

function join(one: Paragraph, other: Paragraph): Paragraph {
  return joinTexts(one, other, /[\u4e00-\u9fff，、]$/.test(one.text) ? '' : ' ') ?? one;
}

/** Two texts of one kind as one, with what is marked in them; `undefined` for other blocks. */
export function joinTexts<T extends Block>(one: T, other: Block, between: string): T | undefined {
  if (!isText(one) || !isText(other) || one.kind !== other.kind) return undefined;
  const before = one.text + between;
  const shifted = other.spans?.map((span) => ({
    ...span,
    start: span.start + before.length,
    end: span.end + before.length,
  }));
  const spans = [...(one.spans ?? []), ...(shifted ?? [])];
  return { ...one, text: before + other.text, ...(spans.length > 0 && { spans }) };
}

const isText = (block: Block): block is Paragraph =>
  block.kind === 'paragraph' || block.kind === 'quote' || block.kind === 'listItem';

function endOfLines(blocks: readonly Block[], start: number): number {
  const textAt = (at: number) => {
    const block = blocks[at];
    return block?.kind === 'paragraph' ? block.text : undefined;
  };
  let end = start + 1;
  for (;;) {
    const one = textAt(end - 1);
    const other = textAt(end);
    if (one === undefined || other === undefined || !(goesOn(one, other) || goesOnInHan(one, other))) break;
    end += 1;
  }
  if (end - start < 2 || !HAN.test(textAt(start) ?? '')) return end;
  // Wrapped Chinese fills every line but the last.
  const widths = blocks.slice(start, end - 1).map((_, index) => textAt(start + index)?.length ?? 0);
  const isWrapped = end - start >= LINES && Math.max(...widths) - Math.min(...widths) <= SPREAD;
  return isWrapped ? end : start + 1;
}

/** A line that no sign ends goes on in one that begins with a small letter. */
function goesOn(one: string, other: string): boolean {
  return one.length >= LEAST && /[\p{Ll}\d,]$/u.test(one) && /^\p{Ll}/u.test(other);
}

/** Lines of a stanza stand apart in it; a program's line has no such space. */
const STANZA = /[\p{Script=Han}，。；！？] \p{Script=Han}/u;

function goesOnInHan(one: string, other: string): boolean {
  if (STANZA.test(one) || STANZA.test(other)) return false;
  return one.length >= LEAST_HAN && /[\u4e00-\u9fff，、]$/.test(one) && HAN.test(other.slice(0, 1));
}
