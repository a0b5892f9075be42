/** Text → International Phonetic Alphabet by the embedded eSpeak, sound by sound. */
import { LecternError } from '../../errors.ts';
import { type Espeak, MOST_TEXT_BYTES, openEspeak } from '../open-espeak.ts';

/** A sound as eSpeak names it (`tʃ`, `ˈaɪ`), several letters that belong together. */
export type Sound = string;

/** Words of sounds. */
export type Phonemes = readonly (readonly Sound[])[];

export type PhonemeReader = (text: string, voice: string) => Promise<Phonemes>;

/** Opens eSpeak at the first question and asks it from the same state each time. */
export function createPhonemeReader(): PhonemeReader {
  let opening: Promise<Espeak> | undefined;
  return async (text, voice) => {
    if (Buffer.byteLength(text) >= MOST_TEXT_BYTES)
      throw new LecternError(`“${text.slice(0, 60)}…” is no sentence: it is longer than ${MOST_TEXT_BYTES} bytes.`, {
        code: 'speech',
        stage: 'narrate',
      });
    opening ??= openEspeak();
    const { worker, restore, readText } = await opening;
    restore();
    if (worker.set_voice(voice) !== 0)
      throw new LecternError(`eSpeak has no voice ${voice}.`, { code: 'no-voice', stage: 'narrate' });
    return parsePhonemes(readText(worker.convert_to_phonemes(text, true).ptr));
  };
}

/** eSpeak sets `_` between sounds, `|` between clauses, `(en)` where it changes its language, `-` where words hang together. */
function parsePhonemes(text: string): Phonemes {
  return text
    .replace(/\([a-z-]{2,12}\)/gu, '')
    .split(/[\s|]+/u)
    .map((word) =>
      word
        .split('_')
        .map((sound) => sound.replaceAll('-', ''))
        .filter((sound) => sound !== ''),
    )
    .filter((word) => word.length > 0);
}
