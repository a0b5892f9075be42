/** The cover of a show on its site: the operator's picture, made to fit where it does not, or the title typeset. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { LecternError } from '../errors.ts';
import { cacheKey, hashBytes } from '../io/cache.ts';
import { type ObjectStore, readObject } from '../io/object-store.ts';
import type { Show } from '../model.ts';
import { buildCover, MADE_COVER } from '../publish/build-cover.ts';
import { readCoverFont } from '../publish/read-cover-font.ts';
import { readImageFacts } from '../publish/read-image-facts.ts';
import { SMALL_COVER, type SmallPicture, shrinkPicture } from '../publish/shrink-picture.ts';
import { isGoodCover, squarePicture } from '../publish/square-picture.ts';
import type { RenderIndex } from '../store/store.ts';

export type Cover = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  /** What the pages show, under {@link SMALL_COVER}. */
  readonly small: Uint8Array;
  /** Of the show's pages; absent for a picture without colour. */
  readonly hue?: number;
  /** The name under which the one before it is still there. */
  readonly formerFileName?: string;
};

export type CoverRequest = {
  readonly show: Show;
  /** The operator's picture; one is made when there is none. */
  readonly coverFile?: string;
};

export type ShowCoversOptions = {
  readonly renders: RenderIndex;
  readonly siteStore: ObjectStore;
  readonly version: string;
};

/** What is remembered of it in the render index. */
export const COVER_NAME = '#cover';

const FONT_TIMEOUT_MS = 30_000;

/**
 * @returns a function that puts a show's cover in place, and makes it only when what it is made of has changed
 * @throws LecternError `not-found`, `wrong-type`
 */
export function createShowCovers(options: ShowCoversOptions): (request: CoverRequest) => Promise<Cover> {
  const { renders, siteStore, version } = options;
  const covers = new Map<string, { readonly source: string; readonly cover: Promise<Cover> }>();

  async function putInPlace({ show, coverFile }: CoverRequest): Promise<Cover> {
    const file = coverFile === undefined ? undefined : await readCoverFile(coverFile);
    const source = cacheKey(version, show.id, file ? hashBytes(file) : show.title);
    const known = (await renders.findPartials(show.id, [COVER_NAME])).get(COVER_NAME);
    const cover = (fileName: string, bytes: Uint8Array, { bytes: small, hue }: SmallPicture): Cover => {
      const former = [known?.['fileName'], known?.['former']].find((name) => name !== undefined && name !== fileName);
      const look = {
        ...(hue === undefined ? {} : { hue }),
        ...(former === undefined ? {} : { formerFileName: former }),
      };
      return { fileName, bytes, hash: hashBytes(bytes), small, ...look };
    };
    const read = async (fileName: string) => (await readObject(siteStore, `${show.id}/${fileName}`))?.bytes;
    const isKnown = known?.['source'] === source && known['fileName'] !== undefined;
    const [kept, keptSmall] = isKnown
      ? [await read(known['fileName'] ?? ''), known['hue'] === undefined ? undefined : await read(SMALL_COVER)]
      : [];
    const isIntact = kept !== undefined && hashBytes(kept) === known?.['hash'];
    if (isIntact && keptSmall !== undefined)
      return cover(known?.['fileName'] ?? '', kept, { bytes: keptSmall, ...toHue(known?.['hue']) });
    const made = isIntact
      ? { fileName: known?.['fileName'] ?? '', bytes: kept }
      : file && coverFile !== undefined
        ? await fitCover(file, coverFile)
        : await typeset(show);
    const { fileName, bytes } = made;
    // What directories take need not be what this decoder takes.
    const small = await shrinkPicture(bytes).catch((): SmallPicture => ({ bytes }));
    const placed = cover(fileName, bytes, small);
    const { hash, formerFileName: former, hue = '' } = placed;
    if (!isIntact) await siteStore.put(`${show.id}/${fileName}`, bytes);
    await siteStore.put(`${show.id}/${SMALL_COVER}`, small.bytes);
    const partials = { source, fileName, hash, hue: String(hue), ...(former ? { former } : {}) };
    await renders.save(show.id, COVER_NAME, hash, partials);
    return placed;
  }

  return async (request) => {
    const { show, coverFile } = request;
    const source = cacheKey(show.title, coverFile ?? '', coverFile === undefined ? '' : await ageOf(coverFile));
    const known = covers.get(show.id);
    if (known?.source === source) return known.cover;
    const cover = putInPlace(request);
    covers.set(show.id, { source, cover });
    cover.catch(() => covers.delete(show.id));
    return cover;
  };
}

/** As it was remembered: empty when there is none. */
export const toHue = (kept: string | undefined): { readonly hue?: number } =>
  kept === undefined || kept === '' ? {} : { hue: Number(kept) };

/** Changes when the operator puts another picture there. */
const ageOf = (path: string) =>
  stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => 'none',
  );

type MadeCover = { readonly fileName: string; readonly bytes: Uint8Array };

/** Loads a font of 17 MB. */
async function typeset(show: Show): Promise<MadeCover> {
  const font = await readCoverFont(AbortSignal.timeout(FONT_TIMEOUT_MS));
  return { fileName: MADE_COVER, bytes: await buildCover(show, font) };
}

/** @throws LecternError `not-found`, `wrong-type` for an operator's picture that cannot be a cover */
export async function assertCover(path: string): Promise<void> {
  await fitCover(await readCoverFile(path), path);
}

function readCoverFile(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause) => {
    throw new LecternError(`There is no cover ${resolve(path)}.`, {
      code: 'not-found',
      stage: 'publish',
      hint: 'Put the picture there, or take cover out of the show: one is then made.',
      cause,
    });
  });
}

/** The file as it is when directories take it so, otherwise cut or framed to a square and resized. */
async function fitCover(file: Uint8Array, path: string): Promise<MadeCover> {
  if (isGoodCover(file))
    return { fileName: `cover.${readImageFacts(file)?.format === 'png' ? 'png' : 'jpg'}`, bytes: file };
  const bytes = await squarePicture(file);
  if (bytes === undefined)
    throw new LecternError(`The cover ${basename(path)} is no picture that can be read.`, {
      code: 'wrong-type',
      stage: 'publish',
      hint: 'Take a PNG, JPEG or WebP of at most 100 megapixels; its size and shape do not matter.',
    });
  return { fileName: 'cover.jpg', bytes };
}
