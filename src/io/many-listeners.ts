/** How many threads, downloads and encoders may wait for one stop. */
import { setMaxListeners } from 'node:events';

/** Above what any machine has under way at once. Not 0, for which Node 20's `getMaxListeners` throws inside undici. */
const MOST_LISTENERS = 10_000;

/** Lets many listeners wait for a signal without Node's warning of a leak. */
export function allowManyListeners(signal: AbortSignal): void {
  setMaxListeners(MOST_LISTENERS, signal);
}
