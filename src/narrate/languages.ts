/** The languages that are known as more than a voice's name. A new one is its file and its line here. */
import { primarySubtag } from './language.ts';
import { german } from './normalize/de.ts';
import { english } from './normalize/en.ts';
import { spanish } from './normalize/es.ts';
import { french } from './normalize/fr.ts';
import { italian } from './normalize/it.ts';
import { portuguese } from './normalize/pt.ts';
import { russian } from './normalize/ru.ts';
import type { Language } from './normalize/rules.ts';
import { chinese } from './normalize/zh.ts';

const LANGUAGES: readonly Language[] = [chinese, english, german, french, spanish, italian, portuguese, russian];

/** The language of a tag; `undefined` for one that only a voice knows. */
export function findLanguage(tag: string): Language | undefined {
  const primary = primarySubtag(tag);
  return LANGUAGES.find(({ subtags }) => subtags.includes(primary));
}
