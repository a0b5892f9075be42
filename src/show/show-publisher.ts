/** Puts what the store says is published into the site: only what changed, each file whole, the feed itself last. */
import { setImmediate } from 'node:timers/promises';
import { cacheKey } from '../io/cache.ts';
import type { ObjectStore, PlainNames } from '../io/object-store.ts';
import type { NumberedEpisode, Show } from '../model.ts';
import { buildEpisodeFiles, type PublishedFile } from '../publish/build-episode-files.ts';
import { buildSiteFiles } from '../publish/build-site-files.ts';
import { buildEpisodePartials } from '../publish/episode-partials.ts';
import { readListed } from '../publish/listed-episode.ts';
import { type DocumentEpisode, NEWEST_PART, planShowDocuments, type ShowDocument } from '../publish/show-documents.ts';
import { SMALL_COVER } from '../publish/shrink-picture.ts';
import type { Site } from '../publish/site-urls.ts';
import { RULES_NAME } from '../run/broken-rules.ts';
import type { EpisodeNumbers, Episodes, Items, RenderIndex } from '../store/store.ts';
import { type Again, copyEpisodeArt, createEpisodeArt, type FetchImage } from './episode-art.ts';
import type { FeedIdentities } from './feed-identities.ts';
import { copyPictures, createPictures, hasFigures } from './figure-pictures.ts';
import { type EpisodeNumbering, numberShow } from './number-shows.ts';
import { createPartialReader, type PartialReader } from './partial-reader.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { COVER_NAME, type Cover, type CoverRequest, createShowCovers, toHue } from './show-cover.ts';

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
   * Brings a show's part of the site up to the store. A stop on request leaves what is whole; the next publication goes on there.
   */
  publishShow(show: PublishableShow, signal?: AbortSignal): Promise<Publication>;
  /** Brings the front page, the OPML and the pages' assets up to date; the shows come before. Private ones stay unnamed. */
  publishSite(shows: readonly PublishableShow[]): Promise<void>;
};

export type ShowPublisherOptions = {
  readonly episodes: Pick<Episodes, 'find' | 'heads' | 'mark'>;
  readonly renders: RenderIndex;
  /** What the feeds are known by; by their addresses when absent. */
  readonly identifyFeeds?: FeedIdentities;
  /** Of serial shows; none when absent. */
  readonly numbers?: EpisodeNumbers;
  /** Says in which order they came. */
  readonly items?: Pick<Items, 'find'>;
  /** See {@link EpisodeNumbering}. */
  readonly firstWaiting?: EpisodeNumbering['firstWaiting'];
  readonly site: Site;
  readonly siteStore: ObjectStore;
  readonly plainNames?: PlainNames;
  /** Base addresses that serve the same `media/` folder. */
  readonly mediaMirrors?: readonly string[];
  /** For the pictures of episodes; without it the show's cover stands for them. */
  readonly fetchImage?: FetchImage;
  /** Instead: another site that has the pictures. */
  readonly artStore?: ObjectStore;
  /** What that one shows. */
  readonly artRenders?: Pick<RenderIndex, 'findPartials'>;
  /** The browser files that pages load. */
  readonly readAssets: () => Promise<readonly { readonly name: string; readonly content: Uint8Array }[]>;
  /** Another version renders everything again. */
  readonly version: string;
  /** Shows that the front page does not name any more, though they were not private when the configuration was read. */
  readonly isClosed?: (showId: string) => boolean;
  /** Told of each episode whose files are made, of so many. */
  readonly onEpisode?: (showId: string, done: number, of: number) => void;
};

/** What is remembered of the last whole publication of a show, in the render index. */
const PUBLISHED_NAME = '#published';

/** Raised when pages look different within one version of the program, so that the published ones are made again. */
const LOOK = 5;

/** What one publication is about. */
type Task = {
  readonly show: Show;
  readonly coverFileName: string;
  readonly hue: { readonly hue?: number };
  readonly formerCover: string | undefined;
  readonly rendered: ReadonlyMap<string, string>;
  /** Names below the show's before. */
  readonly present: ReadonlySet<string>;
  readonly partials: PartialReader;
  readonly numbers: ReadonlyMap<string, NumberedEpisode>;
  readonly signal: AbortSignal;
};

/** A picture that fails is asked for by so many publications, then only when its episode is rendered anew. */
const MOST_TRIES = 5;

const PENDING = ' again ';

/** The hash of an episode whose pictures were not all to be had yet: another one than that of one that is done. */
function toRenderHash(hash: string, before: string | undefined, again: readonly (Again | undefined)[]): string {
  const known = before?.startsWith(hash + PENDING) ? Number(before.slice((hash + PENDING).length)) : 0;
  const tries = again.includes('failed') ? known + 1 : known;
  const isPending = again.includes('skipped') || (again.includes('failed') && tries <= MOST_TRIES);
  return isPending ? `${hash}${PENDING}${tries}` : hash;
}

