/** Which links of a page lead to its articles: those that look alike, stand in the page's middle and say the most. */
import type { Cheerio, CheerioAPI } from 'cheerio';
import type { SourceItem } from '../model.ts';
import { loadPage } from './load-page.ts';
import { resolveLink } from './normalize-url.ts';
import { findLinks } from './read-index.ts';

export type GuessedLinks = {
  /** CSS selector for `links` of an index source. */
  readonly selector: string;
  readonly items: readonly SourceItem[];
};

/** Fewer are no list. */
const LEAST_LINKS = 3;
const NEAR_ANCESTORS = 3;
const FAR_ANCESTORS = 7;
/** A headline says more than a menu entry; beyond this length it says no more. */
const LEAST_WEIGHT = 10;
const MOST_WEIGHT = 60;

type Group = { readonly anchors: Anchor[]; readonly urls: Map<string, number> };
type Anchor = Selected extends Cheerio<infer N> ? N : never;
type Selected = ReturnType<CheerioAPI>;

/** @returns `undefined` when no links look like a list of articles */
export function guessLinks(html: string, url: string): GuessedLinks | undefined {
  const $ = loadPage(html, url);
  const base = URL.parse($('base[href]').attr('href') ?? '', url)?.href ?? url;
  const groups = new Map<string, Group>();
  for (const anchor of $.root().find('a[href]').get()) {
    const link = resolveLink($(anchor).attr('href'), base);
    const weight = weigh($(anchor).text());
    if (link === undefined || weight < LEAST_WEIGHT || !isLikelyArticle(link, url)) continue;
    if ($(anchor).closest('nav, header nav, footer, [role=navigation], [role=contentinfo]').length > 0) continue;
    const key = ancestors($, anchor).slice(0, NEAR_ANCESTORS).join('<');
    const group = groups.get(key) ?? { anchors: [], urls: new Map<string, number>() };
    groups.set(key, group);
    group.anchors.push(anchor);
    const inAside = $(anchor).closest('aside').length > 0;
    group.urls.set(link, Math.max(group.urls.get(link) ?? 0, inAside ? weight / 3 : weight));
  }
  const scored = [...groups.values()]
    .filter(({ urls }) => urls.size >= LEAST_LINKS)
    .map((group) => ({ group, score: [...group.urls.values()].reduce((sum, weight) => sum + weight, 0) }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.group;
  return best && describeGroup($, best, base);
}

/** The shortest selector that names just the group, or as nearly as can be. */
function describeGroup($: CheerioAPI, { anchors, urls }: Group, base: string): GuessedLinks | undefined {
  const [first] = anchors;
  if (!first) return undefined;
  const above = ancestors($, first).slice(0, FAR_ANCESTORS);
  const own = partOf($, first);
  const candidates = new Set<string>(own === 'a' ? [] : [own]);
  for (const near of above) candidates.add(`${near} ${own}`);
  for (const [index, near] of above.entries())
    for (const far of above.slice(index + 1)) candidates.add(`${far} ${near} ${own}`);
  let best: (GuessedLinks & { readonly score: number }) | undefined;
  for (const selector of candidates) {
    const items = [...new Map(findLinks($, selector, base).map((item) => [item.url, item])).values()];
    const common = items.filter((item) => urls.has(item.url)).length;
    const score = (2 * common) / (items.length + urls.size) - selector.length / 2000;
    if (!best || score > best.score) best = { selector, items, score };
  }
  return best && { selector: best.selector, items: best.items };
}

/** From the nearest outwards, each as a selector of its own. */
function ancestors($: CheerioAPI, anchor: Anchor): readonly string[] {
  return $(anchor)
    .parents()
    .get()
    .map((element) => partOf($, element))
    .filter((part) => part !== 'html' && part !== 'body');
}

function partOf($: CheerioAPI, element: Anchor): string {
  const name = $(element).prop('tagName')?.toLowerCase() ?? '*';
  const id = $(element).attr('id') ?? '';
  if (STABLE_NAME.test(id) && name !== 'a') return `${name}#${id}`;
  const marks = ($(element).attr('class') ?? '')
    .split(/\s+/)
    .filter((mark) => STABLE_NAME.test(mark) && !PASSING.test(mark));
  return marks[0] === undefined ? name : `${name}.${marks[0]}`;
}

/** Names that a person gave, and that need no escaping; those with digits are often made by a program or numbered. */
const STABLE_NAME = /^[a-z][a-z_-]{1,40}$/i;
/** What an element is at the moment, or where it stands. */
const PASSING =
  /^(?:active|current|first|last|odd|even|selected|hidden|open|visited|clearfix|hover|new|hot|top)$|(?:^|-)(?:first|last|odd|even|active)$/i;

/** Chinese characters say more than letters. */
function weigh(text: string): number {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  const dense = trimmed.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return Math.min(trimmed.length + dense * 1.5, MOST_WEIGHT);
}

/** Of the same site, not the page itself, and with an address that names one thing: digits, or several words. */
function isLikelyArticle(link: string, page: string): boolean {
  const there = new URL(link);
  const here = new URL(page);
  if (siteOf(there.hostname) !== siteOf(here.hostname) || there.pathname === '/') return false;
  if (/\.(?:jpe?g|png|gif|pdf|zip|mp3|mp4|apk)$/i.test(there.pathname)) return false;
  if (
    there.href === here.href ||
    /\/(?:tag|tags|category|categories|author|authors|topics?|search|login|user)\//i.test(there.pathname)
  )
    return false;
  const name =
    there.pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '';
  return (
    /\d{3,}/.test(there.pathname + there.search) ||
    /\.s?html?$|[-_].*[-_]/i.test(name) ||
    there.pathname.split('/').length > 3 ||
    name.length > 11
  );
}

/** `www.news.example.co` and `m.news.example.co` are one site; the last two labels are enough to tell. */
const siteOf = (host: string) => host.split('.').slice(-2).join('.');
