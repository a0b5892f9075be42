/** Characters with several readings that engines take wrongly, and others that sound as they should. */
import { applyRules, type Rule, re } from './rules.ts';

const NUMERAL = '[零一二三四五六七八九十百千万萬亿億两兩几幾多]';

/** What comes before a name and after nothing else, and the rank that a report gives with it. */
const OFFICE =
  '主席|总理|總理|总统|總統|部长|部長|省长|省長|市长|市長|县长|縣長|局长|局長|院长|院長|校长|校長|主任|书记|書記|会长|會長|董事长|董事長|总裁|總裁|经理|經理|' +
  '教授|博士|律师|律師|法官|医生|醫生|医师|醫師|记者|記者|编辑|編輯|导演|導演|演员|演員|歌手|作家|队长|隊長|教练|教練|选手|選手|球员|球員|议员|議員|委员|委員|' +
  '发言人|發言人|负责人|負責人|研究员|研究員|先生|女士|同学|同學|村民|居民|居民们|学者|學者|专家|專家|嫌疑人|被告人|被告|原告|受害人|院士|上将|上將|中将|中將';
const AT_NAME_START = String.raw`(?:(?<!\p{Script=Han})|(?<=${OFFICE}))`;
/** A form of address after a surname. */
const NAMED =
  '先生|女士|小姐|太太|教授|博士|老师|老師|医生|醫生|律师|律師|主任|经理|經理|总(?=[，。：说說表指称稱])|某{1,2}(?=[，。的、说說在因是被与與和有为為以于於利将將等及向对對称稱到至]|$)|姓';
/** A given name of one or two characters, and what only people do. */
const GIVEN_THEN_DOES = String.raw`\p{Script=Han}{1,2}(?:说(?![明服法])|說(?![明服法])|表示|告诉|告訴|认为|認為|指出|介绍|介紹|称[，：]|稱[，：]|透露|回忆|回憶|坦言|强调|強調|补充道|補充道|[（(]\p{Script=Han}{2,8}[)）])`;

/** A surname whose reading is another than the character's usual one, what sounds like it, and what makes no name of it. */
const SURNAMES: readonly (readonly [surname: string, sound: string, otherwise: string])[] = [
  ['[单單]', '善', '[单單独獨位人方日月于於個个靠看凭憑从從]'],
  ['任', '仁', '[何务務命期职職免意由教性凭憑选選用内內满滿]'],
  ['解', '谢', '[决決释釋放除散读讀说說答开開析密雇禁冻凍套救封构構体體脱脫剖惑困题題]'],
  ['仇', '求', '[恨敌敵人视視家杀殺富外]'],
  ['查', '渣', '[询詢看找明处處封获獲阅閱清验驗出证證办辦扣实實问問后後账帳]'],
  ['朴', '瓢', '[素实實树樹质質厚]'],
  // No given name after it: 曾公开表示 is what many have done.
  ['曾', '增', '(?!先生|女士|小姐|太太|教授|博士|老师|老師|医生|醫生|律师|律師|主任|经理|經理|某)'],
];

/** Bearers of such a name who are in the news or in every schoolbook. */
const KNOWN_NAMES: readonly (readonly [surname: string, sound: string, names: string])[] = [
  ['[单單]', '善', '田芳|雄信|霁翔|霽翔|仁平'],
  ['任', '仁', '正非|志强|志強|天堂|嘉伦|嘉倫|贤齐|賢齊|达华|達華|弼时|弼時|鸿斌|泽平|澤平|素汐|长霞|長霞'],
  ['曾', '增', '国藩|國藩|国强|國強|志伟|志偉|荫权|蔭權|俊华|俊華|庆红|慶紅|毓群|春亮|轶可|轶可|舜晞|江'],
  ['解', '谢', '晓东|曉東|清帅|清帥|振华|振華|缙|縉|学恭'],
  ['仇', '求', '和(?=落马|落馬|案)|英|保兴|保興'],
  ['查', '渣', '良镛|良鏞|济民|濟民|海生'],
  ['朴', '瓢', '槿惠|正熙|智星|恒绪|恆緒|赞郁|贊郁|振|宝剑|寶劍|信惠|宝英|寶英|元淳|志晟'],
  ['[区區]', '欧', '听雨|楚良|伯权|諾軒|诺轩|凯琳|凱琳'],
];

