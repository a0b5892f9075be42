/** A short number for a text that nearly the same text also has: how reprints are known. */
import { createHash } from 'node:crypto';
import type { Article } from './model.ts';

const BITS = 64;
/** Fewer words (a Chinese character is one) say too little: two short notices may share most of theirs. */
const LEAST_WORDS = 60;
const SHINGLE = 3;

/**
 * Simhash (Charikar 2002) over runs of three words, each once: 64 bits as 16 hex digits. A reprint with some words
 * changed differs in at most 3 bits; see the tests for what was measured.
 *
 * @returns `undefined` for a text that is too short to tell
 */
export function fingerprintText(article: Article): string | undefined {
  const words = article.blocks.flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'quote' || block.kind === 'listItem' ? wordsOf(block.text) : [],
  );
  if (words.length < LEAST_WORDS) return undefined;
  const shingles = new Set<string>();
  for (let start = 0; start + SHINGLE <= words.length; start += 1)
    shingles.add(words.slice(start, start + SHINGLE).join(' '));
  const sums = new Int32Array(BITS);
  for (const shingle of shingles) {
    const digest = createHash('md5').update(shingle).digest();
    for (let bit = 0; bit < BITS; bit += 1) {
      const isSet = ((digest[bit >> 3] ?? 0) >> (bit & 7)) & 1;
      sums[bit] = (sums[bit] ?? 0) + (isSet ? 1 : -1);
    }
  }
  let digits = '';
  for (let nibble = 0; nibble < BITS; nibble += 4) {
    let value = 0;
    for (let bit = 0; bit < 4; bit += 1) value = value * 2 + ((sums[nibble + bit] ?? 0) > 0 ? 1 : 0);
    digits += value.toString(16);
  }
  return digits;
}

/** Words in lower case; Han, kana and Hangul character by character, since they are written without spaces. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+/gu) ?? []
  );
}
