/** English numerals: cardinals, ordinals, years, figures one by one and in pairs. */

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const THOUSANDS = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion', 'sextillion'];
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
/** Longer runs of figures are codes, not amounts. */
const LONGEST_AMOUNT = 24;

function belowHundred(value: number): string {
  if (value < 20) return ONES[value] ?? '';
  const ones = value % 10;
  return `${TENS[Math.floor(value / 10)] ?? ''}${ones === 0 ? '' : `-${ONES[ones] ?? ''}`}`;
}

function belowThousand(value: number): string {
  if (value < 100) return belowHundred(value);
  const rest = value % 100;
  return `${ONES[Math.floor(value / 100)] ?? ''} hundred${rest === 0 ? '' : ` ${belowHundred(rest)}`}`;
}

/** Figure by figure: `207` → `two zero seven`. */
export function sayFigures(figures: string): string {
  return [...figures.replace(/\D/g, '')].map((figure) => ONES[Number(figure)] ?? '').join(' ');
}

const BELOW_HUNDRED = (() => {
  const ones = ONES.slice(1).join('|');
  const ordinals = ONES.slice(1).map(toOrdinal).join('|');
  const tens = TENS.slice(2);
  return `(?:(?:${tens.join('|')})(?:-(?:${ones}|${ordinals}))?|${tens.map(toOrdinal).join('|')}|${ones}|${ordinals})`;
})();
const SCALE = THOUSANDS.slice(1).join('|');
const BRITISH_AND = new RegExp(
  `(?<=(?<![\\p{L}-])(?:${ONES.slice(1, 10).join('|')}) hundred )(?=${BELOW_HUNDRED}(?![\\p{L}-]))` +
    `|(?<=(?<!\\p{L})(?:${SCALE}) )(?=${BELOW_HUNDRED}(?![\\p{L}-]| (?:hundred|${SCALE})))`,
  'gu',
);

/** American numbers in words as Britain says them: `one hundred five` → `one hundred and five`. */
export function sayAnd(words: string): string {
  return words.replace(BRITISH_AND, 'and ');
}

/** A whole number, American style (no "and", see {@link sayAnd}): `1500` → `one thousand five hundred`. Leading zeros: figure by figure. */
export function sayCardinal(figures: string): string {
  if (figures.length > LONGEST_AMOUNT || !/^(?:0|[1-9]\d*)$/.test(figures)) return sayFigures(figures);
  const value = BigInt(figures);
  if (value === 0n) return 'zero';
  const words: string[] = [];
  let rest = value;
  for (const unit of THOUSANDS) {
    const group = Number(rest % 1000n);
    if (group > 0) words.unshift(unit === '' ? belowThousand(group) : `${belowThousand(group)} ${unit}`);
    rest /= 1000n;
  }
  return words.join(' ');
}

/** A number with or without decimals and thousands separators: `3.14` → `three point one four`. */
export function sayNumber(figures: string): string {
  const [whole = '', decimals] = figures.replaceAll(',', '').split('.');
  if (decimals === undefined) return sayCardinal(whole);
  return `${whole === '' ? '' : `${sayCardinal(whole)} `}point ${sayFigures(decimals)}`;
}

/** `21` → `twenty-first`. */
export function sayOrdinal(figures: string): string {
  return toOrdinal(sayNumber(figures.replace(/^0+(?=\d)/, '')));
}

function toOrdinal(words: string): string {
  return words.replace(/[a-z]+$/, (last) => {
    const irregular = IRREGULAR_ORDINALS[last];
    if (irregular !== undefined) return irregular;
    return last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`;
  });
}

/** `1999` → `nineteen ninety-nine`, `2005` → `two thousand five`, `1905` → `nineteen oh five`. */
export function sayYear(figures: string): string {
  if (figures.length !== 4 || figures.startsWith('0')) return sayCardinal(figures);
  const value = Number(figures);
  if (value % 1000 < 10) return sayCardinal(figures);
  return sayPairs(figures);
}

/** Two figures at a time, as models and roads are read: `737` → `seven thirty-seven`, `4090` → `forty ninety`. */
export function sayPairs(figures: string): string {
  if (figures.length < 3 || figures.startsWith('0')) return sayCardinal(figures);
  if (figures.length > 4) return sayFigures(figures);
  if (figures.endsWith('000')) return sayCardinal(figures);
  const high = Number(figures.slice(0, -2));
  const low = Number(figures.slice(-2));
  if (low === 0) return `${belowHundred(high)} hundred`;
  return `${belowHundred(high)} ${low < 10 ? `oh ${ONES[low] ?? ''}` : belowHundred(low)}`;
}

/** `nineties`, `twenty tens`, `two thousands`. */
export function sayDecade(figures: string): string {
  return sayPlural(sayYear(figures));
}

/** `six` → `sixes`, `forty` → `forties`. */
export function sayPlural(words: string): string {
  return words.replace(/[a-z]+$/, (last) => {
    if (last.endsWith('y')) return `${last.slice(0, -1)}ies`;
    return last === 'six' ? 'sixes' : `${last}s`;
  });
}

/** `3/4` → `three quarters`. */
export function sayFraction(over: string, under: string): string {
  const one = Number(over) === 1;
  if (under === '2') return `${sayCardinal(over)} ${one ? 'half' : 'halves'}`;
  if (under === '4') return `${sayCardinal(over)} ${one ? 'quarter' : 'quarters'}`;
  if (over === under) return `${sayCardinal(over)} out of ${sayCardinal(under)}`;
  if (under.length > 3 || Number(under) < 2 || Number(over) > 99)
    return `${sayCardinal(over)} over ${sayCardinal(under)}`;
  return `${sayCardinal(over)} ${sayOrdinal(under)}${one ? '' : 's'}`;
}
