/** A service that keeps the articles somebody saved, asked in her name. */
import { LecternError, toLecternError } from '../../errors.ts';
import type { HttpClient } from '../../io/http-client.ts';
import type { SourceItem } from '../../model.ts';
import { chooseItems, MOST_CONTENT_IN_ALL } from '../imports/choose-items.ts';
import type { SavedItem } from '../imports/saved-item.ts';
import { isObject, type JsonObject, textOf } from '../imports/saved-item.ts';

/** What the services are asked through, which may be in the operator's own network. */
export type AccountHttp = Pick<HttpClient, 'get' | 'post'>;

export type SavedEntry = {
  readonly item: SourceItem;
  /** As the service has it. */
  readonly id: string;
  /** Archived there, or read. */
  readonly isRead: boolean;
};

export type AccountListing = {
  /** Last saved first. */
  readonly entries: readonly SavedEntry[];
  /** There are more, which are left out. */
  readonly isCut: boolean;
  /** When the service last changed any of them: seconds since 1970, by its clock. Absent where it does not say. */
  readonly changedAt?: number;
};

export type AccountChoice = {
  /** At most so many entries. */
  readonly limit?: number | undefined;
  /** Only what the service has changed since then, if it can tell: seconds since 1970, by its clock. */
  readonly since?: number | undefined;
  /** Of one answer, unpacked. */
  readonly maxBytes: number;
  /** Characters, of all texts together. Default: what an import may bring. */
  readonly mostContent?: number;
};

export type Account = {
  readonly url: string;
  /** Whether {@link AccountChoice.since} names all that is new. */
  readonly tellsChanges?: boolean;
  /** @throws LecternError what asking throws; `login` in its words when the service does not let in */
  list(choice: AccountChoice, signal: AbortSignal): Promise<AccountListing>;
  /** @throws LecternError */
  archive(id: string, signal: AbortSignal): Promise<void>;
};

/** Without a limit of the source. */
const MOST_ENTRIES = 3000;

/** Page by page, until the last one or as many as are wanted. `read` is given the number of the page, from 1. */
export async function listPages(
  { limit = MOST_ENTRIES, mostContent = MOST_CONTENT_IN_ALL }: AccountChoice,
  read: (page: number) => Promise<{ readonly entries: readonly JsonObject[]; readonly isLast: boolean }>,
  toSaved: (entry: JsonObject) => SavedItem | undefined,
): Promise<AccountListing> {
  const found = new Map<string, SavedEntry>();
  let content = 0;
  let changedAt: number | undefined;
  const listed = (isCut: boolean): AccountListing => ({
    ...{ entries: [...found.values()], isCut },
    ...(changedAt !== undefined && { changedAt }),
  });
  for (let page = 1; ; page += 1) {
    const { entries, isLast } = await read(page);
    for (const entry of entries) {
      const saved = toSaved(entry);
      // As an import would take it.
      const { item, isRead = false } = (saved && chooseItems([saved], { order: 'newest' }).wanted[0]) ?? {};
      const { id } = entry;
      const at = Date.parse(textOf(entry['updated_at'] ?? entry['date_modified']) ?? '') / 1000;
      if (at > (changedAt ?? 0)) changedAt = Math.floor(at);
      if (!item || found.has(item.url) || (typeof id !== 'number' && typeof id !== 'string')) continue;
      content += item.content?.length ?? 0;
      // Listed without its text, an article would count as changed.
      if (found.size === limit || content > mostContent) return listed(true);
      found.set(item.url, { item, id: String(id), isRead });
    }
    if (isLast || entries.length === 0) return listed(false);
  }
}

/** @throws LecternError for what is no JSON object */
export function parseAnswer(bytes: Uint8Array, url: string): JsonObject {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // Told below.
  }
  throw new LecternError(`${url} is no answer of the service.`, {
    code: 'unreadable',
    stage: 'sources',
    hint: 'Check the address: it is that of the start page, without /api.',
    why: { kind: 'no-account' },
  });
}

/** Below an address that may end with a slash or not. */
export const below = (url: string, path: string): string => `${url.replace(/\/+$/, '')}${path}`;

export const isRefused = (thrown: unknown): boolean => {
  const { httpStatus } = toLecternError(thrown, 'sources');
  return httpStatus === 400 || httpStatus === 401 || httpStatus === 403;
};

/** The service's own words may repeat what was sent. */
export const refusedError = (url: string, keys: string): LecternError =>
  new LecternError(`${url} does not let in.`, {
    code: 'login',
    stage: 'sources',
    hint: `Check ${keys} of the source, and the environment variables that they name.`,
    why: { kind: 'account-login' },
  });
