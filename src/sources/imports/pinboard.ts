/**
 * Pinboard: its backup as JSON; its HTML is that of browsers.
 *
 * Source: Wallabag's sample (`tests/fixtures/Import/pinboard_export`). Tags are joined with spaces.
 */
import { type ImportFormat, listWith, momentOf, textOf } from './saved-item.ts';

export const pinboard: ImportFormat = {
  name: 'Pinboard (JSON)',
  kind: 'json',
  list: (value) => listWith(value, ['href', 'toread', 'tags']),
  read: (entry) => ({
    url: textOf(entry['href']) ?? '',
    title: textOf(entry['description']),
    savedAt: momentOf(entry['time']),
    tags: (textOf(entry['tags']) ?? '').split(' '),
    isRead: entry['toread'] !== 'yes',
  }),
};
