/** How the tones of Mandarin change beside one another: 一, 不, and third tones in a row. */
import type { SpokenWord, Syllable } from './spoken-word.ts';

const FIGURE = /[零〇一二三四五六七八九十]/u;
/** What a resultative complement follows and consists of: 说不准, 来不及. */
const VERB = /[说看听来受吃靠买走找忘舍想搞做办对跑跟记认分数算睡坐站拿放打用赶等禁经顾离谈称拦挡]/u;
const COMPLEMENT = /[得了着上下来去起住到清准及完动见懂出开过惯够成掉]/u;

/** The words of one run with the tones that they have beside one another. */
export function applyToneSandhi(words: readonly SpokenWord[]): readonly SpokenWord[] {
  const all = words.flatMap(({ characters }) => characters);
  const own = all.map(({ said = '' }) => said);
  const characters = all.map(({ character }) => character);
  const changed = own.map((syllable, index) => {
    if (characters[index] === '不' && syllable === 'bu4') return sayBu(characters, own, index);
    return characters[index] === '一' && syllable === 'yi1'
      ? sayYi(characters, own, index, endOfWord(words, index))
      : syllable;
  });
  let from = 0;
  const inWords = words.map((word) => {
    const said = changed.slice(from, from + word.characters.length);
    from += word.characters.length;
    return sayThirdTones(said, word.characters[0]?.character ?? '');
  });
  // From the end, so that of several in a row every other one changes: 小李 | 买酒.
  for (let place = words.length - 2; place >= 0; place -= 1) {
    const said = inWords[place] ?? [];
    const next = inWords[place + 1] ?? [];
    const last = said.at(-1) ?? '';
    // Between two longer words a breath is possible: the model is left to decide.
    if (toneOf(last) === 3 && toneOf(next[0]) === 3 && (said.length === 1 || next.length === 1))
      inWords[place] = [...said.slice(0, -1), withTone(last, 2)];
  }
  return words.map((word, place) => ({
    characters: word.characters.map((spoken, index) => ({ ...spoken, said: inWords[place]?.[index] || undefined })),
  }));
}

const toneOf = (syllable: Syllable | undefined): number => Number(syllable?.at(-1) || 0);
const withTone = (syllable: Syllable, tone: number): Syllable => `${syllable.slice(0, -1)}${tone}`;

/** Whether a word of several characters ends at this place among all characters. */
function endOfWord(words: readonly SpokenWord[], index: number): boolean {
  let from = 0;
  for (const { characters } of words) {
    from += characters.length;
    if (from > index) return characters.length > 1 && from - 1 === index;
  }
  return false;
}

function sayBu(characters: readonly string[], syllables: readonly Syllable[], index: number): Syllable {
  const before = characters[index - 1] ?? '';
  const after = characters[index + 1] ?? '';
  if (before !== '' && before === after) return 'bu5';
  if (VERB.test(before) && COMPLEMENT.test(after)) return 'bu5';
  const tone = toneOf(syllables[index + 1]);
  // 一 becomes the second tone before a fourth, so 不 before it is heard as before its own first.
  return tone === 4 ? 'bu2' : 'bu4';
}

/** In an ordinal, among figures, in a date and at the end of a word 一 keeps its own tone. */
function sayYi(
  characters: readonly string[],
  syllables: readonly Syllable[],
  index: number,
  isEndOfWord: boolean,
): Syllable {
  const before = characters[index - 1] ?? '';
  const after = characters[index + 1] ?? '';
  if (before !== '' && before === after && !FIGURE.test(before)) return 'yi5';
  if (before === '第' || after === '' || FIGURE.test(after) || /[月日号]/u.test(after)) return 'yi1';
  if (/[零〇一二三四五六七八九十]/u.test(before) && !/[百千万亿个]/u.test(after)) return 'yi1';
  if (/[周]/u.test(before) || (isEndOfWord && /[统唯单专期之]/u.test(before))) return 'yi1';
  return toneOf(syllables[index + 1]) === 4 || after === '个' ? 'yi2' : 'yi4';
}

/** Within a word a third tone before another becomes the second; 小 and 纸 stand apart: 小 | 老鼠. */
function sayThirdTones(syllables: readonly Syllable[], first: string): readonly Syllable[] {
  return syllables.map((syllable, index) => {
    const stays = index === 0 && syllables.length === 3 && toneOf(syllables[2]) === 3 && /[小老纸]/u.test(first);
    return !stays && toneOf(syllable) === 3 && toneOf(syllables[index + 1]) === 3 ? withTone(syllable, 2) : syllable;
  });
}
