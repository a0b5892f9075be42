/** Tells the line in which a desk of a newsroom signs, as in Taiwan: 社會中心／林一報導, 網搜小組／綜合報導. */
import { takeHanNames } from './han-names.ts';
import { isHanNames } from './line-shape.ts';

const LINE =
  /^[〔（(【[]?[\u4e00-\u9fff]{2,6}(?:中心|小[組组]|[頻频]道|新[聞闻][網网]?)(?:\s?[／/|｜]\s?([\u4e00-\u9fff、\s]{2,30})|\s?([\u4e00-\u9fff、]{2,12})\s?[／/|｜]\s?[\u4e00-\u9fff]{2,8})[報报][導导道][〕）)】\]]?$/;

/** 綜合, 潭口市, 即時綜合. */
const PLACE = 4;

/** The reporters whom a desk's line names, none where it names a place alone; `undefined` for any other line. */
export function namesInDeskLine(text: string): readonly string[] | undefined {
  const line = LINE.exec(text.trim());
  if (!line || !isHanNames(text)) return undefined;
  const behind = (line[1] ?? line[2] ?? '').replace(/^[编編][译譯](?=[\u4e00-\u9fff]{2})/, '');
  const names = takeHanNames(`${behind}報導`, false);
  return names.length > 0 || behind.length <= PLACE ? names : undefined;
}
