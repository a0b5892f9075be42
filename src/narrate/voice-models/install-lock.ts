/** One process at a time installs a voice. */
import { open, readFile, rm } from 'node:fs/promises';
import { LecternError } from '../../errors.ts';
import { isOwned } from '../../io/atomic-files.ts';

/**
 * The lock of a process that has died is taken over.
 *
 * @returns what gives it up
 * @throws LecternError `busy` while another process installs the voice
 */
export async function lockInstallation(path: string, name: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (holder > 0 && (await isOwned(path, holder)))
        throw new LecternError(`Another process (${holder}) is installing ${name}.`, {
          code: 'busy',
          stage: 'narrate',
          retryable: true,
        });
      await rm(path, { force: true });
    }
  }
}
