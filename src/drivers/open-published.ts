/** Where an installation has what it publishes: the part of the composition root that chooses folders or a bucket. */
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import { createDiskObjectStore } from '../io/disk-object-store.ts';
import { createDividedObjectStore, moveAcross } from '../io/divided-object-store.ts';
import { withClaimChecks } from '../io/fenced-object-store.ts';
import type { ObjectIndex } from '../io/object-index.ts';
import type { ObjectStore, PublishedStores } from '../io/object-store.ts';
import { createOriginals, type Originals } from '../io/originals.ts';
import type { S3Patience } from '../io/s3-client.ts';
import { contentType } from '../serve/content-types.ts';
import type { Store } from '../store/store.ts';

/** A static site in folders, whose paths are absolute. */
export const openFolders = (paths: Pick<Config['paths'], 'feed' | 'media'>): PublishedStores => ({
  siteStore: createDiskObjectStore(paths.feed),
  mediaStore: createDiskObjectStore(paths.media),
});

type Published = Pick<Config, 'paths' | 'storage' | 'shows'>;

/** Redirects last long enough to hear an episode to its end. */
const SIGNED_SECONDS = 2 * 3600;

export type ServedStores = PublishedStores & {
  /** Where else the listener gets an audio file; absent: from here. */
  readonly mediaAddress?: (key: string, method: 'GET' | 'HEAD', isPersonal: boolean) => Promise<string>;
};

/**
 * In a bucket, what anybody may have is below `public/`, as the addresses are, so that it can be a site of its own;
 * `siteObjects` says what the site's names stand for.
 */
export async function openPublished(
  config: Published,
  siteObjects: ObjectIndex,
  patience: S3Patience = {},
): Promise<ServedStores> {
  if (config.storage === 'disk') return openFolders(config.paths);
  const { redirect, publicUrl } = config.storage.s3;
  const below = await openBelow(config.storage, patience);
  const { createIndexedObjectStore } = await import('../io/indexed-object-store.ts');
  const isPublic = publicKeys(config.shows);
  const site = { index: siteObjects, objects: below('private/objects/'), plain: below('public/'), isPublic };
  const siteStore = createIndexedObjectStore(site);
  const { plainNames } = siteStore;
  const [open, closed] = [below('public/media/'), below('private/media/')];
  const mediaStore = createDividedObjectStore({ open, closed, isOpen: isPublic });
  const mediaAddress = async (key: string, method: 'GET' | 'HEAD', isPersonal: boolean) =>
    redirect === 'public' && publicUrl !== undefined && !isPersonal && isPublic(key)
      ? `${publicUrl.replace(/\/+$/, '')}/media/${key.split('/').map(encodeURIComponent).join('/')}`
      : (isPublic(key) ? open : closed).sign(key, method, SIGNED_SECONDS);
  return { siteStore, mediaStore, plainNames, ...(redirect !== false && { mediaAddress }) };
}

/** For the note of which configuration uses the places; no database is needed to look at it. */
export async function openOwned({
  paths,
  storage,
}: Pick<Config, 'paths' | 'storage'>): Promise<Pick<PublishedStores, 'siteStore' | 'mediaStore'>> {
  if (storage === 'disk') return openFolders(paths);
  const below = await openBelow(storage);
  return { siteStore: below('private/'), mediaStore: below('private/media/') };
}

/** Where documents are kept that were added or sent. */
export async function openOriginalObjects(
  { paths, storage }: Pick<Config, 'paths' | 'storage'>,
  patience: S3Patience = {},
): Promise<ObjectStore> {
  if (storage === 'disk') return createDiskObjectStore(join(paths.data, 'originals'));
  return (await openBelow(storage, patience))('private/originals/');
}

/** Work waits so long for a service that is away before it is put off. */
const PATIENCE_MS = 45_000;

export type InstallationObjects = {
  /** For a server: a listener waits for nothing that is away. */
  readonly served: ServedStores;
  /** For work, which writes only as long as its job is this worker's. */
  readonly published: PublishedStores;
  /** What lies between the machines that speak one text, for as long as they do. */
  readonly parts: ObjectStore;
  /** Documents that were added or sent, and the files of sources where other machines read them. */
  readonly originals: Originals;
  /** Moves the audio of shows that became private or public. */
  moveMisplaced(): Promise<void>;
};

/** All that an installation at work needs. */
export async function openObjects(
  config: Published,
  { siteObjects, assertClaim }: Pick<Store, 'siteObjects' | 'assertClaim'>,
  forListeners: Pick<Store, 'siteObjects'>,
  signal: AbortSignal,
): Promise<InstallationObjects> {
  const { storage, shows, paths } = config;
  const patience = { patienceMs: PATIENCE_MS, signal };
  const written = await openPublished(config, siteObjects, patience);
  const { siteStore, mediaStore, plainNames } = written;
  return {
    served: await openPublished(config, forListeners.siteObjects),
    published: {
      // A name in a bucket is a row, which is written under the claim.
      siteStore: plainNames ? siteStore : withClaimChecks(siteStore, assertClaim),
      mediaStore: withClaimChecks(mediaStore, assertClaim),
      ...(plainNames && { plainNames }),
    },
    parts: withClaimChecks(
      storage === 'disk'
        ? createDiskObjectStore(join(paths.data, 'parts'))
        : (await openBelow(storage, patience))('private/parts/'),
      assertClaim,
    ),
    originals: createOriginals(await openOriginalObjects(config, patience)),
    async moveMisplaced() {
      for (const { id } of shows) await moveAcross(mediaStore, `${id}/`);
    },
  };
}

async function openBelow({ s3 }: Exclude<Config['storage'], 'disk'>, patience: S3Patience = {}) {
  // Most installations have no use for its client.
  const { createS3ObjectStore } = await import('../io/s3-object-store.ts');
  return (folder: string) => createS3ObjectStore({ ...s3, prefix: s3.prefix + folder }, { contentType, ...patience });
}

/** What is below a private show, or a show that is unknown, is not public; nor are notes for the program itself. */
function publicKeys(shows: Config['shows']): (key: string) => boolean {
  const open = shows.filter(({ access }) => access === undefined).flatMap(({ id, formerly }) => [id, ...formerly]);
  const folders = new Set(['assets', ...open]);
  return (key) => {
    const at = key.indexOf('/');
    return at < 0 ? !key.startsWith('.') : folders.has(key.slice(0, at));
  };
}
