/** What is said in a recording that an article carries: heard in stretches, which are cut where it is quiet. */
import type { CueWord, TranscriptCue } from '../model.ts';
import type { PcmFile } from './pcm-file.ts';
import type { Hearing, Recognizer } from './recognizer.ts';
import { isEndlessText } from './verify/compare-speech.ts';

/** Recognisers of Whisper's kind hear thirty seconds at a time. */
const LONGEST_SECONDS = 28;
const LEAST_SECONDS = 18;
/** Of less a recogniser hears nothing, or makes something up. */
const LEAST_REST_SECONDS = 6;

/** Raised when the same recording gets another transcript: part of the cache key of every transcript. */
export const TRANSCRIPTION = 'transcribed@2';

/**
 * @param span of the file, seconds; the times of the cues are the file's
 * @param onProgress seconds that are heard
 * @throws LecternError of the recogniser's
 */
export async function transcribeRecording(
  recognizer: Pick<Recognizer, 'recognize'>,
  file: Pick<PcmFile, 'cut' | 'findQuiet'>,
  span: { readonly start: number; readonly end: number },
  signal: AbortSignal,
  onProgress?: (seconds: number) => void,
): Promise<readonly TranscriptCue[]> {
  const cues: TranscriptCue[] = [];
  for (let start = span.start; start < span.end; ) {
    const rest = span.end - start;
    const earliest = start + Math.min(LEAST_SECONDS, rest / 2);
    const latest = start + Math.min(LONGEST_SECONDS, rest - LEAST_REST_SECONDS);
    const end = rest <= LONGEST_SECONDS ? span.end : await file.findQuiet(earliest, latest);
    // Whoever is interviewed need not speak the article's language.
    const hearing = await recognizer.recognize(await file.cut(start, end), {}, signal);
    if (!isEndlessText(hearing.text)) cues.push(...toCues(hearing, start, end));
    onProgress?.(end - span.start);
    start = end;
  }
  return joinFragments(cues);
}

const ENDS_SENTENCE = /[.!?。！？…][”’"'」』)）]*$/u;
const countWords = (text: string) => (text.match(/\p{Script=Han}|[\p{L}\p{N}'’]+/gu) ?? []).length;
/** Of so many words, a cue by itself is what a recogniser has cut off. */
const MOST_FRAGMENT_WORDS = 3;
/** Between a sentence and the rest of it: s. */
const LONGEST_GAP_SECONDS = 0.5;

/** The end of a sentence that was cut off stands with the sentence. */
function joinFragments(cues: readonly TranscriptCue[]): readonly TranscriptCue[] {
  const joined: TranscriptCue[] = [];
  for (const cue of cues) {
    const before = joined.at(-1);
    const isRest =
      before &&
      !ENDS_SENTENCE.test(before.text) &&
      cue.start - before.end <= LONGEST_GAP_SECONDS &&
      countWords(cue.text) <= MOST_FRAGMENT_WORDS;
    if (isRest) joined[joined.length - 1] = joinCues(before, cue);
    else joined.push(cue);
  }
  return joined;
}

function joinCues(before: TranscriptCue, rest: TranscriptCue): TranscriptCue {
  const isHan = /\p{Script=Han}$/u.test(before.text);
  const words = before.words && rest.words && [...before.words, ...rest.words];
  const { words: _words, ...cue } = before;
  return { ...cue, end: rest.end, text: `${before.text}${isHan ? '' : ' '}${rest.text}`, ...(words && { words }) };
}

function toCues({ segments, words }: Hearing, from: number, to: number): readonly TranscriptCue[] {
  const move = ({ start, end, text }: CueWord): CueWord => ({
    start: toMilliseconds(Math.min(from + start, to)),
    end: toMilliseconds(Math.min(from + end, to)),
    text,
  });
  let before = toMilliseconds(from);
  const said = segments.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const isTimed = (segment: CueWord) => move(segment).end > move(segment).start;
  return said.map((segment, at): TranscriptCue => {
    const within = words.filter(
      ({ start, end }) => (start + end) / 2 >= segment.start && (start + end) / 2 <= segment.end,
    );
    const { start, end, text } = move(segment);
    // Some servers tell no times of segments, or others than the recording's: such share what is left, by length.
    const next = said.findIndex((other, index) => index > at && isTimed(other));
    const untimed = said.slice(at, next < 0 ? undefined : next);
    const latest = next < 0 ? to : Math.max(before, move(said[next] ?? segment).start);
    const share = text.length / untimed.reduce((sum, one) => sum + one.text.length, 0);
    const span =
      end > start ? { start, end } : { start: before, end: toMilliseconds(before + (latest - before) * share) };
    before = span.end;
    return { ...span, text, origin: 'machine', ...(end > start && within.length > 0 && { words: within.map(move) }) };
  });
}

const toMilliseconds = (value: number) => Math.round(value * 1000) / 1000;
