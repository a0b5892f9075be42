/** Tells the line of labels and figures that Chinese sites set above and below a text: 发布时间：… 来源：… 浏览次数：… */

/** Labels of a site's own business, which no list in an article has. */
const STRONG =
  '[发發][布佈表稿](?:[时時][间間]|日期|[于於]|[者人]|[单單]位|[机機][构構]|部[门門])|(?:更新|修改|[创創]建|[录錄]入|刊[发發]|上[传傳])(?:[时時][间間]|日期|[于於])|(?:[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊]|[访訪][问問]|查看)(?:次[数數]|[数數]|量)?|(?:本文|全文|文章|[总總])字[数數]|[阅閱][读讀](?:[时時](?:[长長]|[间間]))|人[气氣]|字[体體號号](?:大小)?(?=\\s?[：:]?\\s?[【（([]?\\s?(?:[大小]\\s?[|｜/]?\\s?中|[大小]\\s?[|｜/]\\s?|[-+A]))|分[类類][于於]|[归歸][档檔][于於]|信息(?:[来來]源|分[类類]|[类類][别別])|公[开開](?:[属屬]性|方式|形式)|[讲講][员員]|[讲講]道(?:者|人)|IP\\s?(?:[属屬]地|位址)|索\\s?引\\s?[号號]|[发發]文字[号號]|成文日期';
const WEAK =
  '[来來]源|稿源|作者|系列|[经經]文|[责責]任[编編][辑輯]|[责責][编編]|[编編][辑輯]|[审審](?:核|[稿]|[签簽])|[初复終终]审|校[对對]|[记記]者|供稿|[摄攝]影|[图圖]片|文字|通[讯訊][员員]|[评評][论論](?:[数數])?|收藏|[点點][赞讚]|分享[到至]?|[标標][签籤]|[关關][键鍵][词詞字]|[栏欄]目|[频頻]道|分[类類]|日期|[时時][间間]|[打列]印|[字]?[体體]|作[品者][类類][别別]|[单單]位|部[门門]';
const LABEL = new RegExp(`(?:${STRONG})\\s?[：:≈~]?|(?:${WEAK})\\s?[：:]`, 'g');
const IS_STRONG = new RegExp(`^(?:${STRONG})`);
const LIMIT = 240;
const VALUE = 26;
const HEAD = 24;
const DATE = /\d{4}\s?[-/.年]\s?\d{1,2}/;

const SINGLE = new RegExp(
  `^(?:(?:${STRONG})\\s?[：:]?\\s?\\d[\\d.,]{0,8}\\s?[万萬]?\\+?|(?:IP\\s?[属屬]地|[发發][布佈表][于於])\\s?[：:]\\s?\\p{Script=Han}{2,8})$`,
  'u',
);

/** True for a line of at least two labels with short values, one of which only a site has, or of one such label. */
export function isInfoLine(text: string): boolean {
  if (text.length > LIMIT || /[。！？；“「]|，(?!\d{3})/.test(text)) return false;
  if (SINGLE.test(text)) return true;
  const found = [...text.matchAll(LABEL)];
  const [first] = found;
  if (!first || found.length < 2 || first.index > HEAD) return false;
  const head = text.slice(0, first.index);
  if (head.length > 6 && !DATE.test(head)) return false;
  const isLong = found.some(({ index, 0: label }, at) => {
    const end = found[at + 1]?.index ?? text.length;
    return end - index - label.length > VALUE;
  });
  return !isLong && (DATE.test(head) || found.some(({ 0: label }) => IS_STRONG.test(label)));
}
