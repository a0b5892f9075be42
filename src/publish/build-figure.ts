/** A picture of an article on the page of its episode. */
import type { PageText } from './page-text.ts';
import { escapeMarkup, toLine, toWebUrl } from './safe-text.ts';

/** A copy beside the page. */
export type ShownPicture = { readonly file: string; readonly width: number; readonly height: number };

/**
 * `pictures` are the copies, by their addresses. A picture on the web without one is a link, since the page loads nothing
 * from elsewhere; of a file that cannot be had, the caption stays.
 */
export function buildFigure(
  block: { readonly text: string; readonly imageUrl?: string },
  pictures: ReadonlyMap<string, ShownPicture>,
  text: PageText,
): string {
  const url = toWebUrl(block.imageUrl);
  const caption = toLine(block.text);
  const copy = pictures.get(url ?? block.imageUrl ?? '');
  if (copy !== undefined) {
    const { file, width, height } = copy;
    const shown = caption === '' ? '' : `<figcaption>${escapeMarkup(caption)}</figcaption>`;
    // A screen reader says the caption below, and once is enough.
    const alt = caption === '' ? escapeMarkup(text.figure) : '';
    return `<figure class="shown"><img src="${escapeMarkup(file)}" alt="${alt}" width="${width}" height="${height}" loading="lazy">${shown}</figure>`;
  }
  if (caption === '' && url === undefined) return '';
  const label = escapeMarkup(caption || text.figure);
  const link = url === undefined ? label : `<a href="${escapeMarkup(url)}" rel="noopener noreferrer">${label}</a>`;
  return `<figure class="shown"><figcaption>${link}</figcaption></figure>`;
}
