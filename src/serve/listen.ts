/** Opens the port, and closes it so that downloads may finish. */
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LecternError } from '../errors.ts';

export type ListeningServer = {
  readonly server: Server;
  /** The port that was given by the system when 0 was asked for. */
  readonly port: number;
  /**
   * Takes no new connections, ends the idle ones at once and waits for running answers at most `graceMs`; then ends
   * those too.
   */
  close(graceMs: number): Promise<void>;
};

/** How long a client may take and how much it may ask; each is against one way to use a server up. */
export type ConnectionLimits = {
  /** From the first byte of a request to the last of its head. */
  readonly headersMs: number;
  /** To the last of its body. */
  readonly requestMs: number;
  /** The same, of a body that may come slowly. */
  readonly slowRequestMs: number;
  /** Without a request on an open connection; longer than the 60 s of common proxies, which would else meet a closed one. */
  readonly keepAliveMs: number;
  /** Without taking a byte of an answer; browsers stop reading while a player is paused, and go on with a range. */
  readonly idleMs: number;
  readonly maxHeaderBytes: number;
  readonly maxRequestsPerSocket: number;
  readonly maxConnections: number;
  /** How often the first two are looked at. */
  readonly checkMs: number;
};

const LIMITS: ConnectionLimits = {
  headersMs: 15_000,
  requestMs: 30_000,
  slowRequestMs: 600_000,
  keepAliveMs: 65_000,
  idleMs: 600_000,
  maxHeaderBytes: 16_384,
  maxRequestsPerSocket: 10_000,
  maxConnections: 10_000,
  checkMs: 5000,
};

/**
 * @throws LecternError `busy` when the port is taken, `no-permission` when it may not be opened, `invalid` for a host
 * that is not this machine's.
 */
export function listen(
  app: RequestListener,
  address: { readonly host: string; readonly port: number },
  limits: Partial<ConnectionLimits> = {},
): Promise<ListeningServer> {
  const server = createLimitedServer(app, { ...LIMITS, ...limits });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, address)));
    server.listen(address.port, address.host, () => {
      // A TCP server that listens has an address of this shape; only pipes have a string.
      const { port } = server.address() as AddressInfo;
      resolve({ server, port, close: (graceMs) => close(server, graceMs) });
    });
  });
}

const slow = new WeakSet<IncomingMessage>();

/** The body of this request may take as long as an upload from a phone does. */
export const allowSlowBody = (request: IncomingMessage): void => void slow.add(request);

function limitBody(request: IncomingMessage, requestMs: number): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  if (length === '0' && coding === undefined) return;
  const giveUp = setTimeout(() => {
    if (!request.complete && !slow.has(request)) request.socket.destroy();
  }, requestMs);
  request.once('close', () => clearTimeout(giveUp));
}

function createLimitedServer(app: RequestListener, limits: ConnectionLimits): Server {
  const server = createHttpServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: Math.max(limits.requestMs, limits.slowRequestMs),
      keepAliveTimeout: limits.keepAliveMs,
      maxHeaderSize: limits.maxHeaderBytes,
      connectionsCheckingInterval: limits.checkMs,
      // Two lengths, or a length and chunks: a proxy may read such a request otherwise than we do (RFC 9112 §6.3).
      insecureHTTPParser: false,
    },
    app,
  );
  server.on('request', (request) => limitBody(request, limits.requestMs));
  server.maxRequestsPerSocket = limits.maxRequestsPerSocket;
  server.maxConnections = limits.maxConnections;
  server.timeout = limits.idleMs;
  return server;
}

const SWEEP_MS = 50;

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose answer ends later would be kept open for a next request that is not taken any more.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(deadline);
      clearInterval(sweep);
      resolve();
    });
  });
}

function explain(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): LecternError {
  const common = { stage: 'serve', cause: error } as const;
  if (error.code === 'EADDRINUSE')
    return new LecternError(`Port ${port} is already in use.`, {
      ...common,
      code: 'busy',
      hint: 'Stop the program that uses it, or choose another with --port.',
    });
  if (error.code === 'EACCES')
    return new LecternError(`Port ${port} may not be opened.`, {
      ...common,
      code: 'no-permission',
      hint: 'Ports below 1024 need special rights: choose a higher one with --port and put a proxy in front.',
    });
  return new LecternError(`Cannot listen on ${host}:${port} (${error.message}).`, {
    ...common,
    code: 'invalid',
    hint: 'Give an address of this machine with --host, for instance 127.0.0.1 or 0.0.0.0.',
  });
}
