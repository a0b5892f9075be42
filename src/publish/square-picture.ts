/** Makes a square picture of any that comes, by the `sharp` package: what Apple asks of covers and of episode art. */
import { readImageFacts } from './read-image-facts.ts';

/** Apple's limits, in pixels. */
export const LEAST_SIDE = 1400;
export const MOST_SIDE = 3000;

/** Decoded, this is 300 MB at most; a file of a few bytes may claim any size. */
const MOST_PIXELS = 100_000_000;
const SECONDS = 30;

/** More than this is not cut off: what is longer keeps its ends and gets a border. */
const MOST_CUT = 1.34;

/** Whether Apple takes the file as it is: a square PNG or JPEG of 1400 to 3000 pixels in RGB. */
export function isGoodCover(bytes: Uint8Array): boolean {
  const facts = readImageFacts(bytes);
  return facts?.isRgb === true && facts.width === facts.height && isAllowed(facts.width);
}

const isAllowed = (side: number) => side >= LEAST_SIDE && side <= MOST_SIDE;

/** The three formats whose decoders meet the whole web every day; an SVG could name files, others are rarely tried. */
function isKnownFormat(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12));
  return (
    head.readUInt16BE(0) === 0xffd8 ||
    head.toString('latin1', 1, 4) === 'PNG' ||
    (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
  );
}

/**
 * A square JPEG in RGB, the same bytes for the same picture. A picture that is nearly square loses its edges; a longer
 * one stands whole on its prevailing colour.
 *
 * @param most longest side in pixels; a larger picture is made smaller, one below {@link LEAST_SIDE} larger
 * @returns `undefined` for what is no PNG, JPEG or WebP, is damaged, or is larger than can be decoded safely
 */
export async function squarePicture(bytes: Uint8Array, most: number = MOST_SIDE): Promise<Uint8Array | undefined> {
  if (bytes.length < 12 || !isKnownFormat(bytes)) return undefined;
  try {
    // Loaded for a picture only: it brings 18 MB of native code.
    const { default: sharp } = await import('sharp');
    const open = () =>
      sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: SECONDS });
    const { dominant } = await open().stats();
    const upright = open().autoOrient().flatten({ background: dominant });
    const { width, height } = (await open().metadata()).autoOrient;
    const isNearlySquare = Math.max(width, height) <= Math.min(width, height) * MOST_CUT;
    const natural = isNearlySquare ? Math.min(width, height) : Math.max(width, height);
    const side = Math.min(Math.max(natural, LEAST_SIDE), most);
    return await upright
      .resize(side, side, { fit: isNearlySquare ? 'cover' : 'contain', background: dominant })
      .toColourspace('srgb')
      .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
      .toBuffer();
  } catch {
    return undefined;
  }
}

/** Enough for a phone's lock screen; a short Opus file weighs a few hundred kilobytes. */
const EMBEDDED_SIDE = 640;

/** A cover as it stands in every file, in some 50 KB; `undefined` as in {@link squarePicture}. */
export async function shrinkCover(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (bytes.length < 12 || !isKnownFormat(bytes)) return undefined;
  try {
    const { default: sharp } = await import('sharp');
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS })
      .resize(EMBEDDED_SIDE, EMBEDDED_SIDE, { withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality: 74, mozjpeg: true })
      .toBuffer();
  } catch {
    return undefined;
  }
}

/** A picture to be shown in a text. */
export type FittedPicture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * The whole picture as a JPEG that is no wider than `most`.
 *
 * @returns `undefined` for what {@link squarePicture} does not take either, and for what is too small to be a picture
 */
export async function fitPicture(bytes: Uint8Array, most: number): Promise<FittedPicture | undefined> {
  if (bytes.length < 12 || !isKnownFormat(bytes)) return undefined;
  try {
    const { default: sharp } = await import('sharp');
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: most, height: 2 * most, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: 74 })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    // A dot that counts visits, a line between paragraphs.
    return width < 40 || height < 40 ? undefined : { bytes: data, width, height };
  } catch {
    return undefined;
  }
}
