/** Which failures of a PostgreSQL server pass by themselves, and what the others mean. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LecternError, type LecternErrorOptions } from '../../errors.ts';

/** The longest time that a statement or a transaction is tried again. */
export const PATIENCE_MS = 60_000;

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/** A restart is over by then, mostly. */
const TOLD_AFTER_MS = 700;

/** Two transactions met: the one that gave way can go on at once. */
const CONFLICTS = ['40001', '40P01'];

/** SQLSTATEs (PostgreSQL, Appendix A): the connection is gone, the server stops, starts, is full or only reads. */
const AWAY = /^(08|57P0[1235]|53300|25P03|25P04|25006)/;

/** Node's names for an address that does not answer now; a name that nobody knows is a mistake. */
const UNREACHABLE = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EAI_AGAIN'],
  // A socket file.
  'ENOENT',
];

/** The driver's own words, which have no code. */
const CUT_OFF = /Connection terminated|timeout expired|timeout exceeded|Query read timeout|is not queryable/;

type Failure = Error & { readonly code?: string; readonly errors?: readonly Failure[] };

export const isConflict = ({ code = '' }: Failure): boolean => CONFLICTS.includes(code);

/** Whether the server, or the way to it, is away. */
export const isAway = (error: Failure): boolean =>
  AWAY.test(error.code ?? '') ||
  UNREACHABLE.includes(error.code ?? '') ||
  CUT_OFF.test(error.message) ||
  // Every address of a name was tried.
  (error.errors?.some(isAway) ?? false);

export type Retrying = {
  /** The server, without its password. */
  readonly server: string;
  readonly patienceMs?: number | undefined;
  /** Told once for each time that the server is waited for. */
  readonly onNotice?: ((notice: string) => void) | undefined;
};

/**
 * Runs `work` again while its failures pass by themselves.
 *
 * @throws LecternError `no-database` when the server stays away; what a statement's own failure means otherwise
 */
export async function withRetry<T>(
  { server, patienceMs = PATIENCE_MS, onNotice }: Retrying,
  work: () => Promise<T>,
): Promise<T> {
  const since = performance.now();
  let pauseMs = FIRST_PAUSE_MS;
  for (let isTold = false; ; ) {
    try {
      return await work();
    } catch (thrown) {
      // The driver throws errors only.
      const error = thrown as Failure;
      const waitedMs = performance.now() - since;
      if (!isTold && isAway(error) && waitedMs > TOLD_AFTER_MS) {
        isTold = true;
        onNotice?.(`${server} does not answer (${nameOf(error)}); it is waited for.`);
      }
      const isLate = waitedMs + pauseMs > patienceMs;
      if (isLate || !(isConflict(error) || isAway(error))) throw toStoreError(error, server);
      await sleep((isConflict(error) ? FIRST_PAUSE_MS : pauseMs) * (0.5 + Math.random()));
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  }
}

const nameOf = (error: Failure): string => error.errors?.[0]?.code ?? error.code ?? error.message;

/** SQLSTATE → what it means to the operator. */
const MEANINGS: readonly (readonly [state: RegExp, says: string, more: Pick<LecternErrorOptions, 'code' | 'hint'>])[] =
  [
    [/^28/, 'lets nobody in with this name and password', { code: 'no-permission', hint: 'Correct both in `state`.' }],
    [
      /^3D000/,
      'has no such database',
      { code: 'not-found', hint: 'Make it with `createdb`, or name another in `state`.' },
    ],
    [
      /^42501/,
      'does not let its user do that',
      { code: 'no-permission', hint: 'Make that user the owner of the database: `alter database NAME owner to USER`.' },
    ],
    [/^54000/, 'cannot keep an address or a name so long', { code: 'too-large', hint: 'Use a shorter one.' }],
    [/^53[12]00/, 'has no room left', { code: 'disk-full', hint: 'Give the database server more disk or memory.' }],
  ];

/** LecternErrors stay as they are. */
export function toStoreError(error: Failure, server: string): unknown {
  if (error instanceof LecternError) return error;
  const common = { stage: 'store', cause: error } as const;
  const known = MEANINGS.find(([state]) => state.test(error.code ?? ''));
  if (known) return new LecternError(`${server} ${known[1]} (${error.message}).`, { ...common, ...known[2] });
  if (isAway(error) || error.code === 'ENOTFOUND')
    return new LecternError(`${server} does not answer (${nameOf(error)}).`, {
      ...common,
      code: 'no-database',
      retryable: true,
      hint: 'Start it, or correct the address in `state`; then run again: whatever was not finished is gone on with.',
    });
  return error;
}
