/** Finds who signed a Chinese article, in its head line, its dateline, or the line that ends it. */
import { namesInDeskLine } from './desk-lines.ts';
import { writersInCredits } from './han-credits.ts';
import { hasLongSurname, isHanName, isOrganisation, isPenName, takeHanNames } from './han-names.ts';
import { isNoAuthor, namesInNote } from './noted-author.ts';
import { namesInBracket } from './reporter-brackets.ts';

const START = '(?:^|[\\s【（(\\[［〔《|｜，,、；;。/／·—-])';
const APART = '\\s?[：:／/|｜丨︱,，]\\s?';
/** What the writer did besides. */
const BESIDES =
  '(?:[图圖]片?|[摄攝][影像]|[录錄]音|[视視][频頻]|影像|剪[辑輯]|[制製][作图圖]|插[画畫圖图]|[编編][辑輯]|[设設][计計]|[采採][访訪]|整理|口述)';
const WRITER =
  '(?:[Aa]uthors?|(?:原|文章)?作者(?:[简簡]介|介[绍紹])?|著者|[讲講][员員]|[讲講]道(?:者|人)|撰[文稿][人者]?|主[笔筆]|[执執][笔筆]人?|主[讲講]人?|[采採][写寫](?:[/／、]\\S{2,4}?)?|[采採][访訪][/／、]?[撰写寫][文稿写寫]|文字|文[/／、·]?\\s?[图圖](?:片)?|[图圖][/／、]?文|文|本文作者|[发發]帖人|[楼樓]主|博主)' +
  `(?:\\s?[、/／&＆和及]\\s?${BESIDES}){0,3}`;
/** 作者：林一. */
const LABELLED = new RegExp(`${START}${WRITER}(${APART})(.{2,80})`);
/** 撰文 林一, 采写 林一. */
const SPACED = new RegExp(`${START}(?:原?作者|撰文|撰稿|[采採][写寫]|文[/／]?[图圖]|[图圖]文|文)\\s(.{2,60})`);
const REPORTER =
  /(?<!小|[摄攝]影|[图圖]片|告[诉訴]|[据據][^，。（(]{0,12}|[对對]|[受接]|[让讓]|[给給])(?:[记記]者|通[讯訊][员員]|特派[员員]|[实實][习習]生|[记記]者团|特[约約]撰稿人?|(?:[评評][论論]|[观觀]察)[员員](?=\s))(\s?[：:／/|｜]\s?|\s?)/g;
/** 林一/文. */
const REVERSED =
  /(?:^|[\s【（([［、])([\u4e00-\u9fff·]{2,6})\s?[/／|｜]\s?(?:[图圖][/／]?)?文(?:$|[\s）)】\]］、，,/／])/;
const OF_PAPER =
  /^([\u4e00-\u9fff·]{2,6}(?:[、\s][\u4e00-\u9fff·]{2,6}){0,4})(?:\s?[/／]\s?|\s)(?:[图圖][/／]?)?文\s?[|｜丨·]\s?[\u4e00-\u9fff]{2,10}(?:[报報刊社台臺网網]|新[闻聞]|[周週]末|[客户戶]端|[传傳]媒)(?:$|\s)/;
/** 林一 王二／屏東報導. */
const FROM_PLACE =
  /^(?:[^|｜。，]{2,16}[|｜]\s)?([\u4e00-\u9fff·]{2,4}(?:[\s、]{1,2}[\u4e00-\u9fff·]{2,4}){0,5})(?:\s?[／/|｜]\s?[\u4e00-\u9fff]{2,8}|\s[综綜]合)[報报][导導道]/;
/** 林一 王二 《小镇日报》（2024年5月18日 第6版）. */
const IN_PAPER =
  /^([\u4e00-\u9fff·]{2,4}(?:[\s、]{1,2}[\u4e00-\u9fff·]{2,4}){0,3})\s?《\s?[\u4e00-\u9fff]{2,10}\s?》\s?[（(]\s?\d{4}年/;
/** 河西大学校长 罗方岩: what speeches and essays have below their title. */
const POST_AND_NAME =
  /^[\u4e00-\u9fff（）()、·]{0,24}(?:校[长長]|院[长長]|[书書][记記]|主席|[总總][统統理]|部[长長]|局[长長]|市[长長]|[会會][长長]|董事[长長]|[总總][经經]理|主任|教授|代表|[总總][编編][辑輯]?|[处處][长長]|秘[书書][长長])\s{1,3}([\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff])$/;
/** （林一）; in 【】 stands what a column or a part is called. */
const SIGNED =
  /^(?:[（(〔[—–-]{1,2}|◎|[■□●◆○▪](?=\s?[\u4e00-\u9fff]{2,3}(?:[\s、]|$)))\s?([\u4e00-\u9fff·]{1,8}(?:[\s、][\u4e00-\u9fff·]{1,4}){0,7})\s?[)）\]]?$/;
const DATELINE =
  /^[^。，！？]{0,40}?(?:\d{1,2}日?\s?(?:[电電讯訊]|消息)|[讯訊]|[电電]|[报報][导導道](?=[^）)]{0,16}[记記]者))\s?[（(【[]([^）)】\]]{2,40})[）)】\]]/;
