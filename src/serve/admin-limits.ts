/** How often a client may guess, and how often it may call. */
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { sendProblem } from './problem.ts';

/**
 * Answers 429 after `limit` calls a minute from one address (IPv6: one /56, which is what one line is given). Put
 * before an answer to what failed only: who has the right secret never meets it.
 */
export function limitFailures(
  limit: number,
  skip: (request: Request) => boolean = () => false,
  answer: (response: Response, request: Request) => void = sayWait,
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    skip,
    ipv6Subnet: 56,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // It would warn of every header that a proxy sets; only a proxy on this machine is believed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (request: Request, response: Response) => {
      response.setHeader('Cache-Control', 'no-store');
      answer(response.status(429), request);
    },
  });
}

const sayWait = (response: Response) => response.type('text/plain').send('Too many wrong tries. Wait a minute.\n');

const sayTooMany = (response: Response) =>
  sendProblem(response, 429, {
    message: 'Too many calls.',
    hint: 'Wait a minute; ask for lists instead of each item.',
    why: { kind: 'many-calls' },
  });

/** Answers 429 after `limit` calls a minute of one caller; without `keyOf`, from one address. */
export function limitCalls(
  limit: number,
  keyOf?: (request: Request) => string,
  answer: (response: Response, request: Request) => void = sayTooMany,
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    ...(keyOf ? { keyGenerator: keyOf } : { ipv6Subnet: 56 as const }),
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (request: Request, response: Response) => answer(response, request),
  });
}
