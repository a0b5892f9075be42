/** How much memory more processes may take: what the machine has, and what control groups (cgroups) leave of it. */
import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { dirname, join } from 'node:path';

/** What a process that speaks takes at most, with the longest sentences (measured 580 MB). */
const PROCESS_BYTES = 600e6;

/** As many as there are cores and as fit into the memory; one in any case. */
export function countProcesses(cores: number, freeBytes: number): number {
  return Math.max(1, Math.min(cores, Math.floor(freeBytes / PROCESS_BYTES)));
}

/** `root` is the root of the file system. */
export function freeMemoryBytes(root = '/', machineBytes = freemem()): number {
  const limited = [readVersion2(root), readVersion1(root)].filter((bytes) => bytes !== undefined);
  // A limit that cannot be read in the files may still be known to Node.
  const constrained = process.constrainedMemory() || Infinity;
  return Math.min(machineBytes, root === '/' ? constrained : Infinity, ...limited);
}

/** The least that the group of this process, or a group around it, has left. */
function readVersion2(root: string): number | undefined {
  const own = /^0::(.*)$/m.exec(read(root, 'proc/self/cgroup') ?? '')?.[1];
  if (own === undefined) return undefined;
  const left = groupsAround(own).map((group) => {
    const folder = join('sys/fs/cgroup', group);
    const inactive = /^inactive_file (\d+)$/m.exec(read(root, folder, 'memory.stat') ?? '')?.[1];
    return leftOf(read(root, folder, 'memory.max'), read(root, folder, 'memory.current'), inactive);
  });
  return Math.min(...left);
}

function readVersion1(root: string): number | undefined {
  const own = /^\d+:[^:]*\bmemory\b[^:]*:(.*)$/m.exec(read(root, 'proc/self/cgroup') ?? '')?.[1];
  if (own === undefined) return undefined;
  const left = groupsAround(own).map((group) => {
    const folder = join('sys/fs/cgroup/memory', group);
    const inactive = /^total_inactive_file (\d+)$/m.exec(read(root, folder, 'memory.stat') ?? '')?.[1];
    return leftOf(read(root, folder, 'memory.limit_in_bytes'), read(root, folder, 'memory.usage_in_bytes'), inactive);
  });
  return Math.min(...left);
}

/** `/a/b` → `/a/b`, `/a`, `/`. */
function groupsAround(own: string): readonly string[] {
  const groups = [own];
  for (let group = own; dirname(group) !== group; group = dirname(group)) groups.push(dirname(group));
  return groups;
}

/** Files that were only read are counted as used, though they give way. */
function leftOf(limit: string | undefined, used: string | undefined, inactive = '0'): number {
  const most = Number(limit);
  if (limit === undefined || Number.isNaN(most)) return Infinity;
  return Math.max(0, most - Number(used ?? 0) + Number(inactive));
}

function read(...path: readonly string[]): string | undefined {
  try {
    return readFileSync(join(...path), 'utf8').trim();
  } catch {
    return undefined;
  }
}
