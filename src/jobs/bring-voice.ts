/** The neural voice for shows that want it: brought from the first place that answers, or a line that says what speaks. */

import type { Config } from '../config/read-config.ts';
import { toVoiceSettings } from '../config/show-settings.ts';
import { toLecternError } from '../errors.ts';
import { runTool } from '../io/run-tool.ts';
import { wantedKokoroVoices } from '../narrate/choose-voices.ts';
import { findOnnxRuntime } from '../narrate/kokoro/find-runtime.ts';
import { prepareModel } from '../narrate/kokoro/prepare-model.ts';
import { isKokoroReady } from '../narrate/kokoro/voice-files.ts';
import type { OpenUrl } from '../narrate/voice-models/download-file.ts';
import { installKokoro, type KokoroInstalled } from '../narrate/voice-models/install-kokoro.ts';
import type { InstallProgress } from '../narrate/voice-models/install-voice.ts';
import { KOKORO_RELEASE } from '../narrate/voice-models/kokoro-catalogue.ts';
import {
  createAddressOrigin,
  createFolderOrigin,
  createPackageOrigin,
  type KokoroOrigin,
} from '../narrate/voice-models/kokoro-origins.ts';
import { describePace, kokoroFolder, readKokoroState } from '../narrate/voice-models/kokoro-state.ts';
import type { Told } from '../words/why.ts';

export type BringOptions = {
  readonly open: OpenUrl;
  readonly signal: AbortSignal;
  /** How long a place may take to answer, ms. */
  readonly patienceMs: number;
  readonly onProgress: (progress: InstallProgress) => void;
  /** Nobody is asked. */
  readonly isOffline: boolean;
};

/** Every voice of Kokoro's that some show or source wants. */
export function listWantedVoices({ shows }: Config): readonly string[] {
  const settings = shows.flatMap((show) => [undefined, ...show.sources].map((source) => toVoiceSettings(show, source)));
  return [...new Set(settings.flatMap(wantedKokoroVoices))];
}

/** Whether a voice that some show wants could be installed here, and is not. */
export function lacksVoices(config: Config): boolean {
  const present = readKokoroState(kokoroFolder(config.paths.data)).voices;
  return findOnnxRuntime().absence === undefined && listWantedVoices(config).some((voice) => !present.includes(voice));
}

/** Installs the model and these voices. @throws LecternError as {@link installKokoro} */
export async function installNeuralVoice(
  config: Config,
  voices: readonly string[],
  { open, signal, patienceMs, onProgress }: Omit<BringOptions, 'isOffline'>,
): Promise<KokoroInstalled> {
  return installKokoro({
    folder: kokoroFolder(config.paths.data),
    voices,
    origins: listOrigins(config, open),
    patienceMs,
    signal,
    onProgress,
    isReady: isKokoroReady,
    prepare: prepareModel,
  });
}

/**
 * What a run does before it begins, if a show wants the neural voice.
 *
 * @returns a line for the operator; `undefined` when no show wants it
 * @throws LecternError `cancelled` only: without the voice, a stand-in speaks
 */
export async function bringVoice(config: Config, options: BringOptions): Promise<Told | undefined> {
  const voices = listWantedVoices(config);
  if (voices.length === 0) return undefined;
  const { absence } = findOnnxRuntime();
  if (absence !== undefined)
    return { text: `The embedded voices speak: ${absence}.`, why: { kind: 'no-neural-voice', because: absence } };
  if (lacksVoices(config)) {
    if (options.isOffline || config.narrators.kokoro.download === 'never')
      return { text: EMBEDDED_SPEAK, why: { kind: 'stand-ins' } };
    try {
      await installNeuralVoice(config, voices, options);
    } catch (thrown) {
      const error = toLecternError(options.signal.aborted ? options.signal.reason : thrown, 'narrate');
      if (error.code === 'cancelled') throw error;
      const { message: because } = error;
      return { text: `${EMBEDDED_SPEAK} (${because})`, why: { kind: 'voice-not-brought', because } };
    }
  }
  return describePace(readKokoroState(kokoroFolder(config.paths.data)));
}

const EMBEDDED_SPEAK = 'The embedded voices speak for now; “lectern voices install” brings the neural ones.';

function listOrigins({ narrators }: Config, open: OpenUrl): readonly KokoroOrigin[] {
  const { from } = narrators.kokoro;
  if (from !== undefined)
    return [/^https?:\/\//i.test(from) ? createAddressOrigin(open, from) : createFolderOrigin(from)];
  return [createAddressOrigin(open, KOKORO_RELEASE.url), createPackageOrigin(runTool)];
}
