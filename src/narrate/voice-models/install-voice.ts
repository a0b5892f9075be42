/** From a name or an address to a voice that has spoken: download, check, unpack, try, and only then put in place. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LecternError, toLecternError, usageError } from '../../errors.ts';
import { sweepTemporaryFiles, temporaryPathFor } from '../../io/atomic-files.ts';
import { makeFolder } from '../../io/make-folder.ts';
import { buildSherpaConfig, defaultThreads } from './build-sherpa-config.ts';
import { type CatalogueFile, type CatalogueVoice, VOICE_CATALOGUE } from './catalogue.ts';
import { downloadFile, type OpenUrl } from './download-file.ts';
import { findSherpa, readSherpaVersion } from './find-sherpa.ts';
import { lockInstallation } from './install-lock.ts';
import { openSherpa, type SherpaConfig } from './open-sherpa.ts';
import { planModel } from './plan-model.ts';
import { isModelName, listModelFiles, readModelVocabulary } from './read-model.ts';
import { trialSentence } from './trial-sentence.ts';
import { unpackArchive } from './unpack-archive.ts';
import { readVoiceRecord, type VoiceRecord, type VoiceSource, writeVoiceRecord } from './voice-record.ts';

export type InstallProgress = {
  readonly stage: 'download' | 'unpack' | 'try';
  /** What is downloaded or unpacked: a file's name. */
  readonly what: string;
  /** Bytes. */
  readonly done: number;
  readonly total: number | undefined;
};

export type InstallOptions = {
  readonly modelsDirectory: string;
  readonly open: OpenUrl;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: InstallProgress) => void;
  /** Of a downloaded file. Default 2 GB. */
  readonly maxDownloadBytes?: number;
  /** Default: {@link VOICE_CATALOGUE}. */
  readonly catalogue?: readonly CatalogueVoice[];
  /** Further tries of a download after one that brought nothing, and the first pause between them. */
  readonly retries?: number;
  readonly backoffMs?: number;
};

export type Installed = { readonly record: VoiceRecord /** False: it was there already. */; readonly isNew: boolean };

/** What a voice is installed from; a voice that is not in the catalogue has neither languages nor licence. */
type Wanted = Pick<CatalogueVoice, 'name'> &
  Partial<Pick<CatalogueVoice, 'languages' | 'licence'>> & {
    readonly archive: Pick<CatalogueFile, 'url' | 'sha256'>;
    readonly extras: Readonly<Record<string, Pick<CatalogueFile, 'url' | 'sha256'>>>;
  };

/** Of full scale: −50 dB. */
const LEAST_PEAK = 0.003;

/** Broken downloads wait here for the next try. */
export const DOWNLOADS = '.downloads';

/**
 * @param nameOrUrl a name of the catalogue, or the http(s) address of a `.tar.bz2`, `.tar.gz` or `.tar`
 * @throws LecternError `usage` for an unknown name, `busy` while another process installs the voice, `invalid` for an
 * archive that is refused or has another SHA-256 than the catalogue's, `no-voice` when the engine cannot use the model
 */
export async function installVoice(nameOrUrl: string, options: InstallOptions): Promise<Installed> {
  const { modelsDirectory, signal } = options;
  const wanted = findWanted(nameOrUrl, options.catalogue ?? VOICE_CATALOGUE);
  const folder = join(modelsDirectory, wanted.name);
  const present = await readVoiceRecord(folder);
  if (present) return { record: present, isNew: false };
  if (await stat(folder).catch(() => undefined))
    throw new LecternError(`There is a folder ${folder} that Lectern did not fill.`, {
      code: 'invalid',
      stage: 'narrate',
      hint: `Its voice can be used as it is, as sherpa:${wanted.name}; remove the folder to install the voice anew.`,
    });
  // A large download is better not begun where nothing could speak with it.
  findSherpa();
  await makeFolder(join(modelsDirectory, DOWNLOADS));
  const release = await lockInstallation(join(modelsDirectory, DOWNLOADS, `${wanted.name}.lock`), wanted.name);
  const staging = temporaryPathFor(folder);
  try {
    await sweepTemporaryFiles(modelsDirectory);
    await mkdir(staging);
    const record = await fillFolder(wanted, staging, options);
    signal.throwIfAborted();
    await rename(join(staging, wanted.name), folder);
    return { record, isNew: true };
  } finally {
    await rm(staging, { recursive: true, force: true });
    release();
  }
}

