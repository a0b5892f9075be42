/** Sets right what Express's range parser gets wrong, before it sees the header. */

/**
 * The Range header to go by for a file of `size` bytes, `undefined` to ignore it. A suffix longer than the file means
 * the whole file and a range that ends before it begins is no range (RFC 9110 §14.1.2); `range-parser` answers both
 * with 416, which makes a player give up.
 */
export function normaliseRange(range: string, size: number): string | undefined {
  const [, first, last] = /^\s*bytes=\s*(\d*)-(\d*)\s*$/.exec(range) ?? [];
  if (first === undefined || last === undefined) return range;
  if (first === '' && last === '') return undefined;
  if (first === '') return Number(last) >= size && size > 0 && Number(last) > 0 ? 'bytes=0-' : range;
  return last !== '' && Number(last) < Number(first) ? undefined : range;
}
