/** Episodes in SQL, with the fingerprints of their texts and the audio files that they have left behind. */
import { createHash, randomUUID } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import type { Episode } from '../../model.ts';
import type { Schema } from '../schema.ts';
import type { EpisodeHead, EpisodeRecord, Episodes, RetiredFiles } from '../store.ts';
import type { Database } from './database.ts';
import { upsertItem } from './item-rows.ts';
import { fromJson } from './json-column.ts';
import { listPictures } from './pictures.ts';
import { readInTurns } from './read-in-turns.ts';

export function createEpisodes({ query, write }: Database): Episodes {
  return {
    async find(showId, id) {
      const row = await query
        .selectFrom('episodes')
        .select(['episode', 'item_url', 'audio_hash', 'stand_in'])
        .where('show_id', '=', showId)
        .where('id', '=', id)
        .executeTakeFirst();
      return (
        row && {
          episode: ofShow(row.episode, showId),
          itemUrl: row.item_url,
          audioHash: row.audio_hash,
          ...standIn(row.stand_in),
        }
      );
    },
    heads: (showId, only) =>
      readInTurns<EpisodeHead>((last, limit) => headsAfter(query, showId, only?.createdSince, last, limit)),
    async files(showId) {
      const rows = await query
        .selectFrom('episodes')
        .select(['id', 'file_name', 'lite_file_name'])
        .where('show_id', '=', showId)
        .execute();
      return rows.flatMap(({ id, file_name: main, lite_file_name: lite }) =>
        (lite === null ? [main] : [main, lite]).map((fileName) => ({ id, fileName })),
      );
    },
    async mark(showId) {
      const row = await query.selectFrom('ticks').select('at').where('name', '=', markOf(showId)).executeTakeFirst();
      return row?.at;
    },
    async list(showId) {
      const rows = await query
        .selectFrom('episodes')
        .select('episode')
        .where('show_id', '=', showId)
        .orderBy('published_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ofShow(row.episode, showId));
    },
    async save(record, item, { fingerprint, digestOf } = {}) {
      const { episode } = record;
      const row = toRow(record);
      const { created_at: _, ...changes } = row;
      return write(async (transaction) => {
        await markChanged(transaction, episode.showId);
        if (!(await upsertItem(transaction, item))) return false;
        await retireFiles(transaction, episode.showId, episode.id, filesOf(episode), episode.updatedAt);
        await transaction
          .insertInto('episodes')
          .values(row)
          .onConflict((conflict) => conflict.columns(['show_id', 'id']).doUpdateSet(changes))
          .execute();
        await transaction
          .deleteFrom('retired_files')
          .where('show_id', '=', episode.showId)
          .where('file_name', 'in', filesOf(episode))
          .execute();
        if (digestOf)
          await transaction
            .updateTable('episodes')
            .set({ digest_id: episode.id })
            .where('show_id', '=', episode.showId)
            .where('id', 'in', [...digestOf, episode.id])
            .execute();
        if (fingerprint === undefined) return true;
        await forgetFingerprint(transaction, episode.showId, episode.id);
        await transaction
          .insertInto('fingerprints')
          .values(
            bandsOf(fingerprint).map((band) => ({
              show_id: episode.showId,
              episode_id: episode.id,
              band,
              fingerprint,
            })),
          )
          .execute();
        return true;
      });
    },
    async remove(showId, id, now) {
      await write(async (transaction) => {
        await markChanged(transaction, showId);
        await retireFiles(transaction, showId, id, [], now);
        await transaction.deleteFrom('episodes').where('show_id', '=', showId).where('id', '=', id).execute();
        await transaction
          .updateTable('items')
          .set({ status: 'removed', updated_at: now, next_check_at: null, attempt: 'done', failures: 0, error: null })
          .where('show_id', '=', showId)
          .where('episode_id', '=', id)
          .execute();
        await forgetFingerprint(transaction, showId, id);
      });
    },
    listPictures: () => listPictures(query),
    async findSimilar(showId, fingerprint) {
      const rows = await query
        .selectFrom('fingerprints')
        .innerJoin('episodes', (join) =>
          join
            .onRef('episodes.show_id', '=', 'fingerprints.show_id')
            .onRef('episodes.id', '=', 'fingerprints.episode_id'),
        )
        .select(['fingerprints.episode_id', 'fingerprints.fingerprint'])
        .where('fingerprints.show_id', '=', showId)
        .where('fingerprints.band', 'in', bandsOf(fingerprint))
        .orderBy('episodes.published_at')
        .orderBy('episodes.id')
        .execute();
      const near = rows.filter((row) => differingBits(row.fingerprint, fingerprint) <= MOST_DIFFERING_BITS);
      return [...new Set(near.map((row) => row.episode_id))].slice(0, MOST_SIMILAR);
    },
  };
}

/** SQLite's index `episodes_heads` has all of them. */
export const HEAD_COLUMNS = [
  'id',
  'title',
  'published_at',
  'revision',
  'duration_seconds',
  'byte_length',
  'file_name',
  'lite_file_name',
  'created_at',
  'digest_id',
  'stand_in',
] as const;

async function headsAfter(
  query: Kysely<Schema>,
  showId: string,
  createdSince: string | undefined,
  last: EpisodeHead | undefined,
  limit: number,
): Promise<readonly EpisodeHead[]> {
  const rows = await query
    .selectFrom('episodes')
    .select(HEAD_COLUMNS)
    .where('show_id', '=', showId)
    .$if(createdSince !== undefined, (all) => all.where('created_at', '>=', createdSince ?? ''))
    .$if(last !== undefined, (all) =>
      all
        .where('published_at', '<=', last?.publishedAt ?? '')
        .where(({ eb, or }) => or([eb('published_at', '<', last?.publishedAt ?? ''), eb('id', '>', last?.id ?? '')])),
    )
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    createdAt: row.created_at,
    publishedAt: row.published_at,
    revision: row.revision,
    durationSeconds: row.duration_seconds,
    byteLength: row.byte_length,
    fileName: row.file_name,
    ...(row.lite_file_name !== null && { liteFileName: row.lite_file_name }),
    ...(row.digest_id !== null && { digestId: row.digest_id }),
    ...standIn(row.stand_in),
  }));
}

