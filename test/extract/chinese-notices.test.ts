/** What Chinese sites set around and into an article, in the mainland, Taiwan, Hong Kong and overseas, and sentences that look like it. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const TITLE = '渡口';
const HALF = 6;

function spoken(body: string): readonly string[] {
  const { article } = extractArticle(page(body, { lang: 'zh', title: TITLE }), URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const within = (markup: string) =>
  spoken(paragraphs(LONG_ZH_PROSE.slice(0, HALF)) + markup + paragraphs(LONG_ZH_PROSE.slice(HALF)));
const behind = (markup: string) => spoken(paragraphs(LONG_ZH_PROSE) + markup);
const above = (markup: string) => spoken(markup + paragraphs(LONG_ZH_PROSE));
const inserted = (sentence: string) => [...LONG_ZH_PROSE.slice(0, HALF), sentence, ...LONG_ZH_PROSE.slice(HALF)];
const link = (text: string) => `<a href="https://app.example/get">${text}</a>`;

describe('promotions', () => {
  it.each([
    '下載小鎮社「一手新聞」 app，每日新聞不漏接！',
    '下载小镇日报客户端，随时随地看新闻',
    '点击下载小镇APP，第一时间获取最新资讯',
    `iOS App下載　Android App下載`,
    '安卓版下载 | 苹果版下载',
    `「小鎮01」App 全新「睇清啲」功能：${link('立即下載')}`,
    `不用抽 不用搶 現在用APP看新聞 保證天天中獎　${link('點我下載APP')}　${link('按我看活動辦法')}`,
    '小镇中文有Instagram！欢迎搜寻town.chinese，看更多深入浅出的图文与影音报道。',
    '想看更多故事？歡迎追蹤小鎮日報的Facebook粉絲專頁！',
    '※ 加入小鎮報 LINE 好友，精彩新聞不錯過',
    '👉 訂閱小鎮電子報，每週五收到一封信',
    `&gt; 关注 ${link('小镇小红书')}，感受精彩数字生活 🍃`,
    `&gt; 实用、好用的 ${link('正版软件')}，小镇为你呈现 🚀`,
    '加听友群请添加微信：town_radio，备注“夜话”',
    '扫码进读者群，添加小助手微信：town2020',
    '听友群：town_radio',
    '请继续往下阅读...',
    '請繼續往下閱讀...',
    '文章未完，請往下閱讀',
    '（廣告後繼續閱讀）',
    '▼廣告，請往下看▼',
    '您的每一份贊助，都是守護新聞自由的力量',
    '如果您认同我们的报道，欢迎赞助我们',
    '定期定額支持',
    '請同意我們的隱私權規範，才能啟用聽新聞的功能。',
    '本文语音由AI合成，仅供参考',
    '聽新聞 0:00 / 0:00',
    '听新闻 03:21',
    '為達最佳瀏覽效果，建議使用 Chrome、Firefox 或 Microsoft Edge 的瀏覽器。',
    '建议使用Chrome浏览器访问本页面',
    '想第一时间掌握新闻？立即下载小镇应用程序，或关注我们的WhatsApp频道。',
    '听众群：添加微信 town2025 入群',
    '购买须知：本作品为付费有声作品，购买后即可收听',
    '- 廣告 -',
    '1.2万人收藏 312评论',
    '字級列印',
    '打印 分享',
    '字号 大中小',
    '参考资料：《大明会典》《明实录》《明代驿站考》',
    '参考书目：沈青《渡口的冬天》，小镇书局2019年版；《南岸县志》卷三',
    '【參考文獻】：《臺灣通史》、《渡口考》。',
    '资料来源：《小镇日报》《南岸县志》',
    '参考资料：《我的渡口》《他说》《这里没有船》',
    '欢迎在评论区留言',
    '你怎么看？歡迎留言討論！',
    '关注我，带你看更多小镇故事',
    '掃描QR Code加入會員',
    '看更多相關新聞',
    '猜你想看',
    '#渡口 #小镇',
    '【打印】【关闭】',
    '展开剩余21%',
    '放大字体 缩小字体 默认',
    '新闻线索：13800000000',
    '小鎮音樂·配樂：《渡口》',
    'BGM：渡口 - 小镇乐队',
  ])('%s', (line) => {
    for (const texts of [within(`<p>${line}</p>`), behind(`<p>${line}</p>`)]) expect(texts).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    '他花了一个星期才学会下载App，又花了一个月学会删掉它。',
    '第二步，打开应用商店，点击立即下载。',
    '下载App之后，她再也没有打开过。',
    '安装客户端的人只有一半，其余的人仍旧打电话订票。',
    '渡口的Instagram账号由一名中学生打理，照片全是海鸥。',
    '海报上写着：“欢迎加入微信群”，下面没有二维码。',
    '船长说，欢迎大家关注码头的微博。',
    '关注渡口的人越来越多，镇里不得不加开一班船。',
    '加入读者群以后，她认识了十几个同样晕船的人。',
    '老人继续往下阅读，直到船笛响起。',
    '如果您认同这个计划，请在木牌上写下名字，船长说。',
    '他捐款支持我们的船队，却从不坐船。',
    '为了最好的观赏效果，镇里建议观众站在东岸。',
    '听新闻是他唯一的消遣，每天清晨六点开始。',
    '浏览器打开以后，页面上只有一只船。',
    '谁会立即下载一个只有三个人用的App？她问。',
    '1.2万人收藏了这枚邮票，没有一个人寄出去。',
    '广告里的船比真的新。',
    '请他们留言的是船长，不是船工。',
    '她说，关注我的人不多，关注河的人更多。',
    '热读渡口志的人',
    '配乐的人是她的老师。',
  ])('not: %s', (sentence) => {
    expect(within(`<p>${sentence}</p>`)).toEqual(inserted(sentence));
  });

  it.each([
    '更多阅读',
    '编辑推荐',
    '阅读：一种抵抗',
    '下载App以后怎么办？',
    '加入读者群',
    '关注与遗忘',
    '支持者与反对者',
  ])('not the heading %s', (heading) => {
    expect(within(`<h2>${heading}</h2>`)).toEqual(inserted(heading));
  });

  it('not a step of an instruction', () => {
    const steps = ['打开应用商店，搜索“渡口”', '点击立即下载', '用手机号注册'];
    const list = `<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`;
    expect(within(list)).toEqual([...LONG_ZH_PROSE.slice(0, HALF), ...steps, ...LONG_ZH_PROSE.slice(HALF)]);
  });
});

describe('declarations', () => {
  it.each([
    '本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。',
    '未经书面许可，不得转载或建立镜像。',
    '小镇网声明：小镇网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。',
    '本網轉載此文旨在傳遞更多資訊，不代表本網贊同其觀點。',
    '凡本網註明“來源：XXX”的作品，均轉載自其它媒體，轉載目的在於傳遞更多資訊。',
    '※ 本文轉載自小鎮報',
    '＊本文獲授權轉載',
    '本作品采用 CC BY-SA 4.0 许可协议',
    '本文字数：3211字，预计阅读时间 8分钟',
    '本文为城南手艺志原创，转载请在后台留言',
    '本文由城南手艺志原创，首发于微信公众号',
    '如需转载请联系后台。',
    '*本文不构成任何投资建议',
    '（以上内容仅供参考，不构成投资建议）',
    '风险提示：市场有风险，投资需谨慎。',
    '※本文內容不能取代專業醫師的診斷',
    '（此件公开发布）',
    '（此件主动公开）',
    '信息公开属性：主动公开',
    '（实习生秋禾对本文亦有贡献）',
    '小镇日报记者林一对本文亦有贡献。',
    '（王小明参与采写）'.replace('参与采写', '参与本文采写'),
    '数据来源：小镇日报记者实地登记，制图：柏杨',
    '資料來源／鎮公所 製表／林小青',
    '制作：门槛工作室　剪辑：阿屿　封面：小鹿',
    '片头音乐：《Night Corridor》by 罗小尾',
    '統籌：林一　製圖：王二、李四',
    '译者/何黎',
    '（根据录音整理，未经讲者审阅）',
    '如有需要请联系 editor@town.example',
  ])('%s', (line) => {
    expect(behind(`<p>${line}</p>`)).toEqual(LONG_ZH_PROSE);
    expect(within(`<p>${line}</p>`)).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    '律师说，这份声明不构成任何投资建议，也不构成要约。',
    '未经许可，不得登岛，木牌上这样写着。',
    '这首歌是小镇的原创，全镇的人都会唱。',
    '投资有风险，镇长却从没有犹豫过。',
    '数据来源是一本旧账簿，里面记着每一条船。',
    '编辑：你这篇稿子太长了。',
    '制作：先把面粉过筛，再加两勺温水。',
    '剪辑：一门没有名字的手艺',
    '他对本文的结论不以为然，写了三千字反驳。',
    '公开的信件一共有十七封，全都没有署名。',
    '这本书根据录音整理，一共花了六年。',
    '如有风浪，请联系码头的看守。',
  ])('not: %s', (sentence) => {
    expect(within(`<p>${sentence}</p>`)).toEqual(inserted(sentence));
  });
});

describe('lines of labels and figures', () => {
  it.each([
    '<span>发表于</span><time>2024-08-17</time><span>更新于</span><time>2024-08-19</time><span>分类于</span><a href="/c/db">数据库</a><span>阅读次数：</span><span>本文字数：</span><span>1.2k</span><span>阅读时长 ≈</span><span>4 分钟</span>',
    '发布时间：2026-06-09 16:30 来源：市住房和城乡建设局 浏览次数：1,284 字体：【<a>大</a> <a>中</a> <a>小</a>】<a>打印</a>',
    '发布时间：2025-10-11&nbsp;&nbsp;发布人：离退休工作处&nbsp;&nbsp;审核：校长办公室&nbsp;&nbsp;点击：[<span></span>]',
    '2025-03-01 10:20　来源：小镇日报　点击量：512',
    '發布日期：114-03-08　發布單位：文化局　點閱次數：88　字級：小 中 大',
    '索 引 号：000014349/2026-00391 发文字号：清住建通〔2026〕17号 成文日期：2026年06月08日',
    '作者：林一 | 发布时间：2024年5月18日 | 阅读：1.2万 | 评论：36',
  ])('%s', (line) => {
    expect(above(`<div class="x1">${line}</div>`)).toEqual(LONG_ZH_PROSE);
    expect(behind(`<div class="x1">${line}</div>`)).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    '时间：6月15日19时 地点：老煤码头 票价：80元',
    '书名：渡口的冬天 作者：沈青 出版社：小镇书局 页数：312',
    '标题字体：黑体 字号：小四 行距：1.5倍',
    '发布时间：没有人知道。浏览的人却越来越多。',
  ])('not: %s', (line) => {
    expect(above(`<p>${line}</p>`)).toEqual([line, ...LONG_ZH_PROSE]);
  });
});

describe('a bulletin board', () => {
  const post = LONG_ZH_PROSE.slice(0, 4);
  const board = (classes: string) =>
    `<html lang="zh"><head><title>[心得] 渡口 - 看板 Town</title></head><body><div class="${classes}"><div><span>作者</span><span>cellowind (風琴)</span></div><div><span>看板</span><span>Town</span></div><div><span>時間</span><span>Sat Mar 15 23:10:08 2025</span></div>\n\n${post.join('\n\n\n')}\n\n--\n<span>※ 發信站: 小鎮坊(town.example), 來自: 203.0.113.7</span><div><span>推 </span><span>mochi88</span><span>: 好暖</span><span> 03/15 23:15</span></div><div><span>→ </span><span>railfan</span><span>: 那叫鳴笛</span><span> 03/15 23:20</span></div></div></body></html>`;
  const read = (classes: string) => extractArticle(board(classes), URL_OF_PAGE).article;
  const texts = (classes: string) =>
    read(classes)?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];

  it('gives the paragraphs that its empty lines set apart, and no replies', () => {
    expect(texts('bbs-content')).toEqual(post);
    expect(texts('whitespace-pre-wrap')).toEqual(post);
  });

  it('is dated as its line says', () => {
    expect(read('bbs-content')?.publishedAt).toMatch(/^2025-03-15/);
  });

  it('alone has such paragraphs', () => {
    expect(texts('entry')).toHaveLength(1);
  });
});

describe('the end of a notice', () => {
  const RIGHT = ' style="text-align: right"';

  it.each([
    ['below “特此通告”', '<p>特此通告。</p><p>河岸镇人民政府</p><p>2026年1月3日</p>'],
    ['to the right', `<p${RIGHT}>河岸镇渡口管理所</p><p${RIGHT}>2026年1月3日</p>`],
    ['in figures of Chinese', '<p>特此公告。</p><p>河岸镇人民政府</p><p>二〇二六年一月三日</p>'],
    ['on one line', `<p>特此通知。</p><p${RIGHT}>河岸镇人民政府办公室　2026年1月3日</p>`],
    ['of two bodies', '<p>特此通告。</p><p>河岸镇公安局</p><p>河岸镇交通运输局</p><p>2026 年 1 月 3 日</p>'],
  ])('is its signature and the day of it: %s', (_, html) => {
    const own = html
      .replaceAll('　', ' ')
      .split(/<p[^>]*>|<\/p>/)
      .filter((line) => line !== '');
    const rest =
      '<p>（此件公开发布）</p><p>抄送：镇党委，镇人大，各村委会。</p><p>河岸镇人民政府办公室　2026年1月3日印发</p>';
    expect(behind(html)).toEqual([...LONG_ZH_PROSE, ...own]);
    expect(behind(html + rest)).toEqual([...LONG_ZH_PROSE, ...own]);
  });

  it('is read where colleagues, and no offices, get a copy', () => {
    expect(behind('<p>抄送：王经理，李会计，还有那只猫</p>')).toContain('抄送：王经理，李会计，还有那只猫');
  });

  it('is no day below a paper’s name, nor one of an article that notifies of nothing', () => {
    const lines = ['<p>河岸日报</p><p>2026年1月3日</p>', '<p>河岸镇人民政府</p><p>2026年1月3日</p>'];
    for (const html of lines) expect(behind(html)).not.toContain('2026年1月3日');
  });
});
