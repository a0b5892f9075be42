/** The author whom a Chinese note on the author names: （作者林一系河西大学教授）, （作者系河西大学教授林一）. */
import { isHanName } from './han-names.ts';

const NAME = '([\\u4e00-\\u9fff·]{2,6}?)';
const IS = '(?:系|[为為]|是|[现現](?:任|[为為]))';
const POST =
  '(?:教授|[讲講][师師]|研究[员員生]|院[长長士]|校[长長]|所[长長]|主任|博士[生后後]?|[硕碩]士生?|[评評][论論][员員]|[记記]者|[学學]者|[学學]生|作家|[诗詩]人|律[师師]|[医醫][师師生]|教[师師]|老[师師]|工程[师師]|[会會][长長]|主席|主[编編]|秘[书書][长長])';
const HOUSE =
  '(?:大[学學]|[学學]院|[学學]系|[历歷]史系|中文系|研究[院所]|中心|[报報]社|[杂雜]志社|出版社|[医醫]院|中[学學]|小[学學]|事[务務]所|[协協][会會]|[学學][会會]|基金[会會]|公司)';
/** A post or a house that ends a clause: a sentence on what the author did goes on behind it. */
const POSTED = `[^，,。；;！？]{0,24}(?:${POST}|${HOUSE})(?=[，,；;。）)】\\]]|$)`;
const OPENING = '^[（(【[]\\s?(?:本文)?作者\\s?';
const NOTES = [
  // A book's author may stand in front: （作者余华是浙江人，本文作者林一）.
  new RegExp(`[，,；;。]\\s?本文作者\\s?[：:]?\\s?${NAME}[）)】\\]]?$`),
  new RegExp(`${OPENING}${NAME}\\s?[，,]?\\s?${IS}${POSTED}`),
  new RegExp(`${OPENING}${NAME}\\s?[，,]\\s?${POSTED}`),
  new RegExp(`^本文作者\\s?${NAME}\\s?[，,]?\\s?${IS}${POSTED}`),
  new RegExp(`^作者\\s?${NAME}\\s?系${POSTED}`),
  new RegExp(`^[（(【[]\\s?${NAME}\\s?[，,；;：:]?\\s?(?:本文)?作者(?:${IS}${POSTED}|[单單]位)`),
  new RegExp(`${OPENING}${IS}[^。；;]{2,40}?${POST}\\s?([\\u4e00-\\u9fff]{2,3})[）)】\\]]$`),
];
/** Words that begin with a surname's character: 作者高中, 作者文笔, 作者祖父. */
const NO_AUTHOR =
  /^(?:[他她我]|都|只|才|就是|何[人者许許在以处處]|和[编編读讀]|[应應][该該当當]?[是为為]?$|[时時]|[来來][自到]|高[兴興明中校考级級]|安[在排]|[万萬][岁歲]|[简簡]|[单單]位|分[别別]|文[笔筆中章字內内风風]|任[务務教职職]|方[言面法式]|成[名书書年长長果]|[周週](?:末|[岁歲])|童年|全[家都部体體是]|[许許]多|常[年常]|平[时時日生]|金句|[毕畢][业業]|[曾原][任经經先]|[钟鐘鍾][情爱愛]|祖[父母籍上]|家[里裡中境乡鄉属屬]|房[东東]|[双雙][亲親]|[师師][从從父母兄姐傅范範]|花[费費了]|容易|明[白知显顯])|(?:[人者们們][均皆都]?|等|年[前后後间間])$/;

/** Whether what stands behind 作者 is a word and no name. */
export const isNoAuthor = (word: string): boolean => NO_AUTHOR.test(word);

/** The name in such a note. */
export function namesInNote(line: string): readonly string[] {
  const text = line.trim();
  if (!text.includes('作者')) return [];
  for (const pattern of NOTES) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && isHanName(name) && !isNoAuthor(name)) return [name];
  }
  return [];
}
