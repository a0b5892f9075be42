/** Text → International Phonetic Alphabet by the embedded eSpeak, sound by sound. */
import { LecternError } from '../../errors.ts';
import { type Espeak, MOST_TEXT_BYTES, openEspeak } from '../open-espeak.ts';

/** A sound as eSpeak names it (`tʃ`, `ˈaɪ`), several letters that belong together. */
export type Sound = string;

/** Words of sounds. */
export type Phonemes = readonly (readonly Sound[])[];

export type Reading = {
  readonly phonemes: Phonemes;
  /** Letters that the voice has no sound for: it would say “letter” and the digits of their number. */
  readonly unread: readonly string[];
};

export type PhonemeReader = (text: string, voice: string) => Promise<Reading>;

/** Of scripts that no voice has. Their numbers begin with other digits, so that only the word before is common to them. */
const UNREAD = ['\u{a66e}', '\u{10330}', '\u{2c80}'];

/** Opens eSpeak at the first question and asks it from the same state each time. */
export function createPhonemeReader(): PhonemeReader {
  let opening: Promise<Espeak> | undefined;
  /** By voice: what it says before the number of a letter that it does not know, and the letters that were tried. */
  const known = new Map<string, { readonly announcement: string; readonly isRead: Map<string, boolean> }>();

  /** Each letter by itself: within a word one that is not known is also left out without a sound. */
  function findUnread(text: string, say: (text: string) => string, voice: string): readonly string[] {
    const letters = [...new Set(text.match(/(?![a-z])\p{L}/giu))];
    if (letters.length === 0) return [];
    const { announcement, isRead } = known.get(voice) ?? {
      announcement: commonStart(UNREAD.map((letter) => withoutStress(say(letter)))),
      isRead: new Map<string, boolean>(),
    };
    known.set(voice, { announcement, isRead });
    return letters.filter((letter) => {
      const isKnown =
        isRead.get(letter) ?? !(announcement !== '' && withoutStress(say(letter)).startsWith(announcement));
      isRead.set(letter, isKnown);
      return !isKnown;
    });
  }

  return async (text, voice) => {
    if (Buffer.byteLength(text) >= MOST_TEXT_BYTES)
      throw new LecternError(`“${text.slice(0, 60)}…” is no sentence: it is longer than ${MOST_TEXT_BYTES} bytes.`, {
        code: 'speech',
        stage: 'narrate',
      });
    opening ??= openEspeak();
    const { worker, restore, readText } = await opening;
    const say = (words: string) => {
      restore();
      if (worker.set_voice(voice) !== 0)
        throw new LecternError(`eSpeak has no voice ${voice}.`, { code: 'no-voice', stage: 'narrate' });
      return readText(worker.convert_to_phonemes(words, true).ptr);
    };
    return { phonemes: parsePhonemes(say(text)), unread: findUnread(text, say, voice) };
  };
}

const withoutStress = (said: string) => said.replace(/[ˈˌ]/gu, '').trimStart();

/** Up to the end of a word, which two underscores part from the next. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, Math.max(0, first.slice(0, length).lastIndexOf('__')));
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
