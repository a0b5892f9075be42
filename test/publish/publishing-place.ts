/** A store and a feed folder in a temporary place, and publishers that work on them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Episode } from '../../src/model.ts';
import { createFeedIdentities } from '../../src/show/feed-identities.ts';
import { createShowPublisher, type ShowPublisher, type ShowPublisherOptions } from '../../src/show/show-publisher.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { listFiles } from '../helpers/list-files.ts';
import { sampleArticle, sampleEpisode, sampleSite } from './sample-episode.ts';

export type PublishingPlace = {
  readonly directory: string;
  readonly store: Store;
  /** `feed/harbour`. */
  readonly folder: string;
  /** As of another process: nothing is remembered but in the store and on the disk. */
  publisher(overrides?: Partial<ShowPublisherOptions>): ShowPublisher;
  save(...episodes: readonly Episode[]): Promise<void>;
  /** Paths within the folder. */
  names(): Promise<readonly string[]>;
  contents(): Promise<ReadonlyMap<string, Buffer>>;
  close(): Promise<void>;
};

export async function openPublishingPlace(): Promise<PublishingPlace> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-publisher-'));
  const store = await openSqliteStore(join(directory, 'lectern.db'));
  const folder = join(directory, 'feed/harbour');
  const siteStore = createDiskObjectStore(join(directory, 'feed'));
  const names = async () => [...(await listFiles(folder)).keys()];
  return {
    directory,
    store,
    folder,
    names,
    publisher: (overrides = {}) =>
      createShowPublisher({
        episodes: store.episodes,
        renders: store.renders,
        numbers: store.episodeNumbers,
        items: store.items,
        site: sampleSite(),
        siteStore,
        identifyFeeds: createFeedIdentities(store.feeds, siteStore, overrides.site ?? sampleSite()),
        readAssets: async () => [],
        version: '1',
        ...overrides,
      }),
    async save(...episodes) {
      for (const episode of episodes) {
        const { canonicalUrl: url } = episode.article;
        const item = { showId: 'harbour', url, status: 'published', inputHash: 'x' } as const;
        await store.episodes.save(
          { episode, itemUrl: url, audioHash: 'x' },
          { ...item, updatedAt: episode.updatedAt, episodeId: episode.id },
        );
      }
    },
    async contents() {
      const read = async (name: string) => [name, await readFile(join(folder, name))] as const;
      return new Map(await Promise.all((await names()).map(read)));
    },
    async close() {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The episode `e001`, `e002` … of a show, the higher the number the newer. */
export function numbered(number: number, overrides: Partial<Episode> = {}): Episode {
  const id = `e${String(number).padStart(3, '0')}`;
  const moment = new Date(Date.UTC(2024, 0, 1, number)).toISOString();
  const article = sampleArticle({ canonicalUrl: `https://paper.example/${number}`, title: `Story ${number}` });
  return sampleEpisode({ id, guid: `g${number}`, publishedAt: moment, updatedAt: moment, article, ...overrides });
}

/** A picture in one colour. */
export const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' | 'gif'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#2266aa' } })
    .toFormat(format)
    .toBuffer();
