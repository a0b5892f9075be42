/** Kokoro's real voice, and narrators that misread, heard by Whisper. A handful; VERIFY=full: as many as is promised. */
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSpeechFault } from '../../../src/narrate/check-speech.ts';
import { createKokoroSpeaker } from '../../../src/narrate/drivers/kokoro.ts';
import type { Pcm, Speaker } from '../../../src/narrate/speaker.ts';
import { trimSilence } from '../../../src/narrate/trim-silence.ts';
import { hearSentence } from '../../../src/narrate/verify/hear-sentence.ts';
import { encodeWav } from '../../../src/narrate/wav.ts';
import {
  FAULTS,
  type Fault,
  listFaultable,
  listHeldOut,
  listSentences,
  misread,
  silenceMiddle,
  TEST_VOICES,
  type TestLanguage,
} from '../../helpers/faulty-narrations.ts';
import { startWhisper, whisperFolder } from '../../helpers/whisper.ts';

const kokoroFolder = process.env['LECTERN_TEST_KOKORO'] ?? '';
const isFull = process.env['VERIFY'] === 'full';
const { signal } = new AbortController();

/** Of 20, in each language. */
const LEAST_CAUGHT = { en: 19, zh: 17 };
/** In one language each: synthesis and recognition take seconds. */
const HANDFUL: Readonly<Record<TestLanguage, readonly Fault[]>> = { en: ['drops'], zh: ['silence'] };

describe.skipIf(whisperFolder === '' || kokoroFolder === '')('proof-listening with real weights', () => {
  let whisper: Awaited<ReturnType<typeof startWhisper>>;
  let speaker: Speaker;
  const queue = new PQueue({ concurrency: 2 });

  beforeAll(async () => {
    const engineScript = fileURLToPath(new URL('../../../dist/narrate/kokoro/engine-process.js', import.meta.url));
    speaker = createKokoroSpeaker({ folder: kokoroFolder, engineScript });
    whisper = await startWhisper();
  }, 120_000);
  afterAll(async () => {
    await whisper?.close();
    await speaker?.close?.();
  });

  /** Why a sentence is not taken as it was spoken, in words; `undefined` when it is. */
  const findFault = (text: string, language: TestLanguage, fault?: Fault) =>
    queue.add(async (): Promise<string | undefined> => {
      const said = fault ? misread(text, fault, language) : { text, language };
      const voice = TEST_VOICES[said.language];
      const spoken = trimSilence(await speaker.synthesize(said.text, { voice, language: said.language }, signal));
      const pcm: Pcm = fault === 'silence' ? silenceMiddle(spoken) : spoken;
      const implausible = findSpeechFault(text, pcm, 'kokoro');
      if (implausible !== undefined) return implausible;
      const wav = encodeWav(pcm);
      const { verdict, hearing } = await hearSentence(
        whisper.recognizer,
        { wav, text, language, measuredSpeed: 1 },
        signal,
      );
      return verdict.kind === 'bad' ? `${verdict.fault} “${verdict.text}” (${text} | ${hearing.text})` : undefined;
    });

  const shortFirst = (one: string, other: string) => one.length - other.length;
  const choose = (all: readonly string[], some: number) => (isFull ? all : [...all].sort(shortFirst).slice(0, some));

  describe.each(['en', 'zh'] as const)('%s', (language) => {
    it.each(isFull ? (['pages', 'held-out'] as const) : (['pages'] as const))(
      'takes good sentences as they are: %s',
      async (list) => {
        const sentences = choose(list === 'pages' ? listSentences(language, 100) : listHeldOut(language), 1);
        const found = await Promise.all(sentences.map((text) => findFault(text, language)));
        const faults = found.filter((fault) => fault !== undefined);
        if (isFull)
          console.log(
            `${language}, ${list}: ${faults.length} of ${sentences.length} good sentences spoken again`,
            faults,
          );
        expect(faults.length).toBeLessThanOrEqual(sentences.length * 0.05);
      },
      3_600_000,
    );

    it.each(isFull ? FAULTS : HANDFUL[language])(
      'catches a narrator who %s',
      async (fault) => {
        const sentences = choose(listFaultable(language, 20), 1);
        const found = await Promise.all(sentences.map((text) => findFault(text, language, fault)));
        const missed = sentences.filter((_text, at) => found[at] === undefined);
        if (isFull)
          console.log(
            `${language}: ${fault}: ${sentences.length - missed.length} of ${sentences.length} caught`,
            missed,
          );
        expect(sentences.length - missed.length).toBeGreaterThanOrEqual(
          (sentences.length * LEAST_CAUGHT[language]) / 20,
        );
      },
      3_600_000,
    );
  });
});
