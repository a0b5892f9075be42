/** What a source is called in the store. */
import type { ShowConfig, SourceConfig } from '../config/read-config.ts';
import type { ItemRecord } from '../store/store.ts';

/** The source of articles that `lectern import` brought. */
export const IMPORTED = 'import';

/** The source that digests are listed under. */
export const DIGEST_SOURCE = 'digest';

/** Its kind and address, whatever else is changed about it. */
export function sourceKey({ files, page, feed, index, sitemap, mail, ...accounts }: SourceConfig): string {
  if (mail) return mailKey(mail);
  const wallabag = accounts.wallabag && nameAccount(accounts.wallabag.user, accounts.wallabag);
  const linkding = accounts.linkding && nameAccount('', accounts.linkding);
  const kinds = { files, page, feed, index, sitemap, wallabag, linkding };
  const named = Object.entries(kinds).find(([, address]) => address !== undefined);
  return named ? named.join(' ') : '';
}

type Mail = NonNullable<SourceConfig['mail']>;

const mailboxKey = ({ user, host, folder }: Mail) => `mail ${user}@${host}/${folder}`;

/** Whether a key is that of the same folder of a mailbox, whatever is taken from it. */
export const isSameMailbox = (key: string, mail: Mail): boolean =>
  key === mailboxKey(mail) || key.startsWith(`${mailboxKey(mail)} (`);

/** Of one folder several sources may take different mails. */
function mailKey(mail: Mail): string {
  const chosen = [...mail.from, ...mail.subject].join(', ');
  return `${mailboxKey(mail)}${chosen === '' ? '' : ` (${chosen})`}`;
}

/** Of one account several sources may take different articles. */
const nameAccount = (user: string, { url, only, tags }: { url: string; only: string; tags: readonly string[] }) =>
  [user, url, only, ...tags].filter((part) => part !== '').join(' ');

/** The source of a show that has the key; `undefined` for one that is not configured any more, and for no key. */
export const findSource = ({ sources }: ShowConfig, key: string | undefined): SourceConfig | undefined =>
  sources.find((source) => sourceKey(source) === key);

/** When an imported article has its turn; `undefined` for any other. ISO 8601 instant. */
export const waitsUntil = ({ source, status, attempt, added, nextCheckAt }: ItemRecord): string | undefined =>
  source === IMPORTED && status === 'listed' && !attempt && !added ? nextCheckAt : undefined;
