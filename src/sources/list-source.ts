/** A configured source → the articles it names now, asked in such a way that nothing new costs next to nothing. */
import { createHash } from 'node:crypto';
import { LecternError } from '../errors.ts';
import { withDeadline } from '../io/answer-pace.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { HttpClient, HttpDocument } from '../io/http-client.ts';
import type { SourceItem, SourceState } from '../model.ts';
import { listAccount } from './accounts/list-account.ts';
import type { OpenAccount } from './accounts/open-account.ts';
import { listFiles } from './list-files.ts';
import { listMail } from './mail/list-mail.ts';
import { type MailSettings, nameMailbox } from './mail/mail-settings.ts';
import type { MailAccess } from './mail/mailbox.ts';
import { newestFirst } from './newest-first.ts';
import { normalizeUrl } from './normalize-url.ts';
import { parseFeed } from './parse-feed.ts';
import { readIndex } from './read-index.ts';
import { readSitemap } from './read-sitemap.ts';
import type { Listing, ReadFurther, Source } from './source.ts';
import { noteMove } from './source-state.ts';

export type ListedSource = {
  /** The server says so, or it sent the same bytes as before; then there are no items. */
  readonly unchanged: boolean;
  readonly items: readonly SourceItem[];
  /** To be kept once the items are. */
  readonly state: SourceState;
  /** Sentences for the operator. */
  readonly notices: readonly string[];
  /** Tells the service of an account what was published of it; absent where it need not know. */
  readonly settle?: (urls: readonly string[], signal: AbortSignal) => Promise<void>;
};

export type SourceParts = {
  readonly http: Pick<HttpClient, 'get' | 'getIfChanged'>;
  readonly workingDirectory: string;
  /** Of one document, unpacked. */
  readonly maxBytes: number;
  /** The chapters of a file, as fragments of its address, in order; none for what is no book. */
  readonly listChapters?: (url: string, signal: AbortSignal) => Promise<readonly string[]>;
  readonly now: () => Date;
  /** How mailboxes are reached, and where their mails are kept; absent where none is to be listed. */
  readonly mail?: MailAccess & { readonly keep: (bytes: Uint8Array) => Promise<string> };
  /** Absent where no account is to be listed. */
  readonly openAccount?: OpenAccount;
  /** For everything that is read for one listing. Default: 15 minutes. */
  readonly limitMs?: number;
};

const LISTING_MS = 15 * 60_000;

const ACCEPT = {
  feed: 'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5',
  index: 'text/html,application/xhtml+xml,*/*;q=0.8',
  sitemap: 'application/xml,text/xml,application/gzip;q=0.9,*/*;q=0.5',
} as const;

/**
 * Items are newest first where the source gives dates, each address once. `state` is what the last listing left.
 *
 * @throws LecternError whatever fetching throws, and when the source names nothing or is not what it should be
 */
export async function listSource(
  source: Source,
  state: SourceState | undefined,
  parts: SourceParts,
  signal: AbortSignal,
): Promise<ListedSource> {
  if (source.files !== undefined)
    return named(await listChosen(source.files, source.split !== undefined, parts, signal), source, state, parts);
  if (source.mail !== undefined) return listMailbox(source, source.mail, state, parts, signal);
  if (source.wallabag ?? source.linkding) return listSaved(source, state, parts, signal);
  if (source.page !== undefined) return named({ items: [{ url: normalizeUrl(source.page) }] }, source, state, parts);
  const kind = source.feed !== undefined ? 'feed' : source.index !== undefined ? 'index' : 'sitemap';
  const configured = source.feed ?? source.index ?? source.sitemap;
  if (configured === undefined)
    throw new LecternError('A source without an address.', { code: 'invalid', stage: 'sources' });

  const limitMs = parts.limitMs ?? LISTING_MS;
  const limit = withDeadline(signal, limitMs, () => tooLong(configured, limitMs));
  const list = (from: SourceState | undefined) =>
    listAddress(kind, from?.url ?? configured, source, from, parts, limit.signal);
  try {
    return await list(state).catch(async (thrown: unknown) => {
      if (state?.url === undefined || limit.signal.aborted) throw thrown;
      const { url, moving: _, validators: __, bodyHash: ___, ...rest } = state;
      const listed = await list(rest);
      return { ...listed, notices: [...listed.notices, failedMoveNotice(configured, url, thrown)] };
    });
  } finally {
    limit.end();
  }
}

