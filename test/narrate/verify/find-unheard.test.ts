import { expect, it } from 'vitest';
import type { Hearing } from '../../../src/narrate/recognizer.ts';
import { hearSentence } from '../../../src/narrate/verify/hear-sentence.ts';
import { encodeWav } from '../../../src/narrate/wav.ts';

const RATE = 8000;
const TEXT = 'The ferry waited at the pier, and then it left.';
const { signal } = new AbortController();

/** Speech of four seconds, silent for some of them from the second second on. */
const speak = (silence: number, seconds = 4) =>
  encodeWav({
    samples: Int16Array.from({ length: seconds * RATE }, (_, at) =>
      at >= 2 * RATE && at < (2 + silence) * RATE ? 0 : Math.round(9000 * Math.sin(at / 3)),
    ),
    sampleRate: RATE,
  });

/** Writes the whole text down, with its last word ending there. */
const recognizer = (end: number) => ({
  recognize: async (): Promise<Hearing> => ({
    text: TEXT,
    words: [{ text: 'left.', start: end - 0.3, end }],
    segments: [{ text: TEXT, start: 0, end }],
  }),
});
const hear = async (wav: Buffer, end: number, text = TEXT, measuredSpeed: number | undefined = 1) =>
  (await hearSentence(recognizer(end), { wav, text, language: 'en', measuredSpeed }, signal)).verdict;

it('a pause within a sentence is none of its faults, a hole is', async () => {
  expect(await hear(speak(0.5), 3.8)).toMatchObject({ kind: 'good' });
  expect(await hear(speak(1), 3.8)).toMatchObject({ kind: 'bad', fault: 'silence', text: '1.0 s' });
  // So is a shorter one of a faster voice, and a longer one is none of a slower voice.
  expect(await hear(speak(0.5), 3.8, TEXT, 1.5)).toMatchObject({ kind: 'bad', fault: 'silence' });
  expect(await hear(speak(1), 3.8, TEXT, 0.6)).toMatchObject({ kind: 'good' });
  expect(await hear(speak(1), 3.8, 'The ferry waited at the pier; and then it left.')).toMatchObject({ kind: 'good' });
  // Between two sentences one may stop.
  expect(await hear(speak(1), 3.8, 'The ferry waited at the pier. And then it left.')).toMatchObject({ kind: 'good' });
});

it('what is spoken behind the last word that was heard is too much', async () => {
  expect(await hear(speak(0), 3.6)).toMatchObject({ kind: 'good' });
  expect(await hear(speak(0, 6), 3.6)).toMatchObject({
    kind: 'bad',
    fault: 'added',
    text: expect.stringMatching(/^[23]\./),
  });
});
