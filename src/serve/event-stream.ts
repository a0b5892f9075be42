/** What runs tell, as server-sent events (WHATWG HTML §9.2) that a reader can go on with after a break. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type StreamedEvent = {
  /** Counts from 1 in each process. */
  readonly number: number;
  readonly runId?: string;
  readonly event: { readonly kind: string };
};

export type EventSource = {
  eventsSince(number: number, runId?: string): readonly StreamedEvent[];
  watch(listener: (event: StreamedEvent) => void): () => void;
};

export type StreamedRuns = {
  readonly runId?: string;
  readonly isOver: boolean;
  /** What is sent of an event. */
  readonly present: (event: StreamedEvent) => unknown;
};

export type EventStreams = {
  /**
   * Sends what a reader has not had yet, then what comes. With a run's id only that run's events, and an `end` after
   * its last; a reader that has all of them already gets 204, which tells a browser not to ask again.
   */
  open(request: IncomingMessage, response: ServerResponse, about: StreamedRuns): void;
};

export type EventStreamsOptions = {
  readonly source: EventSource;
  /** Ends every stream when the server stops. */
  readonly stopping?: AbortSignal | undefined;
  /** A comment is sent so often, or proxies take the connection for dead. */
  readonly heartbeatMs?: number;
};

const AT_ONCE = 50;
/** A reader that takes nothing any more is let go when so much waits for it. */
const WAITING_BYTES = 1_000_000;

const isLast = ({ event }: StreamedEvent) => event.kind === 'run-finished' || event.kind === 'run-failed';

export function createEventStreams(options: EventStreamsOptions): EventStreams {
  const { source, stopping, heartbeatMs = 15_000 } = options;
  // Numbers begin anew with each process: a reader of an earlier one begins anew as well.
  const epoch = Date.now().toString(36);
  let open = 0;

  /** The last event that a reader has had, by header, or by query where a page begins to read. */
  function readPosition(request: IncomingMessage): number {
    const header = request.headers['last-event-id'];
    const query = /[?&]after=([\w-]+)/.exec(request.url ?? '')?.[1];
    const [, of, number] = /^(\w+)-(\d{1,15})$/.exec(typeof header === 'string' ? header : (query ?? '')) ?? [];
    return of === epoch ? Number(number) : 0;
  }

  return {
    open(request, response, { runId, isOver, present }) {
      const position = readPosition(request);
      const missed = source.eventsSince(position, runId);
      const isDone = runId !== undefined && (isOver || missed.some(isLast));
      if (isDone && missed.length === 0 && position > 0) {
        response.writeHead(204, { 'Cache-Control': 'no-store' }).end();
        return;
      }
      if (open >= AT_ONCE || stopping?.aborted) {
        response.writeHead(503, { 'Retry-After': '30', 'Cache-Control': 'no-store', 'Content-Length': 0 }).end();
        return;
      }
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // nginx would hold events back until its buffer is full.
        'X-Accel-Buffering': 'no',
      });
      const say = (text: string) => {
        // It may have ended and not be closed yet.
        if (!response.writableEnded) response.write(text);
        if (response.writableLength > WAITING_BYTES) response.destroy();
      };
      const send = (event: StreamedEvent) =>
        say(`id: ${epoch}-${event.number}\ndata: ${JSON.stringify(present(event))}\n\n`);
      say('retry: 2000\n\n');
      for (const event of missed) send(event);
      if (isDone) {
        response.end('event: end\ndata: {}\n\n');
        return;
      }
      open += 1;
      const forget = source.watch((event) => {
        if (runId !== undefined && event.runId !== runId) return;
        send(event);
        if (runId !== undefined && isLast(event)) response.end('event: end\ndata: {}\n\n');
      });
      const heartbeat = setInterval(() => say(': still here\n\n'), heartbeatMs);
      const end = () => response.end();
      stopping?.addEventListener('abort', end, { once: true });
      response.once('close', () => {
        open -= 1;
        forget();
        clearInterval(heartbeat);
        stopping?.removeEventListener('abort', end);
      });
    },
  };
}
