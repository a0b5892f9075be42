/** Which recording stands for a sentence that was heard to be wrong at first: kept for those who do not listen. */
import { writeFile } from 'node:fs/promises';
import { type Cache, type CacheEntry, cacheKey } from '../io/cache.ts';

/** A recording that was chosen for a sentence, and its key. */
export type Chosen = { readonly key: string; readonly entry?: CacheEntry };

/** Under which a choice is in the cache. @param askedKey what the sentence is asked for by */
export const choiceKey = (askedKey: string): string => cacheKey('chosen', askedKey);

/** Says which recording stands for a sentence from now on. */
export async function saveChoice(cache: Pick<Cache, 'put'>, askedKey: string, key: string): Promise<void> {
  await cache.put(choiceKey(askedKey), 'json', async (path) => {
    await writeFile(path, '{}');
    return { key };
  });
}

/** The choices that were made, by what was asked for; `entry` is absent for a recording that is not there any more. */
export async function findChoices(
  cache: Pick<Cache, 'getAll'>,
  askedKeys: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Chosen>> {
  const askedByChoice = new Map(askedKeys.map((key) => [choiceKey(key), key]));
  const choices = await cache.getAll([...askedByChoice.keys()], signal);
  if (choices.size === 0) return new Map();
  const keys = new Map(
    [...choices].map(([choice, { meta }]) => [askedByChoice.get(choice) ?? '', String(meta['key'])]),
  );
  const entries = await cache.getAll([...keys.values()], signal);
  return new Map(
    [...keys].map(([asked, key]) => {
      const entry = entries.get(key);
      return [asked, { key, ...(entry && { entry }) }];
    }),
  );
}
