/** Mandarin numerals: cardinals with 两 and 二, digit by digit, decimals, amounts. Written in simplified characters. */

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'] as const;
/** Longer runs of figures are codes, not amounts. */
const LONGEST_AMOUNT = 24;

/** Each figure by its name: `2024` → `二零二四`. `one` is 幺 in telephone, train and flight numbers. */
export function sayDigits(figures: string, one: '一' | '幺' = '一'): string {
  return figures.replace(/\D/g, '').replace(/\d/g, (figure) => (figure === '1' ? one : (DIGITS[Number(figure)] ?? '')));
}

/**
 * A whole number: `12` → `十二`, `2400` → `两千四百`. A leading 2 before 千, 万 and 亿 is 两, and before 百 when nothing
 * follows: 两百, 两百万, but 二百二十七 (Xiandai Hanyu Cidian, 两). With leading zeros, or longer than an amount can be:
 * digit by digit.
 */
export function sayCardinal(figures: string): string {
  return sayWhole(figures).replace(/^二(?=[千万亿]|百(?:$|[万亿]))/, '两');
}

/** As {@link sayCardinal} with 二百: after 百分之 and 第. */
export function sayFormal(figures: string): string {
  return sayWhole(figures).replace(/^二(?=[千万亿])/, '两');
}

function sayWhole(figures: string): string {
  if (figures.length > LONGEST_AMOUNT || /^0\d/.test(figures)) return sayDigits(figures);
  if (/^0*$/.test(figures)) return '零';
  return groups(figures).replace(/^一十/, '十');
}

/** Above 亿 the number is so many 亿 and the rest, each said the same way. */
function groups(figures: string): string {
  if (figures.length > 8) return join(groups(figures.slice(0, -8)), '亿', figures.slice(-8));
  if (figures.length > 4) return join(fourPlaces(figures.slice(0, -4)), '万', figures.slice(-4));
  return fourPlaces(figures);
}

function join(high: string, unit: string, low: string): string {
  const rest = low.replace(/^0+/, '');
  if (rest === '') return high + unit;
  return `${high}${unit}${rest.length < low.length ? '零' : ''}${groups(rest)}`;
}

function fourPlaces(figures: string): string {
  let words = '';
  let zeroDue = false;
  [...figures].forEach((figure, at) => {
    if (figure === '0') zeroDue = words !== '';
    else {
      words += `${zeroDue ? '零' : ''}${DIGITS[Number(figure)] ?? ''}${PLACES[figures.length - 1 - at] ?? ''}`;
      zeroDue = false;
    }
  });
  return words;
}

/** A number with or without decimals: `3.14` → `三点一四`. */
export function sayNumber(figures: string): string {
  const [whole = '', decimals] = figures.split('.');
  return decimals === undefined
    ? sayCardinal(whole)
    : `${sayCardinal(whole === '' ? '0' : whole)}点${sayDigits(decimals)}`;
}

/** As {@link sayNumber} with 二百: for percentages. */
export function sayFormalNumber(figures: string): string {
  return figures.includes('.') ? sayNumber(figures) : sayFormal(figures);
}

/** A number of things: exactly 2 is 两 (两吨, 两亿). `scale` is a word such as 万 or 亿, or empty. */
export function sayAmount(figures: string, scale = ''): string {
  return (figures === '2' ? '两' : sayNumber(figures)) + scale;
}

/** A year, figure by figure. */
export function sayYear(figures: string): string {
  return sayDigits(figures);
}

/** Shifts the decimal point: `1.5` by 6 → `1500000`. */
export function shiftPoint(figures: string, places: number): string {
  const [whole = '', decimals = ''] = figures.split('.');
  const moved = whole + decimals.padEnd(places, '0').slice(0, places);
  const rest = decimals.slice(places);
  const trimmed = moved.replace(/^0+(?=\d)/, '');
  return rest === '' ? trimmed : `${trimmed}.${rest}`;
}
