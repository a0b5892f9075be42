/** What went wrong, in the reader's language. */
import { pageText } from '../page-text.ts';
import { escapeMarkup, toLine } from '../safe-text.ts';
import { EN } from './en.ts';
import type { FaultWords } from './fault-words.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

const BY_LANGUAGE: Readonly<Record<string, FaultWords>> = { en: EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT };

/** The words for a BCP 47 language; English where there are none. */
export const faultWords = (language: string): FaultWords => BY_LANGUAGE[pageText(language).htmlLanguage] ?? EN;

/** HTML: the words for a code, where there are such, and the message itself, which is English. */
export function buildFault(language: string, message: string, code = ''): string {
  const { faults = {} } = faultWords(language);
  // A code of another version is none that is known.
  const words = Object.entries(faults).find(([name]) => name === code)?.[1];
  const original = `<span lang="en">${escapeMarkup(toLine(message))}</span>`;
  return words === undefined ? original : `${words} ${original}`;
}
