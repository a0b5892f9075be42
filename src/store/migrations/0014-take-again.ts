/** Taking a job can be asked twice, when the first answer was lost, and takes jobs that were enqueued without a lane. */
import { type Kysely, sql } from 'kysely';

/** On PostgreSQL only, as the migration `queue-calls`. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function lectern_take_job(
      in_order text[], as_token text, lock_ms bigint, now_ms bigint, by_worker text, at_instant text
    ) returns table (queue text, id text, data jsonb, stalled_count integer, batches text[], has_lane boolean)
    language plpgsql as $$
    #variable_conflict use_column
    declare
      candidate text;
      taken record;
    begin
      -- The first call may still be at work; the statement after it sees what that has committed.
      perform pg_advisory_xact_lock(hashtextextended('lectern token ' || as_token, 0));
      return query select j.queue, j.id, j.data, j.stalled_count,
          array(select b.batch_id from queue_batches b where b.job_id = j.id order by b.batch_id),
          exists (select from claims c where c.token = as_token)
        from job j where j.queue = any(in_order) and j.state = 'active' and j.lock_token = as_token;
      if found then return; end if;
      foreach candidate in array in_order loop
        continue when not exists (select from job j where j.queue = candidate and j.state = 'waiting')
          and not exists (
            select from job j where j.queue = candidate and j.state = 'delayed' and j.process_at_ms <= now_ms);
        select * into taken from move_to_active(candidate, as_token, lock_ms, now_ms, by_worker, null, null);
        -- Others were quicker.
        continue when taken.id is null;
        -- Without a lane it is for the caller to name one.
        if taken.data->>'lane' is not null then
          -- The statement after it sees what whoever had it has committed.
          perform pg_advisory_xact_lock(hashtextextended('lectern lane ' || (taken.data->>'lane'), 0));
          insert into claims (lane, job_id, queue, token, worker, kind, since)
            values (taken.data->>'lane', taken.id, candidate, as_token, by_worker, taken.name, at_instant)
            on conflict (lane) do update
              set job_id = excluded.job_id, queue = excluded.queue, token = excluded.token,
                worker = excluded.worker, kind = excluded.kind, since = excluded.since
              where not exists (select from job j where j.queue = claims.queue and j.id = claims.job_id
                and j.state = 'active' and j.lock_token = claims.token);
        end if;
        return query select candidate, taken.id, taken.data, taken.stalled_count,
          array(select b.batch_id from queue_batches b where b.job_id = taken.id order by b.batch_id),
          exists (select from claims c where c.token = as_token);
        return;
      end loop;
    end $$`.execute(database);
}
