/** Titles of pages without a heading: a line that the window's title holds, or one that a link to the page says. */
import { splitAtSeparators } from './cut-site.ts';
import { attribute, innerText } from './dom.ts';
import type { PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** The words of a link to this very page, in a list of what the issue holds, that stand on the page as a line of their own. */
export function findOwnLink({ anchors }: PageFacts, pieces: readonly Piece[], url: string): string | undefined {
  const path = (address: string) => address.replace(/^https?:|[?#].*$/g, '').replace(/\/$/, '');
  const own = path(url);
  const file = own.slice(own.lastIndexOf('/') + 1);
  if (file.length < 5) return undefined;
  const lines = new Map(
    pieces.flatMap(({ kind, text, weight, linkWeight }) =>
      linkWeight === 0 && weight > 8 && weight < 300 && (kind === 'paragraph' || kind === 'heading')
        ? [[squash(text), text] as const]
        : [],
    ),
  );
  for (const anchor of anchors) {
    const href = attribute(anchor, 'href').trim();
    if (!href.includes(file) || !URL.canParse(href, url) || path(new URL(href, url).href) !== own) continue;
    const line = lines.get(squash(innerText(anchor, 400)));
    if (line !== undefined) return line;
  }
  return undefined;
}

/** The longest line near the page's top that the document's title contains: old pages have no headings. */
export function findTitleLine(pieces: readonly Piece[], documentTitle: string): string | undefined {
  const wanted = squash(documentTitle);
  const first = squash(splitAtSeparators(documentTitle)[0] ?? '');
  let best: string | undefined;
  for (const piece of pieces.slice(0, 400)) {
    if (piece.weight < SHORTEST_LINE || piece.weight > 400 || piece.kind === 'clip' || piece.kind === 'figure')
      continue;
    const text = squash(piece.text);
    // 讣 告, or a headline over its second line.
    if (text === first && piece.linkWeight === 0 && /^\p{Script=Han}{2}/u.test(text))
      return piece.text.replace(/(?<=^\p{Script=Han}) (?=\p{Script=Han}$)/u, '');
    if (text.length < wanted.length * 0.4 || text.length < 6 || !wanted.includes(text)) continue;
    if (!best || piece.text.length > best.length) best = piece.text;
  }
  return best;
}

const SHORTEST_LINE = 6;
