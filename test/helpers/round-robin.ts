/** A proxy as stands before several servers: each request goes to the next of them, past those that do not answer the phone. */
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';

export type RoundRobin = {
  readonly port: number;
  /** Requests that a server broke off. */
  readonly broken: string[];
  close(): Promise<void>;
};

/** `targets`: ports. */
export async function startRoundRobin(port: number, targets: readonly number[]): Promise<RoundRobin> {
  const broken: string[] = [];
  let turn = 0;

  function pass(request: IncomingMessage, response: ServerResponse, at: number, tries: number): void {
    const { method, headers, url } = request;
    const to = { host: '127.0.0.1', port: targets[at % targets.length], method, headers, path: url, agent: false };
    const passed = forward(to, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.once('error', fail).pipe(response);
    });
    const fail = (error: NodeJS.ErrnoException) => {
      broken.push(`${method} ${url}: ${error.code}`);
      response.destroy();
    };
    passed.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && tries > 1) pass(request, response, at + 1, tries - 1);
      else fail(error);
    });
    response.once('close', () => passed.destroy());
    // Nothing that comes through here has a body but what asks for a run.
    if (method === 'POST') request.pipe(passed);
    else passed.end();
  }

  const server = createServer((request, response) => {
    turn += 1;
    pass(request, response, turn, targets.length);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    broken,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
