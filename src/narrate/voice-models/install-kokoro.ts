/** Kokoro from the first place that has it: fetched, checked, prepared for this machine, and only then put in place. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LecternError, toLecternError, usageError } from '../../errors.ts';
import { hasSize, moveIntoPlace, sweepTemporaryFiles, temporaryPathFor } from '../../io/atomic-files.ts';
import { lockInstallation } from './install-lock.ts';
import { DOWNLOADS, type InstallProgress } from './install-voice.ts';
import { type KnownFile, KOKORO_MODEL, KOKORO_VOICE_BYTES, KOKORO_VOICES } from './kokoro-catalogue.ts';
import type { KokoroOrigin } from './kokoro-origins.ts';

export type KokoroInstallOptions = {
  /** `<data>/voices/kokoro`. */
  readonly folder: string;
  /** Voices that have to be there in the end; others that the place has come along. */
  readonly voices: readonly string[];
  /** In the order in which they are tried. */
  readonly origins: readonly KokoroOrigin[];
  /** How long a place may take to say that it is there, ms. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: InstallProgress) => void;
  /** Whether the folder holds a model that can be used. */
  readonly isReady: (folder: string) => boolean;
  /** Fills a folder with the form of the model that is the quickest here, and with what is to be known of it. */
  readonly prepare: (model: string, folder: string, signal: AbortSignal) => Promise<unknown>;
  /** Default: the published ones. */
  readonly catalogue?: { readonly model: KnownFile; readonly voices: Readonly<Record<string, string>> };
};

export type KokoroInstalled = {
  /** False: everything was there already. */
  readonly isNew: boolean;
  /** The place that had the files. */
  readonly from?: string;
};

/**
 * @throws LecternError `usage` for an unknown voice, `busy` while another process installs it, `network` when no place can
 * be reached, `invalid` when what came is not the known files, `disk-full`, `cancelled`
 */
export async function installKokoro(options: KokoroInstallOptions): Promise<KokoroInstalled> {
  const { folder, signal, catalogue = { model: KOKORO_MODEL, voices: KOKORO_VOICES } } = options;
  const unknown = options.voices.find((name) => !(name in catalogue.voices));
  if (unknown !== undefined)
    throw usageError(`Kokoro has no voice ${unknown}.`, `It has ${Object.keys(catalogue.voices).join(', ')}.`);
  const needsModel = () => !options.isReady(folder);
  const missing = async () => {
    const present = await listVoiceFiles(folder);
    return options.voices.filter((name) => !present.includes(name));
  };
  if (!needsModel() && (await missing()).length === 0) return { isNew: false };

  const modelsDirectory = dirname(folder);
  const downloads = join(modelsDirectory, DOWNLOADS, 'kokoro');
  await mkdir(join(downloads, 'voices'), { recursive: true });
  const release = await lockInstallation(join(modelsDirectory, DOWNLOADS, 'kokoro.lock'), 'kokoro');
  try {
    await sweepTemporaryFiles(modelsDirectory);
    // Another process may have brought it meanwhile.
    if (!needsModel() && (await missing()).length === 0) return { isNew: false };
    const from = await fetchFiles(options, downloads, catalogue, needsModel());
    if (needsModel()) await putInPlace(options, downloads);
    else
      for (const name of await missing())
        await moveIntoPlace(join(downloads, 'voices', `${name}.bin`), join(folder, 'voices', `${name}.bin`));
    await rm(downloads, { recursive: true, force: true });
    return { isNew: true, ...(from !== undefined && { from }) };
  } catch (thrown) {
    throw toLecternError(signal.aborted ? signal.reason : thrown, 'narrate');
  } finally {
    release();
  }
}

/** Names of the voices whose files are in an installed folder. */
export async function listVoiceFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, 'voices')).catch(() => []);
  return entries.filter((name) => name.endsWith('.bin')).map((name) => name.slice(0, -'.bin'.length));
}

