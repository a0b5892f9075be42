/** Why something is not done, in traditional Chinese. */
import {
  type ClipWords,
  type DocumentWords,
  type ForeignWords,
  nameForeign,
  type PageFaultWords,
  type WhyWords,
} from './why-words.ts';

const FOREIGN: ForeignWords = {
  'a picture': '圖片',
  'a recording': '錄音',
  'a video': '影片',
  'an Office document from before 2007, or one with a password': '2007 年以前的 Office 檔案，或帶密碼的 Office 檔案',
  'a rich text document': 'RTF 格式檔案',
  'a scanned document': '掃描檔',
  'a Kindle book': 'Kindle 電子書',
  'a Palm book': 'Palm 電子書',
  'a FictionBook': 'FictionBook 電子書',
  'a help file': '說明檔',
  'a PostScript document': 'PostScript 檔案',
  'an XPS document': 'XPS 檔案',
  'an iWork document': 'iWork 檔案',
  'an XML document': 'XML 檔案',
  'an Excel workbook': 'Excel 活頁簿',
  'a PowerPoint presentation': 'PowerPoint 簡報',
  'a Visio drawing': 'Visio 繪圖',
  'an OpenDocument spreadsheet': 'OpenDocument 試算表',
  'an OpenDocument presentation': 'OpenDocument 簡報',
  'an OpenDocument drawing': 'OpenDocument 繪圖',
  'an OpenDocument formula': 'OpenDocument 公式',
  'an Android program': 'Android 程式',
  'a Java program': 'Java 程式',
  'a program': '程式',
  'a compressed file': '壓縮檔',
  'an archive': '封存檔',
  'a database': '資料庫',
  'a font': '字型',
  'a feed': '訂閱源',
  'a sitemap': '網站地圖',
  data: '資料',
  'a file that is no text': '二進位檔案',
};

const PAGES: PageFaultWords = {
  unreadable: '網頁無法解析。',
  'no-text': '網頁上沒有正文，也沒有錄音。',
  'not-there': '網站說這個網頁不存在，請檢查網址。',
  'asks-login': '網站要求登入才能閱讀。',
  'no-match': '設定裡的 extract.body 在這個網頁上什麼也沒有選中。',
  'drawn-by-script': '網頁的內容由腳本產生，裡面沒有可讀的正文。',
  list: '這是一個列出文章的網頁，本身不是文章。請傳送其中一篇的網址。',
  teaser: '網頁上只有文章的開頭。',
};

const CLIPS: ClipWords = {
  'web-page': '這個網址是網頁，不是錄音。錄音可能已移走，或需要登入。',
  'no-audio': '錄音的檔案裡沒有能播放的聲音。',
  damaged: '錄音已損壞，下次會重新下載。',
  'cut-off': '錄音不完整，下次會重新下載。',
  silent: '錄音裡沒有聲音。',
  'too-long': '錄音太長，超過了上限。',
  gone: '錄音的檔案已不在。',
};

const DOCUMENTS: DocumentWords = {
  empty: '檔案是空的。',
  'no-text': '檔案裡沒有文字。',
  'no-article': '檔案裡沒有文章。',
  scanned: '這是掃描的 PDF：每頁都是圖片，需要先做文字辨識。',
  password: '檔案有密碼，請去掉密碼後再傳送。',
  protected: '電子書有版權保護（DRM），只有購買時的閱讀器能開啟。',
  damaged: '檔案已損壞，請換一份。',
  'no-chapter': '電子書裡沒有這一章。',
  'too-much': '檔案解壓後太大或太複雜，不予讀取。',
  entities: '檔案的 XML 裡宣告了實體，正常的程式不會這樣寫，不予讀取。',
  memory: '檔案讀起來佔用的記憶體太多，請拆開後再傳送。',
  time: '檔案讀起來太久，請拆開後再傳送。',
  gone: '原件已不在，請重新傳送。',
};

const STAND_INS = '暫由內建聲音朗讀；神經網路聲音可用 lectern voices install 安裝';

const list = (names: readonly string[]) => names.join('、');

