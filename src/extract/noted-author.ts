/** The author whom a Chinese note on the author names: （作者林一系河西大学教授）, （作者系河西大学教授林一）. */
import { isHanName } from './han-names.ts';

const NAME = '([\\u4e00-\\u9fff·]{2,6}?)';
const IS = '(?:系|[为為]|是|[现現](?:任|[为為]))(?![何什谁誰了着著])';
const NOTES = [
  new RegExp(`^[（(【[]?\\s?(?:本文)?作者\\s?${NAME}\\s?[，,]?\\s?${IS}`),
  new RegExp(`^[（(【[]\\s?(?:本文)?作者\\s?${NAME}\\s?[，,]`),
  new RegExp(`^[（(【[]\\s?${NAME}\\s?[，,；;：:]?\\s?(?:本文)?作者(?:${IS}|[单單]位)`),
  // Behind the last post.
  new RegExp(
    `^[（(【[]\\s?(?:本文)?作者${IS}[^。；;]{2,40}?(?:教授|[讲講][师師]|研究[员員]|院[长長]|主任|博士|[评評][论論][员員]|[记記]者|[学學]者|作家|律[师師]|[医醫][师師]|[会會][长長]|主[编編])\\s?([\\u4e00-\\u9fff]{2,3})[）)】\\]]$`,
  ),
];
/** 作者高明 begins a sentence on the author. */
const NOBODY = /^(?:[他她我]|都|只|才|就是|[应應]|[时時]|高[兴興明]|安在|[简簡]|[单單]位|分[别別])/;

/** The name in such a note. */
export function namesInNote(line: string): readonly string[] {
  const text = line.trim();
  if (!text.includes('作者')) return [];
  for (const pattern of NOTES) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && isHanName(name) && !NOBODY.test(name)) return [name];
  }
  return [];
}
