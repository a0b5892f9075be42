/** Taking a job and ending it, each in one transaction of one call: what many workers wait for is round trips and commits. */
import { type Kysely, sql } from 'kysely';

/** On PostgreSQL only. Tables and functions without a schema are found as the caller's connection finds them, BullMQ's too. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create function lectern_take_job(
      in_order text[], as_token text, lock_ms bigint, now_ms bigint, by_worker text, at_instant text
    ) returns table (queue text, id text, data jsonb, stalled_count integer, batches text[], has_lane boolean)
    language plpgsql as $$
    #variable_conflict use_column
    declare
      candidate text;
      taken record;
    begin
      foreach candidate in array in_order loop
        continue when not exists (select from job j where j.queue = candidate and j.state = 'waiting')
          and not exists (
            select from job j where j.queue = candidate and j.state = 'delayed' and j.process_at_ms <= now_ms);
        select * into taken from move_to_active(candidate, as_token, lock_ms, now_ms, by_worker, null, null);
        -- Others were quicker.
        continue when taken.id is null;
        -- The statement after it sees what whoever had it has committed.
        perform pg_advisory_xact_lock(hashtextextended('lectern lane ' || (taken.data->>'lane'), 0));
        insert into claims (lane, job_id, queue, token, worker, kind, since)
          values (taken.data->>'lane', taken.id, candidate, as_token, by_worker, taken.name, at_instant)
          on conflict (lane) do update
            set job_id = excluded.job_id, queue = excluded.queue, token = excluded.token,
              worker = excluded.worker, kind = excluded.kind, since = excluded.since
            where not exists (select from job j where j.queue = claims.queue and j.id = claims.job_id
              and j.state = 'active' and j.lock_token = claims.token);
        return query select candidate, taken.id, taken.data, taken.stalled_count,
          array(select b.batch_id from queue_batches b where b.job_id = taken.id order by b.batch_id),
          exists (select from claims c where c.token = as_token);
        return;
      end loop;
    end $$`.execute(database);
  await sql`
    create function lectern_complete_job(in_queue text, of_id text, as_token text, in_lane text, now_ms bigint)
    returns table (ended text, woken jsonb)
    language plpgsql as $$
    declare
      known jsonb;
      waiting jsonb;
    begin
      select j.data into known from job j
        where j.queue = in_queue and j.id = of_id and j.state = 'active' and j.lock_token = as_token
          and exists (select from claims c where c.lane = in_lane and c.token = as_token)
        for update of j;
      if not found then
        return query select 'lost', '[]'::jsonb;
        return;
      end if;
      if known ? 'again' then
        return query select 'again', '[]'::jsonb;
        return;
      end if;
      perform move_to_completed(in_queue, of_id, as_token, 'null'::jsonb, now_ms, true, null, null);
      delete from queue_batches b where b.job_id = of_id;
      -- Whoever parks a job meanwhile is waited for, and seen by the next statement.
      delete from claims c where c.lane = in_lane and c.token = as_token;
      with gone as (delete from parked_jobs p where p.lane = in_lane returning p.job_id, p.queue)
        select coalesce(jsonb_agg(gone), '[]'::jsonb) into waiting from gone;
      return query select 'done', waiting;
    end $$`.execute(database);
}
