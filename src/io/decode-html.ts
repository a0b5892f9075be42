/** Turns the bytes of a page into text, whatever charset it says or fails to say. */
import { analyse } from 'chardet';

/** The text of a page and the name (WHATWG) of the charset that it was decoded from. */
export type DecodedHtml = { readonly html: string; readonly charset: string };

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Detection looks at this much of a page. */
const SAMPLE_BYTES = 65_536;
/** A decoding with more than one replacement character in this many is not believed. */
const DAMAGE_LIMIT = 1 / 2000;

/** What windows-1252 has where ISO 8859-1 has control characters (encoding.spec.whatwg.org, index windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes windows-1252 as ISO 8859-1, which leaves dashes and quotation marks as control characters. */
function decodeAs(charset: string, bytes: Uint8Array): string {
  const text = new TextDecoder(charset).decode(bytes);
  if (charset !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

function createDecoder(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    // gb2312 and gbk pages use characters of gb18030, its superset, which WHATWG's gbk decoder is anyway.
    return new TextDecoder(label.trim());
  } catch {
    return undefined;
  }
}

function declaredInMarkup(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return (
    /<meta[^>]{1,200}?charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{2,40})/i.exec(head)?.[1] ??
    /^\s{0,20}<\?xml[^>]{1,100}encoding\s{0,3}=\s{0,3}["']([\w.:-]{2,40})/i.exec(head)?.[1]
  );
}

function damageOf(text: string): number {
  let damaged = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) damaged += 1;
  return text.length === 0 ? 0 : damaged / text.length;
}

function detect(bytes: Uint8Array): readonly string[] {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return analyse(sample).map(({ name }) => name);
}

/**
 * Decodes a page: a byte order mark decides, then the charset of the `Content-Type` header, then that of `<meta>`
 * (HTML §13.2.3.2), then detection. A declared charset that leaves the text full of replacement characters loses to a
 * detected one that does not.
 *
 * @param contentType The response's `Content-Type` header.
 */
export function decodeHtml(bytes: Uint8Array, contentType?: string): DecodedHtml {
  for (const [charset, mark] of BYTE_ORDER_MARKS)
    if (mark.every((byte, index) => bytes[index] === byte))
      return { html: new TextDecoder(charset).decode(bytes), charset };

  const inHeader = /charset\s{0,3}=\s{0,3}["']?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1];
  const inMarkup = declaredInMarkup(bytes);
  let best: (DecodedHtml & { damage: number }) | undefined;
  const consider = (label: string | undefined): boolean => {
    const decoder = label === undefined ? undefined : createDecoder(label);
    if (!decoder) return false;
    // UTF-16 declared in bytes that can be read as ASCII is not UTF-16 (HTML §13.2.3.2, step 3).
    const charset = label === inMarkup && decoder.encoding.startsWith('utf-16') ? 'utf-8' : decoder.encoding;
    const html = decodeAs(charset, bytes);
    const damage = damageOf(html);
    if (!best || damage < best.damage) best = { html, charset, damage };
    return damage <= DAMAGE_LIMIT;
  };
  const done = consider(inHeader) || consider(inMarkup) || consider('utf-8') || detect(bytes).some(consider);
  if (!done && !best) consider('windows-1252');
  return best
    ? { html: best.html, charset: best.charset }
    : { html: new TextDecoder().decode(bytes), charset: 'utf-8' };
}
