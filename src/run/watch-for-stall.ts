/** Gives up what does not move any more. */
import { LecternError } from '../errors.ts';

/** Without any progress for so long, an article is given up and the run goes on with the next one. */
const STALLED_MS = 15 * 60_000;

/** Every stage has limits of its own; this is for what nobody thought of. */
export function watchForStall(signal: AbortSignal): {
  readonly signal: AbortSignal;
  readonly alive: () => void;
  readonly end: () => void;
} {
  const stalled = new AbortController();
  const timer = setTimeout(
    () =>
      stalled.abort(
        new LecternError(`Nothing has moved for ${STALLED_MS / 60_000} minutes.`, {
          code: 'timeout',
          stage: 'cli',
          retryable: true,
          hint: 'It is tried again later; `lectern doctor` tells whether the narrators and ffmpeg work.',
        }),
      ),
    STALLED_MS,
  );
  return {
    signal: AbortSignal.any([signal, stalled.signal]),
    alive: () => void timer.refresh(),
    end: () => clearTimeout(timer),
  };
}
