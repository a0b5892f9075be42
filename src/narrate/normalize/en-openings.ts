/** English rules for what opens a text: the numeral of a heading, the town that a report comes from. */
import { isAlwaysSpelled } from './acronyms.ts';
import { sayCardinal } from './en-numbers.ts';
import { POSTAL_STATES, STATES } from './en-words.ts';
import { romanValue } from './roman.ts';
import { anyOf, type Rule, re } from './rules.ts';

export const ROMAN = 'I{2,3}|I?V|VI{1,3}|I?X|X{1,3}(?:I{1,3}|I?V|VI{0,3}|IX)?|L(?:X{1,3})?(?:I{1,3}|I?V|VI{1,3}|IX)?';

/** Words that begin a heading and are nobody's surname: I. The Well, but I. Newton. */
const HEADING =
  'The|What|How|Why|When|Where|Who|In|On|Of|To|From|After|Before|And|With|Without|Our|My|Your|Their|His|Her|' +
  'Introduction|Background|Methods?|Results?|Conclusions?|Discussion|Prologue|Epilogue|Overview|Summary|Abstract|Preface|Origins?|Beginnings?';
const AGENCIES = 'AP|AFP|UPI|Reuters|CNN|dpa|Bloomberg|Xinhua|TASS|ANI|PTI|IANS|[KW][A-Z]{2,3}(?:-TV)?';
const WORD = "(?:(?:ST|MT|FT)\\.|[A-Z][A-Z'’-]{1,20})";
const DAY = '(?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d{1,2})?';
const STATE = anyOf([...Object.entries(POSTAL_STATES).flat(), ...Object.keys(STATES).map((state) => `${state}.`)]);
const DASH = '\\s?[—-]{1,2}\\s?(?=["“‘]?\\p{Lu})';

const capitalized = (words: string) =>
  words.replace(/[A-Z]{2,21}/g, (word) => (isAlwaysSpelled(word) ? word : `${word[0]}${word.slice(1).toLowerCase()}`));

export const EN_OPENING_RULES: readonly Rule[] = [
  {
    name: 'numeral of a heading: II. The well, III: After',
    pattern: re`^(?:(?=[A-Z]{2})(${ROMAN})(?=\.\s["“‘]?\p{Lu}|(?<!IV|VI|X[LX]{1,2})(?::|\s?[—-])\s["“‘]?\p{Lu})|([IVX])(?=\. (?:${HEADING}) ["“‘]?\p{L}|\. (?:${HEADING})$))`,
    say: (whole) => {
      const words = sayCardinal(String(romanValue(whole) ?? 0));
      return words.replace(/^./u, (letter) => letter.toUpperCase());
    },
  },
  {
    name: 'dateline SAXE, Vermont—The mill, RENO (AP) - The mill',
    // LA and DC are letters.
    pattern: re`^(?![A-Z]{2},)${WORD}(?: ${WORD}){0,3}(?=,\s(?:${STATE})(?:\s\([\p{L} .-]{2,30}\))?${DAY}${DASH}|(?:,\s\p{Lu}[\p{L}. ]{2,24})?${DAY}\s\((?:${AGENCIES})\)${DASH})`,
    say: capitalized,
  },
];
