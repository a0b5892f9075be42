/** The part of the composition root that chooses the recogniser. */
import type { Config } from '../config/read-config.ts';
import type { Cache } from '../io/cache.ts';
import type { HttpClient } from '../io/http-client.ts';
import { type ClipTranscriber, createClipTranscriber } from '../narrate/clip-transcriber.ts';
import type { Proofing } from '../narrate/make-sentence.ts';
import type { Recognizer } from '../narrate/recognizer.ts';
import { createOpenAiRecognizer } from '../narrate/recognizers/openai.ts';
import { createProofListener } from '../narrate/verify/proof-listener.ts';

/** The one that is set up; `undefined` where there is none. */
export function openRecognizer({ recognizers: { openai } }: Config, own: HttpClient): Recognizer | undefined {
  return openai && createOpenAiRecognizer(own, openai);
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
    onNotice(`What is spoken is not heard again for a minute: ${message} ${hint}`.trim()),
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
