/** What a site offers for following it: feeds, sitemaps, a list of links. */
import { LecternError, toLecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { HttpClient, HttpDocument } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import { type GuessedLinks, guessLinks } from './guess-links.ts';
import { loadPage } from './load-page.ts';
import { newestFirst } from './newest-first.ts';
import { isMeantAsFeed, parseFeed } from './parse-feed.ts';
import { parseSitemap } from './read-sitemap.ts';

export type FoundFeed = {
  readonly url: string;
  /** Newest first. */
  readonly items: readonly SourceItem[];
  readonly withText: number;
  readonly withAudio: number;
};

export type BrokenFeed = { readonly url: string; readonly why: string };

export type FoundSitemap = { readonly url: string; readonly pages: number; readonly sitemaps: number };

export type FoundSources = {
  /** After redirects. */
  readonly url: string;
  readonly feeds: readonly FoundFeed[];
  /** Feeds that the site names and nobody can read, and why. */
  readonly broken: readonly BrokenFeed[];
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

/** The addresses that a person may mean: one without a scheme is tried as https and as http. Empty for what is no address. */
export function candidateAddresses(written: string): readonly string[] {
  if (/^https?:\/\//i.test(written)) return URL.canParse(written) ? [written] : [];
  if (/^[a-z][a-z+.-]*:\/\//i.test(written) || /[\s\\@]/.test(written)) return [];
  const { hostname = '' } = URL.parse(`https://${written}`) ?? {};
  const isHost = hostname === 'localhost' || /[^.]\.[^.]/.test(hostname);
  return isHost && !written.startsWith('.') ? [`https://${written}`, `http://${written}`] : [];
}

/**
 * {@link findSources} at the first of the addresses that answers.
 *
 * @throws LecternError why the first one cannot be had, when none can
 */
export async function findSourcesAtAny(
  addresses: readonly string[],
  ...[http, maxBytes, signal]: [Pick<HttpClient, 'get'>, number, AbortSignal]
): Promise<FoundSources> {
  let first: LecternError | undefined;
  for (const address of addresses)
    try {
      return await findSources(address, http, maxBytes, signal);
    } catch (thrown) {
      const error = toLecternError(thrown, 'sources');
      first ??= error;
      // A server that answered is the one that was meant.
      if (error.code !== 'network' && error.code !== 'timeout') throw error;
    }
  throw first ?? new LecternError('No address was given.', { code: 'usage', stage: 'sources' });
}

/**
 * `http` is the client for what a person asks for.
 *
 * @throws LecternError when the address itself cannot be had, or is a feed that is broken
 */
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
  if (isMeantAsFeed(decodeHtml(page.bytes, page.contentType).html))
    return { url: page.url, feeds: [readFeed(page)], broken: [], sitemaps: [] };
  const itself = tryFeed(page);
  if (itself) return { url: page.url, feeds: [itself], broken: [], sitemaps: [] };
  const asSitemap = await readOneSitemap(page, maxBytes);
  if (asSitemap) return { url: page.url, feeds: [], broken: [], sitemaps: [asSitemap] };

  const { html } = decodeHtml(page.bytes, page.contentType);
  const named = linkedFeeds(html, page.url);
  const broken: BrokenFeed[] = [];
  const feeds = await findFeeds(named, tryGet, MOST_FEEDS, broken);
  const usual = USUAL_FEEDS.map((path) => new URL(path, page.url).href);
  if (feeds.length === 0) feeds.push(...(await findFeeds(usual, tryGet, 1, broken)));

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
  return { url: page.url, feeds, broken, sitemaps, ...(index && { index }) };
}

async function findFeeds(
  urls: readonly string[],
  tryGet: (url: string) => Promise<HttpDocument | undefined>,
  most: number,
  broken: BrokenFeed[],
): Promise<FoundFeed[]> {
  const found = new Map<string, FoundFeed>();
  for (const url of urls.slice(0, MOST_FEEDS + 1)) {
    const document = await tryGet(url);
    const feed = document && tryFeed(document, broken);
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

function readFeed(document: HttpDocument): FoundFeed {
  const items = newestFirst(parseFeed(decodeHtml(document.bytes, document.contentType).html, document.url).items);
  return {
    url: document.url,
    items,
    withText: items.filter(({ content = '' }) => content.replace(/<[^<>]*>/g, '').length >= WHOLE_TEXT).length,
    withAudio: items.filter(({ enclosures }) => enclosures !== undefined).length,
  };
}

/** `undefined` for what is no feed; one that is broken is noted. */
function tryFeed(document: HttpDocument, broken: BrokenFeed[] = []): FoundFeed | undefined {
  try {
    return readFeed(document);
  } catch (thrown) {
    if (isMeantAsFeed(decodeHtml(document.bytes, document.contentType).html))
      broken.push({ url: document.url, why: toLecternError(thrown, 'sources').message });
    return undefined;
  }
}

async function readOneSitemap(document: HttpDocument, maxBytes: number): Promise<FoundSitemap | undefined> {
  const parsed = await parseSitemap(document, maxBytes).catch(() => undefined);
  return parsed && { url: document.url, pages: parsed.items.length, sitemaps: parsed.sitemaps.length };
}
