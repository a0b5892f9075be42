/** What is told of every request: numbers for the metrics, one entry for the log; neither holds a token. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestPath } from './answer-published.ts';
import { redactPath } from './published-path.ts';
import type { RequestMetrics } from './request-metrics.ts';

/** One answered request. */
export type RequestEntry = {
  readonly method: string;
  /** As it was asked for, without the query; tokens are taken out. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** Sent, with the head of the answer. */
  readonly bytes: number;
  readonly userAgent?: string;
  /** The client left before the end. */
  readonly aborted?: true;
};

const PATH_KEPT = 500;
const USER_AGENT_KEPT = 200;

/** The path of a request as it may be told. */
export const tellablePath = (request: IncomingMessage): string => redactPath(requestPath(request)).slice(0, PATH_KEPT);

export function observeRequest(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: RequestMetrics,
  log: ((entry: RequestEntry) => void) | undefined,
): void {
  const started = performance.now();
  const { socket } = request;
  const sentBefore = socket.bytesWritten;
  const end = metrics.begin(request);
  // A router that answers leaves its own part of the path only.
  const path = tellablePath(request);
  response.once('close', () => {
    const milliseconds = performance.now() - started;
    const bytesSent = socket.bytesWritten - sentBefore;
    const status = response.statusCode;
    end({ status, seconds: milliseconds / 1000, bytesSent });
    const userAgent = request.headers['user-agent'];
    log?.({
      method: request.method ?? '',
      path,
      status,
      ms: Math.round(milliseconds),
      bytes: bytesSent,
      ...(userAgent !== undefined && { userAgent: redactPath(userAgent).slice(0, USER_AGENT_KEPT) }),
      ...(!response.writableFinished && { aborted: true }),
    });
  });
}
