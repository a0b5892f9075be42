/** The shape of Chinese names, and lists of them as bylines write them. */
import { isNameOfPeoples, isPlaceOrFirm, lengthOfPeoples } from './peoples-names.ts';

const SURNAMES = new Set(
  (
    '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文' +
    '庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来來嵺苟全褚廉简簡娄婁盖蓋符奚木穆党燕郎邸冀谈談姬屠连連郜晏栾欒郁商蒙计計喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼原官衣楚佟栗匡宗应應台巫鞠僧桑荆荊谌諶银銀扬揚明沙薄伏岑习習胥保和蔺藺水云昌凤鳳酆皮卡元平尚危闻聞莘麻缪繆干隆师師厍东東扈禹勾敬融利蔚越夔厉厲戎祖璩宣贲賁邓荀羊惠甄曲家芮羿储儲汲邴松富乌烏焦巴弓牧隗山全郗班仰秋伊仝暴斜戴从鬱胡能苍蒼双雙党璩尧堯修相查後红游佘哈谯郏浦尚农温别莊晏瞿阎充慕连茹习宦艾鱼容古慎戈廖庾终暨居衡步都耿满弘匡国寇广禄阙欧殳沃利蔚越隆旦扎次洛格索央尼贡强阿买努热玛帕迪德普呼敖恰塔麦麥邝鄺禤逄亓仉阚闞郄逯綦眭昝訾蒯笪骆駱闫付粟晁漆荣榮'
  ).split(''),
);
const COMPOUND =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|长孙|長孫|司徒|夏侯|令狐|宇文|端木|南宫|南宮|百里|呼延|独孤|獨孤|轩辕|軒轅|闻人|聞人|澹台|澹臺|赫连|赫連|钟离|鍾離|完颜|完顏|纳兰|納蘭|叶赫|第五|范徐|张简|張簡)/;

/** Characters that make sentences. */
const OF_SENTENCES =
  /[的了在从從是与與对對向将將被这這那有说說称稱您你我他她它谁誰们們吗嗎呢怎什问問就也还還但并不没沒]/g;
/** Words that no name has. */
const NOT_A_NAME =
  /获悉|獲悉|扎西德勒|了解|表示|采访|採訪|[报報][导導道]|看到|来到|來到|发现|發現|今天|昨日|昨天|近日|日前|现场|現場|网友|網友|联系|聯繫|强调|強調|普遍|其他|其中|注意|走进|走進|时间|時間|来源|來源|作者|编辑|編輯|[记記]者|[观觀][点點]|原[创創]|未知|佚名|匿名|相[关關]|[链鏈連][接結]|延伸|^[网網][络絡]$|^[连連][续續]$|互[联聯][网網]|不[详詳]|本[报報刊网網站社]|文章|分享|收藏|[关關]注|[评評][论論]|下[载載]|[广廣]告|版[权權]|[转轉][载載]|[责責]任|全文|[图圖]片|[视視][频頻]|[阅閱][读讀]|手机|手機|平台|点击|點擊|[关關][闭閉于於]|[打列]印|返回|[首主][页頁]|登[录錄]|注[册冊]|[举舉][报報]|[纠糾][错錯]|附件|窗口|[顶頂]部|[楼樓]主|沙[发發]|管理[员員者]?|[网網]站|系[统統]|后[台臺]|後台|小[编編]$|站[长長]$|搜索|繁[体體]|[简簡][体體]|^(?:[时時]政|金融|[国國][际際内內]|高清|安全|[经經][济濟]|[财財][经經]|[军軍]事|[体體]育|[娱娛][乐樂]|科技|文化|社[会會]|[独獨]家|快[讯訊]|常[见見]|[说說]明|公告|通知|[温溫]馨|[翻编編校][译譯](?:者|[校审審]?)|[译譯]者|[审審][校核]|配音|朗[读讀]|插[画畫图圖]|[设設][计計]|策[划劃]|[统統][筹籌]|[监監][制製])$/;
