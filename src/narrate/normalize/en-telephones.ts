/** English rules for numbers that are called, figure by figure. */
import { sayFigures, sayNumber } from './en-numbers.ts';
import { type Rule, re } from './rules.ts';

/** Numbers of the police, of rescuers and of helplines in several countries. */
const SHORT_NUMBER = '(?:911|999|112|988|101|111|105|119|110|116 \\d{3})';
/** What is done to a number that is called. Temperatures, tolls and prices reach one that is none. */
const CALLS =
  '(?<!\\p{L})(?:[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|led|led|ing|ling)?|[Rr]ing(?:s|ing)?|[Rr]ang|[Pp]hon(?:e|es|ed|ing)|[Tt]elephon(?:e|ed|ing)|[Cc]ontact(?:s|ed|ing)?|[Tt]ext(?:s|ed|ing)?)';
/** What a clause goes on with behind a number that is called, and no noun that is counted nor a street's name. */
const GOES_ON =
  '(?=["”’)\\]]{0,2}(?:[.,;:!?—](?!\\d)|$)|,? (?:or|and|to|for|if|when|while|with|from|in|on|at|as|after|before|because|but|about|again|now|right|just|straight|several|once|twice|last|this|that|the|a|an|they|he|she|we|you|I|it|is|was|free|then|so|instead|early|late|yesterday|today|tonight|around|shortly|not|who|any(?:where|time)|first|every|only|unless|until|during|over|whenever|\\p{Ll}{3,12}ing|\\p{Ll}{3,16}ly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\\p{L}))';
const REFERENCE =
  '(?:(?:incident|case|crime|log)(?: number| no\\.?)|(?:reference|ref)(?: number| no\\.?)?|quot(?:e|es|ed|ing) (?:incident|case|crime|log)):? ';

const sayGroups = (number: string) => number.split(/[ /]/).map(sayFigures).join(', ');

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
    name: 'number that is called: call police on 101, or 999',
    pattern: re`(?<=${CALLS}(?: (?:to|NHS)| (?:[\p{L}’'-]{1,20} ){1,5}(?:on|at|to))? |${CALLS} (?:(?:[\p{L}’'-]{1,20} ){0,5}(?:on|at|to) )?(?:${SHORT_NUMBER}(?:,|,? or) ){1,3}|(?<!\p{L})NHS |(?:[Ll]ifeline|[Hh]elpline|[Hh]otline|[Pp]olice) (?:on|at) )(${SHORT_NUMBER})(?![\d/-]|[.,:]\d)${GOES_ON}`,
    say: (_, number) => sayGroups(number),
  },
  {
    name: 'text HOME to 60777',
    pattern: re`(?<=(?<!\p{L})(?:[Tt]ext(?:s|ed|ing)?|SMS)(?: [\p{L}’']{1,20}){0,4} (?:to |on |at )?)(\d{5,6})(?![\d/-]|[.,:]\d)${GOES_ON}`,
    say: (_, number) => sayFigures(number),
  },
  {
    name: 'reference 45/678/24, incident number 300',
    pattern: re`(?<=(?<!\p{L})${REFERENCE}(?:\p{Lu}{1,3} )?)(\d{1,8}(?:\/\d{1,8}){1,3}|\d{3,12})(?![\d/-]|[.,:]\d)(?:${GOES_ON}|(?= of(?!\p{L})))`,
    say: (_, number) => sayGroups(number),
  },
  {
    name: 'emergency dialing 911 works, 911 callers, the 999 line',
    pattern:
      /(?<![\d$£€.,-])(?:(911|999|112|101|111|988)(?<=(?<!\p{L})[Dd]ial(?:s|l?ed|l?ing)? \d{3})(?![\d:/-]|[.,]\d)|(911|999)(?= (?:calls?|callers?|operators?|dispatchers?|emergency|call-handlers?)(?!\p{L}))|(988|101|111|112|999)(?= (?:calls?|callers?|operators?|helpline|service|line|Suicide|call-handlers?|with|quoting)(?!\p{L})))/gu,
    say: (_, dialled, emergency, helpline) => sayFigures(dialled || emergency || helpline),
  },
  { name: 'helpline 116 123', pattern: /(?<![\d.,-])116 \d{3}(?![\d,])/gu, say: (number) => sayGroups(number) },
];