/**
 * Found by listening to eSpeak 0.3.5's phonemes for four hundred words that news uses; what it already reads rightly
 * (重庆, 银行, 调查, 朝鲜, 市长, 薄熙来 …) is not in the table. The replacements are homophones, so any other voice says
 * the same.
 */
const HETERONYMS: readonly Rule[] = [
  {
    name: '三只 zhī',
    pattern: re`(?<=${NUMERAL}|[每这這那哪整各])只(?![有能是要好不会會剩见見得管因为為怕可需用在想顾許许差])`,
    say: () => '支',
  },
  { name: '还款 huán', pattern: /还(?=了?(?:款|钱|贷|债))/gu, say: () => '环' },
  { name: '還款 huán', pattern: /還(?=了?(?:款|錢|貸|債))/gu, say: () => '環' },
  { name: '支行 háng', pattern: /(?<=[支农農建])行(?![进進动動走军軍驶駛人政业業为為车車李])/gu, say: () => '航' },
  {
    name: '处长 zhǎng',
    pattern: /(?<=处)长(?![期大年江城达度征约春沙])|(?<=處)長(?![期大年江城達度征約春沙])/gu,
    say: () => '掌',
  },
  {
    name: '标的 dì',
    pattern: /(?<=[标標])的(?=物|资产|資產|公司|股|指数|指數|价|價|企业|企業|项目|額|额|证券)/gu,
    say: () => '第',
  },
  {
    name: '重启 chóng',
    pattern:
      /(?<![严沉加体比超举尊注侧偏过繁慎隆保贵轻嚴體舉過貴輕])重(?=[启啟整置拾夺奪归歸拍播聚写寫做燃振见見]|合(?!同))/gu,
    say: () => '崇',
  },
  {
    name: '种田 zhòng',
    pattern: re`(?<!${NUMERAL}|[各这這那某哪品])[种種](?=田|菜|粮|糧|水稻|小麦|小麥|玉米|棉花|茶)`,
    say: () => '众',
  },
  {
    name: '气温为三度 wéi',
    pattern: re`(?<=[约約均别別率例值量额額数數温溫度价價积積长長宽寬高深速龄齡幅])[为為](?=[负負零]|百分|${NUMERAL}(?!个人|個人|己))`,
    say: () => '维',
  },
  { name: '选为 wéi', pattern: /(?<=[选選])[为為]/gu, say: () => '维' },
  { name: '东莞 guǎn', pattern: /(?<=[东東])莞/gu, say: () => '管' },
  { name: '六安 lù', pattern: /(?<=安徽省?)六安|六安(?=市|瓜片)/gu, say: () => '陆安' },
  { name: '蚌埠 bèng bù', pattern: /蚌埠/gu, say: () => '泵布' },
  { name: '铅山 yán', pattern: /铅山(?=县)/gu, say: () => '沿山' },
  ...SURNAMES.map(
    ([surname, sound, otherwise]): Rule => ({
      name: `surname ${surname}`,
      pattern: re`(?:${AT_NAME_START}|(?<=[与與跟及]))${surname}(?!${otherwise})(?=${NAMED})|${AT_NAME_START}${surname}(?!${otherwise})(?=${GIVEN_THEN_DOES})`,
      say: () => sound,
    }),
  ),
  { name: '尉迟 yùchí', pattern: /尉(?=迟(?!到|疑|缓)|遲(?!到|疑|緩))/gu, say: () => '玉' },
  {
    name: '万俟 mòqí',
    pattern: /[万萬]俟(?=卨|\p{Script=Han}{1,2}(?:说|說|称|稱|表示|认为|認為))/gu,
    say: () => '莫其',
  },
  { name: '长孙 zhǎngsūn', pattern: /[长長](?=[孙孫](?:无忌|無忌|皇后))/gu, say: () => '掌' },
  {
    name: '单于 chányú',
    pattern: /[单單](?=于(?:庭|[，。、；]|$))|(?<=[匈奴冒顿頓邪])[单單](?=于)/gu,
    say: () => '蝉',
  },
  ...KNOWN_NAMES.map(
    ([surname, sound, names]): Rule => ({
      name: `${surname} of a known name`,
      pattern: re`${surname}(?=${names})`,
      say: () => sound,
    }),
  ),
];

/**
 * Mandarin text with the characters that would be misread replaced, one for one: for a voice to read, never to be shown.
 * Not for Cantonese, where they sound unlike.
 */
export function sayHeteronyms(text: string): string {
  return applyRules(text, HETERONYMS);
}
