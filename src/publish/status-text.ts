/** The words of the operator's page, in simplified Chinese, traditional Chinese and English. */
import { pageText } from './page-text.ts';

export type StatusText = {
  readonly htmlLanguage: string;
  readonly title: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly wrongToken: string;
  readonly logIn: string;
  readonly logOut: string;
  readonly now: string;
  readonly idle: string;
  readonly states: Readonly<Record<'running' | 'finished' | 'failed', string>>;
  readonly triggers: Readonly<Record<'schedule' | 'manual' | 'api', string>>;
  readonly nextRun: string;
  readonly notScheduled: string;
  readonly runNow: string;
  readonly show: string;
  readonly allShows: string;
  readonly failures: string;
  readonly noFailures: string;
  readonly attempts: (count: number) => string;
  readonly retry: string;
  readonly dismiss: string;
  readonly history: string;
  readonly noRuns: string;
  readonly unfinished: string;
  /** How a run that is over ended, when not as it should. */
  readonly ended: Readonly<Record<'stopped' | 'failed' | 'lost', string>>;
  readonly shows: string;
  readonly episodes: (count: number) => string;
  readonly privateShow: string;
  readonly disk: string;
  readonly diskNames: Readonly<Record<'media' | 'data', string>>;
  readonly free: (free: string, total: string) => string;
  readonly workers: string;
  readonly roles: Readonly<Record<'serve' | 'worker' | 'run', string>>;
  readonly since: string;
  readonly waiting: string;
  /** Of jobs. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly heard: string;
  readonly sentencesHeard: (count: number) => string;
  readonly spokenAgain: (count: number) => string;
  readonly sentencesUnheard: (count: number) => string;
  readonly untranscribed: (count: number) => string;
  readonly byEpisode: string;
  readonly worstSentences: string;
  readonly voices: string;
  readonly voicesHint: string;
  readonly log: string;
  readonly outcomes: Readonly<
    Record<'new' | 'updated' | 'remade' | 'unchanged' | 'duplicate' | 'filtered' | 'postponed' | 'failed', string>
  >;
  readonly statuses: Readonly<Record<string, string>>;
  readonly stages: Readonly<
    Record<'clips' | 'narrate' | 'assemble' | 'transcribe' | 'download' | 'unpack' | 'try', string>
  >;
  readonly started: string;
  readonly articles: (show: string, count: number) => string;
  readonly published: (show: string, episodes: number) => string;
  readonly removed: string;
  readonly ruleBroken: string;
  readonly runFailed: string;
  readonly refused: string;
  readonly finished: string;
};

const ZH_HANS: StatusText = {
  htmlLanguage: 'zh-Hans',
  title: '运行状态',
  token: '管理令牌',
  tokenHint: '即启动服务时 LECTERN_ADMIN_TOKEN 的值。',
  wrongToken: '令牌不对。',
  logIn: '登录',
  logOut: '退出登录',
  now: '正在进行',
  idle: '现在没有任务在运行。',
  states: { running: '运行中', finished: '已完成', failed: '失败' },
  triggers: { schedule: '定时', manual: '手动', api: '网页或接口' },
  nextRun: '下次运行',
  notScheduled: '未排定',
  runNow: '立即运行',
  show: '播客',
  allShows: '全部播客',
  failures: '失败的文章',
  noFailures: '没有失败的文章。',
  attempts: (count) => `已试 ${count} 次`,
  retry: '重试',
  dismiss: '不再尝试',
  history: '最近的运行',
  noRuns: '还没有运行过。',
  unfinished: '进行中',
  ended: { stopped: '已停止', failed: '失败', lost: '进程意外终止' },
  shows: '各播客',
  episodes: (count) => `${count} 集`,
  privateShow: '私有',
  disk: '磁盘',
  diskNames: { media: '音频', data: '数据' },
  free: (free, total) => `剩余 ${free}，共 ${total}`,
  workers: '工作进程',
  roles: { serve: '服务器', worker: '工作进程', run: '手动运行' },
  since: '启动于',
  waiting: '空闲',
  kinds: {
    'list-source': '列出来源',
    'make-episode': '制作单集',
    'make-digest': '制作合辑',
    'publish-show': '发布播客',
    'publish-site': '发布首页',
    'apply-retention': '清理旧单集',
    'reconcile-media': '补回音频',
    notify: '通知',
    'ping-hubs': '通知 hub',
    'install-voice': '安装语音',
  },
  heard: '试听校对',
  sentencesHeard: (count) => `听了 ${count} 句`,
  spokenAgain: (count) => `重读 ${count} 句`,
  sentencesUnheard: (count) => `${count} 句没有试听：识别器没有回应`,
  untranscribed: (count) => `${count} 段录音没有文字稿`,
  byEpisode: '按单集',
  worstSentences: '听错最多的句子',
  voices: '声音',
  voicesHint: '按播放键试听；名字写进配置的 voices。',
  log: '运行记录',
  outcomes: {
    new: '新增',
    updated: '更新',
    remade: '换声重制',
    unchanged: '未变',
    duplicate: '重复',
    filtered: '滤去',
    postponed: '已推迟',
    failed: '失败',
  },
  statuses: {
    listed: '待处理',
    published: '已发布',
    duplicate: '重复',
    filtered: '滤去',
    teaser: '仅试读',
    postponed: '已推迟',
    dismissed: '不再尝试',
    failed: '失败',
    removed: '已移除',
  },
  stages: {
    clips: '下载录音',
    narrate: '朗读',
    assemble: '合成',
    transcribe: '听写录音',
    download: '下载',
    unpack: '解压',
    try: '试音',
  },
  started: '开始运行',
  articles: (show, count) => `${show}：${count} 篇文章`,
  published: (show, episodes) => `${show}：已发布，共 ${episodes} 集`,
  removed: '已移除',
  ruleBroken: '订阅源违反规则',
  runFailed: '运行中断',
  refused: '配置的更改被拒绝，仍使用原来的配置',
  finished: '运行完成',
};

const ZH_HANT: StatusText = {
  htmlLanguage: 'zh-Hant',
  title: '運行狀態',
  token: '管理權杖',
  tokenHint: '即啟動服務時 LECTERN_ADMIN_TOKEN 的值。',
  wrongToken: '權杖不對。',
  logIn: '登入',
  logOut: '登出',
  now: '正在進行',
  idle: '現在沒有工作在執行。',
  states: { running: '執行中', finished: '已完成', failed: '失敗' },
  triggers: { schedule: '定時', manual: '手動', api: '網頁或介面' },
  nextRun: '下次執行',
  notScheduled: '未排定',
  runNow: '立即執行',
  show: '播客',
  allShows: '全部播客',
  failures: '失敗的文章',
  noFailures: '沒有失敗的文章。',
  attempts: (count) => `已試 ${count} 次`,
  retry: '重試',
  dismiss: '不再嘗試',
  history: '最近的執行',
  noRuns: '還沒有執行過。',
  unfinished: '進行中',
  ended: { stopped: '已停止', failed: '失敗', lost: '行程意外終止' },
  shows: '各播客',
  episodes: (count) => `${count} 集`,
  privateShow: '私人',
  disk: '磁碟',
  diskNames: { media: '音訊', data: '資料' },
  free: (free, total) => `剩餘 ${free}，共 ${total}`,
  workers: '工作行程',
  roles: { serve: '伺服器', worker: '工作行程', run: '手動執行' },
  since: '啟動於',
  waiting: '閒置',
  kinds: {
    'list-source': '列出來源',
    'make-episode': '製作單集',
    'make-digest': '製作合輯',
    'publish-show': '發佈播客',
    'publish-site': '發佈首頁',
    'apply-retention': '清理舊單集',
    'reconcile-media': '補回音訊',
    notify: '通知',
    'ping-hubs': '通知 hub',
    'install-voice': '安裝語音',
  },
  heard: '試聽校對',
  sentencesHeard: (count) => `聽了 ${count} 句`,
  spokenAgain: (count) => `重讀 ${count} 句`,
  sentencesUnheard: (count) => `${count} 句沒有試聽：辨識器沒有回應`,
  untranscribed: (count) => `${count} 段錄音沒有文字稿`,
  byEpisode: '按單集',
  worstSentences: '聽錯最多的句子',
  voices: '聲音',
  voicesHint: '按播放鍵試聽；名字寫進設定的 voices。',
  log: '執行記錄',
  outcomes: {
    new: '新增',
    updated: '更新',
    remade: '換聲重製',
    unchanged: '未變',
    duplicate: '重複',
    filtered: '濾去',
    postponed: '已延後',
    failed: '失敗',
  },
  statuses: {
    listed: '待處理',
    published: '已發布',
    duplicate: '重複',
    filtered: '濾去',
    teaser: '僅試讀',
    postponed: '已延後',
    dismissed: '不再嘗試',
    failed: '失敗',
    removed: '已移除',
  },
  stages: {
    clips: '下載錄音',
    narrate: '朗讀',
    assemble: '合成',
    transcribe: '聽寫錄音',
    download: '下載',
    unpack: '解壓',
    try: '試音',
  },
  started: '開始執行',
  articles: (show, count) => `${show}：${count} 篇文章`,
  published: (show, episodes) => `${show}：已發布，共 ${episodes} 集`,
  removed: '已移除',
  ruleBroken: '訂閱源違反規則',
  runFailed: '執行中斷',
  refused: '設定的變更遭拒，仍使用原來的設定',
  finished: '執行完成',
};

const EN: StatusText = {
  htmlLanguage: 'en',
  title: 'Status',
  token: 'Admin token',
  tokenHint: 'The value of LECTERN_ADMIN_TOKEN with which the server was started.',
  wrongToken: 'This is not the token.',
  logIn: 'Log in',
  logOut: 'Log out',
  now: 'Now',
  idle: 'Nothing is running.',
  states: { running: 'running', finished: 'finished', failed: 'failed' },
  triggers: { schedule: 'by schedule', manual: 'by hand', api: 'from here' },
  nextRun: 'Next run',
  notScheduled: 'not scheduled',
  runNow: 'Run now',
  show: 'Show',
  allShows: 'All shows',
  failures: 'Articles that failed',
  noFailures: 'No article has failed.',
  attempts: (count) => (count === 1 ? 'tried once' : `tried ${count} times`),
  retry: 'Try again',
  dismiss: 'Dismiss',
  history: 'Latest runs',
  noRuns: 'There has been no run yet.',
  unfinished: 'under way',
  ended: { stopped: 'stopped', failed: 'failed', lost: 'its process was killed' },
  shows: 'Shows',
  episodes: (count) => (count === 1 ? '1 episode' : `${count} episodes`),
  privateShow: 'private',
  disk: 'Disk',
  diskNames: { media: 'Audio', data: 'Data' },
  free: (free, total) => `${free} free of ${total}`,
  workers: 'Workers',
  roles: { serve: 'Server', worker: 'Worker', run: 'Manual run' },
  since: 'since',
  waiting: 'idle',
  kinds: {
    'list-source': 'Lists a source',
    'make-episode': 'Makes an episode',
    'make-digest': 'Makes a digest',
    'publish-show': 'Publishes a show',
    'publish-site': 'Publishes the front page',
    'apply-retention': 'Applies retention',
    'reconcile-media': 'Restores media',
    notify: 'Calls a hook',
    'ping-hubs': 'Pings hubs',
    'install-voice': 'Installs a voice',
  },
  heard: 'Proof-listening: words heard wrong',
  sentencesHeard: (count) => `${count} ${count === 1 ? 'sentence' : 'sentences'} heard`,
  spokenAgain: (count) => `${count} spoken again`,
  sentencesUnheard: (count) => `${count} ${count === 1 ? 'sentence' : 'sentences'} not heard: the recogniser failed`,
  untranscribed: (count) => `${count} ${count === 1 ? 'recording' : 'recordings'} without a transcript`,
  byEpisode: 'By episode',
  worstSentences: 'Sentences heard worst',
  voices: 'Voices',
  voicesHint: 'Play one to hear it; its name goes under voices in the configuration.',
  log: 'What runs said',
  outcomes: {
    new: 'new',
    updated: 'updated',
    remade: 'made again with the better voice',
    unchanged: 'unchanged',
    duplicate: 'duplicate',
    filtered: 'filtered out',
    postponed: 'postponed',
    failed: 'failed',
  },
  statuses: {
    listed: 'waiting',
    published: 'published',
    duplicate: 'duplicate',
    filtered: 'filtered out',
    teaser: 'teaser',
    postponed: 'postponed',
    dismissed: 'dismissed',
    failed: 'failed',
    removed: 'removed',
  },
  stages: {
    clips: 'fetching clips',
    narrate: 'narrating',
    transcribe: 'writing down recordings',
    assemble: 'encoding',
    download: 'downloading',
    unpack: 'unpacking',
    try: 'trying',
  },
  started: 'The run began',
  articles: (show, count) => `${show}: ${count} ${count === 1 ? 'article' : 'articles'}`,
  published: (show, episodes) => `${show}: published, ${episodes} ${episodes === 1 ? 'episode' : 'episodes'} now`,
  removed: 'removed',
  ruleBroken: 'The feed breaks a rule',
  runFailed: 'The run broke off',
  refused: 'A changed configuration is refused, the former one is in use',
  finished: 'The run is over',
};

/** The words for a BCP 47 language; English where there are none. */
export function statusText(language: string): StatusText {
  const { htmlLanguage } = pageText(language);
  return [ZH_HANS, ZH_HANT].find((text) => text.htmlLanguage === htmlLanguage) ?? EN;
}
