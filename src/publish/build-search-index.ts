/** What the search box of a show's page looks through: titles and texts. */
import type { Episode } from '../model.ts';
import { toDate } from './format-time.ts';
import { toLine } from './safe-text.ts';

/** Beyond this many newest episodes only the title is searched, so that the file stays a download of a few seconds. */
const WITH_TEXT = 200;

/** JSON: an array of `{ id, title, date, text }`, newest first. */
export function buildSearchIndex(episodes: readonly Episode[]): string {
  const entries = episodes.map(({ id, article, publishedAt }, index) => ({
    id,
    title: toLine(article.title),
    date: toDate(article.publishedAt ?? publishedAt),
    text:
      index < WITH_TEXT
        ? article.blocks.flatMap((block) => ('text' in block ? [toLine(block.text)] : [])).join('\n')
        : '',
  }));
  return `${JSON.stringify(entries)}\n`;
}
