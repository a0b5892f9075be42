/** An address → its article: read, decoded, extracted, its further pages joined, a better version taken instead. */
import { LecternError } from './errors.ts';
import { decodeHtml } from './io/decode-html.ts';
import {
  type ExtractOptions,
  type ExtractReport,
  type ExtractResult,
  extractArticle,
} from './extract/extract-article.ts';
import type { DocumentReader } from './io/document-reader.ts';
import type { HttpDocument } from './io/http-client.ts';
import type { Article, SourceItem } from './model.ts';

/** An article in more parts than this is cut, and the report says so. */
const MOST_PAGES = 20;

/** An article of fewer letters may be a teaser, and its print or AMP version is looked at. */
const TEASER_LETTERS = 600;

/** Another version must hold so much more text to be the better page. */
const BETTER_BY = 1.3;

export type ReadArticle = { readonly article: Article; readonly report: ExtractReport };

/** `document` is the item's first page, already read. @throws LecternError `no-article` and whatever fetching throws */
export async function readArticle(
  document: HttpDocument,
  item: SourceItem,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<ReadArticle> {
  const withEnclosures = { ...options, ...(item.enclosures && { enclosures: item.enclosures }) };
  const whole = await extractAllPages(document, read, withEnclosures, signal);
  const { article, report, reason } = await preferBetterVersion(whole, document.url, read, withEnclosures, signal);
  if (article) return { article, report };
  throw new LecternError(`No article was found at ${item.url}: ${reason}`, {
    code: 'no-article',
    stage: 'extract',
    hint: '`lectern preview` shows what was seen; extract.body in the configuration can name the right element.',
  });
}

/** Follows the links to the next page, on the same site only, and extracts all pages as one article. */
async function extractAllPages(
  first: HttpDocument,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const { html } = decodeHtml(first.bytes, first.contentType);
  const single = extractArticle(html, first.url, options);
  const seen = new Set([first.url]);
  const nextPages: { html: string; url: string }[] = [];
  const problems: string[] = [];
  let next = single.report.links.next;
  while (next !== undefined && !seen.has(next) && URL.parse(next)?.origin === new URL(first.url).origin) {
    if (nextPages.length === MOST_PAGES - 1) {
      problems.push(`The article has more than ${MOST_PAGES} pages; the rest was left out.`);
      break;
    }
    seen.add(next);
    const page = await read(next, signal);
    const further = { html: decodeHtml(page.bytes, page.contentType).html, url: page.url };
    nextPages.push(further);
    next = extractArticle(further.html, further.url, options).report.links.next;
  }
  const result = nextPages.length === 0 ? single : extractArticle(html, first.url, { ...options, nextPages });
  return toOutcome(result, problems);
}

type Outcome = { readonly article?: Article; readonly reason?: string; readonly report: ExtractReport };

function toOutcome(result: ExtractResult, problems: readonly string[]): Outcome {
  const report = { ...result.report, problems: [...result.report.problems, ...problems] };
  return result.article ? { article: result.article, report } : { reason: result.reason, report };
}

/** A page that holds no article, or little of one, may link to a version for print or for AMP that holds it all. */
async function preferBetterVersion(
  found: Outcome,
  pageUrl: string,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  let best = found;
  if (countLetters(found.article) >= TEASER_LETTERS) return best;
  const { print, amp } = found.report.links;
  for (const url of new Set([print, amp])) {
    if (url === undefined || url === pageUrl || URL.parse(url)?.protocol === 'file:') continue;
    const document = await read(url, signal).catch((thrown: unknown) => {
      // The page itself was read; a version that cannot be had changes nothing.
      if (signal.aborted) throw thrown;
      return undefined;
    });
    if (!document) continue;
    const other = await extractAllPages(document, read, options, signal);
    if (!other.article || countLetters(other.article) < countLetters(best.article) * BETTER_BY) continue;
    const problems = [...other.report.problems, `The text is from ${url}, which holds more of it.`];
    // It is the same article, whatever version is read: its address and identity stay the page's.
    const canonicalUrl = found.article?.canonicalUrl ?? other.article.canonicalUrl;
    best = { article: { ...other.article, url: pageUrl, canonicalUrl }, report: { ...other.report, problems } };
  }
  return best;
}

function countLetters(article: Article | undefined): number {
  const text = article?.blocks.map((block) => ('text' in block ? block.text : '')).join('') ?? '';
  return text.match(/\p{L}/gu)?.length ?? 0;
}
