/** What a site offers for following it: feeds, sitemaps, a list of links. */
import { toLecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { HttpClient, HttpDocument } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import { type GuessedLinks, guessLinks } from './guess-links.ts';
import { loadPage } from './load-page.ts';
import { newestFirst } from './newest-first.ts';
import { parseFeed } from './parse-feed.ts';
import { parseSitemap } from './read-sitemap.ts';

export type FoundFeed = {
  readonly url: string;
  /** Newest first. */
  readonly items: readonly SourceItem[];
  readonly withText: number;
  readonly withAudio: number;
};

export type FoundSitemap = { readonly url: string; readonly pages: number; readonly sitemaps: number };

export type FoundSources = {
  /** After redirects. */
  readonly url: string;
  readonly feeds: readonly FoundFeed[];
  readonly sitemaps: readonly FoundSitemap[];
  readonly index?: GuessedLinks;
};

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)/i;
const USUAL_FEEDS = ['/feed', '/rss.xml', '/atom.xml', '/index.xml', '/feed.xml', '/rss'];
const USUAL_SITEMAPS = ['/sitemap.xml', '/news-sitemap.xml', '/sitemap_index.xml'];
/** A site may name a feed for each of its tags. */
const MOST_FEEDS = 5;
const MOST_SITEMAPS = 3;
/** A feed whose texts are this long has whole articles. */
const WHOLE_TEXT = 1500;

/** `http` is the client for what a person asks for. @throws LecternError when the address itself cannot be had */
export async function findSources(
  address: string,
  http: Pick<HttpClient, 'get'>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<FoundSources> {
  const get = (url: string) => http.get(url, { maxBytes, accept: '*/*', signal });
  const tryGet = (url: string) =>
    get(url).catch((thrown: unknown) => {
      if (signal.aborted) throw toLecternError(signal.reason ?? thrown, 'sources');
      return undefined;
    });
  const page = await get(address);
  const itself = readFeed(page);
  if (itself) return { url: page.url, feeds: [itself], sitemaps: [] };
  const asSitemap = await readOneSitemap(page, maxBytes);
  if (asSitemap) return { url: page.url, feeds: [], sitemaps: [asSitemap] };

  const { html } = decodeHtml(page.bytes, page.contentType);
  const named = linkedFeeds(html, page.url);
  const feeds = await findFeeds(named, tryGet);
  const usual = USUAL_FEEDS.map((path) => new URL(path, page.url).href);
  if (feeds.length === 0) feeds.push(...(await findFeeds(usual, tryGet, 1)));

  const robots = await tryGet(new URL('/robots.txt', page.url).href);
  const listed = robots
    ? [...decodeHtml(robots.bytes).html.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim)].map(([, url = '']) => url)
    : [];
  const sitemaps: FoundSitemap[] = [];
  for (const path of listed.length > 0 ? listed.slice(0, MOST_SITEMAPS) : USUAL_SITEMAPS) {
    const url = URL.parse(path, page.url)?.href;
    const document = url === undefined ? undefined : await tryGet(url);
    const found = document && (await readOneSitemap(document, maxBytes));
    if (found) sitemaps.push(found);
  }
  const index = guessLinks(html, page.url);
  return { url: page.url, feeds, sitemaps, ...(index && { index }) };
}

async function findFeeds(
  urls: readonly string[],
  tryGet: (url: string) => Promise<HttpDocument | undefined>,
  most = MOST_FEEDS,
): Promise<FoundFeed[]> {
  const found = new Map<string, FoundFeed>();
  for (const url of urls.slice(0, MOST_FEEDS + 1)) {
    const document = await tryGet(url);
    const feed = document && readFeed(document);
    if (feed && !found.has(feed.url)) found.set(feed.url, feed);
    if (found.size >= most) break;
  }
  return [...found.values()];
}

/** Feeds that the page declares, then those that it links to. */
function linkedFeeds(html: string, url: string): readonly string[] {
  const $ = loadPage(html, url);
  const declared = $('link[rel~=alternate][href]')
    .get()
    .filter((link) => FEED_TYPE.test($(link).attr('type') ?? ''))
    .map((link) => $(link).attr('href') ?? '');
  const linked = $('a[href]')
    .get()
    .map((anchor) => $(anchor).attr('href') ?? '')
    .filter((href) => /(?:\/(?:rss|feed|atom)(?:\/|$|\.)|\.rss$|[/.](?:rss|atom|feed)\.(?:xml|json)$)/i.test(href));
  const all = [...declared, ...linked].map((href) => URL.parse(href, url));
  return [...new Set(all.flatMap((found) => (found && /^https?:$/.test(found.protocol) ? [found.href] : [])))];
}

function readFeed(document: HttpDocument): FoundFeed | undefined {
  try {
    const items = newestFirst(parseFeed(decodeHtml(document.bytes, document.contentType).html, document.url).items);
    return {
      url: document.url,
      items,
      withText: items.filter(({ content = '' }) => content.replace(/<[^<>]*>/g, '').length >= WHOLE_TEXT).length,
      withAudio: items.filter(({ enclosures }) => enclosures !== undefined).length,
    };
  } catch {
    return undefined;
  }
}

async function readOneSitemap(document: HttpDocument, maxBytes: number): Promise<FoundSitemap | undefined> {
  const parsed = await parseSitemap(document, maxBytes).catch(() => undefined);
  return parsed && { url: document.url, pages: parsed.items.length, sitemaps: parsed.sitemaps.length };
}
