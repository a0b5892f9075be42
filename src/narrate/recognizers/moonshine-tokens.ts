/** Moonshine's own list of tokens as the one that sherpa reads. */

/**
 * @param bytes each token's length (seven bits, then with the top bit set as many more in the next byte) and its bytes
 * @returns a line a token: its bytes in Base64, and its number
 */
export function toSherpaTokens(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    let length = bytes[at] ?? 0;
    at += 1;
    if (length >= 128) {
      length += (bytes[at] ?? 0) * 128 - 128;
      at += 1;
    }
    lines.push(`${bytes.toString('base64', at, at + length)} ${lines.length}`);
    at += length;
  }
  return `${lines.join('\n')}\n`;
}
