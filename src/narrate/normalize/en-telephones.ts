/** English rules for numbers that are called, figure by figure. */
import { sayFigures, sayNumber } from './en-numbers.ts';
import { COUNTED } from './en-words.ts';
import { type Rule, re } from './rules.ts';

/** What is done to a number that is called. */
const CALLS =
  '[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|led|led|ing|ling)?|[Rr]ing(?:s|ing)?|[Rr]ang|[Pp]hon(?:e|es|ed|ing)|[Tt]elephon(?:e|ed|ing)|[Cc]ontact(?:s|ed|ing)?|[Tt]ext(?:s|ed|ing)?|[Rr]each(?:ed)?';
const SHORT_NUMBER = '(?:911|999|112|988|101|111|105|119|110|116 \\d{3})';

export const EN_TELEPHONE_RULES: readonly Rule[] = [
  {
    name: 'telephone (202) 555-0143, +1 202-555-0143, 1-800-555-0199',
    pattern: /(?<![\d.])(?:(\+)?(\d{1,3})[- .])?(?:\((\d{3})\)\s?|(\d{3})[- .])(\d{3})[- .](\d{4})(?![\d])/gu,
    say: (_, plus, country, bracketed, area, a, b) =>
      [
        plus === '' ? '' : 'plus',
        sayFigures(country),
        `${sayFigures(bracketed || area)},`,
        `${sayFigures(a)},`,
        sayFigures(b),
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  {
    name: 'telephone +44 20 7946 0958',
    pattern: /(?<![\d.])\+(\d{1,3}(?:[- ]\d{2,9}){1,5})(?!\d)/gu,
    say: (_, number) => `plus ${number.split(/[- ]/).map(sayFigures).join(', ')}`,
  },
  {
    name: 'telephone 020 7946 0958, (01632) 960123, 0345 60 50 40 30',
    pattern:
      /(?<![\d.,+£$€-])(?:\((0\d{1,4})\)|(0\d{2,4}|0\d(?= \d{4} \d{4}(?!\d))|1[38]00(?= \d{3} \d{3}(?!\d))|(?<=(?:on|[Cc]all|phone) )13(?= \d\d \d\d(?!\d))))((?:[ -]\d{2,6}){1,4})(?![\d-]|[.,]\d)/gu,
    say: (whole, bracketed, area, rest) => {
      const groups = [bracketed || area, ...rest.trim().split(/[ -]/)];
      const length = groups.join('').length;
      return length < (area === '13' ? 6 : 8) || length > 12 ? whole : groups.map(sayFigures).join(', ');
    },
  },
  {
    name: 'telephone in letters 1-800-FLOWERS',
    pattern: /(?<![\d.,-])1-(8\d\d)-(?=[A-Z]{3})/gu,
    say: (_, area) => `one ${sayNumber(area)}, `,
  },
  {
    name: 'telephone 555-0143',
    pattern: /(?<![\d.,-])(\d{3})-(\d{4})(?![\d-])/gu,
    say: (_, a, b) => `${sayFigures(a)}, ${sayFigures(b)}`,
  },
  {
    name: 'number that is called: call police on 101, or 999; text 60777; Samaritans on 116 123',
    pattern: re`(?=\d)(?<=(?<!\p{L})(?:${CALLS})(?: (?:to|at|NHS))? |(?<!\p{L})(?:${CALLS}) (?:[\p{L}’'-]{1,20} ){1,5}(?:on|at|to) |(?<!\p{L})(?:${CALLS}) (?:(?:[\p{L}’'-]{1,20} ){0,5}(?:on|at|to) )?${SHORT_NUMBER},? or |(?<!\p{L})NHS |(?:incident|reference|ref|case|crime|log)(?: number| no\.?)?:? (?:\p{L}{1,3} )?)(${SHORT_NUMBER}|(?<=(?:[Tt]ext(?:s|ed|ing)?|SMS)(?: [\p{L}’']{1,20}){0,4} )\d{5,6}|(?<=(?:incident|reference|ref|case|crime|log)(?: number| no\.?)?:? )(?:\d{1,8}(?:\/\d{1,8}){1,3}|\d{3,12}))(?![\d/-]|[.,:]\d|\s(?:${COUNTED}|more|other|different)(?!\p{L}))|(?<![\d$£€.,-])(911|999|988|101|111|112)(?= (?:calls?|callers?|operators?|dispatchers?|emergency|service|helpline|line|Suicide|call-handlers?|with|quoting|and quot\p{L}{1,3})(?!\p{L}))|(?<![\d.,-])(116 \d{3})(?![\d,])`,
    say: (_, called, emergency, helpline) => (called || emergency || helpline).split(/[ /]/).map(sayFigures).join(', '),
  },
];
