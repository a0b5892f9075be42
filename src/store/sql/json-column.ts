/** JSON in a column. */
import { LecternError } from '../../errors.ts';

/**
 * Only the modules of this folder write these columns, so what comes out is what went in.
 *
 * @throws LecternError `unreadable` when the disk has changed it: SQLite does not notice that within a text
 */
export function fromJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new LecternError('A row of the database is damaged.', {
      code: 'unreadable',
      stage: 'store',
      hint: 'Start `lectern run` or `lectern serve` again: it looks for such rows and builds the library anew.',
      cause,
    });
  }
}
