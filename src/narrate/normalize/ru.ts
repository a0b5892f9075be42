/** Russian: numbers in the case that a preposition or a year's noun asks for, else in the nominative. */
import { toCardinal, toOrdinal } from 'n2words/ru-RU';
import { createEuropean } from './european.ts';
import { createFigures, DASH, daySpan, END, type Noun, START, sayRoman } from './european-words.ts';
import { romanValue } from './roman.ts';
import { RU_FORMULAS, RU_GREEK } from './ru-formulas.ts';
import { anyOf, type Rule, re } from './rules.ts';

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

const say = (figures: string, feminine = false) =>
  toCardinal(BigInt(figures), feminine ? { gender: 'feminine' } : undefined).replace(/^одна тысяча(?= |$)/u, 'тысяча');
const figures = createFigures((digit) => say(digit));

/** Which of one, few, many: 1 год, 2 года, 5 лет; a decimal takes the genitive: 2,5 года. */
function form(number: string): number {
  if (number.includes(',')) return 1;
  const last = Number(number.slice(-2));
  if (last >= 11 && last <= 14) return 2;
  return last % 10 === 1 ? 0 : last % 10 >= 2 && last % 10 <= 4 ? 1 : 2;
}

/** One and two agree with what they count, which its ending tells: две женщины, два дома, одно окно. */
function cardinal(whole: string, gender: string | undefined, next: string): string {
  const [one, few] = [form(whole) === 0, form(whole) === 1];
  const known =
    gender ??
    (one
      ? /[ая]$|^(?:дочь|ночь|часть|область|мать|вещь|степень|очередь|площадь|сеть|речь|кость|\p{Ll}{2,}ость)$/u.test(
          next,
        )
        ? 'f'
        : /[ое]$/u.test(next)
          ? 'n'
          : 'm'
      : few && /^\p{Ll}{3,}[ыи]$/u.test(next)
        ? 'f'
        : 'm');
  const words = say(whole, known === 'f');
  return known === 'n' ? words.replace(/один$/u, 'одно') : words;
}

const PARTS = [
  ['десятая', 'десятых'],
  ['сотая', 'сотых'],
  ['тысячная', 'тысячных'],
] as const;

function decimal(whole: string, decimals: string, gender?: string, next = ''): string {
  // Полтора часа, полторы тысячи.
  if (whole === '1' && decimals === '5' && (gender !== undefined || /^\p{Ll}{2,}[аяыи]$/u.test(next)))
    return gender === 'f' || /[ыи]$/u.test(next) ? 'полторы' : 'полтора';
  const part = PARTS[decimals.length - 1];
  if (part === undefined) return `${say(whole)} запятая ${figures(decimals)}`;
  const [one, many] = part;
  const over = String(Number(decimals));
  return `${say(whole, true)} ${form(whole) === 0 ? 'целая' : 'целых'} ${say(over, true)} ${form(over) === 0 ? one : many}`;
}

type Case = 'nominative' | 'genitive' | 'prepositional' | 'dative' | 'instrumental' | 'accusative';
const ENDINGS: Readonly<Record<Case, readonly [hard: string, soft: string]>> = {
  nominative: ['', ''],
  accusative: ['', ''],
  genitive: ['ого', 'его'],
  dative: ['ому', 'ему'],
  prepositional: ['ом', 'ем'],
  instrumental: ['ым', 'им'],
};

/** `2024`, prepositional → `две тысячи двадцать четвёртом`. */
function ordinal(value: string, to: Case): string {
  if (Number(value) === 0) return say('0');
  const words = toOrdinal(Number(value)).replace(/^одна тысяча (?=\p{L})/u, 'тысяча ');
  const [hard, soft] = ENDINGS[to];
  if (hard === '') return words;
  return /третий$/u.test(words) ? words.replace(/ий$/u, `ь${soft}`) : words.replace(/(?:ый|ой|ий)$/u, hard);
}

/** `года` → genitive, `году` → prepositional. */
const caseOfYear = (noun: string): Case =>
  /^(?:году|веке)$/u.test(noun)
    ? 'prepositional'
    : /^(?:года|г\.?|века|лет)$/u.test(noun)
      ? 'genitive'
      : /^(?:годом|веком)$/u.test(noun)
        ? 'instrumental'
        : /^веку$/u.test(noun)
          ? 'dative'
          : 'nominative';

const GENITIVES: Readonly<Record<string, string>> = {
  ноль: 'нуля',
  один: 'одного',
  одна: 'одной',
  одно: 'одного',
  два: 'двух',
  две: 'двух',
  три: 'трёх',
  четыре: 'четырёх',
  восемь: 'восьми',
  сорок: 'сорока',
  девяносто: 'девяноста',
  сто: 'ста',
  двести: 'двухсот',
  триста: 'трёхсот',
  четыреста: 'четырёхсот',
  тысяча: 'тысячи',
  тысячи: 'тысяч',
  миллион: 'миллиона',
  миллиона: 'миллионов',
  миллиард: 'миллиарда',
  миллиарда: 'миллиардов',
};
const genitive = (words: string) =>
  words
    .split(' ')
    .map((word) => {
      const known = GENITIVES[word];
      if (known !== undefined) return known;
      if (/^(?:пять|шесть|семь|восемь|девять)(?:десят|сот)$/u.test(word))
        return word.replace(
          /^(\p{L}+?)ь(десят|сот)$/u,
          (_, stem: string, tail: string) =>
            `${stem === 'восем' ? 'восьм' : stem}и${tail === 'сот' ? 'сот' : 'десяти'}`,
        );
      return word.replace(/ь$/u, 'и');
    })
    .join(' ');
