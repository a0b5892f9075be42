/** Transcripts of recordings, each made once. */
import { readFile, writeFile } from 'node:fs/promises';
import { type LecternError, toLecternError } from '../errors.ts';
import { type Cache, cacheKey, hashBytes } from '../io/cache.ts';
import type { TranscriptCue } from '../model.ts';
import { primarySubtag } from './language-tags.ts';
import type { PcmFile } from './pcm-file.ts';
import { type Hearing, hearerOf, type Recognizer } from './recognizer.ts';
import { TRANSCRIPTION, transcribeRecording } from './transcribe-recording.ts';

export type ClipTranscriber = {
  /** Whether there is a recogniser that knows the language: another would write down nonsense. */
  applies(language: string): boolean;
  /** A transcript that there is already, and can be read. */
  find(clip: ClipSpan): Promise<readonly TranscriptCue[] | undefined>;
  /** @returns cues with the times of the file; `undefined` when it fails, which is told @throws LecternError `cancelled` */
  transcribe(
    clip: ClipSpan,
    file: () => Promise<Pick<PcmFile, 'cut' | 'findQuiet'>>,
    signal: AbortSignal,
    onProgress: (seconds: number) => void,
  ): Promise<readonly TranscriptCue[] | undefined>;
};

export type ClipSpan = {
  /** Of the recording's content. */
  readonly key: string;
  /** The article's, BCP 47. */
  readonly language: string;
  /** In the file. */
  readonly span: { readonly start: number; readonly end: number };
};

export function createClipTranscriber(
  recognizer: Recognizer,
  cache: Pick<Cache, 'get' | 'put'>,
  onFailure: (error: LecternError) => void,
): ClipTranscriber {
  const choose = (language: string) => hearerOf(recognizer, language);
  const keyOf = ({ key, language, span }: ClipSpan) =>
    cacheKey(
      ...['transcript', TRANSCRIPTION, choose(language).version, key],
      Math.round((span.end - span.start) * 10) / 10,
    );
  return {
    applies: (language) => choose(language).languages?.includes(primarySubtag(language)) ?? true,
    async find(clip) {
      const known = await load<readonly TranscriptCue[]>(cache, keyOf(clip));
      return known && shift(known, clip.span.start);
    },
    async transcribe(clip, file, signal, onProgress) {
      try {
        const { span } = clip;
        const hearer = keepHearings(choose(clip.language), cache);
        const cues = await transcribeRecording(hearer, await file(), span, signal, onProgress);
        await save(cache, keyOf(clip), shift(cues, -span.start));
        return cues;
      } catch (thrown) {
        const error = toLecternError(thrown, 'narrate');
        if (signal.aborted || error.code === 'cancelled') throw error;
        // The audio is finished by now, and complete without a transcript.
        onFailure(error);
        return undefined;
      }
    },
  };
}

/** An hour that a kill ended goes on behind the last stretch that was heard. */
const keepHearings = (
  { version, recognize }: Recognizer,
  cache: Pick<Cache, 'get' | 'put'>,
): Pick<Recognizer, 'recognize'> => ({
  async recognize(wav, options, signal) {
    const key = cacheKey('stretch', version, options, hashBytes(wav));
    const known = await load<Hearing>(cache, key);
    if (known) return known;
    const hearing = await recognize(wav, options, signal);
    await save(cache, key, hearing);
    return hearing;
  },
});

async function save(cache: Pick<Cache, 'put'>, key: string, value: object): Promise<void> {
  await cache.put(key, 'json', async (path) => {
    await writeFile(path, JSON.stringify(value));
    return {};
  });
}

/** What `save` has written; `undefined` where it cannot be read. */
async function load<T>(cache: Pick<Cache, 'get'>, key: string): Promise<T | undefined> {
  try {
    const known = await cache.get(key);
    return known && (JSON.parse(await readFile(known.path, 'utf8')) as T);
  } catch {
    return undefined;
  }
}

const shift = (cues: readonly TranscriptCue[], by: number): readonly TranscriptCue[] => {
  const move = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: toMilliseconds(span.start + by),
    end: toMilliseconds(span.end + by),
  });
  return cues.map(({ words, ...cue }) => ({ ...move(cue), ...(words && { words: words.map(move) }) }));
};

const toMilliseconds = (value: number) => Math.round(value * 1000) / 1000;
