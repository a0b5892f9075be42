/** A web server on loopback for one test: it answers what the test says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type Origin = {
  readonly url: string;
  /** host:port, for fetch.allowPrivate. */
  readonly host: string;
  /** `METHOD /path` of every request, in order. */
  readonly requests: string[];
  close(): Promise<void>;
};

/** An answer without end, `bytes` at a time. */
export const trickle =
  (bytes: number): Answer =>
  (_request, response) => {
    const timer = setInterval(() => response.write(' '.repeat(bytes)), 5);
    response.on('close', () => clearInterval(timer));
  };

export async function startOrigin(answer: Answer): Promise<Origin> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
