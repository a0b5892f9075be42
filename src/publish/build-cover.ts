/** The cover of a show that has none of its own: its title on a colour that follows from its id, drawn by `sharp`. */
import { createHash } from 'node:crypto';
import type { Show } from '../model.ts';
import { type CoverFont, LINE_HEIGHT, layOutTitle, type TitleLayout } from './lay-out-title.ts';
import { toLine } from './safe-text.ts';

/** Apple asks for 1400 to 3000 px square, RGB. */
const SIZE = 1400;
const MARGIN = 130;

/** Dark enough that white stands out (contrast ≥ 4.5, WCAG 1.4.3). */
const COLOURS = [
  '#1f3a5f',
  '#5e2838',
  '#1b4d3e',
  '#4a3462',
  '#703e14',
  '#204854',
  '#3c3c42',
  '#544416',
  '#782c24',
  '#2c3e78',
  '#582458',
] as const;

/** File name of the made cover within `feed/<show>/`. */
export const MADE_COVER = 'cover.png';

/**
 * PNG bytes, the same for the same show and font. Without a font, or for a title that the font cannot draw, a mark
 * stands for the title.
 */
export async function buildCover(show: Show, font?: CoverFont): Promise<Uint8Array> {
  const seed = createHash('sha256')
    .update(show.formerIds?.[0] ?? show.id)
    .digest();
  const background = COLOURS[seed.readUInt16BE(0) % COLOURS.length];
  const box = { width: SIZE - 2 * MARGIN, height: 820 };
  const title = font && layOutTitle(font, toLine(show.title), box);
  const path =
    font && title
      ? drawMark(seed, { x: MARGIN, middle: 230, pitch: 36, tallest: 190 }) + drawTitle(font, title)
      : drawMark(seed, { x: 250, middle: SIZE / 2, pitch: 100, tallest: 720 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><rect width="${SIZE}" height="${SIZE}" fill="${background}"/><path d="${path}" fill="#fff"/></svg>`;
  // Loaded for a picture only: it brings 18 MB of native code.
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').png({ compressionLevel: 9 }).toBuffer();
}

type MarkPlace = { readonly x: number; readonly middle: number; readonly pitch: number; readonly tallest: number };

/** Nine bars like the picture of a voice, their heights from the show's id. SVG path data, as the next. */
function drawMark(seed: Uint8Array, { x, middle, pitch, tallest }: MarkPlace): string {
  return Array.from({ length: 9 }, (_, bar) => {
    const height = tallest * (0.22 + (0.78 * (seed[bar + 2] ?? 0)) / 255);
    return `M${x + bar * pitch} ${middle - height / 2}h${pitch / 2}v${height}h${-pitch / 2}z`;
  }).join('');
}

function drawTitle(font: CoverFont, { size, lines }: TitleLayout): string {
  const height = lines.length * LINE_HEIGHT * size;
  let path = '';
  for (const [index, line] of lines.entries()) {
    // The letters of a line stand on its base line, a fifth of the size above the bottom of the line.
    const y = SIZE - MARGIN - height + (index + 1) * LINE_HEIGHT * size - 0.2 * size;
    let x = MARGIN;
    for (const character of line) {
      const glyph = font.glyph(character);
      if (glyph === undefined) continue;
      path += glyph.draw(x, y, size);
      x += glyph.advance * size;
    }
  }
  return path;
}
