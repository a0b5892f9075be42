/** Cuts a feed's text at its items, so that what did not change need not be parsed. */

export type SplitFeed = {
  /** What comes before the first item and after the last. */
  readonly head: string;
  readonly tail: string;
  /** Each from `<item>` to `</item>`. */
  readonly items: readonly string[];
};

/** A title may talk of `</item>`: what is in CDATA is stepped over. */
const MARK = /<!\[CDATA\[[\s\S]*?\]\]>|<item>|<\/item>/g;

/** Looks at tags only: a document that is not well-formed is cut wherever they say. */
export function splitItems(xml: string): SplitFeed {
  const items: string[] = [];
  let first = xml.length;
  let begin = 0;
  let end = xml.length;
  for (const { 0: mark, index } of xml.matchAll(MARK)) {
    if (mark === '<item>') {
      begin = index;
      first = Math.min(first, index);
    } else if (mark === '</item>') {
      end = index + mark.length;
      items.push(xml.slice(begin, end));
    }
  }
  return { head: xml.slice(0, first), tail: items.length === 0 ? xml.slice(first) : xml.slice(end), items };
}

const IDENTITY = /<(title|guid|pubDate)\b[^>]*>(?:<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>|[^<])*<\/\1>/g;

/** The item with no more than its title, guid and date: what is compared between items. */
export function toIdentity(item: string): string {
  return `<item>${Array.from(item.matchAll(IDENTITY), ([element]) => element).join('')}</item>`;
}
