/** The font for covers, from an npm package: a machine that runs Lectern need not have any fonts installed. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CoverFont } from './lay-out-title.ts';

const require = createRequire(import.meta.url);

/** Its coordinates follow the type in the order of SVG. */
type PathCommand = { readonly type: string } & { readonly [coordinate: string]: number | string };

/** What is used of `opentype.js`, which ships no types. */
type Opentype = {
  parse(
    data: ArrayBuffer,
    options: { readonly lowMemory: boolean },
  ): {
    readonly unitsPerEm: number;
    charToGlyph(character: string): {
      readonly index: number;
      readonly advanceWidth: number;
      getPath(x: number, y: number, fontSize: number): { readonly commands: readonly PathCommand[] };
    };
  };
};

/**
 * Loads the font (some 0.1 s, once) or answers `undefined` when its package is not installed; covers then carry a mark
 * instead of the title. It draws simplified and traditional Chinese, kana, Latin and Cyrillic.
 */
export async function readCoverFont(signal: AbortSignal): Promise<CoverFont | undefined> {
  const path = locate();
  if (path === undefined) return undefined;
  const opentype: Opentype = require('opentype.js');
  const bytes = await readFile(path, { signal });
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  // Glyphs are then made as they are asked for, of 30,000 in the font.
  const font = opentype.parse(data, { lowMemory: true });
  return {
    glyph(character) {
      const glyph = font.charToGlyph(character);
      // Glyph 0 is the box that stands for what a font does not have (OpenType, `.notdef`).
      if (glyph.index === 0) return undefined;
      return {
        advance: glyph.advanceWidth / font.unitsPerEm,
        draw: (x, y, size) => glyph.getPath(x, y, size).commands.map(toPathData).join(''),
      };
    },
  };
}

/** The package's own writes NaN for some numbers (2.0.0). */
function toPathData({ type, ...at }: PathCommand): string {
  const numbers = Object.values(at).map((each) => Number(each).toFixed(2));
  return `${type}${numbers.join(' ')}`;
}

function locate(): string | undefined {
  try {
    return join(require.resolve('@embedpdf/fonts-sc'), '../../fonts/NotoSansHans-Bold.otf');
  } catch {
    return undefined;
  }
}
