/** The words around the episodes, in the reader's language. */
import { pageText } from '../page-text.ts';
import { EN } from './en.ts';
import type { PageWords } from './page-words.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

const BY_LANGUAGE: Readonly<Record<string, PageWords>> = { en: EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT };

/** The words for a BCP 47 language; English where there are none. */
export const pageWords = (language: string): PageWords => BY_LANGUAGE[pageText(language).htmlLanguage] ?? EN;
