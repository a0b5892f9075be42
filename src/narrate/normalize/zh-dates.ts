/** Mandarin rules for dates, times of day and results. */
import { type Rule, re } from './rules.ts';
import { sayAmount, sayCardinal, sayDigits, sayNumber, sayYear } from './zh-numbers.ts';
import {
  AFTER_YEAR,
  COUNTED,
  MEASURED,
  PLAYED,
  RATIO_BEFORE,
  RESULT_AFTER,
  RESULT_BEFORE,
  SCALES,
} from './zh-words.ts';

/** The dashes, tildes and words that join two ends of a span. */
export const DASH = String.raw`\s?(?:-|~|—|―|至|到)\s?`;
const MONTH = '(0?[1-9]|1[0-2])';
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const YEAR = '((?:1[0-9]|20|21)\\d\\d)';
const START = '(?<![\\d./-]|\\d[,:])';
const END = '(?![\\d/:]|[.,-]\\d)';

const year = (figures: string) => `${sayYear(figures)}年`;
const number = (figures: string) => sayCardinal(figures.replace(/^0+(?=\d)/, ''));
const day = (month: string, date: string, mark = '日') => `${number(month)}月${number(date)}${mark}`;

function clock(hour: string, minute: string, second: string): string {
  const h = `${Number(hour) === 2 ? '两' : number(hour)}点`;
  if (Number(minute) === 0 && second === '') return h;
  const part = (figures: string, unit: string) =>
    `${/^0\d/.test(figures) && figures !== '00' ? '零' : ''}${number(figures)}${unit}`;
  return h + part(minute, '分') + (second === '' ? '' : part(second, '秒'));
}

const TIME = String.raw`([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?`;
/** What stands after 9:30分, where 分 begins no other word: 9:30分流 keeps it. */
const AFTER_MINUTES =
  '$|[^\\p{L}\\d]|[起前后後许許左整才就的从從至]|在(?![一同])|到[达達场場校]|抵|出[发發门門]|[开開](?:始|[赛賽球播幕会會机機门門])|准时|準時|正式|举行|舉行|结束|結束|上[课課班]|下[课課班]|集合|离开|離開|登';
const RESULT = String.raw`\d{1,3}\s?[:-]\s?\d{1,3}`;
const RATIO = String.raw`\d{1,3}\s?:\s?(?!0\d)\d{1,3}`;

const sayResults = (whole: string) =>
  whole.replace(/(\d{1,3})\s?[:-]\s?(\d{1,3})/g, (_, a: string, b: string) => `${sayRatio(a)}比${sayRatio(b)}`);
const sayRatio = (figures: string) => sayCardinal(figures).replace(/^两(?=百)/, '二');

/** What has a day: 5/18的会议, but 5/18的水. */
const OF_A_DAY =
  '会|會|活动|活動|比赛|比賽|航班|班次|地震|事件|声明|聲明|演出|演唱|课|課|考试|考試|报告|報告|记者|記者|发布|發布|直播|讲座|講座|约|約|行程|聚|晚宴|典礼|典禮|新闻|新聞|消息|交易|飞机|飛機|火车|火車';

/** What is an amount of days, not the day of a month. */
const DAYS_OR_SUM =
  '了|平均|住院|周期|週期|天数|天數|约|約|需|仅|僅|为|為|达|達|缩短|縮短|压缩|壓縮|[减減]少|[降增][至到]';

