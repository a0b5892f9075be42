/** Kinds of values that several parts of the configuration have. */
import { z } from 'zod';
import { isCron } from './cron-expression.ts';

export const text = z.string().trim().min(1);

export const httpUrl = text.refine(
  (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  'an absolute http:// or https:// URL',
);

export const cron = text.refine(isCron, 'a cron expression of five fields, e.g. "*/30 * * * *"');
