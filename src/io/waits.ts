/** How long a server may make us wait: what is beyond sense is cut, so that one answer closes nothing for ever. */

const DAY_MS = 24 * 3600_000;

/** For one article. */
export const LONGEST_ITEM_WAIT_MS = 7 * DAY_MS;

/** For a host, and for a source. */
export const LONGEST_HOST_WAIT_MS = DAY_MS;

/** A wait between nothing and `most`; what is no number is no wait. */
export function capWait(milliseconds: number | undefined, most: number): number {
  return milliseconds !== undefined && milliseconds > 0 ? Math.min(milliseconds, most) : 0;
}

/** `45 s`, `12 minutes`, `24 hours`. */
export function describeWait(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
