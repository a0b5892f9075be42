/** A book that is named or sent → its chapters, each an article of its own. */
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { AddedItem } from './add-item.ts';
import { listPartsInThread } from './document-thread.ts';

/** Gives anything else, and a book of one chapter, as it is. @throws LecternError `no-article` for one that is damaged */
export async function splitBook(
  item: AddedItem,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<readonly AddedItem[]> {
  if (recognizeFormat(bytes).format !== 'epub') return [item];
  const chapters = await listPartsInThread(bytes, signal);
  if (chapters.length < 2) return [item];
  return chapters.map(({ part, title }, at) => ({
    ...{ ...item, url: `${item.url}#${encodeURIComponent(part)}`, part: at + 1 },
    title: [item.title, title].filter((name) => name !== undefined && name !== '').join(' · '),
  }));
}
