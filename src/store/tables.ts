/** What of a store is worth carrying to another database: each table, in the order of its key. */

export type Table = {
  readonly name: string;
  readonly key: readonly string[];
  /** Columns that hold instants. */
  readonly instants: readonly string[];
  /** So many rows are held in memory at once. */
  readonly rowsAtOnce: number;
};

const table = (name: string, key: readonly string[], instants: readonly string[] = [], rowsAtOnce = 500): Table => ({
  name,
  key,
  instants,
  rowsAtOnce,
});

/** Jobs are no rows of every store; claims, workers and the turns of hosts are of the moment. */
export const STATE_TABLES: readonly Table[] = [
  table('items', ['show_id', 'url'], ['attempted_at', 'next_check_at', 'added_at', 'came_at', 'updated_at']),
  // With the whole text and timeline of an article each.
  table('episodes', ['show_id', 'id'], ['published_at', 'created_at'], 50),
  table('fingerprints', ['show_id', 'band', 'episode_id']),
  table('retired_files', ['show_id', 'file_name'], ['retired_at']),
  table('renders', ['show_id', 'name'], [], 100),
  table('episode_numbers', ['show_id', 'episode_id']),
  table('feeds', ['show_id', 'kind']),
  table('sources', ['show_id', 'source']),
  table('runs', ['id'], ['started_at', 'finished_at']),
  table('run_items', ['run_id', 'position']),
  table('ticks', ['name']),
  table('host_rests', ['host'], ['until']),
  table('people', ['id'], ['created_at', 'revoked_at']),
  table('site_objects', ['folder', 'name'], ['modified_at']),
];

/** Of a machine's own cache. */
export const CACHE_TABLE: Table = table('cache_entries', ['key']);
