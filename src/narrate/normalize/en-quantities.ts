/** English rules for what is measured: money, percentages, temperatures, fractions, powers, spans. */
import { N, TO } from './en-dates.ts';
import { sayCardinal, sayFraction, sayNumber, sayOrdinal } from './en-numbers.ts';
import { DIVISOR, EN_UNIT_RULES, isOne, SCALE, SIGN, scaleWord, sign } from './en-units.ts';
import { AFTER_MEASURE, AFTER_MONEY, COUNTED, CURRENCIES, PAID_FOR, PER } from './en-words.ts';
import { anyOf, lookUp, type Rule, re } from './rules.ts';

const START = '(?<![\\d.,])';
const END = '(?!\\d|[.,]\\d)';
const CURRENCY = anyOf(Object.keys(CURRENCIES));

/** What follows money that is no attribute. */
const NO_ATTRIBUTE = `${AFTER_MEASURE}|${AFTER_MONEY}|trillion|billion|million|thousand|hundred|crore|lakh`;

function money(mark: string, figures: string, scale: string, currency: string, asAdjective = false): string {
  const [one, many, cent, cents] = CURRENCIES[currency] ?? [currency, currency];
  const [whole = '', decimals] = figures.replaceAll(',', '').split('.');
  if (decimals?.length === 2 && scale === '' && cent !== undefined && cents !== undefined) {
    const small = String(Number(decimals));
    // As a price is called: a one dollar fifty fare.
    if (asAdjective && Number(whole) > 0)
      return `${sayCardinal(whole)} ${one}${small === '0' ? '' : ` ${sayCardinal(small)}`}`;
    const smallWords = `${sayCardinal(small)} ${small === '1' ? cent : cents}`;
    if (Number(whole) === 0 && small !== '0')
      return sign(mark) + (asAdjective ? `${sayCardinal(small)} ${cent}` : smallWords);
    const large = `${sign(mark)}${sayCardinal(whole)} ${whole === '1' ? one : many}`;
    return small === '0' ? large : `${large} and ${smallWords}`;
  }
  return `${sign(mark)}${sayNumber(figures)}${scaleWord(scale)} ${asAdjective || isOne(figures, scale) ? one : many}`;
}

