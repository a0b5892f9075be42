/** The words of the operator's page, in the reader's language. */
import { pageText } from '../page-text.ts';
import { EN } from './en.ts';
import type { StatusText } from './status-text.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

const BY_LANGUAGE: Readonly<Record<string, StatusText>> = { en: EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT };

/** The words for a BCP 47 language; English where there are none. */
export const statusText = (language: string): StatusText => BY_LANGUAGE[pageText(language).htmlLanguage] ?? EN;
