/** Tells a line in which a Chinese site calls its visitor to do something there, by several signs of which none is enough. */

/** What begins a clause that calls upon somebody. */
const CALL =
  /(?:^|[，,。！!？?：:；;\s～~·|｜)）】」』”"])(?:[请請](?!问|問|假|客|教|辞|辭|罪|愿|願|求)|[欢歡]迎|[敬恳][请請]|立[即刻]|[马馬]上|[快][来來去]|[赶趕][快紧緊]|限[时時](?:特惠|[优優]惠)|[现現]在就?(?=[订訂加下购購开開支捐报報点點入])|不妨|[记記]得|[别別]忘了?(?:[给給]我[们們])?|[点點](?:[击擊选選此我]|一?下|一?[个個])|[只][求]|上(?=[^。，]{1,8}(?:APP|App|客))|[通][过過](?=[邮郵]件|微信)|每月|[戳]|[长長]按|[扫掃](?:[码碼描]|一[扫掃])|[搜][索]|[关關]注|[追][踪蹤]|[订訂][阅閱]|下[载載](?!量)|加入|添加|[开開]通|[领領][取红紅券]|[抢搶][购購神券]|登[录錄入]|[输輸]入|[报報](?:名|[暗口])|[回][复複覆]|[后後][台臺]回|[转轉](?:[发發给給])|分享|支持|[赞贊]助|收[听聽]|留(?:[个個]言|言)|成[为為]我|定期定[额額]|小[额額][赞贊捐支]|用一杯|即可|[带帶]走|[帮幫]忙|[随隨顺順]手|先(?=[开開登注订])|[说說]{2}[您你]|享(?![受年有用誉譽])|[购購][买買])/u;
/** Whom it calls upon. */
const VISITOR =
  /[您你]|大家|各位|[读讀]者|[听聽][众眾友]|粉[丝絲]|[访訪]客|朋友(?:[们們]|可以)|[网網]友|真[爱愛]|[楼樓]主|博主|[我][们們]|本[站刊版]/u;
/** Where: the parts of a site, and the places where it is followed. */
const PLACE =
  /\b[Aa][Pp][Pp]\b|客[户戶]端|小程序|公[众眾][号號]|[视視][频頻][号號]|服[务務][号號]|[备備]用[号號]|小助手|微信|微博|抖音|小[红紅][书書]|朋友圈|(?:粉[丝絲]|[读讀]者|[听聽]友|交流|[书書]友)[专專团群][页頁]?|粉[专專]|[频頻]道|[账帳][号號]|\bIG\b|\bFB\b|Facebook|Instagram|\bLINE\b|Telegram|YouTube|Threads|Podcasts?|小宇宙|喜[马馬]拉雅|播客|[电電]子[报報]|[链鏈連][接結]|二[维維][码碼]|[码碼]|[评評留][论論言](?:[区區]|置[顶頂])|[笔筆][记記]|[活][动動]|[专專][属屬]|(?<!在)[后後][台臺]|星[标標]|主[页頁]|[网網]站|[网網][页頁]|本[站刊版报報文]|[这這]篇|[全下正]文|推送|文章|[报報][导導道]|[独獨]立(?:[记記]者|媒[体體])|[会會][员員]|[订訂][户戶]|[专專]屏|RSS|股[户戶民市]|行情|指[数數]|期[货貨]|\bPPT\b|[赞讚]助?[码碼]/u;
/** What: the things that only a site or a shop has done. */
const ACTION =
  /[关關]注|私信|追[踪蹤]|[订訂][阅閱]|[点點]一?[个個]?(?:[赞讚]|[“"「]?(?:推[荐薦]|在看))|按[赞讚]|[小红紅爱愛]心心?(?=$|[！!~～\p{Extended_Pictographic}])|三[连連]|在看|[转轉](?:[发發]|[给給])|分享|留(?:个|個)?言|下[载載]|注[册冊]|登[录錄入]|投稿|[来來]稿|[报報]名|下[单單]|[抢搶][购購]|[购購][买買]|[领領]取|[领領][红紅]包|[开開](?:[个個]股?)?[户戶]|打[赏賞]|[赞讚贊][赏賞助]|捐[款助]|[支][持援]|解[锁鎖]|回[复複覆]|[备備]注|收[听聽]|收藏|反[馈饋]|指正|[纠糾][错錯]|[告联聯][知系繫络絡]|[来來]信|喝(?:一)?杯|[查][看]|看更多|[阅閱][读讀]|[进進]群|入群|[约約]定|[预預][约約]|[睇]|[开開]通|更新|[签籤]名[本版]|[独獨]家|加入|[设設][为為]|[优優]惠(?:[码碼券]|[价價])|[月年][费費]|[详詳]情|[说說]{2}|选[股]/u;
/** What for. */
const GAIN =
  /[优優]惠|(?:[一二三四五六七八九]|\d)折|立[减減]|[减減]\s?\d|[满滿]\d|免[费費]|限[时時量]|[特]惠|名[额額]有限|先到先得|抽(?:[奖獎取]|[一二三五十\d])|送(?:出|[书書]|[礼禮])|[礼禮][品盒包]|包[邮郵]|[红紅]包|神?券|福利|[独獨]家|[畅暢][听聽读讀享]|[无無][广廣]告|佣金|早[鸟鳥]|[专專][属屬享]|[五六七八九]折|可[减減]|[错錯][过過]|元\b|[个個][股][雷]|更多|即[时時]|[第]一[时時][间間]|最新|快人一步|下期|不[错錯]?[过過]|[让讓]更多/u;
/** An arrow, a heart, a mark of joy. */
const MARK = /(?:>{1,3}|[»→↓⬇👇❤♥💗🙏]\uFE0F?|[！!~～]{1,3})\s?$/u;
/** How stories are told: somebody else, something that was done, a certain time. */
export const TELLS =
  /[他她牠]|(?<!其|吉)它|[说說](?:[，。：:]|$|[道过過])|[问問答喊][：:，。]|(?<![为為除罢罷来來])了(?:[。，,；]|[一两兩三几幾半十百\d][^键鍵])|[过過]的|[着著][一]|被[^动動]|[那][天年晚一时時条條封个個些]|[时時]候|瞬[间間]|之?[后後][，,]|以[后後]|[当當][时時天晚年]|昨[天晚日]|[仍却卻竟]|[没沒]有?人|第[一二三四五六七八九十]{1,2}天|直到|[伤傷]身|[来來]喝|(?<!需要)的人|的(?:[声聲]|[队隊]伍|[通告]|[规規]定|[办辦]法|那)|[记記]者[在]|[法警]院|[据據][^说說此]{0,8}[报報][导導道]|指出|已[经經]?(?:改|更|修|[订訂])正/u;
const ORDER = /[请請歡欢]|^(?:[点點][击擊此]|[扫掃]|[戳]|立即)/u;

const NEEDED = 3;
/** A sentence with a full stop is more likely to be of the text. */
const NEEDED_IN_SENTENCE = 4;
const [SHORTEST, LONGEST] = [8, 90];

/** True for a call to the visitor of a site. `text` holds Chinese. */
export function isCallToVisitor(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST || !ACTION.test(text)) return false;
  if (/^[“「『]|。.*。/.test(text) || TELLS.test(text)) return false;
  const signs = [CALL, VISITOR, PLACE, GAIN, MARK].filter((sign) => sign.test(text)).length + 1;
  return /[。？?]["”」』]?$/.test(text)
    ? signs >= NEEDED_IN_SENTENCE && ORDER.test(text)
    : signs >= NEEDED && (CALL.test(text) || MARK.test(text));
}

/** True for a sentence that speaks to a visitor, or of what a site has and does. */
export const isOfVisitor = (text: string): boolean => VISITOR.test(text) || isOfSiteThings(text);
/** True for a sentence that names what a site has, does or offers. */
export const isOfSiteThings = (text: string): boolean => [PLACE, ACTION, GAIN].some((sign) => sign.test(text));

/** True for a sentence that tells something of others or of another time. */
export const isTold = (text: string): boolean => TELLS.test(text);

/** Whose a text is, and what is not to be done with it. */
const RIGHTS = /[转轉][载載]|搬[运運]|版[权權]|授[权權]|侵[权權]|原[创創]|首[发發]|商[务務]|出品|佣金|返[利佣]/u;
const FORBIDS = /未[经經]|[请請]勿|不得|[谢謝][绝絕]|拒[绝絕]|[严嚴]禁/u;
/** What is asked of a visitor, in words that few statements have. */
const ASKS = /[请請](?!问|問|假|客|教|辞|辭|罪|愿|願|求)|[欢歡]迎|[点點][击擊]|[扫掃][码碼描]|[长長]按/u;
/** Where to write, which account to look up, what to send. */
const ADDRESS =
  /@|(?:微信[号號]?|公[众眾][号號]|[视視][频頻][号號]|微博|小[红紅][书書]|抖音|[账帳][号號]|回[复複覆])\s?[：:]?\s?(?:[“「『《]|[A-Za-z][\w-]{4,})/u;
/** Letters of Japanese, whose words share signs with Chinese ones. */
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True for a line in Chinese that asks something or gives an address, and has two more signs of a site. */
export function isOfSiteBusiness(text: string): boolean {
  if (!/\p{Script=Han}/u.test(text) || KANA.test(text) || isTold(text)) return false;
  const isAddress = ADDRESS.test(text);
  if (!isAddress && (!ASKS.test(text) || /我(?![们們])/u.test(text))) return false;
  const isPlace = PLACE.test(text) || text.includes('@');
  const signs = [isPlace, isAddress, ...[RIGHTS, ACTION, GAIN, ASKS, FORBIDS].map((sign) => sign.test(text))];
  return signs.filter(Boolean).length >= NEEDED;
}
