/** What another program's export says of an article that was saved there, and how a format is described. */
import type { DocumentRoot } from './markup.ts';

/** As the export has it: nothing is checked. */
export type SavedItem = {
  readonly url: string;
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  /** As it is written, see `parse-moment.ts`. */
  readonly savedAt?: string | number | undefined;
  readonly publishedAt?: string | number | undefined;
  readonly tags?: readonly string[];
  /** With `/` between a folder and the one in it. */
  readonly folder?: string | undefined;
  /** Read, or archived. */
  readonly isRead?: boolean;
  /** The text as it was saved, HTML. */
  readonly content?: string | undefined;
};

/** The field of a column by its name in lower case; empty for one that is not there. */
export type Row = (column: string) => string;

/** Reads another file of the same archive. */
export type ReadSibling = (name: string) => Promise<string | undefined>;

export type ImportFormat = {
  /** As people are told it. */
  readonly name: string;
} & (
  | {
      readonly kind: 'csv';
      /** Lower case; a table that has all of them is of this format. */
      readonly columns: readonly string[];
      readonly read: (row: Row) => SavedItem;
    }
  | {
      readonly kind: 'json';
      /** The entries; `undefined` for what is another format's. */
      readonly list: (value: unknown) => readonly unknown[] | undefined;
      /** `undefined` for an entry that was deleted, or is no article. */
      readonly read: (
        entry: JsonObject,
        sibling: ReadSibling,
      ) => SavedItem | undefined | Promise<SavedItem | undefined>;
    }
  | {
      readonly kind: 'html';
      /** By the first 4,000 characters. */
      readonly recognizes: (beginning: string) => boolean;
      readonly read: (root: DocumentRoot) => readonly SavedItem[];
    }
);

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that says something, trimmed. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

export const momentOf = (value: unknown): string | number | undefined =>
  typeof value === 'number' ? value : textOf(value);

/** Tags as strings, or as objects that have a name. */
export function labelsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => textOf(isObject(one) ? (one['label'] ?? one['name']) : one) ?? []);
}

/** A list whose first object is of this kind; so is an empty one, of nobody's. */
export function listWith(value: unknown, keys: readonly string[]): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const first = value.find(isObject);
  return first && keys.every((key) => key in first) ? value : undefined;
}
