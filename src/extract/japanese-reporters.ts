/** Reporters whom Japanese stations and papers name behind their post, and the profile that ends a report. */
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

const GIVEN = '(?:[\\p{Script=Han}々]{1,3}[ぁ-ん]{0,2}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5})';
const NAME = `[\\p{Script=Han}々]{1,4}\\s?${GIVEN}`;
const POST = '(?:記者|特派員|支局長|総局長|編集委員|論説委員|解説委員|ディレクター|アナウンサー|キャスター|リポーター)';
/** Desks that only newsrooms have; schools and offices have a 文化部 and a 医療部, too. */
const DESK = '(?:社会|国際|経済|政治|外信|学芸|科学文化|生活文化|くらし)部';
const HOUSE = '[\\p{Script=Han}々ァ-ヶーA-Za-z\\d・]{0,20}';
/** （松江放送局記者　三浦 彩乃）, 【社会部 三浦彩乃】 */
const REPORTER = new RegExp(
  `^[（(【［[]\\s?(?:(?:取材|文|執筆)\\s?[：:・／/\\s]\\s?)?(?:${HOUSE}${POST}|(?:[\\p{Script=Han}ァ-ヶーA-Za-z]{1,8}(?:新聞|放送|通信|テレビ|本社|支社)社?\\s?|NHK\\s?)?${DESK}|[\\p{Script=Han}ァ-ヶー]{1,8}(?:放送|支|総)局)(?:\\s?[：:／/・\\s]\\s?)(${NAME}(?:[、・,，／/]\\s?${NAME}){0,4})\\s?[）)】］\\]]$`,
  'u',
);
/** Desks and what is no person. */
const NO_NAME = /(?:[部局班課係社員者]|取材|編集|写真|撮影|報道|放送|後記)$/;
/** Who took the pictures wrote no text. */
const PHOTO = /写真|撮影|映像|カメラ/;
const KANA = /[\u3041-\u3096]/;
/** What the profile of a reporter says: since when, and of what. */
const JOINED =
  /(?:19|20)\d{2}年\s?に?[^。\s]{0,12}(?:入局|入社|入所|着任|生まれ)|(?:を(?:担当|取材)|を経て[^。]{0,10}現職)(?=\s|$|。)/;
/** What its further sentences say, too; those of a story tell what somebody did. */
const WORK = /入局|入社|着任|担当|取材|現職|出身|勤務|専門|趣味|休日|最近/;
const TOLD = /私|僕|俺|わたし|(?:た|だ|である)(?:。|$)/;
/** What stands in front of the name: nothing, or a post. */
const BEFORE = new RegExp(`^$|(?:${POST}|[部局班])$`);
const [PROFILE, HEAD] = [240, 24];

const named = (line: string) => (PHOTO.test(line) ? undefined : REPORTER.exec(line)?.[1]);

/** The names in the first of the lines of a text in Japanese that is such a line and nothing else. */
export function reportersInJapanese(lines: readonly Piece[], text: string): readonly string[] {
  if (!KANA.test(text)) return [];
  for (const line of lines) {
    const found = line.kind === 'paragraph' ? named(line.text.trim()) : undefined;
    const names = (found ?? '').split(/[、・,，／/]\s?/).filter((name) => name !== '' && !NO_NAME.test(name));
    if (names.length > 0) return names;
  }
  return [];
}

/** True for a few words that tell an author's post, name and work: 松江放送局記者 三浦彩乃 2021年入局. */
export function isProfileInJapanese(text: string, names: readonly string[]): boolean {
  if (text.length > PROFILE || !JOINED.test(text) || TOLD.test(text)) return false;
  const [, ...further] = text.split('。').filter((sentence) => sentence.trim() !== '');
  if (!further.every((sentence) => WORK.test(sentence))) return false;
  const own = squash(text);
  return names.map(squash).some((name) => {
    const at = name.length > 1 ? own.indexOf(name) : -1;
    // 三浦彩乃は begins a sentence.
    return (
      at >= 0 && at <= HEAD && BEFORE.test(own.slice(0, at)) && !/^[はがのをにもとで]/.test(own.slice(at + name.length))
    );
  });
}
