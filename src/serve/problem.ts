/** Failures as problem details (RFC 9457), each with what to do about it. */
import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { LecternError } from '../errors.ts';

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What failed, and what to do about it.'),
    error: z.string().describe('What failed.'),
    hint: z.string().optional().describe('What to do about it.'),
  })
  .meta({ title: 'Problem', description: 'Problem details (RFC 9457).' });

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  usage: 400,
  invalid: 400,
  'not-found': 404,
  busy: 409,
  'too-large': 413,
  'no-article': 422,
};

/** The status that an answer has which says so. */
export const statusOf = ({ code }: LecternError): number => STATUS_BY_CODE[code] ?? 500;

/** Whether whoever asked may hear what failed: what a store says names the server’s database and folders. */
export const isTold = (thrown: unknown): thrown is LecternError =>
  thrown instanceof LecternError && thrown.stage !== 'store' && STATUS_BY_CODE[thrown.code] !== undefined;

/** Answers with a problem; nothing of an answer that failed is kept by a cache. */
export function sendProblem(response: Response, status: number, error: string, hint?: string): void {
  const detail = hint === undefined ? error : `${error} ${hint}`;
  const title = STATUS_CODES[status] ?? 'Failure';
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, error, ...(hint !== undefined && { hint }) }));
}

/** A failure with a status of its own. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

/** `limit`: bytes. */
function tooLarge(limit: number): Pick<ProblemError, 'message' | 'hint'> {
  const most = limit < 100_000 ? `${Math.floor(limit / 1000)} kB` : `${Math.floor(limit / 1e5) / 10} MB`;
  return {
    message: `The body is larger than ${most}.`,
    hint: 'Send less at once; how large a document may be, uploads.maxMegabytes of the configuration says.',
  };
}

/** What Express says of a body that it refuses. */
const OF_BODIES: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is no JSON.',
  'encoding.unsupported': 'The body has an encoding that is not known here.',
};

/** Express's last handler of a router; what is nobody's fault but the server's goes on to the next. */
export function answerProblem(thrown: unknown, _request: Request, response: Response, next: NextFunction): void {
  const problem = response.headersSent ? undefined : toProblem(thrown);
  if (problem?.status === 503) response.setHeader('Retry-After', '10');
  if (problem) sendProblem(response, problem.status, problem.message, problem.hint);
  else next(thrown);
}

const AWAY = {
  status: 503,
  message: 'What this needs is away at the moment.',
  hint: 'Send it again in a minute.',
} as const;

const TOO_LONG = { status: 413, message: 'An address or a name is too long to be kept.', hint: 'Send a shorter one.' };

function toProblem(thrown: unknown): Pick<ProblemError, 'status' | 'message' | 'hint'> | undefined {
  if (thrown instanceof ProblemError) return thrown;
  if (isTold(thrown)) return { status: statusOf(thrown), message: thrown.message, hint: thrown.hint };
  if (thrown instanceof LecternError) {
    if (thrown.code === 'too-large') return TOO_LONG;
    // What it says of the server is for its operator.
    return thrown.retryable ? AWAY : undefined;
  }
  if (!(thrown instanceof Error)) return undefined;
  const { status, type, limit } = thrown as Error & Readonly<Partial<Record<'status' | 'type' | 'limit', unknown>>>;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (type === 'entity.too.large' && typeof limit === 'number') return { status, ...tooLarge(limit) };
  return { status, message: OF_BODIES[String(type)] ?? 'The request cannot be understood.', hint: undefined };
}
