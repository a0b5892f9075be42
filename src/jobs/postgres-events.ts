/** Events among processes that share a database: told here at once, and to the others through PostgreSQL's notifications. */
import { randomUUID } from 'node:crypto';
import type { PostgresListener } from '../io/postgres-listener.ts';
import { type Events, type RunEvent, workOf } from './events.ts';
import { createFanOut } from './fan-out.ts';

export const EVENTS_CHANNEL = 'lectern_events';

export type PostgresEventsOptions = {
  readonly query: <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;
  readonly listener: Pick<PostgresListener, 'hear'>;
  /** How long events are gathered before they are sent. Default 50 ms. */
  readonly gatherMs?: number;
};

type Told = { readonly batches: readonly string[]; readonly event: RunEvent };
type Heard = Told & { readonly isOwn: boolean };

/** What one process sends at once: the events themselves, or where they lie; a mark comes after all before it. */
type Message = { readonly from: string } & (
  | { readonly events: readonly Told[]; readonly mark?: string }
  | { readonly row: string }
);

/** PostgreSQL takes 7,999 bytes. */
const MOST_BYTES = 7900;

/** Long ones are for who is connected, and he has had them by then. */
const KEPT_MS = 600_000;

/** So long it is waited for what others have told, when the database does not answer. */
const PATIENCE_MS = 2000;

export type PostgresEvents = Events & { close(): void };

export function createPostgresEvents({ query, listener, gatherMs = 50 }: PostgresEventsOptions): PostgresEvents {
  const me = randomUUID();
  const { publish, subscribe } = createFanOut<Heard>();
  const marks = new Map<string, () => void>();
  let waiting: Told[] = [];
  let sending: Promise<void> = Promise.resolve();
  let hearing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const notify = (message: Message) => query('select pg_notify($1, $2)', [EVENTS_CHANNEL, JSON.stringify(message)]);

  async function send(events: readonly Told[], mark?: string): Promise<void> {
    const message = { from: me, events, ...(mark !== undefined && { mark }) };
    if (Buffer.byteLength(JSON.stringify(message)) <= MOST_BYTES) {
      await notify(message);
      return;
    }
    if (events.length > 1) {
      const half = Math.ceil(events.length / 2);
      await send(events.slice(0, half));
      await send(events.slice(half), mark);
      return;
    }
    const row = randomUUID();
    await query('delete from long_events where told_at < $1', [Date.now() - KEPT_MS]);
    await query('insert into long_events (id, body, told_at) values ($1, $2, $3)', [
      row,
      JSON.stringify(events),
      Date.now(),
    ]);
    await notify({ from: me, row });
    if (mark !== undefined) await notify({ from: me, events: [], mark });
  }

  function sendWaiting(mark?: string): void {
    clearTimeout(timer);
    timer = undefined;
    const events = waiting;
    waiting = [];
    // What the others miss they find in the history of runs.
    if (events.length > 0 || mark !== undefined)
      sending = sending.then(() => send(events, mark)).catch(() => undefined);
  }

  async function hear(payload: string): Promise<void> {
    // Sent by this module.
    const message = JSON.parse(payload) as Message;
    if (message.from === me) {
      if ('mark' in message && message.mark !== undefined) marks.get(message.mark)?.();
      return;
    }
    const events = 'events' in message ? message.events : await readRow(message.row);
    for (const told of events) publish({ ...told, isOwn: false });
  }

  async function readRow(id: string): Promise<readonly Told[]> {
    const [row] = await query<{ body: string }>('select body from long_events where id = $1', [id]);
    return row ? JSON.parse(row.body) : [];
  }

  const stop = listener.hear(EVENTS_CHANNEL, (payload) => {
    if (payload !== undefined) hearing = hearing.then(() => hear(payload)).catch(() => undefined);
  });

  return {
    publish(batches, event) {
      publish({ batches, event, isOwn: true });
      const last = waiting.at(-1)?.event;
      // Only how far it is now is worth telling.
      if (last?.kind === 'progress' && event.kind === 'progress' && workOf(last) === workOf(event)) waiting.pop();
      waiting.push({ batches, event });
      timer ??= setTimeout(sendWaiting, gatherMs);
    },
    subscribe: (wanted, listener) =>
      subscribe(({ batches, event, isOwn }) => {
        if (wanted === undefined || batches.includes(wanted)) listener(event, batches, isOwn);
      }),
    async flush() {
      const mark = randomUUID();
      // Notifications come in the order in which their transactions ended, whoever sent them.
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, PATIENCE_MS);
        marks.set(mark, () => {
          clearTimeout(late);
          resolve();
        });
        sendWaiting(mark);
      });
      marks.delete(mark);
    },
    close() {
      clearTimeout(timer);
      stop();
    },
  };
}