async function fillFolder(wanted: Wanted, staging: string, options: InstallOptions): Promise<VoiceRecord> {
  const { name } = wanted;
  const { signal, onProgress } = options;
  const folder = join(staging, name);
  const archive = join(staging, 'archive');
  const sources = [await download(wanted.archive, archive, `${name}.archive`, options)];

  const total = sources[0]?.byteLength;
  const content = join(staging, 'content');
  await mkdir(content);
  const root = await unpackArchive(archive, content, {
    signal,
    onProgress: (done) => onProgress?.({ stage: 'unpack', what: name, done, total }),
  });
  await rm(archive);
  await rename(join(content, root), folder);
  for (const [file, source] of Object.entries(wanted.extras))
    sources.push(await download(source, join(folder, file), `${name}.${file}`, options));

  onProgress?.({ stage: 'try', what: name, done: 0, total: undefined });
  const plan = planModel(name, await listModelFiles(folder));
  const config = buildSherpaConfig(plan, folder, defaultThreads());
  const facts = await tryModel(name, config, trialSentence(await readModelVocabulary(plan, folder)), signal);
  const record: VoiceRecord = {
    name,
    family: plan.family,
    sources,
    languages: wanted.languages ?? [],
    ...(wanted.licence !== undefined && { licence: wanted.licence }),
    ...facts,
    installedAt: new Date().toISOString(),
    engine: readSherpaVersion(),
  };
  await writeVoiceRecord(folder, record);
  return record;
}

async function download(
  source: Pick<CatalogueFile, 'url' | 'sha256'>,
  path: string,
  partName: string,
  options: InstallOptions,
): Promise<VoiceSource> {
  const { modelsDirectory, open, signal, onProgress, maxDownloadBytes = 2e9, retries, backoffMs } = options;
  const { url, sha256 } = source;
  const what = fileNameOf(url);
  const arrived = join(modelsDirectory, DOWNLOADS, partName);
  const found = await downloadFile(url, arrived, {
    open,
    signal,
    maxBytes: maxDownloadBytes,
    onProgress: (done, total) => onProgress?.({ stage: 'download', what, done, total }),
    ...(sha256 !== undefined && { sha256 }),
    ...(retries !== undefined && { retries }),
    ...(backoffMs !== undefined && { backoffMs }),
  });
  await rename(arrived, path);
  return { url, ...found, isVerified: sha256 !== undefined };
}

/** A first sentence. @throws LecternError `no-voice` when the engine cannot use the model, or gives silence */
async function tryModel(
  name: string,
  config: SherpaConfig,
  text: string,
  signal: AbortSignal,
): Promise<Pick<VoiceRecord, 'speakers' | 'sampleRate'>> {
  const engine = await openSherpa(name, config, signal);
  try {
    const { samples } = await engine.generate(text, 0, signal);
    if (samples.some((sample) => Math.abs(sample) > LEAST_PEAK))
      return { speakers: engine.speakers, sampleRate: engine.sampleRate };
  } catch (thrown) {
    const { code, message } = toLecternError(thrown, 'narrate');
    if (code !== 'speech') throw thrown;
    throw new LecternError(`The engine cannot use the voice sherpa:${name}: ${message}`, {
      code: 'no-voice',
      stage: 'narrate',
      cause: thrown,
    });
  } finally {
    engine.close();
  }
  throw new LecternError(`The voice sherpa:${name} gave silence for a sentence.`, {
    code: 'no-voice',
    stage: 'narrate',
  });
}

function findWanted(nameOrUrl: string, catalogue: readonly CatalogueVoice[]): Wanted {
  const known = catalogue.find(({ name }) => name === nameOrUrl);
  if (known) return known;
  if (!/^https?:\/\//i.test(nameOrUrl))
    throw usageError(
      `There is no voice “${nameOrUrl}” in the catalogue.`,
      `It has ${catalogue.map(({ name }) => name).join(', ')}; any other is installed by the address of its archive.`,
    );
  const name = fileNameOf(nameOrUrl).replace(/\.(tar\.bz2|tbz2|tar\.gz|tgz|tar)$/i, '');
  if (name === fileNameOf(nameOrUrl) || !isModelName(name))
    throw usageError(
      `${nameOrUrl} is not the address of a voice's archive.`,
      'It has to end in NAME.tar.bz2, NAME.tar.gz or NAME.tar.',
    );
  const languages = languagesOf(name);
  return { name, archive: { url: nameOrUrl }, extras: {}, ...(languages.length > 0 && { languages }) };
}

/** Publishers put the languages into the name: `vits-piper-de_DE-thorsten`, `vits-melo-tts-zh_en`. */
function languagesOf(name: string): readonly string[] {
  const known = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const parts = name.split(/[-_.]/).filter((part) => /^[a-z]{2}$/.test(part) && known.of(part) !== undefined);
  return [...new Set(parts)];
}

function fileNameOf(url: string): string {
  return decodeURIComponent(URL.parse(url)?.pathname.split('/').at(-1) ?? '');
}
