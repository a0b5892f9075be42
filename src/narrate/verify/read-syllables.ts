/** Chinese characters → syllables with their tones as they are heard in the sentence, for comparing. */
import { readMandarin } from '../kokoro/mandarin.ts';
import type { Syllable } from './list-units.ts';

/** A character whose reading nobody knows stands for itself; a 儿 that colours the syllable before it has none. */
export const readSyllables = (text: string): readonly Syllable[] =>
  readMandarin(text).flatMap(({ characters }) =>
    characters.flatMap(({ character, said }) =>
      said === '' ? [] : [{ sound: plain(said ?? character), text: character }],
    ),
  );

/** Whether a speaker colours a syllable (dianr3) is nobody's fault. */
const plain = (sound: string) => sound.replace(/(?<=.)(?<!^e)r(?=\d$)/, '');
