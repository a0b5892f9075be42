/** A connection to a mailbox: IMAP, over TLS only. */
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import type { ImapFlow, MailboxObject } from 'imapflow';
import { caUnreadable, classifyMailFailure, folderMissing } from './mail-failures.ts';
import type { MailSettings } from './mail-settings.ts';

export type MailAccess = {
  /** Without a byte for this long, the server is given up. */
  readonly timeoutMs: number;
  /** The most that a message may have. */
  readonly maxBytes: number;
  /** By which a host is reached; absent: directly. */
  readonly proxyFor?: (host: string) => string | undefined;
};

export type OpenMailbox = {
  readonly client: ImapFlow;
  readonly box: MailboxObject;
  readonly folders: readonly string[];
};

/** What the protocol puts around a message. */
const FRAME_BYTES = 65_536;

/**
 * Logs in, opens the folder, and leaves when `work` is done.
 *
 * @throws LecternError which names what is wrong: the login, the certificate, the folder, the server
 */
export async function withMailbox<T>(
  settings: MailSettings,
  { timeoutMs, maxBytes, proxyFor }: MailAccess,
  { readOnly }: { readonly readOnly: boolean },
  signal: AbortSignal,
  work: (mailbox: OpenMailbox) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const { host, port, user, password: pass, folder, moveTo, caFile } = settings;
  // RFC 8314 §3.3: 143 is where a conversation begins in the clear.
  const security = settings.security ?? (port === 143 ? 'starttls' : 'tls');
  const ca = caFile === undefined ? undefined : await readAuthority(caFile);
  const proxy = proxyFor?.(host);
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    ...{ host, port, secure: security === 'tls', auth: { user, pass } },
    ...(security === 'starttls' && { doSTARTTLS: true }),
    ...(ca && { tls: { ca } }),
    ...(proxy !== undefined && { proxy }),
    // Its log holds addresses, and what servers say.
    ...{ logger: false, disableAutoIdle: true, clientInfo: { name: 'Lectern' } },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    maxLiteralSize: maxBytes + FRAME_BYTES,
  });
  let broken: unknown;
  // Without a listener an error of the connection would end the program.
  client.on('error', (error) => {
    broken ??= error;
  });
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  stopped.catch(() => undefined);
  const open = async (): Promise<T> => {
    await client.connect();
    const folders = (await client.list()).map(({ path }) => path);
    const isThere = (name: string) =>
      folders.some((one) => one === name || (name.toUpperCase() === 'INBOX' && one.toUpperCase() === 'INBOX'));
    if (!isThere(folder)) throw folderMissing(settings, folder, 'folder', folders);
    if (moveTo !== undefined && !isThere(moveTo)) throw folderMissing(settings, moveTo, 'moveTo', folders);
    const box = await client.mailboxOpen(folder, { readOnly });
    return work({ client, box, folders });
  };
  try {
    const done = await Promise.race([open(), stopped]);
    await Promise.race([client.logout(), stopped]).catch(() => undefined);
    return done;
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    throw classifyMailFailure(broken instanceof Error && !isNamed(thrown) ? broken : thrown, settings, proxy);
  } finally {
    signal.removeEventListener('abort', stop);
    client.close();
  }
}

/** A command that fails since the connection is gone says less than the connection's own error. */
const isNamed = (thrown: unknown): boolean =>
  !(thrown instanceof Error) ||
  !/^(?:NoConnection|EConnectionClosed|StateLogout)$/.test(String(Reflect.get(thrown, 'code')));

async function readAuthority(caFile: string): Promise<string[]> {
  const own = await readFile(caFile, 'utf8').catch((cause: unknown) => {
    throw caUnreadable(caFile, cause);
  });
  return [...rootCertificates, own];
}
