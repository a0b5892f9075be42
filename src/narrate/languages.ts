/** The languages that are known as more than a voice's name. A new one is its file and its line here. */
import { primarySubtag } from './language-tags.ts';
import { german } from './normalize/de.ts';
import { english } from './normalize/en.ts';
import { spanish } from './normalize/es.ts';
import { french } from './normalize/fr.ts';
import { italian } from './normalize/it.ts';
import { portuguese } from './normalize/pt.ts';
import { russian } from './normalize/ru.ts';
import type { Language } from './normalize/rules.ts';
import { arabic, greek, hebrew, hindi, thai } from './normalize/voice-only.ts';
import { chinese } from './normalize/zh.ts';

export const LANGUAGES: readonly Language[] = [
  ...[chinese, english, german, french, spanish, italian, portuguese, russian],
  ...[arabic, greek, hebrew, hindi, thai],
];

/** The language of a tag; `undefined` for one that only a voice knows. */
export function findLanguage(tag: string): Language | undefined {
  const primary = primarySubtag(tag);
  return LANGUAGES.find(({ subtags }) => subtags.includes(primary));
}

/** A sentence to hear or to try a voice with; English where there is none in the language. `language`: BCP 47. */
export function sampleSentence(language: string): string {
  const primary = primarySubtag(language);
  const { samples } = findLanguage(language) ?? {};
  return samples?.[primary] ?? Object.values(samples ?? english.samples)[0] ?? '';
}

const collect = (which: 'embeddedVoices' | 'kokoroVoices'): Readonly<Record<string, string>> =>
  Object.assign({}, ...LANGUAGES.map((language) => language[which]));

/** The voices of a machine that has only what npm brings. */
export const EMBEDDED_VOICES = { ...collect('embeddedVoices'), '*': 'espeak:auto' };

/** The voice of Kokoro's that reads a language unless the configuration names another. */
export const KOKORO_DEFAULTS = collect('kokoroVoices');
