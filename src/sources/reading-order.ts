/** Whether a list on the web begins with what came first, as the contents of a book do. */
import type { SourceItem } from '../model.ts';

/** So many neighbours in a row decide, and so large a share of them. */
const LEAST_PAIRS = 2;
const CLEAR = 0.8;

/**
 * Dates and numbers tell it: of the items, in their addresses, at the beginning of their titles. Where they say nothing, what
 * is new stands where a list grows; otherwise a list begins with what came last. `isKnown`: absent where more may have been
 * asked for than before.
 */
export function beginsWithOldest(items: readonly SourceItem[], isKnown?: (url: string) => boolean): boolean {
  const told = SIGNS.map(({ sign, least }) => directionOf(items.map(sign), least)).find((direction) => direction !== 0);
  return told === undefined ? isKnown !== undefined && growsAtEnd(items, isKnown) : told === 1;
}

function growsAtEnd(items: readonly SourceItem[], isKnown: (url: string) => boolean): boolean {
  let old = 0;
  let fresh = 0;
  let behind = 0;
  for (const { url } of items)
    if (isKnown(url)) old += 1;
    else {
      fresh += 1;
      behind += old;
    }
  // One beside another may be pinned above it.
  return old * fresh >= LEAST_PAIRS && behind / (old * fresh) >= CLEAR;
}

/** 1: ascending, -1: descending, 0: neither clearly. */
function directionOf(values: readonly (number | undefined)[], least: number): -1 | 0 | 1 {
  const steps = values.flatMap((value, at) => {
    const before = values[at - 1];
    return value === undefined || before === undefined || value === before ? [] : [Math.sign(value - before)];
  });
  if (steps.length < least) return 0;
  const up = steps.filter((step) => step > 0).length / steps.length;
  return up >= CLEAR ? 1 : up <= 1 - CLEAR ? -1 : 0;
}

function instantOf(written: string | undefined): number | undefined {
  const at = Date.parse(written ?? '');
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

/** A date says when; two numbers may be chance. Listings are sorted by changes where there is nothing else. */
const SIGNS = [
  { sign: ({ publishedAt }: SourceItem) => instantOf(publishedAt), least: 1 },
  { sign: dateInAddress, least: 1 },
  { sign: numberInTitle, least: LEAST_PAIRS },
  { sign: ({ updatedAt }: SourceItem) => instantOf(updatedAt), least: 1 },
];
