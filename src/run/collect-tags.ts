/** The tags of an article: those that its reader gave it where it was saved, then its author's. */
import type { SourceConfig } from '../config/read-config.ts';
import type { Article, SourceItem } from '../model.ts';

/** Without those by which the source chooses: all of its articles have them. */
export function collectTags(
  { tags: own = [] }: Pick<SourceItem, 'tags'>,
  source: SourceConfig | undefined,
  { tags }: Pick<Article, 'tags'>,
): readonly string[] {
  const chosenBy = new Set([...(source?.wallabag?.tags ?? []), ...(source?.linkding?.tags ?? [])]);
  return [...new Set([...own, ...tags])].filter((tag) => !chosenBy.has(tag));
}
