/** The tables as Kysely sees them. JSON columns hold what this folder's modules put in and nothing else. */
import type { Generated } from 'kysely';

export type Schema = {
  items: {
    show_id: string;
    url: string;
    id: string | null;
    source: string | null;
    listing: string | null;
    status: string;
    input_hash: string | null;
    document_hash: string | null;
    listing_hash: string | null;
    validators: string | null;
    title: string | null;
    episode_id: string | null;
    attempt: string | null;
    attempted_at: string | null;
    failures: number;
    error: string | null;
    reason: string | null;
    why: string | null;
    next_check_at: string | null;
    added_by: string | null;
    added_at: string | null;
    asked: string | null;
    found: string | null;
    came_at: string | null;
    imported_by: string | null;
    updated_at: string;
  };
  episodes: {
    show_id: string;
    id: string;
    item_url: string;
    audio_hash: string;
    published_at: string;
    episode: string;
    revision: string;
    title: string;
    duration_seconds: number;
    byte_length: number;
    file_name: string;
    lite_file_name: string | null;
    created_at: string;
    digest_id: string | null;
    /** 1 or 0; null before there was a better voice. */
    stand_in: number | null;
  };
  fingerprints: { show_id: string; episode_id: string; band: string; fingerprint: string };
  retired_files: { show_id: string; file_name: string; retired_at: string };
  renders: { show_id: string; name: string; hash: string; pieces: string | null };
  episode_numbers: { show_id: string; episode_id: string; series: string; season: number | null; number: number };
  feeds: { show_id: string; kind: string; guid: string; address: string };
  sources: { show_id: string; source: string; state: string };
  runs: {
    id: string;
    trigger: string;
    worker: string | null;
    started_at: string;
    finished_at: string | null;
    outcome: string | null;
    summary: string | null;
    notices: string | null;
  };
  jobs: {
    id: Generated<number>;
    key: string;
    lane: string;
    kind: string;
    show_id: string | null;
    job: string;
    priority: number;
    due_at: string;
    reserved_for: string | null;
    token: string | null;
    claimed_by: string | null;
    claimed_until: string | null;
    times_lost: number;
    times_postponed: number;
    given_up: number;
    /** 1 or 0. */
    again: Generated<number>;
    enqueued_at: Generated<string>;
    error: string | null;
  };
  batch_jobs: { batch_id: string; job_id: number };
  claims: {
    lane: string;
    job_id: string;
    queue: string;
    token: string;
    worker: string;
    kind: string;
    since: string;
  };
  run_items: { run_id: string; position: number; show_id: string; url: string; item: string };
  ticks: { name: string; at: string };
  host_rests: { host: string; until: string };
  people: {
    id: string;
    show_id: string;
    name: string;
    /** Rights, with commas. */
    may: Generated<string>;
    token_hash: string;
    add_hash: string | null;
    created_at: string;
    revoked_at: string | null;
  };
  idempotency_keys: { key: string; body_hash: string; answer: string | null; taken_at: string };
  site_objects: {
    folder: string;
    name: string;
    object: string;
    byte_length: number;
    sha256: string;
    md5: string;
    modified_at: string;
  };
  cache_entries: {
    key: string;
    extension: string;
    byte_length: number;
    sha256: string;
    meta: string;
    /** ISO 8601 instant; a day in rows of version 0.1. */
    used_on: string;
  };
};
