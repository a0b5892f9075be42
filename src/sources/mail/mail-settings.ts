/** A mailbox to follow, as it is configured. */

export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, or by STARTTLS; never without. Absent: by the port. */
  readonly security?: 'tls' | 'starttls' | undefined;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  /** Addresses (`news@example.org`) or their domains (`example.org`); any sender when empty. */
  readonly from: readonly string[];
  /** Words of which one stands in the subject; any subject when empty. */
  readonly subject: readonly string[];
  /** What becomes of a mail once it is listed. */
  readonly after: 'nothing' | 'seen' | 'flag' | 'move';
  readonly moveTo?: string | undefined;
  /** PEM; trusted beside the system's authorities. */
  readonly caFile?: string | undefined;
};

/** A mailbox as it is told of: without the password. */
export const nameMailbox = ({ user, host, folder }: Pick<MailSettings, 'user' | 'host' | 'folder'>): string =>
  `${user}@${host}/${folder}`;

/** Whether a sender and a subject are wanted. */
export function isWanted(
  { from, subject }: Pick<MailSettings, 'from' | 'subject'>,
  mail: { readonly from: string | undefined; readonly subject: string | undefined },
): boolean {
  const sender = mail.from?.toLowerCase() ?? '';
  const title = mail.subject?.toLowerCase() ?? '';
  const isFrom = (one: string) => {
    const wanted = one.toLowerCase().replace(/^\*?@/, '');
    return wanted.includes('@') ? sender === wanted : sender.endsWith(`@${wanted}`) || sender.endsWith(`.${wanted}`);
  };
  return (
    (from.length === 0 || from.some(isFrom)) &&
    (subject.length === 0 || subject.some((words) => title.includes(words.toLowerCase())))
  );
}
