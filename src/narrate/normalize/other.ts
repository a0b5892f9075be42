/** Every language without a table of its own: figures stay for the voice to read, the never-spoken goes. */
import { plainCharacters } from './characters.ts';

const KEPT = /[^\p{L}\p{M}\p{Nd}〇 ,.?!;:，。？！；：、“”‘’"«»„¿¡「」『』《》()（）'…·%-]/gu;

/** A dash that is a pause: between words, not in a span of figures. */
const DASH = /(?<=\S) ?—{1,3} ?(?=\S)|(?<=\S) -{1,2} (?!\d)/gu;

/** One that has its pause already, or opens what somebody says. */
const DASH_BY_A_MARK = /(?<=^|[,.;:!?…“„«»”’"])\s?(?:—|-{1,2} )\s?/gu;

/** Hebrew's vowel points and accents, which are seldom written and which eSpeak spells one by one. */
const HEBREW_POINTS = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]/gu;

/**
 * A voice such as eSpeak reads figures, decimals and percent in its own language better than a table for another one
 * could, so those stay; symbols go.
 */
export function normalizeOther(text: string): string {
  return plainCharacters(text)
    .replace(HEBREW_POINTS, '')
    .replace(DASH_BY_A_MARK, ' ')
    .replace(DASH, ', ')
    .replace(/, (?=[.!?;:])/gu, '')
    .replace(KEPT, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
