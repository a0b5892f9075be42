/** English rules for numbers in other countries' spelling and for figures that are no amounts: codes, models, houses. */
import { sayCardinal, sayFigures, sayPairs } from './en-numbers.ts';
import { CURRENCIES } from './en-words.ts';
import { PEERS, type Rule, re } from './rules.ts';

const CURRENCY_SIGN = '[€£$]';

/** Numbers in the spelling of other countries, put into the American one. */
export const EN_FOREIGN_NUMBER_RULES: readonly Rule[] = [
  {
    name: 'price with a comma €3,50',
    pattern: re`(?<![\p{L}\d])(${CURRENCY_SIGN})\s?(\d{1,4}),(\d\d)(?![\d,]|\.\d)`,
    say: (_, sign, whole, cents) => {
      const [one, many] = CURRENCIES[sign] ?? [sign, sign];
      return `${sayCardinal(whole)} ${whole === '1' ? one : many} ${cents === '00' ? '' : sayCardinal(String(Number(cents)))}`.trim();
    },
  },
  {
    name: 'price with a comma 3,50 €',
    pattern: /(?<![\p{L}\d.,])(\d{1,4}),(\d\d)(?=\s?[€£])/gu,
    say: (_, whole, cents) => `${whole}.${cents}`,
  },
  {
    name: 'decimal comma 2,5 million',
    pattern:
      /(?<![\d.,\p{L}])(\d{1,3}),(\d{1,2})(?=\s?(?:%|percent|million|billion|trillion|k?m|cm|mm|kg|meters|kilometers|degrees|℃)(?!\p{L}))/gu,
    say: (_, whole, decimals) => `${whole}.${decimals}`,
  },
  {
    name: 'dots within a number 1.000.000',
    pattern: /(?<![\d.,])\d{1,3}(?:\.\d{3}){2,7}(?![\d.])|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,7}(?=\.(?:\s|$))/gu,
    say: (whole) => whole.replaceAll('.', ','),
  },
  {
    name: 'lakh and crore 1,00,000',
    pattern: /(?<![\d.,])\d{1,2}(?:,\d\d){1,6},\d{3}(?![\d,])/gu,
    say: (whole) => whole.replaceAll(',', ''),
  },
  {
    name: 'space within a number 10 000',
    pattern: /(?<![\d.+-] ?|\d,)(?<!\d)(\d{1,3}) (\d{3})(?= (?:\p{Ll}|[A-Z]{2,4} \d)|\s?[%€£])/gu,
    say: (_, thousands, rest) => `${thousands},${rest}`,
  },
];

/** Names whose figures would pass for a span or an amount. */
export const EN_CODE_RULES: readonly Rule[] = [
  {
    name: 'book ISBN 978-3-16-148410-0',
    pattern: /(?<=ISBN(?:-1[03])?:? ?)(\d{1,13}(?:[- ]\d{1,8}){0,5}(?:[- ]?X)?)(?!\d)/gu,
    say: (whole) =>
      whole
        .split(/[- ]/)
        .map((part) => (part === 'X' ? 'X' : `${sayFigures(part)}${part.endsWith('X') ? ' X' : ''}`))
        .join(', '),
  },
  {
    name: 'licence CC BY-NC-ND',
    pattern: /(?<![\p{L}-])CC[ -]BY(?:-(?:NC|ND|SA)){0,2}(?![\p{L}-])/gu,
    say: (licence) => licence.replace(/[ -]/g, '').split('').join(' '),
  },
  {
    name: 'share (AAPL.O)',
    pattern: /(?<=\([A-Z]{1,5})\.(?=[A-Z]{1,2}\))/gu,
    say: () => ' dot ',
  },
  {
    name: 'area code 212',
    pattern: /(?<=(?<!\p{L})[Aa]rea codes? )(\d{3})(?:( and | or )(\d{3}))?(?![\d-]|[.,]\d)/gu,
    say: (_, code, joint, other) => sayFigures(code) + joint + sayFigures(other),
  },
  {
    name: 'peer to peer P2P, B2B2C',
    pattern: PEERS,
    say: (whole) => whole.replaceAll('2', ' to '),
  },
  {
    name: 'product of letters mc^2',
    pattern: /(?<![\p{L}^])(?!(?:[kcmdnμ]?m|ft|in|yd|mi|ha)\^)([a-z]{2,3})(?=\^)/gu,
    say: (letters) => letters.toUpperCase().split('').join(' '),
  },
  {
    name: 'aircraft, road, flight: Boeing 737-800, Route 101',
    pattern:
      /(?<=(?:Boeing|Airbus|Flight|Route|Highway|Interstate|Room|Bus|Porsche|BMW|Section|Resolution|Ford F|Xbox|Form|Sheet|Lot|(?:House|Senate|Assembly) Bill) )(\d{3,4})(?:-(\d{1,4}))?(?![\d,]|\.\d)(?=(\p{Lu})?)/gu,
    say: (_, figures, variant, letter) =>
      `${sayPairs(figures)}${variant === '' ? '' : ` ${sayPairs(variant)}`}${letter === '' ? '' : ' '}`,
  },
  {
    name: 'aircraft 737-800, 787-9',
    pattern: /(?<![\d.,$£€-])(7[0-8]7)-([2-9]00|8|9|10)(?![\d-]|[.,]\d)/gu,
    say: (_, figures, variant) => `${sayPairs(figures)} ${sayPairs(variant)}`,
  },
  {
    name: 'incident CAD 1234 of 5 May',
    pattern: /(?<!\p{L})CAD (\d{1,5})(?= of (?:\d|the ))/gu,
    say: (_, figures) => `C A D ${sayFigures(figures)}`,
  },
  {
    name: 'house 1600 Elm Avenue',
    pattern:
      /(?<![\d.,-])(\d{3,4})(?= (?:\p{Lu}\p{Ll}{1,20} ){1,3}(?:Ave|Avenue|St|Street|Rd|Road|Blvd|Boulevard|Dr|Drive|Lane)(?!\p{L}))/gu,
    say: (_, figures) => sayPairs(figures),
  },
  {
    name: 'episode S2E5',
    pattern: /(?<![\p{L}\d])S(\d{1,2}) ?E(\d{1,2})(?![\p{L}\d])/gu,
    say: (_, season, episode) =>
      `season ${sayCardinal(String(Number(season)))}, episode ${sayCardinal(String(Number(episode)))}`,
  },
  { name: 'standard 802.11n', pattern: /(?<![\d.])802\.11(?!\d)\.?/gu, say: () => 'eight oh two eleven ' },
  {
    name: 'tax law 401(k), 501(c)(3)',
    pattern: /(?<![\d.,$£€])([45]\d\d)\(([a-z])\)(?:\((\d{1,2})\))?/gu,
    say: (_, section, letter, part) =>
      `${sayPairs(section)} ${letter.toUpperCase()}${part === '' ? '' : ` ${sayCardinal(part)}`}`,
  },
  {
    name: 'WWII, WW1',
    pattern: /(?<!\p{L})WW\s?(II|I|2|1)(?![\p{L}\d])/gu,
    say: (_, number) => `World War ${/^(?:II|2)$/.test(number) ? 'Two' : 'One'}`,
  },
];
