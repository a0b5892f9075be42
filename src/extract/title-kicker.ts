/** A headline in two elements, of which the first is a kicker. */
import { attribute, type Element, innerText, isElement } from './dom.ts';
import type { PageFacts } from './page-facts.ts';
import { squash } from './squash.ts';

const KICKER = 80;
const LEVELS = 3;
const APART = /^\s{0,2}[:：|–—-]\s/;

/** A sign in an element of its own, as readers of screens hear it between the kicker and the headline. */
const JOINT = /^\s?[:：|–—-]\s?$/;
/** A kicker by its class, and a sign that the page does not show. */
const CALLED = /(?:^|[\s_-])(?:kicker|over-?line|top-?line|dachzeile|roof-?line|eyebrow|surtitre|occhiello)(?:$|\s)/i;
const HIDDEN = /(?:^|[\s_-])(?:(?:visually-?)?hidden|sr-only|screen-?reader(?:-?text)?|aural)(?:$|\s)/i;
const SHORTEST = 8;

/**
 * The headline without the kicker, which is drawn smaller or called so, or which other places of the page leave out;
 * else with the colon behind it. `undefined` for one of a single part.
 */
export function withoutLine(
  heading: Element,
  title: string,
  places: readonly string[],
  scripts: PageFacts['scripts'],
): string | undefined {
  const parts = heading.children.filter(isElement).filter((part) => part.name !== 'br' && innerText(part, 1) !== '');
  const [first, second] = parts;
  const line = first ? innerText(first, KICKER + 1) : '';
  if (!first || line === '' || line.length > KICKER || !title.startsWith(line)) return undefined;
  const isJoined = second !== undefined && JOINT.test(innerText(second, 4));
  const behind = title.slice(line.length).trim();
  const rest = isJoined ? behind.replace(/^[:：|–—-]\s?/, '') : behind;
  if (rest === '' || /^[:：–—|-]/.test(rest)) return undefined;
  if (rest.length >= SHORTEST && (places.some((place) => squash(place) === squash(rest)) || isHeadline(rest, scripts)))
    return rest;
  const named = places.find((place) => place.startsWith(line) && APART.test(place.slice(line.length)));
  if (named === undefined || squash(named) !== squash(title)) return undefined;
  if (isJoined && second && HIDDEN.test(attribute(second, 'class')) && CALLED.test(attribute(first, 'class')))
    return rest;
  const sizes = parts.slice(1).map((part) => sizeOf(part, LEVELS) ?? 0);
  const isSmaller =
    first.name === 'small' || (sizeOf(first, LEVELS) ?? Number.POSITIVE_INFINITY) < Math.max(...sizes, 0);
  return isSmaller || isCalled(KICKER_KEY, line, scripts) ? rest : named;
}

/** What style sheets call the sizes of text, in pixels. */
const SIZES = new Map(
  Object.entries({
    xs: 12,
    s: 14,
    sm: 14,
    base: 16,
    m: 16,
    md: 16,
    l: 18,
    lg: 18,
    xl: 20,
    '2xl': 24,
    '3xl': 30,
    '4xl': 36,
    '5xl': 48,
    '6xl': 60,
    '7xl': 72,
    '8xl': 96,
    '9xl': 128,
  }),
);

/** The largest size that an element is drawn in, or else one in it. */
function sizeOf(element: Element, levels: number): number | undefined {
  const named = [
    ...attribute(element, 'class')
      .slice(0, 400)
      .matchAll(/(?:^|[\s:])text-(?:\[(\d{1,3})px\]|(\w{1,4}))(?=\s|$)/g),
  ];
  const sizes = named.flatMap(([, pixels, name = '']) => (pixels ? [Number(pixels)] : (SIZES.get(name) ?? [])));
  const [, amount, unit] =
    /font-size\s{0,3}:\s{0,3}([\d.]{1,6})(px|r?em|%)/i.exec(attribute(element, 'style').slice(0, 400)) ?? [];
  if (amount !== undefined) sizes.push(Number(amount) * (unit === 'px' ? 1 : unit === '%' ? 0.16 : 16));
  if (sizes.length > 0) return Math.max(...sizes);
  const inner = levels > 0 ? element.children.filter(isElement).map((child) => sizeOf(child, levels - 1)) : [];
  return inner.find((size) => size !== undefined);
}

const KICKER_KEY =
  /"(?:top_?line|kicker|over_?line|eyebrow|dachzeile|roof_?line|sur_?titre|antet[ií]tulo|occhiello|chap[eé]u)"\s{0,2}:\s{0,2}$/i;

/** Only a key that sets the main part apart: any card or menu has a title. */
const HEADLINE_KEY = /"(?:(?:head_?line|title)_?main|main_?(?:title|head_?line))"\s{0,2}:\s{0,2}$/i;
const isHeadline = (text: string, scripts: PageFacts['scripts']) => isCalled(HEADLINE_KEY, text, scripts);

/** Whether the page's data call a text so. */
function isCalled(key: RegExp, text: string, scripts: PageFacts['scripts']): boolean {
  const quoted = JSON.stringify(text);
  return scripts.some((script) => {
    const at = script.text.indexOf(quoted);
    return at > 0 && key.test(script.text.slice(Math.max(0, at - 40), at));
  });
}
