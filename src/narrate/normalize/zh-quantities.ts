/** Mandarin rules for what is measured: temperatures, money, percentages, units, fractions, powers, spans, signs. */
import { anyOf, lookUp, type Rule, re } from './rules.ts';
import { DASH } from './zh-dates.ts';
import { sayAmount, sayDigits, sayFormal, sayFormalNumber, sayNumber, shiftPoint } from './zh-numbers.ts';
import {
  COUNTED,
  CURRENCIES,
  LATIN_SCALES,
  MONEY_WORDS,
  NOT_COUNTED,
  PER,
  PER_PIECE,
  PER_WORDS,
  SCALES,
  UNITS,
} from './zh-words.ts';

/** A number; longer ones are read figure by figure by the last rule. */
const N = String.raw`\d{1,24}(?:\.\d{1,24})?`;
/** A sign that is one: not the dash of a span or of a name. */
const SIGN = String.raw`(?:(?<![\d.%‰℃A-Za-z])[-−+±])?`;
const START = '(?<![\\d.])';
const END = '(?![\\d]|\\.\\d)';
/** 64 GB 的: what sets letters off from characters is not heard. */
const SPACE = String.raw`(?: {1,4}(?=\p{Script=Han}))?`;
const UNIT = anyOf(Object.keys(UNITS));
/** 分钟 before 分. */
const DIVISOR = `${PER_WORDS}|${PER_PIECE}|${anyOf(Object.keys(PER))}`;
const LATIN_SCALE = anyOf(Object.keys(LATIN_SCALES));
const CURRENCY = anyOf(Object.keys(CURRENCIES));

const sign = (mark: string) => ({ '-': '负', '−': '负', '+': '正', '±': '正负' })[mark] ?? '';
const below = (mark: string) => ({ '-': '零下', '−': '零下', '+': '零上', '±': '正负' })[mark] ?? '';
/** Two degrees are 两摄氏度, two below zero 零下二摄氏度; zero is on neither side. */
const degrees = (side: string, figures: string) =>
  side === '' ? sayAmount(figures) : `${figures === '0' ? '' : side}${sayNumber(figures)}`;

function sayUnit(symbol: string): { readonly unit: string; readonly per?: string } {
  const [unit = '', per] = lookUp(UNITS, symbol).split('/');
  return per === undefined ? { unit } : { unit, per };
}

function measured(from: string, to: string, scale: string, unit: string, per: string): string {
  const amount = `${from === '' ? '' : `${from}到`}${to}${scale}${unit}`;
  return per === '' ? amount : `每${per}${amount}`;
}

const signed = (mark: string, figures: string, scale = '') =>
  figures === '' ? '' : sign(mark) + sayAmount(figures, scale);

function money(mark: string, figures: string, scale: string, currency: string): string {
  const power = LATIN_SCALES[scale];
  const amount = power === undefined ? sayAmount(figures, scale) : sayMillions(figures, power);
  return sign(mark) + amount + lookUp(CURRENCIES, currency);
}

/** $1.5 billion is fifteen 亿: the point is moved to the nearest power that Chinese counts by. */
function sayMillions(figures: string, power: number): string {
  const whole = shiftPoint(figures, power);
  const digits = (whole.split('.')[0] ?? '').length;
  if (whole.includes('.')) return sayAmount(whole);
  for (const [places, word] of [
    [12, '万亿'],
    [8, '亿'],
    [4, '万'],
  ] as const) {
    if (digits <= places) continue;
    const rest = whole.slice(-places).replace(/0+$/, '');
    if (rest.length > 4) continue;
    return sayAmount(whole.slice(0, -places) + (rest === '' ? '' : `.${rest}`), word);
  }
  return sayAmount(whole);
}

const percentUnit = (mark: string) => (mark === '%' ? '百分之' : mark === '‰' ? '千分之' : '万分之');
const percent = (mark: string, figures: string, unit: string) =>
  `${sign(mark)}${percentUnit(unit)}${figures === '100' && unit === '%' ? '百' : sayFormalNumber(figures)}`;

/** Where each of the Earth's halves is: N for 北纬. */
const HALVES: Readonly<Record<string, string>> = { N: '北纬', S: '南纬', E: '东经', W: '西经' };

