/** Finds an ffmpeg and an ffprobe: named by the environment, on the PATH, or inside the npm packages. */
import { access, chmod, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { LecternError, toLecternError } from '../errors.ts';
import { type FfmpegAbilities, probeFfmpeg } from './probe-ffmpeg.ts';

export type FfmpegOrigin = 'environment' | 'path' | 'package';

export type FfmpegPaths = FfmpegAbilities & {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** Where ffmpeg was found. */
  readonly origin: FfmpegOrigin;
};

export type FfmpegEnvironment = {
  readonly LECTERN_FFMPEG?: string | undefined;
  readonly LECTERN_FFPROBE?: string | undefined;
  readonly PATH?: string | undefined;
};

/** @throws LecternError `ffmpeg-missing`, `cancelled` */
export async function findFfmpeg(environment: FfmpegEnvironment, signal: AbortSignal): Promise<FfmpegPaths> {
  const ffmpeg = await findProgram('ffmpeg', environment.LECTERN_FFMPEG, environment.PATH);
  const ffprobe = await findProgram('ffprobe', environment.LECTERN_FFPROBE, environment.PATH);
  const abilities = await probeFfmpeg(ffmpeg.path, signal).catch((thrown: unknown) => {
    const cause = toLecternError(thrown, 'assemble');
    if (cause.code === 'cancelled') throw cause;
    throw missing(`${ffmpeg.path} is no working ffmpeg (${cause.message})`, cause);
  });
  return { ffmpeg: ffmpeg.path, ffprobe: ffprobe.path, origin: ffmpeg.origin, ...abilities };
}

async function findProgram(
  name: 'ffmpeg' | 'ffprobe',
  named: string | undefined,
  path: string | undefined,
): Promise<{ readonly path: string; readonly origin: FfmpegOrigin }> {
  if (named) {
    if (await isExecutable(named)) return { path: named, origin: 'environment' };
    throw missing(`LECTERN_${name.toUpperCase()} names ${named}, which is not a program`);
  }
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (path ?? '').split(delimiter)) {
    if (folder && (await isExecutable(join(folder, file)))) return { path: join(folder, file), origin: 'path' };
  }
  const packaged = packagedPath(name);
  if (packaged && (await makeExecutable(packaged))) return { path: packaged, origin: 'package' };
  throw missing(`There is no ${name} on this machine`);
}

/** The npm packages' binary for this platform; they do not exist for every one. */
function packagedPath(name: 'ffmpeg' | 'ffprobe'): string | undefined {
  try {
    // These packages choose the binary when they are loaded, and throw when there is none.
    const found: unknown = createRequire(import.meta.url)(`@${name}-installer/${name}`);
    const path = typeof found === 'object' && found && 'path' in found ? found.path : undefined;
    return typeof path === 'string' ? path : undefined;
  } catch {
    return undefined;
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** One of the packages comes without the right to run for everybody. */
async function makeExecutable(path: string): Promise<boolean> {
  if (await isExecutable(path)) return true;
  await chmod(path, 0o755).catch(() => {});
  return isExecutable(path);
}

function missing(what: string, cause?: unknown): LecternError {
  return new LecternError(`${what}.`, {
    code: 'ffmpeg-missing',
    stage: 'assemble',
    hint: 'Install ffmpeg with your package manager, or set LECTERN_FFMPEG and LECTERN_FFPROBE to the programs.',
    cause,
  });
}
