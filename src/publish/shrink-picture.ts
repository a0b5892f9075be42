/** A small copy of a square picture for the pages, and the hue of those pages, by the `sharp` package. */
import { findHue } from './picture-hue.ts';

/** Twice the side at which the largest is shown, for screens with two dots to a pixel. */
const SIDE = 400;

/** File name of the small copy beside its picture. */
export const SMALL_COVER = 'cover-small.jpg';

export type SmallPicture = { readonly bytes: Uint8Array; readonly hue?: number };

/** The same bytes for the same picture. @throws Error for what is no picture */
export async function shrinkPicture(bytes: Uint8Array): Promise<SmallPicture> {
  // Loaded for a picture only: it brings 18 MB of native code.
  const { default: sharp } = await import('sharp');
  const small = await sharp(bytes)
    .resize(SIDE, SIDE, { fit: 'cover' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer();
  const pixels = await sharp(small).resize(48, 48).raw().toBuffer();
  const hue = findHue(pixels);
  return { bytes: small, ...(hue === undefined ? {} : { hue }) };
}
