/** The part of the composition root that chooses the recogniser. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import type { Cache } from '../io/cache.ts';
import type { HttpClient } from '../io/http-client.ts';
import { type ClipTranscriber, createClipTranscriber } from '../narrate/clip-transcriber.ts';
import type { Proofing } from '../narrate/make-sentence.ts';
import type { OpenRecognizers, Recognizer } from '../narrate/recognizer.ts';
import { chooseByLanguage } from '../narrate/recognizers/by-language.ts';
import { listRecognizers, readRecognizerRecord } from '../narrate/recognizers/install-recognizer.ts';
import { createOpenAiRecognizer } from '../narrate/recognizers/openai.ts';
import { createSherpaRecognizer } from '../narrate/recognizers/sherpa.ts';
import { createProofListener } from '../narrate/verify/proof-listener.ts';

/** Where installed recognisers lie, one folder a model. */
export const recognizersDirectory = ({ paths }: Pick<Config, 'paths'>): string => join(paths.data, 'recognizers');

/** The server that is set up, else those that are installed by now. */
export function openRecognizers(config: Pick<Config, 'recognizers' | 'paths'>, own: HttpClient): OpenRecognizers {
  const { openai } = config.recognizers;
  if (!openai) return openInstalled(recognizersDirectory(config));
  const recognizer = createOpenAiRecognizer(own, openai);
  return { current: async () => recognizer, close: async () => undefined };
}

function openInstalled(directory: string): OpenRecognizers {
  const open = new Map<string, Recognizer>();
  let known: { readonly state: string; readonly chosen: Promise<Recognizer | undefined> } | undefined;

  async function choose(): Promise<Recognizer | undefined> {
    const installed = await Promise.all(
      (await listRecognizers(directory)).map(async (name) => {
        const folder = join(directory, name);
        const made = createSherpaRecognizer({
          ...{ name, folder, languages: (await readRecognizerRecord(folder))?.languages },
        });
        // Loaded once, it stays in use.
        return open.get(made.version) ?? made;
      }),
    );
    const versions = new Set(installed.map(({ version }) => version));
    for (const [version, recognizer] of open) if (!versions.has(version)) await recognizer.close?.();
    open.clear();
    for (const recognizer of installed) open.set(recognizer.version, recognizer);
    return chooseByLanguage(installed);
  }

  return {
    async current() {
      // What is installed is renamed into place, what is removed is unlinked: either changes the directory. Two changes
      // may have one time, so its names count too.
      const changedAt = (await stat(directory, { bigint: true }).catch(() => undefined))?.mtimeNs;
      const state = [changedAt, ...(await readdir(directory).catch(() => []))].join('/');
      if (known?.state !== state) known = { state, chosen: choose() };
      return known.chosen;
    },
    async close() {
      await Promise.all([...open.values()].map((recognizer) => recognizer.close?.()));
    },
  };
}

/** `make` of the recogniser that is there, once for each. */
function follow<T>(recognizers: OpenRecognizers, make: (recognizer: Recognizer) => T): () => Promise<T | undefined> {
  let made: { readonly of: Recognizer; readonly value: T } | undefined;
  return async () => {
    const recognizer = await recognizers.current();
    if (!recognizer) return undefined;
    if (made?.of !== recognizer) made = { of: recognizer, value: make(recognizer) };
    return made.value;
  };
}

/** Proof-listening as the configuration wants it. */
export function openProofing(
  { verify: { when, onFailure } }: Pick<Config, 'verify'>,
  recognizers: OpenRecognizers,
  cache: Cache,
  onNotice: (notice: string) => void,
): () => Promise<Proofing | undefined> {
  if (when === 'never') return async () => undefined;
  return follow(recognizers, (recognizer) => {
    const listener = createProofListener(recognizer, cache, when, ({ message, hint = '' }) =>
      onNotice(`What is spoken is not heard again for a while: ${message} ${hint}`.trim()),
    );
    return { listener, onFailure };
  });
}

/** What writes down recordings. */
export function openTranscriber(
  { transcribeClips }: Pick<Config, 'transcribeClips'>,
  recognizers: OpenRecognizers,
  cache: Cache,
  onNotice: (notice: string) => void,
): () => Promise<ClipTranscriber | undefined> {
  if (transcribeClips === 'never') return async () => undefined;
  return follow(recognizers, (recognizer) =>
    createClipTranscriber(recognizer, cache, ({ message, hint = '' }) =>
      onNotice(`A recording is published without its transcript: ${message} ${hint}`.trim()),
    ),
  );
}
