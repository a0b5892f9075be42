/** Why something is not done, in simplified Chinese. */
import {
  type ClipWords,
  type DocumentWords,
  type ForeignWords,
  nameForeign,
  type PageFaultWords,
  type WhyWords,
} from './why-words.ts';

const FOREIGN: ForeignWords = {
  'a picture': '图片',
  'a recording': '录音',
  'a video': '视频',
  'an Office document from before 2007, or one with a password': '2007 年以前的 Office 文件，或带密码的 Office 文件',
  'a rich text document': '富文本文件',
  'a scanned document': '扫描件',
  'a Kindle book': 'Kindle 电子书',
  'a Palm book': 'Palm 电子书',
  'a FictionBook': 'FictionBook 电子书',
  'a help file': '帮助文件',
  'a PostScript document': 'PostScript 文件',
  'an XPS document': 'XPS 文件',
  'an iWork document': 'iWork 文件',
  'an XML document': 'XML 文件',
  'an Excel workbook': 'Excel 工作簿',
  'a PowerPoint presentation': 'PowerPoint 演示文稿',
  'a Visio drawing': 'Visio 绘图',
  'an OpenDocument spreadsheet': 'OpenDocument 表格',
  'an OpenDocument presentation': 'OpenDocument 演示文稿',
  'an OpenDocument drawing': 'OpenDocument 绘图',
  'an OpenDocument formula': 'OpenDocument 公式',
  'an Android program': 'Android 程序',
  'a Java program': 'Java 程序',
  'a program': '程序',
  'a compressed file': '压缩文件',
  'an archive': '压缩包',
  'a database': '数据库',
  'a font': '字体',
  'a feed': '订阅源',
  'a sitemap': '站点地图',
  data: '数据',
  'a file that is no text': '二进制文件',
};

const PAGES: PageFaultWords = {
  unreadable: '网页无法解析。',
  'no-text': '网页上没有正文，也没有录音。',
  'not-there': '网站说这个网页不存在，请检查网址。',
  'asks-login': '网站要求登录才能阅读。',
  'no-match': '配置里的 extract.body 在这个网页上什么也没有选中。',
  'drawn-by-script': '网页的内容由脚本生成，里面没有可读的正文。',
  list: '这是一个列出文章的网页，本身不是文章。请发送其中一篇的网址。',
  teaser: '网页上只有文章的开头。',
};

const CLIPS: ClipWords = {
  'web-page': '这个网址是网页，不是录音。录音可能已移走，或需要登录。',
  'no-audio': '录音的文件里没有能播放的声音。',
  damaged: '录音已损坏，下次会重新下载。',
  'cut-off': '录音不完整，下次会重新下载。',
  silent: '录音里没有声音。',
  'too-long': '录音太长，超过了上限。',
  gone: '录音的文件已不在。',
};

const DOCUMENTS: DocumentWords = {
  empty: '文件是空的。',
  'no-text': '文件里没有文字。',
  'no-article': '文件里没有文章。',
  scanned: '这是扫描的 PDF：每页都是图片，需要先做文字识别。',
  password: '文件有密码，请去掉密码后再发送。',
  protected: '电子书有版权保护（DRM），只有购买时的阅读器能打开。',
  damaged: '文件已损坏，请换一份。',
  'no-chapter': '电子书里没有这一章。',
  'too-much': '文件解压后太大或太复杂，不予读取。',
  entities: '文件的 XML 里声明了实体，正常的程序不会这样写，不予读取。',
  memory: '文件读起来占用的内存太多，请拆开后再发送。',
  time: '文件读起来太久，请拆开后再发送。',
  gone: '原件已不在，请重新发送。',
};

const STAND_INS = '暂由内置声音朗读；神经网络声音可用 lectern voices install 安装';

const list = (names: readonly string[]) => names.join('、');

