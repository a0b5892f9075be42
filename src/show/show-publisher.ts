/** Writes what the store says is published into `feed/`: only what changed, each file whole, the feed itself last. */
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { writeIfChanged } from '../io/atomic-files.ts';
import { cacheKey } from '../io/cache.ts';
import type { Show } from '../model.ts';
import { buildEpisodeFiles, type PublishedFile } from '../publish/build-episode-files.ts';
import { buildSiteFiles } from '../publish/build-site-files.ts';
import { buildEpisodePieces } from '../publish/episode-pieces.ts';
import { type DocumentEpisode, planShowDocuments, type ShowDocument } from '../publish/show-documents.ts';
import type { Site } from '../publish/site-urls.ts';
import type { Episodes, RenderIndex } from '../store/store.ts';
import { copyEpisodeArt, createEpisodeArt, type FetchImage } from './episode-art.ts';
import { createPieceReader, type PieceReader } from './piece-reader.ts';
import { COVER_NAME, type Cover, type CoverRequest, createShowCovers } from './show-cover.ts';

export type PublishableShow = CoverRequest & {
  /** Episodes in the feed; older ones are in its archive documents (RFC 5005). */
  readonly maxItems: number;
};

export type Publication = {
  readonly episodes: number;
  /** Files that had to be written. */
  readonly filesWritten: number;
  /** Episodes whose files were made anew. */
  readonly changedIds: readonly string[];
};

export type ShowPublisher = {
  /** Puts the show's cover in place, for the tags of episodes as well. @throws LecternError `not-found`, `wrong-type` */
  ensureCover(show: PublishableShow): Promise<Cover>;
  /**
   * Brings `feed/<show>/` up to the store. A stop on request leaves what is whole; the next publication goes on there.
   */
  publishShow(show: PublishableShow, signal?: AbortSignal): Promise<Publication>;
  /** Brings the front page, the OPML and the pages' assets up to date; the shows come before. Private ones stay unnamed. */
  publishSite(shows: readonly PublishableShow[]): Promise<void>;
};

export type ShowPublisherOptions = {
  readonly episodes: Pick<Episodes, 'find' | 'heads'>;
  readonly renders: RenderIndex;
  readonly site: Site;
  readonly feedDirectory: string;
  /** Base addresses that serve the same `media/` folder. */
  readonly mediaMirrors?: readonly string[];
  /** For the pictures of episodes; without it the show's cover stands for them. */
  readonly fetchImage?: FetchImage;
  /** Instead: another publisher's `feedDirectory` that has the pictures. */
  readonly artDirectory?: string;
  /** The browser files that pages load. */
  readonly readAssets: () => Promise<readonly { readonly name: string; readonly content: Uint8Array }[]>;
  /** Another version renders everything again. */
  readonly version: string;
  /** Told of each episode whose files are made, of so many. */
  readonly onEpisode?: (showId: string, done: number, of: number) => void;
};

/** What one publication is about. */
type Task = {
  readonly show: Show;
  readonly folder: string;
  readonly coverFileName: string;
  readonly formerCover: string | undefined;
  readonly rendered: ReadonlyMap<string, string>;
  /** Names in the folder before. */
  readonly present: ReadonlySet<string>;
  readonly pieces: PieceReader;
  readonly signal: AbortSignal;
};

const isId = (name: string) => /^[A-Za-z0-9][\w-]*$/.test(name);
const isDocument = (name: string) => /^[a-z0-9-]+\.(xml|html|json)$/.test(name);

