import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostRests } from '../../src/io/host-gate.ts';
import { createLocalHostGate } from '../../src/io/local-host-gate.ts';
import { createPostgresHostTurns } from '../../src/io/postgres-host-turns.ts';
import { createPostgresRobots } from '../../src/io/postgres-robots.ts';
import { up as sharedQueue } from '../../src/store/migrations/0007-shared-queue.ts';
import { up as robotsTable } from '../../src/store/migrations/0010-robots.ts';
import { describeHostGate } from '../contracts/host-gate-contract.ts';
import { createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';

describe.skipIf(postgresPrograms === undefined)('with PostgreSQL', () => {
  let pool: pg.Pool;
  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: await createSharedDatabase() });
    const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    for (const up of [sharedQueue, robotsTable]) await up(database);
  });
  afterAll(() => pool.end());
  const query = async <Row>(text: string, values: readonly unknown[]) =>
    (await pool.query(text, values.slice())).rows as Row[];
  const openTurns = (wallClock: () => number) => createPostgresHostTurns({ query, wallClock });

  describeHostGate(
    'on PostgreSQL',
    async (surroundings) => {
      await query('truncate host_turns', []);
      const known = new Map<string, string>();
      const rests: HostRests = {
        find: async (host) => known.get(host),
        save: async (host, at) => void known.set(host, at),
      };
      const all: { close(): void }[] = [];
      return {
        open(delaySeconds) {
          const turns = openTurns(surroundings.wallClock);
          all.push(turns);
          return createLocalHostGate({ delaySeconds, ...surroundings, rests, turns });
        },
        close: async () => {
          for (const turns of all) turns.close();
        },
      };
    },
    { isShared: true },
  );

  it('keeps what sites say to programs for all processes', async () => {
    const robots = createPostgresRobots({ query });
    expect(await robots.find('https://paper.example', 1000)).toBeUndefined();
    await robots.save('https://paper.example', 'User-agent: *\0', 5000);
    await robots.save('https://paper.example', 'User-agent: all\0', 5000);
    expect(await robots.find('https://paper.example', 1000)).toEqual({ text: 'User-agent: all', until: 5000 });
    expect(await robots.find('https://paper.example', 5000)).toBeUndefined();
  });

  it('lets the next process in when the one inside was killed', async () => {
    let clock = Date.parse('2026-03-01T12:00:00Z');
    const [killed, other] = [openTurns(() => clock), openTurns(() => clock)];
    expect(await killed.take('killed.example:443', 1000)).toHaveProperty('leave');
    clock += 2000;
    expect(await other.take('killed.example:443', 1000)).toEqual({ waitMs: 200 });
    clock += 60_000;
    expect(await other.take('killed.example:443', 1000)).toHaveProperty('leave');
    for (const turns of [killed, other]) turns.close();
  });
});
