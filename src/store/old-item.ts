/** Items as version 0.1 kept them in its backups. */
import type { StoredError } from '../errors.ts';
import type { ItemRecord } from './store.ts';

type OldItem = Omit<ItemRecord, 'status' | 'attempt'> & {
  readonly status: ItemRecord['status'] | 'new' | 'extracted' | 'narrated' | 'failed';
  readonly attempts: number;
  readonly error?: StoredError;
};

/** A kept item as it is now, whichever version wrote it. */
export function toItemRecord(kept: ItemRecord | OldItem): ItemRecord {
  if (!('attempts' in kept)) return kept;
  const { attempts, error, status, inputHash, ...item } = kept;
  const isFailed = status === 'failed';
  const stands = isFailed || status === 'new' || status === 'extracted' || status === 'narrated' ? 'listed' : status;
  return {
    ...item,
    status: stands,
    ...(inputHash !== undefined && inputHash !== '' && { inputHash }),
    attempt: {
      outcome: isFailed ? 'failed' : 'done',
      at: item.updatedAt,
      failures: attempts,
      ...(error && { error }),
    },
  };
}
