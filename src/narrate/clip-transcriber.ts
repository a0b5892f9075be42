/** Transcripts of recordings, each made once. */
import { readFile, writeFile } from 'node:fs/promises';
import { type LecternError, toLecternError } from '../errors.ts';
import { type Cache, cacheKey } from '../io/cache.ts';
import type { TranscriptCue } from '../model.ts';
import type { PcmFile } from './pcm-file.ts';
import type { Recognizer } from './recognizer.ts';
import { TRANSCRIPTION, transcribeRecording } from './transcribe-recording.ts';

export type ClipTranscriber = {
  /**
   * @param key of the recording's content
   * @param span in the file
   * @returns cues with the times of the file; `undefined` when the recogniser fails
   */
  transcribe(
    key: string,
    file: () => Promise<Pick<PcmFile, 'cut' | 'findQuiet'>>,
    span: { readonly start: number; readonly end: number },
    signal: AbortSignal,
    onProgress: (seconds: number) => void,
  ): Promise<readonly TranscriptCue[] | undefined>;
};

export function createClipTranscriber(
  recognizer: Recognizer,
  cache: Pick<Cache, 'get' | 'put'>,
  onFailure: (error: LecternError) => void,
): ClipTranscriber {
  return {
    async transcribe(key, file, span, signal, onProgress) {
      const length = Math.round((span.end - span.start) * 10) / 10;
      const keptAs = cacheKey('transcript', TRANSCRIPTION, recognizer.version, key, length);
      const known = await cache.get(keptAs);
      // Written below.
      if (known) return shift(JSON.parse(await readFile(known.path, 'utf8')) as readonly TranscriptCue[], span.start);
      try {
        const cues = await transcribeRecording(recognizer, await file(), span, signal, onProgress);
        await cache.put(keptAs, 'json', async (path) => {
          await writeFile(path, JSON.stringify(shift(cues, -span.start)));
          return {};
        });
        return cues;
      } catch (thrown) {
        const error = toLecternError(thrown, 'narrate');
        if (signal.aborted || error.code !== 'recognizer') throw error;
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
