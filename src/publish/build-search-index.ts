/** What the search box of a show's page looks through: titles and texts. */
import type { Article, Episode, Show, Timeline } from '../model.ts';
import { toDate } from './format-time.ts';
import { listTags } from './list-tags.ts';
import { toLine } from './safe-text.ts';

/** Beyond this many newest episodes only the title is searched, so that the file stays a download of a few seconds. */
export const SEARCHED_TEXTS = 200;

/** JSON: `{ id, title, date, text, tags }`, the text empty when it is not to be searched, no tags when there are none. */
export function buildSearchEntry(
  show: Pick<Show, 'showsReaderTags'>,
  { id, article, publishedAt, timeline }: Episode,
  { withText }: { withText: boolean },
): string {
  const tags = listTags(article, show);
  return JSON.stringify({
    id,
    title: toLine(article.title),
    date: toDate(article.publishedAt ?? publishedAt),
    ...(tags.length > 0 && { tags }),
    text: withText ? [...listTexts(article), ...listSaid(timeline)].join('\n') : '',
  });
}

/** Rows of tables and lines of code stay apart, since no one place of the page has two of them. */
const listTexts = ({ blocks }: Article) =>
  blocks.flatMap((block) => ('text' in block ? block.text.split('\n').map(toLine) : []));

/** What is said in the recordings. */
const listSaid = ({ cues }: Timeline) =>
  cues.flatMap(({ transcript = [] }) => transcript.map(({ text }) => toLine(text)));

/** JSON: an array of entries, newest first. */
export function joinSearchIndex(entries: readonly string[]): string {
  return `[${entries.join(',')}]\n`;
}
