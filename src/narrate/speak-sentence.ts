/** One sentence spoken: with its own voice, tried again, then with the best of those that come with Lectern. */
import { LecternError, toLecternError } from '../errors.ts';
import type { SpeechSegment } from '../model.ts';
import { primarySubtag } from './language-tags.ts';
import { parseVoice, type Recording } from './speaker.ts';
import type { Speakers } from './speakers.ts';

/** The voices that come with Lectern, the best one for a language first; all of them know it. */
export function standInsFor(language: string): readonly string[] {
  const primary = primarySubtag(language);
  if (primary === 'en') return ['flite:slt', 'espeak:en-us'];
  return [primary === 'zh' ? 'espeak:cmn' : 'espeak:auto'];
}

const SLIGHTLY_SLOWER = 0.97;

const paceOf = (speed: number) => (speed === 1 ? {} : { speed });

export type Spoken = { readonly recording: Recording; readonly voice: string };

/** With its own voice, then with the best of those that come with Lectern. */
export async function speakSentence(
  speakers: Speakers,
  { text, language, voice, speed = 1 }: SpeechSegment,
  path: string,
  signal: AbortSignal,
): Promise<Spoken> {
  const faults: string[] = [];
  const standIns = standInsFor(language).filter((standIn) => standIn !== voice);
  // An engine that always gives the same is asked for something a little different.
  const tries = [
    [voice, 1],
    [voice, 1],
    [voice, SLIGHTLY_SLOWER],
    ...standIns.map((one) => [one, 1] as const),
  ] as const;
  for (const [candidate, pace] of tries) {
    const { driver, name } = parseVoice(candidate);
    try {
      const recording = await speakers.record(
        { driver, voice: name, language, text, ...paceOf(speed * pace) },
        path,
        signal,
      );
      return { recording, voice: candidate };
    } catch (thrown) {
      const error = toLecternError(thrown, 'narrate');
      const isConfiguration = error.code === 'no-voice' && candidate === voice;
      // Neither a stop nor a full disk is a fault of the voice.
      if (error.code === 'cancelled' || error.code === 'disk-full' || isConfiguration) throw error;
      faults.push(error.message);
    }
  }
  throw new LecternError(
    `The sentence “${text.slice(0, 80)}” could not be spoken (${[...new Set(faults)].join('; ')}).`,
    {
      code: 'speech',
      stage: 'narrate',
      hint: `Name another voice for ${language} in voices, or give its odd words a spelling in pronounce.`,
      why: { kind: 'unspoken', sentence: text.slice(0, 80) },
    },
  );
}
