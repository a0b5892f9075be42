/** Reads a calendar date, and the time and zone when they are there, from the forms that pages write. */

/** A date as it was written. `time` is `HH:MM` or `HH:MM:SS`; `zone` is `Z` or `±HH:MM`. */
export type WrittenDate = { readonly date: string; readonly time?: string; readonly zone?: string };

const MONTHS: readonly string[] = [
  'jan|january|januar|janvier|enero|gennaio|janeiro|ene|gen|jänner',
  'feb|february|februar|février|fevrier|febrero|febbraio|fevereiro|févr',
  'mar|march|märz|maerz|mars|marzo|março|mär',
  'apr|april|avril|abril|aprile|avr|abr',
  'may|mai|mayo|maggio|maio|mag',
  'jun|june|juni|juin|junio|giugno|junho|giu',
  'jul|july|juli|juillet|julio|luglio|julho|juil|lug',
  'aug|august|août|aout|agosto|ago',
  'sep|sept|september|septembre|septiembre|settembre|setembro|set',
  'oct|october|oktober|octobre|octubre|ottobre|outubro|okt|ott',
  'nov|november|novembre|noviembre|novembro',
  'dec|december|dezember|décembre|decembre|diciembre|dicembre|dezembro|dez|dic|déc',
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
const DAY_FIRST_NAME = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?\.?[\s-]{1,3}(?:de |of )?(${MONTH_NAMES})\.?,?[\s-]{1,3}(?:de )?((?:19|20)\d{2})(?!\d)${TIME}`,
  'iu',
);
const MONTH_FIRST_NAME = new RegExp(
  String.raw`(?<!\p{L})(${MONTH_NAMES})\.?[\s-]{1,3}(\d{1,2})(?:st|nd|rd|th)?,?[\s-]{1,3}((?:19|20)\d{2})(?!\d)${TIME}`,
  'iu',
);
const DAY_FIRST = new RegExp(String.raw`(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)${TIME}`, 'i');
const SLASHES = new RegExp(String.raw`(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})(?!\d)${TIME}`, 'i');

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

/** The first date in a text of at most a few hundred characters; `undefined` when there is none. */
export function parseDate(input: string): WrittenDate | undefined {
  const text = input.slice(0, 400);
  let match = YEAR_FIRST.exec(text);
  if (match) {
    const found = build(match[1] ?? '', Number(match[2]), Number(match[3]), match.slice(4));
    if (found) return found;
  }
  match = DAY_FIRST_NAME.exec(text);
  if (match) {
    const month = MONTH_NUMBERS.get((match[2] ?? '').toLowerCase());
    const found = month && build(match[3] ?? '', month, Number(match[1]), match.slice(4));
    if (found) return found;
  }
  match = MONTH_FIRST_NAME.exec(text);
  if (match) {
    const month = MONTH_NUMBERS.get((match[1] ?? '').toLowerCase());
    const found = month && build(match[3] ?? '', month, Number(match[2]), match.slice(4));
    if (found) return found;
  }
  match = DAY_FIRST.exec(text);
  if (match) {
    const found = build(match[3] ?? '', Number(match[2]), Number(match[1]), match.slice(4));
    if (found) return found;
  }
  match = SLASHES.exec(text);
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    // American order unless it cannot be.
    const found =
      first > 12
        ? build(match[3] ?? '', second, first, match.slice(4))
        : build(match[3] ?? '', first, second, match.slice(4));
    if (found) return found;
  }
  match = COMPACT.exec(text);
  if (match)
    return build(match[1] ?? '', Number(match[2]), Number(match[3]), [
      match[4],
      match[5],
      match[6],
      undefined,
      match[7],
    ]);
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
