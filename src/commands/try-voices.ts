/** Whether every voice that is set up can speak: found out at start-up, not in the middle of the night. */

import type { Config } from '../config/read-config.ts';
import { toScriptOptions, toVoiceSettings } from '../config/show-settings.ts';
import { LecternError, toLecternError } from '../errors.ts';
import { findSpeechFault } from '../narrate/check-speech.ts';
import type { KokoroState, VoiceSetting } from '../narrate/choose-voices.ts';
import { EMBEDDED_VOICES, sampleSentence } from '../narrate/languages.ts';
import { parseVoice } from '../narrate/speaker.ts';
import type { Speakers } from '../narrate/speakers.ts';

const BROUGHT: ReadonlySet<string> = new Set(Object.values(EMBEDDED_VOICES));

export type TriedVoice = {
  /** `driver:name`. */
  readonly voice: string;
  /** What it spoke: seconds, and Hz. */
  readonly spoken?: { readonly seconds: number; readonly sampleRate: number };
  readonly error?: LecternError;
};

/**
 * Has each voice of each show say one sentence. `own` leaves out those that Lectern brings, unless the configuration names
 * them: they speak alike everywhere, and take a second or two of processor time to load.
 */
export async function tryVoices(
  config: Config,
  { speakers, kokoro, which }: { speakers: Pick<Speakers, 'synthesize'>; kokoro: KokoroState; which: 'all' | 'own' },
  signal: AbortSignal,
): Promise<readonly TriedVoice[]> {
  const wanted = new Map<string, string>();
  for (const show of config.shows)
    for (const source of [undefined, ...show.sources]) {
      const { voices, quoteVoices } = toScriptOptions(show, source, kokoro);
      const named = new Set(toVoiceSettings(show, source).flatMap(listNamed));
      for (const [language, voice] of [...Object.entries(voices), ...Object.entries(quoteVoices ?? {})])
        if (which === 'all' || !BROUGHT.has(voice) || named.has(voice))
          wanted.set(voice, language === '*' ? 'en' : language);
    }
  return Promise.all(
    [...wanted].map(async ([voice, language]) => {
      const { driver, name } = parseVoice(voice);
      const text = sampleSentence(language);
      try {
        const pcm = await speakers.synthesize({ driver, voice: name, language, text }, signal);
        const fault = findSpeechFault(text, pcm, driver);
        if (fault !== undefined)
          throw new LecternError(`${voice} said its test sentence badly: ${fault}.`, {
            code: 'speech',
            stage: 'narrate',
          });
        return { voice, spoken: { seconds: pcm.samples.length / pcm.sampleRate, sampleRate: pcm.sampleRate } };
      } catch (thrown) {
        const error = toLecternError(thrown, 'narrate');
        if (error.code === 'cancelled') throw error;
        return { voice, error };
      }
    }),
  );
}

const listNamed = (setting: VoiceSetting): readonly string[] =>
  setting === 'auto'
    ? []
    : Object.values(setting).flatMap((voice) => (typeof voice === 'string' ? [voice] : Object.values(voice ?? {})));
