/** English full stops that end no sentence. */
import type { SentenceStops } from '../sentence-stops.ts';

/** Measures of a recipe, which a full stop shortens whatever follows. */
export const KITCHEN_UNIT = '(?:[Tt]b?sps?|[Tt]bs|oz|lbs?|qts?|pkgs?)';

export const ENGLISH_STOPS: SentenceStops = {
  never: (
    'Rs|Mr|Mrs|Ms|Mx|Cllr|Cdr|Det|Insp|Supt|Dr|Prof|St|Sr|Jr|Rev|Hon|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Adm|Gov|Sen|Rep|Pres|Amb|Fr|Mt|Ft|vs|v|No|Nos|' +
    'Vol|Fig|Figs|Eq|Ch|Sec|pp|p|cf|ca|approx|est|e\\.g|i\\.e|viz|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|' +
    'Tues?|Wed|Thurs?|Fri|Sat|Sun|Ave|Blvd|Rd|fl|Ph\\.D'
  )
    .split('|')
    // A line of a recipe: 2 Tbsp. Dijon mustard.
    .concat(`(?<=^[\\d\\s½¼¾⅓⅔⅛/.–-]{1,16})${KITCHEN_UNIT}`),
  unlessBeginning: ['Inc', 'Ltd', 'Co', 'Corp', 'Bros', 'LLC', 'etc'],
  beforeFigure: ['Apt', 'Ste', 'Rm', 'ca?', 'vols?', 'ch', 'chap', 'figs?'],
  before: [
    [
      '[ap]\\.m',
      '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May \\d|June|July|August|(?:Sept|Nov|Dec)ember|October|(?:[ECMP][DS]?|GM|BS|UT)T(?![A-Z])|UTC|[Ll]ocal|Eastern|Pacific|Central|Mountain',
    ],
  ],
  beginnings:
    'The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|Those|There|His|Her|Its|Their|For|As|If|When|While|' +
    'After|Before|However|Some|Many|Most|With|By|From|To|So|What|Who|Our|My|Both|Despite|Although|Since|Now|Then|No|Yes|' +
    'Not|One|Two|Under|Over|Last|Next|Nobody|Everybody|Everyone|Nothing|Each|Every|Where|Why|How|Three|Four|Five|All',
};
