/**
 * Bookmarks as every browser exports them, and Raindrop.io, Pinboard, linkding and Shaarli with them.
 *
 * Source: Microsoft's description of the Netscape Bookmark File Format; `TAGS` and `TOREAD` are additions by services
 * (Wallabag's sample `tests/fixtures/Import/shaarli-bookmarks.html`).
 */
import { markupText, walkMarkup } from './markup.ts';
import type { ImportFormat, SavedItem } from './saved-item.ts';

export const bookmarks: ImportFormat = {
  name: 'bookmarks (HTML)',
  kind: 'html',
  recognizes: (beginning) => /<!doctype netscape-bookmark-file-1/i.test(beginning),
  read(root) {
    const items: SavedItem[] = [];
    const folders: string[] = [];
    let title = '';
    walkMarkup(
      root,
      (element) => {
        if (element.name === 'h3') title = markupText(element);
        if (element.name === 'dl') {
          folders.push(title);
          title = '';
        }
        if (element.name !== 'a') return;
        const { href = '', add_date: savedAt, tags = '', toread } = element.attribs;
        items.push({
          url: href,
          title: markupText(element),
          savedAt,
          tags: tags.split(','),
          folder: folders.filter((name) => name !== '').join('/'),
          ...(toread !== undefined && { isRead: toread !== '1' }),
        });
      },
      (element) => {
        if (element.name === 'dl') folders.pop();
      },
    );
    return items;
  },
};