/** What an organisation or a desk is called. */
const ORGANISATION =
  /(?:[报報]|[报報]社|日[报報]|晚[报報]|[周週]刊|[杂雜][志誌]|[网網]|[网網]站|社|通讯社|通訊社|[电電][视視]?台|广播|廣播|[频頻]道|新[闻聞]|[财財][经經]|公司|集[团團]|中心|[编編][辑輯]部|[编編]委[会會]|[学學]院|大[学學]|研究[院所]|政府|委[员員]?[会會]?|局|[厅廳]|[协協][会會]|工作室|[客户戶]端|[传傳]媒|媒[体體]|在[线線]|[论論][坛壇]|出版社|[视視]界|全媒[体體]|[评評][论論]部|小[组組]|工作[组組]|[组組]|TV)$/;
/** What somebody does, in front of a name or behind it. */
const JOB =
  /(?:研究[员員]|教授|[评評][论論][员員]|主[编編]|[总總][编編]|博士|院[长長]|主任|[会會][长長]|秘[书書][长長]|律[师師]|作家|[学學]者|[专專]栏作[者家]|[专專]欄作[者家]|撰稿人|分析[师師]|作者|老[师師]|[医醫][生师師]|特派[员員]|主播|主持人|牧[师師]|神父|法[师師]|[编編][剧劇]|[导導]演|(?:[诗詩]|[时時][评評]|媒[体體]|主理|策展|出版)人|程序[员員猿媛]|文案|[咨諮][询詢][师師]|爱好者|愛好者|(?:全[职職]|[单單]身|宝|寶)(?:妈妈|媽媽|爸爸|[妈媽爸])|文[艺藝]青年)$/;
/** What stands behind a name and a comma as names do, though pen names have it, too: 常驻潭口, 单身. */
const STATE = /^常[驻駐住]..|^[单單]身|郎中$/;
/** What people are by trade or kind. */
const KIND = /[师師人员員者工手家匠民生妈媽爸母父长長迷客士兵农農医醫主座漂奴领領族业業亲親后後控女男派友党黨]$/;
const PLACE =
  /^(?:北京|上海|天津|重[庆慶]|河北|山西|[辽遼][宁寧]|吉林|黑[龙龍]江|江[苏蘇]|浙江|安徽|福建|江西|山[东東]|河南|湖北|湖南|[广廣][东東]|海南|四川|[贵貴]州|[云雲]南|[陕陝]西|甘[肃肅]|青海|台[湾灣]|臺灣|[内內]蒙古|[广廣]西|西藏|[宁寧]夏|新疆|香港|澳[门門]|[广廣]州|深圳|杭州|南京|武[汉漢]|成都|西安|[郑鄭]州|[苏蘇]州|[长長]沙|[沈瀋][阳陽]|大[连連]|[济濟]南|青[岛島]|[宁寧]波|[厦廈][门門]|福州|合肥|昆明|哈[尔爾][滨濱]|石家[庄莊]|太原|南昌|[贵貴][阳陽]|南[宁寧]|海口|[兰蘭]州|西[宁寧]|[银銀]川|[乌烏][鲁魯]木[齐齊]|拉[萨薩]|呼和浩特|[长長]春|[温溫]州|常州|徐州|珠海|佛山|[东東]莞|中山|[无無][锡錫]|[扬揚]州|[台臺]北|[台臺]中|[台臺]南|新北|高雄|桃[园園]|新竹|基隆|花[莲蓮]|宜[兰蘭]|屏[东東]|南投|彰化|苗栗|嘉[义義]|[云雲]林|[台臺][东東]|澎湖|金[门門]|[马馬]祖|[华華]盛[顿頓]|[纽紐][约約]|[连連][云雲]港|[马馬]鞍山|[张張]家[界口港]|秦皇[岛島]|葫[芦蘆][岛島]|[驻駐][马馬]店|牡丹江|防城港|攀枝花|六[盘盤]水|三[门門][峡峽]|平[顶頂]山|嘉峪[关關]|佳木斯|[双雙][鸭鴨]山|[满滿]洲里|都江堰|井[冈岡]山|景德[镇鎮]|[齐齊][齐齊]哈[尔爾]|呼[伦倫][贝貝][尔爾]|鄂[尔爾]多斯|波士[顿頓]|[伦倫]敦|巴黎|[东東]京|柏林|莫斯科|首[尔爾]|曼谷|新加坡|日[内內]瓦|布[鲁魯]塞[尔爾]|[罗羅][马馬]|[马馬]德里|悉尼|雪梨|洛杉[矶磯]|[旧舊]金山|[开開][罗羅]|[综綜]合)/;
