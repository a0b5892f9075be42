/** The one error class: what failed, where, whether trying again can help, and what to do about it. */
import type { Why } from './words/why.ts';

/** The stage of the pipeline in which a failure was seen. */
export type Stage =
  | 'config'
  | 'sources'
  | 'fetch'
  | 'extract'
  | 'script'
  | 'narrate'
  | 'assemble'
  | 'publish'
  | 'serve'
  | 'store'
  | 'cli';

/**
 * Stable names of failures; programs may match on them. `usage` and `config` end the command with exit status 2;
 * the others are recorded with the article that met them.
 */
export type ErrorCode =
  | 'usage'
  | 'config'
  | 'not-found'
  | 'unreadable'
  | 'http-status'
  | 'timeout'
  | 'network'
  | 'too-large'
  | 'private-address'
  /** A site, a mailbox or an account does not take the login. */
  | 'login'
  | 'wrong-type'
  | 'no-article'
  | 'no-voice'
  | 'speech'
  /** What was spoken could not be heard again. */
  | 'recognizer'
  | 'not-audio'
  | 'truncated'
  | 'silent'
  | 'ffmpeg'
  | 'ffmpeg-missing'
  | 'disk-full'
  | 'no-permission'
  | 'busy'
  | 'cancelled'
  /** Another worker has the job. */
  | 'lost-claim'
  /** The database server does not answer. */
  | 'no-database'
  | 'invalid'
  | 'internal';

export type LecternErrorOptions = {
  readonly code: ErrorCode;
  readonly stage: Stage;
  /** True when the same work may succeed later without anybody changing anything. */
  readonly retryable?: boolean;
  /** True when the address itself says so: it is gone, closed to programs, or no article. Tried again seldom, then never. */
  readonly permanent?: boolean;
  /** The earliest sensible moment for another try, ms from now (e.g. from Retry-After, RFC 9110 §10.2.3). */
  readonly retryAfterMs?: number;
  /** What the server answered, where it answered with a failure. */
  readonly httpStatus?: number;
  /** What the operator can do, as a sentence. */
  readonly hint?: string;
  /** By name, for a page in another language. */
  readonly why?: Why;
  readonly cause?: unknown;
};

/** A failure as it is kept. */
export type StoredError = {
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly message: string;
  readonly hint?: string;
  readonly why?: Why;
  readonly permanent?: true;
  /** A remake from the stored article failed; a retry needs no fetch. */
  readonly isOfRemake?: true;
  /** ISO 8601 instant. */
  readonly at: string;
};

export class LecternError extends Error {
  override readonly name = 'LecternError';
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly retryable: boolean;
  readonly permanent: boolean;
  readonly retryAfterMs: number | undefined;
  readonly hint: string | undefined;
  readonly why: Why | undefined;
  readonly httpStatus: number | undefined;

  constructor(message: string, options: LecternErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.stage = options.stage;
    this.retryable = options.retryable ?? false;
    this.permanent = options.permanent ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.hint = options.hint;
    this.why = options.why;
    this.httpStatus = options.httpStatus;
  }
}

/** What was asked for cannot be done; the hint says what can be asked for. */
export const usageError = (message: string, hint: string, why?: Why): LecternError =>
  new LecternError(message, { code: 'usage', stage: 'cli', hint, ...(why && { why }) });

/** Another worker has taken the job at work over: nothing more may be written for it here. */
export const lostClaim = (): LecternError =>
  new LecternError('Another process has taken the job over.', { code: 'lost-claim', stage: 'store' });

/** No article's fault: whatever else would be worked on would fail the same way. */
export const isOfTheWhole = ({ code }: LecternError): boolean =>
  code === 'cancelled' || code === 'disk-full' || code === 'lost-claim' || code === 'no-database';

/**
 * Wraps whatever was thrown into a LecternError, leaving one that already is. File-system failures get their own
 * codes, since a full disk or a missing right has a remedy of its own.
 */
export function toLecternError(thrown: unknown, stage: Stage): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const systemCode = (error as NodeJS.ErrnoException).code;
  if (error.name === 'AbortError' || systemCode === 'ABORT_ERR')
    return new LecternError('Stopped on request.', { code: 'cancelled', stage, retryable: true, cause: thrown });
  if (systemCode === 'ENOSPC' || systemCode === 'EDQUOT' || systemCode === 'SQLITE_FULL')
    return new LecternError(`The disk is full (${error.message}).`, {
      code: 'disk-full',
      stage,
      retryable: true,
      hint: 'Free some space, or point paths.media and paths.data at a larger disk, then run again.',
      cause: thrown,
    });
  if (systemCode === 'EMFILE' || systemCode === 'ENFILE')
    return new LecternError(`Too many files are open (${error.message}).`, {
      code: 'busy',
      stage,
      retryable: true,
      hint: 'Let the user that runs Lectern have more files open (`ulimit -n`), 256 at least, then run again.',
      cause: thrown,
    });
  // On a read-only disk Node says of a folder that is to be made with its parents that it is not there.
  const isUnmakable = systemCode === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'mkdir';
  if (systemCode === 'EACCES' || systemCode === 'EPERM' || systemCode === 'EROFS' || isUnmakable)
    return new LecternError(`No permission (${error.message}).`, {
      code: 'no-permission',
      stage,
      hint: 'Give the user that runs Lectern the right to write there.',
      cause: thrown,
    });
  if (systemCode === 'ENOENT')
    return new LecternError(`Not found (${error.message}).`, { code: 'not-found', stage, cause: thrown });
  return new LecternError(error.message, { code: 'internal', stage, cause: thrown });
}
