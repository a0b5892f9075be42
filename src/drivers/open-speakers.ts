/** The part of the composition root that chooses the narrators. */
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import type { HttpClient } from '../io/http-client.ts';
import { createNativeEspeakSpeaker } from '../narrate/drivers/espeak-native.ts';
import { createKokoroSpeaker } from '../narrate/drivers/kokoro.ts';
import { createOpenAiSpeaker } from '../narrate/drivers/openai.ts';
import { createSherpaSpeaker } from '../narrate/drivers/sherpa.ts';
import { engineVersion } from '../narrate/speaker.ts';
import { createSpeakerPool } from '../narrate/speaker-pool.ts';
import { createSpeakers, type Speakers } from '../narrate/speakers.ts';

/** Where installed neural voices lie, one folder a model. */
export const voiceModelsDirectory = ({ paths }: Config): string => join(paths.data, 'voices');

/** The narrators that are set up. */
export function openSpeakers(config: Config, own: HttpClient): Speakers {
  const { openai } = config.narrators;
  const pooled = new Map(['espeak', 'flite'].map((driver) => [driver, engineVersion(driver)]));
  return createSpeakers(createSpeakerPool(), pooled, [
    createNativeEspeakSpeaker(),
    createKokoroSpeaker({ folder: join(voiceModelsDirectory(config), 'kokoro') }),
    createSherpaSpeaker({ modelsDirectory: voiceModelsDirectory(config) }),
    ...(openai ? [createOpenAiSpeaker(own, openai)] : []),
  ]);
}
