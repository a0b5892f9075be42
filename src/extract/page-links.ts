/** Finds the links to other forms of the same article: its next page, its AMP and print versions. */
import { attribute, innerText, textOf } from './dom.ts';
import type { ExtractReport } from './extract-types.ts';
import type { PageFacts } from './page-facts.ts';
import type { Resolve } from './resolve-url.ts';

const NEXT =
  /^(?:下一?[页頁]|后一页|next(?: page)?|continue(?: reading)?|weiter|nächste seite|page suivante|página siguiente)[\s>»›→]{0,4}$|^[>»›→]{1,2}$/i;
const PRINT =
  /^(?:打印(?:本页|本文|版)?|列印|print(?:er)?(?: (?:this|version|article|friendly|page|story))?(?: (?:page|article|version))?|druck(?:en|version|ansicht)|imprimer|imprimir)$/i;

/** Longer texts are no label of a page. */
const TEXT_LIMIT = 60;

/** A page's place in a numbered article: what all its pages share, and which one it is. */
function pageOf(url: URL): { readonly stem: string; readonly page: number } {
  const query = new URLSearchParams(url.search);
  for (const name of ['page', 'p', 'pn', 'pageno', 'pg', 'start_page', 'pagenum']) {
    const value = query.get(name);
    if (value !== null && /^\d{1,3}$/.test(value)) {
      query.delete(name);
      return { stem: `${url.host}${url.pathname}?${query}`, page: Number(value) };
    }
  }
  const tail = query.size > 0 ? `?${query}` : '?';
  const match =
    /^(.{0,2000}?)(?:[_-](\d{1,3})(\.\w{2,5})|\/(?:page\/?)?(\d{1,3})\/?|[_-]p(?:age)?-?(\d{1,3})(\.\w{2,5})?)$/.exec(
      url.pathname,
    );
  const page = Number(match?.[2] ?? match?.[4] ?? match?.[5] ?? 1);
  if (!match) return { stem: `${url.host}${url.pathname.replace(/\/$/, '')}${tail}`, page: 1 };
  return { stem: `${url.host}${match[1]}${match[3] ?? match[6] ?? ''}${tail}`, page };
}

function isNextPage(current: string, candidate: string): boolean {
  const [from, to] = [new URL(current), new URL(candidate)];
  if (from.host !== to.host || to.href.split('#')[0] === from.href.split('#')[0]) return false;
  const [whole, one] = [pageOf(from), pageOf(to)];
  // An article's own number may look like that of a page: /news/12 and its second page /news/12/2.
  const asFirst = `${from.host}${from.pathname.replace(/\/$/, '')}${from.search === '' ? '?' : from.search}`;
  return (one.stem === whole.stem && one.page === whole.page + 1) || (one.stem === asFirst && one.page === 2);
}

/**
 * The links, absolute. `next` is only given when its address is that of the page after this one: many sites mark the
 * next article with the same words.
 */
export function readPageLinks(facts: PageFacts, url: string, resolve: Resolve): ExtractReport['links'] {
  const resolved = (address: string | undefined) => (address ? resolve(address) : undefined);
  const amp = resolved(facts.links.get('amphtml')?.attribs['href']);
  let next = [resolved(facts.links.get('next')?.attribs['href'])].find(
    (address) => address && isNextPage(url, address),
  );
  let print: string | undefined;
  for (const anchor of facts.anchors) {
    const href = attribute(anchor, 'href');
    if (href === '' || href.startsWith('#') || href.startsWith('javascript:')) continue;
    const [only] = anchor.children;
    if (!only || (textOf(only)?.length ?? 0) > TEXT_LIMIT) continue;
    const text = innerText(anchor, TEXT_LIMIT);
    const numbered = /^[[(]?\d{1,3}[\])]?$/.test(text);
    if (!next && (attribute(anchor, 'rel') === 'next' || numbered || NEXT.test(text))) {
      const address = resolve(href);
      if (address && isNextPage(url, address)) next = address;
    }
    if (!print && (PRINT.test(text) || /(?:^|[\s_-])print(?:$|[\s_-])/i.test(attribute(anchor, 'class')))) {
      const address = resolve(href);
      if (address && new URL(address).host === new URL(url).host) print = address;
    }
  }
  return { ...(next ? { next } : {}), ...(amp ? { amp } : {}), ...(print ? { print } : {}) };
}
