/** Kinds of values that several parts of the configuration have. */
import { z } from 'zod';
import { isCron } from './cron-expression.ts';

export const text = z.string().trim().min(1);

export const httpUrl = text.refine(
  (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  'an absolute http:// or https:// URL',
);

export const postgresUrl = text.refine(
  (value) => /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ''),
  'sqlite, or the URL of a PostgreSQL database, e.g. postgres://lectern@db.example.org/lectern',
);

export const cron = text.refine(isCron, 'a cron expression of five fields, e.g. "*/30 * * * *"');

export const voiceName = text.regex(
  /^(kokoro|espeak|espeak-native|flite|sherpa|openai):[\w+./-]+$/,
  'driver:voice with the driver kokoro, espeak, espeak-native, flite, sherpa or openai, e.g. kokoro:af_heart',
);

/** `auto` is the best voice that is here; else from a language to the voice that reads it, `*` for every other one. */
export const voices = z.union([
  z.literal('auto'),
  z
    .object({
      /** Of blocks of quotation. */
      quote: z.record(text, voiceName).optional(),
    })
    .catchall(voiceName),
]);

/** How fast is spoken; the pitch stays. */
export const speed = z.number().min(0.7).max(1.5);

/**
 * What a key decides. `made`: what is read of an article and what is heard, so that another value has articles looked
 * at again. `shown`: only the feed and the pages. `run`: when and what is worked on, kept, or let in.
 */
export type KeyRole = 'made' | 'shown' | 'run';
