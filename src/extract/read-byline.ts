/** Who wrote an article. */
import type { Piece } from './collect-pieces.ts';
import { articleObjects, type PageFacts } from './page-facts.ts';

const HAN_NAME = '[\\u4e00-\\u9fff·]{2,5}';
const REPORTER = new RegExp(
  `(?:记者|記者)\\s?[：:]?\\s?(${HAN_NAME}?(?:[、\\s]${HAN_NAME}?){0,3})\\s?(?:采访报[导道]|採訪報導|报[导道]|報導|綜合|综合|编译|編譯|[)）】\\]/／]|$)`,
);
const AUTHOR =
  /(?:^|[\s　|【（(])(?:作者|文|撰文|撰稿|文字)\s?[：:／/|]\s?([^\s　|，。；;：:）)】<>]{2,20}(?:[\s、][^\s　|，。；;：:）)】<>\d]{2,4}(?=[\s　|]|$)){0,2})/;
const ENGLISH =
  /^(?:written |posted |published |story |reported )?by:?\s+([A-Z][\p{L}.'’-]+(?:\s+(?:and\s+|&\s+)?[\p{L}.'’-]+){0,6})/u;

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== undefined);
    return names.length > 0 ? names.join(', ') : undefined;
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return nameOf(value.name);
  return undefined;
}

/** The reporter that a dateline or a line of credits names. */
export function bylineInText(text: string): string | undefined {
  const short = text.slice(0, 300);
  const found = REPORTER.exec(short)?.[1] ?? AUTHOR.exec(short)?.[1] ?? ENGLISH.exec(short)?.[1];
  return found?.trim();
}

/** The author as a person would write it; `undefined` when none is named. */
export function readByline(facts: PageFacts, near: readonly Piece[]): string | undefined {
  for (const object of articleObjects(facts)) {
    const name = nameOf(object['author']);
    if (name && !/^https?:/.test(name)) return name;
  }
  for (const key of ['author', 'article:author', 'dc.creator', 'byl', 'parsely-author', 'sailthru.author']) {
    const value = facts.meta.get(key)?.trim();
    if (value && value.length < 80 && !/^https?:|^admin$/i.test(value)) return value.replace(/^by\s+/i, '');
  }
  for (const piece of near) {
    if (piece.weight > 300) continue;
    const found = bylineInText(piece.text);
    if (found) return found;
  }
  return undefined;
}
