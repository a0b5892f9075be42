/** Mandarin, and Cantonese in writing: the table of rules, in order. Adding a rule is adding a row. */
import { spellAcronyms } from './acronyms.ts';
import { plainCharacters, sweep } from './characters.ts';
import { wordFormulas } from './formula-rules.ts';
import { romanValue } from './roman.ts';
import { anyOf, applyRules, type Language, lookUp, type Rule, re } from './rules.ts';
import { ZH_CODE_RULES } from './zh-codes.ts';
import { ZH_DATE_RULES, ZH_TIME_RULES } from './zh-dates.ts';
import { ZH_FORMULAS } from './zh-formulas.ts';
import { ZH_NAME_RULES, ZH_VERSION_RULES } from './zh-names.ts';
import { sayCardinal, sayDigits, sayFormal, sayNumber } from './zh-numbers.ts';
import { ZH_QUANTITY_RULES } from './zh-quantities.ts';
import { isTraditional, toTraditional } from './zh-script.ts';
import { COUNTED, GREEK, NOT_COUNTED, SIGNS } from './zh-words.ts';
import { ZH_YEAR_RULES } from './zh-years.ts';

const N = String.raw`\d{1,24}(?:\.\d{1,24})?`;

/** Spelling only: nothing is worded yet. */
const TIDY_RULES: readonly Rule[] = [
  {
    name: 'number of a heading 01 四个, 1.1 背景, 07 | 复利',
    pattern:
      /^(\d{1,2}(?:\.\d{1,2}){0,3})(?: ?[|｜] ?|(?<=^0\d) ?[/·、.．:：-] ?| {1,4})(?=([“「『《（]?\p{Script=Han}[^，。！？；]{0,30})(.?))/gu,
    say: (whole, figures, next, after) =>
      / $/.test(whole) && !/[|｜]|^0\d/.test(whole) && (after !== '' || Number(figures) > 20 || isCounted(next))
        ? whole
        : `${sayParts(figures)}，`,
  },
  {
    name: 'number of a part 第3章 起点, 图1 流程',
    pattern:
      /(?<=^第 ?[\d一二三四五六七八九十百零]{1,5} ?(?:[章节節回期集讲講课課卷篇幕条條季站部]|部分)|^[图圖表] ?\d{1,3}(?:[.-]\d{1,3})?) {1,4}(?=[“「『《（]?\p{Script=Han})/gu,
    say: () => '，',
  },
  {
    name: 'Part 1 起点, Vol.32',
    pattern:
      /(?<![A-Za-z])(?:(Vol(?:ume)?\.?) ?(\d{1,4})|((?:Part|PART|Chapter|Section|Step|STEP|Tips?|TIPS?|Day|DAY|Lesson|Round) ?)(\d{1,3})) ?[|｜:：.、-]? {0,4}(?=(?:[“「『《（]?\p{Script=Han})|[，。；！？]|$)/gu,
    say: (_, _volume, volume, name, number) =>
      volume === '' ? `${name}${sayCardinal(number)}，` : `第${sayFormal(volume)}期，`,
  },
  {
    name: 'who reports 〔記者林一／鹽嶼報導〕渡口',
    pattern:
      /^[〔［【[]([^〔〕［］【】[\]，。！？]{0,30}(?:[报報][导導道]|[电電]))[〕］】\]]\s{0,3}(?=[（“「《]?[\p{Script=Han}\p{L}\d])/gu,
    say: (_, dateline) => `${dateline.replace(/\s?[／/|｜]\s?/gu, '，')}，`,
  },
  {
    name: 'label in brackets 【编者按】渡口',
    pattern:
      /(?<=^|[。！？]\s?)【(\p{Script=Han}[^【】，。！？]{0,15})】\s{0,3}(?=[（“「《]?[\p{Script=Han}\p{L}\d])/gu,
    say: (_, label) => `${label}，`,
  },
  {
    name: 'comparison p<0.05, >5',
    pattern: /(?<![<>])\s?([<>])\s?(?=[-−]?\.?\d)/gu,
    say: (_, sign) => lookUp(SIGNS, sign),
  },
  {
    name: 'spaces around figures 2024 年',
    pattern:
      /(?<=[\p{Script=Han}，。、：；（）“”]) {1,8}(?=[\d¥$€£+-]*\d)|(?<=[\d%‰℃℉]) {1,8}(?=[\p{Script=Han}，。、：；（）“”%‰℃℉])/gu,
    say: () => '',
  },
  {
    name: 'pause within a headline',
    pattern:
      /(?<=\p{Script=Han}{4}[”’」》）]?) {1,8}(?=[“‘「《（]?\p{Script=Han}{4}|\p{Script=Han}{2,3}：)|(?<=^\p{Script=Han}{2,3}) {1,4}(?=\p{Script=Han}{6})/gu,
    say: () => '，',
  },
  {
    name: 'long dash between figures 1992——1998',
    pattern: /(?<=\d)[—―-]{2,3}(?=\d)|(?<=[A-Za-z])[—―](?=\d)/gu,
    say: () => '-',
  },
  {
    name: 'space within a number 2 000',
    pattern: /(?<=(?<![\d.:])[1-9]\d{0,2}(?: \d{3}){0,5}) (?=\d{3}(?: \d{3}){0,5}(?!\d|\.\d{4}))/gu,
    say: () => '',
  },
  { name: 'ten thousand 10w', pattern: /(?<=\d)w(?![A-Za-z\d])/gu, say: () => '万' },
  { name: 'dash as a pause ——', pattern: /[—―]{2,10}|(?<!\d)-{2,10}|──+/gu, say: () => '，' },
  {
    name: 'list mark 1. 首先',
    pattern: /^([12]?\d)(?:[.．)）] {0,4}|、)(?=[^\d\s])/gu,
    say: (_, figures) => `${sayCardinal(figures)}、`,
  },
  {
    name: 'span 3月-5月, 周一-周五',
    pattern:
      /(?<=[日号號月年时時点點分秒个個天岁歲元米龄齡]|[周週][一二三四五六日])\s?[-~—―]\s?(?!\d{1,3}(?:\.\d{1,2})?(?:[-~至到]-?\d{1,3})?\s?[℃°%])(?=\d|[周週][一二三四五六日])|(?<=\d)-(?=次日|翌日)|(?<=:\d\d)\s?[-~—―]\s?(?=\d{1,2}月)|(?<=\d|[年月日])(-)(?=至今)/gu,
    say: (_, untilNow) => (untilNow === '' ? '到' : ''),
  },
  {
    name: 'list mark （一）总则, (2) 根据',
    pattern: /^[(（]([一二三四五六七八九十]{1,3}|\d{1,2})[)）] ?(?=[“「『《]?\p{L})/gu,
    say: (_, mark) => `${/\d/.test(mark) ? sayCardinal(mark) : mark}、`,
  },
  {
    name: 'list mark (1)',
    pattern: /([(（])(\d{1,2})([)）])(?! ?\d{3,4}-?\d{4})/gu,
    say: (_, open, figures, close) => open + sayCardinal(figures) + close,
  },
];

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const COUNTED_WORD = new RegExp(
  `^(?:(?:${COUNTED}|${NOT_COUNTED}|[号號期点點时時分秒度线線路环環])$|[年月日岁歲后後元])`,
  'u',
);

