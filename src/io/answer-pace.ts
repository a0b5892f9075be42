/** Gives up an answer that arrives too slowly, or has no end. */

import { LecternError } from '../errors.ts';
import type { Why } from '../words/why.ts';

export type AnswerLimits = {
  /** So long any answer may take. */
  readonly graceMs: number;
  /** On average, once the grace is over. */
  readonly leastBytesPerSecond: number;
  /** So long an answer may take at any rate. */
  readonly mostMs: number;
  /** The same where the server does not say how long its answer is. */
  readonly mostUnsizedMs: number;
};

/** At this rate speech of 64 kbit/s arrives as fast as it is heard. */
const LEAST_BYTES_PER_SECOND = 8000;

const MINUTE_MS = 60_000;

export const CLIP_LIMITS: AnswerLimits = {
  graceMs: MINUTE_MS,
  leastBytesPerSecond: LEAST_BYTES_PER_SECOND,
  mostMs: 30 * MINUTE_MS,
  mostUnsizedMs: 10 * MINUTE_MS,
};

export const DOCUMENT_LIMITS: AnswerLimits = {
  ...CLIP_LIMITS,
  mostMs: 5 * MINUTE_MS,
  mostUnsizedMs: 5 * MINUTE_MS,
};

/** For an answer that a machine has to work out first, e.g. speech. */
export const WORK_LIMITS: AnswerLimits = {
  graceMs: 60 * MINUTE_MS,
  leastBytesPerSecond: LEAST_BYTES_PER_SECOND,
  mostMs: 60 * MINUTE_MS,
  mostUnsizedMs: 60 * MINUTE_MS,
};

/** The time that one answer takes, over all tries. */
export type AnswerPace = {
  /** Aborted with a `timeout` when the time is over. */
  readonly signal: AbortSignal;
  /** A body begins. */
  begin(byteLength: number | undefined): void;
  received(bytes: number): void;
  /** The body is read, or the try has failed. */
  end(): void;
};

export function createAnswerPace(url: string, limits: AnswerLimits): AnswerPace {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let [bytes, spentMs, beganAt, mostMs] = [0, 0, 0, limits.mostMs];
  let isSized = true;
  const elapsedMs = () => spentMs + performance.now() - beganAt;
  const earnedMs = () => limits.graceMs + (bytes / limits.leastBytesPerSecond) * 1000;

  function look(): void {
    const leftMs = Math.min(mostMs, earnedMs()) - elapsedMs();
    if (leftMs > 0) timer = setTimeout(look, Math.ceil(leftMs));
    else over.abort(!isSized && mostMs < earnedMs() ? endless() : tooSlow());
  }
  const failure = (message: string, hint: string, why: Why) =>
    new LecternError(message, { code: 'timeout', stage: 'fetch', retryable: true, hint, why });
  const soFar = () =>
    `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB in ${Math.max(1, Math.round(elapsedMs() / 1000))} s`;
  const tooSlow = () =>
    failure(
      `${url} arrives too slowly (${soFar()}).`,
      'It is tried again later; another way to it may be faster (fetch.proxy, fetch.mirrors).',
      { kind: 'slow', host: URL.parse(url)?.host ?? url },
    );
  const endless = () =>
    failure(`${url} has no end in sight (${soFar()}).`, 'A live stream cannot be fetched.', { kind: 'live-stream' });

  return {
    signal: over.signal,
    begin(byteLength) {
      beganAt = performance.now();
      isSized = byteLength !== undefined;
      mostMs = isSized ? limits.mostMs : limits.mostUnsizedMs;
      look();
    },
    received(count) {
      bytes += count;
    },
    end() {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      spentMs = elapsedMs();
    },
  };
}

/** `signal`, and after so long `reason`. @returns also how to stop the clock */
export function withDeadline(
  signal: AbortSignal,
  milliseconds: number,
  reason: () => LecternError,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(reason()), milliseconds);
  return { signal: AbortSignal.any([signal, late.signal]), end: () => clearTimeout(timer) };
}
