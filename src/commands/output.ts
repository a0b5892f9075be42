/** What commands write to, and how texts and failures are written there. */
import type { StoredError } from '../errors.ts';

export type Output = {
  /** Standard output. */
  write(text: string): void;
  /** Standard error. */
  warn(text: string): void;
  readonly isTerminal: boolean;
};

/** Controls but line ends and tabs, and the characters that turn the order of a line round (Unicode TR 36 §3.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_FOR_TERMINALS = /[\u{0}-\u{8}\u{B}-\u{1F}\u{7F}-\u{9F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;

/**
 * Text as a terminal may be given it: what would command the terminal is written out (`\u001b`), as JSON has it too, so
 * that a line of JSON still says the same.
 */
export function toTerminalText(text: string): string {
  return text.replace(NOT_FOR_TERMINALS, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function describeError(error: Pick<StoredError, 'message' | 'hint'>): readonly string[] {
  return error.hint === undefined ? [error.message] : [error.message, error.hint];
}
