/** Draws the inside of an outline onto an image, with smooth edges. */
import type { RgbImage } from './encode-png.ts';

/** One step of a drawing, in pixels, y downwards: the commands of SVG and PostScript paths. */
export type PathCommand =
  | { readonly type: 'M'; readonly x: number; readonly y: number }
  | { readonly type: 'L'; readonly x: number; readonly y: number }
  | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
  | {
      readonly type: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'Z' };

export type Rgb = readonly [number, number, number];

type Edge = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Straight pieces of a curve: at the sizes of a cover, no corner shows. */
const PIECES = 8;
/** Scan lines of one row of pixels. */
const SAMPLES = 4;

function flatten(commands: readonly PathCommand[]): readonly Edge[] {
  const edges: Edge[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const line = (toX: number, toY: number) => {
    if (toY !== y) edges.push({ x0: x, y0: y, x1: toX, y1: toY });
    [x, y] = [toX, toY];
  };
  const curve = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number) => {
    const [fromX, fromY] = [x, y];
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const t = piece / PIECES;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      line(a * fromX + b * x1 + c * x2 + d * toX, a * fromY + b * y1 + c * y2 + d * toY);
    }
  };
  for (const command of commands) {
    if (command.type === 'Z') line(startX, startY);
    else if (command.type === 'L') line(command.x, command.y);
    else if (command.type === 'C') curve(command.x1, command.y1, command.x2, command.y2, command.x, command.y);
    else if (command.type === 'Q') {
      // A quadratic curve as the cubic one that runs the same way.
      const third = (from: number, control: number) => from + (2 / 3) * (control - from);
      const [fromX, fromY] = [x, y];
      curve(
        third(fromX, command.x1),
        third(fromY, command.y1),
        third(command.x, command.x1),
        third(command.y, command.y1),
        command.x,
        command.y,
      );
    } else {
      line(startX, startY);
      [x, y, startX, startY] = [command.x, command.y, command.x, command.y];
    }
  }
  line(startX, startY);
  return edges;
}

/** Adds how much of each pixel of a row lies between two positions. */
function cover(row: Float32Array, from: number, to: number): void {
  const [left, right] = [Math.max(0, from), Math.min(row.length, to)];
  for (let pixel = Math.floor(left); pixel < right; pixel += 1) {
    const part = Math.min(right, pixel + 1) - Math.max(left, pixel);
    row[pixel] = (row[pixel] ?? 0) + part / SAMPLES;
  }
}

function scan(edges: readonly Edge[], y: number, row: Float32Array): void {
  const crossings = edges
    .filter((edge) => y >= Math.min(edge.y0, edge.y1) && y < Math.max(edge.y0, edge.y1))
    .map(({ x0, y0, x1, y1 }) => ({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 }))
    .toSorted((left, right) => left.x - right.x);
  let winding = 0;
  let from = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x;
    winding += turn;
    // Letters are drawn by the non-zero rule: where strokes overlap they do not cut each other out.
    if (winding === 0) cover(row, from, x);
  }
}

/** Paints the outline in a colour; whatever reaches over the edge of the image is cut off. */
export function fillOutline(image: RgbImage, commands: readonly PathCommand[], colour: Rgb): void {
  const edges = flatten(commands);
  const heights = edges.flatMap(({ y0, y1 }) => [y0, y1]);
  const widths = edges.flatMap(({ x0, x1 }) => [x0, x1]);
  const top = Math.max(0, Math.floor(Math.min(...heights)));
  const bottom = Math.min(image.height, Math.ceil(Math.max(...heights)));
  const left = Math.max(0, Math.floor(Math.min(...widths)));
  const right = Math.min(image.width, Math.ceil(Math.max(...widths)));
  const row = new Float32Array(image.width);
  for (let y = top; y < bottom; y += 1) {
    row.fill(0, left, right);
    for (let sample = 0; sample < SAMPLES; sample += 1) scan(edges, y + (sample + 0.5) / SAMPLES, row);
    for (let x = left; x < right; x += 1) {
      const opacity = Math.min(1, row[x] ?? 0);
      if (opacity === 0) continue;
      const at = (y * image.width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const under = image.pixels[at + channel] ?? 0;
        image.pixels[at + channel] = Math.round((colour[channel] ?? 0) * opacity + under * (1 - opacity));
      }
    }
  }
}
