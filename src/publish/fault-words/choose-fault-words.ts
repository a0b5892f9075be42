/** What went wrong, in the reader's language. */
import type { Fault } from '../../words/why.ts';
import { pageText } from '../page-text.ts';
import { escapeMarkup, toLine } from '../safe-text.ts';
import { sayWhy } from '../why-words/choose-why-words.ts';
import { EN } from './en.ts';
import type { FaultWords } from './fault-words.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

const BY_LANGUAGE: Readonly<Record<string, FaultWords>> = { en: EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT };

/** The words for a BCP 47 language; English where there are none. */
export const faultWords = (language: string): FaultWords => BY_LANGUAGE[pageText(language).htmlLanguage] ?? EN;

/** Why, in the reader's words; where there are none, those for the code, and what the program says, which is English. */
function splitFault(
  language: string,
  { message, hint = '', code = '', why }: Fault,
): { readonly words?: string; readonly english?: string } {
  const words = why && sayWhy(language, why);
  if (words !== undefined) return { words: toLine(words) };
  const faults: Readonly<Record<string, string>> = faultWords(language).faults ?? {};
  // A code of another version is none that is known.
  const known = Object.hasOwn(faults, code) ? faults[code] : undefined;
  return { ...(known !== undefined && { words: known }), english: toLine(`${message} ${hint}`) };
}

/** Plain text. */
export const sayFault = (language: string, fault: Fault): string => {
  const { words, english } = splitFault(language, fault);
  return [words, english].filter((part) => part !== undefined).join(' ');
};

/** HTML. */
export function buildFault(language: string, fault: Fault): string {
  const { words, english } = splitFault(language, fault);
  return [
    ...(words === undefined ? [] : [escapeMarkup(words)]),
    ...(english === undefined ? [] : [`<span lang="en">${escapeMarkup(english)}</span>`]),
  ].join(' ');
}