const markOf = (showId: string) => `episodes of ${showId} changed`;

/** Whoever made something of a show's episodes sees that there are others. */
export async function markChanged(connection: Kysely<Schema>, showId: string): Promise<void> {
  const at = randomUUID();
  await connection
    .insertInto('ticks')
    .values({ name: markOf(showId), at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
    .execute();
}

export function createRetiredFiles({ query, write }: Database): RetiredFiles {
  return {
    async list(showId, before) {
      let files = query.selectFrom('retired_files').select('file_name').where('show_id', '=', showId);
      if (before !== undefined) files = files.where('retired_at', '<', before);
      return (await files.orderBy('file_name').execute()).map((row) => row.file_name);
    },
    async forget(showId, fileName) {
      await write((transaction) =>
        transaction
          .deleteFrom('retired_files')
          .where('show_id', '=', showId)
          .where('file_name', '=', fileName)
          .execute(),
      );
    },
  };
}

const filesOf = ({ enclosure, lite }: Episode): readonly string[] => [
  enclosure.fileName,
  ...(lite ? [lite.fileName] : []),
];

/** The text names the show as it was called when it was written. */
const ofShow = (text: string, showId: string): Episode => ({ ...fromJson<Episode>(text), showId });

const standIn = (value: number | null) => (value === null ? {} : { isByStandIn: value === 1 });

function toRow({ episode, itemUrl, audioHash, isByStandIn }: EpisodeRecord): Insertable<Schema['episodes']> {
  const text = JSON.stringify(episode);
  return {
    show_id: episode.showId,
    id: episode.id,
    item_url: itemUrl,
    audio_hash: audioHash,
    published_at: episode.publishedAt,
    episode: text,
    revision: createHash('sha256').update(text).digest('hex').slice(0, 32),
    title: episode.article.title,
    duration_seconds: episode.timeline.durationSeconds,
    byte_length: episode.enclosure.byteLength + (episode.lite?.byteLength ?? 0),
    file_name: episode.enclosure.fileName,
    lite_file_name: episode.lite?.fileName ?? null,
    created_at: episode.updatedAt,
    stand_in: isByStandIn === undefined ? null : Number(isByStandIn),
  };
}

/** Notes the files of the episode as it stands in the store, but for those that it keeps. */
export async function retireFiles(
  connection: Kysely<Schema>,
  showId: string,
  id: string,
  kept: readonly string[],
  now: string,
): Promise<void> {
  const row = await connection
    .selectFrom('episodes')
    .select('episode')
    .where('show_id', '=', showId)
    .where('id', '=', id)
    .executeTakeFirst();
  const retired = row ? filesOf(fromJson<Episode>(row.episode)).filter((name) => !kept.includes(name)) : [];
  for (const name of retired)
    await connection
      .insertInto('retired_files')
      .values({ show_id: showId, file_name: name, retired_at: now })
      .onConflict((conflict) => conflict.columns(['show_id', 'file_name']).doUpdateSet({ retired_at: now }))
      .execute();
}

export async function forgetFingerprint(connection: Kysely<Schema>, showId: string, id: string): Promise<void> {
  await connection.deleteFrom('fingerprints').where('show_id', '=', showId).where('episode_id', '=', id).execute();
}

/** Of two texts with at most 3 other bits one band of four is the same, of others mostly: that makes them quick to find. */
const MOST_DIFFERING_BITS = 10;

/** Reports in one form may be many; their texts are then compared one by one. */
const MOST_SIMILAR = 20;

const bandsOf = (fingerprint: string): readonly string[] =>
  [0, 1, 2, 3].map((band) => `${band}${fingerprint.slice(band * 4, band * 4 + 4)}`);

function differingBits(first: string, second: string): number {
  let bits = BigInt(`0x${first}`) ^ BigInt(`0x${second}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}
