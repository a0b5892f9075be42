/** What is remembered of a source between two runs, and how one that keeps failing is slowed down. */
import type { LecternError } from '../errors.ts';
import { capWait, LONGEST_HOST_WAIT_MS } from '../io/waits.ts';
import type { SourceState } from '../model.ts';

/** An address is believed when it has given so many listings, over so long. */
const BELIEVED_TIMES = 3;
const BELIEVED_MS = 3 * 24 * 3600_000;

/** After a listing that permanent redirects led to, or none did. @returns what is remembered, and whether it is news */
export function noteMove(
  state: Pick<SourceState, 'url' | 'moving'> | undefined,
  movedTo: string | undefined,
  now: Date,
): { readonly kept: Pick<SourceState, 'url' | 'moving'>; readonly news?: 'moving' | 'moved' } {
  const url = state?.url === undefined ? {} : { url: state.url };
  if (movedTo === undefined || movedTo === state?.url) return { kept: url };
  const before = state?.moving?.url === movedTo ? state.moving : undefined;
  const moving = { url: movedTo, since: before?.since ?? now.toISOString(), times: (before?.times ?? 0) + 1 };
  if (moving.times >= BELIEVED_TIMES && now.getTime() - Date.parse(moving.since) >= BELIEVED_MS)
    return { kept: { url: movedTo }, news: 'moved' };
  return { kept: { ...url, moving }, ...(before === undefined && { news: 'moving' as const }) };
}

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
