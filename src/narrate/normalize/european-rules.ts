/** The table of rules that the languages with a decimal comma share, in order. */
import {
  createFigures,
  DASH,
  END,
  type EuropeanWords,
  type Gender,
  N,
  type Noun,
  START,
  sayRoman,
} from './european-words.ts';
import { anyOf, lookUp, type Rule, re } from './rules.ts';

const LONGEST_AMOUNT = 24;
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const MONTH = '(0?[1-9]|1[0-2])';

/** The table in the words of one language. */
export function createRules(words: EuropeanWords): readonly Rule[] {
  const { units, currencies, scales, per, minus, plus, to } = words;
  const capitals = withCapitals(words.abbreviations);
  const abbreviations = { ...capitals, ...words.abbreviations };
  const figures = words.sayFigures ?? createFigures((digit) => words.cardinal(digit, undefined, ''));
  const say = (number: string, gender?: Gender, next = ''): string => {
    const [whole = '', decimals] = number.split(',');
    if (whole.length > LONGEST_AMOUNT || (/^0\d/.test(whole) && decimals === undefined)) return figures(whole);
    return decimals === undefined ? words.cardinal(whole, gender, next) : words.decimal(whole, decimals, gender, next);
  };
  const sign = (mark: string) => ({ '-': `${minus} `, '−': `${minus} `, '+': `${plus} ` })[mark] ?? '';
  const formOf = ([, ...forms]: Noun, number: string) => forms[Math.min(words.form(number), forms.length - 1)] ?? '';
  const count = (number: string, scale: string, noun: Noun): string => {
    const large = scales[scale.trim()] ?? scales[scale.trim().replace(/\.$/u, '')];
    if (large === undefined) return `${say(number, noun[0], formOf(noun, number))} ${formOf(noun, number)}`;
    const many = noun[noun.length - 1] ?? '';
    // Thousands are no noun: ciento treinta mil soles, but dos millones de soles.
    const isThousand = /^mil(?:a|le)?$/u.test(large[large.length - 1] ?? '');
    return `${scaled(number, large)} ${isThousand ? many : words.ofScale(many)}`;
  };
  const scaled = (number: string, large: Noun) =>
    `${say(number, large[0], formOf(large, number))} ${formOf(large, number)}`;
  const SIGN = String.raw`(?:(?<![\d.%\p{L}])[-−+])?`;
  const SCALE = String.raw`(?:\s?(?:${anyOf(Object.keys(scales))})(?![\p{L}])\.?)?`;
  const CURRENCY = anyOf(Object.keys(currencies));
  /** By each form of its name; the first sign that has it. */
  const currencyOf = new Map(
    Object.entries(currencies)
      .reverse()
      .flatMap(([sign, [, ...forms]]) => forms.map((form) => [form, sign] as const)),
  );
  const UNIT = anyOf(Object.keys(units));
  const [minute, second] = [words.minute, words.second];
  const MINUTES = anyOf([...Object.keys(units).filter((unit) => units[unit] === minute), ...minute.slice(1)]);
  const race = (minutes: string, seconds: string, decimals: string) =>
    `${count(String(Number(minutes)), '', minute)} ${count(String(Number(seconds)) + (decimals === '' ? '' : `,${decimals}`), '', second)}`;
  const written = (table: Readonly<Record<string, string>>) =>
    anyOf(Object.keys(table)).replaceAll('\\.', '\\.\\s?').replaceAll(' ', '\\s?');
  const DIVISOR = anyOf(Object.keys(per));
  const PER = String.raw`(?:/(?:${DIVISOR})(?![\p{L}\d]))?`;
  const each = (under: string) => (under === '' ? '' : ` ${lookUp(per, under.slice(1))}`);
  const span = (from: string) => (from === '' ? '' : `${say(from)} ${to} `);
  const money = (number: string, scale: string, currency: string): string => {
    const noun = currencies[currency] ?? ['m', currency];
    const [whole = '', cents] = number.split(',');
    if (scale === '' && cents?.length === 2)
      return cents === '00'
        ? count(whole, '', noun)
        : words.cents(count(whole, '', noun), say(String(Number(cents))), noun);
    return count(number, scale, noun);
  };

  return [
    {
      name: 'list mark 1), 02 Titel, 07 | Titel',
      pattern: /^(?:(\d{1,2})\)|0(\d)(?:\s?[|/:.-])?|(\d{1,2})\s?\|)\s{1,4}(?=["«„“¿¡(]?\p{Lu})/gu,
      say: (_, ...marks) => `${say(marks.slice(0, 3).join(''))}, `,
    },
    {
      // German numbers its nouns so: II. Weltkrieg. A single letter may be an initial.
      name: 'numeral of a heading: II. La casa, I. Der Anfang',
      pattern: re`^(?:([IVX]{2,6})(?=${words.stops.ordinals ? `\\.\\s(?:${words.stops.beginnings})\\s` : '(?:\\.|\\s?[—-])\\s'}["«„“¿¡]?\p{Lu})|([IVX])(?=\.\s(?!(?:Del?|Von|Mas)\s)(?:${words.stops.beginnings})\s${words.stops.ordinals ? '' : '\\p{Ll}'}))`,
      say: (whole) => sayRoman(whole, (value) => say(value).replace(/^./u, (letter) => letter.toUpperCase()), whole),
    },
    {
      name: 'book ISBN 978-3-16-148410-0',
      pattern: /(?<=ISBN(?:-1[03])?:? ?)(\d{1,13}(?:-\d{1,8}){0,4}(?:-?X)?)(?!\d)/gu,
      say: (whole) =>
        whole
          .split('-')
          .map((part) => (part === 'X' ? part : figures(part)))
          .join(', '),
    },
    {
      name: 'telephone +49 30 1234567, 0800 123456, 030/1234567',
      pattern: re`(?<![\d.,])(?:(?<=(?<!\p{L})(?:[Tt]el|[Tt]elefono?|[Tt]elefone|[Hh]otline|[Ff]ax|WhatsApp|[Tt]él|[Tt]éléphone|[Tt]eléfono|[Тт]ел|[Тт]елефон[ау]?)[.:]{0,2}\s?)\(?\d[\d ()/-]{5,22}\d|\+\d(?:[ -]?\(?\d\)?){2,24}|0\d{1,4}(?: \d{2,8}){1,5}|(?<!\d )0\d{2,5}[/-]\s?(?:\d{4,9}|\d{2,4}(?: \d{2,4}){1,4})|0\d{2,5}(?: [/-] \d{3,9}){1,3}|${words.telephone ?? '(?!)'})(?![\d.,]\d|\d)`,
      say: (whole) =>
        whole
          .replace(/[-/()]/gu, ' ')
          .replace('+', `${plus} `)
          .replace(/\d+/gu, (group) => `${figures(group)},`)
          .replace(/ {2,}/gu, ' ')
          .replace(/,$/u, ''),
    },
    {
      name: 'thousands 1.234.567, 1 234 567, 1,234,567',
      pattern:
        /(?<![\d.,:/]|(?<![.'’ ]\d{3}\s?)-|\d )[1-9]\d{0,2}(?:(?:\.\d{3}){1,7}|(?: \d{3}){1,7}|(?:['’]\d{3}){1,7}|(?:,\d{3}){2,7})(?!\d|\.\d| \d)/gu,
      say: (whole) => whole.replace(/\D/gu, ''),
    },
    {
      name: 'time 14.30 h',
      pattern: /(?<![\d.,:])([01]?\d|2[0-4])\.([0-5]\d)(?=\s?hs?(?![\p{L}/]))/gu,
      say: (_, hour, minute) => `${hour}:${minute}`,
    },
    {
      name: 'decimal point 3.5 %',
      pattern: re`(?<![\d.,:])(\d{1,12})\.(\d{1,2})(?=\s?(?:[%‰℃]|(?:${anyOf([...Object.keys(scales), ...Object.keys(units)])}|${CURRENCY})(?!\p{L})))`,
      say: (_, whole, decimals) => `${whole},${decimals}`,
    },
    {
      name: 'slash as a pause',
      pattern: /(?<=\S) [/|] (?=\p{L}|\d{1,2}(?:[.:]\d\d)? (?:Uhr|h)(?!\p{L}))/gu,
      say: () => ', ',
    },
    { name: 'dash before another mark', pattern: /(?:\s[-—]{1,3}|—{1,3})(?=[.,;:!?](?!\d)|$)/gu, say: () => '' },
    {
      name: 'dashes set as brackets: dice –y se ríe–',
      pattern: /\s-(?=\p{L})([^-\n]{2,200}[^-\s])-(?=[\s.,;:!?]|$)/gu,
      say: (_, inserted) => `, ${inserted}, `,
    },
    { name: "decade '68", pattern: /(?<![\p{L}\d'’])['’‘](?=\d{2,3}(?![\d'’]))/gu, say: () => '' },
    {
      name: "time of a race 2h05'30'', 9''81",
      pattern: re`(?<![\d:.,'’])(?:(?:(\d{1,2})\s?h\s?)?([0-5]?\d)\s?(?:['’′]|min|mn)\s?([0-5]?\d)(?:''|’’|["”″]|\s?s(?!\p{L}))(\d{0,3})|(\d{1,2})(?:''|’’|["”″]|s)(\d{1,3}))(?![\p{L}\d])`,
      say: (_, hours, minutes, seconds, decimals, sprint, hundredths) =>
        [
          hours === '' ? '' : count(String(Number(hours)), '', words.hour),
          minutes === '' ? `${count(`${Number(sprint)},${hundredths}`, '', second)}` : race(minutes, seconds, decimals),
        ]
          .filter(Boolean)
          .join(' '),
    },
    {
      name: 'number or month of a year 13/2025, 04/2024',
      pattern: /(?<![\d,/])(?:(0[1-9])|((?!(?:19|20)\d\d\/)[1-9]\d{0,5}))\/((?:19|20)\d\d)(?![\d/])/gu,
      say: (_, month, number, year) =>
        number === ''
          ? `${words.months[Number(month) - 1] ?? month}${words.ofYear[1]} ${year}`
          : `${number}${words.ofYear[0]} ${year}`,
    },
    {
      name: 'where on the road: km 12',
      pattern: re`(?<![\p{L}\d]|\d\s)(${Object.keys(units)[0] ?? 'km'})\s(?=\d)`,
      say: (_, km) => `${units[km]?.[1] ?? km} `,
    },
    {
      name: 'dash as a pause',
      pattern: /\s?—{1,4}\s?(?=\D|$)|(?<=\D)\s?—{1,4}\s?|\s-{1,3}\s(?!\d)|(?<!\d)\s-{1,3}\s/gu,
      say: () => ', ',
    },
    ...words.before,
    {
      name: 'time stamp 2024-05-18T09:00',
      pattern: /(?<!\d)(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?!\d)/gu,
      say: (_, date, time) => `${date}, ${time}`,
    },
    {
      name: 'date 2024-05-18',
      pattern: re`(?<![\d.,-])((?:1[0-9]|20|21)\d\d)-${MONTH}-${DAY}(?![\d/-])`,
      say: (_, year, month, day) => words.date(day, words.months[Number(month) - 1] ?? month, year),
    },
    {
      name: 'date 18.5.2024, 18/05/2024',
      pattern: re`(?<![\d.,/-])${DAY}([./-])\s?${MONTH}\2\s?((?:1[0-9]|20|21)\d\d)(?![\d/])`,
      say: (_, day, _mark, month, year) => words.date(day, words.months[Number(month) - 1] ?? month, year),
    },
    {
      name: 'time of a race 3:38,72, 3:41 min',
      pattern: re`(?<![\d:.,])(\d{1,2}):([0-5]\d)(?:,(\d{1,3})(?![\d:]|[.,]\d)(?:\s?(?:${MINUTES})(?!\p{L})\.?)?|\s?(?:${MINUTES})(?!\p{L}))`,
      say: (_, minutes, seconds, decimals) => race(minutes, seconds, decimals),
    },
    {
      name: 'time 15:30',
      pattern: re`(?<![\d:.,]|(?:2[5-9]|[3-9]\d):\d\d(?:,| \p{L}{1,3}) )([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:]|[.,]\d)(?:\s?(?:${words.oClock})(?!\p{L}))?`,
      say: (_, hour, minute) => words.clock(hour, minute),
    },
    {
      name: 'abbreviation',
      pattern: new RegExp(
        `(?<![\\p{L}.])(?!(?<=\\d\\s?)(?:${UNIT})\\.)(${written(words.abbreviations)}|(?<=(?:^|[.!?:;(«»„“"]\\s?)["«„“(¿¡]?)(?:${written(capitals)}))\\.`,
        'gu',
      ),
      say: (_, word) => {
        const key = Object.keys(abbreviations).find((known) => known.replace(/\s/gu, '') === word.replace(/\s/gu, ''));
        return key === undefined ? word : lookUp(abbreviations, key);
      },
    },
    {
      name: 'dimensions 3x5',
      pattern: re`${START}(${N})\s?[×x]\s?(?=\d{1,12}(\^)?)`,
      say: (_, number, power) =>
        `${say(number)} ${(power === '' ? words.across : undefined) ?? words.signs['×'] ?? 'x'} `,
    },
    {
      name: 'span of money 10-15 €, € 10-15',
      pattern: re`${START}(${N})${DASH}(${N})(${SCALE})\s?(${CURRENCY})(?![\p{L}\d])|(?<![\p{L}\d])(${CURRENCY})\s?(${N})${DASH}(${N})(${SCALE})${END}`,
      say: (_, a, b, scale, currency, before, c, d, scaleB) =>
        `${span(a || c)}${money(b || d, scale || scaleB, currency || before)}`,
    },
    {
      name: 'money in words 2,50 euros',
      pattern: re`${START}(\d{1,12},\d\d)\s(${anyOf(currencyOf.keys())})(?!\p{L})(${PER})`,
      say: (_, number, noun, under) => money(number, '', currencyOf.get(noun) ?? noun) + each(under),
    },
    {
      name: 'money 1,2 Mio. €, 100 USD',
      pattern: re`${START}(${SIGN})(${N})(${SCALE})\s?(${CURRENCY})(?![\p{L}\d])(${PER})`,
      say: (_, mark, number, scale, currency, under) => sign(mark) + money(number, scale, currency) + each(under),
    },
    {
      name: 'money € 50',
      pattern: re`(?<![\p{L}\d])(${SIGN})(${CURRENCY})\.?\s?(${N})(${SCALE})${END}(${PER})`,
      say: (_, mark, currency, number, scale, under) => sign(mark) + money(number, scale, currency) + each(under),
    },
    {
      name: 'percentage 3-5 %',
      pattern: re`${START}(?:(${N})\s?%?${DASH})?(${SIGN})(${N})-?\s?%`,
      say: (_, from, mark, number) => span(from) + sign(mark) + count(number, '', words.percent),
    },
    {
      name: 'per thousand 5 ‰',
      pattern: re`${START}(${SIGN})(${N})\s?‰`,
      say: (_, mark, number) => `${sign(mark)}${say(number)} ${words.perMille}`,
    },
    {
      name: 'temperature 10-15 °C',
      pattern: re`${START}(?:(${SIGN})(${N})\s?[°℃]?${DASH})?(${SIGN})(${N})\s?([°℃℉])`,
      say: (_, markA, from, mark, number, unit) =>
        `${sign(markA)}${span(from)}${sign(mark)}${count(number, '', words.degrees)}${unit === '°' ? '' : ` ${words.scalesOfHeat[unit === '℃' ? 0 : 1]}`}`,
    },
    {
      name: 'part of a unit: 1/2 TL',
      pattern: re`(?<=(?<!\d)\d/\d{1,2})\s?(${UNIT})(?![\p{L}\d^/]|\.\p{L})(?:\.(?=\s[\p{Ll}\d(]|[,;:)]))?`,
      say: (_, unit) => ` ${units[unit]?.[1] ?? unit}`,
    },
    {
      name: '24/7, 9/11',
      pattern: /(?<![\d.,/])(?:(24)\/(7)|(9)\/(11))(?![\d/])/gu,
      say: (_, a, b, c, d) => `${say(a || c)} ${say(b || d)}`,
    },
    {
      name: 'code that is no span i7-13700, Boeing 737-800',
      pattern: /(?<=\p{L}\d{1,3}|Boeing \d{3})-(?=\d)/gu,
      say: () => ' ',
    },
    {
      name: 'one and a half 1 1/2',
      pattern: /(?<![\d.,/])(\d{1,3}) 1\/2(?![\d/])/gu,
      say: (_, whole) => words.half(whole),
    },
    {
      name: 'rate 60 km/h',
      pattern: re`${START}(?:(${N})${DASH})?(${SIGN})(${N})(${SCALE})\s?-?(${UNIT})/(${DIVISOR})(?!\p{L})`,
      say: (_, from, mark, number, scale, unit, under) =>
        `${span(from)}${sign(mark)}${count(number, scale, units[unit] ?? ['m', unit])} ${lookUp(per, under)}`,
    },
    {
      name: 'unit 5 km, 10-15 kg',
      pattern: re`${START}(?:(${N})${DASH})?(${SIGN})(${N})(${SCALE})\s?-?(${UNIT})(?![\p{L}\d^/]|-\p{Ll})(?:\.(?=\s[\p{Ll}\d(]|[,;:)]))?`,
      say: (_, from, mark, number, scale, unit) =>
        `${span(from)}${sign(mark)}${count(number, scale, units[unit] ?? ['m', unit])}`,
    },
    {
      name: 'scale 1,2 Mio.',
      pattern: re`${START}(?:(${N})${DASH})?(${SIGN})(${N})\s?(${anyOf(Object.keys(scales))})(?!\p{L})\.?`,
      say: (_, from, mark, number, scale) =>
        `${span(from)}${sign(mark)}${scaled(number, scales[scale] ?? ['m', scale])}`,
    },
    {
      name: 'power 10^8, x^2',
      pattern: /(?<=\d|(?<!\p{L})\p{L}{1,3})\^\(?([-−]?)(\d{1,6})\)?(?!\d)/gu,
      say: (_, mark, power) =>
        mark === '' && power === '2'
          ? ` ${words.powers[0]}`
          : mark === '' && power === '3'
            ? ` ${words.powers[1]}`
            : ` ${words.powers[2]} ${sign(mark)}${say(power)}`,
    },
    {
      name: 'times 10x',
      pattern: re`${START}(${N})x(?![\p{L}\d]|\s?\d)`,
      say: (_, number) => count(number, '', words.times),
    },
    {
      name: 'points 8,5/10',
      pattern: /(?<![\d.,/])(\d{1,3},\d|(?<=: )\d{1,3})\/(5|6|10|20|100)(?!\d|[.,/]\d)/gu,
      say: (_, points, most) => `${say(points)} ${words.outOf(say(most))}`,
    },
    {
      name: 'no fraction 8/6',
      pattern: re`${START}([1-9]\d?)/([2-9]|1\d|20)(?!\d|/)${END}`,
      say: (whole, over, under) => (Number(over) > Number(under) ? `${say(over)} ${say(under)}` : whole),
    },
    ...words.after,
    { name: "minute or foot 89'", pattern: /(?<=\d)['’′](?![\p{L}\d])/gu, say: () => '' },
    { name: 'figures after letters A380', pattern: /(?<=\p{L})-?(?=\d)/gu, say: () => ' ' },
    {
      name: 'result 3:2',
      pattern: re`${START}(\d{1,4})(?::(\d{1,4})| : (\d{1,3}))(?![\d:])`,
      say: (_, a, b, spaced) => `${say(a)} ${words.ratio} ${say(b || spaced)}`,
    },
    {
      name: 'version 3.2.1',
      pattern: /(?<![\d.])(\d{1,6}(?:\.\d{1,6}){1,5})(?!\d|\.\d)/gu,
      say: (_, version) =>
        version
          .split('.')
          .map((part) => say(part))
          .join(` ${words.point} `),
    },
    {
      name: 'span 10-15',
      pattern: re`${START}(${N})(?:-|—|~|\s-\s)(${N})(?![\d-]|[.,]\d)(?=( \p{Ll}{2,30})?)`,
      say: (_, a, b, next) => `${say(a, undefined, next.trim())} ${to} ${say(b, undefined, next.trim())}`,
    },
    { name: 'negative -5', pattern: /(?<![\d.\p{L})])[-−](?=\d)/gu, say: () => `${minus} ` },
    { name: 'positive +5', pattern: /(?<![\d.\p{L})])\+(?=\d)/gu, say: () => `${plus} ` },
    {
      name: 'number',
      pattern: re`(?<![\d.,])(${N})(?!\d|[.,]\d)-?(?=( [\p{L}'’-]{1,40})?)(?=([\p{L}])?)`,
      say: (_, number, next, glued) => `${say(number, undefined, next.trim())}${glued === '' ? '' : ' '}`,
    },
    { name: 'figures that are no number', pattern: /\d{1,200}/gu, say: (whole) => ` ${figures(whole)} ` },
    {
      name: 'sign',
      pattern: re`[${Object.keys(words.signs).join('')}]`,
      say: (mark) => ` ${lookUp(words.signs, mark)} `,
    },
  ];
}

/** At the beginning of a sentence: `Ca.` as `ca.` */
function withCapitals(table: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const capitals = Object.entries(table)
    .filter(([word]) => word.length > 1)
    .map(([word, said]) => [capital(word), capital(said)]);
  return Object.fromEntries(capitals);
}
