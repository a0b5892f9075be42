/** One spoken sentence, heard blind and compared with its text; in doubt it is heard twice. */
import type { Hearing, Recognizer } from '../recognizer.ts';
import { decodeWav, encodeWav } from '../wav.ts';
import { compareSpeech, type Verdict } from './compare-speech.ts';
import { findHole, findTail } from './find-unheard.ts';

type ToHear = {
  readonly wav: Buffer;
  readonly text: string;
  readonly language: string;
  readonly measuredSpeed?: number | undefined;
};
export type HeardSentence = { readonly verdict: Verdict; readonly hearing: Hearing };

/** Silence around a sentence that is heard again, which is what recognisers were trained on: seconds. */
const LEAD_SECONDS = 0.4;
const TAIL_SECONDS = 0.8;

/**
 * @param text normalised
 * @param measuredSpeed of a voice whose pauses were measured; those of others are not judged
 * @throws LecternError of the recogniser's
 */
export async function hearSentence(
  recognizer: Pick<Recognizer, 'recognize'>,
  { wav, text, language, measuredSpeed: speed }: ToHear,
  signal: AbortSignal,
): Promise<HeardSentence> {
  // A dictionary of several megabytes, which most commands need not load.
  const { readSyllables } = await import('./read-syllables.ts');
  const pcm = decodeWav(wav);
  const hole = speed === undefined ? undefined : findHole(text, pcm, speed);
  const judge = (hearing: Hearing): HeardSentence => {
    const verdict = compareSpeech(text, hearing.text, language, readSyllables);
    const tail = hole ?? (speed === undefined ? undefined : findTail(hearing.words, pcm, speed));
    if (verdict.kind !== 'good' || tail === undefined) return { hearing, verdict };
    const fault = hole === undefined ? 'added' : 'silence';
    return { hearing, verdict: { ...verdict, kind: 'bad', fault, text: `${tail.toFixed(1)} s` } };
  };
  const first = judge(await recognizer.recognize(wav, { language }, signal));
  const { kind, why } = first.verdict;
  if (kind === 'good' || why === 'language not compared') return first;
  // A recogniser that was told the language may have written it down whatever was spoken.
  const hint = why === 'other language' ? {} : { language };
  const hearing = await recognizer.recognize(padded(wav), hint, signal);
  return decide(first, judge(shifted(hearing)));
}

function decide(first: HeardSentence, second: HeardSentence): HeardSentence {
  if (second.verdict.kind === 'good') return second;
  const isForeign = ({ verdict }: HeardSentence) => verdict.why === 'other language';
  if (isForeign(first) && isForeign(second)) {
    const { units } = first.verdict;
    return {
      ...first,
      verdict: { kind: 'bad', units, errors: units, fault: 'other language', text: first.hearing.text },
    };
  }
  const bad = [first, second].filter(({ verdict }) => verdict.kind === 'bad');
  return bad.sort((one, other) => one.verdict.errors - other.verdict.errors)[0] ?? first;
}

function padded(wav: Buffer): Buffer {
  const { samples, sampleRate } = decodeWav(wav);
  const lead = Math.round(LEAD_SECONDS * sampleRate);
  const longer = new Int16Array(lead + samples.length + Math.round(TAIL_SECONDS * sampleRate));
  longer.set(samples, lead);
  return encodeWav({ samples: longer, sampleRate });
}

/** With its times as they are in the recording without the silence. */
function shifted({ words, segments, ...hearing }: Hearing): Hearing {
  const move = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]) =>
    spans.map((span) => ({
      ...span,
      start: Math.max(0, span.start - LEAD_SECONDS),
      end: Math.max(0, span.end - LEAD_SECONDS),
    }));
  return { ...hearing, words: move(words), segments: move(segments) };
}