/** One place after the other until all that is needed lies checked in the folder of downloads. */
async function fetchFiles(
  options: KokoroInstallOptions,
  downloads: string,
  catalogue: NonNullable<KokoroInstallOptions['catalogue']>,
  needsModel: boolean,
): Promise<string | undefined> {
  const { origins, signal, onProgress } = options;
  const model = join(downloads, KOKORO_MODEL.fileName);
  const voices = join(downloads, 'voices');
  const has = async (name: string) => matches(join(voices, `${name}.bin`), voiceFile(catalogue.voices[name] ?? ''));
  const lacking = async () => {
    const found = await Promise.all(options.voices.map(has));
    return options.voices.filter((_name, at) => !found[at]);
  };
  const told = (what: string) => ({
    downloads,
    signal,
    onProgress: (done: number, total: number | undefined) => onProgress?.({ stage: 'download', what, done, total }),
  });
  const faults: string[] = [];
  for (const origin of await reachable(origins, options, faults)) {
    try {
      if (needsModel && !(await matches(model, catalogue.model))) {
        await rm(model, { force: true });
        await origin.fetchModel(model, told('the model'));
        await demand(model, catalogue.model, `The model from ${origin.name}`);
      }
      if ((await lacking()).length > 0) {
        await origin.fetchVoices(Object.keys(catalogue.voices), voices, told('the voices'));
        await keepGood(voices, catalogue.voices, origin.name);
        const absent = await lacking();
        if (absent.length > 0) throw notThere(`${origin.name} has no voice ${absent.join(', ')}`);
      }
      return origin.name;
    } catch (thrown) {
      const error = toLecternError(signal.aborted ? signal.reason : thrown, 'fetch');
      if (error.code === 'cancelled' || error.code === 'disk-full' || error.code === 'no-permission') throw error;
      faults.push(`${origin.name}: ${error.message.replace(/\.$/, '')}`);
    }
  }
  throw notThere(`The voice cannot be brought (${faults.join('; ')})`);
}

/** Those that answer in time, in their order: all are asked at once. */
async function reachable(
  origins: readonly KokoroOrigin[],
  { patienceMs, signal }: KokoroInstallOptions,
  faults: string[],
): Promise<readonly KokoroOrigin[]> {
  const patience = AbortSignal.timeout(patienceMs);
  const answers = await Promise.allSettled(
    origins.map((origin) => withDeadline(origin.ask(AbortSignal.any([signal, patience])), patience)),
  );
  signal.throwIfAborted();
  return origins.filter((origin, at) => {
    const answer = answers[at];
    if (answer?.status === 'fulfilled') return true;
    const why = patience.aborted
      ? `no answer within ${patienceMs / 1000} s`
      : toLecternError(answer?.reason, 'fetch').message;
    faults.push(`${origin.name}: ${why.replace(/\.$/, '')}`);
    return false;
  });
}

/** A program or a name server need not listen to a signal. */
function withDeadline(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
}

async function putInPlace(
  { folder, prepare, signal, onProgress }: KokoroInstallOptions,
  downloads: string,
): Promise<void> {
  onProgress?.({ stage: 'try', what: 'the model on this machine', done: 0, total: undefined });
  const staging = temporaryPathFor(folder);
  try {
    await mkdir(join(staging, 'voices'), { recursive: true });
    // The trial needs a voice.
    for (const name of await listVoiceFiles(downloads))
      await copyFile(join(downloads, 'voices', `${name}.bin`), join(staging, 'voices', `${name}.bin`));
    await prepare(join(downloads, KOKORO_MODEL.fileName), staging, signal);
    signal.throwIfAborted();
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const voiceFile = (sha256: string): KnownFile => ({ byteLength: KOKORO_VOICE_BYTES, sha256 });

async function matches(path: string, known: KnownFile): Promise<boolean> {
  return (await hasSize(path, known.byteLength)) && (await hashFile(path)) === known.sha256;
}

async function demand(path: string, known: KnownFile, what: string): Promise<void> {
  if (await matches(path, known)) return;
  const found = await hashFile(path).catch(() => 'none');
  await rm(path, { force: true });
  throw new LecternError(`${what} is not the known file: its SHA-256 is ${found} instead of ${known.sha256}.`, {
    code: 'invalid',
    stage: 'fetch',
  });
}

/** Of what came, only files that are the known ones stay. */
async function keepGood(folder: string, known: Readonly<Record<string, string>>, from: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const sha256 = known[entry.replace(/\.bin$/, '')];
    const path = join(folder, entry);
    if (sha256 === undefined) await rm(path, { force: true });
    else await demand(path, voiceFile(sha256), `The voice ${entry} from ${from}`);
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

const notThere = (why: string) =>
  new LecternError(`${why}.`, {
    code: 'network',
    stage: 'narrate',
    retryable: true,
    hint: 'Set up an index or mirror for pip and npm, a proxy (fetch.proxy), or name a folder or an address with the files in narrators.kokoro.from; then run “lectern voices install”.',
  });
