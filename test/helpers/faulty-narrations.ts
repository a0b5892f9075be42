/** Sentences of the test pages, and narrators that do not say them as they are written. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalizeText } from '../../src/narrate/normalize/normalize-text.ts';
import { splitSentences } from '../../src/narrate/sentences.ts';
import type { Pcm } from '../../src/narrate/speaker.ts';

export const FAULTS = ['drops', 'repeats', 'swaps', 'babbles', 'foreign', 'silence'] as const;
export type Fault = (typeof FAULTS)[number];
export type TestLanguage = 'en' | 'zh';

/** `driver:name` of the voice that speaks a language in these tests. */
export const TEST_VOICES = { en: 'af_heart', zh: 'zf_xiaoxiao' } as const;

const PAGES = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

type Page = {
  readonly language: string;
  readonly blocks: readonly { readonly kind: string; readonly text?: string }[];
};

/** So many sentences, normalised, two of a page at most, in an order that has nothing to do with what they say. */
export function listSentences(language: TestLanguage, count: number): readonly string[] {
  const found = readdirSync(PAGES)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const page = JSON.parse(readFileSync(`${PAGES}${name}`, 'utf8')) as Page;
      if (page.language?.split('-')[0] !== language) return [];
      return page.blocks
        .filter(({ kind }) => kind === 'paragraph')
        .flatMap(({ text = '' }) => splitSentences(text, language))
        .filter((sentence) => isUsual(sentence, language))
        .sort(byHash)
        .slice(0, 2);
    });
  return found
    .sort(byHash)
    .slice(0, count)
    .map((sentence) => normalizeText(sentence, language));
}

/** Sentences of every kind, normalised, which nobody looked at when the limits were found; ours. */
export const listHeldOut = (language: TestLanguage): readonly string[] =>
  readFileSync(fileURLToPath(new URL(`../fixtures/sentences/${language}.txt`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((sentence) => normalizeText(sentence, language));

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (one: string, other: string) => (hash(one) < hash(other) ? -1 : 1);

const isUsual = (sentence: string, language: TestLanguage) =>
  language === 'zh'
    ? /^[^a-z]{12,80}[。！？]$/iu.test(sentence) && /[，；]/u.test(sentence)
    : sentence.split(' ').length >= 8 && sentence.split(' ').length <= 35 && /^[ -~‘’“”–—é]+[.!?]$/u.test(sentence);

/** A sentence's clauses, each with the mark behind it. */
const clausesOf = (sentence: string) => sentence.match(/[^，；：,;:]+[，；：,;:]?\s*/gu) ?? [];
const lengthOf = (clause: string, language: TestLanguage) =>
  language === 'zh' ? (clause.match(/\p{Script=Han}/gu) ?? []).length : (clause.match(/\p{L}+/gu) ?? []).length;

/** The sentences in which a clause of at least four syllables or three words can be left out, and something stays. */
export function listFaultable(language: TestLanguage, count: number): readonly string[] {
  return listSentences(language, 1000)
    .filter((sentence) => clausesOf(sentence).length > 1 && smallest(sentence, language) !== undefined)
    .slice(0, count);
}

/** The smallest clause that is long enough to be missed. */
function smallest(sentence: string, language: TestLanguage): string | undefined {
  const least = language === 'zh' ? 4 : 3;
  return clausesOf(sentence)
    .filter((clause) => lengthOf(clause, language) >= least)
    .sort((one, other) => lengthOf(one, language) - lengthOf(other, language))[0];
}

const BABBLE = {
  en: ['blorfa neddy wint', 'gamalo trinkle besk', 'oomple dray fennik', 'zarb lottin quev'],
  zh: ['嘎啦噗噜', '呢嘛咕嘟', '哗啦吧唧', '叽里咕噜'],
};
const FOREIGN = {
  en: '昨天下午村里的小学放假了，孩子们都跑到河边去看船。',
  zh: 'The harbour was quiet yesterday, and the children ran down to the river to look at the boats.',
};

/** What such a narrator says instead of a sentence, and in which language. */
export function misread(sentence: string, fault: Fault, language: TestLanguage) {
  const clause = smallest(sentence, language) ?? '';
  const others = clausesOf(sentence);
  const stop = sentence.at(-1) ?? '';
  const bare = (text: string) => text.trim().replace(/[\p{P}\s]+$/u, '');
  const comma = language === 'zh' ? '，' : ', ';
  const babble = BABBLE[language][Number.parseInt(hash(sentence).slice(0, 4), 16) % 4] ?? '';
  const other = language === 'en' ? 'zh' : 'en';
  switch (fault) {
    case 'drops':
      return { text: `${bare(sentence.replace(clause, ''))}${stop}`, language };
    case 'repeats':
      return { text: sentence.replace(clause, `${bare(clause)}${comma}${clause}`), language };
    case 'swaps':
      return { text: `${[...others.slice(1), others[0] ?? ''].map(bare).join(comma)}${stop}`, language };
    case 'babbles':
      return { text: `${bare(sentence)}${comma}${babble}${stop}`, language };
    case 'foreign':
      return { text: FOREIGN[language], language: other } as const;
    case 'silence':
      return { text: sentence, language };
  }
}

/** The samples without their middle third: as long as before. */
export function silenceMiddle({ samples, sampleRate }: Pcm): Pcm {
  const kept = samples.slice();
  kept.fill(0, Math.round(samples.length / 3), Math.round((samples.length * 2) / 3));
  return { samples: kept, sampleRate };
}
