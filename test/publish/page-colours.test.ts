import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findHue, HUES } from '../../src/publish/picture-hue.ts';
import { shrinkPicture } from '../../src/publish/shrink-picture.ts';
import { plainPng } from '../helpers/plain-png.ts';

const sheet = await readFile(new URL('../../web/lectern.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = sheet.slice(sheet.indexOf('@supports')).split('@media (prefers-color-scheme: dark)');

type Colour = readonly [lightness: number, chroma: number];

/** `--name: oklch(L% calc(C * var(--tint)) var(--hue))`, by name. */
const coloursOf = (part: string): Readonly<Record<string, Colour>> =>
  Object.fromEntries(
    [...part.matchAll(/--([\w-]+): oklch\(([\d.]+)% (?:calc\()?([\d.]+)/g)].map(([, name = '', lightness, chroma]) => [
      name,
      [Number(lightness) / 100, Number(chroma)],
    ]),
  );

/** Relative luminance (WCAG 2.2) of an OKLCH colour, each channel cut to what a screen shows. */
function luminance([lightness, chroma]: Colour, degrees: number): number {
  const [a, b] = [chroma * Math.cos((degrees * Math.PI) / 180), chroma * Math.sin((degrees * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  const red = cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** Texts and what they stand on, as the style sheets pair them. */
const PAIRS = [
  ...['paper', 'card', 'wash'].flatMap((ground) => ['ink', 'soft', 'accent', 'warn'].map((text) => [text, ground])),
  ['on-accent', 'accent'],
  ['ink', 'now'],
] as const;

describe('the colours of pages', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ])('can be read in %s whatever the hue (4.5 to 1)', (_name, part) => {
    const colours = coloursOf(part);
    for (const [text = '', ground = ''] of PAIRS)
      for (let hue = 0; hue < HUES; hue += 1) {
        const [one, other] = [colours[text], colours[ground]];
        expect(one && other, `${text} ${ground}`).toBeDefined();
        if (!one || !other) continue;
        const found = contrast(luminance(one, hue * 15), luminance(other, hue * 15));
        expect(found, `${text} on ${ground}, hue ${hue * 15}`).toBeGreaterThanOrEqual(4.5);
      }
  });

  it('have a class for each hue that a picture may have', () => {
    for (let hue = 0; hue < HUES; hue += 1) expect(sheet).toContain(`.hue-${hue} {\n  --hue: ${hue * 15};`);
  });

  it.each([
    ['red', [200, 30, 40], 2],
    ['green', [30, 120, 50], 10],
    ['blue', [34, 102, 170], 17],
    ['grey', [96, 96, 96], undefined],
  ])('follow a picture: %s', (_name, colour, hue) => {
    expect(findHue(Uint8Array.from(Array.from({ length: 40 }, () => colour).flat()))).toBe(hue);
  });

  it('come of the small copy, which is one of few kilobytes', async () => {
    const { bytes, hue } = await shrinkPicture(await plainPng(1400));
    expect(hue).toBeUndefined();
    expect(bytes.length).toBeLessThan(5000);
  });
});
