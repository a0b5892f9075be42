/** The one place that names what goes wrong with a mailbox. */
import type { ImapFlowError } from 'imapflow';
import { LecternError } from '../../errors.ts';
import { networkFailure } from '../../io/network-failures.ts';
import { type MailSettings, nameMailbox } from './mail-settings.ts';

const MOST_WORDS = 200;
const MOST_FOLDERS = 30;

const failure = (
  message: string,
  options: Omit<ConstructorParameters<typeof LecternError>[1], 'stage'>,
): LecternError => new LecternError(message, { stage: 'sources', ...options });

/** What a server says is a stranger's text, and some repeat the command that they refuse. */
const quote = (words: string | undefined, { password }: MailSettings): string =>
  words ? ` It says: ${words.replaceAll(password, '…').replace(/\s+/g, ' ').slice(0, MOST_WORDS)}` : '';

/** `proxy`: by which the server was asked. */
export function classifyMailFailure(thrown: unknown, settings: MailSettings, proxy: string | undefined): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const error: ImapFlowError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { host, port, user } = settings;
  const where = `${host}:${port}`;
  if (error.authenticationFailed)
    return failure(`${host} does not let ${user} in.${quote(error.responseText, settings)}`, {
      code: 'login',
      hint: 'Check mail.user and the variable that mail.password names. Gmail, iCloud, Yahoo and others want an app password, made in the account’s settings; logging in by OAuth is not supported.',
      why: { kind: 'mail-login', host, user },
      cause: thrown,
    });
  const code = error.code ?? '';
  if (/STARTTLS|TLS is not available/i.test(`${code} ${error.message}`))
    return failure(`${where} does not offer TLS, without which no password is sent.`, {
      code: 'network',
      hint: 'Set mail.port and mail.security as the provider says, mostly 993 and tls.',
      cause: thrown,
    });
  if (/^(?:CERT_|UNABLE_|ERR_TLS_CERT)|SELF_SIGNED/.test(code)) {
    const named = networkFailure(error, where, proxy, thrown);
    return failure(named?.message ?? `The certificate of ${where} is not trusted (${code}).`, {
      code: 'network',
      hint: 'Check mail.host. For a server with a certificate of its own authority, set mail.caFile to that authority’s certificate (PEM).',
      cause: thrown,
    });
  }
  if (/TIMEOUT|^ETIMEDOUT$/.test(code))
    return failure(`${where} did not answer in time.`, {
      why: { kind: 'no-answer', host },
      code: 'timeout',
      retryable: true,
      hint: 'Check mail.host, mail.port and mail.security; the server may be down, or a firewall in between.',
      cause: thrown,
    });
  const named = networkFailure(error, where, proxy, thrown);
  if (named)
    return failure(named.message, {
      ...(named.why && { why: named.why }),
      code: 'network',
      retryable: named.retryable,
      hint: 'Check mail.host, mail.port and mail.security; the server may be down.',
      cause: thrown,
    });
  const words = error.responseText ?? error.message;
  return failure(`${nameMailbox(settings)} cannot be read.${quote(words, settings)}`, {
    code: 'network',
    retryable: true,
    hint: 'It is tried again later.',
    cause: thrown,
  });
}

/** The server answered NO or BAD; `doing` names what it was asked for. */
export const commandRefused = (settings: MailSettings, doing: string): LecternError =>
  failure(`${settings.host} refuses to ${doing} in ${nameMailbox(settings)}.`, {
    code: 'network',
    retryable: true,
    hint: 'It is tried again later.',
  });

/** With the folders that there are, as they are to be written. */
export function folderMissing(
  { host }: MailSettings,
  folder: string,
  key: 'folder' | 'moveTo',
  folders: readonly string[],
): LecternError {
  const named = folders.slice(0, MOST_FOLDERS).join(', ') + (folders.length > MOST_FOLDERS ? ', …' : '');
  return failure(`${host} has no folder ${folder}.`, {
    code: 'not-found',
    hint: `Set mail.${key} to one of: ${named}.`,
    why: { kind: 'no-folder', host, folder },
  });
}

export const caUnreadable = (caFile: string, cause: unknown): LecternError =>
  failure(`The certificate ${caFile} cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`, {
    code: 'not-found',
    hint: 'Put a PEM file there, or correct mail.caFile.',
    cause,
  });
