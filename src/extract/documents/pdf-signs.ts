/** Quotation marks that a PDF draws in another font before or behind the line that they stand in → in their places. */
import type { PdfRun } from './pdf-run.ts';

const SIGN = /^[“”‘’…—·«»]{1,2}$/;
/** Drawn so many runs away at most. */
const NEAR = 24;
const CJK = /[\u2e80-\u9fff\uff00-\uffef]/;

/** The same runs; a sign that stands within another run, where that has a space for it, divides it. */
export function placeSigns(runs: readonly PdfRun[]): readonly PdfRun[] {
  const placed: PdfRun[] = [...runs];
  for (const sign of runs) {
    if (!SIGN.test(sign.text.trim())) continue;
    const from = placed.indexOf(sign);
    for (let at = Math.max(0, from - NEAR); at < Math.min(placed.length, from + NEAR); at += 1) {
      const around = placed[at];
      if (!around || around === sign || Math.abs(around.y - sign.y) > 0.5) continue;
      const halves = divideAt(around, sign);
      if (!halves) continue;
      placed.splice(at, 1, ...halves);
      placed.splice(placed.indexOf(sign), 1);
      const [before] = halves;
      placed.splice(placed.indexOf(before) + 1, 0, sign);
      break;
    }
  }
  return placed;
}

function divideAt(run: PdfRun, sign: PdfRun): readonly [PdfRun, ...PdfRun[]] | undefined {
  const near = run.size * 0.4;
  if (Math.abs(run.x + run.width - sign.x) < near && run.text.trim() !== '') return [run];
  if (sign.x <= run.x || sign.x >= run.x + run.width) return undefined;
  const letters = [...run.text];
  const others = letters.filter((letter) => !CJK.test(letter)).length;
  const width = (run.width - (letters.length - others) * run.size) / Math.max(1, others);
  let x = run.x;
  for (const [at, letter] of letters.entries()) {
    const own = CJK.test(letter) ? run.size : width;
    if (/\s/.test(letter) && Math.abs(x - sign.x) < near) {
      const [before, after] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')];
      const first = { ...run, text: before, width: x - run.x };
      return after === '' ? [first] : [first, { ...run, text: after, x: x + own, width: run.x + run.width - x - own }];
    }
    x += own;
  }
  return undefined;
}
