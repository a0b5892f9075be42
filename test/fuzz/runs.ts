/** How long the fuzzers look: briefly with every test run, longer with `FUZZ_RUNS=100000 npx vitest run test/fuzz`. */
import type { Parameters } from 'fast-check';

/** Fast-check's parameters; with a number of runs from outside, until these are done, whatever the time. */
export function fuzz<T>(usualRuns: number): Parameters<T> {
  const asked = Number(process.env['FUZZ_RUNS'] ?? '');
  return asked > 0 ? { numRuns: asked } : { numRuns: usualRuns, interruptAfterTimeLimit: 10_000 };
}

/** Of one test, ms. */
export const FUZZ_LIMIT_MS = process.env['FUZZ_RUNS'] ? 6 * 3_600_000 : 30_000;
