/** Mandarin rules for names with figures in them: versions, models, aircraft, numerals. */
import { romanValue } from './roman.ts';
import { PEERS, type Rule, re } from './rules.ts';
import { sayCardinal, sayDigits, sayFormal, sayNumber } from './zh-numbers.ts';
import { COUNTED } from './zh-words.ts';

/** Names whose figures would pass for a span, a decimal or a unit. */
export const ZH_VERSION_RULES: readonly Rule[] = [
  {
    name: 'address 192.168.1.1',
    pattern: /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d]|\.\d)/gu,
    say: (whole) =>
      whole
        .split('.')
        .map((part) => (part.length > 2 ? sayDigits(part) : sayFormal(part)))
        .join('点'),
  },
  {
    name: 'version 3.2.1',
    pattern: /(?<![\d.])-?(\d{1,6}(?:\.\d{1,6}){2,5})(?![\d]|\.\d)/gu,
    say: (_, version) =>
      version
        .split('.')
        .map((part) => (part.length > 2 ? sayDigits(part) : sayFormal(part)))
        .join('点'),
  },
  {
    name: 'aircraft 波音737-800',
    pattern: /(?<=(?:波音|空客|空中客车|麦道)(?:公司)?)(\d{3})(?:-(\d{1,4}))?(?!\d)/gu,
    say: (_, type, variant) => sayDigits(type) + (variant === '' ? '' : `杠${sayFormal(variant)}`),
  },
  {
    name: 'aircraft 737-800, 737 MAX 8',
    pattern: /(?<![\d.A-Za-z-])(7[0-8]7)(?:-([1-9]00|8|9|10)(?!\d)|(?= ?MAX))/gu,
    say: (_, type, variant) => sayDigits(type) + (variant === '' ? '' : `杠${sayFormal(variant)}`),
  },
  {
    name: 'isotope 铯137',
    pattern: /(?<=[铀鈾钚鈈铯銫碘锶鍶钴鈷镭鐳钍釷氪氙钋釙])-?(\d{2,3})(?![\d.]|\s?[个個克吨噸种種])/gu,
    say: (_, figures) => (figures.length > 2 ? sayDigits(figures) : sayFormal(figures)),
  },
  {
    name: 'gas NO2',
    pattern:
      /(?<![A-Za-z])([NS])O(?=[2₂3x](?![A-Za-z\d]))(?=.(?:浓度|濃度|排放|气体|氣體|污染|超标|[、和及，。)）]|$))/gu,
    say: (_, letter) => `${letter} O`,
  },
  {
    name: 'variant BA.5, XBB.1.5',
    pattern:
      /(?<=(?<![A-Za-z])(?!N[Oo]|VOL|PP|CH|EP)[A-Z]{2,3})(?:\.\d{1,3}){1,4}(?![\d.])|(?<=(?<![A-Za-z.])[A-Z])(?:\.\d{1,3}){2,4}(?![\d.])/gu,
    say: (whole) => whole.replace(/\.(\d+)/gu, (_, figures: string) => `点${sayFormal(figures)}`),
  },
  {
    name: 'model after a version Qwen2.5-72B',
    pattern: /(?<=[A-Za-z]\d{1,2}\.\d{1,2})-(?=\d{1,4}B)/gu,
    say: () => ' ',
  },
  { name: 'standard 802.11', pattern: /(?<![\d.])802\.(1\d)/gu, say: (_, part) => `八零二点${sayDigits(part)}` },
  {
    name: 'model 红灯牌711, 711型',
    pattern: re`(?<=[^名招金银銀铜銅奖獎大王品拿夺奪得发發摘挂掛增加共有是]牌)([1-9]\d{2})(?!\d|\.\d|\s?(?:${COUNTED}|[块塊元]))|(?<![\d.])([1-9]\d{2})(?=型(?!人))`,
    say: (whole) => (whole.endsWith('00') ? whole : sayDigits(whole)),
  },
];

