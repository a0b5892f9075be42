/** Portuguese, in the words of Brazil. */
import { toCardinal, toOrdinal } from 'n2words/pt-PT';
import { createEuropean } from './european.ts';
import { DASH, daySpan, END, NO_PART, type Noun, START, sayRoman, sayRuler } from './european-words.ts';
import { PT_FORMULAS, PT_GREEK } from './pt-formulas.ts';
import { type Rule, re } from './rules.ts';

const MONTHS = 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
const MONTH = `(${MONTHS.join('|')})(?!\\p{L})`;

const SCALES = [
  [10n ** 12n, 'trilhão', 'trilhões'],
  [10n ** 9n, 'bilhão', 'bilhões'],
] as const;

/** n2words has Portugal's numbers: Brazil writes dezesseis and counts in bilhões. */
const say = (figures: string): string => {
  const value = BigInt(figures);
  for (const [size, one, many] of SCALES) {
    if (value < size || value >= size * 1000n) continue;
    const [over, rest] = [value / size, value % size];
    return `${say(String(over))} ${over === 1n ? one : many}${rest === 0n ? '' : ` e ${say(String(rest))}`}`;
  }
  return toCardinal(value)
    .replace(/dezas(?=seis|sete)/gu, 'dezes')
    .replaceAll('dezanove', 'dezenove');
};

const NOT_FEMININE =
  /^(?:dias?|(?:quilo|mili)?gramas?|problemas?|programas?|sistemas?|temas?|mapas?|atletas?|planetas?|mas|para|pela|cada|da|das|na|nas|uma|era|contra)$/u;
const FEMININE = /^(?:\p{Ll}{2,}(?:as?|ções|ção|dades?)|mulher|mulheres|vez|vezes|viagem|viagens|mães|mortes|partes)$/u;

/** `um`, `dois`; before a feminine noun `uma`, `duas`, `duzentas`. */
function cardinal(whole: string, gender: string | undefined, next: string): string {
  const words = say(whole);
  const isFeminine = gender === 'f' || (gender === undefined && FEMININE.test(next) && !NOT_FEMININE.test(next));
  if (!isFeminine) return words;
  return words
    .replace(/(?<!\p{L})um$/u, 'uma')
    .replace(/(?<!\p{L})dois(?=$| mil(?!h))/gu, 'duas')
    .replace(/(?<=[czh])entos(?= e|$| mil(?!h))/gu, 'entas');
}

const decimal = (whole: string, decimals: string) => {
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  const rest = decimals.slice(zeros);
  const said =
    decimals.length > 3
      ? [...decimals].map(say)
      : [...Array<string>(zeros).fill('zero'), ...(rest === '' ? [] : [say(rest)])];
  return `${say(whole)} vírgula ${said.join(' ')}`;
};

function ordinal(figures: string, feminine: boolean): string {
  if (Number(figures) === 0) return say('0');
  const masculine = toOrdinal(Number(figures));
  return feminine ? masculine.replace(/o(?=$| )/gu, 'a') : masculine;
}

function clock(hour: string, minute: string): string {
  const hours = `${cardinal(String(Number(hour)), 'f', '')} hora${Number(hour) === 1 ? '' : 's'}`;
  return Number(minute) === 0 ? hours : `${hours} e ${say(String(Number(minute)))}`;
}
const dayOf = (day: string) => (Number(day) === 1 ? 'primeiro' : say(String(Number(day))));

