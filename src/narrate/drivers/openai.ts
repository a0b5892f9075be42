/** Any server that speaks `POST /v1/audio/speech`: Kokoro-FastAPI, openedai-speech, LocalAI, OpenAI. */
import PQueue from 'p-queue';
import { LecternError, toLecternError } from '../../errors.ts';
import type { HttpClient } from '../../io/http-client.ts';
import type { Speaker } from '../speaker.ts';
import { decodeWav } from '../wav.ts';

export type OpenAiOptions = {
  /** Up to and without `/v1`, e.g. `http://127.0.0.1:8880`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Sent as a bearer token; never logged. */
  readonly key?: string | undefined;
  /** 1 is the voice's own pace. */
  readonly speed: number;
  /** Sentences under way at once. */
  readonly concurrency: number;
};

/** A sentence of audio is a few hundred kilobytes; a page of HTML instead of it is not read to its end. */
const MOST_AUDIO_BYTES = 50e6;

/** Retries on 429 and 5xx, with their pauses, are the HTTP client's. */
export function createOpenAiSpeaker(http: HttpClient, options: OpenAiOptions): Speaker {
  const { baseUrl, model, key } = options;
  const queue = new PQueue({ concurrency: options.concurrency });
  const url = `${baseUrl.replace(/\/+$/, '')}/v1/audio/speech`;
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return {
    id: 'openai',
    version: `openai@${new URL(baseUrl).host}/${model}/${options.speed}`,
    voices: [],
    synthesize: (text, { voice, speed = 1 }, signal) =>
      queue.add(
        async () => {
          const json = { model, input: text, voice, response_format: 'wav', speed: options.speed * speed };
          const document = await http
            .post(url, { json, headers, maxBytes: MOST_AUDIO_BYTES, signal })
            .catch((thrown: unknown) => {
              throw explain(toLecternError(thrown, 'narrate'), url, voice);
            });
          if (/json|html/i.test(document.contentType ?? ''))
            throw new LecternError(`${url} answered with text instead of audio.`, {
              code: 'speech',
              stage: 'narrate',
              hint: 'narrators.openai.baseUrl must be the address before /v1/audio/speech.',
            });
          return decodeWav(Buffer.from(document.bytes));
        },
        { signal },
      ),
  };
}

function explain(error: LecternError, url: string, voice: string): LecternError {
  if (error.code === 'cancelled') return error;
  const isRefused = error.code === 'http-status' && !error.retryable;
  return new LecternError(`The narrator failed: ${error.message}`, {
    code: isRefused ? 'no-voice' : 'speech',
    stage: 'narrate',
    retryable: error.retryable,
    hint: isRefused
      ? `Check narrators.openai (the key, the model) and that the voice ${voice} is known at ${url}.`
      : `Check that the server at ${url} runs.`,
    cause: error,
  });
}
