/** Why something is not done, in the reader's language. */
import type { Why } from '../../words/why.ts';
import { pageText } from '../page-text.ts';
import type { WhyWords } from './why-words.ts';
import { ZH_HANS } from './zh-hans.ts';
import { ZH_HANT } from './zh-hant.ts';

const BY_LANGUAGE: Readonly<Record<string, WhyWords>> = { 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT };

/** `language`: BCP 47. @returns `undefined` where what the program says is to be shown: in English, or of another version */
export function sayWhy(language: string, why: Why): string | undefined {
  const words = BY_LANGUAGE[pageText(language).htmlLanguage];
  const say = words && Object.hasOwn(words, why.kind) ? words[why.kind] : undefined;
  // Each word is for the kind that it is found by.
  return (say as ((why: Why) => string) | undefined)?.(why);
}
