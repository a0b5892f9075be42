/** Spanish. */
import { toCardinal, toOrdinal } from 'n2words/es-ES';
import { ES_FORMULAS, ES_GREEK } from './es-formulas.ts';
import { createEuropean } from './european.ts';
import { DASH, daySpan, END, NO_PART, type Noun, START, sayRoman, sayRuler } from './european-words.ts';
import { type Rule, re } from './rules.ts';

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const MONTH = `(${[...MONTHS, 'setiembre'].join('|')})(?!\\p{L})`;

/** Nouns in -a that are masculine, of those that are counted in the news. */
const MASCULINE_IN_A =
  /^(?:días?|problemas?|programas?|sistemas?|temas?|mapas?|atletas?|planetas?|kilogramas?|idiomas?|poemas?|clima|policías?|guardias?)$/u;
const FEMININE =
  /(?:as?|ción|ciones|sión|siones|dad|dades|mujer|mujeres|vez|voz|veces|voces|imagen|orden|ley|nave|clase|noche|tarde|calle|calles|sede|sedes|red|redes|torre|torres|muertes?|parte|partes|imágenes|órdenes|leyes|naves|clases|noches|tardes)$/u;
const isNoun = (next: string) =>
  /^\p{Ll}{3,}/u.test(next) &&
  !/^(?:con|por|para|que|del|las|los|como|fue|son|más|menos|según|ante|entre|desde|hasta|sobre|sin|pero|era|han|sus|una|unos|unas|coma|puntos?|por ciento)$/u.test(
    next,
  );

const correct = (words: string) =>
  words
    .replaceAll('dieciseis', 'dieciséis')
    .replace(/veintiuno mil/gu, 'veintiún mil')
    .replace(/(?<= )uno mil/gu, 'un mil')
    .replace(/veintiuno (?=mill|bill|trill)/gu, 'veintiún ')
    .replace(/(?<=[yo] )uno (?=mill|bill|trill)/gu, 'un ');
const say = (figures: string) => correct(toCardinal(BigInt(figures)));

/** `veintiuno`; before a noun `veintiún años`, `veintiuna horas`, `doscientas personas`. */
function cardinal(whole: string, gender: string | undefined, next: string): string {
  const isFeminine =
    gender === 'f' || (gender === undefined && isNoun(next) && FEMININE.test(next) && !MASCULINE_IN_A.test(next));
  if (isFeminine)
    return correct(toCardinal(BigInt(whole), { gender: 'feminine' }))
      .replace(/cientos(?= mil(?!l))/gu, 'cientas')
      .replace(/(?<!\p{L})cienta(?!\p{L})/gu, 'ciento');
  const words = say(whole);
  return gender === 'm' || isNoun(next) ? words.replace(/veintiuno$/u, 'veintiún').replace(/uno$/u, 'un') : words;
}

const decimal = (whole: string, decimals: string) => {
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  const rest = decimals.slice(zeros);
  const said =
    decimals.length > 3
      ? [...decimals].map(say)
      : [...Array<string>(zeros).fill('cero'), ...(rest === '' ? [] : [say(rest)])];
  return `${say(whole)} coma ${said.join(' ')}`;
};

const ORDINALS = [
  '',
  'primero',
  'segundo',
  'tercero',
  'cuarto',
  'quinto',
  'sexto',
  'séptimo',
  'octavo',
  'noveno',
  'décimo',
  'undécimo',
  'duodécimo',
];
function ordinal(figures: string, end: string): string {
  const value = Number(figures);
  if (value === 0) return say('0');
  const masculine =
    ORDINALS[value] ?? (value < 100 ? toOrdinal(value).replace(/^décimo (\p{L})/u, 'decimo$1') : say(figures));
  if (/^(?:er|ER)$/u.test(end)) return masculine.replace(/o$/u, '');
  return /[aªA]$/u.test(end) ? masculine.replace(/o(?=$| )/gu, 'a') : masculine;
}

const clock = (hour: string, minute: string) =>
  cardinal(String(Number(hour)), 'f', '') + (Number(minute) === 0 ? '' : ` y ${say(String(Number(minute)))}`);
const dayOf = (day: string) => say(String(Number(day)));

/** Plurals by doubled initials. */
const DOUBLED: Readonly<Record<string, string>> = {
  'EE UU': 'Estados Unidos',
  'JJ OO': 'Juegos Olímpicos',
  'FF AA': 'Fuerzas Armadas',
  'CC OO': 'Comisiones Obreras',
  'CC AA': 'comunidades autónomas',
  'DD HH': 'derechos humanos',
  'RR HH': 'recursos humanos',
  'RR SS': 'redes sociales',
  'SS MM': 'Sus Majestades',
};

