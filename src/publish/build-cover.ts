/** The cover of a show that has none of its own: its title on a colour that follows from its id. */
import { createHash } from 'node:crypto';
import type { Show } from '../model.ts';
import { encodePng, type RgbImage } from './encode-png.ts';
import { fillOutline, type PathCommand, type Rgb } from './fill-outline.ts';
import { type CoverFont, LINE_HEIGHT, layOutTitle, type TitleLayout } from './lay-out-title.ts';
import { toLine } from './safe-text.ts';

/** Apple asks for 1400 to 3000 px square, RGB. */
const SIZE = 1400;
const MARGIN = 130;

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
  [120, 44, 36],
  [44, 62, 120],
  [88, 36, 88],
];
const WHITE: Rgb = [255, 255, 255];

/** File name of the made cover within `feed/<show>/`. */
export const MADE_COVER = 'cover.png';

/**
 * PNG bytes, the same for the same show and font. Without a font, or for a title that the font cannot draw, a mark
 * stands for the title.
 */
export function buildCover(show: Show, font?: CoverFont): Uint8Array {
  const seed = createHash('sha256')
    .update(show.formerIds?.[0] ?? show.id)
    .digest();
  const background = COLOURS[seed.readUInt16BE(0) % COLOURS.length] ?? [31, 58, 95];
  // A buffer repeats what it is filled with.
  const pixels = Buffer.alloc(SIZE * SIZE * 3, Uint8Array.from(background));
  const image: RgbImage = { width: SIZE, height: SIZE, pixels };
  const box = { width: SIZE - 2 * MARGIN, height: 820 };
  const title = font === undefined ? undefined : layOutTitle(font, toLine(show.title), box);
  if (font === undefined || title === undefined)
    drawMark(image, seed, { x: 250, middle: SIZE / 2, pitch: 100, tallest: 720 });
  else {
    drawMark(image, seed, { x: MARGIN, middle: 230, pitch: 36, tallest: 190 });
    drawTitle(image, font, title);
  }
  return encodePng(image);
}

type MarkPlace = { readonly x: number; readonly middle: number; readonly pitch: number; readonly tallest: number };

/** Nine bars like the picture of a voice, their heights from the show's id. */
function drawMark(image: RgbImage, seed: Uint8Array, { x, middle, pitch, tallest }: MarkPlace): void {
  for (let bar = 0; bar < 9; bar += 1) {
    const height = tallest * (0.22 + (0.78 * (seed[bar + 2] ?? 0)) / 255);
    const [left, right, top, bottom] = [
      x + bar * pitch,
      x + bar * pitch + pitch / 2,
      middle - height / 2,
      middle + height / 2,
    ];
    fillOutline(
      image,
      [
        { type: 'M', x: left, y: top },
        { type: 'L', x: right, y: top },
        { type: 'L', x: right, y: bottom },
        { type: 'L', x: left, y: bottom },
        { type: 'Z' },
      ],
      WHITE,
    );
  }
}

function drawTitle(image: RgbImage, font: CoverFont, { size, lines }: TitleLayout): void {
  const height = lines.length * LINE_HEIGHT * size;
  for (const [index, line] of lines.entries()) {
    // The letters of a line stand on its base line, a fifth of the size above the bottom of the line.
    const y = SIZE - MARGIN - height + (index + 1) * LINE_HEIGHT * size - 0.2 * size;
    let x = MARGIN;
    for (const character of line) {
      const glyph = font.glyph(character);
      if (glyph === undefined) continue;
      fillOutline(
        image,
        glyph.commands.map((command) => place(command, size, x, y)),
        WHITE,
      );
      x += glyph.advance * size;
    }
  }
}

function place(command: PathCommand, size: number, x: number, y: number): PathCommand {
  if (command.type === 'Z') return command;
  const end = { x: x + command.x * size, y: y + command.y * size };
  if (command.type === 'M' || command.type === 'L') return { type: command.type, ...end };
  const first = { x1: x + command.x1 * size, y1: y + command.y1 * size };
  if (command.type === 'Q') return { type: 'Q', ...first, ...end };
  return { type: 'C', ...first, x2: x + command.x2 * size, y2: y + command.y2 * size, ...end };
}
