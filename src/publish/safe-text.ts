/** Makes strings that strangers wrote fit to stand in XML, HTML and a heading. */

/** Everything XML 1.0 §2.2 does not allow in a document, lone surrogates included. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Delete and the C1 controls: legal in XML, discouraged by §2.2, never meant. */
const CONTROLS = /[\u{7F}-\u{9F}]/gu;

/** Invisible characters that reorder or hide text (Unicode TR 36 §3.2): they let a title pretend to be another. */
const DECEPTIVE = /[\u{61C}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{2066}-\u{2069}\u{FEFF}]/gu;

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text without characters that would make an XML document ill-formed, line breaks kept. */
export function toLegalText(text: string): string {
  return text.replace(ILLEGAL, '').replace(CONTROLS, '').replace(DECEPTIVE, '');
}

/** One line: legal characters, white space collapsed, ends trimmed. For titles, names and labels. */
export function toLine(text: string): string {
  return toLegalText(text).replace(/\s+/gu, ' ').trim();
}

/** Text as it may stand between tags or in a quoted attribute, of HTML and of XML. */
export function escapeMarkup(text: string): string {
  return toLegalText(text).replace(/[&<>"']/g, (character) => MARKUP[character] ?? character);
}

/**
 * The address when it is absolute and `http:` or `https:`, normalised; otherwise `undefined`. A `javascript:` or `data:`
 * address from an article thus never becomes a link.
 */
export function toWebUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

/** Not the full stop of an abbreviation or an ordinal, which follows a short word: `p.m.`, `Dr.`, `am 3.` */
const SENTENCE_END =
  /[。！？]|[!?] |(?<=(?<![\p{L}\p{N}.])[\p{L}\p{N}]{4,}["”’)]?)(?<!(?<![\p{L}])(?:Prof|Sept|Capt|Supt|Insp|Cllr|Blvd|Corp|Bros|Tues|Thurs|approx|Messrs|Dept|Univ)["”’)]?)\. (?!\p{Ll})/gu;

/**
 * At most `limit` characters (code points), cut at a sentence or word where one ends in the last third, with an ellipsis.
 *
 * @param ends where sentences end, in UTF-16 units, where that is known
 */
export function toExcerpt(text: string, limit: number, ends: readonly number[] = []): string {
  const characters = [...toLine(text)];
  if (characters.length <= limit) return characters.join('');
  const head = characters.slice(0, limit - 1).join('');
  const known = ends.length > 0 ? ends : [...head.matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  const sentence = Math.max(0, ...known.filter((end) => end <= head.length));
  if (sentence > (head.length * 2) / 3) return head.slice(0, sentence);
  const word = head.lastIndexOf(' ');
  return `${(word > (head.length * 2) / 3 ? head.slice(0, word) : head).trimEnd()}…`;
}

/** The longest beginning that fits into `limit` bytes of UTF-8, never cutting a character. */
export function toByteLimit(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= limit) return text;
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString('utf8');
}
