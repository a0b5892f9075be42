/** An address → its article: read, decoded, extracted, its further pages joined, a better version taken instead. */

import { LecternError, toLecternError } from '../errors.ts';
import { type Recognized, recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { ExtractOptions, ExtractReport, ExtractResult } from '../extract/extract-article.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { Article, SourceItem } from '../model.ts';
import type { PageFault } from '../words/why.ts';
import { readInThread, refuseForeign } from './document-thread.ts';
import { refuseExport } from './refuse-export.ts';
import { resolvePlayers } from './resolve-players.ts';
import { hashOfUpload } from './upload-address.ts';

/** An article in more parts than this is cut, and the report says so. */
const MOST_PAGES = 20;

/** An article of fewer letters may be a teaser, and its print or AMP version is looked at. */
const TEASER_LETTERS = 600;

/** Another version must hold so much more text to be the better page. */
const BETTER_BY = 1.3;

export type ReadOptions = ExtractOptions & {
  /** Whether podcast hosts are asked for the files of their players. */
  readonly resolve?: boolean;
};

export type ReadArticle = {
  readonly article: Article;
  readonly report: ExtractReport;
  /** Present when the article is only a beginning: what tells so, as a sentence. */
  readonly teaser?: string;
  readonly cover?: Uint8Array;
  /** See {@link ReadDocument}. */
  readonly recordings?: readonly Uint8Array[];
};

/** An article's first page, or what stands in for it. */
export type ArticleDocument = HttpDocument & {
  /** Present on {@link contentDocument}s: why it is not the page, as a sentence; empty when that is as it should be. */
  readonly instead?: string;
  /** Of what was sent: as its sender calls it. */
  readonly fileName?: string | undefined;
};

/**
 * The text that the source itself carries, as a page; `undefined` when it carries none.
 *
 * @param instead What the operator is told of it.
 */
export function contentDocument(item: SourceItem, instead = ''): ArticleDocument | undefined {
  if (item.content === undefined) return undefined;
  const meta = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<meta property="${name}" content="${escapeHtml(value)}">`;
  const title = item.title ?? '';
  const head = `<title>${escapeHtml(title)}</title>${meta('og:title', item.title)}${meta('author', item.byline)}${meta('article:published_time', item.publishedAt)}`;
  const html = `<html><head>${head}</head><body><article><h1>${escapeHtml(title)}</h1>${item.content}</article></body></html>`;
  return { url: item.url, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', instead };
}

/**
 * The page of an article; when it cannot be had, the text that the source carries, if that can be the whole article.
 *
 * @throws LecternError what `read` throws, when there is nothing to stand in
 */
export async function readPageOrContent(
  item: SourceItem,
  read: DocumentReader,
  signal: AbortSignal,
): Promise<ArticleDocument> {
  try {
    return await read(item.url, signal);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const content = isWholeText(item)
      ? contentDocument(item, `The text is the one that the source keeps, since the page cannot be had: ${why}`)
      : undefined;
    // An account gives more than the feed does, once it is open again.
    if (!content || signal.aborted || toLecternError(thrown, 'fetch').code === 'login') throw thrown;
    return content;
  }
}

/** A summary is no article. */
const isWholeText = ({ content }: SourceItem) =>
  (content?.replace(/<[^<>]*>/g, '').match(/\p{L}/gu)?.length ?? 0) >= TEASER_LETTERS;

/** {@link readArticle}, or why there is none, with what was seen. @throws LecternError whatever fetching throws */
export async function tryReadArticle(
  document: ArticleDocument,
  item: SourceItem,
  read: DocumentReader,
  { resolve = true, ...options }: ReadOptions,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const known = recognizeFormat(document.bytes, { ...document, fileName: document.fileName ?? document.url });
  if (document.instead === undefined && !/^https?:/.test(item.url)) refuseExport(document.bytes);
  if (document.instead === undefined && known.format !== 'html') return readOther(document, known, options, signal);
  const withEnclosures = { ...options, ...(item.enclosures && { enclosures: item.enclosures }) };
  const outcome =
    document.instead === undefined
      ? await preferContent(await readPages(document, read, withEnclosures, signal), item, withEnclosures)
      : await extractContent(document, withEnclosures);
  const found = outcome.article ?? outcome.teaser;
  if (!found) return outcome;
  const { article, problems } = await resolvePlayers(found, read, resolve, signal);
  const report = { ...outcome.report, problems: [...outcome.report.problems, ...problems] };
  return outcome.article ? { ...outcome, article, report } : { ...outcome, teaser: article, report };
}

/** What is no web page. */
async function readOther(
  { bytes, contentType, fileName, url }: ArticleDocument,
  { format, unknown }: Recognized,
  page: ExtractOptions,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  if (format === undefined || format === 'html') throw refuseForeign(unknown ?? 'a file that is no text');
  const isKept = url.startsWith('file:') || hashOfUpload(url) !== undefined;
  const part = isKept ? decodeURIComponent(new URL(url).hash.slice(1)) : '';
  return readInThread({ bytes, format, url, fileName, contentType, page, ...(part !== '' && { part }) }, signal);
}

/** `document` is the item's first page, already read. @throws LecternError `no-article` and whatever fetching throws */
export async function readArticle(
  document: ArticleDocument,
  item: SourceItem,
  read: DocumentReader,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<ReadArticle> {
  const { article, teaser, report, reason, fault, cover, recordings } = await tryReadArticle(
    document,
    item,
    read,
    options,
    signal,
  );
  if (article) return { article, report, ...(cover && { cover }), ...(recordings && { recordings }) };
  if (teaser && reason !== undefined) return { article: teaser, report, teaser: reason };
  throw new LecternError(`No article was found at ${item.url}: ${reason}`, {
    code: 'no-article',
    stage: 'extract',
    permanent: true,
    hint: '`lectern preview` shows what was seen; extract.body in the configuration can name the right element.',
    ...(fault !== undefined && { why: { kind: 'page' as const, fault } }),
  });
}

async function readPages(
  document: HttpDocument,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const whole = await extractAllPages(document, read, options, signal);
  return preferBetterVersion(whole, document.url, read, options, signal);
}

/** The selectors are for the site's pages: a feed's text has none of their elements. */
/** Extraction is loaded with the first page: most runs find nothing new, and it takes a third of their time to start. */
const loadExtraction = () => import('../extract/extract-article.ts');

async function extractContent({ bytes, url, instead }: ArticleDocument, options: ExtractOptions): Promise<ReadOutcome> {
  const { selectors: _, ...others } = options;
  const { extractArticle } = await loadExtraction();
  const result = extractArticle(Buffer.from(bytes).toString(), url, others);
  return toOutcome(result, instead ? [instead] : []);
}

/** A page that gives clearly less than the source itself carries is a teaser, or was not understood. */
async function preferContent(page: ReadOutcome, item: SourceItem, options: ExtractOptions): Promise<ReadOutcome> {
  if (!isWholeText(item)) return page;
  const content = contentDocument(
    item,
    'The text is the one that the source keeps, which has more of it than the page.',
  );
  if (!content) return page;
  const other = await extractContent(content, options);
  if (!other.article || countLetters(other.article) < countLetters(page.article) * BETTER_BY) return page;
  const { article } = page;
  if (!article) return other;
  // What the page says of itself it knows best; its recordings are kept when the feed has none.
  const clips = article.blocks.filter((block) => block.kind === 'clip' || ('player' in block && block.player));
  const hasClips = other.article.blocks.some(({ kind }) => kind === 'clip');
  const blocks = hasClips ? other.article.blocks : [...other.article.blocks, ...clips];
  return { article: { ...article, blocks }, report: other.report };
}

/** Follows the links to the next page, on the same site only, and extracts all pages as one article. */
async function extractAllPages(
  first: HttpDocument,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const { html } = decodeHtml(first.bytes, first.contentType);
  const { extractArticle } = await loadExtraction();
  const single = extractArticle(html, first.url, options);
  const seen = new Set([first.url]);
  const nextPages: { html: string; url: string }[] = [];
  const problems: string[] = [];
  let next = single.report.links.next;
  while (next !== undefined && !seen.has(next) && isSameSite(next, first.url)) {
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

/** Files have no origin: a saved page goes on below its own folder, and must not name a stranger's disk. */
function isSameSite(next: string, first: string): boolean {
  const { origin, protocol } = new URL(first);
  return protocol === 'file:' ? next.startsWith(new URL('.', first).href) : URL.parse(next)?.origin === origin;
}

export type ReadOutcome = {
  readonly article?: Article;
  readonly reason?: string;
  /** In a word. */
  readonly fault?: PageFault;
  /** The beginning that a page holds instead of its article; `reason` says what tells so. */
  readonly teaser?: Article;
  readonly report: ExtractReport;
  /** The picture on the cover of a book. */
  readonly cover?: Uint8Array;
  readonly recordings?: readonly Uint8Array[];
};

function toOutcome(result: ExtractResult, problems: readonly string[]): ReadOutcome {
  const report = { ...result.report, problems: [...result.report.problems, ...problems] };
  if (result.article) return { article: result.article, report };
  return { reason: result.reason, fault: result.code, ...(result.teaser && { teaser: result.teaser }), report };
}

/** A page that holds no article, or little of one, may link to a version for print or for AMP that holds it all. */
async function preferBetterVersion(
  found: ReadOutcome,
  pageUrl: string,
  read: DocumentReader,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<ReadOutcome> {
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

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
