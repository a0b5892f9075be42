/** `lectern voices install` and `remove`: the neural voice, its further voices, and models of sherpa's. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import { LecternError, usageError } from '../errors.ts';
import { installNeuralVoice, listWantedVoices } from '../jobs/bring-voice.ts';
import { installEvent } from '../jobs/events.ts';
import { findOnnxRuntime } from '../narrate/kokoro/find-runtime.ts';
import { KOKORO_DEFAULTS } from '../narrate/languages.ts';
import type { CatalogueVoice } from '../narrate/voice-models/catalogue.ts';
import type { OpenUrl } from '../narrate/voice-models/download-file.ts';
import { type InstallProgress, installVoice } from '../narrate/voice-models/install-voice.ts';
import { KOKORO_VOICES } from '../narrate/voice-models/kokoro-catalogue.ts';
import { describePace, kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import { isModelName } from '../narrate/voice-models/read-model.ts';
import type { Output } from './output.ts';
import { createRunView } from './terminal.ts';

export type VoicesInstallOptions = {
  readonly modelsDirectory: string;
  readonly open: OpenUrl;
  readonly json: boolean;
  readonly catalogue?: readonly CatalogueVoice[];
};

/** A person who asks waits longer than a run does. */
const PATIENCE_MS = 30_000;

/** The name of one of Kokoro's voices, written with its driver or without. */
export function parseKokoroName(name: string): string | undefined {
  const bare = name.replace(/^kokoro:/, '');
  return bare in KOKORO_VOICES || bare !== name ? bare : undefined;
}

/**
 * `lectern voices install [VOICE]`: Kokoro with the voices that the configuration wants, or with this one.
 *
 * @returns 0 @throws LecternError
 */
export async function kokoroInstallCommand(
  config: Config,
  voice: string | undefined,
  { open, json }: Pick<VoicesInstallOptions, 'open' | 'json'>,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const { absence } = findOnnxRuntime();
  if (absence !== undefined)
    throw new LecternError(`Kokoro cannot speak here: ${absence}.`, {
      code: 'no-voice',
      stage: 'narrate',
      hint: 'The embedded voices speak, and any server named under narrators.openai.',
    });
  const voices = voice === undefined ? [...Object.values(KOKORO_DEFAULTS), ...listWantedVoices(config)] : [voice];
  const done = await withProgress(!json, output, (onProgress) =>
    installNeuralVoice(config, [...new Set(voices)], { open, signal, patienceMs: PATIENCE_MS, onProgress }),
  );
  const state = readKokoroState(kokoroFolder(config.paths.data));
  if (json) output.write(`${JSON.stringify({ ...done, ...state })}\n`);
  else {
    const from = done.from === undefined ? '' : ` from ${done.from}`;
    output.write(`${state.voices.length} voices of Kokoro ${done.isNew ? `are installed${from}` : 'are here'}.\n`);
    output.write(`${describePace(state)?.text ?? ''}\n`);
    output.write('“lectern voices list” names them; voices: auto takes the best for each language.\n');
  }
  return 0;
}

/** `lectern voices install NAME|URL` @returns 0 @throws LecternError */
export async function voicesInstallCommand(
  nameOrUrl: string,
  { modelsDirectory, open, json, catalogue }: VoicesInstallOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const { record, isNew } = await withProgress(!json, output, (onProgress) =>
    installVoice(nameOrUrl, { modelsDirectory, open, signal, onProgress, ...(catalogue && { catalogue }) }),
  );
  if (json) {
    output.write(`${JSON.stringify({ isNew, ...record })}\n`);
    return 0;
  }
  const { name, speakers, languages, licence, sources, sampleRate } = record;
  output.write(`sherpa:${name} ${isNew ? 'is installed' : 'was installed already'} and speaks at ${sampleRate} Hz.\n`);
  for (const { url, byteLength, sha256, isVerified } of sources)
    output.write(
      `  ${url}\n    ${byteLength} bytes, SHA-256 ${sha256} (${isVerified ? 'as the catalogue has it' : 'recorded; nothing to compare it with'})\n`,
    );
  output.write(
    `  ${languages.join(', ') || 'language unknown'}; ${licence ?? 'licence unknown'}; speakers: ${speakers}\n`,
  );
  const keys = languages.length === 0 ? ['LANGUAGE'] : languages;
  output.write(`Use it in a show: voices: { ${keys.map((key) => `${key}: "sherpa:${name}"`).join(', ')} }\n`);
  return 0;
}

/** `lectern voices remove [NAME]`: Kokoro, or a model of sherpa's. @returns 0 @throws LecternError `usage` */
export async function voicesRemoveCommand(
  config: Config,
  name: string | undefined,
  { modelsDirectory }: Pick<VoicesInstallOptions, 'modelsDirectory'>,
  output: Output,
): Promise<number> {
  const bare = name?.replace(/^sherpa:/, '') ?? 'kokoro';
  const voice = name === undefined || name === 'kokoro' ? undefined : parseKokoroName(name);
  const folder = kokoroFolder(config.paths.data);
  const path =
    voice !== undefined
      ? join(folder, 'voices', `${voice}.bin`)
      : bare === 'kokoro'
        ? folder
        : join(modelsDirectory, bare);
  const isThere = (voice !== undefined || isModelName(bare)) && (await stat(path).catch(() => undefined)) !== undefined;
  if (!isThere)
    throw usageError(`The voice ${name ?? 'kokoro'} is not installed.`, '“lectern voices list” names those that are.');
  await rm(path, { recursive: true });
  output.write(`${voice === undefined ? bare : `kokoro:${voice}`} is removed; what it has spoken stays.\n`);
  return 0;
}

/** Shows how far it is, but to programs. */
async function withProgress<T>(
  isShown: boolean,
  output: Output,
  work: (onProgress: (progress: InstallProgress) => void) => Promise<T>,
): Promise<T> {
  if (!isShown) return work(() => undefined);
  const view = createRunView(output, false);
  try {
    return await work((progress) => view.onEvent(installEvent(progress)));
  } finally {
    view.close();
  }
}

export const megabytes = (byteLength: number) => `${(byteLength / 1e6).toFixed(1)} MB`;
