/** A picture of one colour. */
import sharp from 'sharp';

/** PNG bytes, RGB. */
export const plainPng = (width: number, height = width): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#606060' } })
    .png()
    .toBuffer();
