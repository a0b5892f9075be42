/** The runs of text that a PDF page draws → lines, each with its place, size and the marks of notes in it. */
import { readRaisedText } from '../inline-marks.ts';
import type { PdfRun } from './pdf-run.ts';
import { placeSigns } from './pdf-signs.ts';

export type PdfLine = {
  /** Without marks of notes. */
  readonly text: string;
  /** Whether it begins with such a mark. */
  readonly isNote: boolean;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Of most of its letters. */
  readonly size: number;
  readonly font: string;
};

/** A gap of so many letter heights stands between two columns; narrow ones have words 1.8 apart. */
const COLUMN_GAP = 2.2;
/** And of so many between the mark of an item and its text. */
const MARK_GAP = 4;
const MARK_ONLY = /^(?:[•◦▪‣●○■□·–*-]|\(?\d{1,2}[.)]|[\p{Co}\p{Cc}])$/u;
/** From this gap on two runs are two words. */
const WORD_GAP = 0.16;
const RAISED_SIZE = 0.93;
const CJK = /[\u2e80-\u9fff\uff00-\uffef，。、；：？！「」『』《》]/;

/** In the order in which the page draws them, which most programs keep to that of reading. Text on its side is left out. */
export function buildLines(runs: readonly PdfRun[]): readonly PdfLine[] {
  const lines: PdfRun[][] = [];
  for (const run of placeSigns(runs.filter(({ isUpright, text }) => isUpright && text !== ''))) {
    const line = lines.at(-1);
    const isBlank = run.text.trim() === '';
    if (line && (isBlank ? run.width < run.size * COLUMN_GAP * 2 : goesOn(line, run))) line.push(run);
    else if (!isBlank) lines.push([run]);
  }
  return mergeRows(lines)
    .map(toLine)
    .filter(({ text }) => text !== '');
}

const lastWritten = (line: readonly PdfRun[]) => line.findLast((run) => run.text.trim() !== '') ?? line[0];

function goesOn(line: readonly PdfRun[], run: PdfRun): boolean {
  const before = lastWritten(line);
  if (!before) return false;
  const size = Math.max(before.size, run.size);
  // What is set high or low is still of its line.
  if (Math.abs(run.y - baselineOf(line)) > size * 0.55) return false;
  const gap = run.x - (before.x + before.width);
  const most = MARK_ONLY.test(
    line
      .map(({ text }) => text)
      .join('')
      .trim(),
  )
    ? MARK_GAP
    : COLUMN_GAP;
  return gap > -size * 0.8 && gap < size * most;
}

const baselineOf = (line: readonly PdfRun[]): number => {
  const size = Math.max(...line.map((run) => run.size));
  return line.find((run) => run.size === size)?.y ?? 0;
};

/** Some programs draw a line in pieces that do not follow one another at once. */
function mergeRows(lines: readonly PdfRun[][]): readonly PdfRun[][] {
  const merged: PdfRun[][] = [];
  for (const line of lines) {
    const before = merged.at(-1);
    const [first] = line;
    if (before && first && goesOn(before, first)) before.push(...line);
    else merged.push([...line]);
  }
  return merged;
}

function toLine(runs: readonly PdfRun[]): PdfLine {
  const written = runs.filter((run) => run.text.trim() !== '');
  const size = mostly(written, (run) => run.size);
  const font = mostly(written, (run) => run.font);
  const baseline = written.find((run) => run.size === size)?.y ?? written[0]?.y ?? 0;
  let [text, end, isNote] = ['', Number.NaN, false];
  for (const run of runs) {
    const own = run.text.trim();
    const isRaised = own !== '' && run.size < size * RAISED_SIZE && run.y > baseline + size * 0.18;
    const raised = isRaised ? readRaisedText(own, text) : undefined;
    if (raised?.kind === 'note') isNote ||= text === '';
    else if (raised?.kind === 'power') text += raised.text;
    else text += spaceBefore(run, text, end, size) + run.text;
    if (own !== '' || Number.isNaN(end)) end = run.x + run.width;
  }
  const last = written.at(-1);
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    isNote,
    x: written[0]?.x ?? 0,
    right: last ? last.x + last.width : 0,
    y: baseline,
    size,
    font,
  };
}

function spaceBefore(run: PdfRun, text: string, end: number, size: number): string {
  const gap = run.x - end;
  if (text === '' || !(gap > Math.min(size, run.size) * WORD_GAP) || /\s$/.test(text) || /^\s/.test(run.text))
    return '';
  return CJK.test(text.at(-1) ?? '') && CJK.test(run.text[0] ?? '') && gap < size ? '' : ' ';
}

/** The value that most letters have. */
export function mostly<T, V>(
  items: readonly T[],
  valueFrom: (item: T) => V,
  weightFrom: (item: T) => number = textLength,
): V {
  const weights = new Map<V, number>();
  for (const item of items) weights.set(valueFrom(item), (weights.get(valueFrom(item)) ?? 0) + weightFrom(item));
  let best: V | undefined;
  let most = -1;
  for (const [value, weight] of weights)
    if (weight > most) {
      best = value;
      most = weight;
    }
  // There is an item, or nobody asks.
  return best as V;
}

function textLength(item: unknown): number {
  return typeof item === 'object' && item !== null && 'text' in item && typeof item.text === 'string'
    ? item.text.length
    : 1;
}
