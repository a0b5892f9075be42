/** What every recogniser does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recognizer } from '../../src/narrate/recognizer.ts';

export type RecognizerSubject = {
  readonly recognizer: Recognizer;
  /** Of somebody who says the words below; and of nobody who says anything. */
  readonly wav: Uint8Array;
  readonly silence: Uint8Array;
  readonly language: string;
  readonly words: readonly string[];
  readonly seconds: number;
  readonly close: () => Promise<void>;
};

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export function describeRecognizer(name: string, open: () => Promise<RecognizerSubject>): void {
  describe(`the recogniser ${name}`, () => {
    const { signal } = new AbortController();
    let subject: RecognizerSubject;
    beforeAll(async () => {
      subject = await open();
    }, 120_000);
    afterAll(() => subject?.close());

    it('tells the words, and when each of them is heard', async () => {
      const { recognizer, wav, language, words, seconds } = subject;
      const hearing = await recognizer.recognize(wav, { language }, signal);
      expect(hearing.text.split(/\s+/).map(plain)).toEqual(words);
      expect(hearing.segments.map(({ text }) => text).join(' ')).toBe(hearing.text);
      if (hearing.words.length > 0) expect(hearing.words.map(({ text }) => plain(text))).toEqual(words);
      for (const spans of [hearing.words, hearing.segments]) {
        const times = spans.flatMap(({ start, end }) => [start, end]);
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(times.at(-1) ?? 0).toBeLessThanOrEqual(seconds + 0.1);
      }
    });

    it('hears the same without being told the language', async () => {
      const { text } = await subject.recognizer.recognize(subject.wav, {}, signal);
      expect(text.split(/\s+/).map(plain)).toEqual(subject.words);
    });

    it('hears nothing in silence', async () => {
      const { text, words, segments } = await subject.recognizer.recognize(subject.silence, {}, signal);
      expect({ text, words, segments }).toEqual({ text: '', words: [], segments: [] });
    });

    it('stops when it is told to', async () => {
      const heard = subject.recognizer.recognize(subject.wav, {}, AbortSignal.abort());
      await expect(heard).rejects.toMatchObject({ code: 'cancelled' });
    });
  });
}
