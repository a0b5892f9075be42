/** That a voice is synthetic, which listeners are to be told (Apple, "Disclosure"), in the language of the show. */
import type { Episode } from '../model.ts';
import { pageText } from './page-text.ts';

type Words = { readonly notes: (voices: string) => string; readonly person: (voice: string) => string };

const CHINESE: Readonly<Record<string, Words>> = {
  'zh-Hans': {
    notes: (voices) => `本集由合成语音朗读${voices === '' ? '' : `（${voices}）`}。`,
    person: (voice) => `${voice}（合成语音）`,
  },
  'zh-Hant': {
    notes: (voices) => `本集由合成語音朗讀${voices === '' ? '' : `（${voices}）`}。`,
    person: (voice) => `${voice}（合成語音）`,
  },
};

const ENGLISH: Words = {
  notes: (voices) => `Read by a synthetic voice${voices === '' ? '' : ` (${voices})`}.`,
  person: (voice) => `${voice} (synthetic voice)`,
};

const wordsOf = (language: string) => CHINESE[pageText(language).htmlLanguage] ?? ENGLISH;

/** Whether some of it is narrated. */
export const isSynthetic = ({ timeline }: Pick<Episode, 'timeline'>): boolean =>
  timeline.cues.some(({ kind }) => kind === 'speech');

const ENGINES: Readonly<Record<string, string>> = {
  kokoro: 'Kokoro',
  espeak: 'eSpeak',
  'espeak-native': 'eSpeak',
  flite: 'Flite',
};

/** The voices as people call them: Kokoro af_heart. */
export function listVoices({ voices = [] }: Episode): readonly string[] {
  return voices.map((voice) => {
    const at = voice.indexOf(':');
    return [ENGINES[voice.slice(0, at)], voice.slice(at + 1)].filter(Boolean).join(' ');
  });
}

/** The sentence for the show notes; empty when nothing is narrated. */
export const disclosureOf = (episode: Episode, language: string): string =>
  isSynthetic(episode) ? wordsOf(language).notes(listVoices(episode).join(', ')) : '';

/** The names for credits. */
export const listNarrators = (episode: Episode, language: string): readonly string[] =>
  isSynthetic(episode) ? listVoices(episode).map((voice) => wordsOf(language).person(voice)) : [];