const OPENING =
  /^(?:【[^】]{2,12}】)?[^。，！？（(【]{0,24}(?:[记記]者|通[讯訊][员員])[^。，！？]{2,24}?(?:(?:[报報][导導道]|[电電讯訊])[：:\s]|日[专專]?[电電][，,])/;
/** 本帖由 江湖 于 2005年, 12:30:22 by 江湖, 江湖 发表于 2005: what forums and blogs write over a text. */
const POSTED = [
  /(?:本[贴帖文]由|由|本[贴帖]最[后後]由)\s?([^\s，。]{2,16}?)\s?(?:于|在|於)\s?\d{4}[年\-/.]/,
  /\d{1,2}:\d{2}(?::\d{2})?\s(?:by|作者)\s([^\s，。〓|]{2,24})/,
  /^([^\s，。：:|]{2,16})\s?(?:发表于|發表於|发布于|發佈於|提交于)\s?[：:]?\s?\d{4}/,
  /^([^\s，。：:|]{2,16})\s(?:19|20)\d{2}\s?[-/.年][\d\s:：月日./-]{3,16}\s?(?:[发發][布佈][于於]|IP\s?[属屬]地|[来來]自)/,
  /^原[创創]\s([^\s，。：:|]{2,16})\s[^\s，。]{2,16}\s(?:19|20)\d{2}\s?[-/.年]/,
];
/** What stands between a name and a day that style sheets set apart. */
const CHANGED = /(?:最[后後])?(?:更新|[编編][辑輯]|修改|[发發][布佈表])[于於]?$/;
const NOTHING_BEHIND = /[？！?!]$/;

/** 作者林一, as the first line below a title or behind a stroke in it; elsewhere a sentence begins so. */
export function gluedAuthor(text: string): readonly string[] {
  const parts = text.split(/[|｜]/, 8).map((part) => part.trim());
  const name = parts.map((part) => /^(?:作者|撰文)([\u4e00-\u9fff]{2,4})$/.exec(part)?.[1]).find((found) => found);
  return name !== undefined && isHanName(name) && !isNoAuthor(name) ? [name] : [];
}

/** 记者·林一. */
const POINTED = /^([记記]者|作者|撰文|主[笔筆]|文)\s?[·・•]\s?(?=[\u4e00-\u9fff]{2,4}(?:\s|$))/;

/** The names that sign a line: one that tells who wrote an article, and nothing of the article. */
export function namesInHanLine(line: string): readonly string[] {
  const text = line.slice(0, 200).trim().replace(POINTED, '$1：');
  const credited = writersInCredits(text);
  if (credited.length > 0) return credited;
  const noted = namesInNote(text);
  if (noted.length > 0) return noted;
  // 林一/文｜小镇日报: the paper stands behind the label of who is named before it.
  const before = OF_PAPER.exec(text)?.[1]?.split(/[、\s]{1,2}/) ?? [];
  if (before.length > 0 && before.every((name) => isHanName(name) && !isPhrase(name))) return before;
  const found = labelled(text);
  if (found.length > 0) return found;
  const reported = reporters(text);
  if (reported.length > 0) return reported;
  const poster = POSTED.map((pattern) => pattern.exec(text)?.[1]?.replace(CHANGED, '')).find(
    (name) => name !== undefined && isPenName(name) && !/^[该該此这這本]/.test(name),
  );
  if (poster !== undefined) return [poster];
  const ofDesk = namesInDeskLine(text);
  if (ofDesk !== undefined) return ofDesk;
  const placed = (FROM_PLACE.exec(text) ?? IN_PAPER.exec(text))?.[1];
  const people = placed ? takeHanNames(placed, false) : [];
  if (people.length > 0) return people;
  const named = POST_AND_NAME.exec(text)?.[1]?.replace(/\s/g, '');
  if (named && isHanName(named)) return [named];
  const reversed = REVERSED.exec(text)?.[1];
  if (reversed && isHanName(reversed)) return [reversed];
  const signed = SIGNED.exec(text)?.[1];
  const names = signed ? takeHanNames(signed, false) : [];
  // 【金台随感】: a paper's column.
  const isColumn = names.some(isPhrase) || (names.length > 1 && !/[\s、]/.test(signed ?? ''));
  return !isColumn && names.length > 0 && squash(names.join('')) === squash(signed ?? '') ? names : [];
}

/** 江南水乡: few people's names have four characters without a point. */
const isPhrase = (name: string) => name.length > 3 && !name.includes('·') && !hasLongSurname(name);

/** The names in the dateline that opens a paragraph, or in the brackets that end it. */
export function namesInHanParagraph(paragraph: string): readonly string[] {
  const dateline = DATELINE.exec(paragraph.slice(0, 120))?.[1];
  if (dateline) {
    const names = allOf(reporters(dateline), dateline);
    if (names.length > 0) return names;
    const bare = takeHanNames(dateline, false);
    if (bare.length > 0 && squash(bare.join('')) === squash(dateline)) return bare;
  }
  for (const bracket of [
    /^\s?[（(【〔[［]([^）)】〕\]］]{2,60})[）)】〕\]］]/.exec(paragraph.slice(0, 80))?.[1],
    /[）)】〕\]］]\s?[（(【〔[［]([^）)】〕\]］]{2,60})[）)】〕\]］]/.exec(paragraph.slice(0, 120))?.[1],
    /[（(【〔[［]([^（(【〔）)】〕\]［］]{2,60})[）)】〕\]］]\s?$/.exec(paragraph.slice(-70))?.[1],
  ]) {
    if (bracket === undefined) continue;
    const names = labelled(bracket);
    if (names.length > 0) return names;
    const reported = reporters(bracket);
    if (reported.length > 0) return allOf(reported, bracket);
  }
  const opening = OPENING.exec(paragraph.slice(0, 80))?.[0];
  return opening ? reporters(opening) : [];
}

