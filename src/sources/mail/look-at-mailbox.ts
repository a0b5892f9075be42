/** What stands in a mailbox now, for a person who sets it up: nothing is taken or marked. */
import { mailUrl, sayingOf, searchFrom } from './list-mail.ts';
import { isWanted, type MailSettings } from './mail-settings.ts';
import { type MailAccess, withMailbox } from './mailbox.ts';

export type MailboxView = {
  readonly folders: readonly string[];
  /** Mails in the folder. */
  readonly mails: number;
  /** Of them, by what the server finds for senders and subjects. */
  readonly wanted: number;
  /** The newest first. */
  readonly newest: readonly { readonly from: string; readonly subject: string; readonly date?: string }[];
  /** The newest of them whole. */
  readonly whole?: { readonly url: string; readonly bytes: Uint8Array };
};

const SHOWN = 5;

/** @throws LecternError */
export function lookAtMailbox(settings: MailSettings, access: MailAccess, signal: AbortSignal): Promise<MailboxView> {
  return withMailbox(settings, access, { readOnly: true }, signal, async ({ client, box, folders }) => {
    const uids = await searchFrom(client, settings, 1);
    const last = uids.slice(-SHOWN);
    const heads = last.length === 0 ? [] : await client.fetchAll(last.join(','), { envelope: true }, { uid: true });
    const wanted = heads.filter((head) => isWanted(settings, sayingOf(head))).sort((a, b) => b.uid - a.uid);
    const newest = wanted.map(({ envelope }) => ({
      from: envelope?.from?.[0]?.address ?? '',
      subject: envelope?.subject ?? '',
      ...(envelope?.date && { date: new Date(envelope.date).toISOString() }),
    }));
    const [first] = wanted;
    const one = first ? await client.fetchOne(String(first.uid), { source: true }, { uid: true }) : false;
    const bytes = one === false ? undefined : one.source;
    const whole = bytes && { url: mailUrl(first?.envelope?.messageId, bytes), bytes };
    return { folders, mails: box.exists, wanted: uids.length, newest, ...(whole && { whole }) };
  });
}
