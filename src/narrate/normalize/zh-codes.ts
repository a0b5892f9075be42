/** Mandarin rules for figures that are no amounts: telephone numbers, codes, rooms, trains, standards. */
import { type Rule, re } from './rules.ts';
import { sayCardinal, sayDigits } from './zh-numbers.ts';
import { DIALLED, DIALLING } from './zh-words.ts';

/** Figures that are read one by one, with 幺 for 1 on the mainland. */
const dial = (whole: string) => sayDigits(whole, '幺');

/** Before all others, because a dash, a slash or a word of time within a code means nothing. */
export const ZH_CODE_RULES: readonly Rule[] = [
  {
    name: 'scores of sets 逆转（25:23、19-25）',
    pattern:
      /(?<=(?:[胜勝负負]|逆转|逆轉|击败|擊敗|不敌|不敵|力克|淘汰|横扫|橫掃|比分)[^。！？（(]{0,20}[（(])\d{1,3}[-:]\d{1,3}(?:[、，, ]{1,2}\d{1,3}[-:]\d{1,3}){0,6}(?=[）)])/gu,
    say: (whole) => whole.replace(/\d+/gu, (points) => sayCardinal(points)).replace(/[-:]/gu, '比'),
  },
  {
    name: 'extension 转801',
    pattern: /(?<=\d{4}\s?(?:转|轉|分机|分機)\s?)(\d{2,5})(?![\d.])/gu,
    say: dial,
  },
  { name: 'evening of 15 March 315晚会', pattern: /(?<!\d)315(?=晚会|晚會)/gu, say: (whole) => sayDigits(whole) },
  {
    name: 'stock （2330）收盤價',
    pattern: /(?<=\p{Script=Han}[（(])(\d{4})(?=[）)][^。！？]{0,6}(?:收[盘盤]|股[价價]|[涨漲跌]|[盘盤]中))/gu,
    say: (whole) => sayDigits(whole),
  },
  { name: 'seconds 6.9s', pattern: /(?<=\d\.\d{1,3})\s?s(?![A-Za-z\d])/gu, say: () => '秒' },
  {
    name: 'times 约35x',
    pattern: /(?<=[约約达達率为為到升长長]\s?\d{1,4}(?:\.\d{1,2})?)[xX](?![A-Za-z\d])/gu,
    say: () => '倍',
  },
  {
    name: 'change 同比+12.3%',
    pattern: /(?<=(?:同比|环比|環比)[:：]?\s?)([-−+])(?=\d{1,4}(?:\.\d{1,4})?%)/gu,
    say: (_, mark) => (mark === '+' ? '增长' : '下降'),
  },
  {
    name: 'sign after its word 涨+0.12%',
    pattern: /(?<=[涨漲升增])\+(?=\d)|(?<=跌)[-−](?=\d{1,4}(?:\.\d{1,4})?%)/gu,
    say: () => '',
  },
  { name: '摄氏5℃', pattern: /(?<=[摄攝]氏\s?[-−]?\d{1,3}(?:\.\d{1,2})?)℃/gu, say: () => '度' },
  {
    name: 'unit after a power 10⁴ km²',
    pattern: /(?<=\^-?\d{1,3}) ?(k?m)\^?([23])(?!\d)/gu,
    say: (_, unit, power) => `${power === '2' ? '平方' : '立方'}${unit === 'm' ? '米' : '公里'}`,
  },
  {
    name: 'mobile +86 138-0013-8000',
    pattern: re`(?<![\d.])(?:(?:\+|00)?(86)[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\d.]\d|\d|亿|万|元)`,
    say: (_, country, number) => `${country === '' ? '' : '加八六'}${dial(number)}`,
  },
  {
    name: 'abroad +44 20 7946 0958',
    pattern: re`(?<![\d.])\+(\d{1,3}(?:[- ]\d{2,5}){2,5})(?![\d])`,
    say: (_, number) => `加${dial(number)}`,
  },
  {
    name: 'fixed line 010-12345678',
    pattern: re`(?<![\d.-])\(?(0\d{2,3})(?:\)|[- ]|\)-)(\d{7,8}|\d{4}[- ]\d{4}|\d{3}[- ]\d{4}|(?<=-)(?:9\d{4}|\d{6}))(?:-(\d{1,5}))?(?![\d])`,
    say: (_, area, number, extension) =>
      `${dial(area)} ${dial(number)}${extension === '' ? '' : `转${dial(extension)}`}`,
  },
  {
    name: 'service number 400-820-8820',
    pattern: re`(?<![\d.-])([48]00-\d{3,4}-?\d{3,4}|[48]00\d{7}|09\d{2}-\d{3}-\d{3})(?![\d])`,
    say: dial,
  },
  {
    name: 'service number that is read with 一: 12345',
    pattern: re`(?<!\d)12345(?=(?:[“”‘’]|\s)?(?:${DIALLED}))`,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'hotline 110电话',
    pattern: re`(?<![\d.])(\d{3,6})(?=[”’」]?(?:${DIALLED}))`,
    say: dial,
  },
  {
    name: 'hotline 拨打120',
    pattern: re`(?<=(?:${DIALLING})[：:“「‘ 是为了]{0,3})(\d{3,12})(?![\d.:-]|[万亿萬億个個次人名]|[多余餘])`,
    say: (whole) => (whole === '12345' ? sayDigits(whole) : dial(whole)),
  },
  {
    name: 'code 代码600519',
    pattern: re`(?<=(?:代码|代碼|代号|代號|编号|編號|邮编|郵編|邮政编码|验证码|驗證碼|尾号|尾號|车牌|車牌|账号|帳號|QQ群?|学号|工号|证号|股票代码|文号|房号|编码)[号为是：: ]{0,3}[A-Z]{0,4})(\d{2,20})(?![\d.]\d)`,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'service number by itself 12306回应',
    pattern: re`(?<![\d.,-])(12(?:306|315|318|320|328|333|345|348|355|369|380|388|389|393)|100(?:86|10|00)|955\d{2})(?![\d-]|[.,]\d|\s?[个個名人元万萬亿億米吨噸位家辆輛件条條只次份%‰℃])`,
    say: (whole) => (whole === '12345' ? sayDigits(whole) : dial(whole)),
  },
  {
    name: 'room, road, hospital 1203室, 107国道',
    pattern:
      /(?<![\d.,-])(\d{3,4})(?=室(?!内|外)|房间|房間|号房|號房|国道|國道|省道|县道|路公交|路车|路电车|路公車)|(?<![\d.,-])(30[12479]|411)(?=医院)/gu,
    say: dial,
  },
  { name: 'tower 台北101', pattern: /(?<=台北|臺北)101(?!\d)/gu, say: (whole) => sayDigits(whole) },
  {
    name: 'resolution 2758号决议, 第78/123号',
    pattern: /(?<!\d)(\d{4})(?=号决议|號決議|号文)|(?<=第\d{1,3})\/(\d{1,4})(?=[号號])/gu,
    say: (_, whole, part) => (part === '' ? sayDigits(whole) : `杠${sayDigits(part)}`),
  },
  { name: 'title 《1942》', pattern: /(?<=[《〈])(\d{3,4})(?=[》〉])/gu, say: (whole) => sayDigits(whole) },
  {
    name: 'formation 4-3-3, number of a book 978-7-02-000220-1',
    pattern: /(?<![\d.,/-])(?!(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-)\d{1,8}(?:-\d{1,8}){2,6}(?![\d-]|\.\d)/gu,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'standard GB 7258-2017',
    pattern: /(?<=(?<![A-Za-z])(?:GB|ISO|IEC|HJ|QB)(?:\/[TZ])?\s?)(\d{4,6})(?:-(\d{4}))?(?![\d.,])/gu,
    say: (_, number, year) => `${sayDigits(number)}${year === '' ? '' : ` ${sayDigits(year)}`}`,
  },
  {
    name: 'train and flight G1234次, CA1234航班',
    pattern: re`(?<=(?<![A-Za-z])[A-Z]{1,2})-?(\d{1,4})(?=[次]|/|号航班|航班|次列车|次列車|班机|班機|客机|客機|列车|列車|次高铁)`,
    say: dial,
  },
];
