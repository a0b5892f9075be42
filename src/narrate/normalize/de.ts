/** German. */
import { toCardinal, toOrdinal } from 'n2words/de-DE';
import { DE_FORMULAS, DE_GREEK } from './de-formulas.ts';
import { createEuropean } from './european.ts';
import { createFigures, DASH, END, type Noun, START, sayRoman } from './european-words.ts';
import { romanValue } from './roman.ts';
import { lookUp, type Rule, re } from './rules.ts';

const MONTHS = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November'],
  'Dezember',
];
const MONTH = String.raw`(?:${MONTHS.join('|')}|Jänner|Feber|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?!\p{L})\.?`;
const longMonth = (name: string) => {
  const short = name.replace('.', '').slice(0, 3);
  return name.length > 4 && !name.endsWith('.') ? name : (MONTHS.find((month) => month.startsWith(short)) ?? name);
};

/** What is counted one by one, in news and recipes. */
const FEMININE =
  /(?:^|-)(?:Million|Milliarde|Billion|Person|Frau|Stunde|Minute|Sekunde|Woche|Nacht|Stimme|Tonne|Prise|Tasse|Dose|Packung|Zwiebel|Scheibe|Flasche|Zehe|Knoblauchzehe|Stange|Portion|Kugel|Tüte|Messerspitze|Handvoll|Möhre|Karotte|Zitrone|Limette|Paprika|Gurke|Tafel)$/u;
const OTHERS =
  /(?:^|-)(?:Bund|Glas|Liter|Tag|Monat|Jahr|Mal|Esslöffel|Teelöffel|Stück|Kilo|Kilogramm|Gramm|Ei|Becher|Prozent|Punkt|Würfel|Päckchen|Meter|Kilometer|Zentimeter|Quadratmeter|Hektar|Kopf|Apfel|Blatt|Zweig|Spritzer|Schuss|Kind|Mann|Tor)$/u;

/** What stands before them: 1 große Zwiebel, 1 kleiner Apfel. */
const ADJECTIVE =
  '(?:(?:mittel)?gro(?:ß|ss)|klein|rot|gelb|grün|weiß|schwarz|frisch|halb|ganz|reif|dick|dünn|gehäuft|gestrichen|getrocknet|unbehandelt|gut|neu|einzig|weiter|knapp|lang|kurz|alt|jung|säuerlich)(e|er|es)';

/** `eins`, before a noun `ein` or `eine`. */
function cardinal(whole: string, gender: string | undefined, next: string): string {
  const words = toCardinal(BigInt(whole));
  if (whole !== '1') return words;
  if (gender === undefined) return FEMININE.test(next) ? 'eine' : OTHERS.test(next) ? 'ein' : words;
  return gender === 'f' ? 'eine' : 'ein';
}
const say = (figures: string) => toCardinal(BigInt(figures));
const figures = createFigures(say);

/** 1100 to 1999 in hundreds: `neunzehnhundertneunundachtzig`. */
function sayYear(figures: string): string {
  const value = Number(figures);
  if (value < 1100 || value > 1999) return say(figures);
  const rest = value % 100;
  return `${say(String(Math.floor(value / 100)))}hundert${rest === 0 ? '' : say(String(rest))}`;
}

/** `3.` after the words before it: am dritten, der dritte, in der dritten, ein dritter. */
function ordinal(figures: string, before: string): string {
  if (Number(figures) === 0) return say('0');
  const stem = toOrdinal(Number(figures));
  const article =
    /(\p{L}+)\s+(?:(?:\d{1,2}|\p{Ll}+te[nr]?)\.?\s*(?:und|oder|bis|,|-)\s*)?$/u.exec(before)?.[1]?.toLowerCase() ?? '';
  if (
    /^(?:am|vom|zum|zur|im|beim|dem|den|des|bis|ab|seit|nach|vor|jede[nms]|diese[nm]|ihre[nmrs]|seine[nmrs]|eine[nmrs]|meine[nmr]|kein?e[nmr])$/u.test(
      article,
    )
  )
    return `${stem}n`;
  if (/^(?:der|jeder|dieser)$/u.test(article))
    return /(?:^|\s)(?:in|an|auf|aus|bei|mit|nach|seit|von|vor|zu|unter|über|während|wegen|trotz|ab|gegenüber|\p{L}{3,}) (?:der|jeder|dieser)\s+$/iu.test(
      before,
    ) &&
      !/(?:^|[.!?:,;]|\s(?:ist|war|wird|wurde|bleibt|und|oder|dass|wenn|als|weil)) (?:der|jeder|dieser)\s+$/iu.test(
        before,
      )
      ? `${stem}n`
      : stem;
  if (/^(?:die|das|ins|ans|aufs|fürs|ums|durchs|eine|seine|ihre|diese|dieses|jede|jedes|meine|unsere)$/u.test(article))
    return stem;
  return /^(?:sein|ihr|ein|kein|unser|mein)$/u.test(article) ? `${stem}r` : `${stem}r`;
}

