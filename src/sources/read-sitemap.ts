/** A sitemap (sitemaps.org, with Google's news extension) or an index of sitemaps → the pages it names. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { load } from 'cheerio/slim';
import { LecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import { toInstant } from './newest-first.ts';
import { resolveLink } from './normalize-url.ts';
import { parseFeed } from './parse-feed.ts';
import type { Listing, ReadFurther } from './source.ts';

/** So many sitemaps of an index are read, the newest first. */
const MOST_SITEMAPS = 20;
/** An index may name indexes, so deep. */
const DEEPEST = 2;
/** @throws LecternError `wrong-type` when it is no sitemap, `too-large` when it unpacks to more than `maxBytes` */
export async function readSitemap(
  first: HttpDocument,
  limit: number | undefined,
  further: ReadFurther,
  maxBytes: number,
): Promise<Listing> {
  const root = await parseSitemap(first, maxBytes);
  if (root.sitemaps.length === 0) return { items: root.items };
  const items: SourceItem[] = [];
  const others: Uint8Array[] = [];
  const notices: string[] = [];
  const seen = new Set([first.url]);
  let waiting = root.sitemaps.map((entry) => ({ ...entry, depth: 1 }));
  while (waiting.length > 0) {
    waiting = waiting
      .filter(({ url }) => !seen.has(url))
      .sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''));
    const [entry, ...rest] = waiting;
    if (!entry || (limit !== undefined && items.length >= limit && entry.updatedAt !== undefined)) break;
    if (others.length === MOST_SITEMAPS) {
      notices.push(`${first.url} names more than ${MOST_SITEMAPS} sitemaps; the newest ones were read.`);
      break;
    }
    seen.add(entry.url);
    const document = await further(entry.url);
    others.push(document.bytes);
    const parsed = await parseSitemap(document, maxBytes);
    items.push(...parsed.items);
    const deeper = entry.depth < DEEPEST ? parsed.sitemaps : [];
    waiting = [...rest, ...deeper.map((one) => ({ ...one, depth: entry.depth + 1 }))];
  }
  return { items, further: others, notices };
}

/** One document: the pages that it names, or the sitemaps. */
export type Sitemap = {
  readonly items: readonly SourceItem[];
  readonly sitemaps: readonly { readonly url: string; readonly updatedAt?: string }[];
};

/** Reads one document, without those that it names. @throws LecternError as {@link readSitemap} */
export async function parseSitemap({ bytes, contentType, url }: HttpDocument, maxBytes: number): Promise<Sitemap> {
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpack(bytes, url, maxBytes) : bytes;
  const { html: text } = decodeHtml(unpacked, contentType);
  const head = text.slice(0, 2000);
  // The protocol also allows a feed, or a text with one address a line.
  if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(head)) return { items: parseFeed(text, url).items, sitemaps: [] };
  if (/^\s*https?:\/\//.test(head))
    return { items: text.split(/\s+/).flatMap((line) => toItem({ loc: line }, url)), sitemaps: [] };
  if (!/<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(head))
    throw new LecternError(`${url} is no sitemap.`, {
      code: 'wrong-type',
      stage: 'sources',
      hint: `\`lectern source test ${new URL(url).origin}\` finds the sitemaps of a site.`,
      why: { kind: 'no-sitemap' },
    });
  const items: SourceItem[] = [];
  const sitemaps: { url: string; updatedAt?: string }[] = [];
  for (const { name, body } of entries(text)) {
    const [item] = toItem(fieldsOf(body), url);
    if (item && name === 'url') items.push(item);
    else if (item) sitemaps.push(item);
  }
  return { items, sitemaps };
}

const ENTRY = /<((?:\w{1,20}:)?(url|sitemap))(?:\s[^<>]{0,300})?>/g;

/** An entry may list a thousand pictures; what counts comes before them, or else is not there. */
const LONGEST_ENTRY = 50_000;

/**
 * The entries of a sitemap, found by their tags: it may name fifty thousand pages, whose tree would take many times the
 * memory of its text.
 */
function* entries(text: string): Generator<{ readonly name: string; readonly body: string }> {
  let last: { readonly name: string; readonly tag: string; readonly start: number } | undefined;
  const cut = (end: number) => {
    if (!last) return [];
    const body = text.slice(last.start, Math.min(end, last.start + LONGEST_ENTRY));
    const close = body.indexOf(`</${last.tag}>`);
    return [{ name: last.name, body: close === -1 ? body : body.slice(0, close) }];
  };
  for (const { 0: open, 1: tag = '', 2: name = '', index } of text.matchAll(ENTRY)) {
    yield* cut(index);
    last = { name, tag, start: index + open.length };
  }
  yield* cut(text.length);
}

const FIELD =
  /<(?:(\w{1,20}):)?(loc|lastmod|title|publication_date|keywords)(?:\s[^<>]{0,300})?>\s{0,99}(?:<!\[CDATA\[([\s\S]{0,4000}?)\]\]>|([^<]{0,4000}))/g;

/** Fields by their name without its prefix; those of a picture or a film are not the page's. */
function fieldsOf(entry: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [, prefix = '', name = '', literal, written = ''] of entry.matchAll(FIELD)) {
    if (/^(?:image|video)$/.test(prefix)) continue;
    fields[name] ??= (literal ?? (written.includes('&') ? load(written, { xml: true }).text() : written)).trim();
  }
  return fields;
}

function toItem(fields: Readonly<Record<string, string>>, base: string): readonly SourceItem[] {
  const url = resolveLink(fields['loc'], base);
  if (url === undefined) return [];
  const publishedAt = toInstant(fields['publication_date']);
  const updatedAt = toInstant(fields['lastmod']);
  const tags = (fields['keywords'] ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return [
    {
      url,
      ...(fields['title'] && { title: fields['title'] }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(updatedAt !== undefined && { updatedAt }),
      ...(tags.length > 0 && { tags }),
    },
  ];
}

const inflate = promisify(gunzip);

async function unpack(bytes: Uint8Array, url: string, maxBytes: number): Promise<Uint8Array> {
  try {
    return await inflate(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new LecternError(
      isTooLarge ? `${url} unpacks to more than ${maxBytes / 1e6} MB.` : `${url} is a broken gzip file.`,
      {
        code: isTooLarge ? 'too-large' : 'unreadable',
        stage: 'sources',
        ...(isTooLarge && { hint: 'Raise fetch.maxPageMegabytes if it is wanted.' }),
        cause,
      },
    );
  }
}
