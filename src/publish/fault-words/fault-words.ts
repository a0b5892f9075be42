/** What went wrong, in words of the page’s language; a file a language. What failed exactly is told in English behind it. */
import type { ErrorCode } from '../../errors.ts';

/** Why a request of a page is not done. */
export type Notice = 'stale' | 'tooMany' | 'wrongTries';

export type FaultWords = {
  readonly notices: Readonly<Record<Notice, string>>;
  readonly back: string;
  /** Absent where messages are in the page’s language themselves. */
  readonly faults?: Readonly<Record<ErrorCode, string>>;
};
