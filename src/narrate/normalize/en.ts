import { plainCharacters, sweep } from './characters.ts';
import type { LanguageNormalizer } from './rules.ts';
export const english: LanguageNormalizer = {
  languages: ['en'],
  normalize: (t) => sweep(plainCharacters(t), (d) => ` ${d} `),
};
