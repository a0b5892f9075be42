/** The people of a byline, for what names each by himself. */
import type { Article } from '../model.ts';
import { toLine } from './safe-text.ts';

const MOST_AUTHORS = 10;

/** Behind a comma these belong to the name before it, also where the byline is all in capitals. */
const SUFFIX = /^(?:[JS][Rr]|E[Ss][Qq]|[IV]+|P[Hh]\.? ?D|M\.? ?D|R\.?N|MBA)\.?$/;

/** A short word with a capital that begins no other letters: `MPH`, `OBE`, `BSc`, `PharmD`, `D.V.M.`, but no `McKay`. */
const CREDENTIAL = /^(?=.*\p{Lu}(?!\p{Ll}))(?:\p{Lu}\p{Ll}{0,4}\.?){2,6}®?$/u;

/** Capitals tell a credential only behind a name that is not written in capitals throughout. */
function isCredential(part: string, name: string): boolean {
  if (SUFFIX.test(part)) return true;
  const words = part.split(' ');
  return (
    /\p{Ll}|, /u.test(name) &&
    words.every((word) => CREDENTIAL.test(word)) &&
    (words.length === 1 || words.some((word) => SUFFIX.test(word)))
  );
}

/** Their names, in order; several are joined by commas in the article. */
export function listAuthors({ byline = '' }: Pick<Article, 'byline'>): readonly string[] {
  const names: string[] = [];
  for (const part of toLine(byline).split(', ').filter(Boolean)) {
    const before = names.at(-1);
    if (before !== undefined && isCredential(part, before)) names[names.length - 1] = `${before}, ${part}`;
    else names.push(part);
  }
  return names.slice(0, MOST_AUTHORS);
}
