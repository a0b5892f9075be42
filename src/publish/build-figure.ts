/** A picture of an article on the page of its episode. */
import type { PageText } from './page-text.ts';
import { escapeMarkup, toLine, toWebUrl } from './safe-text.ts';

/** A copy beside the page. */
export type ShownPicture = { readonly file: string; readonly width: number; readonly height: number };

/** `pictures` are the copies, by their addresses; a picture without one is a link, since the page loads nothing from elsewhere. */
export function buildFigure(
  block: { readonly text: string; readonly imageUrl?: string },
  pictures: ReadonlyMap<string, ShownPicture>,
  text: PageText,
): string {
  const url = toWebUrl(block.imageUrl);
  const caption = toLine(block.text);
  if (caption === '' && url === undefined) return '';
  const copy = url === undefined ? undefined : pictures.get(url);
  if (copy !== undefined) {
    const { file, width, height } = copy;
    const shown = caption === '' ? '' : `<figcaption>${escapeMarkup(caption)}</figcaption>`;
    return `<figure class="shown"><img src="${escapeMarkup(file)}" alt="${escapeMarkup(caption || text.figure)}" width="${width}" height="${height}" loading="lazy">${shown}</figure>`;
  }
  const label = escapeMarkup(caption || text.figure);
  const link = url === undefined ? label : `<a href="${escapeMarkup(url)}" rel="noopener noreferrer">${label}</a>`;
  return `<figure class="shown"><figcaption>${link}</figcaption></figure>`;
}
