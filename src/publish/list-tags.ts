/** The tags of an article as pages, search and feeds show them. */
import type { Article, Show } from '../model.ts';
import { escapeMarkup, toLine } from './safe-text.ts';

const MOST_TAGS = 10;
const MOST_CHARACTERS = 60;
/** What programs put where nobody tagged anything. */
const NO_TAG = /^(?:uncategori[sz]ed|no tags?|未分[类類])$/i;

/** The first of those that differ in more than the case of their letters, without a “#” in front. */
export function listTags(
  { tags, readerTags = [] }: Pick<Article, 'tags' | 'readerTags'>,
  { showsReaderTags = false }: Pick<Show, 'showsReaderTags'>,
): readonly string[] {
  const found = new Map<string, string>();
  for (const written of showsReaderTags ? [...readerTags, ...tags] : tags) {
    const tag = toLine(written)
      .replace(/^[#＃]+/, '')
      .trim();
    const isShown = tag !== '' && !NO_TAG.test(tag) && [...tag].length <= MOST_CHARACTERS;
    if (isShown && !found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), tag);
  }
  return [...found.values()].slice(0, MOST_TAGS);
}

/** A list of links to what else has the tag: `page` is that of the show, from here. Empty without a tag. */
export function buildTagList(tags: readonly string[], page: string, label: string): string {
  if (tags.length === 0) return '';
  const items = tags.map(
    (tag) =>
      `<li><a href="${escapeMarkup(page)}#tag=${encodeURIComponent(tag)}" rel="tag">${escapeMarkup(tag)}</a></li>`,
  );
  return `<ul class="links tags" aria-label="${escapeMarkup(label)}">${items.join('')}</ul>`;
}

/**
 * The most frequent of several episodes: before all those of episodes in the reader's language, and among equals those of
 * the newer ones.
 */
export function listFrequentTags(
  episodes: readonly { readonly language: string; readonly tags?: readonly string[] }[],
  most: number,
  reader: string,
): readonly string[] {
  const read = primarySubtag(reader);
  const counts = new Map<string, { readonly tag: string; readonly count: number; readonly isRead: boolean }>();
  for (const { tags = [], language } of episodes)
    for (const tag of tags) {
      const key = tag.toLowerCase();
      const { tag: written = tag, count = 0, isRead = false } = counts.get(key) ?? {};
      counts.set(key, { tag: written, count: count + 1, isRead: isRead || primarySubtag(language) === read });
    }
  return [...counts.values()]
    .sort((a, b) => Number(b.isRead) - Number(a.isRead) || b.count - a.count)
    .slice(0, most)
    .map(({ tag }) => tag);
}

/** `zh` of `zh-Hant`. */
const primarySubtag = (language: string) => language.split('-', 1)[0]?.toLowerCase();
