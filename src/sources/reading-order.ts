/** Whether a list on the web begins with what came first, as the contents of a book do. */
import type { SourceItem } from '../model.ts';

/** So many neighbours in a row decide, and so large a share of them. */
const LEAST_PAIRS = 2;
const CLEAR = 0.8;

/**
 * What is new stands where a list grows. Where all is new, or nothing was known, dates and numbers tell it: of the items,
 * in their addresses, at the beginning of their titles. Otherwise a list begins with what came last.
 */
export function beginsWithOldest(items: readonly SourceItem[], isKnown: (url: string) => boolean): boolean {
  const places = (known: boolean) => items.flatMap(({ url }, at) => (isKnown(url) === known ? [at] : []));
  const [old, fresh] = [places(true), places(false)];
  if (old.length > 0 && fresh.length > 0) return mean(fresh) > mean(old);
  const signs = [dateOf, dateInAddress, numberInTitle];
  return signs.map((sign) => directionOf(items.map(sign))).find((direction) => direction !== 0) === 1;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** 1: ascending, -1: descending, 0: neither clearly. */
function directionOf(values: readonly (number | undefined)[]): -1 | 0 | 1 {
  const steps = values.flatMap((value, at) => {
    const before = values[at - 1];
    return value === undefined || before === undefined || value === before ? [] : [Math.sign(value - before)];
  });
  if (steps.length < LEAST_PAIRS) return 0;
  const up = steps.filter((step) => step > 0).length / steps.length;
  return up >= CLEAR ? 1 : up <= 1 - CLEAR ? -1 : 0;
}

function dateOf({ publishedAt }: SourceItem): number | undefined {
  const at = Date.parse(publishedAt ?? '');
  return Number.isNaN(at) ? undefined : at;
}

function dateInAddress({ url }: SourceItem): number | undefined {
  const [, year, month, day = '1'] = /\/((?:19|20)\d\d)[/-]?(\d\d)(?:[/-]?(\d\d))?(?=[/_.-]|$)/.exec(url) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day));
}

const DIGITS = '零一二三四五六七八九';

const NUMBERED =
  /^(?:(?:chapter|part|episode|lesson|kapitel|teil|folge|chapitre|partie|épisode|capítulo|parte|capitolo)\s{1,2}(\d{1,3})\b|(\d{1,3})[.:)、]|第\s?(?:(\d{1,3})|([零一二三四五六七八九十百]{1,7}))\s?[章回节節课課集期])/iu;

/** Of a chapter or a part; a year, or a number of things, is none. */
function numberInTitle({ title = '' }: SourceItem): number | undefined {
  const [, named, bare, counted, han] = NUMBERED.exec(title) ?? [];
  const digits = named ?? bare ?? counted;
  return digits !== undefined ? Number(digits) : han === undefined ? undefined : readHan(han);
}

function readHan(text: string): number {
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const unit = sign === '百' ? 100 : sign === '十' ? 10 : 0;
    if (unit === 0) digit = DIGITS.indexOf(sign);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
