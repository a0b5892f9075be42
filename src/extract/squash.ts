/** Compares titles and names whatever their white space, signs and case. */

/** A text without white space and signs, in lower case. */
export function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
