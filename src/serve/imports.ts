/** What the routes that take exports of other services in need of the rest of the program, and what they take and answer. */
import { z } from 'zod';
import { ROW_FAULTS } from '../words/unreadable-row.ts';
import type { Caller } from './items.ts';
import type { SentFile } from './read-upload.ts';

const yes = z.enum(['true', 'false']);
const names = z.array(z.string().min(1).max(200)).max(100);

/** Fields of a form, or parameters of the address. */
export const importSchema = z
  .strictObject({
    show: z.string().min(1).max(200).optional().describe('The id of a show, as for items.'),
    confirm: yes.optional().describe('Adds what there is; else it is only told.'),
    onlyUnread: yes.optional().describe('Leaves out what was read or archived there.'),
    tag: names.default([]).describe('Only what has one of these tags.'),
    folder: names.default([]).describe('Only what lies in one of these folders, or below it.'),
    newest: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Only so many, the latest saved.'),
    order: z.enum(['oldest', 'newest']).default('oldest').describe('What was saved first, or last, comes first.'),
    name: z.string().max(500).optional().describe('What an export that is the body itself is called.'),
  })
  .meta({ title: 'ImportFields' });
export type ImportRequest = z.output<typeof importSchema>;

const instant = z.iso.datetime();
const count = z.int().min(0);

export const importedSchema = z
  .strictObject({
    show: z.string(),
    isAdded: z.boolean().describe('False: only told. Send it again with confirm=true.'),
    files: z.array(z.strictObject({ name: z.string(), format: z.string(), entries: count })),
    toAdd: count.describe('Articles that are new to the show.'),
    perDay: z.number().describe('So many are made a day (import.perDay); 0: all with the next run.'),
    next: instant.optional().describe('When the first of them has its turn.'),
    last: instant.optional().describe('When the last of them has its turn.'),
    known: z.record(z.string(), count).describe('What the show knows already, by how it stands.'),
    read: count.describe('Of all that is wanted, what was read or archived there.'),
    leftOut: count.describe('By what was chosen.'),
    duplicates: count.describe('Named more than once.'),
    noAddresses: count.describe('No address on the web.'),
    problems: z.array(z.string()).describe('Rows that cannot be read; the first of them.'),
    unreadable: z
      .array(
        z.strictObject({
          unit: z.enum(['line', 'entry']),
          number: z.int(),
          fault: z.enum(ROW_FAULTS),
        }),
      )
      .describe('The same by name.'),
    notKept: count.describe('At least so many are older than the show keeps (keep): made, and removed.'),
    feeds: count.describe('Feeds of an OPML file: for the configuration, which the operator writes.'),
    items: z
      .array(z.strictObject({ url: z.string(), title: z.string().optional(), savedAt: instant.optional() }))
      .describe('The first of those that are new.'),
  })
  .meta({ title: 'Import' });
export type ImportView = z.output<typeof importedSchema>;

export const waitingSchema = z
  .strictObject({
    waiting: z.array(
      z.strictObject({
        show: z.string(),
        count: count.describe('Imported articles that wait for their turn.'),
        next: instant.optional(),
        last: instant.optional(),
      }),
    ),
  })
  .meta({ title: 'WaitingImports' });
export type WaitingView = z.output<typeof waitingSchema>;

export const lookSchema = z.strictObject({});
export const cancelSchema = z.strictObject({
  show: z.string().min(1).max(200).optional(),
  by: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Only what this person brought: an id or a name, for the operator.'),
});
export const cancelledSchema = z.strictObject({ cancelled: count }).meta({ title: 'CancelledImports' });

/** A person imports into her show, and sees what she brought. @throws LecternError `usage`, `not-found`, `busy`, `no-article` */
export type ImportDesk = {
  /** What is in it and would come of it; `confirm` adds it. `undefined` for what is no export. */
  take(caller: Caller, request: ImportRequest, file: SentFile): Promise<ImportView | undefined>;
  /** For a page that asks before it adds, for a day: @returns what it is found by. */
  keep(caller: Caller, file: SentFile): Promise<string>;
  open(key: string): Promise<Uint8Array | undefined>;
  forget(key: string): Promise<void>;
  /** Shows in which nothing waits are left out. */
  waiting(caller: Caller): Promise<WaitingView>;
  /** What waits is not made; `by`: a person's id or name, for the operator. @returns how many */
  cancel(caller: Caller, show?: string, by?: string): Promise<number>;
};
