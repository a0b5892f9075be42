/** A show's own pronunciations, applied after normalisation. */
import { LecternError } from '../../errors.ts';
import { primarySubtag } from '../language-tags.ts';
import { normalizeText } from './normalize-text.ts';

/** One entry of a show's pronunciation dictionary. */
export type PronounceRule = {
  /**
   * A word or phrase, or the source of a regular expression (Unicode mode, case-sensitive). A word is found as it is
   * written and as normalisation leaves it: `TSMC` also finds `T S M C`.
   */
  readonly match: string | { readonly pattern: string };
  /** What is said instead. For a pattern, `$1` … are its groups. */
  readonly say: string;
  /** BCP 47 tag or primary subtag of the sentences that it is for; absent: all. */
  readonly language?: string;
};

/** Replaces what the rules name in normalised text. */
export type Pronouncer = (normalized: string, language: string) => string;

/**
 * Compiles the dictionary once for many sentences.
 *
 * @throws LecternError `invalid` naming the entry whose pattern is no regular expression.
 */
export function createPronouncer(rules: readonly PronounceRule[]): Pronouncer {
  const compiled = rules.map(compile);
  return (normalized, language) =>
    compiled.reduce((text, rule) => (rule.appliesTo(language) ? rule.apply(text, language) : text), normalized);
}

function compile(rule: PronounceRule) {
  const wanted = rule.language?.toLowerCase();
  const appliesTo = (language: string) =>
    wanted === undefined || wanted === language.toLowerCase() || wanted === primarySubtag(language);
  const { match } = rule;
  if (typeof match !== 'string') {
    const pattern = compilePattern(match.pattern);
    return { appliesTo, apply: (text: string) => text.replace(pattern, rule.say) };
  }
  const patterns = new Map<string, RegExp>();
  const patternFor = (language: string) => {
    const known = patterns.get(language) ?? wordPattern([match, normalizeText(match, language)]);
    patterns.set(language, known);
    return known;
  };
  return { appliesTo, apply: (text: string, language: string) => text.replace(patternFor(language), () => rule.say) };
}

function compilePattern(source: string): RegExp {
  try {
    return new RegExp(source, 'gu');
  } catch (cause) {
    throw new LecternError(`The pronunciation pattern ${JSON.stringify(source)} is no regular expression.`, {
      code: 'invalid',
      stage: 'script',
      hint: 'Correct the pattern under `pronounce`, or write it as a plain word.',
      cause,
    });
  }
}

/** A word of letters is found whole only: `AI` is not found in `PAID`. */
function wordPattern(spellings: readonly string[]): RegExp {
  const wanted = [...new Set(spellings.filter((spelling) => spelling !== ''))];
  if (wanted.length === 0) return /(?!)/gu;
  const alternatives = wanted.map((spelling) => {
    const source = spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    const before = /^\p{Script=Latin}/u.test(spelling) ? '(?<![\\p{Script=Latin}\\p{M}])' : '';
    const after = /\p{Script=Latin}$/u.test(spelling) ? '(?![\\p{Script=Latin}\\p{M}])' : '';
    return `${before}${source}${after}`;
  });
  return new RegExp(alternatives.join('|'), 'gu');
}
