/** Stands before an S3 server and spoils what passes: refuses, holds back, counts. */
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type S3Proxy = {
  readonly endpoint: string;
  /** Answers 503 as long as it says so. */
  refuse: (request: IncomingMessage) => boolean;
  /** Called before a request that writes is passed on, which waits for it. */
  beforeWrite: (request: IncomingMessage) => Promise<void>;
  /** Requests that were passed on. */
  readonly passed: string[];
  close(): Promise<void>;
};

const UNAVAILABLE =
  '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>';

export async function startS3Proxy(target: string): Promise<S3Proxy> {
  const { hostname, port } = new URL(target);

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (proxy.refuse(request)) {
      request.resume();
      response.writeHead(503, { 'Content-Type': 'application/xml' }).end(UNAVAILABLE);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') await proxy.beforeWrite(request);
    proxy.passed.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`);
    const { method, headers, url } = request;
    const passed = forward({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.once('error', () => response.destroy());
    request.pipe(passed);
  }

  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: S3Proxy = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuse: () => false,
    beforeWrite: async () => undefined,
    passed: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