const BEFORE: readonly Rule[] = [
  {
    name: 'doubled initials EE. UU., JJ.OO.',
    pattern: re`(?<!\p{L})(${Object.keys(DOUBLED).join('|').replaceAll(' ', '\\.?\\s?')})(?!\p{L})\.?(?=(\s\p{Lu}|\s?$)?)`,
    say: (_, initials) => DOUBLED[`${initials.slice(0, 2)} ${initials.slice(-2)}`] ?? initials,
  },
  daySpan(
    { lun: 'lunes', mar: 'martes', mié: 'miércoles', jue: 'jueves', vie: 'viernes', sáb: 'sábado', dom: 'domingo' },
    'a',
    'a',
  ),
  {
    name: 'day of protest: el 8M, el 15-M',
    pattern: /(?<=(?<!\p{L})(?:[Ee]l|[Dd]el|[Aa]l) )(\d{1,2})-?([A-Z])(?![\p{L}\d€$]|\s?[€$])/gu,
    say: (_, day, letter) => `${say(day)} ${letter}`,
  },
  {
    name: 'street C/ Mayor',
    pattern: /(?<!\p{L})(?:([Cc]\/)\s?|(P[º°])\s|([Pp]l?za)\.\s|([Cc]tra)\.\s)(?=\p{Lu}|de )/gu,
    say: (_, street, walk, square) => `${street ? 'calle' : walk ? 'paseo' : square ? 'plaza' : 'carretera'} `,
  },
  {
    name: 'day in figures: el 2/8',
    pattern: re`(?<=(?<!\p{L})(?:[Ee]l|[Dd]el|[Aa]l|día) )${NO_PART}(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\d/]|\sde)`,
    say: (_, day, month) => `${dayOf(day)} de ${MONTHS[Number(month) - 1] ?? month}`,
  },
  { name: 'title D.ª Ana', pattern: /(?<!\p{L})D\.ª(?=\s\p{Lu})/gu, say: () => 'doña' },
  { name: 'no number s/n', pattern: /(?<!\p{L})s\/n(?!\p{L})/gu, say: () => 'sin número' },
  { name: 'minute min. 89', pattern: /(?<!\d\s?|\p{L})min\.\s?(?=\d)/gu, say: () => 'minuto ' },
  { name: 'one o’clock: a la 1', pattern: /(?<=(?<!\p{L})[Aa] la )1(?![\d.,:%/ºª]|\s?\p{L})/gu, say: () => 'una' },
  {
    name: 'degrees: los 40º, a 12º en el sur',
    pattern:
      /(?:(?<=(?<!\p{L})(?:los|unos|casi|hasta|con|a) (?=\d\d)|(?<!\p{L})unos |\d-)|(?<![\d\p{L}])(-))(\d{1,2})[º°](?!\s?[CFcf]|\s(?:en|de) la (?:tabla|clasificación|general|liga|lista)(?!\p{L})|\sen el (?:ranking|podio|campeonato)|\s(?!en|de|y|bajo|a|al|por|como|con|sobre)\p{Ll}|\d)|(?<!\d)(\d{1,2})[º°](?=\s(?:de (?:día|noche|máxima|mínima|temperatura)|a la sombra|bajo cero|al sol))/gu,
    say: (_, minus, a, b) =>
      `${minus === '' ? '' : 'menos '}${cardinal(a || b, 'm', '')} grado${(a || b) === '1' ? '' : 's'}`,
  },
  {
    name: 'hours that something takes: 2h34',
    pattern: /(?<!\d|[Ll]as )(\d{1,2})\s?h\s?([0-5]\d)(?:\s?min)?(?![\p{L}\d'’:])/gu,
    say: (_, hours, minutes) =>
      `${cardinal(hours, 'f', '')} hora${hours === '1' ? '' : 's'} y ${say(String(Number(minutes)))}`,
  },
  {
    name: 'thousands that agree: 200 mil personas',
    pattern: /(?<![\d.,])(\d{1,3}) mil(?= \p{L})(?! mill|\p{L})/gu,
    say: (_, number) => (number === '1' ? 'mil' : `${number}000`),
  },
  { name: 'century s. XXI', pattern: /(?<![\p{L}.])s\.\s?(?=[IVX]{1,6}(?!\p{L}))/gu, say: () => 'siglo ' },
  {
    name: 'spoons 2 cdas., 1 cdta.',
    pattern: /(?<=\d)\s?(cdas?|cdtas?|cditas?)\.?(?!\p{L})/gu,
    say: (_, spoon) => ` cuchara${spoon.startsWith('cda') ? 'da' : 'dita'}${spoon.endsWith('s') ? 's' : ''}`,
  },
  {
    name: 'verb: el 7 ha ganado',
    pattern: /(?<![\d.,])(\d{1,4})(?= ha (?!d[ei] )\p{Ll})/gu,
    say: (_, number) => say(number),
  },
  {
    name: 'day and month 3 de mayo de 2024, del 3 al 5 de mayo',
    pattern: re`(?<![\d.,])(\d{1,2})(?:\.?º)?(?:${DASH}(\d{1,2}))?\sde\s${MONTH}`,
    say: (_, from, to, month) => `${dayOf(from)}${to === '' ? '' : ` al ${dayOf(to)}`} de ${month}`,
  },
  {
    name: 'hours 9:00-17:00 h, 20.30 horas',
    pattern: re`(?<![\d.:,])(\d{1,2})[.:]([0-5]\d)(?:${DASH}(\d{1,2})[.:]([0-5]\d))?\s?(?:h\.?|hs\.?|horas)(?!\p{L})`,
    say: (_, a, b, c, d) => `${clock(a, b)}${c === '' ? '' : ` a ${clock(c, d)}`} horas`,
  },
  {
    name: 'time a las 5:30 p. m., las 20.30',
    pattern: /(?<=(?<!\p{L})[Ll]as? )([01]?\d|2[0-4])(?:[.:]([0-5]\d)|(?= [ap]\.))(?!\d|[.,:]\d)(?: ([ap])\.\s?m\.)?/gu,
    say: (_, hour, minute, half) =>
      clock(hour, minute) +
      (half === ''
        ? ''
        : half === 'a'
          ? ' de la mañana'
          : Number(hour) < 8 || hour === '12'
            ? ' de la tarde'
            : ' de la noche'),
  },
  {
    name: 'number n.º 5, núm. 5',
    pattern: /(?<!\p{L})(?:[nN]\.?[°º]|[Nn]úm\.)\s?(?=\d)/gu,
    say: () => 'número ',
  },
  {
    name: 'page p. 5, art. 3',
    pattern: /(?<![\p{L}.])(págs?|pp?|arts?|cap|vol|tel|Tel)\.\s?(?=\d)/gu,
    say: (_, word) =>
      `${{ pág: 'página', p: 'página', págs: 'páginas', pp: 'páginas', art: 'artículo', arts: 'artículos', cap: 'capítulo', vol: 'volumen' }[word] ?? 'teléfono'} `,
  },
];

const AFTER: readonly Rule[] = [
  {
    name: 'numeral before a noun: la II Guerra Mundial, el III Congreso',
    pattern: /(?<=(?<!\p{L})([Ee]l|[Ll]a|[Dd]el|[Aa]l) )(?!X )([IVX]{1,6})(?= \p{L}{4,})/gu,
    say: (whole, article, numeral) =>
      sayRoman(
        numeral,
        (value) => ordinal(value, /a$/u.test(article) ? 'a' : /^[13]$/u.test(value) ? 'er' : 'o'),
        whole,
      ),
  },
  {
    name: 'century siglo XXI, Felipe VI',
    pattern:
      /(?<=(\p{Lu}\p{Ll}{2,20}|siglos?|capítulo|tomo|volumen|guerra|siglos [IVX]{1,5} [ya]) )([IVX]{1,6})(?![\p{L}\d]|\.\p{L}|(?<=\s[IVX])\.\s)/gu,
    say: (whole, before, numeral) =>
      sayRuler(before, numeral, whole, (value, gender) =>
        Number(value) <= 10 ? ordinal(value, gender === 'f' ? 'a' : 'o') : say(value),
      ) ?? sayRoman(numeral, say, whole),
  },
  {
    name: 'ordinal 1.º, 2ª, 3er',
    pattern: re`${START}(\d{1,3})\.?([ºª]|er(?!\p{L})|(?:(?<=[13]\.?)r|(?<=2\.?)d)?[oa](?!\p{L}))`,
    say: (_, number, end) => ordinal(number, end),
  },
  {
    name: 'fraction 1/2, 3/4',
    pattern: re`${START}([1-9]\d?)/([2-9]|10)(?!\d)${END}(?=( \p{L}{1,20})?)`,
    say: (_, over, under, next) => {
      if (over === '1' && under === '2' && isNoun(next.trim()))
        return FEMININE.test(next) && !MASCULINE_IN_A.test(next.trim()) ? 'media' : 'medio';
      const many = over === '1' ? '' : 's';
      const part = { 2: 'medio', 3: 'tercio', 4: 'cuarto' }[under] ?? ordinal(under, 'o');
      return `${cardinal(over, 'm', '')} ${part}${many}`;
    },
  },
];

const m = (one: string, many = `${one}s`): Noun => ['m', one, many];
const f = (one: string, many = `${one}s`): Noun => ['f', one, many];

const MINUTE = m('minuto');
const SECOND = m('segundo');

export const spanish = createEuropean({
  subtags: ['es'],
  samples: { es: 'Esta frase prueba la voz, para que oiga si le gusta.' },
  kokoroVoices: { es: 'ef_dora' },
  cardinal,
  decimal,
  form: (number) => (number === '1' ? 0 : 1),
  scales: {
    millones: m('millón', 'millones'),
    millón: m('millón', 'millones'),
    mill: m('millón', 'millones'),
    'mil millones': m('mil millones', 'mil millones'),
    billones: m('billón', 'billones'),
    mil: m('mil', 'mil'),
    M: m('millón', 'millones'),
  },
  ofScale: (noun) => `de ${noun}`,
  currencies: {
    '€': m('euro'),
    EUR: m('euro'),
    $: m('dólar', 'dólares'),
    US$: m('dólar', 'dólares'),
    USD: m('dólar', 'dólares'),
    MXN: m('peso'),
    COP: m('peso'),
    '£': f('libra'),
    GBP: f('libra'),
    '¥': m('yen', 'yenes'),
    CHF: m('franco suizo', 'francos suizos'),
    R$: m('real', 'reales'),
    '₽': m('rublo'),
    'S/': m('sol', 'soles'),
  },
  cents: (euros, cents) => `${euros} con ${cents}`,
  units: {
    km: m('kilómetro'),
    m: m('metro'),
    cm: m('centímetro'),
    mm: m('milímetro'),
    'km^2': m('kilómetro cuadrado', 'kilómetros cuadrados'),
    km2: m('kilómetro cuadrado', 'kilómetros cuadrados'),
    'm^2': m('metro cuadrado', 'metros cuadrados'),
    m2: m('metro cuadrado', 'metros cuadrados'),
    'm^3': m('metro cúbico', 'metros cúbicos'),
    m3: m('metro cúbico', 'metros cúbicos'),
    ha: f('hectárea'),
    kg: m('kilogramo'),
    g: m('gramo'),
    mg: m('miligramo'),
    cl: m('centilitro'),
    dl: m('decilitro'),
    kcal: f('kilocaloría'),
    dB: m('decibelio'),
    hPa: m('hectopascal', 'hectopascales'),
    mAh: m('miliamperio hora', 'miliamperios hora'),
    Mbps: m('megabit por segundo', 'megabits por segundo'),
    Mbit: m('megabit', 'megabits'),
    TB: m('terabyte'),
    MHz: m('megahercio'),
    t: f('tonelada'),
    l: m('litro'),
    L: m('litro'),
    ml: m('mililitro'),
    h: f('hora'),
    min: MINUTE,
    s: SECOND,
    W: m('vatio'),
    kW: m('kilovatio'),
    MW: m('megavatio'),
    GW: m('gigavatio'),
    kWh: m('kilovatio hora', 'kilovatios hora'),
    MWh: m('megavatio hora', 'megavatios hora'),
    GB: m('gigabyte'),
    MB: m('megabyte'),
    Hz: m('hercio'),
    GHz: m('gigahercio'),
    CV: m('caballo', 'caballos'),
  },
  per: {
    h: 'por hora',
    s: 'por segundo',
    min: 'por minuto',
    kg: 'por kilogramo',
    l: 'por litro',
    L: 'por litro',
    'm^2': 'por metro cuadrado',
    'm^3': 'por metro cúbico',
    'km^2': 'por kilómetro cuadrado',
    kWh: 'por kilovatio hora',
    día: 'por día',
    mes: 'al mes',
    año: 'por año',
  },
  percent: ['n', 'por ciento', 'por ciento'],
  perMille: 'por mil',
  times: ['f', 'vez', 'veces'],
  half: (whole) => `${say(whole)} y medio`,
  hour: f('hora'),
  minute: MINUTE,
  second: SECOND,
  degrees: m('grado'),
  scalesOfHeat: ['Celsius', 'Fahrenheit'],
  to: 'a',
  ratio: 'a',
  outOf: (most) => `sobre ${most}`,
  ofYear: [' de', ' de'],
  telephone: String.raw`[6-9]\d{2}(?: \d{2}){3}|9\d \d{3}(?: \d{2}){2}|(?<=(?:[Ll]lam\p{L}{1,4}|[Nn]úmero|móvil)(?: gratuito)? (?:al? )?|(?<!\p{L})al )[689]\d{2}(?: \d{3}){2}`,
  minus: 'menos',
  plus: 'más',
  point: 'punto',
  powers: ['al cuadrado', 'al cubo', 'elevado a'],
  formulas: ES_FORMULAS,
  greek: ES_GREEK,
  signs: {
    '&': 'y',
    '=': 'igual a',
    '%': 'por ciento',
    '§': 'párrafo',
    '€': 'euros',
    $: 'dólares',
    '+': 'más',
    '−': 'menos',
    '×': 'por',
    '÷': 'dividido entre',
    '<': 'menor que',
    '>': 'mayor que',
    '≈': 'aproximadamente',
    '±': 'más menos',
    '°': 'grados',
    º: 'o',
    ª: 'a',
    '@': 'arroba',
  },
  abbreviations: {
    Sr: 'señor',
    Sra: 'señora',
    Srta: 'señorita',
    Sres: 'señores',
    Dr: 'doctor',
    Dra: 'doctora',
    Prof: 'profesor',
    prof: 'profesor',
    Excmo: 'excelentísimo',
    tel: 'teléfono',
    Mons: 'monseñor',
    fig: 'figura',
    cap: 'capítulo',
    D: 'don',
    Dña: 'doña',
    Ud: 'usted',
    Uds: 'ustedes',
    'p.ej': 'por ejemplo',
    etc: 'etcétera',
    'Bs.As': 'Buenos Aires',
    aprox: 'aproximadamente',
    'a.C': 'antes de Cristo',
    'd.C': 'después de Cristo',
    'a.m': 'a eme',
    'p.m': 'pe eme',
    Av: 'avenida',
    Avda: 'avenida',
    Gral: 'general',
    Sta: 'santa',
    Sto: 'santo',
    vs: 'contra',
    máx: 'máximo',
    mín: 'mínimo',
    hab: 'habitantes',
    mill: 'millones',
  },
  months: MONTHS,
  date: (day, month, year) => `${dayOf(day)} de ${month} de ${say(year)}`,
  clock,
  oClock: 'h|hs|horas',
  before: BEFORE,
  after: AFTER,
  by: 'Por',
  stops: {
    never:
      String.raw`Sr|Sra|Srta|Sres|Dr|Dra|Drs|[Pp]rof|[Pp]rofa|Excmo|Excma|Pl?za|[Cc]tra|Bs|D|Dña|Ud|Uds|[Pp]\.\s?ej|p|aprox|Av|Avda|Gral|Sta|Sto|Mons|Lic|Ing|EE|JJ|RR|FF|núm|Núm|pág|págs|pp|art|arts|cap|vol|fig|tel|Tel|vs|cf|máx|mín|hab|mill|ene|feb|abr|jun|jul|ago|sept?|oct|nov|dic`.split(
        '|',
      ),
    unlessBeginning: ['etc', 'UU', 'OO', 'HH', 'S\\.\\s?A', 'Cía', 'Jr', 'Inc', 'Ltda', '[ad]\\.\\s?C', '[ap]\\.\\s?m'],
    before: [['[ad]', 'C\\.']],
    beforeFigure: ['n', 's', 'p', 'pág', 'art', 'min', 'km'],
    beginnings:
      'El|La|Los|Las|Lo|Un|Una|Unos|Unas|Al|Del|De|En|Con|Sin|Por|Para|Según|Desde|Hasta|Sobre|Entre|Tras|Ante|A|Y|O|Pero|Mas|Sino|Aunque|Cuando|Si|Como|Mientras|Porque|Pues|Entonces|Después|Antes|Luego|Ahora|Hoy|Ayer|Mañana|Aquí|Allí|Él|Ella|Ellos|Ellas|Yo|Nosotros|Usted|Ustedes|Este|Esta|Estos|Estas|Ese|Esa|Esos|Esto|Eso|Aquel|Su|Sus|Mi|Mis|Nuestro|Nuestra|Se|Le|Les|Me|Nos|Que|Qué|Quién|Cómo|Dónde|Cuál|Hay|Es|Son|Fue|Era|No|Sí|Ni|También|Además|Sin|Todo|Todos|Todas|Muchos|Muchas|Algunos|Dos|Tres|Nadie|Nada|Cada|Así',
  },
});
