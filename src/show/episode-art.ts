/** The picture of an episode: its article's, made square, when it can be had quickly; never a reason not to publish. */
import { LecternError } from '../errors.ts';
import { type ObjectStore, readObject } from '../io/object-store.ts';
import type { Article, Episode } from '../model.ts';
import type { Partials } from '../publish/episode-partials.ts';
import { toWebUrl } from '../publish/safe-text.ts';
import { SMALL_COVER, type SmallPicture, shrinkPicture } from '../publish/shrink-picture.ts';
import { LEAST_SIDE, squarePicture } from '../publish/square-picture.ts';
import { hashOfUpload } from '../run/upload-address.ts';
import type { RenderIndex } from '../store/store.ts';

/**
 * Fetches a picture, of at most {@link MOST_ART_BYTES}, from a stranger's server, from what came with a document, or from
 * beside the saved article at `articleUrl`. @throws what went wrong
 */
export type FetchImage = (url: string, signal: AbortSignal, articleUrl: string) => Promise<Uint8Array>;

export const MOST_ART_BYTES = 10_000_000;

/** All pictures of one publication together may take so long, and are so many at most: the feed is waiting. */
const SECONDS = 15;
const MOST_PICTURES = 20;

const FILE_NAME = 'cover.jpg';

/**
 * What to remember with the episode: `art`, its file name, empty when it could not be had; from which address; and the hue
 * of its pages, empty for a picture without colour.
 */
export type EpisodeArt = {
  readonly art?: string;
  readonly artUrl?: string;
  readonly artHue?: string;
  /** Not remembered. */
  readonly again?: Again;
};

/** Why the next publication asks for a picture again: this one never asked for it, or it failed for the moment. */
export type Again = 'skipped' | 'failed';

/** How an episode gets its picture; `known` is what was remembered with it the last time. */
export type ArtOf = (episode: Episode, known: Partials | undefined) => Promise<EpisodeArt>;

/** The address of a picture on the web, or of one beside a saved article or kept with it: no other article names files. */
export const toPictureUrl = (url: string | undefined, article: Article): string | undefined =>
  url !== undefined && article.url.startsWith('file:') && (url.startsWith('file:') || hashOfUpload(url))
    ? url
    : toWebUrl(url);

/** As {@link toPictureUrl}, or kept with the document that it is the cover of. */
const artUrlOf = ({ article }: Episode) =>
  article.imageUrl !== undefined && hashOfUpload(article.imageUrl) !== undefined
    ? article.imageUrl
    : toPictureUrl(article.imageUrl, article);

const keyOf = ({ showId, id }: Episode) => `${showId}/${id}/${FILE_NAME}`;
const smallKeyOf = ({ showId, id }: Episode) => `${showId}/${id}/${SMALL_COVER}`;

/** Puts the small copy beside a picture. */
async function putSmall(siteStore: ObjectStore, episode: Episode, picture: Uint8Array): Promise<EpisodeArt> {
  const small = await shrinkPicture(picture).catch((): SmallPicture => ({ bytes: picture }));
  await siteStore.put(smallKeyOf(episode), small.bytes);
  return { art: FILE_NAME, artHue: String(small.hue ?? '') };
}

/** Takes the pictures that another publication has made, and still shows. */
export function copyEpisodeArt(
  siteStore: ObjectStore,
  from: ObjectStore,
  renders?: Pick<RenderIndex, 'findPartials'>,
): ArtOf {
  return async (episode) => {
    const shown = (await renders?.findPartials(episode.showId, [episode.id]))?.get(episode.id);
    if (shown && !shown['art']) return {};
    const picture = await readObject(from, keyOf(episode));
    if (picture === undefined) return {};
    await siteStore.put(keyOf(episode), picture.bytes);
    return putSmall(siteStore, episode, picture.bytes);
  };
}

/** Whether another time may bring what a server did not give now. */
export const isMomentary = (thrown: unknown, deadline: AbortSignal): boolean =>
  deadline.aborted || (thrown instanceof LecternError && thrown.retryable);

/**
 * For one publication. An address that was tried, with whatever result, is not tried again as long as it is the article's
 * picture; a host that failed is left alone for the rest of the publication. A missing file is looked for again when the
 * episode is made anew.
 */
export function createEpisodeArt(
  siteStore: ObjectStore,
  fetchImage: FetchImage | undefined,
  signal: AbortSignal,
): ArtOf {
  const failedHosts = new Set<string>();
  let left = MOST_PICTURES;
  let deadline: AbortSignal | undefined;

  async function fetchArt(url: string, episode: Episode): Promise<EpisodeArt> {
    const { host } = new URL(url);
    deadline ??= AbortSignal.any([signal, AbortSignal.timeout(SECONDS * 1000)]);
    if (host !== '') left -= 1;
    try {
      const picture = await squarePicture(
        (await fetchImage?.(url, deadline, episode.article.url)) ?? new Uint8Array(),
        LEAST_SIDE,
      );
      if (picture === undefined) return { art: '' };
      await siteStore.put(keyOf(episode), picture);
      return await putSmall(siteStore, episode, picture);
    } catch (thrown) {
      signal.throwIfAborted();
      if (host === '') return {};
      failedHosts.add(host);
      return isMomentary(thrown, deadline) ? { again: 'failed' } : { art: '' };
    }
  }

  /** What is there already; its small copy is made when an older version left none. */
  async function findArt(episode: Episode, known: Partials): Promise<EpisodeArt> {
    const { art, artHue } = known;
    if (artHue !== undefined && (await siteStore.stat(smallKeyOf(episode))) !== undefined)
      return (await siteStore.stat(keyOf(episode))) === undefined ? { art: '' } : { art: art ?? FILE_NAME, artHue };
    const picture = await readObject(siteStore, keyOf(episode));
    return picture === undefined ? { art: '' } : putSmall(siteStore, episode, picture.bytes);
  }

  return async (episode, known) => {
    const url = artUrlOf(episode);
    if (url === undefined) return {};
    if (known?.['artUrl'] === url) {
      if (known['art'] === '') return { art: '', artUrl: url };
      const found = await findArt(episode, known);
      if (found.art !== '') return { ...found, artUrl: url };
    }
    if (fetchImage === undefined) return {};
    const { host } = new URL(url);
    if ((left <= 0 && host !== '') || deadline?.aborted || failedHosts.has(host)) return { again: 'skipped' };
    const art = await fetchArt(url, episode);
    return art.art === undefined ? art : { ...art, artUrl: url };
  };
}
