/** Where an article lives and where it came from: canonical address, source of a reprint, lead picture, site, tags. */
import { attribute, type Element, innerText } from './dom.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import type { Resolve } from './resolve-url.ts';

export type Origin = {
  readonly canonicalUrl: string;
  readonly sourceUrl?: string;
  readonly imageUrl?: string;
  readonly siteName?: string;
  readonly tags: readonly string[];
};

/** Reads the origin. `siteName` is what {@link readSiteName} found. */
export function readOrigin(
  facts: PageFacts,
  pieces: readonly Piece[],
  url: string,
  resolve: Resolve,
  siteName: string | undefined,
): Origin {
  const named = pieces.some(({ text, weight }) => weight < 900 && SOURCE_LINE.test(text));
  const sourceUrl = readSource(facts, named, url, resolve);
  const stated = [attributeOf(facts.links.get('canonical'), 'href'), facts.meta.get('og:url') ?? '']
    .map((address) => resolve(address))
    .find((address) => address !== undefined && !isHome(address, url));
  const imageUrl = readImageUrl(facts, resolve);
  return {
    canonicalUrl: stated ?? sourceUrl ?? url,
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(siteName === undefined ? {} : { siteName }),
    tags: readTags(facts),
  };
}

/** The name of the site, without a judgement on who wrote the article. */
export function readSiteName(facts: PageFacts): string | undefined {
  const named = facts.meta.get('og:site_name') ?? facts.meta.get('application-name');
  if (named) return named.slice(0, 120);
  for (const object of [...articleObjects(facts).map((article) => article['publisher']), ...facts.jsonLd]) {
    const name = nameOfSite(object);
    if (name) return name.slice(0, 120);
  }
  return undefined;
}

function nameOfSite(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // Checked to be an object; its values stay unknown.
  const object = value as JsonObject;
  const isSite = /Organization|WebSite/.test(String(object['@type'] ?? ''));
  return isSite && typeof object['name'] === 'string' && object['name'].trim() !== ''
    ? object['name'].trim()
    : undefined;
}

/** A canonical address that only names the site's front page is a mistake of the page's template. */
function isHome(address: string, url: string): boolean {
  const isFront = (one: URL) => /^\/(?:index\.\w{2,5})?$/.test(one.pathname) && one.search === '';
  return isFront(new URL(address)) && !isFront(new URL(url));
}

const SOURCE_CLASS = /(?:^|[\s_-])(?:src|source|original|origin|reprint)[_-]?(?:link|url|href)(?:$|[\s_-])/i;
const SOURCE_LINE =
  /转载请注明|轉載請註明|原文(?:链接|連結|地址|网址|標題|标题)|(?:本文|文章)(?:转载|轉載|来自|來自|来源|來源)|originally (?:published|appeared|posted)|reprinted (?:from|with)|republished from|read the original/i;

function readSource(facts: PageFacts, named: boolean, url: string, resolve: Resolve): string | undefined {
  const host = new URL(url).host;
  for (const link of facts.anchors) {
    const href = attribute(link, 'href');
    if (href === '' || !/^(?:https?:)?\/\//i.test(href.trim())) continue;
    const marked = SOURCE_CLASS.test(attribute(link, 'class'));
    const { parent } = link;
    if (!marked && !(named && parent && 'attribs' in parent && SOURCE_LINE.test(innerText(parent, 400)))) continue;
    const address = resolve(href);
    if (address && new URL(address).host !== host && !isHome(address, 'https://a.invalid/article')) return address;
  }
  return undefined;
}

function readImageUrl(facts: PageFacts, resolve: Resolve): string | undefined {
  const inJson = articleObjects(facts).map((object) => firstUrl(object['image']));
  const stated = [
    facts.meta.get('og:image'),
    facts.meta.get('og:image:url'),
    facts.meta.get('twitter:image'),
    ...inJson,
  ];
  return stated.map((address) => (address ? resolve(address) : undefined)).find((address) => address !== undefined);
}

function firstUrl(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return firstUrl(value[0]);
  if (typeof value === 'object' && value !== null && 'url' in value) return firstUrl(value.url);
  return undefined;
}

const TAG_LIMIT = 12;

function readTags(facts: PageFacts): readonly string[] {
  const inJson = articleObjects(facts).flatMap((object) =>
    [object['keywords']].flat().filter((word) => typeof word === 'string'),
  );
  const sources = [
    facts.metaAll.get('article:tag') ?? [],
    inJson,
    facts.metaAll.get('news_keywords') ?? [],
    facts.tagLinks.map((link) => innerText(link, 60)),
    facts.metaAll.get('keywords') ?? [],
  ];
  for (const source of sources) {
    const tags = source
      .flatMap((text) => text.split(/[,;，；、|]/))
      .map((tag) => tag.trim())
      .filter((tag) => tag.length > 1 && tag.length <= 40);
    if (tags.length > 0) return [...new Set(tags)].slice(0, TAG_LIMIT);
  }
  return [];
}

function attributeOf(element: Element | undefined, name: string): string {
  return element ? attribute(element, name) : '';
}