const clock = (hour: string, minute: string) =>
  `${hour === '1' || hour === '01' ? 'ein' : say(hour)} Uhr${Number(minute) === 0 ? '' : ` ${say(String(Number(minute)))}`}`;

/** What is counted in order rather than listed: 1. FC Köln, 2. Bundesliga. */
const IN_ORDER =
  'FC|SC|SV|FSV|TSV|VfB|Bundesliga|Liga|Mannschaft|Auflage|Platz|Rang|Stock|Etage|Kapitel|Akt|Teil|Tag|Woche|Runde|Halbzeit|Spieltag|Klasse|Weltkrieg|Jahrhundert|' +
  'Vorsitzende[rn]?|Kammer|Senat|Strafsenat|Zivilsenat|Advent|Weihnachtstag|Weihnachtsfeiertag|Preis|Etappe|Lauf|Satz|Drittel|Viertel|Quartal|Semester|Lesung|Mose|Korinther|' +
  'Abteilung|Division|Armee|Staffel|Folge|Ausgabe|Jahrestag|Geburtstag|Internationale[rsn]?|Deutsche[rsn]?|Europäische[rsn]?|Sinfonie|Etappensieg|Bürgermeister(?:in)?|Reihe|Wahl|Wahlgang|Kreisklasse|Rate';

const DAYS: Readonly<Record<string, string>> = {
  Mo: 'Montag',
  Di: 'Dienstag',
  Mi: 'Mittwoch',
  Do: 'Donnerstag',
  Fr: 'Freitag',
  Sa: 'Samstag',
  So: 'Sonntag',
};
const SHORT_DAY = `(${Object.keys(DAYS).join('|')})`;