/** К двум, трём, десяти; с двумя, тремя, десятью. */
const OBLIQUE: Readonly<Record<string, readonly [dative: string, instrumental: string]>> = {
  ноль: ['нулю', 'нулём'],
  один: ['одному', 'одним'],
  два: ['двум', 'двумя'],
  три: ['трём', 'тремя'],
  четыре: ['четырём', 'четырьмя'],
  восемь: ['восьми', 'восемью'],
  сорок: ['сорока', 'сорока'],
  девяносто: ['девяноста', 'девяноста'],
  сто: ['ста', 'ста'],
  двести: ['двумстам', 'двумястами'],
  триста: ['трёмстам', 'тремястами'],
  четыреста: ['четырёмстам', 'четырьмястами'],
};
const oblique = (words: string, to: 'dative' | 'instrumental'): string =>
  words
    .split(' ')
    .map((word) => {
      const known = OBLIQUE[word]?.[to === 'dative' ? 0 : 1];
      if (known !== undefined) return known;
      if (word.endsWith('сот')) return `${oblique(word.slice(0, -3), to)}${to === 'dative' ? 'стам' : 'стами'}`;
      if (word.endsWith('десят')) return `${oblique(word.slice(0, -5), to)}десят${to === 'dative' ? 'и' : 'ью'}`;
      return word.replace(/ь$/u, to === 'dative' ? 'и' : 'ью');
    })
    .join(' ');
const WITH_GENITIVE =
  '(?:[Дд]о|[Оо]т|[Оо]коло|[Бб]олее|[Мм]енее|[Сс]выше|[Бб]ольше|[Мм]еньше|[Пп]орядка|[Нн]е менее|[Нн]е более|[Ии]з|[Бб]ез|[Пп]ротив|[Пп]осле|[Дд]ля|[Сс]реди|[Вв] течение|[Сс]о?(?= \\d{1,4}(?:[.,]\\d)? (?:до|\\p{L}{1,12} до) ))';

function clock(hour: string, minute: string): string {
  const [h, mm] = [String(Number(hour)), String(Number(minute))];
  const hours = `${say(h)} ${['час', 'часа', 'часов'][form(h)] ?? 'часов'}`;
  return mm === '0' ? hours : `${hours} ${say(mm, true)} ${['минута', 'минуты', 'минут'][form(mm)] ?? 'минут'}`;
}
const MONTH_NAMES = [...MONTHS, ...MONTHS.map((month) => month.charAt(0).toUpperCase() + month.slice(1))].join('|');
/** A day: к девятому, по девятое, девятого. */
const dayIn = (to: 'genitive' | 'dative' | 'neuter', day: string) =>
  to === 'neuter'
    ? ordinal(String(Number(day)), 'nominative')
        .replace(/третий$/u, 'третье')
        .replace(/(?:ый|ой|ий)$/u, 'ое')
    : ordinal(String(Number(day)), to);
const dayOf = (day: string) => ordinal(String(Number(day)), 'genitive');

const YEAR_NOUN = '(году|года|годом|годы|годов|год|гг\\.?|г\\.|г(?=[\\s,.;)]|$))';
const fullYear = (noun: string, given: Case) =>
  /^г\.?$/u.test(noun)
    ? {
        prepositional: 'году',
        nominative: 'год',
        genitive: 'года',
        instrumental: 'годом',
        dative: 'году',
        accusative: 'год',
      }[given]
    : /^гг/u.test(noun)
      ? 'годы'
      : noun;

const m = (one: string, few: string, many: string): Noun => ['m', one, few, many];
const f = (one: string, few: string, many: string): Noun => ['f', one, few, many];
const million = m('миллион', 'миллиона', 'миллионов');
const milliard = m('миллиард', 'миллиарда', 'миллиардов');
const thousand = f('тысяча', 'тысячи', 'тысяч');
const trillion = m('триллион', 'триллиона', 'триллионов');
const rouble = m('рубль', 'рубля', 'рублей');
const dollar = m('доллар', 'доллара', 'долларов');
const euro: Noun = ['m', 'евро', 'евро', 'евро'];
const kilometre = m('километр', 'километра', 'километров');

