import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresListener, type PostgresListener } from '../../src/io/postgres-listener.ts';
import type { RunEvent } from '../../src/jobs/events.ts';
import { createPostgresEvents, EVENTS_CHANNEL, type PostgresEvents } from '../../src/jobs/postgres-events.ts';
import { up } from '../../src/store/migrations/0007-shared-queue.ts';
import { describeEvents } from '../contracts/events-contract.ts';
import { createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';

const notice = (message: string): RunEvent => ({ kind: 'notice', showId: 'a', message });

describe.skipIf(postgresPrograms === undefined)('with PostgreSQL', () => {
  let pool: pg.Pool;
  let listeners: readonly PostgresListener[];
  const query = async <Row>(text: string, values: readonly unknown[]) =>
    (await pool.query(text, values.slice())).rows as Row[];
  /** The events of the process with this number. */
  const open = (index = 0) => {
    const [first] = listeners;
    return createPostgresEvents({ query, listener: listeners[index] ?? (first as PostgresListener) });
  };
  beforeAll(async () => {
    const connectionString = await createSharedDatabase();
    pool = new pg.Pool({ connectionString });
    await up(new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }));
    listeners = await Promise.all([0, 1].map(() => openPostgresListener(connectionString, [EVENTS_CHANNEL])));
  });
  afterAll(async () => {
    for (const listener of listeners) await listener.close();
    await pool.end();
  });

  let before: PostgresEvents | undefined;
  describeEvents('of one process', async () => {
    before?.close();
    const events = open();
    before = events;
    return { events, delivered: () => events.flush() };
  });

  it('reach the other processes in order and once, however long they are', async () => {
    const [here, there] = [open(0), open(1)];
    const long = 'x'.repeat(20_000);
    const messages = ['first', long, ...Array.from({ length: 300 }, (_, index) => `${index} 早上好`), 'last'];
    const heard: string[] = [];
    const own: string[] = [];
    there.subscribe('run', (event, _batches, isOwn) => {
      if (event.kind === 'notice' && !isOwn) heard.push(event.message);
    });
    here.subscribe('run', (event, _batches, isOwn) => {
      if (event.kind === 'notice' && isOwn) own.push(event.message);
    });
    for (const message of messages) here.publish(['run'], notice(message));
    here.publish(['other'], notice('of another run'));
    await here.flush();
    await there.flush();
    expect(heard).toEqual(messages);
    expect(own).toEqual(messages);
  });

  it('are sent with the mark that is waited for, by one notification', async () => {
    const sent: string[] = [];
    const counting = createPostgresEvents({
      query: (text, values) => {
        sent.push(text);
        return query(text, values);
      },
      listener: listeners[0] as PostgresListener,
    });
    counting.publish(['run'], notice('a job is done'));
    await counting.flush();
    expect(sent).toEqual(['select pg_notify($1, $2)']);
    counting.close();
  });

  it('tell other processes only how far it is now', async () => {
    const [here, there] = [open(0), open(1)];
    const heard: number[] = [];
    there.subscribe(undefined, (event) => event.kind === 'progress' && heard.push(event.done));
    for (let done = 0; done <= 500; done += 1)
      here.publish(['run'], { kind: 'progress', title: 'A', stage: 'narrate', done, total: 500, unit: 'seconds' });
    await here.flush();
    await there.flush();
    expect(heard).toEqual([500]);
  });

  it('are heard again after the connection was lost', async () => {
    const [here, there] = [open(0), open(1)];
    const lost = new Promise<void>((resolve) => {
      const stop = listeners[1]?.hear(EVENTS_CHANNEL, (payload) => {
        if (payload !== undefined) return;
        stop?.();
        resolve();
      });
    });
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lectern listener'",
    );
    await lost;
    const heard = new Promise((resolve) => there.subscribe('run', resolve));
    here.publish(['run'], notice('again'));
    expect(await heard).toEqual(notice('again'));
  });
});
