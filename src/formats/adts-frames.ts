/** Reads ADTS frame headers, in which AAC comes as a stream. */

/** ISO/IEC 13818-7 §6.2: the length of an ADTS frame, 0 when there is none. */
export function adtsFrameLength(bytes: Uint8Array, at: number): number {
  const [b, d, e, f] = [bytes[at + 1], bytes[at + 3], bytes[at + 4], bytes[at + 5]];
  if (bytes[at] !== 0xff || b === undefined || (b & 0xf6) !== 0xf0) return 0;
  if (d === undefined || e === undefined || f === undefined) return 0;
  const length = ((d & 3) << 11) | (e << 3) | (f >> 5);
  return length >= 7 ? length : 0;
}
