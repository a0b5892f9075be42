/** What control groups (cgroups, versions 1 and 2) leave of the machine to this process: memory and processor time. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes that the group of this process, or a group around it, has left; `Infinity` without a limit. */
export function memoryLeftBytes(root: string): number {
  return Math.min(
    ...groupFolders(root, 'memory').map(({ folder, version }) => {
      const [most, used, inactive] =
        version === 2
          ? (['memory.max', 'memory.current', 'inactive_file'] as const)
          : (['memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file'] as const);
      const limit = readNumber(root, folder, most);
      if (limit === undefined) return Infinity;
      // Files that were only read are counted as used, though they give way.
      const files = new RegExp(`^${inactive} (\\d+)$`, 'm').exec(read(root, folder, 'memory.stat') ?? '')?.[1];
      return Math.max(0, limit - (readNumber(root, folder, used) ?? 0) + Number(files ?? 0));
    }),
    Infinity,
  );
}

/** Cores' worth of time that the narrowest group around this process may use; `Infinity` without a quota. */
export function quotaCores(root: string): number {
  return Math.min(
    ...groupFolders(root, 'cpu').map(({ folder, version }) => {
      const [quota, period] =
        version === 2
          ? (read(root, folder, 'cpu.max') ?? '').split(' ').map(Number)
          : [readNumber(root, folder, 'cpu.cfs_quota_us'), readNumber(root, folder, 'cpu.cfs_period_us')];
      // Version 1 says −1 for no quota, version 2 “max”.
      return quota && period && quota > 0 && period > 0 ? quota / period : Infinity;
    }),
    Infinity,
  );
}

type Group = { readonly folder: string; readonly version: 1 | 2 };

/** The folders of this process's group and of those around it. */
function groupFolders(root: string, controller: 'memory' | 'cpu'): readonly Group[] {
  const groups = read(root, 'proc/self/cgroup') ?? '';
  const unified = /^0::(.*)$/m.exec(groups)?.[1];
  const own = new RegExp(`^\\d+:([^:\n]*\\b${controller}\\b[^:\n]*):(.*)$`, 'm').exec(groups);
  const list = (base: string, path: string | undefined, version: 1 | 2): readonly Group[] =>
    path === undefined
      ? []
      : groupsAround(path).map((group) => ({ folder: join('sys/fs/cgroup', base, group), version }));
  // Controllers that share a hierarchy lie in a folder of all their names; each has a link to it, but in some containers.
  const bases = own ? [...new Set([controller, own[1] ?? ''])] : [];
  return [...list('', unified, 2), ...bases.flatMap((base) => list(base, own?.[2], 1))];
}

/** `/a/b` → `/a/b`, `/a`, `/`. */
function groupsAround(own: string): readonly string[] {
  const groups = [own];
  for (let group = own; dirname(group) !== group; group = dirname(group)) groups.push(dirname(group));
  return groups;
}

function readNumber(...path: readonly string[]): number | undefined {
  const text = read(...path);
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function read(...path: readonly string[]): string | undefined {
  try {
    return readFileSync(join(...path), 'utf8').trim();
  } catch {
    return undefined;
  }
}
