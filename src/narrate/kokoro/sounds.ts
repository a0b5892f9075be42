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
  eɪ: 'A',
  oʊ: 'O',
  əʊ: 'Q',
  ts: 'ʦ',
  tʃ: 'ʧ',
  ɔɪ: 'Y',
  g: 'ɡ',
};

const AMERICAN: Table = {
  ...COMMON,
  əl: 'ᵊl',
  n̩: 'ᵊn',
  ɚ: 'əɹ',
  ɜː: 'ɜɹ',
  ɪə: 'iə',
  ɐ: 'ə',
  r: 'ɹ',
  x: 'k',
  ç: 'k',
  ɬ: 'l',
  ʔ: 't',
  ɾ: 'T',
  e: 'A',
  o: 'ɔ',
};

const BRITISH: Table = {
  ...COMMON,
  əl: 'ᵊl',
  n̩: 'ᵊn',
  eə: 'ɛː',
  iə: 'ɪə',
  ɐ: 'ə',
  r: 'ɹ',
  x: 'k',
  ç: 'k',
  ɬ: 'l',
  o: 'ɔ',
};

/** What sounds most alike, for sounds that the model has not learnt. */
const NEAREST: Table = {
  ħ: 'h',
  ʕ: 'ʔ',
  ɭ: 'l',
  ɫ: 'l',
  ʐ: 'ʒ',
  ʏ: 'y',
  ɱ: 'm',
  ʀ: 'ʁ',
  ɦ: 'h',
  ɵ: 'ə',
  ʉ: 'u',
  ɘ: 'ə',
  ɞ: 'ɜ',
  ɶ: 'a',
};

export type Accent = 'american' | 'british';

/** The symbols of one sound. Letters that have none are returned as they are. */
export function symbolsOfSound(sound: Sound, language: string, accent: Accent): string {
  const table = language !== 'en' ? COMMON : accent === 'british' ? BRITISH : AMERICAN;
  const [, stress = '', letters = ''] = /^([ˈˌ]*)(.*)$/su.exec(sound) ?? [];
  const found = table[letters] ?? table[letters.replace('ː', '')];
  if (found !== undefined) return stress + found + (found === table[letters] || table === AMERICAN ? '' : 'ː');
  const each = Array.from(
    letters.normalize('NFD').replace(/\u0327/gu, ''),
    (letter) => table[letter] ?? (isSymbol(letter) ? letter : (NEAREST[letter] ?? letter)),
  );
  const joined = stress + each.join('');
  return table === AMERICAN ? joined.replaceAll('ː', '') : joined;
}