async function listMailbox(
  { limit }: Source,
  mail: MailSettings,
  state: SourceState | undefined,
  { mail: access, limitMs = LISTING_MS, now }: SourceParts,
  signal: AbortSignal,
): Promise<ListedSource> {
  if (!access) throw new LecternError('No mailbox can be read here.', { code: 'invalid', stage: 'sources' });
  const limited = withDeadline(signal, limitMs, () => tooLong(nameMailbox(mail), limitMs));
  try {
    const listed = await listMail(mail, { limit, state: state?.mail }, access, limited.signal);
    const checkedAt = now().toISOString();
    const isNew = listed.items.length > 0;
    return {
      unchanged: !isNew,
      items: listed.items,
      state: { ...rested(state), checkedAt, ...(isNew && { changedAt: checkedAt }), mail: listed.state },
      notices: listed.notices,
    };
  } finally {
    limited.end();
  }
}

async function listSaved(
  source: Source,
  state: SourceState | undefined,
  { openAccount, maxBytes, now, limitMs = LISTING_MS }: SourceParts,
  signal: AbortSignal,
): Promise<ListedSource> {
  const account = openAccount?.(source);
  if (!account) throw new LecternError('No account can be asked here.', { code: 'invalid', stage: 'sources' });
  const limited = withDeadline(signal, limitMs, () => tooLong(account.url, limitMs));
  try {
    const asked = { maxBytes, now: now(), saved: state?.saved };
    const { saved, ...listed } = await listAccount(account, source, asked, limited.signal);
    const checkedAt = now().toISOString();
    const bodyHash = hash(jsonOf(listed.items));
    const { saved: _, ...before } = rested(state);
    const kept = { ...before, ...(saved && { saved }), checkedAt };
    // What was published since is told of the same listing.
    if (bodyHash === state?.bodyHash && !listed.settle) return unchanged(kept);
    return { ...listed, unchanged: false, state: { ...kept, changedAt: checkedAt, bodyHash } };
  } finally {
    limited.end();
  }
}

/** One by one: the texts of all may be many megabytes. */
function* jsonOf(items: readonly SourceItem[]): Generator<Uint8Array> {
  for (const item of items) yield Buffer.from(JSON.stringify(item));
}

/** Files, or the chapters of those that have some. */
async function listChosen(
  pattern: string,
  isSplit: boolean,
  { workingDirectory, listChapters }: SourceParts,
  signal: AbortSignal,
): Promise<Listing> {
  const files = await listFiles(pattern, workingDirectory);
  if (!isSplit || !listChapters) return { items: files };
  const items: SourceItem[] = [];
  const notices: string[] = [];
  for (const file of files) {
    try {
      const chapters = await listChapters(file.url, signal);
      items.push(
        ...(chapters.length > 1
          ? chapters.map((chapter, at) => ({ url: `${file.url}#${chapter}`, part: at + 1 }))
          : [file]),
      );
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      // Taken whole, a book that is being copied would be one episode beside those of its chapters.
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      notices.push(`The chapters of ${file.url} could not be listed, so it is left out this time: ${why}`);
    }
  }
  return { items, notices };
}

const tooLong = (url: string, limitMs: number) =>
  new LecternError(`${url} was not listed within ${Math.ceil(limitMs / 60_000)} minutes.`, {
    code: 'timeout',
    stage: 'sources',
    retryable: true,
    hint: 'It is listed again later; `limit` and `maxPages` of the source make its listing shorter.',
    why: { kind: 'long-listing' },
  });

/** No article's is longer, and no database finds a row by one of any length. */
const MOST_ADDRESS_BYTES = 2000;

