/** The texts of a feed: titles without markup, contents whose links lead somewhere. */
import { load } from 'cheerio/slim';

/** Of a whole text in a title's place the beginning is the title. */
const LONGEST_TITLE = 1000;

const INLINE_TAG = /<\/?(?:a|b|br|code|em|font|i|mark|p|small|span|strong|sub|sup|u)(?:\s[^>]{0,300})?\/?>/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
const RELATIVE = /\s(?:src|href|poster)\s*=\s*["']?(?![a-z][a-z\d+.-]*:|#)[^\s"'>]/i;

/** A title as it is read: formats differ in whether markup is allowed, and feeds in whether they keep to it. */
export function plainText(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const start = written.slice(0, LONGEST_TITLE);
  const text = INLINE_TAG.test(start) || REFERENCE.test(start) ? load(start, null, false).text() : start;
  return text.replace(/\s+/g, ' ').trim() || undefined;
}

/** Plain text as paragraphs. */
export function textToHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replace(/\n/g, '<br>')}</p>`)
    .join('\n');
}

const TAG = /<[a-z][^<>]{1,4000}>/gi;
const LINK = /(\s(?:src|href|poster)\s{0,9}=\s{0,9})(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/**
 * The same content with every link absolute. Tag by tag, without a tree: what is nested a million deep takes no longer
 * than what is not.
 */
export function withAbsoluteLinks(html: string, base: string): string {
  if (!RELATIVE.test(html)) return html;
  return html.replace(TAG, (tag) =>
    tag.replace(LINK, (whole: string, name: string, ...values: (string | undefined)[]) => {
      const absolute = URL.parse(values.slice(0, 3).find((value) => value !== undefined) ?? '', base);
      return absolute ? `${name}"${absolute.href.replaceAll('"', '%22')}"` : whole;
    }),
  );
}
