/** The runtime of Kokoro's model, an optional package with native code: found, or its absence explained. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isNonGlibcLinuxSync } from 'detect-libc';

const PACKAGE = 'onnxruntime-node';

export type OnnxRuntime = {
  /** The package's main file. */
  readonly path: string;
  readonly version: string;
};

/** Either of the two is there. */
export type FoundRuntime = {
  readonly runtime?: OnnxRuntime;
  /** Why there is none, as a part of a sentence. */
  readonly absence?: string;
};

export type Machine = {
  readonly platform: string;
  readonly arch: string;
  /** Linux with another C library than glibc, e.g. Alpine's musl. */
  readonly isMusl: boolean;
};

/** Looks at files only: nothing native is loaded into this process. */
export function findOnnxRuntime(machine: Machine = thisMachine(), resolve = resolvePackage): FoundRuntime {
  const { platform, arch, isMusl } = machine;
  // The package installs there too, and its library then cannot be loaded.
  if (isMusl) return { absence: `${PACKAGE} has no build for Linux with musl (it needs glibc)` };
  const path = resolve();
  if (path === undefined) return { absence: `the package ${PACKAGE} is not installed` };
  const folder = dirname(dirname(path));
  if (!existsSync(join(folder, 'bin/napi-v6', platform, arch, 'onnxruntime_binding.node')))
    return { absence: `${PACKAGE} has no build for ${platform} on ${arch}` };
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { runtime: { path, version } };
}

function thisMachine(): Machine {
  return { platform: process.platform, arch: process.arch, isMusl: isNonGlibcLinuxSync() };
}

function resolvePackage(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    return undefined;
  }
}
