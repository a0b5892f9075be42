/** A mailbox → the mails that came since it was last looked at, each kept as it came. */
import { createHash } from 'node:crypto';
import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow';
import { v5 as uuidv5 } from 'uuid';
import type { MailState, SourceItem } from '../../model.ts';
import { commandRefused } from './mail-failures.ts';
import { isWanted, type MailSettings, nameMailbox } from './mail-settings.ts';
import { type MailAccess, withMailbox } from './mailbox.ts';

/** Of a mailbox that was never looked at, and in one listing. */
const MOST_AT_ONCE = 50;

export type ListedMail = {
  /** Newest first. */
  readonly items: readonly SourceItem[];
  readonly state: MailState;
  readonly notices: readonly string[];
};

/** RFC 9562 appendix A has no namespace for them; this one is the program's own. */
const MESSAGE_IDS = uuidv5('urn:lectern:message-id', uuidv5.URL);

/** The address of a mail: of its Message-ID, which does not show; of its content where it has none. */
export const mailUrl = (messageId: string | undefined, bytes: Uint8Array): string => {
  const id = messageId?.trim() || createHash('sha256').update(bytes).digest('hex');
  return `urn:uuid:${uuidv5(id, MESSAGE_IDS)}`;
};

/**
 * The first time, the newest `limit` mails; from then on those that came since, the oldest first, so many at once. `keep`
 * takes a mail as it came and names it by its hash.
 *
 * @throws LecternError
 */
export async function listMail(
  settings: MailSettings,
  { limit, state }: { readonly limit: number | undefined; readonly state: MailState | undefined },
  access: MailAccess & { readonly keep: (bytes: Uint8Array) => Promise<string> },
  signal: AbortSignal,
): Promise<ListedMail> {
  return withMailbox(settings, access, { readOnly: true }, signal, async ({ client, box }) => {
    const uidValidity = String(box.uidValidity);
    const before = state?.uidValidity === uidValidity ? state : undefined;
    const most = Math.min(limit ?? MOST_AT_ONCE, MOST_AT_ONCE);
    const uids = await searchFrom(client, settings, (before?.lastUid ?? 0) + 1);
    const chosen = before ? uids.slice(0, most) : uids.slice(-most);
    const left = before ? uids.length - chosen.length : 0;
    const notices = left > 0 ? [`${left} more mails of ${nameMailbox(settings)} are taken by the next runs.`] : [];
    const items: SourceItem[] = [];
    const taken: number[] = [...(before?.unmarked ?? [])];
    for (const uid of chosen) {
      signal.throwIfAborted();
      const head = await client.fetchOne(String(uid), { uid: true, envelope: true, size: true }, { uid: true });
      // Somebody has moved or deleted it meanwhile.
      if (!head || !isWanted(settings, sayingOf(head))) continue;
      if ((head.size ?? 0) > access.maxBytes) {
        const megabytes = Math.round((head.size ?? 0) / 1e5) / 10;
        const title = head.envelope?.subject ?? '';
        notices.push(`The mail “${title}” is left out: it has ${megabytes} MB; fetch.maxPageMegabytes allows less.`);
        continue;
      }
      const whole = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
      if (whole === false || !whole.source) continue;
      const url = mailUrl(head.envelope?.messageId, whole.source);
      // Another one with its Message-ID may be anybody's.
      if (!items.some((item) => item.url === url)) items.unshift(toItem(url, head, await access.keep(whole.source)));
      if (settings.after !== 'nothing') taken.push(uid);
    }
    const seen = left > 0 ? chosen.at(-1) : Math.max(box.uidNext - 1, uids.at(-1) ?? 0);
    const lastUid = Math.max(seen ?? 0, before?.lastUid ?? 0);
    return { items, notices, state: { uidValidity, lastUid, ...(taken.length > 0 && { unmarked: taken }) } };
  });
}

/** Marks what was taken as the configuration has it. @returns the state without it @throws LecternError */
export async function markTaken(
  settings: MailSettings,
  state: MailState,
  access: MailAccess,
  signal: AbortSignal,
): Promise<MailState> {
  const { unmarked = [], ...marked } = state;
  if (unmarked.length === 0) return state;
  return withMailbox(settings, access, { readOnly: false }, signal, async ({ client, box }) => {
    // The numbers are those of another folder now.
    if (String(box.uidValidity) !== state.uidValidity) return marked;
    const range = unmarked.join(',');
    const { after, moveTo } = settings;
    const flag = after === 'seen' ? '\\Seen' : after === 'flag' ? '\\Flagged' : undefined;
    if (flag !== undefined && !(await client.messageFlagsAdd(range, [flag], { uid: true })))
      throw commandRefused(settings, `mark mails ${flag}`);
    if (after === 'move' && moveTo !== undefined && !(await client.messageMove(range, moveTo, { uid: true })))
      throw commandRefused(settings, `move mails to ${moveTo}`);
    return marked;
  });
}

/** A search with such words is in UTF-8, which a server need not know (RFC 9051 §6.4.4, BADCHARSET). */
const NOT_ASCII = /[^\p{ASCII}]/u;

/** The numbers of the mails from `first` on, in order. The server looks through its own index; what it finds is looked at again, as it searches for parts of words. */
export async function searchFrom(client: ImapFlow, settings: MailSettings, first: number): Promise<readonly number[]> {
  const { from, subject } = settings;
  const either = (all: readonly SearchObject[]): SearchObject => (all.length > 1 ? { or: [...all] } : (all[0] ?? {}));
  const senders = either(from.map((one) => ({ from: one.replace(/^\*?@/, '') })));
  const subjects = either(subject.map((words) => ({ subject: words })));
  // `or` stands once in a search: of two lists, the second is left to isWanted.
  const narrowed = senders.or && subjects.or ? senders : { ...senders, ...subjects };
  const all = { uid: `${first}:*`, deleted: false };
  const found = await client.search({ ...all, ...narrowed }, { uid: true });
  // A refusal is no empty mailbox: it would pass over all that came.
  if (!found && !NOT_ASCII.test([...from, ...subject].join(''))) throw commandRefused(settings, 'search for mails');
  const uids = found || (await readWanted(client, settings, all.uid));
  // `n:*` names the last mail even where it has a smaller number (RFC 9051 §9, seq-range).
  return uids.filter((uid) => uid >= first).sort((a, b) => a - b);
}

/** The numbers of wanted mails, by their heads. */
async function readWanted(client: ImapFlow, settings: MailSettings, range: string): Promise<number[]> {
  const uids: number[] = [];
  for await (const head of client.fetch(range, { uid: true, envelope: true, flags: true }, { uid: true }))
    if (!head.flags?.has('\\Deleted') && isWanted(settings, sayingOf(head))) uids.push(head.uid);
  return uids;
}

export const sayingOf = ({ envelope }: FetchMessageObject) => ({
  from: envelope?.from?.[0]?.address,
  subject: envelope?.subject,
});

function toItem(url: string, { envelope }: FetchMessageObject, sha256: string): SourceItem {
  const name = envelope?.from?.[0]?.name?.trim();
  const subject = envelope?.subject?.trim();
  const date = new Date(envelope?.date ?? Number.NaN);
  return {
    url,
    ...(subject && { title: subject }),
    ...(name && { byline: name }),
    ...(!Number.isNaN(date.getTime()) && { publishedAt: date.toISOString() }),
    original: { sha256 },
  };
}
