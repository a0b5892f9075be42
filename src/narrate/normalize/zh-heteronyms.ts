/** Characters with several readings that eSpeak's Mandarin takes wrongly, replaced by others that sound right. */
import { applyRules, type Rule, re } from './rules.ts';

const NUMERAL = '[零一二三四五六七八九十百千万萬亿億两兩几幾多]';

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
  { name: '朴 piáo', pattern: /朴(?=槿惠|正熙|智星|恒绪|恆緒|赞郁|贊郁)/gu, say: () => '瓢' },
];

/** Mandarin text with the characters that eSpeak would misread replaced. Not for Cantonese, where they sound unlike. */
export function sayHeteronyms(text: string): string {
  return applyRules(text, HETERONYMS);
}
