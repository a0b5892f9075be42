/** Moves what renamed shows left, once no other process works on them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.ts';
import { toLecternError } from '../errors.ts';

/** A show that another process works on is looked at again after so long. */
const MOVE_AGAIN_MS = 500;

/** Says once for whom it waits. @throws LecternError */
export async function moveRenamedPatiently(
  app: Pick<App, 'moveRenamed'>,
  warn: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let notice: string | undefined; !signal.aborted; ) {
    const busy = await app.moveRenamed().catch((thrown: unknown) => {
      const error = toLecternError(thrown, 'store');
      if (error.code !== 'busy') throw error;
      return error.message;
    });
    if (busy === undefined) return;
    if (busy !== notice) warn(busy);
    notice = busy;
    await sleep(MOVE_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