const CURRENCIES: Readonly<Record<string, Noun>> = {
  '₽': rouble,
  руб: rouble,
  'руб.': rouble,
  RUB: rouble,
  рублей: rouble,
  'р.': rouble,
  $: dollar,
  USD: dollar,
  долл: dollar,
  'долл.': dollar,
  '€': euro,
  EUR: euro,
  евро: euro,
  '£': m('фунт', 'фунта', 'фунтов'),
  '¥': m('юань', 'юаня', 'юаней'),
  '₴': f('гривна', 'гривны', 'гривен'),
  '₸': ['m', 'тенге', 'тенге', 'тенге'],
};
const MINUTE = f('минута', 'минуты', 'минут');
const SECOND = f('секунда', 'секунды', 'секунд');
const UNITS: Readonly<Record<string, Noun>> = {
  км: kilometre,
  м: m('метр', 'метра', 'метров'),
  см: m('сантиметр', 'сантиметра', 'сантиметров'),
  мм: m('миллиметр', 'миллиметра', 'миллиметров'),
  'км^2': m('квадратный километр', 'квадратных километра', 'квадратных километров'),
  'кв. км': m('квадратный километр', 'квадратных километра', 'квадратных километров'),
  'м^2': m('квадратный метр', 'квадратных метра', 'квадратных метров'),
  'кв. м': m('квадратный метр', 'квадратных метра', 'квадратных метров'),
  'м^3': m('кубический метр', 'кубических метра', 'кубических метров'),
  'куб. м': m('кубический метр', 'кубических метра', 'кубических метров'),
  га: m('гектар', 'гектара', 'гектаров'),
  кг: m('килограмм', 'килограмма', 'килограммов'),
  г: m('грамм', 'грамма', 'граммов'),
  мг: m('миллиграмм', 'миллиграмма', 'миллиграммов'),
  т: f('тонна', 'тонны', 'тонн'),
  л: m('литр', 'литра', 'литров'),
  ккал: f('килокалория', 'килокалории', 'килокалорий'),
  дБ: m('децибел', 'децибела', 'децибел'),
  мАч: m('миллиампер-час', 'миллиампер-часа', 'миллиампер-часов'),
  Мбит: m('мегабит', 'мегабита', 'мегабит'),
  ТБ: m('терабайт', 'терабайта', 'терабайт'),
  мл: m('миллилитр', 'миллилитра', 'миллилитров'),
  ч: m('час', 'часа', 'часов'),
  'п. п': m('процентный пункт', 'процентных пункта', 'процентных пунктов'),
  'п.п': m('процентный пункт', 'процентных пункта', 'процентных пунктов'),
  'л. с': f('лошадиная сила', 'лошадиные силы', 'лошадиных сил'),
  'л.с': f('лошадиная сила', 'лошадиные силы', 'лошадиных сил'),
  'ч. л': f('чайная ложка', 'чайные ложки', 'чайных ложек'),
  'ст. л': f('столовая ложка', 'столовые ложки', 'столовых ложек'),
  мин: MINUTE,
  сек: SECOND,
  с: f('секунда', 'секунды', 'секунд'),
  кВт: m('киловатт', 'киловатта', 'киловатт'),
  МВт: m('мегаватт', 'мегаватта', 'мегаватт'),
  ГВт: m('гигаватт', 'гигаватта', 'гигаватт'),
  кВт·ч: m('киловатт-час', 'киловатт-часа', 'киловатт-часов'),
  Гц: m('герц', 'герца', 'герц'),
  ГБ: m('гигабайт', 'гигабайта', 'гигабайт'),
  МБ: m('мегабайт', 'мегабайта', 'мегабайт'),
  чел: m('человек', 'человека', 'человек'),
};
const SCALES: Readonly<Record<string, Noun>> = {
  млн: million,
  миллионов: million,
  миллиона: million,
  миллион: million,
  млрд: milliard,
  миллиардов: milliard,
  миллиарда: milliard,
  миллиард: milliard,
  тыс: thousand,
  тысяч: thousand,
  тысячи: thousand,
  тысяча: thousand,
  трлн: trillion,
  триллионов: trillion,
  триллиона: trillion,
};
const PER: Readonly<Record<string, string>> = {
  ч: 'в час',
  с: 'в секунду',
  сек: 'в секунду',
  мин: 'в минуту',
  кг: 'на килограмм',
  л: 'на литр',
  'м^2': 'на квадратный метр',
  'м^3': 'на кубический метр',
  день: 'в день',
  год: 'в год',
};
const DEGREE = m('градус', 'градуса', 'градусов');
const COUNTED: Readonly<Record<string, Noun>> = {
  ...UNITS,
  ...CURRENCIES,
  '%': m('процент', 'процента', 'процентов'),
  '°': DEGREE,
  '℃': DEGREE,
};

/** Nouns in the form that a half takes, часа, and the one behind полутора: часов. */
const OF_MANY = new Map([
  ['года', 'лет'],
  ...Object.values(COUNTED).map(([, , few = '', many = '']) => [few, many] as const),
]);