/** Whether what follows a figure is what it counts: 3 家公司, but 1 起点, where 起点 is a word. */
function isCounted(next: string): boolean {
  const [first] = words.segment(next);
  return first !== undefined && COUNTED_WORD.test(first.segment);
}

const sayParts = (figures: string) =>
  figures
    .split('.')
    .map((part) => (/^0\d/.test(part) ? sayDigits(part) : sayCardinal(part)))
    .join('点');

/** Every number that is left. */
const NUMBER_RULES: readonly Rule[] = [
  { name: 'path 首页 > 新闻', pattern: /\s?[<>]{1,20}\s?/gu, say: () => '，' },
  { name: 'negative -5', pattern: re`(?<![\d.A-Za-z)）])[-−](?=\d)`, say: () => '负' },
  { name: 'positive +5', pattern: re`(?<![\d.A-Za-z)）+\p{Script=Han}])\+(?=\d)`, say: () => '正' },
  {
    name: 'decimal .5',
    pattern: /(?:(?<![\d.A-Za-z\p{Script=Han}])|(?<=[击擊垒壘]率))\.(\d{1,24})(?![\d.])/gu,
    say: (_, figures) => `零点${sayDigits(figures)}`,
  },
  {
    name: 'ordinal 第2, 第01节',
    pattern: /(?<=第)0?(\d{1,12})(?![\d]|\.\d)/gu,
    say: (_, figures) => sayFormal(figures),
  },
  {
    name: '#5, №5, No.5',
    pattern: /(?:#|№ ?|(?<![A-Za-z])N[oO]\.? ?)(\d{1,6})(?![\d#]|\.\d)/gu,
    say: (_, figures) => `第${sayFormal(figures)}`,
  },
  {
    name: '2日 as two days',
    pattern: /(?<=(?:为期|為期|历时|歷時|连续|連續|近|过去|過去|未来|未來|前后|這|这))2(?=日)/gu,
    say: () => '两',
  },
  {
    name: 'hundredths 1米75, 9秒83',
    pattern: re`(?<=\d[米秒])(\d{2})(?![\d.]|\s?(?:${COUNTED}|%))`,
    say: (_, figures) => sayDigits(figures),
  },
  {
    name: 'two of a kind 2个',
    pattern: re`(?<![\d.第]|梅[开開])2(?=[至到]\d{1,3}(?:${COUNTED})(?<!日))(?!至?到?\d{1,3}(?:${NOT_COUNTED}))|(?<![\d.第]|梅[开開])2(?=\s?(?:${COUNTED}))(?!\s?(?:${NOT_COUNTED}))`,
    say: () => '两',
  },
  {
    name: 'more than 100+',
    pattern:
      /(?<=\d)\+(?=[个個人名位家次天年元种種件项項款条條万萬亿億岁歲座所场場]|公里|小时|小時|分钟|分鐘|(城市|[国國]家|[门門]店|店|企[业業]|品牌|[学學]校))|(?<=\d{3}|\d[万萬亿億千百])\+(?=$|[，。、；！？）)])/gu,
    say: (_, thing) => (thing === '' ? '多' : '多个'),
  },
  {
    name: 'number',
    pattern: re`(?<![\d.])${N}(?![\d]|\.\d)`,
    say: (whole) => (whole.includes('.') ? sayNumber(whole) : sayCardinal(whole)),
  },
  { name: 'figures that are no number', pattern: /\d{1,200}/gu, say: (whole) => sayDigits(whole) },
];

