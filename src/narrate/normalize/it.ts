/** Italian. */
import { toCardinal, toOrdinal } from 'n2words/it-IT';
import { createEuropean } from './european.ts';
import { DASH, daySpan, END, NO_PART, type Noun, START, sayRoman, sayRuler } from './european-words.ts';
import { IT_FORMULAS, IT_GREEK } from './it-formulas.ts';
import { type Rule, re } from './rules.ts';

const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
);
const MONTH = `(${MONTHS.join('|')})(?!\\p{L})`;

/** n2words joins what stands above the thousands by "e" and calls a thousand milliards a bilione. */
const say = (figures: string): string => {
  const value = BigInt(figures);
  if (value >= 10n ** 12n) {
    const milliards = value / 10n ** 9n;
    const rest = value % 10n ** 9n;
    return `${say(String(milliards))} miliardi${rest === 0n ? '' : ` ${say(String(rest))}`}`;
  }
  return toCardinal(value).replace(/(?<=(?:mila|mille|milion[ei]|miliard[oi])) e /gu, ' ');
};

/** `uno`; before a noun `un chilo`, `una tonnellata`, `ventun anni`. */
function cardinal(whole: string, gender: string | undefined, next: string): string {
  const words = say(whole);
  if (
    whole !== '1' ||
    /^(?:dopo|contro|circa|prima|sono|hanno|come|della|dalla|nella|alla|sulla|per cento)$/u.test(next)
  )
    return words;
  if (gender === undefined && /^(?:s[^aeiouàèéìòù]|z|gn|ps)\p{Ll}+(?:o|ente|ore|(?<!i)one)$/u.test(next)) return 'uno';
  if (gender === 'f' || (gender === undefined && /^\p{Ll}{3,}(?:a|ione|ità)$/u.test(next))) return 'una';
  return gender === 'm' || /^\p{Ll}{3,}[oe]$/u.test(next) ? 'un' : words;
}

const decimal = (whole: string, decimals: string) => {
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  const rest = decimals.slice(zeros);
  const said =
    decimals.length > 3
      ? [...decimals].map(say)
      : [...Array<string>(zeros).fill('zero'), ...(rest === '' ? [] : [say(rest)])];
  return `${say(whole)} virgola ${said.join(' ')}`;
};

function ordinal(figures: string, feminine: boolean): string {
  if (Number(figures) === 0) return say('0');
  const masculine = toOrdinal(Number(figures));
  return feminine ? masculine.replace(/o$/u, 'a') : masculine;
}

const clock = (hour: string, minute: string) =>
  `${Number(hour) === 1 ? 'una' : say(String(Number(hour)))}${Number(minute) === 0 ? '' : ` e ${say(String(Number(minute)))}`}`;
const dayOf = (day: string) => (Number(day) === 1 ? 'primo' : say(String(Number(day))));

