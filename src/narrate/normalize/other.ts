/** Every language without a table of its own: figures stay for the voice to read, the never-spoken goes. */
import { plainCharacters } from './characters.ts';

const KEPT = /[^\p{L}\p{M}\p{Nd} ,.?!;:，。？！；：、“”‘’"«»„¿¡「」『』《》()（）'…·%-]/gu;

/**
 * A voice such as eSpeak reads figures, decimals and percent in its own language better than a table for another one
 * could, so those stay; symbols go.
 */
export function normalizeOther(text: string): string {
  return plainCharacters(text).replace(KEPT, ' ').replace(/ {2,}/gu, ' ').trim();
}
