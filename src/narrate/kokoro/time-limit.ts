/** How long a sentence may take: by its length, and by the speed that the machine showed. */

/** Loading the model from a slow disk on a busy machine takes less. */
const LOAD_MS = 120_000;

/** Beside any length: a phonemizer that starts, other work on the machine. */
const LEAST_MS = 20_000;

/** A machine with other work is this many times slower than it showed. */
const PATIENCE = 10;

export type TimeLimit = {
  /** Milliseconds for a text that lasts `seconds`; `isFirst`: the model has to be loaded first. */
  limitMs(seconds: number, isFirst: boolean): number;
  /** A text that lasts `seconds` took `ms`. */
  observe(seconds: number, ms: number): void;
};

/** `pace`: seconds that a second of audio took when the voice was installed. */
export function createTimeLimit(pace: number): TimeLimit {
  let slowest = pace;
  return {
    limitMs: (seconds, isFirst) => Math.round(LEAST_MS + PATIENCE * slowest * seconds * 1000 + (isFirst ? LOAD_MS : 0)),
    observe(seconds, ms) {
      // It forgets slowly, so that one quick sentence does not shorten the next one's time.
      slowest = Math.max(pace, slowest * 0.9, ms / 1000 / Math.max(1, seconds));
    },
  };
}
