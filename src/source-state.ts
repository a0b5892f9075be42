/** What is remembered of a source between two runs, and how one that keeps failing is slowed down. */
import type { LecternError, StoredError } from './errors.ts';
import type { Validators } from './io/http-client.ts';
import { capWait, LONGEST_HOST_WAIT_MS } from './waits.ts';

/** What is remembered of a source between runs. */
export type SourceState = {
  /** Where it is now: a permanent redirect moves it. */
  readonly url?: string;
  readonly validators?: Validators;
  /** SHA-256 of the last listing's bytes, hex. */
  readonly bodyHash?: string;
  /** Hash of the settings under which its items were last gone through to the end. */
  readonly settingsHash?: string;
  /** Hash of how the listing was asked for: how much of it, and by which selectors. */
  readonly askedHash?: string;
  /** ISO 8601 instants. */
  readonly checkedAt?: string;
  readonly changedAt?: string;
  /** Failures in a row. */
  readonly failures: number;
  /** Not asked again before. */
  readonly nextTryAt?: string;
  readonly error?: StoredError;
};

const FIRST_REST_MS = 5 * 60_000;

/**
 * The state after a failure: all that was known stays. Each failure in a row doubles the rest, from 5 minutes to a day,
 * give or take a quarter so that sources do not come back all at once; what the server asks for is the least, up to a day.
 *
 * @param random A number from 0 to 1.
 */
export function failedSource(
  state: SourceState | undefined,
  error: LecternError,
  now: Date,
  random: number = Math.random(),
): SourceState {
  const failures = (state?.failures ?? 0) + 1;
  const rest = Math.min(FIRST_REST_MS * 2 ** Math.min(failures - 1, 20), LONGEST_HOST_WAIT_MS) * (0.75 + random / 2);
  const restMs = capWait(Math.max(rest, error.retryAfterMs ?? 0), LONGEST_HOST_WAIT_MS);
  return {
    ...state,
    failures,
    checkedAt: now.toISOString(),
    nextTryAt: new Date(now.getTime() + restMs).toISOString(),
    error: {
      code: error.code,
      stage: error.stage,
      message: error.message,
      ...(error.hint !== undefined && { hint: error.hint }),
      at: now.toISOString(),
    },
  };
}

/** Whether a source that failed is to be left alone for now; not when it failed in the future: the clock was put back. */
export function isResting(state: SourceState | undefined, now: Date): boolean {
  if (state?.nextTryAt === undefined || Date.parse(state.nextTryAt) <= now.getTime()) return false;
  if (state.checkedAt === undefined) return true;
  const sinceMs = now.getTime() - Date.parse(state.checkedAt);
  // Before there was a longest rest, servers could ask for years.
  return sinceMs >= 0 && sinceMs < LONGEST_HOST_WAIT_MS;
}
