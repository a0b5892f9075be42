/** Turns the pieces that belong to an article into its blocks. */
import type { Block, ClipPlace } from '../model.ts';
import { collapse } from './dom.ts';
import { joinLines, joinTexts } from './join-lines.ts';
import { joinHanLines, LINE_BREAK } from './line-breaks.ts';
import type { Piece } from './pieces.ts';
import { chooseVariant } from './place-clips.ts';
import type { Resolve } from './resolve-url.ts';
import { toSpans } from './spans.ts';
import { LEAD, type Verdict } from './verdict.ts';

const LINES = 8;
const SHORT = 400;

/** The blocks of a page in reading order. A recording behind something that was left out, with no text after it, is `after`. */
export const assembleBlocks = (
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  resolve: Resolve,
): readonly Block[] => joinLines(layBlocks(pieces, verdicts, resolve));

/** {@link assembleBlocks}, each paragraph as the markup has it. */
export function layBlocks(pieces: readonly Piece[], verdicts: readonly Verdict[], resolve: Resolve): readonly Block[] {
  const isSpoken = (index: number) =>
    verdicts[index]?.kept === true && pieces[index]?.kind !== 'clip' && pieces[index]?.kind !== 'figure';
  let last = pieces.length - 1;
  while (last >= 0 && !isSpoken(last)) last -= 1;
  let behind = false;
  const blocks: Block[] = [];
  pieces.forEach((piece, index) => {
    const kept = verdicts[index]?.kept === true;
    if (index > last && !kept && piece.kind !== 'figure') behind = true;
    if (!kept) return;
    // A summary below the title is set as a heading and is none.
    const isLead = piece.kind === 'heading' && verdicts[index]?.reason === LEAD;
    const own = isLead
      ? { ...piece, kind: 'paragraph' as const }
      : withCaption(piece, pieces[index + 1], verdicts[index + 1]);
    const block = toBlock(own, resolve, behind ? 'after' : 'body');
    const before = blocks.at(-1);
    if (block && before && verdicts[index - 1]?.kept && isNextLine(pieces, index)) {
      const joined = joinTexts(before, block, betweenLines(before, block));
      if (joined) blocks.splice(-1, 1, joined);
    } else if (block) blocks.push(block);
  });
  return blocks;
}

/** A recording that nothing names is called by the caption below it. */
function withCaption(piece: Piece, below: Piece | undefined, verdict: Verdict | undefined): Piece {
  if (!piece.clip || piece.clip.label !== undefined || !below || verdict?.reason !== 'caption') return piece;
  return { ...piece, clip: { ...piece.clip, label: below.text } };
}

/** A browser's line break is a space, but not between two lines of Chinese of which the first ends in a sign. */
function betweenLines(before: Block, block: Block): string {
  const end = 'text' in before ? before.text.slice(-2) : '';
  const start = 'text' in block ? block.text.slice(0, 2).trim() : '';
  return collapse(joinHanLines(`${end}${LINE_BREAK}${start}`)).length > end.length + start.length ? ' ' : '';
}

/** Lines of one short paragraph, as of a verse or an address; long ones are paragraphs of their own. */
function isNextLine(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (!piece?.isNextLine || piece.region !== pieces[at - 1]?.region || piece.kind !== pieces[at - 1]?.kind)
    return false;
  const { element, first, end } = piece.region;
  if (element?.name !== 'p' && element?.name !== 'blockquote') return false;
  const lines = pieces.slice(first, end);
  return lines.length <= LINES && lines.reduce((sum, { weight }) => sum + weight, 0) <= SHORT;
}

function toBlock(piece: Piece, resolve: Resolve, place: ClipPlace): Block | undefined {
  const { kind, text, level, clip, rows } = piece;
  const found = toSpans(text, piece.marks?.() ?? [], resolve).filter(
    // A heading that is bold all over is only drawn as one.
    (span) => !(kind === 'heading' && span.kind === 'strong' && span.start === 0 && span.end === text.length),
  );
  const spans = found.length > 0 && { spans: found };
  if (kind === 'heading') return { kind, level, text, ...spans };
  if (kind === 'paragraph' || kind === 'quote' || kind === 'listItem') return { kind, text, ...spans };
  if (kind === 'clip') {
    if (clip?.player) return { kind: 'figure', text: '', player: { ...clip.player, place } };
    const chosen = clip && chooseVariant(clip.variants, resolve);
    if (!chosen) return undefined;
    return { kind, ...chosen, ...(clip.label === undefined ? {} : { label: clip.label }), place };
  }
  const imageUrl = piece.imageUrl === undefined ? undefined : resolve(piece.imageUrl);
  if (text === '' && imageUrl === undefined) return undefined;
  return { kind, text, ...(imageUrl === undefined ? {} : { imageUrl }), ...(rows && { rows }) };
}
