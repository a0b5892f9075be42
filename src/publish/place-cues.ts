/** Finds in a text as its author wrote it the sentences that are heard, which may say less or other words than are written. */
import type { Cue } from '../model.ts';

export type NumberedCue = Cue & { readonly index: number };

/** `from` and `to` are UTF-16 places in the text; absent for words that it does not have. */
export type PlacedCue = { readonly cue: NumberedCue; readonly from?: number; readonly to?: number };

/** Beginnings by which a sentence is known whose later words are said otherwise, such as `a web address` for the address. */
const BEGINNINGS = [24, 16, 12, 8, 5, 3];

/** A sentence does not begin further behind the one before. */
const MOST_SKIPPED = 400;

function findBeginning(text: string, sentence: string, position: number): number | undefined {
  const near = text.slice(position, position + MOST_SKIPPED);
  for (const length of BEGINNINGS) {
    if (length > sentence.length) continue;
    const found = near.indexOf(sentence.slice(0, length));
    if (found >= 0) return position + found;
  }
  return undefined;
}

/** One sentence between two that were found is what is written between them, if that is about as long. */
function fitsGap(gap: string, sentence: string): boolean {
  const written = gap.trim().length;
  return written > 0 && written < sentence.length * 4 + 20 && sentence.length < written * 4 + 20;
}

/** The sentences of one block in their order, none over another. */
export function placeCues(text: string, cues: readonly NumberedCue[]): readonly PlacedCue[] {
  let position = 0;
  const starts: readonly PlacedCue[] = cues.map((cue) => {
    const exact = cue.text === '' ? -1 : text.indexOf(cue.text, position);
    const from = exact >= 0 ? exact : findBeginning(text, cue.text, position);
    if (from === undefined) return { cue };
    const to = exact >= 0 ? exact + cue.text.length : undefined;
    position = to ?? from + 1;
    return { cue, from, ...(to === undefined ? {} : { to }) };
  });
  const endBefore = (index: number, from: number) => {
    const next = starts.slice(index + 1).find((one) => one.from !== undefined)?.from ?? text.length;
    return from + text.slice(from, next).trimEnd().length;
  };
  let end: number | undefined = 0;
  return starts.map((one, index): PlacedCue => {
    const { cue, from } = one;
    if (from !== undefined) {
      const to: number = one.to ?? endBefore(index, from);
      end = to;
      return { cue, from, to };
    }
    const start: number | undefined = end;
    end = undefined;
    const isAlone = starts[index + 1] === undefined || starts[index + 1]?.from !== undefined;
    if (start === undefined || !isAlone) return { cue };
    const to = endBefore(index, start);
    const gap = text.slice(start, to);
    if (!fitsGap(gap, cue.text)) return { cue };
    end = to;
    return { cue, from: start + (gap.length - gap.trimStart().length), to };
  });
}
