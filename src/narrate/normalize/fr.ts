/** French. */
import { toCardinal, toOrdinal } from 'n2words/fr-FR';
import { createEuropean } from './european.ts';
import { daySpan, END, NO_PART, type Noun, START, sayRoman, sayRuler } from './european-words.ts';
import { FR_FORMULAS, FR_GREEK } from './fr-formulas.ts';
import { type Rule, re } from './rules.ts';

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const SHORT_MONTHS = ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juil', 'août', 'sept', 'oct', 'nov', 'déc'];
const MONTH = `(${[...MONTHS, ...SHORT_MONTHS.map((month) => `${month}\\.?`)].join('|')})(?!\\p{L})`;
const longMonth = (name: string) => MONTHS[SHORT_MONTHS.indexOf(name.replace('.', ''))] ?? name;

const say = (figures: string) => toCardinal(BigInt(figures));

/** Of what a recipe takes halves. */
const FEMININE_FOOD =
  'botte|gousse|tasse|cuillère|pincée|tranche|tablette|feuille|bouteille|boîte|orange|pomme|courgette|aubergine|carotte|baguette|poignée|heure|journée|douzaine';
const FEMININE = new RegExp(
  `(?:ées?|ions?|tés|ures?|nces?|elles?|euses?|(?:${FEMININE_FOOD}|personne|femme|fille|semaine|année|école|place|commune|famille|entreprise|minute|seconde|victoire|défaite|page|ville|île|salle|chambre|pièce|équipe|langue|ligne|carte|tonne)s?|voix|livres? sterling)$`,
  'u',
);
const HALVED = new RegExp(`^ (?:${FEMININE_FOOD}|livre)$`, 'u');

/** `vingt et un`, before a feminine noun `vingt et une`. */
function cardinal(whole: string, gender: string | undefined, next: string): string {
  const words = say(whole);
  const isFeminine = gender === 'f' || (gender === undefined && FEMININE.test(next));
  return isFeminine ? words.replace(/(?<![\p{L}])un$/u, 'une') : words;
}

const decimal = (whole: string, decimals: string) => {
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  const rest = decimals.slice(zeros);
  const said =
    decimals.length > 3
      ? [...decimals].map(say)
      : [...Array<string>(zeros).fill('zéro'), ...(rest === '' ? [] : [say(rest)])];
  return `${say(whole)} virgule ${said.join(' ')}`;
};

function ordinal(figures: string, feminine: boolean): string {
  if (Number(figures) === 0) return say('0');
  if (figures === '1') return feminine ? 'première' : 'premier';
  return toOrdinal(Number(figures));
}

const clock = (hour: string, minute: string) =>
  `${cardinal(String(Number(hour)), 'f', '')} heure${Number(hour) > 1 ? 's' : ''}${Number(minute) === 0 ? '' : ` ${cardinal(String(Number(minute)), 'f', '')}`}`;

const dayOf = (day: string) => (Number(day) === 1 ? 'premier' : say(String(Number(day))));

