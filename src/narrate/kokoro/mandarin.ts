/** Chinese text → syllables, as a newsreader says them: the reading of each character in its word and sentence. */
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { sayHeteronyms } from '../normalize/zh-heteronyms.ts';
import { joinErhua } from './erhua.ts';
import { ALONE, NEUTRAL_TONES, READINGS, type ReadingRule } from './readings.ts';
import type { SpokenCharacter, SpokenWord, Syllable } from './spoken-word.ts';
import { applyToneSandhi } from './tone-sandhi.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const convert = Converter({ from: 't', to: 'cn' });

/** 著 is 着 behind a verb, in traditional text; the conversion leaves it. */
const PARTICLE_ZHU = /(?<=\p{Script=Han})(?<![显顯卓昭专專名原编編论論遗遺巨合土所])著(?![名作者称稱述书書录錄译譯])/gu;

/**
 * The words of a text, each run of Chinese characters by itself; what else the text has is passed over. Tones are those
 * that are heard: 一, 不 and third tones as they change beside others.
 */
export function readMandarin(text: string): readonly SpokenWord[] {
  const simplified = sameLength(convert(text), text).replace(PARTICLE_ZHU, '着');
  const said = chooseReadings(text, simplified);
  return [...simplified.matchAll(/\p{Script=Han}+/gu)].flatMap(({ 0: run, index: start }) => {
    const words = [...segmenter.segment(run)].map(({ segment, index }) => {
      let at = start + index;
      const characters = Array.from(segment, (character): SpokenCharacter => {
        const place = at;
        at += character.length;
        return { character, at: place, said: said.get(place) || undefined };
      });
      return { characters };
    });
    return joinErhua(applyToneSandhi(words));
  });
}

const sameLength = (changed: string, original: string) => (changed.length === original.length ? changed : original);

/** The reading of each character by its place: by its word, then by what stands around it. */
function chooseReadings(text: string, simplified: string): ReadonlyMap<number, Syllable> {
  const said = new Map<number, Syllable>();
  for (const { segment, index } of segmenter.segment(simplified)) {
    if (/\p{Script=Han}/u.test(segment)) setReadings(said, index, segment, readSegment(segment, index));
  }
  applyRules(said, simplified, READINGS);
  // Written with a homophone that has one reading only.
  const homophones = sameLength(sayHeteronyms(text), text);
  let at = 0;
  for (const character of text) {
    const homophone = homophones.slice(at, at + character.length);
    if (homophone !== character) setReadings(said, at, homophone, readWord(convert(homophone)));
    at += character.length;
  }
  applyRules(said, simplified, NEUTRAL_TONES);
  return said;
}

/** A particle has nothing before it to be one of at the start of a text. */
function readSegment(word: string, index: number): readonly Syllable[] {
  const alone = index > 0 ? ALONE[word] : undefined;
  return alone === undefined ? readWord(word) : [alone];
}

function readWord(word: string): readonly Syllable[] {
  return pinyin(word, { toneType: 'num', type: 'array', toneSandhi: false }).map((syllable) =>
    /^[a-zêü]+[0-5]$/u.test(syllable) ? syllable.replace(/0$/u, '5') : '',
  );
}

function setReadings(said: Map<number, Syllable>, from: number, word: string, readings: readonly Syllable[]): void {
  let at = from;
  for (const [place, character] of Array.from(word).entries()) {
    said.set(at, readings[place] ?? '');
    at += character.length;
  }
}

function applyRules(said: Map<number, Syllable>, text: string, rules: readonly ReadingRule[]): void {
  for (const [pattern, readings] of rules) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      readings.split(' ').forEach((reading, place) => {
        const old = said.get(index + place) ?? '';
        // A digit alone changes the tone and keeps the syllable; a dash keeps both.
        const isTone = /^\d$/u.test(reading);
        if (place < found.length && reading !== '-')
          said.set(index + place, isTone ? `${old.slice(0, -1)}${reading}` : reading);
      });
    }
  }
}
