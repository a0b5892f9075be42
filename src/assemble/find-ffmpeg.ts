/** Finds an ffmpeg that works: named by the environment, on the PATH, or inside the npm package. */
import { access, chmod, constants, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { LecternError, toLecternError } from '../errors.ts';
import { formatNamed } from '../formats/audio-formats.ts';
import type { AudioSettings, LiteFormat } from '../model.ts';
import { type FfmpegAbilities, probeFfmpeg } from './probe-ffmpeg.ts';

export type FfmpegOrigin = 'environment' | 'path' | 'package';

export type FfmpegPaths = FfmpegAbilities & {
  readonly ffmpeg: string;
  /** Where it was found. */
  readonly origin: FfmpegOrigin;
};

export type FfmpegEnvironment = {
  readonly LECTERN_FFMPEG?: string | undefined;
  readonly PATH?: string | undefined;
};

export type FfmpegDemands = {
  /** Codecs that it must encode. Default: MP3. */
  readonly encoders?: readonly LiteFormat[];
  /** Told of each program on the PATH that does not work, when another does. */
  readonly onNotice?: (notice: string) => void;
  /** After so long without a sign of life it does not work. */
  readonly stallMs?: number;
};

/** The codecs of these shows' episodes. */
export function encodersFor(shows: readonly Pick<AudioSettings, 'format' | 'lite'>[]): readonly LiteFormat[] {
  return [...new Set(shows.flatMap(({ format, lite }) => [formatNamed(format).codec, ...(lite ? [lite] : [])]))];
}

/** @throws LecternError `ffmpeg-missing`, `cancelled` */
export async function findFfmpeg(
  { LECTERN_FFMPEG: named, PATH: path = '' }: FfmpegEnvironment,
  signal: AbortSignal,
  { encoders = ['mp3'], onNotice = () => undefined, stallMs = 20_000 }: FfmpegDemands = {},
): Promise<FfmpegPaths> {
  const prove = async (ffmpeg: string, origin: FfmpegOrigin): Promise<FfmpegPaths> => {
    const abilities = await probeFfmpeg(ffmpeg, signal, stallMs).catch((thrown: unknown) => {
      const cause = toLecternError(thrown, 'assemble');
      if (cause.code === 'cancelled') throw cause;
      throw missing(`${ffmpeg} is no working ffmpeg (${cause.message.replace(/\.$/, '')})`, cause);
    });
    const lacks = encoders.filter((encoder) => !abilities.encoders[encoder]);
    if (lacks.length > 0) throw missing(`${ffmpeg} cannot encode ${lacks.join(' and ')}`);
    return { ffmpeg, origin, ...abilities };
  };
  if (named) {
    if (await isProgram(named)) return prove(named, 'environment');
    throw missing(`LECTERN_FFMPEG names ${named}, which is not a program`);
  }
  const passedOver: LecternError[] = [];
  const packaged = packagedPath();
  const candidates = [
    ...(await listOnPath(path)).map((one) => [one, 'path'] as const),
    ...(packaged !== undefined && (await makeExecutable(packaged)) ? [[packaged, 'package'] as const] : []),
  ];
  for (const [ffmpeg, origin] of candidates) {
    try {
      const found = await prove(ffmpeg, origin);
      for (const { message } of passedOver) onNotice(`${message} ${ffmpeg} is used instead.`);
      return found;
    } catch (thrown) {
      const error = toLecternError(thrown, 'assemble');
      if (error.code !== 'ffmpeg-missing') throw error;
      passedOver.push(error);
    }
  }
  throw passedOver.length === 0
    ? missing('There is no ffmpeg on this machine')
    : missing(passedOver.map(({ message }) => message.replace(/\.$/, '')).join('; '), passedOver[0]);
}

/** Each program once, though two folders may be one. */
async function listOnPath(path: string): Promise<readonly string[]> {
  const file = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  const programs = new Map<string, string>();
  for (const folder of path.split(delimiter)) {
    const program = join(folder, file);
    if (folder === '' || !(await isProgram(program))) continue;
    const real = await realpath(program);
    if (!programs.has(real)) programs.set(real, program);
  }
  return [...programs.values()];
}

/** The npm package's binary for this platform; it does not exist for every one. */
function packagedPath(): string | undefined {
  try {
    // The package chooses the binary when it is loaded, and throws when there is none.
    const found: unknown = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg');
    const path = typeof found === 'object' && found && 'path' in found ? found.path : undefined;
    return typeof path === 'string' ? path : undefined;
  } catch {
    return undefined;
  }
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Installed without scripts, it comes without the right to run. */
async function makeExecutable(path: string): Promise<boolean> {
  if (await isProgram(path)) return true;
  await chmod(path, 0o755).catch(() => {});
  return isProgram(path);
}

function missing(what: string, cause?: unknown): LecternError {
  return new LecternError(`${what}.`, {
    code: 'ffmpeg-missing',
    stage: 'assemble',
    hint: 'Install ffmpeg with your package manager, or set LECTERN_FFMPEG to one that works.',
    cause,
  });
}