/** With those in the same bracket whose names are of no known shape. */
function allOf(known: readonly string[], bracket: string): readonly string[] {
  const all = namesInBracket(bracket);
  return all.length > known.length && known.every((name) => all.includes(name)) ? all : known;
}

function squash(text: string): string {
  return text.replace(/[\s、，,&＆]/g, '');
}

const AGAIN = /^\s?(?:文字?|撰文|[采採][写寫]|[记記]者)\s?[：:／/|｜]\s?\S/;

function labelled(text: string): readonly string[] {
  const match = LABELLED.exec(text);
  if (match) {
    const behind = match[2] ?? '';
    // 作者：文/林一 图/王二.
    if (AGAIN.test(behind)) return labelled(behind);
    const names = takeHanNames(behind, true);
    const [only] = names;
    if (names.length > 1) return names;
    // 周思博 (Joel Spolsky)
    const latin =
      only !== undefined && behind.startsWith(only)
        ? /^\s?[（(][A-Za-z][A-Za-z .'’-]{1,30}[)）]/.exec(behind.slice(only.length))?.[0]
        : undefined;
    if (only !== undefined && latin !== undefined)
      return [`${only} ${latin.trim().replace('（', '(').replace('）', ')')}`];
    const token = penName(behind);
    if (only !== undefined)
      return token === undefined || token.length <= only.length || isHanName(only) ? names : [token];
    if (token !== undefined) return [token];
  }
  const spaced = SPACED.exec(text)?.[1];
  return spaced ? takeHanNames(spaced, false) : [];
}

/** A name that is no person's: 半山听雨, 老K, Alex Chen. */
function penName(behind: string): string | undefined {
  const token = /^[^\s，,、。；;：:|｜丨/／（）()【】[\]<>“”"《》！？!?]{2,20}/.exec(behind)?.[0];
  if (token === undefined || NOTHING_BEHIND.test(behind.slice(0, token.length + 1))) return undefined;
  const latin = /^\p{Lu}[\p{Script=Latin}.'’-]*(?:\s\p{Lu}[\p{Script=Latin}.'’-]*){1,3}/u.exec(behind)?.[0];
  if (isOrganisation(token) && latin === undefined) {
    const [next] = takeHanNames(behind.slice(token.length), false);
    if (next !== undefined) return next;
  }
  const name = (latin ?? token).replace(/(?:出自|[来來]源|[发發]表|[发發]布).{0,30}$/, '');
  return isPenName(name) && !/[我你他她它]|^[系为為]/.test(name) && !(isOrganisation(name) && name.length < 3)
    ? name
    : undefined;
}

/** 林一参与采写: a contributor, no author. */
const TOOK_PART = /[^\s：:]{2}(?:参与|參與)(?:本文)?(?:[采採][写寫访訪]|[报報][导導道]|[写寫]作)/;

function reporters(text: string): readonly string[] {
  if (TOOK_PART.test(text)) return [];
  const names: string[] = [];
  for (const match of text.matchAll(REPORTER)) {
    const behind = text.slice(match.index + match[0].length);
    for (const name of takeHanNames(behind, match[1] !== '')) if (!names.includes(name)) names.push(name);
  }
  return names;
}