const BEFORE: readonly Rule[] = [
  { name: 'street 12 bd Voltaire', pattern: /(?<!\p{L})bl?d (?=\p{Lu}\p{Ll})/gu, say: () => 'boulevard ' },
  {
    name: 'spoons 2 c. à s., 1 c. à café',
    pattern:
      /(?<=((?<!\d|\d )[13]\/)?)(\d{0,3})(\s?)(?<!\p{L})(?:(?:c|cuil)\.\s?à\s?(?:(s|c)\.|(?=soupe|café|thé))|cà(s|c)(?!\p{L}))/gu,
    say: (_, part, last, space, spoon, short) =>
      `${last}${space}cuillère${part !== '' || last === '1' ? '' : 's'} à ${{ s: 'soupe', c: 'café' }[spoon || short] ?? ''}`,
  },
  {
    name: 'round the clock 24 h/24, 7j/7',
    pattern: /(?<!\d)(\d{1,2})\s?([hj])\s?(?:\/|sur)\s?(\d{1,2})(?!\d)/gu,
    say: (_, of, what, all) => `${say(of)} ${what === 'h' ? 'heures' : 'jours'} sur ${say(all)}`,
  },
  {
    name: 'height 1m86',
    pattern: /(?<![\d.,])(\d{1,2})\s?m\s?(\d\d)(?![\p{L}\d])/gu,
    say: (_, metres, rest) => `${say(metres)} mètre${metres === '1' ? '' : 's'} ${say(String(Number(rest)))}`,
  },
  {
    name: 'day in figures: le 2/8',
    pattern: re`(?<=(?<!\p{L})(?:[Ll]e|[Dd]u|[Aa]u) )${NO_PART}(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\d/]|\sd(?:e|es|u)\s|\sd['’])`,
    say: (_, day, month) => `${dayOf(day)} ${MONTHS[Number(month) - 1] ?? month}`,
  },
  daySpan(
    { lun: 'lundi', mar: 'mardi', mer: 'mercredi', jeu: 'jeudi', ven: 'vendredi', sam: 'samedi', dim: 'dimanche' },
    'au|à',
    'à',
  ),
  { name: 'century XVIIIe s.', pattern: /(?<=[IVX]e )s\.(?!\p{L})/gu, say: () => 'siècle' },
  {
    // The article of the constitution that bills are passed by is named without its word.
    name: 'article 49.3, L. 121-1',
    pattern:
      /(?<=(?:(?<!\p{L})[Aa]rticle |(?<!\p{L})[LRD]\.? ?))(\d{1,4})[.-](\d{1,3})(?![\d.-])|(?<=(?<!\p{L})(?:[Ll]e|[Dd]u|[Aa]u) )(49)[.-](3)(?!\d|[.,-]\d)/gu,
    say: (_, a, b, c, d) => ` ${say(a || c)} ${say(b || d)}`,
  },
  {
    name: 'number to call: appelez le 3919',
    pattern:
      /(?<=(?:[Aa]ppel\p{L}{1,4}|[Cc]ompos\p{L}{1,4}|[Cc]ontact\p{L}{1,4}|[Jj]oign\p{L}{1,4}) (?:le |au ))(3\d)(\d\d)(?![\d ]\d|\d)/gu,
    say: (_, a, b) => `${say(a)} ${b.startsWith('0') ? `zéro ${say(b.slice(1))}` : say(b)}`,
  },
  {
    name: 'days of a month 1er-3 mai',
    pattern: re`(?<![\d.,])(\d{1,2})(?:er)?\s?[-—]\s?(\d{1,2})\s${MONTH}`,
    say: (_, from, to, month) => `${dayOf(from)} au ${dayOf(to)} ${longMonth(month)}`,
  },
  {
    name: 'day and month 1er mai, 3 sept. 2024',
    pattern: re`(?<![\d.,])(\d{1,2})(?:er)?\s${MONTH}`,
    say: (_, day, month) => `${dayOf(day)} ${longMonth(month)}`,
  },
  {
    name: 'hours 9 h-17 h',
    pattern:
      /(?<![\d.,])(\d{1,2})\s?(?:h|heures)\s?([0-5]\d)?\s?[-—]\s?(\d{1,2})\s?(?:h|heures)(?!\p{L})\s?([0-5]\d(?!\d))?/gu,
    say: (_, a, b, c, d) => `${clock(a, b)} à ${clock(c, d)}`,
  },
  {
    name: 'time 5 h 30, 18h30, 20h',
    pattern: /(?<![\d.,])([01]?\d|2[0-4])\s?[hH](?:\s?([0-5]\d)(?!\d))?(?:\s?min)?(?![\p{L}\d/])/gu,
    say: (_, hour, minute) => clock(hour, minute),
  },
  {
    name: 'number n° 5',
    pattern: /(?<!\p{L})([nN])(?:[°º]s?\s?|o\s)(?=\d)/gu,
    say: (_, letter) => (letter === 'N' ? 'Numéro ' : 'numéro '),
  },
  { name: 'title M. Martin', pattern: /(?<![\p{L}.])M\.\s?(?=\p{Lu}|le \p{L}|l['’]\p{L})/gu, say: () => 'Monsieur ' },
  {
    name: 'saint St-Étienne',
    pattern: /(?<!\p{L})S(te?)[ -](?=\p{Lu}\p{Ll})/gu,
    say: (_, end) => `Saint${end.slice(1)} `,
  },
  { name: 'title MM. Martin', pattern: /(?<![\p{L}.])MM\.\s?(?=\p{Lu})/gu, say: () => 'Messieurs ' },
  {
    name: 'title Mme Martin',
    pattern: /(?<!\p{L})(Mmes?|Mlles?|Dr|Pr|Me|Mgr)\.?(?=\s\p{Lu})/gu,
    say: (_, title) =>
      ({
        Mme: 'Madame',
        Mmes: 'Mesdames',
        Mlle: 'Mademoiselle',
        Mlles: 'Mesdemoiselles',
        Dr: 'Docteur',
        Pr: 'Professeur',
        Me: 'Maître',
        Mgr: 'Monseigneur',
      })[title] ?? title,
  },
];

const AFTER: readonly Rule[] = [
  {
    name: 'century XXIe siècle',
    pattern: /(?<![\p{L}\d])([IVX]{1,6})(er|re|ère|ème|e)(?!\p{L})/gu,
    say: (whole, numeral, end) => sayRoman(numeral, (value) => ordinal(value, /r.*e$/u.test(end)), whole),
  },
  {
    name: 'ruler Louis XIV, chapitre IV',
    pattern:
      /(?<=(\p{Lu}\p{Ll}{2,20}|chapitre|tome|volume|acte|titre|livre|guerre) )([IVX]{1,6})(?![\p{L}\d]|\.\p{L}|(?<=\s[IVX])\.\s)/gu,
    say: (whole, name, numeral) =>
      sayRuler(name, numeral, whole, (value) => (value === '1' ? 'premier' : say(value))) ??
      sayRoman(numeral, say, whole),
  },
  {
    name: 'ordinal 2e, 1re, 3ème, 1ers',
    pattern: re`${START}(\d{1,6})(er|ers|re|ère|ères|res|e|ème|èmes|es|nd|nde|d|de)(?!\p{L})`,
    say: (_, number, end) => {
      if (/^n?de?$/u.test(end)) return end.endsWith('e') ? 'seconde' : 'second';
      return ordinal(number, /^(?:re|ère|ères|res)$/u.test(end)) + (/s$/u.test(end) ? 's' : '');
    },
  },
  {
    name: 'mark at school 15/20',
    pattern: re`${START}(\d{1,2})/20(?!\d)${END}`,
    say: (_, points) => `${say(points)} sur vingt`,
  },
  {
    name: 'fraction 1/2, 3/4',
    pattern: re`${START}([1-9]\d?)/([2-9]|1\d|20|100)(?!\d)${END}(?=( \p{L}{1,20})?)`,
    say: (_, over, under, next) => {
      const many = over === '1' ? '' : 's';
      const half = under === '2' && over === '1' && HALVED.test(next);
      if (half) return 'une demi';
      const part = { 2: 'demi', 3: 'tiers', 4: `quart${many}` }[under] ?? `${toOrdinal(Number(under))}${many}`;
      return `${say(over)} ${part}`;
    },
  },
  {
    name: 'years 2019-2023',
    pattern: /(?<![\d.,-])((?:1[1-9]|20)\d\d)[-—]((?:1[1-9]|20)\d\d)(?![\d-]|[.,]\d)/gu,
    say: (_, from, to) => `${say(from)} à ${say(to)}`,
  },
];

const m = (one: string, many = `${one}s`): Noun => ['m', one, many];
const f = (one: string, many = `${one}s`): Noun => ['f', one, many];

const MINUTE = f('minute');
const SECOND = f('seconde');

export const french = createEuropean({
  subtags: ['fr'],
  samples: { fr: 'Cette phrase essaie la voix, pour que vous entendiez si elle vous plaît.' },
  kokoroVoices: { fr: 'ff_siwis' },
  cardinal,
  decimal,
  // One and a half is still one: 1,5 million.
  form: (number) => (Number(number.split(',')[0]) < 2 ? 0 : 1),
  scales: {
    k: m('mille', 'mille'),
    millions: m('million'),
    million: m('million'),
    milliards: m('milliard'),
    milliard: m('milliard'),
    billions: m('billion'),
    Mds: m('milliard'),
    Md: m('milliard'),
    M: m('million'),
  },
  ofScale: (noun) => (/^[aeiouhéè]/u.test(noun) ? `d'${noun}` : `de ${noun}`),
  currencies: {
    '€': m('euro'),
    EUR: m('euro'),
    $: m('dollar'),
    US$: m('dollar américain', 'dollars américains'),
    USD: m('dollar'),
    'dollars US': m('dollar américain', 'dollars américains'),
    '£': f('livre'),
    GBP: f('livre'),
    '¥': m('yen'),
    CHF: m('franc suisse', 'francs suisses'),
    FCFA: m('franc C F A', 'francs C F A'),
    '₽': m('rouble'),
    '₹': f('roupie'),
  },
  cents: (euros, cents) => `${euros} ${cents}`,
  units: {
    km: m('kilomètre'),
    m: m('mètre'),
    cm: m('centimètre'),
    mm: m('millimètre'),
    'km^2': m('kilomètre carré', 'kilomètres carrés'),
    km2: m('kilomètre carré', 'kilomètres carrés'),
    'm^2': m('mètre carré', 'mètres carrés'),
    m2: m('mètre carré', 'mètres carrés'),
    'm^3': m('mètre cube', 'mètres cubes'),
    m3: m('mètre cube', 'mètres cubes'),
    ha: m('hectare'),
    kg: m('kilogramme'),
    g: m('gramme'),
    mg: m('milligramme'),
    cl: m('centilitre'),
    dl: m('décilitre'),
    kcal: f('kilocalorie'),
    dB: m('décibel'),
    hPa: m('hectopascal', 'hectopascals'),
    mAh: m('milliampère-heure', 'milliampères-heure'),
    Mbit: m('mégabit'),
    To: m('téraoctet'),
    MHz: m('mégahertz', 'mégahertz'),
    t: f('tonne'),
    l: m('litre'),
    L: m('litre'),
    ml: m('millilitre'),
    h: f('heure'),
    min: MINUTE,
    mn: f('minute'),
    s: SECOND,
    W: m('watt'),
    kW: m('kilowatt'),
    MW: m('mégawatt'),
    GW: m('gigawatt'),
    kWh: m('kilowattheure'),
    MWh: m('mégawattheure'),
    TWh: m('térawattheure'),
    Go: m('gigaoctet'),
    Mo: m('mégaoctet'),
    Hz: m('hertz', 'hertz'),
    GHz: m('gigahertz', 'gigahertz'),
    ch: m('cheval', 'chevaux'),
    pts: m('point'),
  },
  per: {
    h: 'par heure',
    s: 'par seconde',
    min: 'par minute',
    kg: 'par kilogramme',
    l: 'par litre',
    L: 'par litre',
    'm^2': 'par mètre carré',
    'm^3': 'par mètre cube',
    'km^2': 'par kilomètre carré',
    kWh: 'par kilowattheure',
    jour: 'par jour',
    mois: 'par mois',
    an: 'par an',
  },
  across: 'par',
  percent: m('pour cent', 'pour cent'),
  perMille: 'pour mille',
  times: ['f', 'fois', 'fois'],
  half: (whole) => `${say(whole)} et demi`,
  hour: f('heure'),
  minute: MINUTE,
  second: SECOND,
  degrees: m('degré'),
  scalesOfHeat: ['Celsius', 'Fahrenheit'],
  to: 'à',
  ratio: 'à',
  outOf: (most) => `sur ${most}`,
  ofYear: [',', ''],
  minus: 'moins',
  plus: 'plus',
  point: 'point',
  powers: ['au carré', 'au cube', 'puissance'],
  formulas: FR_FORMULAS,
  greek: FR_GREEK,
  signs: {
    '&': 'et',
    '=': 'égale',
    '%': 'pour cent',
    '§': 'paragraphe',
    '€': 'euros',
    $: 'dollars',
    '+': 'plus',
    '−': 'moins',
    '×': 'fois',
    '÷': 'divisé par',
    '<': 'inférieur à',
    '>': 'supérieur à',
    '≈': 'environ',
    '±': 'plus ou moins',
    '°': 'degrés',
    '@': 'arobase',
  },
  abbreviations: {
    'av.J.-C': 'avant Jésus-Christ',
    'apr.J.-C': 'après Jésus-Christ',
    'ap.J.-C': 'après Jésus-Christ',
    'J.-C': 'Jésus-Christ',
    'p.ex': 'par exemple',
    'c.-à-d': "c'est-à-dire",
    etc: 'et cetera',
    env: 'environ',
    art: 'article',
    chap: 'chapitre',
    vol: 'volume',
    fig: 'figure',
    pp: 'pages',
    p: 'page',
    tél: 'téléphone',
    Tél: 'téléphone',
    cf: 'confer',
    hab: 'habitants',
    max: 'maximum',
    min: 'minimum',
    av: 'avenue',
    al: 'alinéa',
    th: 'thermostat',
    bd: 'boulevard',
    éd: 'édition',
  },
  months: MONTHS,
  date: (day, month, year) => `${dayOf(day)} ${month} ${say(year)}`,
  clock,
  oClock: 'h|heures',
  sayFigures: (group) =>
    group.length % 2 === 0 && group.length <= 4
      ? (group.match(/\d\d/gu) ?? [])
          .map((pair) => (pair.startsWith('0') ? `zéro ${say(pair.slice(1))}` : say(pair)))
          .join(' ')
      : [...group].map(say).join(' '),
  before: BEFORE,
  after: AFTER,
  by: 'Par',
  stops: {
    never:
      String.raw`M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|Mgr|St|Ste|av|apr|ap|J\.-C|J|p|pp|cf|Cf|env|[Aa]rt|chap|vol|fig|tél|Tél|p\.\s?ex|c\.-à-d|no|janv|févr|avr|juil|sept|oct|nov|déc|éd|ex|hab|bd|th|pl|boul`.split(
        '|',
      ),
    unlessBeginning: ['etc', String.raw`J\.-C`, 'Cie', 'Jr', 'Inc'],
    beforeFigure: ['p', 'art', 'chap', 'no', 'al', 't'],
    beginnings:
      'Le|La|Les|L|Un|Une|Des|Du|De|D|Il|Elle|Ils|Elles|On|Nous|Vous|Je|J|Ce|Cet|Cette|Ces|C|Ça|En|Au|Aux|À|A|Dans|Sur|Sous|Par|Pour|Avec|Sans|Et|Mais|Ou|Où|Or|Donc|Car|Ni|Si|Quand|Lorsque|Comme|Puis|Ensuite|Enfin|Après|Avant|Depuis|Selon|Son|Sa|Ses|Leur|Leurs|Mon|Ma|Mes|Notre|Nos|Votre|Qui|Que|Quoi|Quel|Quelle|Pourquoi|Comment|Aujourd|Hier|Demain|Ici|Là|Alors|Ainsi|Cependant|Pourtant|Toutefois|Tous|Toutes|Tout|Plusieurs|Certains|Deux|Trois|Personne|Rien|Non|Oui|Malgré|Face|Chez|Entre|Vers|Aucun|Aucune',
  },
});
