/** When each word of a sentence is heard: the words of the text beside those that the recogniser timed. */
import type { CueWord } from '../../model.ts';
import type { HeardWord } from '../recognizer.ts';
import { alignUnits } from './align-units.ts';
import { foldWord, type ReadSyllables, type Unit } from './list-units.ts';

/** A word, or a Chinese character, and what follows it up to the next. */
type Token = { readonly text: string; readonly unit: Unit };
type Span = { readonly start: number; readonly end: number };

const WORD =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’.,-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;

/** Of the words that have to be found for the others to be guessed between them. */
const LEAST_FOUND = 0.5;
/** Further apart, two words are not the same. */
const SAME_WORD = 0.5;

/**
 * Seconds from the start of the sentence. One behind the other, the texts of the words are the sentence's text.
 *
 * @param seconds how long the sentence is
 * @returns `undefined` where too little of the text was heard
 */
export function timeWords(
  text: string,
  heard: readonly HeardWord[],
  seconds: number,
  read: ReadSyllables,
): readonly CueWord[] | undefined {
  const tokens = listTokens(text, read);
  const spoken = heard.flatMap((word) => divide(word, listTokens(word.text, read)));
  if (tokens.length === 0 || spoken.length === 0) return undefined;
  const found: (Span | undefined)[] = tokens.map(() => undefined);
  let [at, behind] = [0, 0];
  const steps = alignUnits(
    tokens.map(({ unit }) => unit),
    spoken.map(({ unit }) => unit),
  );
  for (const step of steps) {
    const span = { start: spoken[behind]?.start ?? 0, end: spoken[behind + step.heard - 1]?.end ?? 0 };
    if (step.said > 0 && step.heard > 0 && step.cost < SAME_WORD)
      divideSpan(span, tokens.slice(at, at + step.said)).forEach((part, index) => {
        found[at + index] = part;
      });
    at += step.said;
    behind += step.heard;
  }
  if (found.filter(Boolean).length < tokens.length * LEAST_FOUND) return undefined;
  const times = fillGaps(tokens, found, seconds);
  return tokens.map((token, index) => ({ ...rounded(times[index]), text: token.text }));
}

function listTokens(text: string, read: ReadSyllables): readonly Token[] {
  const words = [...text.matchAll(WORD)];
  const sounds = soundsOf(text, read);
  return words.map(({ 0: word, index }, at) => {
    // What stands before the first word is said with it.
    const from = at === 0 ? 0 : index;
    const to = words[at + 1]?.index ?? text.length;
    const sound = sounds.get(index);
    const unit: Unit =
      sound === undefined
        ? { kind: 'word', sound: foldWord(word.toLowerCase()), text: word }
        : { kind: 'syllable', sound, text: word };
    return { text: text.slice(from, to), unit };
  });
}

/** The syllables of Chinese characters by their places. */
function soundsOf(text: string, read: ReadSyllables): ReadonlyMap<number, string> {
  const sounds = new Map<number, string>();
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+/gu)) {
    const syllables = [...read(run)];
    let at = index;
    for (const character of run) {
      const isRead = syllables[0]?.text === character;
      sounds.set(at, isRead ? (syllables.shift()?.sound ?? '') : character);
      at += character.length;
    }
  }
  return sounds;
}

const lengthOf = ({ text }: Pick<Token, 'text'>) => Math.max(1, text.length);

/** A stretch of time among words, by their length. */
function divideSpan({ start, end }: Span, tokens: readonly Pick<Token, 'text'>[]): readonly Span[] {
  const total = tokens.reduce((sum, token) => sum + lengthOf(token), 0);
  let from = start;
  return tokens.map((token) => {
    const span = { start: from, end: from + ((end - start) * lengthOf(token)) / total };
    from = span.end;
    return span;
  });
}

const divide = (word: HeardWord, tokens: readonly Token[]) =>
  divideSpan(word, tokens).map((span, at) => ({ ...span, unit: tokens[at]?.unit ?? NOTHING }));

const NOTHING: Unit = { kind: 'word', sound: '', text: '' };

/** Words that were not heard take the time between those that were. */
function fillGaps(tokens: readonly Token[], found: readonly (Span | undefined)[], seconds: number): readonly Span[] {
  const times: Span[] = [];
  for (let at = 0; at < tokens.length; ) {
    const span = found[at];
    const before = times.at(-1)?.end ?? 0;
    if (span) {
      const start = Math.min(Math.max(before, span.start), seconds);
      times.push({ start, end: Math.min(Math.max(start, span.end), seconds) });
      at += 1;
      continue;
    }
    let to = at;
    while (to < tokens.length && !found[to]) to += 1;
    const end = Math.max(before, Math.min(found[to]?.start ?? seconds, seconds));
    times.push(...divideSpan({ start: before, end }, tokens.slice(at, to)));
    at = to;
  }
  return times;
}

const toMilliseconds = (value: number) => Math.round(value * 1000) / 1000;
const rounded = ({ start, end }: Span = { start: 0, end: 0 }) => ({
  start: toMilliseconds(start),
  end: toMilliseconds(end),
});
