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
