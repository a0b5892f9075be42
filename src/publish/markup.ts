/** What every page with a form is written with. */
import { escapeMarkup, toLine } from './safe-text.ts';

/** A stranger's text, as one line. */
export const e = (text: string): string => escapeMarkup(toLine(text));

/** A field that a form sends along. */
export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`;
