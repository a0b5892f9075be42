/** The cover of a show that has none of its own: a colour and a mark that follow from its id. */
import { createHash } from 'node:crypto';
import type { Show } from '../model.ts';
import { encodePng } from './encode-png.ts';

/** Apple asks for 1400 to 3000 px square, RGB. */
const SIZE = 1400;

type Rgb = readonly [number, number, number];

/** Dark enough that white stands out (contrast ≥ 4.5, WCAG 1.4.3). */
const COLOURS: readonly Rgb[] = [
  [31, 58, 95],
  [94, 40, 56],
  [27, 77, 62],
  [74, 52, 98],
  [112, 62, 20],
  [32, 72, 84],
  [60, 60, 66],
  [84, 68, 22],
];

/** File name of the made cover within `feed/<show>/`. */
export const MADE_COVER = 'cover.png';

/** PNG bytes; the same for the same show. */
export function buildCover(show: Show): Uint8Array {
  const seed = createHash('sha256').update(show.id).digest();
  const background = COLOURS[(seed[0] ?? 0) % COLOURS.length] ?? [31, 58, 95];
  const pixels = new Uint8Array(SIZE * SIZE * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set(background, at);
  const bars = 9;
  const pitch = 100;
  for (let bar = 0; bar < bars; bar += 1) {
    const height = 160 + ((seed[bar + 1] ?? 0) / 255) * 560;
    const left = Math.round((SIZE - bars * pitch) / 2 + bar * pitch + pitch / 4);
    fillBar(pixels, left, Math.round((SIZE - height) / 2), pitch / 2, Math.round(height));
  }
  return encodePng({ width: SIZE, height: SIZE, pixels });
}

function fillBar(pixels: Uint8Array, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y += 1) {
    pixels.fill(255, (y * SIZE + left) * 3, (y * SIZE + left + width) * 3);
  }
}
