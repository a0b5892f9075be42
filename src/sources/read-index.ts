/** A page that links to articles → the articles, over its further pages. */
import type { Cheerio, CheerioAPI } from 'cheerio';
import { LecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import { loadPage } from './load-page.ts';
import { resolveLink } from './normalize-url.ts';
import type { Listing, ReadFurther, Source } from './source.ts';

/**
 * In page order, each address once. What is selected is a link, holds one, or stands in one.
 *
 * @throws LecternError `not-found` when the selector matches nothing on the first page, `config` when it is no selector
 */
export async function readIndex(
  first: HttpDocument,
  { links = 'a', next, maxPages = 1 }: Source,
  further: ReadFurther,
): Promise<Listing> {
  const items = new Map<string, SourceItem>();
  const others: HttpDocument[] = [];
  const seen = new Set([first.url]);
  const notices: string[] = [];
  for (let document = first; ; ) {
    const $ = loadPage(decodeHtml(document.bytes, document.contentType).html, document.url);
    const base = URL.parse($('base[href]').attr('href') ?? '', document.url)?.href ?? document.url;
    for (const item of findLinks($, links, base)) if (!items.has(item.url)) items.set(item.url, item);
    if (items.size === 0) throw nothingSelected(document.url, links);
    if (next === undefined || others.length + 1 >= maxPages) break;
    const onward = anchorOf($, select($, next).get(0))?.attr('href');
    const address = onward === undefined ? null : URL.parse(onward, base);
    if (!address && document === first && maxPages > 1)
      notices.push(
        `${document.url} has no link that ${JSON.stringify(next)} (next) selects; only its first page was read.`,
      );
    if (!address || !/^https?:$/.test(address.protocol) || seen.has(address.href)) break;
    seen.add(address.href);
    document = await further(address.href);
    others.push(document);
  }
  const [...found] = items.values();
  return { items: found, notices, ...(others.length > 0 && { further: others.map(({ bytes }) => bytes) }) };
}

/** The articles that a selector names on one page. */
export function findLinks($: CheerioAPI, selector: string, base: string): readonly SourceItem[] {
  const found: SourceItem[] = [];
  for (const element of select($, selector).get()) {
    const anchor = anchorOf($, element);
    const url = resolveLink(anchor?.attr('href'), base);
    if (!anchor || url === undefined) continue;
    const title = ($(element).text().trim() || anchor.text().trim() || anchor.attr('title') || '').replace(/\s+/g, ' ');
    found.push({ url, ...(title !== '' && { title }) });
  }
  return found;
}

/** What cheerio finds by a selector. */
type Selected = ReturnType<CheerioAPI>;
type Node = Selected extends Cheerio<infer N> ? N : never;

function select($: CheerioAPI, selector: string): Selected {
  try {
    return $(selector);
  } catch (cause) {
    throw new LecternError(`${JSON.stringify(selector)} is no CSS selector.`, {
      code: 'config',
      stage: 'sources',
      hint: 'Write it as in a style sheet, e.g. "main h2 a".',
      cause,
    });
  }
}

function anchorOf($: CheerioAPI, element: Node | undefined) {
  if (!element) return undefined;
  const found = $(element);
  const anchor = found.is('[href]') ? found : found.find('a[href]').first();
  const chosen = anchor.length > 0 ? anchor : found.closest('a[href]');
  return chosen.length > 0 ? chosen : undefined;
}

const nothingSelected = (url: string, selector: string) =>
  new LecternError(`${url} has no link that ${JSON.stringify(selector)} selects.`, {
    code: 'not-found',
    stage: 'sources',
    hint: `The site may have changed its pages; \`lectern source test ${url}\` guesses a selector.`,
    why: { kind: 'no-links', selector },
  });
