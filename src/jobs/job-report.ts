/** What a job tells while it works: to those who watch its batches, to the history, to the operator's hooks. */
import type { LecternError, StoredError } from '../errors.ts';
import type { HookNews } from '../run/call-hook.ts';
import type { ItemEvent, RunEvent } from './events.ts';

export type JobReport = {
  /** Recorded in the history before it is told. */
  item(event: Omit<ItemEvent, 'kind'>): Promise<void>;
  /** Hooks are told when the row says so: to be called before it is written. */
  announce(news: HookNews): Promise<void>;
  /** Whatever is only told. */
  tell(event: RunEvent): void;
};

/** A failure as it is kept. */
export function toStoredError({ code, stage, message, hint, why, permanent }: LecternError, now: Date): StoredError {
  const about = { ...(hint !== undefined && { hint }), ...(why && { why }), ...(permanent && { permanent }) };
  return { code, stage, message, at: now.toISOString(), ...about };
}
