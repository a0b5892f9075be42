/** English rules for dates, years and times of day. */
import { sayCardinal, sayDecade, sayNumber, sayOrdinal, sayPairs, sayYear } from './en-numbers.ts';
import { BEFORE_YEAR, COUNTED, MONTHS, SHORT_DAYS, SHORT_MONTHS } from './en-words.ts';
import { anyOf, lookUp, type Rule, re } from './rules.ts';

/** A number with or without thousands separators. */
export const N = String.raw`(?:\d{1,3}(?:,\d{3}){1,7}(?!\d)|\d{1,24})(?:\.\d{1,24})?`;
/** The words and dashes that join two ends of a span. */
export const TO = String.raw`\s?(?:-|—|~|to)\s?`;
const MONTH = `(${anyOf(MONTHS)})`;
const ANY_MONTH = anyOf([...MONTHS, ...Object.keys(SHORT_MONTHS)]);
const DAYS = anyOf(Object.keys(SHORT_DAYS));
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const YEAR = '((?:1[0-9]|20|21)\\d\\d)';
const WORD_END = '(?![\\d\\p{L}]|[.,:]\\d)';

const monthName = (figures: string) => MONTHS[Number(figures) - 1] ?? figures;
const fullDate = (month: string, day: string, year: string) => `${month} ${sayOrdinal(day)}, ${sayYear(year)}`;

function clock(hour: string, minute: string, half: string): string {
  const h = sayCardinal(String(Number(hour)));
  const halves = half === '' ? '' : ` ${half.toUpperCase()} M`;
  if (minute !== '' && minute !== '00')
    return `${h} ${minute.startsWith('0') ? `oh ${sayCardinal(minute.slice(1))}` : sayCardinal(minute)}${halves}`;
  if (halves !== '' || minute === '') return h + halves;
  return Number(hour) > 12 || Number(hour) === 0 ? `${h} hundred` : `${h} o'clock`;
}

const HALF = String.raw`\s?([AaPp])\.?\s?[Mm](?:\.(?=\s?[\p{Ll},;]|$)|\.(?!\s)|\b(?!\.)|\.(?=\s))`;

/** Outside America the day stands before the month: 3/4/24. */
export const EN_DAY_FIRST_RULE: Rule = {
  name: 'date 18/5/2024, 18/5/24',
  pattern: re`(?<![\d.,/-])${DAY}\/(0?[1-9]|1[0-2])\/((?:19|20)\d\d|\d\d)(?![\d/])`,
  say: (_, day, month, written) => {
    const year = written.length === 4 ? written : `${Number(written) < 60 ? '20' : '19'}${written}`;
    return `the ${sayOrdinal(day)} of ${monthName(month)}, ${sayYear(year)}`;
  },
};

