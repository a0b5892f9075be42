/**
 * Wallabag: its exports as JSON and as a table, and the entries that its API answers with.
 *
 * Source: Wallabag's own `src/Helper/EntriesExport.php` and `src/Entity/Entry.php`. Tags are labels in exports and
 * objects in the API; the table's dates have the day first and hours of twelve, and it says not what was read.
 */
import {
  type ImportFormat,
  isObject,
  type JsonObject,
  labelsOf,
  listWith,
  momentOf,
  type SavedItem,
  textOf,
} from './saved-item.ts';

const isSet = (value: unknown) => value === true || value === 1 || value === '1';

/** An entry of an export or of the API. */
export function readWallabagEntry(entry: JsonObject): SavedItem {
  const authors = labelsOf(entry['published_by']).join(', ');
  return {
    url: textOf(entry['url']) ?? textOf(entry['given_url']) ?? '',
    title: textOf(entry['title']),
    byline: textOf(authors),
    savedAt: momentOf(entry['created_at']),
    publishedAt: momentOf(entry['published_at']),
    tags: labelsOf(entry['tags']),
    isRead: isSet(entry['is_archived']),
    // What stands there then is a note that it could not be had.
    content: isSet(entry['is_not_parsed']) ? undefined : textOf(entry['content']),
  };
}

export const wallabagEntries: ImportFormat = {
  name: 'Wallabag (JSON)',
  kind: 'json',
  list: (value) => {
    const { items } = isObject(value) && isObject(value['_embedded']) ? value['_embedded'] : { items: value };
    return listWith(items, ['url', 'is_archived']);
  },
  read: readWallabagEntry,
};

export const wallabagTable: ImportFormat = {
  name: 'Wallabag (CSV)',
  kind: 'csv',
  columns: ['title', 'url', 'content', 'tags', 'mime type', 'creation date'],
  read: (row) => ({
    url: row('url'),
    title: row('title'),
    savedAt: row('creation date'),
    tags: row('tags').split(','),
    content: row('content'),
  }),
};