export const ZH_DATE_RULES: readonly Rule[] = [
  {
    name: 'time stamp 2024-05-18T09:00:00+08:00',
    pattern: /(?<!\d)(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?!\d)/gu,
    say: (_, date, time, seconds) => `${date} ${time}${seconds === ':00' ? '' : seconds}`,
  },
  {
    name: 'date 2024-05-18, 2024/5/18, 2024.5.18',
    pattern: re`${START}((?:1[0-9]|20|21)\d\d)([-/.])${MONTH}\2${DAY}日?(?!\d|[/-]\d|\.\d)`,
    say: (_, y, _mark, m, d) => `${year(y)}${day(m, d)}`,
  },
  {
    name: 'date 20240518',
    pattern: re`(?<![\d.,/:A-Za-z-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d%+-]|[.,]\d|\s?(?:${COUNTED}|${SCALES}|[号號])|[多余餘])`,
    say: (_, y, m, d) => `${year(y)}${day(m, d)}`,
  },
  {
    name: 'date 5/18/2024, 18/5/2024',
    pattern: re`${START}(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)${END}`,
    say: (_, a, b, y) => `${year(y)}${Number(a) > 12 ? day(b, a) : day(a, b)}`,
  },
  {
    name: 'span within a month 5月1日-3日, 5月1-3日',
    pattern: re`(?<!\d)${MONTH}月${DAY}([日号號]?)${DASH}${DAY}([日号號])`,
    say: (_, m, from, mark, to, last) => `${number(m)}月${number(from)}${mark}到${number(to)}${last}`,
  },
  { name: 'month 05月', pattern: /(?<=年)0([1-9])(?=月(?!\d))/gu, say: (_, m) => sayCardinal(m) },
  {
    name: 'month and day 5月18日',
    pattern: re`(?<!\d)${MONTH}月${DAY}([日号號])`,
    say: (_, m, d, mark) => day(m, d, mark),
  },
  {
    name: 'span of years 2019-2023年',
    pattern: re`(?<![\d.])${YEAR}年?${DASH}${YEAR}(?=年(?!级|級|来|來))`,
    say: (whole, from, to) => `${sayYear(from)}${whole.includes('年') ? '年' : ''}到${sayYear(to)}`,
  },
  {
    name: 'span of years 2019至21年',
    pattern: re`(?<![\d.])${YEAR}年?${DASH}(\d\d)(?=年(?!级|級|代|前|后|後|来|來|间?以))`,
    say: (whole, from, to) => (from.slice(2) < to ? `${sayYear(from)}到${sayYear(to)}` : whole),
  },
  {
    name: 'span of years (1937-1945)',
    pattern: re`(?<![\d.])((?:1[5-9]|20)\d\d)(?:-|~|—|―|至)((?:1[5-9]|20)\d\d)(?!\d|[.,]\d|\s?(?:${COUNTED}|[%‰℃]))`,
    say: (whole, from, to) => (Number(from) < Number(to) ? `${sayYear(from)}到${sayYear(to)}` : whole),
  },
  {
    name: 'season 2024-25赛季, 2024/25赛季',
    pattern: re`(?<!\d)((?:19|20)\d\d)[-/~—―](\d\d|\d{4})(?=\s?(?:赛季|賽季|财年|財年|学年|學年|年度|雪季|榨季))`,
    say: (_, from, to) => `${sayYear(from)}到${sayYear(to)}`,
  },
  {
    name: 'year and month 2024-05',
    pattern: re`${START}((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?![\d/:-]|\.\d)`,
    say: (_, y, m) => `${year(y)}${number(m)}月`,
  },
  {
    name: 'year of entry 21级新生',
    pattern: /(?<!\d)(\d{2})(?=[级級届屆](?:新生|学生|學生|本科|硕士|博士|毕业生|畢業生|校友))/gu,
    say: (_, figures) => sayDigits(figures),
  },
  {
    name: 'decade 1990年代',
    pattern: re`(?<!\d)((?:1[0-9]|20)\d0)(?:(?=年代|后(?![\u4e00-\u9fff]*(?:天|年)))|(s)(?![A-Za-z])(?:年代)?)|(?<![\d.'])['’]?([5-9]0)s(?=的?(?:风|復古|复古|辣妹|港风|怀旧|金曲|摇滚|老?歌|音乐))`,
    say: (_, y, plural, short) =>
      short === '' ? sayYear(y) + (plural === '' ? '' : '年代') : `${sayCardinal(short)}年代`,
  },
  {
    name: 'decades 80-90年代',
    pattern: re`(?<!\d)([1-9]0)(?:年代)?[-~—]([1-9]0)(?=年代)`,
    say: (_, from, to) => `${sayCardinal(from)}到${sayCardinal(to)}`,
  },
  { name: 'decade 90年代', pattern: re`(?<!\d)([1-9]0)(?=年代)`, say: (_, figures) => sayCardinal(figures) },
  {
    name: 'generation 80后, 80、90后',
    pattern: re`(?<![\d.第])['’]?([05-9][05]|(?<=[“「‘05][后後]?[、和与與及]?[“「‘]?)10(?=[后後](?![天年]|来|來|续)))(?=[后後](?![天年]|来|來|续)|[、和及/-][“「‘'’]?[05-9][05][后後])`,
    say: (_, figures) => sayDigits(figures),
  },
  {
    name: 'age, not a date: 2000年前, 3000年历史',
    pattern: re`(?<![\d.元])([12]\d00|[3-9]\d{3})(?=年(?:前(?![后後])|以前|之前|历史|歷史|的历史|的歷史|文明|的文明|来|來|多|以上|古|间|間))`,
    say: (_, figures) => sayCardinal(figures),
  },
  {
    name: 'year before the common era 公元前221年',
    pattern: /(?<=(?:公元前?|西元前?|纪元前|紀元前))(\d{3,4})(?=年(?![代]))/gu,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'years that share their 年: 2005和2006年, 2004下半年',
    pattern: re`(?<![\d.,:/A-Za-z-])((?:19|20)\d\d)(?=[、和与與及]((?:19|20)\d\d[、和与與及]){0,3}(?:19|20)\d\d年(?!级|級)|[上下]半年|[春夏秋冬][季天])`,
    say: (_, y) => sayYear(y),
  },
  { name: 'year 2023年', pattern: re`(?<![\d.-]|\d,)${YEAR}(?=年(?!级|級))`, say: (_, y) => sayYear(y) },
  {
    name: 'short year 08年, 98年5月',
    pattern: re`(?<![\d.-]|\d,)(0\d(?=年)|\d{2}(?=年\d{1,2}月))`,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'year in front of its event: 2024赛季, 2024巴黎奥运会',
    pattern: re`(?<![\d.,:/A-Za-z-])((?:19|20)\d\d)(?=\s?(?:${AFTER_YEAR}))`,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'year that opens a title: 《2024中国…》',
    pattern: re`(?<=^|[《“「『‘〈（(【])((?:19|20)\d\d)(?=[\u4e00-\u9fff：，·])(?!年|${COUNTED})`,
    say: (_, y) => sayYear(y),
  },
  {
    name: 'day of a time stamp 05-18 07:10',
    pattern: /(?<![\d./-])(0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])(?=\s{1,2}\d{1,2}:\d\d)/gu,
    say: (_, m, d) => day(m, d),
  },
  {
    name: 'days in figures 11/5-11/8, 8/28-9/3',
    pattern: re`${START}${MONTH}/${DAY}\s?[-~—]\s?${MONTH}/${DAY}${END}`,
    say: (whole, m, d, lastMonth, last) => {
      const isSameMonth = m === lastMonth && m !== '1' && Number(d) < Number(last);
      const isNextMonth = Number(lastMonth) === Number(m) + 1 && Number(d) > 12 && Number(last) < Number(d);
      return isSameMonth || isNextMonth ? `${day(m, d)}到${day(lastMonth, last)}` : whole;
    },
  },
  {
    name: 'day in figures 5/18（六）',
    pattern: re`(?<=(?:于|於|在|从|從|自|至|到|今年|明年|去年|将在|定於|截至|訂於|日期：?|时间：?|時間：?|[昨今明前後后][天日晚早晨]?[（(])\s?)${MONTH}/${DAY}${END}(?!的)`,
    say: (_, m, d) => day(m, d),
  },
  {
    name: 'days in figures 9/15、9/16兩天',
    pattern: re`${START}${MONTH}/${DAY}(?=[、和及與与至到~-]${MONTH}/${DAY}(?:[兩两三二]|[日号號起]))`,
    say: (_, m, d) => day(m, d),
  },
  {
    name: 'day in figures 5/18日, 5/18起',
    pattern: re`${START}${MONTH}/${DAY}(?:[日号號](?=.|$)|(?=\s?(?:[（(](?:[一二三四五六日]|周.|週.|星期.|禮拜.)[)）]|起|晚|早|[兩两三][天日]|上午|下午|中午|凌晨|举行|舉行|登場|登场|開幕|开幕|開賣|上映|截止)))`,
    say: (_, m, d) => day(m, d),
  },
  {
    name: 'day in figures 5/18的会议',
    pattern: re`${START}${MONTH}/${DAY}(?=\s?(?:[周週][一二三四五六日天]|星期|[当當][天晚晩]|出[发發]|的(?:${OF_A_DAY})))`,
    say: (_, m, d) => day(m, d),
  },
  {
    name: 'day with a point 3.14日, 9.28-10.7日',
    pattern: re`(?<![\d.:/-]|(?:${DAYS_OR_SUM})[^，。；\d]{0,6})${MONTH}\.${DAY}(?<=\.\d\d)(?:\s?[-~—―至到]\s?${MONTH}\.${DAY})?(?=[日号號](?![均元圆圓本币幣楼樓线線店]))`,
    say: (_, m, d, lastMonth, last) => day(m, d, '') + (last === '' ? '' : `日到${day(lastMonth, last, '')}`),
  },
  {
    name: 'event named by its day: 9·11',
    pattern: /(?<![\d·])(\d{1,2})·(\d{1,2})(?![\d·])/gu,
    say: (_, m, d) => sayDay(m, d),
  },
  {
    name: 'event named by its day: 9.11事件',
    pattern:
      /(?<![\d.])(\d{1,2})\.(\d{1,2})(?=[”’」]?(?:事件|地震|特大|大地震|事变|事變|惨案|慘案|空难|空難|爆炸|火灾|火災|暴雨|矿难|专案|恐怖袭击|恐袭|讲话|运动|晚会|消费者|假期|黄金周|小长假|劳动节|国庆|妇女节|婦女節|女神节|女生节|大促|购物节|購物節|电商|年中|公园|公園|纪念|紀念))/gu,
    say: (_, m, d) => sayDay(m, d),
  },
  {
    name: '985、211高校',
    pattern: /(?<![\d.])(985|211|996|007)(?=[、“”"/ ]|高校|院校|大学|大學|工程|工作制|[，。]?$)/gu,
    say: (whole) => (whole === '211' ? '二幺幺' : sayDigits(whole)),
  },
  {
    name: '618大促, 520告白, 1024程序员节',
    pattern:
      /(?<![\d.])(?:(?:618|818)(?=[、“”"/ ]|购物|購物|大促|期间|期間|年中|电商|電商|预售|战报|[，。]?$)|520(?=告白|表白|情人节|情人節|当天|當天|礼物|禮物|领证|領證|快乐)|1024(?=程序员|程式))/gu,
    say: (whole) => sayDigits(whole),
  },
  { name: '双11', pattern: /(?<=[双雙][“"]?)(11|12)/gu, say: (whole) => sayCardinal(whole) },
];

/** A day that has become a name: 九一一, 五一二, but 十一 for the first of October. */
function sayDay(month: string, day: string): string {
  if (month === day && Number(month) > 10) return `双${sayCardinal(month)}`;
  return month === '10' && day === '1' ? '十一' : sayDigits(month + day);
}

export const ZH_TIME_RULES: readonly Rule[] = [
  {
    name: 'duration 用时2:01:25',
    pattern: re`(?=\d{1,2}:)(?<=(?:成绩|成績|用时|用時|耗时|耗時|跑出|时长|時長|历时|歷時)[为為是了：: ]{0,2}|(?:PB|SB|净计时|配速)[^，。；\d]{0,4}|(?:全马|全馬|半马|半馬|完赛|完賽)[^，。；\d后後于於]{0,4}(?=\d{1,2}:\d\d:\d\d(?!\s?(?:[鸣鳴开開起]|发枪|發槍))))(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(\.\d{1,3})?(?![\d:])`,
    say: (_, hours, minutes, seconds, part) =>
      `${hours === '' ? '' : `${sayAmount(hours)}小时`}${sayAmount(String(Number(minutes)))}分${sayNumber(seconds.replace(/^0/, '') + part)}秒`,
  },
  {
    name: 'time of a race 3:38.72, 1′30″',
    pattern: /(?<![\d:.])(\d{1,2})(?::([0-5]\d\.\d{1,3})(?![\d:])|['′’]([0-5]\d(?:\.\d{1,3})?)(?:["″”]|''|′′|’’))/gu,
    say: (_, minutes, clocked, primed) =>
      `${sayAmount(String(Number(minutes)))}分${sayNumber((clocked || primed).replace(/^0(?=\d)/, ''))}秒`,
  },
  {
    name: 'result 比分为3:2、21:15',
    pattern: re`(?<=(?:${RATIO_BEFORE})\s?)${RATIO}(?:[、，和及]\s?${RATIO}){0,6}(?![\d:]|\.\d|[点點时時分%℃])`,
    say: sayResults,
  },
  {
    name: 'result 以3-2',
    pattern: re`(?<=(?:${RESULT_BEFORE})\s?)${RESULT}(?:[、，和及]\s?${RESULT}){0,6}(?![\d:]|[点點时時分%℃]|\s?(?:${COUNTED}|${SCALES}))`,
    say: sayResults,
  },
  {
    name: 'result 3:2战胜',
    pattern: re`(?<![\d:.-])${RESULT}(?:[、，和及]\s?${RESULT}){0,6}(?=\s?(?:的)?(?:${RESULT_AFTER}))`,
    say: sayResults,
  },
  {
    name: 'result of a part or among players: 首局9-11, 女足0-2巴西',
    pattern: re`(?=\d{1,3}-\d)(?<=(?:${PLAYED})[^。！？\d-]{0,15})(?<![第\d.A-Za-z-]|(?:${MEASURED})[^，。！？\d]{0,4})\d{1,3}-\d{1,3}(?:[、，(（]\d{1,3}-\d{1,3}){0,6}(?![\d:.%℃-]|\s?(?:${COUNTED}|${SCALES}|[日号號月周週级級名题題]))`,
    say: sayResults,
  },
  {
    name: "minute of a match 第85'",
    pattern: /(?<=(?:第|^)\d{1,3}(?:\+\d{1,2})?)['′’](?![\d'′’A-Za-z])/gu,
    say: () => '分钟',
  },
  {
    name: 'half of the day 3pm',
    pattern: /(?<![\d:.A-Za-z])(1[0-2]|[1-9])\s?([AaPp])\.?[Mm]\.?(?![A-Za-z\d])/gu,
    say: (_, hour, half) => `${/[Aa]/.test(half) ? '上午' : '下午'}${clock(hour, '00', '')}`,
  },
  {
    name: 'half of the day 2:30pm',
    pattern: re`(?<=(上午|下午|晚上|凌晨|中午)?)${TIME}\s?([AaPp])\.?[Mm]\.?(?![A-Za-z])`,
    say: (_, named, hour, minute, second, half) =>
      `${named !== '' ? '' : /[Aa]/.test(half) ? '上午' : '下午'}${clock(hour, minute, second)}`,
  },
  {
    name: 'hours 9:00-17:00',
    pattern: re`(?<![\d:.])${TIME}${DASH}${TIME}(?![\d:])`,
    say: (_, a, b, c, d, e, f) => `${clock(a, b, c)}到${clock(d, e, f)}`,
  },
  {
    name: 'time 3:20',
    pattern: re`(?<![\d:.])${TIME}(?![\d:])(?:分(?=${AFTER_MINUTES}))?`,
    say: (_, hour, minute, second) => clock(hour, minute, second),
  },
  {
    name: 'ratio 3:2, 16:9, 1:2:3',
    pattern: /(?<![\d:.])(\d{1,6}(?:\.\d{1,6})?):(\d{1,6}(?:\.\d{1,6})?)(?::(\d{1,6}))?(?![\d:])/gu,
    say: (_, a, b, c) =>
      [a, b, c]
        .filter((part) => part !== '')
        .map((part) => (part.includes('.') ? part : sayRatio(part)))
        .join('比'),
  },
  {
    name: 'minutes 9时05分',
    pattern: /(?<=[\d零一二三四五六七八九十两][点點时時])0(\d)(?=分|$|[，。；、）)])/gu,
    say: (_, minute) => `零${sayDigits(minute)}`,
  },
  {
    name: 'hour 07时',
    pattern: /(?<![\d.])0(\d)(?=[时時点點](?!\d))/gu,
    say: (_, hour) => (hour === '2' ? '两' : sayCardinal(hour)),
  },
  { name: 'seconds 5分03秒', pattern: /(?<=分)0(\d)(?=秒)/gu, say: (_, second) => `零${sayDigits(second)}` },
];
