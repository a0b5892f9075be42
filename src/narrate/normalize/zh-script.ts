/** Simplified or traditional: which a text is in, and the rules' own words in the other. */
import { isTraditionalTag } from '../language-tags.ts';

/** The characters of the rules' vocabulary that differ, simplified then traditional. */
const PAIRS =
  '两兩 点點 万萬 亿億 负負 摄攝 华華 时時 钟鐘 吨噸 顷頃 纳納 尔爾 贝貝 兰蘭 龙龍 约約 卢盧 铢銖 镑鎊 韩韓 亚亞 欧歐 币幣 门門 号號 ' +
  '兹茲 电電 节節 转轉 减減 于於 无無 穷窮 谢謝 奥奧 马馬 泽澤 达達 缪繆 楼樓 长長 个個 对對 东東 经經 纬緯 满滿 页頁 际際 帧幀 纽紐 玛瑪 杠槓';
const TRADITIONAL = new Map(PAIRS.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));
/** What is called otherwise, not only written otherwise. */
const NAMES: readonly (readonly [simplified: string, traditional: string])[] = [
  ['字节', '位元組'],
  ['新西兰', '紐西蘭'],
];

/** Frequent characters that tell the scripts apart. */
const ONLY_TRADITIONAL =
  /[們個來時會說國學對這還裡經過後頭發見長開動問進業電產現實現關點種樣員體數當應從將與書車東無萬億兩氣報場機務號觀議歲總統選舉華灣陸戰軍爭議題區縣廣議處認為達運隊]/gu;
const ONLY_SIMPLIFIED =
  /[们个来时会说国学对这还经过后头发见长开动问进业电产现实关点种样员体数当应从将与书车东无万亿两气报场机务号观议岁总统选举华湾战军争题区县广处认为达运队]/gu;

/**
 * Whether the words are to be in traditional characters: by the tag when it says so (`zh-Hant`, `zh-TW`, `zh-HK`,
 * `yue`), else by which characters prevail in the text.
 */
export function isTraditional(text: string, language: string): boolean {
  if (isTraditionalTag(language)) return true;
  return (text.match(ONLY_TRADITIONAL) ?? []).length > (text.match(ONLY_SIMPLIFIED) ?? []).length;
}

/** The rules' words in traditional characters. What a rule passed on from a traditional text is so already. */
export function toTraditional(words: string): string {
  const named = NAMES.reduce((result, [simplified, traditional]) => result.replaceAll(simplified, traditional), words);
  return named.replace(/\p{Script=Han}/gu, (character) => TRADITIONAL.get(character) ?? character);
}
