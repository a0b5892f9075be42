/** The addresses in what somebody pastes or shares: one a line, or within a text. */

/** What no address holds as it stands, among it the brackets, stops and quotation marks of Chinese and Japanese. */
const ADDRESS = /https?:\/\/[^\s<>"`{}|\\^“”‘’「」『』《》〈〉（）【】、。，；：！？…]{1,4000}/giu;

/** A line that is an address without its scheme, as some apps show them. */
const BARE = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[a-z]{2,24}(?:\/[^\s<>"]*)?$/iu;

/** Longer ones are no address of an article. */
const MOST_BARE = 500;

/** Without the stop or bracket of the sentence around it; a bracket that it opens itself is its own. */
function trimEnd(address: string): string {
  const open = new Map<string, number>();
  for (const [opening, closing] of PAIRS) open.set(closing, countOf(address, closing) - countOf(address, opening));
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const surplus = open.get(last);
    if (surplus !== undefined ? surplus <= 0 : !/[.,;:!?'*_~]/.test(last)) break;
    if (surplus !== undefined) open.set(last, surplus - 1);
  }
  return address.slice(0, end);
}

const PAIRS = [
  ['(', ')'],
  ['[', ']'],
] as const;

const countOf = (text: string, character: string) => text.split(character).length - 1;

/**
 * Chinese apps write on behind an address without a space: characters that follow a letter or digit are no part of it,
 * those that follow a slash are.
 */
const cutRunOn = (address: string): string =>
  address.replace(/(?<=[a-z\d])[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}].*$/iu, '');

/** In their order, each once; with scheme. */
export function findAddresses(text: string): readonly string[] {
  const found = text.split(/[\r\n]+/).flatMap((line) => {
    const addresses = line.match(ADDRESS) ?? [];
    if (addresses.length > 0) return addresses.map((one) => trimEnd(cutRunOn(one)));
    return line.length <= MOST_BARE && BARE.test(line.trim()) ? [`https://${line.trim()}`] : [];
  });
  return [...new Set(found.filter((one) => URL.canParse(one)))];
}
