/** Mandarin rules for figures that are no amounts: telephone numbers, codes, rooms, trains, standards. */
import { type Rule, re } from './rules.ts';
import { sayCardinal, sayDigits } from './zh-numbers.ts';
import { COUNTED, DIALLED, DIALLING, OF_HOTLINE, SCALES } from './zh-words.ts';

/** Figures that are read one by one, with 幺 for 1 on the mainland. */
const dial = (whole: string) => sayDigits(whole, '幺');
/** Numbers that everybody dials, and lists of them. */
const HOTLINES = String.raw`1(?:10|19|20|22|14)|12\d{3}|96\d{3}`;
const HOTLINE = `(?:${HOTLINES})(?!\\d)`;
const OR = '[”’」]?(?:、|和|与|與|及|或者?)[“‘「]?';
const DIALLED_NAME = new RegExp(`^(?:211|(?!12345)(?:${HOTLINES}))$`);
/** Figures that are a name, dialled where they are a hotline's. */
const name = (figures: string) => (DIALLED_NAME.test(figures) ? dial(figures) : sayDigits(figures));

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
    pattern: /(?<=\p{Script=Han}[（(])(\d{4})(?=[）)][^。！？]{0,6}(?:收[盘盤\d]|股[价價]|[涨漲跌]|[盘盤]中))/gu,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'processors x86, x86-64',
    pattern: /(?<![A-Za-z\d]|\d\s)([xX])(86|64)(?:[-_](64|32))?(?!\d|\.\d|[A-Za-z])/gu,
    say: (_, x, figures, bits) => `${x}${sayDigits(figures)}${bits === '' ? '' : `，${sayDigits(bits)}`}`,
  },
  { name: 'seconds 6.9s', pattern: /(?<=\d\.\d{1,3})\s?s(?![A-Za-z\d])/gu, say: () => '秒' },
  {
    name: 'times 约35x',
    pattern:
      /(?<=[约約达達率为為到升长長]\s?\d{1,4}(?:\.\d{1,2})?)[xX](?![A-Za-z\d])|(?<=\d)[xX](?=(?:光学|光學|数码)?[变變]焦)/gu,
    say: () => '倍',
  },
  {
    name: 'change 同比+12.3%',
    pattern:
      /(?<=(?:同比|环比|環比)[:：]?\s?)([-−+])(?=\d{1,4}(?:\.\d{1,4})?(?:%|pct|pp|个百分点|個百分點|[万萬亿億]|倍))/gu,
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
    pattern: re`(?<![\d.-])\(?(0\d{1,3})(?:\) ?|[- ]|\)-)(\d{7,8}|\d{4}[- ]\d{4}|\d{3}[- ]\d{4}|(?<=-)(?:9\d{4}|\d{6}))(?:-(\d{1,5}))?(?![\d])`,
    say: (_, area, number, extension) =>
      `${dial(area)} ${dial(number)}${extension === '' ? '' : `转${dial(extension)}`}`,
  },
  {
    name: 'eight figures of a city 電話：2345 6789',
    pattern:
      /(?<=(?:电话|電話|致电|致電|[传傳]真|[查][询詢]|热线|熱線|WhatsApp)(?:号码|號碼)?[：: ]{0,2})([2-9]\d{3}[- ]\d{4})(?![\d-]|\s\d)/gu,
    say: dial,
  },
  {
    name: 'service number 400-820-8820',
    pattern: re`(?<![\d.-])([48]00-\d{3,4}-?\d{3,4}|[48]00\d{7}|09\d{2}-\d{3}-\d{3})(?![\d])`,
    say: dial,
  },
  {
    name: 'service number that is read with 一: 12345',
    pattern: re`(?<!\d)12345(?=(?:[“”‘’]|\s)?(?:${DIALLED}|${OF_HOTLINE}))`,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'hotlines 110、119等电话',
    pattern: re`(?<![\d.])(${HOTLINE})(?=(?:${OR}${HOTLINE}){1,5}[”’」]?等?[多各]?[部个個条條]?(?:紧急|緊急|应急)?(?:${DIALLED}|${OF_HOTLINE}))`,
    say: dial,
  },
  {
    name: 'hotline 110电话',
    pattern: re`(?<![\d.-])(?!20[0-3]\d[消服网網平中政工])(?:(\d{3,6})(?=[”’」]?等?(?:紧急|緊急)?(?:${DIALLED}))|(?:${HOTLINE}|999)(?=[”’」]?等?(?:${OF_HOTLINE})))`,
    say: dial,
  },
  {
    name: 'hotline 拨打120',
    pattern: re`(?=\d{3})(?<=(?:${DIALLING})[：:“「‘ 是为为了]{0,3}(?:${HOTLINE}${OR}){0,3})(\d{3,12})(?![\d.:-]|[万亿萬億个個次人名起宗件条條元点點]|通(?![报報])|[多余餘])`,
    say: (whole) => (whole === '12345' ? sayDigits(whole) : dial(whole)),
  },
  {
    name: 'code 代码600519',
    pattern: re`(?<=(?:代码|代碼|代号|代號|编号|編號|邮编|郵編|邮政编码|验证码|驗證碼|尾号|尾號|车牌|車牌|账号|帳號|QQ群?|学号|工号|证号|股票代码|文号|房号|编码)[号为是：: ]{0,3}[A-Z]{0,4})(\d{2,20})(?![\d.]\d)`,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'figures that are named so: 号码存成“110”, 密码设为123456',
    pattern: re`(?=\d{3})(?<=(?:号码[布牌]?|號碼[布牌]?|密码|密碼|口令|取件码|取件碼|提取码|邀请码|暗号|暗號|备注|備註|来电显示|來電顯示|ISBN|端口|[Ll]ocalhost)(?:上?[写寫印][着著]|[存改设設定显顯写寫][成为為示]|[是成为為])?[：:“「‘『 ]{0,2})(\d{3,20})(?!\d|[,:-]\d|\s?(?:${COUNTED}|${SCALES})|[多余餘%])`,
    say: name,
  },
  {
    name: 'figures that begin or end a number: 以110开头',
    pattern: /(?<![\d.])(\d{2,6})(?=[”’」]?(?:开头|開頭|打头|结尾|結尾)的?(?:号|號|电话|電話|来电|手机|身份|[，。]))/gu,
    say: name,
  },
  {
    name: 'figures by themselves in quotation marks “520”',
    pattern:
      /(?=\d{3})(?<=(?<![达達超近约約满滿共第]|[增降升减減涨漲跌][至到]|[变變][成为為])[“「『‘])(?!\d{1,4}00[”」』’]|250[”」』’])(\d{3,6})(?=[”」』’](?!\s?[分个個人元米吨噸斤次岁歲天年周週平公千百万萬亿億倍名位]))/gu,
    say: name,
  },
  {
    name: 'service number by itself 12306回应',
    pattern: re`(?<![\d.,-])(12(?:110|117|119|121|122|123|301|305|306|309|315|318|320|328|333|345|348|355|369|380|388|389|393)|100(?:86|10|00)|955\d{2}|96(?:110|119|120|122|123))(?![\d-]|[.,]\d|\s?[个個名人元万萬亿億米吨噸位家辆輛件条條只次份%‰℃])`,
    say: (whole) => (whole === '12345' ? sayDigits(whole) : dial(whole)),
  },
  {
    name: 'room, road, hospital 1203室, 107国道',
    pattern:
      /(?<![\d.,-])(\d{3,4})(?=室(?!内|外)|房间|房間|(?<!00)(?:宿舍|寝室|寢室|教室|包厢|包廂|病房)|(?<!00)房(?=[，。、的里裡内門门]|$)|号房|號房|国道|國道|省道|县道|路公交|路车|路电车|路公車)|(?<![\d.,-])(30[12479]|411)(?=医院)|(?<=住在?|搬[到进進]了?)([1-9]\d?0\d)(?=的(?!日子|[时時])|[，。、；]|$)|(?<=[A-Za-z\d](?:[栋棟幢座]|号楼|號樓|[单單]元))(\d{3,4})(?=[号號，。、；）的]|住(?![户戶宅客])|$)|(?<=[国國省县縣]道)(\d{3})(?![\d.])|(?<=(?:房[间間]?[号號]|门牌号?|門牌號?)(?:上?[写寫印][着著])?[是为為]?[：:“「‘]?)(\d{3,4})(?!\d|[.,:-]\d|[多余餘个個万萬元])/gu,
    say: dial,
  },
  {
    name: 'name of a file 20250704-07.opus',
    pattern:
      /(?<![\d.])\d{4,14}(?:[-_]\d{1,6}){0,4}(?=\.(?:jpe?g|png|gif|heic|raw|dng|tiff?|pdf|docx?|xlsx?|pptx?|txt|md|csv|json|log|zip|rar|mp[34]|m4[av]|mov|avi|mkv|wav|flac|ogg|opus|html?|epub)(?![A-Za-z\d]))/giu,
    // A day is read as one by the rules for dates.
    say: (whole) =>
      /^(?:19|20)\d\d-\d\d-\d\d$/u.test(whole)
        ? whole
        : whole
            .split(/[-_]/u)
            .map((part) => (/^(?:19|20)\d{6}$/u.test(part) ? part : sayDigits(part)))
            .join(' '),
  },
  {
    name: 'number of a runner 3317号选手, 3317号未影响',
    pattern:
      /(?<=^|[。，；！？“「]|[选選]手|跑者|球[员員])(?!\d{1,2}00)(\d{4,5})(?=[号號](?!人|[线線]))|(?<![\d.,第-])(?!\d{1,2}00)(\d{4,5})(?=[号號](?:[选選]手|跑者|[参參][赛賽]者|[运運][动動][员員]|[车車]手))/gu,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'house 18-2号',
    pattern: /(?<=[路街道巷里村园園苑弄])(\d{1,4})-(\d{1,4})(?=[号號室])/gu,
    say: (whole, house, part) =>
      Number(house) < Number(part)
        ? whole
        : `${house.length > 2 ? dial(house) : sayCardinal(house)}杠${sayCardinal(part)}`,
  },
  {
    name: 'tower 台北101',
    pattern: /(?<=台北|臺北)101(?!\d)|(?<![\d.])101(?=大樓|大楼|煙火|跨年)/gu,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'resolution 2758号决议, 第78/123号',
    pattern: /(?<!\d)(\d{4})(?=号决议|號決議|号文)|(?<=第\d{1,3})\/(\d{1,4})(?=[号號])/gu,
    say: (_, whole, part) => (part === '' ? sayDigits(whole) : `杠${sayDigits(part)}`),
  },
  {
    name: 'case 京01民终1234号, 备12345678号',
    pattern:
      /(?<=[民刑行执執赔賠知破仲](?:[一-龥]?[初终終再申监監异異保字]|执|执恢)第?|[Cc][Pp]备)(\d{3,8})(?=[号號])/gu,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'listed share 300750.SZ',
    pattern: /(?<![\d.])(\d{4,6})\.(?=(?:SZ|SH|SS|HK|BJ|TW|OF)(?![A-Za-z]))/gu,
    say: (_, figures) => `${sayDigits(figures)}点`,
  },
  {
    name: 'page 404, error 502',
    pattern: /(?<![\d.])(4\d\d|50\d)(?=\s?(?:页面|頁面|错误|錯誤|报错|状态码|狀態碼|Not Found|Bad Gateway))/gu,
    say: (whole) => sayDigits(whole),
  },
  { name: 'port 8080端口', pattern: /(?<![\d.])(\d{3,5})(?=端口)/gu, say: (whole) => sayDigits(whole) },
  { name: 'building 3#楼', pattern: /(?<=\d)#(?=[楼樓机機线線井炉爐泵门門塔车車柴汽厂廠])/gu, say: () => '号' },
  {
    name: 'shop 7-11便利店',
    pattern:
      /(?<![\d.-])7-11(?=便利|门店|門市|超商|店)|(?<=(?:在|(?<![过過下失])去|[楼樓]下|隔壁|巷口|附近)的? ?)7-11(?=[买買吃喝]|打工|等[你我他她车車]|门口|門口|旁|[里裡](?![路程]))|(?<=(?:(?<![过過下失])去|[楼樓]下|隔壁|巷口)的? ?)7-11(?=[，。！？；]|$)/gu,
    say: () => '七十一',
  },
  {
    name: 'names with figures: 863计划, 798艺术区',
    pattern:
      /(?<![\d.,-])([1-9]\d{2})(?<!00)(?=[”’」]?(?:计划(?![单生])|計劃|艺术区|藝術區|艺术中心|文创园|中学(?!生)|中學(?!生)|事件|高地|大?地震|[学學][运運]|[惨慘血]案|事[变變]|不锈钢|不鏽鋼|足金|铝合金|铝材))|(?<!\d)\d{2}(?=[风風][灾災])|(?<!\d)97(?=回[归歸])|(?<!\d)1111(?=光棍)/gu,
    say: (whole) => (whole === '15' ? '十五' : sayDigits(whole)),
  },
  {
    name: 'firm and weapon 360公司, 99A坦克',
    pattern:
      /(?<![\d.,-])360(?=公司|软件|集团|安全|浏览器|手机卫士|搜索|创始人|董事长)|(?<!\d)\d{2}(?=A(?:主战)?坦克|式(?:自动|狙击|轻型|轻|重|主战|冲锋|半自动)?(?:坦克|步枪|手枪|机枪|冲锋枪))/gu,
    say: (whole) => (whole === '15' ? '十五' : sayDigits(whole)),
  },
  { name: 'title 《1942》', pattern: /(?<=[《〈])(\d{3,4})(?=[》〉])/gu, say: (whole) => sayDigits(whole) },
  {
    name: 'formation 4-3-3, number of a book 978-7-02-000220-1',
    pattern: /(?<![\d.,/-])(?!(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-)\d{1,8}(?:-\d{1,8}){2,6}(?![\d-]|\.\d)/gu,
    say: (whole) => sayDigits(whole),
  },
  {
    name: 'standard GB 7258-2017',
    pattern: /(?<=(?<![A-Za-z])(?:GB|ISO|IEC|HJ|QB)(?:\/[TZ])?\s?)(\d{4,6})(?:[-—](\d{4}))?(?![\d.,])/gu,
    say: (_, number, year) => `${sayDigits(number)}${year === '' ? '' : ` ${sayDigits(year)}`}`,
  },
  {
    name: 'train and flight G1234次, CA1234航班',
    pattern: re`(?<=(?:高铁|高鐵|台铁|台鐵|列车|列車|车次|車次)\s?)(\d{3,4})(?=次(?!列))|(?<=(?:航班号?|东航|国航|南航|海航|川航|厦航|深航|搭乘|乘坐|执飞|高铁|高鐵|动车|列车|复兴号|和谐号)\s?[A-Z]{1,2})(\d{1,4})(?![\d.]|[号號]线)|(?<=(?<![A-Za-z])[A-Z]{1,2})-?(\d{1,4})(?=次|/\d{1,4}次|号航班|航班|次列车|次列車|班机|班機|客机|客機|列车|列車|次高铁)`,
    say: dial,
  },
];