export const ZH_QUANTITY_RULES: readonly Rule[] = [
  { name: 'more than a share 90%+', pattern: /(?<=\d%)\+(?![\d.])/gu, say: () => '以上' },
  {
    name: 'class of weight -60kg级',
    pattern: /(?<![\d.A-Za-z])([-−+])(\d{2,3})\s?(?:kg|公斤)(?=[级級])/gu,
    say: (_, mark, figures) => `${sayNumber(figures)}公斤${mark === '+' ? '以上' : ''}`,
  },
  {
    name: 'floor 3/F',
    pattern: /(?<![\d./A-Za-z])(\d{1,2})\/F(?![A-Za-z\d])/gu,
    say: (_, floor) => `${sayFormal(floor)}楼`,
  },
  {
    name: 'cases of a hundred thousand 12.3/10万',
    pattern: re`(?<![\d./])(${N})/(10{0,2})([万萬])(?![\d元人]|[亿億])`,
    say: (_, figures, of, scale) => `${sayNumber(of)}${scale}分之${sayNumber(figures)}`,
  },
  {
    name: 'share a year 3.5%/年',
    pattern: re`(?<![\d.-])(${N})%/(年|月|周|天|日)`,
    say: (_, figures, per) => `每${per}${percent('', figures, '%')}`,
  },
  { name: 'pay of 2N', pattern: /(?<![\d.A-Za-z])2N(?![A-Za-z·])/gu, say: () => '二N' },
  { name: 'by volume 53%vol', pattern: /(?<=\d%)\s?vol\.?(?![A-Za-z])/giu, say: () => '' },
  { name: 'rise and fall ↑5%', pattern: /([↑↓])\s?(?=\d)/gu, say: (_, arrow) => (arrow === '↑' ? '上升' : '下降') },
  { name: 'points of a share 3.2pct', pattern: /(?<=\d)\s?(?:pcts?|pp)(?![A-Za-z])/gu, say: () => '个百分点' },
  {
    name: 'base points 上行2.5bp',
    pattern: /(?<=[升降息涨漲跌行宽寬窄调調阔闊扩擴落约約][^，。；]{0,8}\d)\s?(?:bps?|BPs?)(?![A-Za-z])/gu,
    say: () => '个基点',
  },
  {
    name: 'shares side by side 12%/15%, pressure 120/80',
    pattern:
      /(?<=\d[%‰])\s?\/\s?(?=[-−+±]?\d{1,4}(?:\.\d{1,4})?[%‰])|(?<=(?:血压|血壓)[^，。；]{0,8}\d{2,3})\/(?=\d{2,3}(?!\d))|(?<=(?<![\d/])\d{2,3})\/(?=\d{2,3}\s?(?:mmHg|毫米汞柱))/gu,
    say: () => '、',
  },
  {
    name: 'mark out of ten 评分8.7/10',
    pattern: /(?<=[评評打得][分了为為：: ]{1,3})(\d{1,2}(?:\.\d)?)\/(10|5|100)分?(?![\d.])/gu,
    say: (_, mark, most) => `${sayNumber(mark)}分，满分${sayNumber(most)}分`,
  },
  {
    name: 'discount 8.5折',
    pattern: /(?<![\d.])(\d)\.(\d)(?=折(?![叠疊线線射]))/gu,
    say: (_, a, b) => sayDigits(a + b),
  },
  { name: 'from 20k-30k', pattern: /(?<=\d[kKwW])\s?[-~—]\s?(?=\d{1,3}[kKwW](?![A-Za-z]))/gu, say: () => '到' },
  {
    name: 'hours and minutes 1h30min',
    pattern: /(?<![\d.A-Za-z])(\d{1,3})h\s?(?=\d{1,2}\s?(?:min|m)(?![A-Za-z]))/gu,
    say: (_, h) => `${sayAmount(h)}小时`,
  },
  {
    name: 'seconds 30s',
    pattern:
      /(?<![\d./A-Za-z'’果]|[A-Za-z果] )(\d{1,3})\s?s(?![A-Za-z\d]|\s?(?:手机|手機|Plus|Pro))|(?<=\d\/\d{1,4})\s?s(?![A-Za-z\d])/gu,
    say: (_, figures) => `${figures === '' ? '' : sayAmount(figures)}秒`,
  },
  {
    name: 'inches 27"显示器',
    pattern: /(?<=\d)\s?(?:["″]|'')(?=显示器|顯示器|屏|螢幕|电视|電視|轮毂|轮圈)/gu,
    say: () => '英寸',
  },
  {
    name: 'unit added 有线+50W',
    pattern: re`(?<=\p{Script=Han})\+(?=${N}\s?(?:${UNIT})(?![A-Za-z]))`,
    say: () => '加',
  },
  {
    name: 'position 35°N, E103.5°',
    pattern: re`(?<![A-Za-z])([NSEW])\s?(?=\d{1,3}(?:\.\d{1,6})?°)|(?<![\d.纬緯经經A-Z])(${N}°)\s?([NSEW])(?![A-Za-z])`,
    say: (_, before, figures, after) => lookUp(HALVES, before || after) + figures,
  },
  {
    name: 'thousands 1,234,567',
    pattern: /(?<![\d.,])\d{1,3}(?:,\d{3}){1,7}(?![\d,])/gu,
    say: (whole) => whole.replaceAll(',', ''),
  },
  {
    name: 'scientific 1.5×10^8',
    pattern: re`${START}(${SIGN})(${N})\s?[×xX*·]\s?10\^?([-−+]?)(?<=\^[-−+]?|10[-−+])(\d{1,4})${END}(?:/(${DIVISOR})(?![A-Za-z]))?`,
    say: (_, mark, figures, powerSign, power, per) =>
      `${per === '' ? '' : `每${lookUp(PER, per)}`}${sign(mark)}${sayNumber(figures)}乘以十的${sign(powerSign === '+' ? '' : powerSign)}${sayNumber(power)}次方`,
  },
  {
    name: 'scientific 1.5e8',
    pattern: re`(?<![\d.A-Za-z])(${SIGN})(\d{1,24}\.\d{1,24}[eE][-+]?|\d{1,24}e[-+]?|\d{1,24}E[-+])(\d{1,3})(?![\dA-Za-z]|\.\d)`,
    say: (_, mark, base, power) =>
      `${sign(mark)}${sayNumber(base.replace(/[eE].?$/u, ''))}乘以十的${base.endsWith('-') ? '负' : ''}${sayNumber(power)}次方`,
  },
  {
    name: 'position 30°15′20″',
    pattern: re`${START}(${N})°\s?(?:(\d{1,2}(?:\.\d{1,6})?)[′']\s?(?:(\d{1,2}(?:\.\d{1,6})?)[″"])?)?(?!C|F)`,
    say: (_, degrees, minutes, seconds) =>
      `${sayAmount(degrees)}度${minutes === '' ? '' : `${sayAmount(minutes)}分`}${seconds === '' ? '' : `${sayAmount(seconds)}秒`}`,
  },
  {
    name: 'span of temperatures -5~3℃',
    pattern: re`${START}(零下)?(${SIGN})(${N})\s?[℃℉度]?(?:${DASH}|\s?/\s?)(零下)?([-−+]?)(${N})\s?([℃℉])`,
    say: (_, wordA, markA, a, wordB, markB, b, unit) =>
      `${degrees(wordA + below(markA), a)}到${degrees(wordB + below(markB), b)}${unit === '℃' ? '摄氏度' : '华氏度'}`,
  },
  {
    name: 'temperature −5℃',
    pattern: re`${START}(零下|零上)?([-−+±]?)(${N})\s?([℃℉])`,
    say: (_, word, mark, figures, unit) =>
      `${degrees(word || below(mark), figures)}${unit === '℃' ? '摄氏度' : '华氏度'}`,
  },
  {
    name: 'span of money $3亿-5亿, $10-20',
    pattern: re`(?<![A-Za-z\d.])(${CURRENCY})\s?(${N})\s?(${SCALES}|(?:${LATIN_SCALE})(?![A-Za-z]))?(?:-|~|—|至|到)(?:${CURRENCY})?\s?(${N})\s?(${SCALES}|(?:${LATIN_SCALE})(?![A-Za-z]))?(?:${MONEY_WORDS})?${END}`,
    say: (_, currency, a, scaleA, b, scaleB) => `${money('', a, scaleA, '')}到${money('', b, scaleB, currency)}`,
  },
  {
    name: 'money $5.3亿, ¥100',
    pattern: re`([-−+]?)(?<![A-Za-z])(${CURRENCY})\s?([-−]?)(${N})\s?(${SCALES}|(?:${LATIN_SCALE})(?![A-Za-z]))?(多|余|餘)?(?:${MONEY_WORDS})?${END}(?:/(${DIVISOR})(?![A-Za-z]))?`,
    say: (_, before, currency, after, figures, scale, more, per) =>
      (per === '' ? '' : `每${lookUp(PER, per)}`) + money(before || after, figures, scale + more, currency),
  },
  {
    name: 'money 100€, 100 USD',
    pattern: re`${START}(${SIGN})(${N})\s?(${SCALES}|(?:${LATIN_SCALE})\s)?\s?(${CURRENCY})(?![A-Za-z\d])`,
    say: (_, mark, figures, scale, currency) => money(mark, figures, scale.trim(), currency),
  },
  {
    name: 'span of percentages 3%-5%, 3-5%',
    pattern: re`${START}(${SIGN})(${N})\s?[%‰‱]?${DASH}([-−+]?)(${N})\s?([%‰‱])`,
    say: (_, markA, a, markB, b, unit) => `${percent(markA, a, unit)}到${percent(markB, b, unit)}`,
  },
  {
    name: 'percentage 26%',
    pattern: re`${START}([-−+±]?)(${N})\s?([%‰‱])`,
    say: (_, mark, figures, unit) => percent(mark, figures, unit),
  },
  {
    name: 'percentage in words 五%',
    pattern: /([零一二三四五六七八九十百两点]{1,12})([%‰])/gu,
    say: (_, words, unit) => percentUnit(unit) + words,
  },
  {
    name: 'calculation 5-3=2, 3×5',
    pattern: re`(?<![\d.A-Za-z])(${N})\s?([-−+×x*÷/])\s?(${N})(?=\s?[=＝])`,
    say: (_, a, operator, b) =>
      `${sayNumber(a)}${({ '-': '减', '−': '减', '+': '加', '÷': '除以', '/': '除以' })[operator] ?? '乘'}${sayNumber(b)}`,
  },
  {
    name: 'dimensions 3×5, 1920x1080',
    pattern: re`(?<![\d.A-Za-z])(${N})\s?([×x*])\s?(?=\d)`,
    say: (_, a) => `${sayNumber(a)}乘`,
  },
  {
    name: 'speed after 时速 60km/h',
    pattern: re`(?<=[时時]速[^\d，。]{0,5})(${N})\s?(?:km/h|公里/小时|公里/小時|千米/小时|公里/时|KM/H|kph)(?![A-Za-z])`,
    say: (_, figures) => `${sayAmount(figures)}公里`,
  },
  {
    name: 'power and energy of a store 100MW/200MWh',
    pattern: re`(?<![\d.A-Za-z])(${N})\s?([kKMG]W|千瓦|[兆吉]瓦)/(${N})\s?([kKMG]Wh|(?:千瓦|[兆吉]瓦)[时時])(?![A-Za-z])`,
    say: (_, power, watts, energy, hours) =>
      `${sayAmount(power)}${UNITS[watts] ?? watts}、${sayAmount(energy)}${UNITS[hours] ?? hours}`,
  },
  {
    name: 'rate 80mg/100mL, 80毫克/100毫升',
    pattern: re`(?<![\d.A-Za-z])(${N})\s?(${UNIT}|${PER_WORDS})/(${N})\s?(${DIVISOR})(?![A-Za-z])`,
    say: (_, a, unit, b, per) => measured('', sayAmount(a), '', lookUp(UNITS, unit), sayAmount(b) + lookUp(PER, per)),
  },
  {
    name: 'rate 60km/h, 100元/吨',
    pattern: re`(?<![\d.A-Za-z])(?:(${SIGN})(${N})${DASH})?(${SIGN})(${N})\s?(${SCALES})?(多|余|餘)?\s?(${UNIT}|(?:${MONEY_WORDS}|${PER_WORDS}|[分下转轉步拍]))/(${DIVISOR})(?![A-Za-z])${SPACE}`,
    say: (_, markA, a, mark, b, scale, more, unit, per) =>
      measured(signed(markA, a), signed(mark, b, scale + more), '', lookUp(UNITS, unit), lookUp(PER, per)),
  },
  {
    name: 'rate 2.3万/㎡',
    pattern: re`(?<![\d.A-Za-z])(${N})(万|萬|亿|億)/(平方米|平米|平(?!方)|m2|年|月|天|人|套|台|辆|輛)(?![A-Za-z\d])`,
    say: (_, figures, scale, per) => `每${lookUp(PER, per)}${sayAmount(figures, scale)}`,
  },
  {
    name: 'unit 16GB, 3-5kg, 2万km',
    pattern: re`(?<![\d.]|(?:[A-Za-z]|(?<=[a-z]) )-?)(?:(${SIGN})(${N})\s?(?:${UNIT})?${DASH})?(${SIGN})(${N})\s?(${SCALES})?(多|余|餘)?\s?(${UNIT})(?![A-Za-z\d])${SPACE}`,
    say: (_, markA, a, mark, b, scale, more, symbol) => {
      const { unit, per = '' } = sayUnit(symbol);
      return measured(signed(markA, a), signed(mark, b, scale + more), '', unit, per);
    },
  },
  {
    name: 'unit without a number km/h',
    pattern: re`(?<![A-Za-z\d/])(${UNIT})/(${DIVISOR})(?![A-Za-z/])`,
    say: (_, unit, per) => `${lookUp(UNITS, unit)}每${lookUp(PER, per)}`,
  },
  {
    name: 'unit without a number 元/吨',
    pattern: re`(?:(${MONEY_WORDS})/(m2|m3|kg|t|km)(?![A-Za-z\d])|(${MONEY_WORDS}|${PER_WORDS})/(${PER_WORDS}))`,
    say: (_, money, symbol, unit, per) => `${money || unit}每${lookUp(PER, symbol || per)}`,
  },
  {
    name: 'power 10^8, x^2',
    pattern: /(?<=[\dA-Za-zα-ω)）])\^\(?([-−]?)(\d{1,6})\)?(?!\d)/gu,
    say: (_, mark, power) =>
      mark === '' && power === '2'
        ? '的平方'
        : mark === '' && power === '3'
          ? '的立方'
          : `的${sign(mark)}${sayNumber(power)}次方`,
  },
  {
    name: 'mixed fraction 1 1/2',
    pattern: /(?<![\d.,/])(\d{1,4}) (\d{1,3})\/(\d{1,3})(?![\d/]|\.\d)/gu,
    say: (_, whole, over, under) => `${sayNumber(whole)}又${sayFormal(under)}分之${sayFormal(over)}`,
  },
  { name: '24/7', pattern: /(?<![\d.,/])24\/7(?![\d/])/gu, say: () => '二十四小时七天' },
  {
    name: 'fraction 1/3',
    pattern: /(?<![\d.,/A-Za-z])([-−]?)(\d{1,6})\/(\d{1,6})(?![\d/A-Za-z]|\.\d)/gu,
    say: (_, mark, over, under) => `${sign(mark)}${sayFormal(under)}分之${sayFormal(over)}`,
  },
  {
    name: 'figure 图2-1',
    pattern: re`(?<=[图圖表式]\s?)(\d{1,2})-(\d{1,2})(?![\d.%-]|\s?(?:${COUNTED}))`,
    say: (_, chapter, figure) => `${sayFormal(chapter)}杠${sayFormal(figure)}`,
  },
  {
    name: 'pages P12-15',
    pattern: /(?<=(?<![A-Za-z])[Pp]{1,2}\.?)(\d{1,4})-(\d{1,4})(?![\d.])/gu,
    say: (whole, from, to) => (Number(from) < Number(to) ? `${sayFormal(from)}到${sayFormal(to)}` : whole),
  },
  {
    name: 'span of counted things 2-3天',
    pattern: re`(?<![\d.A-Za-z]|[A-Za-z]-)(${SIGN})(${N})\s?(${SCALES}|多)?(${COUNTED})?(?:-|~|—|―)([-−]?)(${N})\s?(?=${COUNTED})(?!${NOT_COUNTED})`,
    say: (_, markA, a, scaleA, counted, markB, b) => `${signed(markA, a, scaleA)}${counted}到${signed(markB, b)}`,
  },
  {
    name: 'span 3-5',
    pattern: re`(?<![\d.A-Za-z]|[A-Za-z]-|-)(${SIGN})(${N})(${SCALES})?\s?(?:-|~|—|―)\s?([-−]?)(${N})(?![\d-]|\.\d)`,
    // From more to less, or from the same, is no span but a result: 77-73.
    say: (_, markA, a, scaleA, markB, b) => {
      const isResult = markA === '' && scaleA === '' && markB === '' && Number(a) >= Number(b) && !/^0\d/.test(a);
      return `${sign(markA)}${sayAmountOrNumber(a, scaleA)}${isResult ? '比' : '到'}${sign(markB)}${sayNumber(b)}`;
    },
  },
];

function sayAmountOrNumber(figures: string, scale: string): string {
  return scale === '' ? sayNumber(figures) : sayAmount(figures, scale);
}
