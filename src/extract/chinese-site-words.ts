/** Tells a Chinese line that a site sets above or below a text by how much of it are the words of a site. */
import { TELLS } from './chinese-calls.ts';

const TRADITIONAL =
  '紀啟週滿運鳥義設並證範驗總結鎖凍溫準備達樓無調顯舊額歡譯贈送購團價減錄檔劃轉聽寫頻軌撥請閱讀轉載發佈評論導報號碼關訂頁點擊滑動後臺註冊錄員會專區團體獨聯繫絡線電話郵箱連結圖片攝編輯責審核單頻應場戶現開閉簡繼續與內處於為無對來錯誤漏盡頂鍵詞標題寫歡迎長廣時間雜誌機構個們這還沒隨選擇繪畫費優惠購買實驗證據議聲權屬許經傳製舉級麼說將過當從見尋視聽節檔進讚贊賞顯縮瀏覽絕觀創協辦採訪稱條項類額歸檢測數據庫總終複監統籌劃紹給讓離資訊網書萬裡兩門戰領';
const SIMPLIFIED =
  '纪启周满运鸟义设并证范验总结锁冻温准备达楼无调显旧额欢译赠送购团价减录档划转听写频轨拨请阅读转载发布评论导报号码关订页点击滑动后台注册录员会专区团体独联系络线电话邮箱连结图片摄编辑责审核单频应场户现开闭简继续与内处于为无对来错误漏尽顶键词标题写欢迎长广时间杂志机构个们这还没随选择绘画费优惠购买实验证据议声权属许经传制举级么说将过当从见寻视听节档进赞赞赏显缩浏览绝观创协办采访称条项类额归检测数据库总终复监统筹划绍给让离资讯网书万里两门战领';
const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL, (sign, at) => [sign, SIMPLIFIED[at] ?? sign]),
);

