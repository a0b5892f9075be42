/** Tells the line that only says who did what for a Chinese article, and who of them wrote it. */
import { isHanName } from './han-names.ts';

const WRITERS =
  '[记記]者|通[讯訊][员員]|[报報][导導道]|[采採][访訪写寫]|撰[文稿]|主[笔筆]|[执執][笔筆]人?|文字|作者|文';
const HELPERS =
  '口述|整理|[编編][辑輯]|[摄攝][影像]|[图圖]片?|[视視][频頻]|[录錄]音|[设設][计計]|插[画畫圖图]|剪[辑輯]|校[对對]|[责責][编編]|[翻编編][译譯]|[制製][图圖]|[审審][核校]|[图圖]表|音[频頻]|拍[摄攝]|[制製]作|[运運][营營]|[统統][筹籌]';
const LABEL = new RegExp(
  `(?:(?:${WRITERS}|${HELPERS})\\s?[、/／&]\\s?){0,3}(${WRITERS})?(?:${HELPERS}){0,2}(?:\\s?[：:／/|｜丨]\\s?|(?<=[记記]者|[编編][辑輯]|通[讯訊][员員]|[摄攝]影)\\s{1,3})`,
  'g',
);
/** The paper or the station in front of a label. */
const OUTLET = /^[\u4e00-\u9fff]{2,6}$|^[\u4e00-\u9fff]{2,8}(?:[报報社台臺网網]|新[闻聞]|客[户戶]端|媒[体體]|中心)$/;
/** 摄影记者 took the pictures. */
const PICTURES = /(?:[摄攝][影像]|[图圖]片|[视視][频頻])$/;
const LIMIT = 100;

type Credit = { readonly isWriter: boolean; readonly names: readonly string[] };

/** The credits that a line consists of; none when anything else is in it. */
function creditsIn(line: string): readonly Credit[] {
  const text = line.trim().replace(/^[（(【]|[）)】]$/g, '');
  if (text.length > LIMIT || !/^[\u4e00-\u9fff]/.test(text)) return [];
  const labels = [...text.matchAll(LABEL)].filter(
    ({ 0: label, index }) => /[\u4e00-\u9fff]/.test(label) && isApart(text, index),
  );
  const credits = labels.map((label, at): Credit => {
    const next = labels[at + 1];
    const words = text
      .slice(label.index + label[0].length, next?.index)
      .split(/[、，,；;&\s|｜]+/)
      .filter((word) => word !== '');
    // What touches the next label is its paper's name, but where it is all that is there.
    const isGlued = next !== undefined && words.length > 1 && !/[\s、，,；;|｜]$/.test(text.slice(0, next.index));
    const names =
      isGlued && OUTLET.test(words.at(-1) ?? '') && !isHanName(words.at(-1) ?? '') ? words.slice(0, -1) : words;
    return { isWriter: label[1] !== undefined && !PICTURES.test(text.slice(0, label.index)), names };
  });
  const head = text.slice(0, labels[0]?.index ?? 0);
  const isWhole =
    (head === '' || OUTLET.test(head)) && credits.every(({ names }) => names.length > 0 && names.every(isHanName));
  return isWhole ? credits : [];
}

/** A label begins the line, follows a name or its paper, or stands behind a sign. */
const isApart = (text: string, at: number) => at === 0 || /[\s\u4e00-\u9fff、，,；;|｜]/.test(text[at - 1] ?? '');

/** True for a line that consists of credits: 主笔 / 林一, 报道：林一 摄影：王二, （林一参与采写）. */
export function isHanCredits(line: string): boolean {
  return creditsIn(line).length > 0 || namesContributors(line);
}

const CONTRIBUTED =
  /^(?:(?:[本特][报報刊台]|新[华華]社)?(?:[实實][习習])?(?:[记記]者|通[讯訊][员員]|生)[：:\s]?)?([^。！？：:“”「」]{2,60}?)\s?(?:[对對]本文)?[亦也均]?(?:参与|參與)了?(?:本文)?(?:的?(?:[采採][写寫访訪編编]|[报報][导導道]|[写寫]作|撰[写寫稿]|[调調][查研]|[编編][译譯]|[摄攝][影像])[、和及]?){1,3}$/u;

/** Names, and that they took part, in brackets or without a full stop. */
function namesContributors(line: string): boolean {
  const text = line.trim();
  const bracketed = /^[（(【]([^（(）)]{4,80})[）)】]$/.exec(text)?.[1]?.replace(/。$/, '');
  const inside = bracketed ?? text;
  const named = inside.length <= LIMIT ? CONTRIBUTED.exec(inside)?.[1] : undefined;
  const names = (named ?? '').split(/[、，,和及\s]{1,3}/);
  // A heading may say of one that he took part: 农民参与报道.
  return (bracketed !== undefined || names.length > 1 || /[记記]者|本文/.test(text)) && names.every(isHanName);
}

/** Those who wrote, in a line that consists of credits. */
export function writersInCredits(line: string): readonly string[] {
  return [...new Set(creditsIn(line).flatMap(({ isWriter, names }) => (isWriter ? names : [])))];
}
