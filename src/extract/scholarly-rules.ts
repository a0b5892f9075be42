/** What Chinese journals set around a paper: where it appeared, its classes, counts, and links to its figures. */
import type { BoilerplateRule } from './boilerplate-rule.ts';

const COUNT = '(?:\\s?(?:[（(]\\s?\\d{1,6}\\s?[）)]|\\d{1,6}))?';

/** Each text is one row of these in one way only, or a row of forty would take for ever to refuse. */
const CONTROL = [
  '摘要(?:[浏瀏][览覽]量?)?',
  'HTML\\s?(?:全文|[浏瀏][览覽]量?)',
  '全文(?:HTML(?!\\s?(?:全文|[浏瀏])))?',
  '[图圖](?:片|(?!表))|[图圖]?表格?',
  'PDF(?:\\s?(?:下[载載]|全文|[浏瀏][览覽])[量数數]?|量|(?!\\s?(?:下[载載]|全文)))',
  '[参參]考文[献獻]|施引文[献獻]|引[证證]文[献獻]|相[关關]文章|[资資]源附件',
  '下[载載][数數量]?|[导導]出引用|多[维維度][评評]价|[评評][论論]|[访訪][问問]量?|被引(?:次[数數])?|分享|收藏',
].join('|');

const PAPER_LABEL =
  '(?:中[图圖]分[类類][号號]|文[献獻][标標][识識志][码碼]?|文章[编編][号號]|收稿日期|修[回改订訂]日期|[录錄]用日期|接受日期|[网網][络絡](?:出版|首[发發])(?:日期|[时時][间間])|刊出日期|出版日期|基金[项項]目|[资資]助[项項]目|通[讯訊信]作者|第一作者|作者[简簡]介|引用(?:本文|格式)|CLC|DOI|doi)\\s?[：:]';

export const SCHOLARLY_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'citation line',
    shape: 'whole',
    maxWeight: 300,
    pattern:
      /^(?:引用(?:本文|格式)?\s?[：:]\s?)?[^。！？，]{2,60}[,，.．]\s?(?:19|20)\d{2}\s?[,，;；年]\s?(?:第?\s?\d{1,4}\s?卷?)?\s?[,，]?\s?[（(]?第?\s?[A-Z]?\d{1,4}\s?期?[)）]?\s?(?:[:：,，]\s?[A-Z]?\d{1,6}(?:\s?[-–—~]\s?[A-Z]?\d{1,6})?)?\s?[.。]?(?:\s?(?:doi|DOI)\s?[:：]?\s?10\.\S+)?$/,
  },
  {
    reason: 'citation line',
    shape: 'whole',
    maxWeight: 500,
    pattern: new RegExp(`^(?:${PAPER_LABEL}(?:(?!${PAPER_LABEL})[^。]){0,160}){1,8}。?$`),
  },
  {
    // 参考资料：《明实录》《明代驿站考》: titles, and who wrote them, of which nothing is said.
    reason: 'citation line',
    shape: 'whole',
    maxWeight: 700,
    isNeverHeading: true,
    pattern:
      /^[（(【[]?(?:(?:主要)?[参參]考(?:[资資]料|文[献獻]|[书書]目|[来來]源|書籍)|(?:本文)?(?:主要)?(?:[资資]料|文[献獻])[来來]源|引用文[献獻])[】\]]?\s?[:：]\s?(?:[^《》『』。！？我你他她但却卻说說读讀没沒虽雖这這述忆憶]{0,40}[《『][^《》『』]{1,60}[》』]){1,16}(?![的了是在把])[^《》『』。！？我你他她但却卻说說读讀没沒虽雖这這述忆憶]{0,40}[。.)）]?$/u,
  },
  {
    reason: 'paper controls',
    shape: 'whole',
    maxWeight: 400,
    pattern: new RegExp(`^(?:(?:${CONTROL})${COUNT}[\\s|｜·/]*){4,}$`),
  },
  {
    reason: 'picture control',
    shape: 'whole',
    maxWeight: 160,
    pattern:
      /^(?:下[载載]\s?[：:]?\s?)?(?:(?:全尺寸|高清|原|大|高分辨率|清晰)\s?[图圖](?:片|像)?|[导導]出\s?(?:CSV|Excel)|幻[灯燈]片|PPT|PowerPoint|CSV|[显顯]示表格|新[窗][口体體]?打[开開]|[|｜]|\s|下[载載]\s?[：:]?){1,6}$/,
  },
];
