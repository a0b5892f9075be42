/** An article's title, without the site's name. */
import type { Piece } from './collect-pieces.ts';
import { type Element, innerText } from './dom.ts';
import { articleObjects, type PageFacts } from './page-facts.ts';
import { squash } from './select-pieces.ts';

const SEPARATOR = /\s+[-–—|·»«:•/]{1,2}\s+|\s?[_|｜]{1,2}\s?|\s?[－—–-]{1,2}\s?(?=[^-－—–_|]{2,12}$)/u;

/** The title; `undefined` when the page has none. */
export function readTitle(
  facts: PageFacts,
  siteName: string | undefined,
  pieces: readonly Piece[],
): string | undefined {
  const headings = facts.headings.map((heading) => ({ heading, text: innerText(heading, 500) }));
  const usable = headings.filter(({ text }) => text.length >= 2 && text.length <= 300);
  const documentTitle = facts.documentTitle;
  const openGraph = facts.meta.get('og:title') ?? facts.meta.get('twitter:title') ?? '';
  const jsonLd = articleObjects(facts)
    .map((object) => object['headline'])
    .find((headline): headline is string => typeof headline === 'string' && headline !== '');

  const named = [documentTitle, openGraph, jsonLd ?? ''].map(squash).filter((text) => text !== '');
  const matching = usable.find(({ text }) => {
    const squashed = squash(text);
    return squashed.length > 3 && named.some((name) => name.includes(squashed) && squashed.length > name.length * 0.3);
  });
  if (matching) return matching.text;
  const line = findTitleLine(pieces, documentTitle);
  if (line) return line;
  const first = usable.find(({ heading }) => isTitleHeading(heading));
  if (openGraph !== '') return cutSite(openGraph, siteName);
  if (jsonLd) return cutSite(jsonLd, siteName);
  const fromDocument = cutSite(documentTitle, siteName);
  if (first && fromDocument === '') return first.text;
  return fromDocument || first?.text || usable[0]?.text;
}

/** The longest line near the page's top that the document's title contains: old pages have no headings. */
function findTitleLine(pieces: readonly Piece[], documentTitle: string): string | undefined {
  const wanted = squash(documentTitle);
  let best: string | undefined;
  for (const piece of pieces.slice(0, 400)) {
    if (piece.weight < 12 || piece.weight > 400 || piece.kind === 'clip' || piece.kind === 'figure') continue;
    const text = squash(piece.text);
    if (text.length < wanted.length * 0.4 || text.length < 6 || !wanted.includes(text)) continue;
    if (!best || piece.text.length > best.length) best = piece.text;
  }
  return best;
}

function isTitleHeading(element: Element): boolean {
  return element.name === 'h1';
}

/** Cuts a site's name and section from either end of a title. */
export function cutSite(title: string, siteName: string | undefined): string {
  let text = title.trim();
  const site = squash(siteName ?? '');
  for (let round = 0; round < 3; round += 1) {
    const parts = splitAtSeparators(text);
    if (parts.length < 2) break;
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    if (site !== '' && squash(first) === site) text = text.slice(first.length).replace(/^[\s\-–—|_｜·»:•/－]+/, '');
    else if (squash(last) === site || last.length <= Math.max(24, text.length * 0.4))
      text = text.slice(0, text.length - last.length).replace(/[\s\-–—|_｜·»:•/－]+$/, '');
    else break;
  }
  return text.trim();
}

function splitAtSeparators(text: string): string[] {
  return text.split(SEPARATOR).filter((part) => part !== '');
}
