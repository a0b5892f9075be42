/** The words of the pages and show notes, in simplified Chinese, traditional Chinese and English. */
import type { ModeReason } from '../model.ts';

export type PageText = {
  readonly htmlLanguage: string;
  readonly originalArticle: string;
  readonly byline: (name: string) => string;
  readonly originalSound: string;
  /** The speaker of what a machine wrote down of a recording. */
  readonly originalSoundByMachine: string;
  readonly clipsHeading: string;
  readonly missingHeading: string;
  readonly missingClip: string;
  readonly playersHeading: string;
  readonly unspokenHeading: string;
  /** Beside a sentence that is shown only. */
  readonly notSpoken: string;
  /** Why the episode is the article's recording and no narration. */
  readonly reading: { readonly [Reason in ModeReason]: string };
  readonly narrator: string;
  readonly chapters: string;
  readonly readAlong: string;
  readonly revised: (date: string) => string;
  readonly transcript: string;
  readonly download: string;
  readonly lite: string;
  readonly subscribe: string;
  readonly subscribeHint: string;
  readonly openInApp: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly qrLabel: string;
  readonly feedAddress: string;
  readonly liteFeed: string;
  readonly episodes: string;
  readonly noEpisodes: string;
  readonly search: string;
  readonly nothingFound: string;
  readonly shows: string;
  readonly noShows: string;
  readonly allShows: string;
  readonly play: string;
  readonly openSource: string;
  readonly figure: string;
  readonly skipToContent: string;
  readonly notFound: string;
  readonly notFoundHint: string;
};

const ZH_HANS: PageText = {
  htmlLanguage: 'zh-Hans',
  originalArticle: '原文',
  byline: (name) => `作者：${name}`,
  originalSound: '原声',
  originalSoundByMachine: '原声（机器听写）',
  clipsHeading: '本集的原声录音',
  missingHeading: '暂缺的录音',
  missingClip: '这段录音暂时无法取得',
  playersHeading: '只能在原平台收听的录音',
  unspokenHeading: '没有读出的句子',
  notSpoken: '未读出',
  reading: {
    label: '本集是原文自带的全文朗读（据其说明），不再另行配音。',
    length: '本集是原文自带的录音，时长与全文相当，不再另行配音。',
  },
  narrator: '旁白',
  chapters: '章节',
  readAlong: '边听边读',
  revised: (date) => `更新：${date}`,
  transcript: '文字稿',
  download: '下载音频',
  lite: '省流量版',
  subscribe: '订阅',
  subscribeHint: '把这个地址粘贴到任何播客应用里，或用手机扫码。',
  openInApp: '在播客应用中打开',
  copyLink: '复制链接',
  copied: '已复制',
  qrLabel: '订阅地址的二维码',
  feedAddress: '订阅地址',
  liteFeed: '省流量订阅地址',
  episodes: '节目',
  noEpisodes: '还没有节目。',
  search: '搜索标题和正文',
  nothingFound: '没有找到。',
  shows: '播客',
  noShows: '还没有播客。',
  allShows: '全部播客',
  play: '播放',
  openSource: '录音出处',
  figure: '图',
  skipToContent: '跳到正文',
  notFound: '没有这一页',
  notFoundHint: '它也许已被移走。',
};

const ZH_HANT: PageText = {
  ...ZH_HANS,
  htmlLanguage: 'zh-Hant',
  originalSound: '原聲',
  originalSoundByMachine: '原聲（機器聽寫）',
  clipsHeading: '本集的原聲錄音',
  missingHeading: '暫缺的錄音',
  missingClip: '這段錄音暫時無法取得',
  playersHeading: '只能在原平台收聽的錄音',
  unspokenHeading: '沒有讀出的句子',
  notSpoken: '未讀出',
  reading: {
    label: '本集是原文自帶的全文朗讀（據其說明），不再另行配音。',
    length: '本集是原文自帶的錄音，時長與全文相當，不再另行配音。',
  },
  chapters: '章節',
  readAlong: '邊聽邊讀',
  revised: (date) => `更新：${date}`,
  transcript: '文字稿',
  download: '下載音訊',
  lite: '省流量版',
  subscribe: '訂閱',
  subscribeHint: '把這個網址貼到任何播客應用程式裡，或用手機掃碼。',
  openInApp: '在播客應用程式中開啟',
  copyLink: '複製連結',
  copied: '已複製',
  qrLabel: '訂閱網址的 QR 碼',
  feedAddress: '訂閱網址',
  liteFeed: '省流量訂閱網址',
  episodes: '節目',
  noEpisodes: '還沒有節目。',
  search: '搜尋標題和內文',
  nothingFound: '沒有找到。',
  noShows: '還沒有播客。',
  play: '播放',
  openSource: '錄音出處',
  figure: '圖',
  skipToContent: '跳到內文',
  notFound: '沒有這一頁',
  notFoundHint: '它也許已被移走。',
};

const EN: PageText = {
  htmlLanguage: 'en',
  originalArticle: 'Original article',
  byline: (name) => `By ${name}`,
  originalSound: 'Original sound',
  originalSoundByMachine: 'Original sound, written down by a machine',
  clipsHeading: 'Original recordings in this episode',
  missingHeading: 'Recordings not available yet',
  missingClip: 'This recording could not be had yet',
  playersHeading: 'Recordings that only their own player plays',
  unspokenHeading: 'Sentences that are not spoken',
  notSpoken: 'not spoken',
  reading: {
    label: 'This is the article’s own recording, which is labelled as a reading of it; it is not narrated as well.',
    length: 'This is the article’s own recording, which is as long as a reading of it; it is not narrated as well.',
  },
  narrator: 'Narrator',
  chapters: 'Chapters',
  readAlong: 'Read along',
  revised: (date) => `Updated ${date}`,
  transcript: 'Transcript',
  download: 'Download audio',
  lite: 'Low-data version',
  subscribe: 'Subscribe',
  subscribeHint: 'Paste this address into any podcast app, or scan the code with a phone.',
  openInApp: 'Open in a podcast app',
  copyLink: 'Copy link',
  copied: 'Copied',
  qrLabel: 'QR code of the feed address',
  feedAddress: 'Feed address',
  liteFeed: 'Low-data feed address',
  episodes: 'Episodes',
  noEpisodes: 'No episodes yet.',
  search: 'Search titles and text',
  nothingFound: 'Nothing found.',
  shows: 'Podcasts',
  noShows: 'No podcasts yet.',
  allShows: 'All podcasts',
  play: 'Play',
  openSource: 'Source of the recording',
  figure: 'Figure',
  skipToContent: 'Skip to the text',
  notFound: 'No such page',
  notFoundHint: 'It may have moved.',
};

/** True for what is read in Chinese characters without spaces between words. */
export function isChinese(language: string): boolean {
  return /^(zh|yue|cmn|wuu|nan|hak)\b/i.test(language);
}

/** The words for a BCP 47 language; English where there are none. */
export function pageText(language: string): PageText {
  if (!isChinese(language)) return EN;
  return /hant|-(tw|hk|mo)\b|^yue/i.test(language) ? ZH_HANT : ZH_HANS;
}
