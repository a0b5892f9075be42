/** The labels that its reader gave an article where it was saved; those of a feed are its author's. */
import type { SourceConfig } from '../config/read-config.ts';
import type { Article, SourceItem } from '../model.ts';

/** Whether what lists an article is somebody's own list: an account, or what was imported, of which no source is configured. */
export const isReadersList = (source: SourceConfig | undefined): boolean =>
  !source || source.wallabag !== undefined || source.linkding !== undefined;

/** Without those by which the source chooses: all of its articles have them. */
export function splitTags(
  { tags: own = [] }: Pick<SourceItem, 'tags'>,
  source: SourceConfig | undefined,
  { tags }: Pick<Article, 'tags'>,
): Pick<Article, 'tags' | 'readerTags'> {
  if (!isReadersList(source)) return { tags: [...new Set([...own, ...tags])] };
  const chosen = [...(source?.wallabag?.tags ?? []), ...(source?.linkding?.tags ?? []), ...tags];
  const chosenBy = new Set(chosen.map(folded));
  const readerTags = own.filter((tag) => !chosenBy.has(folded(tag)));
  return { tags, ...(readerTags.length > 0 && { readerTags }) };
}

/** The services choose without regard to case. */
const folded = (tag: string) => tag.toLowerCase();