/** What sites are about, what is done there and who makes them. */
const SITE = [
  // Rights and sources
  '翻印 翻版 盗用 独家报道 转载 转发 转自 转贴 摘编 摘自 复制 镜像 版权 著作权 归属 授权 许可 许可协议 协议 原创 首发 注明 标明 出处 来源 原文 链接 连结 侵权 删除 声明 作品声明 创作声明 免责 立场 观点 仅代表 不代表 仅供 参考 娱乐 学习 甄别 核实 虚构 演绎 素材 取材 人工智能 大模型 生成 合成 创作者 商业合作 商务合作 商务 推广 佣金 品牌方 评测 赞助 赞助商 测评 勘误 更正 指正 澄清 错漏 错别字 纠错 更新 修订 编译 译文 译自 文责自负 删改 刊登 刊载 登载 刊发 采用 签发 隐私 政策 条款 必究',
  // The site and its places
  '本站 本网 本网站 本报 本刊 本台 本社 本平台 本博 本博客 本号 本文 此文 该文 本篇 本期 本章 本页 网站 门户网站 网页 页面 网址 域名 首页 主页 列表 目录 顶部 窗口 博客 论坛 平台 频道 栏目 专栏 专题 话题 客户端 应用市场 应用商店 小程序 公众号 视频号 服务号 微信 微信号 微博 抖音 朋友圈 小红书 小宇宙 苹果播客 喜马拉雅 爱发电 脸书 粉丝 粉丝团 粉专 好友 社群 微信群 读者群 听友群 进群 入群 后台 评论区 账号 帐号 会员 名片 卡片 二维码 左下角 右上角 下方 上方 文末 文中 正文 全文 内文 下文 文章 此文章 内容 稿件 帖子 图文 音频 视频 附件 电子报 客服 第三方 服务器 浏览器 分辨率 标识码 备案 备案号 许可证 独立媒体',
  // What visitors do
  '登录 登入 注册 订阅 关注 点赞 按赞 在看 收藏 分享 打赏 赞赏 捐款 捐助 扫码 扫一扫 扫描 识别 长按 点击 下载 安装 搜索 加入 添加 备注 留言 评论 跟帖 回复 回帖 发帖 发言 投稿 来稿 投书 约稿 征稿 来信 来函 来电 致电 拨打 报料 爆料 线索 投诉 举报 反馈 联系 咨询 热线 专线 电话 邮箱 电子邮箱 邮箱地址 邮件 信箱 传真 浏览 访问 阅读 收听 收看 观看 查看 打印 列印 加载 关闭 返回 展开 滑动 往下 向下 输入 提交 验证 登记 沙发 必填 必填项 填写 公开 表单 离开 前往 跳转 继续 领取 购买 下单 优惠 早鸟票 报名 开通 邀请 锁定 追踪 推播 接收 发送 处理 审核 排序 鼓励 支持 支持者 付费 剩余 免费 喝杯 一杯 奶茶 咖啡',
  // Who made it
  '记者 编辑 责编 责任编辑 主编 校对 校审 审校 初审 复审 终审 一审 二审 三审 监制 统筹 策划 排版 执行 出品 出品人 制作 制作人 剪辑 录音 摄影 摄像 绘图 制图 美编 文案 撰文 撰稿 撰稿人 撰写 采写 通讯员 供稿 供图 作者 博主 笔者 特约 评论员 主播 主持 主持人 嘉宾 主办 主管 承办 协办 技术支持 指导单位 广告 题图 头图 封面 配图 插图 插画 图源 图片 图库 背景音乐 片头 片尾 音乐 曲目 片尾曲 片头曲',
  // What leads elsewhere
  '更多 精彩 资讯 新闻 相关 延伸阅读 延伸 推荐 往期 上期 下期 预告 回顾 敬请期待 明天见 下周见 下期见 再见 节目 播出 播客 时间轴 图解 猜你喜欢 热门 大家都在看 人还看了 还看了 归档 订户 发表 发布 发布于 属地 暂无 还没有人 第一个 共收到 到底了 更多了 推送 说点什么吧 说点什么 说两句',
  // What a shop offers
  '满减 全场 买一送一 新用户 老用户 会员价 体验卡 试听 试听课 专享 专享价 专属 早鸟 早鸟价 早鸟票 优惠价 优惠码 团购 团购价  限时 限量 售完即止 手慢无 首单 立减 满减 折扣 领券 优惠券 红包 包邮 免运 免运费 到店 截图 暗号 火热 开抢 抢购 抢先 福利 名额 先到先得 赠送 赠品 抽奖 中奖 最终解释权 解释权 归本店所有',
  // What tells people from programs
  '人机 验证码 短信 滑块 拼图 拖动 按住 依次 图中 真人 最右边 右侧 看不清 换一张 重新获取 安全验证 网络环境 系统检测 异常 频繁 稍候 稍后再试',
  // Questions and answers, threads
  '提问 提问者 被采纳 被采纳为 被锁定 被折叠 被关闭 被删除 被移动 采纳 采纳率 最佳答案 答案 该回答 本回答 回答 折叠 赞同 没用 有用 有帮助 评价 先赞后看 谢邀 本版主编 本版编辑 版式 版面设计 楼主 版主 题主 积分 只读 该帖 本帖 回复 锁定 停用 敬请谅解 留言板 评论功能 无法',
  // How a text was written down
  '转写 听写 听录 速记 逐字稿 文字稿 文稿 实录 语音 原声 音档 出入 为准 歧义 志工 机器 志愿者 疏漏 截至发稿 截至发稿时 整理 删节 AI',
  // How it may be read
  '阅读模式 夜间模式 大字版 纯净版 简洁版 朗读 听全文 男声 女声 划线 写想法 想法 要点 体验更佳 微信读书 小说阅读器 阅读器 沉浸 播放 倍速 语速 字数 繁体版 简体版 刷新 未完待续 明日更新 字体 切换 设置 偏好 偏好设定 偏好设置 Cookie Cookies 浏览纪录 浏览记录 收集',
  // What laws ask for
  '风险提示 市场有风险 投资需谨慎 谨慎 未满 禁止 饮酒 吸烟 戒烟 有益健康 有害健康 不构成 投资建议 医疗建议',
];
/** Words that join these. */
const JOINTS =
  '请 您 您的 你 你的 大家 我 我要 回到 我们 我们的 的 了 吧 呀 啦 哦 可 可以 能 能够 即 即可 就 也 都 均 皆 已 已经 将 会 须 需 需要 必须 应 如 如果 如需 若 有 无 没有 非 除 除非 除外 另有 特别 外 此外 在 于 到 至 向 从 由 以 为 系 是 经 未 未经 不 不得 勿 谢绝 严禁 或 或者 和 与 及 并 且 及其 等 对 给 让 被 把 后 之 前 时 中 内 上 下 里 处 所有 一切 任何 部分 所 其 本 该 此 这 那 全部 每 一 个 位 篇 条 项 次 份 名 者 人 方 方式 形式 形 地址 信息 时间 日期 真实 姓名 问题 是否 确认 成为 政府 谢谢 感谢 欢迎 立即 马上 现在 赶紧 快 快来 来抢 抢 尽快 随时 及时 通过 使用 基于 遵循 附上 附 保留 标注 说明 特此 包含 内含 含 含有 获得 收入 少量 小额 价格 影响 结论 责任 自负 自担 承担 安全 注意 疑似 技术 工具 辅助 协助 完成 来自 源自 提供 属 属于 归 网络 外部 应用 联盟 单位 用户 读者 听众 网友 友 朋友 各界 个人 公司 字 元 奖励 最高 最新 最后 新 晚 早 每天 每日 每晚 今天 今日 明天 同一时间 就到这里 到此 结束 开始 多 看 听 读 写 找 想 要 用 来 去 建议 音 群 费用 运行 运营 维持 动力 每一位 专业 完整 精选 按 排 点 戳 觉得 喜欢 帮助 告诉 讨论 交流 同意 接受 表示 项目 只 仅 必要 管理 更改 停止 停止使用 残忍 无情 残忍地 无情地 功能 享 满 凭 报 双十一 仅剩 剩 前 份 张 元 减 自己 解决 选出 非常 为什么 无 略有 我的问题 被 难免 约 共 当前 第 注册即送 会员再享 再享 听 预计 选择 总结 用 打开 开启 正在 已发送 秒后 滑到 拖到 请按 按热度排序 没';

