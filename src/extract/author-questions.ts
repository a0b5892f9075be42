/** Tells a question on the text's own subject, which the author asks and wants answered below, from a site's call for comments. */
import type { Piece } from './pieces.ts';

const LONGEST = 260;
const PLACE_HAN = '(?:[评評][论論](?:[区區]|[里裡]|中|[栏欄])?|留言(?:[区區]|[里裡]|板)?|[这這]篇下[方面]|下[方面])';
/** 欢迎在评论区告诉我。 The house says 我们, 小编, or nobody. */
const INVITES_HAN = new RegExp(
  `^(?:[欢歡]迎|可以|也?[请請]|不妨|不如|[来來]|都)?(?:大家|[你您][们們]?)?(?:可以|[来來])?(?:(?:在|到|[来來]|去|用)?${PLACE_HAN}(?:[里裡下]?(?:方|面))?[，,]?(?:和|跟|[与與])?(?:告[诉訴]我|[说說讲講]?[给給]我(?:[听聽])?|我?分享|留言|[说說聊][说說聊]|一起(?:聊|[说說])|[写寫]下[来來]?|回答|回[复複覆]){0,2}|(?:告[诉訴]我|和我(?:[聊说說])))(?![们們])[^。！？!?]{0,16}[。！!～~]?$`,
  'u',
);
/** What the site asks of every text, and what it wants besides an answer. */
const OF_HOUSE_HAN =
  /本文|文章|[这這]篇|本[期篇]|[视視][频頻]|[节節]目|教程|我[们們]|小[编編]|[点點一]{1,3}[个個]?[赞讚]|[关關]注|收藏(?!夹|夾|品|[家室柜櫃])|[转轉][发發]|扫|掃|私信|公[众眾][号號]|微信|[抽送][^。？]{0,6}(?:本|份|[位个個])|[礼禮奖獎]|[观觀]看|打(?:[几幾]|多少)?分/u;
/** Words of which any question may consist. */
const ANY_HAN =
  /[你您]|大家|各位|[们們]|朋友|伙伴|夥伴|[读讀]者|[网網]友|[觉覺]得|[认認][为為]|以[为為]|怎[么麼][样樣看想办辦]?|如何|[对對]此|[对對]於?于?|看待?|什[么麼]|哪些|[还還]?有|[没沒]有|知道|[补補]充|想法|意[见見]|建[议議]|[问問][题題]|疑[问問]|感受|[观觀][点點]|看法|喜[欢歡]|同意|[赞贊]同|[认認]同|支持|反[对對]|[学學][会會到]了?|看懂|[帮幫]助|其他|更多|[这這那][个個件些种種]?|事情?|呢|[吗嗎]|吧|啊|了|的|是|[会會]|想|[说說]|不|能|[们們]|也|又|，|,|\s/gu;
const OWN_LETTERS = 3;

/** Tell me in the comments: who asks is a person; a house says us. */
const INVITES = new RegExp(
  `^(?:${[
    "(?:please |do |so )?(?:tell me|let me know|share (?:it|yours|them) with me|write (?:to )?me|i[’']d (?:love|like|be glad) to (?:hear|know|read)(?: (?:it|about (?:it|yours)|yours))?)(?: about (?:it|yours))?(?:,? (?:down )?(?:below|in (?:the|a) comments?)(?: (?:section|below))?){1,2}",
    '(?:bitte )?(?:schreibt?|erzählt?|sagt?|verrat(?:et)?|verrät)(?: es)? (?:mir|mich)(?: (?:es|das))?(?: (?:gerne?|doch|bitte)){0,2} (?:in (?:den|die) kommentaren?|unten)',
  ].join('|')})[.!]*$`,
  'iu',
);
/** What may be asked below every text. */
const OF_ANY = new RegExp(
  [
    '(?<!\\p{L})(?:this|the|my) (?:\\p{L}+ )?(?:article|post|piece|essay|story|recipe|video|episode|newsletter|list|guide|review|tutorial|blog)s?(?!\\p{L})',
    "^(?:so,? |and |now,? |well,? )?(?:what(?:[’']s| is| are| do| did| would) (?:you(?:r (?:thoughts?|opinions?|views?|take|feedback))?)(?: all)?(?: (?:think|reckon|make of (?:it|this|that|them)|say))?(?: (?:of|about|on) (?:it|this|that|them|all this))?|(?:do |don[’']t )?you (?:agree|disagree|think)(?: (?:so|with me|or not))?|(?:do you )?(?:agree|disagree)(?: or (?:agree|disagree))?|how (?:did|does) (?:it|yours) .{2,30}|(?:have|did|will|would|are|do) you (?:ever )?(?:tr(?:y|ied|ying)|ma[dk]e|making|like|liked|enjoy|enjoyed|find|found|love|use|used) (?:it|this|that|these|them)(?: .{2,30})?|(?:do you have |have you got |got |have )?(?:any |a |more |other |some )+(?:\\p{L}+ )?(?:questions?|thoughts?|comments?|tips?|suggestions?|ideas?|feedback|favou?rites?|recommendations?)(?: (?:to add|of your own|for me))?|(?:questions?|thoughts?|comments?|feedback|ideas?)|did i miss (?:any|some)\\p{L}*|what (?:did|have) i miss(?:ed)?|.{0,12}(?:helpful|useful)) ?\\?$",
    '^(?:und )?(?:was (?:denkst|meinst|sagst|haltet|denkt|meint|sagt) (?:du|ihr)|wie (?:findest|findet|seht|siehst) (?:du|ihr)|wie ist (?:deine|eure) meinung|(?:hast du|habt ihr) (?:noch )?fragen|(?:hat|gefällt) (?:dir|euch) (?:der|das|die|dieser|dieses))(?!\\p{L})',
  ].join('|'),
  'iu',
);
const OF_HOUSE =
  /(?<!\p{L})(?:us|our|subscribe|follow|like and|share this|newsletter|uns|unser\p{L}*|abonn\p{L}*)(?!\p{L})/iu;

