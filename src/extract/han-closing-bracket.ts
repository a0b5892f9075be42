/** The bracket behind the last sentence that Chinese newspapers sign with: （总台记者 林一）, （文/图 林一）, （来源：小镇晚报）. */
import { isHanName, isOrganisation } from './han-names.ts';
import { isHanNames } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import type { Verdict } from './verdict.ts';

/** What was said goes before it. */
const BRACKET = /(?<=[。！？…][”’」』》]?\s?)[（(【]([^（()）】。！？]{2,80})[）)】]。?$/u;
const END = 100;
/** Notes may stand behind the end. */
const LAST = 3;
const BETWEEN = /[\s、，,;；/／|｜丨：:·&＆]+/u;
const REPORTER = '(?:[记記]者|通[讯訊][员員]|[实實见見][习習]生|特[约約]撰稿人?)';
const WORK =
  '(?:文字?|[图圖](?:片|文)?|[摄攝]影?|[采採][写寫访訪]|撰[文稿写寫]|[综綜]合|[报報][导導道]|[编編][辑輯译譯]|[责責][编編任]|校[对對]|[审審]核|整理|[视視][频頻]|剪[辑輯]|[制製][图圖作]|[统統][筹籌])';
/** The paper and the rank before the label, and the name behind it. */
const LABELLED = new RegExp(`^(.{0,14}?)(?:${REPORTER}|${WORK})+(.{0,6})$`, 'u');
const REPORTERS = new RegExp(REPORTER, 'u');
const SOURCE =
  /^(?:(?:本|原)?[文稿]|文章|消息|[内內]容)?(?:[来來]源|[来來]自|源自|[转轉]自|[据據]|[综綜]合(?:自)?)[于於自：:\s]{0,2}(.{2,60}?)(?:消息|[报報][导導道]|[电電讯訊])?等?$/u;
const PRESS =
  /^[《“]?[^《》“”]{1,14}(?:社|[报報]|[网網]|[台臺]|新[闻聞]|[周週]刊|[客][户戶]端)[》”]?(?:微[博信]|公[众眾][号號])?$/u;
/** Houses that nothing else is called as. */
const AGENCY =
  /^《?(?:新[华華]社|中新[社网網]|央[视視](?:新[闻聞]|[网網])?|人民[网網]|[^《》]{2,8}(?:[日晚早][报報]|都市[报報]|通[讯訊]社|[电電][视視][台臺]|新[闻聞][网網]?|[客][户戶]端))》?$/u;

/** Where a Chinese text is signed so by people or with the press that it is from, and the text without it. */
export function findHanBracket(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  byline: string | undefined,
): { readonly at: number; readonly text: string } | undefined {
  const kept = pieces.flatMap(({ kind }, at) => (verdicts[at]?.kept && kind === 'paragraph' ? [at] : []));
  for (const at of kept.slice(-LAST).reverse()) {
    const text = pieces[at]?.text ?? '';
    const inside = insideOf(text);
    if (inside === undefined || inside.length + 2 >= text.length) continue;
    if (isSigned(inside, byline) || isSource(inside)) return { at, text: text.replace(BRACKET, '').trimEnd() };
  }
  return undefined;
}

/** True for sentences with a bracket behind the last of them. */
export function endsInHanBracket(text: string): boolean {
  const inside = insideOf(text);
  return inside !== undefined && inside.length + 2 < text.length;
}

const insideOf = (text: string) => (/[）)】]。?$/.test(text) ? BRACKET.exec(text.slice(-END))?.[1]?.trim() : undefined);

/** Names with the labels of those who report, write, edit or take pictures; without labels, the byline's alone. */
function isSigned(inside: string, byline: string | undefined): boolean {
  if (!isHanNames(inside.replace(/[，；]/g, ' '))) return false;
  const authors = new Set((byline ?? '').split(/,\s?/));
  const isName = (part: string) => authors.has(part) || isHanName(part);
  const parts = inside.split(BETWEEN).filter((part) => part !== '');
  const names = parts.filter(isName);
  const labels = parts.filter((part) => !isName(part)).map((part) => LABELLED.exec(part) ?? undefined);
  const isLabel = (label: RegExpExecArray | undefined) => {
    if (!label) return false;
    const [part, house = '', name = ''] = label;
    const isHouse = house === '' || REPORTERS.test(part.slice(house.length)) || isOrganisation(house);
    return isHouse && (name === '' || isName(name));
  };
  if (!labels.every(isLabel)) return false;
  return labels.length > 0
    ? names.length > 0 || labels.some((label) => label?.[2] !== '')
    : names.every((name) => authors.has(name));
}

/** 来源：小镇晚报, 据新华社电, 新华社. */
function isSource(inside: string): boolean {
  const named = SOURCE.exec(inside)?.[1];
  const houses = (named ?? inside).split(/[、，,/／\s和]+/u).filter((house) => house !== '');
  const isHouse = named === undefined ? AGENCY : PRESS;
  return houses.length > 0 && houses.every((house) => isHouse.test(house) && isHanNames(house));
}
