/** The static site of an installation for another address: feeds, pages and media together in one place. */
import { LecternError } from '../errors.ts';
import { cacheKey } from '../io/cache.ts';
import type { PublishedStores } from '../io/object-store.ts';
import type { RenderIndex, Store } from '../store/store.ts';
import { copyFeedIdentities, createFeedIdentities } from './feed-identities.ts';
import { createShowPublisher, type PublishableShow, type ShowPublisherOptions } from './show-publisher.ts';

export type ExportSiteOptions = Pick<ShowPublisherOptions, 'site' | 'mediaMirrors' | 'readAssets' | 'version'> & {
  readonly store: Pick<Store, 'episodes' | 'episodeNumbers' | 'feeds' | 'items' | 'renders'>;
  /** The installation's own address. */
  readonly ownBaseUrl: string;
  /** The installation's own. */
  readonly from: PublishedStores;
  /** Where the export goes, and the name by which what is there is remembered. */
  readonly to: PublishedStores & { readonly name: string };
  readonly shows: readonly PublishableShow[];
  readonly onProgress?: (showId: string, done: number, of: number) => void;
};

export type ExportedShow = {
  readonly showId: string;
  readonly episodes: number;
  readonly filesWritten: number;
  readonly mediaAdded: number;
  readonly mediaRemoved: number;
  readonly changedIds: readonly string[];
};

/** Says that the place is an export's, so that nobody else's files are written over. */
const MARKER = '.lectern-export';

/**
 * Brings an exported site up to the store: only what changed since the last export to it is written. Nothing is removed but what
 * an earlier export put there.
 *
 * @throws LecternError `usage` when the place holds somebody else's files, `not-found` when a recording is missing
 */
export async function exportSite(options: ExportSiteOptions, signal: AbortSignal): Promise<readonly ExportedShow[]> {
  const { from, to, store, shows } = options;
  await claim(to);
  const name = `export ${cacheKey(to.name).slice(0, 12)}`;
  const { onProgress, mediaMirrors } = options;
  const publisher = createShowPublisher({
    episodes: store.episodes,
    renders: within(store.renders, name),
    numbers: store.episodeNumbers,
    items: store.items,
    identifyFeeds: copyFeedIdentities(
      createFeedIdentities(store.feeds, from.siteStore, { baseUrl: options.ownBaseUrl }),
      to.siteStore,
    ),
    site: options.site,
    siteStore: to.siteStore,
    artStore: from.siteStore,
    artRenders: store.renders,
    readAssets: options.readAssets,
    version: options.version,
    ...(mediaMirrors && { mediaMirrors }),
    ...(onProgress && { onEpisode: onProgress }),
  });
  const exported: ExportedShow[] = [];
  for (const show of shows) {
    const showId = show.show.id;
    const media = await exportMedia(options, within(store.renders, `${name} media`), showId, signal);
    const published = await publisher.publishShow(show, signal);
    exported.push({ showId, ...published, mediaAdded: media.added, mediaRemoved: await media.removeOld() });
  }
  await publisher.publishSite(shows);
  return exported;
}

async function claim({ siteStore, name }: ExportSiteOptions['to']): Promise<void> {
  const names = await siteStore.list('');
  if (names.includes(MARKER)) return;
  if (names.length > 0)
    throw new LecternError(`${name} holds files that are no export's.`, {
      code: 'usage',
      stage: 'publish',
      hint: 'Name a folder that is empty or not there yet.',
    });
  await siteStore.put(MARKER, 'Lectern writes this folder anew with every export.\n');
}

/** A part of the render index for what is rendered elsewhere. */
function within(renders: RenderIndex, name: string): RenderIndex {
  const of = (showId: string) => `${name} ${showId}`;
  return {
    find: (showId) => renders.find(of(showId)),
    findPartials: (showId, names) => renders.findPartials(of(showId), names),
    save: (showId, ...rest) => renders.save(of(showId), ...rest),
    forget: (showId, partial) => renders.forget(of(showId), partial),
  };
}

/** The name under which the files are remembered that were put there. */
const FILES = 'files';

/** Media come before what names them, and go after it. A name is remembered before its file is there. */
async function exportMedia(
  { store, from, to }: ExportSiteOptions,
  written: RenderIndex,
  showId: string,
  signal: AbortSignal,
): Promise<{ readonly added: number; readonly removeOld: () => Promise<number> }> {
  const present = new Set(await to.mediaStore.list(`${showId}/`));
  const needed = new Set((await store.episodes.files(showId)).map(({ fileName }) => fileName));
  const partials = (await written.findPartials(showId, [FILES])).get(FILES);
  const known = new Set(partials?.['names']?.split('\n').filter((name) => name !== ''));
  const remember = (names: ReadonlySet<string>) =>
    written.save(showId, FILES, cacheKey([...names]), { names: [...names].join('\n') });
  const missing = [...needed].filter((fileName) => !present.has(fileName));
  if (missing.length > 0) await remember(new Set([...known, ...needed]));
  for (const fileName of missing) {
    signal.throwIfAborted();
    const key = `${showId}/${fileName}`;
    if (await to.mediaStore.copyFrom(from.mediaStore, key)) continue;
    throw new LecternError(`The recording ${key} is missing.`, {
      code: 'not-found',
      stage: 'publish',
      hint: 'Restore it from a backup, or run `lectern check` to see what else is missing.',
    });
  }
  return {
    added: missing.length,
    async removeOld() {
      const old = [...known].filter((fileName) => !needed.has(fileName));
      const left = new Set(needed);
      for (const fileName of old) {
        // What the installation still keeps for those who are listening stays here too.
        const key = `${showId}/${fileName}`;
        if (await from.mediaStore.stat(key)) left.add(fileName);
        else await to.mediaStore.remove(key);
      }
      if (old.length > 0) await remember(left);
      return old.filter((fileName) => !left.has(fileName)).length;
    },
  };
}
