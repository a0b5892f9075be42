/** A mailbox as it is named on the command line: `imaps://ann@imap.example.org/Newsletters`. */

import { mail as mailSchema } from '../config/mail-schema.ts';
import type { Config, ShowConfig, SourceConfig } from '../config/read-config.ts';
import { readSecret } from '../config/read-config.ts';
import { LecternError, usageError } from '../errors.ts';

type Mail = NonNullable<SourceConfig['mail']>;

/** Where the password of a mailbox is that is not configured yet. */
const PASSWORD = 'env:MAIL_PASSWORD';

export const isMailAddress = (target: string): boolean => /^imaps?:\/\//i.test(target);

/** What of an address belongs into the configuration. @throws LecternError `usage` */
export function toMailSource(address: string): Readonly<Record<string, string | number>> {
  const { hostname = '', port = '', username = '', password = '', pathname = '' } = URL.parse(address) ?? {};
  if (hostname === '' || username === '' || password !== '')
    throw usageError(
      `${address.replace(/:[^:@/]*@/, ':…@')} names no mailbox.`,
      'Write it as imaps://USER@HOST/FOLDER, with %40 for an @ in the name and without the password.',
    );
  const folder = decodeURIComponent(pathname.replace(/^\/+|\/+$/g, ''));
  const isStarttls = /^imap:/i.test(address);
  return {
    host: hostname,
    ...(port !== '' ? { port: Number(port) } : isStarttls && { port: 143 }),
    ...(isStarttls && port !== '' && { security: 'starttls' }),
    user: decodeURIComponent(username),
    password: PASSWORD,
    ...(folder !== '' && { folder }),
  };
}

export type FoundMailbox = {
  readonly mail: Mail;
  /** Absent for one that is not configured. */
  readonly show?: ShowConfig;
  readonly source?: SourceConfig;
};

/** The configured mailbox that an address names, else one with the password of MAIL_PASSWORD. @throws LecternError `usage` */
export function findMailbox({ shows }: Pick<Config, 'shows'>, address: string): FoundMailbox {
  const wanted = toMailSource(address);
  for (const show of shows)
    for (const source of show.sources) {
      const { mail } = source;
      const isIt =
        mail !== undefined &&
        mail.host === wanted['host'] &&
        mail.user === wanted['user'] &&
        (wanted['folder'] === undefined || mail.folder === wanted['folder']);
      if (isIt) return { mail, show, source };
    }
  try {
    return { mail: mailSchema.parse({ ...wanted, password: readSecret(PASSWORD) }) };
  } catch (thrown) {
    if (!(thrown instanceof LecternError)) throw thrown;
    throw usageError(
      'No such mailbox is configured, and the environment variable MAIL_PASSWORD is not set.',
      'Set it to the mailbox’s password (of Gmail and others: an app password).',
    );
  }
}
