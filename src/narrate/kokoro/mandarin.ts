/** A run of Chinese characters → words of pinyin, as a newsreader says them. */
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { sayHeteronyms } from '../normalize/zh-heteronyms.ts';
import { symbolsOfSyllable } from './pinyin-symbols.ts';
import { applyToneSandhi, type SpokenWord } from './tone-sandhi.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a run of Chinese characters with their tones. */
export function readMandarin(run: string): readonly SpokenWord[] {
  const sameLength = (other: string) => (other.length === run.length ? other : run);
  const simplified = sameLength(toSimplified(run)).replace(/著(?=[我你他她它眼手头急火])/gu, '着');
  const homophones = sameLength(sayHeteronyms(run));
  const words: SpokenWord[] = [];
  for (const { segment, index } of segmenter.segment(simplified)) {
    const characters = [...segment];
    const readings = pinyin(segment, { toneType: 'num', type: 'array', toneSandhi: false, nonZh: 'spaced' });
    let at = index;
    const syllables = characters.map((character, place) => {
      const homophone = homophones.slice(at, at + character.length);
      const isReplaced = homophone !== run.slice(at, at + character.length);
      at += character.length;
      const reading = isReplaced ? pinyin(homophone, { toneType: 'num', toneSandhi: false }) : readings[place];
      return (reading ?? '').replace(/0$/u, '5');
    });
    words.push({ characters, syllables });
  }
  return applyToneSandhi(words);
}

/** The symbols of a run of Chinese characters, words apart; and the characters that nobody knows how to say. */
export function mandarinSymbols(run: string): { readonly symbols: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const symbols = readMandarin(run)
    .map(({ characters, syllables }) =>
      syllables
        .map((syllable, index) => {
          const sound = symbolsOfSyllable(syllable);
          if (sound === undefined) unknown.push(characters[index] ?? '');
          return sound ?? '';
        })
        .join(''),
    )
    .filter((word) => word !== '')
    .join(' ');
  return { symbols, unknown };
}