/** Names with figures in them. */
export const ZH_NAME_RULES: readonly Rule[] = [
  {
    name: 'war WWII',
    pattern: /(?<![A-Za-z])WW(I{1,2})(?![A-Za-z])/gu,
    say: (_, numeral) => (numeral === 'I' ? '一战' : '二战'),
  },
  {
    name: 'against 湖人vs.勇士',
    pattern: /(?=v)(?<=[\p{L}\d」”》] ?)(?<![A-Za-z])vs\.?(?= ?[\p{L}\d「“《])(?![A-Za-z])/gu,
    say: () => 'VS',
  },
  { name: 'peer to peer P2P, B2B2C', pattern: PEERS, say: (whole) => whole.replaceAll('2', ' to ') },
  {
    name: 'numeral 第Ⅲ, III期, World War II',
    pattern: /(?<![A-Za-z\d-])(I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|(?<=第 ?)[IVX])(?![A-Za-z\d-])/gu,
    say: (_, numeral) => sayCardinal(String(romanValue(numeral) ?? 0)),
  },
  {
    name: 'numeral SK-II',
    pattern: /(?<=[A-Z])-(II|III|IV)(?![A-Za-z\d])/gu,
    say: (_, numeral) => sayCardinal(String(romanValue(numeral) ?? 0)),
  },
  {
    name: 'numeral I型, I、II',
    pattern:
      /(?<![A-Za-z\d-])I(?=[、和及/](?:I{2}|二))|(?<![A-Za-z\d-])I(?=[型期类類级級度卷])|(?<=[学學部篇卷章])I(?=[，。、；：）)]|$)/gu,
    say: () => '一',
  },
  {
    name: 'screen 1080P',
    pattern: /(?<![\d.])(480|720|1080|1440|2160)(?=[Pp](?![A-Za-z]))/gu,
    say: (_, figures) => sayDigits(figures),
  },
  {
    name: 'brand 骁龙865, 麒麟980',
    pattern:
      /(?<=(?:保时捷|保時捷|国窖|國窖|标致|標緻|骁龙|驍龍|麒麟|天玑|天璣|酷睿|锐龙|昇腾|奇虎|春藤|(?<![A-Za-z])[A-Z][a-z]{3,20}) ?)(\d{3,4})(?![\d.,:%-]|年|[万亿萬億辆輛台臺元人款年])/gu,
    say: (_, figures) => (/^\d0{2,3}$/.test(figures) ? sayFormal(figures) : sayDigits(figures)),
  },
  {
    name: 'model i7-13700',
    pattern: /(?<=[A-Za-z]\d{1,3})-(\d{2,12})(?![\d]|\.\d)/gu,
    say: (_, figures) => sayDigits(figures),
  },
  {
    name: 'model with decimals GPT-3.5, PM2.5',
    pattern: re`(?<=[A-Za-z])-?(\d{1,6}\.\d{1,6})(?![\d]|\.\d)`,
    say: (_, figures) => sayNumber(figures),
  },
  {
    name: 'model F-35, C919, H100',
    pattern: re`(?<=[A-Za-z\p{Script=Greek}])-?(\d{1,12})(?![\d]|\.\d)`,
    say: (_, figures) => (figures.length <= 2 || /^\d0{2,3}$/.test(figures) ? sayFormal(figures) : sayDigits(figures)),
  },
  {
    name: 'model RTX 4090',
    pattern: re`(?<=(?<![A-Za-z])(?!(?:AQI|IQ|EQ|BMI|PMI|CPI|PPI|EPS|VIX|KPI) )[A-Z]{2,4} )(\d{3,4})(?![\d.,:%-]|\s?(?:${COUNTED}))`,
    say: (_, figures) => (/^\d00$/.test(figures) ? sayFormal(figures) : sayDigits(figures)),
  },
  {
    name: 'model 歼-20',
    pattern: re`(?<=(?![为為是至到约約达達在从從于於跌降温溫率比差])\p{Script=Han}[”’」]?)-(\d{1,3})(?![\d%‰℃]|\.\d|[亿億万萬元杆桿米吨层層度]|分(?!队|隊)|个百分|個百分)`,
    say: (_, figures) => (figures.length > 2 ? sayDigits(figures) : sayFormal(figures)),
  },
  { name: 'brand 7-Eleven', pattern: /(?<![\d.])(\d{1,4})-(?=[A-Za-z])/gu, say: (_, figures) => sayCardinal(figures) },
];
