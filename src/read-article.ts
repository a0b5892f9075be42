/** An address → its article: the document read, decoded, extracted, its further pages joined. */
import { LecternError } from './errors.ts';
import { decodeHtml } from './extract/decode-html.ts';
import { type ExtractOptions, type ExtractReport, extractArticle } from './extract/extract-article.ts';
import type { DocumentReader } from './io/document-reader.ts';
import type { HttpDocument } from './io/http-client.ts';
import type { Article, SourceItem } from './model.ts';

/** An article in more parts than this is cut, and the report says so. */
const MOST_PAGES = 20;

export type ReadArticle = { readonly article: Article; readonly report: ExtractReport };

/** `document` is the item's first page, already read. @throws LecternError `no-article` and whatever fetching throws */
export async function readArticle(
  document: HttpDocument,
  item: SourceItem,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<ReadArticle> {
  const html = decodeHtml(document.bytes, document.contentType).html;
  const enclosures = item.enclosures ? { enclosures: item.enclosures } : {};
  const seen = new Set([document.url]);
  const nextPages: { html: string; url: string }[] = [];
  let result = extractArticle(html, document.url, { ...options, ...enclosures });
  for (let next = result.report.links.next; next !== undefined && nextPages.length < MOST_PAGES - 1; ) {
    if (seen.has(next) || new URL(next).origin !== new URL(document.url).origin) break;
    seen.add(next);
    const page = await read(next, signal);
    const pageHtml = decodeHtml(page.bytes, page.contentType).html;
    nextPages.push({ html: pageHtml, url: page.url });
    next = extractArticle(pageHtml, page.url, options).report.links.next;
  }
  if (nextPages.length > 0) result = extractArticle(html, document.url, { ...options, ...enclosures, nextPages });
  if (result.article) return { article: result.article, report: result.report };
  throw new LecternError(`No article was found at ${item.url}: ${result.reason}`, {
    code: 'no-article',
    stage: 'extract',
    hint: '`lectern preview` shows what was seen; extract.body in the configuration can name the right element.',
  });
}
