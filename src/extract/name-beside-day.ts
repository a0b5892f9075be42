/** Names the author whom a Chinese page sets without any label beside the day, right below the title. */
import { innerText, isElement, onlyChild } from './dom.ts';
import { isHanName } from './han-names.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Lines below the title among which that of the day stands, and how heavy it and a card with the name may be. */
const [LINES, LINE, CARD] = [6, 120, 150];
const DAY = /^(?:[发發][布佈表][于於]?|更新[于於]?|[时時][间間])?\s?[：:]?\s?(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}/;
const INLINE = /^(?:span|a|em|i|b|strong|time|label|small)$/;
/** Surnames that begin few names of a page's sections; 高校, 文旅, 时尚 and 能源 are no people. */
const SURNAME =
  /^[王李张張刘劉陈陳杨楊赵趙黄黃吴吳孙孫朱胡郭郑鄭谢謝冯馮曹邓鄧许許沈彭吕呂苏蘇蒋蔣贾賈薛潘戴钟鍾谭譚廖邹鄒陆陸姚侯孟罗羅梁]/;

/** `lines` begin with the title; `pieces` are all of the page, on which a short name has to stand again. */
export function nameBesideDay(lines: readonly Piece[], pieces: readonly Piece[], title: string): readonly string[] {
  const at = lines.findIndex(({ text }) => title !== '' && squash(text) === title);
  if (at < 0) return [];
  const below = lines.slice(at + 1, at + 1 + LINES).filter(({ kind }) => kind === 'paragraph' || kind === 'listItem');
  for (const [index, line] of below.entries()) {
    if (line.weight > LINE) continue;
    const parts = partsOf(line);
    const isAlone = parts.length === 1 && [below[index - 1], below[index + 1]].some((one) => one && DAY.test(one.text));
    if (!isAlone && !parts.some((part) => DAY.test(part))) continue;
    const names = parts.filter((part) => isHanName(part) && isSure(part, line));
    if (names.length > 0) return names;
  }
  return [];

  function isSure(name: string, line: Piece): boolean {
    if (name.length > 2 && SURNAME.test(name)) return true;
    return pieces.some((one) => one !== line && one.weight > 0 && one.weight <= CARD && one.text.startsWith(name));
  }
}

/** What stands apart in a line: its elements, or its words. */
function partsOf({ text, region: { element } }: Piece): readonly string[] {
  let box = element;
  for (let only = box && onlyChild(box); only; only = onlyChild(only)) box = only;
  const inside = (box?.children ?? []).filter(isElement);
  const isSplit = inside.length > 1 && inside.every(({ name }) => INLINE.test(name));
  const parts = isSplit ? inside.map((one) => innerText(one, LINE)) : [text];
  return parts
    .flatMap((part) => part.split(/[\s|｜·]{1,3}(?=\D)|\s{1,3}(?=(?:19|20)\d{2})/))
    .filter((part) => part !== '');
}
