/** The icons of the installed page: the bars of `web/icon.svg`, as the PNG files that browsers ask for, by `sharp`. */

/** `maskable`: the system cuts it to a shape of its own, of which only the middle is sure to be seen. */
export type IconFile = { readonly name: string; readonly size: number; readonly purpose: 'any' | 'maskable' };

export const ICONS: readonly IconFile[] = [
  { name: 'icon-192.png', size: 192, purpose: 'any' },
  { name: 'icon-512.png', size: 512, purpose: 'any' },
  { name: 'icon-maskable.png', size: 512, purpose: 'maskable' },
];

/** As in `web/icon.svg`, whose corners are round: here the system rounds them. */
const BARS = 'M7 13v6M12 9v14M17 6v20M22 11v10M27 14v4';

/** PNG bytes, square to the edge. */
export async function drawIcon({ size, purpose }: IconFile): Promise<Uint8Array> {
  // A mask leaves a circle of 80 % of the width for sure (W3C Web App Manifest, icon masks); the bars' middle is 17, 16.
  const scale = purpose === 'maskable' ? 0.72 : 1;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32"><rect width="32" height="32" fill="#1f3a5f"/><path transform="translate(16 16) scale(${scale}) translate(-17 -16)" d="${BARS}" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>`;
  // Loaded for a picture only: it brings 18 MB of native code.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 9 }).toBuffer();
}