const BEFORE: readonly Rule[] = [
  {
    name: 'ordinal 5-й, 3-го, 90-х',
    pattern:
      /(?<![\d.,])(\d{1,4})-(й|ый|ий|ой|го|ого|его|му|ому|м|ом|ым|им|я|ая|ю|ую|е|ое|ые|х|ых)(?!\p{L})(?=(?:\s(\p{Ll}{2,30}))?)/gu,
    say: (_, number, end, next) => {
      const masculine = ordinal(number, 'nominative');
      const third = /третий$/u.test(masculine);
      const stem = third ? masculine.replace(/ий$/u, 'ь') : masculine.replace(/(?:ый|ой|ий)$/u, '');
      const last = /[йм]$|го$|му$/u.exec(end)?.[0] ?? end.slice(-1);
      // На 89-й минуте, 1-й мировой: a feminine noun that is not the subject.
      if (last === 'й')
        return /[еиы]$|^мировой$/u.test(next) || end === 'ой' ? stem + (third ? 'ей' : 'ой') : masculine;
      const ends: Readonly<Record<string, readonly [string, string]>> = {
        го: ['ого', 'его'],
        му: ['ому', 'ему'],
        м: ['ом', 'ем'],
        я: ['ая', 'я'],
        ю: ['ую', 'ю'],
        // 1990-е are years, 5-е a day.
        е: end === 'ые' || (number.length > 1 && number.endsWith('0')) ? ['ые', 'и'] : ['ое', 'е'],
        х: ['ых', 'их'],
      };
      return stem + (ends[last]?.[third ? 1 : 0] ?? end);
    },
  },
  {
    name: 'day and month 3 мая 2024 года, 3-5 мая',
    pattern: re`(?<=((?<!\p{L})(?:[Кк]о?|[Пп]о|[Нн]а|[Сс]о?) )?)(?<![\d.,])(\d{1,2})(?:(${DASH}|\s(?:по|и)\s)(\d{1,2}))?\s(${MONTH_NAMES})(?!\p{L})(?:\s((?:1\d|20)\d\d)(?:\s(?:года|г\.|г(?!\p{L})))?)?`,
    say: (_, before, from, joint, to, month, year) => {
      const given = before.trim().toLowerCase();
      const isHoliday = /^\p{Lu}/u.test(month) && given === '';
      const first = dayIn(
        given === 'к' || given === 'ко'
          ? 'dative'
          : isHoliday || (/^(?:по|на)$/u.test(given) && to === '')
            ? 'neuter'
            : 'genitive',
        from,
      );
      const word = joint.includes('и') ? ' и ' : ' по ';
      const last = to === '' ? '' : word + dayIn(word === ' по ' && /^со?$/u.test(given) ? 'neuter' : 'genitive', to);
      return `${first}${last} ${month}${year === '' ? '' : ` ${ordinal(year, 'genitive')} года`}`;
    },
  },
  {
    name: 'date с 01.09 по 31.12',
    pattern:
      /(?<=(?<!\p{L})([Сс]о?|[Пп]о|[Дд]о|[Оо]т|[Пп]осле) )(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])(?=[,;:)](?!\d)|\.?\s?$|\.\s|\s(?:по|до(?! \d\d\.\d\d\s?(?:\p{Ll}|[%$€₽]))|и|в|на|включительно|действу\p{Ll}{1,4}|прой?д\p{Ll}{1,5}|состо\p{Ll}{1,8}|будет)(?!\p{L}))/gu,
    say: (_, before, day, month) =>
      `${dayIn(/^[Пп]о$/u.test(before) ? 'neuter' : 'genitive', day)} ${MONTHS[Number(month) - 1] ?? month}`,
  },
  {
    name: 'date 03.05.2024',
    pattern: /(?<![\d.,/-])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:1\d|20)\d\d)(?:\s(?:года|г\.))?(?!\d)/gu,
    say: (_, day, month, year) =>
      `${dayOf(day)} ${MONTHS[Number(month) - 1] ?? month} ${ordinal(year, 'genitive')} года`,
  },
  {
    name: 'years с 2010 по 2020 год',
    pattern: /(?<=(?<!\p{L})[Сс] )((?:1\d|20)\d\d) по ((?:1\d|20)\d\d)(?= годы?(?!\p{L}))/gu,
    say: (_, from, to) => `${ordinal(from, 'genitive')} по ${ordinal(to, 'nominative')}`,
  },
  {
    name: 'span of years 2019-2023 годы, в 1941-1945 годах',
    pattern: re`(?<![\d.,])((?:1\d|20)\d\d)(?:${DASH})((?:1\d|20)\d\d)\s(годы|годов|годах|гг\.?)`,
    say: (_, from, to, noun) => {
      const to_ = noun === 'годах' ? 'prepositional' : noun === 'годов' ? 'genitive' : 'nominative';
      return `${ordinal(from, to_)} - ${ordinal(to, to_)} ${noun.startsWith('гг') ? 'годы' : noun}`;
    },
  },
  {
    name: 'year в 2024 году, 2024 г.',
    pattern: re`(?<=(?<!\p{L})(\p{L}{1,8}) )((?:1\d|20)\d\d|[1-9]\d\d?(?=\s(?:году|года|г\.\s(?:до )?н\.)(?!\p{L})))(?:-(?![хе]\s)\p{Ll}{1,3})?\s${YEAR_NOUN}|(?<![\d.,])((?:1\d|20)\d\d)(?:-(?![хе]\s)\p{Ll}{1,3})?\s${YEAR_NOUN}`,
    say: (_, before, a, nounA, b, nounB) => {
      const [year, noun] = [a || b, nounA || nounB];
      const isShort = /^г\.?$/u.test(noun);
      const given: Case = isShort
        ? /^[Вв]о?$/u.test(before)
          ? 'prepositional'
          : /^[Кк]о?$/u.test(before)
            ? 'dative'
            : /^(?:[Пп]о|[Нн]а|[Зз]а|[Пп]ро)$/u.test(before)
              ? 'nominative'
              : 'genitive'
        : /^[Кк]о?$/u.test(before) && noun === 'году'
          ? 'dative'
          : caseOfYear(noun);
      return `${ordinal(year, given)} ${fullYear(noun, given)}`;
    },
  },
  {
    name: 'year of an era by itself: 300 г. до н. э.',
    pattern: /(?<=^|[(,;:—-]\s?)([1-9]\d{0,3})\sг\.?(?=\s(?:до\s)?н\.\s?э)/gu,
    say: (_, year) => `${ordinal(year, 'nominative')} год`,
  },
  {
    name: 'numeral в XXI веке, XX век',
    pattern:
      /(?<=((?<!\p{L})[Вв]о? )?)(?<![\p{L}\d])(?:([IVXХ]{1,6})\s?([-—]|\sи\s|\sили\s)\s?)?([IVXХ]{1,6})\s(веков|веках|веке|века|веком|веку|век|вв?\.)/gu,
    say: (whole, inside, from, joint, numeral, noun) => {
      const given: Case =
        noun === 'веках' || (noun.endsWith('.') && inside !== '')
          ? 'prepositional'
          : noun === 'веков' || noun === 'века'
            ? 'genitive'
            : caseOfYear(noun);
      const plural = noun === 'вв.';
      const ends = given === 'prepositional' ? ['е', 'ах'] : ['', 'а'];
      const full = noun.endsWith('.') ? `век${ends[plural ? 1 : 0] ?? ''}` : noun;
      const said = (roman: string) => sayRoman(roman.replaceAll('Х', 'X'), (value) => ordinal(value, given), roman);
      if (romanValue(numeral.replaceAll('Х', 'X')) === undefined) return whole;
      return `${from === '' ? '' : `${said(from)}${joint.trim().length > 1 || joint.trim() === 'и' ? joint : ' - '}`}${said(numeral)} ${full}`;
    },
  },
  {
    name: 'one and a half in the genitive: более 1,5 часа',
    pattern: re`(?<=(?<!\p{L})${WITH_GENITIVE} )1,5 (${anyOf(OF_MANY.keys())})(?!\p{L})`,
    say: (_, noun) => `полутора ${OF_MANY.get(noun) ?? noun}`,
  },
  {
    name: 'genitive до 5 тысяч, около 250 человек, более 40 км',
    pattern: re`(?<=(?<!\p{L})${WITH_GENITIVE} )(?:(\d{1,6})${DASH}(?=\d))?(\d{1,3}(?: \d{3}){1,3}|\d{1,12}|1,5)(?!\d|[.,:/-]\d)(?:\s?(${anyOf(Object.keys(SCALES))})(?!\p{L})\.?)?(?:\s?(${anyOf(Object.keys(COUNTED))})(?![\p{L}^])(?:/(${anyOf(Object.keys(PER))})(?!\p{L}))?)?(?=(?:\s(\p{Ll}{2,20}))?)`,
    say: (_, from, number, scale, unit, under, next) => {
      const digits = number.replaceAll(' ', '');
      const said = (feminine: boolean) => (digits === '1,5' ? 'полутора' : genitive(say(digits, feminine)));
      const noun = SCALES[scale] ?? COUNTED[unit];
      const inCase = (counted: Noun | undefined) =>
        counted === undefined ? '' : ` ${(form(digits) === 0 ? counted[2] : counted[3]) ?? ''}`;
      const first = from === '' ? '' : `${genitive(say(from, noun?.[0] === 'f'))} - `;
      const what = scale === '' ? inCase(noun) : `${inCase(noun)}${unit === '' ? '' : ` ${COUNTED[unit]?.[3] ?? ''}`}`;
      return `${first}${said(noun === undefined ? form(digits) === 0 && /[ыи]$/u.test(next) : noun[0] === 'f')}${what}${unit === '℃' ? ' по Цельсию' : ''}${under === '' ? '' : ` ${PER[under]}`}`;
    },
  },
  {
    name: 'time в 20.30',
    pattern: /(?<=(?<!\p{L})[Вв] )([01]\d|2[0-3])\.([0-5]\d)(?![\d.,]|\s?(?:%|раза?(?!\p{L})|млн|тыс))/gu,
    say: (_, hour, minute) => clock(hour, minute),
  },
  {
    name: 'in one: в 21 регионе',
    pattern: /(?<=(?<!\p{L})(?:[Вв]|[Нн]а|[Оо]б?) )(\d{0,2}1)(?<!11)(?= \p{Ll}{3,20}е(?!\p{L}))/gu,
    say: (_, number) => genitive(say(number)).replace(/одного$/u, 'одном'),
  },
  {
    name: 'hours с 9:00 до 18:00',
    pattern: /(?<=(?<!\p{L})(?:[Сс]|[Дд]о|[Оо]коло|[Пп]осле) )([01]?\d|2[0-4]):([0-5]\d)(?![\d:]|[.,]\d)/gu,
    say: (_, hour, minute) =>
      genitive(clock(hour, minute))
        .replace(/час(?:а|ов)?(?= |$)/u, Number(hour) % 20 === 1 ? 'часа' : 'часов')
        .replace(/минут[аыь]?(?=$)/u, Number(minute) % 10 === 1 && minute !== '11' ? 'минуты' : 'минут'),
  },
  {
    name: 'in the case of the noun: в 5 регионах, к 10 часам, с 2 детьми',
    pattern:
      /(?<![\d.,/:-])(\d{0,2}[02-9]|\d?11)(?= (?:\p{Ll}{3,20}(?:ых|их|ым|им|ыми|ими) )?(?!(?:\p{Ll}{0,16}драм|реклам|панорам|диорам|пижам|черепах|росомах|рубах|папах|плах|нерях|цунами|оригами|татами|салями)(?!\p{L}))\p{Ll}{2,20}?([ая]х|[ая]м|[ая]ми|ьми)(?!\p{L}))/gu,
    say: (_, number, end) =>
      end.endsWith('х') ? genitive(say(number)) : oblique(say(number), end.endsWith('м') ? 'dative' : 'instrumental'),
  },
  {
    name: 'short words д-р, г-жа',
    pattern: /(?<!\p{L})([ДдГг])-(ра?|н|на|ну|ном|жа|жи|же|жу|жой)(?=\s\p{Lu})/gu,
    say: (_, first, end) =>
      /^[Дд]$/u.test(first) ? `${first}окто${end}` : `${first}оспо${/^ж/u.test(end) ? end : `ди${end}`}`,
  },
  daySpan(
    { пн: 'понедельник', вт: 'вторник', ср: 'среда', чт: 'четверг', пт: 'пятница', сб: 'суббота', вс: 'воскресенье' },
    'по',
    '-',
  ),
  {
    name: 'part of a law ст. 105 ч. 2',
    pattern: /(?<=(?:ст\.|статьи|статья) ?\d{1,4}(?:\.\d{1,2})?,? )ч\.\s?(?=\d)/gu,
    say: () => 'часть ',
  },
  {
    name: 'part and article ч. 2 ст. 105',
    pattern: /(?<=\d )ст\.\s?(?=\d)|(?<![\p{L}.]|\d\s?)(ч)\.\s?(\d{1,3})(?![\d.])/gu,
    say: (_, part, number) => (part === '' ? 'статьи ' : `часть ${say(number)}`),
  },
  {
    name: 'plural of years в 60-х гг.',
    pattern: /(?<=((?<!\p{L})[Вв] )?(?:\p{L}{1,15} ){0,3}\p{L}{2,20}[ыи]х )гг\./gu,
    say: (_, inside) => (inside === '' ? 'годов' : 'годах'),
  },
  { name: 'number № 5', pattern: /№\s?(?=\d)/gu, say: () => 'номер ' },
  { name: 'boulevard б-р Гоголя', pattern: /(?<!\p{L})б-р(?= \p{Lu})/gu, say: () => 'бульвар' },
  { name: 'in a town в г. Москве', pattern: /(?<=[Вв] )г\.\s?(?=\p{Lu})/gu, say: () => 'городе ' },
  { name: 'in a street на ул. Ленина', pattern: /(?<=[Нн]а )ул\.\s?(?=\p{Lu})/gu, say: () => 'улице ' },
  {
    name: 'town г. Москва, ул. Ленина',
    pattern:
      /(?<![\p{L}.])(?<!\d )(?:(г|ул|им|св|о|р|пос|обл|пр|просп|пл|наб|пер)\.\s?(?=\p{Lu}\p{Ll})|(д|кв|стр|рис|гл|ст|п|тел|т|с|корп)\.\s?(?=\d))/gu,
    say: (_, place, part) =>
      `${{ г: 'город', ул: 'улица', д: 'дом', кв: 'квартира', им: 'имени', св: 'святой', о: 'остров', р: 'река', пос: 'посёлок', обл: 'область', пр: 'проспект', просп: 'проспект', пл: 'площадь', наб: 'набережная', пер: 'переулок', т: 'том', с: 'страница', корп: 'корпус', стр: 'страница', рис: 'рисунок', гл: 'глава', ст: 'статья', п: 'пункт' }[place || part] ?? 'телефон'} `,
  },
];

