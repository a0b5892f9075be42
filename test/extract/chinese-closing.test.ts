/** What Chinese accounts, stations and sites set below a text and above it, and sentences that look like it. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const HALF = 6;

function spoken(body: string): readonly string[] {
  const { article } = extractArticle(page(body, { lang: 'zh', title: '渡口' }), URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const within = (line: string) =>
  spoken(`${paragraphs(LONG_ZH_PROSE.slice(0, HALF))}<p>${line}</p>${paragraphs(LONG_ZH_PROSE.slice(HALF))}`);
const behind = (line: string) => spoken(`${paragraphs(LONG_ZH_PROSE)}<p>${line}</p>`);
const above = (line: string) => spoken(`<p>${line}</p>${paragraphs(LONG_ZH_PROSE)}`);
const inserted = (sentence: string) => [...LONG_ZH_PROSE.slice(0, HALF), sentence, ...LONG_ZH_PROSE.slice(HALF)];

describe('below a text', () => {
  it.each([
    '*本文版权归“盐屿故事”所有，转载请在后台回复“转载”。',
    '＊本文版權歸「鹽嶼」所有，如需轉載，請聯繫後台',
    '© 著作权归作者所有，转载或内容合作请联系作者',
    '著作权归作者所有',
    '※ 本文由作者授權刊載',
    '＊本文轉載自小鎮，原文標題：渡口的冬天',
    '（本文刊于《小镇周刊》2026年第3期，原题为《渡口》）',
    '本文链接：https://town.example/a',
    '喜欢此内容的人还喜欢',
    '收录于合集 #人物 12个',
    '轻触阅读原文',
    '继续滑动看下一个',
    '← 左右滑动查看 →',
    '👉 向左滑动，查看更多',
    '点击图片查看详情',
    '分享、点赞、在看到朋友圈',
    '海量资讯、精准解读，尽在小镇新闻APP',
    '更多独家报道，尽在小镇新闻客户端',
    '炒股就看小镇分析师研报，权威，专业，及时，全面，助您挖掘潜力主题机会！',
    '打开小镇新闻APP，阅读体验更佳',
    '欢迎在小宇宙、苹果播客、喜马拉雅订阅《慢半拍电台》',
    '欢迎在各大平台搜索“慢半拍电台”收听我们的节目',
    '重溫：每集播出後12個月內可於網上收聽',
    '節目逢星期四晚上十時播出',
    '本节目由小镇茶业赞助播出',
    '码字不易，求赞求关注',
    '创作不易，欢迎打赏支持',
    '关注@桥工老秦，了解更多',
    '关注我们的微博：@慢半拍',
    '今日互动：你家乡有什么老手艺？欢迎在留言区分享',
    '喜歡這篇文章嗎？歡迎分享給朋友',
    '按讚加入小鎮粉絲專頁',
    '即Like小鎮Facebook專頁',
    '追蹤小鎮IG',
    '立即訂閱，支持獨立媒體',
    '加入會員，閱讀更多',
    '商务合作请联系：bd@town.example',
    '听众来信请寄：town@radio.example',
    '文中图片均来自网络',
    '注：本文图片均由受访者提供',
    '圖說：渡口的清晨',
    '更多小鎮週刊報導',
    '更多小报內容：',
    '以上言論不代表本網立場',
    '已有123人阅读',
    '★未滿18歲請勿飲酒，飲酒過量有害健康',
    '◎ 小鎮提醒您：吸菸有害健康',
    '小鎮報關心您：若您或身邊的人有心理困擾，請撥打1925安心專線',
    '自殺不能解決難題，求助才是最好的路。求救請打1995',
    '【我要纠错】 责任编辑：王二',
    '扫一扫分享本页',
    '您的IP地址是：',
    '主播：大可、青争',
    '主持人：大可',
    '海报设计：王二',
    '监制：王二 主持：林一',
    '信息来源：小镇日报',
    '附件：',
    '为你推荐',
    '為你推薦',
    '收起全文',
    '喜欢作者',
    '编辑 @林一',
    '本文责编：@林一',
    '阅读 (1204)',
    '#小镇创作挑战赛#',
    '话题：#渡口# #老手艺#',
    '#渡口#老手艺#小镇',
    '作品声明：内容取材于网络',
    '作品声明：个人观点、仅供参考',
    '特别声明',
    '感谢您的阅读',
    '最热评论',
    '参与讨论',
    '24小时热文',
  ])('not %s', (line) => {
    expect(behind(line)).toEqual(LONG_ZH_PROSE);
  });

  it.each(['以下文章来源于盐屿故事 ，作者周以宁', '2026-04-19 22:03辽宁体育领域创作者，小镇快报官方账号'])(
    'and not above it: %s',
    (line) => {
      expect(above(line)).toEqual(LONG_ZH_PROSE);
    },
  );

  it.each([
    '版权归谁所有，是这场官司的核心问题。',
    '为你推荐的三本书都在这里',
    '喜欢作者的人不多',
    '相关标签贴在罐子上',
    '参与讨论的人越来越多',
    '感谢阅读的人',
    '迟到的声明',
    '声明：我没有说过这句话',
    '#渡口#上了热搜',
    '#渡口关停#上了热搜，很多人第一次知道这里。',
    '对此，你怎么看？',
    '著作权归作者，出版权归出版社，这是当时的约定。',
    '本文首发于1987年的《小镇周刊》，那一期后来成了收藏品。',
    '本文转载自父亲的日记，我一个字也没有改，只是把错字圈了出来。',
    '左右滑动手机屏幕的时候，他的手还在抖。',
    '点击图片放大以后，他看见了自己的父亲。',
    '分享到朋友圈的第二天，店里来了一百多人。',
    '您也可以在镇口的书店找到这本书，店主会给你倒一杯茶。',
    '欢迎到小镇来收听一场没有麦克风的音乐会，老人说。',
    '本节目由三个年轻人制作，没有一分钱的赞助。',
    '节目每周三晚上八点播出，从1987年一直播到2009年。',
    '立即加入WhatsApp的人越来越多，镇长说。',
    '喜欢这座桥吗？他问我，然后自己先笑了。',
    '喜欢分享的人，往往也最怕被拒绝。',
    '关注@小镇的人只有三百个，他却每天更新。',
    '创作不易，但他从来没有想过放弃，二十年里写了四十本书。',
    '以上观点并不代表所有的渔民，林一强调。',
    '已有1200人参与了修桥。',
    '提醒您关好窗户的，是楼下的广播。',
    '自杀不能解决问题，但没有人告诉过他这一点，直到他拨通了热线。',
    '饮酒过量有害健康，可是码头上的人不喝酒就没法下水。',
    '图中的人是我的祖父。',
    '重温旧梦：他终于又坐上了那条船',
    '收听：一种正在消失的习惯',
    '主持人：您第一次上船是什么时候？',
    '打开手机客户端，看到的第一条消息就是封航。',
    '合作社电话：0700-96116，白天都有人接。',
    '订阅，支持，再订阅，这就是独立媒体的日常。',
    '珍惜生命。',
    '請打開窗，讓她聽見海。',
    '请他进来，喝杯热茶。',
    '时间：6月15日19时',
    '票价：80元',
  ])('but in it: %s', (sentence) => {
    expect(within(sentence)).toEqual(inserted(sentence));
    expect(behind(sentence)).toEqual([...LONG_ZH_PROSE, sentence]);
  });
});

describe('offers of an edition, and the question whether a text was of use', () => {
  it.each([
    '《小镇周刊》印刷版，<a href="/shop">按此优惠订阅</a>，随时起刊，免费快递。',
    '《小鎮週刊》紙本雜誌：點此訂閱，每期郵寄。',
    '电子版点击这里订购，全年包邮',
    '《渡口》双月刊 扫码订阅，新订户8折优惠！',
    '这篇文章对您是否有帮助？',
    '您觉得这篇文章怎么样？',
    '以上内容对您有帮助吗？ 有帮助 / 没帮助',
    '本页面对您有用吗？是 | 否',
  ])('not %s', (line) => {
    expect(within(`<span>${line}</span>`)).toEqual(LONG_ZH_PROSE);
    expect(behind(line)).toEqual(LONG_ZH_PROSE);
  });

  it.each(['這篇文章對你有幫助嗎？', '你覺得這則新聞有幫助嗎？'])('below the text only: %s', (line) => {
    expect(within(line)).toEqual(inserted(line));
    expect(behind(line)).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    '《小镇周刊》印刷版在2019年停了。',
    '《小镇周刊》，点击订阅的人都过了六十岁。',
    '按此价格订阅，他付了三年。',
    '印刷版，他还是要订阅。',
    '纸质版订阅的人越来越少，随时可能停刊。',
    '电子版，扫码订阅，付款，退款，她全都学会了。',
    '周刊，订阅，快递，邮差，都是这条街上消失的词。',
    '《渡口》双月刊，免费快递到家，邮差却不知道我的名字。',
    '点此订阅四个字，是他写给读者的最后一行。',
    '按此地图走，两天就能到渡口。',
    '扫码订阅，他说，这是年轻人的事。',
    '《小镇周刊》印刷版，他按此优惠订阅了三年。',
    '《小镇周刊》：点此订阅，他念了三遍。',
    '全年刊只印三百本，起刊那天下着雨。',
    '杂志点击这里订阅，老人不懂这句话的意思。',
    '《小镇周刊》随时起刊，随时停刊。',
    '这篇文章对我有帮助，她说。',
    '这篇文章对你有帮助，我才寄给你。',
    '这对你有帮助吗？',
    '这些年，写作对你有帮助吗？',
    '他的文章对你有帮助吗？',
    '你觉得这座桥怎么样？',
    '你觉得这篇小说怎么样？',
    '您觉得这条船有用吗？',
    '这本书对你有启发吗？',
    '这个回答，他等了二十年。',
    '你觉得父亲的文章怎么样？',
    '这篇报道对镇上的人有什么用？',
    '这篇文章有用吗？我不知道。',
    '有帮助吗？没有。',
    '这条新闻对你有什么影响？',
    '以上内容是我从祖父的日记里抄来的。',
    '这份资料对您的案子有帮助吗？',
    '这段说明对您来说太长了吗？',
    '您觉得这份报告是谁写的？',
    '你觉得这则新闻是真的吗？',
    '这篇文章对你有帮助吗？她在信的末尾问我。',
    '“这篇文章对你有帮助吗？”他问。',
    '本文对你有帮助吗，这样的话我说不出口。',
    '你觉得这篇文章如何？编辑问，我没有答。',
    '这条信息对您有价值，对我没有。',
    '没帮助。',
  ])('but in it: %s', (sentence) => {
    expect(within(sentence)).toEqual(inserted(sentence));
    expect(behind(sentence)).toEqual([...LONG_ZH_PROSE, sentence]);
  });
});

describe('memberships, activities and datelines', () => {
  it.each([
    '本文正在参加「金石计划」',
    '【加入關鍵報會員】每天精彩好文直送你的信箱，還可留言與作者討論文章內容。立刻點擊免費加入會員！',
    '小鎮報是少數仍然免費閱讀的媒體，請你按此成為月捐者，支持我們繼續報導。',
  ])('not %s', (line) => {
    expect(behind(line)).toEqual(LONG_ZH_PROSE);
  });

  it.each(['新华社长沙5月20日电　题：老街的灯为什么又亮了', '新华社“新华视点”记者王莹、罗江'])(
    'and not above it: %s',
    (line) => {
      expect(above(line)).toEqual(LONG_ZH_PROSE);
    },
  );

  it.each(['请你成为我的证人，他说。', '我参加了那年的活动，排在队伍的最后。', '加入工会的人，每天要走两个小时的路。'])(
    'but in it: %s',
    (sentence) => {
      expect(within(sentence)).toEqual(inserted(sentence));
    },
  );
});

describe('notes of blogs and platforms', () => {
  it.each([
    '【小镇声明】本文版权归原作者所有',
    '本文最后更新于 2026-03-02，文章内容可能已经过时，如有疑问请在评论区留言。',
    '本文最后更新于 357 天前，其中的信息可能已经有所发展或是发生改变。',
    '本文最後更新於 120 天前，文中的資訊可能已經過時。',
    '这篇文章发布于 2 年前，文章内容可能已经失效。',
    '来源：小镇App，作者： 慢慢的老徐，（https://town.example/1/2）',
    '点击查看完整命令',
    '本文来自渡口观察，作者：渡口君。',
    '视频拍摄：陶然',
    '音频：林一',
    '小镇记者 林一 文/图',
    '本文首发于“渡口观察”，文 | 林一，编辑 | 王二。',
    '请稍等',
    'No media source currently available',
    '达喀尔 —',
  ])('not %s', (line) => {
    expect(behind(line)).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    '音频：海浪，汽笛，和一只不肯走的海鸥。',
    '本文来自一次码头上的谈话，谈话的人已经走了。',
    '文章发表于一九八七年，作者把名字写成了船名。',
    '请稍等一下，船还没有靠岸。',
    '点击查看大图的人，都会看见那只海鸥。',
    '最后更新于1987年的航海图，一直挂在墙上。',
    '本文最后更新于 357 天前，那时渡口还没有船。',
    '航海图最后更新于三年前，其中的信息可能已经没有人信了。',
    '何夕的故事和心里话——',
  ])('but in it: %s', (sentence) => {
    expect(within(sentence)).toEqual(inserted(sentence));
  });
});

describe('a line of words and figures', () => {
  it.each(['转发300', '阅读3 朗读2', '朗读 100 听 50 阅读 30'])('is read within the text: %s', (line) =>
    expect(within(line)).toEqual(inserted(line)),
  );

  it.each(['阅读 3.4万', '评论8赞21', '转发 9 | 评论 4 | 赞 26'])(
    'is left out where only machines count so: %s',
    (line) => expect(within(line)).toEqual(LONG_ZH_PROSE),
  );
});
