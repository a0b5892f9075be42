/** A title for a text that has none, from its beginning; and how it is known again, so that it is not said twice. */

/** An ideograph says as much as three letters. */
const MOST = 60;
const HAN_MOST = 24;
/** Of what may be kept, so much is given up for a mark or a space to cut at. */
const LEAST = 0.4;
const CUT = '…';

const squash = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Its first line, without the stop that ends it; of one that is longer than `limit` characters the first words and “…”. */
export function firstWords(text: string, limit?: number): string {
  const line = squash(text.trimStart().split('\n', 1)[0] ?? '');
  const most = limit ?? (/\p{Script=Han}/u.test(line) ? HAN_MOST : MOST);
  // More than that is no beginning: a character as it is seen may be many.
  const characters = Array.from(new Intl.Segmenter().segment(line.slice(0, most * 10)), ({ segment }) => segment);
  if (characters.length <= most)
    return line.length <= most * 10 ? line.replace(/[.。]$/, '') : characters.join('') + CUT;
  const kept = characters.slice(0, most).join('');
  const next = characters[most] ?? '';
  if (/^[\s，。；：、！？]/u.test(next)) return kept + CUT;
  const sign = /^.*(?=[，。；：、！？])/su.exec(kept)?.[0] ?? '';
  const space = /^.*(?=\s)/su.exec(kept)?.[0] ?? '';
  const cut = [sign, space].sort((a, b) => b.length - a.length)[0] ?? '';
  return (cut.length > kept.length * LEAST ? cut.trimEnd() : kept).replace(/[,;:–—-]$/, '') + CUT;
}

/** Whether a text says its title itself: it begins with what “…” cuts off, or the title is its first sentence. */
export function beginsWithTitle(text: string, title: string): boolean {
  const [whole, words] = [squash(text), squash(title).replace(/\s?(?:…|\.{3})$/, '')];
  if (words === '' || !whole.startsWith(words)) return false;
  if (words !== squash(title) || whole === words) return true;
  return /[.!?。！？…]$/.test(words) || /^(?:[。！？…]|[.!?](?:["”’)]?\s|["”’)]?$))/.test(whole.slice(words.length));
}
