/** Whether a voice exists, told without having it speak. One line a driver. */
import { join } from 'node:path';
import { createNativeEspeakSpeaker } from './drivers/espeak-native.ts';
import { FLITE_VOICES } from './drivers/flite.ts';
import { isEspeakVoice } from './open-espeak.ts';
import { parseVoice } from './speaker.ts';
import { KOKORO_VOICES } from './voice-models/kokoro-catalogue.ts';
import { planModel } from './voice-models/plan-model.ts';
import { listModelFiles, parseModelVoice } from './voice-models/read-model.ts';
import { readVoiceRecord } from './voice-models/voice-record.ts';

export type VoicePlaces = {
  /** Holds a folder for each neural model. */
  readonly modelsDirectory: string;
  /** Whether `narrators.openai` is set up. */
  readonly hasOpenAi: boolean;
};

type FindProblem = (name: string, places: VoicePlaces, signal: AbortSignal) => Promise<string | undefined>;

const DRIVERS: Readonly<Record<string, FindProblem>> = {
  espeak: async (name) =>
    name === 'auto' || (await isEspeakVoice(name))
      ? undefined
      : `eSpeak has no voice ${name}; it names voices by language: cmn, yue, en-us, fr-fr, or auto`,
  flite: async (name) =>
    FLITE_VOICES.some((voice) => voice === name)
      ? undefined
      : `Flite has no voice ${name}; it has ${FLITE_VOICES.join(', ')}`,
  'espeak-native': async (name, _places, signal) => {
    await createNativeEspeakSpeaker().synthesize('a', { voice: name, language: 'en' }, signal);
    return undefined;
  },
  sherpa: async (voice, { modelsDirectory }) => {
    const { model, speaker } = parseModelVoice(voice);
    const folder = join(modelsDirectory, model);
    const files = await listModelFiles(folder);
    if (files.length === 0) return `the voice ${model} is not installed; \`lectern voices install ${model}\` brings it`;
    planModel(model, files);
    const { speakers } = (await readVoiceRecord(folder)) ?? {};
    return speakers !== undefined && speaker >= speakers
      ? `${model} has no speaker ${speaker}; it has 0 to ${speakers - 1}`
      : undefined;
  },
  // Until it is installed, which a run does by itself, a stand-in speaks.
  kokoro: async (name) =>
    name in KOKORO_VOICES ? undefined : `Kokoro has no voice ${name}; it has ${Object.keys(KOKORO_VOICES).join(', ')}`,
  // Only the server knows its voices, and asking it may cost money.
  openai: async (_name, { hasOpenAi }) => (hasOpenAi ? undefined : 'narrators.openai is not set up'),
};

/** Why the voice `driver:name` cannot speak here, in words; `undefined` when nothing is known against it. */
export async function findVoiceProblem(
  voice: string,
  places: VoicePlaces,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { driver, name } = parseVoice(voice);
  try {
    return await DRIVERS[driver]?.(name, places, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