async function listAddress(
  kind: keyof typeof ACCEPT,
  url: string,
  source: Source,
  state: SourceState | undefined,
  parts: SourceParts,
  signal: AbortSignal,
): Promise<ListedSource> {
  const options = { maxBytes: parts.maxBytes, accept: ACCEPT[kind], signal };
  const document = await parts.http.getIfChanged(url, state?.validators, options);
  const now = parts.now();
  const checkedAt = now.toISOString();
  if (!document) return unchanged({ ...rested(state), checkedAt });

  const { validators, movedTo } = document;
  const { kept, news } = noteMove(state, movedTo, now);
  const fresh = { ...kept, failures: 0, checkedAt };
  const changedAt = state?.changedAt === undefined ? {} : { changedAt: state.changedAt };
  const bodyHash = hash([document.bytes]);
  const moves = news === undefined ? [] : [MOVE_NOTICES[news](url, movedTo)];
  if (bodyHash === state?.bodyHash)
    return unchanged({ ...fresh, ...changedAt, bodyHash, ...(validators && { validators }) }, moves);

  const further: ReadFurther = (address) => parts.http.get(address, options);
  const listing = await readListing(kind, document, source, further, parts.maxBytes);
  const { further: others, notices = [] } = listing;
  const items = listing.items.filter((item) => Buffer.byteLength(item.url) <= MOST_ADDRESS_BYTES);
  const tooLong = listing.items.length - items.length;
  const left =
    tooLong > 0
      ? [`${tooLong} addresses that ${url} lists are longer than ${MOST_ADDRESS_BYTES} bytes and are left out.`]
      : [];
  const told = [...notices, ...left, ...moves];
  if (!others)
    return {
      unchanged: false,
      items: newestFirst(items, source.limit),
      state: { ...fresh, changedAt: checkedAt, bodyHash, ...(validators && { validators }) },
      notices: told,
    };
  const wholeHash = hash([document.bytes, ...others]);
  if (wholeHash === state?.bodyHash) return unchanged({ ...fresh, ...changedAt, bodyHash: wholeHash }, told);
  return {
    unchanged: false,
    items: newestFirst(items, source.limit),
    state: { ...fresh, changedAt: checkedAt, bodyHash: wholeHash },
    notices: told,
  };
}

async function readListing(
  kind: keyof typeof ACCEPT,
  document: HttpDocument,
  source: Source,
  further: ReadFurther,
  maxBytes: number,
): Promise<Listing> {
  if (kind === 'index') return readIndex(document, source, further);
  if (kind === 'sitemap') return readSitemap(document, source.limit, further, maxBytes);
  const { items, withoutAddress } = parseFeed(decodeHtml(document.bytes, document.contentType).html, document.url);
  const lost = `${withoutAddress} items of ${document.url} have no address and are left out.`;
  return { items, notices: withoutAddress > 0 ? [lost] : [] };
}

function named(
  { items, notices = [] }: Listing,
  source: Source,
  state: SourceState | undefined,
  parts: SourceParts,
): ListedSource {
  const listed = items.slice(0, source.limit);
  return {
    unchanged: false,
    items: listed,
    state: { ...rested(state), checkedAt: parts.now().toISOString() },
    notices,
  };
}

/** What stays of a state when the source has answered. */
function rested(state: SourceState | undefined): SourceState {
  const { error: _error, nextTryAt: _nextTryAt, ...kept } = state ?? { failures: 0 };
  return { ...kept, failures: 0 };
}

const unchanged = (state: SourceState, notices: readonly string[] = []): ListedSource => ({
  unchanged: true,
  items: [],
  state,
  notices,
});

const MOVE_NOTICES: Readonly<Record<'moving' | 'moved', (from: string, to: string | undefined) => string>> = {
  moving: (from, to) =>
    `${from} says that it has moved for good to ${to}. That is believed when it has lasted some days; if it is so, change the address in the configuration.`,
  moved: (from, to) =>
    `${from} has moved for good to ${to}, which is asked from now on; change the address in the configuration.`,
};

function failedMoveNotice(configured: string, moved: string, thrown: unknown): string {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return `${moved}, where ${configured} had moved to, gives no listing any more: ${why} ${configured} is asked again.`;
}

function hash(bodies: Iterable<Uint8Array>): string {
  const sum = createHash('sha256');
  for (const body of bodies) sum.update(body);
  return sum.digest('hex');
}
