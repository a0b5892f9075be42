/** The pictures in an article's text, copied beside its page, so that no other server hears of a reader; those on the web that cannot be had stay links. */
import { createHash } from 'node:crypto';
import { type ObjectStore, readObject } from '../io/object-store.ts';
import type { Episode } from '../model.ts';
import type { ShownPicture } from '../publish/build-figure.ts';
import type { Partials } from '../publish/episode-partials.ts';
import { readImageFacts } from '../publish/read-image-facts.ts';
import { fitPicture } from '../publish/square-picture.ts';
import { type Again, type FetchImage, isMomentary, toPictureUrl } from './episode-art.ts';

export type FigurePictures = {
  /** By their addresses in the article. */
  readonly pictures: ReadonlyMap<string, ShownPicture>;
  /** Addresses that were tried in vain, to be remembered with the episode: they are not tried again. */
  readonly lost?: string;
  readonly again?: Again;
};

/** How an episode gets the pictures of its text; `known` is what was remembered with it the last time. */
export type PicturesOf = (episode: Episode, known: Partials | undefined) => Promise<FigurePictures>;

/** Whether an episode has any. */
export const hasFigures = (episode: Episode): boolean => addressesOf(episode).length > 0;

/** The width of the text on a screen with two dots to a pixel, nearly. */
const WIDTH = 1100;

/** The feed is waiting: so long for all of one publication, and so many from the web at most. */
const SECONDS = 15;
const MOST = 40;
const MOST_AN_EPISODE = 8;

const addressesOf = ({ article }: Episode): readonly string[] => {
  const found = article.blocks.flatMap((block) =>
    block.kind === 'figure' ? (toPictureUrl(block.imageUrl, article) ?? []) : [],
  );
  return [...new Set(found)].slice(0, MOST_AN_EPISODE);
};

const nameOf = (url: string) => `picture-${createHash('sha256').update(url).digest('hex').slice(0, 12)}.jpg`;

/** The copies that are in a store; `put` has what is found there. */
async function findCopies(
  store: ObjectStore,
  { showId, id }: Episode,
  addresses: readonly string[],
  put?: (key: string, bytes: Uint8Array) => Promise<unknown>,
): Promise<Map<string, ShownPicture>> {
  const found = new Map<string, ShownPicture>();
  for (const url of addresses) {
    const key = `${showId}/${id}/${nameOf(url)}`;
    const bytes = (await readObject(store, key))?.bytes;
    const facts = bytes && readImageFacts(bytes);
    if (!bytes || !facts) continue;
    await put?.(key, bytes);
    found.set(url, { file: nameOf(url), width: facts.width, height: facts.height });
  }
  return found;
}

/** Takes the pictures that another publication has made. */
export const copyPictures =
  (siteStore: ObjectStore, from: ObjectStore): PicturesOf =>
  async (episode) => ({
    pictures: await findCopies(from, episode, addressesOf(episode), (key, bytes) => siteStore.put(key, bytes)),
  });

/** For one publication. A host that failed is left alone for the rest of it. */
export function createPictures(
  siteStore: ObjectStore,
  fetchImage: FetchImage | undefined,
  signal: AbortSignal,
): PicturesOf {
  const failedHosts = new Set<string>();
  let left = MOST;
  let deadline: AbortSignal | undefined;

  return async (episode, known) => {
    const addresses = addressesOf(episode);
    const lost = new Set((known?.['lostPictures'] ?? '').split(' ').filter((url) => addresses.includes(url)));
    const found = await findCopies(siteStore, episode, addresses);
    let again: Again | undefined;
    for (const url of addresses) {
      const { host } = new URL(url);
      if (found.has(url) || lost.has(url) || !fetchImage) continue;
      if ((left <= 0 && host !== '') || deadline?.aborted || failedHosts.has(host)) {
        again ??= 'skipped';
        continue;
      }
      deadline ??= AbortSignal.any([signal, AbortSignal.timeout(SECONDS * 1000)]);
      if (host !== '') left -= 1;
      try {
        const picture = await fitPicture(await fetchImage(url, deadline, episode.article.url), WIDTH);
        if (picture === undefined) {
          lost.add(url);
          continue;
        }
        const { bytes, width, height } = picture;
        await siteStore.put(`${episode.showId}/${episode.id}/${nameOf(url)}`, bytes);
        found.set(url, { file: nameOf(url), width, height });
      } catch (thrown) {
        signal.throwIfAborted();
        // A file that is not there is looked for again when the episode is made anew.
        if (host === '') continue;
        failedHosts.add(host);
        if (isMomentary(thrown, deadline)) again = 'failed';
        else lost.add(url);
      }
    }
    return { pictures: found, lost: [...lost].join(' '), ...(again && { again }) };
  };
}
