/** English rules that come first: what is written short or with a sign and would be taken for something else later. */
import { EN_FOREIGN_NUMBER_RULES } from './en-codes.ts';
import { sayCardinal, sayFraction } from './en-numbers.ts';
import { KITCHEN_UNIT } from './en-stops.ts';
import { BEFORE_DEGREES, BEFORE_LETTER, EACH, LETTERED, WEATHER } from './en-words.ts';
import { lookUp, type Rule, re } from './rules.ts';

export const EN_TIDY_RULES: readonly Rule[] = [
  ...EN_FOREIGN_NUMBER_RULES,
  {
    name: 'percent with a fraction 33⅓%',
    pattern: /(?<![\d.,/])(\d{1,4}) (\d)\/(\d)\s?%/gu,
    say: (_, whole, over, under) =>
      `${sayCardinal(whole)} and ${sayFraction(over, under).replace(/^one /, 'a ')} percent`,
  },
  {
    // "At 3F" is a flat and "a 2F" a capacitor, but "warming of 2C" is a temperature.
    name: 'letter behind a single figure 3F',
    pattern: re`(?<=(?<!\p{L})(?:${BEFORE_LETTER}) \d)([CF])(?![\p{L}\d+#])(?<!(?:${WEATHER})[^.;]{0,60})(?![^.;]{0,60}(?:${WEATHER}))`,
    say: (_, letter) => ` ${letter}`,
  },
  {
    name: 'degrees of two ovens 180C/160C fan',
    pattern:
      /(?<=(?<![\d.,\p{L}])\d{3}\s?)(?<!(?:room|gate|flat|seat|row|form|class|bus|route|unit|section)s? \d{3})C(?=\/\d{3}\s?[CF](?!\p{L}))/giu,
    say: () => '℃',
  },
  {
    name: 'degrees 170C (150C fan), 350F',
    pattern: re`(?=[CF])(?<=(?:^|[([/—]|(?<![\p{L}\d])[-−]|(?<!\p{L})(?:${BEFORE_DEGREES}),?\s)(?:[-−]|\d{1,3}(?:\.\d)?[CF]?\s?(?:-|to)\s?)?(?:\d{1,3}(?:\.\d{1,2})?|[1-9],\d{3}|[1-5]\d\d\s))(?<!(?<!\p{L})(?:${LETTERED})s?(?!\p{L})[^.;]{1,24})([CF])(?![\p{L}\d+#'’&.-][\p{L}\d]|[\p{L}\d+#]| (?:${LETTERED})(?!\p{L}))`,
    say: (_, scale) => (scale === 'C' ? '℃' : '℉'),
  },
  {
    name: `inches a 55in screen, a 12" pizza`,
    pattern:
      /(?<=(?<![\d.,\p{L}])\d{1,3}(?:\.\d{1,2})?)in(?![\p{L}\d]|\s(?:each|all|total|the|every|a|an|this|one|our|my|his|her|their|its)(?!\p{L}))|(?<=^[^"“”]{0,300}\d(?:"[^"“”\d]{1,12}\d{1,4})?)"(?=\s?[x×]\s?\d|\s(?:wide|long|deep|tall|high|thick|by \d|to \d{1,3}"|of (?:rain|snow|water)|(?:pizza|screen|monitor|display|TV|laptop|tyre|tire|wheel|rim|vinyl|single|record|pipe|pan|tin|cake|board|nail)s?)(?!\p{L}))|(?<=\d" to \d{1,3})"/gu,
    say: () => '″',
  },
  {
    name: 'the same in other units 400g/14oz, 180℃/350℉/gas 4',
    pattern: re`(?<=[℃℉″]\)?|fan\)?|(?<![\d.,\p{L}])\d{1,4}(?:\.\d{1,2})?\s?(?:k?g|m?l|c?m|oz|lbs?|ft|lit(?:er|re)s?|pints?|hp))\s?\/\s?(?=(?:\d{1,4}(?:\.\d{1,2})?|(?:\d{1,3} )?\d\/\d)(?:[℃℉″]|\s?(?:oz|lbs?|fl|ft|k?g|m?l|pt|pints?|cups?|inch|Nm)(?!\p{L}))|[Gg]as )`,
    say: () => ', ',
  },
  {
    name: 'several of a size 2 x 400g tins',
    pattern: /(?<![\d.,x×] ?)(\d{1,2})\s?[x×]\s?(?=\d{1,4}\s?(?:k?g|ml|l|oz|lb)(?!\p{L}))/gu,
    say: (_, figures) => `${sayCardinal(figures)} `,
  },
  { name: 'zero of a trunk line +44 (0)20', pattern: /(?<=\+\d{1,3}) ?\(0\) ?(?=\d{2})/gu, say: () => ' ' },
  { name: 'country (+44) 20', pattern: /\((\+\d{1,3})\)(?= ?\d{2})/gu, say: (_, country) => country },
  { name: 'Swiss number 1’000', pattern: /(?<=(?<![\d.,])\d{1,3}(?:,\d{3})?)['’](?=\d{3}(?!\d))/gu, say: () => ',' },
  {
    name: 'hours and minutes 3h 20m, 1h30',
    pattern: /(?<![\d.,\p{L}])(\d{1,3})\s?h(?:(?:rs?)? ?([0-5]?\d)\s?m(?!\p{L})|([0-5]\d)(?![\p{L}\d]|[.,]\d))/gu,
    say: (_, hours, minutes, attached) => `${hours} h ${Number(minutes || attached)} min`,
  },
  {
    name: 'pay £9,000pa, rent £900pcm',
    pattern: /(?<=[£$€]\d[\d,.]{0,12}[kKmM]?)\s?(pa|p\.a\.|pcm|pw|ph|pppn|pp)(?![\p{L}\d])/gu,
    say: (_, each) => ` ${lookUp(EACH, each)}`,
  },
  {
    name: 'percent 0.5pc',
    pattern:
      /(?<=(?<![\d.,\p{L}-])\d{1,3}(?:\.\d{1,2})?)(?:pc(?![\p{L}\d-])| pc(?= (?:of|to|in|from|on|and|a|more|less|higher|lower|rise|fall)(?!\p{L})|[,.;)]|$))/gu,
    say: () => '%',
  },
  {
    name: 'pages pp 112-114, 320pp',
    pattern:
      /(?<!\p{L})pp (?=\d)|(?<=(?<![\d.,£$€])\d{1,4}) ?pp(?![\p{L}\d])(?=((?<=(?<!\p{L})(?:[Aa]n?|[Tt]h(?:e|is|at)|[Ii]ts|[Hh](?:is|er)|[Tt]heir) \d{1,4} ?pp) \p{Ll}{3,20})?)/gu,
    say: (whole, asAdjective) => (whole.endsWith(' ') ? 'pages ' : asAdjective === '' ? ' pages' : ' page'),
  },
  { name: 'cents $.50', pattern: /(?<=[$£€])\.(?=\d\d?(?!\d))/gu, say: () => '0.' },
  {
    name: 'square 3 sq miles',
    pattern: /(?<=\d )sq\.?(?! mi(?!\p{L}))(?= (?:mile|k?m|met|f[eo]|yard|inch|in)\p{L})/gu,
    say: () => 'square',
  },
  {
    name: 'square a 1,200-sq-ft flat',
    pattern: /(?<=\d)-sq\.?[- ](?:ft|foot)\.?(?=[\s-]\p{L})/gu,
    say: () => ' square foot',
  },
  {
    name: 'span of fractions 1-1½, ¼-½',
    pattern:
      /(?<![\d.,/$£€-])(?:(?:(\d{1,3}) )?(\d)\/(\d)(?:\s?-\s?|\sto\s)(?=\d)|(\d{1,3})-(?=\d{1,3} \d\/\d(?!\d)))/gu,
    say: (_, whole, over, under, from) => {
      if (from !== '') return `${sayCardinal(from)} to `;
      const part = sayFraction(over, under);
      return `${whole === '' ? part : `${sayCardinal(whole)} and ${part.replace(/^one /, 'a ')}`} to `;
    },
  },
  {
    name: `feet a 6' fence`,
    pattern: /(?<=(?<![\d.])\d{1,3})['’](?= (?:tall|high|wide|long|deep|by)(?!\p{L})| ?[x×] ?\d)/gu,
    say: () => '′',
  },
  {
    name: 'minutes and seconds 59min 20s',
    pattern: /(?<![\d.,\p{L}])(\d{1,3})\s?(?:m|mins?),? ?([0-5]?\d)\s?s(?:ecs?)?(?!\p{L})/gu,
    say: (_, minutes, seconds) => `${Number(minutes)} min ${Number(seconds)} sec`,
  },
  {
    name: 'stars a 5* hotel',
    pattern:
      /(?<=(?<![\d.,])[1-7])\*(?=[ -]?(?:hotels?|resorts?|luxury|lodges?|accommodation|reviews?|ratings?)(?!\p{L}))/gu,
    say: () => '-star',
  },
  { name: 'age 3yo', pattern: /(?<=(?<![\d.,\p{L}])\d{1,2})[ -]?y\/?o(?!\p{L})/gu, say: () => '-year-old' },
  { name: 'quarter Q4’23', pattern: /(?<=(?<!\p{L})[QH][1-4])['’](?=\d\d(?!\d))/gu, say: () => ' ' },
  {
    name: 'century 19thC',
    pattern: /(?<=(?<!\d)(?:1?\dth|20th|21st|1st|2nd|3rd)) ?C(?![\p{L}\d'’.&-])/gu,
    say: () => ' century',
  },
  {
    name: 'span of ordinals 12th-13th, of years 2023-present',
    pattern:
      /(?<=\d(?:st|nd|rd|th))-(?=\d{1,3}(?:st|nd|rd|th))|(?<=(?<!\d)(?:1[5-9]|20)\d\d)\s?-\s?(?=(?:present|now|today|date)(?!\p{L}))/gu,
    say: () => ' to ',
  },
  {
    name: 'span of codes Q1-Q3',
    pattern: /(?<!\p{L})(\p{Lu})(\d{1,3})-(?=\1\d)/gu,
    say: (_, letter, figures) => `${letter}${figures} to `,
  },
  { name: 'section §3', pattern: /§{1,2}\s?(?=\d)/gu, say: () => 'section ' },
  {
    // An ordinal would be 11th, 12th.
    name: 'weight 11st 4lb',
    pattern: /(?<=(?<![\d.,])(?:1\d|[2-9]|[1-9]0))st(?!\p{L})/gu,
    say: () => ' stone',
  },
  { name: 'fiscal year FY2024', pattern: /(?<!\p{L})FY\s?(?=\d)/gu, say: () => 'fiscal year ' },
  {
    name: 'life (b. 1950, d. 2001)',
    pattern: /(?<=\((?:[^()]{0,60}[,;] )?)([bdr]|fl)\.\s?(?=(?:c(?:a|irca)?\.? )?(?:1\d|20)\d\d(?!\d))/gu,
    say: (_, event) => `${{ b: 'born', d: 'died', r: 'reigned' }[event] ?? 'flourished'} `,
  },
  {
    name: 'founded est. 1885',
    pattern: /(?<!\p{L})([Ee])st\.? (?=(?:1[6-9]|20)\d\d(?:[).,;]|$))/gu,
    say: (_, letter) => `${letter}stablished `,
  },
  {
    name: 'odds 3-to-1, 1-in-5, 2-for-1',
    pattern: /(?<=(?<![\d.,-])\d{1,3})-(to|in|for|by)-(?=\d{1,3}(?!\d))/gu,
    say: (_, joint) => ` ${joint} `,
  },
  {
    name: 'direction 51°30′N, 40° W',
    pattern: /(?<=\d\s?[°′″])\s?([NSEW])(?![\p{L}\d'’]|\.\p{L})/gu,
    say: (_, side) => ` ${lookUp({ N: 'north', S: 'south', E: 'east', W: 'west' }, side)}`,
  },
  {
    name: 'c. 1850',
    pattern: /(?<!\p{L})(?:ca?\.\s?(?=(?:AD )?\d{3,4}(?!\d))|(?<!\d)c(?=1\d{3}(?![\p{L}\d])))/gu,
    say: () => 'circa ',
  },
  {
    name: 'line of a recipe 2 Tbsp. Dijon mustard',
    pattern: re`(?<=^[\d\s/.-]{1,16}${KITCHEN_UNIT})\.(?=\s\S)`,
    say: () => '',
  },
  {
    name: 'number of a heading: 02 The bell, 07 | Interest',
    pattern: /^0?(\d{1,2})(?:(?<=0\d)(?:\s?[|/:.-])?|\s?\|)\s{1,4}(?=["“‘]?\p{L})/gu,
    say: (_, figures) => `${sayCardinal(figures)}, `,
  },
  { name: 'about ~5', pattern: /(?<!\p{L}|\d\s?)~\s?(?=[$£€]?\d)/gu, say: () => 'about ' },
  { name: 'slash as a pause', pattern: /(?<=\S) [/|] (?=\p{L}|\d{1,2}:)/gu, say: () => ', ' },
  { name: 'dash before another mark', pattern: /\s[-—](?=[,;:])/gu, say: () => '' },
  {
    name: 'dash as a pause',
    pattern: /\s?—{1,4}\s?(?=\D|$)|(?<=\D)\s?—{1,4}\s?|\s-{1,3}(?:\s(?!\d)|$)|\s?-{2,10}\s?/gu,
    say: () => ', ',
  },
  {
    name: 'space within a number 1 234 567',
    pattern:
      /(?<=(?<![\d+-]|\+\d{1,3} )\d{1,3}) (?=\d{3} \d{3}(?!\d))|(?<=(?<![\d+-]|\+\d{1,3} )\d{1,3} \d{3}) (?=\d{3}(?!\d))/gu,
    say: () => ',',
  },
  { name: 'list mark 1.', pattern: /^(\d{1,2})[.)]\s{1,4}(?=\S)/gu, say: (_, figures) => `${sayCardinal(figures)}, ` },
];