/** Екатерина Вторая, Екатерины Второй, Петра Первого. */
function ruler(value: string, name: string): string {
  const words = ordinal(value, 'nominative');
  if (name === 'часть') return words.replace(/третий$/u, 'третья').replace(/(?:ый|ой|ий)$/u, 'ая');
  const feminine = (hard: string, soft: string) =>
    /третий$/u.test(words) ? words.replace(/ий$/u, soft) : words.replace(/(?:ый|ой|ий)$/u, hard);
  if (
    /^(?:(?:Петр|Павл|Александр|Иван|Карл|Филипп|Вильгельм|Генрих|Людовик|Фёдор|Георг|Франциск)а|Николая)$/u.test(name)
  )
    return ordinal(value, 'genitive');
  if (/^(?:Екатерин|Елизавет|Анн|Виктори|Изабелл|Мари)[еи]$/u.test(name)) return feminine('ой', 'ьей');
  if (/^(?:Петре|Павле|Александре|Иване|Карле|Николае|Филиппе|Генрихе|Людовике|Георге|Льве)$/u.test(name))
    return ordinal(value, 'prepositional');
  if (/^(?:Петру|Павлу|Александру|Ивану|Карлу|Николаю|Генриху|Людовику)$/u.test(name)) return ordinal(value, 'dative');
  if (/^(?:Петром|Павлом|Александром|Иваном|Карлом|Николаем|Генрихом|Людовиком)$/u.test(name))
    return ordinal(value, 'instrumental');
  if (/[ая]$/u.test(name) && !/^(?:Никита|Илья|Фома|Лука)$/u.test(name)) return feminine('ая', 'ья');
  return /[ыи]$/u.test(name) ? feminine('ой', 'ьей') : words;
}

