/** Languages whose words are left to their voice: what tells them from others, and a sentence to try a voice with. */
import { normalizeOther } from './other.ts';
import type { Language } from './rules.ts';

const voiceOnly = (
  subtag: string,
  sample: string,
  letters: RegExp,
  others: readonly string[] = [],
  kokoroVoice?: string,
): Language => ({
  subtags: [subtag],
  samples: { [subtag]: sample },
  ...(kokoroVoice !== undefined && { kokoroVoices: { [subtag]: kokoroVoice } }),
  script: { letters, languages: [subtag, ...others] },
  normalize: normalizeOther,
});

export const arabic = voiceOnly('ar', 'هذه الجملة لتجربة الصوت.', /\p{Script=Arabic}/gu, [
  ...['fa', 'ur', 'ps', 'ug', 'ckb', 'sd'],
]);
export const hebrew = voiceOnly('he', 'המשפט הזה בודק את הקול.', /\p{Script=Hebrew}/gu, ['yi']);
export const greek = voiceOnly('el', 'Αυτή η πρόταση δοκιμάζει τη φωνή.', /\p{Script=Greek}/gu);
export const thai = voiceOnly('th', 'ประโยคนี้ใช้ทดสอบเสียง', /\p{Script=Thai}/gu);
export const hindi = voiceOnly(
  'hi',
  'यह वाक्य आवाज़ को परखता है।',
  /\p{Script=Devanagari}/gu,
  ['mr', 'ne', 'sa'],
  'hf_alpha',
);
