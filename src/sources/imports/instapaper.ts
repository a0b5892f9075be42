/**
 * Instapaper: the table that its settings offer.
 *
 * Source: Wallabag's samples (`tests/fixtures/Import/instapaper-export.csv`, `instapaper-export-new.csv`). The folder
 * is Unread, Archive, Starred or one of the owner's; tags are a JSON list, and missing from older exports.
 */
import { type ImportFormat, labelsOf } from './saved-item.ts';

export const instapaper: ImportFormat = {
  name: 'Instapaper (CSV)',
  kind: 'csv',
  columns: ['url', 'title', 'selection', 'folder', 'timestamp'],
  read: (row) => ({
    url: row('url'),
    title: row('title'),
    savedAt: row('timestamp'),
    folder: row('folder'),
    tags: readTags(row('tags')),
    isRead: row('folder').trim().toLowerCase() === 'archive',
  }),
};

function readTags(written: string): readonly string[] {
  try {
    return labelsOf(JSON.parse(written));
  } catch {
    return written.split(',');
  }
}
