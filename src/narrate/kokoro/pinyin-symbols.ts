/** One syllable of Mandarin → the model's symbols. */
import type { Syllable } from './spoken-word.ts';

const INITIALS: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'pʰ',
  m: 'm',
  f: 'f',
  d: 't',
  t: 'tʰ',
  n: 'n',
  l: 'l',
  g: 'k',
  k: 'kʰ',
  h: 'x',
  j: 'ʨ',
  q: 'ʨʰ',
  x: 'ɕ',
  zh: 'ꭧ',
  ch: 'ꭧʰ',
  sh: 'ʂ',
  r: 'ɻ',
  z: 'ʦ',
  c: 'ʦʰ',
  s: 's',
};

/** The finals with `0` where the tone goes: behind the vowel (or glide) that carries it. */
const FINALS: Readonly<Record<string, string>> = {
  a: 'a0',
  ai: 'ai0',
  an: 'a0n',
  ang: 'a0ŋ',
  ao: 'au0',
  e: 'ɤ0',
  ei: 'ei0',
  en: 'ə0n',
  eng: 'ə0ŋ',
  i: 'i0',
  ia: 'ja0',
  ian: 'jɛ0n',
  iang: 'ja0ŋ',
  iao: 'jau0',
  ie: 'je0',
  in: 'i0n',
  ing: 'i0ŋ',
  io: 'jɔ0',
  iong: 'jʊ0ŋ',
  iu: 'jou0',
  o: 'wo0',
  ong: 'ʊ0ŋ',
  ou: 'ou0',
  u: 'u0',
  ua: 'wa0',
  uai: 'wai0',
  uan: 'wa0n',
  uang: 'wa0ŋ',
  ueng: 'wə0ŋ',
  ui: 'wei0',
  un: 'wə0n',
  uo: 'wo0',
  ü: 'y0',
  üan: 'ɥɛ0n',
  üe: 'ɥe0',
  ün: 'y0n',
};

/** Syllables that are no initial and final: interjections, and the vowel of 儿. */
const WHOLE: Readonly<Record<string, string>> = {
  er: 'ɚ0',
  o: 'ɔ0',
  ê: 'ɛ0',
  m: 'm0',
  n: 'n0',
  ng: 'ŋ0',
  hm: 'hm0',
  hng: 'hŋ0',
};

/** How a syllable without an initial is written, and its final. */
const WITHOUT_INITIAL: Readonly<Record<string, string>> = {
  yi: 'i',
  yin: 'in',
  ying: 'ing',
  you: 'iu',
  yo: 'io',
  yu: 'ü',
  yue: 'üe',
  yuan: 'üan',
  yun: 'ün',
  yong: 'iong',
  wu: 'u',
  wei: 'ui',
  wen: 'un',
  weng: 'ueng',
  wo: 'uo',
};

const TONES = ['', '→', '↗', '↓', '↘', ''] as const;

/** The symbols of a syllable; `undefined` for what is none. */
export function symbolsOfSyllable(syllable: Syllable): string | undefined {
  const [, letters = '', erhua = '', tone = ''] = /^([a-zêü]+?)((?<!^e)r)?([0-5])$/u.exec(syllable) ?? [];
  const mark = TONES[Number(tone)];
  if (letters === '' || mark === undefined) return undefined;
  const sound = WHOLE[letters] ?? soundOf(letters);
  return sound === undefined ? undefined : sound.replace('0', mark) + (erhua === '' ? '' : 'ɚ');
}

function soundOf(letters: string): string | undefined {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/u.exec(letters)?.[0] ?? '';
  if (initial === '') {
    const final = WITHOUT_INITIAL[letters] ?? letters.replace(/^y/u, 'i').replace(/^w/u, 'u');
    return FINALS[final];
  }
  const rest = letters.slice(initial.length);
  // The vowel that is written i behind these is a buzz of its own.
  if (rest === 'i' && /^(?:[zcs]h?|r)$/u.test(initial)) return `${INITIALS[initial]}ɨ0`;
  const final = FINALS[/^[jqx]$/u.test(initial) ? rest.replace(/^u/u, 'ü') : rest];
  return final === undefined ? undefined : `${INITIALS[initial]}${final}`;
}
