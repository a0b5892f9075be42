/** One process at a time installs a voice. */
import { LecternError } from '../../errors.ts';
import { tryLock } from '../../io/file-lock.ts';

/**
 * The lock of a process that has died is taken over.
 *
 * @returns what gives it up
 * @throws LecternError `busy` while another process installs the voice
 */
export async function lockInstallation(path: string, name: string): Promise<() => void> {
  // The first try removes the lock of a dead process.
  const release = (await tryLock(path)) ?? (await tryLock(path));
  if (release) return release;
  throw new LecternError(`Another process is installing ${name}.`, { code: 'busy', stage: 'narrate', retryable: true });
}