/** Costs what is new: an episode that was rendered is not read again, and a document is made of partials that were kept. */
export function createShowPublisher(options: ShowPublisherOptions): ShowPublisher {
  const { episodes, renders, identifyFeeds, site, siteStore, version, mediaMirrors = [] } = options;
  const ensureCover = createShowCovers({ renders, siteStore, version });

  async function putAll(prefix: string, files: Iterable<PublishedFile>): Promise<number> {
    let written = 0;
    for (const { path, content } of files) if (await siteStore.put(prefix + path, content)) written += 1;
    return written;
  }

  /** Makes the files and partials of the episodes that are not as they should be. One that is gone by now is left out. */
  async function renderEpisodes(task: Task, listed: readonly DocumentEpisode[]) {
    const { show, coverFileName, partials, signal } = task;
    const changed = listed.filter(({ id, hash }) => task.rendered.get(id) !== hash || !task.present.has(`${id}/`));
    const gone = new Set<string>();
    const { artStore, artRenders, fetchImage } = options;
    const picturesOf = artStore ? copyPictures(siteStore, artStore) : createPictures(siteStore, fetchImage, signal);
    const artOf = artStore
      ? copyEpisodeArt(siteStore, artStore, artRenders)
      : createEpisodeArt(siteStore, fetchImage, signal);
    let [filesWritten, isPending] = [0, false];
    for (const [index, { id, hash }] of changed.entries()) {
      signal.throwIfAborted();
      options.onEpisode?.(show.id, index, changed.length);
      const record = await episodes.find(show.id, id);
      if (record === undefined) {
        gone.add(id);
        continue;
      }
      const { episode } = record;
      const hasPictures = episode.article.imageUrl !== undefined || hasFigures(episode);
      const known = hasPictures ? await renders.findPartials(show.id, [id]) : undefined;
      const { art, artUrl, artHue, again: artAgain } = await artOf(episode, known?.get(id));
      const hue = art ? toHue(artHue) : task.hue;
      const { pictures, lost, again } = await picturesOf(episode, known?.get(id));
      const look = {
        pictures,
        coverFileName,
        mediaMirrors,
        number: task.numbers.get(id),
        ...hue,
        ...(art ? { art } : {}),
      };
      const files = [...buildEpisodeFiles(show, episode, site, look)];
      filesWritten += await putAll(`${show.id}/`, files);
      const names = [
        ...files.map(({ path }) => path.slice(id.length + 1)),
        ...[...pictures.values()].map(({ file }) => file),
        ...(art ? [art, SMALL_COVER] : []),
      ];
      await removeLeftovers(siteStore, 'episode', `${show.id}/${id}/`, new Set(names));
      const made = {
        ...buildEpisodePartials(show, episode, site, look),
        ...(lost ? { lostPictures: lost } : {}),
        ...(artUrl === undefined ? {} : { art: art ?? '', artUrl, ...(artHue === undefined ? {} : { artHue }) }),
      };
      const rendered = toRenderHash(hash, task.rendered.get(id), [artAgain, again]);
      isPending ||= rendered !== hash;
      await renders.save(show.id, id, rendered, made);
      partials.add(id, made);
    }
    const changedIds = changed.map(({ id }) => id).filter((id) => !gone.has(id));
    return {
      filesWritten,
      isPending,
      changedIds,
      listed: gone.size === 0 ? listed : listed.filter(({ id }) => !gone.has(id)),
    };
  }

  /** Makes the documents whose episodes are not the ones that they were made of, or were made anew just now. */
  async function renderDocuments(task: Task, documents: readonly ShowDocument[], changedIds: readonly string[]) {
    const { show, rendered, present, partials, signal } = task;
    const anew = new Set(changedIds);
    let filesWritten = 0;
    for (const { name, isPart, hash, needs, build } of documents) {
      const isKnown = rendered.get(name) === hash && (isPart || present.has(name));
      if (isKnown && !needs.some((need) => anew.has(need))) continue;
      signal.throwIfAborted();
      const content = build(await partials.read(needs));
      if (!isPart && (await siteStore.put(`${show.id}/${name}`, content))) filesWritten += 1;
      const part = { part: content };
      await renders.save(show.id, name, hash, isPart ? part : undefined);
      if (isPart) {
        partials.add(name, part);
        anew.add(name);
      }
      await setImmediate();
    }
    return filesWritten;
  }

  /** Takes away what no document leads to any more. */
  async function removeStale({ show, rendered, present, formerCover }: Task, names: ReadonlySet<string>) {
    for (const name of rendered.keys()) {
      if (names.has(name) || name === COVER_NAME || name === PUBLISHED_NAME || name === RULES_NAME) continue;
      await siteStore.remove(`${show.id}/${name}${name.includes('.') ? '' : '/'}`);
      await renders.forget(show.id, name);
    }
    if (formerCover !== undefined && present.has(formerCover)) await siteStore.remove(`${show.id}/${formerCover}`);
    const listed = [...names].map((name) => (name.includes('.') ? name : `${name}/`));
    await removeLeftovers(siteStore, 'show', `${show.id}/`, new Set(listed));
  }

  return {
    ensureCover,

    async publishShow(publishable, signal = new AbortController().signal) {
      const { show, maxItems } = publishable;
      const cover = await ensureCover(publishable);
      const { fileName: coverFileName, formerFileName: formerCover } = cover;
      const hue = cover.hue === undefined ? {} : { hue: cover.hue };
      const frame = cacheKey(version, LOOK, show, site, mediaMirrors, coverFileName, hue).slice(0, 32);
      const mark = await episodes.mark(show.id);
      const present = new Set(await siteStore.list(`${show.id}/`));
      const stateOf = (names: Iterable<string>) => mark && cacheKey(frame, maxItems, mark, [...names].sort());
      const state = stateOf(present);
      const last = (await renders.findPartials(show.id, [PUBLISHED_NAME])).get(PUBLISHED_NAME);
      if (state !== undefined && last?.['state'] === state) {
        await options.plainNames?.mend(`${show.id}/`);
        return { episodes: Number(last['episodes']), filesWritten: 0, changedIds: [] };
      }
      // A server may be at work in this process: it gets its turn between what takes long at once.
      await setImmediate();
      const rendered = await renders.find(show.id);
      // Somebody may have emptied the site since.
      if (!present.has(coverFileName)) await siteStore.put(`${show.id}/${coverFileName}`, cover.bytes);
      if (!present.has(SMALL_COVER)) await siteStore.put(`${show.id}/${SMALL_COVER}`, cover.small);
      const partials = createPartialReader(renders, show.id);
      const known = await episodes.heads(show.id);
      const numbers = options.numbers
        ? await numberShow({ ...options, numbers: options.numbers }, show, known)
        : new Map<string, NumberedEpisode>();
      const task = { show, coverFileName, hue, formerCover, rendered, present, partials, numbers, signal };
      const heads = known.map(({ id, revision, publishedAt, liteFileName }) => {
        const { season = '', number } = numbers.get(id) ?? {};
        return {
          id,
          hash: number === undefined ? `${frame} ${revision}` : `${frame} ${revision} ${season}.${number}`,
          publishedAt,
          hasLite: liteFileName !== undefined,
        };
      });
      const { listed, changedIds, isPending, ...made } = await renderEpisodes(task, heads);
      await setImmediate();
      const hasLite = listed.some((episode) => episode.hasLite);
      const identities = (await identifyFeeds?.(show, hasLite ? ['feed', 'lite'] : ['feed'])) ?? {};
      const documents = planShowDocuments(show, listed, site, { coverFileName, maxItems, identities, frame, ...hue });
      const filesWritten = made.filesWritten + (await renderDocuments(task, documents, changedIds));
      await removeStale(task, new Set([...listed.map(({ id }) => id), ...documents.map(({ name }) => name)]));
      await options.plainNames?.mend(`${show.id}/`);
      const left = stateOf(await siteStore.list(`${show.id}/`));
      const isNumbered = show.type !== 'serial' || !options.numbers || known.every(({ id }) => numbers.has(id));
      if (left !== undefined && isNumbered && !isPending)
        await renders.save(show.id, PUBLISHED_NAME, left, { state: left, episodes: String(listed.length) });
      return { episodes: listed.length, filesWritten, changedIds };
    },

    async publishSite(shows) {
      const open = shows.filter(({ show }) => !show.isPrivate && !options.isClosed?.(show.id));
      const listed = await Promise.all(
        open.map(async (publishable) => {
          const { id } = publishable.show;
          const { hue } = await ensureCover(publishable);
          const newest = (await renders.findPartials(id, [NEWEST_PART])).get(NEWEST_PART);
          return {
            show: publishable.show,
            ...(hue === undefined ? {} : { hue }),
            hasLite: (await siteStore.stat(`${id}/lite.xml`)) !== undefined,
            newest: readListed(newest?.['part'] ?? ''),
          };
        }),
      );
      const files = [...buildSiteFiles(listed, site, await options.readAssets())];
      await putAll('', files);
      await removeLeftovers(siteStore, 'site', '', new Set(files.map(({ path }) => path)));
    },
  };
}
