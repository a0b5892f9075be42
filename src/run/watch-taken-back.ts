/** Stops the work on an article that somebody takes back. */
import { LecternError } from '../errors.ts';

/** Reports of progress come dozens of times a second. */
const LOOKED_EVERY_MS = 1000;

/** `look`: whether it was taken back; asked now and then while something moves. */
export function watchTakenBack(
  look: () => Promise<boolean>,
  now: () => number = () => performance.now(),
): { readonly signal: AbortSignal; readonly alive: () => void } {
  const taken = new AbortController();
  let lookedAt = now();
  const stop = (isTaken: boolean) => {
    if (isTaken) taken.abort(new LecternError('It was taken back.', { code: 'cancelled', stage: 'cli' }));
  };
  return {
    signal: taken.signal,
    alive() {
      if (taken.signal.aborted || now() - lookedAt < LOOKED_EVERY_MS) return;
      lookedAt = now();
      // Whoever writes the outcome looks again.
      look().then(stop, () => undefined);
    },
  };
}
