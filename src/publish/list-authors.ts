/** The people of a byline, for what names each by himself. */
import type { Article } from '../model.ts';
import { toLine } from './safe-text.ts';

const MOST_AUTHORS = 10;

/** A comma before these belongs to the name. */
const BETWEEN_NAMES = /, (?!(?:[JS]r|Esq|Ph\.?D|M\.?[DA]|RN|[IV]+)\b)/;

/** Their names, in order; several are joined by commas in the article. */
export const listAuthors = ({ byline = '' }: Pick<Article, 'byline'>): readonly string[] =>
  toLine(byline).split(BETWEEN_NAMES).filter(Boolean).slice(0, MOST_AUTHORS);