export const EN_DATE_RULES: readonly Rule[] = [
  {
    name: 'year of a book: (Tan 2020: 12), (Carstens 1788 [1961])',
    pattern:
      /(?<=[([]|[([;][^()[\]\d]{1,60} )((?:1[5-9]|20)\d\d)(?=[a-c]?(?:: ?(?:§ ?|pp?\. ?|(?:sections?|chapters?|pages?) )?\d|[)\]]| \[(?:1[5-9]|20)\d\d))/gu,
    say: (_, year) => sayYear(year),
  },
  {
    name: 'days Mon.-Fri., Sat-Sun',
    pattern: re`(?<!\p{L})(${DAYS})\.?(?:-|—| to )(${DAYS})(?!\p{L})(?:\.(?=\s?[\p{Ll}\d,;)]))?`,
    say: (_, from, to) => `${lookUp(SHORT_DAYS, from)} to ${lookUp(SHORT_DAYS, to)}`,
  },
  {
    name: 'day Fri., Jan. 5, Sat. at 9',
    pattern: re`(?<!\p{L})(${DAYS})(?:\.(?=,? (?:\d|at |${ANY_MONTH}))|(?=,? (?:\d{1,2}(?:st|nd|rd|th)(?!\p{L})|\d{1,2} (?:${ANY_MONTH})(?!\p{L})|(?:${ANY_MONTH}) \d|\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m|-\d{1,2}(?![\d-])))))`,
    say: (_, day) => lookUp(SHORT_DAYS, day),
  },
  {
    name: 'short month 21 Dec.',
    pattern: re`(?<=(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)? )(${anyOf(Object.keys(SHORT_MONTHS))})(?:\.|(?!\p{L}))`,
    say: (_, month) => lookUp(SHORT_MONTHS, month),
  },
  {
    name: 'short month Sept. 11',
    pattern: re`(?<![\p{L}])(${anyOf(Object.keys(SHORT_MONTHS))})(?:\.|(?=\s\d))(?=\s\d|\s(?:and|to|or)\s|$|[,;)]|-\p{Lu}\p{Ll})`,
    say: (_, month) => lookUp(SHORT_MONTHS, month),
  },
  {
    name: 'time stamp 2024-05-18T09:00',
    pattern: /(?<!\d)(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?!\d)/gu,
    say: (_, date, time) => `${date} ${time}`,
  },
  {
    name: 'date 12-Jan-2008',
    pattern: re`(?<![\d.,-])${DAY}-(${ANY_MONTH})-${YEAR}(?![\d-])`,
    say: (_, day, month, year) => fullDate(lookUp(SHORT_MONTHS, month), day, year),
  },
  {
    name: 'date 2024-05-18',
    pattern: /(?<![\d.,-])((?:1[0-9]|20|21)\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d/-])/gu,
    say: (_, year, _mark, month, day) => fullDate(monthName(month), day, year),
  },
  {
    name: 'date 18.05.2024',
    pattern: re`(?<![\d.,-])${DAY}\.(0?[1-9]|1[0-2])\.((?:1[89]|20)\d\d)(?![\d-]|\.\d)`,
    say: (_, day, month, year) => `the ${sayOrdinal(day)} of ${monthName(month)}, ${sayYear(year)}`,
  },
  {
    name: 'date 5/18/2024, 5/18/24',
    pattern: /(?<![\d.,/-])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d|\d\d)(?![\d/])/gu,
    say: (whole, a, b, written) => {
      if (Number(a) > 31 || Number(b) > 31 || (Number(a) > 12 && Number(b) > 12) || a === '0' || b === '0')
        return whole;
      const year = written.length === 4 ? written : `${Number(written) < 60 ? '20' : '19'}${written}`;
      return Number(a) > 12 ? fullDate(monthName(b), a, year) : fullDate(monthName(a), b, year);
    },
  },
  {
    name: 'days of a month May 10-12, 2024',
    pattern: re`(?<!\p{L})${MONTH}\s${DAY}(?:st|nd|rd|th)?(?:\s?(-|—|to|through|and|until)\s?)${DAY}(?:st|nd|rd|th)?(?:,?\s${YEAR})?${WORD_END}(?!\s?(?:${COUNTED}|%|[ap]\.?m(?!\p{L})))`,
    say: (_, month, from, joint, to, year) =>
      `${month} ${sayOrdinal(from)} ${/[-—]/.test(joint) ? 'to' : joint} ${sayOrdinal(to)}${year === '' ? '' : `, ${sayYear(year)}`}`,
  },
  {
    name: 'months Jan–Mar',
    pattern: re`(?<!\p{L})(${ANY_MONTH})\.?\s?[-—]\s?(${ANY_MONTH})(?![\p{L}-])(?:\.(?=\s?[\p{Ll}\d,;)]))?(?! \d{1,2}(?!\d))`,
    say: (_, from, to) => `${lookUp(SHORT_MONTHS, from)} to ${lookUp(SHORT_MONTHS, to)}`,
  },
  {
    name: 'days of two months May 30-June 2',
    pattern: re`(?<!\p{L})${MONTH}\s${DAY}\s?[-—]\s?${MONTH}\s${DAY}(?:,?\s${YEAR})?${WORD_END}`,
    say: (_, monthA, dayA, monthB, dayB, year) =>
      `${monthA} ${sayOrdinal(dayA)} to ${monthB} ${sayOrdinal(dayB)}${year === '' ? '' : `, ${sayYear(year)}`}`,
  },
  {
    name: 'days of a month 5-10 May 2024',
    pattern: re`(the\s)?(?<![\d.,$£€-])(?<!\p{L})${DAY}(?:st|nd|rd|th)?(?:\s?(-|—)\s?|\s(to|and|or|until)\s)${DAY}(?:st|nd|rd|th)?\s(?:of\s)?${MONTH}(?:,?\s${YEAR})?${WORD_END}`,
    say: (whole, _the, from, dash, word, to, month, year) =>
      Number(from) >= Number(to)
        ? whole
        : `the ${sayOrdinal(from)} ${dash === '' ? word : 'to'} the ${sayOrdinal(to)} of ${month}${year === '' ? '' : `, ${sayYear(year)}`}`,
  },
  {
    name: 'date May 18, 2024',
    pattern: re`(?<!\p{L})${MONTH}\s${DAY}(?:st|nd|rd|th)?(,)?\s${YEAR}${WORD_END}`,
    say: (_, month, day, _comma, year) => fullDate(month, day, year),
  },
  {
    name: 'date 18 May 2024',
    pattern: re`(the\s)?(?<![\d.,$£€-])(?<!\p{L})${DAY}(?:st|nd|rd|th)?\s(?:of\s)?${MONTH}(?:,?\s${YEAR})?${WORD_END}`,
    say: (_, _the, day, month, year) => `the ${sayOrdinal(day)} of ${month}${year === '' ? '' : `, ${sayYear(year)}`}`,
  },
  {
    name: 'month and year May 2024',
    pattern: re`(?<!\p{L})${MONTH},?\s${YEAR}${WORD_END}`,
    say: (_, month, year) => `${month} ${sayYear(year)}`,
  },
  {
    name: 'day May 18',
    pattern: re`(?<!\p{L})${MONTH}\s${DAY}(?:st|nd|rd|th)?${WORD_END}(?!\s?(?:${COUNTED}|%|percent|[ap]\.?m(?!\p{L})|-\d))`,
    say: (_, month, day) => `${month} ${sayOrdinal(day)}`,
  },
  {
    name: 'span of years 2019-2023, 1914-18',
    pattern: re`(?<=([Bb]etween )?)(?<![\d.,$£€/-])((?:1[5-9]|20)\d\d|(?<=circa )1[0-4]\d\d)(?:-|—|/)((?:1[3-9]|20)\d\d|\d\d)(?![\d/%-]|[.,]\d|\s(?:${COUNTED}))`,
    say: (whole, between, from, to) => {
      if (to.length === 4 && Number(to) <= Number(from)) return whole;
      return `${sayYear(from)} ${between === '' ? 'to' : 'and'} ${to.length === 4 ? sayYear(to) : sayShortYear(to)}`;
    },
  },
  {
    name: "decade 1990s, '90s",
    pattern: /(?<![\d.,$£€])((?:1\d|20)\d0)['’]?s(?!\p{L})/gu,
    say: (_, figures) => sayDecade(figures),
  },
  { name: "decade '00s", pattern: /(?<!\d)['’]00s(?!\p{L})/gu, say: () => 'two thousands' },
  {
    name: "decade '90s, in her 40s",
    pattern: /(?<![\d.,$£€:])['’]?([2-9]0)['’]?s(?!\p{L})/gu,
    say: (_, figures) => sayDecade(figures),
  },
  {
    name: "short year '98",
    pattern: /(?<![\d\p{L}])['’](\d\d)(?![\d\p{L}])/gu,
    say: (_, figures) => sayShortYear(figures),
  },
  {
    name: 'era 44 BC, AD 79',
    pattern: /(?<![\d.,])(?:(\d{1,4})(?:-|—| to ))?(\d{1,4})\s(BC|BCE|AD|CE|B\.C\.|A\.D\.)(?!\p{L})/gu,
    say: (_, from, figures, era) =>
      `${from === '' ? '' : `${from.length === 4 ? sayYear(from) : sayEarlyYear(from)} to `}${figures.length === 4 ? sayYear(figures) : sayEarlyYear(figures)} ${era.replaceAll('.', '').split('').join(' ')}`,
  },
  {
    name: 'year after its preposition: in 1848',
    pattern: re`(?<=(?<!\p{L})(?:${BEFORE_YEAR}),? )(1[1-9]\d\d|20\d\d|(?<=(?<!\p{L})(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|year|of) )10[1-9]\d(?! (?!(?:was|has|is|as|his|its|this)(?!\p{L}))\p{Ll}{2,20}s(?!\p{L})))(?![\d\p{L}%]|[.,:]\d|-\d|\s(?:${COUNTED})(?!\p{L}))`,
    say: (_, year) => sayYear(year),
  },
  {
    name: 'year 2024',
    pattern: re`(?<![\d.,$£€¥#\p{L}:/-])(19\d\d|20\d\d)(?![\d\p{L}%:/]|[.,]\d|-\d|\s?(?:${COUNTED})(?!\p{L})|\s?[°℃℉])`,
    say: (_, year) => sayYear(year),
  },
  {
    name: 'year that ends its clause: the year is 1788.',
    pattern: /(?<![\d.,$£€¥#\p{L}:/+−-])(1[1-8]\d\d)(?=["”’)]{0,2}(?:[.,;:!?—](?!\d)|$))/gu,
    say: (_, year) => sayYear(year),
  },
];

function sayShortYear(figures: string): string {
  if (figures === '00') return 'hundred';
  return figures.startsWith('0') ? `oh ${sayCardinal(figures.slice(1))}` : sayCardinal(figures);
}

function sayEarlyYear(figures: string): string {
  return figures.length === 3 && !figures.endsWith('00')
    ? `${sayCardinal(figures.slice(0, 1))} ${sayShortYear(figures.slice(1))}`
    : sayNumber(figures);
}

/** Books whose chapters have verses. */
const BOOKS =
  'Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Ezra|Nehemiah|Esther|Job|Psalms?|Proverbs|Ecclesiastes|Songs?|Isaiah|Jeremiah|Lamentations|Ezekiel|Daniel|Hosea|Joel|Amos|Obadiah|Jonah|Micah|Nahum|Habakkuk|Zephaniah|Haggai|Zechariah|Malachi|' +
  "Tobit|Judith|Maccabees|Wisdom|Sirach|Baruch|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|Thessalonians|Timothy|Titus|Philemon|Hebrews|James|Peter|Jude|Revelation|Quran|Qur[’']an|Koran|Surah?";

/** What happens at a time of day. */
const HAPPENS =
  'leaves?|left|leaving|departs?|departed|departing|arrives?|arrived|arriving|starts?|started|starting|begins?|began|beginning|opens?|opened|opening|closes?|closed|closing|ends?|ended|meets?|met|due|woke|wakes?|landed|lands?|sails?|sailed|goes|turns?|boarded|returns?|returned|died|called|rang';

export const EN_TIME_RULES: readonly Rule[] = [
  {
    name: 'verses Genesis 1:1-5',
    pattern: re`(?<=(?<!\p{L})(?:${BOOKS}) )(\d{1,3}):(\d{1,3})-(\d{1,3})(?![\d:.,]\d|\d|:|\s?[ap]\.?m)`,
    say: (_, chapter, from, to) => `${sayCardinal(chapter)}, ${sayCardinal(from)} to ${sayCardinal(to)}`,
  },
  {
    name: 'hours 9-11 a.m., 9:00-17:00',
    pattern: re`(?<=([Bb]etween )?)(?<![\d:.])(\d{1,2})(?:[:.]([0-5]\d))?(?:-|—)(\d{1,2})(?:[:.]([0-5]\d))?${HALF}`,
    say: (_, between, a, b, c, d, half) =>
      `${clock(a, b, '').replace(/ o'clock$/, '')} ${between === '' ? 'to' : 'and'} ${clock(c, d, half)}`,
  },
  {
    name: 'hours 09:00-17:00',
    pattern: /(?<![\d:.-])([01]?\d|2[0-4]):([0-5]\d)\s?(?:-|—)\s?([01]?\d|2[0-4]):([0-5]\d)(?![\d:-]|[.]\d)/gu,
    say: (_, a, b, c, d) => `${clock(a, b, '')} to ${clock(c, d, '')}`,
  },
  {
    name: 'hours Sunday 8:30-9',
    pattern:
      /(?<=(?:day|from|open|hours|weekdays),? )([01]?\d|2[0-3]):([0-5]\d)\s?[-—]\s?(1?\d|2[0-4])(?=["”’)]{0,2}(?:[.,;](?!\d)|$)| (?:and|at|in|on|with|for|to)(?!\p{L}))/gu,
    say: (_, hour, minute, to) => `${clock(hour, minute, '')} to ${clock(to, '', '')}`,
  },
  {
    name: 'time 0630 GMT, 1400 BST, at 0650',
    pattern:
      /(?<![\d.,:$£€-])(?:(0\d)([0-5]\d)(?:(?= (?:hours|hrs|GMT|BST|UTC|CES?T|[ECMP][DS]T)(?!\p{L}))|(?<=^\d{4})(?=\. \p{Lu})|(?<=(?<!\p{L})(?:[Aa]t|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Ss]ince) \d{4})(?![\d\p{L}:-]|[.,]\d| \d))|(?<=[Tt]he )(0\d)([0-5]\d)(?= (?:from|to|train|flight|ferry|bus|service)(?!\p{L})|[,.;](?!\d)|$)|(1\d|2[0-3])([0-5]\d)(?= (?:GMT|BST|UTC|CES?T|[ECMP][DS]T)(?!\p{L})))/gu,
    say: (_, zone, zoneMinute, the, theMinute, hour, past) => {
      if (hour !== '') return sayPairs(hour + past);
      const [early, minute] = zone === '' ? [the, theMinute] : [zone, zoneMinute];
      return `oh ${sayCardinal(early.slice(1))} ${minute === '00' ? 'hundred' : clock(early, minute, '').replace(/^\S+ /u, '')}`;
    },
  },
  {
    name: 'time 3:20 p.m., 3pm',
    pattern: re`(?<![\d:.])(\d{1,2})(?:[:.]([0-5]\d))?${HALF}`,
    say: (_, hour, minute, half) => clock(hour, minute, half),
  },
  {
    name: 'time with a full stop 09.14',
    pattern: re`(?<![\d:.,$£€])(0[1-9])\.([0-5]\d)(?![\d%]|\.\d)`,
    say: (_, hour, minute) => clock(hour, minute, ''),
  },
  {
    name: 'times with a full stop: leaves between 4.50 and 5.35',
    pattern: re`(?<![\d:.,$£€])(?<=(?:${HAPPENS}|[Rr]uns?|[Oo]perates?) (?:[\p{L}’'-]{1,12} ){0,4}(?:between|from) )([01]?\d|2[0-3])\.([0-5]\d) (and|to|until) ([01]?\d|2[0-4])\.([0-5]\d)(?=[,;:!?)]|\.(?:\s|$)| (?:on|every|each|daily|GMT|BST)(?!\p{L})|$)`,
    say: (_, hour, minute, to, second, past) => `${clock(hour, minute, '')} ${to} ${clock(second, past, '')}`,
  },
  {
    name: 'time with a full stop: leaves at 7.15',
    pattern: re`(?<![\d:.,$£€])(?<=(?:${HAPPENS}) (?:\p{L}{1,12} ){0,3}(?:at|by|before|after|until|from) )([01]?\d|2[0-3])\.([0-5]\d)(?=[,;:!?)]|\.(?:\s|$)| (?:and|or|to|on|in|sharp|every|each|that|with|when|GMT|BST)(?!\p{L})|$)`,
    say: (_, hour, minute) => clock(hour, minute, ''),
  },
  {
    name: 'time with a full stop: at 7.15 tonight',
    pattern: re`(?<![\d:.,$£€])(?<=(?<!\p{L})(?:[Aa]t|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter) )([01]?\d|2[0-3])\.([0-5]\d)(?= (?:in the (?:morning|afternoon|evening)|at night|tonight|GMT|BST|sharp)(?!\p{L}))`,
    say: (_, hour, minute) => clock(hour, minute, ''),
  },
  {
    name: 'time with a full stop: last boat 21.45, sunset is 20.31',
    pattern: re`(?<![\d:.,$£€])(?<=(?:(?:[Ll]ast|[Ff]irst|[Nn]ext) (?:\p{L}{1,10} ){0,2}(?:boat|bus|coach|train|ferry|tram|sailing|flight|crossing)(?: \p{L}{1,10})?|(?<!\p{L})(?:[Ss]unset|[Ss]unrise|[Kk]ick-off|[Hh]igh (?:water|tide)|[Ll]ow (?:water|tide))(?: (?:today|tonight|tomorrow))?)(?: is| was| at)? )([01]?\d|2[0-3])\.([0-5]\d)(?=[,;:!?)]|\.(?:\s|$)| (?:and|on|sharp|every|each|GMT|BST)(?!\p{L})|$)`,
    say: (_, hour, minute) => clock(hour, minute, ''),
  },
  {
    name: 'time with a full stop: the 10.05 to London',
    pattern: re`(?<![\d:.,$£€])(?<=(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Oo]ur) )([01]?\d|2[0-3])\.([0-5]\d)(?= (?:from|to|at(?= \p{Lu})|home|trains?|bus|boat|ferry|flight|service)(?! ?\d)(?!\p{L}))`,
    say: (_, hour, minute) => clock(hour, minute, ''),
  },
  {
    name: 'time of a race 3:38.72',
    pattern: /(?<![\d:.])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d\.\d{1,3})(?![\d:]|\.\d)/gu,
    say: (_, hours, minutes, seconds) =>
      `${hours === '' ? '' : `${sayCardinal(hours)} `}${sayCardinal(String(Number(minutes)))} ${seconds.startsWith('0') ? 'oh ' : ''}${sayNumber(seconds.replace(/^0(?=\d)/, ''))}`,
  },
  {
    name: 'time 15:30',
    pattern: /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?!:?\d|[.]\d|,\d{3})/gu,
    say: (_, hour, minute, second) =>
      clock(hour, minute, '') +
      (second === '' || second === '00' ? '' : ` and ${sayNumber(String(Number(second)))} seconds`),
  },
  { name: 'hours 2 a.m.-4 a.m.', pattern: /(?<=[AP] M)\s?-\s?(?=\p{L})/gu, say: () => ' to ' },
  {
    name: 'ratio 3:2',
    pattern: re`(?<![\d:.,])(${N}):(${N})(?![\d:])`,
    say: (_, a, b) => `${sayNumber(a)} to ${sayNumber(b)}`,
  },
];
