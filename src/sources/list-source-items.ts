/** Being replaced by list-source.ts. */
import type { SourceItem } from '../model.ts';
import { listFiles } from './list-files.ts';

export { toSourceItem } from './to-source-item.ts';

export async function listSourceItems(
  source: { readonly files?: string | undefined; readonly page?: string | undefined },
  workingDirectory: string,
): Promise<readonly SourceItem[]> {
  if (source.page !== undefined) return [{ url: new URL(source.page).href }];
  return listFiles(source.files ?? '', workingDirectory);
}
