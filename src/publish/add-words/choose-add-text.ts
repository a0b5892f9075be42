/** The words of the page that takes articles in, in the reader's language. */
import { pageText } from '../page-text.ts';
import type { AddText } from './add-text.ts';
import { EN } from './en.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

const BY_LANGUAGE: Readonly<Record<string, AddText>> = { en: EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT };

/** The words for a BCP 47 language; English where there are none. */
export const addText = (language: string): AddText => BY_LANGUAGE[pageText(language).htmlLanguage] ?? EN;
