/** What sites' robots.txt say, read by one process for all that share a database. */
import type { PostgresHostTurnsOptions } from './postgres-host-turns.ts';
import type { RobotsMemory } from './robots-rules.ts';

export const createPostgresRobots = ({ query }: Pick<PostgresHostTurnsOptions, 'query'>): RobotsMemory => ({
  async find(origin, now) {
    const sql = 'select body, kept_until from robots where origin = $1 and kept_until > $2';
    const [row] = await query<{ body: string; kept_until: string | number }>(sql, [origin, now]);
    return row && { text: row.body, until: Number(row.kept_until) };
  },
  async save(origin, text, until) {
    await query(
      `insert into robots (origin, body, kept_until) values ($1, $2, $3)
       on conflict (origin) do update set body = $2, kept_until = $3`,
      // PostgreSQL has no such character.
      [origin, text.replaceAll('\0', ''), until],
    );
  },
});
