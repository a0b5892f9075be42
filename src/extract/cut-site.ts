/** Divides the title of a window into its parts, and cuts the site's name off. */
import { squash } from './squash.ts';

const SEPARATOR = /\s[-–—|·»«:•/›]{1,2}\s|\s?[_|｜]{1,2}\s?|[－—–-]{1,2}(?=[^-－—–_|]{2,12}$)|[－—]{1,2}|\s–\s?/u;
const EDGE_SIGNS = /^[\s\-–—|_｜·»«:•/－›]+|[\s\-–—|_｜·»«:•/－›]+$/gu;

/** Cuts a site's name and section from either end of a title. */
export function cutSite(title: string, siteName: string | undefined): string {
  let text = title.trim();
  const site = squash(siteName ?? '');
  for (let round = 0; round < 3; round += 1) {
    const parts = splitAtSeparators(text);
    const first = parts[0];
    const last = parts.at(-1);
    if (parts.length < 2 || first === undefined || last === undefined) break;
    if (site !== '' && squash(first) === site)
      text = text.slice(text.indexOf(first) + first.length).replace(EDGE_SIGNS, '');
    else if (squash(last) === site || (last.length <= Math.max(24, text.length * 0.4) && text.length - last.length > 6))
      text = text.slice(0, text.lastIndexOf(last)).replace(EDGE_SIGNS, '');
    else break;
  }
  return text.trim();
}

/** Cuts a site's own name, and nothing else, from the end of a title. */
export function cutNamed(title: string, siteName: string | undefined): string {
  const text = title.trim();
  const parts = splitAtSeparators(text);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || last === '' || squash(last) !== squash(siteName ?? '')) return text;
  return text.slice(0, text.lastIndexOf(last)).replace(EDGE_SIGNS, '').trim();
}

/** What the separators of a title divide it into. */
export function splitAtSeparators(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
