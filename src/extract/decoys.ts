/** Sentences that a page hides from those who read or hear it, for programs that copy its text. */
import type { CheerioAPI } from 'cheerio';

/** A class that a page's own style sheet neither shows nor lets screen readers speak. */
const UNSPOKEN =
  /\.([A-Za-z_][\w-]{3,80})\s{0,3}\{\s{0,40}(?:display\s{0,3}:\s{0,3}none\s{0,3};\s{0,40}speak\s{0,3}:\s{0,3}(?:never|none)|speak\s{0,3}:\s{0,3}(?:never|none)\s{0,3};\s{0,40}display\s{0,3}:\s{0,3}none)/g;
/** A decoy is a sentence; what is longer may be shown by a script. */
const LONGEST = 300;

/** Removes the elements of such a class. */
export function dropDecoys($: CheerioAPI, html: string): void {
  if (!/speak\s{0,3}:/.test(html)) return;
  for (const [, name] of html.matchAll(UNSPOKEN)) {
    const decoys = $(`.${name}`).filter((_, element) => $(element).text().trim().length <= LONGEST);
    decoys.remove();
  }
}
