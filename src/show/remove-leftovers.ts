/** What is published is what its publication lists: takes away what earlier ones have left. */
import type { ObjectStore } from '../io/object-store.ts';

/** What Lectern puts beside an operator's own files, which stay. */
const OURS = {
  /** At the root: the front page in other languages. */
  site: /^(?:index|404)\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?\.html$/,
  show: /^(?:[0-9a-f]{12}\/|(?:index|page-\d+)(?:\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?)?\.html|(?:feed|lite|(?:lite-)?archive-\d+)\.xml|(?:episodes|search)\.json)$/,
  /** Of an episode the folder is Lectern's alone. */
  episode: /./,
} as const;

/** @param listed names below the folder; what lies in a folder that is listed by itself is not looked at */
export async function removeLeftovers(
  siteStore: Pick<ObjectStore, 'list' | 'remove'>,
  kind: keyof typeof OURS,
  folder: string,
  listed: ReadonlySet<string>,
): Promise<void> {
  for (const name of await siteStore.list(folder))
    if (OURS[kind].test(name) && !listed.has(name)) await siteStore.remove(folder + name);
}
