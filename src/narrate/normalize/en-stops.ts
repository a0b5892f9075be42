/** English full stops that end no sentence. */
import type { SentenceStops } from '../sentence-stops.ts';
import { STATES } from './en-words.ts';
import { anyOf } from './rules.ts';

/** Measures of a recipe, which a full stop shortens whatever follows. */
export const KITCHEN_UNIT = '(?:[Tt]b?sps?|[Tt]bs|oz|lbs?|qts?|pkgs?)';

/** A house's number and its street's name, but for Mount St. Helens and East St. Louis. */
const HOUSE =
  '(?:^|[,:]|(?<!\\p{L})(?:[Aa]t|of|to|[Ff]rom|[Nn]ear|[Ii]n|[Oo]n|[Bb]y|and|[Oo]utside)) \\d{1,5} (?!(?:Mount|Lake|Port|Fort|East|West|South|North) )(?:\\p{Lu}\\p{Ll}{1,20} ){1,3}';
const STREET_NAME = "(?:(?<!\\p{L})\\p{Lu}[\\p{Ll}’']{1,20}|\\d(?:st|nd|rd|th)) ";
/** Where a Dr. is a drive and no doctor. */
const DRIVE_NAME = '(?<!\\p{L})(?:on|along|down|off|near|\\d{1,5}) (?!\\p{L}{3,6}day )(?:\\p{Lu}\\p{Ll}{1,20} ){1,3}';

/** Words that begin sentences. */
export const BEGINNINGS =
  'The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|Those|There|His|Her|Its|Their|For|As|If|When|While|' +
  'After|Before|However|Some|Many|Most|With|By|From|To|So|What|Who|Our|My|Both|Despite|Although|Since|Now|Then|No|Yes|' +
  'Not|One|Two|Under|Over|Last|Next|Nobody|Everybody|Everyone|Nothing|Each|Every|Where|Why|How|Three|Four|Five|All|' +
  'Your|Another|Several|Few|Meanwhile|Later|Today|Yesterday|Perhaps|Maybe|Here|Until|Without|During|Instead|Also|Still|Even|' +
  'Once|Often|Sometimes|Because|Whether|Which|Is|Are|Was|Were|Did|Does';

export const ENGLISH_STOPS: SentenceStops = {
  never: (
    'Rs|Mr|Mrs|Messrs|Ms|Mx|Cllr|Cdr|Det|Insp|Supt|Prof|Rev|Hon|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Adm|Gov|Sen|Rep|Pres|Amb|Fr|Mt|Ft|vs|v|' +
    'Vol|Fig|Figs|Eq|Ch|Sec|pp|p|cf|ca|approx|est|e\\.g|i\\.e|viz|fl|a\\.k\\.a|P\\.S'
  )
    .split('|')
    .concat(
      // A line of a recipe: 2 Tbsp. Dijon mustard.
      `(?<=^[\\d\\s½¼¾⅓⅔⅛/.–-]{1,16})${KITCHEN_UNIT}`,
      `(?<!${STREET_NAME})St`,
      `(?<!${DRIVE_NAME})Dr`,
    ),
  unlessBeginning: (
    'Inc|Ltd|Co|Corp|Bros|LLC|etc|Jr|Sr|Dr|al|Ph\\.D|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|' +
    'Sat|Sun'
  )
    .split('|')
    .concat(`(?<!${HOUSE})(?:St|Ave|Blvd|Rd|Ln|Pkwy)`),
  beforeFigure: [
    'Apt',
    'Ste',
    'Rm',
    'ca?',
    'vols?',
    'ch',
    'chap',
    'figs?',
    'Rte',
    'Hwy',
    'ext',
    'eps?',
    'pts?',
    'op',
    'tel',
    '(?<=\\()(?:[bdr]|fl)',
  ],
  before: [
    [
      '[ap]\\.m',
      '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May \\d|June|July|August|(?:Sept|Nov|Dec)ember|October|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?!\\p{L})|(?:[ECMP][DS]?|GM|BS|UT)T(?![A-Z])|UTC|[Ll]ocal|Eastern|Pacific|Central|Mountain',
    ],
    ['Nos?|(?<=[,(] ?)nos?', '\\d|(?:[VX]|I[IVX])[IVX]{0,4}(?![\\p{L}\\p{N}])|I(?=,? (?:or|and|to) [Nn]o)'],
    ['[Tt]el', '[(+]'],
    // A dateline: PORTLAND, Ore. (AP) —
    [`(?<=, )(?:${anyOf(Object.keys(STATES))})`, '[(—–]'],
    [
      'St|Ave|Blvd|Rd|Dr|Ln',
      '[NSEW]{1,2}(?![\\p{L}])|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:North|South|East|West|Suite|Apt|Unit)(?!\\p{L})',
    ],
  ],
  beginnings: BEGINNINGS,
};
