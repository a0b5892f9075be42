/**
 * Pocket: `ril_export.html` until 2024 and `part_000000.csv` in a ZIP archive since.
 *
 * Sources: Wallabag's samples of both (`tests/fixtures/Import/ril_export.html`, `pocket.csv`); tags are joined with `|`
 * in the tables and with commas in the page.
 */
import { markupText, walkMarkup } from './markup.ts';
import type { ImportFormat, SavedItem } from './saved-item.ts';

const tagsOf = (written: string | undefined) => (written ?? '').split(/[|,]/);

export const pocketTable: ImportFormat = {
  name: 'Pocket (CSV)',
  kind: 'csv',
  columns: ['title', 'url', 'time_added', 'tags', 'status'],
  read: (row) => ({
    url: row('url'),
    title: row('title'),
    savedAt: row('time_added'),
    tags: tagsOf(row('tags')),
    isRead: row('status').trim() !== 'unread',
  }),
};

export const pocketPage: ImportFormat = {
  name: 'Pocket (HTML)',
  kind: 'html',
  recognizes: (beginning) =>
    /<title>\s{0,9}Pocket Export/i.test(beginning) || /<a [^>]{1,3000} time_added=/i.test(beginning),
  read(root) {
    const items: SavedItem[] = [];
    let isRead = false;
    walkMarkup(root, (element) => {
      if (element.name === 'h1') isRead = /archive/i.test(markupText(element));
      if (element.name !== 'a') return;
      const { href = '', time_added: savedAt, tags } = element.attribs;
      items.push({ url: href, title: markupText(element), savedAt, tags: tagsOf(tags), isRead });
    });
    return items;
  },
};
