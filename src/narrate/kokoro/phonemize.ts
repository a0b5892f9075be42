/** Normalised text → the symbols that the model reads: each run of a script in its own language, in one string. */
import { primarySubtag } from '../language-tags.ts';
import { asInDictionary, separateFunctionWords } from './english-words.ts';
import { createPhonemeReader } from './espeak-phonemes.ts';
import { readMandarin } from './mandarin.ts';
import { symbolsOfSyllable } from './pinyin-symbols.ts';
import { prepareText, replaceLetters } from './prepare-text.ts';
import { type Accent, symbolsOfSound } from './sounds.ts';
import { isSymbol } from './symbols.ts';

export type PhonemizeOptions = {
  /** BCP 47. */
  readonly language: string;
  /** Whose English. */
  readonly accent: Accent;
};

export type Phonemized = {
  /** Symbols of the model's vocabulary, and no other character. */
  readonly symbols: string;
  /** Parts of the text that nobody knows how to say; empty for a text that is wholly in `symbols`. */
  readonly unknown: readonly string[];
};

export type Phonemizer = {
  /** The same text and options always give the same symbols. */
  phonemize(text: string, options: PhonemizeOptions): Promise<Phonemized>;
};

/** eSpeak's voice by language, where it has another name. */
const VOICES: Readonly<Record<string, string>> = { pt: 'pt-br' };

/** Whose words a script's are in a text of another. */
const SCRIPTS: readonly (readonly [script: RegExp, languages: readonly string[]])[] = [
  [/\p{Script=Cyrillic}/u, ['ru', 'uk', 'be', 'bg', 'sr', 'mk']],
  [/\p{Script=Greek}/u, ['el']],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, ['ja']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Devanagari}/u, ['hi', 'mr', 'ne']],
  [/\p{Script=Arabic}/u, ['ar', 'fa', 'ur']],
  [/\p{Script=Hebrew}/u, ['he']],
  [/\p{Script=Bengali}/u, ['bn']],
  [/\p{Script=Tamil}/u, ['ta']],
  [/\p{Script=Georgian}/u, ['ka']],
  [/\p{Script=Armenian}/u, ['hy']],
  [/\p{Script=Latin}|\p{N}|\p{S}/u, ['en', 'es', 'fr', 'it', 'pt', 'de', 'nl', 'pl', 'sv', 'cs', 'tr', 'vi', 'id']],
];

/** Scripts whose words never go on in another's. */
const APART = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew'];
const isApart = APART.map((script) => String.raw`\p{Script=${script}}`).join('');
const SIGNS = String.raw`\p{N}\p{Sc}%‰&@#°§+=×÷±`;
/** A full stop, comma or colon between figures, and the full stop of an abbreviation, are part of the word. */
const IN_A_WORD = String.raw`[\p{L}\p{M}${SIGNS}'’\-]|[.,:](?=\p{N})|(?<=\p{L})\.(?=\p{L})`;

/** Words of one script, several while nothing but spaces stands between them. */
const RUN = new RegExp(
  [
    ...APART.map(
      (script) =>
        String.raw`\p{Script=${script}}(?:[\p{Script=${script}}\p{M}ー]| +(?=(?!\p{Script=Han})\p{Script=${script}}))*`,
    ),
    String.raw`(?:(?![${isApart}])(?:${IN_A_WORD}| +(?![${isApart}])(?=[\p{L}${SIGNS}])))+`,
    '.',
  ].join('|'),
  'gsu',
);
const HAS_SOUND = new RegExp(String.raw`[\p{L}${SIGNS}]`, 'u');

/** A mathematical sign is a word; the few that only part or adorn are none. */
const MEANS_SOMETHING = /(?![|~¬])\p{Sm}/u;

export function createPhonemizer(): Phonemizer {
  const readPhonemes = createPhonemeReader();

  const sayWords = async (words: string, own: string, accent: Accent): Promise<Phonemized> => {
    const languages = SCRIPTS.find(([script]) => script.test(words))?.[1];
    if (languages === undefined) return { symbols: '', unknown: [words.trim()] };
    const language = languages.includes(own) ? own : (languages[0] ?? 'en');
    const english = accent === 'british' ? 'en' : 'en-us';
    const voice = language === 'en' ? english : (VOICES[language] ?? language);
    const plain = words.replaceAll('’', "'");
    const read = (text: string) => readPhonemes(language === 'en' ? separateFunctionWords(text) : text, voice);
    let { phonemes, unread } = await read(plain);
    if (unread.length > 0) ({ phonemes, unread } = await read(replaceLetters(plain, unread)));
    if (unread.length > 0) return { symbols: '', unknown: unread };
    const symbols = phonemes
      .map((word) => word.map((sound) => symbolsOfSound(sound, language, accent)).join(''))
      .map((word) => (language === 'en' ? asInDictionary(word, accent) : word.replaceAll('ɹɹ', 'ɹ')))
      .join(' ');
    const isWhole = symbols !== '' && Array.from(symbols).every(isSymbol);
    return isWhole ? { symbols, unknown: [] } : { symbols: '', unknown: [words.trim()] };
  };

  return {
    async phonemize(text, { language, accent }) {
      const own = primarySubtag(language);
      const prepared = prepareText(text, own === 'zh');
      const mandarin = sayMandarin(prepared);
      const parts: string[] = [];
      const unknown: string[] = [];
      for (const { 0: run, index } of prepared.matchAll(RUN)) {
        if (!HAS_SOUND.test(run)) {
          parts.push(isSymbol(run) ? run : ' ');
          if (MEANS_SOMETHING.test(run)) unknown.push(run);
          continue;
        }
        // Kanji have other sounds in Japanese.
        const isKanji = own === 'ja' && mandarin.has(index);
        const said = isKanji
          ? { symbols: '', unknown: [run] }
          : (mandarin.get(index) ?? (await sayWords(run, own, accent)));
        parts.push(' ', said.symbols, ' ');
        unknown.push(...said.unknown);
      }
      return { symbols: tidy(parts.join('')), unknown };
    },
  };
}

/** The symbols of each run of Chinese characters, by its place. */
function sayMandarin(text: string): ReadonlyMap<number, Phonemized> {
  const words = readMandarin(text);
  return new Map(
    [...text.matchAll(/\p{Script=Han}[\p{Script=Han}\p{M}ー]*/gu)].map(({ 0: run, index }) => {
      const unknown: string[] = [];
      const spoken = words
        .filter(({ characters }) => (characters[0]?.at ?? -1) >= index && (characters[0]?.at ?? 0) < index + run.length)
        .map(({ characters }) =>
          characters
            .map(({ character, said }) => {
              if (said === undefined) unknown.push(character);
              return symbolsOfSyllable(said ?? '') ?? '';
            })
            .join(''),
        );
      return [index, { symbols: spoken.filter((word) => word !== '').join(' '), unknown }];
    }),
  );
}

/** One space between words, none before a mark that closes or after one that opens, no mark twice. */
function tidy(symbols: string): string {
  return symbols
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;:!?…”)])/gu, '')
    .replace(/(?<=[“(]) /gu, '')
    .replace(/([,;:—…])(?: ?\1)+/gu, '$1')
    .trim();
}
