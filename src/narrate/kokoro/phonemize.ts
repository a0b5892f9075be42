/** Normalised text → the symbols that the model reads: each run of a script in its own language, in one string. */
import { primarySubtag } from '../language.ts';
import { createPhonemeReader } from './espeak-phonemes.ts';
import { mandarinSymbols } from './mandarin.ts';
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

/** eSpeak's voice by language. */
const VOICES: Readonly<Record<string, string>> = {
  es: 'es',
  fr: 'fr',
  hi: 'hi',
  it: 'it',
  pt: 'pt-br',
  ru: 'ru',
  el: 'el',
  ko: 'ko',
  ar: 'ar',
  he: 'he',
};

const MARKS: Readonly<Record<string, string>> = {
  '、': ',',
  '，': ',',
  '。': '.',
  '．': '.',
  '！': '!',
  '？': '?',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '《': '“',
  '》': '”',
  '〈': '“',
  '〉': '”',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '【': '“',
  '】': '”',
  '«': '“',
  '»': '”',
  '–': '—',
  '~': '—',
  '～': '—',
};

const TOKEN =
  /(?<han>\p{Script=Han}+)|(?<words>(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}’'%&@+#$€£-]|[.,:](?=\p{N})|(?<=\p{L})\.(?=\p{L})| (?!\p{Script=Han})(?=[\p{L}\p{N}]))+)|(?<mark>\s+|.)/gsu;

export function createPhonemizer(): Phonemizer {
  const readPhonemes = createPhonemeReader();

  const sayWords = async (words: string, own: string, accent: Accent): Promise<Phonemized> => {
    const language = own === 'zh' ? 'en' : own;
    const voice = language === 'en' ? (accent === 'british' ? 'en' : 'en-us') : (VOICES[language] ?? language);
    const phonemes = await readPhonemes(words.replaceAll('’', "'"), voice);
    const symbols = phonemes
      .map((word) => word.map((sound) => symbolsOfSound(sound, language, accent)).join(''))
      .join(' ');
    const known = Array.from(symbols).filter(isSymbol).join('');
    const isKnown = known === symbols && (known !== '' || !/[\p{L}\p{N}]/u.test(words));
    return { symbols: known, unknown: isKnown ? [] : [words] };
  };

  return {
    async phonemize(text, { language, accent }) {
      const own = primarySubtag(language);
      const parts: string[] = [];
      const unknown: string[] = [];
      for (const { groups = {} } of text.normalize('NFC').matchAll(TOKEN)) {
        const { han, words, mark = '' } = groups;
        if (han === undefined && words === undefined) {
          const symbol = MARKS[mark] ?? (/\s/u.test(mark) ? ' ' : mark);
          if (/[“(]/u.test(symbol)) parts.push(' ', symbol);
          else if (isSymbol(symbol)) parts.push(symbol, MARKS[mark] === undefined ? '' : ' ');
          else if (/[\p{L}\p{N}]/u.test(symbol)) unknown.push(symbol);
          continue;
        }
        const said = han === undefined ? await sayWords(words ?? '', own, accent) : mandarinSymbols(han);
        parts.push(' ', said.symbols, ' ');
        unknown.push(...said.unknown);
      }
      return { symbols: tidy(parts.join('')), unknown };
    },
  };
}

/** One space between words, none before a mark that closes or after one that opens. */
function tidy(symbols: string): string {
  return symbols
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;:!?…”)])/gu, '')
    .replace(/(?<=[“(]) /gu, '')
    .trim();
}
