/** eSpeak's sounds → the model's symbols, by language. */
import type { Sound } from './espeak-phonemes.ts';
import { isSymbol } from './symbols.ts';

type Table = Readonly<Record<string, string>>;

/** For every language: one symbol for what is written with two letters. */
const COMMON: Table = {
  aɪ: 'I',
  aʊ: 'W',
  dz: 'ʣ',
  dʒ: 'ʤ',
  dʑ: 'ʥ',
  eɪ: 'A',
  oʊ: 'O',
  əʊ: 'Q',
  ts: 'ʦ',
  tsː: 'ʦː',
  tʃ: 'ʧ',
  tʃː: 'ʧː',
  dʒː: 'ʤː',
  dzː: 'ʣː',
  tɕ: 'ʨ',
  ɔɪ: 'Y',
  g: 'ɡ',
  'r.': 'ɽ',
  'r.h': 'ɽʰ',
};

/** As the model's own dictionary writes English, which has no long vowels in America. */
const ENGLISH: Table = {
  ...COMMON,
  əl: 'ᵊl',
  n̩: 'ᵊn',
  ɐ: 'ə',
  r: 'ɹ',
  x: 'k',
  ç: 'k',
  ɬ: 'l',
  o: 'ɔ',
  oː: 'ɔː',
  e: 'A',
};
const AMERICAN: Table = {
  ...ENGLISH,
  ɚ: 'əɹ',
  ɜː: 'ɜɹ',
  ɪə: 'iə',
  aɪɚ: 'Iəɹ',
  aɪə: 'Iə',
  ʔ: 't',
  ɾ: 'T',
};
const BRITISH: Table = { ...ENGLISH, eə: 'ɛː', iə: 'ɪə', aɪə: 'Iə', ʔ: 't', ᵻ: 'ɪ' };

/** What sounds most alike, for letters that the model has not learnt. */
const NEAREST: Table = {
  ħ: 'h',
  ʕ: 'ʔ',
  ɦ: 'h',
  ɭ: 'l',
  ɫ: 'l',
  ʟ: 'l',
  ʐ: 'ʒ',
  ʑ: 'ʒ',
  ʏ: 'y',
  ɱ: 'm',
  ʀ: 'ʁ',
  ɵ: 'ə',
  ʉ: 'u',
  ɘ: 'ə',
  ɞ: 'ɜ',
  ɶ: 'a',
  ʲ: 'ʲ',
  '̪': '',
  '̈': '',
  '̞': '',
  '̩': '',
  '͡': '',
  '̯': '',
  '̃': '\u0303',
};

export type Accent = 'american' | 'british';

/** The symbols of one sound; letters that have none, nor any that sounds alike, stay as they are. */
export function symbolsOfSound(sound: Sound, language: string, accent: Accent): string {
  const table = language !== 'en' ? COMMON : accent === 'british' ? BRITISH : AMERICAN;
  const [, stress = '', letters = ''] = /^([ˈˌ]*)(.*)$/su.exec(sound) ?? [];
  const found =
    table[letters] ??
    Array.from(
      letters.normalize('NFD'),
      (letter) => table[letter] ?? (isSymbol(letter) ? letter : (NEAREST[letter] ?? letter)),
    ).join('');
  return stress + (table === AMERICAN ? found.replaceAll('ː', '') : found);
}