const BEFORE: readonly Rule[] = [
  {
    name: 'days Mo.-Fr.',
    pattern: re`(?<!\p{L})${SHORT_DAY}\.?\s?[-—]\s?${SHORT_DAY}(?!\p{L})\.?`,
    say: (_, from, to) => `${lookUp(DAYS, from)} bis ${lookUp(DAYS, to)}`,
  },
  {
    name: 'days Sa./So., Mo. und Mi.',
    pattern: re`(?<!\p{L})${SHORT_DAY}\.?(/|,\s|\.\s(?:und|u\.)\s)${SHORT_DAY}(?:\.|(?= \d))`,
    say: (_, day, joint, next) => `${lookUp(DAYS, day)}${joint.startsWith(',') ? ', ' : ' und '}${lookUp(DAYS, next)}`,
  },
  {
    name: 'day after its preposition: am Do.',
    pattern: re`(?<=(?<!\p{L})(?:[Aa]m|[Bb]is|[Aa]b|[Vv]om|[Ss]eit|[Zz]um|jeden|vergangenen|kommenden) )${SHORT_DAY}\.(?=\s\p{Ll}|[,;)])`,
    say: (_, day) => lookUp(DAYS, day),
  },
  {
    name: 'halves of words Ober-/Unterhitze',
    pattern: /(?<=\p{Ll}-)\/(?=\p{Lu}\p{Ll})/gu,
    say: () => ' und ',
  },
  {
    name: 'day Sa. 10 Uhr, Mo., 3. Mai, Do bis 20 Uhr',
    pattern: re`(?<!\p{L})(?:${SHORT_DAY}\.|(Mo|Mi|Do|Fr|Sa)(?!\p{L}))(?=,? (?:bis |ab |von )?\d{1,2}(?:[.:]\d\d)?(?:[-—]\d{1,2}(?:[.:]\d\d)?)?(?: Uhr|\. ))`,
    say: (_, day, plain) => lookUp(DAYS, day || plain),
  },
  {
    name: 'title Hr. Müller, Fr. Dr. Schmidt',
    pattern: /(?<![\p{L}-])(Hr|Hrn|Fr)\.\s(?=\p{Lu}\p{Ll})/gu,
    say: (_, title) => `${{ Hr: 'Herr', Hrn: 'Herrn' }[title] ?? 'Frau'} `,
  },
  {
    name: 'street Hauptstr. 12',
    pattern: /(?<=\p{Lu}\p{Ll}{2,24})str\.(?=\s\d|,|\s?\)|$)/gu,
    say: () => 'straße',
  },
  { name: 'width of a form Ø 26 cm', pattern: /Ø\s?(?=\d)/gu, say: () => 'Durchmesser ' },
  {
    name: 'adjective 100%ige',
    pattern: /(?<![\d.,])(\d{1,3}) ?%-?(ige[nrms]?)(?!\p{L})/gu,
    say: (_, number, end) => `${say(number)}prozent${end}`,
  },
  { name: 'sections §§ 305 ff.', pattern: /§§\s?(?=\d)/gu, say: () => 'Paragrafen ' },
  { name: 'and following 305 ff.', pattern: /(?<=\d )ff?\.(?=[\s,;)]|$)/gu, say: () => 'folgende' },
  { name: 'sum without cents 3.000,- Euro', pattern: /(?<=\d),[-—](?![\d-])/gu, say: () => '' },
  {
    name: 'measure of a recipe 1 Pck. Hefe',
    pattern: /(?<=\d\s?(?:Pck|Pkg|Msp|EL|TL|Min|Std|Sek))\.(?=\s)/gu,
    say: () => '',
  },
  {
    name: 'one before an adjective: 1 große Zwiebel',
    pattern: re`(?<=^|[,;(] ?|(?<!\p{L})(?:und|oder|mit|plus|noch|nur|etwa) )1(?= ${ADJECTIVE} \p{Lu})`,
    say: (_, end) => (end === 'e' ? 'eine' : 'ein'),
  },
  { name: 'page S. 5', pattern: /(?<![\p{L}.])S\.\s?(?=\d)/gu, say: () => 'Seite ' },
  {
    name: 'day and month am 3. Mai, 3.-5. Mai 2024',
    pattern: re`(.{0,40}?)(?<![\d.,])(\d{1,2})\.(?:(${DASH}|\s?(?:und|bis|oder|/)\s?)(\d{1,2})\.)?\s?(${MONTH})(?:\s?((?:1\d|20)\d\d)(?![\d,]))?`,
    say: (_, before, from, joint, to, month, year) => {
      const word = /und|oder/.exec(joint)?.[0] ?? (joint.includes('/') ? 'und' : 'bis');
      const second = to === '' ? '' : ` ${word} ${ordinal(to, `${before}${from}. und `)}`;
      return `${before}${ordinal(from, before)}${second} ${longMonth(month)}${year === '' ? '' : ` ${sayYear(year)}`}`;
    },
  },
  {
    name: 'date in figures am 3.5., 3.5.2024',
    pattern: /(.{0,40}?)(?<![\d.,])(0?[1-9]|[12]\d|3[01])\.\s?(0?[1-9]|1[0-2])\.(?:\s?((?:1\d|20)\d\d)(?!\d)|(?!\d))/gu,
    say: (_, before, day, month, year) =>
      `${before}${ordinal(day, before)} ${MONTHS[Number(month) - 1] ?? month}${year === '' ? '' : ` ${sayYear(year)}`}`,
  },
  {
    name: 'list mark 1. Ich glaube',
    pattern: re`^(\d{1,2})\.\s{1,4}(?=["„»«(]?\p{Lu})(?!(?:${IN_ORDER})(?!\p{L}))`,
    say: (_, number) => `${say(number)}, `,
  },
  {
    name: 'hours 9-17 Uhr',
    pattern: re`(?<![\d.:,])(\d{1,2})(?:[.:]([0-5]\d))?${DASH}(\d{1,2})(?:[.:]([0-5]\d))? (?:Uhr|h)(?!\p{L})`,
    say: (_, a, b, c, d) => `${b === '' ? say(a) : clock(a, b)} bis ${clock(c, d)}`,
  },
  {
    name: 'time 5.30 Uhr, 18 Uhr',
    pattern: /(?<![\d.:,])(\d{1,2})(?:[.:]([0-5]\d))? Uhr(?!\p{L})/gu,
    say: (_, hour, minute) => clock(hour, minute),
  },
  {
    name: 'years 1990er, 90er Jahre',
    pattern: /(?<![\d.,])(\d{1,4})er(?=\s?-?Jahre?n?(?!\p{L})|n?(?!\p{L}))-?/gu,
    say: (_, years) => `${sayYear(years)}er `,
  },
  {
    name: 'span of years 2019-2023, 2024/25',
    pattern:
      /(?<![\d.,-])((?:1[1-9]|20)\d\d)\s?(?:(-|—|\/))\s?((?:1[1-9]|20)\d\d|\d\d)(?![\d%-]|[.,]\d| ?(?:Euro|€|Meter|km|Menschen))/gu,
    say: (_, from, mark, to) =>
      `${sayYear(from)} ${mark === '/' ? '' : 'bis '}${to.length === 2 ? say(String(Number(to))) : sayYear(to)}`,
  },
  {
    name: 'year 1989',
    pattern: /(?<![\d.,\p{L}-])(1[1-9]\d\d)(?![\d%-]|[.,]\d|\s?(?:\p{Lu}\p{Ll}|[€$°%]|k?[mgW](?!\p{L})))/gu,
    say: (_, year) => sayYear(year),
  },
  {
    name: 'year after its word: im Jahr 1500 Menschen',
    pattern: /(?<=(?:Jahre?|seit|Seit|bis|anno|\p{L}{3,}(?:ar|ai|ni|li|st|er|är|il)) )(1[1-9]\d\d)(?![\d%-]|[.,]\d)/gu,
    say: (_, year) => sayYear(year),
  },
];