const ROLE =
  '(?:[实實][习習]|[见見][习習]|首席|特派|特[约約]|[驻駐][^\\s，。]{1,4}|全媒[体體]|融媒[体體]|深度|[调調]查|[财財][经經]|[专專][职職])?(?:[记記]者|通[讯訊][员員]|[实實][习習]生|撰稿人?)';
const REPORTS =
  '[采採][访訪]|[采採][写寫]|[报報][道导導]|[综綜]合|[编編][译譯]|[发發]自|整理|出自|撰[文写寫稿]|[现現][场場]|特派(?![员員记記])|[独獨]家|[连連][续續]|跟[踪蹤]|[实實]地|[〇一二三四五六七八九十廿]{1,3}日[专專]?[电電讯訊]|[专專][电電]|[电電][题題]|(?:[编編]|[校审審])[辑輯对對核]?$|[责責][编編]|[责責]任[编編]|[编編][辑輯]|校[对對]|[审審]核|文$';
const PHOTOGRAPHS = '[摄攝]影?|供?[图圖]片?|[摄攝]像|[拍剪][摄攝辑輯]|[视視][频頻]|制[图圖]|[绘繪][图圖]?';
const TAIL = new RegExp(`${ROLE}|${REPORTS}|${PHOTOGRAPHS}`);
const OF_PHOTOGRAPHER = new RegExp(`^[\\s/／|｜]{0,2}(?:${PHOTOGRAPHS})`);
const REPORTS_TOO = /^[\s/／|｜]{0,2}(?:[摄攝]影(?:[报報][道导導])|[摄攝][/／]?文|[图圖][/／]?文)/;
const AT_ROLE = new RegExp(`^${ROLE}`);
const BETWEEN = /^\s?[、，,&＆;；▪■●•◆]\s?|^\s·\s|^\s?(?:和|及|与|與)\s?(?=[\u4e00-\u9fff])|^\s{1,3}|^\s?[／/|｜]\s?/;
const LIMIT = 8;

export function isOrganisation(text: string): boolean {
  return ORGANISATION.test(text.trim());
}

const WORK =
  '(?:课|課|课程|課程|课堂|課堂|专栏|專欄|讲座|講座|讲义|講義|讲堂|講堂|通识|通識|电台|電台|频道|頻道|笔记|筆記|工作室|训练营|訓練營)';
const NAMED_WORK = new RegExp(`^([\\u4e00-\\u9fff]{2,4})(?:·|的|：|｜|\\s)[\\u4e00-\\u9fff]{0,12}${WORK}$`);

/** Who gives a course or column that bears the name: 卓明远·日常算术课. Every other text as it is. */
export function withoutWork(text: string): string {
  const name = NAMED_WORK.exec(text)?.[1];
  return name !== undefined && isHanName(name) ? name : text;
}

/** Surnames that begin many words: names only of three characters that begin none. */
const UNCOMMON =
  /^(?:[区區](?![委政长長块塊域级級公內内别別])|[劳勞](?![动動务務资資模工累力])|招(?![生商聘标標待牌手数數呼收])|幸(?![福运運存好亏虧])|鹿)[\u4e00-\u9fff]{2}$/;

const isWord = (text: string) => text.search(OF_SENTENCES) >= 0 || NOT_A_NAME.test(text);

/** True for the name of a person: a known surname, or a name with a middle dot. */
export function isHanName(text: string): boolean {
  if (/^[\u4e00-\u9fff]{1,9}(?:·[\u4e00-\u9fff]{1,9}){1,3}$/.test(text))
    return !isWord(text) && !text.split('·').every(isOrganisation);
  if (isNameOfPeoples(text)) return !NOT_A_NAME.test(text);
  if (!isShapedLikeName(text)) return false;
  if (COMPOUND.test(text)) return text.length > 2;
  return SURNAMES.has(text.charAt(0)) || UNCOMMON.test(text);
}

