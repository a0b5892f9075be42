/** Reads a calendar date, and the time and zone when they are there, from the forms that pages write. */
import { ignoringCase } from './ignoring-case.ts';

/** A date as it was written. `time` is `HH:MM` or `HH:MM:SS`; `zone` is `Z` or `±HH:MM`. */
export type WrittenDate = { readonly date: string; readonly time?: string; readonly zone?: string };

const MONTHS: readonly string[] = [
  'jan|january|januar|janvier|enero|gennaio|janeiro|ene|gen|jänner|januari|stycznia|января|янв',
  'feb|february|februar|février|fevrier|febrero|febbraio|fevereiro|févr|fev|februari|lutego|февраля|фев',
  'mar|march|märz|maerz|mars|marzo|março|mär|maart|mrt|marca|марта',
  'apr|april|avril|abril|aprile|avr|abr|kwietnia|апреля|апр',
  'may|mai|mayo|maggio|maio|mag|mei|maj|maja|мая',
  'jun|june|juni|juin|junio|giugno|junho|giu|czerwca|июня',
  'jul|july|juli|juillet|julio|luglio|julho|juil|lug|lipca|июля',
  'aug|august|août|aout|agosto|ago|augustus|augusti|sierpnia|августа|авг',
  'sep|sept|september|septembre|septiembre|settembre|setembro|set|września|сентября|сен',
  'oct|october|oktober|octobre|octubre|ottobre|outubro|okt|ott|października|октября|окт',
  'nov|november|novembre|noviembre|novembro|listopada|ноября|ноя',
  'dec|december|dezember|décembre|decembre|diciembre|dicembre|dezembro|dez|dic|déc|grudnia|декабря|дек',
];
const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);
/** The names of months in the languages read here, as alternatives of a pattern, the longest first. */
export const MONTH_NAMES = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');

const TIME = String.raw`(?:[T\s,，日\-–—|·:]{0,6}(?:um |at |à |@ ?)?(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2}))?(?:\.\d{1,9})?\s?(?:([ap])\.?m\.?)?(?:\s?(Z\b|UTC|GMT|[+-]\d{2}:?\d{2}))?)?`;
const YEAR_FIRST = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?${TIME}`,
  'i',
);
const COMPACT =
  /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?(\d{2}):?(\d{2})(?::?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)/;
const DAY_FIRST_NAME = ignoringCase(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?[.,]?[\s-]{0,3}(?:de |of )?(${MONTH_NAMES})\.?,?[\s-]{0,3}(?:de |del )?((?:19|20)\d{2})(?!\d)${TIME}`,
);
const MONTH_FIRST_NAME = ignoringCase(
  String.raw`(?<!\p{L})(${MONTH_NAMES})\.?[\s-]{1,3}(\d{1,2})(?:st|nd|rd|th)?[.,]?[\s-]{1,3}((?:19|20)\d{2})(?!\d)${TIME}`,
);
/** Sat Mar 15 23:10:08 2025 */
const C_TIME = ignoringCase(
  String.raw`(?<!\p{L})(${MONTH_NAMES})\s{1,2}(\d{1,2})\s(\d{2}):(\d{2})(?::(\d{2}))?\s(?:[A-Z]{2,5}\s|[+-]\d{4}\s)?((?:19|20)\d{2})(?!\d)`,
);
const DAY_FIRST = new RegExp(String.raw`(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)${TIME}`, 'i');
const SLASHES = new RegExp(
  String.raw`(?<![\d/-])(\d{1,2})(?:\s?/\s?(\d{1,2})\s?/\s?|-(\d{1,2})-)((?:19|20)\d{2})(?!\d)${TIME}`,
  'i',
);
/** 2024 05/18 or 202405/18: a year and a day that style sheets set apart. */
const APART = new RegExp(String.raw`(?<!\d)(20\d{2})\s{0,3}(0[1-9]|1[0-2])[-/]([0-2]\d|3[01])(?![\d/-])${TIME}`, 'i');
/** 18.05.24, 9:30 */
const SHORT_YEAR = new RegExp(
  String.raw`(?<![\d.])([0-2]?\d|3[01])\.(0?[1-9]|1[0-2])\.(\d{2})(?=$|[,|]|\s?(?:[-–—|·,]|um|\d{1,2}[:.]\d{2}))${TIME}`,
  'i',
);
/** 01/13/24 - Wexley, on 30/12/24 */
const SHORT_SLASHES = new RegExp(
  String.raw`(?<![\d/-])(\d{1,2})/(\d{1,2})/([0-4]\d)(?=$|[,|]|\s(?:[-–—|·,]|\d{1,2}:\d{2}))${TIME}`,
  'i',
);
/** 发布于 25-01-27 21:14: where Chinese says so, the year comes first. */
const SHORT_YEAR_FIRST = new RegExp(
  String.raw`[发發][布佈表](?:[于於]|[时時][间間])?\s?[：:]?\s?(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)${TIME}`,
);
const MONTH = ignoringCase(String.raw`^(${MONTH_NAMES})\.?,? (?:de |del )?((?:19|20)\d{2})$`);

