/** The colour of a picture's pages: one of 24 hues, which `web/lectern.css` turns into colours that can be read. */

/** Steps of 15°: fewer than anybody tells apart, and few enough to be classes of one style sheet. */
export const HUES = 24;

/** Chroma below which a colour counts as grey (OKLCH). */
const GREY = 0.03;

const toLinear = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** The two axes of colour in OKLab (Ottosson 2020). */
function toOklab(red: number, green: number, blue: number): readonly [a: number, b: number] {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

/**
 * The prevailing hue: each pixel counts as much as it is coloured.
 *
 * @param pixels RGB, three bytes each
 * @returns 0 to {@link HUES} - 1; `undefined` for a picture without colour
 */
export function findHue(pixels: Uint8Array): number | undefined {
  const weights = new Float64Array(HUES);
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [a, b] = toOklab(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    const chroma = Math.hypot(a, b);
    if (chroma < GREY) continue;
    const turn = Math.atan2(b, a) / (2 * Math.PI);
    const step = Math.round((turn < 0 ? turn + 1 : turn) * HUES) % HUES;
    weights[step] = (weights[step] ?? 0) + chroma;
  }
  const best = weights.indexOf(Math.max(...weights));
  // A few coloured letters on grey do not make a coloured picture.
  return (weights[best] ?? 0) < (pixels.length / 3) * GREY * 0.1 ? undefined : best;
}

/** The class that gives a page, or a part of it, its colours. */
export const hueClass = (hue: number | undefined): string => (hue === undefined ? 'hue-none' : `hue-${hue}`);
