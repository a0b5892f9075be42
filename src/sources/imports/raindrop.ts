/**
 * Raindrop.io: its tables; its HTML is that of browsers.
 *
 * Sources: Raindrop's help on importing and exporting (folders in folders with `/`, tags with commas, dates as Unix or
 * ISO 8601). The export of one collection has no folder.
 */
import type { ImportFormat } from './saved-item.ts';

export const raindrop: ImportFormat = {
  name: 'Raindrop.io (CSV)',
  kind: 'csv',
  columns: ['title', 'note', 'url', 'tags', 'created'],
  read: (row) => ({
    url: row('url'),
    title: row('title'),
    savedAt: row('created'),
    folder: row('folder'),
    tags: row('tags').split(','),
  }),
};
