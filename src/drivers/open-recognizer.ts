/** The part of the composition root that chooses the recogniser. */
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import type { Cache } from '../io/cache.ts';
import type { HttpClient } from '../io/http-client.ts';
import { type ClipTranscriber, createClipTranscriber } from '../narrate/clip-transcriber.ts';
import type { Proofing } from '../narrate/make-sentence.ts';
import type { Recognizer } from '../narrate/recognizer.ts';
import { chooseByLanguage } from '../narrate/recognizers/by-language.ts';
import { listRecognizers, readRecognizerRecord } from '../narrate/recognizers/install-recognizer.ts';
import { createOpenAiRecognizer } from '../narrate/recognizers/openai.ts';
import { createSherpaRecognizer } from '../narrate/recognizers/sherpa.ts';
import { createProofListener } from '../narrate/verify/proof-listener.ts';

/** Where installed recognisers lie, one folder a model. */
export const recognizersDirectory = ({ paths }: Pick<Config, 'paths'>): string => join(paths.data, 'recognizers');

/** The server that is set up, else those that are installed; `undefined` where there is none. */
export async function openRecognizer(
  config: Pick<Config, 'recognizers' | 'paths'>,
  own: HttpClient,
): Promise<Recognizer | undefined> {
  const { openai } = config.recognizers;
  if (openai) return createOpenAiRecognizer(own, openai);
  const directory = recognizersDirectory(config);
  const installed = await Promise.all(
    (await listRecognizers(directory)).map(async (name) => {
      const folder = join(directory, name);
      return createSherpaRecognizer({ name, folder, languages: (await readRecognizerRecord(folder))?.languages });
    }),
  );
  return chooseByLanguage(installed);
}

/** Proof-listening as the configuration wants it. */
export function openProofing(
  { verify: { when, onFailure } }: Pick<Config, 'verify'>,
  recognizer: Recognizer | undefined,
  cache: Cache,
  onNotice: (notice: string) => void,
): Proofing | undefined {
  if (!recognizer || when === 'never') return undefined;
  const listener = createProofListener(recognizer, cache, when, ({ message, hint = '' }) =>
    onNotice(`What is spoken is not heard again for a while: ${message} ${hint}`.trim()),
  );
  return { listener, onFailure };
}

/** What writes down recordings, for the maker of episodes. */
export function openTranscriber(
  { transcribeClips }: Pick<Config, 'transcribeClips'>,
  recognizer: Recognizer | undefined,
  cache: Cache,
  onNotice: (notice: string) => void,
): { readonly transcriber?: ClipTranscriber } {
  if (!recognizer || transcribeClips === 'never') return {};
  const transcriber = createClipTranscriber(recognizer, cache, ({ message, hint = '' }) =>
    onNotice(`A recording is published without its transcript: ${message} ${hint}`.trim()),
  );
  return { transcriber };
}
