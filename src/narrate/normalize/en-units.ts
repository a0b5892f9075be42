/** English rules for units of measure, and what they share with those for money. */
import { N, TO } from './en-dates.ts';
import { sayCardinal, sayFraction, sayNumber } from './en-numbers.ts';
import { AFTER_MEASURE, ATTRIBUTES, MADE_TO_MEASURE, PER, SCALES, UNITS } from './en-words.ts';
import { anyOf, lookUp, type Rule, re } from './rules.ts';

/** A mark before a number that belongs to it. */
export const SIGN = String.raw`(?:(?<![\d.%\p{L}])[-−+±])?`;
/** What multiplies a number: million, bn. */
export const SCALE = `(?:[ -]?(?:trillion|billion|million|thousand|hundred|crore|lakh)(?!\\p{L})|\\s?(?:tn|bn|mn|mln|[mMBbTKk])(?![\\p{L}\\d]))`;
const UNIT = anyOf(Object.keys(UNITS));
/** What may stand under a slash. */
export const DIVISOR = anyOf(Object.keys(PER));

/** A mark in words. */
export const sign = (mark: string) =>
  ({ '-': 'minus ', '−': 'minus ', '+': 'plus ', '±': 'plus or minus ' })[mark] ?? '';
/** A scale in words, with a space before it. */
export const scaleWord = (scale: string) => {
  const word = lookUp(SCALES, scale.replace(/^[\s-]/, ''));
  return word === '' ? '' : ` ${word}`;
};
/** Whether what is counted stays in the singular. */
export const isOne = (figures: string, scale = '') => figures === '1' && scale === '';

function measure(figures: string, scale: string, unit: string): string {
  const [one, many] = UNITS[unit] ?? [unit, unit];
  return `${sayNumber(figures)}${scaleWord(scale)} ${isOne(figures, scale) ? one : many}`;
}