/** Two to four characters that nothing forbids as a name. */
function isShapedLikeName(text: string): boolean {
  return (
    /^[\u4e00-\u9fff]{2,4}$/.test(text) &&
    !isWord(text) &&
    !isPlaceOrFirm(text) &&
    !isOrganisation(text) &&
    !JOB.test(text) &&
    !STATE.test(text) &&
    !(PLACE.test(text) && text.replace(PLACE, '').length < 2) &&
    !/^[一二三四五六七八九十两兩几幾多各每]/.test(text)
  );
}

/** Kinds of reports behind 记者, and verbs: 记者手记, 记者走访. */
export const REPORT_KIND =
  '(?:手[记記]|日[记記志誌]|笔[记記]|生涯|[观觀]察|[调調]查|暗[访訪]|[亲親]|提[问問]|[来來]信|走|跟|[体體][验驗]|直[击擊]|[专專][访訪]|[连連][线線]|[对對][话話]|回[访訪]|探|[点點][评評]|短[评評]|[供投来來撰]稿)';
const OF_REPORT = new RegExp(`^${REPORT_KIND}`);

/** True for what may be a name where nothing but names can stand, of two to eight characters or with a middle dot. */
export function isNamePart(text: string): boolean {
  if (isHanName(text)) return true;
  return (
    /^[\u4e00-\u9fff]{2,8}$/.test(text) &&
    !isWord(text.replace(/^那/, '')) &&
    !isOrganisation(text) &&
    !JOB.test(text) &&
    !PLACE.test(text) &&
    !OF_REPORT.test(text) &&
    text.search(TAIL) < 0
  );
}

/** 搜狐号3, 粉丝 1.2万: a label and how many there are. */
const COUNTED =
  /(?:[狐家条條鱼魚鹅鵝易众眾][号號]|粉[丝絲]|[关關]注|[评評][论論]|文章|[阅閱][读讀]|[赞讚]|作品|[浏瀏][览覽]|播放|回[复覆]|人[气氣])\s?\d[\d.]{0,8}\s?[万萬kKwW]?\+?$/;

/** True for what an account or a pen name may be called. */
export function isPenName(text: string): boolean {
  return (
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Latin}\p{N}・·_.\- ’']{2,20}$/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !COUNTED.test(text) &&
    !/^已[写寫發发]|\d\s?[篇条條][\u4e00-\u9fff]/.test(text) &&
    !/.官方(?:[账帐帳][号號]|微博|公[众眾][号號])$|^(?:IP\s?[属屬]地|[发發][布佈表][于於自])/.test(text) &&
    !/[在是与與将將被这這们們吗嗎呢问問也还還]{2}|\d{4}/.test(text) &&
    !NOT_A_NAME.test(text.replace(OF_SENTENCES, ''))
  );
}

type Run = { readonly name: string; readonly rest: string; readonly spaced: boolean };

/** The characters up to the first word that is of no name. Names of two characters may be spaced. */
function takeRun(text: string): Run | undefined {
  const whole = /^[\u4e00-\u9fff·]+/.exec(text)?.[0];
  if (whole === undefined) return undefined;
  const spaced = /^([\u4e00-\u9fff])\s([\u4e00-\u9fff])(?![\u4e00-\u9fff])/.exec(text);
  if (spaced?.[1] && spaced[2] && whole.length === 1 && !/[文图圖摄攝]/.test(spaced[2]))
    return { name: spaced[1] + spaced[2], rest: text.slice(3), spaced: true };
  const compound = /^([\u4e00-\u9fff]{2})\s([\u4e00-\u9fff]{1})(?![\u4e00-\u9fff])/.exec(text);
  if (compound?.[1] && compound[2] && COMPOUND.test(whole))
    return { name: compound[1] + compound[2], rest: text.slice(compound[0].length), spaced: true };
  // A given name may end so, too: 陳怡文.
  const from = Math.max(1, lengthOfPeoples(whole));
  const tail = /^[\u4e00-\u9fff]{2}文$/.test(whole) ? -1 : whole.slice(from).search(TAIL);
  const name = tail < 0 ? whole : whole.slice(0, tail + from);
  return { name, rest: text.slice(name.length), spaced: false };
}

