/**
 * Omnivore: the archive that it gave out before it closed: `metadata_0_to_20.json` and so on, with the pages as they
 * were saved in `content/SLUG.html`.
 *
 * Source: the fields that Linkwarden reads (`importFromOmnivore`), with states as Active, Archived or Deleted.
 */
import { type ImportFormat, labelsOf, listWith, momentOf, textOf } from './saved-item.ts';

/** Of a hundred: to its last lines few people scroll. */
const READ_PERCENT = 95;

export const omnivore: ImportFormat = {
  name: 'Omnivore',
  kind: 'json',
  list: (value) => listWith(value, ['slug', 'url', 'savedAt']),
  async read(entry, sibling) {
    const state = String(entry['state'] ?? '').toLowerCase();
    if (state === 'deleted') return undefined;
    const slug = textOf(entry['slug']) ?? '';
    return {
      url: textOf(entry['url']) ?? '',
      title: textOf(entry['title']),
      byline: textOf(entry['author']),
      savedAt: momentOf(entry['savedAt']),
      publishedAt: momentOf(entry['publishedAt']),
      tags: labelsOf(entry['labels']),
      isRead: state === 'archived' || Number(entry['readingProgress'] ?? 0) >= READ_PERCENT,
      content: /^[^/\\]+$/.test(slug) ? await sibling(`content/${slug}.html`) : undefined,
    };
  },
};
