/** What the routes that add articles need of the rest of the program, and what they take and answer. */
import { z } from 'zod';
import { whySchema } from './problem.ts';
import type { SentFile } from './read-upload.ts';

const httpUrl = z.url({ protocol: /^https?$/ }).max(4000);
const showId = z
  .string()
  .min(1)
  .max(200)
  .describe('The id of a show. Default: the one that the token adds to, of the operator’s the first.');
const mode = z
  .enum(['splice', 'original', 'narration', 'auto'])
  .describe('What is heard, where that is not as the show has it.');
const voice = z
  .string()
  .min(1)
  .max(200)
  .describe('Reads what is in its language: driver:name, one of those that are installed.');

export const MOST_AT_ONCE = 200;

const wish = { show: showId.optional(), mode: mode.optional(), voice: voice.optional() };

export const addSchema = z
  .strictObject({
    ...wish,
    url: z.string().min(1).max(4000).optional().describe('One address.'),
    items: z
      .array(
        z.strictObject({
          ...wish,
          url: z.string().min(1).max(4000).describe('An address on the web.'),
          title: z.string().min(1).max(500).optional().describe('What it is called until it is read.'),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE)
      .optional()
      .describe('Several; what one of them says counts for more than what is said of all.'),
    again: z.boolean().optional().describe('An episode of its own, though another has the same text.'),
  })
  .refine(({ url, items }) => (url === undefined) !== (items === undefined), 'either url or items')
  .meta({ title: 'AddItems' });

export type AddRequest = z.output<typeof addSchema> & Pick<z.output<typeof uploadSchema>, 'split'>;

/** What goes with documents, as fields of a form or parameters of the address. */
export const uploadSchema = z
  .strictObject({
    ...wish,
    url: z.array(z.string().min(1).max(4000)).max(MOST_AT_ONCE).default([]).describe('Addresses to be added as well.'),
    again: z.enum(['true', 'false']).optional().describe('An episode of its own, though another has the same text.'),
    split: z.literal('chapters').optional().describe('Each chapter of an EPUB as an episode of its own.'),
    name: z.string().max(500).optional().describe('What a document that is the body itself is called.'),
  })
  .meta({ title: 'UploadFields' });

/** Whether an address is one that can be added. */
export const isAddress = (url: string): boolean => httpUrl.safeParse(url).success;

export const retrySchema = z
  .strictObject({
    voice: voice.optional().describe('Reads it from now on: driver:name, or auto for what the show has.'),
  })
  .meta({ title: 'RetryItem' });
export type RetryRequest = z.output<typeof retrySchema>;

const STORED_STATES = [
  'published',
  'duplicate',
  'filtered',
  'teaser',
  'removed',
  'dismissed',
  'failed',
  'postponed',
] as const;

export const listSchema = z.strictObject({
  show: showId.optional(),
  state: z.enum([...STORED_STATES, 'waiting']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type ListRequest = z.output<typeof listSchema>;

const instant = z.iso.datetime();

export const itemSchema = z
  .strictObject({
    id: z.string(),
    show: z.string(),
    url: z.string().describe('Its address, or that of the file or document that it came in.'),
    state: z.enum([...STORED_STATES, 'waiting', 'working']),
    title: z.string().optional(),
    added: z
      .strictObject({
        at: instant,
        by: z.strictObject({ id: z.string(), name: z.string() }).optional().describe('Absent: the operator.'),
      })
      .optional()
      .describe('Absent for what only a source lists.'),
    updatedAt: instant,
    mode: mode.optional(),
    voices: z.record(z.string(), z.string()).optional().describe('From a language to the voice that was asked for.'),
    found: z
      .strictObject({
        byline: z.string().optional(),
        language: z.string(),
        characters: z.int(),
        minutes: z.number().describe('Estimated, without recordings.'),
        clips: z.int().describe('Recordings that it carries.'),
      })
      .optional()
      .describe('What was understood of it; there before it is narrated.'),
    progress: z
      .strictObject({ stage: z.string(), done: z.number(), total: z.number(), unit: z.string() })
      .optional()
      .describe('Of the work at hand.'),
    episode: z
      .strictObject({
        id: z.string(),
        title: z.string(),
        seconds: z.number(),
        url: z.string().optional().describe('Of its page; absent for a private show, where it holds a token.'),
      })
      .optional()
      .describe('That came of it; with the state duplicate, the one that it repeats.'),
    reason: z.string().optional().describe('Why no episode came of it, or only of its beginning.'),
    why: whySchema.optional(),
    error: z
      .strictObject({ code: z.string(), message: z.string(), hint: z.string().optional(), why: whySchema.optional() })
      .optional()
      .describe('How the last try failed.'),
    waitsUntil: instant.optional().describe('When its turn comes, of what was imported.'),
    nextTryAt: instant.optional(),
  })
  .meta({ title: 'Item' });
export type ItemView = z.output<typeof itemSchema>;

export const addedSchema = z
  .strictObject({
    items: z.array(itemSchema),
    refused: z
      .array(
        z.strictObject({
          index: z.int(),
          url: z.string().describe('Or the name of a file.'),
          detail: z.string(),
          code: z.string().optional().describe('Of the error.'),
          why: whySchema.optional(),
        }),
      )
      .describe('What cannot be added, by its place in the request, from 0, files last.'),
  })
  .meta({ title: 'AddedItems' });
export type AddedView = z.output<typeof addedSchema>;

export const listedSchema = z
  .strictObject({
    items: z.array(itemSchema),
    next: z.int().optional().describe('The offset of the next page; absent on the last.'),
  })
  .meta({ title: 'ItemList' });
export type ListView = z.output<typeof listedSchema>;

/** Whose token a request bears. */
export type Caller =
  | { readonly kind: 'operator' }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly showId: string };

/** A person does and sees what she added, in her show. @throws LecternError `usage`, `not-found`, `busy` */
export type ItemDesk = {
  /** Whose token it is, if it is one that may add. Asked anew for each request. */
  findPerson(token: string): Promise<Caller | undefined>;
  /** Of a document, in bytes. */
  readonly mostUploadBytes: number;
  /** Answers when all is in the queue. `files` are documents that were sent. */
  add(caller: Caller, request: AddRequest, files?: readonly SentFile[]): Promise<AddedView>;
  list(caller: Caller, request: ListRequest): Promise<ListView>;
  find(caller: Caller, id: string): Promise<ItemView>;
  /** Tried again; with a voice, made with it from what is stored where it is published. */
  retry(caller: Caller, id: string, wish?: RetryRequest): Promise<ItemView>;
  /** A failed one is tried no more. */
  dismiss(caller: Caller, id: string): Promise<void>;
  /** Takes it back, and its episode out of the show. */
  remove(caller: Caller, id: string): Promise<void>;
};
