/** Sets a title in lines that fill a box: the largest letters that fit, Chinese broken anywhere, other words whole. */

export type Glyph = {
  /** At a font size of one. */
  readonly advance: number;
  /** SVG path data of the letter, from a point on its base line on; in pixels, as its size. */
  draw(x: number, y: number, size: number): string;
};

export type CoverFont = {
  /** `undefined` when the font cannot draw the character. */
  glyph(character: string): Glyph | undefined;
};

export type TitleLayout = { readonly size: number; readonly lines: readonly string[] };

export type Box = { readonly width: number; readonly height: number };

/** Distance between base lines, in font sizes. */
export const LINE_HEIGHT = 1.28;

const LARGEST = 300;
const SMALLEST = 76;
const STEP = 4;

/** Written without spaces, so that a line may end after any of them. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** May not begin a line (the first rule of East Asian line breaking, JIS X 4051). */
const CLOSING = /[，。、：；！？」』）》〉】”’…,.:;!?)\]]/u;

type Unit = { readonly text: string; readonly spaceBefore: boolean };

function toUnits(title: string): readonly Unit[] {
  const units: { text: string; spaceBefore: boolean }[] = [];
  let space = false;
  let open = false;
  for (const character of title) {
    if (/\s/u.test(character)) {
      [space, open] = [true, false];
      continue;
    }
    const last = units.at(-1);
    const isIdeograph = IDEOGRAPH.test(character);
    if (last !== undefined && !space && (CLOSING.test(character) || (open && !isIdeograph))) last.text += character;
    else units.push({ text: character, spaceBefore: space && units.length > 0 });
    open = !isIdeograph;
    space = false;
  }
  return units;
}

/** Width of a text at font size one. */
export function measureText(font: CoverFont, text: string): number {
  return [...text].reduce((width, character) => width + (font.glyph(character)?.advance ?? 0), 0);
}

function wrap(font: CoverFont, units: readonly Unit[], width: number): readonly string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const { text, spaceBefore } of units) {
    const longer = `${line}${spaceBefore && line !== '' ? ' ' : ''}${text}`;
    if (line === '' || measureText(font, longer) <= width) line = longer;
    else {
      lines.push(line);
      line = text;
    }
    if (measureText(font, line) > width) return undefined;
  }
  return line === '' ? lines : [...lines, line];
}

/** The narrowest setting in as many lines, so that no single character is left for the last one. */
function balance(font: CoverFont, units: readonly Unit[], width: number, lines: readonly string[]): readonly string[] {
  let best = lines;
  for (let narrower = width * 0.97; narrower > width / 3; narrower *= 0.97) {
    const tried = wrap(font, units, narrower);
    if (tried?.length !== lines.length) break;
    best = tried;
  }
  return best;
}

/** `undefined` when the font can draw nothing of it. A title too long for the box loses its end to an ellipsis. */
export function layOutTitle(font: CoverFont, title: string, box: Box): TitleLayout | undefined {
  const drawable = [...title].filter((character) => /\s/u.test(character) || font.glyph(character)).join('');
  const units = toUnits(drawable);
  if (units.length === 0) return undefined;
  for (let size = LARGEST; size >= SMALLEST; size -= STEP) {
    const lines = wrap(font, units, box.width / size);
    if (lines !== undefined && lines.length * LINE_HEIGHT * size <= box.height)
      return { size, lines: balance(font, units, box.width / size, lines) };
  }
  // Broken anywhere, even inside words: something as long as this has no good place left.
  const letters = [...drawable].map((text) => ({ text, spaceBefore: false }));
  const room = Math.floor(box.height / (LINE_HEIGHT * SMALLEST));
  const lines = wrap(font, letters, box.width / SMALLEST) ?? [];
  const shown = lines.slice(0, room);
  const last = shown.pop() ?? '';
  return { size: SMALLEST, lines: [...shown, lines.length > room ? `${last.slice(0, -2)}…` : last] };
}
