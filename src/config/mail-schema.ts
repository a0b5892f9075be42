/** What a configuration may say of a mailbox with newsletters. */
import { z } from 'zod';
import { text } from './config-terms.ts';

export const mail = z
  .strictObject({
    host: text.regex(/^[\w.-]+$|^\[?[\da-f:]+\]?$/i, 'the name of a server, e.g. imap.example.org'),
    port: z.number().int().min(1).max(65_535).default(993),
    /** Without it: STARTTLS at the port 143, else TLS from the beginning. */
    security: z.enum(['tls', 'starttls']).optional(),
    user: text,
    password: text,
    folder: text.default('INBOX'),
    /** Senders: addresses, or domains with all below them. */
    from: z.array(text).default([]),
    /** Words of which one stands in the subject. */
    subject: z.array(text).default([]),
    /** What becomes of a mail that was taken. */
    after: z.enum(['nothing', 'seen', 'flag', 'move']).default('seen'),
    moveTo: text.optional(),
    /** The certificate of an authority that only this server’s is signed by, PEM. */
    caFile: text.optional(),
  })
  .refine(({ after, moveTo }) => (after === 'move') === (moveTo !== undefined), {
    path: ['moveTo'],
    error: 'a folder, with after: move and only there',
  })
  .refine(({ folder, moveTo }) => folder !== moveTo, {
    path: ['moveTo'],
    error: 'another folder than the one that is read',
  });