/** Signs that are left. */
const SIGN_RULES: readonly Rule[] = [
  { name: 'Amazon.com', pattern: /(?<=\p{L})\.(?=(?:com|org|net|cn)(?![A-Za-z]))/gu, say: () => '点' },
  {
    name: 'zero 〇',
    pattern: /〇|(?<=[一二三四五六七八九零〇○])[○◯]|[○◯](?=[一二三四五六七八九零〇])/gu,
    say: () => '零',
  },
  {
    name: 'programming language',
    pattern: /(?<=(?<![A-Za-z])C)#|(?<=(?<![A-Za-z])C)\+\+/gu,
    say: (whole) => (whole === '#' ? ' sharp' : '加加'),
  },
  { name: 'and in a Latin name AT&T', pattern: /(?<=[A-Za-z]) ?& ?(?=[A-Za-z])/gu, say: () => ' and ' },
  { name: 'and &', pattern: / ?& ?/gu, say: () => '和' },
  { name: 'arrow →', pattern: / ?(?:→|⇒|➡) ?/gu, say: () => '，' },
  { name: 'sign before what it joins', pattern: re`[${'=＝≠≈≥≤><±×÷√∞+℃℉°Ω−'}]`, say: (sign) => lookUp(SIGNS, sign) },
  {
    name: 'Greek letter',
    pattern: re`${anyOf([...Object.keys(GREEK), ...Object.keys(GREEK).map((letter) => letter.toUpperCase())])}`,
    say: (letter) => lookUp(GREEK, letter.toLowerCase()),
  },
  { name: 'dot within a name 约翰·史密斯', pattern: /(?<=\p{Script=Han})\s?·\s?(?=\p{Script=Han})/gu, say: () => '' },
  { name: 'dash —', pattern: /[—―─]/gu, say: () => '，' },
  { name: 'for a million 美元/百万', pattern: /(?<=元)\s?\/\s?(?=[百千万萬])/gu, say: () => '每' },
  { name: 'line end of a verse /', pattern: / ?\/ ?/gu, say: () => ' ' },
  { name: 'middle dot between words', pattern: / ?[·｜|] ?/gu, say: () => ' ' },
];

