/** The tables as Kysely sees them. JSON columns hold what `create-store` puts in and nothing else. */
export type Schema = {
  items: {
    show_id: string;
    url: string;
    status: string;
    input_hash: string;
    title: string | null;
    episode_id: string | null;
    attempts: number;
    error: string | null;
    updated_at: string;
  };
  episodes: {
    show_id: string;
    id: string;
    item_url: string;
    audio_hash: string;
    published_at: string;
    episode: string;
  };
  renders: { show_id: string; name: string; hash: string };
  runs: { id: string; started_at: string; finished_at: string | null; summary: string | null };
  cache_entries: { key: string; extension: string; byte_length: number; sha256: string; meta: string; used_on: string };
};
