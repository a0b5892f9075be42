/** Tells lines that are links from sentences that hold some. */
import type { Piece } from './pieces.ts';
import { cjkShare, textWeight } from './text-weight.ts';

/** Running text behind a linked sentence weighs this. */
export const LINKED_SENTENCE = 60;
export const SENTENCE_WORDS = 5;

/** The author is dead: a button has no full stop. */
const [FEWEST_WORDS, LIGHTEST] = [3, 18];

/** Headlines end without a full stop, and teasers with three of them. */
export function isWholeSentence({ kind, text, weight }: Piece): boolean {
  if (kind !== 'paragraph' && kind !== 'listItem' && kind !== 'quote') return false;
  if (!/(?<!\.)[.。]["”’」』)）]?$/.test(text)) return false;
  return cjkShare(text) > 0.3 ? weight >= LIGHTEST : text.split(' ').length >= FEWEST_WORDS;
}

/** A line that is mostly a link, or a link behind a label as "Read also:", in whatever language. */
export function isLink({ text, weight, linkWeight }: Piece): boolean {
  if (weight === 0 || linkWeight / weight > 0.7) return weight > 0;
  const label = linkWeight > weight * 0.3 ? LINK_LABEL.exec(text)?.[0] : undefined;
  return label !== undefined && linkWeight >= weight - textWeight(label);
}
const LINK_LABEL = /^[^:：.!?。！？|»>]{2,25}\s?[:：|»>]\s?/;

/** What a link says that is no sentence of the text. */
export const POINTS = /(?<!\p{L})(?:here|hier|ici|aqu[ií]|qui|这里|這裡|此处)(?!\p{Ll})/iu;
