/** Moments as exports write them. */

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;
/** Wallabag's tables. */
const DAY_FIRST = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d):(\d\d):(\d\d))?$/;

/** Before there was anything to save, or long after now. */
const EARLIEST = Date.UTC(1990);
const LATEST = Date.UTC(2100);

/**
 * An instant, ISO 8601: of seconds, milliseconds or microseconds since 1970, told by their size, or of a date, in UTC
 * where it names no zone. `undefined` for anything else, and for 0.
 */
export function parseMoment(written: string | number | undefined): string | undefined {
  const text = String(written ?? '').trim();
  const at = /^\d{1,20}(?:\.\d{1,9})?$/.test(text) ? countOf(Number(text)) : dateOf(text);
  return at !== undefined && at >= EARLIEST && at < LATEST ? new Date(at).toISOString() : undefined;
}

function countOf(count: number): number {
  if (count >= 1e14) return Math.floor(count / 1000);
  return count >= 1e11 ? Math.floor(count) : Math.floor(count * 1000);
}

function dateOf(text: string): number | undefined {
  const [, day, month, year, ...clock] = DAY_FIRST.exec(text) ?? [];
  if (year !== undefined) return Date.parse(`${year}-${month}-${day}T${clock[0] ? clock.join(':') : '00:00:00'}Z`);
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [, ...parts] = match;
  const [writtenYear, writtenMonth, writtenDay, hours = '00', minutes = '00', seconds = '00', zone = 'Z'] = parts;
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
  return Date.parse(`${writtenYear}-${writtenMonth}-${writtenDay}T${hours}:${minutes}:${seconds}${offset}`);
}
