/** What of Kokoro can speak now, as its folder says, and how quickly this machine speaks with it. */
import { join } from 'node:path';
import type { Told } from '../../words/why.ts';
import type { KokoroState } from '../choose-voices.ts';
import { narrationPace } from '../kokoro/count-processes.ts';
import { isKokoroReady, listKokoroVoices, readKokoroRecord } from '../kokoro/voice-files.ts';
import { KOKORO_VOICES } from './kokoro-catalogue.ts';

/** Below this, narrating takes longer than listening. */
const LEAST_PACE = 1;

export type KokoroFacts = KokoroState & {
  /** Seconds of audio a second, with all the processes that fit into this machine. */
  readonly pace?: number;
};

/** Where Kokoro lies, beside the models of other engines. */
export const kokoroFolder = (dataDirectory: string): string => join(dataDirectory, 'voices', 'kokoro');

/** Looks at a few files only, so that it can be asked for every episode. */
export function readKokoroState(folder: string): KokoroFacts {
  const record = readKokoroRecord(folder);
  if (!record || !isKokoroReady(folder)) return { voices: [], isQuick: true };
  const pace = narrationPace(record.cpuPerSecond);
  const voices = listKokoroVoices(folder).filter((name) => name in KOKORO_VOICES);
  return { voices, isQuick: pace >= LEAST_PACE, pace };
}

/** As the first line of a run says it; `undefined` when there is nothing to say. */
export function describePace({ pace, isQuick }: KokoroFacts): Told | undefined {
  if (pace === undefined) return undefined;
  const minutes = pace >= 10 ? Math.round(pace) : Math.round(pace * 10) / 10;
  return isQuick
    ? {
        text: `The neural voice speaks; this machine narrates ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} a minute.`,
        why: { kind: 'quick-voice', minutes },
      }
    : {
        text: `This machine would narrate ${minutes} minutes a minute with the neural voice: the embedded voices speak where none is named.`,
        why: { kind: 'slow-voice', minutes },
      };
}