/**
 * The names that a text begins with, behind a label; none when it begins with something else, or when who is named took
 * the pictures.
 *
 * @param lenient Whether names without a known surname count: the label is set apart from what follows it.
 */
export function takeHanNames(input: string, lenient: boolean): readonly string[] {
  const names: string[] = [];
  let text = input.slice(0, 120).trimStart();
  let mayBeUnknown = lenient;
  let [behindStroke, behindComma] = [false, false];
  for (let round = 0; round < LIMIT * 2 && names.length < LIMIT; round += 1) {
    const role = AT_ROLE.exec(text)?.[0];
    if (role !== undefined) {
      const behind = text.slice(role.length);
      text = behind.replace(/^[\s：:／/|｜、]{0,3}/, '');
      mayBeUnknown = lenient && text.length < behind.length;
      continue;
    }
    const run = takeRun(text);
    if (!run) break;
    // The paper, the place or the post stands in front of the name.
    const isBefore = isPaperOf(run) || (names.length === 0 && isForeword(run.name, run.rest));
    if (isBefore && /^[\s·|｜]|^[\u4e00-\u9fff]/.test(run.rest)) {
      text = run.rest.replace(/^[\s·|｜]+/, '');
      continue;
    }
    const name = withoutTail(run);
    if (!isHanName(name) && !(mayBeUnknown && isShapedLikeName(name))) break;
    if (names.length > 0 && (endsPlace(run) || (behindStroke && reportsFrom(run)))) break;
    if (behindComma && (JOB.test(run.name) || (!isHanName(name) && !isPenNameAtEnd(run)))) break;
    text = run.rest;
    const pictures = OF_PHOTOGRAPHER.test(text) && !REPORTS_TOO.test(text);
    if (pictures && !labelsNext(text)) return names;
    names.push(...apart(name));
    if (pictures) break;
    const next = BETWEEN.exec(text)?.[0];
    if (next === undefined) {
      if (AT_ROLE.test(text)) continue;
      break;
    }
    text = text.slice(next.length);
    behindStroke = /[／/|｜]/.test(next);
    behindComma = /[，,]/.test(next);
    // Behind a space or a stroke stands anything; only what is surely a name counts.
    mayBeUnknown = lenient && /[、，,&＆和及与與]/.test(next);
    if (OF_PHOTOGRAPHER.test(text) && !REPORTS_TOO.test(text) && !/^图?文/.test(text) && !takesText(names, text))
      return [];
  }
  return [...new Set(names)];
}

/** 作者：阿飞，小林: two characters behind a comma that end a line and tell nobody's kind, 作者：阿飞，画家. */
const isPenNameAtEnd = ({ name, rest }: Run) =>
  /^(?:[\u4e00-\u9fff]{2}|[小老阿大][\u4e00-\u9fff]{2})$/.test(name) && !KIND.test(name) && /^\s?$/.test(rest);

/** `文/林一 图/王二`, `记者 林一 摄影记者 王二`: the word behind a name is set apart from it and labels the next one. */
function labelsNext(text: string): boolean {
  return /^\s?(?:(?:[摄攝][影像]|[图圖]片|[视視][频頻]|制[图圖])(?:[记記]者|[师師])?[\s：:/／|｜]{1,2}|(?:供?[图圖]|[摄攝])\s?[：:/／|｜]\s?)[\u4e00-\u9fff]{2}/.test(
    text,
  );
}

/** Surnames of peoples whose names have four characters. */
const LONG_NAMES = /[扎次洛格索央尼贡强阿买努热玛帕迪德普呼敖恰塔旦]/;
const isLongName = (name: string) => LONG_NAMES.test(name) || isNameOfPeoples(name);

/** Whether a name of four characters may be one person's: 欧阳青禾. */
export const hasLongSurname = (name: string): boolean => COMPOUND.test(name) || isLongName(name);

