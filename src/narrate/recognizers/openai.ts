/** Any server with `POST /v1/audio/transcriptions`: LocalAI, whisper.cpp's, faster-whisper's servers, OpenAI. */
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
  segments: z.array(span.extend({ text: z.string() })).nullish(),
  words: z.array(span.extend({ word: z.string() })).nullish(),
});

/** Retries on 429 and 5xx, with their pauses, are the HTTP client's. */
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
                ['timestamp_granularities[]', 'word'],
                ['temperature', '0'],
                ...(language === undefined ? [] : [['language', primarySubtag(language)] as const]),
              ],
            } as const;
            const document = await http
              .post(url, { multipart, headers, maxBytes: MOST_ANSWER_BYTES, signal })
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
  const text = data.text.trim();
  const words = (data.words ?? []).map(({ word, start, end }): HeardSpan => ({ text: word.trim(), start, end }));
  const whole = text === '' ? [] : [{ start: 0, end: data.duration ?? words.at(-1)?.end ?? 0, text }];
  const segments = (data.segments ?? []).map(({ start, end, text: said }) => ({ start, end, text: said.trim() }));
  const language = toTag(data.language ?? undefined);
  return {
    text,
    words: words.filter((word) => word.text !== ''),
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
