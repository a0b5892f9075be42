/** Writes what the store says is published into `feed/`: only what changed, each file whole, the feed itself last. */
import { access, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { LecternError } from './errors.ts';
import { writeIfChanged } from './io/atomic-files.ts';
import { cacheKey, hashBytes } from './io/cache.ts';
import type { Show } from './model.ts';
import { buildCover, MADE_COVER } from './publish/build-cover.ts';
import { prepareFeedItems } from './publish/build-feed.ts';
import { buildEpisodeFiles, buildShowLevelFiles, type PublishedFile } from './publish/build-show-files.ts';
import { buildSiteFiles } from './publish/build-site-files.ts';
import { readCoverFont } from './publish/read-cover-font.ts';
import { readImageFacts } from './publish/read-image-facts.ts';
import type { Site } from './publish/site-urls.ts';
import type { Episodes, RenderIndex } from './store/store.ts';

export type Cover = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly hash: string;
};

export type PublishableShow = {
  readonly show: Show;
  /** The operator's picture; one is made when there is none. */
  readonly coverFile?: string;
  /** Episodes in the feed; older ones are in its archive documents (RFC 5005). */
  readonly maxItems: number;
};

export type ShowPublisher = {
  /** Puts the show's cover in place, for the tags of episodes as well. @throws LecternError `not-found`, `wrong-type` */
  ensureCover(show: PublishableShow): Promise<Cover>;
  /** Brings `feed/<show>/` up to the store. @returns the number of episodes, and of files that had to be written */
  publishShow(show: PublishableShow): Promise<{ readonly episodes: number; readonly filesWritten: number }>;
  /** Brings the front page, the OPML and the pages' assets up to date. */
  publishSite(shows: readonly PublishableShow[]): Promise<void>;
};

export type ShowPublisherOptions = {
  readonly episodes: Episodes;
  readonly renders: RenderIndex;
  readonly site: Site;
  readonly feedDirectory: string;
  /** The browser files that pages load. */
  readonly readAssets: () => Promise<readonly { readonly name: string; readonly content: Uint8Array }[]>;
  /** Another version renders everything again. */
  readonly version: string;
};

/** Names in the render index beside the ids of episodes, which are hexadecimal. */
const COVER = 'cover';
const SHOW = '';

const FONT_TIMEOUT_MS = 30_000;

export function createShowPublisher(options: ShowPublisherOptions): ShowPublisher {
  const { renders, site, feedDirectory } = options;
  const covers = new Map<string, Promise<Cover>>();
  const items = new Map<string, string>();
  // Writing what is finished is not given up half-way; it takes seconds at most.
  const never = new AbortController().signal;

  async function writeAll(folder: string, files: Iterable<PublishedFile>): Promise<number> {
    let written = 0;
    for (const { path, content } of files) if (await writeIfChanged(join(folder, path), content)) written += 1;
    return written;
  }

  async function makeCover({ show, coverFile }: PublishableShow): Promise<Cover> {
    const fileName = coverFile === undefined ? MADE_COVER : `cover${extname(coverFile).toLowerCase()}`;
    const path = join(feedDirectory, show.id, fileName);
    const bytes = coverFile === undefined ? await typesetCover(show, path) : await readCover(coverFile);
    await writeIfChanged(path, bytes);
    return { fileName, bytes, path, hash: hashBytes(bytes) };
  }

  /** Typesetting loads a font of 17 MB, so what is there already is used. */
  async function typesetCover(show: Show, path: string): Promise<Uint8Array> {
    const hash = cacheKey(options.version, show.id, show.title);
    if ((await renders.find(show.id)).get(COVER) === hash) {
      const made = await readFile(path).catch(() => undefined);
      if (made) return made;
    }
    const bytes = buildCover(show, await readCoverFont(AbortSignal.timeout(FONT_TIMEOUT_MS)));
    await writeIfChanged(path, bytes);
    await renders.save(show.id, COVER, hash);
    return bytes;
  }

  function ensureCover(publishable: PublishableShow): Promise<Cover> {
    const { show, coverFile } = publishable;
    const key = cacheKey(show.id, show.title, coverFile ?? '');
    let cover = covers.get(key);
    if (!cover) {
      cover = makeCover(publishable);
      cover.catch(() => covers.delete(key));
      covers.set(key, cover);
    }
    return cover;
  }

  return {
    ensureCover,

    async publishShow(publishable) {
      const { show } = publishable;
      const folder = join(feedDirectory, show.id);
      const [episodes, rendered, cover] = await Promise.all([
        options.episodes.list(show.id),
        renders.find(show.id),
        ensureCover(publishable),
      ]);
      let filesWritten = 0;
      const render = async (name: string, hash: string, landmark: string, files: () => Iterable<PublishedFile>) => {
        if (rendered.get(name) === hash && (await exists(join(folder, landmark)))) return;
        filesWritten += await writeAll(folder, files());
        await renders.save(show.id, name, hash);
      };
      const frame = [options.version, show, site];
      const hashes: string[] = [];
      for (const episode of episodes) {
        const hash = cacheKey(frame, cover.fileName, episode);
        hashes.push(hash);
        await render(episode.id, hash, join(episode.id, 'index.html'), () =>
          buildEpisodeFiles(show, episode, site, { cover }),
        );
      }
      const { maxItems } = publishable;
      const files = { cover, maxItems, items };
      await prepareFeedItems(show, episodes, site, { coverFileName: cover.fileName, maxItems, items }, never);
      await render(SHOW, cacheKey(frame, cover.hash, maxItems, hashes), 'feed.xml', () =>
        buildShowLevelFiles(show, episodes, site, files),
      );
      return { episodes: episodes.length, filesWritten };
    },

    async publishSite(shows) {
      const listed = await Promise.all(
        shows.map(async (publishable) => ({
          show: publishable.show,
          coverFileName: (await ensureCover(publishable)).fileName,
          hasLite: (await options.episodes.heads(publishable.show.id)).some((episode) => episode.liteFileName !== undefined),
        })),
      );
      await writeAll(feedDirectory, buildSiteFiles(listed, site, await options.readAssets()));
    },
  };
}

const COVER_RULE = 'Apple asks for a square PNG or JPEG of 1400 to 3000 pixels.';

async function readCover(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause) => {
    throw new LecternError(`There is no cover ${path}.`, {
      code: 'not-found',
      stage: 'publish',
      hint: 'Put the picture there, or take cover out of the show: one is then made.',
      cause,
    });
  });
  const facts = readImageFacts(bytes);
  if (!facts || !/\.(png|jpe?g)$/i.test(path))
    throw new LecternError(`The cover ${basename(path)} is no PNG or JPEG.`, {
      code: 'wrong-type',
      stage: 'publish',
      hint: COVER_RULE,
    });
  const { width, height } = facts;
  if (width !== height || width < 1400 || width > 3000)
    throw new LecternError(`The cover ${basename(path)} is ${width} by ${height} pixels.`, {
      code: 'wrong-type',
      stage: 'publish',
      hint: COVER_RULE,
    });
  return bytes;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
