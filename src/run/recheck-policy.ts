/** When an article is looked at again without its source saying that it changed. */
import { capWait, LONGEST_ITEM_WAIT_MS } from '../io/waits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Articles are corrected mostly in their first hours, and hardly ever after so many days. */
const SETTLED_AFTER_DAYS = 45;

/** A page may be listed before it is there, and a site may change its mind; within some eleven days it has. */
const MOST_PERMANENT_TRIES = 6;

export type Recheck = {
  readonly url: string;
  readonly isRemoved?: boolean;
  /** In a row, this one included. */
  readonly failures: number;
  /** Whether the failure may pass by itself. */
  readonly isRetryable: boolean;
  /** Whether the address itself says that nothing will come of it. */
  readonly isPermanent?: boolean;
  /** The earliest moment that a server asked for, ms from now. */
  readonly retryAfterMs?: number;
  /** ISO 8601; when the article came out, or last changed. */
  readonly changedAt?: string;
};

/**
 * ISO 8601, or `undefined` for never. A failure that may pass is tried again after 5 minutes, then ever later up to a
 * day; one that hardly will after 6 hours up to a week; one that is permanent a few times only. A published article is asked for after a quarter of its age.
 * `random` from 0 to 1 spreads what came together.
 */
export function nextCheck(recheck: Recheck, now: Date, random: number): string | undefined {
  const { url, isRemoved = false, failures, isRetryable, isPermanent = false, retryAfterMs, changedAt } = recheck;
  const at = (delayMs: number) =>
    new Date(
      now.getTime() + Math.max(delayMs * (0.9 + 0.2 * random), capWait(retryAfterMs, LONGEST_ITEM_WAIT_MS)),
    ).toISOString();
  if (isPermanent && failures >= MOST_PERMANENT_TRIES) return undefined;
  if (failures > 0) {
    const [first, most] = isRetryable ? [5 * MINUTE_MS, DAY_MS] : [6 * HOUR_MS, 7 * DAY_MS];
    return at(Math.min(most, first * 2 ** Math.min(failures - 1, 20)));
  }
  // A file shows by itself that it changed; what was sent does not.
  if (/^(?:file|urn):/.test(url) || isRemoved) return undefined;
  const ageMs = Math.max(0, now.getTime() - (changedAt === undefined ? now.getTime() : Date.parse(changedAt)));
  if (!(ageMs < SETTLED_AFTER_DAYS * DAY_MS)) return undefined;
  return at(Math.min(7 * DAY_MS, Math.max(HOUR_MS, ageMs / 4)));
}