const AFTER: readonly Rule[] = [
  {
    name: 'numeral before a noun: der II. Weltkrieg, das I. und II. Konzil',
    pattern:
      /(.{0,40}?)(?<=(?<!\p{L})(?:[Dd](?:er|ie|as|em|en|es)|[Ii]m|vom|zum|beim|ins) )(?:([IVX]{1,5})\. (und|oder) )?([IVX]{1,5})\.(?=\s\p{Lu}\p{Ll})/gu,
    say: (whole, before, first, joint, numeral) => {
      if (romanValue(numeral) === undefined) return whole;
      const said = (roman: string) => sayRoman(roman, (value) => ordinal(value, before), roman);
      return `${before}${first === '' ? '' : `${said(first)} ${joint} `}${said(numeral)}`;
    },
  },
  {
    name: 'ruler Ludwig XIV., Wilhelm II.',
    pattern: /(?<=(?!(?:Das|Der|Die|Den|Dem|Des|Und) )(\p{Lu}\p{Ll}{2,20}) )([IVX]{1,6})\.(?=[\s,;)’]|$)/gu,
    say: (whole, name, numeral) =>
      sayRoman(numeral, (value) => `${QUEEN.test(name) ? 'die' : 'der'} ${capital(toOrdinal(Number(value)))}`, whole),
  },
  {
    name: 'numeral after a name Kapitel IV',
    pattern: /(?<=\p{Lu}\p{Ll}{2,20} )(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XX?)(?![\p{L}\d.])/gu,
    say: (whole, numeral) => sayRoman(numeral, say, whole),
  },
  {
    name: 'ordinal im 19. Jahrhundert',
    pattern: /(.{0,40}?)(?<![\d.,])([1-9]\d{0,2})\.(?=\s?(?:und|oder|bis)\s\d{1,3}\.|\s\p{L})/gu,
    say: (_, before, number) => before + ordinal(number, before),
  },
  {
    name: 'one and a quarter 1 1/4',
    pattern: /(?<![\d.,/])(\d{1,2}) ([13])\/4(?![\d/])/gu,
    say: (_, whole, over) => `${whole === '1' ? 'ein' : say(whole)}${over === '1' ? 'ein' : 'drei'}viertel`,
  },
  {
    name: 'fraction 1/2, 3/4',
    pattern: re`${START}([1-9]\d?)/([2-9]|1\d|20|100)(?!\d)${END}(?=( \p{Lu}\p{Ll}{1,20})?)`,
    say: (_, over, under, next) => {
      const part = under === '2' ? 'halb' : `${toOrdinal(Number(under)).replace(/te$/u, 't').replace(/ste$/u, 'st')}el`;
      return under === '2'
        ? over === '1'
          ? `ein${HALVED.find(([nouns]) => nouns.test(next.trim()))?.[1] ?? ' halb'}`
          : `${say(over)} halbe`
        : `${over === '1' ? 'ein' : say(over)} ${capital(part)}`;
    },
  },
  {
    name: 'compound 30-jährig, 100-Meter-Lauf',
    pattern: re`(?<=(\p{L}-)?)(?<!:)${START}(\d{1,12}(?:,\d{1,4})?)-(?=\p{L})`,
    say: (_, before, number) => {
      const [whole = '', decimals] = number.split(',');
      return `${whole === '1' && before === '' ? 'ein' : say(whole)}${decimals === undefined ? '' : ` Komma ${figures(decimals)}`}-`;
    },
  },
];