export const ZH_HANS: WhyWords = {
  'no-address': ({ url }) => `“${url}”不是网址，应以 https:// 或 http:// 开头。`,
  'no-voice-of-that-name': ({ voice, voices }) => `没有名为 ${voice} 的声音，可用的有：${list(voices)}。`,
  'no-show-of-that-name': ({ show, shows }) => `没有可以添加到的播客 ${show}，可用的有：${list(shows)}。`,
  'no-such-show': ({ show }) => `没有播客 ${show}。`,
  'no-such-item': () => '没有这篇文章，可能已被撤回。',
  'no-such-person': ({ show, by }) =>
    `播客 ${show} 没有编号或名字是“${by}”的人，有哪些人可用 lectern person list 查看。`,
  'imported-by-others': () => '别人导入的文章不能由您取消，请去掉 by。',
  'wrong-request': ({ fields }) =>
    `${fields.length === 0 ? '请求的格式不对' : `请求里有不对或不认识的项：${list(fields)}`}，能发送什么见 /api/openapi.json。`,
  'broken-json': () => '发送的内容不是 JSON。',
  'unknown-encoding': () => '发送的内容用了这里不支持的编码。',
  'unreadable-request': () => '无法理解这个请求。',
  'long-name': () => '网址或名字太长，无法保存，请缩短后再发送。',
  'large-body': ({ most }) => `发送的内容超过了 ${most}，请分几次发送；文件的上限由配置的 uploads.maxMegabytes 决定。`,
  'nothing-sent': () => '没有可添加的内容，请发送网址或文件。',
  'many-chapters': ({ chapters, most }) =>
    `这本书有 ${chapters} 章，而您添加的文章同时最多等候 ${most} 篇。请不分章，作为一集发送。`,
  'many-waiting': ({ count }) => `您添加的文章已有 ${count} 篇在等候，请等其中一些完成后再添加。`,
  'many-imported': ({ count, more, most }) =>
    `您已有 ${count} 篇文章在等候，这里还有 ${more} 篇，而同时最多等候 ${most} 篇。${
      most > count ? `可以只导入最新的 ${most - count} 篇。` : '请等其中一些完成，或取消等候的文章。'
    }`,
  'others-sending': () => '此刻有别的文件正在发送，请过一分钟再发。',
  'cut-off': () => '传输中断了，请重新发送。',
  'broken-form': () => '无法读取表单，请重新发送。',
  'many-parts': ({ most }) => `一次最多发送 ${most} 项，请分几次发送。`,
  'wrong-token': () => '令牌缺失或有误，请以 Authorization: Bearer 发送。',
  'operator-only': () => '这里只接受管理员的令牌；个人的令牌可以打开 /api/items 和 /api/imports。',
  'many-calls': () => '请求太多，请等一分钟再试。',
  'json-only': () => '这里只接受 JSON。',
  'nothing-here': () => '这里没有内容，有哪些接口见 /api/openapi.json。',
  away: () => '所需的服务暂时不可用，请过一分钟再试。',
  'one-export': () => '请只发送一个导出文件。',
  'no-export': () => '这不是认得的导出文件，支持的格式见 docs/importing.md；文章和文件请发送到 /api/items。',
  'no-key': () => 'Idempotency-Key 无效，请发送 1 至 255 个可打印的 ASCII 字符。',
  'used-key': () => '这个 Idempotency-Key 已用于另一个请求，每个请求要有自己的。',
  'unanswered-key': () => '带这个 Idempotency-Key 的请求还没有回答，请稍后再发。',
  forgotten: () => '处理中断了，请重试。',
  'not-failing': ({ url }) => `${url} 没有失败。`,
  'foreign-document': ({ what }) =>
    `这是${nameForeign(what, FOREIGN)}，不能朗读。可以发送网页、EPUB、PDF、Word（.docx）、OpenDocument（.odt）、Markdown、纯文本、邮件（.eml）和保存的网页（.mhtml）。`,
  export: ({ format }) => `这是从别的服务导出的收藏列表（${format}），请用导入功能。`,
  document: ({ fault, page }) => `${DOCUMENTS[fault]}${page === undefined ? '' : PAGES[page]}`,
  page: ({ fault }) => PAGES[fault],
  'private-address': ({ where }) =>
    `${where} 指向内部网络，不予访问。如果是您自己的，请在配置的 fetch.allowPrivate 里允许。`,
  answered: ({ host, status }) => `${host} 回答 ${status}${answers(status)}`,
  'no-answer': ({ host }) => `${host} 没有及时回答，请稍后重试。`,
  unreachable: ({ host, code }) =>
    `连接不上 ${host}（${code}）。请检查网址和网络；网站被屏蔽时，可设置 fetch.proxy 或 fetch.mirrors。`,
  proxy: ({ host, proxy }) => `通过代理 ${proxy} 连接不上 ${host}，请检查配置的 fetch.proxy 和代理。`,
  slow: ({ host }) => `${host} 传得太慢，稍后会再试。`,
  'larger-than': ({ megabytes }) => `超过了 ${megabytes} MB 的上限。`,
  'many-redirects': () => '网址跳转的次数太多。',
  'not-http': () => '网址（或它跳转到的网址）不以 https:// 或 http:// 开头，不是网页。',
  'password-in-address': () => '网址里有用户名或密码，请去掉后再发送。',
  'closed-port': ({ host }) => `${host} 的端口不是网页用的，请检查网址。`,
  'packed-otherwise': () => '网站发来的内容无法解压。',
  rests: ({ host }) => `${host} 要求过一段时间再访问，之后会自动再试。`,
  robots: ({ host }) => `${host} 不允许程序抓取这个网页（robots.txt）。亲自添加单篇文章则不受此限。`,
  'lost-login': ({ site }) => `${site} 的登录似乎已过期，请更新 fetch.sites 里的 Cookie 或请求头。`,
  'live-stream': () => '这是直播，不是录音。',
  clip: ({ fault }) => CLIPS[fault],
  'no-file': ({ path }) => `没有文件 ${path}，请检查路径。`,
  'no-feed': () => '这个网址是网页，不是订阅源。请用 lectern source test 查找网站的订阅源。',
  'broken-feed': () => '订阅源的内容不完整或有错，之后会再试。',
  'no-sitemap': () => '这个网址不是站点地图。请用 lectern source test 查找网站的站点地图。',
  'long-listing': () => '列出文章花的时间太长，之后会再试；可用 limit 或 maxPages 缩短。',
  'account-login': () => '账号的登录未被接受，请检查这个来源的设置和它所指的环境变量。',
  'no-account': () => '得到的不是这种服务的回答。请检查网址：应是首页的网址，不带 /api。',
  'no-links': ({ selector }) =>
    `网页上没有 ${selector} 选中的链接，网站可能改版了；lectern source test 会猜一个选择器。`,
  'no-files': ({ pattern }) => `没有符合 ${pattern} 的文件。`,
  'mail-login': ({ host, user }) =>
    `${host} 不接受 ${user} 的登录，请检查 mail.user 和密码；许多邮箱要用应用专用密码。`,
  'no-folder': ({ host, folder }) => `${host} 上没有文件夹 ${folder}。`,
  teaser: () => PAGES.teaser,
  'same-article': ({ title }) => `与《${title}》是同一篇文章。`,
  'title-lacks': ({ patterns }) => `标题里没有 filters.titleIncludes 要求的内容（${list(patterns)}）。`,
  'text-lacks': ({ patterns }) => `正文里没有 filters.textIncludes 要求的内容（${list(patterns)}）。`,
  'title-has': ({ pattern }) => `标题里有 filters.titleExcludes 排除的内容（${pattern}）。`,
  'text-has': ({ pattern }) => `正文里有 filters.textExcludes 排除的内容（${pattern}）。`,
  'tags-lack': ({ wanted }) => `没有 filters.tagIncludes 要求的标签（${list(wanted)}）。`,
  'tag-has': ({ tag }) => `标签“${tag}”被 filters.tagExcludes 排除。`,
  'too-old': ({ days, most }) => `已有 ${days} 天，超过了 filters.maxAgeDays 的 ${most} 天。`,
  'other-language': ({ language, wanted }) => `语言是 ${language}，而 filters.languages 只要 ${list(wanted)}。`,
  'too-short': ({ characters, least }) => `只有 ${characters} 字，少于 filters.minCharacters 的 ${least} 字。`,
  'too-long': ({ characters, most }) => `有 ${characters} 字，多于 filters.maxCharacters 的 ${most} 字。`,
  'has-recording': () => '文章带有录音，而 filters.hasAudio 为 false。',
  'lacks-recording': () => '文章没有录音，而 filters.hasAudio 为 true。',
  'enough-newer': ({ most }) => `已有 ${most} 集更新的，不再保留（keep.episodes）。`,
  'older-than-kept': ({ days }) => `早于 ${days} 天，不再保留（keep.days）。`,
  'no-room-kept': ({ megabytes }) => `更新的各集已占满 ${megabytes} MB，不再保留（keep.megabytes）。`,
  'no-recording': () => '文章里没有能播放的录音。可改用其他收听方式，让文字被朗读。',
  'nothing-spoken': () => '文章里没有可以朗读的内容。',
  'no-voice-for': ({ language }) => `没有为语言 ${language} 配置声音，请在 voices 里设置。`,
  'voice-away': ({ voice }) => `声音 ${voice} 没有安装或无法使用，请安装，或换一个声音。`,
  unspoken: ({ sentence }) => `有一句读不出来：“${sentence}”。可换一个声音，或在 pronounce 里给生词注音。`,
  misheard: ({ sentence }) => `有一句读错了：“${sentence}”。可换一个声音，或在 pronounce 里给生词注音。`,
  'much-unspoken': ({ language }) => `读不出来的句子太多（${language}），请换一个声音。`,
  'quick-voice': ({ minutes }) => `由神经网络声音朗读；这台机器每分钟能录 ${minutes} 分钟。`,
  'slow-voice': ({ minutes }) =>
    `这台机器用神经网络声音每分钟只能录 ${minutes} 分钟，所以没有指定声音的地方由内置声音朗读。`,
  'stand-ins': () => `${STAND_INS}。`,
  'no-neural-voice': ({ because }) => `由内置声音朗读（${because}）。`,
  'voice-not-brought': ({ because }) => `${STAND_INS}（${because}）。`,
  'source-rests': ({ source }) => `${source} 上次列出失败，过一段时间再试。`,
};

function answers(status: number): string {
  if (status === 404 || status === 410) return '，网页不存在，请检查网址。';
  if (status === 401 || status === 403) return '，不让访问。';
  if (status === 429) return '，要求慢一些，稍后会再试。';
  return status >= 500 ? '，网站出错，请稍后重试。' : '。';
}
