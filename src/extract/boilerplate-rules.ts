/** Sentences that pages put into or around an article and that nobody wants read aloud, as a table of rules. */

/** A block whose text matches, and is no heavier than `maxWeight`, is left out for `reason`. */
export type BoilerplateRule = {
  readonly reason: string;
  readonly pattern: RegExp;
  /** Text weight: Latin letters, a Chinese character counting for three. */
  readonly maxWeight: number;
};

export const BOILERPLATE_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'reprint line',
    maxWeight: 400,
    pattern:
      /转载请注明|轉載請註明|未经[^。]{0,12}(?:授权|许可)[^。]{0,12}(?:转载|使用)|版权所有|版權所有|免责声明|本文(?:系|为)[^。]{0,20}(?:转载|授权)|声明[：:][^。]{0,30}(?:转载|版权|观点)/,
  },
  { reason: 'reader notice', maxWeight: 700, pattern: /^(?:备注|注意|提示|[^。，]{0,6}(?:网友|读者)注意)[：:]/ },
  {
    reason: 'promotion',
    maxWeight: 500,
    pattern:
      /邀请您|欢迎(?:您)?(?:点击|订阅|关注|扫码|扫描)|点击了解详情|扫(?:描|一扫)[^。]{0,8}二维码|关注[^。]{0,12}公众号|^(?:Ad|广告|推广)[：:]/,
  },
  { reason: 'promotion', maxWeight: 160, pattern: /请(?:点击|订阅|关注|扫码|扫描)|下载[^。]{0,14}(?:APP|客户端)/i },
  {
    reason: 'editor line',
    maxWeight: 120,
    pattern:
      /^[（(【[]?\s?(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审核|原标题|原題|来源|來源|作者|记者|本文来源)\s?[：:/]/,
  },
  {
    reason: 'related link',
    maxWeight: 240,
    pattern:
      /^(?:相关(?:阅读|新闻|文章|报道|链接|专题)|相關(?:閱讀|新聞|文章|報導|連結)|延伸(?:阅读|閱讀)|推荐阅读|更多(?:新闻|精彩|内容|文章)|上一篇|下一篇|上一页|下一页|阅读原文|查看原文|热门(?:推荐|新闻)|猜你喜欢)/,
  },
  {
    reason: 'related link',
    maxWeight: 200,
    pattern:
      /^(?:read (?:more|also|next|full|the full)|related(?: (?:articles?|stories|topics|posts|links|content|coverage))?\b.{0,3}$|see also|also read|more (?:from|on|stories|news)|you may also like|recommended|most (?:read|popular|viewed)|don'?t miss|up next|advertisement|sponsored|continue reading|click here|story continues|article continues|next (?:article|story|page)|previous (?:article|story|page)|back to top)/i,
  },
  {
    reason: 'copyright line',
    maxWeight: 320,
    pattern: /^(?:©|\(c\)|copyright\b)|all rights reserved|may not be (?:published, broadcast|reproduced)|^版权/i,
  },
  {
    reason: 'subscription line',
    maxWeight: 240,
    pattern:
      /^(?:sign up|subscribe|follow (?:us|@|him|her|me)|get (?:the|our) .{0,60}newsletter|join (?:us|our)|like us|find us on)\b|subscribe to (?:our|the)|newsletter/i,
  },
  {
    reason: 'share line',
    maxWeight: 100,
    pattern:
      /^(?:share|tweet|print|e-?mail|comments?|reply|permalink|save|post a comment|leave a (?:comment|reply)|分享(?:到|至)|打印|收藏|评论|举报|点赞|字号)(?:\b|$|[：:（(\s])/i,
  },
  {
    reason: 'contact line',
    maxWeight: 260,
    pattern:
      /^(?:to )?(?:reach|contact) (?:the )?(?:reporters?|authors?|writers?|editors?)\b|\bcan be reached (?:at|on|via)\b|^(?:e-?mail|contact|write to) .{0,60}@|^follow .{0,100} on (?:twitter|facebook|instagram|x\b|youtube|linkedin)|^(?:twitter|facebook|instagram|e-?mail)\s?:/i,
  },
  {
    reason: 'promotion',
    maxWeight: 200,
    pattern:
      /^(?:click|tap) here\b|\bclick here (?:to|for)\b|^download (?:the|our) .{0,40}\bapps?\b|^(?:watch|listen) live\b|^(?:support|donate to) (?:our|the) |^(?:buy|order) (?:the|it|now) .{0,60}(?:here|amazon)/i,
  },
  {
    reason: 'reprint line',
    maxWeight: 200,
    pattern:
      /^this (?:article|story|post|piece|essay) (?:was |has )?(?:been )?(?:originally |first )?(?:appeared|published|posted|republished)\b/i,
  },
  {
    reason: 'related link',
    maxWeight: 220,
    pattern:
      /^(?:read|read more|related|watch|more|see also|also (?:read|on)|must read|don'?t miss|in pics|in pictures|photos|gallery|video|lesen sie(?: auch)?|lire aussi|leer más|leggi anche)\s?[:：|»>]/i,
  },
  { reason: 'footnote', maxWeight: 400, pattern: /^\[\d{1,3}\]\s|^(?:\[?\d{1,3}\]?|[*†‡])\s?[↑↩^]/ },
];

/** The rule that says why a block is not part of the article, if any does. */
export function matchBoilerplate(text: string, weight: number): BoilerplateRule | undefined {
  return BOILERPLATE_RULES.find((rule) => weight <= rule.maxWeight && rule.pattern.test(text.slice(0, 600)));
}
