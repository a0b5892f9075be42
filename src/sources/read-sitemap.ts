/** A sitemap (sitemaps.org, with Google's news extension) or an index of sitemaps → the pages it names. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { load } from 'cheerio/slim';
import { LecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import type { Listing, ReadFurther } from './list-source.ts';
import { toInstant } from './newest-first.ts';
import { resolveLink } from './normalize-url.ts';
import { parseFeed } from './parse-feed.ts';

/** So many sitemaps of an index are read, the newest first. */
const MOST_SITEMAPS = 20;
/** An index may name indexes, so deep. */
const DEEPEST = 2;
/** A sitemap is parsed in pieces of about this size, since its tree takes many times its text. */
const PIECE_CHARACTERS = 262_144;

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
    });
  const items: SourceItem[] = [];
  const sitemaps: { url: string; updatedAt?: string }[] = [];
  for (const piece of pieces(text)) {
    const $ = load(piece, { xml: true });
    for (const element of $.root().find('*').get()) {
      const name = localName(element.name);
      if (name !== 'url' && name !== 'sitemap') continue;
      const [item] = toItem(
        fieldsOf($(element).find('*').get(), (field) => $(field).text().trim()),
        url,
      );
      if (item && name === 'url') items.push(item);
      else if (item) sitemaps.push(item);
    }
  }
  return { items, sitemaps };
}

/** Fields by their name without its prefix; those of an image or a video are not the page's. */
function fieldsOf<E extends { readonly name: string }>(
  elements: readonly E[],
  read: (element: E) => string,
): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const element of elements) {
    const isForeign = /^(?:image|video|xhtml|mobile):/.test(element.name);
    if (!isForeign) fields[localName(element.name)] ??= read(element);
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

/** The text cut after entries. */
function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const close = start + PIECE_CHARACTERS >= text.length ? -1 : text.indexOf('</', start + PIECE_CHARACTERS);
    const after = close === -1 ? -1 : nextEntry(text, close);
    const end = after === -1 ? text.length : after;
    yield text.slice(start, end);
    start = end;
  }
}

function nextEntry(text: string, from: number): number {
  const entry = /<(?:\w+:)?(?:url|sitemap)[\s>]/g;
  entry.lastIndex = from;
  return entry.exec(text)?.index ?? -1;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

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
