/** A SQLite connection as Kysely wants one, whose failures say what they mean: damaged, in use, not allowed. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { SqliteDatabase } from 'kysely';
import { LecternError } from '../../errors.ts';
import { toParameter } from '../sql/database.ts';
import type { Changes, Connection } from './connection.ts';

/** Created beside a corrupt database, so that its next opener knows without a check. */
export const damageMarkOf = (path: string): string => `${path}.damaged`;

/** Every transaction of the store writes; one that begins as a reader fails when another process writes meanwhile. */
const BEGIN = new Map([['begin', 'begin immediate']]);

const NOTHING_CHANGED: Changes = { changes: 0, lastInsertRowid: 0 };

/** Failures are thrown as {@link toStoreError} makes them; it is left open to be closed by its owner, who can wait. */
export function guardConnection(connection: Connection, path: string): SqliteDatabase {
  function guard<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw toStoreError(thrown, path);
    }
  }
  return {
    close: () => undefined,
    prepare: (asked) => {
      const sql = BEGIN.get(asked) ?? asked;
      const all = (parameters: readonly unknown[]) => guard(() => connection.all(sql, parameters.map(toParameter)));
      return {
        reader: guard(() => connection.isReader(sql)),
        all: (parameters) => all(parameters),
        run: (parameters) =>
          guard(() => {
            // On a full disk SQLite has rolled back by itself, and a second time would fail in place of the cause
            // (sqlite.org/lang_transaction.html, “Response To Errors Within A Transaction”).
            if (sql === 'rollback' && !connection.isInTransaction()) return NOTHING_CHANGED;
            return connection.run(sql, parameters.map(toParameter));
          }),
        iterate: (parameters) => all(parameters).values(),
      };
    },
  };
}

/** `unreadable` for damage, which is marked; `busy` with who it is; `no-permission`; whatever else stays as it is. */
export function toStoreError(thrown: unknown, path: string): unknown {
  const { code = '', message } = thrown as { readonly code?: string; readonly message: string };
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    markDamaged(path);
    return damaged(path, message, thrown);
  }
  const common = { stage: 'store', cause: thrown } as const;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    const holders = findLockHolders(path);
    return new LecternError(`The database ${path} is held by ${holders ?? 'another program'}.`, {
      ...common,
      code: 'busy',
      retryable: true,
      hint: 'Wait until that program is done with it, or end it, then run again.',
    });
  }
  if (/^SQLITE_(READONLY|PERM|CANTOPEN)/.test(code))
    return new LecternError(`The database ${path} cannot be written (${message}).`, {
      ...common,
      code: 'no-permission',
      hint: 'Give the user that runs Lectern the right to write there, and let it have more than a few files open.',
    });
  return thrown;
}

/** SQLite names what it found, which may be any bytes. */
const legible = (what: string) => what.replace(/[^\p{L}\p{N}\p{P}\p{Sm} ]+/gu, '…').slice(0, 200);

export const damaged = (path: string, what: string, cause?: unknown): LecternError =>
  new LecternError(`The database ${path} is damaged (${legible(what)}).`, {
    code: 'unreadable',
    stage: 'store',
    hint: 'Put a backup in its place; or just start `lectern run` or `lectern serve` again, which moves the file aside and builds the library anew from what is published.',
    cause,
  });

/** Other processes that have it open watch for this file. */
export function markDamaged(path: string): void {
  try {
    writeFileSync(damageMarkOf(path), new Date().toISOString());
  } catch {
    // On a full or read-only disk the damage is met again.
  }
}

/** The processes that lock a database against writers, as Linux knows them. */
function findLockHolders(path: string): string | undefined {
  try {
    const inodes = [path, `${path}-shm`].flatMap((file) => statSync(file, { throwIfNoEntry: false })?.ino ?? []);
    const pids = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, , , access, pid, file] = line.split(/\s+/);
        return access === 'WRITE' && inodes.includes(Number(file?.split(':').at(-1))) ? [Number(pid)] : [];
      });
    const others = [...new Set(pids)].filter((pid) => pid !== process.pid && pid > 0);
    return others.length === 0 ? undefined : others.map((pid) => `process ${pid}${nameOf(pid)}`).join(' and ');
  } catch {
    return undefined;
  }
}

function nameOf(pid: number): string {
  try {
    return ` (${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
