import { afterEach, describe, expect, it } from 'vitest';
import { LecternError } from '../../../src/errors.ts';
import { createHttpClient } from '../../../src/io/http-client.ts';
import { createOpenAiRecognizer } from '../../../src/narrate/recognizers/openai.ts';
import { encodeWav } from '../../../src/narrate/wav.ts';
import { describeRecognizer } from '../../contracts/recognizer-contract.ts';
import { speakLegibly } from '../../helpers/legible-speech.ts';
import { startTranscriptions, type Transcriptions, verboseJson } from '../../helpers/transcription-server.ts';

const { signal } = new AbortController();
const TEXT = 'The ferry left.';
const WAV = encodeWav(speakLegibly(TEXT));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function connect(server: Transcriptions, key?: string) {
  const http = createHttpClient({
    ...{ mirrors: [], allowPrivate: [server.host], userAgent: 'x', timeoutMs: 2000, retries: 1, backoffMs: 1 },
  });
  const close = async () => {
    await http.close();
    await server.close();
  };
  const options = { baseUrl: `${server.url}/`, model: 'whisper-x', concurrency: 2, ...(key && { key }) };
  return { recognizer: createOpenAiRecognizer(http, options), close };
}

async function ask(answer?: (heard: string) => unknown, language?: string) {
  const server = await startTranscriptions(answer);
  const { recognizer, close } = connect(server, 'secret');
  closers.push(close);
  return { server, hearing: recognizer.recognize(WAV, language === undefined ? {} : { language }, signal) };
}

describeRecognizer('openai', async () => {
  const silence = encodeWav({ samples: new Int16Array(8000), sampleRate: 8000 });
  const about = { wav: WAV, silence, language: 'en-GB', words: ['the', 'ferry', 'left'], seconds: 0.9 };
  return { ...connect(await startTranscriptions()), ...about };
});

describe('what is sent', () => {
  it('is the recording, the model, the primary language and the key, and nothing that hints at the text', async () => {
    const { server, hearing } = await ask(undefined, 'en-GB');
    await hearing;
    expect(server.requests).toEqual(['POST /v1/audio/transcriptions']);
    expect(server.keys).toEqual(['Bearer secret']);
    expect(server.asked).toEqual([
      {
        model: 'whisper-x',
        response_format: 'verbose_json',
        'timestamp_granularities[]': 'word',
        temperature: '0',
        language: 'en',
      },
    ]);
  });

  it('names what can be done about a server that takes too long', async () => {
    const late = new LecternError('late', { code: 'timeout', stage: 'fetch', hint: 'Wait longer.' });
    const options = { baseUrl: 'http://server', model: 'x', concurrency: 1 };
    const { recognize } = createOpenAiRecognizer({ post: () => Promise.reject(late) }, options);
    await expect(recognize(WAV, {}, signal)).rejects.toMatchObject({ code: 'recognizer', hint: 'Wait longer.' });
  });

  it('is sent again when the server is busy', async () => {
    let times = 0;
    const { hearing } = await ask((heard) => {
      times += 1;
      return times === 1 ? 503 : verboseJson(heard);
    });
    expect((await hearing).text).toBe(TEXT);
  });

  it.each([
    [0, 2],
    [3600, 1],
  ])('is sent once again when the server names a pause of %s s that can be waited for', async (pause, times) => {
    let asked = 0;
    const busy = new LecternError('busy', {
      ...{ code: 'http-status', stage: 'fetch', httpStatus: 429, retryAfterMs: pause * 1000 },
    });
    const options = { baseUrl: 'http://server', model: 'x', concurrency: 1 };
    const { recognize } = createOpenAiRecognizer(
      {
        post() {
          asked += 1;
          return Promise.reject(busy);
        },
      },
      options,
    );
    await expect(recognize(WAV, {}, signal)).rejects.toMatchObject({ code: 'recognizer' });
    expect(asked).toBe(times);
  });
});

describe('an answer', () => {
  it('may have segments without words', async () => {
    const { words: _words, ...rest } = verboseJson(TEXT);
    const { hearing } = await ask(() => rest);
    expect(await hearing).toMatchObject({ words: [], segments: [{ text: TEXT }], language: 'en' });
  });

  it('has nothing that Whisper made up where nobody speaks', async () => {
    const { segments, words, ...rest } = verboseJson(TEXT);
    const made = { text: 'Thanks for watching!', start: 5, end: 7, no_speech_prob: 0.9, avg_logprob: -1.4 };
    const { hearing } = await ask(() => ({
      ...{ ...rest, text: `${TEXT} ${made.text}`, segments: [...segments, made] },
      words: [...words, { word: 'Thanks', start: 5, end: 5.5 }],
    }));
    const { text, segments: heard, words: timed } = await hearing;
    expect([text, heard.length, timed.length]).toEqual([TEXT, 1, 3]);
  });

  it('may be the text alone', async () => {
    const { hearing } = await ask((text) => ({ text }));
    expect(await hearing).toEqual({ text: TEXT, words: [], segments: [{ start: 0, end: 0, text: TEXT }] });
  });

  it.each([
    ['a page of HTML', '<html>', 'baseUrl'],
    ['a refusal', 401, 'key'],
    ['a failure', 500, 'runs'],
  ])('that is %s is a failure of the recogniser, with its remedy', async (_name, answer, remedy) => {
    const { hearing } = await ask(() => answer);
    await expect(hearing).rejects.toMatchObject({ code: 'recognizer', hint: expect.stringContaining(remedy) });
  });
});