/** 魏晴罗建: two names without a space between them. */
function apart(name: string): readonly string[] {
  const [one, other] = [name.slice(0, 2), name.slice(2)];
  if (name.length !== 4 || hasLongSurname(name)) return [name];
  return isHanName(one) && isHanName(other) ? [one, other] : [name];
}

/** `记者 林一 摄影 王二`: a word with a name behind it is the label of that name, and not of the one in front. */
function takesText(names: readonly string[], text: string): boolean {
  const behind = text.replace(OF_PHOTOGRAPHER, '');
  return names.length > 0 && /^[\s：:/／|｜]{1,2}[\u4e00-\u9fff]{2,4}/.test(behind);
}

/** 12日電, 報導: behind the place where somebody reports from. */
const REPORTED =
  /^\s?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}|[〇一二三四五六七八九十廿]{1,3})日[^，。：:\d\s]{0,4}(?:[电電](?![话話视視影子郵邮台臺])|[讯訊])|^(?:[报報][道导導]|特派)/;
/** Surnames with which few given names end: 张伟王小芳 are two. */
const BEGINS_NAME =
  /[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫朱胡郭郑鄭谢謝韩韓唐冯馮曹邓鄧许許沈彭吕呂苏蘇蒋蔣贾賈魏薛]/;
const ENDS_PLACE = /[省市县縣區区州镇鎮鄉乡]$/;

/** 王芳台北4日電, 王小芳潭口4日電, 张三教授. */
function withoutTail({ name, rest }: Run): string {
  for (const length of /^\s?\d|^[电電]/.test(rest) || REPORTED.test(rest) ? [2, 3, 4, 5, 6] : [])
    if (PLACE.test(name.slice(length)) && isHanName(name.slice(0, length))) return name.slice(0, length);
  const isPlaced =
    lengthOfPeoples(name) === 0 &&
    name.length > (/^[报報]/.test(rest) ? 4 : 3) &&
    name.length < 10 &&
    !isLongName(name) &&
    REPORTED.test(rest) &&
    apart(name).length === 1 &&
    !BEGINS_NAME.test(name.charAt(2));
  const own = isPlaced ? name.slice(0, lengthBeforePlace(name)) : name;
  if (own !== name && isHanName(own)) return own;
  const long = lengthOfPeoples(name);
  if (long > 0 && REPORTED.test(rest)) return name.slice(0, long);
  const bare = name.replace(JOB, '');
  return bare.length >= 2 ? bare : name;
}

/** Places have two characters, or three of which the last says what they are. */
function lengthBeforePlace(name: string): number {
  if (COMPOUND.test(name)) return name.length > 5 || name.length === 4 ? 4 : 3;
  return name.length === 4 || (name.length === 5 && ENDS_PLACE.test(name)) ? 2 : 3;
}

function isForeword(name: string, rest: string): boolean {
  return isOrganisation(name) || JOB.test(name) || (name.length > 4 && AT_ROLE.test(rest));
}

const ROLE_AND_NAME = new RegExp(`^${ROLE}\\s?[：:\\s]\\s?[\\u4e00-\\u9fff]{2}`);

/** 小镇周末 in front of 实习生 王二, the second time, too. */
const isPaperOf = ({ name, rest }: Run) =>
  name.length >= 3 && ROLE_AND_NAME.test(rest) && !isHanName(name) && !OF_PHOTOGRAPHER.test(name);

/** 記者林一／石埕即時報導: Taiwan's papers set the place behind a stroke. */
const reportsFrom = ({ name, rest }: Run) =>
  /^(?:報[導道]|[專专][電电]|[現现][場场]|\d{1,2}日[電电])/.test(rest) ||
  (/^报[道导]/.test(rest) && /(?:即[時时]|[綜综]合|[連连][線线])$/.test(name));

function endsPlace({ name, rest }: Run): boolean {
  return PLACE.test(name) || (/^(?:[报報][道导導]|[专專]?[电電])/.test(rest) && /[省市县縣区區州镇鎮]$/.test(name));
}
