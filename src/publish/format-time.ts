/** Moments and lengths as podcasts, captions and people write them. */

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** `HH:MM:SS` + separator + milliseconds, as WebVTT (`.`) and SubRip (`,`) want it. Never negative. */
export function toTimestamp(seconds: number, separator: '.' | ','): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const [hours, minutes] = [Math.floor(milliseconds / 3_600_000), Math.floor(milliseconds / 60_000) % 60];
  return `${pad(hours)}:${pad(minutes)}:${pad(Math.floor(milliseconds / 1000) % 60)}${separator}${pad(milliseconds % 1000, 3)}`;
}

/** `1:02:03` or `2:03`, which apps turn into a link that seeks. */
export function toClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** How long something is: the same whole seconds as in the feed, where {@link toClock} says where something begins. */
export const toLength = (seconds: number): string => toClock(Math.round(seconds));

/** `PT1H2M3S` (ISO 8601), for the `datetime` of a `<time>` that holds a length. */
export function toIsoDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `PT${Math.floor(whole / 3600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`;
}

/** The calendar date an article or episode names for itself: `2024-05-18`. Its own zone, so that no reader sees another day. */
export function toDate(moment: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] ?? '';
}

/** RFC 2822 date in UTC, as RSS 2.0 wants it. */
export function toRfc2822(moment: string): string {
  return new Date(moment).toUTCString();
}

/** A date as people write it: `18 May 2024`, `2024年5月18日`; what is no date comes back as it is. */
export function toDateWords(date: string, language: string): string {
  const day = toDate(date);
  const moment = new Date(`${day}T00:00:00Z`);
  if (day === '' || Number.isNaN(moment.getTime())) return day;
  return moment.toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
}

/** How long something is, for people who choose: never none. */
export const toMinutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));
