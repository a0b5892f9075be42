/** Tells what a list says of the thing that a section of the text is about from the page's own keywords. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isMetaLine } from './edge-lines.ts';
import type { Piece } from './pieces.ts';

const KEYWORDS = /^(?:[关關][键鍵][词詞字]|[标標][签籤])\s?[：:]\s?\S/;
const FACT = /^[^：:，。！？]{1,10}[：:]\s?\S/;

/** 关键词：记账 in a list below 平台：Web, and none of them a link. */
export function isFactAmongOthers(piece: Piece, pieces: readonly Piece[]): boolean {
  const list = piece.region.parent;
  if (piece.kind !== 'listItem' || piece.linkWeight > 0 || !list || !KEYWORDS.test(piece.text)) return false;
  const others = pieces.slice(list.first, list.end).filter((one) => one !== piece);
  return (
    others.length > 0 &&
    others.every(
      (one) =>
        one.kind === 'listItem' &&
        one.linkWeight === 0 &&
        FACT.test(one.text) &&
        !isMetaLine(one.text, one.weight) &&
        boilerplateReason(one) === '',
    )
  );
}