const BEFORE: readonly Rule[] = [
  {
    name: 'day and month 1º de maio, 3 a 5 de maio de 2024',
    pattern: re`(?<![\d.,])(\d{1,2})[ºo°]?(?:${DASH}(\d{1,2}))?\sde\s${MONTH}`,
    say: (_, from, to, month) => `${dayOf(from)}${to === '' ? '' : ` a ${dayOf(to)}`} de ${month}`,
  },
  {
    name: 'day in figures na quinta (3/5)',
    pattern: re`(?<=[(\s])(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?=\)|,? às)|(?<=(?<!\p{L})(?:[Dd]ia|[Ee]m|[Aa]té) )${NO_PART}(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?![\d/]|\sd[aeo]s?\s)`,
    say: (_, a, b, c, d) => `${dayOf(a || c)} de ${MONTHS[Number(b || d) - 1] ?? (b || d)}`,
  },
  {
    name: 'date 31.dez.2023',
    pattern: re`(?<![\d.,])(\d{1,2})\.(${MONTHS.map((month) => month.slice(0, 3)).join('|')})\.((?:19|20)\d\d)(?!\d)`,
    say: (_, day, short, year) =>
      `${dayOf(day)} de ${MONTHS.find((month) => month.startsWith(short)) ?? short} de ${year}`,
  },
  {
    name: 'first of a month in figures 1º/5/2024',
    pattern: /(?<!\d)1º\/(0?[1-9]|1[0-2])(?:\/((?:19|20)\d\d))?(?![\d/])/gu,
    say: (_, month, year) =>
      `primeiro de ${MONTHS[Number(month) - 1] ?? month}${year === '' ? '' : ` de ${say(year)}`}`,
  },
  daySpan(
    { seg: 'segunda', ter: 'terça', qua: 'quarta', qui: 'quinta', sex: 'sexta', sáb: 'sábado', dom: 'domingo' },
    'a',
    'a',
  ),
  {
    name: 'result 2x1',
    pattern:
      /(?<=(?:(?:venc|empat|perd|derrot|gole|bateu|ganh)[^.!?]{0,60} (?:por|em)|(?:[Pp]lacar|[Vv]itória|[Ee]mpate|[Dd]errota|[Gg]oleada|[Vv]irada|[Rr]esultado)(?: de| em| por)?) )(\d{1,2})\s?x\s?(\d{1,2})(?= (?:com|contra|sobre|no|na|para|diante|em|fora|e)(?!\p{L})|[.,;)]|$)(?![.,]\d)/gu,
    say: (_, a, b) => `${say(a)} a ${say(b)}`,
  },
  {
    name: 'law Lei 8.078/90',
    pattern: /(?<=(?:[Ll]ei|[Dd]ecreto|nº)(?: nº)? \d{1,2}\.?\d{1,3})\/(\d\d)(?!\d)/gu,
    say: (_, year) => ` de ${say(String(Number(year)))}`,
  },
  {
    name: 'hours 8h30-12h',
    pattern: re`(?<![\d.,])(\d{1,2})h([0-5]\d)?${DASH}(\d{1,2})h([0-5]\d)?(?![\p{L}\d])`,
    say: (_, a, b, c, d) => `${clock(a, b)} a ${clock(c, d)}`,
  },
  {
    name: 'thousands that agree: 2 mil pessoas',
    pattern: /(?<![\d.,])(\d{1,3}) mil(?= \p{L})(?! milh|\p{L})/gu,
    say: (_, number) => (number === '1' ? 'mil' : `${number}000`),
  },
  {
    name: 'time 18h30, 20h',
    pattern: /(?<![\d.,])([01]?\d|2[0-4])\s?h(?:\s?([0-5]\d)(?!\d))?(?:\s?min)?(?![\p{L}\d/])/gu,
    say: (_, hour, minute) => clock(hour, minute),
  },
  {
    name: 'number n.º 5, nº 5',
    pattern: /(?<!\p{L})[nN]\.?[°º]\s?(?=\d)/gu,
    say: () => 'número ',
  },
  {
    name: 'page p. 5, art. 3',
    pattern: /(?<![\p{L}.])(págs?|pp?|arts?|cap|vol|tel|Tel)\.\s?(?=\d)/gu,
    say: (_, word) =>
      `${{ pág: 'página', p: 'página', págs: 'páginas', pp: 'páginas', art: 'artigo', arts: 'artigos', cap: 'capítulo', vol: 'volume' }[word] ?? 'telefone'} `,
  },
];

const AFTER: readonly Rule[] = [
  {
    name: 'century século XXI, João VI',
    pattern:
      /(?<=(\p{Lu}\p{Ll}{2,20}|séculos?|capítulo|tomo|volume|guerra|séculos [IVX]{1,5} [ea]) )([IVX]{1,6})(?![\p{L}\d]|\.\p{L}|(?<=\s[IVX])\.\s)/gu,
    say: (whole, before, numeral) =>
      sayRuler(before, numeral, whole, (value, gender) =>
        Number(value) <= 10 ? ordinal(value, gender === 'f') : say(value),
      ) ?? sayRoman(numeral, say, whole),
  },
  {
    name: 'numeral before a noun: a II Guerra, o XX Congresso',
    pattern: /(?<=(?<!\p{L})([Oo]|[Aa]|[Dd][oa]|[Nn][oa]|[Aa]o|[Àà]|[Pp]el[oa]) )(?!X )([IVX]{1,6})(?= \p{L}{4,})/gu,
    say: (whole, article, numeral) => sayRoman(numeral, (value) => ordinal(value, /[aà]$/iu.test(article)), whole),
  },
  {
    name: 'ordinal 1º, 2.ª',
    pattern: re`${START}(\d{1,3})\.?([ºª°])(?!\s?[CF\d])`,
    say: (_, number, end) => ordinal(number, end === 'ª'),
  },
  {
    name: 'fraction 1/2, 3/4',
    pattern: re`${START}([1-9]\d?)/([2-9]|10)(?!\d)${END}(?=( \p{L}{1,20})?)`,
    say: (_, over, under, next) => {
      if (over === '1' && under === '2' && /^ \p{Ll}{3,}/u.test(next))
        return FEMININE.test(next.trim()) && !NOT_FEMININE.test(next.trim()) ? 'meia' : 'meio';
      const many = over === '1' ? '' : 's';
      const part = { 2: 'meio', 3: 'terço' }[under] ?? ordinal(under, false);
      return `${say(over)} ${part}${many}`;
    },
  },
  {
    name: 'years 2019-2023',
    pattern: /(?<![\d.,-])((?:1[1-9]|20)\d\d)[-—]((?:1[1-9]|20)\d\d)(?![\d-]|[.,]\d)/gu,
    say: (_, from, to) => `${say(from)} a ${say(to)}`,
  },
];

