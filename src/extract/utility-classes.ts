/** Classes that set the looks of an element, as Tailwind and Bootstrap have them: their words name nothing. */

const VARIANTS = '(?<!\\S)(?:[\\w-]{1,20}:){0,3}-?';
const SIZE = '\\[[^\\]\\s]{1,40}\\]|2?xs|sm|base|md|lg|xl|\\dxl|\\d{1,3}(?:/\\d{1,3})?';
const SET =
  'left|center|right|justify|start|end|balance|pretty|wrap|nowrap|ellipsis|clip|truncate|none|between|around|evenly|baseline|stretch|normal';
const COLOUR =
  'muted|primary|secondary|success|danger|warning|info|light|dark|white|black|transparent|current|inherit|(?:[a-z]{2,12}-){1,2}\\d{2,3}(?:/\\d{1,3})?';
const KNOWN = new RegExp(`${VARIANTS}(?:text|content)-(?:${SIZE}|${SET}|${COLOUR})(?!\\S)`, 'g');
/** Where many such classes stand, the word behind text- is a colour of the site's own, if no part of a page is called so. */
const ANY_COLOUR = new RegExp(
  `${VARIANTS}text-(?!content|body|wrap|block|container|area|inner|main|box|section|component|article|editor|col|copy|detail|page|field|module|part|group|element|image|media|layout|rich|story|post|column)[a-z]{3,14}(?!\\S)`,
  'g',
);
const OTHERS =
  /(?<!\S)(?:[\w-]{1,20}:){0,3}-?(?:[pm][xytblr]?|[wh]|gap|leading|tracking|font|border|rounded|bg|flex|grid|items|justify|max-w|min-h)-(?:[\w./-]{1,12}|\[[^\]\s]{1,40}\])(?!\S)/g;
const MANY = 3;

/** The classes without those. */
export function withoutUtilities(classes: string): string {
  if (!/(?:text|content)-/.test(classes)) return classes;
  const isUtility = (classes.match(OTHERS)?.length ?? 0) >= MANY;
  const known = classes.replace(KNOWN, '');
  return (isUtility ? known.replace(ANY_COLOUR, '') : known).trim();
}
