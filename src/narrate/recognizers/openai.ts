/** Any server with `POST /v1/audio/transcriptions`: LocalAI, whisper.cpp's, faster-whisper's servers, OpenAI. */
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { z } from 'zod';
import { LecternError, toLecternError } from '../../errors.ts';
import type { HttpClient } from '../../io/http-client.ts';
import { primarySubtag } from '../language-tags.ts';
import type { HeardSpan, Hearing, Recognizer } from '../recognizer.ts';

export type OpenAiRecognizerOptions = {
  /** Up to and without `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Sent as a bearer token; never logged. */
  readonly key?: string | undefined;
  /** Recordings under way at once. */
  readonly concurrency: number;
};

/** Of the answer: a minute of speech with the times of its words has some 20 KB. */
const MOST_ANSWER_BYTES = 5e6;

const seconds = z.number().min(0);
const span = z.object({ start: seconds, end: seconds });

/** `verbose_json`; servers that know only `json` send the text alone. */
const answer = z.object({
  text: z.string(),
  language: z.string().nullish(),
  duration: seconds.nullish(),
  segments: z
    .array(span.extend({ text: z.string(), no_speech_prob: z.number().nullish(), avg_logprob: z.number().nullish() }))
    .nullish(),
  words: z.array(span.extend({ word: z.string() })).nullish(),
});

/** Whisper's own limits, beyond which a segment is one that it made up where nobody speaks. */
const NO_SPEECH = { probability: 0.6, logProbability: -1 };

/** A server that is asked too often names a pause; a longer one is not waited for. */
const LONGEST_PAUSE_MS = 30_000;

/** A server that names a pause is asked once more after it; other retries are the HTTP client's. */
export function createOpenAiRecognizer(http: Pick<HttpClient, 'post'>, options: OpenAiRecognizerOptions): Recognizer {
  const { baseUrl, model, key } = options;
  const queue = new PQueue({ concurrency: options.concurrency });
  const url = `${baseUrl.replace(/\/+$/, '')}/v1/audio/transcriptions`;
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return {
    id: 'openai',
    version: `openai@${new URL(baseUrl).host}/${model}`,
    recognize: (wav, { language }, signal) =>
      queue
        .add(
          async () => {
            const multipart = {
              file: { bytes: wav, name: 'speech.wav', type: 'audio/wav' },
              fields: [
                ['model', model],
                ['response_format', 'verbose_json'],
                ['timestamp_granularities[]', 'segment'],
                ['timestamp_granularities[]', 'word'],
                ['temperature', '0'],
                ...(language === undefined ? [] : [['language', primarySubtag(language)] as const]),
              ],
            } as const;
            const ask = () => http.post(url, { multipart, headers, maxBytes: MOST_ANSWER_BYTES, signal });
            const document = await ask()
              .catch(async (thrown: unknown) => {
                const { code, retryAfterMs = Number.POSITIVE_INFINITY } = toLecternError(thrown, 'narrate');
                if (code !== 'http-status' || retryAfterMs > LONGEST_PAUSE_MS) throw thrown;
                await sleep(retryAfterMs, undefined, { signal });
                return ask();
              })
              .catch((thrown: unknown) => {
                throw explain(toLecternError(thrown, 'narrate'), url);
              });
            return toHearing(Buffer.from(document.bytes).toString(), url);
          },
          { signal },
        )
        .catch((thrown: unknown) => {
          // A turn that was given up while it waited.
          throw toLecternError(thrown, 'narrate');
        }),
  };
}

function toHearing(body: string, url: string): Hearing {
  const { data } = answer.safeParse(parseJson(body));
  if (!data)
    throw new LecternError(`${url} answered with something else than a transcript.`, {
      code: 'recognizer',
      stage: 'narrate',
      hint: 'recognizers.openai.baseUrl must be the address before /v1/audio/transcriptions.',
    });
  const timed = (data.words ?? []).map(({ word, start, end }): HeardSpan => ({ text: word.trim(), start, end }));
  const parts = data.segments ?? [];
  const invented = parts.filter(
    ({ no_speech_prob, avg_logprob }) =>
      (no_speech_prob ?? 0) > NO_SPEECH.probability && (avg_logprob ?? 0) < NO_SPEECH.logProbability,
  );
  const isInvented = (word: HeardSpan) => invented.some(({ start, end }) => word.start >= start && word.end <= end);
  const words = timed.filter((word) => word.text !== '' && !isInvented(word));
  const segments = parts
    .filter((part) => !invented.includes(part))
    .map(({ start, end, text: said }) => ({ start, end, text: said.trim() }));
  const text = invented.length > 0 ? segments.map((part) => part.text).join(' ') : data.text.trim();
  const whole = text === '' ? [] : [{ start: 0, end: data.duration ?? words.at(-1)?.end ?? 0, text }];
  const language = toTag(data.language ?? undefined);
  return {
    text,
    words,
    segments: segments.length > 0 ? segments : whole,
    ...(language !== undefined && { language }),
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Some servers name a language in English, as OpenAI's does. */
function toTag(language: string | undefined): string | undefined {
  if (language === undefined || /^[a-z]{2,3}(?:-|$)/i.test(language)) return language;
  return NAMED[language.toLowerCase()];
}

const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  'zh yue en de fr es it pt ru ja ko ar el he hi th nl pl uk vi id tr sv da fi no cs hu ro'
    .split(' ')
    .map((tag) => [(new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag).toLowerCase(), tag]),
);

function explain(error: LecternError, url: string): LecternError {
  if (error.code === 'cancelled') return error;
  const isRefused = error.code === 'http-status' && !error.retryable;
  return new LecternError(`The recogniser failed: ${error.message}`, {
    code: 'recognizer',
    stage: 'narrate',
    retryable: error.retryable,
    hint: isRefused
      ? `Check recognizers.openai (the key, the model) and that ${url} takes WAV files.`
      : error.code === 'timeout' && error.hint !== undefined
        ? error.hint
        : `Check that the server at ${url} runs.`,
    cause: error,
  });
}