export const EN_QUANTITY_RULES: readonly Rule[] = [
  {
    name: '350 degrees F',
    pattern: /(?<=\d degrees )([FC])(?![\p{L}'’])/gu,
    say: (_, scale) => (scale === 'C' ? 'Celsius' : 'Fahrenheit'),
  },
  { name: '8″ inches', pattern: /(?<=\d\s?[′″])\s?(?:feet|foot|inch(?:es)?)(?!\p{L})/gu, say: () => '' },
  {
    name: 'scientific 1.5×10^8',
    pattern: re`${START}(${SIGN})(${N})\s?[×xX*·]\s?10\^?([-−+]?)(?<=\^[-−+]?|10[-−+])(\d{1,4})${END}`,
    say: (_, mark, figures, powerSign, power) =>
      `${sign(mark)}${sayNumber(figures)} times ten to the power of ${sign(powerSign === '+' ? '' : powerSign)}${sayNumber(power)}`,
  },
  {
    name: 'scientific 1.5e8',
    pattern: re`(?<![\d.,\p{L}])(${SIGN})(\d{1,24}\.\d{1,24}[eE][-+]?|\d{1,24}e[-+]?|\d{1,24}E[-+])(\d{1,3})(?![\d\p{L}]|\.\d)`,
    say: (_, mark, base, power) =>
      `${sign(mark)}${sayNumber(base.replace(/[eE].?$/u, ''))} times ten to the power of ${base.endsWith('-') ? 'minus ' : ''}${sayNumber(power)}`,
  },
  {
    name: 'price of grain $6.31-1/4',
    pattern: /\$(\d{1,4})\.(\d\d)[- ](\d)\/(\d)(?!\d)/gu,
    say: (_, dollars, cents, over, under) =>
      `${money('', dollars, '', '$')} and ${sayCardinal(String(Number(cents)))} and ${sayFraction(over, under).replace(/^one /, 'a ')} cents`,
  },
  {
    // A lone R and a small number are a road, a film for grown-ups or a rate.
    name: 'rand R61,300, R4.8-million',
    pattern: re`(?<![\p{L}\d])R ?(\d{1,3}(?:,\d{3}){1,4}(?:\.\d\d)?|\d{1,4}(?:\.\d{1,3})?(?=${SCALE}))(${SCALE})?${END}`,
    say: (_, figures, scale) => money('', figures, scale, 'ZAR'),
  },
  {
    name: 'span of money $3 million-$5 million, $10-15',
    pattern: re`(?<![\p{L}\d.])(${CURRENCY})\s?(${N})(${SCALE})?${TO}(?:${CURRENCY})?\s?(${N})(${SCALE})?${END}(?:/(${DIVISOR})(?!\p{L}))?`,
    say: (_, currency, a, scaleA, b, scaleB, per) =>
      `${scaleA === '' || scaleA === scaleB ? sayNumber(a) : money('', a, scaleA, currency)} to ${money('', b, scaleB, currency)}${per === '' ? '' : ` per ${lookUp(PER, per)}`}`,
  },
  {
    name: 'money as an adjective: a $5 billion deal',
    pattern: re`(?<=(?<!\p{L})(?:[Aa]|[Aa]n|[Aa]nother) (?:\p{L}{1,20} )?)(${CURRENCY})\s?(${N})(${SCALE})?(?=[ -]\p{Ll})(?!-(?:a|per)-|[ -](?:trillion|billion|million|thousand|hundred|crore|lakh)(?!\p{L})| (?:a|per|each|in|to|from|on|for|by|is|was|and|or|an)(?!\p{L}))[ -]`,
    say: (_, currency, figures, scale) => `${money('', figures, scale, currency, true)} `,
  },
  {
    name: 'money as an adjective: the $1.9tn package',
    pattern: re`(?<=(?<!\p{L})(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Tt]his|[Tt]hat) )(${CURRENCY})\s?(${N})(${SCALE})?[ -](?=(?:(?:\p{Ll}{2,20} )?(?:${PAID_FOR})|(?:\p{Lu}\p{L}{1,20} ){0,4}(?:Fund|Plan|Programme|Program|Scheme|Project|Bill|Initiative|Package|Grant|Prize|Award))(?!\p{L}))`,
    say: (_, currency, figures, scale) => `${money('', figures, scale, currency, true)} `,
  },
  {
    name: 'money as an adjective: the $410 box, the firm’s new $4 probe',
    pattern: re`(?<=(?<!\p{L})(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our|[Tt]his|[Tt]hat)|(?!(?:[Ii]t|[Tt]h(?:at|ere|is)|[Hh]e(?:re)?|[Ss]he|[Ww]h(?:at|o|ere)|[Ll]et)['’])\p{L}{2,20}(?:['’]s|s['’])) (?:(?:new|old|extra|additional|usual|typical|average|original|initial|latest|first|whole|entire|same) )?)(${CURRENCY})\s?(${N})(${SCALE})?[ -](?=(?!(?:${NO_ATTRIBUTE})(?!\p{L}))(?:\p{Ll}{1,20}(?:us|ss)|\p{Ll}{2,20}(?<!ed|ly|s)|bed|seed|shed|gas|family|supply|weekly|monthly|yearly|daily)(?![\p{L}'’]))`,
    say: (_, currency, figures, scale) => `${money('', figures, scale, currency, true)} `,
  },
  {
    name: 'money as an adjective: a $60-a-night room',
    pattern: re`(?<!\p{L})(${CURRENCY})\s?(${N})(${SCALE})?-(a|per)-(\p{Ll}{3,12})[ -](?=(?!(?:${NO_ATTRIBUTE})(?!\p{L}))\p{Ll}{3,20})`,
    say: (_, currency, figures, scale, per, unit) => `${money('', figures, scale, currency, true)} ${per} ${unit} `,
  },
  {
    name: 'money as an adjective: two $20 lamps',
    pattern: re`(?<=(?<!\p{L})(?:[Tt]hese|[Tt]hose|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Mm]any) )(${CURRENCY})\s?(${N})(${SCALE})?[ -](?=(?!(?:${NO_ATTRIBUTE})(?!\p{L}))\p{Ll}{3,20}s(?![\p{L}'’]))`,
    say: (_, currency, figures, scale) => `${money('', figures, scale, currency, true)} `,
  },
  {
    name: 'money as an adjective: $5 bills',
    pattern: re`(?<!\p{L})(${CURRENCY})\s?(${N})(${SCALE})?(?:[ -](?=(?:bills|notes|coins|tickets|vouchers|fares|tolls|stamps)(?!\p{L}))|-(?=(?!(?:to|per|and|plus|worth|ish|odd|something|each|apiece|more|less|over|extra|trillion|billion|million|thousand|hundred|crore|lakh)(?!\p{L}))\p{Ll}{3,20}(?![\p{L}-])))`,
    say: (_, currency, figures, scale) => `${money('', figures, scale, currency, true)} `,
  },
  {
    name: 'old money £63 12s 6d',
    pattern: /£(\d{1,9}) (\d{1,2})s\.?(?: (\d{1,2})d(?!\p{L}))?(?![\p{L}\d])/gu,
    say: (_, pounds, shillings, pence) =>
      `${money('', pounds, '', '£')}, ${sayCardinal(shillings)} shilling${shillings === '1' ? '' : 's'}${pence === '' ? '' : ` and ${sayCardinal(pence)} pence`}`,
  },
  {
    name: 'money $5.3 billion',
    pattern: re`([-−+]?)(?<!\p{L})(${CURRENCY})\.?\s?([-−]?)(${N})(${SCALE})?${END}(?:/(${DIVISOR})(?!\p{L})|-(a|per)-(?=\p{L}))?`,
    say: (_, before, currency, after, figures, scale, per, each) =>
      money(before || after, figures, scale, currency) +
      (per === '' ? '' : ` per ${lookUp(PER, per)}`) +
      (each === '' ? '' : ` ${each} `),
  },
  {
    name: 'money 100€, 100 USD',
    pattern: re`${START}(${SIGN})(${N})(${SCALE})?\s?(${CURRENCY})(?![\p{L}\d])`,
    say: (_, mark, figures, scale, currency) => money(mark, figures, scale, currency),
  },
  {
    name: 'cents 50¢, 50p',
    pattern: re`${START}(${N})\s?(¢|(?<!(?<!\d)(?:144|240|360|480|540|576|720|1080|1440|2160))p(?!\p{L}))`,
    say: (_, figures, unit) => `${sayNumber(figures)} ${unit === 'p' ? 'pence' : 'cents'}`,
  },
  {
    name: 'span of percentages 3-5%',
    pattern: re`${START}(${SIGN})(${N})\s?%?${TO}([-−+]?)(${N})\s?%`,
    say: (_, markA, a, markB, b) => `${sign(markA)}${sayNumber(a)} to ${sign(markB)}${sayNumber(b)} percent`,
  },
  {
    name: 'percentage 26%',
    pattern: re`${START}([-−+±]?)(${N})-?\s?%`,
    say: (_, mark, figures) => `${sign(mark)}${sayNumber(figures)} percent`,
  },
  {
    name: 'per thousand 5‰',
    pattern: re`${START}([-−+±]?)(${N})\s?‰`,
    say: (_, mark, figures) => `${sign(mark)}${sayNumber(figures)} per thousand`,
  },
  {
    name: 'temperatures 10-15°C, 70°-85°',
    pattern: re`${START}(${SIGN})(${N})\s?[°℃℉]?${TO}([-−+]?)(${N})\s?([°℃℉])(?:(?<=°) degrees)?`,
    say: (_, markA, a, markB, b, unit) =>
      `${sign(markA)}${sayNumber(a)} to ${sign(markB)}${sayNumber(b)} degrees${{ '℃': ' Celsius', '℉': ' Fahrenheit' }[unit] ?? ''}`,
  },
  {
    name: 'temperature before its noun: the 1.5℃ target',
    pattern: re`(?<=(?<!\p{L})(?:[Aa]|[Tt]h(?:e|is|at)|[Ii]ts) )([-−+]?)(${N})\s?([℃℉])(?= \p{Ll})(?! (?:${AFTER_MEASURE})(?!\p{L}))`,
    say: (_, mark, figures, unit) =>
      `${sign(mark)}${sayNumber(figures)} degree ${unit === '℃' ? 'Celsius' : 'Fahrenheit'}`,
  },
  {
    name: 'temperature 20°C',
    pattern: re`${START}([-−+±]?)(${N})\s?([℃℉])`,
    say: (_, mark, figures, unit) =>
      `${sign(mark)}${sayNumber(figures)} ${isOne(figures) ? 'degree' : 'degrees'} ${unit === '℃' ? 'Celsius' : 'Fahrenheit'}`,
  },
  {
    name: "position 30°15'",
    pattern: re`${START}([-−+±]?)(${N})\s?°(?: degrees)?(?:\s?(\d{1,2}(?:\.\d{1,6})?)[′'](?:\s?(\d{1,2}(?:\.\d{1,6})?)[″"])?)?`,
    say: (_, mark, degrees, minutes, seconds) =>
      `${sign(mark)}${sayNumber(degrees)} ${isOne(degrees) ? 'degree' : 'degrees'}` +
      `${minutes === '' ? '' : ` ${sayNumber(minutes)} minutes`}${seconds === '' ? '' : ` ${sayNumber(seconds)} seconds`} `,
  },
  {
    name: `height 5'10"`,
    pattern:
      /(?<![\d.])([3-8])(?:['′]|\s?ft\.?)\s?(\d{1,2})(?:["″”]|\s?in(?:s(?!\p{L})|\.(?=\s\p{Ll}))?(?!\p{L})|(?<=(?:['′]|ft)(?:\d|1[01]))(?![\d\p{L}'’"]|[.,]\d))/gu,
    say: (_, feet, inches) => `${sayCardinal(feet)} foot ${sayCardinal(inches)}`,
  },
  {
    name: 'inches 1 in. of rain',
    pattern: re`${START}(${N})\s?in\.(?=\s(?:of|wide|long|deep|tall|thick|high|across|by|x)(?!\p{L})|[,;)])`,
    say: (_, figures) => `${sayNumber(figures)} ${isOne(figures) ? 'inch' : 'inches'}`,
  },
  {
    name: 'millions 5m people, 100k followers, 1.2M',
    pattern: re`(?<![\d.,\p{L}])(?:(${N})\s?([kKmMbB])(?=\s(?:${COUNTED}|subscribers|followers|views|users|viewers|shares|tourists|visitors|customers|downloads|likes|a year)(?!\p{L}))|(\d{1,3}\.\d{1,2})([MB])(?![\p{L}\d]))`,
    say: (_, figures, scale, decimals, large) => `${sayNumber(figures || decimals)}${scaleWord(scale || large)}`,
  },
  ...EN_UNIT_RULES,
  {
    name: 'power 10^8',
    pattern: /(?<=\d|(?<!\p{L})[a-zA-Z])\^\(?([-−]?)(\d{1,6})\)?(?!\d)/gu,
    say: (_, mark, power) =>
      mark === '' && power === '2'
        ? ' squared'
        : mark === '' && power === '3'
          ? ' cubed'
          : ` to the power of ${sign(mark)}${sayNumber(power)}`,
  },
  {
    name: 'seconds 43.03s, 2.1 s, 5 s',
    pattern: /(?<![\d.,/\p{L}])(?:(\d{1,5}\.\d{1,3})\s?s|(\d{1,3}) s)(?![\p{L}\d'’])/gu,
    say: (_, figures, whole) => `${sayNumber(figures || whole)} ${whole === '1' ? 'second' : 'seconds'}`,
  },
  {
    name: 'scale letters 5.3bn',
    pattern: re`(?<![\d.,\p{L}])(${N})\s?(tn|bn|mn|mln)(?!\p{L})`,
    say: (_, figures, scale) => sayNumber(figures) + scaleWord(scale),
  },
  {
    name: 'mixed fraction 1 1/2',
    pattern: /(?<![\d.,/])(\d{1,4})[ -](\d{1,3})\/(\d{1,3})(?![\d/])/gu,
    say: (_, whole, over, under) => `${sayCardinal(whole)} and ${sayFraction(over, under).replace(/^one /, 'a ')}`,
  },
  {
    name: 'tie-break 7-6 (7/5)',
    pattern: /(?<=\d-\d \()(\d{1,2})\/(\d{1,2})(?=\))/gu,
    say: (_, a, b) => `${sayCardinal(a)} to ${sayCardinal(b)}`,
  },
  {
    name: 'marks and odds 7/10, 3.5/5, 4/5 stars, 5/1',
    pattern:
      /(?<![\d.,/\p{L}])(?:([2-9](?:\.\d)?|\d\.\d)\/(10)|(\d{1,2}\.\d)\/(4|5|20|100)|(\d)\/(5)(?=[ -]stars?(?!\p{L}))|([2-9]|[1-9]\d{1,3})\/(1))(?![\d/\p{L}]|\.\d| of(?!\p{L})| (?:inch|mile|second|in\.))/gu,
    say: (_, ...parts) => {
      const [over = '', under = ''] = parts.filter((part) => part !== '');
      return `${sayNumber(over)} ${under === '1' ? 'to' : 'out of'} ${sayCardinal(under)}`;
    },
  },
  {
    name: 'part as an adjective: a ½-inch gap',
    pattern: /(?<![\d.,/\p{L}]|\d[ -])(\d)\/([234568]|10|12|16|32)-(?=\p{Ll}{3})/gu,
    say: (_, over, under) =>
      over === '1' && (under === '2' || under === '4')
        ? `${sayFraction(over, under).slice(4)}-`
        : `${sayFraction(over, under).replace(/s$/u, '').replace(' ', '-')}-`,
  },
  {
    name: 'odds 11/4 favourite',
    pattern:
      /(?<![\d.,/\p{L}])(\d{1,3})\/(\d{1,2})(?=[ -](?:shots?|fav|favou?rites?|outsiders?|chance)(?!\p{L}))|(?<=(?<!\p{L})(?:odds(?: of| at)?|priced at|backed at) )(\d{1,3})\/(\d{1,2})(?![\d/])/gu,
    say: (_, a, b, c, d) => `${sayCardinal(a || c)} to ${sayCardinal(b || d)}`,
  },
  {
    name: 'music 3/4 time',
    pattern:
      /(?<![\d.,/\p{L}])(\d{1,2})\/(4|8|16)(?= (?:beat|rhythm|(?:time )?signature)(?!\p{L})|(?<=(?<!\p{L})in \d{1,2}\/\d{1,2}) time(?!\p{L}))/gu,
    say: (_, a, b) => `${sayCardinal(a)} ${sayCardinal(b)}`,
  },
  {
    name: 'exposure 1/500s',
    pattern: /(?<![\d.,/\p{L}])1\/(\d{2,4})\s?s(?:ec(?:ond)?s?)?\.?(?!\p{L})/gu,
    say: (_, under) => `one ${sayOrdinal(under)} of a second`,
  },
  { name: '9/11', pattern: /(?<![\d.,/])9\/11(?![\d/])/gu, say: () => 'nine eleven' },
  {
    name: '24/7, 50/50',
    pattern: /(?<![\d.,/])(24\/7|50[/-]50|20[/-]20)(?![\d/])/gu,
    say: (whole) => (whole === '24/7' ? 'twenty-four seven' : whole.startsWith('5') ? 'fifty fifty' : 'twenty twenty'),
  },
  {
    name: 'fraction 3/4',
    pattern: /(?<![\d.,/\p{L}])([-−]?)(\d{1,4})\/(\d{1,4})(?![\d/\p{L}]|\.\d)/gu,
    say: (_, mark, over, under) => sign(mark) + sayFraction(over, under),
  },
  {
    name: 'ordinal 21st',
    pattern: re`(?<![\d.])(${N})(?:st|nd|rd|th)(?!\p{L})`,
    say: (_, figures) => sayOrdinal(figures),
  },
  {
    name: 'times 16x',
    pattern: re`(?<![\d.,\p{L}])(${N})[x×](?![\p{L}\d]|\s\d)`,
    say: (_, figures) => `${sayNumber(figures)} times`,
  },
  {
    name: 'ages 18-24-year-olds',
    pattern:
      /(?<![\d.,\p{L}-])(\d{1,3})-(?=\d{1,3}-(?:year|month|week|day|hour|minute|second|mile|foot|inch|yard|pound|page|person|percent|kilomet|met)\p{L}{0,5})/gu,
    say: (_, figures) => `${sayCardinal(figures)} to `,
  },
  {
    name: 'record 14-9-4',
    pattern: /(?<![\d.,\p{L}-])\d{1,4}(?:-\d{1,4}){2,4}(?![\d-]|[.,]\d)/gu,
    say: (whole) => whole.split('-').map(sayCardinal).join(', '),
  },
  {
    name: 'span or result 10-15, 3-2',
    pattern: re`(?<=([Bb]etween )?)(?<![\d.\p{L}]|-)(${SIGN})(${N})(?:-|—|~|\s-\s)([-−]?)(${N})(?![\d-]|[.,]\d)(?=(\p{L})?)`,
    say: (_, between, markA, a, markB, b, letter) =>
      `${sign(markA)}${sayNumber(a)} ${between === '' ? 'to' : 'and'} ${sign(markB)}${sayNumber(b)}${letter === '' ? '' : ' '}`,
  },
];
