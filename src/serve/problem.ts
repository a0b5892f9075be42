/** Failures as problem details (RFC 9457), each with what to do about it. */
import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { LecternError } from '../errors.ts';
import type { Fault, Why } from '../words/why.ts';
import { languageOf } from './choose-language.ts';

/** What it is about differs by kind. */
export const whySchema = z
  .custom<Why>((value) => typeof value === 'object' && value !== null && 'kind' in value)
  .meta({ type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] })
  .describe('The same by name, with what it is about, for programs that say it in another language.');

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z
      .string()
      .describe('What failed, and what to do about it, in the language that is asked for (Accept-Language).'),
    error: z.string().describe('What failed, in English.'),
    hint: z.string().optional().describe('What to do about it, in English.'),
    why: whySchema.optional(),
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

/** What a fault is in the words of whoever asks; set by {@link sayProblems}. */
type Say = (fault: Fault) => string;

/** From here on, what is for people to read of a problem is in the language that they ask for. */
export const sayProblems =
  (sayFault: (language: string, fault: Fault) => string): RequestHandler =>
  (request, response, next) => {
    const say: Say = (fault) => sayFault(languageOf(request, 'en'), fault);
    response.locals['say'] = say;
    next();
  };

/** Answers with a problem; nothing of an answer that failed is kept by a cache. */
export function sendProblem(response: Response, status: number, fault: Fault): void {
  const { message: error, hint, why } = fault;
  const say: Say = response.locals['say'] ?? (() => [error, hint].filter(Boolean).join(' '));
  const about = { detail: say(fault), error, ...(hint !== undefined && { hint }), ...(why && { why }) };
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Failure', status, ...about }));
}

/** A failure with a status of its own. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly hint: string | undefined;
  readonly why: Why | undefined;

  constructor(status: number, message: string, hint?: string, why?: Why) {
    super(message);
    this.status = status;
    this.hint = hint;
    this.why = why;
  }
}

/** `limit`: bytes. */
function tooLarge(limit: number): Fault {
  const most = limit < 100_000 ? `${Math.floor(limit / 1000)} kB` : `${Math.floor(limit / 1e5) / 10} MB`;
  return {
    message: `The body is larger than ${most}.`,
    hint: 'Send less at once; how large a document may be, uploads.maxMegabytes of the configuration says.',
    code: 'too-large',
    why: { kind: 'large-body', most },
  };
}

/** What Express says of a body that it refuses. */
const OF_BODIES: Readonly<Record<string, Fault>> = {
  'entity.parse.failed': { message: 'The body is no JSON.', why: { kind: 'broken-json' } },
  'encoding.unsupported': {
    message: 'The body has an encoding that is not known here.',
    why: { kind: 'unknown-encoding' },
  },
};

const UNREADABLE: Fault = { message: 'The request cannot be understood.', why: { kind: 'unreadable-request' } };

/** Express's last handler of a router; what is nobody's fault but the server's goes on to the next. */
export function answerProblem(thrown: unknown, _request: Request, response: Response, next: NextFunction): void {
  const problem = response.headersSent ? undefined : toProblem(thrown);
  if (problem?.status === 503) response.setHeader('Retry-After', '10');
  if (problem) sendProblem(response, problem.status, problem);
  else next(thrown);
}

const AWAY = {
  status: 503,
  why: { kind: 'away' },
  message: 'What this needs is away at the moment.',
  hint: 'Send it again in a minute.',
} as const;

const TOO_LONG = {
  status: 413,
  code: 'too-large',
  message: 'An address or a name is too long to be kept.',
  hint: 'Send a shorter one.',
  why: { kind: 'long-name' },
} as const;

function toProblem(thrown: unknown): (Fault & { readonly status: number }) | undefined {
  if (thrown instanceof ProblemError) return thrown;
  if (isTold(thrown)) {
    const { message, hint, code, why } = thrown;
    return { status: statusOf(thrown), message, hint, code, why };
  }
  if (thrown instanceof LecternError) {
    if (thrown.code === 'too-large') return TOO_LONG;
    // What it says of the server is for its operator.
    return thrown.retryable ? AWAY : undefined;
  }
  if (!(thrown instanceof Error)) return undefined;
  const { status, type, limit } = thrown as Error & Readonly<Partial<Record<'status' | 'type' | 'limit', unknown>>>;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (type === 'entity.too.large' && typeof limit === 'number') return { status, ...tooLarge(limit) };
  return { status, ...(OF_BODIES[String(type)] ?? UNREADABLE) };
}
