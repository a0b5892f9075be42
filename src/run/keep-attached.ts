/** What comes within a document and is needed beside its article: the cover of a book, the recordings of a mail. */
import type { ItemParts } from './article-context.ts';
import type { ReadArticle } from './read-article.ts';
import { toUploadUrl } from './upload-address.ts';

/** @returns the picture of the article, if its document has one */
export async function keepAttached(
  { originals, isDryRun }: Pick<ItemParts, 'originals' | 'isDryRun'>,
  { cover, recordings = [] }: Pick<ReadArticle, 'cover' | 'recordings'>,
): Promise<{ readonly imageUrl?: string }> {
  if (!originals || isDryRun) return {};
  for (const bytes of recordings) await originals.put(bytes);
  return cover ? { imageUrl: toUploadUrl(await originals.put(cover)) } : {};
}