const AFTER: readonly Rule[] = [
  {
    name: 'span of numerals в I-III кварталах',
    pattern: /(?<!\p{L})([IVX]{1,5})[-—]([IVX]{1,5})(?=\s(?:кварталах|веках|классах))/gu,
    say: (whole, from, to) =>
      romanValue(to) === undefined
        ? whole
        : `${sayRoman(from, (value) => ordinal(value, 'prepositional'), from)} - ${sayRoman(to, (value) => ordinal(value, 'prepositional'), to)}`,
  },
  {
    name: 'numeral before a noun: XX съезд, II Всероссийская',
    pattern:
      /(?<!\p{L}\s?)([IVX]{1,6})(?= (\p{Script=Cyrillic}{3,30}))|(?<=(?<!\p{L})(?:[Нн]а|[Вв]о?|[Ии]|[Сс]о?|[Зз]а|[Кк]о?|[Дд]о|[Пп]о) )([IVX]{1,6})(?= (\p{Script=Cyrillic}{3,30}))/gu,
    say: (whole, a, nextA, b, nextB) =>
      sayRoman(
        a || b,
        (value) => {
          const next = nextA || nextB;
          const [words, third] = [ordinal(value, 'nominative'), value.endsWith('3') && !value.endsWith('13')];
          const end =
            /(?:ая|яя|война|степень|часть|глава|группа|категория|армия|династия|республика|олимпиада)$/iu.test(next)
              ? ['ая', 'ья']
              : /(?:ой|ей)$/u.test(next)
                ? ['ой', 'ьей']
                : /(?:ого|его|(?:квартал|съезд|век|созыв|класс|том|тур|этап|ранг)а|полугодия)$/u.test(next)
                  ? ['ого', 'ьего']
                  : /(?:ом|ем|(?:квартал|съезд|созыв|класс|том|тур|этап|ранг)е|полугодии|ах)$/u.test(next)
                    ? ['ом', 'ьем']
                    : /полугодие$/u.test(next)
                      ? ['ое', 'ье']
                      : undefined;
          return end === undefined ? words : words.replace(third ? /ий$/u : /(?:ый|ой|ий)$/u, end[third ? 1 : 0] ?? '');
        },
        whole,
      ),
  },
  {
    name: 'ruler Пётр I, Екатерина II',
    pattern: /(?<=(\p{Lu}\p{Ll}{2,20}|(?<!\p{L})(?:том|часть|глава|раздел|книга)) )([IVX]{1,6})(?![\p{L}\d])/gu,
    say: (whole, name, numeral) =>
      sayRoman(numeral, (value) => (/^\p{Script=Latin}/u.test(name) ? say(value) : ruler(value, name)), whole),
  },
  {
    name: 'compound 30-летний',
    pattern: re`${START}(\d{1,6})-(?=\p{Ll}{3,})`,
    say: (_, number) =>
      genitive(say(number))
        .replaceAll(' ', '')
        .replace(/^одного$/u, 'одно')
        .replace(/^ста/u, 'сто')
        .replace(/девяноста/u, 'девяносто'),
  },
  {
    name: 'fraction 1/2, 3/4',
    pattern: re`${START}([1-9]\d?)/([2-9]|10)(?!\d)${END}`,
    say: (_, over, under) => {
      if (over === '1' && under === '2') return 'половина';
      const part =
        under === '2'
          ? ['вторая', 'вторых']
          : under === '3'
            ? ['треть', 'трети']
            : under === '4'
              ? ['четверть', 'четверти']
              : [
                  ordinal(under, 'nominative').replace(/(?:ый|ой|ий)$/u, 'ая'),
                  ordinal(under, 'nominative').replace(/(?:ый|ой|ий)$/u, 'ых'),
                ];
      return `${say(over, true)} ${part[form(over) === 0 ? 0 : 1] ?? ''}`;
    },
  },
];

