/** Leaves out the lines above a text that only repeat its authors' names. */
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';
import type { Verdict } from './verdict.ts';

/** A line heavier than this is the article itself. */
const LONG = 120;
const LINES = 14;

/** The verdicts, with those on lines before the first paragraph that are the byline's names and marks of notes. */
export function withoutAuthorLines(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  byline: string | undefined,
): readonly Verdict[] {
  const names = new Set((byline ?? '').split(/,\s?/).map(squash));
  names.delete('');
  if (names.size === 0) return verdicts;
  const found: number[] = [];
  let seen = 0;
  let passed = false;
  for (const [at, piece] of pieces.entries()) {
    if (!verdicts[at]?.kept || piece.kind === 'clip' || piece.kind === 'figure') continue;
    seen += 1;
    if (seen > LINES || piece.weight >= LONG) break;
    const isName = isNames(piece.text);
    // Names with text between them are those of people who speak.
    if (isName && passed) return verdicts;
    if (isName) found.push(at);
    else if (found.length > 0) passed = true;
  }
  if (found.length === 0) return verdicts;
  const out = [...verdicts];
  for (const at of found) out[at] = { kept: false, reason: 'date or author line' };
  return out;

  function isNames(text: string): boolean {
    if (text.length > 200) return false;
    const parts = text.split(/[、，,;；&]|\s(?=[\u4e00-\u9fff])/).map((part) => squash(part).replace(/\d+$/, ''));
    const said = parts.filter((part) => part !== '');
    return said.length > 0 && said.every((part) => names.has(part));
  }
}
