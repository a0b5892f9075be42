/** Leaves out who is quoted below a quotation that is left out itself. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { holds } from './selection.ts';
import type { Verdict } from './verdict.ts';

const QUOTE_CLASS = /(?:^|[\s_-])(?:pull-?quote|block-?quote|quote)(?:$|[\s_-]|s(?:$|\s))/i;
const CREDIT_CLASS =
  /(?:^|[\s_-])(?:cite|quotecite|\w{0,12}cite|citation|author|attribution|credit|source|speaker|name|by(?:line)?|footer)(?:$|[\s_-])/i;
const LONGEST = 140;
const LEVELS = 3;
/** Pieces of one quotation at most. */
const PIECES = 6;

/** Changes the verdicts on pieces of `body`. */
export function dropQuoteCredits(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  for (let at = body.first + 1; at < body.end; at += 1) {
    const piece = pieces[at];
    if (
      !piece ||
      !verdicts[at]?.kept ||
      verdicts[at - 1]?.kept ||
      piece.kind === 'heading' ||
      piece.kind === 'clip' ||
      piece.kind === 'figure'
    )
      continue;
    if (piece.weight > LONGEST || endsSentence(piece.text.replace(/\b\p{Lu}\.$/u, ''))) continue;
    const box = boxOf(piece.region);
    if (!box || at === box.first || at !== box.end - 1 || box.end - box.first > PIECES) continue;
    const isLoose = piece.region === box && pieces[at - 1]?.region !== box;
    const isMarked = /^(?:cite|footer)$/.test(piece.region.element?.name ?? '') || hasCreditClass(piece.region);
    if (!isLoose && !isMarked && !/^[—–-]/.test(piece.text)) continue;
    const isQuoted = verdicts.slice(box.first, at).some(({ kept }) => kept);
    if (!isQuoted) verdicts[at] = { kept: false, reason: 'who is quoted' };
  }

  /** The box of a quotation around a piece. */
  function boxOf(region: Region): Region | undefined {
    let at: Region | undefined = region;
    for (let level = 0; at && level < LEVELS && !holds(at, body); level += 1, at = at.parent)
      if (
        at.element?.name === 'blockquote' ||
        (!hasCreditClass(at) && QUOTE_CLASS.test(at.element?.attribs['class']?.slice(0, 200) ?? ''))
      )
        return at;
    return undefined;
  }
}

function hasCreditClass({ element }: Region): boolean {
  return CREDIT_CLASS.test(element?.attribs['class']?.slice(0, 200) ?? '');
}
