/** The pictures, and the recordings that came with mails, that episodes name and that are kept here. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { readInTurns } from './read-in-turns.ts';

type Pictures = { readonly showId: string; readonly id: string; readonly urls: readonly string[] };

const WHOLE_AT_ONCE = 20;

export async function listPictures(query: Kysely<Schema>): Promise<readonly string[]> {
  const rows = await readInTurns<Pictures>((last, limit) => picturesAfter(query, last, limit), WHOLE_AT_ONCE);
  return [...new Set(rows.flatMap(({ urls }) => urls))];
}

/** Episodes are large texts: they are searched, and not parsed. */
async function picturesAfter(
  query: Kysely<Schema>,
  last: Pictures | undefined,
  limit: number,
): Promise<readonly Pictures[]> {
  const rows = await query
    .selectFrom('episodes')
    .select(['show_id', 'id', 'episode'])
    .where(({ eb, or }) =>
      or([eb('episode', 'like', '%"imageUrl":"urn:%'), eb('episode', 'like', '%"url":"urn:sha256:%')]),
    )
    .$if(last !== undefined, (all) =>
      all.where(({ eb, or, and }) =>
        or([
          eb('show_id', '>', last?.showId ?? ''),
          and([eb('show_id', '=', last?.showId ?? ''), eb('id', '>', last?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('show_id')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ show_id: showId, id, episode }) => ({
    ...{ showId, id },
    urls: [...episode.matchAll(/"(?:imageUrl|url)":"(urn:[^"]*)"/g)].flatMap(([, url]) => url ?? []),
  }));
}