const m = (one: string, many = `${one}s`): Noun => ['m', one, many];
const f = (one: string, many = `${one}s`): Noun => ['f', one, many];

const MINUTE = m('minuto');
const SECOND = m('segundo');

export const portuguese = createEuropean({
  subtags: ['pt'],
  samples: { pt: 'Esta frase testa a voz, para ouvir se gosta dela.' },
  kokoroVoices: { pt: 'pf_dora' },
  cardinal,
  decimal,
  // One and a half is still one: 1,5 milhão.
  form: (number) => (Number(number.split(',')[0]) < 2 ? 0 : 1),
  scales: {
    milhões: m('milhão', 'milhões'),
    milhão: m('milhão', 'milhões'),
    mi: m('milhão', 'milhões'),
    bilhões: m('bilhão', 'bilhões'),
    bilhão: m('bilhão', 'bilhões'),
    bi: m('bilhão', 'bilhões'),
    'mil milhões': m('mil milhões', 'mil milhões'),
    trilhões: m('trilhão', 'trilhões'),
    trilhão: m('trilhão', 'trilhões'),
    tri: m('trilhão', 'trilhões'),
    mil: m('mil', 'mil'),
  },
  ofScale: (noun) => `de ${noun}`,
  currencies: {
    R$: m('real', 'reais'),
    BRL: m('real', 'reais'),
    '€': m('euro'),
    EUR: m('euro'),
    $: m('dólar', 'dólares'),
    US$: m('dólar', 'dólares'),
    USD: m('dólar', 'dólares'),
    '£': f('libra'),
    GBP: f('libra'),
    '¥': m('iene'),
    CHF: m('franco suíço', 'francos suíços'),
    '₽': m('rublo'),
  },
  cents: (euros, cents, noun) => `${euros} e ${cents}${noun[1] === 'real' ? ' centavos' : ''}`,
  units: {
    km: m('quilômetro'),
    m: m('metro'),
    cm: m('centímetro'),
    mm: m('milímetro'),
    'km^2': m('quilômetro quadrado', 'quilômetros quadrados'),
    km2: m('quilômetro quadrado', 'quilômetros quadrados'),
    'm^2': m('metro quadrado', 'metros quadrados'),
    m2: m('metro quadrado', 'metros quadrados'),
    'm^3': m('metro cúbico', 'metros cúbicos'),
    m3: m('metro cúbico', 'metros cúbicos'),
    ha: m('hectare'),
    kg: m('quilograma'),
    g: m('grama'),
    mg: m('miligrama'),
    cl: m('centilitro'),
    dl: m('decilitro'),
    kcal: f('quilocaloria'),
    dB: m('decibel', 'decibéis'),
    hPa: m('hectopascal', 'hectopascais'),
    mAh: m('miliampere-hora', 'miliamperes-hora'),
    Mbps: m('megabit por segundo', 'megabits por segundo'),
    Mbit: m('megabit', 'megabits'),
    TB: m('terabyte'),
    MHz: m('mega-hertz', 'mega-hertz'),
    t: f('tonelada'),
    h: f('hora'),
    l: m('litro'),
    L: m('litro'),
    ml: m('mililitro'),
    min: MINUTE,
    s: SECOND,
    W: m('watt'),
    kW: m('quilowatt'),
    MW: m('megawatt'),
    GW: m('gigawatt'),
    kWh: m('quilowatt-hora', 'quilowatts-hora'),
    MWh: m('megawatt-hora', 'megawatts-hora'),
    GB: m('gigabyte'),
    MB: m('megabyte'),
    Hz: m('hertz', 'hertz'),
    GHz: m('gigahertz', 'gigahertz'),
    cv: m('cavalo'),
  },
  per: {
    h: 'por hora',
    s: 'por segundo',
    min: 'por minuto',
    kg: 'por quilograma',
    l: 'por litro',
    L: 'por litro',
    'm^2': 'por metro quadrado',
    'm^3': 'por metro cúbico',
    'km^2': 'por quilômetro quadrado',
    kWh: 'por quilowatt-hora',
    dia: 'por dia',
    mês: 'por mês',
    ano: 'por ano',
  },
  across: 'por',
  percent: ['n', 'por cento', 'por cento'],
  perMille: 'por mil',
  times: ['f', 'vez', 'vezes'],
  half: (whole) => `${say(whole)} e meio`,
  hour: f('hora'),
  minute: MINUTE,
  second: SECOND,
  degrees: m('grau'),
  scalesOfHeat: ['Celsius', 'Fahrenheit'],
  to: 'a',
  ratio: 'a',
  outOf: (most) => `de ${most}`,
  ofYear: [' de', ' de'],
  telephone: String.raw`\(\d\d\)\s?9?\d{4}-\d{4}|0800[- ]\d{3}[- ]\d{4}`,
  minus: 'menos',
  plus: 'mais',
  point: 'ponto',
  powers: ['ao quadrado', 'ao cubo', 'elevado a'],
  formulas: PT_FORMULAS,
  greek: PT_GREEK,
  signs: {
    '&': 'e',
    '=': 'igual a',
    '%': 'por cento',
    '§': 'parágrafo',
    '€': 'euros',
    $: 'dólares',
    '+': 'mais',
    '−': 'menos',
    '×': 'vezes',
    '÷': 'dividido por',
    '<': 'menor que',
    '>': 'maior que',
    '≈': 'aproximadamente',
    '±': 'mais ou menos',
    '°': 'graus',
    º: 'o',
    ª: 'a',
    '@': 'arroba',
  },
  abbreviations: {
    tel: 'telefone',
    Sr: 'senhor',
    Sra: 'senhora',
    Dr: 'doutor',
    Dra: 'doutora',
    Prof: 'professor',
    prof: 'professor',
    profa: 'professora',
    dep: 'deputado',
    gen: 'general',
    cel: 'coronel',
    fig: 'figura',
    cap: 'capítulo',
    Rod: 'rodovia',
    Tel: 'telefone',
    Profa: 'professora',
    D: 'dom',
    'p.ex': 'por exemplo',
    etc: 'et cetera',
    'a.a': 'ao ano',
    aprox: 'aproximadamente',
    'a.C': 'antes de Cristo',
    'd.C': 'depois de Cristo',
    Av: 'avenida',
    R: 'rua',
    Gen: 'general',
    Cel: 'coronel',
    Sto: 'santo',
    Sta: 'santa',
    vs: 'contra',
    máx: 'máximo',
    mín: 'mínimo',
    hab: 'habitantes',
    séc: 'século',
  },
  months: MONTHS,
  date: (day, month, year) => `${dayOf(day)} de ${month} de ${say(year)}`,
  clock,
  oClock: 'h|horas',
  before: BEFORE,
  after: AFTER,
  by: 'Por',
  stops: {
    never:
      String.raw`Sr|Sra|Srs|Dr|Dra|[Pp]rof|[Pp]rofa|dep|gen|cel|sen|Rod|D|p\.\s?ex|aprox|Av|R|Gen|Cel|Cap|Sgt|Sto|Sta|Mons|Eng|pág|págs|p|pp|art|arts|cap|vol|fig|tel|Tel|vs|cf|máx|mín|hab|séc|n|jan|fev|abr|jun|jul|ago|set|out|nov|dez`.split(
        '|',
      ),
    unlessBeginning: ['etc', String.raw`S\.\s?A`, 'Cia', 'Ltda', 'Jr', 'Inc', String.raw`[ad]\.\s?C`],
    beforeFigure: ['n', 'p', 'art', 'ap', 'apto', 'no'],
    beginnings:
      'O|A|Os|As|Um|Uma|Uns|Umas|Ao|Aos|À|Às|Do|Da|Dos|Das|De|Em|No|Na|Nos|Nas|Com|Sem|Por|Pelo|Pela|Para|Segundo|Desde|Até|Sobre|Entre|Após|E|Ou|Mas|Porém|Se|Quando|Como|Enquanto|Porque|Pois|Então|Depois|Antes|Agora|Hoje|Ontem|Amanhã|Aqui|Ali|Ele|Ela|Eles|Elas|Eu|Nós|Você|Vocês|Este|Esta|Esse|Essa|Isso|Isto|Aquele|Aquela|Seu|Sua|Seus|Suas|Que|Quem|Onde|Qual|Há|É|São|Foi|Era|Não|Sim|Também|Além|Todos|Todas|Muitos|Alguns|Dois|Duas|Três|Ninguém|Nada|Cada|Assim|Já|Ainda',
  },
});
