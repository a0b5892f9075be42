/** Tells items of an author's list from the page's own lines that begin alike: keywords, and calls to do something. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isMetaLine } from './edge-lines.ts';
import { isLink, SENTENCE_WORDS } from './link-lines.ts';
import type { Piece, Region } from './pieces.ts';
import { CALLS } from './small-boxes.ts';
import { cjkShare } from './text-weight.ts';

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

/** Less of a Chinese text is a label of a button. */
const SENTENCE_WEIGHT = 30;

/** An item that begins as a promotion does, in a list of which the others do not. */
export function isStepAmongOthers(piece: Piece, pieces: readonly Piece[]): boolean {
  const list = listOf(piece.region);
  if (piece.kind !== 'listItem' || piece.linkWeight > 0 || !list) return false;
  const isSentence =
    cjkShare(piece.text) > 0.3 ? piece.weight >= SENTENCE_WEIGHT : piece.text.split(' ').length >= SENTENCE_WORDS;
  if (!isSentence || !CALLS.has(boilerplateReason(piece))) return false;
  const others = pieces.slice(list.first, list.end).filter((one) => one !== piece && one.kind === 'listItem');
  return others.length > 1 && others.every((one) => one.linkWeight === 0 && boilerplateReason(one) === '');
}

/** What a list says without links to be the author's. */
const OWN_WORDS = 40;

/** An item that is a link from end to end in a list of which several others are none, and one of those stands behind it. */
export function isLinkedAmongOthers(piece: Piece, pieces: readonly Piece[]): boolean {
  const list = listOf(piece.region);
  if (
    !list ||
    piece.kind !== 'listItem' ||
    !/^[uo]l$/.test(list.element?.name ?? '') ||
    boilerplateReason(piece) !== ''
  )
    return false;
  const inside = pieces.slice(list.first, list.end).filter(({ weight }) => weight > 0);
  const items = inside.filter((one) => listOf(one.region) === list);
  if (inside.some(({ kind }) => kind === 'heading')) return false;
  const own = items.filter(
    (one) =>
      one.kind === 'listItem' && !isLink(one) && !isMetaLine(one.text, one.weight) && boilerplateReason(one) === '',
  );
  const weight = own.reduce((sum, one) => sum + one.weight, 0);
  const [last] = own.slice(-1);
  if (own.length < 2 || own.length * 3 < items.length || weight < OWN_WORDS || !last) return false;
  return items.indexOf(piece) < items.indexOf(last);
}

/** The list around an item, whose text may be a paragraph of its own. */
const listOf = ({ parent, element }: Region): Region | undefined => (element?.name === 'p' ? parent?.parent : parent);
