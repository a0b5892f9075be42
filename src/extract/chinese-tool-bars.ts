/** The row of tools and counts beside a Chinese article, whose labels run together: 36字号收藏, 评论12 赞34 */
import type { BoilerplateRule } from './boilerplate-rule.ts';

/** What hardly anybody but a site offers to do. */
const TOOL =
  '字[号號體体级級]|(?:我要|一[键鍵])?(?:[举舉][报報]|分享|收藏|[纠糾][错錯]|投[诉訴]|打印|列印)(?:[到至])?|(?:已|取消)(?:收藏|[点點][赞讚])|(?:[写寫添加]{0,2}|[条條])[评評][论論]|[点點][赞讚]|[赞讚]同|[转轉][发發]|跟[帖贴貼]|(?:生成)?海[报報]|[复複][制製][链鏈連][接結]|朋友圈|[Qq][Qq](?:空[间間])?|[语語]音播[报報]|[听聽](?:全文|新[闻聞])|朗[读讀]|夜[间間]模式|[无無]障[碍礙]';
/** What may be a word of a title, too. */
const WORD =
  '微信|微博|好友|新浪|[参參][与與]|喜[欢歡]|[赞讚踩顶頂听聽大中小简簡繁A]|在看|[阅閱][读讀]|[浏瀏][览覽]|[热熱]度|播放|[关關]注|打[赏賞]|反[馈饋]|[扫掃][码碼]';
/** Those that are counted. */
const COUNTED =
  '[评評][论論]|[点點][赞讚]|[赞讚]同|[转轉][发發]|跟[帖贴貼]|收藏|分享|[赞讚踩顶頂]|喜[欢歡]|[参參][与與]|在看|[阅閱][读讀]|[浏瀏][览覽]|[热熱]度|播放|[关關]注';
/** 36, 1.2万; never a part of a figure. */
const COUNT = '(?<![\\d.,])\\d[\\d.,]{0,8}(?![\\d.,])\\s?[万萬千kKwW]?\\+?';
const GAP = '[\\s\\u200b|｜·・•/,，:：()（）>▲▼▶+-]';

/** What is done with a picture. */
const OF_PICTURE =
  '查看(?:原|大|高清)[图圖]|(?:保存|下[载載]|分享|[转轉][发發]|收藏)(?:[图圖]片|原[图圖])|[识識][别別][图圖中]{0,2}二[维維][码碼]';

/** Most texts are told from a row of tools by one of these signs. */
const NO_TEXT = '(?!.*[。，？！“「的了是他她])';

export const CHINESE_TOOL_BARS: readonly BoilerplateRule[] = [
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 160,
    isNeverHeading: true,
    pattern: new RegExp(
      [
        // One count and two labels at least, one of them of a tool.
        `^(?=.*\\d)(?!.*\\d\\D*[^\\d.,]\\D*\\d)${NO_TEXT}(?=.*(?:${TOOL}))${GAP}{0,2}(?:(?:${TOOL}|${WORD}|${COUNT})${GAP}{0,3}){3,24}$`,
        `^${NO_TEXT}(?=.*(?:${TOOL}).*(?:${TOOL}))${GAP}{0,2}(?:(?:${TOOL}|${WORD})${GAP}{0,3}){3,12}$`,
        // Two will do where one is for the page's looks, or prints it.
        `^(?!.*字[体體])(?=.*(?:字[号號级級]|打印|列印))(?:(?:${TOOL}|[大中小A]{2,3})${GAP}{0,3}){2}$`,
        `^${GAP}{0,2}(?:(?:${COUNTED})${GAP}{0,2}${COUNT}${GAP}{0,3}){2,8}$`,
        `^(?:${COUNT}${GAP}{0,2}(?:${COUNTED})${GAP}{0,3}){2,8}$`,
        `^${GAP}{0,2}(?:(?:${OF_PICTURE})${GAP}{0,3}){2,6}$`,
        // 阅读 3.4万: nobody but a machine counts so.
        `^(?:[阅閱][读讀]|[浏瀏][览覽]|播放)${GAP}{0,2}\\d{1,4}\\.\\d[万萬]$`,
      ].join('|'),
    ),
  },
];
