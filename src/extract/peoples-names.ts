/** Tells Tibetan, Mongolian, Uighur and Kazakh names in Chinese characters by the elements that they are made of. */

const ELEMENTS = new RegExp(
  [
    // Tibetan
    '才[让讓仁旦郎]|卓[玛瑪嘎措]|扎[西巴]|次[仁旦旺珠]|[顿頓][珠]|平措|[旦丹]增|尼[玛瑪]|[边邊]巴|普布|拉[姆毛]|格桑|白[玛瑪]|索[朗南]|洛[桑追]|仁[青增欠]|多[吉杰]|曲[珍扎吉]|德吉|旺[堆姆久扎杰]|[坚堅][参參]|央[金宗吉]|嘉措|南[杰加]|桑[吉杰]|晋美|[强強]巴|更[登嘎]|益西|[欧歐]珠|朗杰',
    // Mongolian
    '其木格|[齐齊]格|其其格|琪琪格|高娃|格日[勒乐]|巴特[尔爾]|巴雅[尔爾]|日娜|娜仁|托[娅雅婭]|斯琴|[萨薩]仁|[乌烏][云力日仁]|[额額][尔爾][敦德]|朝[鲁魯]|陶格|阿拉坦|吉日嘎|呼斯楞|敖日|[图圖]雅|通拉嘎|青格[勒乐]|毕力格|苏雅拉|道[尔爾]吉|那[仁日]|朝克|古楞|楞[图圖]|巴依',
    // Uighur and Kazakh
    '古[丽麗]|[买買麦麥][买買麦麥]?提|艾[力合尼山]|[尔爾]肯|阿[不布][都力]|阿卜杜|阿依|热[合孜依]|努[尔爾]|吐[尔爾][逊洪]|帕[提尔]|迪[丽力娜]|木拉提|[依伊]力|玉[素山]|[库庫][尔爾]班|赛[力买]|哈[丽那孜]|加[娜依]|居[来來]提|克里木|尼加提|祖[丽力]|美合|[马馬]合木|[亚亞]森|巴哈[尔爾]',
  ].join('|'),
);
const WHOLE =
  /^[那才让讓仁旦郎卓玛瑪嘎措扎西巴次旺珠顿頓平丹增尼边邊普布拉姆毛格桑白索朗南洛追青欠多吉杰曲珍德堆久坚堅参參央金宗嘉加晋美强強更登益欧歐其木齐齊琪高娃日勒乐特尔爾雅娜托娅婭斯琴萨薩乌烏云额額敦朝鲁魯陶阿坦呼楞敖图圖通毕力苏蘇道古丽麗买買麦麥提艾合山肯不都卜杜依热孜努吐逊洪帕迪伊玉素库庫班赛哈那居来來克里马馬亚亞森江丁汗曼夫甫太先本才卡达達瓦贡貢确覺觉培列宝音和塔娃杰旗龙龍花红紅英梅军軍明]{3,8}$/;
/** What begins so and is no name, and what ends so. */
const NO_PERSON = /^(?:古[丽麗]江|哈[尔爾][滨濱])|[旗江](?<!提江|力江|[买買麦麥]江|山江)$/;
/** Countries, towns, firms and words that are shaped like names. */
const NAMED_ELSE =
  /^(?:那日本|努[尔爾][苏蘇](?:丹|$)|[乌烏](?:[鲁魯]木|[苏蘇]里|克[兰蘭]|干[达達]|拉圭|[兹茲]别)|[马馬](?:[来來]西|[尔爾]代夫|耳他|其[顿頓]|尼拉|德里)|毛里(?:求|塔)|阿(?:根廷|富汗|[联聯]酋|塞拜|[尔爾](?:及|巴尼)|里巴巴|拉善|迪[达達]|姆斯特)|安(?:哥拉|道[尔爾]|提瓜|卡拉)|巴(?:西$|林$|拿[马馬]|拉圭|基斯|[黎彦彥]$)|白俄|洪都拉|伊(?:拉克|朗$|力特|利$)|尼(?:泊[尔爾]|日[尔爾利]|加拉|康$)|[卢盧](?:森堡|旺[达達])|[罗羅][马馬]尼|莫桑|莱索|黎巴嫩|利比[亚亞里]|蒙古|孟加拉|南[苏蘇]丹|索(?:[马馬]里|尼$)|[苏蘇](?:丹$|里南|[联聯]$)|[汤湯]加$|文莱|危地|吉(?:布提|[尔爾]吉斯)|明斯克|慕尼黑|[温溫]哥[华華]|[华華](?:[为為]$|盛[顿頓])|[宁寧]德[时時]|[赛賽]力斯|德令哈|格桑花|麦(?:克|田$|子$|收|[当當]|穗|浪|片|香)|沃[尔爾][玛瑪沃]|雷克[萨薩]|全聚德|康[师師]傅)|[县縣]$/;

/** Whether a text that is shaped like a name names a place or a firm: 马来西亚, 赛力斯. */
export const isPlaceOrFirm = (text: string): boolean => NAMED_ELSE.test(text);

/** True for a name of three to eight characters, such as 才让措, 乌云其木格, 古丽娜尔. */
export function isNameOfPeoples(text: string): boolean {
  return WHOLE.test(text) && ELEMENTS.test(text) && !NO_PERSON.test(text) && !isPlaceOrFirm(text);
}

/** How many characters at the beginning are such a name, at most; 0 when none are. */
export function lengthOfPeoples(text: string): number {
  for (let length = Math.min(8, text.length); length > 2; length -= 1)
    if (isNameOfPeoples(text.slice(0, length))) return length;
  return 0;
}
