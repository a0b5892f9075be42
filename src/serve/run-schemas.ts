/** What the operator's interface for programs takes and answers. */
import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ }).max(4000);
const showId = z.string().min(1).max(200);

export const startSchema = z
  .strictObject({
    show: showId.optional(),
    source: z.int().min(1).optional(),
    limit: z.int().min(1).optional(),
    url: httpUrl.optional(),
    again: z.boolean().optional(),
  })
  .refine(({ again, url }) => !again || url !== undefined, 'again goes with url');

export const knownItemSchema = z
  .strictObject({
    show: showId,
    // Whatever a source once listed, a saved file's address too: it has to be known already.
    url: z.string().min(1).max(4000).optional(),
    id: z.string().min(1).max(200).optional(),
  })
  .refine(({ url, id }) => (url === undefined) !== (id === undefined), 'either url or id');

/** What began, or was asked for: the id of its run. */
export const startedSchema = z.strictObject({ id: z.string() }).meta({ title: 'StartedRun' });

/** Further keys tell of a run that is over. */
export const runSchema = z
  .looseObject({ id: z.string(), state: z.enum(['running', 'finished', 'failed']) })
  .meta({ title: 'Run' });