export const russian = createEuropean({
  subtags: ['ru'],
  samples: { ru: 'Эта фраза проверяет голос: послушайте, нравится ли он вам.' },
  script: { letters: /\p{Script=Cyrillic}/gu, languages: 'ru uk be bg sr mk kk ky mn tg'.split(' ') },
  cardinal,
  decimal,
  form,
  scales: SCALES,
  ofScale: (noun) => noun,
  currencies: CURRENCIES,
  cents: (sum, cents, noun) => `${sum} ${cents}${noun === rouble ? ' копеек' : ''}`,
  units: UNITS,
  per: PER,
  percent: m('процент', 'процента', 'процентов'),
  perMille: 'промилле',
  times: m('раз', 'раза', 'раз'),
  half: (whole) => `${say(whole)} с половиной`,
  hour: m('час', 'часа', 'часов'),
  minute: MINUTE,
  second: SECOND,
  degrees: m('градус', 'градуса', 'градусов'),
  scalesOfHeat: ['по Цельсию', 'по Фаренгейту'],
  to: '-',
  ratio: '',
  outOf: (most) => `из ${genitive(most)}`,
  ofYear: [',', ''],
  telephone: String.raw`8[ -]\(?\d{3}\)?[ -]\d{3}-\d\d-\d\d`,
  minus: 'минус',
  plus: 'плюс',
  point: 'точка',
  powers: ['в квадрате', 'в кубе', 'в степени'],
  formulas: RU_FORMULAS,
  greek: RU_GREEK,
  signs: {
    '&': 'и',
    '=': 'равно',
    '%': 'процентов',
    '§': 'параграф',
    '€': 'евро',
    $: 'долларов',
    '₽': 'рублей',
    '№': 'номер',
    '+': 'плюс',
    '−': 'минус',
    '×': 'на',
    '÷': 'делить на',
    '<': 'меньше',
    '>': 'больше',
    '≈': 'примерно',
    '±': 'плюс-минус',
    '°': 'градусов',
    '@': 'собака',
  },
  abbreviations: {
    'т.е': 'то есть',
    'т.д': 'так далее',
    'т.п': 'тому подобное',
    'т.к': 'так как',
    др: 'другие',
    напр: 'например',
    пр: 'прочее',
    'н.э': 'нашей эры',
    проф: 'профессор',
    акад: 'академик',
    'и.о': 'исполняющий обязанности',
    см: 'смотри',
    ср: 'сравни',
    тыс: 'тысяч',
    млн: 'миллионов',
    млрд: 'миллиардов',
    руб: 'рублей',
    коп: 'копеек',
    долл: 'долларов',
    чел: 'человек',
    тел: 'телефон',
    янв: 'января',
    февр: 'февраля',
    апр: 'апреля',
    авг: 'августа',
    сент: 'сентября',
    окт: 'октября',
    нояб: 'ноября',
    дек: 'декабря',
    гг: 'годы',
    им: 'имени',
  },
  months: MONTHS,
  date: (day, month, year) => `${dayOf(day)} ${month} ${ordinal(year, 'genitive')} года`,
  clock,
  oClock: 'ч|час(?:ов|а)?',
  before: BEFORE,
  after: AFTER,
  by: 'Автор',
  stops: {
    never:
      String.raw`т\.\s?е|т\.\s?к|и\.\s?о|[Пп]роф|[Аа]кад|см|ср|им|св|ул|пер|пл|просп|наб|корп|обл|стр|рис|гл|ст|тел|млн|млрд|трлн|кв|куб|(?<!\d )г|пос|янв|февр|апр|авг|сент|окт|нояб|дек`.split(
        '|',
      ),
    unlessBeginning: [
      String.raw`(?:В|К|С|До|После|Летом|Зимой|Весной|Осенью) \d{4} г`,
      String.raw`п\.\s?п`,
      String.raw`т\.\s?д`,
      String.raw`т\.\s?п`,
      'др',
      'пр',
    ],
    beforeFigure: ['ст', 'п', 'ч', 'с', 'т', 'д', 'ок'],
    beginnings:
      'В|Во|На|По|С|Со|К|Ко|У|О|Об|От|До|Из|За|Для|При|Без|Под|Над|Между|После|Перед|И|А|Но|Да|Или|Если|Когда|Как|Что|Чтобы|Кто|Где|Куда|Почему|Потому|Поэтому|Он|Она|Они|Оно|Я|Мы|Вы|Ты|Это|Этот|Эта|Эти|Тот|Та|Те|То|Так|Там|Тут|Здесь|Теперь|Сейчас|Сегодня|Вчера|Завтра|Затем|Потом|Тогда|Однако|Также|Тоже|Ещё|Уже|Не|Нет|Ни|Все|Всё|Его|Её|Их|Мой|Наш|Свой|Многие|Некоторые|Два|Две|Три|Никто|Ничего|Каждый|Согласно|Несмотря',
  },
});
