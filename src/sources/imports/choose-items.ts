/** What of an export is wanted, in which order, and what became of the rest. */
import type { SourceItem } from '../../model.ts';
import { normalizeUrl } from '../normalize-url.ts';
import { parseMoment } from './parse-moment.ts';
import type { SavedItem } from './saved-item.ts';

export type ImportChoice = {
  /** What was read or archived is left out. */
  readonly onlyUnread?: boolean;
  /** Any of them, in upper or lower case. */
  readonly tags?: readonly string[];
  /** Any of them, with what lies below. */
  readonly folders?: readonly string[];
  /** So many, the latest saved. */
  readonly newest?: number;
  readonly order: 'oldest' | 'newest';
};

/** An article that was saved. */
export type WantedItem = {
  readonly item: SourceItem;
  readonly isRead: boolean;
  /** ISO 8601 instant. */
  readonly savedAt?: string;
};

export type ChosenItems = {
  readonly wanted: readonly WantedItem[];
  /** Addresses that are none of the web, as they are written. */
  readonly noAddresses: readonly string[];
  readonly duplicates: number;
  /** By the choice. */
  readonly leftOut: number;
};

/** No database finds a row by an address of any length. */
const MOST_ADDRESS_BYTES = 2000;
const MOST_TITLE = 500;
const MOST_TAGS = 30;
/** Of one saved text, and of all together: what is longer is asked of its page alone. */
const MOST_CONTENT = 1_000_000;
export const MOST_CONTENT_IN_ALL = 150_000_000;

/** An address that was saved twice counts as it was saved last, and stands where it was saved first. */
export function chooseItems(saved: readonly SavedItem[], choice: ImportChoice): ChosenItems {
  const noAddresses: string[] = [];
  const byKey = new Map<string, Dated>();
  let duplicates = 0;
  let last = '';
  for (const one of saved) {
    const url = toAddress(one.url);
    if (url === undefined) {
      noAddresses.push(one.url);
      continue;
    }
    const savedAt = parseMoment(one.savedAt);
    // One without a date stands beside the one before it.
    last = savedAt ?? last;
    const next = { saved: one, url, ...(savedAt !== undefined && { savedAt }), at: last };
    const key = url.replace(/^https?:\/\//, '').replace(/\/$/, '');
    const known = byKey.get(key);
    if (known) duplicates += 1;
    byKey.set(key, known ? mergeTwo(known, next) : next);
  }
  const all = [...byKey.values()];
  const isWanted = wantedBy(choice);
  const wanted = all.filter(({ saved: one }) => isWanted(one));
  const oldestFirst = wanted.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const newest = choice.newest === undefined ? oldestFirst : oldestFirst.slice(-choice.newest);
  const ordered = choice.order === 'newest' ? newest.reverse() : newest;
  let content = 0;
  return {
    wanted: ordered.map((one) => {
      const { length = 0 } = one.saved.content ?? '';
      const isKept = length > 0 && length <= MOST_CONTENT && content + length <= MOST_CONTENT_IN_ALL;
      if (isKept) content += length;
      return toWanted(one, isKept);
    }),
    noAddresses,
    duplicates,
    leftOut: all.length - newest.length,
  };
}

type Dated = { readonly saved: SavedItem; readonly url: string; readonly savedAt?: string; readonly at: string };

function mergeTwo(first: Dated, second: Dated): Dated {
  const [earlier, later] = first.at <= second.at ? [first, second] : [second, first];
  const tags = [...(first.saved.tags ?? []), ...(second.saved.tags ?? [])];
  return { ...earlier, saved: { ...earlier.saved, ...definedOf(later.saved), tags } };
}

const definedOf = (saved: SavedItem): SavedItem =>
  // Only undefined values are left out, and the address is always there.
  Object.fromEntries(Object.entries(saved).filter(([, value]) => value !== undefined && value !== '')) as SavedItem;

function toAddress(written: string): string | undefined {
  const url = URL.parse(written.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // What opens a site belongs into the configuration, not into a feed.
  url.username = '';
  url.password = '';
  const address = normalizeUrl(url.href);
  return Buffer.byteLength(address) > MOST_ADDRESS_BYTES ? undefined : address;
}

function wantedBy({ onlyUnread = false, tags = [], folders = [] }: ImportChoice): (saved: SavedItem) => boolean {
  const fold = (text: string) => text.trim().toLowerCase();
  const wantedTags = new Set(tags.map(fold));
  const wantedFolders = folders.map(fold);
  const isIn = (folder: string) =>
    wantedFolders.some((name) => `/${folder}/`.includes(`/${name.replace(/^\/+|\/+$/g, '')}/`));
  return (saved) =>
    !(onlyUnread && saved.isRead === true) &&
    (wantedTags.size === 0 || (saved.tags ?? []).some((tag) => wantedTags.has(fold(tag)))) &&
    (wantedFolders.length === 0 || isIn(fold(saved.folder ?? '')));
}

function toWanted({ saved, url, savedAt }: Dated, isContentKept: boolean): WantedItem {
  const text = (written: string | undefined) => written?.replace(/\s+/g, ' ').trim().slice(0, MOST_TITLE) || undefined;
  const title = text(saved.title);
  const byline = text(saved.byline);
  const publishedAt = parseMoment(saved.publishedAt);
  const tags = [...new Set((saved.tags ?? []).flatMap((tag) => text(tag) ?? []))].slice(0, MOST_TAGS);
  return {
    item: {
      url,
      // Some write the address where there is no title.
      ...(title !== undefined && !/^https?:\/\//i.test(title) && { title }),
      ...(byline !== undefined && { byline }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(tags.length > 0 && { tags }),
      ...(isContentKept && saved.content !== undefined && { content: saved.content }),
    },
    isRead: saved.isRead === true,
    ...(savedAt !== undefined && { savedAt }),
  };
}
