/** Source items ↔ their rows. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { StoredError } from '../../errors.ts';
import { currentClaim } from '../../jobs/claim-scope.ts';
import type { SourceItem, Validators } from '../../model.ts';
import type { Why } from '../../words/why.ts';
import { itemIdOf } from '../item-id.ts';
import type { Schema } from '../schema.ts';
import type { Asked, Attempt, Found, ItemRecord, ItemStatus } from '../store.ts';
import { fromJson } from './json-column.ts';

export const TAKEN_BACK: readonly ItemStatus[] = ['removed', 'dismissed'];

export async function replaceItem(connection: Kysely<Schema>, item: ItemRecord): Promise<void> {
  const row = toRow(item);
  await connection
    .insertInto('items')
    .values(row)
    .onConflict((conflict) => conflict.columns(['show_id', 'url']).doUpdateSet(row))
    .execute();
}

/**
 * Inserts or replaces; also within another table's transaction. What a worker saves of an article it read minutes ago:
 * who added it, and when it came, stays as it is by now, and what was taken back stays so. @returns whether it was saved
 */
export async function upsertItem(connection: Kysely<Schema>, item: ItemRecord): Promise<boolean> {
  if (!currentClaim()) {
    await replaceItem(connection, item);
    return true;
  }
  const row = toRow(item);
  const { added_by, added_at, asked, found, came_at, imported_by, ...worked } = row;
  const saved = await connection
    .insertInto('items')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['show_id', 'url'])
        .doUpdateSet(({ ref }) => ({
          ...worked,
          found: sql`case when items.added_at = excluded.added_at then excluded.found else items.found end`,
          // An article that a person named is still its source's.
          source: sql`coalesce(${ref('excluded.source')}, items.source)`,
        }))
        .where(({ eb, ref }) =>
          TAKEN_BACK.includes(item.status)
            ? eb(ref('items.status'), '=', item.status)
            : eb(ref('items.status'), 'not in', TAKEN_BACK),
        ),
    )
    .returning('url')
    .execute();
  return saved.length > 0;
}

function toRow(item: ItemRecord): Insertable<Schema['items']> {
  return {
    show_id: item.showId,
    url: item.url,
    id: itemIdOf(item.url),
    source: item.source ?? null,
    status: item.status,
    listing: item.listing ? JSON.stringify(item.listing) : null,
    input_hash: item.inputHash ?? null,
    document_hash: item.documentHash ?? null,
    listing_hash: item.listingHash ?? null,
    validators: item.validators ? JSON.stringify(item.validators) : null,
    title: item.title ?? null,
    episode_id: item.episodeId ?? null,
    attempt: item.attempt?.outcome ?? null,
    attempted_at: item.attempt?.at ?? null,
    failures: item.attempt?.failures ?? 0,
    error: item.attempt?.error ? JSON.stringify(item.attempt.error) : null,
    reason: item.reason ?? null,
    why: item.why ? JSON.stringify(item.why) : null,
    next_check_at: item.nextCheckAt ?? null,
    added_by: item.added?.by ?? null,
    added_at: item.added?.at ?? null,
    asked: item.asked ? JSON.stringify(item.asked) : null,
    found: item.added?.found ? JSON.stringify(item.added.found) : null,
    imported_by: item.importedBy ?? null,
    came_at: item.cameAt ?? null,
    updated_at: item.updatedAt,
  };
}

export function toItem(row: Selectable<Schema['items']>): ItemRecord {
  return {
    showId: row.show_id,
    url: row.url,
    // Written from an ItemStatus by toRow.
    status: row.status as ItemStatus,
    updatedAt: row.updated_at,
    ...(row.listing !== null && { listing: fromJson<SourceItem>(row.listing) }),
    ...(row.input_hash !== null && { inputHash: row.input_hash }),
    ...(row.source !== null && { source: row.source }),
    ...(row.document_hash !== null && { documentHash: row.document_hash }),
    ...(row.listing_hash !== null && { listingHash: row.listing_hash }),
    ...(row.validators !== null && { validators: fromJson<Validators>(row.validators) }),
    ...(row.title !== null && { title: row.title }),
    ...(row.episode_id !== null && { episodeId: row.episode_id }),
    ...(row.attempt !== null && {
      attempt: {
        // Written from an Attempt by toRow.
        outcome: row.attempt as Attempt['outcome'],
        at: row.attempted_at ?? row.updated_at,
        failures: row.failures,
        ...(row.error !== null && { error: fromJson<StoredError>(row.error) }),
      },
    }),
    ...(row.asked !== null && { asked: fromJson<Asked>(row.asked) }),
    ...(row.imported_by !== null && { importedBy: row.imported_by }),
    ...(row.came_at !== null && { cameAt: row.came_at }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.why !== null && { why: fromJson<Why>(row.why) }),
    ...(row.next_check_at !== null && { nextCheckAt: row.next_check_at }),
    ...(row.added_at !== null && {
      added: {
        at: row.added_at,
        ...(row.added_by !== null && { by: row.added_by }),
        ...(row.found !== null && { found: fromJson<Found>(row.found) }),
      },
    }),
  };
}