const BEFORE: readonly Rule[] = [
  {
    name: 'title dott.ssa Bianchi',
    pattern: /(?<!\p{L})([dD]ott|[pP]rof)\.\s?ssa(?!\p{L})/gu,
    say: (_, title) => `${title}${/ott$/u.test(title) ? 'oressa' : 'essoressa'}`,
  },
  {
    name: 'title sig.ra Costa, sigg. Neri',
    pattern: /(?<!\p{L})([sS]ig)(?:\.\s?(r|n)a|(g)\.)(?=\s)/gu,
    say: (_, title, woman) => `${title}nor${woman === 'r' ? 'a' : woman === 'n' ? 'ina' : 'i'}`,
  },
  {
    name: 'day in figures: il 18/8',
    pattern: re`(?<=(?<!\p{L})(?:[Ii]l|[Dd]el|[Aa]l|[Dd]al) |(?<!\p{L})(?:[Dd]al|[Dd]el|[Aa]l)?l['’])${NO_PART}(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\d/]|\sdei|\sdel|\sdi\s)`,
    say: (_, day, month) => `${dayOf(day)} ${MONTHS[Number(month) - 1] ?? month}`,
  },
  daySpan(
    { lun: 'lunedì', mar: 'martedì', mer: 'mercoledì', gio: 'giovedì', ven: 'venerdì', sab: 'sabato', dom: 'domenica' },
    'al?',
    'a',
  ),
  {
    name: 'thousands 40mila, 100 mila',
    pattern: /(?<![\d.,])(\d{1,3})\s?mila(?!\p{L})/gu,
    say: (_, number) => `${number}000`,
  },
  {
    name: 'law legge 194/78',
    pattern: /(?<=(?:[Ll]egge|[Dd]ecreto|[Dd]\.\s?[Ll]\.|[Dd]pr|[Dd]lgs)(?: n\.)? \d{1,4})\/(\d\d)(?!\d)/gu,
    say: (_, year) => ` del ${say(String(Number(year)))}`,
  },
  {
    name: 'hours that something takes: 2h34',
    pattern: /(?<!\d)(\d{1,2})\s?h\s?([0-5]\d)(?:\s?min|['’′])?(?![\p{L}\d:])/gu,
    say: (_, hours, minutes) => `${hours === '1' ? "un'ora" : `${say(hours)} ore`} e ${say(String(Number(minutes)))}`,
  },
  {
    name: 'number n° 5, nr. 7',
    pattern: /(?<!\p{L})(?:([nN])\.?[°º]|([nN])(?:r|um)\.)\s?(?=\d)/gu,
    say: (_, a, b) => ((a || b) === 'N' ? 'Numero ' : 'numero '),
  },
  {
    name: 'street P.za Garibaldi, v.le Monza',
    pattern: /(?<!\p{L})(?:([Pp]\.?(?:za|zza))|([Vv]\.?le)|([Cc]\.so)|([Ll]\.?go))\.?\s(?=\p{Lu})/gu,
    say: (_, square, avenue, course) => `${square ? 'piazza' : avenue ? 'viale' : course ? 'corso' : 'largo'} `,
  },
  { name: 'century sec. XX', pattern: /(?<!\p{L})sec\.\s?(?=[IVX]{1,6}(?!\p{L}))/gu, say: () => 'secolo ' },
  {
    name: 'verb: il 7 ha vinto',
    pattern: /(?<![\d.,])(\d{1,4})(?= ha (?!d[ei] )\p{Ll})/gu,
    say: (_, number) => say(number),
  },
  {
    name: 'day and month 1° maggio, 3-5 maggio 2024',
    pattern: re`(?<![\d.,])(\d{1,2})[°º]?(?:${DASH}(\d{1,2}))?\s${MONTH}`,
    say: (_, from, to, month) => `${dayOf(from)}${to === '' ? '' : `-${dayOf(to)}`} ${month}`,
  },
  {
    name: 'ordinal 2°, 3ª',
    pattern: re`${START}(\d{1,4})(?:([°º])(?=\s(?!all|nel|a |al (?:[Nn]ord|[Ss]ud|[Cc]entro|sole|suolo|mattino)|in |di |con |e |per |sotto |sopra )\p{L}{2})|(ª))`,
    say: (_, number, _masculine, feminine) => ordinal(number, feminine !== ''),
  },
  {
    name: "minute of a match: al 19'",
    pattern:
      /(?<=(?<!\p{L})(?:(?:[Aa]l|[Nn]el|[Dd]al|[Ii]l|[Dd]el) |(?:[Aa]ll|[Nn]ell|[Dd]all|[Dd]ell|[Ll])['’]))(\d{1,3})['’′](?![\p{L}\d])/gu,
    say: (_, number) => ordinal(number, false),
  },
  {
    name: 'time alle 18.30, ore 20:15',
    pattern:
      /(?<=(?<!\p{L})(?:[Aa]lle|[Dd]alle|[Ll]e|[Oo]re|[Ee]ntro le|[Aa]ll'|[Aa]ll’|fino alle)\s?)([01]?\d|2[0-4])[.:]([0-5]\d)(?!\d|[.,:]\d)(?:\s?[-—]\s?([01]?\d|2[0-4])[.:]([0-5]\d))?(?:\s?h(?![\p{L}/]))?/gu,
    say: (_, a, b, c, d) => `${clock(a, b)}${c === '' ? '' : ` a ${clock(c, d)}`}`,
  },
  {
    name: "years '68, anni '90",
    pattern: /(?<![\p{L}\d])['’](\d\d)(?!\d)/gu,
    say: (_, year) => say(String(Number(year))),
  },
  {
    name: 'number n. 5, art. 3',
    pattern: /(?<![\p{L}.])(n|N|nn|art|artt|pagg?|pp?|cap|vol|tel|Tel)\.\s?(?=\d)/gu,
    say: (_, word) =>
      `${{ n: 'numero', N: 'numero', nn: 'numeri', art: 'articolo', artt: 'articoli', pag: 'pagina', pagg: 'pagine', p: 'pagina', pp: 'pagine', cap: 'capitolo', vol: 'volume' }[word] ?? 'telefono'} `,
  },
];

const AFTER: readonly Rule[] = [
  {
    name: 'century XXI secolo',
    pattern:
      /(?<![\p{L}\d])([IVX]{1,6})(?=\s(?:secolo|legislatura|municipio|edizione|congresso|capitolo))(?=\s(\p{L}+))/gu,
    say: (whole, numeral, noun) => sayRoman(numeral, (value) => ordinal(value, /a$|ione$/u.test(noun)), whole),
  },
  {
    name: 'ruler Vittorio Emanuele II, secolo XXI',
    pattern: /(?<=(\p{Lu}\p{Ll}{2,20}|secolo|guerra|capitolo) )([IVX]{1,6})(?![\p{L}\d]|\.\p{L}|(?<=\s[IVX])\.\s)/gu,
    say: (whole, before, numeral) =>
      sayRuler(before, numeral, whole, (value, gender) => ordinal(value, gender === 'f' || before === 'guerra')) ??
      sayRoman(numeral, say, whole),
  },
  {
    name: 'numeral before a noun: la II guerra mondiale',
    pattern:
      /(?<=(?<!\p{L})([Ii]l|[Ll]a|[Dd]el|[Dd]ella|[Aa]l|[Aa]lla|[Nn]el|[Nn]ella|[Dd]al|[Dd]alla|[Ss]ul|[Ss]ulla) )(?!X )([IVX]{1,6})(?= \p{L}{4,})/gu,
    say: (whole, article, numeral) => sayRoman(numeral, (value) => ordinal(value, /a$/u.test(article)), whole),
  },
  {
    name: 'fraction 1/2, 3/4',
    pattern: re`${START}([1-9]\d?)/([2-9]|10)(?!\d)${END}`,
    say: (_, over, under) => {
      if (under === '2') return over === '1' ? 'mezzo' : `${say(over)} mezzi`;
      const part = ordinal(under, false);
      return over === '1' ? `un ${part}` : `${say(over)} ${part.replace(/o$/u, 'i')}`;
    },
  },
];

const m = (one: string, many: string): Noun => ['m', one, many];
const f = (one: string, many: string): Noun => ['f', one, many];

const MINUTE = m('minuto', 'minuti');
const SECOND = m('secondo', 'secondi');

export const italian = createEuropean({
  subtags: ['it'],
  samples: { it: 'Questa frase prova la voce, così può sentire se le piace.' },
  kokoroVoices: { it: 'if_sara' },
  cardinal,
  decimal,
  form: (number) => (number === '1' ? 0 : 1),
  scales: {
    milioni: m('milione', 'milioni'),
    milione: m('milione', 'milioni'),
    mln: m('milione', 'milioni'),
    miliardi: m('miliardo', 'miliardi'),
    miliardo: m('miliardo', 'miliardi'),
    mld: m('miliardo', 'miliardi'),
  },
  ofScale: (noun) => `di ${noun}`,
  currencies: {
    '€': m('euro', 'euro'),
    EUR: m('euro', 'euro'),
    $: m('dollaro', 'dollari'),
    US$: m('dollaro', 'dollari'),
    USD: m('dollaro', 'dollari'),
    '£': f('sterlina', 'sterline'),
    GBP: f('sterlina', 'sterline'),
    '¥': m('yen', 'yen'),
    CHF: m('franco svizzero', 'franchi svizzeri'),
    '₽': m('rublo', 'rubli'),
    '₹': f('rupia', 'rupie'),
  },
  cents: (euros, cents) => `${euros} e ${cents}`,
  units: {
    km: m('chilometro', 'chilometri'),
    m: m('metro', 'metri'),
    cm: m('centimetro', 'centimetri'),
    mm: m('millimetro', 'millimetri'),
    'km^2': m('chilometro quadrato', 'chilometri quadrati'),
    km2: m('chilometro quadrato', 'chilometri quadrati'),
    kmq: m('chilometro quadrato', 'chilometri quadrati'),
    'm^2': m('metro quadrato', 'metri quadrati'),
    m2: m('metro quadrato', 'metri quadrati'),
    mq: m('metro quadrato', 'metri quadrati'),
    'm^3': m('metro cubo', 'metri cubi'),
    mc: m('metro cubo', 'metri cubi'),
    ha: m('ettaro', 'ettari'),
    kg: m('chilogrammo', 'chilogrammi'),
    g: m('grammo', 'grammi'),
    mg: m('milligrammo', 'milligrammi'),
    cl: m('centilitro', 'centilitri'),
    dl: m('decilitro', 'decilitri'),
    kcal: f('chilocaloria', 'chilocalorie'),
    dB: m('decibel', 'decibel'),
    hPa: m('ettopascal', 'ettopascal'),
    mAh: m('milliampere ora', 'milliampere ora'),
    Mbps: m('megabit al secondo', 'megabit al secondo'),
    Mbit: m('megabit', 'megabit'),
    TB: m('terabyte', 'terabyte'),
    MHz: m('megahertz', 'megahertz'),
    t: f('tonnellata', 'tonnellate'),
    l: m('litro', 'litri'),
    ml: m('millilitro', 'millilitri'),
    h: f('ora', 'ore'),
    min: MINUTE,
    s: SECOND,
    W: m('watt', 'watt'),
    kW: m('chilowatt', 'chilowatt'),
    MW: m('megawatt', 'megawatt'),
    GW: m('gigawatt', 'gigawatt'),
    kWh: m('chilowattora', 'chilowattora'),
    MWh: m('megawattora', 'megawattora'),
    GB: m('gigabyte', 'gigabyte'),
    MB: m('megabyte', 'megabyte'),
    Hz: m('hertz', 'hertz'),
    GHz: m('gigahertz', 'gigahertz'),
    CV: m('cavallo', 'cavalli'),
  },
  per: {
    h: "all'ora",
    s: 'al secondo',
    min: 'al minuto',
    kg: 'al chilogrammo',
    l: 'al litro',
    'm^2': 'al metro quadrato',
    mq: 'al metro quadrato',
    'm^3': 'al metro cubo',
    'km^2': 'al chilometro quadrato',
    kWh: 'al chilowattora',
    giorno: 'al giorno',
    mese: 'al mese',
    anno: "all'anno",
  },
  percent: ['n', 'per cento', 'per cento'],
  perMille: 'per mille',
  times: ['f', 'volta', 'volte'],
  half: (whole) => `${say(whole)} e mezzo`,
  hour: f('ora', 'ore'),
  minute: MINUTE,
  second: SECOND,
  degrees: m('grado', 'gradi'),
  scalesOfHeat: ['Celsius', 'Fahrenheit'],
  to: 'a',
  ratio: 'a',
  outOf: (most) => `su ${most}`,
  ofYear: [' del', ''],
  telephone: String.raw`800[ -]\d{3}[ -]\d{3}|3\d\d[ ./-]\d{6,7}`,
  minus: 'meno',
  plus: 'più',
  point: 'punto',
  powers: ['al quadrato', 'al cubo', 'alla'],
  formulas: IT_FORMULAS,
  greek: IT_GREEK,
  signs: {
    '&': 'e',
    '=': 'uguale a',
    '%': 'per cento',
    '§': 'paragrafo',
    '€': 'euro',
    $: 'dollari',
    '+': 'più',
    '−': 'meno',
    '×': 'per',
    '÷': 'diviso',
    '<': 'minore di',
    '>': 'maggiore di',
    '≈': 'circa',
    '±': 'più o meno',
    '°': 'gradi',
    º: 'o',
    ª: 'a',
    '@': 'chiocciola',
  },
  abbreviations: {
    Sig: 'signor',
    sig: 'signor',
    'sig.ra': 'signora',
    Dott: 'dottor',
    dott: 'dottor',
    Prof: 'professor',
    prof: 'professor',
    Avv: 'avvocato',
    avv: 'avvocato',
    Ing: 'ingegner',
    ing: 'ingegner',
    on: 'onorevole',
    On: 'onorevole',
    sen: 'senatore',
    Mons: 'monsignor',
    mons: 'monsignor',
    'a.C': 'avanti Cristo',
    'd.C': 'dopo Cristo',
    ecc: 'eccetera',
    es: 'esempio',
    ca: 'circa',
    cfr: 'confronta',
    max: 'massimo',
    min: 'minimo',
    'S.p.A': 'S p A',
    'q.b': 'quanto basta',
    fig: 'figura',
    cap: 'capitolo',
    Tel: 'Telefono',
    tel: 'telefono',
    ab: 'abitanti',
    mln: 'milioni',
    mld: 'miliardi',
  },
  months: MONTHS,
  date: (day, month, year) => `${dayOf(day)} ${month} ${say(year)}`,
  clock,
  oClock: 'h',
  before: BEFORE,
  after: AFTER,
  by: 'Di',
  stops: {
    never:
      String.raw`[Ss]ig|[Ss]igg|sig\.ra|[Dd]ott|[Dd]r|[Pp]rof|[Aa]vv|[Ii]ng|[Aa]rch|[Gg]eom|[Oo]n|[Ss]en|[Mm]ons|[Dd]on|n|N|nn|art|artt|pag|pagg|cap|vol|fig|tel|Tel|es|ca|cfr|max|gen|feb|mar|apr|mag|giu|lug|ago|sett?|ott|nov|dic|S|SS|int|num|nr|sec|St`.split(
        '|',
      ),
    unlessBeginning: [
      'ecc',
      'etc',
      String.raw`S\.\s?p\.\s?A`,
      String.raw`S\.\s?r\.\s?l`,
      String.raw`[ad]\.\s?C`,
      'Jr',
      'Inc',
    ],
    beforeFigure: ['p', 'n', 'art'],
    beginnings:
      'Il|Lo|La|L|I|Gli|Le|Un|Uno|Una|Del|Della|Dei|Delle|Di|A|Al|Alla|Ai|Alle|Da|Dal|Dalla|In|Nel|Nella|Nei|Con|Su|Sul|Sulla|Per|Tra|Fra|E|Ed|O|Ma|Però|Anche|Se|Quando|Come|Mentre|Perché|Dove|Chi|Che|Cosa|Quale|Quindi|Poi|Dopo|Prima|Ora|Oggi|Ieri|Domani|Qui|Lì|Egli|Lui|Lei|Loro|Noi|Voi|Io|Si|Ci|Vi|Mi|Questo|Questa|Questi|Queste|Quello|Quella|Quelli|Suo|Sua|Suoi|Nostro|Non|Sì|No|È|Sono|Era|Ha|Hanno|Secondo|Tutti|Tutto|Molti|Alcuni|Due|Tre|Nessuno|Ogni|Così|Infatti|Inoltre|Tuttavia|Intanto',
  },
});
