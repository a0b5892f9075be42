/** What a text has in letters and marks of other kinds, in those that can be said. */

const DIGITS = '零一二三四五六七八九';

/** The model's marks for those of other scripts; what has none here and is no letter makes no sound. */
const MARKS: Readonly<Record<string, string>> = {
  '、': ', ',
  '，': ', ',
  '､': ', ',
  '。': '. ',
  '．': '. ',
  '｡': '. ',
  '।': '. ',
  '॥': '. ',
  '！': '! ',
  '？': '? ',
  '؟': '? ',
  '：': ': ',
  '；': '; ',
  '،': ', ',
  '؛': '; ',
  '（': ' (',
  '〔': ' (',
  '［': ' (',
  '[': ' (',
  '{': ' (',
  '）': ') ',
  '〕': ') ',
  '］': ') ',
  ']': ') ',
  '}': ') ',
  '《': ' “',
  '〈': ' “',
  '「': ' “',
  '『': ' “',
  '【': ' “',
  '〖': ' “',
  '«': ' “',
  '„': ' “',
  '》': '” ',
  '〉': '” ',
  '」': '” ',
  '』': '” ',
  '】': '” ',
  '〗': '” ',
  '»': '” ',
  '–': ' — ',
  '—': ' — ',
  '―': ' — ',
  '～': ' — ',
  '〜': ' — ',
  '⋯': '…',
  '·': ' ',
  '・': ' ',
  '•': ' ',
  '‧': ' ',
  '　': ' ',
  '‘': ' ',
};
const MARK = new RegExp(
  `[${Object.keys(MARKS)
    .join('')
    .replace(/[\][\\]/gu, '\\$&')}]`,
  'gu',
);

/** A letter with marks that eSpeak's dictionaries have no rule for: 1EA0 and on are Vietnamese, 180 and on rare. */
const RARE_LETTER = /[\u0180-\u024f\u1e00-\u1eff]/gu;

/** Letters out of use and of loanwords, as those that say the same: eSpeak has rules for these. */
const SAME_SOUND: Readonly<Record<string, string>> = {
  ѡ: 'о',
  ѻ: 'о',
  ꙩ: 'о',
  ꙫ: 'о',
  ꙭ: 'о',
  ꙮ: 'о',
  ꙋ: 'у',
  ѫ: 'у',
  ѹ: 'у',
  ѧ: 'я',
  ѩ: 'я',
  ꙗ: 'я',
  ѭ: 'ю',
  ѣ: 'е',
  ѥ: 'е',
  є: 'е',
  ѳ: 'ф',
  ѵ: 'и',
  ꙑ: 'ы',
  ѕ: 'з',
  ꙁ: 'з',
  ѯ: 'кс',
  ѱ: 'пс',
  ј: 'й',
  љ: 'ль',
  њ: 'нь',
  ћ: 'ч',
  ђ: 'дж',
  џ: 'дж',
  ў: 'у',
  ѓ: 'г',
  ќ: 'к',
  ॲ: 'ऍ',
  ऄ: 'ए',
  ٱ: 'ا',
  ſ: 's',
  ı: 'i',
  ß: 'ss',
  ơ: 'o',
  ư: 'u',
};

/** The text with each of these letters as another that sounds alike: of its compatible form, without its marks. */
export function replaceLetters(text: string, letters: readonly string[]): string {
  return letters.reduce((replaced, letter) => {
    const plain = letter.normalize('NFKC').normalize('NFD').replace(/\p{M}/gu, '');
    const other = SAME_SOUND[letter.toLowerCase()] ?? SAME_SOUND[plain.toLowerCase()] ?? plain;
    return replaced.replaceAll(letter, other);
  }, text);
}

/**
 * The text in composed letters, with each mark of repetition written out, marks of any script as the model has them, and
 * figures between Chinese characters as characters. The same length is not kept.
 */
export function prepareText(text: string, isChinese: boolean): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u2e80-\u2fdf\uff21-\uff3a\uff41-\uff5a\uff10-\uff19\uff66-\uff9f\u3200-\u33ff]/gu, (sign) =>
      sign.normalize('NFKC'),
    )
    .replace(/\p{Cf}|[\ufe00-\ufe0f]/gu, '')
    .replace(/(\p{Script=Han})々/gu, '$1$1')
    .replace(/(\p{Script=Hiragana})ゝ|(\p{Script=Katakana})ヽ/gu, '$1$1$2$2')
    .replace(RARE_LETTER, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/"(?=[\p{L}\p{N}])(?<![\p{L}\p{N},.;:!?…"]")/gu, ' “')
    .replaceAll('"', '” ');
  const figured = isChinese
    ? plain.replace(/(?<![\p{Script=Latin}\d])\d+(?![\p{Script=Latin}\d])/gu, (figures) =>
        figures.replace(/\d/gu, (digit) => DIGITS[Number(digit)] ?? ''),
      )
    : plain;
  return figured.replace(MARK, (mark) => MARKS[mark] ?? '').replace(/(?:\.{3}|…)+/gu, '… ');
}