/** Costs what is new: an episode that was rendered is not read again, and a document is made of pieces that were kept. */
export function createShowPublisher(options: ShowPublisherOptions): ShowPublisher {
  const { episodes, renders, site, feedDirectory, version, mediaMirrors = [] } = options;
  const ensureCover = createShowCovers({ renders, feedDirectory, version });

  async function writeAll(folder: string, files: Iterable<PublishedFile>): Promise<number> {
    let written = 0;
    for (const { path, content } of files) if (await writeIfChanged(join(folder, path), content)) written += 1;
    return written;
  }

  /** Makes the files and pieces of the episodes that are not as they should be. One that is gone by now is left out. */
  async function renderEpisodes(task: Task, listed: readonly DocumentEpisode[]) {
    const { show, folder, coverFileName, pieces, signal } = task;
    const changed = listed.filter(({ id, hash }) => task.rendered.get(id) !== hash || !task.present.has(id));
    const gone = new Set<string>();
    const { artDirectory, fetchImage } = options;
    const artOf = artDirectory ? copyEpisodeArt(join(artDirectory, show.id)) : createEpisodeArt(fetchImage, signal);
    let filesWritten = 0;
    for (const [index, { id, hash }] of changed.entries()) {
      signal.throwIfAborted();
      options.onEpisode?.(show.id, index, changed.length);
      const record = await episodes.find(show.id, id);
      if (record === undefined) {
        gone.add(id);
        continue;
      }
      const { episode } = record;
      const known = episode.article.imageUrl === undefined ? undefined : await renders.findPieces(show.id, [id]);
      const { art, artUrl } = await artOf(episode, folder, known?.get(id));
      const look = { coverFileName, mediaMirrors, ...(art ? { art } : {}) };
      filesWritten += await writeAll(folder, buildEpisodeFiles(show, episode, site, look));
      const made = {
        ...buildEpisodePieces(show, episode, site, look),
        ...(artUrl === undefined ? {} : { art: art ?? '', artUrl }),
      };
      await renders.save(show.id, id, hash, made);
      pieces.add(id, made);
    }
    const changedIds = changed.map(({ id }) => id).filter((id) => !gone.has(id));
    return { filesWritten, changedIds, listed: gone.size === 0 ? listed : listed.filter(({ id }) => !gone.has(id)) };
  }

  /** Makes the documents whose episodes are not the ones that they were made of, or were made anew just now. */
  async function renderDocuments(task: Task, documents: readonly ShowDocument[], changedIds: readonly string[]) {
    const { show, folder, rendered, present, pieces, signal } = task;
    const anew = new Set(changedIds);
    let filesWritten = 0;
    for (const { name, isPart, hash, needs, build } of documents) {
      const isKnown = rendered.get(name) === hash && (isPart || present.has(name));
      if (isKnown && !needs.some((need) => anew.has(need))) continue;
      signal.throwIfAborted();
      const content = build(await pieces.read(needs));
      if (!isPart && (await writeIfChanged(join(folder, name), content))) filesWritten += 1;
      const part = { part: content };
      await renders.save(show.id, name, hash, isPart ? part : undefined);
      if (isPart) {
        pieces.add(name, part);
        anew.add(name);
      }
      // A server may be at work in this process: it gets its turn after every document.
      await setImmediate();
    }
    return filesWritten;
  }

  /** Takes away what no document leads to any more. */
  async function removeStale({ show, folder, rendered, present, formerCover }: Task, names: ReadonlySet<string>) {
    for (const name of rendered.keys()) {
      if (names.has(name) || name === COVER_NAME) continue;
      if (isId(name)) await rm(join(folder, name), { recursive: true, force: true });
      else if (isDocument(name)) await rm(join(folder, name), { force: true });
      await renders.forget(show.id, name);
    }
    if (formerCover !== undefined && present.has(formerCover)) await rm(join(folder, formerCover), { force: true });
  }

  return {
    ensureCover,

    async publishShow(publishable, signal = new AbortController().signal) {
      const { show, maxItems } = publishable;
      const folder = join(feedDirectory, show.id);
      const cover = await ensureCover(publishable);
      const { fileName: coverFileName, formerFileName: formerCover } = cover;
      const frame = cacheKey(version, show, site, mediaMirrors, coverFileName).slice(0, 32);
      const rendered = await renders.find(show.id);
      const present = new Set(await readdir(folder).catch(() => []));
      // Somebody may have emptied the folder since.
      if (!present.has(coverFileName)) await writeIfChanged(cover.path, cover.bytes);
      const pieces = createPieceReader(renders, show.id);
      const task = { show, folder, coverFileName, formerCover, rendered, present, pieces, signal };
      const heads = (await episodes.heads(show.id)).map(({ id, revision, publishedAt, liteFileName }) => ({
        id,
        hash: `${frame} ${revision}`,
        publishedAt,
        hasLite: liteFileName !== undefined,
      }));
      const { listed, changedIds, ...made } = await renderEpisodes(task, heads);
      const documents = planShowDocuments(show, listed, site, { coverFileName, maxItems, frame });
      const filesWritten = made.filesWritten + (await renderDocuments(task, documents, changedIds));
      await removeStale(task, new Set([...listed.map(({ id }) => id), ...documents.map(({ name }) => name)]));
      return { episodes: listed.length, filesWritten, changedIds };
    },

    async publishSite(shows) {
      const open = shows.filter(({ show }) => !show.isPrivate);
      const listed = await Promise.all(
        open.map(async (publishable) => ({
          show: publishable.show,
          coverFileName: (await ensureCover(publishable)).fileName,
          hasLite: await exists(join(feedDirectory, publishable.show.id, 'lite.xml')),
        })),
      );
      await writeAll(feedDirectory, buildSiteFiles(listed, site, await options.readAssets()));
    },
  };
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