/** Words by their first sign, the longest first; with each whether it is one of a site. */
type Words = ReadonlyMap<string, readonly (readonly [word: string, isSite: boolean])[]>;

function indexWords(): Words {
  const index = new Map<string, [string, boolean][]>();
  const lists: readonly (readonly [string, boolean])[] = [
    ...SITE.map((list) => [list, true] as const),
    [JOINTS, false],
  ];
  for (const [list, isSite] of lists)
    for (const word of list.split(' ')) {
      const same = index.get(word.charAt(0));
      if (same) same.push([word, isSite]);
      else index.set(word.charAt(0), [[word, isSite]]);
    }
  for (const words of index.values()) words.sort(([one], [other]) => other.length - one.length);
  return index;
}
let known: Words | undefined;

/** Names, addresses and figures say neither one nor the other. */
const NEUTRAL =
  /[“「『《〈][^”」』》〉]{1,16}[”」』》〉]|[\w.+-]{1,40}@[\w.-]{1,60}|(?:https?:\/\/|www\.)[\w./?=&%#-]{1,120}|\d{1,4}年|\d{1,2}月|\d{1,2}日|[一二三四五六七八九十百千万两兩零\d]{1,6}\s?[元块塊折份名盒本张張人位秒天条條次字倍页頁]|\d{1,3}\s?分[钟鐘]|满\d{1,4}减\d{1,4}|(?:[逢每]?(?:周|週|星期|礼拜|禮拜)|本周末?|周末)[一二三四五六日天末]?/gu;
/** The value behind a label, as of 来源：河北日报; a sentence is none. */
const VALUE = /^\s?[：:丨｜|]\s?[^，。？！：:；\s]{1,20}(?=$|\s)/u;
/** Who speaks in an interview has a label, too. */
const SPEAKER = /^(?:记者|作者|编辑|博主|笔者|主播|主持|主持人|嘉宾)$/;
const HAN = /\p{Script=Han}/u;
const SENTENCE = /。.|(?:[。？]|……)["”」』）)]*$/u;
/** Of a whole sentence the words are not enough. */
const SPEAKS = /^[*＊※]|[请請您]|[欢歡]迎|是否[确確][认認]/;
/** What becomes of something is told, of whatever it is: 倍速播放正在改变… */
const CHANGES = /正在[^，。]{1,16}的|改[变變]|[变變][成得]|最[后後]一次/;
/** What is said at the end of a programme and what a publication corrects is of the text. */
const FAREWELL = /[见見][。！]$/;
const CORRECTION = /^[（(【]?\s?(?:更正|澄清|勘误|修订说明)\s?[：:]/;

/** What is quoted, who said it, and a step or a point of a list. */
const OF_TEXT = /^(?:[“「『]|[—–]{2}|第[一二三四五六七八九十\d]{1,2}[步条條项項]|[一二三四五六七八九十]{1,2}、)/;
/** 分享、喜欢、收藏: words in a sentence's order, where a row of buttons has spaces. */
const LISTED = /^\p{Script=Han}{1,4}(?:、\p{Script=Han}{1,4}){2,}$/u;
/** When a house is open and what it costs to go in. */
const PRACTICAL = /门票|票价|入场|闭馆|开馆|营业|现金|预约|展期|地铁|公交/;

const [SHORTEST, LONGEST] = [4, 90];
const COVERED = 0.55;
const NEEDED = 2;
/** Least share of the different words of a site; the words that join them are everybody's. */
const OWN = 0.2;
/** Of a sentence, and of any line within the text. */
/** What begins a line of one label and its value. */
const LABEL =
  /^[\p{S}\p{P}\s]{0,3}(?:(?:作品|创作|内容)声明|归档|标签|分类|附件|来源|稿源|供稿|供图|主办|主管|承办|协办|指导单位|技术支持|发布于|标识码|备案|校对|审核|排版|监制|统筹|策划|剪辑|美编|封面|头图|题图|插图|插画|背景音乐|片头|片尾|曲目|版权|转载|投稿|邮箱|热线|下期预告|往期|延伸阅读|相关)/u;
/** A short line of nothing but such words is a button. */
const BUTTON =
  /^[\p{S}\p{P}\s]{0,3}(?=.{0,6}(?:登录|注册|评论|留言|举报|加载|顶部|打印|列印|关闭窗口|收藏|订阅|下载|点赞|首页|列表|邮箱|投稿|纠错|会员|到底了|更多了|声明|感谢(?:您|你|大家|各位)?的?(?:阅读|观看|收听)(?!\p{Script=Han})))\p{Script=Han}{3,7}[\p{S}\p{P}\s]{0,3}$/u;
const MOSTLY_COVERED = 0.85;
const SEVERAL = 3;

/**
 * True for a line most of which are words of a site's own business.
 *
 * @param text Holds Chinese.
 * @param within Whether it stands between the paragraphs of the text, where less is believed.
 */
export function isOfSiteWords(text: string, within: boolean): boolean {
  if (text.length < SHORTEST || text.length > LONGEST || OF_TEXT.test(text) || LISTED.test(text)) return false;
  const speaker = /^\p{Script=Han}{2,4}(?=：)/u.exec(text)?.[0];
  if (speaker !== undefined && cover(speaker).left === speaker.length) return false;
  const isSentence = SENTENCE.test(text);
  if (isSentence && (within || FAREWELL.test(text) || !SPEAKS.test(text))) return false;
  if (CHANGES.test(text)) return false;
  const { words, own, all, left, rest, simple, values } = cover(text);
  const isLabel = !within && left === 0 && words > 0 && !isSentence && !/[“「《]/.test(text);
  if (isLabel && (BUTTON.test(simple) || (values > 0 && LABEL.test(simple)))) return true;
  if (PRACTICAL.test(simple) || words < (isSentence || within ? SEVERAL : NEEDED)) return false;
  if (own < all * OWN) return false;
  if (all - left < all * (isSentence || within ? MOSTLY_COVERED : COVERED)) return false;
  return !TELLS.test(rest) && !CORRECTION.test(text);
}

/** Counts the different words of a site in a text, its Chinese signs, and those that no word covers. */
function cover(input: string): {
  readonly words: number;
  /** Signs of those words. */
  readonly own: number;
  readonly all: number;
  readonly left: number;
  /** What is not of a site. */
  readonly rest: string;
  /** In simplified characters. */
  readonly simple: string;
  /** Labels with a value behind them. */
  readonly values: number;
} {
  known ??= indexWords();
  const text = Array.from(input.replace(NEUTRAL, ' '), (sign) => SIMPLE.get(sign) ?? sign).join('');
  const found = new Set<string>();
  let [all, left, rest, values] = [0, 0, '', 0];
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at);
    const [word = '', isSite = false] = known.get(sign)?.find(([one]) => text.startsWith(one, at)) ?? [];
    if (word === '') {
      if (HAN.test(sign)) {
        all += 1;
        left += 1;
      }
      rest += sign;
      at += 1;
      continue;
    }
    all += word.length;
    at += word.length;
    if (isSite) found.add(word);
    rest += isSite ? ' ' : word;
    if (found.size === 0 || SPEAKER.test(word)) continue;
    const value = VALUE.exec(text.slice(at, at + 26))?.[0] ?? '';
    at += value.length;
    if (value !== '') values += 1;
  }
  const own = [...found].reduce((sum, { length }) => sum + length, 0);
  return { words: found.size, own, all, left, rest, simple: text, values };
}
