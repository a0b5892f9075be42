import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ProblemError } from '../../src/serve/problem.ts';
import { readBytes } from '../../src/serve/read-upload.ts';

let read = readBytes(1000);
// Not `once`, which fails with the connection.
const closing = (socket: Socket) => new Promise((resolve) => void socket.once('close', resolve));
const told = new EventEmitter();
const server = createServer(async (request, response) => {
  // Those that are sent behind it on its connection wait for its answer.
  if (request.url === '/unanswered') return;
  told.emit('came', request.socket);
  if (request.url === '/slowly-let-in') await closing(request.socket);
  const end = (status: number) => response.writeHead(status).end();
  try {
    read(request as never, response as never, (thrown?: unknown) => end(thrown === undefined ? 200 : 400));
  } catch (thrown) {
    end(thrown instanceof ProblemError ? thrown.status : 500);
  }
  told.emit('read');
});
// `listen` with a port gives an address.
const port = () => (server.address() as AddressInfo).port;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

beforeEach(() => {
  read = readBytes(1000);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (path: string, body: string, length = body.length) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${body}`;

it.each([
  ['while it was read', post('/', 'ha', 4)],
  ['before its sender was let in', post('/slowly-let-in', 'ha', 4)],
  ['behind another on its connection', post('/unanswered', '') + post('/', 'ha', 4)],
  ['whole, but behind another', post('/unanswered', '') + post('/', 'half')],
])('makes room for others when a body was cut off %s', async (_name, sent) => {
  for (let cut = 0; cut < 2; cut += 1) {
    const [came, hasRead] = [once(told, 'came'), once(told, 'read')];
    const client = connect(port(), '127.0.0.1');
    client.write(sent);
    const [socket] = await came;
    const closed = closing(socket);
    client.destroy();
    await Promise.all([closed, hasRead]);
  }
  const { status } = await fetch(`http://127.0.0.1:${port()}/`, { method: 'POST', body: 'half' });
  expect(status).toBe(200);
});

it('takes two at once and refuses a third', async () => {
  const clients = [0, 1].map(() => connect(port(), '127.0.0.1'));
  for (const client of clients) {
    const hasRead = once(told, 'read');
    client.write(post('/', 'ha', 4));
    await hasRead;
  }
  const { status } = await fetch(`http://127.0.0.1:${port()}/`, { method: 'POST', body: 'half' });
  expect(status).toBe(409);
  for (const client of clients) client.destroy();
});
