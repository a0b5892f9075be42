/** What the forms of the page `/add` hold, and what sharing apps send: read as drafts and as requests. */
import { firstWords } from '../words/first-words.ts';
import type { AddDraft } from './add-page.ts';
import { findAddresses } from './find-addresses.ts';
import { type AddRequest, addSchema, type Caller, type ItemView } from './items.ts';
import type { Sent, SentFile } from './read-upload.ts';

/** Of a text that goes through an address: it is read as addresses anyway. */
const MOST_DRAFT = 2000;
const MOST_TITLE = 500;

/** A value that is there; an empty field is none. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Of a form with files. */
export const fieldOf = ({ fields }: Sent, name: string): string | undefined => text(fields.get(name)?.at(-1));

/** Without the keys that have no value. */
export function optional<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  // Only keys whose value is there are left, which is what the type says.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Whatever the sharing app put the address into: Android's have it in `text`. */
export function toDraft({ url, text: shared, title }: { url?: string; text?: string; title?: string }): AddDraft {
  const found = findAddresses([url, shared, title].filter(Boolean).join('\n'));
  return {
    addresses: found.length > 0 ? found.join('\n') : [shared, url].filter(Boolean).join('\n'),
    ...(title !== undefined && found.length < 2 && { title: title.slice(0, MOST_TITLE) }),
  };
}

/** A query that {@link toDraft} reads; empty for an empty draft. */
export function toQuery({ addresses, title }: AddDraft): string {
  if (addresses === '') return '';
  const query = new URLSearchParams({ text: addresses.slice(0, MOST_DRAFT), ...(title !== undefined && { title }) });
  return `?${query}`;
}

export const readWish = (sent: Sent) => ({
  show: fieldOf(sent, 'show'),
  mode: fieldOf(sent, 'mode'),
  voice: fieldOf(sent, 'voice'),
});

const isSplit = (sent: Sent) => fieldOf(sent, 'split') === 'chapters';

export function toRequest(addresses: readonly string[], sent: Sent): AddRequest {
  const title = addresses.length === 1 ? fieldOf(sent, 'title')?.slice(0, MOST_TITLE) : undefined;
  const { mode, ...wish } = readWish(sent);
  const known = addSchema.shape.mode.safeParse(mode);
  return {
    ...optional(wish),
    ...optional({ mode: known.data }),
    ...(isSplit(sent) && { split: 'chapters' }),
    items: addresses.map((url) => ({ url, ...optional({ title }) })),
  };
}

/** Shorter ones are words, and no text to be heard. */
const LEAST_LETTERS = 60;

/** A file's name is kept so far, with some room. */
const MOST_NAME = 150;

/** Whether there is more to be read than addresses. */
export const isWritten = (text: string) =>
  (text.replace(/https?:\/\/[!-~]+/gi, '').match(/\p{L}/gu)?.length ?? 0) >= LEAST_LETTERS;

/** A text that was pasted, as the file that it could have been, with the title that it was shared with. */
export function toDocument(text: string, title: string | undefined): SentFile {
  const name = title === undefined ? firstWords(text) : firstWords(title, MOST_NAME);
  return { bytes: Buffer.from(text), fileName: `${name.replace(/[/\\]/g, '-')}.txt` };
}

/** Whether it is in the list of whoever named it. */
export const isAddedBy = (caller: Caller, { added }: ItemView) =>
  added !== undefined && (caller.kind === 'operator' || added.by?.id === caller.id);
