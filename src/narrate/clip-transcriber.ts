/** Transcripts of recordings, each made once. */
import { readFile, writeFile } from 'node:fs/promises';
import { type LecternError, toLecternError } from '../errors.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { TranscriptCue } from '../model.ts';
import { primarySubtag } from './language-tags.ts';
import type { PcmFile } from './pcm-file.ts';
import type { Recognizer } from './recognizer.ts';
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
  const choose = (language: string) => recognizer.forLanguage?.(language) ?? recognizer;
  const keyOf = ({ key, language, span }: ClipSpan) =>
    cacheKey(
      ...['transcript', TRANSCRIPTION, choose(language).version, key],
      Math.round((span.end - span.start) * 10) / 10,
    );
  return {
    applies: (language) => choose(language).languages?.includes(primarySubtag(language)) ?? true,
    async find(clip) {
      const known = await cache.get(keyOf(clip));
      if (!known) return undefined;
      try {
        // Written below.
        return shift(JSON.parse(await readFile(known.path, 'utf8')) as readonly TranscriptCue[], clip.span.start);
      } catch {
        return undefined;
      }
    },
    async transcribe(clip, file, signal, onProgress) {
      try {
        const { span } = clip;
        const cues = await transcribeRecording(choose(clip.language), await file(), span, signal, onProgress);
        await cache.put(keyOf(clip), 'json', async (path) => {
          await writeFile(path, JSON.stringify(shift(cues, -span.start)));
          return {};
        });
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

const shift = (cues: readonly TranscriptCue[], by: number): readonly TranscriptCue[] => {
  const move = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: toMilliseconds(span.start + by),
    end: toMilliseconds(span.end + by),
  });
  return cues.map(({ words, ...cue }) => ({ ...move(cue), ...(words && { words: words.map(move) }) }));
};

const toMilliseconds = (value: number) => Math.round(value * 1000) / 1000;
