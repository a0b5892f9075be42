/** The names in a bracket that holds reporters and nothing else, whatever their names look like: （记者韩嘉禾、才让措）. */
import { isHanName, isNamePart, isOrganisation } from './han-names.ts';

const LABEL =
  /([\u4e00-\u9fff]{0,14}?)(?:[记記]者|通[讯訊][员員]|(?:[实實][习習]|[见見][习習])生|特[约約]撰稿人?)\s?[：:／/|｜]?\s?/g;
/** What of a label stands in front of it: its paper, and the reporter's rank. */
const RANK = /(?:[实實見见][习習]|首席|特派|特[约約]|[驻駐].{1,4}|[全融]媒[体體]|本[报報刊台臺社网網])$/;
const PICTURES = /[摄攝]|[图圖]片|[视視][频頻]/;
/** 采写, 综合报道 behind the last name. */
const WORK_DONE = /\s?(?:[综綜]合)?(?:[采採][写寫访訪]|[报報][导導道]|文\s?[/／、]?\s?[图圖])\s?$/;
const LISTED = /\s?[、，,;；&＆]\s?/;
const APART = /[、，,;；&＆\s]/;
const LONGEST = 80;

/**
 * The names behind the labels of a bracket; none when anything in it cannot be one. A part that has no known surname
 * counts behind a label or a comma alone: behind a space stands a column's title, too, as in 记者林一 老街夜话.
 */
export function namesInBracket(bracket: string): readonly string[] {
  const text = bracket.trim().replace(WORK_DONE, '');
  if (text.length > LONGEST || PICTURES.test(text)) return [];
  const labels = [...text.matchAll(LABEL)];
  if (labels[0]?.index !== 0 || !labels.every((label) => isLabel(text, label))) return [];
  const parts = labels.flatMap(({ 0: label, index }, at) =>
    text
      .slice(index + label.length, labels[at + 1]?.index)
      .trim()
      .split(LISTED),
  );
  const names = parts.filter((part) => part !== '').flatMap(namesInPart);
  return names.includes('') ? [] : [...new Set(names)];
}

/** The names that spaces set apart in a part; an empty one where something is none. */
function namesInPart(part: string): readonly string[] {
  const [first = '', ...rest] = part.split(/\s{1,3}/);
  return [isNamePart(first) ? first : '', ...rest.map((name) => (isHanName(name) ? name : ''))];
}

/** A name may run into the next label: 林一通讯员. */
function isLabel(text: string, { index, 1: head = '' }: RegExpExecArray): boolean {
  return head === '' || RANK.test(head) || ((index === 0 || APART.test(text[index - 1] ?? '')) && isOrganisation(head));
}