/** Words of any question or call, which a text has by chance. */
const ANY_WORD = new Set(
  'able about agree also another anyone article been best better break broken buying bought comment comments could does done else enough ever every favorite favourite feel find first found from getting give given going good great have help here idea ideas into just keep know last learn like link links little long look love made make many mean miss missed more most much need never next once only other over people plan planning please point post prefer problem question questions read reading really review same seen should some someone something sometimes spotted still stuck such sure take tell than thank thanks that their them then there these they thing things think this those time tips tried trying typo under used using very video videos want watch well went were what when where which while will with work worth would year years your yours aber alle auch dein deine denn dich dies diese dieser doch eine einen einer euch eure gern haben habt hast ihre jetzt kann kannst könnt machen mehr mein meine nach nächstes nächste nicht noch oder schon sehen seid sich sind soll sollte sollen über unter viel viele welche welcher welches wenn wird wirst wollt würde würdet'.split(
    ' ',
  ),
);
/** Asks for what every reader can tell of what was told. */
const OF_YOURS = /^what(?:[’']s| is| are) yours \?$/i;
const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'quote', 'listItem']);

/** True for such a question on something that the text above it tells of, besides its title. */
export function asksOfText({ text }: Piece, above: () => readonly Piece[]): boolean {
  if (!endsInOwnQuestion(text)) return false;
  const asked = text.slice(0, Math.max(text.lastIndexOf('？'), text.lastIndexOf('?')));
  if (OF_YOURS.test(`${asked} ?`)) return true;
  const told = above()
    .flatMap((piece) => (TEXTS.has(piece.kind) ? [piece.text.toLowerCase()] : []))
    .join(' ');
  const han = asked.replace(ANY_HAN, ' ').match(/\p{Script=Han}{2,}/gu) ?? [];
  if (han.some((run) => [...run].some((_, at) => at > 0 && told.includes(run.slice(at - 1, at + 1))))) return true;
  const words = asked.toLowerCase().match(/(?<!\p{L})[\p{Script=Latin}]{4,}/gu) ?? [];
  return words.some(
    (word) => !ANY_WORD.has(word) && ` ${told}`.search(new RegExp(`(?<!\\p{L})${stemOf(word)}`, 'u')) >= 0,
  );
}

/** Books of book, ferries of ferry. */
const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - (word.length > 6 ? 3 : 1)));

function endsInOwnQuestion(text: string): boolean {
  const mark = Math.max(text.lastIndexOf('？'), text.lastIndexOf('?'));
  if (mark < 0 || text.length > LONGEST) return false;
  const call = text.slice(mark + 1).trim();
  const asked = text.slice(0, mark + 1);
  const question = asked
    .slice(Math.max(...['。', '！', '. ', '! ', '… '].map((sign) => asked.lastIndexOf(sign))) + 1)
    .trim();
  if (/\p{Script=Han}/u.test(question)) {
    if (
      !/[你您]|大家/.test(question) ||
      !/我(?![们們])/.test(call) ||
      !INVITES_HAN.test(call) ||
      OF_HOUSE_HAN.test(text)
    )
      return false;
    return question.replace(ANY_HAN, '').replace(/\P{Script=Han}/gu, '').length >= OWN_LETTERS;
  }
  return INVITES.test(call) && !OF_ANY.test(question) && !OF_HOUSE.test(text);
}
