/**
 * Readwise Reader: the library as a table.
 *
 * Source: the columns and a row in the README of windchime-yk/readwise-to-raindrop. The location is new, later,
 * shortlist, archive or feed; tags are a list as Python writes it.
 */
import type { ImportFormat } from './saved-item.ts';

export const readwiseReader: ImportFormat = {
  name: 'Readwise Reader (CSV)',
  kind: 'csv',
  columns: ['title', 'url', 'document tags', 'saved date', 'location'],
  read: (row) => ({
    url: row('url'),
    title: row('title'),
    savedAt: row('saved date'),
    folder: row('location'),
    tags: readList(row('document tags')),
    isRead: row('location').trim() === 'archive',
  }),
};

const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g;

function readList(written: string): readonly string[] {
  if (!written.trim().startsWith('[')) return written.split(',');
  return [...written.matchAll(QUOTED)].map(([, one, other]) => (one ?? other ?? '').replace(/\\(.)/g, '$1'));
}