/** The first day of a month, of a line that says the month and the year and nothing else. */
export function parseMonth(text: string): WrittenDate | undefined {
  const [, name = '', year] = MONTH.exec(text.trim()) ?? [];
  const month = MONTH_NUMBERS.get(name.toLowerCase());
  return month === undefined ? undefined : { date: `${year}-${String(month).padStart(2, '0')}-01` };
}

/** How browsers write an instant in America, on pages of any language. */
const AMERICAN = /\d{4},\s\d{1,2}:\d{2}(?::\d{2})?\s[AP]M\b/;
/** Every form has one of these: a year of four figures, three numbers in a row, or the Chinese word for a year. */
export const DATED = /(?:19|20)\d{2}|\d[-/.]\d{1,2}[-/.]\d|年/;
const HAN_NUMERALS =
  /([二一]?[〇零○Ｏ一二三四五六七八九]{3,4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/;

function build(
  year: string,
  month: number,
  day: number,
  rest: readonly (string | undefined)[],
): WrittenDate | undefined {
  const [hour, minute, second, half, zone] = rest;
  const moment = new Date(Date.UTC(Number(year), month - 1, day));
  if (month < 1 || month > 12 || day < 1 || moment.getUTCDate() !== day) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (hour === undefined || minute === undefined) return { date };
  let hours = Number(hour);
  if (half && hours <= 12) hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return { date };
  const time = `${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  if (!zone) return { date, time };
  const bare = /^[+-]/.test(zone) ? zone.replace(':', '') : '';
  return { date, time, zone: bare === '' ? 'Z' : `${bare.slice(0, 3)}:${bare.slice(3)}` };
}

function buildNamed(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  rest: readonly (string | undefined)[],
): WrittenDate | undefined {
  const number = MONTH_NUMBERS.get((month ?? '').toLowerCase());
  return number === undefined ? undefined : build(year ?? '', number, Number(day), rest);
}

/** Of two numbers, what cannot be a month is the day. */
function buildSlashed(
  [one, two, year]: readonly [number, number, string],
  rest: Groups,
  dayFirst: boolean,
): WrittenDate | undefined {
  const isDay = one > 12 || (two <= 12 && dayFirst);
  return isDay ? build(year, two, one, rest) : build(year, one, two, rest);
}

/** 二〇二四年五月十八日 */
function buildHanNumerals(written: string, month: string, day: string): WrittenDate | undefined {
  const digit = (sign: string) => Math.max(0, '一二三四五六七八九'.indexOf(sign) + 1);
  const year = [...written].map(digit).join('');
  const number = (text: string) => {
    const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
    const ten = tens === '' ? 1 : digit(tens ?? '');
    return ten * 10 + digit(ones ?? '');
  };
  return year.length === 4 ? build(year, number(month), number(day), []) : undefined;
}

type Groups = readonly (string | undefined)[];
/** `sign` is a part of the form that every text of it has, and that costs little to look for. */
type Form = {
  readonly sign: RegExp;
  readonly pattern: RegExp;
  readonly read: (groups: Groups, text: string, dayFirst: boolean) => WrittenDate | undefined;
};

/** In the order in which they are tried. */
export const FORMS: readonly Form[] = [
  {
    sign: /(?:19|20)\d{2}\s?[-/.年]/,
    pattern: YEAR_FIRST,
    read: ([year, month, day, ...rest]) => build(year ?? '', Number(month), Number(day), rest),
  },
  {
    sign: /\d\D{3,40}(?:19|20)\d{2}/,
    pattern: DAY_FIRST_NAME,
    read: ([day, month, year, ...rest]) => buildNamed(year, month, day, rest),
  },
  {
    sign: /\d(?:st|nd|rd|th)?[.,]?[\s-]{1,3}(?:19|20)\d{2}/i,
    pattern: MONTH_FIRST_NAME,
    read: ([month, day, year, ...rest]) => buildNamed(year, month, day, rest),
  },
  {
    sign: /:\d{2}\s(?:[A-Z]{2,5}\s|[+-]\d{4}\s)?(?:19|20)\d{2}/i,
    pattern: C_TIME,
    read: ([month, day, hour, minute, second, year]) => buildNamed(year, month, day, [hour, minute, second]),
  },
  {
    sign: /\.\s?(?:19|20)\d{2}/,
    pattern: DAY_FIRST,
    read: ([day, month, year, ...rest]) => build(year ?? '', Number(month), Number(day), rest),
  },
  {
    sign: /[-/]\s?(?:19|20)\d{2}/,
    pattern: SLASHES,
    read: ([first, slashed, dashed, year, ...rest], text, dayFirst) =>
      buildSlashed([Number(first), Number(slashed ?? dashed), year ?? ''], rest, dayFirst && !AMERICAN.test(text)),
  },
  {
    sign: /20\d{2}\s{0,3}[01]\d[-/]/,
    pattern: APART,
    read: ([year, month, day, ...rest]) => build(year ?? '', Number(month), Number(day), rest),
  },
  {
    sign: /[发發][布佈表]/,
    pattern: SHORT_YEAR_FIRST,
    read: ([year, month, day, ...rest]) => build(`20${year}`, Number(month), Number(day), rest),
  },
  {
    sign: /\d\.\d{1,2}\.\d{2}/,
    pattern: SHORT_YEAR,
    read: ([day, month, year, ...rest]) => build(`20${year}`, Number(month), Number(day), rest),
  },
  {
    sign: /\d\/\d{1,2}\/[0-4]\d/,
    pattern: SHORT_SLASHES,
    read: ([first, second, year, ...rest], _, dayFirst) =>
      buildSlashed([Number(first), Number(second), `20${year}`], rest, dayFirst),
  },
  {
    sign: /年[一二三四五六七八九十]/,
    pattern: HAN_NUMERALS,
    read: ([year, month, day]) => buildHanNumerals(year ?? '', month ?? '', day ?? ''),
  },
  {
    sign: /(?:19|20)\d{6}/,
    pattern: COMPACT,
    read: ([year, month, day, hour, minute, second, zone]) =>
      build(year ?? '', Number(month), Number(day), [hour, minute, second, undefined, zone]),
  },
];

/**
 * The first date in a text of at most a few hundred characters; `undefined` when there is none.
 *
 * @param dayFirst How 4/5/2024 is meant: the fourth of May, or else the fifth of April.
 */
export function parseDate(input: string, dayFirst = false): WrittenDate | undefined {
  const text = input.slice(0, 400);
  if (!DATED.test(text)) return undefined;
  for (const { sign, pattern, read } of FORMS) {
    const match = sign.test(text) ? pattern.exec(text) : null;
    const found = match ? read(match.slice(1), text, dayFirst) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** ISO 8601: with its zone, moved into `timeZone` when none was written, otherwise the day as the publisher wrote it. */
export function formatDate(written: WrittenDate, timeZone?: string): string {
  if (written.time === undefined) return written.date;
  const time = written.time.length === 5 ? `${written.time}:00` : written.time;
  const zone = written.zone ?? (timeZone === undefined ? undefined : zoneOffset(`${written.date}T${time}`, timeZone));
  return zone === undefined ? written.date : `${written.date}T${time}${zone}`;
}

/** The offset of an IANA zone at a local time, as `±HH:MM`; `undefined` for an unknown zone. */
export function zoneOffset(local: string, timeZone: string): string | undefined {
  try {
    const part = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
      .formatToParts(new Date(`${local}Z`))
      .find(({ type }) => type === 'timeZoneName')?.value;
    const offset = part?.replace(/^(?:GMT|UTC)/, '');
    return offset === undefined ? undefined : offset === '' ? '+00:00' : offset;
  } catch {
    return undefined;
  }
}