/** The whole table, in order; dates before times before quantities before bare numbers. */
export const ZH_RULES: readonly Rule[] = [
  ...TIDY_RULES,
  ...ZH_CODE_RULES,
  ...ZH_YEAR_RULES,
  ...ZH_DATE_RULES,
  ...ZH_TIME_RULES,
  ...ZH_VERSION_RULES,
  ...ZH_QUANTITY_RULES,
  ...ZH_NAME_RULES,
  ...NUMBER_RULES,
  ...SIGN_RULES,
];

function normalize(text: string, language: string): string {
  const traditional = isTraditional(text, language);
  const inScript = (words: string) => (traditional ? toTraditional(words).replaceAll('幺', '一') : words);
  // A short dash is a span between figures and a pause between words.
  // In Hong Kong $ is the city's own, and a grade 5** has two stars.
  const local = /^(?:yue|zh.*-HK)/iu.test(language)
    ? text
        .replace(/(?:港[元幣币] ?|(?<![A-Za-z$]))\$(?= ?\d)/gu, 'HK$')
        .replace(/(?<=(?<![\d.])5)\*{1,2}(?![\d*])/gu, (stars) => '星'.repeat(stars.length))
    : text;
  const dashed = local
    .replace(/(?<=\p{Script=Han}) ?– ?(?=\p{Script=Han})/gu, '—')
    // Ⅱ卷 is 二卷, and no two of them.
    .replace(/[\u2160-\u217B]{1,8}/gu, (numeral) =>
      sayCardinal(String(romanValue(numeral.normalize('NFKC').toUpperCase()) ?? '')),
    )
    // 第①题, 如图①所示: a name, not the mark of a list.
    .replace(/(?<=[第图圖表式注见見选選题題与與和]|步骤|步驟)[①-⑳]/gu, (sign) => sign.normalize('NFKC'));
  const worded = applyRules(plainCharacters(wordFormulas(dashed, ZH_FORMULAS)), ZH_RULES, inScript);
  return sweep(spellAcronyms(worded), (digit) => inScript(sayCardinal(String(digit))));
}

export const chinese: Language = {
  subtags: ['zh', 'yue', 'cmn'],
  samples: { zh: '这是一句试音，听听这个声音是不是舒服。', yue: '呢句係試音。' },
  embeddedVoices: { zh: 'espeak:cmn', yue: 'espeak:yue' },
  kokoroVoices: { zh: 'zf_xiaoxiao' },
  normalize,
  announcement: {
    date: (year, month, day) => `${year}年${month}月${day}日`,
    line: (byline, date) =>
      `${[byline?.replace(/^(?:作者|文|撰文|编辑|編輯)\s?[:：/／|]\s?/u, ''), date].filter(Boolean).join('，')}。`,
  },
};
