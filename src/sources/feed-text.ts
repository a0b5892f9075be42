/** The texts of a feed: titles without markup, contents whose links lead somewhere. */
import { load } from 'cheerio';

const INLINE_TAG = /<\/?(?:a|b|br|code|em|font|i|mark|p|small|span|strong|sub|sup|u)(?:\s[^>]*)?\/?>/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
const RELATIVE = /\s(?:src|href|poster)\s*=\s*["']?(?![a-z][a-z\d+.-]*:|#)[^\s"'>]/i;

/** A title as it is read: formats differ in whether markup is allowed, and feeds in whether they keep to it. */
export function plainText(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const text = INLINE_TAG.test(written) || REFERENCE.test(written) ? load(written, null, false).text() : written;
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

/** The same content with every link absolute. */
export function withAbsoluteLinks(html: string, base: string): string {
  if (!RELATIVE.test(html)) return html;
  const $ = load(html, null, false);
  for (const name of ['src', 'href', 'poster'])
    $(`[${name}]`).each((_, element) => {
      const absolute = URL.parse($(element).attr(name) ?? '', base);
      if (absolute) $(element).attr(name, absolute.href);
    });
  return $.html();
}
