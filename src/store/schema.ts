/** The tables as Kysely sees them. JSON columns hold what this folder's modules put in and nothing else. */
export type Schema = {
  items: {
    show_id: string;
    url: string;
    source: string | null;
    status: string;
    input_hash: string;
    document_hash: string | null;
    listing_hash: string | null;
    validators: string | null;
    title: string | null;
    episode_id: string | null;
    attempts: number;
    error: string | null;
    reason: string | null;
    next_check_at: string | null;
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
  sources: { show_id: string; source: string; state: string };
  runs: { id: string; trigger: string; started_at: string; finished_at: string | null; summary: string | null };
  run_items: { run_id: string; position: number; show_id: string; url: string; item: string };
  ticks: { name: string; at: string };
  host_rests: { host: string; until: string };
  subscribers: {
    id: string;
    show_id: string;
    name: string;
    token_hash: string;
    created_at: string;
    revoked_at: string | null;
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
