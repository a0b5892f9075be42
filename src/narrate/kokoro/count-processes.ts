/** How many processes may speak at once: as many as this machine, and control groups, leave cores and memory for. */
import { availableParallelism, freemem } from 'node:os';
import { memoryLeftBytes, quotaCores } from './control-groups.ts';

/** What a process that speaks takes at most, with the longest sentences (measured 580 MB). */
const PROCESS_BYTES = 600e6;

export type Machine = {
  readonly cores: number;
  readonly freeBytes: number;
  /** The root of the file system, where control groups are read. */
  readonly root: string;
};

/** One in any case; a core that a quota grants in part counts when it is the larger part. */
export function countProcesses(machine: Machine = thisMachine()): number {
  const cores = Math.min(machine.cores, Math.round(quotaCores(machine.root)));
  const bytes = Math.min(machine.freeBytes, memoryLeftBytes(machine.root));
  return Math.max(1, Math.min(cores, Math.floor(bytes / PROCESS_BYTES)));
}

/** Seconds of audio a second with all of them, where a second of audio takes `cpuPerSecond`. */
export function narrationPace(cpuPerSecond: number, machine: Machine = thisMachine()): number {
  return Math.min(countProcesses(machine), quotaCores(machine.root)) / cpuPerSecond;
}

function thisMachine(): Machine {
  // A limit that cannot be read in the files may still be known to Node.
  const freeBytes = Math.min(freemem(), process.constrainedMemory() || Infinity);
  return { cores: availableParallelism(), freeBytes, root: '/' };
}