export const EN_UNIT_RULES: readonly Rule[] = [
  {
    name: 'calculation 5 - 3 = 2',
    pattern: re`(?<![\d.,\p{L}])(${N})\s?([-−+×x*÷/])\s?(${N})(?=\s?=)`,
    say: (_, a, operator, b) =>
      `${sayNumber(a)} ${({ '-': 'minus', '−': 'minus', '+': 'plus', '÷': 'divided by', '/': 'divided by' })[operator] ?? 'times'} ${sayNumber(b)}`,
  },
  {
    name: 'dimensions 3x5',
    pattern: re`(?<![\d.,\p{L}])(${N})\s?[×x]\s?(?=\d)`,
    say: (_, figures) => `${sayNumber(figures)} by `,
  },
  {
    name: 'dimensions 10cm x 5cm',
    pattern: re`(?<=(?<![\d.,\p{L}])${N}\s?(?:[cmk]?m|ft|″|′))\s?[×x]\s?(?=\d)`,
    say: () => ' by ',
  },
  {
    name: 'blood pressure 120/80 mmHg',
    pattern: /(?<![\d.,/])(\d{2,3})\/(?=\d{2,3}\s?mmHg)/gu,
    say: (_, figures) => `${sayCardinal(figures)} over `,
  },
  {
    name: 'rate 60 km/h, 5 mg/L',
    pattern: re`(?<![\d.,\p{L}])(?:(${SIGN})(${N})${TO})?(${SIGN})(${N})(${SCALE})?\s?(${UNIT})/(${DIVISOR})(?:/(${DIVISOR}))?(?!\p{L})`,
    say: (_, markA, a, mark, b, scale, unit, per, also) =>
      `${a === '' ? '' : `${sign(markA)}${sayNumber(a)} to `}${sign(mark)}${measure(b, scale, unit)} per ${lookUp(PER, per)}` +
      (also === '' ? '' : ` per ${lookUp(PER, also)}`),
  },
  {
    name: 'unit as an adjective: a 5-km run, a 12-in. screen',
    pattern: re`(?<![\d.,\p{L}])(${N})-(${UNIT}|in(?=\.))(?![\p{L}\d])(?:\.(?=\s\p{Ll}|[)-]))?`,
    say: (_, figures, unit) => `${sayNumber(figures)} ${unit === 'in' ? 'inch' : (UNITS[unit]?.[0] ?? unit)}`,
  },
  {
    name: 'unit of a compound: a 30cm-long fish, a 2.5-mile (4km) path',
    pattern: re`(?<![\d.,\p{L}])(${N})\s?(${UNIT})(?=-(?!to-)\p{Ll}{2})|(?<=\d(?:-(?:mile|foot|inch|yard|acre|pound|ounce|kilomet\p{L}{2}|met\p{L}{2}|degree)|\s?(?:[kc]?m|ft|kg|lb|″)-\p{Ll}{2,5}) \()(${N})\s?(${UNIT})(?=\) \p{Ll})`,
    say: (_, a, unitA, b, unitB) => `${sayNumber(a || b)} ${UNITS[unitA || unitB]?.[0] ?? ''}`,
  },
  {
    name: 'unit before its noun: a 5 km walk, the 42m (138ft) crane, of 20 mm pipe',
    pattern: re`(?<=(?<!\p{L})(?:[Aa]n?|[Tt]h(?:e|is|at)|[Ii]ts|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Tt]heir|[Ee]ach|[Ee]very|[Aa]nother(?! \d{1,4}\s?(?:g|ml|oz|t(?:b?sp)s?)\s)) (?:(?:${ATTRIBUTES}) )?)(?:(${N})${TO})?(${N})\s?(${UNIT}|s)\.?(?:( \(|, )(${N})\s?(${UNIT})(?:(?<=\(.{1,30})\)|(?! \()))?(?=-\p{Ll}| (?:\p{Ll}|\p{Lu}{2}))(?! (?:${AFTER_MEASURE})(?!\p{L}))|(?<![\d.,\p{L}])(${N})\s?(${UNIT})\.?(?= (?:${MADE_TO_MEASURE})(?!\p{L}))`,
    say: (_, from, a, unitA, joint, also, unitAlso, b, unitB) =>
      `${from === '' ? '' : `${sayNumber(from)} to `}${sayNumber(a || b)} ${UNITS[unitA || unitB]?.[0] ?? 'second'}` +
      (joint === '' ? '' : `${joint}${sayNumber(also)} ${UNITS[unitAlso]?.[0] ?? ''}${joint === ', ' ? '' : ')'}`),
  },
  {
    name: 'part of a unit: 1 1/2 tsp., 1/2 lb',
    pattern: re`(?<![\d.,/\p{L}])(?:(\d{1,4})[ -])?(\d)/(\d{1,2})[\s-]?(${UNIT}|cup|pint)(?![\p{L}\d])(?:\.(?=\s\p{Ll}))?`,
    say: (_, whole, over, under, unit) => {
      const [one, many] = UNITS[unit] ?? [unit, `${unit}s`];
      const part = sayFraction(over, under).replace(/^one /, 'a ');
      if (whole !== '') return `${sayCardinal(whole)} and ${part} ${many}`;
      return `${part.replace(/^a half/, 'half a')} ${/^(?:half a|a )/u.test(part.replace(/^a half/, 'half a')) ? '' : 'of a '}${one}`;
    },
  },
  {
    name: 'unit 5 km, 10-15kg',
    pattern: re`(?<![\d.,]|\p{L}-?)(?:(${SIGN})(${N})(?:\s?(?:${UNIT}))?${TO})?(${SIGN})(${N})(?: (million|billion|thousand|trillion))?\s?(${UNIT})(?![\p{L}\d]|\^)(?:\.(?=\s\p{Ll}|\)))?`,
    say: (_, markA, a, mark, b, scale, unit) =>
      `${a === '' ? '' : `${sign(markA)}${sayNumber(a)} to `}${sign(mark)}${measure(b, scale, unit)}`,
  },
  {
    name: 'unit without a number km/h',
    pattern: re`(?<!\p{L})(${UNIT})/(${DIVISOR})(?!\p{L})`,
    say: (_, unit, per) => `${UNITS[unit]?.[1] ?? unit} per ${lookUp(PER, per)}`,
  },
];