export const ZH_HANT: WhyWords = {
  'no-address': ({ url }) => `「${url}」不是網址，應以 https:// 或 http:// 開頭。`,
  'no-voice-of-that-name': ({ voice, voices }) => `沒有名為 ${voice} 的聲音，可用的有：${list(voices)}。`,
  'no-show-of-that-name': ({ show, shows }) => `沒有可以新增到的播客 ${show}，可用的有：${list(shows)}。`,
  'no-such-show': ({ show }) => `沒有播客 ${show}。`,
  'no-such-item': () => '沒有這篇文章，可能已被撤回。',
  'no-such-person': ({ show, by }) =>
    `播客 ${show} 沒有編號或名字是「${by}」的人，有哪些人可用 lectern person list 查看。`,
  'imported-by-others': () => '別人匯入的文章不能由您取消，請去掉 by。',
  'wrong-request': ({ fields }) =>
    `${fields.length === 0 ? '要求的格式不對' : `要求裡有不對或不認得的項目：${list(fields)}`}，能傳送什麼見 /api/openapi.json。`,
  'broken-json': () => '傳送的內容不是 JSON。',
  'unknown-encoding': () => '傳送的內容用了這裡不支援的編碼。',
  'unreadable-request': () => '無法理解這個要求。',
  'long-name': () => '網址或名字太長，無法儲存，請縮短後再傳送。',
  'large-body': ({ most }) => `傳送的內容超過了 ${most}，請分幾次傳送；檔案的上限由設定的 uploads.maxMegabytes 決定。`,
  'nothing-sent': () => '沒有可新增的內容，請傳送網址或檔案。',
  'many-chapters': ({ chapters, most }) =>
    `這本書有 ${chapters} 章，而您新增的文章同時最多等候 ${most} 篇。請不分章，作為一集傳送。`,
  'many-waiting': ({ count }) => `您新增的文章已有 ${count} 篇在等候，請等其中一些完成後再新增。`,
  'many-imported': ({ count, more, most }) =>
    `您已有 ${count} 篇文章在等候，這裡還有 ${more} 篇，而同時最多等候 ${most} 篇。${
      most > count ? `可以只匯入最新的 ${most - count} 篇。` : '請等其中一些完成，或取消等候的文章。'
    }`,
  'others-sending': () => '此刻有別的檔案正在傳送，請過一分鐘再傳。',
  'cut-off': () => '傳輸中斷了，請重新傳送。',
  'broken-form': () => '無法讀取表單，請重新傳送。',
  'many-parts': ({ most }) => `一次最多傳送 ${most} 項，請分幾次傳送。`,
  'wrong-token': () => '權杖缺少或有誤，請以 Authorization: Bearer 傳送。',
  'operator-only': () => '這裡只接受管理員的權杖；個人的權杖可以開啟 /api/items 和 /api/imports。',
  'many-calls': () => '請求太多，請等一分鐘再試。',
  'json-only': () => '這裡只接受 JSON。',
  'nothing-here': () => '這裡沒有內容，有哪些介面見 /api/openapi.json。',
  away: () => '所需的服務暫時無法使用，請過一分鐘再試。',
  'one-export': () => '請只傳送一個匯出檔。',
  'no-export': () => '這不是認得的匯出檔，支援的格式見 docs/importing.md；文章和檔案請傳送到 /api/items。',
  'no-key': () => 'Idempotency-Key 無效，請傳送 1 至 255 個可列印的 ASCII 字元。',
  'used-key': () => '這個 Idempotency-Key 已用於另一個請求，每個請求要有自己的。',
  'unanswered-key': () => '帶這個 Idempotency-Key 的請求還沒有回應，請稍後再傳。',
  forgotten: () => '處理中斷了，請重試。',
  'not-failing': ({ url }) => `${url} 沒有失敗。`,
  'foreign-document': ({ what }) =>
    `這是${nameForeign(what, FOREIGN)}，不能朗讀。可以傳送網頁、EPUB、PDF、Word（.docx）、OpenDocument（.odt）、Markdown、純文字、郵件（.eml）和儲存的網頁（.mhtml）。`,
  export: ({ format }) => `這是從別的服務匯出的收藏清單（${format}），請用匯入功能。`,
  document: ({ fault, page }) => `${DOCUMENTS[fault]}${page === undefined ? '' : PAGES[page]}`,
  page: ({ fault }) => PAGES[fault],
  'private-address': ({ where }) =>
    `${where} 指向內部網路，不予存取。如果是您自己的，請在設定的 fetch.allowPrivate 裡允許。`,
  answered: ({ host, status }) => `${host} 回應 ${status}${answers(status)}`,
  'no-answer': ({ host }) => `${host} 沒有及時回應，請稍後重試。`,
  unreachable: ({ host, code }) =>
    `連不上 ${host}（${code}）。請檢查網址和網路；網站被封鎖時，可設定 fetch.proxy 或 fetch.mirrors。`,
  proxy: ({ host, proxy }) => `透過代理 ${proxy} 連不上 ${host}，請檢查設定的 fetch.proxy 和代理。`,
  slow: ({ host }) => `${host} 傳得太慢，稍後會再試。`,
  'larger-than': ({ megabytes }) => `超過了 ${megabytes} MB 的上限。`,
  'many-redirects': () => '網址轉址的次數太多。',
  'not-http': () => '網址（或它轉往的網址）不以 https:// 或 http:// 開頭，不是網頁。',
  'password-in-address': () => '網址裡有使用者名稱或密碼，請去掉後再傳送。',
  'closed-port': ({ host }) => `${host} 的連接埠不是網頁用的，請檢查網址。`,
  'packed-otherwise': () => '網站傳來的內容無法解壓。',
  rests: ({ host }) => `${host} 要求過一段時間再存取，之後會自動再試。`,
  robots: ({ host }) => `${host} 不允許程式擷取這個網頁（robots.txt）。親自新增單篇文章則不受此限。`,
  'lost-login': ({ site }) => `${site} 的登入似乎已過期，請更新 fetch.sites 裡的 Cookie 或標頭。`,
  'live-stream': () => '這是直播，不是錄音。',
  clip: ({ fault }) => CLIPS[fault],
  'no-file': ({ path }) => `沒有檔案 ${path}，請檢查路徑。`,
  'no-feed': () => '這個網址是網頁，不是訂閱源。請用 lectern source test 尋找網站的訂閱源。',
  'broken-feed': () => '訂閱源的內容不完整或有錯，之後會再試。',
  'no-sitemap': () => '這個網址不是網站地圖。請用 lectern source test 尋找網站的網站地圖。',
  'long-listing': () => '列出文章花的時間太長，之後會再試；可用 limit 或 maxPages 縮短。',
  'account-login': () => '帳號的登入未被接受，請檢查這個來源的設定和它所指的環境變數。',
  'no-account': () => '得到的不是這種服務的回應。請檢查網址：應是首頁的網址，不帶 /api。',
  'no-links': ({ selector }) =>
    `網頁上沒有 ${selector} 選中的連結，網站可能改版了；lectern source test 會猜一個選擇器。`,
  'no-files': ({ pattern }) => `沒有符合 ${pattern} 的檔案。`,
  'mail-login': ({ host, user }) =>
    `${host} 不接受 ${user} 的登入，請檢查 mail.user 和密碼；許多信箱要用應用程式專用密碼。`,
  'no-folder': ({ host, folder }) => `${host} 上沒有資料夾 ${folder}。`,
  teaser: () => PAGES.teaser,
  'same-article': ({ title }) => `與《${title}》是同一篇文章。`,
  'title-lacks': ({ patterns }) => `標題裡沒有 filters.titleIncludes 要求的內容（${list(patterns)}）。`,
  'text-lacks': ({ patterns }) => `正文裡沒有 filters.textIncludes 要求的內容（${list(patterns)}）。`,
  'title-has': ({ pattern }) => `標題裡有 filters.titleExcludes 排除的內容（${pattern}）。`,
  'text-has': ({ pattern }) => `正文裡有 filters.textExcludes 排除的內容（${pattern}）。`,
  'tags-lack': ({ wanted }) => `沒有 filters.tagIncludes 要求的標籤（${list(wanted)}）。`,
  'tag-has': ({ tag }) => `標籤「${tag}」被 filters.tagExcludes 排除。`,
  'too-old': ({ days, most }) => `已有 ${days} 天，超過了 filters.maxAgeDays 的 ${most} 天。`,
  'other-language': ({ language, wanted }) => `語言是 ${language}，而 filters.languages 只要 ${list(wanted)}。`,
  'too-short': ({ characters, least }) => `只有 ${characters} 字，少於 filters.minCharacters 的 ${least} 字。`,
  'too-long': ({ characters, most }) => `有 ${characters} 字，多於 filters.maxCharacters 的 ${most} 字。`,
  'has-recording': () => '文章帶有錄音，而 filters.hasAudio 為 false。',
  'lacks-recording': () => '文章沒有錄音，而 filters.hasAudio 為 true。',
  'enough-newer': ({ most }) => `已有 ${most} 集更新的，不再保留（keep.episodes）。`,
  'older-than-kept': ({ days }) => `早於 ${days} 天，不再保留（keep.days）。`,
  'no-room-kept': ({ megabytes }) => `更新的各集已佔滿 ${megabytes} MB，不再保留（keep.megabytes）。`,
  'no-recording': () => '文章裡沒有能播放的錄音。可改用其他收聽方式，讓文字被朗讀。',
  'nothing-spoken': () => '文章裡沒有可以朗讀的內容。',
  'no-voice-for': ({ language }) => `沒有為語言 ${language} 設定聲音，請在 voices 裡設定。`,
  'voice-away': ({ voice }) => `聲音 ${voice} 沒有安裝或無法使用，請安裝，或換一個聲音。`,
  unspoken: ({ sentence }) => `有一句讀不出來：「${sentence}」。可換一個聲音，或在 pronounce 裡給生詞注音。`,
  misheard: ({ sentence }) => `有一句讀錯了：「${sentence}」。可換一個聲音，或在 pronounce 裡給生詞注音。`,
  'quick-voice': ({ minutes }) => `由神經網路聲音朗讀；這台機器每分鐘能錄 ${minutes} 分鐘。`,
  'slow-voice': ({ minutes }) =>
    `這台機器用神經網路聲音每分鐘只能錄 ${minutes} 分鐘，所以沒有指定聲音的地方由內建聲音朗讀。`,
  'stand-ins': () => `${STAND_INS}。`,
  'no-neural-voice': ({ because }) => `由內建聲音朗讀（${because}）。`,
  'voice-not-brought': ({ because }) => `${STAND_INS}（${because}）。`,
  'source-rests': ({ source }) => `${source} 上次列出失敗，過一段時間再試。`,
  'much-unspoken': ({ language }) => `讀不出來的句子太多（${language}），請換一個聲音。`,
};

function answers(status: number): string {
  if (status === 404 || status === 410) return '，網頁不存在，請檢查網址。';
  if (status === 401 || status === 403) return '，不讓存取。';
  if (status === 429) return '，要求慢一些，稍後會再試。';
  return status >= 500 ? '，網站出錯，請稍後重試。' : '。';
}
