/** Who signs a Chinese article beside its first reporter: in elements of the same line, or in lines below. */
import { innerText, isElement } from './dom.ts';
import { namesInHanLine } from './han-byline.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

const [LONGEST, SHORT] = [200, 48];
const PARTS = /^(?:span|a|em|i|b|strong|label)$/;

/** The names in a line; elements in it may stand apart where its text runs on. */
export function namesInParts({ text, region, weight }: Piece): readonly string[] {
  const names = namesInHanLine(text);
  const { element, first, end } = region;
  if (names.length === 0 || weight > LONGEST || end - first > 1 || !element) return names;
  const parts = element.children.flatMap((child) =>
    isElement(child) && PARTS.test(child.name) ? [innerText(child, 80)] : [],
  );
  const told = parts.length > 1 ? namesInHanLine(parts.join(' ')) : [];
  return told.length > names.length && names.every((name) => told.includes(name)) ? told : names;
}

const REPORTER =
  /^(?:[□■◎●○◆▪]\s?)?[^\s，。：:]{0,10}?(?<![摄攝]影|[图圖]片)(?:[记記]者|[实實][习習]生|特[约約]撰稿人?|通[讯訊][员員])\s?[：:／/|｜]?\s?/;

/** 小镇周末实习生 王二, in lines of their own below the first reporter's. */
export function reportersBelow(pieces: readonly Piece[], first: Piece): readonly string[] {
  const names: string[] = [];
  const at = pieces.indexOf(first);
  for (const piece of pieces.slice(at + 1, at + 4)) {
    const label = REPORTER.exec(piece.text)?.[0];
    if (piece.kind !== 'paragraph' || piece.weight > SHORT || endsSentence(piece.text) || label === undefined) break;
    const found = namesInHanLine(piece.text);
    // 记者来信 names nobody.
    if (!/\s$|[：:／/|｜]/.test(label) || squash(piece.text.slice(label.length)) !== squash(found.join(''))) break;
    names.push(...found);
  }
  return names;
}