/** What is halved, and the ends of its half: eine halbe Tasse. */
const HALVED: readonly (readonly [nouns: RegExp, ends: string])[] = [
  [/^(?:Liter|Esslöffel|Teelöffel|Meter|Kilometer|Zentimeter|Becher|Bund|Würfel|Kopf|Apfel|Tag|Monat)$/u, ' halber'],
  [
    /^(?:Tasse|Zwiebel|Stunde|Packung|Dose|Zitrone|Orange|Gurke|Flasche|Stange|Minute|Seite|Portion|Tonne|Million)$/u,
    'e halbe',
  ],
  [/^(?:Kilo|Kilogramm|Pfund|Glas|Gramm|Jahr|Päckchen|Stück|Brot|Dutzend)$/u, ' halbes'],
];

/** Who is the Second, not he. */
const QUEEN = /(?:^(?:Elisabeth|Elizabeth|Margrethe|Margarethe|Beatrix)|\p{Ll}a)$/u;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const m = (one: string, many = one): Noun => ['m', one, many];
const f = (one: string, many = `${one}n`): Noun => ['f', one, many];

const MINUTE = f('Minute');
const SECOND = f('Sekunde');

export const german = createEuropean({
  subtags: ['de'],
  samples: { de: 'Dieser Satz prüft die Stimme.' },
  cardinal,
  decimal: (whole, decimals) => `${say(whole)} Komma ${figures(decimals)}`,
  form: (number) => (number === '1' ? 0 : 1),
  scales: {
    Tsd: m('Tausend'),
    Mio: f('Million', 'Millionen'),
    Mill: f('Million', 'Millionen'),
    Millionen: f('Million', 'Millionen'),
    Million: f('Million', 'Millionen'),
    Mrd: f('Milliarde'),
    Milliarden: f('Milliarde'),
    Milliarde: f('Milliarde'),
    'Bio.': f('Billion', 'Billionen'),
    Billionen: f('Billion', 'Billionen'),
  },
  ofScale: (noun) => noun,
  currencies: {
    '€': m('Euro'),
    EUR: m('Euro'),
    Euro: m('Euro'),
    US$: m('US-Dollar'),
    'US-$': m('US-Dollar'),
    USD: m('US-Dollar'),
    $: m('Dollar'),
    '£': ['n', 'Pfund', 'Pfund'],
    GBP: ['n', 'Pfund', 'Pfund'],
    '¥': m('Yen'),
    CHF: m('Schweizer Franken'),
    Fr: m('Franken'),
    '₽': m('Rubel'),
    '₹': f('Rupie'),
    '₺': f('Lira', 'Lira'),
  },
  cents: (euros, cents) => `${euros} ${cents}`,
  units: {
    km: m('Kilometer'),
    m: m('Meter'),
    cm: m('Zentimeter'),
    mm: m('Millimeter'),
    'km^2': m('Quadratkilometer'),
    km2: m('Quadratkilometer'),
    qkm: m('Quadratkilometer'),
    'm^2': m('Quadratmeter'),
    m2: m('Quadratmeter'),
    qm: m('Quadratmeter'),
    'm^3': m('Kubikmeter'),
    m3: m('Kubikmeter'),
    ha: m('Hektar'),
    kg: ['n', 'Kilogramm', 'Kilogramm'],
    g: ['n', 'Gramm', 'Gramm'],
    mg: ['n', 'Milligramm', 'Milligramm'],
    kcal: f('Kilokalorie'),
    cl: m('Zentiliter'),
    dl: m('Deziliter'),
    dB: ['n', 'Dezibel', 'Dezibel'],
    hPa: ['n', 'Hektopascal', 'Hektopascal'],
    mAh: f('Milliamperestunde'),
    Mbit: ['n', 'Megabit', 'Megabit'],
    TB: ['n', 'Terabyte', 'Terabyte'],
    MHz: ['n', 'Megahertz', 'Megahertz'],
    t: f('Tonne'),
    l: m('Liter'),
    ml: m('Milliliter'),
    h: f('Stunde'),
    Std: f('Stunde'),
    min: MINUTE,
    Min: MINUTE,
    s: SECOND,
    sec: SECOND,
    Sek: SECOND,
    ct: m('Cent'),
    EL: m('Esslöffel'),
    TL: m('Teelöffel'),
    Msp: f('Messerspitze'),
    Pck: ['n', 'Päckchen', 'Päckchen'],
    Pkg: f('Packung', 'Packungen'),
    W: ['n', 'Watt', 'Watt'],
    kW: ['n', 'Kilowatt', 'Kilowatt'],
    MW: ['n', 'Megawatt', 'Megawatt'],
    GW: ['n', 'Gigawatt', 'Gigawatt'],
    kWh: f('Kilowattstunde'),
    MWh: f('Megawattstunde'),
    TWh: f('Terawattstunde'),
    PS: ['n', 'P S', 'P S'],
    GB: ['n', 'Gigabyte', 'Gigabyte'],
    MB: ['n', 'Megabyte', 'Megabyte'],
    Hz: ['n', 'Hertz', 'Hertz'],
    GHz: ['n', 'Gigahertz', 'Gigahertz'],
  },
  per: {
    h: 'pro Stunde',
    s: 'pro Sekunde',
    min: 'pro Minute',
    kg: 'pro Kilogramm',
    l: 'pro Liter',
    'm^2': 'pro Quadratmeter',
    'm^3': 'pro Kubikmeter',
    'km^2': 'pro Quadratkilometer',
    kWh: 'pro Kilowattstunde',
    Tag: 'pro Tag',
    Jahr: 'pro Jahr',
    Monat: 'pro Monat',
    Woche: 'pro Woche',
    t: 'pro Tonne',
  },
  percent: ['n', 'Prozent', 'Prozent'],
  perMille: 'Promille',
  times: ['n', 'Mal', 'Mal'],
  half: (whole) => `${whole === '1' ? 'ein' : say(whole)}einhalb`,
  hour: f('Stunde'),
  minute: MINUTE,
  second: SECOND,
  degrees: ['n', 'Grad', 'Grad'],
  scalesOfHeat: ['Celsius', 'Fahrenheit'],
  to: 'bis',
  ratio: 'zu',
  outOf: (most) => `von ${most}`,
  ofYear: [',', ''],
  minus: 'minus',
  plus: 'plus',
  point: 'Punkt',
  powers: ['Quadrat', 'hoch drei', 'hoch'],
  formulas: DE_FORMULAS,
  greek: DE_GREEK,
  signs: {
    '&': 'und',
    '=': 'gleich',
    '%': 'Prozent',
    '§': 'Paragraf',
    '€': 'Euro',
    $: 'Dollar',
    '+': 'plus',
    '−': 'minus',
    '×': 'mal',
    '÷': 'durch',
    '<': 'kleiner als',
    '>': 'größer als',
    '≈': 'ungefähr',
    '±': 'plus minus',
    '°': 'Grad',
    '@': 'at',
  },
  abbreviations: {
    'z.B': 'zum Beispiel',
    'Z.B': 'Zum Beispiel',
    'd.h': 'das heißt',
    'u.a': 'unter anderem',
    'u.U': 'unter Umständen',
    'i.d.R': 'in der Regel',
    'v.a': 'vor allem',
    'o.ä': 'oder ähnlich',
    'z.T': 'zum Teil',
    'z.Z': 'zurzeit',
    'a.D': 'außer Dienst',
    'e.V': 'e V',
    'v.Chr': 'vor Christus',
    'n.Chr': 'nach Christus',
    Dr: 'Doktor',
    Prof: 'Professor',
    St: 'Sankt',
    Nr: 'Nummer',
    Abs: 'Absatz',
    Art: 'Artikel',
    Str: 'Straße',
    bzw: 'beziehungsweise',
    ca: 'circa',
    usw: 'und so weiter',
    etc: 'et cetera',
    evtl: 'eventuell',
    ggf: 'gegebenenfalls',
    inkl: 'inklusive',
    vgl: 'vergleiche',
    sog: 'sogenannte',
    geb: 'geboren',
    gest: 'gestorben',
    max: 'maximal',
    mind: 'mindestens',
    rd: 'rund',
    tgl: 'täglich',
    Tel: 'Telefon',
    Hbf: 'Hauptbahnhof',
    Mio: 'Millionen',
    Mrd: 'Milliarden',
    Jh: 'Jahrhundert',
    Jg: 'Jahrgang',
    Frl: 'Fräulein',
    Kap: 'Kapitel',
    Abb: 'Abbildung',
    zzgl: 'zuzüglich',
    ggü: 'gegenüber',
    MwSt: 'Mehrwertsteuer',
    verh: 'verheiratet',
    'o.g': 'oben genannt',
    's.o': 'siehe oben',
    's.u': 'siehe unten',
    'm.E': 'meines Erachtens',
    'i.A': 'im Auftrag',
    'z.Zt': 'zurzeit',
    'u.Ä': 'und Ähnliches',
    'o.Ä': 'oder Ähnliches',
    'h.c': 'honoris causa',
    'n.V': 'nach Verlängerung',
    'i.E': 'im Elfmeterschießen',
  },
  months: MONTHS,
  date: (day, month, year) => `${toOrdinal(Number(day))}r ${month} ${sayYear(year)}`,
  clock,
  oClock: 'Uhr|h',
  before: BEFORE,
  after: AFTER,
  by: 'Von',
  stops: {
    never: (
      String.raw`[zZ]\.\s?B|z|d|i|u|o|v|n|e|[dD]\.\s?h|u\.\s?a|i\.\s?d\.\s?R|v\.\s?a|z\.\s?T|v\.\s?Chr|n\.\s?Chr|Dr|Prof|St|Nr|Nrn|Abs|Art|bzw|ca|Ca|evtl|ggf|inkl|exkl|` +
      'vgl|Vgl|sog|geb|gest|max|mind|rd|Tel|Mio|Mrd|Bio|Tsd|Hr|Hrn|Fr|Frl|Ing|Dipl|Mag|Hrsg|Bd|Kap|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez|Mo|Di|Mi|Do|Sa|röm|kath|ev|österr|dt|engl|frz|Pck|Pkg|Msp|ggü|BGBl|zzgl|verh|Jg|med|jur|phil|rer|h\\.\\s?c|Pers'
    ).split('|'),
    unlessBeginning: [
      'Min',
      'Std',
      'Sek',
      'usw',
      'etc',
      'Co',
      'Str',
      'Hbf',
      'Jh',
      'ff',
      String.raw`u\.\s?s\.\s?w`,
      String.raw`a\.\s?D`,
      String.raw`e\.\s?V`,
    ],
    before: [
      ['h', 'c\\.'],
      ['m', 'E\\.'],
      ['s', '[ou]\\.'],
      ['[IVX]{1,5}', '(?:Weltkrieg|Internationale|Vatikanum|Vatikanische)'],
    ],
    beforeFigure: [String.raw`\p{Lu}\p{Ll}{2,24}str`, 'Kap', 'S', 'Max', 'Ca', 'Abb', 'Z'],
    beginnings:
      'Der|Die|Das|Dem|Den|Des|Ein|Eine|Einen|Einem|Einer|Er|Sie|Es|Wir|Ich|Ihr|Man|In|Im|Am|An|Auf|Aus|Bei|Beim|Mit|Nach|Vor|Für|Von|Vom|Zu|Zum|Zur|Über|Unter|Um|Bis|Seit|' +
      'Aber|Und|Oder|Doch|Auch|Denn|Da|Dann|Dort|Hier|Heute|Gestern|Danach|Damit|Dabei|Dazu|Dafür|Dagegen|Darauf|Darum|Deshalb|Dennoch|Trotzdem|Wie|Was|Wer|Wo|Wann|Warum|Wenn|Als|Ob|Weil|Obwohl|Während|' +
      'Diese|Dieser|Dieses|Diesen|Jetzt|Nun|So|Sein|Seine|Ihre|Viele|Einige|Alle|Beide|Kein|Keine|Nicht|Nur|Noch|Schon|Erst|Niemand|Trotz|Laut|Wegen|Zwei|Drei|Mehr|Später|Allerdings|Jedoch|Zudem|Außerdem',
    ordinals: true,
  },
});
